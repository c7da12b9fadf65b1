"""PDF files: what a reader, an archive and a screen reader find in them."""

import dataclasses
import io
from itertools import pairwise
from typing import get_args

import pypdf
import pytest

from tapem.documents import pdf
from tapem.documents.blocks import (
    Block,
    Column,
    Contents,
    Document,
    Heading,
    Note,
    PageBreak,
    Paragraph,
    Row,
    RowKind,
    SectionBreak,
    Space,
    Table,
)
from tapem.documents.pdf import font_used, heading_pages, render_pdf
from tapem.documents.pdf_data import _data
from tests.papers.documents.samples import letter, regulation, wide_table


@pytest.fixture(scope="module")
def regulation_file() -> bytes:
    return render_pdf(regulation())


@pytest.fixture(scope="module")
def pages(regulation_file: bytes) -> list[pypdf.PageObject]:
    return list(pypdf.PdfReader(io.BytesIO(regulation_file)).pages)


def squeezed(page: pypdf.PageObject) -> str:
    return " ".join(page.extract_text().split())


def test_every_kind_of_block_has_a_pdf_form() -> None:
    assert set(get_args(Block)) - {SectionBreak} <= set(_data.registry)


def test_equal_documents_give_equal_bytes(regulation_file: bytes) -> None:
    assert render_pdf(regulation()) == regulation_file


def test_sheets_are_f4_and_the_table_lies(pages: list[pypdf.PageObject]) -> None:
    sizes = [
        (
            round(float(page.mediabox.width) * 25.4 / 72),
            round(float(page.mediabox.height) * 25.4 / 72),
        )
        for page in pages
    ]
    assert sizes[0] == sizes[-1] == (215, 330)
    assert set(sizes[2:-1]) == {(330, 215)}


def test_header_rows_repeat_on_every_page_of_the_table(pages: list[pypdf.PageObject]) -> None:
    lying = [squeezed(page) for page in pages if page.mediabox.width > page.mediabox.height]
    assert len(lying) > 3
    for text in lying:
        assert "Indikator" in text
        assert "1 2 3 4 5 6 7 8 9 10 11 12 13" in text


def test_codes_stay_whole_in_the_text(pages: list[pypdf.PageObject]) -> None:
    text = " ".join(squeezed(page) for page in pages)
    for place in (1, 30, 60):
        assert f"1.05.03.2.02.{place:04d}" in text
    assert "\u200b" not in text


def test_page_numbers_stand_between_dashes_from_page_two(pages: list[pypdf.PageObject]) -> None:
    assert "- 1 -" not in squeezed(pages[0])
    for number, page in enumerate(pages[1:], start=2):
        assert f"- {number} -" in squeezed(page)


def test_draft_mark_is_on_every_page(pages: list[pypdf.PageObject]) -> None:
    assert all("RANCANGAN 29 November 2022" in squeezed(page) for page in pages)


def test_the_file_is_archival_tagged_titled_and_dated(regulation_file: bytes) -> None:
    reader = pypdf.PdfReader(io.BytesIO(regulation_file))
    assert reader.metadata is not None
    assert reader.metadata.title == "Peraturan Bupati tentang Rencana Aksi"
    assert reader.metadata.creation_date is not None
    assert reader.metadata.creation_date.year == 2022
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "id-ID"
    xmp = root["/Metadata"].get_object().get_data().decode()
    assert "pdfaid:part" in xmp
    assert "pdfuaid:part" in xmp


def test_outline_holds_the_headings(regulation_file: bytes) -> None:
    outline = pypdf.PdfReader(io.BytesIO(regulation_file)).outline
    titles = [entry.title for entry in outline if not isinstance(entry, list)]
    assert [" ".join(title.split()) for title in titles][-1].startswith("BAB V")


def test_a_skipped_heading_level_still_gives_an_accessible_file() -> None:
    made = render_pdf(Document("Uji", (Heading(3, "Pasal 1"), Heading(6, "x"), Paragraph("isi"))))
    assert b"pdfuaid" in made


def test_a_very_long_table_leaves_tags_out_but_stays_archival(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(pdf, "MOST_TAGGED_CELLS", 10)
    made = render_pdf(Document("Uji", (wide_table(3),)))
    assert b"pdfaid" in made
    assert b"pdfuaid" not in made


def test_a_letter_that_no_font_has_does_not_stop_the_paper() -> None:
    made = render_pdf(Document("Uji", (Paragraph("龦 \U0001f600"),)))
    assert made.startswith(b"%PDF-")


def test_the_font_is_a_bookman_where_one_is_installed() -> None:
    families = set(pdf._fonts().families())
    expected = [name for name in pdf.FONTS_BY_PREFERENCE if name in families]
    assert font_used() == (expected[0] if expected else pdf.LAST_RESORT)
    assert font_used("Tidak Ada") == font_used()


def test_letter_keeps_its_words() -> None:
    text = squeezed(pypdf.PdfReader(io.BytesIO(render_pdf(letter()))).pages[0])
    for words in (
        "SEKRETARIAT DAERAH",
        "Nomor : 005/ /2022",
        "a.n.",
        "u.b.",
        "Tembusan:",
        "2. Arsip.",
    ):
        assert words in text


def test_first_line_stands_eight_centimetres_below_the_edge() -> None:
    high = render_pdf(regulation(2))
    low = render_pdf(dataclasses.replace(regulation(2), first_page_top_mm=None))
    distance = _top_of(low, "BUPATI") - _top_of(high, "BUPATI")
    assert abs(distance * 25.4 / 72 - 55) < 1


def _top_of(data: bytes, word: str) -> float:
    found: list[float] = []

    def visit(
        text: str, page: list[float], line: list[float], _font: object, _size: object
    ) -> None:
        if text.strip().startswith(word):
            found.append(line[4] * page[1] + line[5] * page[3] + page[5])

    pypdf.PdfReader(io.BytesIO(data)).pages[0].extract_text(visitor_text=visit)
    return max(found)


def with_contents() -> Document:
    plain = regulation(20)
    blocks = (Contents(levels=2), PageBreak(), *plain.blocks)
    return dataclasses.replace(plain, blocks=blocks, first_page_top_mm=None)


def test_contents_name_the_pages_on_which_the_headings_stand() -> None:
    made = [
        squeezed(page) for page in pypdf.PdfReader(io.BytesIO(render_pdf(with_contents()))).pages
    ]
    pages = heading_pages(with_contents())
    titles = ("BAB I KETENTUAN UMUM", "Pasal 1", "BAB IV RENCANA AKSI", "BAB V PENUTUP")
    assert len(pages) == len(titles)
    for title, page in zip(titles, pages, strict=True):
        assert title in made[page - 1]
    assert "Pasal 1" not in made[0]
    assert made[0].split()[-1] == str(pages[-1])


@pytest.mark.parametrize("room_mm", range(130, 240, 8))
def test_a_page_ends_in_no_group_row_and_begins_with_no_note(room_mm: int) -> None:
    """Whatever room is above the table: group rows stay with their row, the note with the table."""
    rows = tuple(
        row
        for group in range(1, 4)
        for row in (
            Row((f"Kelompok {group}",), RowKind.GROUP),
            Row((f"Subkelompok {group}",), RowKind.GROUP),
            Row((f"Baris {group}", "1")),
        )
    )
    table = Table(
        (Column("Nama", 80), Column("Nilai", 20)), (*rows, Row(("Jumlah", "3"), RowKind.TOTAL))
    )
    blocks = (Space(room_mm), table, Note("data contoh.", label="Sumber:"), Paragraph("Teks."))
    file = render_pdf(Document("Uji", blocks))
    pages = [page.extract_text().split("\n") for page in pypdf.PdfReader(io.BytesIO(file)).pages]
    lines = [[line for line in page if line.strip() and "- " not in line] for page in pages]
    for page, following in pairwise(lines):
        assert "elompok" not in page[-1]
        assert not following[0].startswith("Sumber:")
    assert sum(line.startswith("Sumber:") for page in lines for line in page) == 1
