"""The meetings of the room's tests, for its screens."""

from tests.rooms.meetings.conftest import cooperation, planned, running, spm

__all__ = ["cooperation", "planned", "running", "spm"]
