"""Elements of WordprocessingML, one function for each, in schema order.

Built with lxml directly: the cell objects of python-docx read the whole grid
again for every cell, which takes minutes on an annex of two thousand rows.
Lengths come in as millimetres and leave as twentieths of a point.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from copy import deepcopy
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TypeAlias, cast

from docx.oxml.ns import qn
from docx.oxml.parser import oxml_parser
from docx.oxml.xmlchemy import BaseOxmlElement

from tapem.documents.blocks import Align, Run

Element: TypeAlias = BaseOxmlElement
# A right tab stop that fills the line with dots.
DOTS = "dots"
ALIGNMENT = {
    Align.LEFT: "left",
    Align.CENTRE: "center",
    Align.RIGHT: "right",
    Align.JUSTIFY: "both",
}


def twips(millimetres: float) -> int:
    """Return millimetres as twentieths of a point."""
    return round(millimetres * 1440 / 25.4)


def element(tag: str, **attributes: str | int) -> Element:
    """Return one element of the w namespace with attributes of the same namespace."""
    made = cast("Element", oxml_parser.makeelement(_name(tag)))
    for name, value in attributes.items():
        made.set(_name(name), str(value))
    return made


@lru_cache(maxsize=256)
def _name(tag: str) -> str:
    return qn(f"w:{tag}")


@dataclass(frozen=True, slots=True)
class Style:
    """How a paragraph stands: alignment, indents (mm), gaps (pt), letters, lines."""

    align: Align = Align.LEFT
    left_mm: float = 0
    hanging_mm: float = 0
    first_line_mm: float = 0
    before_pt: float = 0
    after_pt: float = 0
    size_pt: float | None = None
    bold: bool = False
    tabs_mm: tuple[tuple[float, str], ...] = ()
    keep_with_next: bool = False
    named: str = ""
    bottom_rule: bool = False
    exact_height_mm: float = 0

    def with_(self, **changes: object) -> Style:
        """Return the same style with some fields changed."""
        return replace(self, **changes)  # type: ignore[arg-type]  # names are checked by replace


HAIRLINE = Style(exact_height_mm=0.4, size_pt=1)


def paragraph(parts: Iterable[Element], style: Style = Style()) -> Element:
    """Return a paragraph of runs."""
    made = element("p")
    made.append(deepcopy(_paragraph_properties(style)))
    made.extend(list(parts))
    return made


def text_paragraph(runs: Sequence[Run], style: Style = Style()) -> Element:
    """Return a paragraph of text."""
    return paragraph(text_runs(runs, style), style)


def text_runs(runs: Sequence[Run], style: Style = Style()) -> list[Element]:
    """Return the text as run elements; a line feed becomes a line break."""
    return [run_element(run, style) for run in runs if run.text]


def run_element(run: Run, style: Style = Style()) -> Element:
    """Return one run with its face; a tab character is not expected here (see `tab`)."""
    made = element("r")
    made.append(_face(run, style))
    for place, line in enumerate(run.text.split("\n")):
        if place:
            made.append(element("br"))
        if line:
            made.append(_text(line))
    return made


def tab() -> Element:
    """Return a run that jumps to the next tab stop."""
    made = element("r")
    made.append(element("tab"))
    return made


def page_break() -> Element:
    """Return a paragraph that ends the page; its own line is too low to be seen."""
    made = element("r")
    made.append(element("br", type="page"))
    return paragraph([made], HAIRLINE)


def hairline() -> Element:
    """Return the lowest paragraph: Word joins tables that touch and wants one at the end."""
    return paragraph([], HAIRLINE)


def page_field(style: Style) -> list[Element]:
    """Return runs that print "- n -" with the number of the page."""
    number = [field_start("PAGE"), run_element(Run("2"), style), field_end()]
    return [run_element(Run("- "), style), *number, run_element(Run(" -"), style)]


def field_start(order: str) -> Element:
    """Return the run that opens a field; what stands before `field_end` is its last result."""
    made = element("r")
    made.append(element("fldChar", fldCharType="begin"))
    told = element("instrText")
    told.text = f" {order} "
    told.set(qn("xml:space"), "preserve")
    made.append(told)
    made.append(element("fldChar", fldCharType="separate"))
    return made


def field_end() -> Element:
    """Return the run that closes a field."""
    made = element("r")
    made.append(element("fldChar", fldCharType="end"))
    return made


def _text(line: str) -> Element:
    made = element("t")
    made.text = line
    made.set(qn("xml:space"), "preserve")
    return made


def _face(run: Run, style: Style) -> Element:
    face = Run("", bold=run.bold or style.bold, italic=run.italic)
    return deepcopy(_run_properties(face, style.size_pt))


# Prototypes: a long table holds the same properties tens of thousands of times.
@lru_cache(maxsize=256)
def _run_properties(face: Run, size_pt: float | None) -> Element:
    made = element("rPr")
    if face.bold:
        made.append(element("b"))
    if face.italic:
        made.append(element("i"))
    if size_pt is not None:
        made.append(element("sz", val=round(size_pt * 2)))
        made.append(element("szCs", val=round(size_pt * 2)))
    return made


@lru_cache(maxsize=256)
def _paragraph_properties(style: Style) -> Element:
    made = element("pPr")
    if style.named:
        made.append(element("pStyle", val=style.named))
    if style.keep_with_next:
        made.append(element("keepNext"))
        made.append(element("keepLines"))
    if style.bottom_rule:
        made.append(_rule())
    if style.tabs_mm:
        made.append(_tab_stops(style.tabs_mm))
    made.append(_spacing(style))
    made.append(_indent(style))
    made.append(element("jc", val=ALIGNMENT[style.align]))
    return made


def _spacing(style: Style) -> Element:
    made = element("spacing", before=round(style.before_pt * 20), after=round(style.after_pt * 20))
    height, rule = (
        (twips(style.exact_height_mm), "exact") if style.exact_height_mm else (240, "auto")
    )
    made.set(qn("w:line"), str(height))
    made.set(qn("w:lineRule"), rule)
    return made


def _indent(style: Style) -> Element:
    made = element("ind", left=twips(style.left_mm))
    if style.hanging_mm:
        made.set(qn("w:hanging"), str(twips(style.hanging_mm)))
    elif style.first_line_mm:
        made.set(qn("w:firstLine"), str(twips(style.first_line_mm)))
    return made


def _tab_stops(stops: Sequence[tuple[float, str]]) -> Element:
    made = element("tabs")
    for place, kind in stops:
        stop = element("tab", val="right" if kind == DOTS else kind, pos=twips(place))
        if kind == DOTS:
            stop.set(qn("w:leader"), "dot")
        made.append(stop)
    return made


def _rule() -> Element:
    made = element("pBdr")
    made.append(element("bottom", val="thinThickSmallGap", sz=24, space=4, color="000000"))
    return made


@dataclass(frozen=True, slots=True)
class CellStyle:
    """How a cell stands; `merge` is "restart" or "continue" for cells over several rows."""

    width_mm: float
    columns: int = 1
    merge: str = ""
    shade: str = ""
    is_middle: bool = False


def cell(content: Iterable[Element], style: CellStyle) -> Element:
    """Return a cell of a table."""
    made = element("tc")
    made.append(deepcopy(_cell_properties(style)))
    made.extend(list(content))
    return made


@lru_cache(maxsize=1024)
def _cell_properties(style: CellStyle) -> Element:
    made = element("tcPr")
    made.append(element("tcW", w=twips(style.width_mm), type="dxa"))
    if style.columns > 1:
        made.append(element("gridSpan", val=style.columns))
    if style.merge:
        made.append(element("vMerge", val=style.merge))
    if style.shade:
        made.append(element("shd", val="clear", color="auto", fill=style.shade))
    if style.is_middle:
        made.append(element("vAlign", val="center"))
    return made


def row(
    cells: Iterable[Element],
    *,
    is_header: bool = False,
    may_be_torn: bool = False,
    height_mm: float = 0,
) -> Element:
    """Return a row; header rows repeat on every page as long as they stand first."""
    made = element("tr")
    properties = element("trPr")
    if not may_be_torn:
        properties.append(element("cantSplit"))
    if height_mm:
        properties.append(element("trHeight", val=twips(height_mm), hRule="atLeast"))
    if is_header:
        properties.append(element("tblHeader"))
    made.append(properties)
    made.extend(list(cells))
    return made


def table(widths_mm: Sequence[float], *, lines: bool, indent_mm: float = 0) -> Element:
    """Return an empty table with exact column widths; rows are appended by the caller."""
    made = element("tbl")
    properties = element("tblPr")
    properties.append(element("tblW", w=sum(twips(width) for width in widths_mm), type="dxa"))
    properties.append(element("tblInd", w=twips(indent_mm), type="dxa"))
    properties.append(_borders("single" if lines else "nil"))
    properties.append(element("tblLayout", type="fixed"))
    properties.append(_cell_margins(1.2 if lines else 0))
    made.append(properties)
    grid = element("tblGrid")
    grid.extend([element("gridCol", w=twips(width)) for width in widths_mm])
    made.append(grid)
    return made


def _borders(kind: str) -> Element:
    made = element("tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        made.append(element(side, val=kind, sz=4, space=0, color="000000"))
    return made


def _cell_margins(sides_mm: float) -> Element:
    made = element("tblCellMar")
    for side in ("top", "left", "bottom", "right"):
        width = twips(sides_mm) if side in ("left", "right") else twips(sides_mm / 2)
        made.append(element(side, w=width, type="dxa"))
    return made
