"""The page of all parts in Chromium: accessible, reflowing, usable by keyboard, nothing typed is lost."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PageAt

pytestmark = [pytest.mark.browser, pytest.mark.urls("tests.browser.urls")]

Check = Callable[[Page], None]


@pytest.fixture
def parts_at(page_at: PageAt) -> PageAt:
    """Return a function that opens the page of all parts."""

    def open_parts(width: int = 1280, **more: object) -> Page:
        page = page_at(width, **more)
        page.goto("/galeri/")
        return page

    return open_parts


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("dark", [False, True])
def test_every_part_is_accessible(
    parts_at: PageAt, check_axe: Check, width: int, dark: bool
) -> None:
    check_axe(parts_at(width, dark=dark))


@pytest.mark.parametrize("width", [320, 360, 640, 1280])
def test_no_page_scrolls_sideways(parts_at: PageAt, check_reflow: Check, width: int) -> None:
    check_reflow(parts_at(width))


def test_sign_in_page_is_accessible(page_at: PageAt, check_axe: Check, check_reflow: Check) -> None:
    for width, dark in [(320, False), (1280, False), (1280, True)]:
        page = page_at(width, dark=dark)
        page.goto("/masuk/")
        check_axe(page)
        check_reflow(page)


def test_the_menu_opens_without_scripts(parts_at: PageAt) -> None:
    page = parts_at(360, scripts=False)
    page.locator(".topbar summary").click()
    expect(page.locator(".topbar nav a").first).to_be_visible()


def test_without_scripts_the_grid_has_a_button_and_no_dead_ones(parts_at: PageAt) -> None:
    page = parts_at(scripts=False)
    expect(page.get_by_role("button", name="Simpan isian")).to_be_visible()
    expect(page.get_by_role("button", name="Salin untuk WhatsApp")).to_be_hidden()


def test_focus_moves_to_the_list_of_errors_and_from_there_to_the_field(parts_at: PageAt) -> None:
    page = parts_at()
    expect(page).to_have_title("Galat: Semua bagian layar · Tapem")
    expect(page.locator("#galat")).to_be_focused()
    page.get_by_role("link", name="Hari dan tanggal").click()
    expect(page.locator("#id_held_on")).to_be_focused()


def test_focus_is_never_hidden_by_a_head_that_stays(parts_at: PageAt) -> None:
    page = parts_at(height=420)
    page.locator("#in-c4").focus()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    hidden = page.evaluate(
        """() => { const cell = document.activeElement.getBoundingClientRect();
        const head = document.activeElement.closest('table').tHead.rows[0].cells[1].getBoundingClientRect();
        return cell.top < head.bottom - 1 }"""
    )
    assert not hidden


def test_small_targets_are_large_enough(parts_at: PageAt) -> None:
    page = parts_at(360)
    small = page.evaluate(
        """() => [...document.querySelectorAll('button, summary, input:not([type=hidden]), select, .btn, nav a, .tasks a, .chip, .who a')]
        .filter((e) => e.offsetParent && !e.closest('.vh'))
        .map((e) => { const box = e.getBoundingClientRect(); return [e.outerHTML.slice(0, 80), Math.min(box.width, box.height)] })
        .filter(([, size]) => size < 24 && size > 0)"""
    )
    # A checkbox of 20 px stands in a label of at least 32 px, which is its target.
    assert [
        html for html, _ in small if 'type="checkbox"' not in html and 'type="radio"' not in html
    ] == []


def test_a_dialog_opens_by_keyboard_and_gives_the_focus_back(parts_at: PageAt) -> None:
    page = parts_at()
    opener = page.get_by_role("link", name="Kembalikan")
    opener.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog", name="Kembalikan untuk diperbaiki")).to_be_visible()
    page.keyboard.press("Escape")
    expect(opener).to_be_focused()


def test_an_act_that_cannot_be_undone_waits_for_its_word(parts_at: PageAt) -> None:
    page = parts_at()
    button = page.get_by_role("button", name="Simpan rapat")
    expect(button).to_be_disabled()
    page.get_by_label("Ketik SERAHKAN").fill("SERAHKAN")
    expect(button).to_be_enabled()


def test_a_cell_saves_itself_and_says_so(parts_at: PageAt) -> None:
    page = parts_at()
    page.locator("#in-a3").fill("10.500")
    page.keyboard.press("Enter")
    expect(page.locator("#in-b3")).to_be_focused()
    expect(page.locator("#cell-a3")).to_have_attribute("data-state", "saved")


def test_a_total_moves_with_its_cell(parts_at: PageAt) -> None:
    page = parts_at()
    page.locator("#in-a3").fill("10.500")
    page.keyboard.press("Tab")
    expect(page.locator("#cell-Ibu-bersalin-capaian output")).to_have_text("50,00 %")


def test_help_comes_to_the_cell_that_has_the_focus(parts_at: PageAt) -> None:
    page = parts_at()
    page.locator("#in-a3").focus()
    expect(page.locator("#panel")).to_contain_text("sesuai standar")


def test_a_wrong_cell_says_how_to_mend_it(parts_at: PageAt) -> None:
    page = parts_at()
    page.locator("#in-a3").fill("banyak")
    page.keyboard.press("Tab")
    expect(page.locator("#cell-a3")).to_have_attribute("data-state", "invalid")
    expect(page.locator("#says-a3")).to_have_text("Isi angka, misalnya 85,5.")
    expect(page.locator("#in-a3")).to_have_value("banyak")


def test_when_someone_else_saved_first_both_values_can_be_kept(parts_at: PageAt) -> None:
    page = parts_at()
    page.locator("#in-a3").fill("401")
    page.keyboard.press("Tab")
    expect(page.locator("#says-a3")).to_contain_text("Kepala Dinas sudah menyimpan 400.")
    expect(page.locator("#in-a3")).to_have_value("401")
    page.locator("#cell-a3").get_by_role("button", name="Pakai itu").click()
    expect(page.locator("#cell-a3")).to_have_attribute("data-state", "saved")
    expect(page.locator("#in-a3")).to_have_value("400")


def _paste(page: Page, selector: str, text: str) -> None:
    page.locator(selector).focus()
    page.evaluate(
        """(text) => { const data = new DataTransfer(); data.setData('text/plain', text);
        document.activeElement.dispatchEvent(new ClipboardEvent('paste', {clipboardData: data, bubbles: true, cancelable: true})) }""",
        text,
    )


def test_a_block_from_a_spreadsheet_fills_right_and_down(parts_at: PageAt) -> None:
    page = parts_at()
    _paste(page, "#in-a1", "1\t2\t3\n4\t5\t6\n7\t8\t9\n")
    for key, value in {"a1": "1", "a3": "3", "b2": "5", "c3": "9"}.items():
        expect(page.locator(f"#in-{key}")).to_have_value(value)
        expect(page.locator(f"#cell-{key}")).to_have_attribute("data-state", "saved")


def test_a_lost_line_keeps_the_cell_and_sends_it_again(parts_at: PageAt) -> None:
    page = parts_at()
    page.context.set_offline(True)
    page.locator("#in-a3").fill("10.700")
    page.keyboard.press("Tab")
    expect(page.locator("#cell-a3")).to_have_attribute("data-state", "waiting")
    expect(page.locator("[data-grid-status]")).to_contain_text("Sambungan terputus")
    page.context.set_offline(False)
    expect(page.locator("#cell-a3")).to_have_attribute("data-state", "saved")
    expect(page.locator("#in-a3")).to_have_value("10.700")


def test_cells_of_a_page_that_went_away_are_sent_when_it_is_opened_again(parts_at: PageAt) -> None:
    page = parts_at()
    page.evaluate("""sessionStorage.setItem('cells:/galeri/', JSON.stringify({'in-a3': '77'}))""")
    page.reload()
    expect(page.locator("#cell-a3")).to_have_attribute("data-state", "saved")
    expect(page.locator("#in-a3")).to_have_value("77")
    assert page.evaluate("sessionStorage.getItem('cells:/galeri/')") is None


def test_cells_wait_for_a_new_sign_in(parts_at: PageAt) -> None:
    page = parts_at()
    page.route("**/galeri/sel/**", lambda route: route.fulfill(status=403, body="sesi berakhir"))
    page.locator("#in-a3").fill("88")
    page.keyboard.press("Tab")
    expect(page.locator("#cell-a3")).to_have_attribute("data-state", "waiting")
    expect(page.get_by_role("link", name="Muat ulang")).to_be_visible()
    page.unroute("**/galeri/sel/**")
    page.get_by_role("link", name="Muat ulang").click()
    expect(page.locator("#cell-a3")).to_have_attribute("data-state", "saved")
    expect(page.locator("#in-a3")).to_have_value("88")


def test_typing_survives_an_expired_session(page_at: PageAt) -> None:
    page = page_at()
    page.goto("/galeri/isian/")
    page.get_by_label("Judul rapat").fill("Pembahasan Bab IV")
    page.get_by_label("Hari dan tanggal").fill("29 November 2022")
    page.get_by_label("Dinas Kesehatan").check()
    page.get_by_label("Tatap muka").check()
    page.get_by_role("button", name="Simpan").click()
    expect(page).to_have_url(re.compile("/masuk/"))
    page.goto("/galeri/isian/")
    expect(page.get_by_text("Isian yang belum terkirim dikembalikan.")).to_be_visible()
    expect(page.get_by_label("Judul rapat")).to_have_value("Pembahasan Bab IV")
    expect(page.get_by_label("Dinas Kesehatan")).to_be_checked()
    page.get_by_role("button", name="Buang").click()
    expect(page.get_by_label("Judul rapat")).to_have_value("")


def test_the_print_view_drops_the_frame(parts_at: PageAt) -> None:
    page = parts_at()
    page.emulate_media(media="print")
    expect(page.locator(".rail")).to_be_hidden()
    expect(page.locator("h1")).to_be_visible()
