"""Dates in the forms of offices, and reading them back."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tapem.kernel import dates

DAY = date(2022, 11, 29)
MOMENT = datetime(2022, 11, 29, 6, 0, tzinfo=UTC)
any_day = st.dates(date(1900, 1, 1), date(2200, 12, 31))


def test_forms_of_a_day() -> None:
    assert dates.long_date(DAY) == "29 November 2022"
    assert dates.day_date(DAY) == "Selasa, 29 November 2022"
    assert dates.short_date(DAY) == "29-11-2022"
    assert dates.date_in_words(DAY) == (
        "hari Selasa tanggal dua puluh sembilan bulan November tahun dua ribu dua puluh dua"
    )


def test_the_zone_decides_hour_and_day() -> None:
    assert dates.day_date_time(MOMENT) == "Selasa, 29 November 2022, 13.00 WIB"
    assert dates.clock_time(MOMENT, ZoneInfo("Asia/Makassar")) == "14.00 WITA"
    assert dates.clock_time(MOMENT, ZoneInfo("Asia/Jayapura")) == "15.00 WIT"
    late = datetime(2022, 11, 29, 17, 30, tzinfo=UTC)
    assert dates.day_date_time(late) == "Rabu, 30 November 2022, 00.30 WIB"


@given(any_day)
def test_every_written_form_is_read_back(day: date) -> None:
    for write in (dates.long_date, dates.day_date, dates.short_date, date.isoformat):
        assert dates.parse_date(write(day)) == day


@given(any_day, st.sampled_from(["/", ".", "-"]))
def test_numeric_dates_are_read_day_first(day: date, mark: str) -> None:
    assert dates.parse_date(f"{day.day}{mark}{day.month}{mark}{day.year}") == day


@pytest.mark.parametrize("text", ["1 agu 2022", "  1   AGUSTUS  2022 ", "senin, 1 agustus 2022"])
def test_people_type_loosely(text: str) -> None:
    assert dates.parse_date(text) == date(2022, 8, 1)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "Tulis tanggal"),
        ("besok", "Tulis tanggal"),
        ("29-11-22", "Tulis tanggal"),
        ("31 Februari 2022", "tidak ada di kalender"),
        ("29-13-2022", "tidak ada di kalender"),
        ("2022-02-30", "tidak ada di kalender"),
        ("Senin, 29 November 2022", "jatuh pada hari Selasa"),
        ("29 Nopember 2022", "Tulis tanggal"),
    ],
)
def test_a_wrong_date_is_refused_in_words(text: str, sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        dates.parse_date(text)
