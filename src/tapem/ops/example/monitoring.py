"""8 November 2022: the monitoring meeting of the five regencies, as its people held it."""

from datetime import UTC, date, datetime, timedelta

from tapem.accounts.actors import Actor
from tapem.accounts.queries import actor_for
from tapem.cooperation import actions as cooperation
from tapem.cooperation.models import Alliance
from tapem.cooperation.papers import monitoring_parts
from tapem.kernel import clock
from tapem.meetings import actions as meetings
from tapem.meetings.choices import MeetingKind
from tapem.meetings.models import Meeting
from tapem.ops.example import alliance as facts
from tapem.ops.example.office import PARTNERS, PEMALANG
from tapem.ops.example.reports import (
    MONITORING_DECISIONS,
    MONITORING_PURPOSE,
    MONITORING_START,
)
from tapem.regions.models import Agency, Position
from tapem.regions.queries import region_by_code

PLANNED_AT = datetime(2022, 11, 1, 2, 0, tzinfo=UTC)
ENDED_AT = MONITORING_START + timedelta(hours=3)
REPORTED_AT = MONITORING_START + timedelta(hours=6)
RESULTS = (
    "Dari {{ pks.signed|terbilang }} PKS yang sudah ditandatangani para pihak, baru "
    "{{ pks.implemented|terbilang }} PKS yang sudah ada pelaksanaannya, dan masih menyisakan "
    "{{ pks.pending|terbilang }} PKS yang perlu disusun."
)


def plan(agencies: dict[str, Agency]) -> Meeting:
    """Plan the meeting and invite the five regencies, a week before."""
    with clock.at(PLANNED_AT):
        tapem = actor_for("tapem", date(2022, 11, 1))
        meeting = meetings.plan_meeting(
            actor=tapem,
            kind=MeetingKind.MONITORING,
            title=facts.MEETING_TITLE,
            held_on=facts.MEETING_DAY,
            place=facts.MEETING_PLACE,
            purpose=MONITORING_PURPOSE,
            organizer=agencies["tapem"],
            chair=Position.objects.get(title=facts.CHAIR),
            participants_note=facts.PARTICIPANTS_NOTE,
            named_list_open=True,
        )
        for code, _people in facts.DELEGATIONS:
            region = region_by_code(code)
            meetings.invite(
                actor=tapem,
                meeting=meeting,
                institution=region.official_name,
                invited_region=region,
                obliged=True,
                because="Pihak dalam kerja sama wajib.",
            )
        for title in (
            "Monitoring dan evaluasi pelaksanaan PKS",
            "Penamaan dan sekretariat kerja sama wajib",
        ):
            meetings.add_agenda_item(actor=tapem, meeting=meeting, title=title)
    return meeting


def hold(meeting: Meeting, agencies: dict[str, Agency]) -> Alliance:
    """Hold it, and write the register that it speaks of; return the alliance."""
    with clock.at(MONITORING_START):
        tapem = actor_for("tapem", facts.MEETING_DAY)
        meetings.start_meeting(actor=tapem, meeting=meeting)
        _attendance(tapem, meeting)
        register = _register(tapem, meeting, agencies)
    with clock.at(ENDED_AT):
        for text in MONITORING_DECISIONS:
            meetings.decide(actor=tapem, meeting=meeting, text=text)
        meetings.conclude_meeting(actor=tapem, meeting=meeting)
    return register.alliance


def report(meeting: Meeting, alliance: Alliance) -> None:
    """Write the report with its suggestions and claims; their contradiction stays open."""
    with clock.at(REPORTED_AT):
        tapem = actor_for("tapem", facts.MEETING_DAY)
        meetings.write_report(
            actor=tapem, meeting=meeting, results=RESULTS, conclusions=facts.CONCLUSION
        )
        for suggestion in facts.RECOMMENDATIONS:
            own = suggestion.addressee.startswith("Bagian Tata Pemerintahan")
            meetings.recommend(
                actor=tapem,
                meeting=meeting,
                addressee=suggestion.addressee,
                text=suggestion.text,
                agency=tapem.agency if own else None,
            )
        for claim in facts.CLAIMS:
            meetings.state_claim(
                actor=tapem,
                meeting=meeting,
                metric=claim.metric,
                label=claim.label,
                value=claim.value,
                quote=claim.quote,
                location=claim.location,
            )
        cooperation.compare_claims(actor=tapem, meeting=meeting, alliance=alliance)
        parts = monitoring_parts(alliance, meeting)
        meetings.issue_papers(actor=tapem, meeting=meeting, parts=parts)
        cooperation.issue_register(actor=tapem, alliance=alliance)


def _register(tapem: Actor, meeting: Meeting, agencies: dict[str, Agency]) -> facts.Replayed:
    regions = {code: region_by_code(code) for code in (PEMALANG, *PARTNERS)}
    register = facts.replay_register(
        actor=tapem, regions=regions, agencies=agencies, meeting=meeting
    )
    item = meeting.agenda.get(number=1)
    for agreement in register.agreements.values():
        cooperation.put_agreement_on_agenda(actor=tapem, agenda_item=item, agreement=agreement)
    return register


def _attendance(tapem: Actor, meeting: Meeting) -> None:
    for code, people in facts.DELEGATIONS:
        region = region_by_code(code)
        meetings.record_attendance(
            actor=tapem,
            meeting=meeting,
            institution=region.official_name,
            count=people,
            from_region=region,
        )
    for title, code in facts.NAMED_ATTENDEES:
        meetings.name_attendee(
            actor=tapem, meeting=meeting, title=title, from_region=region_by_code(code)
        )
