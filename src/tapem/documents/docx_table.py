"""Tables of a Word file: their properties are copies of prototypes, so thousands stay quick."""

from __future__ import annotations

from collections.abc import Sequence

from tapem.documents import wordml as w
from tapem.documents.blocks import (
    Align,
    Cell,
    DispositionBox,
    Document,
    Row,
    RowKind,
    Table,
)
from tapem.documents.column_widths import column_widths_mm
from tapem.documents.layout import (
    LaidCell,
    lay_header,
    may_be_torn,
    row_cells,
    runs,
    table_size_pt,
)
from tapem.documents.wordml import CellStyle, Element, Style

HEADER_SHADE = "E7E6E6"
GROUP_SHADE = "F2F2F2"


def table(
    document: Document, block: Table, available: float, *, has_note: bool = False
) -> list[Element]:
    """Return the caption, the table and a little room after it; a note under it stays with it."""
    widths = column_widths_mm(document, block, available)
    size = table_size_pt(document, block)
    made = w.table(widths, lines=True)
    for line in lay_header(block):
        made.append(w.row((_header_cell(cell, widths, size) for cell in line), is_header=True))
    last = len(block.rows) - 1
    for place, row in enumerate(block.rows):
        # A group row stays with the row it announces, the last row with the note under it.
        is_kept = row.kind is RowKind.GROUP or (has_note and place == last)
        made.append(_body_row(block, row, widths, Style(size_pt=size, keep_with_next=is_kept)))
    after = w.paragraph([], Style(exact_height_mm=2, keep_with_next=has_note))
    return [*_caption(document, block), made, after]


def _caption(document: Document, block: Table) -> list[Element]:
    if not block.caption:
        return []
    style = Style(
        align=Align.CENTRE, after_pt=document.gap_pt, before_pt=document.gap_pt, keep_with_next=True
    )
    return [w.text_paragraph(runs(block.caption), style)]


def _header_cell(cell: LaidCell, widths: Sequence[float], size: float) -> Element:
    style = Style(align=Align.CENTRE, size_pt=size, bold=True)
    merge = "continue" if cell.is_below else "restart" if cell.rows > 1 else ""
    width = sum(widths[cell.place : cell.place + cell.columns])
    stands = CellStyle(width, cell.columns, merge, HEADER_SHADE, is_middle=True)
    return w.cell([w.text_paragraph(runs(cell.text), style)], stands)


def _body_row(block: Table, row: Row, widths: Sequence[float], style: Style) -> Element:
    cells: list[Element] = []
    place = 0
    for cell in row_cells(row, block.columns):
        width = sum(widths[place : place + cell.columns])
        cells.append(_body_cell(cell, width, style, row.kind))
        place += cell.columns
    return w.row(cells, may_be_torn=may_be_torn(row), height_mm=block.row_height_mm)


def _body_cell(cell: Cell, width: float, style: Style, kind: RowKind) -> Element:
    style = style.with_(align=cell.align or Align.LEFT, bold=cell.bold)
    shade = "" if kind is RowKind.NORMAL else GROUP_SHADE
    stands = CellStyle(width, cell.columns, shade=shade)
    return w.cell([w.text_paragraph(runs(cell.text), style)], stands)


def disposition(block: DispositionBox, available: float) -> Element:
    """Return the lembar disposisi: addressees with boxes on the left, instructions on the right."""
    half = available / 2
    made = w.table((half, half), lines=True)
    title = w.text_paragraph(runs(block.title), Style(align=Align.CENTRE, bold=True))
    made.append(w.row([w.cell([title], CellStyle(available, 2, shade=HEADER_SHADE))]))
    left = _ticks("Diteruskan kepada:", block.addressees)
    right = [*_ticks("Isi disposisi:", block.instructions)]
    right.extend(w.paragraph([], Style(exact_height_mm=7)) for _ in range(block.blank_lines))
    made.append(w.row([w.cell(left, CellStyle(half)), w.cell(right, CellStyle(half))]))
    return made


def _ticks(label: str, lines: Sequence[str]) -> list[Element]:
    made = [w.text_paragraph(runs(label), Style(size_pt=10, after_pt=3))]
    tick = Style(size_pt=10, after_pt=2)
    return [*made, *(w.text_paragraph(runs(f"[   ]  {line}"), tick) for line in lines)]
