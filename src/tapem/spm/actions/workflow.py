"""A form's way: submitted, approved, returned, verified, locked, next quarter."""

import hashlib
import json

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tapem.accounts.actors import Actor
from tapem.accounts.door import require
from tapem.audit.actions import record
from tapem.audit.vocabulary import term
from tapem.followups.actions import settle
from tapem.followups.choices import SubjectKind
from tapem.followups.queries import followup_about
from tapem.kernel.clock import now, today
from tapem.kernel.decisions import Decision
from tapem.kernel.errors import Invalid, RuleBroken
from tapem.spm.choices import FormState, SnapshotKind
from tapem.spm.models import AchievementForm, FormSnapshot
from tapem.spm.policies import (
    may_approve,
    may_lock,
    may_open_next_quarter,
    may_return,
    may_submit,
    may_verify,
)
from tapem.spm.queries.forms import fact_of, findings_of
from tapem.spm.rules.columns import last_due_quarter
from tapem.spm.rules.completeness import fill_count
from tapem.spm.rules.reading import written
from tapem.spm.rules.states import has_next_quarter

FORM_SUBMITTED = term(
    "spm.form-submitted",
    gettext_lazy("Form diajukan"),
    gettext_lazy("{actor} mengajukan {subject}"),
)
FORM_APPROVED = term(
    "spm.form-approved",
    gettext_lazy("Form disahkan"),
    gettext_lazy("{actor} mengesahkan {subject}"),
)
FORM_RETURNED = term(
    "spm.form-returned",
    gettext_lazy("Form dikembalikan"),
    gettext_lazy("{actor} mengembalikan {subject}"),
)
FORM_VERIFIED = term(
    "spm.form-verified",
    gettext_lazy("Form diverifikasi"),
    gettext_lazy("{actor} memverifikasi {subject}"),
)
FORM_LOCKED = term(
    "spm.form-locked", gettext_lazy("Form dikunci"), gettext_lazy("{actor} mengunci {subject}")
)
QUARTER_OPENED = term(
    "spm.quarter-opened",
    gettext_lazy("Triwulan dibuka"),
    gettext_lazy("{actor} membuka triwulan berikutnya pada {subject}"),
)


@transaction.atomic
def submit_form(*, actor: Actor, form: AchievementForm) -> None:
    """Send a form to the head of the agency and the section.

    Raises Invalid with cell → sentence while a check finds an error; warnings do not block.
    The agency's follow-up about the form is settled.
    """
    current = _locked(form)
    require(may_submit(actor, current))
    blocking = [finding for finding in findings_of(current, today()) if finding.blocks]
    if blocking:
        raise Invalid({finding.cell or f"{finding.code}-{place}": finding.message
                       for place, finding in enumerate(blocking)})  # fmt: skip
    old, current.state = current.state, FormState.SUBMITTED
    current.submitted_at, current.submitted_by = now(), actor.label
    current.approved_at, current.approved_by, current.approval_reference = None, "", ""
    current.return_reason = ""
    _save(form, current)
    _take_snapshot(actor, current, SnapshotKind.SUBMITTED)
    record(actor, FORM_SUBMITTED, current, changes={"state": (old, current.state)})
    _settle_followup(actor, current)


def _settle_followup(actor: Actor, form: AchievementForm) -> None:
    followup = followup_about(SubjectKind.FORM, form.pk)
    if followup is not None and fill_count(fact_of(form), today()).empty == 0:
        settle(actor=actor, followup=followup, evidence=_("Form diajukan lengkap."))


@transaction.atomic
def approve_form(*, actor: Actor, form: AchievementForm, paper_reference: str = "") -> None:
    """Approve a submitted form as head of the agency.

    The coordinator may note an approval on paper; then `paper_reference` names it.
    """
    current = _locked(form)
    require(may_approve(actor, current))
    if actor.is_coordinator and not paper_reference.strip():
        raise RuleBroken(_("Sebutkan nomor surat pengesahan Kepala OPD."), field="paper_reference")
    current.approved_at, current.approved_by = now(), actor.label
    current.approval_reference = paper_reference.strip()[:120]
    _save(form, current)
    changes = {"approved_by": (None, actor.label)}
    record(actor, FORM_APPROVED, current, changes=changes, reason=paper_reference)


@transaction.atomic
def return_form(*, actor: Actor, form: AchievementForm, reason: str) -> None:
    """Send a form back to its agency; the reason says what to mend."""
    current = _locked(form)
    _require_reason(may_return(actor, current), reason)
    old, current.state = current.state, FormState.RETURNED
    current.return_reason = reason.strip()[:500]
    current.approved_at, current.approved_by = None, ""
    _save(form, current)
    record(actor, FORM_RETURNED, current, changes={"state": (old, current.state)}, reason=reason)


@transaction.atomic
def verify_form(*, actor: Actor, form: AchievementForm) -> None:
    """Confirm that the section looked at a form; later changes of cells show as such."""
    current = _locked(form)
    require(may_verify(actor, current))
    old, current.state = current.state, FormState.VERIFIED
    current.verified_at, current.verified_by = now(), actor.label
    current.changed_at = None
    _save(form, current)
    _take_snapshot(actor, current, SnapshotKind.VERIFIED)
    record(actor, FORM_VERIFIED, current, changes={"state": (old, current.state)})


@transaction.atomic
def lock_form(*, actor: Actor, form: AchievementForm) -> None:
    """Lock a verified form with the figures of every quarter that is over."""
    current = _locked(form)
    require(may_lock(actor, current))
    old, current.state = current.state, FormState.LOCKED
    current.locked_at = now()
    current.locked_quarter = max(last_due_quarter(current.year, today()), 1)
    _save(form, current)
    _take_snapshot(actor, current, SnapshotKind.LOCKED)
    record(actor, FORM_LOCKED, current, changes={"state": (old, current.state)})


@transaction.atomic
def open_next_quarter(*, actor: Actor, form: AchievementForm) -> None:
    """Let the agency fill the quarter after the locked ones, which stay locked."""
    current = _locked(form)
    require(may_open_next_quarter(actor, current))
    if not has_next_quarter(current.locked_quarter):
        raise RuleBroken(_("Keempat triwulan tahun ini sudah dikunci."))
    old, current.state = current.state, FormState.DRAFT
    current.submitted_at, current.approved_at, current.approved_by = None, None, ""
    _save(form, current)
    record(actor, QUARTER_OPENED, current, changes={"state": (old, current.state)})


def _require_reason(decision: Decision, reason: str) -> None:
    require(decision)
    if not reason.strip():
        raise RuleBroken(_("Tulis alasan pengembalian: apa yang perlu diperbaiki."), field="reason")


def _locked(form: AchievementForm) -> AchievementForm:
    """Return the row as it is now, so that two acts at once follow each other."""
    return (
        AchievementForm.objects.select_for_update(of=("self",))
        .select_related("service__affair", "agency", "region")
        .get(pk=form.pk)
    )


def _save(form: AchievementForm, current: AchievementForm) -> None:
    """Store the row and let the caller's object know the new state."""
    current.version += 1
    current.save()
    for name in (
        "state", "version", "return_reason", "submitted_at", "submitted_by", "approved_at",
        "approved_by", "verified_at", "verified_by", "changed_at", "locked_at", "locked_quarter",
    ):  # fmt: skip
        setattr(form, name, getattr(current, name))


def _take_snapshot(actor: Actor, form: AchievementForm, kind: SnapshotKind) -> None:
    fact = fact_of(form)
    figures = {
        line.key: {key: written(cell) for key, cell in sorted(line.cells.items())}
        for line in fact.lines
    }
    content = {"nil": fact.is_nil, "value_kind": fact.value_kind, "lines": figures}
    plain = json.dumps(content, sort_keys=True, ensure_ascii=False)
    FormSnapshot.objects.create(
        form=form,
        kind=kind,
        at=now(),
        by_label=actor.label,
        figures=content,
        digest=hashlib.sha256(plain.encode()).hexdigest(),
    )
