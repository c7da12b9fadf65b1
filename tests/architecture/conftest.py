"""The example, replayed once for all tests of this folder that look at its pages."""

from collections.abc import Iterator
from http.cookies import SimpleCookie

import pytest
from django.db import transaction
from django.test import Client

from tapem.kernel import clock
from tapem.ops.example import story
from tapem.ops.example.office import NOON
from tests.cast import Cast, make_cast
from tests.recall import recall


@pytest.fixture(scope="module")
def example(django_db_setup: None, django_db_blocker: object) -> Iterator[Cast]:
    """Return the cast inside the replayed example; everything is rolled back after the module."""
    with django_db_blocker.unblock(), transaction.atomic():  # type: ignore[attr-defined]  # pytest-django's own type
        clock.set_clock(NOON)
        recall("replay", story.replay)
        yield make_cast()
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def sessions(example: Cast) -> dict[str, SimpleCookie]:
    """Return the cookies of a signed-in browser per member of the cast, none for nobody."""
    found = {"anonymous": SimpleCookie()}
    for name, actor in example.actors.items():
        client = Client()
        client.force_login(actor.user)
        found[name] = client.cookies
    return found


@pytest.fixture
def clients(sessions: dict[str, SimpleCookie]) -> dict[str, Client]:
    """Return a client per member of the cast, freshly signed in."""
    found = {}
    for name, cookies in sessions.items():
        found[name] = Client(raise_request_exception=False)
        found[name].cookies = SimpleCookie({key: part.value for key, part in cookies.items()})
    return found
