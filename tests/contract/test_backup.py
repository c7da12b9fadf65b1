"""Backup → wipe → restore: rows, files and trail come back, or nothing changes."""

import json
import os
import shutil
import sqlite3
import uuid
import zipfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from tapem.ops import cli
from tests.contract.conftest import run_tapem

NOT_KEPT = {"django_session", "django_migrations", "sqlite_sequence"}


def row_counts(home: Path) -> dict[str, int]:
    """Return how many rows each table of a SQLite home has."""
    with sqlite3.connect(home / "tapem.sqlite3") as database:
        names = database.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        kept = {name for (name,) in names if name not in NOT_KEPT}
        return {
            name: database.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in kept
        }


def files_of(home: Path) -> dict[str, bytes]:
    """Return the stored files of a home by name."""
    folder = home / "files"
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.fixture(scope="module")
def only_backup(loaded_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("backup") / "tapem.zip"
    result = run_tapem("backup", file, home=loaded_home)
    assert result.returncode == 0, result.stderr
    return file


@pytest.fixture
def backup(only_backup: Path, tmp_path: Path) -> Path:
    """Return a backup of the example for one test to change."""
    return Path(shutil.copy(only_backup, tmp_path))


@pytest.fixture
def other_database() -> Iterator[dict[str, str]]:
    """Return the settings of an empty database of the kind that this run of the suite uses."""
    address = os.environ["TAPEM_DATABASE_URL"]
    if not address:
        yield {}
        return
    name = f"restore_{uuid.uuid4().hex}"
    with psycopg.connect(address, autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name}")
        yield {"TAPEM_DATABASE_URL": address.rpartition("/")[0] + "/" + name}
        server.execute(f"DROP DATABASE {name} WITH (FORCE)")


def manifest_of(backup: Path) -> dict[str, dict[str, str]]:
    """Return what a backup says about itself."""
    with zipfile.ZipFile(backup) as archive:
        return json.loads(archive.read("manifest.json"))


def test_all_comes_back_after_a_wipe(
    home: Path, backup: Path, tmp_path: Path, other_database: dict[str, str]
) -> None:
    """Restore into an empty place on the database of this run, and back it up again."""
    there, again = tmp_path / "there", tmp_path / "again.zip"
    for arguments in (("restore", backup), ("audit", "verify"), ("backup", again)):
        result = run_tapem(*arguments, home=there, **other_database)
        assert result.returncode == 0, result.stderr
    before, after = manifest_of(backup), manifest_of(again)
    assert after["tables"] == before["tables"]
    assert after["sha256"] == before["sha256"]  # every row and every file, to the letter
    assert files_of(there) == files_of(home)


def test_data_are_replaced_only_on_demand(home: Path, backup: Path) -> None:
    rows = row_counts(home)
    refused = run_tapem("restore", backup, home=home)
    assert refused.returncode == 1
    assert "--replace" in refused.stderr
    with sqlite3.connect(home / "tapem.sqlite3") as database:
        database.execute("DELETE FROM followups_deadline")
    assert run_tapem("restore", backup, "--replace", home=home).returncode == 0
    assert row_counts(home) == rows


def test_a_sound_backup_is_called_sound(home: Path, backup: Path) -> None:
    result = run_tapem("verify-backup", backup, "--json", home=home)
    assert json.loads(result.stdout) == {"file": str(backup), "sound": True, "faults": []}
    assert result.returncode == 0


def test_a_changed_backup_is_found_and_not_restored(home: Path, backup: Path) -> None:
    changed = backup.with_name("changed.zip")
    with zipfile.ZipFile(backup) as old, zipfile.ZipFile(changed, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "tables/followups_deadline.jsonl":
                content = content.replace(b"2022-11-30", b"2022-12-30")
            new.writestr(name, content)
    assert run_tapem("verify-backup", changed, home=home).returncode == 1
    rows = row_counts(home)
    assert run_tapem("restore", changed, "--replace", home=home).returncode == 1
    assert row_counts(home) == rows


def test_a_backup_of_a_newer_version_is_refused(home: Path, backup: Path, tmp_path: Path) -> None:
    newer = tmp_path / "newer.zip"
    with zipfile.ZipFile(backup) as old, zipfile.ZipFile(newer, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "manifest.json":
                manifest = json.loads(content)
                manifest["migrations"].append(["meetings", "9999_of_tomorrow"])
                content = json.dumps(manifest).encode()
            new.writestr(name, content)
    result = run_tapem("restore", newer, "--replace", home=home)
    assert result.returncode == 1
    assert "newer" in result.stderr


@pytest.mark.parametrize("content", [b"", b"no zip", b"PK\x05\x06" + bytes(18)])
@pytest.mark.parametrize("command", [["verify-backup"], ["restore", "--replace"]])
@pytest.mark.django_db
def test_what_is_no_backup_gets_one_clear_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes, command: list[str]
) -> None:
    file = tmp_path / "file"
    file.write_bytes(content)
    assert cli.run([*command, str(file)]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_a_backup_is_never_overwritten(home: Path, backup: Path) -> None:
    before = backup.read_bytes()
    assert run_tapem("backup", backup, home=home).returncode == 1
    assert backup.read_bytes() == before
    assert backup.stat().st_mode & 0o077 == 0
