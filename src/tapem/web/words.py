"""Dates and small numbers in the language of the screen; papers ask `tapem.kernel` instead."""

from datetime import date, datetime

from django.utils.formats import date_format
from django.utils.translation import get_language

from tapem.kernel import dates, numerals
from tapem.kernel.clock import JAKARTA


def long_date(day: date) -> str:
    """Return "29 November 2022"."""
    return dates.long_date(day) if _is_indonesian() else date_format(day, "j F Y")


def day_date(day: date) -> str:
    """Return "Selasa, 29 November 2022", in English "Tuesday, 29 November 2022"."""
    return dates.day_date(day) if _is_indonesian() else date_format(day, "l, j F Y")


def day_date_time(at: datetime) -> str:
    """Return "Selasa, 29 November 2022, 13.00 WIB"; the time of day is the office's."""
    return f"{day_date(at.astimezone(JAKARTA).date())}, {dates.clock_time(at)}"


def spelled(count: int) -> str:
    """Return a count in words: "dua", in English "two"."""
    return numerals.terbilang(count) if _is_indonesian() else numerals.in_english(count)


def _is_indonesian() -> bool:
    return (get_language() or "id").startswith("id")
