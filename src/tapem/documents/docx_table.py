"""Tables of a Word file: rows are copies of a prototype, so thousands stay quick."""

from __future__ import annotations

from collections.abc import Sequence

from lxml.etree import _Element

from tapem.documents import wordml as w
from tapem.documents.blocks import (
    Align,
    Cell,
    DispositionBox,
    Document,
    HeaderCell,
    Row,
    RowKind,
    Table,
)
from tapem.documents.column_widths import column_widths_mm
from tapem.documents.layout import (
    header_rows,
    may_be_torn,
    row_cells,
    runs,
    table_size_pt,
)
from tapem.documents.wordml import Style

HEADER_SHADE = "E7E6E6"
GROUP_SHADE = "F2F2F2"


def table(document: Document, block: Table, available: float) -> list[_Element]:
    """The caption, the table and a little room after it."""
    widths = column_widths_mm(document, block, available)
    size = table_size_pt(document, block)
    made = w.table(widths, lines=True)
    for cells in _header(block, widths, size):
        made.append(w.row(cells, is_header=True))
    for row in block.rows:
        made.append(_body_row(block, row, widths, size))
    after = w.paragraph([], Style(exact_height_mm=2))
    return [*_caption(document, block), made, after]


def _caption(document: Document, block: Table) -> list[_Element]:
    if not block.caption:
        return []
    style = Style(
        align=Align.CENTRE, after_pt=document.gap_pt, before_pt=document.gap_pt, keep_with_next=True
    )
    return [w.text_paragraph(runs(block.caption), style)]


def _header(block: Table, widths: Sequence[float], size: float) -> list[list[_Element]]:
    """Lay the header cells on the grid; a cell over several rows leaves marks below it."""
    rows = header_rows(block)
    taken: dict[tuple[int, int], int] = {}
    laid: list[list[_Element]] = []
    for level, cells in enumerate(rows):
        waiting = list(cells)
        line: list[_Element] = []
        place = 0
        while place < len(widths):
            if (level, place) in taken:
                span = taken[level, place]
                line.append(_header_cell("", widths[place : place + span], size, "continue"))
                place += span
                continue
            given = waiting.pop(0) if waiting else HeaderCell("")
            span = max(1, min(given.columns, len(widths) - place))
            merge = "restart" if given.rows > 1 else ""
            for below in range(1, given.rows):
                taken[level + below, place] = span
            line.append(_header_cell(given.text, widths[place : place + span], size, merge))
            place += span
        laid.append(line)
    return laid


def _header_cell(text: str, widths: Sequence[float], size: float, merge: str) -> _Element:
    style = Style(align=Align.CENTRE, size_pt=size, bold=True)
    return w.cell(
        [w.text_paragraph(runs(text), style)],
        sum(widths),
        columns=len(widths),
        merge=merge,
        shade=HEADER_SHADE,
        middle=True,
    )


def _body_row(block: Table, row: Row, widths: Sequence[float], size: float) -> _Element:
    cells: list[_Element] = []
    place = 0
    for cell in row_cells(row, block.columns):
        width = sum(widths[place : place + cell.columns])
        cells.append(_body_cell(cell, width, size, row.kind))
        place += cell.columns
    return w.row(cells, may_be_torn=may_be_torn(row), height_mm=block.row_height_mm)


def _body_cell(cell: Cell, width: float, size: float, kind: RowKind) -> _Element:
    style = Style(align=cell.align or Align.LEFT, size_pt=size, bold=cell.bold)
    shade = "" if kind is RowKind.NORMAL else GROUP_SHADE
    return w.cell(
        [w.text_paragraph(runs(cell.text), style)], width, columns=cell.columns, shade=shade
    )


def disposition(block: DispositionBox, available: float) -> _Element:
    """Lembar disposisi: addressees with boxes on the left, instructions on the right."""
    half = available / 2
    made = w.table((half, half), lines=True)
    title = w.text_paragraph(runs(block.title), Style(align=Align.CENTRE, bold=True))
    made.append(w.row([w.cell([title], available, columns=2, shade=HEADER_SHADE)]))
    left = _ticks("Diteruskan kepada:", block.addressees)
    right = [*_ticks("Isi disposisi:", block.instructions)]
    right.extend(w.paragraph([], Style(exact_height_mm=7)) for _ in range(block.blank_lines))
    made.append(w.row([w.cell(left, half), w.cell(right, half)]))
    return made


def _ticks(label: str, lines: Sequence[str]) -> list[_Element]:
    made = [w.text_paragraph(runs(label), Style(size_pt=10, after_pt=3))]
    for line in lines:
        made.append(w.text_paragraph(runs(f"[   ]  {line}"), Style(size_pt=10, after_pt=2)))
    return made
