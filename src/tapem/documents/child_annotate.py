"""Writes notes and colours into a user's own workbook inside the child.

openpyxl keeps formulas, sheets, formats, validations and names; stored results
of formulas are left out, and Excel computes them again when it opens the file.
"""

from __future__ import annotations

import io
from typing import Any

from openpyxl import load_workbook
from openpyxl.cell import MergedCell
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill

from tapem.documents.child import RefusedFile

COLOURS = {"error": "FFC7CE", "warning": "FFEB9C", "info": "DDEBF7"}
AUTHOR = "Tapem"


def run(data: bytes, order: dict[str, Any]) -> bytes:
    """Return the workbook with the notes."""
    book = load_workbook(io.BytesIO(data))
    for note in order["parameters"]["notes"]:
        if note["sheet"] not in book.sheetnames:
            raise RefusedFile("no-sheet", sheet=note["sheet"])
        _annotate(book[note["sheet"]], note)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _annotate(sheet: Any, note: dict[str, str]) -> None:
    cell = _first_of_merged(sheet, sheet[note["cell"]])
    text = note["text"]
    if cell.comment is not None:
        text = f"{cell.comment.text}\n{text}"
    cell.comment = Comment(text, AUTHOR, width=320, height=120)
    colour = COLOURS[note["severity"]]
    cell.fill = PatternFill("solid", start_color=colour, end_color=colour)


def _first_of_merged(sheet: Any, cell: Any) -> Any:
    """Only the first cell of a merged area can hold a note."""
    if not isinstance(cell, MergedCell):
        return cell
    for area in sheet.merged_cells.ranges:
        if cell.coordinate in area:
            return sheet.cell(area.min_row, area.min_col)
    return cell
