"""The journeys of the example as its people walk them, on a desk and on a phone."""

import re
from collections.abc import Callable

import pytest
from django.test import Client
from playwright.sync_api import Page, expect

from tapem.accounts.models import User
from tapem.ops.example.story import replay
from tests.browser.conftest import PageAt
from tests.recall import recall

pytestmark = pytest.mark.browser

PATIENT = 30_000
STOPS = (
    ("dinkes", "/"),
    ("dinkes", "/spm/2022/kes-02/"),
    ("tapem", "/rencana-aksi/"),
    ("tapem", "/rapat/"),
    ("tapem", "/kerja-sama/"),
    ("sekda", "/"),
    ("hukum", "/naskah/"),
    ("tegal", "/kerja-sama/"),
)


@pytest.fixture
def visit(live: str, page_at: PageAt) -> Callable[..., Page]:
    """Replay the example, and return a function that opens a page as one of its people."""
    recall("replay", replay)

    def as_member(username: str, path: str, width: int) -> Page:
        client = Client()
        client.force_login(User.objects.get(username=username))
        page = page_at(width)
        page.context.set_default_timeout(PATIENT)
        session = client.cookies["sessionid"].value
        page.context.add_cookies([{"name": "sessionid", "value": session, "url": live}])
        page.goto(path)
        return page

    return as_member


@pytest.mark.parametrize("width", [1280, 360])
def test_every_stop_is_accessible_and_fits(
    visit: Callable[..., Page],
    check_axe: Callable[[Page], None],
    check_reflow: Callable[[Page], None],
    width: int,
) -> None:
    for username, path in STOPS:
        page = visit(username, path, width)
        expect(page.locator("h1")).to_be_visible()
        check_axe(page)
        check_reflow(page)


def test_operator_fills_the_empty_cell_by_keyboard(visit: Callable[..., Page]) -> None:
    page = visit("dinkes", "/spm/2022/kes-02/", 1280)
    cell = page.locator("td[data-state=empty]:has(input[data-cell])").first
    key = cell.get_attribute("id")
    here = page.locator(f"#{key}")
    here.locator("input").focus()
    page.keyboard.type("12 orang")
    page.keyboard.press("Tab")
    expect(here).to_have_attribute("data-state", "invalid", timeout=PATIENT)
    here.locator("input").focus()
    page.keyboard.press("Control+A")
    page.keyboard.type("15120")
    page.keyboard.press("Tab")
    expect(here).not_to_have_attribute(
        "data-state", re.compile("empty|invalid|saving"), timeout=PATIENT
    )
    page.reload()
    expect(here.locator("input")).to_have_value(re.compile(r"15\.?120"), timeout=PATIENT)


def test_coordinator_sees_both_sentences_of_the_contradiction(visit: Callable[..., Page]) -> None:
    page = visit("tapem", "/kerja-sama/", 1280)
    expect(page.locator("h1")).to_contain_text("14 perjanjian ditandatangani, 4 sudah berjalan")
    page.get_by_role("link", name="Lihat kedua kalimat dan jelaskan").click()
    expect(page.locator("main")).to_contain_text("sisa 3 (tiga) PKS")
    expect(page.locator("main")).to_contain_text("menyisakan 4 (empat) PKS")
