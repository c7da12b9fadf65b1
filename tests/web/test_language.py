"""An English screen: words, counts and days in English, official names as they are."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from django.conf import settings
from django.test import Client
from django.utils import translation

from tapem.web import words
from tests.cast import Cast
from tests.rooms.meetings import replay
from tests.world import World

DAY = date(2022, 11, 29)


@pytest.mark.parametrize(
    ("language", "day", "count"),
    [
        ("id", "Selasa, 29 November 2022", "dua puluh satu"),
        ("en", "Tuesday, 29 November 2022", "twenty-one"),
    ],
)
def test_days_and_counts(language: str, day: str, count: str) -> None:
    with translation.override(language):
        assert words.day_date(DAY) == day
        assert words.spelled(21) == count
        late = datetime(2022, 11, 28, 20, 5, tzinfo=UTC)  # already the 29th in the office
        assert words.day_date_time(late) == f"{day}, 03.05 WIB"


def test_desk_in_english(sign_in: Callable[[str], Client], cast: Cast, world: World) -> None:
    replay.cooperation_meeting(cast, world)
    client = sign_in("sekda")
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    page = client.get("/").content.decode()
    assert "Three items await you" in page
    assert "Kabupaten" in page or "Kab. Pemalang" in page
    assert "Regency Pemalang" not in page
