"""A meeting that runs, one that is planned, and the two real ones."""

from datetime import date

import pytest

from tapem.meetings import actions
from tapem.meetings.choices import MeetingKind
from tapem.meetings.models import Meeting
from tests.cast import Cast
from tests.recall import recall
from tests.rooms.meetings import replay
from tests.world import World


@pytest.fixture
def planned(cast: Cast) -> Meeting:
    return actions.plan_meeting(
        actor=cast.tapem,
        kind=MeetingKind.COORDINATION,
        title="Rapat koordinasi contoh",
        held_on=date(2022, 11, 29),
        place="Ruang rapat",
    )


@pytest.fixture
def running(cast: Cast, planned: Meeting) -> Meeting:
    return actions.start_meeting(actor=cast.tapem, meeting=planned)


@pytest.fixture
def cooperation(cast: Cast, world: World) -> Meeting:
    return recall("cooperation meeting", lambda: replay.cooperation_meeting(cast, world))


@pytest.fixture
def spm(cast: Cast, world: World) -> Meeting:
    return recall("spm meeting", lambda: replay.spm_meeting(cast, world))
