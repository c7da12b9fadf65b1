"""Whatever somebody types stands literally in every kind of file."""

import io

import openpyxl
import pypdf
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tapem.documents.blocks import (
    Cell,
    Column,
    Document,
    Heading,
    KeyValue,
    Numbered,
    Paragraph,
    Row,
    Signature,
    SignatureBlock,
    Table,
    TitleLines,
)
from tapem.documents.docx import render_docx
from tapem.documents.layout import clean
from tapem.documents.pdf import render_pdf
from tapem.documents.readers import read_docx, read_workbook
from tapem.documents.sheets import Kind, Sheet, SheetColumn, Workbook
from tapem.documents.text import render_text
from tapem.documents.xlsx import render_workbook
from tests.papers.documents.word import paragraphs

SIGNS = "=+-*_#$@<>&\"'`~[](){}\\/|:;,.?!^%\t\n 0123456789aZéÉ–—“”•≤²×ß"
TRAPS = (
    "= Judul",
    "- 95 -",
    "#let x = 1",
    "*tebal* _miring_ `kode` $x^2$",
    "@rujukan <label> // komentar",
    "\\n \\u{200B} {{ jinja }} {% x %}",
    "<w:p>&amp;</w:p>",
    '=HYPERLINK("http://contoh","x")',
    "+62 812",
    "1. satu\n2. dua",
    "a" * 120,
    "~a -- b --- c ...",
    "[kurung] (x) 'petik' \"ganda\"",
)
texts = st.one_of(
    st.text(alphabet=SIGNS, max_size=60),
    st.text(max_size=40),
    st.sampled_from(TRAPS),
)


def paper(text: str) -> Document:
    return Document(
        text or "Tanpa judul",
        (
            Heading(1, text, number="A."),
            TitleLines((text,)),
            Paragraph(text),
            Numbered("1.", text),
            KeyValue(((text, text),), right=text),
            Table((Column(text, 30), Column("B", 20)), (Row((text, Cell(text, bold=True))),)),
            SignatureBlock(right=Signature((text,), prefix="Pj.", name=text)),
        ),
        header_text=text,
        footer_text=text,
    )


def squeezed(text: str) -> str:
    """Letters without blanks, since lines break differently in each kind of file."""
    return "".join(text.split())


@settings(max_examples=30, deadline=None)
@example("\ud800\x00\ufffe x")
@given(texts)
def test_word_keeps_every_letter(text: str) -> None:
    expected = clean(text)
    found = paragraphs(render_docx(paper(text)))
    assert expected in found
    assert f"1.\t{expected}" in found


@settings(max_examples=25, deadline=None)
@given(st.one_of(st.text(alphabet=SIGNS, max_size=60), st.sampled_from(TRAPS)))
def test_pdf_keeps_every_letter(text: str) -> None:
    made = render_pdf(Document("Uji", (Paragraph(text), Paragraph("AKHIR"))))
    found = "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(made)).pages)
    assert squeezed(found) == squeezed(clean(text)) + "AKHIR"


@settings(max_examples=25, deadline=None)
@example("\ud800\x00\ufffe x")
@given(texts)
def test_any_text_can_be_set_as_pdf_in_every_place(text: str) -> None:
    assert render_pdf(paper(text)).startswith(b"%PDF-")


@settings(max_examples=30, deadline=None)
@given(texts)
def test_plain_text_keeps_every_letter(text: str) -> None:
    assert clean(text).strip() in render_text(paper(text))


@settings(max_examples=25, deadline=None)
@example("=1+1")
@example("_x000D_")
@given(texts)
def test_excel_keeps_every_letter_and_makes_no_formula(text: str) -> None:
    made = render_workbook(Workbook("Uji", (Sheet("Uji", (SheetColumn("A"),), ((text,),)),)))
    cell = openpyxl.load_workbook(io.BytesIO(made)).active["A2"]
    expected = clean(text)
    assert cell.data_type != "f"
    assert (cell.value or "").replace("\r", "") == expected


def test_leading_signs_never_become_a_formula_in_a_number_column() -> None:
    sheet = Sheet("Uji", (SheetColumn("A", kind=Kind.INTEGER),), (("=1+1",), ("+1",), ("@x",)))
    book = openpyxl.load_workbook(io.BytesIO(render_workbook(Workbook("Uji", (sheet,)))))
    assert [row[0].data_type for row in book.active["A2:A4"]] == ["s", "s", "s"]


@settings(max_examples=4, deadline=None)
@given(st.lists(texts.filter(str.strip), min_size=40, max_size=60))
def test_what_goes_into_excel_comes_back_from_the_reader(values: list[str]) -> None:
    rows = tuple((value,) for value in (*values, *TRAPS, "_x000D_", "_x0041_"))
    made = render_workbook(Workbook("Uji", (Sheet("Uji", (SheetColumn("A"),), rows),)))
    read = read_workbook(made).sheets[0].rows[1:]
    assert [row[0] for row in read] == [clean(row[0]) or None for row in rows][: len(read)]


@settings(max_examples=4, deadline=None)
@given(st.lists(texts, min_size=10, max_size=20))
def test_what_goes_into_word_comes_back_from_the_reader(values: list[str]) -> None:
    made = render_docx(Document("Uji", tuple(Paragraph(value) for value in values)))
    assert [piece.text for piece in read_docx(made).pieces] == [clean(value) for value in values]
