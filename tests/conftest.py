"""Fixtures that every test may use: clock, world, cast."""

from collections.abc import Iterator

import pytest
from django.test import Client

from tapem.kernel import clock
from tapem.ops.example.office import NOON, load_all_regions
from tests.cast import Cast, make_cast
from tests.world import World, make_world


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: object) -> None:
    """Load the table of regions once; every test works on top of it."""
    with django_db_blocker.unblock():  # type: ignore[attr-defined]  # pytest-django's own type
        load_all_regions()


@pytest.fixture(autouse=True)
def standing_clock() -> Iterator[None]:
    """Let every test happen on 29 November 2022, 13.00 WIB."""
    clock.set_clock(NOON)
    yield
    clock.set_clock(None)


@pytest.fixture
def world(db: None) -> World:
    """Pemalang and its four partners."""
    return make_world()


@pytest.fixture
def cast(world: World) -> Cast:
    """The fixed cast."""
    return make_cast()


@pytest.fixture
def sign_in(cast: Cast, client: Client) -> object:
    """Return a function that signs a member of the cast in and returns the client."""

    def as_member(username: str) -> Client:
        client.force_login(cast[username].user)
        return client

    return as_member
