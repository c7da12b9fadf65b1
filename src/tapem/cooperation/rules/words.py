"""Words that screens and papers share: unknown values, dates of limited precision, lists."""

from collections.abc import Sequence
from datetime import date

from tapem.kernel.dates import MONTHS, long_date

UNKNOWN = "belum diketahui"


def date_with_precision(day: date, precision: str) -> str:
    """Print a date no more exactly than its source states: day, month or year."""
    if precision == "year":
        return str(day.year)
    if precision == "month":
        return f"{MONTHS[day.month - 1]} {day.year}"
    return long_date(day)


def joined(names: Sequence[str]) -> str:
    """Join names as prose does: "a", "a dan b", "a, b, dan c"."""
    if len(names) < 3:  # noqa: PLR2004 (two names need no comma)
        return " dan ".join(names)
    return f"{', '.join(names[:-1])}, dan {names[-1]}"


def folded(text: str) -> str:
    """Return the text as two names are compared: without case and extra blanks."""
    return " ".join(text.split()).casefold()
