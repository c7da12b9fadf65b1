"""Working days between now and a deadline."""

from collections.abc import Collection
from datetime import date, timedelta
from functools import lru_cache

_SATURDAY = 5


@lru_cache(maxsize=32)  # the library builds the year anew on each call
def indonesian_holidays(year: int) -> frozenset[date]:
    """Return public holidays and joint leave (cuti bersama) of a year."""
    # Late: the package loads the calendars of the world, and no page should wait for that.
    import holidays

    return frozenset(
        holidays.country_holidays("ID", years=year, categories=("public", "government"))
    )


def is_working_day(day: date, off: Collection[date] | None = None) -> bool:
    """Tell whether offices work on that day; `off` overrides the calendar of holidays."""
    closed = indonesian_holidays(day.year) if off is None else off
    return day.weekday() < _SATURDAY and day not in closed


def working_days_left(today: date, due: date) -> int:
    """Return how many working days lie after `today` up to and including `due`.

    Negative when the date is past: the working days that have gone by since.
    """
    if due < today:
        return -working_days_left(due, today)
    step, count, day = timedelta(days=1), 0, today
    while day < due:
        day += step
        count += is_working_day(day)
    return count
