"""The inbox of an agency and the calendar of deadlines."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, F, Q, QuerySet

from tapem.accounts.actors import Actor
from tapem.followups.choices import FollowUpState, SubjectKind
from tapem.followups.models import Deadline, FollowUp
from tapem.regions.models import Agency, Region

PENDING = (FollowUpState.OPEN, FollowUpState.REPORTED)


def followups_visible_to(actor: Actor) -> QuerySet[FollowUp]:
    """Return follow-ups of the actor's region, and none of another one.

    A follow-up is visible if, and only if, it belongs to the actor's region and is either
    addressed to her agency or she acts for the section, the leader, the legal section
    or the administrator.
    """
    own = FollowUp.objects.filter(region=actor.region).select_related("agency", "region")
    if actor.is_agency_side:
        return own.filter(agency=actor.agency)
    return own


def inbox_of(actor: Actor) -> QuerySet[FollowUp]:
    """Return what is still open for the actor's own office, the most urgent first."""
    mine = Q(agency=actor.agency)
    if actor.is_coordinator:
        mine |= Q(agency__isnull=True)
    return (
        followups_visible_to(actor)
        .filter(mine, state=FollowUpState.OPEN)
        .order_by(F("due_on").asc(nulls_last=True), "opened_at")
    )


def followup_about(kind: SubjectKind, key: UUID) -> FollowUp | None:
    """Return the follow-up of one subject that is not closed yet."""
    return FollowUp.objects.filter(subject_kind=kind, subject_key=key, state__in=PENDING).first()


def is_late(followup: FollowUp, on: date) -> bool:
    """Tell whether an open follow-up is past its date."""
    return (
        followup.state == FollowUpState.OPEN
        and followup.due_on is not None
        and followup.due_on < on
    )


@dataclass(frozen=True, slots=True)
class Load:
    """What one agency still owes: counts of open and of late follow-ups."""

    agency: Agency
    open: int
    late: int


def load_per_agency(region: Region, on: date) -> list[Load]:
    """Return how much each agency of the region still owes, most first; one query."""
    open_ones = Q(followups__state=FollowUpState.OPEN)
    agencies = (
        Agency.objects.filter(region=region, followups__state=FollowUpState.OPEN)
        .annotate(
            open_count=Count("followups", filter=open_ones),
            late_count=Count("followups", filter=open_ones & Q(followups__due_on__lt=on)),
        )
        .order_by("-open_count", "name")
    )
    return [Load(agency, agency.open_count, agency.late_count) for agency in agencies]


def deadline_of(region: Region, key: str) -> Deadline | None:
    """Return the deadline with that key."""
    return Deadline.objects.filter(region=region, key=key).first()


def upcoming_deadlines(region: Region, on: date) -> QuerySet[Deadline]:
    """Return the deadlines from that day on, the nearest first."""
    return Deadline.objects.filter(region=region, due_on__gte=on)
