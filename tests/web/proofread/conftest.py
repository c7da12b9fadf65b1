"""A faulty draft and a meeting with a report, for the screens of the proofreader."""

import pytest

from tapem.drafting.actions import edit_node
from tapem.meetings import actions as meetings
from tapem.meetings.models import Meeting
from tests.cast import Cast
from tests.rooms.drafting.conftest import Made, made
from tests.rooms.meetings.conftest import cooperation, planned, running

__all__ = ["cooperation", "made", "planned", "running"]

FAULT = "Sudah terbit 14 (lima belas) dokumen."
RESULTS = "Dari 14 (lima belas) PKS, baru 4 (empat) PKS yang dilaksanakan."


@pytest.fixture
def faulty(made: Made, cast: Cast) -> Made:
    edit_node(actor=cast.tapem, node=made["two_text"], body=FAULT, version=1)
    return made


@pytest.fixture
def written(running: Meeting, cast: Cast) -> Meeting:
    meetings.write_report(actor=cast.tapem, meeting=running, results=RESULTS)
    return running
