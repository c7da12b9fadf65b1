"""The monitoring meeting: a board whose figures open as lists, partners on their own side, and a
report that cannot be final while it contradicts the register. Then the Sekda, on her phone.
"""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client
from playwright.sync_api import Locator, Page, expect

from tapem.accounts.models import User
from tapem.cooperation.models import Agreement, Alliance, Evaluation
from tapem.documents.readers import read_docx
from tapem.meetings.models import Meeting, MeetingReport, Recommendation
from tapem.ops.example.story import replay
from tests.browser.conftest import PageAt
from tests.recall import recall

pytestmark = pytest.mark.browser

PATIENT = 30_000
BOARD = "/kerja-sama/"
EXPLANATION = "Tiga PKS diagendakan; yang keempat belum punya perangkat daerah pengampu (contoh)."


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


def heading(page: Page) -> Locator:
    return page.get_by_role("heading", level=1)


def act(page: Page, button: str, answer: str) -> None:
    """Press a button and wait for what the page says."""
    page.get_by_role("button", name=button, exact=True).click()
    expect(page.locator("main")).to_contain_text(answer)


def press(page: Page, target: Locator) -> None:
    """Walk to a control with the Tab key and press Enter on it."""
    for _step in range(120):
        if target.evaluate("node => node === document.activeElement"):
            page.keyboard.press("Enter")
            return
        page.keyboard.press("Tab")
    pytest.fail(f"the Tab key never reaches {target}")


def meeting_of_the_five() -> Meeting:
    return Meeting.objects.get(kind="monitoring")


@pytest.mark.parametrize("width", [1280, 360])
def test_every_figure_of_the_board_opens_a_list(
    visit: Callable[..., Page],
    check_axe: Callable[[Page], None],
    check_reflow: Callable[[Page], None],
    width: int,
) -> None:
    page = visit("tapem", BOARD, width)
    expect(heading(page)).to_contain_text("14 perjanjian ditandatangani, 4 sudah berjalan")
    for words in ("18", "Siapa memimpin", "Nama dan sekretariat", "belum ada usulan"):
        expect(page.locator("main")).to_contain_text(words)
    check_axe(page)
    check_reflow(page)
    alliance = Alliance.objects.get()
    figures = (("implemented", 4), ("idle", 10), ("pending", 4), ("", 18))
    for situation, count in figures:
        page.goto(BOARD)
        if situation:
            page.locator(f"main a[href$='?situasi={situation}']").first.click()
        else:
            page.get_by_role("link", name="Semua perjanjian").click()
        expect(heading(page)).to_contain_text(f"{count} perjanjian")
        listed = page.get_by_role("table").locator("tbody tr")
        expect(listed).to_have_count(count)
    check_axe(page)
    check_reflow(page)
    for tab in ("nama", "sekretariat", "temuan"):
        page.goto(f"/kerja-sama/wadah/{alliance.pk}/{tab}/")
        check_axe(page)
        check_reflow(page)


@pytest.mark.parametrize("width", [1280, 360])
def test_partners_fill_their_own_side_only(
    visit: Callable[..., Page],
    check_axe: Callable[[Page], None],
    check_reflow: Callable[[Page], None],
    width: int,
) -> None:
    alliance = Alliance.objects.get()
    bridge = Agreement.objects.get(title__contains="Kali Rambut")
    page = visit("tapem", f"/kerja-sama/wadah/{alliance.pk}/evaluasi/", width)
    page.get_by_role("link", name="Buka periode evaluasi").click()
    page.get_by_label("Nama periode").fill("Semester II 2022 (contoh)")
    page.get_by_label("Awal periode").fill("1 Juli 2022")
    page.get_by_label("Batas jawaban").fill("15 Desember 2022")
    act(page, "Buka periode", "Periode evaluasi dibuka.")

    page = visit("tegal", f"/kerja-sama/wadah/{alliance.pk}/evaluasi/", width)
    own = page.get_by_role("link", name=re.compile(r"^Jawab .*Tegal$"))
    expect(own).not_to_have_count(0)
    expect(page.get_by_role("link", name=re.compile(r"^Jawab .*Pemalang$"))).to_have_count(0)
    own.first.click()
    check_axe(page)
    check_reflow(page)
    page.get_by_label("Kendala").fill("Jadwal belum disepakati (contoh).")
    act(page, "Simpan jawaban", "Jawaban disimpan.")
    assert {row.party_region.code for row in Evaluation.objects.all()} == {"33.28"}

    # the other side of the same agreement: refused, with who can do it
    page.goto(f"/kerja-sama/pks/{bridge.pk}/leading-sector/33.27/")
    expect(page.locator("main")).to_contain_text("Setiap daerah hanya mengisi bagiannya sendiri.")
    expect(page.locator("main")).to_contain_text("Kab. Pemalang")
    check_axe(page)

    # what is not hers does not exist, or shows no inside
    report = f"/rapat/{meeting_of_the_five().pk}/laporan/"
    assert status(page, report) == 403
    assert status(page, "/naskah/") in {200, 403, 404}
    expect(page.locator("main")).not_to_contain_text("Rencana Aksi")
    other = Agreement.objects.get(title__contains="Kali Keruh")
    page.goto(f"/kerja-sama/pks/{other.pk}/")
    expect(page.locator("main")).to_contain_text("Rincian hanya untuk para pihak")
    assert status(page, f"/kerja-sama/pks/{other.pk}/pelaksanaan/") in {403, 404}


def status(page: Page, path: str) -> int:
    """Return how the page at a path is answered."""
    answer = page.goto(path)
    assert answer is not None
    return answer.status


@pytest.mark.parametrize("width", [1280, 360])
def test_report_waits_until_three_against_four_is_explained(
    visit: Callable[..., Page],
    check_axe: Callable[[Page], None],
    check_reflow: Callable[[Page], None],
    tmp_path: Path,
    width: int,
) -> None:
    meeting = meeting_of_the_five()
    page = visit("tapem", f"/rapat/{meeting.pk}/laporan/", width)
    expect(heading(page)).to_have_text("Laporan belum dapat final")
    expect(page.get_by_role("button", name="Finalkan laporan")).to_be_disabled()
    check_axe(page)
    check_reflow(page)
    page.get_by_role("link", name="Buka selisih").click()
    expect(heading(page)).to_contain_text("1 selisih")
    page.get_by_role("link", name="Jelaskan selisih").click()
    expect(page.locator("main")).to_contain_text("sisa 3 (tiga) PKS")
    check_axe(page)
    check_reflow(page)
    page.get_by_role("textbox", name="Penjelasan").fill(" ")
    act(page, "Simpan penjelasan", "Tulis penjelasan selisih ini.")
    page.get_by_role("textbox", name="Penjelasan").fill(EXPLANATION)
    page.get_by_label(re.compile("Biarkan terbuka")).check()
    act(page, "Simpan penjelasan", "Selisih ditangani.")
    page.get_by_role("link", name="Laporan", exact=True).click()
    act(page, "Finalkan laporan", "Laporan final.")
    act(page, "Terbitkan ulang", "angka di semua naskah sama")
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Unduh Laporan", exact=True).click()
    file = tmp_path / waiting.value.suggested_filename
    waiting.value.save_as(file)
    text = read_docx(file.read_bytes()).text
    assert EXPLANATION in text
    assert re.search(r"sisa 3 \(tiga\) PKS[^.]*\[1\]", text)
    for words in ("14 (empat belas) PKS", "4 (empat) PKS", "108"):
        assert words in text


def test_explaining_with_the_keyboard_alone(visit: Callable[..., Page]) -> None:
    page = visit("tapem", BOARD, 1280)
    press(page, page.get_by_role("link", name="Lihat kedua kalimat dan jelaskan"))
    expect(heading(page)).to_contain_text("jelaskan selisihnya")
    box = page.get_by_role("textbox", name="Penjelasan")
    while not box.evaluate("node => node === document.activeElement"):
        page.keyboard.press("Tab")
    page.keyboard.type(EXPLANATION)
    press(page, page.get_by_role("button", name="Simpan penjelasan"))
    expect(page.locator("main")).to_contain_text("Selisih ditangani.")
    page.goto(f"/rapat/{meeting_of_the_five().pk}/laporan/")
    press(page, page.get_by_role("button", name="Finalkan laporan"))
    expect(page.locator("main")).to_contain_text("Laporan final.")
    assert MeetingReport.objects.get(meeting=meeting_of_the_five()).state == "final"
    press(page, page.get_by_role("button", name="Terbitkan ulang"))
    expect(page.locator("main")).to_contain_text("angka di semua naskah sama")
    paper = page.get_by_role("link", name="Unduh Laporan", exact=True)
    with page.expect_download() as waiting:
        press(page, paper)
    text = read_docx(waiting.value.path().read_bytes()).text
    assert f"Penjelasan: {EXPLANATION}" in text


@pytest.mark.parametrize("width", [1280, 360])
def test_sekda_decides_on_one_page(
    visit: Callable[..., Page],
    check_axe: Callable[[Page], None],
    check_reflow: Callable[[Page], None],
    width: int,
) -> None:
    waiting = Recommendation.objects.filter(state="proposed").count()
    page = visit("sekda", "/", width)
    check_axe(page)
    check_reflow(page)
    cards = page.get_by_role("button", name=re.compile("^Setujui"))
    expect(cards).to_have_count(waiting)
    cards.first.click()
    expect(cards).to_have_count(waiting - 1)
    # a refusal needs a reason, and the words stay when it is missing
    page.get_by_role("button", name=re.compile("^Tolak")).first.click()
    expect(page.locator("main")).to_contain_text("Tulis alasan")
    expect(page.get_by_role("alert")).to_be_focused()
    check_axe(page)
    check_reflow(page)
    page.get_by_label("Catatan").fill("Belum mendesak (contoh).")
    act(page, "Simpan putusan", "Putusan disimpan.")
    expect(page).to_have_url(re.compile(r"/$"))
    expect(cards).to_have_count(waiting - 2)  # back on her own page, not on the meeting's
    assert Recommendation.objects.get(state="refused").note == "Belum mendesak (contoh)."
    page.goto("/")
    form = page.locator("form").filter(has=page.get_by_role("button", name=re.compile("^Ubah")))
    form.first.get_by_text("Ubah bunyi atau beri catatan").click()
    form.first.get_by_label("Bunyi setelah diubah").fill("agar dibahas pada rapat berikut (contoh)")
    form.first.get_by_role("button", name=re.compile("^Ubah")).click()
    expect(cards).to_have_count(waiting - 3)
    assert Recommendation.objects.filter(state="amended").count() == 1
