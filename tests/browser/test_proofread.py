"""The proofreader in a browser: marks by keyboard, findings while one types, both themes, no scripts."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tapem.drafting.actions import edit_node
from tests.browser.conftest import PageAt
from tests.cast import Cast
from tests.rooms.drafting.conftest import Made, make_draft
from tests.world import World

pytestmark = pytest.mark.browser
Enter = Callable[[Page, str], Page]
Check = Callable[[Page], None]
WORDS = (
    "Sudah terbit 14 (lima belas) PKS.\n\nRapat tersebut diatas digelar Senin, 29 November 2022. "
    "Masih menyisakan 4 (empat) PKS.\n\nAgar dibahas sisa 3 (tiga) PKS."
)


@pytest.fixture
def faulty(live: str, world: World, cast: Cast) -> Made:
    made = make_draft(world, cast)
    edit_node(actor=cast.tapem, node=made["two_text"], body=WORDS, version=1)
    return made


def checked(page: Page) -> Page:
    page.goto("/pemeriksa/")
    page.get_by_label("Teks naskah").fill(WORDS)
    page.get_by_role("button", name="Periksa naskah", exact=True).click()
    expect(page.locator("a.mark").first).to_be_visible()
    return page


@pytest.mark.parametrize(("width", "dark"), [(1280, False), (1280, True), (360, False)])
def test_result_is_accessible_and_fits(
    *, page_at: PageAt, enter: Enter, check_axe: Check, check_reflow: Check, width: int, dark: bool
) -> None:
    page = checked(enter(page_at(width, dark=dark), "tapem"))
    check_axe(page)
    check_reflow(page)


@pytest.mark.parametrize(
    "address", ["/pemeriksa/", "/pemeriksa/aturan/", "/pemeriksa/aturan/NUM-06/"]
)
def test_desk_and_rules_are_accessible_and_fit(
    page_at: PageAt, enter: Enter, check_axe: Check, check_reflow: Check, address: str
) -> None:
    page = enter(page_at(360), "hukum")
    page.goto(address)
    check_axe(page)
    check_reflow(page)


def test_a_mark_leads_to_its_finding_and_back_by_keyboard(page_at: PageAt, enter: Enter) -> None:
    page = checked(enter(page_at(1280), "tapem"))
    mark = page.locator("a.mark").first
    mark.focus()
    page.keyboard.press("Enter")
    finding = page.locator(mark.get_attribute("href") or "")
    expect(finding).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.url.endswith("#letak-1")


def test_a_folded_hint_opens_when_its_mark_is_followed(page_at: PageAt, enter: Enter) -> None:
    page = checked(enter(page_at(1280), "tapem"))
    mark = page.locator("a.mark.info").first
    finding = page.locator(mark.get_attribute("href") or "")
    expect(finding).to_be_hidden()
    mark.click()
    expect(finding).to_be_visible()


def test_findings_follow_what_is_typed(
    page_at: PageAt, enter: Enter, faulty: Made, check_axe: Check
) -> None:
    page = enter(page_at(1280), "dinkes")
    page.goto(f"/naskah/bagian/{faulty['two_text'].pk}/")
    beside = page.locator("#pemeriksa")
    expect(beside).to_contain_text("14 (lima belas)")
    page.locator("#id_body").fill("Sudah terbit 21 (dua puluh) dokumen.")
    expect(beside).to_contain_text("21 (dua puluh)")
    expect(beside).not_to_contain_text("14 (lima belas)")
    check_axe(page)
    beside.get_by_text("Abaikan temuan ini").first.click()
    beside.get_by_label("Alasan mengabaikan").first.fill("kutipan risalah")
    beside.get_by_role("button", name="Abaikan temuan").first.click()
    expect(beside).to_contain_text("kutipan risalah")
    expect(page.locator("#id_body")).to_have_value("Sudah terbit 21 (dua puluh) dokumen.")


def test_a_new_paragraph_is_watched_and_takes_a_suggestion_by_keyboard(
    page_at: PageAt, enter: Enter, faulty: Made, check_axe: Check
) -> None:
    page = enter(page_at(1280), "tapem")
    page.goto(f"/naskah/bagian/{faulty['two'].pk}/tambah/")
    page.get_by_label("Teks").fill("Honor sebesar Rp. 2.000.000 dibayarkan panitia.")
    take = page.get_by_role("button", name="Pakai saran").first
    expect(take).to_be_visible()
    check_axe(page)
    take.focus()
    page.keyboard.press("Enter")
    mended = "Honor sebesar Rp2.000.000,00 dibayarkan panitia."
    expect(page.get_by_label("Teks")).to_have_value(mended)
    expect(page.get_by_label("Teks")).to_be_focused()
    page.get_by_role("button", name="Tambah", exact=True).click()
    expect(page.get_by_text(mended).first).to_be_visible()


def test_without_scripts_a_button_checks_and_keeps_what_is_typed(
    page_at: PageAt, enter: Enter, faulty: Made
) -> None:
    page = enter(page_at(1280, scripts=False), "tapem")
    page.goto(f"/naskah/bagian/{faulty['two_text'].pk}/")
    page.locator("#id_body").fill("Sudah terbit 21 (dua puluh) dokumen.")
    page.get_by_role("button", name="Periksa naskah").click()
    expect(page.locator(".finds")).to_contain_text("21 (dua puluh)")
    page.get_by_role("button", name="Simpan", exact=True).click()
    faulty["two_text"].refresh_from_db()
    assert faulty["two_text"].body == "Sudah terbit 21 (dua puluh) dokumen."


@pytest.mark.parametrize("dark", [False, True])
def test_whole_draft_is_accessible(
    *,
    page_at: PageAt,
    enter: Enter,
    faulty: Made,
    check_axe: Check,
    check_reflow: Check,
    dark: bool,
) -> None:
    page = enter(page_at(360, dark=dark), "tapem")
    page.goto(f"/pemeriksa/naskah/{faulty.draft.pk}/")
    expect(page.locator("a.mark").first).to_be_visible()
    check_axe(page)
    check_reflow(page)
