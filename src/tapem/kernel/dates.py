"""Dates in the forms that Indonesian offices write and read."""

import re
from datetime import date, datetime
from zoneinfo import ZoneInfo

from tapem.kernel.clock import JAKARTA
from tapem.kernel.numerals import terbilang

MONTHS = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus",
    "September", "Oktober", "November", "Desember",
)  # fmt: skip
DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
_ZONE_NAMES = {"Asia/Jakarta": "WIB", "Asia/Makassar": "WITA", "Asia/Jayapura": "WIT"}
_MONTH_NUMBERS = {name.lower(): number for number, name in enumerate(MONTHS, 1)} | {
    name[:3].lower(): number for number, name in enumerate(MONTHS, 1)
}
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_NUMERIC = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})")
_WORDED = re.compile(r"(?:[a-z']+,?\s+)?(\d{1,2})\s+([a-z]+)\s+(\d{4})")


def long_date(day: date) -> str:
    """Return "29 November 2022"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def day_name(day: date) -> str:
    """Return "Selasa"."""
    return DAYS[day.weekday()]


def day_date(day: date) -> str:
    """Return "Selasa, 29 November 2022"."""
    return f"{day_name(day)}, {long_date(day)}"


def short_date(day: date) -> str:
    """Return "29-11-2022"."""
    return f"{day.day:02d}-{day.month:02d}-{day.year}"


def date_in_words(day: date) -> str:
    """Return the form of a berita acara or an agreement.

    "hari Selasa tanggal dua puluh sembilan bulan November tahun dua ribu dua puluh dua"
    """
    return (
        f"hari {day_name(day)} tanggal {terbilang(day.day)} "
        f"bulan {MONTHS[day.month - 1]} tahun {terbilang(day.year)}"
    )


def clock_time(at: datetime, zone: ZoneInfo = JAKARTA) -> str:
    """Return "09.00 WIB" in the office's zone."""
    local = at.astimezone(zone)
    return f"{local:%H.%M} {_ZONE_NAMES.get(zone.key, zone.key)}"


def day_date_time(at: datetime, zone: ZoneInfo = JAKARTA) -> str:
    """Return "Selasa, 29 November 2022, 13.00 WIB"."""
    return f"{day_date(at.astimezone(zone).date())}, {clock_time(at, zone)}"


def parse_date(text: str) -> date:
    """Read a date as people type it; ValueError with an Indonesian sentence otherwise.

    Accepted: 29-11-2022, 29/11/2022, 29.11.2022, 2022-11-29, 29 November 2022,
    Selasa, 29 November 2022 (a stated weekday must be right).
    """
    folded = " ".join(text.strip().lower().split())
    parts = _date_parts(folded)
    if parts is None:
        raise ValueError("Tulis tanggal seperti 29-11-2022 atau 29 November 2022.")
    year, month, day = parts
    try:
        found = date(year, month, day)
    except ValueError:
        raise ValueError(f"Tanggal {text.strip()} tidak ada di kalender.") from None
    stated = folded.split(",")[0].split(" ")[0]
    if stated in {name.lower() for name in DAYS} and stated != day_name(found).lower():
        raise ValueError(f"{long_date(found)} jatuh pada hari {day_name(found)}.")
    return found


def _date_parts(folded: str) -> tuple[int, int, int] | None:
    if match := _ISO.fullmatch(folded):
        return int(match[1]), int(match[2]), int(match[3])
    if match := _NUMERIC.fullmatch(folded):
        return int(match[3]), int(match[2]), int(match[1])
    match = _WORDED.fullmatch(folded)
    if match and match[2] in _MONTH_NUMBERS:
        return int(match[3]), _MONTH_NUMBERS[match[2]], int(match[1])
    return None
