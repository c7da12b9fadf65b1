"""8 November 2022: the monitoring meeting of the five regencies, as its people held it."""

from datetime import UTC, date, datetime, timedelta

from tapem.accounts.actors import Actor
from tapem.accounts.queries import actor_for
from tapem.kernel import clock
from tapem.meetings import actions as meetings
from tapem.meetings.choices import MeetingKind
from tapem.meetings.models import Meeting
from tapem.ops.example import reports as facts
from tapem.regions.models import Agency, Position
from tapem.regions.queries import region_by_code

PLANNED_AT = datetime(2022, 11, 1, 2, 0, tzinfo=UTC)
ENDED_AT = facts.MONITORING_START + timedelta(hours=3)


def plan(agencies: dict[str, Agency]) -> Meeting:
    """Plan the meeting and invite the five regencies, a week before."""
    with clock.at(PLANNED_AT):
        tapem = actor_for("tapem", date(2022, 11, 1))
        meeting = meetings.plan_meeting(
            actor=tapem,
            kind=MeetingKind.MONITORING,
            title=facts.MONITORING_TITLE,
            held_on=facts.MONITORING_DAY,
            place=facts.MONITORING_PLACE,
            purpose=facts.MONITORING_PURPOSE,
            organizer=agencies["tapem"],
            chair=Position.objects.get(title=facts.MONITORING_CHAIR),
            named_list_open=True,
        )
        for delegation in facts.DELEGATIONS:
            meetings.invite(
                actor=tapem,
                meeting=meeting,
                institution=delegation.institution,
                invited_region=region_by_code(delegation.region),
                obliged=True,
                because="Pihak dalam kerja sama wajib.",
            )
        meetings.add_agenda_item(
            actor=tapem, meeting=meeting, title="Monitoring dan evaluasi pelaksanaan PKS"
        )
        meetings.add_agenda_item(
            actor=tapem, meeting=meeting, title="Penamaan dan sekretariat kerja sama wajib"
        )
    return meeting


def hold(meeting: Meeting) -> None:
    """Hold it: attendance per regency, named offices, minutes, decisions, suggestions."""
    with clock.at(facts.MONITORING_START):
        tapem = actor_for("tapem", facts.MONITORING_DAY)
        meetings.start_meeting(actor=tapem, meeting=meeting)
        _attendance(tapem, meeting)
    with clock.at(ENDED_AT):
        for text in facts.MONITORING_DECISIONS:
            meetings.decide(actor=tapem, meeting=meeting, text=text)
        meetings.conclude_meeting(actor=tapem, meeting=meeting)
        for suggestion in facts.SUGGESTIONS:
            meetings.recommend(
                actor=tapem,
                meeting=meeting,
                addressee=suggestion.addressee,
                text=suggestion.text,
                agency=tapem.agency if suggestion.agency else None,
            )


def _attendance(tapem: Actor, meeting: Meeting) -> None:
    for delegation in facts.DELEGATIONS:
        meetings.record_attendance(
            actor=tapem,
            meeting=meeting,
            institution=delegation.institution,
            count=delegation.count,
            from_region=region_by_code(delegation.region),
        )
    for title, code in facts.NAMED_OFFICES:
        meetings.name_attendee(
            actor=tapem, meeting=meeting, title=title, from_region=region_by_code(code)
        )
