"""Reads a workbook inside the child: first a streaming look, then calamine.

calamine fills the whole rectangle up to the farthest cell, so one stray value
at XFD1048576 would take all memory. The streaming look finds the farthest cell
that holds something, formulas without a stored result, and cells with errors.
"""

from __future__ import annotations

import datetime as dt
import io
import json
import re
import zipfile
from dataclasses import dataclass, field
from typing import Any
from xml.parsers import expat

from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from tapem.documents.child import RefusedFile

CELL_NAME = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
MOST_REPORTED = 200
CHUNK = 1 << 16


@dataclass(slots=True)
class _Look:
    """What the streaming look at one sheet found."""

    row: int = 0
    column: int = 0
    farthest: str = ""
    unresolved: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


def run(data: bytes, order: dict[str, Any]) -> bytes:
    """Return all sheets as JSON."""
    archive = zipfile.ZipFile(io.BytesIO(data))
    looks = {name: _look(archive, part) for name, part in _parts(archive).items()}
    for name, look in looks.items():
        too_many = look.row * look.column > order["cells"]
        if look.row > order["rows"] or look.column > order["columns"] or too_many:
            raise RefusedFile("far-cell", sheet=name, cell=look.farthest)
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    sheets = [
        _sheet(book, meta, looks.get(meta.name, _Look()))
        for meta in book.sheets_metadata
        if meta.typ is SheetTypeEnum.WorkSheet
    ]
    return json.dumps({"sheets": sheets}).encode()


def _parts(archive: zipfile.ZipFile) -> dict[str, str]:
    """Names of the sheets with the part of the archive that holds each."""
    targets: dict[str, str] = {}
    sheets: dict[str, str] = {}

    def relation(tag: str, values: dict[str, str]) -> None:
        if tag == "Relationship":
            targets[values.get("Id", "")] = values.get("Target", "")

    def sheet(tag: str, values: dict[str, str]) -> None:
        if tag.rpartition(":")[2] == "sheet":
            key = next((value for name, value in values.items() if name.endswith(":id")), "")
            sheets[values.get("name", "")] = key

    _parse(archive, "xl/_rels/workbook.xml.rels", start=relation)
    _parse(archive, "xl/workbook.xml", start=sheet)
    return {
        name: _absolute(targets[key])
        for name, key in sheets.items()
        if _absolute(targets.get(key, "")) in archive.namelist()
    }


def _absolute(target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else f"xl/{target}"


def _parse(
    archive: zipfile.ZipFile, part: str, *, start: Any, end: Any = None, text: Any = None
) -> None:
    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = _refuse_doctype
    with archive.open(part) as stream:
        while chunk := stream.read(CHUNK):
            parser.Parse(chunk, False)
    parser.Parse(b"", True)


def _refuse_doctype(*_declaration: object) -> None:
    raise RefusedFile("entities")


def _look(archive: zipfile.ZipFile, part: str) -> _Look:
    """Go through the cells of a sheet; a result element without text is no result."""
    found = _Look()
    cell: dict[str, str] = {}
    inside: set[str] = set()
    current = ""

    def start(tag: str, values: dict[str, str]) -> None:
        nonlocal current
        current = tag.rpartition(":")[2]
        if current == "c":
            cell.clear()
            cell.update(values)
            inside.clear()
        elif current in ("f", "is"):
            inside.add(current)

    def text(_words: str) -> None:
        if current == "v":
            inside.add("v")

    def end(tag: str) -> None:
        nonlocal current
        current = ""
        if tag.rpartition(":")[2] == "c" and inside:
            _note(found, cell, inside)

    _parse(archive, part, start=start, end=end, text=text)
    return found


def _note(found: _Look, cell: dict[str, str], inside: set[str]) -> None:
    name = cell.get("r", "")
    matched = CELL_NAME.fullmatch(name)
    if matched is None:
        return
    column, row = _column_number(matched[1]), int(matched[2])
    if row > found.row or column > found.column:
        found.farthest = name
    found.row, found.column = max(found.row, row), max(found.column, column)
    if inside == {"f"} and len(found.unresolved) < MOST_REPORTED:
        found.unresolved.append(name)
    if cell.get("t") == "e" and len(found.errors) < MOST_REPORTED:
        found.errors.append(name)


def _column_number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _sheet(book: Any, meta: Any, look: _Look) -> dict[str, Any]:
    sheet = book.get_sheet_by_name(meta.name)
    rows = [[_value(value) for value in row] for row in sheet.to_python(skip_empty_area=False)]
    return {
        "name": meta.name,
        "visible": meta.visible is SheetVisibleEnum.Visible,
        "rows": rows,
        "merged": [_range_name(area) for area in sheet.merged_cell_ranges or []],
        "unresolved": look.unresolved,
        "errors": look.errors,
    }


def _range_name(area: tuple[tuple[int, int], tuple[int, int]]) -> str:
    (top, left), (bottom, right) = area
    return f"{_cell_name(top, left)}:{_cell_name(bottom, right)}"


def _cell_name(row: int, column: int) -> str:
    letters = ""
    place = column + 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row + 1}"


def _value(value: object) -> object:
    """Return the value for JSON; numbers keep the fifteen digits that Excel shows."""
    match value:
        case "" | None:
            return None
        case bool() | str():
            return value
        case int() | float():
            return {"n": format(value, ".15g")}
        case dt.date():
            return _moment(value)
        case _:
            return str(value)


def _moment(value: dt.date) -> dict[str, str]:
    if isinstance(value, dt.datetime) and value.time() != dt.time():
        return {"t": value.isoformat()}
    return {"d": value.isoformat()[:10]}
