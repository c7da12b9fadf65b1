"""Whether the parts that every request needs answer at this moment."""

from functools import cache
from pathlib import Path

from django.conf import settings
from django.core.files.storage import default_storage
from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from tapem.kernel import signs


def problems() -> list[str]:
    """Return what does not answer: database, migrations, storage, worker; empty when all do."""
    return [*_database_problems(), *_storage_problems(), *_worker_problems()]


def _database_problems() -> list[str]:
    try:
        applied = MigrationRecorder(connection).applied_migrations()
    except DatabaseError:
        return ["database"]
    return [] if _shipped_migrations() <= applied.keys() else ["migrations"]


@cache  # a process never sees other migrations than those it started with
def _shipped_migrations() -> frozenset[tuple[str, str]]:
    return frozenset(MigrationLoader(None).disk_migrations or {})


def _storage_problems() -> list[str]:
    try:
        default_storage.exists("probe")
    except OSError:
        return ["storage"]
    return []


def _worker_problems() -> list[str]:
    """A worker that stopped; where none ever ran, another machine has it."""
    return ["worker"] if signs.is_dead(signs.worker_sign(Path(settings.HOME))) else []
