"""Whether an installation is sound: one answer per part, with what to do about it."""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from shutil import disk_usage
from urllib.parse import urlsplit

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.mail import get_connection
from django.db import DatabaseError, connection

from tapem.documents.pdf import FONTS_BY_PREFERENCE, font_used
from tapem.kernel import clock
from tapem.ops import jobs
from tapem.ops.installations import pending_migrations

_FREE_BYTES = 500 * 1024 * 1024
_DRIFT_SECONDS = 5.0


@dataclass(frozen=True, slots=True)
class Result:
    """One part of the installation, whether it is sound, and a sentence."""

    name: str
    sound: bool
    message: str

    def as_dict(self) -> dict[str, object]:
        """Return the result as plain values."""
        return asdict(self)


def examine() -> list[Result]:
    """Look at every part; a part that cannot be looked at is not sound."""
    return [_result(name, look) for name, look in _PARTS.items()]


def _result(name: str, look: Callable[[], tuple[bool, str]]) -> Result:
    try:
        sound, message = look()
    except (DatabaseError, OSError) as error:
        sound, message = False, str(error).strip().split("\n", maxsplit=1)[0]
    return Result(name, sound, message)


def _database() -> tuple[bool, str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA quick_check(1)")
            (answer,) = cursor.fetchone()
            cursor.execute("PRAGMA journal_mode")
            (mode,) = cursor.fetchone()
            sound = answer == "ok" and mode == "wal"
            return sound, f"SQLite, {mode}, integrity {answer}"
    return True, f"PostgreSQL {connection.pg_version // 10000}"  # type: ignore[attr-defined]  # of that backend


def _migrations() -> tuple[bool, str]:
    pending = pending_migrations()
    if pending:
        return False, f"{len(pending)} pending; run `tapem prepare` after a backup"
    return True, "all applied"


def _storage() -> tuple[bool, str]:
    name = default_storage.save("check.probe", ContentFile(b"probe"))
    default_storage.delete(name)
    free = disk_usage(settings.HOME).free
    if free < _FREE_BYTES:
        return False, f"only {free // 1024**2} MB free; make room"
    return True, f"writable, {free // 1024**3} GB free"


def _worker() -> tuple[bool, str]:
    age = jobs.worker_age()
    if age is None:
        return False, "no worker has run yet; start `tapem serve` or `tapem worker`"
    if not jobs.worker_is_alive():
        return False, f"last sign of life {age:.0f} s ago; start `tapem serve` or `tapem worker`"
    return True, f"last sign of life {age:.0f} s ago"


def _fonts() -> tuple[bool, str]:
    used = font_used()
    if used in FONTS_BY_PREFERENCE:
        return True, f"PDF files are set in {used}"
    return False, f"PDF files are set in {used}; install fonts-texgyre or fonts-urw-base35"


def _mail() -> tuple[bool, str]:
    address = settings.ENVIRONMENT.email_url.get_secret_value()
    if not address:
        return True, "not set: no reminders are sent by mail"
    host = urlsplit(address).hostname
    get_connection(timeout=5).open()
    return True, f"{host} answers"


def _clock() -> tuple[bool, str]:
    now = clock.local_now()
    if clock.is_fixed():
        example = settings.ENVIRONMENT.is_example()
        return example, f"stands still at {now:%Y-%m-%d %H:%M %Z}" + (
            " (example)" if example else "; unset TAPEM_CLOCK"
        )
    drift = abs((_database_time() - datetime.now(UTC)).total_seconds())
    sound = drift < _DRIFT_SECONDS
    return sound, f"{now:%Y-%m-%d %H:%M %Z}, {drift:.1f} s from the database's clock"


def _database_time() -> datetime:
    if connection.vendor == "sqlite":
        return datetime.now(UTC)  # the same clock
    with connection.cursor() as cursor:
        cursor.execute("SELECT now()")
        (at,) = cursor.fetchone()
    return at if isinstance(at, datetime) else datetime.now(UTC)


_PARTS: dict[str, Callable[[], tuple[bool, str]]] = {
    "database": _database,
    "migrations": _migrations,
    "storage": _storage,
    "worker": _worker,
    "fonts": _fonts,
    "mail": _mail,
    "clock": _clock,
}
