"""The example's plan, discussed, for the screens."""

from collections.abc import Callable

import pytest
from django.test import Client

from tapem.actionplan.models import ActionPlan
from tests.rooms.actionplan.conftest import discussed, plan

__all__ = ["ActionPlan", "SignIn", "discussed", "plan"]

SignIn = Callable[[str], Client]


@pytest.fixture
def enter(sign_in: SignIn) -> SignIn:
    return sign_in
