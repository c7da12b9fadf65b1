"""The plan of the example: laid before the meeting, with duties and nomenclature loaded."""

import pytest

from tapem.actionplan.models import ActionPlan
from tapem.meetings.choices import MeetingKind
from tapem.meetings.models import AgendaItem, AttendanceTally, Meeting
from tapem.ops.example import drafting
from tapem.ops.example.reports import DRAFTING_DAY, DRAFTING_TEAM
from tapem.planning.actions import load_shipped_nomenclature
from tapem.spm.actions import assign_duty, load_catalogue
from tapem.spm.queries import services_of
from tests.cast import Cast
from tests.recall import recall
from tests.world import World

DUTIES = {
    "PDK": "dindik", "KES": "dinkes", "PU": "dputr", "PR": "disperkim", "SOS": "dinsos",
    "TTL-01": "satpolpp", "TTL-05": "satpolpp", "TTL": "bpbd",
}  # fmt: skip


def load_duties(world: World, cast: Cast) -> None:
    load_catalogue(actor=cast.tapem)
    load_shipped_nomenclature(actor=cast.tapem)
    for service in services_of(world.region, DRAFTING_DAY):
        key = DUTIES.get(service.code, DUTIES[service.code.split("-")[0]])
        assign_duty(actor=cast.tapem, service=service, agency=world.agencies[key])


def hold_meeting(world: World, plan: ActionPlan) -> Meeting:
    """Record the meeting of 29 November with the agencies that the report names."""
    meeting = Meeting.objects.create(
        region=world.region,
        kind=MeetingKind.DRAFTING,
        title="Rapat Lanjutan",
        held_on=DRAFTING_DAY,
        place="WTS",
        organizer=world.agencies["tapem"],
    )
    for one in DRAFTING_TEAM:
        AttendanceTally.objects.create(
            meeting=meeting, institution=one.institution, agency=world.agencies[one.agency]
        )
    agenda = {
        place: AgendaItem.objects.create(meeting=meeting, number=place, title=f"Bab {place}")
        for place in (4, 5, 6, 7)
    }
    drafting.put_on_agenda(plan, agenda)
    drafting.correct(plan, world.agencies, agenda)
    return meeting


def make_plan(world: World, cast: Cast) -> ActionPlan:
    load_duties(world, cast)
    return drafting.write(world.agencies)


@pytest.fixture
def plan(world: World, cast: Cast) -> ActionPlan:
    return recall("plan", lambda: make_plan(world, cast))


@pytest.fixture
def discussed(world: World, plan: ActionPlan) -> ActionPlan:
    recall("discussed", lambda: hold_meeting(world, plan))
    return plan
