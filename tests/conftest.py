"""Fixtures that every test may use: clock, world, cast."""

from collections.abc import Iterator
from unittest import mock

import pytest
from django.core.management.commands import flush, migrate
from django.test import Client

from tapem.kernel import clock
from tapem.ops.example.office import NOON, load_all_regions
from tapem.ops.migrating import GrowingExecutor
from tests.cast import Cast, make_cast
from tests.databases import write_once_lifted
from tests.recall import recall
from tests.world import World, make_world


@pytest.fixture(scope="session")
def growing_tables() -> Iterator[None]:
    """Make the tables as an installation makes them, see `tapem.ops.migrating`."""
    with mock.patch.object(migrate, "MigrationExecutor", GrowingExecutor):
        yield


@pytest.fixture(scope="session")
def django_db_setup(growing_tables: None, django_db_setup: None, django_db_blocker: object) -> None:
    """Load the table of regions once; every test works on top of it."""
    with django_db_blocker.unblock():  # type: ignore[attr-defined]  # pytest-django's own type
        recall("regions", load_all_regions)


@pytest.fixture(scope="session", autouse=True)
def flush_of_everything() -> Iterator[None]:
    """Let the flush after a transactional test empty the trail, and load the regions again."""
    handle = flush.Command.handle

    def flush_all(command: flush.Command, **options: object) -> None:
        with write_once_lifted():
            handle(command, **options)
        recall("regions", load_all_regions)

    with mock.patch.object(flush.Command, "handle", flush_all):
        yield


@pytest.fixture(autouse=True)
def standing_clock() -> Iterator[None]:
    """Let every test happen on 29 November 2022, 13.00 WIB."""
    clock.set_clock(NOON)
    yield
    clock.set_clock(None)


@pytest.fixture
def world(db: None) -> World:
    """Pemalang and its four partners."""
    return recall("world", make_world)


@pytest.fixture
def cast(world: World) -> Cast:
    """The fixed cast."""
    return recall("cast", make_cast)


@pytest.fixture
def sign_in(cast: Cast, client: Client) -> object:
    """Return a function that signs a member of the cast in and returns the client."""

    def as_member(username: str) -> Client:
        client.force_login(cast[username].user)
        return client

    return as_member
