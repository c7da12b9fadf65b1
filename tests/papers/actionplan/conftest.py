"""The example's plan, discussed, for its papers."""

from tests.rooms.actionplan.conftest import discussed, plan

__all__ = ["discussed", "plan"]
