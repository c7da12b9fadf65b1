"""Implementation: evidence moves it; obligations of both sides, confirmed or disputed."""

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
    require_fresh,
    require_happened,
    require_party,
    require_sane,
    require_short,
    require_text,
    save_agreement,
)
from tapem.cooperation.choices import (
    Axis,
    EvidenceKind,
    ImplementationState,
    ObligationSide,
    ObligationState,
    Verdict,
)
from tapem.cooperation.models import Agreement, ImplementationEvidence, Obligation
from tapem.cooperation.policies import (
    may_judge,
    may_keep_register,
    may_report,
    may_report_obligation,
    may_speak_for,
)
from tapem.cooperation.rules.states import Doing, Paper, may_do
from tapem.documents.models import StoredFile
from tapem.followups.actions import open_followup, settle
from tapem.followups.choices import SubjectKind
from tapem.followups.queries import followup_about
from tapem.kernel import clock
from tapem.kernel.errors import RuleBroken
from tapem.meetings.models import Meeting
from tapem.regions.models import Agency, Region

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
OBLIGATION_ADDED = term(
    "cooperation.obligation-added",
    gettext_lazy("Kewajiban dicatat"),
    gettext_lazy("{actor} mencatat kewajiban {subject}"),
)
OBLIGATION_REPORTED = term(
    "cooperation.obligation-reported",
    gettext_lazy("Kewajiban dilaporkan"),
    gettext_lazy("{actor} melaporkan kewajiban {subject}"),
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
    if not agreement.is_signed:
        raise RuleBroken(_("Perjanjian yang belum ditandatangani tidak dapat dilaksanakan."))
    evidence = _keep(actor, agreement, proof, region)
    changes = {"evidence": (None, proof.text[:300]), "happened_on": (None, proof.happened_on)}
    record(actor, EVIDENCE_RECORDED, agreement, changes=changes)
    if agreement.implementation_state == ImplementationState.NOT_STARTED:
        _move(actor, agreement, ImplementationState.RUNNING, proof.happened_on)
    return evidence


@transaction.atomic
def stall_implementation(
    *,
    actor: Actor,
    agreement: Agreement,
    reason: str,
    on: date | None = None,
    version: int | None = None,
) -> Agreement:
    """Say that the work stands still, and why."""
    agreement = locked(agreement)
    require(may_keep_register(actor, agreement.alliance))
    reason = require_text(reason, "reason", _("Tulis mengapa pelaksanaan terhenti."), 500)
    _require_fresh_state(agreement, version, reason)
    agreement.stalled_because = reason
    _move(actor, agreement, ImplementationState.STALLED, on, reason)
    return agreement


@transaction.atomic
def resume_implementation(
    *, actor: Actor, agreement: Agreement, on: date | None = None, version: int | None = None
) -> Agreement:
    """Say that work which stood still goes on."""
    agreement = locked(agreement)
    require(may_keep_register(actor, agreement.alliance))
    _require_fresh_state(agreement, version, str(ImplementationState.RUNNING.label))
    if agreement.implementation_state != ImplementationState.STALLED:
        raise RuleBroken(_("Hanya pelaksanaan yang terhenti yang dapat dilanjutkan."))
    agreement.stalled_because = ""
    _move(actor, agreement, ImplementationState.RUNNING, on)
    return agreement


@transaction.atomic
def complete_implementation(
    *, actor: Actor, agreement: Agreement, on: date | None = None, version: int | None = None
) -> Agreement:
    """Say that all of the agreement is done: every duty is."""
    agreement = locked(agreement)
    require(may_keep_register(actor, agreement.alliance))
    _require_fresh_state(agreement, version, str(ImplementationState.DONE.label))
    duties = agreement.obligations.filter(side=ObligationSide.DUTY)
    left = duties.exclude(state=ObligationState.DONE).count()
    if left or not duties.exists():
        problem = (
            _("Masih ada %(count)d kewajiban yang belum selesai.") % {"count": left}
            if left
            else _("Catat kewajiban para pihak dahulu; belum ada satu pun.")
        )
        raise RuleBroken(problem)
    _move(actor, agreement, ImplementationState.DONE, on)
    return agreement


@transaction.atomic
def add_obligation(
    *,
    actor: Actor,
    agreement: Agreement,
    holder: Region,
    towards: Region,
    text: str,
    side: ObligationSide = ObligationSide.DUTY,
    due_on: date | None = None,
    schedule: str = "",
    target: str = "",
    agency: Agency | None = None,
    with_mirror: bool = True,
) -> Obligation:
    """Record what one party owes (or may ask of) another, with its mirror on the other side.

    The duty of an agency of the host region goes to that agency's task list.
    """
    require(may_speak_for(actor, agreement.alliance, holder))
    _require_pair(agreement, holder, towards)
    words = require_text(text, "text", _("Uraikan hak atau kewajiban ini."))
    if agency is not None and agency.region_id != holder.pk:
        raise RuleBroken(_("Perangkat daerah ini bukan dari daerah tersebut."), field="agency")
    obligation = Obligation.objects.create(
        region=agreement.region,
        agreement=agreement,
        side=side,
        holder=holder,
        towards=towards,
        text=words,
        due_on=require_sane(due_on, "due_on") if due_on else None,
        schedule=require_short(schedule, "schedule", 200),
        target=require_short(target, "target", 200),
        agency=agency,
    )
    if with_mirror:
        _mirror(obligation)
    changes = {"holder": (None, holder.short_name), "due_on": (None, due_on)}
    record(actor, OBLIGATION_ADDED, obligation, changes=changes)
    _open_task(actor, obligation)
    return obligation


@transaction.atomic
def report_obligation(
    *,
    actor: Actor,
    obligation: Obligation,
    proof: Proof,
    is_done: bool,
    version: int | None = None,
) -> ImplementationEvidence:
    """Report on a duty with evidence: it runs, or it is done. The other side answers."""
    obligation = (
        Obligation.objects.select_for_update(of=("self",))
        .select_related("agreement__alliance__region", "holder", "agency")
        .get(pk=obligation.pk)
    )
    require(may_report_obligation(actor, obligation))
    if obligation.side != ObligationSide.DUTY:
        raise RuleBroken(_("Yang dilaporkan adalah kewajiban, bukan hak."))
    mine = str((ObligationState.DONE if is_done else ObligationState.RUNNING).label)
    theirs = str(ObligationState(obligation.state).label)
    require_fresh(obligation.version, version, theirs=theirs, mine=mine)
    if obligation.state == ObligationState.DONE:
        raise RuleBroken(_("Kewajiban ini sudah dilaporkan selesai."))
    side = obligation.holder
    evidence = _record_for(actor, obligation, proof, side)
    old, obligation.state = (
        obligation.state,
        ObligationState.DONE if is_done else ObligationState.RUNNING,
    )
    obligation.version += 1
    obligation.save(update_fields=["state", "version"])
    if obligation.mirror_id:
        Obligation.objects.filter(pk=obligation.mirror_id).update(state=obligation.state)
    changes = {"state": (old, obligation.state)}
    record(actor, OBLIGATION_REPORTED, obligation, changes=changes)
    task = followup_about(SubjectKind.OBLIGATION, obligation.pk)
    if is_done and task is not None:
        settle(actor=actor, followup=task, evidence=proof.text)
    return evidence


def _record_for(
    actor: Actor, obligation: Obligation, proof: Proof, side: Region
) -> ImplementationEvidence:
    """Keep evidence of one duty; it starts the agreement as any evidence does."""
    agreement = locked(obligation.agreement)
    if not agreement.is_signed:
        raise RuleBroken(_("Perjanjian yang belum ditandatangani tidak dapat dilaksanakan."))
    evidence = _keep(actor, agreement, proof, side, obligation)
    record(actor, EVIDENCE_RECORDED, agreement, changes={"evidence": (None, proof.text[:300])})
    if agreement.implementation_state == ImplementationState.NOT_STARTED:
        _move(actor, agreement, ImplementationState.RUNNING, proof.happened_on)
    return evidence


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


def _keep(
    actor: Actor,
    agreement: Agreement,
    proof: Proof,
    side: Region,
    obligation: Obligation | None = None,
) -> ImplementationEvidence:
    text = require_text(proof.text, "text", _("Uraikan apa yang dilaksanakan."))
    reference = require_short(proof.reference_number, "reference_number", 200)
    if proof.meeting is None and not reference and proof.file is None:
        problem = _("Sebutkan nomor atau nama dokumennya; tanpa bukti tahap ini tidak dihitung.")
        raise RuleBroken(problem, field="reference_number")
    return ImplementationEvidence.objects.create(
        region=agreement.region,
        agreement=agreement,
        obligation=obligation,
        kind=proof.kind,
        happened_on=require_happened(proof.happened_on, "happened_on"),
        text=text,
        reference_number=reference,
        meeting=proof.meeting,
        file=proof.file,
        reported_by=side,
        agency=actor.agency if actor.region.pk == side.pk else None,
    )


def _move(
    actor: Actor,
    agreement: Agreement,
    to: ImplementationState,
    on: date | None,
    reason: str = "",
) -> None:
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


def _require_fresh_state(agreement: Agreement, version: int | None, mine: str) -> None:
    theirs = str(ImplementationState(agreement.implementation_state).label)
    require_fresh(agreement.version, version, theirs=theirs, mine=mine)


def _require_pair(agreement: Agreement, holder: Region, towards: Region) -> None:
    if holder == towards:
        raise RuleBroken(_("Kewajiban selalu terhadap pihak lain."), field="towards")
    require_party(agreement, holder, "holder")
    require_party(agreement, towards, "towards")


def _mirror(obligation: Obligation) -> None:
    """Write the other side's view: a right for the duty, a duty for the right."""
    other = ObligationSide.RIGHT if obligation.side == ObligationSide.DUTY else ObligationSide.DUTY
    mirror = Obligation.objects.create(
        region=obligation.region,
        agreement=obligation.agreement,
        side=other,
        holder=obligation.towards,
        towards=obligation.holder,
        text=obligation.text,
        due_on=obligation.due_on,
        schedule=obligation.schedule,
        target=obligation.target,
        mirror=obligation,
    )
    obligation.mirror = mirror
    obligation.save(update_fields=["mirror"])


def _open_task(actor: Actor, obligation: Obligation) -> None:
    agency = obligation.agency
    if (
        agency is None
        or obligation.side != ObligationSide.DUTY
        or agency.region_id != actor.region.pk
    ):
        return
    open_followup(
        actor=actor,
        what=obligation.text,
        kind=SubjectKind.OBLIGATION,
        key=obligation.pk,
        agency=agency,
        why=str(obligation.agreement),
        due_on=obligation.due_on,
    )
