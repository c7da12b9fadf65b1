"""Decisions that the renderers share, so that Word, PDF and text agree.

Sections, column widths, whether a row may be torn, and which characters of a
user's text can be printed at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import zip_longest

from tapem.documents.blocks import (
    Align,
    Block,
    Cell,
    Column,
    Document,
    HeaderCell,
    Heading,
    Note,
    Numbered,
    Orientation,
    PageBreak,
    Paragraph,
    Row,
    RowKind,
    Run,
    SectionBreak,
    SignatureBlock,
    Table,
    Text,
)

# A row taller than a page would be cut off if it could not be torn.
LONGEST_WHOLE_CELL = 700
MOST_COLUMNS_AT_TEN = 8
NOT_PRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Frame:
    """Where a block stands: the paper and the width between the margins."""

    document: Document
    width_mm: float

    def gap_pt(self, asked: float | None) -> float:
        """Return the gap after a paragraph: as asked, else that of the paper."""
        return self.document.gap_pt if asked is None else asked


@dataclass(frozen=True, slots=True)
class Section:
    """Blocks on sheets that lie the same way."""

    orientation: Orientation
    blocks: tuple[Block, ...]


def clean(text: str) -> str:
    """Return the text without control characters, which neither XML nor PDF can hold.

    Line feeds stay; tabs become blanks, carriage returns become line feeds.
    """
    unified = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    return NOT_PRINTABLE.sub("", unified)


def runs(text: Text) -> tuple[Run, ...]:
    """Return the text as clean runs, whichever way it was given."""
    given = (Run(text),) if isinstance(text, str) else text
    return tuple(Run(clean(run.text), run.bold, run.italic) for run in given)


def plain(text: Text) -> str:
    """Return the words of a text without its type faces."""
    return "".join(run.text for run in runs(text))


def sections(document: Document) -> tuple[Section, ...]:
    """Cut the blocks where the sheet turns.

    A landscape table gets its own section and takes along the heading before it
    and the notes under it, which would otherwise stand alone on a page.
    """
    standing = document.orientation
    parts: list[tuple[Orientation, list[Block]]] = [(standing, [])]
    for block in _kept_together(document.blocks):
        if isinstance(block, SectionBreak):
            standing = block.orientation
            parts.append((standing, []))
            continue
        wanted = _wanted_orientation(block, parts[-1], standing)
        if parts[-1][0] is not wanted:
            taken = _take_headings(parts[-1][1]) if isinstance(block, Table) else []
            parts.append((wanted, taken))
        parts[-1][1].append(block)
    tidied = [(orientation, _without_idle_breaks(blocks)) for orientation, blocks in parts]
    kept = [part for part in tidied if part[1]] or tidied[:1]
    return tuple(Section(orientation, tuple(blocks)) for orientation, blocks in kept)


def _without_idle_breaks(blocks: list[Block]) -> list[Block]:
    """Leave out page breaks that would make an empty page."""
    kept: list[Block] = []
    for block in blocks:
        is_idle = not kept or isinstance(kept[-1], PageBreak)
        if not (isinstance(block, PageBreak) and is_idle):
            kept.append(block)
    if kept and isinstance(kept[-1], PageBreak):
        kept.pop()
    return kept


def _kept_together(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Keep the last paragraph with the signature, which may not stand alone on a page."""
    for block, following in zip_longest(blocks, blocks[1:]):
        is_last = isinstance(following, SignatureBlock)
        if is_last and isinstance(block, Paragraph | Numbered):
            yield replace(block, keep_with_next=True)
        else:
            yield block


def _wanted_orientation(
    block: Block, current: tuple[Orientation, list[Block]], standing: Orientation
) -> Orientation:
    if isinstance(block, Table) and block.landscape:
        return Orientation.LANDSCAPE
    return current[0] if isinstance(block, Note) else standing


def _take_headings(blocks: list[Block]) -> list[Block]:
    taken: list[Block] = []
    while blocks and isinstance(blocks[-1], Heading):
        taken.insert(0, blocks.pop())
    return taken


def page_size_mm(document: Document, orientation: Orientation) -> tuple[int, int]:
    """Return width and height of the sheet as it lies."""
    width, height = document.paper.size_mm
    return (height, width) if orientation is Orientation.LANDSCAPE else (width, height)


def text_width_mm(document: Document, orientation: Orientation) -> float:
    """Return the width between the margins."""
    width, _ = page_size_mm(document, orientation)
    return width - document.margins.left - document.margins.right


def table_size_pt(document: Document, table: Table) -> float:
    """Return the size of letters in a table: as told, else small in a wide table."""
    if table.size_pt is not None:
        return table.size_pt
    is_wide = len(table.columns) > MOST_COLUMNS_AT_TEN
    return min(document.size_pt, 8 if is_wide else 10)


def header_rows(table: Table) -> tuple[tuple[HeaderCell, ...], ...]:
    """Return the rows that repeat on every page, with the row of column numbers if wanted."""
    titles = table.header or (tuple(HeaderCell(column.title) for column in table.columns),)
    if not any(cell.text for row in titles for cell in row):
        titles = ()
    if not table.numbered:
        return titles
    numbers = tuple(HeaderCell(str(place)) for place in range(1, len(table.columns) + 1))
    return (*titles, numbers)


@dataclass(frozen=True, slots=True)
class LaidCell:
    """A header cell on the grid; `is_below` marks the continuation of a cell above it."""

    text: str
    place: int
    columns: int
    rows: int
    is_below: bool = False


def lay_header(table: Table) -> tuple[tuple[LaidCell, ...], ...]:
    """Return the header rows on the grid of columns, without holes."""
    width = len(table.columns)
    below: dict[tuple[int, int], int] = {}
    laid: list[tuple[LaidCell, ...]] = []
    for level, given in enumerate(header_rows(table)):
        waiting = iter(given)
        line: list[LaidCell] = []
        place = 0
        while place < width:
            cell = _next_cell(below.get((level, place)), waiting, place, width)
            below.update({(level + deeper, place): cell.columns for deeper in range(1, cell.rows)})
            line.append(cell)
            place += cell.columns
        laid.append(tuple(line))
    return tuple(laid)


def _next_cell(
    spanned: int | None, waiting: Iterator[HeaderCell], place: int, width: int
) -> LaidCell:
    if spanned is not None:
        return LaidCell("", place, spanned, 1, is_below=True)
    given = next(waiting, HeaderCell(""))
    columns = max(1, min(given.columns, width - place))
    return LaidCell(given.text, place, columns, max(1, given.rows))


def row_cells(row: Row, columns: tuple[Column, ...]) -> tuple[Cell, ...]:
    """Return the cells of a row with alignment and face settled; missing cells are empty."""
    if row.kind is RowKind.GROUP:
        return (_group_cell(row, len(columns)),)
    cells: list[Cell] = []
    place = 0
    for given in row.cells:
        if place >= len(columns):
            break
        cell = given if isinstance(given, Cell) else Cell(given)
        span = min(cell.columns, len(columns) - place)
        bold = cell.bold or row.kind is RowKind.TOTAL
        cells.append(Cell(cell.text, cell.align or columns[place].align, bold, span))
        place += span
    cells.extend(Cell("", column.align) for column in columns[place:])
    return tuple(cells)


def _group_cell(row: Row, width: int) -> Cell:
    first = row.cells[0] if row.cells else ""
    cell = first if isinstance(first, Cell) else Cell(first)
    return Cell(cell.text, cell.align or Align.LEFT, bold=True, columns=width)


def may_be_torn(row: Row) -> bool:
    """Tell whether a page may end inside the row: only if a cell is very long."""
    texts = (cell.text if isinstance(cell, Cell) else cell for cell in row.cells)
    return any(len(plain(text)) > LONGEST_WHOLE_CELL for text in texts)


def heading_lines(document: Document) -> tuple[tuple[int, str], ...]:
    """Return level and text of every heading, on one line each, as a table of contents."""
    return tuple(
        (block.level, " ".join(f"{clean(block.number)} {clean(block.text)}".split()))
        for block in document.blocks
        if isinstance(block, Heading)
    )


def heading_align(heading: Heading) -> Align:
    """Return where a heading stands: level 1 in the middle, the others on the left, unless the caller says so."""
    if heading.align is not None:
        return heading.align
    return Align.CENTRE if heading.level == 1 and not heading.number else Align.LEFT
