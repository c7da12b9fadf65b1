"""29 November 2022: the team goes through Bab IV to Bab VII, the day before the draft is due."""

from datetime import UTC, date, datetime

from tapem.accounts.actors import Actor
from tapem.accounts.queries import actor_for
from tapem.actionplan.actions import issue_plan_papers
from tapem.actionplan.models import ActionPlan
from tapem.drafting.papers.discussion import discussion_parts
from tapem.drafting.queries import chapters_of
from tapem.kernel import clock
from tapem.kernel.numerals import roman
from tapem.meetings import actions as meetings
from tapem.meetings.choices import MeetingKind
from tapem.meetings.models import AgendaItem, Meeting
from tapem.ops.example import drafting as draft_example
from tapem.ops.example import reports as facts
from tapem.ops.example.office import NOON
from tapem.regions.models import Agency
from tapem.spm.actions.completion import request_completions

PLANNED_AT = datetime(2022, 11, 22, 2, 0, tzinfo=UTC)
WHO_FILLS = ("dinkes", "dputr", "disperkim", "satpolpp", "bpbd", "dinsos")
WHY_OBLIGED = "Mengampu layanan SPM dalam rencana aksi."


def plan_meeting(plan: ActionPlan, agencies: dict[str, Agency]) -> Meeting:
    """Plan the meeting a week before: who must come, and Bab IV to Bab VII as its agenda."""
    with clock.at(PLANNED_AT):
        tapem = actor_for("tapem", date(2022, 11, 22))
        meeting = meetings.plan_meeting(
            actor=tapem,
            kind=MeetingKind.DRAFTING,
            title=facts.DRAFTING_TITLE,
            held_on=facts.DRAFTING_DAY,
            place=facts.DRAFTING_PLACE,
            purpose=facts.DRAFTING_PURPOSE,
            organizer=agencies["tapem"],
            organizer_note=facts.DRAFTING_ORGANIZER_NOTE,
            attendance_list_open=True,
        )
        _invite(tapem, meeting, agencies)
        draft_example.put_on_agenda(plan, _agenda(tapem, meeting, plan))
    return meeting


def hold(meeting: Meeting, plan: ActionPlan, agencies: dict[str, Agency]) -> Meeting:
    """Hold it: seventeen people, corrections per chapter and agency, decisions."""
    agenda = _places(meeting)
    with clock.at(facts.DRAFTING_START):
        tapem = actor_for("tapem", facts.DRAFTING_DAY)
        meetings.start_meeting(actor=tapem, meeting=meeting)
        for present in facts.DRAFTING_TEAM:
            meetings.record_attendance(
                actor=tapem,
                meeting=meeting,
                institution=present.institution,
                agency=agencies[present.agency],
                count=present.count,
            )
        meeting = meetings.amend_meeting(
            actor=tapem, meeting=meeting, total_stated=facts.DRAFTING_TOTAL
        )
        for item in agenda.values():
            meetings.open_agenda_item(actor=tapem, item=item)
        for text in facts.DRAFTING_MINUTES:
            meetings.take_minute(actor=tapem, meeting=meeting, text=text)
        draft_example.correct(plan, agencies, agenda)
    _conclude(meeting, agencies)
    return meeting


def finish(meeting: Meeting, plan: ActionPlan) -> None:
    """Write the report of the meeting and every paper of the plan; the clock stands here."""
    with clock.at(NOON):
        tapem = actor_for("tapem", facts.DRAFTING_DAY)
        meetings.write_report(
            actor=tapem, meeting=meeting, results="\n\n".join(facts.DRAFTING_MINUTES)
        )
        meetings.recommend(
            actor=tapem,
            meeting=meeting,
            addressee="OPD pengampu SPM",
            text=facts.DRAFTING_SUGGESTION,
            due_on=facts.HANDOVER_DUE,
        )
        request_completions(actor=tapem, year=facts.DRAFTING_DAY.year, due_on=facts.HANDOVER_DUE)
        meetings.issue_papers(actor=tapem, meeting=meeting, parts=discussion_parts(meeting))
        issue_plan_papers(actor=tapem, plan=plan)


def _conclude(meeting: Meeting, agencies: dict[str, Agency]) -> None:
    with clock.at(facts.DRAFTING_END):
        tapem = actor_for("tapem", facts.DRAFTING_DAY)
        *general, deadline = facts.DRAFTING_DECISIONS
        for text in general:  # what each agency must do for these stands in its corrections
            meetings.decide(actor=tapem, meeting=meeting, text=text)
        meetings.decide(
            actor=tapem,
            meeting=meeting,
            text=deadline,
            agencies=[agencies[key] for key in WHO_FILLS],
            due_on=facts.HANDOVER_DUE,
        )
        meetings.conclude_meeting(actor=tapem, meeting=meeting, seen_absent=True)


def _invite(tapem: Actor, meeting: Meeting, agencies: dict[str, Agency]) -> None:
    for invited in facts.DRAFTING_TEAM:
        obliged = invited.agency in WHO_FILLS
        meetings.invite(
            actor=tapem,
            meeting=meeting,
            institution=invited.institution,
            agency=agencies[invited.agency],
            obliged=obliged,
            because=WHY_OBLIGED if obliged else "",
        )
    key, institution, why = facts.OBLIGED_BUT_ABSENT
    meetings.invite(
        actor=tapem,
        meeting=meeting,
        institution=institution,
        agency=agencies[key],
        obliged=True,
        because=why,
    )


def _agenda(tapem: Actor, meeting: Meeting, plan: ActionPlan) -> dict[int, AgendaItem]:
    chapters = chapters_of(plan.draft)
    return {
        place: meetings.add_agenda_item(
            actor=tapem,
            meeting=meeting,
            title=f"Bab {roman(place)} {chapters[place - 1].title}",
        )
        for place in facts.DISCUSSED_CHAPTERS
    }


def _places(meeting: Meeting) -> dict[int, AgendaItem]:
    return dict(zip(facts.DISCUSSED_CHAPTERS, meeting.agenda.order_by("number"), strict=True))
