"""The meeting, live: planned, held on the projector, closed, and seven papers alike in every figure.

The coordinator walks it on a desk and on a phone, and the note box with the keyboard alone.
"""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client
from playwright.sync_api import Locator, Page, expect

from tapem.accounts.models import User
from tapem.documents.readers import read_docx
from tapem.drafting.models import Correction
from tapem.meetings.models import Meeting
from tapem.ops.example.story import replay
from tests.browser.conftest import PageAt
from tests.recall import recall

pytestmark = pytest.mark.browser

PATIENT = 30_000
TITLE = "Rapat Pembahasan Bab IV dan Bab V (contoh)"
REMARK = "Perbaiki sasaran sub kegiatan menurut data akhir (contoh)."


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


def act(page: Page, button: str, answer: str) -> None:
    """Press a button and wait for what the page says."""
    page.get_by_role("button", name=button, exact=True).click()
    expect(page.locator("main")).to_contain_text(answer)


def heading(page: Page) -> Locator:
    return page.get_by_role("heading", level=1)


def plan(page: Page) -> None:
    """Plan the meeting of today."""
    page.get_by_role("link", name="Rencanakan rapat").click()
    page.get_by_label("Judul rapat").fill(TITLE)
    page.get_by_label("Jenis rapat").select_option(label="Pembahasan rancangan")
    page.get_by_label("Hari pelaksanaan").fill("29 November 2022")
    page.get_by_label("Mulai pukul").fill("13.00")
    page.get_by_label("Tempat").fill("Ruang Rapat Setda (contoh)")
    act(page, "Simpan rapat", "Rapat direncanakan")


def invite(page: Page, agency: re.Pattern[str]) -> None:
    """Invite an agency that must come."""
    page.get_by_text("Undang instansi", exact=True).click()
    choice = page.get_by_label("Perangkat daerah")
    value = choice.locator("option").filter(has_text=agency).first.get_attribute("value")
    choice.select_option(value)
    page.get_by_role("checkbox", name="Wajib hadir").check()
    act(page, "Undang", "Instansi diundang.")


def agenda_of_chapters(page: Page) -> None:
    """Let Bab IV and Bab V be the agenda, ticked and not typed."""
    for number in ("IV", "V"):
        page.get_by_role("checkbox", name=re.compile(rf"^Bab {number} ")).check()
    act(page, "Tambah butir", "Butir acara ditambahkan.")


def read(page: Page, name: str, folder: Path) -> str:
    """Download a paper and return its text."""
    with page.expect_download() as waiting:
        page.get_by_role("link", name=f"Unduh {name}", exact=True).click()
    file = folder / waiting.value.suggested_filename
    waiting.value.save_as(file)
    data = file.read_bytes()
    return read_docx(data).text if file.suffix == ".docx" else data.decode()


@pytest.mark.parametrize("width", [1280])
def test_meeting_from_plan_to_papers(
    visit: Callable[..., Page],
    check_axe: Callable[[Page], None],
    check_reflow: Callable[[Page], None],
    tmp_path: Path,
    width: int,
) -> None:
    page = visit("tapem", "/rapat/", width)

    def stop() -> None:
        check_axe(page)
        check_reflow(page)

    plan(page)
    invite(page, re.compile("^Dinkes"))
    invite(page, re.compile("^Satpol"))
    agenda_of_chapters(page)
    stop()
    act(page, "Mulai rapat", "Rapat dimulai.")

    # on the wall: the chapter with its tables; one box, typed once
    page.get_by_role("link", name="Buka layar rapat").click()
    expect(heading(page)).to_contain_text("Bab IV")
    stop()
    page.get_by_label("Koreksi, keputusan, atau catatan").fill(REMARK)
    dinkes = (
        page.get_by_role("combobox", name=re.compile("^Untuk"))
        .locator("option")
        .filter(has_text=re.compile("^Dinkes"))
    )
    page.get_by_role("combobox", name=re.compile("^Untuk")).select_option(
        dinkes.first.get_attribute("value")
    )
    page.get_by_role("textbox", name=re.compile("^Batas waktu")).first.fill("30 November 2022")
    act(page, "Simpan koreksi", "Koreksi dikirim ke OPD pengampu.")
    page.get_by_role("link", name="Tampilan proyektor").click()
    expect(page.locator("main")).to_contain_text(REMARK)
    stop()
    page.get_by_role("link", name="Tutup proyektor").click()
    page.get_by_role("link", name=re.compile("Lanjut ke butir 2")).click()
    expect(heading(page)).to_contain_text("Bab V")
    page.get_by_label("Koreksi, keputusan, atau catatan").fill("Bab V disepakati (contoh).")
    page.get_by_label("Untuk").select_option(dinkes.first.get_attribute("value"))
    page.get_by_label("Batas waktu").fill("30 November 2022")
    act(page, "Jadikan keputusan", "Keputusan dicatat")

    # who came, institution by institution
    page.get_by_role("link", name="Cocokkan kehadiran").click()
    page.get_by_label("Kehadiran Dinas Kesehatan", exact=True).select_option("yes")
    page.get_by_label("Jumlah orang dari Dinas Kesehatan", exact=True).fill("3")
    page.get_by_label("Instansi lain yang hadir").first.fill("Bagian Hukum")
    page.get_by_label("Jumlah orang dari instansi lain").first.fill("2")
    act(page, "Simpan kehadiran", "Peserta 5 orang (hasil hitung)")
    expect(page.locator("main")).to_contain_text("1 instansi wajib tidak tercatat hadir")
    stop()

    # close: the missing institution must have been seen
    page.get_by_role("link", name="Pelaksanaan", exact=True).click()
    page.get_by_label("Selesai pukul").fill("15.00")
    page.get_by_label(re.compile("Saya tahu instansi wajib")).check()
    act(page, "Tutup rapat", "Rapat ditutup.")

    # suggestion, report, papers
    page.get_by_role("link", name="Saran", exact=True).click()
    page.get_by_label("Siapa", exact=True).fill("OPD pengampu SPM")
    page.get_by_label("agar melakukan apa").fill("agar melengkapi Bab IV (contoh)")
    act(page, "Simpan saran", "Saran 1")
    page.get_by_role("link", name="Laporan", exact=True).click()
    page.get_by_role("textbox", name=re.compile("^Hasil")).fill(
        "Bab IV dan Bab V dibahas (contoh)."
    )
    act(page, "Simpan laporan", "Laporan disimpan.")
    stop()
    act(page, "Finalkan laporan", "Laporan final.")
    act(page, "Terbitkan naskah", "angka di semua naskah sama")
    stop()
    papers_alike(page, tmp_path)
    # the remark, typed once, waits in the agency's inbox
    page = visit("dinkes", "/tindak-lanjut/", width)
    expect(page.locator("main")).to_contain_text(REMARK)
    sent = Correction.objects.get(text=REMARK)
    assert str(sent.due_on) == "2022-11-30"
    assert Correction.objects.filter(text=REMARK).count() == 1


def papers_alike(page: Page, folder: Path) -> None:
    """Read every paper that was issued and compare what they say."""
    papers = {
        name: read(page, name, folder)
        for name in ("Undangan", "Daftar hadir", "Notula", "Laporan", "Berita", "Teks WhatsApp")
    }
    for name, text in papers.items():
        assert TITLE.removesuffix(" (contoh)") in text, name
        assert "29 November 2022" in text, name
    for name in ("Daftar hadir", "Notula", "Laporan", "Berita", "Teks WhatsApp"):
        words = " ".join(papers[name].split())
        assert "5 orang (hasil hitung)" in words, name
        assert re.search(r"Dinas Kesehatan\D{1,20}3 orang", words), name
        assert re.search(r"Bagian Hukum\D{1,20}2 orang", words), name
        if name != "Daftar hadir":
            assert "Bab V disepakati (contoh)" in words, name
            assert "30 November 2022" in words, name
    assert REMARK.rstrip(".") in papers["Notula"]
    assert "melengkapi Bab IV" in papers["Laporan"]


def test_note_with_the_keyboard_alone(visit: Callable[..., Page]) -> None:
    page = visit("tapem", "/rapat/", 1280)
    plan(page)
    agenda_of_chapters(page)
    act(page, "Mulai rapat", "Rapat dimulai.")
    meeting = Meeting.objects.get(title=TITLE)
    page.goto(f"/rapat/{meeting.pk}/butir/1/")
    box = page.get_by_label("Koreksi, keputusan, atau catatan")
    for _step in range(80):
        page.keyboard.press("Tab")
        if box.evaluate("box => box === document.activeElement"):
            break
    page.keyboard.type(REMARK)
    page.keyboard.press("Tab")
    page.keyboard.type("Dinkes")
    for _step in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.value") == "correction":
            break
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_contain_text("Koreksi dikirim ke OPD pengampu.")
    assert Correction.objects.get(text=REMARK).agency.short_name == "Dinkes"
