"""Dates as Indonesian papers write them, found in running text."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from tapem.proofread import numerals

_FIRST_YEAR = 1900
_LAST_YEAR = 2200

MONTHS = {
    "januari": 1, "februari": 2, "pebruari": 2, "maret": 3, "april": 4, "mei": 5, "juni": 6,
    "juli": 7, "agustus": 8, "september": 9, "oktober": 10, "november": 11, "nopember": 11,
    "desember": 12,
}  # fmt: skip
MONTH_NAMES = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September",
    "Oktober", "November", "Desember",
)  # fmt: skip
WEEKDAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
_WEEKDAY_NUMBERS = {
    "senin": 0, "selasa": 1, "rabu": 2, "kamis": 3, "jumat": 4, "jum'at": 4, "jum’at": 4,
    "sabtu": 5, "minggu": 6, "ahad": 6,
}  # fmt: skip

WEEKDAY = r"(?P<weekday>senin|selasa|rabu|kamis|jum['’]?at|sabtu|minggu|ahad)"
_MONTH = "|".join(MONTHS)
_SHORT_MONTHS = {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "agt": 8, "agu": 8, "ags": 8,
    "sept": 9, "sep": 9, "okt": 10, "nov": 11, "nop": 11, "des": 12,
}  # fmt: skip
_SHORT = "|".join(_SHORT_MONTHS)
_DAY_PART = r"(?P<day>\d{1,2})(?:\s*\([a-z ]{3,20}\))?"
_NUMERIC = r"(?P<nday>\d{1,2})[-/](?P<nmonth>\d{1,2})[-/](?P<nyear>\d{4})"
_NAMED = rf"{_DAY_PART}\s+(?:(?P<month>{_MONTH})\b(?:,?\s+(?:tahun\s+)?(?P<year>\d{{4}})\b)?|(?P<short>{_SHORT})\b\.?\s+(?P<syear>\d{{4}})\b)"
_GAP = r"(?:\s*,\s*|\s*\(\s*|\s+|\s*/\s*)(?:tanggal\s+|tgl\.?\s+)?"
_PATTERN = re.compile(
    rf"(?<![\w-])(?:{WEEKDAY}{_GAP})?(?<![\d./-])(?:{_NUMERIC}|{_NAMED})(?![\d/-])", re.IGNORECASE
)
_WORDED = re.compile(
    rf"\b(?:hari\s+)?{WEEKDAY}\s*,?\s+tanggal\s+(?P<day>[a-z ]{{3,24}}?)\s*,?\s+bulan\s+"
    rf"(?P<month>{_MONTH})\s*,?\s+tahun\s+(?P<year>[a-z ]{{8,40}})",
    re.IGNORECASE,
)
# “16 Februari 2023 (Kamis)”.
_DAY_BEHIND = re.compile(
    rf"\s*\(\s*(?:hari\s+)?{WEEKDAY}\s*\)|\s*,?\s+hari\s+{WEEKDAY.replace('weekday', 'bare')}\b",
    re.IGNORECASE,
)
_HINT = re.compile(rf"{_MONTH}|\b(?:{_SHORT})\b|\d[-/]\d{{1,2}}[-/]\d{{4}}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date in the text. ``date`` is None when its year is missing or it does not exist."""

    start: int
    end: int
    day: int
    month: int
    year: int | None
    weekday: int | None
    date: dt.date | None

    @property
    def is_impossible(self) -> bool:
        """Whether no calendar has this day (31 November, 29 February of a common year)."""
        year = self.year if self.year is not None else 2024
        return _as_date(year, self.month, self.day) is None


def find_dates(source: str, start: int = 0, end: int | None = None) -> Iterator[FoundDate]:
    """Every date in a stretch of the source, in order of position."""
    stop = len(source) if end is None else end
    if _HINT.search(source, start, stop) is None:
        return
    for found in _PATTERN.finditer(source, start, stop):
        yield _from_digits(found)
    for found in _WORDED.finditer(source, start, stop):
        worded = _from_words(found)
        if worded is not None:
            yield worded


def _from_digits(found: re.Match[str]) -> FoundDate:
    if found["nday"]:
        day, month, year = int(found["nday"]), int(found["nmonth"]), int(found["nyear"])
        return _found(found, day, month, year)
    if found["short"]:
        month = _SHORT_MONTHS[found["short"].lower()]
        return _found(found, int(found["day"]), month, int(found["syear"]))
    month = MONTHS[found["month"].lower()]
    return _found(found, int(found["day"]), month, int(found["year"]) if found["year"] else None)


def _from_words(found: re.Match[str]) -> FoundDate | None:
    day = numerals.read_words(found["day"].lower().split())
    year = numerals.read_words(found["year"].lower().split())
    if day is None or year is None or not _FIRST_YEAR < year.value < _LAST_YEAR:
        return None
    return _found(found, int(day.value), MONTHS[found["month"].lower()], int(year.value))


def _found(found: re.Match[str], day: int, month: int, year: int | None) -> FoundDate:
    name, end = found["weekday"], found.end()
    behind = None if name else _DAY_BEHIND.match(found.string, end, end + 24)
    if behind is not None:
        name, end = behind["weekday"] or behind["bare"], behind.end()
    weekday = weekday_number(name) if name else None
    date = _as_date(year, month, day) if year is not None else None
    return FoundDate(found.start(), end, day, month, year, weekday, date)


def weekday_number(name: str) -> int:
    """0 for Senin to 6 for Minggu; the name as a text writes it."""
    return _WEEKDAY_NUMBERS[name.lower()]


def _as_date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def in_full(date: dt.date) -> str:
    """``29 November 2022``."""
    return f"{date.day} {MONTH_NAMES[date.month - 1]} {date.year}"
