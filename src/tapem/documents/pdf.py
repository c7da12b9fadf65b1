"""PDF files: `render_pdf(document)` through Typst and one template.

The tree travels as JSON in an input of the template and is printed as plain
strings, so no letter of a user's text is ever read as an instruction. Files are
PDF/A-2a with PDF/UA-1 where the text allows it, PDF/A-2b otherwise; the date
comes from the document, so the same document gives the same bytes.
"""

from __future__ import annotations

import json
from functools import cache
from importlib import resources
from typing import Literal, TypeAlias

import typst
from django.utils.translation import gettext as _

from tapem.documents.blocks import Document, Table
from tapem.documents.errors import RenderFailed
from tapem.documents.pdf_data import document_data

FONTS_BY_PREFERENCE = ("Bookman Old Style", "TeX Gyre Bonum", "URW Bookman")
FONT_DIRECTORIES = (
    "/usr/share/texmf/fonts/opentype",
    "/usr/share/texlive/texmf-dist/fonts/opentype",
)
# Shipped inside Typst itself; it always exists.
LAST_RESORT = "Libertinus Serif"
# Tags of a very long table cost 660 MB of memory and six times the file.
MOST_TAGGED_CELLS = 15_000
# Enough for print; an SVG of 800 pixels becomes 1,670 across.
PICTURE_PPI = 200
_DRAWING = b"""#set page(width: auto, height: auto, margin: 0pt)
#image(bytes(sys.inputs.svg), format: "svg")"""
Standard: TypeAlias = Literal["a-2a", "a-2b", "ua-1"]
STANDARDS: tuple[tuple[Standard, ...], ...] = (("a-2a", "ua-1"), ("a-2b",), ())


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=True, font_paths=list(FONT_DIRECTORIES))


def font_used(wanted: str = FONTS_BY_PREFERENCE[0]) -> str:
    """Return the family that PDF files are set in on this machine.

    Bookman Old Style belongs to office programs; TeX Gyre Bonum has the same
    widths, URW Bookman nearly so.
    """
    present = set(_fonts().families())
    for family in (wanted, *FONTS_BY_PREFERENCE):
        if family in present:
            return family
    return LAST_RESORT


def render_pdf(document: Document) -> bytes:
    """Return the document as a PDF file; raises `RenderFailed` if Typst refuses it.

    The strictest standard that the text allows is taken: a letter that no font
    of this machine has (an emoji) rules out PDF/A, but not the paper.
    """
    inputs = _inputs(document)
    is_tagged = _cell_count(document) <= MOST_TAGGED_CELLS
    reasons: list[str] = []
    for standards in STANDARDS if is_tagged else STANDARDS[1:]:
        try:
            return _compile(document, inputs, standards, tagged=is_tagged)
        except typst.TypstError as error:
            reasons.append(str(error))
    raise RenderFailed(
        _("PDF tidak dapat dibuat: %(reason)s. Unduh berkas Word sebagai gantinya.")
        % {"reason": reasons[-1].splitlines()[0]}
    )


def _cell_count(document: Document) -> int:
    tables = [block for block in document.blocks if isinstance(block, Table)]
    return sum(len(table.rows) * len(table.columns) for table in tables)


def drawn(svg: bytes) -> bytes:
    """Return a drawing as PNG, for files that take no SVG; the same drawing, the same bytes."""
    made = typst.compile(
        _DRAWING, format="png", ppi=PICTURE_PPI, font_paths=_fonts(), ignore_system_fonts=True,
        sys_inputs={"svg": svg.decode()},
    )  # fmt: skip
    assert isinstance(made, bytes)
    return made


def heading_pages(document: Document) -> tuple[int, ...]:
    """Return the page of every heading in the PDF, for a table of contents elsewhere."""
    compiler = _compiler(_inputs(document))
    told = compiler.query("<heading-pages>", field="value", one=True)
    return tuple(int(page) for page in json.loads(told))


def _inputs(document: Document) -> dict[str, str]:
    data = document_data(document, font_used(document.font))
    return {"document": json.dumps(data, ensure_ascii=False)}


def _compiler(inputs: dict[str, str]) -> typst.Compiler:
    template = resources.files("tapem.documents") / "templates" / "document.typ"
    return typst.Compiler(
        template.read_bytes(), font_paths=_fonts(), ignore_system_fonts=True, sys_inputs=inputs
    )


def _compile(
    document: Document, inputs: dict[str, str], standards: tuple[Standard, ...], *, tagged: bool
) -> bytes:
    made = _compiler(inputs).compile(
        format="pdf",
        pdf_standards=list(standards),
        pdf_tags=tagged,
        timestamp=int(document.properties.created.timestamp()),
    )
    assert isinstance(made, bytes)
    return made
