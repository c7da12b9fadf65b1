"""Who sees what: the visible querysets, and the members and secretariat of an alliance."""

from datetime import date

from django.db.models import Case, Prefetch, Q, QuerySet, When

from tapem.accounts.actors import Actor
from tapem.cooperation.models import (
    Addendum,
    Agreement,
    AgreementDocument,
    Alliance,
    AllianceMember,
    DiscussionPlan,
    EvaluationRound,
    ImplementationEvidence,
    LeadAgency,
    LegalParameter,
    NameProposal,
    Obligation,
    Party,
    SecretariatTerm,
)
from tapem.kernel import clock
from tapem.regions.models import Border, Region


def _is_member(actor: Actor, prefix: str = "") -> Q:
    """Return the condition "hosted by the actor's region, or it is a member today"."""
    today = clock.today()
    members = AllianceMember.objects.filter(
        Q(left_on__isnull=True) | Q(left_on__gte=today), member=actor.region
    )
    return Q(**{f"{prefix}region": actor.region}) | Q(
        **{f"{prefix}pk__in": members.values("alliance")}
    )


def alliances_visible_to(actor: Actor) -> QuerySet[Alliance]:
    """Return the alliances that the actor sees.

    An alliance is visible if, and only if, the actor's region hosts its register or is a member
    of it today.
    """
    return Alliance.objects.filter(_is_member(actor)).select_related("region")


def alliances_hosted_by(region: Region) -> QuerySet[Alliance]:
    """Return the alliances whose register a region keeps, for papers of that region."""
    return Alliance.objects.filter(region=region).select_related("region")


def agreements_visible_to(actor: Actor) -> QuerySet[Agreement]:
    """Return the entries of registers that the actor sees.

    An agreement is visible if, and only if, its alliance is: every member reads title, parties
    and states of the whole register. What is inside (obligations, evidence, evaluation) is
    decided by `policies.may_see_inside`.
    """
    return (
        Agreement.objects.filter(_is_member(actor, "alliance__"))
        .select_related("alliance__region", "accord", "replaced_by")
        .prefetch_related(*SIDES)
    )


SIDES = (
    Prefetch("parties", Party.objects.select_related("party_region")),
    Prefetch("lead_agencies", LeadAgency.objects.select_related("of_region", "agency")),
)


def inside_visible_to(actor: Actor) -> QuerySet[Agreement]:
    """Return the agreements whose inside the actor sees.

    If, and only if, the agreement is visible and her region hosts it, is a party, or the
    parties are not known.
    """
    inside = Q(region=actor.region) | Q(parties_known=False) | Q(parties__party_region=actor.region)
    return Agreement.objects.filter(_is_member(actor, "alliance__")).filter(inside).distinct()


def obligations_visible_to(actor: Actor) -> QuerySet[Obligation]:
    """Return obligations, if, and only if, the inside of their agreement is visible."""
    return Obligation.objects.filter(agreement__in=inside_visible_to(actor)).select_related(
        "agreement__alliance__region", "holder", "towards", "agency"
    )


def evidence_visible_to(actor: Actor) -> QuerySet[ImplementationEvidence]:
    """Return evidence, if, and only if, the inside of its agreement is visible."""
    return ImplementationEvidence.objects.filter(
        agreement__in=inside_visible_to(actor)
    ).select_related("agreement__alliance__region", "reported_by", "obligation__holder")


def papers_kept_for(actor: Actor) -> QuerySet[AgreementDocument]:
    """Return letters and signed copies, if, and only if, the inside of their agreement is visible."""
    return AgreementDocument.objects.filter(agreement__in=inside_visible_to(actor))


def addenda_visible_to(actor: Actor) -> QuerySet[Addendum]:
    """Return addenda, if, and only if, the inside of their agreement is visible."""
    return Addendum.objects.filter(agreement__in=inside_visible_to(actor)).select_related(
        "agreement__alliance__region"
    )


def proposals_visible_to(actor: Actor) -> QuerySet[NameProposal]:
    """Return proposals for a name, if, and only if, their alliance is visible."""
    return NameProposal.objects.filter(alliance__in=alliances_visible_to(actor)).select_related(
        "alliance__region", "proposed_by"
    )


def rounds_visible_to(actor: Actor) -> QuerySet[EvaluationRound]:
    """Return evaluation rounds, if, and only if, their alliance is visible."""
    return EvaluationRound.objects.filter(alliance__in=alliances_visible_to(actor)).select_related(
        "alliance__region"
    )


def parameters_visible_to(actor: Actor) -> QuerySet[LegalParameter]:
    """Return legal parameters, if, and only if, they belong to the actor's own region."""
    return LegalParameter.objects.filter(region=actor.region)


def members_of(alliance: Alliance, on: date) -> list[AllianceMember]:
    """Return the members on a day in their order, the host first; one query."""
    return list(
        alliance.members.filter(
            Q(joined_on__isnull=True) | Q(joined_on__lte=on),
            Q(left_on__isnull=True) | Q(left_on__gte=on),
        ).select_related("member")
    )


def member_regions(alliance: Alliance, on: date) -> list[Region]:
    """Return the regions of the members on a day."""
    return [row.member for row in members_of(alliance, on)]


def member_choices(alliance: Alliance, on: date) -> QuerySet[Region]:
    """Return the regions of the members on a day, in their order, for a form to choose from."""
    keys = [row.member_id for row in members_of(alliance, on)]
    return Region.objects.filter(pk__in=keys).order_by(
        Case(*(When(pk=key, then=place) for place, key in enumerate(keys)), default=len(keys))
    )


def party_choices(agreement: Agreement, on: date) -> QuerySet[Region]:
    """Return the parties, or every member where the parties are not known."""
    regions = member_choices(agreement.alliance, on)
    if agreement.parties_known:
        return regions.filter(pk__in=agreement.parties.values("party_region"))
    return regions


def neighbours_of(region: Region) -> QuerySet[Region]:
    """Return the regions that touch a region; a mandatory cooperation is made with them."""
    return Region.objects.filter(pk__in=Border.objects.filter(region=region).values("neighbour"))


def others_of(agreement: Agreement) -> QuerySet[Agreement]:
    """Return the other agreements of the same register, for the choice of a successor."""
    return Agreement.objects.filter(alliance=agreement.alliance_id).exclude(pk=agreement.pk)


def discussions_visible_to(actor: Actor) -> QuerySet[DiscussionPlan]:
    """Return planned discussions, if, and only if, their alliance is visible."""
    return DiscussionPlan.objects.filter(alliance__in=alliances_visible_to(actor)).select_related(
        "alliance__region", "venue", "moved_to"
    )


def current_term(alliance: Alliance, on: date) -> SecretariatTerm | None:
    """Return the term of the secretariat that runs on a day."""
    running = Q(ended_on__isnull=True) | Q(ended_on__gte=on)
    return (
        alliance.secretariat_terms.filter(running, started_on__lte=on)
        .select_related("holder")
        .last()
    )
