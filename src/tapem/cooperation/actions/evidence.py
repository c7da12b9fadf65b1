"""Evidence that an agreement is carried out, and what the other side says of it."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tapem.accounts.actors import Actor
from tapem.accounts.door import require
from tapem.audit.actions import record
from tapem.audit.vocabulary import term
from tapem.cooperation.actions.guards import (
    locked,
    log_state,
    require_happened,
    require_party,
    require_short,
    require_text,
    save_agreement,
)
from tapem.cooperation.choices import (
    Axis,
    EvidenceKind,
    ImplementationState,
    ObligationState,
    Verdict,
)
from tapem.cooperation.models import (
    Agreement,
    ImplementationEvidence,
    Obligation,
)
from tapem.cooperation.policies import (
    may_judge,
    may_report,
)
from tapem.cooperation.rules.states import Doing, Paper, may_do
from tapem.documents.models import StoredFile
from tapem.kernel import clock
from tapem.kernel.dates import long_date
from tapem.kernel.errors import RuleBroken
from tapem.meetings.models import Meeting
from tapem.regions.models import Region

EVIDENCE_RECORDED = term(
    "cooperation.evidence-recorded",
    gettext_lazy("Bukti pelaksanaan dicatat"),
    gettext_lazy("{actor} mencatat bukti pelaksanaan {subject}"),
)
IMPLEMENTATION_MOVED = term(
    "cooperation.implementation-moved",
    gettext_lazy("Keadaan pelaksanaan berubah"),
    gettext_lazy("{actor} mengubah keadaan pelaksanaan {subject}"),
)
CONFIRMED = term(
    "cooperation.evidence-confirmed",
    gettext_lazy("Laporan dibenarkan"),
    gettext_lazy("{actor} membenarkan laporan {subject}"),
)
DISPUTED = term(
    "cooperation.evidence-disputed",
    gettext_lazy("Laporan disanggah"),
    gettext_lazy("{actor} menyanggah laporan {subject}"),
)


@dataclass(frozen=True, slots=True)
class Proof:
    """By what one sees that something was done: a dated document, or words in a meeting."""

    happened_on: date
    text: str
    reference_number: str = ""
    meeting: Meeting | None = None
    file: StoredFile | None = None

    @property
    def kind(self) -> EvidenceKind:
        """Kind of the evidence."""
        return EvidenceKind.MEETING_STATEMENT if self.meeting else EvidenceKind.DOCUMENT


@transaction.atomic
def record_implementation(
    *, actor: Actor, agreement: Agreement, proof: Proof, side: Region | None = None
) -> ImplementationEvidence:
    """Record evidence that a signed agreement is carried out; the first one starts it.

    `side` is the region that reports (the actor's own unless told otherwise).
    """
    agreement = locked(agreement)
    region = side or actor.region
    require(may_report(actor, agreement, region))
    require_party(agreement, region, "side")
    return keep_evidence(actor, agreement, proof, region)


@transaction.atomic
def confirm_evidence(*, actor: Actor, evidence: ImplementationEvidence) -> ImplementationEvidence:
    """Another side says: so it was."""
    require(may_judge(actor, evidence))
    return _judge(actor, evidence, Verdict.CONFIRMED, "")


@transaction.atomic
def dispute_evidence(
    *, actor: Actor, evidence: ImplementationEvidence, reason: str
) -> ImplementationEvidence:
    """Another side says: so it was not; the duty is open again until it is settled."""
    require(may_judge(actor, evidence))
    words = require_text(reason, "reason", _("Tulis alasan sanggahan."), 500)
    judged = _judge(actor, evidence, Verdict.DISPUTED, words)
    duty = judged.obligation
    if duty is not None and duty.state == ObligationState.DONE:
        duty.state = ObligationState.RUNNING
        duty.version += 1
        duty.save(update_fields=["state", "version"])
        if duty.mirror_id:
            Obligation.objects.filter(pk=duty.mirror_id).update(state=duty.state)
    return judged


def _judge(
    actor: Actor, evidence: ImplementationEvidence, verdict: Verdict, note: str
) -> ImplementationEvidence:
    evidence = ImplementationEvidence.objects.select_for_update().get(pk=evidence.pk)
    old = evidence.verdict
    evidence.verdict, evidence.verdict_note = verdict, note
    evidence.verdict_by = actor.region
    evidence.save(update_fields=["verdict", "verdict_note", "verdict_by"])
    act = CONFIRMED if verdict is Verdict.CONFIRMED else DISPUTED
    record(actor, act, evidence, changes={"verdict": (old, verdict)}, reason=note)
    return evidence


def keep_evidence(
    actor: Actor,
    agreement: Agreement,
    proof: Proof,
    side: Region,
    obligation: Obligation | None = None,
) -> ImplementationEvidence:
    """Keep evidence of a signed agreement, or of one duty of it; the first one starts the work."""
    if not agreement.is_signed:
        raise RuleBroken(_("Perjanjian yang belum ditandatangani tidak dapat dilaksanakan."))
    evidence = _row(actor, agreement, proof, side, obligation)
    changes = {"evidence": (None, proof.text[:300]), "happened_on": (None, proof.happened_on)}
    record(actor, EVIDENCE_RECORDED, agreement, changes=changes)
    if agreement.implementation_state == ImplementationState.NOT_STARTED:
        move_implementation(actor, agreement, ImplementationState.RUNNING, proof.happened_on)
    return evidence


def _row(
    actor: Actor,
    agreement: Agreement,
    proof: Proof,
    side: Region,
    obligation: Obligation | None,
) -> ImplementationEvidence:
    text = require_text(proof.text, "text", _("Uraikan apa yang dilaksanakan."))
    reference = require_short(proof.reference_number, "reference_number", 200)
    if proof.meeting is None and not reference and proof.file is None:
        problem = _("Sebutkan nomor atau nama dokumennya; tanpa bukti tahap ini tidak dihitung.")
        raise RuleBroken(problem, field="reference_number")
    happened_on = require_happened(proof.happened_on, "happened_on")
    if agreement.signed_on is not None and happened_on < agreement.signed_on:
        problem = _("Mendahului penandatanganan perjanjian (%(day)s).")
        raise RuleBroken(problem % {"day": long_date(agreement.signed_on)}, field="happened_on")
    return ImplementationEvidence.objects.create(
        region=agreement.region,
        agreement=agreement,
        obligation=obligation,
        kind=proof.kind,
        happened_on=happened_on,
        text=text,
        reference_number=reference,
        meeting=proof.meeting,
        file=proof.file,
        reported_by=side,
        agency=actor.agency if actor.region.pk == side.pk else None,
    )


def move_implementation(
    actor: Actor,
    agreement: Agreement,
    to: ImplementationState,
    on: date | None,
    reason: str = "",
) -> None:
    """Move the implementation as the table of states allows, on a day that has come."""
    old = agreement.implementation_state
    if not may_do(Doing(old), Doing(to), Paper(agreement.paper_state)):
        problem = _("Dari “%(old)s” tidak dapat ke “%(new)s”.")
        raise RuleBroken(problem % {"old": ImplementationState(old).label, "new": to.label})
    day = require_happened(on or clock.today(), "on")
    agreement.implementation_state = to
    save_agreement(agreement)
    log_state(actor, agreement, Axis.IMPLEMENTATION, old, on=day, reason=reason)
    changes = {"implementation_state": (old, to)}
    record(actor, IMPLEMENTATION_MOVED, agreement, changes=changes, reason=reason)
