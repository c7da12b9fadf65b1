"""Which meetings and papers somebody sees, and what is read from them for screens."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, Model, OuterRef, Q, QuerySet

from tapem.accounts.actors import Actor
from tapem.accounts.choices import Role
from tapem.audit.models import Entry
from tapem.audit.queries import entries_about
from tapem.meetings.choices import (
    DiscrepancyState,
    MeetingState,
    PaperKind,
    RecommendationState,
)
from tapem.meetings.models import (
    AgendaItem,
    AttendanceTally,
    Claim,
    Decision,
    Discrepancy,
    Invitation,
    IssuedPaper,
    Meeting,
    MeetingReport,
    Minute,
    NamedAttendee,
    Recommendation,
)
from tapem.meetings.rules import (
    AttendanceSum,
    Present,
    attendance_sum,
    obliged_absent,
    obstacles,
)
from tapem.regions.choices import AgencyKind, PositionKind
from tapem.regions.models import Agency, Appointment, Position, Region, in_force

# What guests of a meeting may take home; the report to the Sekda stays inside.
SHARED_PAPERS = (
    PaperKind.INVITATION,
    PaperKind.ATTENDANCE_LIST,
    PaperKind.MINUTES,
    PaperKind.NEWS,
    PaperKind.WHATSAPP,
    PaperKind.REGISTER,
)
# Drafts that every agency of the region works on.
_DRAFTS = (PaperKind.ANNEX, PaperKind.INSTRUMENT)


def meetings_visible_to(actor: Actor) -> QuerySet[Meeting]:
    """Return the meetings that the actor sees.

    A meeting is visible if, and only if, one of these holds: it belongs to the actor's region
    and she does not act for an agency (OPD); it belongs to her region, she acts for an agency,
    and either that agency is invited or a section (Bagian) organises it; her region is invited
    and she does not act for an agency.
    """
    own = Q(region=actor.region)
    if actor.is_agency_side:
        invited = Invitation.objects.filter(meeting=OuterRef("pk"), agency=actor.agency)
        seen = own & (Q(Exists(invited)) | Q(organizer__kind=AgencyKind.SECTION))
    else:
        guest = Invitation.objects.filter(meeting=OuterRef("pk"), invited_region=actor.region)
        seen = own | Q(Exists(guest))
    return Meeting.objects.filter(seen).select_related("region", "organizer__part_of", "chair")


def papers_visible_to(actor: Actor) -> QuerySet[IssuedPaper]:
    """Return the papers that the actor may open.

    A paper is visible if, and only if, one of these holds: it belongs to her region and she acts
    for the section, the leader, the legal section or the administrator; she acts for an agency of
    the region and the paper is addressed to that agency, is a draft of the annex or instrument, or
    belongs to a meeting that she sees and is addressed to no agency; she is a partner or comes from
    another region and the paper is a shared kind of a meeting that she sees.
    """
    meetings = meetings_visible_to(actor).values("pk")
    shared = Q(meeting__in=meetings, kind__in=SHARED_PAPERS, agency__isnull=True)
    own = Q(region=actor.region)
    if actor.is_agency_side:
        of_meeting = Q(meeting__in=meetings, agency__isnull=True)
        seen = own & (
            Q(agency=actor.agency) | Q(agency__isnull=True, kind__in=_DRAFTS) | of_meeting
        )
    elif actor.role is Role.PARTNER:
        seen = shared
    else:
        seen = own | shared
    return IssuedPaper.objects.filter(seen).select_related("file", "meeting", "agency")


def meeting_list(actor: Actor) -> QuerySet[Meeting]:
    """Return the visible meetings with what their list shows, newest first; one query."""
    return (
        meetings_visible_to(actor)
        .annotate(
            open_discrepancies=Count(
                "discrepancies",
                filter=Q(discrepancies__state=DiscrepancyState.OPEN),
                distinct=True,
            ),
            institutions=Count("attendance", distinct=True),
            decided=Count("decisions", distinct=True),
        )
        .select_related("report")
        .order_by("-held_on", "-pk")
    )


def attendance_of(meeting: Meeting) -> list[AttendanceTally]:
    """Return who came, in the order of recording."""
    return list(meeting.attendance.select_related("agency", "from_region"))


def attendance_sum_of(meeting: Meeting, rows: Sequence[AttendanceTally]) -> AttendanceSum:
    """Return the sum of the recorded attendance of a meeting."""
    return attendance_sum(present_in(rows), meeting.total_stated)


def present_in(rows: Sequence[AttendanceTally]) -> list[Present]:
    """Return attendance as the rules read it."""
    return [Present(row.institution, row.count) for row in rows]


def absent_of(meeting: Meeting) -> list[Invitation]:
    """Return the obliged invitations whose institution is not recorded as present."""
    obliged = list(meeting.invitations.filter(obliged=True).select_related("agency"))
    present = present_in(attendance_of(meeting))
    names = obliged_absent([row.institution for row in obliged], present)
    return [row for row in obliged if row.institution in names]


def report_of(meeting: Meeting) -> MeetingReport | None:
    """Return the report of a meeting, if somebody began one."""
    return MeetingReport.objects.filter(meeting=meeting).first()


def discrepancies_of(meeting: Meeting) -> list[Discrepancy]:
    """Return the discrepancies of a meeting with both claims."""
    rows = meeting.discrepancies.select_related("claim", "other_claim")
    return list(rows.order_by("claim__order", "pk"))


def obstacles_of(meeting: Meeting) -> tuple[str, ...]:
    """Return why the report of a meeting cannot be final yet; empty when it can."""
    report = report_of(meeting)
    open_ones = meeting.discrepancies.filter(state=DiscrepancyState.OPEN).count()
    written = report is not None and bool(report.results.strip() or report.conclusions.strip())
    return obstacles(meeting.state, open_ones, has_words=written or meeting.decisions.exists())


def recommendations_awaiting(region: Region) -> QuerySet[Recommendation]:
    """Return the recommendations of concluded meetings that the leader has not decided."""
    return (
        Recommendation.objects.filter(
            meeting__region=region,
            meeting__state=MeetingState.CONCLUDED,
            state=RecommendationState.PROPOSED,
        )
        .select_related("meeting", "agency")
        .order_by("meeting__held_on", "number")
    )


def open_discrepancies(region: Region) -> QuerySet[Discrepancy]:
    """Return the discrepancies of a region that nobody has settled."""
    return Discrepancy.objects.filter(
        meeting__region=region, state=DiscrepancyState.OPEN
    ).select_related("meeting", "claim", "other_claim")


def recommendations_visible_to(actor: Actor) -> QuerySet[Recommendation]:
    """Return recommendations of visible meetings; a partner region sees none.

    A recommendation is visible if, and only if, its meeting belongs to the actor's region and is
    visible to her, since the report that carries it is internal.
    """
    visible = meetings_visible_to(actor).filter(region=actor.region).values("pk")
    return Recommendation.objects.filter(meeting__in=visible).select_related("meeting", "agency")


def discrepancies_visible_to(actor: Actor) -> QuerySet[Discrepancy]:
    """Return discrepancies of visible meetings of the actor's own region, and of no other."""
    visible = meetings_visible_to(actor).filter(region=actor.region).values("pk")
    return Discrepancy.objects.filter(meeting__in=visible).select_related(
        "meeting", "claim", "other_claim"
    )


def minutes_visible_to(actor: Actor) -> QuerySet[Minute]:
    """Return minutes of the meetings that the actor sees, and no others."""
    return Minute.objects.filter(
        meeting__in=meetings_visible_to(actor).values("pk")
    ).select_related("meeting", "agenda_item")


def agenda_items_visible_to(actor: Actor) -> QuerySet[AgendaItem]:
    """Return agenda items of the meetings that the actor sees, and no others."""
    return AgendaItem.objects.filter(
        meeting__in=meetings_visible_to(actor).values("pk")
    ).select_related("meeting__organizer", "meeting__region")


def decisions_of(meeting: Meeting) -> list[Decision]:
    """Return the decisions with their follow-ups and agencies; two queries."""
    return list(
        meeting.decisions.select_related("agenda_item").prefetch_related("followups__agency")
    )


def claims_of(meeting: Meeting) -> list[Claim]:
    """Return the claims of a meeting, in the order of its text."""
    return list(meeting.claims.all())


def positions_of(region: Region) -> QuerySet[Position]:
    """Return the positions that may chair a meeting of the region."""
    return Position.objects.filter(region=region).order_by("title")


def head_of(agency: Agency, on: date) -> Appointment | None:
    """Return who heads an office or section on that day; None when nobody is recorded."""
    kinds = (PositionKind.HEAD_OF_SECTION, PositionKind.HEAD_OF_AGENCY)
    return (
        Appointment.objects.filter(in_force(on), position__agency=agency, position__kind__in=kinds)
        .select_related("position", "official")
        .order_by("-valid_from")
        .first()
    )


@dataclass(frozen=True, slots=True)
class AgendaNotes:
    """What was noted at one agenda item."""

    item: AgendaItem
    minutes: list[Minute]
    decisions: list[Decision]


def notes_of(item: AgendaItem) -> AgendaNotes:
    """Return what was noted at an agenda item, oldest first."""
    minutes = list(item.minutes.order_by("at", "pk"))
    decisions = list(item.decisions.prefetch_related("followups__agency").order_by("number"))
    return AgendaNotes(item, minutes, decisions)


def history_of(meeting: Meeting) -> QuerySet[Entry]:
    """Return the acts about a meeting and everything written into it, newest first."""
    subjects: list[tuple[type[Model], list[object]]] = [(Meeting, [meeting.pk])]
    subjects += [(model, _keys(model, meeting)) for model in _PARTS]
    return entries_about(subjects)


_PARTS: tuple[type[Model], ...] = (
    MeetingReport,
    Invitation,
    AttendanceTally,
    NamedAttendee,
    AgendaItem,
    Minute,
    Decision,
    Recommendation,
    Claim,
    Discrepancy,
    IssuedPaper,
)


def _keys(model: type[Model], meeting: Meeting) -> list[object]:
    return list(model._default_manager.filter(meeting=meeting).values_list("pk", flat=True))
