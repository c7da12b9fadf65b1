"""The state of an installation: new, in use, or the example; and bringing it up to date."""

import hashlib
import json
import shutil
from datetime import datetime
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder

from tapem.accounts.models import User
from tapem.ops.migrating import migrate_all
from tapem.ops.operator import Operator
from tapem.planning.actions import load_shipped_nomenclature
from tapem.planning.models import NomenclatureEdition


def has_people() -> bool:
    """Tell whether somebody already uses this database."""
    try:
        return User.objects.exists()
    except DatabaseError:
        return False


def is_example() -> bool:
    """Tell whether the home folder is marked as the example's."""
    return bool(settings.ENVIRONMENT.is_example())


def mark_as_example(at: datetime) -> None:
    """Mark the home folder as the example's, whose clock stands at `at`."""
    text = json.dumps({"clock": at.isoformat()}, indent=1)
    settings.ENVIRONMENT.example_mark.write_text(text + "\n", encoding="utf-8")


def wipe() -> None:
    """Remove every table, stored file and mark of this installation."""
    if connection.vendor == "sqlite":
        connection.close()
        database = Path(str(settings.DATABASES["default"]["NAME"]))
        for suffix in ("", "-wal", "-shm"):
            database.with_name(database.name + suffix).unlink(missing_ok=True)
    else:
        drop_tables()
    shutil.rmtree(settings.HOME / "files", ignore_errors=True)
    shutil.rmtree(settings.HOME / "cache", ignore_errors=True)
    settings.ENVIRONMENT.example_mark.unlink(missing_ok=True)


def drop_tables() -> None:
    """Drop every table of a PostgreSQL database's current schema."""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"DROP TABLE {connection.ops.quote_name(table)} CASCADE")


def prepare() -> list[str]:
    """Apply pending migrations and gather static files if they changed; tell what was done."""
    done = []
    if pending_migrations():
        migrate_all()
        done.append("The database is up to date.")
    if _gather_static():
        done.append("The static files are up to date.")
    return done


def ship_nomenclature() -> None:
    """Load the editions that Tapem ships, once."""
    if not NomenclatureEdition.objects.exists():
        load_shipped_nomenclature(actor=Operator())


def pending_migrations() -> list[str]:
    """Return the names of migrations that the database lacks."""
    if _shipped_migrations() <= set(MigrationRecorder(connection).applied_migrations()):
        return []  # the usual start: no migration need be loaded to know it
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _backwards in plan]


def _shipped_migrations() -> set[tuple[str, str]]:
    """Return app and name of each migration file of the installed apps."""
    folders = ((app.label, Path(app.path, "migrations")) for app in apps.get_app_configs())
    return {(label, file.stem) for label, folder in folders for file in folder.glob("[0-9]*.py")}


def _gather_static() -> bool:
    stamp = settings.HOME / "static.stamp"
    wanted = _static_fingerprint()
    if stamp.exists() and stamp.read_text(encoding="ascii") == wanted:
        return False
    call_command("collectstatic", verbosity=0, interactive=False, clear=True)
    stamp.write_text(wanted, encoding="ascii")
    return True


def _static_fingerprint() -> str:
    digest = hashlib.sha256()
    for finder in get_finders():
        for name, storage in finder.list([]):
            path = Path(storage.path(name))
            digest.update(f"{name}\0{path.stat().st_size}\0{path.stat().st_mtime_ns}\n".encode())
    return digest.hexdigest()
