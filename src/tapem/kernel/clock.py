"""The one place that knows what time it is.

The example stands still at a chosen instant and tests choose theirs; everything
else asks here, so that no rule depends on the machine's hidden time.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

JAKARTA = ZoneInfo("Asia/Jakarta")

_fixed: list[datetime] = []  # at most one instant, for the whole process
_override: ContextVar[datetime | None] = ContextVar("tapem_clock_override", default=None)


def set_clock(at: datetime | None) -> None:
    """Let the clock of this process stand still at `at`, or run again with None."""
    if at is not None and at.tzinfo is None:
        raise ValueError("the clock needs an instant with a time zone")
    _fixed[:] = [] if at is None else [at]


def now() -> datetime:
    """Return the current instant, aware, in UTC."""
    return (_standing() or datetime.now(UTC)).astimezone(UTC)


def local_now(zone: ZoneInfo = JAKARTA) -> datetime:
    """Return the current instant in the office's zone."""
    return now().astimezone(zone)


def today(zone: ZoneInfo = JAKARTA) -> date:
    """Return the calendar day in the office's zone."""
    return local_now(zone).date()


def is_fixed() -> bool:
    """Tell whether the clock stands still (example, tests)."""
    return _standing() is not None


def _standing() -> datetime | None:
    return _override.get() or (_fixed[0] if _fixed else None)


@contextmanager
def at(instant: datetime) -> Iterator[None]:
    """Let the clock stand at `instant` inside the block; used by the replay and by tests."""
    if instant.tzinfo is None:
        raise ValueError("the clock needs an instant with a time zone")
    token = _override.set(instant)
    try:
        yield
    finally:
        _override.reset(token)
