"""The doors by which a paper leaves as a file; the libraries behind them are loaded at first use.

A start of the server and most pages need none of them, and together they take as long to load
as Django itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tapem.documents.language import in_indonesian

if TYPE_CHECKING:
    from tapem.documents.blocks import Document
    from tapem.documents.sheets import Workbook


@in_indonesian
def render_docx(document: Document) -> bytes:
    """Return the bytes of the Word file; see `tapem.documents.docx`."""
    from tapem.documents import docx

    return docx.render_docx(document)


@in_indonesian
def render_pdf(document: Document) -> bytes:
    """Return the bytes of the PDF file; see `tapem.documents.pdf`."""
    from tapem.documents import pdf

    return pdf.render_pdf(document)


@in_indonesian
def render_workbook(workbook: Workbook) -> bytes:
    """Return the bytes of the Excel file; see `tapem.documents.xlsx`."""
    from tapem.documents import xlsx

    return xlsx.render_workbook(workbook)
