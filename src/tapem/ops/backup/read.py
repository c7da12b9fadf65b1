"""`tapem restore` and `tapem verify-backup`: rows and files come back exactly, or not at all."""

import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Mapping
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection, transaction
from django.db.migrations.graph import MigrationGraph
from django.db.migrations.loader import MigrationLoader
from django.db.models import Model

from tapem.audit.queries import chain_faults
from tapem.ops import installations
from tapem.ops.backup.archive import Manifest, faults, open_archive, read_manifest
from tapem.ops.backup.tables import empty, kept_models, load_rows, reset_sequences
from tapem.ops.backup.write import MARK
from tapem.ops.console import Refused
from tapem.ops.migrating import GrowingExecutor, migrate_all

_SWAPPED = ("tapem.sqlite3", "files", MARK)


def verify(path: Path) -> list[str]:
    """Return what is wrong with a backup, empty when it can be restored.

    Every hash is recomputed; then the backup is restored into a scratch home, where the
    database checks its keys and the trail its chains.
    """
    with open_archive(path) as archive:
        found = faults(archive, read_manifest(archive))
    if found:
        return found
    with tempfile.TemporaryDirectory(prefix="tapem-verify-") as scratch:
        done = _restore_apart(path, Path(scratch))
    return [] if done.returncode == 0 else [_last_line(done.stderr)]


def restore(path: Path, *, replace: bool) -> Manifest:
    """Put a backup in the place of this installation; nothing changes unless all of it works."""
    if installations.has_people() and not replace:
        raise Refused("this installation holds data; say --replace to put the backup in its place")
    with open_archive(path) as archive:
        manifest = read_manifest(archive)
        if found := faults(archive, manifest):
            raise Refused(f"the backup is damaged: {found[0]}")
        _require_known_migrations(manifest)
        if connection.vendor == "sqlite" and connection.introspection.table_names():
            _restore_beside(path)
        else:
            _restore_here(archive, manifest)
    return manifest


def _require_known_migrations(manifest: Manifest) -> None:
    known = set(MigrationLoader(None).disk_migrations)
    unknown = [f"{app}.{name}" for app, name in manifest.migrations if (app, name) not in known]
    if unknown:
        raise Refused(f"the backup was made by a newer Tapem ({unknown[0]}); update Tapem first")


def _restore_beside(path: Path) -> None:
    """Restore into a folder beside the data, then swap; the old data stay until it worked."""
    home = Path(settings.HOME)
    with tempfile.TemporaryDirectory(prefix="restore-", dir=home) as scratch:
        staging, old = Path(scratch) / "new", Path(scratch) / "old"
        staging.mkdir()
        old.mkdir()
        done = _restore_apart(path, staging)
        if done.returncode:
            raise Refused(_last_line(done.stderr))
        connection.close()
        for name in (*_SWAPPED, "tapem.sqlite3-wal", "tapem.sqlite3-shm"):
            if (home / name).exists():
                (home / name).rename(old / name)
        for name in _SWAPPED:
            if (staging / name).exists():
                (staging / name).rename(home / name)
    shutil.rmtree(home / "cache", ignore_errors=True)


def _restore_apart(path: Path, home: Path) -> subprocess.CompletedProcess[str]:
    """Restore into another home folder, on SQLite, in a process of its own."""
    environment = os.environ | {"TAPEM_HOME": str(home), "TAPEM_DATABASE_URL": ""}
    command = [sys.executable, "-m", "tapem.ops.cli", "restore", str(path.resolve())]
    return subprocess.run(  # noqa: S603  # our own program
        command, env=environment, capture_output=True, text=True, check=False
    )


def _last_line(text: str) -> str:
    lines = text.strip().splitlines() or ["it cannot be restored"]
    return lines[-1].removeprefix("tapem: ")


def _restore_here(archive: zipfile.ZipFile, manifest: Manifest) -> None:
    staged = Path(tempfile.mkdtemp(prefix="restore-", dir=settings.HOME))
    try:
        _unpack_files(archive, staged)
        if connection.vendor == "sqlite":
            _rebuild(archive, manifest)  # into a new file: there is nothing to roll back to
        else:
            with transaction.atomic():
                installations.drop_tables()
                _rebuild(archive, manifest)
        shutil.rmtree(Path(settings.HOME) / "files", ignore_errors=True)
        staged.rename(Path(settings.HOME) / "files")
    finally:
        shutil.rmtree(staged, ignore_errors=True)
    settings.ENVIRONMENT.example_mark.unlink(missing_ok=True)
    if MARK in archive.namelist():
        settings.ENVIRONMENT.example_mark.write_bytes(archive.read(MARK))


def _rebuild(archive: zipfile.ZipFile, manifest: Manifest) -> None:
    """Make the tables as they were, load their rows, bring them up to date, prove them."""
    executor = GrowingExecutor(connection)
    state = executor.migrate(_last_of_each_app(executor.loader.graph, manifest))
    models = kept_models(state.apps)
    try:
        with transaction.atomic():
            _load(archive, manifest, models)
            connection.check_constraints()
        reset_sequences(models.values())
    except (DatabaseError, ValueError, KeyError) as error:
        raise Refused(f"the rows of the backup do not fit: {error}") from None
    migrate_all()
    if broken := chain_faults():
        raise Refused(f"the trail in the backup is broken: {broken[0]}")


def _last_of_each_app(graph: MigrationGraph, manifest: Manifest) -> list[tuple[str, str]]:
    applied = {(app, name) for app, name in manifest.migrations}
    parents = {
        parent.key
        for key in applied
        for parent in graph.node_map[key].parents
        if parent.key[0] == key[0]
    }
    return sorted(applied - parents)


def _load(archive: zipfile.ZipFile, manifest: Manifest, models: Mapping[str, type[Model]]) -> None:
    for model in models.values():
        empty(model)
    # A migration of this transaction may have made PostgreSQL check every key at once; this
    # puts the checks off again, so that a row may come before the one that it points at.
    connection.check_constraints()
    for table, wanted in manifest.tables.items():
        with archive.open(f"tables/{table}.jsonl") as lines:
            found = load_rows(models[table], lines)
        if found != wanted:
            raise ValueError(f"{table}: {found} rows instead of {wanted}")


def _unpack_files(archive: zipfile.ZipFile, folder: Path) -> None:
    for name in archive.namelist():
        if not name.startswith("files/"):
            continue
        target = (folder / name.removeprefix("files/")).resolve()
        if not target.is_relative_to(folder.resolve()):
            raise Refused(f"the backup names a file outside its folder: {name}")
        target.parent.mkdir(parents=True, exist_ok=True)
        with archive.open(name) as entry, target.open("wb") as file:
            shutil.copyfileobj(entry, file)
        target.chmod(0o600)
