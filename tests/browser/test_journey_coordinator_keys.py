"""The coordinator's day before the deadline with the keyboard only."""

import re
from collections.abc import Callable

import pytest
from django.test import Client
from playwright.sync_api import Locator, Page, expect

from tapem.accounts.models import User
from tapem.drafting.models import Correction, Handover
from tapem.ops.example.story import replay
from tests.browser.conftest import PageAt
from tests.recall import recall

pytestmark = pytest.mark.browser

PATIENT = 30_000
MOST_PRESSES = 150


@pytest.fixture
def visit(live: str, page_at: PageAt) -> Callable[[str, str], Page]:
    """Replay the example, and return a function that opens a page as one of its people."""
    recall("replay", replay)

    def as_member(username: str, path: str) -> Page:
        client = Client()
        client.force_login(User.objects.get(username=username))
        page = page_at(1280)
        page.context.set_default_timeout(PATIENT)
        session = client.cookies["sessionid"].value
        page.context.add_cookies([{"name": "sessionid", "value": session, "url": live}])
        page.goto(path)
        return page

    return as_member


def tab_to(page: Page, target: Locator) -> None:
    """Press Tab until the target has the focus, and see that it is not hidden."""
    expect(target).to_be_attached()
    for _press in range(MOST_PRESSES):
        if target.evaluate("one => one === document.activeElement"):
            expect(target).to_be_in_viewport()
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab does not reach {target}")


def enter(page: Page, target: Locator) -> None:
    tab_to(page, target)
    page.keyboard.press("Enter")


def write(page: Page, label: str, text: str) -> None:
    tab_to(page, page.get_by_label(label))
    page.keyboard.type(text)


def test_answer_seal_and_hand_over_with_the_keyboard_only(
    visit: Callable[[str, str], Page],
) -> None:
    page = visit("dputr", "/")
    enter(page, page.get_by_role("link", name=re.compile("Jawab.*K-002")))
    write(page, "Jawaban", "Masalah data dipisahkan dari masalah sarana.")
    enter(page, page.get_by_role("button", name="Kirim jawaban"))
    expect(page.locator("main")).to_contain_text("Jawaban dikirim.")

    page = visit("tapem", "/rencana-aksi/")
    enter(page, page.get_by_role("link", name="Bab IV", exact=True).last)
    enter(page, page.get_by_role("link", name="K-002"))
    enter(page, page.get_by_role("button", name="Terima jawaban"))
    expect(page.locator("main")).to_contain_text("Koreksi selesai.")
    enter(page, page.get_by_role("link", name="Buka bab"))
    enter(page, page.get_by_role("button", name="Segel bab"))
    expect(page.locator("main")).to_contain_text("Bab disegel.")
    assert Correction.objects.get(number=2).state == "accepted"

    # a reason is missing: the focus goes to the list of errors, and from there to the field
    page.goto("/rencana-aksi/")
    enter(page, page.get_by_role("link", name="Serahkan ke Bagian Hukum"))
    write(page, "Ketik SERAHKAN untuk melanjutkan", "SERAHKAN")
    enter(page, page.get_by_role("button", name="Serahkan ke Bagian Hukum"))
    wrong = page.get_by_role("link", name=re.compile("Tulis alasan mengapa draf tetap"))
    enter(page, wrong)
    reason = page.get_by_label("Alasan penyerahan")
    expect(reason).to_be_focused()
    page.keyboard.type("Contoh: batas waktu besok.")
    expect(page.get_by_label("Ketik SERAHKAN untuk melanjutkan")).to_have_value("SERAHKAN")
    enter(page, page.get_by_role("button", name="Serahkan ke Bagian Hukum"))
    expect(page.get_by_role("heading", level=1)).to_contain_text("Serah terima ke-1")

    page = visit("hukum", "/")
    enter(page, page.get_by_role("link", name=re.compile("Buka paket")))
    enter(page, page.get_by_role("button", name="Nyatakan diterima"))
    expect(page.locator("main")).to_contain_text("Tanda terima dicatat.")
    assert Handover.objects.get().state == "received"
