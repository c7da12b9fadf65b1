"""Freezing versions, handing over to the legal section, receiving and returning."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from tapem.accounts.actors import Actor
from tapem.accounts.choices import Role
from tapem.accounts.door import require
from tapem.accounts.models import Membership
from tapem.audit.actions import record
from tapem.documents.storage import store_file
from tapem.drafting.actions.corrections import write_correction
from tapem.drafting.actions.drafts import move_state, open_round
from tapem.drafting.actions.vocabulary import FROZEN, HANDED_OVER, HANDOVER_RETURNED, RECEIVED
from tapem.drafting.choices import CorrectionKind, DraftState, HandoverState, RoundKind
from tapem.drafting.models import Correction, Draft, Handover, Node, Version
from tapem.drafting.papers.facts import facts_of
from tapem.drafting.papers.handover import CoverFacts, correction_lines, package
from tapem.drafting.policies import may_hand_over, may_lead_draft, may_receive_handover
from tapem.drafting.proof import review_draft
from tapem.drafting.queries import content_of, gate_of, unsettled_corrections
from tapem.drafting.rules import states
from tapem.drafting.rules.content import SCHEMA, Content, frozen
from tapem.drafting.rules.digests import digest_of
from tapem.drafting.rules.gate import Obstacle, is_blocked
from tapem.kernel import clock
from tapem.kernel.errors import Invalid, RuleBroken
from tapem.regions.models import Agency, Region, in_force

LONGEST_REASON = 2_000


@transaction.atomic
def freeze_version(*, actor: Actor, draft: Draft, label: str) -> Version:
    """Keep what the draft says now, with figures and table rows, under a label."""
    require(may_lead_draft(actor, draft))
    if not label.strip():
        raise RuleBroken(_("Beri nama versi, misalnya hasil rapat 29-11-2022."), field="label")
    return write_version(actor, draft, label, content_of(draft))


def write_version(actor: Actor, draft: Draft, label: str, content: Content) -> Version:
    """Write a frozen version; the caller asked its policy before."""
    last = draft.versions.aggregate(last=Max("number"))["last"] or 0
    tree = {
        "schema": SCHEMA,
        "draft": {
            "id": str(draft.pk),
            "kind": draft.kind,
            "about": draft.about,
            "region": draft.region.code,
            "first_year": draft.first_year,
            "last_year": draft.last_year,
        },
        "nodes": frozen(content.blocks),
    }
    version = Version.objects.create(
        draft=draft,
        number=last + 1,
        label=label.strip()[:120],
        tree=tree,
        digest=digest_of(tree),
        made_at=clock.now(),
        made_by=actor.label,
    )
    record(actor, FROZEN, version, changes={"digest": (None, version.digest)})
    return version


@transaction.atomic
def hand_over(
    *, actor: Actor, draft: Draft, reason: str = "", reference_number: str = ""
) -> Handover:
    """Freeze a version, make its package, and send it to the legal section of the region.

    With anything not in order, open corrections above all, `reason` must say why it goes
    anyway; it is printed on the cover letter. A chapter without text cannot go at all.
    """
    require(may_hand_over(actor, draft))
    _lock_with_team(draft)
    content = content_of(draft)
    found = gate_of(draft, content)
    _require_passable(found, reason)
    version = write_version(actor, draft, _version_label(draft), content)
    to = legal_section_of(draft.region)
    corrections = list(unsettled_corrections(draft))
    cover = CoverFacts(
        facts=facts_of(draft, content, clock.today()),
        to_name=f"Kepala {to.name} Sekretariat Daerah",
        reference_number=reference_number.strip(),
        version_label=str(version),
        digest=version.digest,
        due_on=draft.due_on,
        reason=reason.strip(),
        obstacles=tuple(obstacle.text for obstacle in found),
        open_corrections=len(corrections),
    )
    labels = {chapter.id: chapter.label for chapter in content.chapters()}
    reviewed = review_draft(draft, content)
    parcel = package(cover, version.tree, correction_lines(corrections, labels), reviewed)
    handover = _write_handover(actor, version, to, cover, parcel)
    if draft.state == DraftState.CONCEPT:  # it was never on an agenda
        move_state(actor, draft, DraftState.DISCUSSION)
    move_state(actor, draft, DraftState.HANDED_OVER, reason=reason)
    record(actor, HANDED_OVER, handover, reason=reason)
    return handover


def _lock_with_team(draft: Draft) -> None:
    """Hold the draft for this act; refuse when somebody handed it over in the meantime."""
    Draft.objects.select_for_update().get(pk=draft.pk)
    draft.refresh_from_db(fields=["state", "version"])
    if draft.state not in states.EDITABLE_DRAFT:
        told = _("Draf tidak di tim penyusun: %(state)s")
        raise RuleBroken(told % {"state": draft.get_state_display()})


def _require_passable(found: Sequence[Obstacle], reason: str) -> None:
    if is_blocked(found):
        hard = " ".join(obstacle.text for obstacle in found if obstacle.hard)
        raise RuleBroken(_("Draf belum dapat diserahkan. %(why)s") % {"why": hard})
    if found and not reason.strip():
        raise Invalid(
            {"reason": _("Masih ada catatan terbuka. Tulis alasan mengapa draf tetap diserahkan.")}
        )
    if len(reason) > LONGEST_REASON:
        raise Invalid({"reason": _("Alasan paling panjang 2.000 huruf.")})


def _version_label(draft: Draft) -> str:
    number = draft.handovers.count() + 1
    return f"penyerahan ke-{number} ke Bagian Hukum"


def _write_handover(
    actor: Actor, version: Version, to: Agency, cover: CoverFacts, content: bytes
) -> Handover:
    draft = version.draft
    number = draft.handovers.count() + 1
    stored = store_file(
        content=content,
        name=f"serah-terima-{number}-{clock.today().isoformat()}.zip",
        purpose="handover",
        region_key=draft.region_id,
        created_by_label=actor.label,
    )
    return Handover.objects.create(
        draft=draft,
        version=version,
        number=number,
        to_agency=to,
        package=stored,
        reference_number=cover.reference_number[:80],
        open_corrections=cover.open_corrections,
        reason=cover.reason,
        handed_over_at=clock.now(),
        handed_over_by=actor.label,
    )


def legal_section_of(region: Region) -> Agency:
    """Return the agency whose members hold the role of legal section."""
    membership = (
        Membership.objects.filter(
            in_force(clock.today()), agency__region=region, role=Role.LEGAL_SECTION
        )
        .select_related("agency")
        .first()
    )
    if membership is None:
        raise RuleBroken(_("Belum ada anggota Bagian Hukum yang terdaftar untuk menerima draf."))
    return membership.agency


@transaction.atomic
def receive_handover(*, actor: Actor, handover: Handover, note: str = "") -> None:
    """Confirm for the legal section that the package has come (tanda terima)."""
    require(may_receive_handover(actor, handover))
    _step(handover, HandoverState.RECEIVED)
    handover.received_at, handover.received_by = clock.now(), actor.label
    handover.receipt_note = note.strip()[:300]
    handover.save(update_fields=["state", "received_at", "received_by", "receipt_note"])
    record(actor, RECEIVED, handover, changes={"state": ("sent", "received")})


@dataclass(frozen=True, slots=True)
class ReturnNote:
    """One remark of the legal section: on which node, for whom, in which words."""

    text: str
    agency: Agency
    node: Node | None = None
    quote: str = ""
    kind: CorrectionKind = CorrectionKind.WORDING
    label: str = ""


@transaction.atomic
def return_handover(
    *, actor: Actor, handover: Handover, notes: Sequence[ReturnNote], due_on: dt.date | None = None
) -> list[Correction]:
    """Send the draft back with notes: each becomes a correction, in a new round."""
    require(may_receive_handover(actor, handover))
    if not notes:
        raise RuleBroken(_("Tulis sekurangnya satu catatan."), field="notes")
    _step(handover, HandoverState.RETURNED)
    handover.returned_at, handover.returned_by = clock.now(), actor.label
    handover.save(update_fields=["state", "returned_at", "returned_by"])
    draft = Draft.objects.select_related("region").get(pk=handover.draft_id)
    move_state(actor, draft, DraftState.DISCUSSION)
    open_round(draft, RoundKind.LEGAL_SECTION, clock.today())
    record(actor, HANDOVER_RETURNED, handover, changes={"state": ("received", "returned")})
    return [_note(actor, draft, handover, note, due_on) for note in notes]


def _note(
    actor: Actor, draft: Draft, handover: Handover, note: ReturnNote, due_on: dt.date | None
) -> Correction:
    return write_correction(
        actor, draft=draft, agency=note.agency, text=note.text, kind=note.kind, due_on=due_on,
        target_node=note.node, target_label=note.label, quote=note.quote, handover=handover,
    )  # fmt: skip


def _step(handover: Handover, to: HandoverState) -> None:
    """Take the next step of a hand-over, as it stands now and held for this act."""
    Handover.objects.select_for_update().get(pk=handover.pk)
    handover.refresh_from_db(fields=["state"])
    states.require_step(
        states.HANDOVER,
        handover.state,
        to,
        _("Langkah ini tidak berlaku untuk keadaan serah terima sekarang."),
    )
    handover.state = to
