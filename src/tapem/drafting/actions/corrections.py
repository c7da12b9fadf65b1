"""Sending, answering, accepting, returning and withdrawing corrections."""

import datetime as dt

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from tapem.accounts.actors import Actor
from tapem.accounts.door import require
from tapem.audit.actions import record
from tapem.audit.vocabulary import Term
from tapem.drafting.actions.drafts import current_round
from tapem.drafting.actions.vocabulary import (
    CORRECTION_ACCEPTED,
    CORRECTION_ANSWERED,
    CORRECTION_COMMENTED,
    CORRECTION_RETURNED,
    CORRECTION_SENT,
    CORRECTION_WITHDRAWN,
)
from tapem.drafting.choices import CorrectionKind, CorrectionState, MessageKind
from tapem.drafting.models import (
    Correction,
    CorrectionMessage,
    Draft,
    Handover,
    Node,
    NodeRevision,
)
from tapem.drafting.policies import (
    may_answer_correction,
    may_comment_correction,
    may_send_correction,
    may_settle_correction,
)
from tapem.drafting.queries import chapter_above, closing_revisions
from tapem.drafting.rules import states
from tapem.followups import actions as followups
from tapem.followups.choices import FollowUpState, SubjectKind
from tapem.followups.models import FollowUp
from tapem.followups.queries import followup_about
from tapem.kernel import clock
from tapem.kernel.errors import Invalid, RuleBroken, Stale
from tapem.meetings.models import AgendaItem
from tapem.regions.models import Agency

LONGEST_TEXT = 4_000


@transaction.atomic
def send_correction(
    *,
    actor: Actor,
    draft: Draft,
    agency: Agency,
    text: str,
    kind: CorrectionKind,
    due_on: dt.date | None,
    target_node: Node | None = None,
    target_key: str = "",
    target_label: str = "",
    quote: str = "",
    agenda_item: AgendaItem | None = None,
) -> Correction:
    """Ask an agency of the team to mend something by a day; it lands in its inbox.

    The target is a node, and inside it a row or cell by its key. A due date in the past
    and an agency outside the team are refused.
    """
    require(may_send_correction(actor, draft))
    return write_correction(
        actor, draft=draft, agency=agency, text=text, kind=kind, due_on=due_on,
        target_node=target_node, target_key=target_key, target_label=target_label,
        quote=quote, agenda_item=agenda_item,
    )  # fmt: skip


def write_correction(
    actor: Actor,
    *,
    draft: Draft,
    agency: Agency,
    text: str,
    kind: CorrectionKind,
    due_on: dt.date | None,
    target_node: Node | None = None,
    target_key: str = "",
    target_label: str = "",
    quote: str = "",
    agenda_item: AgendaItem | None = None,
    handover: Handover | None = None,
) -> Correction:
    """Write a correction whose sender was permitted before (coordinator, or legal section)."""
    _require_correction(draft, agency, text, due_on, target_node)
    locked = Draft.objects.select_for_update().get(pk=draft.pk)
    last = locked.corrections.aggregate(last=Max("number"))["last"] or 0
    correction = Correction.objects.create(
        region=draft.region,
        draft=draft,
        round=current_round(draft),
        number=last + 1,
        kind=kind,
        chapter=chapter_above(target_node),
        target_node=target_node,
        target_key=target_key,
        target_label=target_label[:300],
        quote=quote,
        agency=agency,
        text=text.strip(),
        due_on=due_on,
        agenda_item=agenda_item,
        handover=handover,
        opened_at=clock.now(),
    )
    _say(actor, correction, MessageKind.ASKS, text.strip())
    record(actor, CORRECTION_SENT, correction, changes={"due_on": (None, due_on)})
    _put_into_inbox(actor, correction)
    return correction


def _require_correction(
    draft: Draft, agency: Agency, text: str, due_on: dt.date | None, target: Node | None
) -> None:
    problems = {}
    if not text.strip():
        problems["text"] = _("Tulis apa yang harus diperbaiki.")
    elif len(text) > LONGEST_TEXT:
        problems["text"] = _("Koreksi paling panjang 4.000 huruf.")
    if not draft.team.filter(agency=agency).exists():
        problems["agency"] = _("Perangkat daerah ini bukan anggota tim penyusun.")
    if due_on is not None and due_on < clock.today():
        problems["due_on"] = _("Batas waktu sudah lewat.")
    if target is not None and target.draft_id != draft.pk:
        problems["target_node"] = _("Bagian ini bukan dari rancangan yang sama.")
    if problems:
        raise Invalid(problems)


@transaction.atomic
def answer_correction(
    *,
    actor: Actor,
    correction: Correction,
    text: str,
    revision: NodeRevision | None = None,
    change: str = "",
    version: int | None = None,
) -> None:
    """Answer for the agency, with what closes it: a revision, a changed cell, or a reason.

    `revision` must be of the target or of what hangs under it; `change` says it in words ("Pagu 2024: 0 →
    250.000.000"). With neither, the answer itself is the reason why nothing changes.
    """
    require(may_answer_correction(actor, correction))
    correction = _locked(correction, version, text)
    _require_words(text, _("Tulis jawaban koreksi."))
    if revision is not None and revision not in closing_revisions(correction):
        raise RuleBroken(_("Perubahan ini bukan pada bagian yang dikoreksi."), field="revision")
    correction.closing_revision = revision
    correction.closing_change = (change.strip() or ("" if revision else text.strip()))[:300]
    _move(actor, correction, CorrectionState.ANSWERED, CORRECTION_ANSWERED)
    _say(actor, correction, MessageKind.ANSWERS, text, revision)
    followup = _followup(correction)
    if followup and followup.state == FollowUpState.OPEN:
        followups.report_followup(actor=actor, followup=followup, evidence=text)


@transaction.atomic
def comment_correction(*, actor: Actor, correction: Correction, text: str) -> None:
    """Say something in the thread without changing the state."""
    require(may_comment_correction(actor, correction))
    _require_words(text, _("Tulis tanggapan."))
    if correction.state not in states.UNSETTLED:
        raise RuleBroken(_("Koreksi ini sudah selesai."))
    _say(actor, correction, MessageKind.COMMENTS, text)
    record(actor, CORRECTION_COMMENTED, correction)


@transaction.atomic
def accept_correction(
    *, actor: Actor, correction: Correction, note: str = "", version: int | None = None
) -> None:
    """Accept an answer and close the correction; no reason is needed."""
    require(may_settle_correction(actor, correction))
    correction = _locked(correction, version, note)
    correction.closed_at = clock.now()
    _move(actor, correction, CorrectionState.ACCEPTED, CORRECTION_ACCEPTED)
    _say(actor, correction, MessageKind.ACCEPTS, note or _("Jawaban diterima."))
    if followup := _followup(correction):
        followups.settle(actor=actor, followup=followup, evidence=correction.closing_change)


@transaction.atomic
def return_correction(
    *, actor: Actor, correction: Correction, reason: str, version: int | None = None
) -> None:
    """Send an answer back to the agency; a reason is needed."""
    require(may_settle_correction(actor, correction))
    correction = _locked(correction, version, reason)
    _require_words(reason, _("Tulis alasan pengembalian."), field="reason")
    _move(actor, correction, CorrectionState.RETURNED, CORRECTION_RETURNED, reason)
    _say(actor, correction, MessageKind.RETURNS, reason)
    _put_into_inbox(actor, correction)


@transaction.atomic
def withdraw_correction(
    *, actor: Actor, correction: Correction, reason: str, version: int | None = None
) -> None:
    """Take a correction back; a reason is needed."""
    require(may_settle_correction(actor, correction))
    correction = _locked(correction, version, reason)
    _require_words(reason, _("Tulis alasan penarikan."), field="reason")
    correction.closed_at = clock.now()
    _move(actor, correction, CorrectionState.WITHDRAWN, CORRECTION_WITHDRAWN, reason)
    _say(actor, correction, MessageKind.WITHDRAWS, reason)
    if followup := _followup(correction):
        followups.drop_followup(actor=actor, followup=followup, reason=reason)


def _locked(correction: Correction, version: int | None, mine: str) -> Correction:
    """Return the correction as it stands, locked; Stale when it was saved since."""
    now = Correction.objects.select_for_update().get(pk=correction.pk)
    if version is not None and now.version != version:
        last = now.messages.order_by("-at", "-pk").first()
        raise Stale(
            _("Koreksi ini berubah sesudah Anda membukanya."),
            theirs=last.text if last else str(now.get_state_display()),
            mine=mine,
        )
    return now


def _move(
    actor: Actor, correction: Correction, to: CorrectionState, term: Term, reason: str = ""
) -> None:
    old = correction.state
    states.require_step(
        states.CORRECTION, old, to, _("Langkah ini tidak berlaku untuk keadaan koreksi sekarang.")
    )
    correction.state = to
    correction.version += 1
    correction.save()
    record(actor, term, correction, changes={"state": (old, str(to))}, reason=reason)


def _say(
    actor: Actor,
    correction: Correction,
    kind: MessageKind,
    text: str,
    revision: NodeRevision | None = None,
) -> None:
    CorrectionMessage.objects.create(
        correction=correction,
        kind=kind,
        text=text.strip(),
        revision=revision,
        at=clock.now(),
        by=actor.label,
        office=actor.agency_label,
    )


def _put_into_inbox(actor: Actor, correction: Correction) -> None:
    place = correction.target_label or str(correction.chapter or correction.draft)
    followups.open_followup(
        actor=actor,
        what=f"{correction.code}: {correction.text}",
        kind=SubjectKind.CORRECTION,
        key=correction.pk,
        agency=correction.agency,
        why=f"{correction.draft.short_title}, {place}",
        due_on=correction.due_on,
    )


def _followup(correction: Correction) -> FollowUp | None:
    return followup_about(SubjectKind.CORRECTION, correction.pk)


def _require_words(text: str, sentence: str, *, field: str = "text") -> None:
    if not text.strip():
        raise RuleBroken(sentence, field=field)
    if len(text) > LONGEST_TEXT:
        raise RuleBroken(_("Teks paling panjang 4.000 huruf."), field=field)
