"""Working days between now and a deadline."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tapem.followups.rules import indonesian_holidays, is_working_day, working_days_left

DAYS = st.dates(date(2022, 1, 1), date(2023, 12, 31))


@pytest.mark.parametrize(
    ("today", "due", "left"),
    [
        (date(2022, 11, 29), date(2022, 11, 30), 1),
        (date(2022, 11, 29), date(2022, 11, 29), 0),
        (date(2022, 11, 25), date(2022, 11, 28), 1),  # Friday to Monday
        (date(2022, 11, 30), date(2022, 11, 29), -1),
        (date(2022, 8, 16), date(2022, 8, 18), 1),  # 17 August is a holiday
    ],
)
def test_working_days(today: date, due: date, left: int) -> None:
    assert working_days_left(today, due) == left


def test_holidays_are_known() -> None:
    assert date(2022, 8, 17) in indonesian_holidays(2022)
    assert not is_working_day(date(2022, 11, 27))
    assert is_working_day(date(2022, 11, 27 + 2), off=())


# Time is not what this is about: a year of holidays takes a busy machine a moment.
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(DAYS, DAYS)
def test_there_and_back(first: date, second: date) -> None:
    assert working_days_left(first, second) == -working_days_left(second, first)
