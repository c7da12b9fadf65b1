"""Drawings in papers: printed in Word and PDF, said in words to those who do not see them."""

import io
import zipfile
from decimal import Decimal

import pypdf
import pytest

from tapem.documents.blocks import Document, Heading, Paragraph, Picture
from tapem.documents.charts import BarChart, Series, render_bars
from tapem.documents.docx import render_docx
from tapem.documents.pdf import drawn, render_pdf
from tapem.documents.text import render_text, render_whatsapp
from tests.papers.documents.word import paragraphs, part

WORDS = "Grafik: capaian tiga layanan. Angkanya termuat dalam tabel."
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"


@pytest.fixture(scope="module")
def paper() -> Document:
    values = (Decimal("71.2"), None, Decimal(100))
    chart = BarChart("Tiga layanan", ("A", "B", "C"), (Series("Penerima", values),), unit="%")
    picture = Picture(render_bars(chart), WORDS, "Grafik 1")
    return Document("Laporan", (Heading(1, "Judul"), picture, Paragraph("Sesudahnya.")))


def test_word_file_holds_the_drawing_with_its_words(paper: Document) -> None:
    made = render_docx(paper)
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        pictures = [name for name in archive.namelist() if name.endswith(".png")]
    assert len(pictures) == 1
    told = [one.get("descr") for one in part(made).iter(f"{DRAWING}docPr")]
    assert told == [WORDS]
    assert "Grafik 1" in paragraphs(made)
    assert render_docx(paper) == made


def test_drawing_is_as_wide_as_the_text(paper: Document) -> None:
    extent = next(part(render_docx(paper)).iter(f"{DRAWING}extent"))
    assert round(int(extent.get("cx", "0")) / 36_000) == 215 - 25 - 25


def test_pdf_keeps_it_as_an_accessible_figure(paper: Document) -> None:
    read = pypdf.PdfReader(io.BytesIO(render_pdf(paper)))
    assert "Grafik 1" in read.pages[0].extract_text()
    assert "pdfuaid" in read.xmp_metadata.rdf_root.toxml()  # the strictest standard was kept


def test_text_says_the_words_and_a_message_leaves_it_out(paper: Document) -> None:
    assert f"[{WORDS}]" in render_text(paper)
    assert WORDS not in render_whatsapp(paper)


def test_png_repeats(paper: Document) -> None:
    picture = next(block for block in paper.blocks if isinstance(block, Picture))
    assert drawn(picture.svg) == drawn(picture.svg)
    assert drawn(picture.svg).startswith(b"\x89PNG")
