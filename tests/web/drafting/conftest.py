"""The example's plan, discussed, for the screens of its draft."""

from tests.rooms.actionplan.conftest import discussed, plan
from tests.web.plan.conftest import SignIn

__all__ = ["SignIn", "discussed", "plan"]
