"""The clock that tests and the example may set."""

import threading
from datetime import UTC, date, datetime, timedelta

import pytest

from tapem.kernel import clock

NEW_YEAR = datetime(2022, 12, 31, 17, 0, tzinfo=UTC)


def test_a_standing_clock_stands() -> None:
    with clock.at(NEW_YEAR):
        assert clock.now() == NEW_YEAR
        assert clock.today() == date(2023, 1, 1)  # midnight in Jakarta
        assert clock.is_fixed()


def test_blocks_nest_and_end() -> None:
    outer = clock.now()
    with clock.at(NEW_YEAR):
        with clock.at(NEW_YEAR + timedelta(days=1)):
            assert clock.today() == date(2023, 1, 2)
        assert clock.now() == NEW_YEAR
    assert clock.now() == outer


def test_a_block_does_not_reach_another_thread() -> None:
    seen = []
    with clock.at(NEW_YEAR):
        thread = threading.Thread(target=lambda: seen.append(clock.now()))
        thread.start()
        thread.join()
    assert seen != [NEW_YEAR]


def test_the_clock_runs_when_nothing_is_set() -> None:
    clock.set_clock(None)
    assert abs(clock.now() - datetime.now(UTC)) < timedelta(seconds=5)
    assert not clock.is_fixed()


def test_an_instant_without_a_zone_is_refused() -> None:
    naive = datetime(2022, 11, 29, 13, 0)  # noqa: DTZ001  # the fault under test
    with pytest.raises(ValueError, match="time zone"):
        clock.set_clock(naive)
    with pytest.raises(ValueError, match="time zone"), clock.at(naive):
        pass
