"""Guarded reading of files that people bring in.

Every reader first looks at the file without unpacking it, then lets a child
process with limits do the work. Whatever is wrong becomes `Unreadable` with one
sentence that says how to mend the file; the server survives.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any, TypeAlias

from django.utils.translation import gettext as _

from tapem.documents.errors import Unreadable
from tapem.documents.guards import Limits, check_size, open_office_archive
from tapem.documents.sandbox import run_in_child
from tapem.documents.sheets import META_SHEET

ReadValue: TypeAlias = str | int | Decimal | bool | dt.date | dt.datetime | None
DEFAULT_LIMITS = Limits()
PDF_MARK = b"%PDF-"
MARK_WITHIN = 1024
BYTE_ORDER_MARKS = {
    b"\xef\xbb\xbf": "utf-8-sig",
    b"\xff\xfe": "utf-16",
    b"\xfe\xff": "utf-16",
}


@dataclass(frozen=True, slots=True)
class ReadSheet:
    """One sheet from A1 on. Empty cells are None, whole numbers int, others Decimal.

    `unresolved` names cells whose formula has no stored result: their value is
    unknown, not zero. `errors` names cells that show #REF!, #DIV/0! and the like.
    """

    name: str
    is_visible: bool
    rows: tuple[tuple[ReadValue, ...], ...]
    merged: tuple[str, ...] = ()
    unresolved: tuple[str, ...] = ()
    errors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheets:
    """A whole workbook as read."""

    sheets: tuple[ReadSheet, ...]

    def find(self, name: str) -> ReadSheet | None:
        """Return the sheet of this name, or None."""
        return next((sheet for sheet in self.sheets if sheet.name == name), None)

    @property
    def visible(self) -> tuple[ReadSheet, ...]:
        """Sheets that a user sees."""
        return tuple(sheet for sheet in self.sheets if sheet.is_visible)

    @property
    def meta(self) -> dict[str, str]:
        """Keys and values of the hidden sheet that our own workbooks carry."""
        sheet = self.find(META_SHEET)
        rows = sheet.rows if sheet else ()
        return {str(row[0]): str(row[1]) for row in rows if len(row) > 1 and row[0] is not None}


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph or a cell; `start` and `end` count in the joined text.

    `marker` is the number that Word prints by itself; it is part of `text`.
    `level` is the outline level from 1. `cell` is (table, row, column) from 0.
    """

    text: str
    start: int
    end: int
    style: str = ""
    level: int | None = None
    marker: str = ""
    cell: tuple[int, int, int] | None = None


@dataclass(frozen=True, slots=True)
class ReadText:
    """A document as read: its pieces, joined by line feeds."""

    text: str
    pieces: tuple[Piece, ...]


class Severity(StrEnum):
    """How grave a note is; it decides the colour of the cell."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Note:
    """What is written into a cell of a user's workbook."""

    text: str
    severity: Severity = Severity.ERROR


def read_workbook(data: bytes, limits: Limits = DEFAULT_LIMITS) -> Sheets:
    """Return the sheets of an xlsx file; raises `Unreadable`."""
    open_office_archive(data, "xl/workbook.xml", limits)
    told = json.loads(run_in_child("workbook", data, limits))
    return Sheets(tuple(_sheet(sheet) for sheet in told["sheets"]))


def _sheet(told: Mapping[str, Any]) -> ReadSheet:
    return ReadSheet(
        name=told["name"],
        is_visible=told["visible"],
        rows=tuple(tuple(_value(value) for value in row) for row in told["rows"]),
        merged=tuple(told["merged"]),
        unresolved=tuple(told["unresolved"]),
        errors=tuple(told["errors"]),
    )


def _value(told: object) -> ReadValue:
    match told:
        case {"n": str(digits)}:
            number = Decimal(digits)
            return int(number) if number == number.to_integral_value() else number
        case {"d": str(day)}:
            return dt.date.fromisoformat(day)
        case {"t": str(moment)}:
            return dt.datetime.fromisoformat(moment)
        case str() | bool() | None:
            return told
        case _:
            return str(told)


def annotate_workbook(
    data: bytes, notes: Mapping[tuple[str, str], Note], limits: Limits = DEFAULT_LIMITS
) -> bytes:
    """Return the user's own workbook with notes on the cells (sheet, "C7").

    Formulas, sheets and formats are kept; raises `Unreadable`.
    """
    open_office_archive(data, "xl/workbook.xml", limits)
    listed = [
        {"sheet": sheet, "cell": cell, **asdict(note)} for (sheet, cell), note in notes.items()
    ]
    return run_in_child("annotate", data, limits, {"notes": listed})


def read_docx(data: bytes, limits: Limits = DEFAULT_LIMITS) -> ReadText:
    """Return paragraphs and table cells of a docx file; raises `Unreadable`."""
    open_office_archive(data, "word/document.xml", limits)
    told = json.loads(run_in_child("docx", data, limits))
    return _joined(told["pieces"])


def _joined(told: list[dict[str, Any]]) -> ReadText:
    pieces: list[Piece] = []
    start = 0
    for piece in told:
        end = start + len(piece["text"])
        place = (piece["table"], piece["row"], piece["column"]) if "table" in piece else None
        style, level = piece.get("style", ""), piece.get("level")
        marker = piece.get("marker", "")
        pieces.append(Piece(piece["text"], start, end, style, level, marker, place))
        start = end + 1
    return ReadText("\n".join(piece.text for piece in pieces), tuple(pieces))


def read_pdf(data: bytes, limits: Limits = DEFAULT_LIMITS) -> tuple[str, ...]:
    """Return the text of every page; raises `Unreadable`, also for a scan without text."""
    check_size(data, limits)
    if PDF_MARK not in data[:MARK_WITHIN]:
        raise Unreadable(_("Berkas bukan PDF. Simpan sebagai PDF dari program asalnya."))
    told = json.loads(run_in_child("pdf", data, limits))
    return tuple(told["pages"])


def read_text(data: bytes, limits: Limits = DEFAULT_LIMITS) -> str:
    """Return a text file with line feeds only; raises `Unreadable` for other content."""
    check_size(data, limits)
    encoding = next((name for mark, name in BYTE_ORDER_MARKS.items() if data.startswith(mark)), "")
    try:
        text = data.decode(encoding) if encoding else _decoded(data)
    except UnicodeDecodeError as error:
        raise Unreadable(_not_text()) from error
    if any(ord(letter) < ord(" ") and letter not in "\t\n\r\f" for letter in text):
        raise Unreadable(_not_text())
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _decoded(data: bytes) -> str:
    """Text without a mark is UTF-8, or the code page of older Windows programs."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252")


def _not_text() -> str:
    return _(
        "Berkas ini bukan teks biasa. Simpan ulang sebagai teks (.txt) dengan pengodean UTF-8."
    )
