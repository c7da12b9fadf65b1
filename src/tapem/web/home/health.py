"""Whether the parts that every request needs answer at this moment."""

from django.core.files.storage import default_storage
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor


def problems() -> list[str]:
    """Return what does not answer: database, migrations, storage; empty when all do."""
    return [*_database_problems(), *_storage_problems()]


def _database_problems() -> list[str]:
    try:
        executor = MigrationExecutor(connection)
        plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError:
        return ["database"]
    return ["migrations"] if plan else []


def _storage_problems() -> list[str]:
    try:
        default_storage.exists("probe")
    except OSError:
        return ["storage"]
    return []
