"""Fixtures of the room's tests."""

import pytest

from tests.cast import Cast
from tests.recall import recall
from tests.rooms.cooperation.stage import Stage, make_stage
from tests.world import World


@pytest.fixture
def stage(cast: Cast, world: World) -> Stage:
    """The register of the example."""
    return recall("stage", lambda: make_stage(cast, world))
