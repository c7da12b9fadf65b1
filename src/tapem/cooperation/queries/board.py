"""Read models of the screens: the board of an alliance and the page of an agreement.

Each is read in a constant number of queries, however many agreements there are.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from tapem.cooperation.choices import PaperState
from tapem.cooperation.models import (
    Addendum,
    Agreement,
    AgreementDocument,
    Alliance,
    DiscussionPlan,
    Evaluation,
    ImplementationEvidence,
    LeadAgency,
    NameProposal,
    Obligation,
    Party,
    SecretariatTerm,
    StateChange,
)
from tapem.cooperation.queries.findings import (
    evaluations_of,
    facts_of,
    findings_of,
    limits_of,
    open_discrepancies_of,
    with_everything,
)
from tapem.cooperation.queries.register import RegisterEntry, figures_in, register_on
from tapem.cooperation.queries.visible import member_regions
from tapem.cooperation.rules.agreement_checks import agreement_findings
from tapem.cooperation.rules.figures import RegisterFigures
from tapem.cooperation.rules.findings import Finding
from tapem.cooperation.rules.guards import Requirement, requirements
from tapem.cooperation.rules.states import PAPER_MOVES, Paper
from tapem.meetings.choices import MeetingKind
from tapem.meetings.models import Discrepancy, Meeting
from tapem.regions.models import Region

SITUATIONS = ("implemented", "idle", "pending", "cancelled")


@dataclass(frozen=True, slots=True)
class MemberCount:
    """A member and in how many agreements it is known to be a party; None: nobody said yet."""

    region: Region
    agreements: int | None


@dataclass(frozen=True, slots=True)
class LeadRow:
    """One lead agency of the host and how its agreements stand; key "" has no lead at all."""

    label: str
    key: str
    implemented: int
    idle: int
    pending: int


@dataclass(frozen=True, slots=True)
class ProposalRow:
    """A proposed name with those in favour, against, and still silent."""

    proposal: NameProposal
    in_favour: list[str]
    against: list[str]
    silent: list[str]


@dataclass(frozen=True, slots=True)
class Board:
    """Everything the board of an alliance shows."""

    alliance: Alliance
    entries: list[RegisterEntry]
    figures: RegisterFigures
    members: list[MemberCount]
    leads: list[LeadRow]
    terms: list[SecretariatTerm]
    proposals: list[ProposalRow]
    findings: list[Finding]
    discrepancies: list[Discrepancy]
    plans: list[DiscussionPlan]
    meeting: Meeting | None


def situation_of(entry: RegisterEntry) -> str:
    """Return where an agreement stands: implemented, idle, pending or cancelled."""
    if entry.paper is Paper.CANCELLED:
        return "cancelled"
    if not entry.is_signed:
        return "pending"
    return "implemented" if entry.is_implemented else "idle"


def board_of(alliance: Alliance, on: date) -> Board:
    """Read the board of an alliance as it stands."""
    entries = register_on(alliance)
    regions = member_regions(alliance, on)
    return Board(
        alliance=alliance,
        entries=entries,
        figures=figures_in(entries),
        members=[MemberCount(region, _count_of(entries, region)) for region in regions],
        leads=_leads(alliance, entries),
        terms=list(alliance.secretariat_terms.select_related("holder")),
        proposals=proposals_of(alliance, regions),
        findings=findings_of(alliance, on),
        discrepancies=list(open_discrepancies_of(alliance)),
        plans=list(alliance.discussions.select_related("venue", "moved_to")),
        meeting=_last_monitoring(alliance),
    )


def proposals_of(alliance: Alliance, regions: Sequence[Region]) -> list[ProposalRow]:
    """Return the proposals with the voices of the members; two queries."""
    rows = alliance.proposals.select_related("proposed_by").prefetch_related("votes")
    return [_proposal(row, regions) for row in rows]


def _proposal(proposal: NameProposal, regions: Sequence[Region]) -> ProposalRow:
    voices = {vote.voter_id: vote.in_favour for vote in proposal.votes.all()}

    def named(wanted: bool | None) -> list[str]:  # noqa: FBT001 (a voice is yes, no or none)
        return [region.short_name for region in regions if voices.get(region.pk) is wanted]

    return ProposalRow(proposal, named(True), named(False), named(None))


def _count_of(entries: Iterable[RegisterEntry], region: Region) -> int | None:
    count = sum(
        any(party.party_region_id == region.pk for party in entry.agreement.parties.all())
        for entry in entries
        if entry.paper is not Paper.CANCELLED
    )
    return count or None


def _leads(alliance: Alliance, entries: Iterable[RegisterEntry]) -> list[LeadRow]:
    counts: dict[tuple[str, str], dict[str, int]] = {}
    for entry in entries:
        situation = situation_of(entry)
        if situation == "cancelled" or (not entry.agreement.title and not _host_lead(entry)):
            continue
        lead = _host_lead(entry)
        key = (lead.label, str(lead.agency_id or "")) if lead else ("", "")
        counts.setdefault(key, dict.fromkeys(SITUATIONS, 0))[situation] += 1
    rows = [
        LeadRow(label, key, each["implemented"], each["idle"], each["pending"])
        for (label, key), each in counts.items()
    ]
    return sorted(rows, key=lambda row: (not row.label, row.label))


def _host_lead(entry: RegisterEntry) -> LeadAgency | None:
    host = entry.agreement.region_id
    leads = entry.agreement.lead_agencies.all()
    return next((lead for lead in leads if lead.of_region_id == host), None)


def _last_monitoring(alliance: Alliance) -> Meeting | None:
    return (
        Meeting.objects.filter(region=alliance.region, kind=MeetingKind.MONITORING)
        .order_by("-held_on")
        .first()
    )


@dataclass(frozen=True, slots=True)
class Move:
    """A next state of the paper with its checklist."""

    target: Paper
    label: str
    points: tuple[Requirement, ...]

    @property
    def missing(self) -> int:
        """How many points are not met."""
        return sum(not point.met for point in self.points)


@dataclass(frozen=True, slots=True)
class PartySide:
    """One party with its lead agency; party None where parties are not known yet."""

    region: Region
    party: Party | None
    lead: LeadAgency | None


@dataclass(frozen=True, slots=True)
class AgreementPage:
    """Everything the page of an agreement shows."""

    agreement: Agreement
    findings: tuple[Finding, ...]
    moves: list[Move]
    sides: list[PartySide]
    duties: list[Obligation]
    evidence: list[ImplementationEvidence]
    evaluations: list[Evaluation]
    meetings: list[Meeting]
    plans: list[DiscussionPlan]
    changes: list[StateChange]
    copies: list[AgreementDocument]
    addenda: list[Addendum]


def agreement_page(agreement: Agreement, on: date) -> AgreementPage:
    """Read the page of an agreement."""
    loaded = with_everything(Agreement.objects.filter(pk=agreement.pk)).get()
    facts = facts_of(loaded)
    return AgreementPage(
        agreement=loaded,
        findings=agreement_findings(facts, on, limits_of(loaded.region)),
        moves=[
            Move(target, str(PaperState(target.value).label), requirements(facts, target, on))
            for target in PAPER_MOVES[facts.paper]
        ],
        sides=_sides(loaded),
        duties=list(loaded.obligations.all()),
        evidence=list(
            loaded.evidence.select_related(
                "reported_by", "agency", "meeting", "obligation", "verdict_by"
            )
        ),
        evaluations=list(evaluations_of(loaded)),
        meetings=_meetings_of(loaded),
        plans=list(loaded.discussions.select_related("venue", "moved_to")),
        changes=list(loaded.changes.all()),
        copies=list(
            loaded.documents.filter(file__isnull=False).select_related("file", "of_region")
        ),
        addenda=list(loaded.addenda.select_related("file")),
    )


def _sides(agreement: Agreement) -> list[PartySide]:
    leads = {lead.of_region_id: lead for lead in agreement.lead_agencies.all()}
    if agreement.parties_known:
        return [
            PartySide(party.party_region, party, leads.get(party.party_region_id))
            for party in agreement.parties.all()
        ]
    return [PartySide(lead.of_region, None, lead) for lead in leads.values()]


def _meetings_of(agreement: Agreement) -> list[Meeting]:
    discussed = Q(pk__in=agreement.agenda.values("agenda_item__meeting"))
    witnessed = Q(pk__in=agreement.evidence.values("meeting"))
    return list(Meeting.objects.filter(discussed | witnessed).order_by("-held_on"))
