"""The desk: a text is pasted or uploaded, read, mended and taken along; nothing is kept."""

import io
import re
from collections.abc import Callable

import pypdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tapem.documents.blocks import Document, Paragraph
from tapem.documents.docx import render_docx
from tapem.documents.models import StoredFile
from tapem.documents.pdf import render_pdf
from tapem.documents.readers import read_workbook
from tapem.review.models import Dismissal
from tests.rooms.documents.hostile import with_parts

SignIn = Callable[[str], Client]
ADDRESS = "/pemeriksa/"
WORDS = "Sudah terbit 14 (lima belas) PKS. Rapat tersebut diatas digelar Senin, 29 November 2022."
PAPER = Document("Contoh", (Paragraph("Rapat kerja sama."), Paragraph(WORDS)))


def upload(name: str, content: bytes) -> dict[str, object]:
    return {"file": SimpleUploadedFile(name, content), "kind": "auto"}


def blank_pdf() -> bytes:
    writer, stream = pypdf.PdfWriter(), io.BytesIO()
    writer.add_blank_page(600, 900)
    writer.write(stream)
    return stream.getvalue()


def test_desk_asks_for_a_text(sign_in: SignIn) -> None:
    for member in ("tapem", "dinkes", "kadinkes", "hukum", "admin"):
        page = sign_in(member).get(ADDRESS)
        assert page.status_code == 200
        assert 'name="text"' in page.content.decode()


def test_only_writers_and_only_known_methods(sign_in: SignIn, client: Client) -> None:
    assert client.get(ADDRESS).status_code == 302
    assert sign_in("sekda").get(ADDRESS).status_code == 403
    assert sign_in("tegal").post(ADDRESS, {"text": WORDS}).status_code == 403
    assert sign_in("tapem").put(ADDRESS).status_code == 405
    assert sign_in("tapem").get("/pemeriksa/unduh/xlsx/").status_code == 405


def test_marks_link_to_findings_and_back(sign_in: SignIn) -> None:
    page = sign_in("tapem").post(ADDRESS, {"text": WORDS, "kind": "auto"})
    html = page.content.decode()
    assert page.status_code == 200
    marks = re.findall(r'<a class="mark (\w+)" href="#temuan-(\d+)" id="letak-(\d+)"', html)
    assert marks
    for _severity, target, number in marks:
        assert f'id="temuan-{target}"' in html
        assert f'href="#letak-{number}"' in html
    assert "Ditebak: Laporan" in html
    assert "tidak ada bagian tetap" in html


def test_chosen_kind_is_not_called_a_guess(sign_in: SignIn) -> None:
    html = sign_in("tapem").post(ADDRESS, {"text": WORDS, "kind": "letter"}).content.decode()
    assert "Dibaca sebagai: Surat" in html
    assert "Ditebak" not in html


def test_facts_are_counted(sign_in: SignIn) -> None:
    words = "Hadir perwakilan Tegal sebanyak 23 orang, Banyumas sebanyak 29 orang, Pemalang sebanyak 8 orang."
    html = sign_in("tapem").post(ADDRESS, {"text": words}).content.decode()
    assert "23+29+8" in html


def test_clean_text_says_so(sign_in: SignIn) -> None:
    html = sign_in("tapem").post(ADDRESS, {"text": "Rapat berjalan lancar."}).content.decode()
    assert "Tidak ada temuan" in html


def test_words_of_the_text_are_escaped(sign_in: SignIn) -> None:
    html = sign_in("tapem").post(ADDRESS, {"text": f"<script>x</script> {WORDS}"}).content.decode()
    assert "<script>x" not in html


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.txt", WORDS.encode()),
        ("a.md", f"# Judul\r\n\r\n{WORDS}\r\n".encode()),
        ("A.TXT", "\ufeff".encode() + WORDS.encode()),
        ("a.docx", render_docx(PAPER)),
        ("a.pdf", render_pdf(PAPER)),
    ],
)
def test_each_kind_of_file_is_read(sign_in: SignIn, name: str, content: bytes) -> None:
    page = sign_in("tapem").post(ADDRESS, upload(name, content))
    assert page.status_code == 200
    assert "NUM-01" in page.content.decode()


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.txt", b"", "kosong"),
        ("a.txt", b"   \n ", "Tidak ada kata"),
        ("a.txt", bytes(range(256)) * 8, "bukan teks"),
        ("a.txt", "naskah".encode("utf-16-le"), "bukan teks"),
        ("a.docx", b"", "kosong"),
        ("a.docx", b"bukan zip", "rusak"),
        ("a.pdf", blank_pdf(), "pindaian"),
        ("a.pdf", b"%PDF-1.7 terpotong", "rusak"),
        ("a.xlsx", b"PK", "Jenis berkas"),
        ("tanpa-akhiran", WORDS.encode(), "Jenis berkas"),
        ("a.txt", b"kata " * 5_300_000, "lebih besar dari 20 MB"),
        ("a.txt", b"kata " * 400_000, "800.000 huruf"),
    ],
)
def test_bad_file_is_refused_at_its_field(
    sign_in: SignIn, name: str, content: bytes, words: str
) -> None:
    page = sign_in("tapem").post(ADDRESS, upload(name, content))
    html = page.content.decode()
    assert page.status_code == 422
    assert words in html
    assert 'href="#id_file"' in html
    assert "Traceback" not in html


def test_zip_bomb_is_refused(sign_in: SignIn) -> None:
    bomb = with_parts(render_docx(PAPER), {"word/document.xml": b" " * 60_000_000})
    page = sign_in("tapem").post(ADDRESS, upload("a.docx", bomb))
    assert page.status_code == 422
    assert "tidak aman dibuka" in page.content.decode()


def test_nothing_given_is_an_error_of_the_text(sign_in: SignIn) -> None:
    page = sign_in("tapem").post(ADDRESS, {"text": "  ", "kind": "auto"})
    assert page.status_code == 422
    assert 'href="#id_text"' in page.content.decode()
    assert sign_in("tapem").post(ADDRESS, {"text": WORDS, "kind": "puisi"}).status_code == 422


def test_one_suggestion_is_taken(sign_in: SignIn) -> None:
    client = sign_in("tapem")
    html = client.post(ADDRESS, {"text": WORDS}).content.decode()
    key = re.search(r'name="fix" value="(SPC-01:[^"]+)"', html)
    assert key, "the preposition that is written together has a safe fix"
    again = client.post(ADDRESS, {"text": WORDS, "fix": key[1]}).content.decode()
    assert "tersebut di atas digelar" in again
    assert "14 (lima belas)" in again


def test_all_safe_suggestions_are_taken_and_a_gone_one_is_told(sign_in: SignIn) -> None:
    client = sign_in("tapem")
    html = client.post(ADDRESS, {"text": WORDS, "fix": "semua"}).content.decode()
    assert "saran dipakai" in html
    gone = client.post(ADDRESS, {"text": WORDS, "fix": "SPC-01:1:2"}).content.decode()
    assert "tidak dapat dipakai otomatis" in gone
    assert "diatas" in gone


def test_line_ends_of_a_browser_keep_the_places(sign_in: SignIn) -> None:
    words = f"Rapat kerja sama.\r\n\r\n{WORDS}\r\n"
    html = sign_in("tapem").post(ADDRESS, {"text": words}).content.decode()
    assert re.search(r'class="mark error"[^>]*>14 \(lima belas\)<', html)


def test_findings_are_taken_along(sign_in: SignIn) -> None:
    client = sign_in("tapem")
    answer = client.post("/pemeriksa/unduh/xlsx/", {"text": WORDS})
    assert "attachment" in answer["Content-Disposition"]
    rows = read_workbook(answer.content).sheets[0].rows
    assert any("NUM-01" in row for row in rows)
    lines = client.post("/pemeriksa/unduh/txt/", {"text": WORDS}).content.decode()
    assert "NUM-01" in lines
    assert "Dasar:" in lines
    assert client.post("/pemeriksa/unduh/naskah/", {"text": WORDS}).content.decode() == WORDS
    assert client.post("/pemeriksa/unduh/exe/", {"text": WORDS}).status_code == 404
    assert client.post("/pemeriksa/unduh/xlsx/", {"text": ""}).status_code == 422


def test_nothing_is_kept(sign_in: SignIn) -> None:
    sign_in("tapem").post(ADDRESS, upload("a.docx", render_docx(PAPER)))
    assert not StoredFile.objects.exists()
    assert not Dismissal.objects.exists()
