"""The register of the example, as the room's own tests use it."""

from tests.rooms.cooperation.conftest import stage

__all__ = ["stage"]
