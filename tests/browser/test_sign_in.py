"""Signing in: by one click in the example, back to where one wanted to go, light on a slow line."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from pytest_django.fixtures import Settings

from tests.browser.conftest import PageAt
from tests.cast import Cast

pytestmark = [pytest.mark.browser, pytest.mark.urls("tests.browser.urls")]

FIRST_PAGE = 150_000
LATER_PAGE = 40_000
WEIGHT = (
    "() => performance.getEntriesByType('resource').reduce((sum, e) => sum + e.decodedBodySize, 0)"
)
PAGE_WEIGHT = "() => performance.getEntriesByType('navigation')[0].decodedBodySize"


@pytest.fixture
def example(settings: Settings) -> None:
    """An installation that shows the example."""
    settings.EXAMPLE = True


@pytest.mark.parametrize("scripts", [True, False])
def test_one_click_signs_in_and_leads_on(
    page_at: PageAt, cast: Cast, example: None, scripts: bool
) -> None:
    page = page_at(scripts=scripts)
    page.goto("/masuk/?next=/galeri/")
    page.locator(".people button").first.click()
    expect(page).to_have_url(re.compile("/galeri/$"))
    expect(page.locator(".rail .who")).to_contain_text("Keluar")


def test_the_cast_is_shown_in_the_example_only(
    page_at: PageAt, cast: Cast, settings: Settings
) -> None:
    settings.EXAMPLE = False
    page = page_at()
    page.goto("/masuk/")
    expect(page.locator(".people")).to_have_count(0)


def test_the_example_page_is_accessible(
    page_at: PageAt,
    cast: Cast,
    example: None,
    check_axe: Callable[[Page], None],
    check_reflow: Callable[[Page], None],
) -> None:
    for width in (320, 1280):
        page = page_at(width)
        page.goto("/masuk/")
        check_axe(page)
        check_reflow(page)


def test_pages_are_light_enough_for_a_slow_line(page_at: PageAt, cast: Cast, example: None) -> None:
    page = page_at()
    page.goto("/masuk/", wait_until="networkidle")
    own = page.evaluate(PAGE_WEIGHT)
    assert own < LATER_PAGE
    assert own + page.evaluate(WEIGHT) < FIRST_PAGE


def test_a_wrong_password_keeps_the_name(page_at: PageAt, cast: Cast) -> None:
    page = page_at()
    page.goto("/masuk/")
    page.get_by_label("Nama pengguna").fill("dinkes")
    page.get_by_label("Kata sandi").fill("salah")
    page.get_by_role("button", name="Masuk", exact=True).click()
    expect(page.locator("#galat")).to_be_focused()
    expect(page.get_by_label("Nama pengguna")).to_have_value("dinkes")
    expect(page.get_by_label("Kata sandi")).to_have_value("")
