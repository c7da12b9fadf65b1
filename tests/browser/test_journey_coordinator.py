"""The day before the deadline: who owes what, memos, an answer, a seal, the hand-over and its return.

The coordinator, the public works office and the legal section each walk their part.
"""

import re
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest
from django.test import Client
from playwright.sync_api import Locator, Page, expect

from tapem.accounts.models import User
from tapem.drafting.models import Correction, Draft
from tapem.ops.example.story import replay
from tests.browser.conftest import PageAt
from tests.recall import recall

pytestmark = pytest.mark.browser

PATIENT = 30_000
BOARD = "/rencana-aksi/"
WHY = "Contoh: batas waktu besok; koreksi yang masih terbuka menyusul."


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


@pytest.fixture
def stop(
    check_axe: Callable[[Page], None], check_reflow: Callable[[Page], None]
) -> Callable[[Page, str], None]:
    """Return a function that checks where somebody is, and that the page is in order."""

    def at(page: Page, title: str) -> None:
        expect(page.get_by_role("heading", level=1)).to_contain_text(title)
        check_axe(page)
        check_reflow(page)

    return at


def press(page: Page, button: str, answer: str) -> None:
    """Press a button and wait for what the page says."""
    page.get_by_role("button", name=button, exact=True).click()
    expect(page.locator("main")).to_contain_text(answer)


def open_link(page: Page, name: str) -> None:
    page.locator("main").get_by_role("link", name=name).first.click()


def place(page: Page, chapter: str, agency: str) -> Locator:
    """Return the link of the board for one chapter and one agency."""
    table = page.get_by_role("table")
    heads = table.get_by_role("columnheader").all_inner_texts()
    row = table.get_by_role("row").filter(has=page.get_by_role("link", name=chapter, exact=True))
    return row.get_by_role("cell").nth(heads.index(agency) - 1).get_by_role("link")


@pytest.mark.parametrize("width", [1280, 360])
def test_from_the_board_to_the_legal_section_and_back(
    visit: Callable[..., Page], stop: Callable[[Page, str], None], tmp_path: Path, width: int
) -> None:
    # the board says who owes what, and one place of it what exactly
    page = visit("tapem", BOARD, width)
    stop(page, "Draf belum siap: 8 OPD masih berutang isian")
    place(page, "Bab V", "DPU TR").click()
    stop(page, "Bab V, DPU TR: 1 koreksi belum selesai, 5 sel kosong")
    expect(page.locator("main")).to_contain_text("K-007")

    # a version of today, so that every later change can be told
    page = visit("tapem", "/naskah/", width)
    open_link(page, "Raperbup Rencana Aksi SPM")
    open_link(page, "Versi")
    page.get_by_label("Nama versi").fill("sebelum koreksi dijawab")
    press(page, "Bekukan versi", "Versi dibekukan.")

    # the memos, one per agency, in Word and for WhatsApp
    page.goto(BOARD)
    open_link(page, "Buat memo kekurangan untuk 8 OPD")
    press(page, "Buat memo untuk 8 OPD", "Memo untuk 8 OPD dibuat.")
    stop(page, "8 OPD masih berutang isian")
    expect(page.get_by_role("textbox", name="Pesan WhatsApp: Dinas Pekerjaan Umum")).to_have_value(
        re.compile(r"Yth\. DPU TR, masih ditunggu .*K-002 .*K-007 .*30 November 2022", re.DOTALL)
    )
    with page.expect_download() as memo:
        page.get_by_role("link", name=re.compile(r"memo-dpu-tr-.*\.docx")).click()
    memo.value.save_as(tmp_path / "memo.docx")
    told = docx.Document(str(tmp_path / "memo.docx"))
    cells = [cell.text for table in told.tables for row in table.rows for cell in row.cells]
    assert {"K-002", "K-007"} <= set(cells)

    # refused for want of a reason, nothing typed is lost, and the obstacle leads to its cure
    page.goto(BOARD)
    open_link(page, "Serahkan ke Bagian Hukum")
    stop(page, "Draf dapat diserahkan dengan alasan")
    page.get_by_label("Nomor surat pengantar").fill("100.3/1/Tapem")
    page.get_by_label("Ketik SERAHKAN untuk melanjutkan").fill("kirim saja")
    expect(page.get_by_role("button", name="Serahkan ke Bagian Hukum")).to_be_disabled()
    page.get_by_label("Ketik SERAHKAN untuk melanjutkan").fill("SERAHKAN")
    press(page, "Serahkan ke Bagian Hukum", "Tulis alasan mengapa draf tetap diserahkan.")
    stop(page, "Draf dapat diserahkan dengan alasan")
    expect(page.get_by_label("Nomor surat pengantar")).to_have_value("100.3/1/Tapem")
    open_link(page, "Bab IV: 5 koreksi belum selesai")
    stop(page, "Bab IV Permasalahan dan Analisis")

    # the agency answers: first without words, then with the change that settles it
    page = visit("dputr", "/", width)
    stop(page, "menunggu Anda")
    page.get_by_role("link", name=re.compile("Jawab.*K-002")).click()
    open_link(page, "Buka bab")
    page.get_by_role("link", name=re.compile("Sunting ?: .*Permasalahan pada tahap")).click()
    text = page.get_by_label("Teks")
    text.fill(text.input_value() + " Kekurangan data dipisahkan dari kekurangan sarana.")
    press(page, "Simpan naskah", "disimpan")
    page.goto("/")
    page.get_by_role("link", name=re.compile("Jawab.*K-002")).click()
    press(page, "Kirim jawaban", "Tulis jawaban koreksi.")
    stop(page, "K-002 untuk DPU TR: Terbuka")
    page.get_by_role("textbox", name="Jawaban").fill("Masalah data dan sarana sudah dipisahkan.")
    page.get_by_label("Perubahan naskah yang menutup koreksi").select_option(index=1)
    press(page, "Kirim jawaban", "Jawaban dikirim.")

    # the coordinator accepts it, and seals the chapter
    page = visit("tapem", BOARD, width)
    place(page, "Bab IV", "DPU TR").click()
    open_link(page, "K-002")
    stop(page, "K-002 untuk DPU TR: Dijawab")
    expect(page.locator("main")).to_contain_text("Kekurangan data dipisahkan")
    press(page, "Terima jawaban", "Koreksi selesai.")
    open_link(page, "Buka bab")
    press(page, "Segel bab", "Bab disegel.")

    # the hand-over, which cannot be undone
    page.goto(BOARD)
    open_link(page, "Serahkan ke Bagian Hukum")
    page.get_by_label("Nomor surat pengantar").fill("100.3/1/Tapem")
    page.get_by_label("Alasan penyerahan").fill(WHY)
    page.get_by_label("Ketik SERAHKAN untuk melanjutkan").fill("SERAHKAN")
    press(page, "Serahkan ke Bagian Hukum", "Draf diserahkan ke Bagian Hukum.")
    stop(page, "Serah terima ke-1")

    # the legal section finds the package on its desk, receives and reads it
    page = visit("hukum", "/", width)
    stop(page, "menunggu Anda")
    open_link(page, "Buka paket")
    stop(page, "Serah terima ke-1")
    expect(page.locator("main")).to_contain_text(WHY)
    press(page, "Nyatakan diterima", "Tanda terima dicatat.")
    with page.expect_download() as parcel:
        page.get_by_role("link", name="Unduh paket").click()
    parcel.value.save_as(tmp_path / "paket.zip")
    names = " ".join(ZipFile(tmp_path / "paket.zip").namelist())
    assert "naskah" in names
    assert "surat-pengantar" in names
    page.get_by_role("link", name="Semula / Menjadi").click()
    stop(page, "dari V1 ke V2")
    expect(page.locator("main")).to_contain_text("dipisahkan dari kekurangan sarana")
    page.go_back()

    # a return without a note is refused; a note becomes a correction
    open_link(page, "Kembalikan dengan catatan")
    press(page, "Kembalikan draf", "Tulis sekurangnya satu catatan.")
    stop(page, "Kembalikan draf dengan catatan per bab")
    note = page.get_by_role("group", name="Catatan 1")
    note.get_by_label("Catatan").fill(
        "Sebutkan dasar hukum sumber air minum “curah” & ‹sambungan rumah›."
    )
    note.get_by_label("Bab").select_option(label="Permasalahan dan Analisis")
    note.get_by_label("OPD").select_option(label="Dinas Pekerjaan Umum dan Tata Ruang")
    press(page, "Kembalikan draf", "setiap catatan menjadi koreksi.")
    stop(page, "Serah terima ke-1: Dikembalikan")

    # it waits in the agency's inbox and says whose it is
    page = visit("dputr", "/", width)
    page.get_by_role("link", name=re.compile("Jawab.*K-017")).click()
    stop(page, "K-017 untuk DPU TR: Terbuka")
    expect(page.locator("main")).to_contain_text("Catatan Bagian Hukum")
    assert Draft.objects.get().state == "discussion"
    assert Correction.objects.get(number=17).handover is not None
