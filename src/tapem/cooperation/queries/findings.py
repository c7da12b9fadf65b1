"""Agreements as the rules see them, and what the checks find in a register."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from django.db.models import Exists, OuterRef, Prefetch, QuerySet

from tapem.cooperation.choices import DocumentKind, EvidenceKind, SignatoryCapacity
from tapem.cooperation.models import (
    AgendaAgreement,
    Agreement,
    AgreementDocument,
    Alliance,
    Evaluation,
    EvaluationRound,
    ImplementationEvidence,
    LegalParameter,
    Obligation,
    Party,
    SecretariatTerm,
)
from tapem.cooperation.queries.offices import Heads, heading_on, heads_of
from tapem.cooperation.queries.visible import SIDES, member_regions
from tapem.cooperation.rules.agreement_checks import agreement_findings
from tapem.cooperation.rules.alliance_checks import (
    AdviceFact,
    AllianceFacts,
    CalendarFacts,
    RoundFact,
    TermFact,
    arithmetic,
    calendar,
    naming,
    secretariat,
)
from tapem.cooperation.rules.facts import AccordFact, AgreementFacts, DutyFact, PartyFact
from tapem.cooperation.rules.figures import RegisterRow, figures_of
from tapem.cooperation.rules.findings import Finding, Thresholds
from tapem.cooperation.rules.parameters import thresholds
from tapem.cooperation.rules.states import SIGNED, Doing, Paper
from tapem.cooperation.rules.words import folded
from tapem.meetings.choices import DiscrepancyState, MeetingKind, MeetingState, RecommendationState
from tapem.meetings.models import Discrepancy, Meeting, Recommendation
from tapem.regions.models import Appointment, Region

SUBJECT_PREFIX = "pks."


def with_everything(agreements: QuerySet[Agreement]) -> QuerySet[Agreement]:
    """Load what the rules look at, in a constant number of queries."""
    return agreements.select_related(
        "alliance", "accord", "region", "replaced_by"
    ).prefetch_related(
        *SIDES,
        "clauses",
        Prefetch("documents", AgreementDocument.objects.select_related("of_region")),
        Prefetch("obligations", Obligation.objects.select_related("holder", "towards", "agency")),
        "evidence",
        "accord__parties",
    )


def facts_of(agreement: Agreement, heads: Heads | None = None) -> AgreementFacts:
    """Return an agreement as the rules see it; constant queries after `with_everything`.

    `heads` are the recorded heads of the regions where many agreements are read together.
    """
    if heads is None:
        heads = heads_of(party.party_region_id for party in agreement.parties.all())
    given = _documents(agreement.documents.all())
    successor = agreement.replaced_by
    return AgreementFacts(
        key=str(agreement.pk),
        label=agreement.label,
        paper=Paper(agreement.paper_state),
        doing=Doing(agreement.implementation_state),
        title=agreement.title,
        host=agreement.region.short_name,
        is_mandatory=agreement.alliance.kind == "mandatory",
        recorded_as_signed=agreement.recorded_as_signed,
        parties_known=agreement.parties_known,
        parties=tuple(_party_fact(party, heads) for party in agreement.parties.all()),
        accord=_accord_fact(agreement),
        leads=frozenset(lead.of_region.short_name for lead in agreement.lead_agencies.all()),
        clauses=frozenset(clause.category for clause in agreement.clauses.all()),
        duties=tuple(_duty_fact(duty) for duty in agreement.obligations.all()),
        has_terms_of_reference=DocumentKind.TERMS_OF_REFERENCE in given,
        has_draft=DocumentKind.DRAFT_TEXT in given,
        replies=given.get(DocumentKind.REPLY, frozenset()),
        team_approvals=given.get(DocumentKind.TEAM_APPROVAL, frozenset()),
        legal_approvals=given.get(DocumentKind.LEGAL_APPROVAL, frozenset()),
        has_council_approval=DocumentKind.COUNCIL_APPROVAL in given,
        has_termination_paper=DocumentKind.TERMINATION in given,
        evidence_count=sum(counts_as_evidence(each) for each in agreement.evidence.all()),
        needs_council=agreement.needs_council,
        signed_on=agreement.signed_on,
        valid_from=agreement.valid_from,
        valid_until=agreement.valid_until,
        term_exception=agreement.term_exception,
        end_reason=agreement.end_reason,
        successor_signed=successor is not None and successor.is_signed,
        successor_in_progress=successor is not None,
    )


def counts_as_evidence(evidence: ImplementationEvidence) -> bool:
    """Tell whether it carries a stage: not disputed, and a dated document or meeting record."""
    if evidence.verdict == "disputed":
        return False
    return evidence.kind == EvidenceKind.DOCUMENT or evidence.meeting_id is not None


def _documents(documents: Iterable[AgreementDocument]) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for each in documents:
        side = {each.of_region.short_name} if each.of_region else set()
        found[each.kind] = found.get(each.kind, frozenset()) | side
    return found


def _party_fact(party: Party, heads: Heads) -> PartyFact:
    return PartyFact(
        region=party.party_region.short_name,
        number=party.paper_number,
        signed_on=party.signed_on,
        capacity=party.capacity,
        power_of_attorney=party.power_of_attorney,
        has_copy=party.copy_received,
        in_office=_in_office(party, heads.get(party.party_region_id)),
    )


def _in_office(party: Party, appointments: Sequence[Appointment] | None) -> bool:
    """Tell whether who signed headed the region on that day; true where nothing is recorded."""
    if appointments is None or party.signed_on is None:
        return True
    if party.capacity != SignatoryCapacity.HEAD_OF_REGION:
        return True
    titles = heading_on(appointments, party.signed_on)
    return folded(party.signatory) in map(folded, titles)


def _accord_fact(agreement: Agreement) -> AccordFact | None:
    accord = agreement.accord
    if accord is None:
        return None
    parties = frozenset(region.short_name for region in accord.parties.all())
    return AccordFact(
        is_signed=accord.is_signed,
        number=accord.number,
        signed_on=accord.signed_on,
        parties=parties if accord.parties_known else None,
        valid_until=accord.valid_until,
    )


def _duty_fact(duty: Obligation) -> DutyFact:
    return DutyFact(
        text=duty.text,
        holder=duty.holder.short_name,
        side=duty.side,
        due_on=duty.due_on,
        is_done=duty.state == "done",
        is_paired=duty.mirror_id is not None,
    )


def limits_of(region: Region) -> Thresholds:
    """Return the thresholds of the checks in a region; defaults where none are stored."""
    stored = LegalParameter.objects.filter(region=region).values_list("key", "value")
    return thresholds(dict(stored))


def findings_of(alliance: Alliance, on: date) -> list[Finding]:
    """Run every check of the register on a day; the heaviest first."""
    limits = limits_of(alliance.region)
    agreements = list(with_everything(alliance.agreements.all()))
    heads = heads_of(party.party_region_id for each in agreements for party in each.parties.all())
    facts = [facts_of(each, heads) for each in agreements]
    terms = list(alliance.secretariat_terms.select_related("holder"))
    around = _alliance_facts(alliance, facts, terms, on)
    found = [finding for each in facts for finding in agreement_findings(each, on, limits)]
    found += arithmetic(figures_of(_counted(each) for each in facts))
    found += secretariat(around, on, limits)
    found += naming(around, on, limits)
    found += calendar(_calendar_facts(alliance, on), on, limits)
    weight = ("block", "error", "warning", "info")
    return sorted(found, key=lambda finding: (weight.index(finding.level), finding.rule))


def _counted(facts: AgreementFacts) -> RegisterRow:
    return RegisterRow(facts.paper, facts.doing, bool(facts.title), facts.parties_known)


def _alliance_facts(
    alliance: Alliance,
    facts: Sequence[AgreementFacts],
    terms: Sequence[SecretariatTerm],
    on: date,
) -> AllianceFacts:
    others = Alliance.objects.exclude(pk=alliance.pk).exclude(official_name="")
    dates = [each.signed_on for each in facts if each.signed_on]
    return AllianceFacts(
        name=alliance.official_name,
        since_year=alliance.since_year,
        members=frozenset(region.short_name for region in member_regions(alliance, on)),
        terms=tuple(TermFact(t.holder.short_name, t.started_on, t.ended_on) for t in terms),
        successor_known=any(term.started_on > on for term in terms),
        first_signed_on=min(dates, default=None),
        has_signed=any(each.paper in SIGNED for each in facts),
        other_names=frozenset(others.values_list("official_name", flat=True)),
    )


def _calendar_facts(alliance: Alliance, on: date) -> CalendarFacts:
    plenary = Meeting.objects.filter(
        region=alliance.region,
        kind=MeetingKind.PLENARY,
        held_on__year=on.year,
        state=MeetingState.CONCLUDED,
    )
    rounds = alliance.evaluation_rounds.filter(due_on__lt=on)
    return CalendarFacts(
        plenary_held=plenary.exists(),
        rounds=tuple(
            RoundFact(each.label, each.due_on, tuple(unanswered(each))) for each in rounds
        ),
        advice=tuple(_advice(alliance)),
    )


def _advice(alliance: Alliance) -> Iterable[AdviceFact]:
    """Return the undecided or approved recommendations of the meetings on this register."""
    recommendations = (
        Recommendation.objects.filter(
            meeting__agenda__agreements__agreement__alliance=alliance,
            followup__closed_at__isnull=True,
        )
        .exclude(state=RecommendationState.REFUSED)
        .select_related("meeting")
        .distinct()
    )
    for each in recommendations:
        has_owner = each.agency_id is not None or bool(each.addressee)
        yield AdviceFact(f"butir {each.number}", each.meeting.held_on, has_owner, each.due_on)


def expected_answers(round_: EvaluationRound) -> list[tuple[Agreement, Region]]:
    """Return who should answer: each party for each signed agreement whose parties are known."""
    signed = round_.alliance.agreements.filter(
        paper_state__in=[state.value for state in SIGNED], parties_known=True
    ).prefetch_related(*SIDES)
    return [(each, party.party_region) for each in signed for party in each.parties.all()]


def unanswered(round_: EvaluationRound) -> list[str]:
    """Return the regions that owe an answer in a round, once each."""
    given = set(round_.answers.values_list("agreement_id", "party_region_id"))
    owing = {
        region.short_name
        for agreement, region in expected_answers(round_)
        if (agreement.pk, region.pk) not in given
    }
    return sorted(owing)


def open_discrepancies_of(alliance: Alliance) -> QuerySet[Discrepancy]:
    """Return the unsettled discrepancies of claims about this register; one query.

    If, and only if, the claim names a metric of the register, the meeting belongs to the host
    region, and its agenda does not speak of other registers only.
    """
    own = Agreement.objects.filter(alliance=alliance)
    others = Exists(
        AgendaAgreement.objects.filter(agenda_item__meeting=OuterRef("meeting")).exclude(
            agreement__in=own
        )
    )
    mine = Exists(
        AgendaAgreement.objects.filter(agenda_item__meeting=OuterRef("meeting"), agreement__in=own)
    )
    return (
        Discrepancy.objects.filter(mine | ~others)
        .filter(
            state=DiscrepancyState.OPEN,
            meeting__region=alliance.region,
            claim__metric__startswith=SUBJECT_PREFIX,
        )
        .select_related("claim", "other_claim", "meeting")
        .order_by("meeting__held_on", "claim__order")
    )


def evaluations_of(agreement: Agreement) -> QuerySet[Evaluation]:
    """Return the evaluations of an agreement, the newest round first."""
    return agreement.evaluations.select_related("round", "party_region").order_by(
        "-round__starts_on", "party_region__code"
    )


def names_taken(alliance: Alliance) -> Mapping[str, str]:
    """Return the official names of other alliances, folded → as written."""
    rows = Alliance.objects.exclude(pk=alliance.pk).exclude(official_name="")
    return {
        " ".join(name.split()).casefold(): name
        for name in rows.values_list("official_name", flat=True)
    }
