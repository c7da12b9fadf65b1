"""Bound tables as blocks of a paper and as sheets of a workbook."""

from itertools import groupby

from tapem.documents.blocks import Align, Cell, Column, HeaderCell, Note, Row, RowKind, Table
from tapem.documents.sheets import Kind, Sheet, SheetColumn, Value
from tapem.drafting.rules.bindings import TableData, TableRow
from tapem.drafting.rules.content import Block
from tapem.kernel.dates import long_date

_SHEET_NAME_LIMIT = 31
_CHARACTER_MM = 2.0
USUAL_SIZE_PT = 9.5
NOTHING_YET = (Row((Cell("Belum ada data."),), RowKind.GROUP),)


def table_blocks(block: Block) -> tuple[Table, Note]:
    """Return a table with its caption and the note of its source."""
    data = block.table or TableData((), (), "")
    table = Table(
        columns=tuple(
            Column(column.title, column.width_mm, Align.RIGHT if column.numeric else Align.LEFT)
            for column in data.columns
        ),
        rows=tuple(_row(row) for row in data.rows) or NOTHING_YET,
        header=_header(data),
        caption=f"Tabel {block.number}\n{block.title}" if block.title else f"Tabel {block.number}",
        numbered=data.landscape,
        landscape=data.landscape,
        size_pt=data.size_pt or USUAL_SIZE_PT,
    )
    return table, Note(source_note(data), label="Sumber:")


def source_note(data: TableData) -> str:
    """Return the sentence on source and day of a table."""
    day = f", keadaan {long_date(data.as_of)}" if data.as_of else ""
    note = f" {data.note}" if data.note else ""
    return f"{data.source}{day}.{note}"


def _row(row: TableRow) -> Row:
    kind = {"group": RowKind.GROUP, "total": RowKind.TOTAL}.get(row.kind, RowKind.NORMAL)
    return Row(tuple(Cell(cell.text) for cell in row.cells), kind)


def _header(data: TableData) -> tuple[tuple[HeaderCell, ...], ...]:
    """Return two header rows where neighbours share a heading; none otherwise."""
    if not any(column.group for column in data.columns):
        return ()
    upper: list[HeaderCell] = []
    lower: list[HeaderCell] = []
    for group, columns in groupby(data.columns, key=lambda column: column.group):
        members = list(columns)
        if not group:
            upper += [HeaderCell(column.title, rows=2) for column in members]
            continue
        upper.append(HeaderCell(group, columns=len(members)))
        lower += [HeaderCell(column.title) for column in members]
    return (tuple(upper), tuple(lower))


def table_sheet(block: Block) -> Sheet:
    """Return a bound table as a sheet of the package's workbook."""
    data = block.table or TableData((), (), "")
    return Sheet(
        name=f"Tabel {block.number}"[:_SHEET_NAME_LIMIT],
        columns=tuple(
            SheetColumn(
                f"{column.group} {column.title}".strip(),
                width=max(8.0, column.width_mm / _CHARACTER_MM),
                kind=Kind.TEXT,
            )
            for column in data.columns
        ),
        rows=tuple(_values(row, len(data.columns)) for row in data.rows),
        title_rows=(block.title, f"Sumber: {source_note(data)}"),
    )


def _values(row: TableRow, width: int) -> tuple[Value, ...]:
    texts: list[Value] = [cell.text for cell in row.cells]
    return tuple(texts + [""] * (width - len(texts)))
