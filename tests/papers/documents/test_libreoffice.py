"""One run of LibreOffice: what we write opens elsewhere and prints as meant."""

import io
import shutil
import subprocess
from pathlib import Path

import pypdf
import pytest

from tapem.documents.docx import render_docx
from tapem.documents.pdf import render_pdf
from tapem.documents.readers import Note, annotate_workbook
from tapem.documents.xlsx import render_workbook
from tests.papers.documents.samples import letter, regulation
from tests.papers.documents.test_xlsx import form

SECONDS = 120


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, pypdf.PdfReader]:
    """Papers and workbooks as LibreOffice prints them."""
    soffice = shutil.which("soffice")
    assert soffice, "install the packages libreoffice-writer and libreoffice-calc"
    folder: Path = tmp_path_factory.mktemp("libreoffice")
    workbook = render_workbook(form())
    files = {
        "naskah.docx": render_docx(regulation()),
        "surat.docx": render_docx(letter()),
        "form.xlsx": workbook,
        "periksa.xlsx": annotate_workbook(workbook, {("Form", "D5"): Note("Periksa angka ini")}),
    }
    for name, content in files.items():
        (folder / name).write_bytes(content)
    profile = f"-env:UserInstallation=file://{folder}/profile"
    order = [soffice, "--headless", "--norestore", profile, "--convert-to", "pdf"]
    order += ["--outdir", str(folder), *(str(folder / name) for name in files)]
    subprocess.run(order, check=True, capture_output=True, timeout=SECONDS)
    return {name: pypdf.PdfReader(folder / f"{name.partition('.')[0]}.pdf") for name in files}


def squeezed(page: pypdf.PageObject) -> str:
    return " ".join(page.extract_text().split())


def test_word_and_pdf_agree_page_by_page(printed: dict[str, pypdf.PdfReader]) -> None:
    ours = pypdf.PdfReader(io.BytesIO(render_pdf(regulation()))).pages
    theirs = printed["naskah.docx"].pages
    assert len(theirs) == len(ours)
    for mine, other in zip(ours, theirs, strict=True):
        assert (mine.mediabox.width > mine.mediabox.height) == (
            other.mediabox.width > other.mediabox.height
        )


def test_header_rows_and_page_numbers_repeat_there_too(
    printed: dict[str, pypdf.PdfReader],
) -> None:
    pages = printed["naskah.docx"].pages
    lying = [page for page in pages if page.mediabox.width > page.mediabox.height]
    assert len(lying) > 3
    assert all("1 2 3 4 5 6 7 8 9 10 11 12 13" in squeezed(page) for page in lying)
    assert "- 2 -" in squeezed(pages[1])
    assert "- 1 -" not in squeezed(pages[0])


def test_letter_and_workbooks_open(printed: dict[str, pypdf.PdfReader]) -> None:
    assert "a.n. SEKRETARIS DAERAH" in squeezed(printed["surat.docx"].pages[0])
    for name in ("form.xlsx", "periksa.xlsx"):
        assert "FORM CAPAIAN" in squeezed(printed[name].pages[0])
