"""Word, PDF and text files that people bring in."""

import io
import zipfile

import docx
import pypdf
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from tapem.documents.blocks import Document, Paragraph
from tapem.documents.docx import render_docx
from tapem.documents.errors import Unreadable
from tapem.documents.numbering import shown
from tapem.documents.pdf import render_pdf
from tapem.documents.readers import read_docx, read_pdf, read_text
from tests.papers.documents.samples import regulation
from tests.rooms.documents.hostile import ENCRYPTED, plain_workbook, with_parts


def saved(document: object) -> bytes:
    stream = io.BytesIO()
    document.save(stream)  # type: ignore[attr-defined]  # python-docx's own type
    return stream.getvalue()


def test_our_own_paper_comes_back_with_levels_cells_and_offsets() -> None:
    read = read_docx(render_docx(regulation(2)))
    assert all(read.text[piece.start : piece.end] == piece.text for piece in read.pieces)
    headings = {piece.text: piece.level for piece in read.pieces if piece.level}
    assert headings["BAB I\nKETENTUAN UMUM"] == 1
    assert headings["Pasal 1"] == 3
    assert "1. Daerah adalah Kabupaten Pemalang." in read.text
    codes = [piece.cell for piece in read.pieces if piece.text == "1.05.03.2.02.0002"]
    assert codes == [(1, 5, 1)]


def test_numbers_that_word_prints_by_itself_are_read() -> None:
    document = docx.Document()
    for text, style in (
        ("satu", "List Number"),
        ("dua", "List Number"),
        ("titik", "List Bullet"),
        ("biasa", "Normal"),
    ):
        document.add_paragraph(text, style=style)
    read = read_docx(saved(document))
    assert read.text == "1. satu\n2. dua\n• titik\nbiasa"
    assert [piece.marker for piece in read.pieces] == ["1.", "2.", "•", ""]


def test_levels_restart_below_and_show_their_own_kind() -> None:
    document = docx.Document()
    numbering = document.part.numbering_part.element
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for level, (kind, text) in enumerate((("upperRoman", "BAB %1"), ("lowerLetter", "%2)")))
    )
    numbering.insert(
        0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="77">{levels}</w:abstractNum>')
    )
    numbering.append(
        parse_xml(f'<w:num {nsdecls("w")} w:numId="88"><w:abstractNumId w:val="77"/></w:num>')
    )
    for text, level in (("A", 0), ("b", 1), ("c", 1), ("D", 0), ("e", 1)):
        paragraph = document.add_paragraph(text)
        paragraph._p.get_or_add_pPr().append(
            parse_xml(
                f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="88"/></w:numPr>'
            )
        )
    assert read_docx(saved(document)).text == "BAB I A\na) b\nb) c\nBAB II D\na) e"


@pytest.mark.parametrize(
    ("number", "style", "expected"),
    [
        (4, "lowerRoman", "iv"),
        (1999, "upperRoman", "MCMXCIX"),
        (27, "lowerLetter", "aa"),
        (7, "decimalZero", "07"),
        (7, "none", ""),
        (7, "unknown", "7"),
    ],
)
def test_numbers_are_shown_as_word_shows_them(number: int, style: str, expected: str) -> None:
    assert shown(number, style) == expected


def test_deletions_under_review_are_left_out_and_insertions_read() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("Jumlah ")
    for kind, tag, text in (("del", "delText", "empat"), ("ins", "t", "lima")):
        paragraph._p.append(
            parse_xml(
                f'<w:{kind} {nsdecls("w")} w:id="1" w:author="x"><w:r><w:{tag}>{text}</w:{tag}></w:r></w:{kind}>'
            )
        )
    assert read_docx(saved(document)).text == "Jumlah lima"


def test_merged_cells_are_read_once_with_their_place() -> None:
    document = docx.Document()
    table = document.add_table(2, 3)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "lebar"
    table.cell(0, 2).merge(table.cell(1, 2)).text = "tinggi"
    table.cell(1, 0).text = "kiri"
    read = [(piece.text, piece.cell) for piece in read_docx(saved(document)).pieces if piece.text]
    assert read == [("lebar", (0, 0, 0)), ("tinggi", (0, 0, 2)), ("kiri", (0, 1, 0))]


def test_a_table_in_a_cell_does_not_shift_the_rows_of_the_outer_one() -> None:
    document = docx.Document()
    table = document.add_table(2, 2)
    table.cell(0, 0).add_table(3, 1).cell(2, 0).text = "dalam"
    table.cell(1, 1).text = "luar"
    read = {piece.cell: piece.text.strip() for piece in read_docx(saved(document)).pieces}
    assert read[0, 0, 0] == "dalam"
    assert read[0, 1, 1] == "luar"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "kosong"),
        (ENCRYPTED, "kata sandi"),
        (plain_workbook(), "tidak sesuai dengan jenisnya"),
        (with_parts(render_docx(Document("x", ())), {"word/vbaProject.bin": b"x"}), "makro"),
        (with_parts(render_docx(Document("x", ())), {"word/document.xml": b"<w:doc"}), "rusak"),
        (
            with_parts(render_docx(Document("x", ())), {"word/x.xml": b" " * 60_000_000}),
            "tidak aman",
        ),
    ],
    ids=["empty", "locked", "xlsx", "macros", "broken", "bomb"],
)
def test_word_refusals_say_what_to_do(data: bytes, words: str) -> None:
    with pytest.raises(Unreadable, match=words):
        read_docx(data)


def test_pdf_text_is_read_page_by_page() -> None:
    pages = read_pdf(render_pdf(regulation(2)))
    assert "Daerah adalah Kabupaten Pemalang." in pages[0]
    assert "1.05.03.2.02.0002" in pages[2]


def test_a_scan_a_locked_and_a_broken_pdf_are_named() -> None:
    blank = pypdf.PdfWriter()
    blank.add_blank_page(600, 900)
    locked = pypdf.PdfWriter(clone_from=io.BytesIO(render_pdf(Document("x", (Paragraph("isi"),)))))
    locked.encrypt("rahasia", algorithm="RC4-128")
    for writer, words in ((blank, "pindaian"), (locked, "kata sandi")):
        stream = io.BytesIO()
        writer.write(stream)
        with pytest.raises(Unreadable, match=words):
            read_pdf(stream.getvalue())
    with pytest.raises(Unreadable, match="bukan PDF"):
        read_pdf(b"PK\x03\x04")
    with pytest.raises(Unreadable, match="rusak"):
        read_pdf(b"%PDF-1.7 terpotong")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_text_files_of_all_programs(encoding: str) -> None:
    assert read_text("Rapat\r\n“SPM” – kedua\r".encode(encoding)) == "Rapat\n“SPM” – kedua\n"


def test_text_of_an_older_windows_program() -> None:
    assert read_text("caf\u00e9 – “x”".encode("cp1252")) == "café – “x”"


def test_what_is_not_text_is_refused() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("a", "b")
    for data in (stream.getvalue(), b"\x00\x01\x02", b"\xff\xfea"):
        with pytest.raises(Unreadable, match="bukan teks biasa"):
            read_text(data)
