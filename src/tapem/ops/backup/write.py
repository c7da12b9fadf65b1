"""`tapem backup`: write the installation into one file."""

import os
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.core.files.storage import default_storage
from django.db import connection, transaction
from django.db.migrations.recorder import MigrationRecorder

from tapem.documents.models import StoredFile
from tapem.kernel import clock
from tapem.ops.backup.archive import FORMAT, Manifest, Writer, chunks_of
from tapem.ops.backup.tables import kept_models, row_lines
from tapem.ops.console import Refused, Unreadable

MARK = "example.json"


def write_backup(path: Path) -> Manifest:
    """Write rows and files as they are at one moment; the file appears when it is whole."""
    if path.exists():
        raise Refused(f"{path} exists; a backup is never overwritten")
    partial = path.with_name(path.name + ".partial")
    try:
        with open(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:  # noqa: PTH123  # opened private from the start
            manifest = _write(file)
        partial.replace(path)
    except OSError as error:
        raise Unreadable(f"{path}: {error.strerror or error}") from None
    finally:
        partial.unlink(missing_ok=True)
    return manifest


def _write(file: object) -> Manifest:
    manifest = Manifest(
        format=FORMAT,
        tapem=version("tapem"),
        made_at=clock.now().isoformat(),
        database=connection.vendor,
        migrations=sorted([app, name] for app, name in _applied()),
    )
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive, _one_moment():  # type: ignore[call-overload]  # a binary file
        writer = Writer(archive, manifest)
        for table, model in kept_models(apps).items():
            manifest.tables[table] = writer.add(f"tables/{table}.jsonl", row_lines(model))
        for stored in StoredFile.objects.order_by("pk").iterator():
            with default_storage.open(stored.storage_name) as content:
                writer.add(f"files/{stored.storage_name}", chunks_of(content))
        if settings.ENVIRONMENT.is_example():
            writer.add(MARK, [settings.ENVIRONMENT.example_mark.read_bytes()])
        writer.close()
    return manifest


def _applied() -> list[tuple[str, str]]:
    return list(MigrationRecorder(connection).applied_migrations())


@contextmanager
def _one_moment() -> Iterator[None]:
    """Read everything in one transaction, so that no act is half in the backup."""
    with transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        yield
