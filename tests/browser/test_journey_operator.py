"""A quarter of one form from empty to locked, once typed into the grid and once in Excel.

The operator of the health office, her head and the coordinator each walk their part.
"""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from playwright.sync_api import Locator, Page, expect

from tapem.accounts.models import User
from tapem.accounts.queries import actor_for
from tapem.kernel.clock import today
from tapem.ops.example.story import replay
from tapem.spm.actions import fill_block, fill_cell
from tapem.spm.actions.cells import CellEntry
from tapem.spm.models import AchievementForm
from tests.browser.conftest import PageAt
from tests.recall import recall

pytestmark = pytest.mark.browser

PATIENT = 30_000
SERVICE = "Pelayanan Kesehatan Ibu Bersalin"
FORM = "/spm/2022/kes-02/"
# What the third quarter of the example's form is filled with, line by line.
QUARTER = {
    "Ibu bersalin": "15.120", "Partograf": "14.244", "Kartu Ibu/Rekam Medis": "15.364",
    "Buku KIA": "15.800", "Dokter": "120", "Bidan": "405", "Perawat": "160",
}  # fmt: skip


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


def stored_form() -> AchievementForm:
    return AchievementForm.objects.get(service__code="KES-02", year=2022)


def empty_the_quarter() -> None:
    """Let the third quarter stand as it does before anybody fills it."""
    form = stored_form()
    entries = [CellEntry(line.key, "q3", "") for line in form.lines.exclude(block="D")]
    fill_block(actor=actor_for("dinkes", today()), form=form, entries=entries)


def cell(page: Page, words: str) -> Locator:
    """Return the input of a cell by what is read out for it, whether it is empty or not."""
    return page.get_by_role("textbox", name=re.compile(f"^{re.escape(words)}(, kosong)?$"))


def settled(page: Page) -> None:
    """Wait until every typed cell was answered, well or badly."""
    expect(page.locator("[data-grid-status]")).to_have_text(
        re.compile("sel demi sel|tersimpan\\.|perlu diperiksa"), timeout=PATIENT
    )
    expect(page.locator("[data-state=saving], [data-state=waiting]")).to_have_count(0)


def paste(target: Locator, text: str) -> None:
    """Paste a block as Excel puts it on the clipboard."""
    target.focus()
    target.evaluate(
        """(input, text) => {
            const data = new DataTransfer();
            data.setData("text/plain", text);
            input.dispatchEvent(new ClipboardEvent("paste",
                {clipboardData: data, bubbles: true, cancelable: true}));
        }""",
        text,
    )


def act(page: Page, button: str, answer: str) -> None:
    """Press a button and wait for what the page says."""
    page.get_by_role("button", name=button, exact=True).click()
    expect(page.locator("main")).to_contain_text(answer)


@pytest.mark.parametrize("width", [1280, 360])
def test_quarter_from_empty_to_locked_in_the_grid(
    visit: Callable[..., Page],
    check_axe: Callable[[Page], None],
    check_reflow: Callable[[Page], None],
    width: int,
) -> None:
    empty_the_quarter()
    page = visit("dinkes", "/", width)
    check_axe(page)
    page.get_by_role("link", name=re.compile(f"Isi form.*{SERVICE}")).click()
    expect(page).to_have_url(re.compile(FORM))
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_contain_text("sel kosong")
    check_axe(page)
    check_reflow(page)

    # straight to the empty cell, and a block from Excel with one wrong figure in it
    page.get_by_role("link", name="Ibu bersalin, terlayani triwulan III", exact=True).click()
    first = cell(page, "Ibu bersalin, terlayani triwulan III")
    expect(first).to_be_focused()
    paste(first, "\n".join(["15.120 orang", *list(QUARTER.values())[1:]]))
    settled(page)
    expect(page.get_by_text("Isi angkanya saja: 15.120")).to_be_visible()
    expect(first).to_have_value("15.120 orang")
    first.fill("15.120")
    first.press("Enter")
    expect(cell(page, "Partograf, terpenuhi triwulan III")).to_be_focused()
    cell(page, "Buku KIA, harus dipenuhi").fill("21340")
    cell(page, "Buku KIA, harus dipenuhi").press("Tab")
    for fund, spent in (("PAD", "161700000"), ("DAU", "485100000")):
        target = cell(page, f"{fund}, realisasi triwulan III")
        target.fill(spent)
        target.press("Tab")
    settled(page)

    # what is still wrong stops the form, in the words of the cell
    bidan = cell(page, "Bidan, terpenuhi triwulan III")
    bidan.fill("")
    bidan.press("Tab")
    settled(page)
    act(page, "Ajukan ke Kepala OPD", "Bidan, terpenuhi triwulan III: belum diisi")
    check_axe(page)
    page.get_by_role("link", name=re.compile("^Bidan, terpenuhi triwulan III: belum")).click()
    expect(bidan).to_be_focused()
    bidan.fill("405")
    bidan.press("Tab")
    settled(page)
    act(page, "Ajukan ke Kepala OPD", "Form diajukan.")
    assert stored_form().state == "submitted"

    # the head finds it, and confirms
    page = visit("kadinkes", "/spm/", width)
    page.get_by_role("link", name=re.compile(f"Sahkan.*{SERVICE}")).click()
    act(page, "Sahkan form", "Form disahkan.")

    # the coordinator returns it once with a reason, then verifies, locks and reopens one cell
    page = visit("tapem", "/spm/", width)
    check_axe(page)
    check_reflow(page)
    page.get_by_role("link", name=re.compile(f"Verifikasi.*{SERVICE}")).click()
    page.get_by_role("textbox", name="Alasan", exact=True).fill("Periksa Bidan triwulan III.")
    act(page, "Kembalikan form", "Form dikembalikan kepada OPD.")
    page = visit("dinkes", FORM, width)
    expect(page.locator("main")).to_contain_text("Dikembalikan: Periksa Bidan triwulan III.")
    act(page, "Ajukan ke Kepala OPD", "Form diajukan.")
    page = visit("kadinkes", FORM, width)
    act(page, "Sahkan form", "Form disahkan.")
    page = visit("tapem", FORM, width)
    act(page, "Verifikasi", "Form diverifikasi.")
    act(page, "Kunci form", "Form dikunci.")
    page.get_by_text("Buka satu sel untuk OPD ini").click()
    page.get_by_label("Sel", exact=True).select_option(label="Bidan, terpenuhi triwulan III")
    page.get_by_role("textbox", name="Alasan", exact=True).fill(
        "Salah ketik, menurut laporan puskesmas."
    )
    act(page, "Buka sel", "Satu sel dibuka; yang lain tetap terkunci.")
    check_axe(page)

    # the operator corrects that one cell; the change shows as made after the verification
    page = visit("dinkes", FORM, width)
    expect(page.locator("[data-grid] input")).to_have_count(1)
    bidan = cell(page, "Bidan, terpenuhi triwulan III")
    bidan.fill("410")
    bidan.press("Tab")
    settled(page)
    page = visit("tapem", FORM, width)
    expect(page.locator("main")).to_contain_text("berubah sejak diverifikasi")
    assert stored_form().state == "locked"


def heading_row(sheet: Worksheet) -> int:
    return next(row for row in range(1, 30) if "Uraian" in titles(sheet, row))


def titles(sheet: Worksheet, row: int) -> dict[str, int]:
    return {str(one.value): one.column for one in sheet[row] if one.value}


def fill_in_excel(path: Path, figures: dict[str, dict[str, object]]) -> None:
    """Write line → title → figure into the sheets, for the rows of the form's service."""
    book = load_workbook(path)
    left = {label: dict(cells) for label, cells in figures.items()}
    for sheet in book.worksheets:
        if not any("Uraian" in titles(sheet, row) for row in range(1, 10)):
            continue
        top = heading_row(sheet)
        place = titles(sheet, top)
        for row in range(top + 1, sheet.max_row + 1):
            label = str(sheet.cell(row, place["Uraian"]).value)
            if sheet.cell(row, place["Kode"]).value == "KES-02" and label in left:
                for title, figure in left.pop(label).items():
                    sheet.cell(row, place[title]).value = figure
    assert not left, f"the workbook lacks {sorted(left)}"
    book.save(path)


@pytest.mark.parametrize("width", [1280, 360])
def test_quarter_from_empty_to_locked_in_excel(
    visit: Callable[..., Page],
    check_axe: Callable[[Page], None],
    check_reflow: Callable[[Page], None],
    tmp_path: Path,
    width: int,
) -> None:
    empty_the_quarter()
    page = visit("dinkes", FORM, width)
    page.get_by_role("link", name="Isi lewat Excel").click()
    check_axe(page)
    check_reflow(page)
    with page.expect_download() as started:
        page.get_by_role("link", name=re.compile("Buku kerja")).filter(has_text="Dinkes").click()
    path = tmp_path / "dinkes.xlsx"
    started.value.save_as(path)

    # meanwhile the head types a figure that the operator's file has too
    fill_cell(
        actor=actor_for("kadinkes", today()),
        form=stored_form(), line="penerima", column="q3", text="15.000",
    )  # fmt: skip
    quarter: dict[str, dict[str, object]] = {
        label: {"Tw III": int(figure.replace(".", ""))} for label, figure in QUARTER.items()
    }
    quarter["Buku KIA"]["Harus dipenuhi"] = "21.340"
    quarter["Bidan"]["Tw III"] = "405 orang"
    quarter |= {"PAD": {"Tw III": 161_700_000}, "DAU": {"Tw III": 485_100_000}}
    fill_in_excel(path, quarter)

    # dry run: what would change, what two people changed, what cannot be read
    page.get_by_label("Buku kerja yang sudah diisi").set_input_files(path)
    page.get_by_role("button", name="Bandingkan").click()
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_have_text("8 sel berubah, 1 perlu dipilih, 1 tidak terbaca")
    expect(page.locator("main")).to_contain_text("Isi angkanya saja: 405")
    assert not stored_form().lines.get(key="bidan").cells.filter(column="q3", state="number")
    check_axe(page)
    check_reflow(page)
    with page.expect_download() as noted:
        page.get_by_role("link", name="Unduh berkas Anda dengan catatan").click()
    noted.value.save_as(tmp_path / "catatan.xlsx")
    notes = [
        one.comment.text
        for sheet in load_workbook(tmp_path / "catatan.xlsx").worksheets
        for row in sheet.iter_rows()
        for one in row
        if one.comment
    ]
    assert any("Isi angkanya saja: 405" in note for note in notes)
    assert any("Berbeda: tersimpan 15.000" in note for note in notes)

    # mended in Excel and uploaded again; the conflict is chosen, then all is merged
    quarter["Bidan"]["Tw III"] = 405
    fill_in_excel(path, quarter)
    page.get_by_role("link", name="Buku kerja Excel").first.click()
    page.get_by_label("Buku kerja yang sudah diisi").set_input_files(path)
    page.get_by_role("button", name="Bandingkan").click()
    expect(heading).to_have_text("9 sel berubah, 1 perlu dipilih")
    act(page, "Gabungkan", "Pilih nilai untuk setiap sel yang berbeda.")
    page.get_by_role("radio", name="15.120").check()
    act(page, "Gabungkan", "10 sel tersimpan.")
    page = visit("dinkes", FORM, width)
    expect(cell(page, "Ibu bersalin, terlayani triwulan III")).to_have_value("15.120")
    act(page, "Ajukan ke Kepala OPD", "Form diajukan.")
    page = visit("kadinkes", FORM, width)
    act(page, "Sahkan form", "Form disahkan.")
    page = visit("tapem", FORM, width)
    act(page, "Verifikasi", "Form diverifikasi.")
    act(page, "Kunci form", "Form dikunci.")
    assert stored_form().state == "locked"


def tab_to(page: Page, target: Locator) -> None:
    """Press Tab until the target has the focus."""
    expect(target).to_be_attached()
    for _press in range(120):
        if target.evaluate("one => one === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab does not reach {target}")


def test_cells_and_submit_with_the_keyboard_only(visit: Callable[..., Page]) -> None:
    page = visit("dinkes", "/", 1280)
    tab_to(page, page.get_by_role("link", name=re.compile(f"Isi form.*{SERVICE}")))
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(FORM))
    tab_to(page, page.get_by_role("link", name="Ibu bersalin, terlayani triwulan III", exact=True))
    page.keyboard.press("Enter")
    first = cell(page, "Ibu bersalin, terlayani triwulan III")
    expect(first).to_be_focused()
    page.keyboard.type("15120")
    page.keyboard.press("Enter")
    expect(cell(page, "Partograf, terpenuhi triwulan III")).to_be_focused()
    for _row in range(4):
        page.keyboard.press("ArrowDown")
    page.keyboard.type("tidak ada")
    page.keyboard.press("Escape")
    page.keyboard.type("405")
    for words, typed in (
        ("Buku KIA, harus dipenuhi", "21340"),
        ("DAU, realisasi triwulan III", "485100000"),
    ):
        tab_to(page, page.get_by_role("link", name=words, exact=True))
        page.keyboard.press("Enter")
        expect(cell(page, words)).to_be_focused()
        page.keyboard.type(typed)
        page.keyboard.press("Tab")
    settled(page)
    page.reload()
    expect(cell(page, "Bidan, terpenuhi triwulan III")).to_have_value("405")
    tab_to(page, page.get_by_role("button", name="Ajukan ke Kepala OPD"))
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_contain_text("Form diajukan.")
