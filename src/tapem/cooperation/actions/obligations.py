"""What the parties owe each other, and the reports on it."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tapem.accounts.actors import Actor
from tapem.accounts.door import require
from tapem.audit.actions import record
from tapem.audit.vocabulary import term
from tapem.cooperation.actions.evidence import Proof, keep_evidence
from tapem.cooperation.actions.guards import (
    locked,
    require_fresh,
    require_party,
    require_sane,
    require_short,
    require_text,
)
from tapem.cooperation.choices import (
    ObligationSide,
    ObligationState,
)
from tapem.cooperation.models import (
    Agreement,
    ImplementationEvidence,
    Obligation,
)
from tapem.cooperation.policies import (
    may_report_obligation,
    may_speak_for,
)
from tapem.followups.actions import open_followup, settle
from tapem.followups.choices import SubjectKind
from tapem.followups.queries import followup_about
from tapem.kernel.errors import RuleBroken
from tapem.regions.models import Agency, Region

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
    agreement = locked(obligation.agreement)
    evidence = keep_evidence(actor, agreement, proof, obligation.holder, obligation)
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
