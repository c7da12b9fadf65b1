"""The register of the example on stage: what the report of 8 November 2022 tells, played once."""

from dataclasses import dataclass
from datetime import date

from tapem.cooperation.models import Agreement, Alliance
from tapem.meetings import actions as meeting_actions
from tapem.meetings.choices import MeetingKind
from tapem.meetings.models import Meeting
from tapem.ops.example.alliance import (
    CLAIMS,
    MEETING_DAY,
    MEETING_PLACE,
    MEETING_TITLE,
    replay_register,
)
from tapem.ops.example.office import PEMALANG
from tapem.regions.models import Region
from tests.cast import Cast
from tests.world import World


@dataclass(frozen=True)
class Stage:
    """The alliance with its eighteen agreements by key, its meeting and its regions by code."""

    alliance: Alliance
    agreements: dict[str, Agreement]
    meeting: Meeting
    regions: dict[str, Region]

    def __getitem__(self, key: str) -> Agreement:
        return Agreement.objects.get(pk=self.agreements[key].pk)


def regions_of(world: World) -> dict[str, Region]:
    return {PEMALANG: world.region, **world.partners}


def plan_monitoring(cast: Cast, on: date = MEETING_DAY) -> Meeting:
    return meeting_actions.plan_meeting(
        actor=cast.tapem,
        kind=MeetingKind.MONITORING,
        title=MEETING_TITLE,
        held_on=on,
        place=MEETING_PLACE,
    )


def make_stage(cast: Cast, world: World) -> Stage:
    meeting = plan_monitoring(cast)
    regions = regions_of(world)
    made = replay_register(
        actor=cast.tapem, regions=regions, agencies=world.agencies, meeting=meeting
    )
    return Stage(made.alliance, made.agreements, meeting, regions)


def state_claims(cast: Cast, stage: Stage) -> None:
    for claim in CLAIMS:
        meeting_actions.state_claim(
            actor=cast.tapem,
            meeting=stage.meeting,
            metric=claim.metric,
            label=claim.label,
            value=claim.value,
            quote=claim.quote,
            location=claim.location,
        )
