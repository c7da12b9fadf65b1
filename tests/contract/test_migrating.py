"""Our way of migrating makes the same tables as Django's."""

import pytest
from django.db.backends.sqlite3.base import DatabaseWrapper
from django.db.migrations.executor import MigrationExecutor
from django.db.utils import ConnectionHandler

from tapem.ops.migrating import GrowingExecutor

pytestmark = pytest.mark.django_db
ROOMS = ("audit", "documents", "regions", "accounts", "followups", "meetings")


def tables_made_by(executor_class: type[MigrationExecutor]) -> list[tuple[str, str]]:
    """Return name and definition of what an executor makes in an empty database."""
    handler = ConnectionHandler({"default": {"ENGINE": "django.db.backends.sqlite3"}})
    connection = DatabaseWrapper(handler["default"].settings_dict | {"NAME": ":memory:"})
    try:
        executor = executor_class(connection)
        executor.migrate([key for key in executor.loader.graph.leaf_nodes() if key[0] in ROOMS])
        with connection.cursor() as cursor:
            cursor.execute("SELECT name, sql FROM sqlite_master ORDER BY name")
            return cursor.fetchall()
    finally:
        connection.close()


def test_tables_are_the_same() -> None:
    made = tables_made_by(GrowingExecutor)
    assert len(made) > 100
    assert made == tables_made_by(MigrationExecutor)
