"""The typed tree of a workbook: sheets, columns, rows, lists, notes.

Values hold no formulas: a text that begins with "=" is a text. Widths are in
characters, as Excel counts them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import TypeAlias

from tapem.documents.blocks import Orientation, Paper

Value: TypeAlias = str | int | float | Decimal | dt.date | bool | None


class Kind(StrEnum):
    """What a column holds; it decides format, alignment and validation."""

    TEXT = "text"
    CODE = "code"
    INTEGER = "integer"
    DECIMAL = "decimal"
    PERCENT = "percent"
    RUPIAH = "rupiah"
    DATE = "date"


class Visibility(StrEnum):
    """Whether a user sees the sheet; a very hidden one cannot be shown by a click."""

    VISIBLE = "visible"
    HIDDEN = "hidden"
    VERY_HIDDEN = "very_hidden"


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """One column. `list_name` names a `ValueList` that its cells choose from.

    Percent values are written as they are read (80 is 80 %). `minimum` and
    `maximum` bound numbers typed into unlocked cells; `takes_words` leaves them unbounded,
    for cells that hold a number or an answer such as "tidak ada".
    """

    title: str
    width: float = 14
    kind: Kind = Kind.TEXT
    locked: bool = True
    hidden: bool = False
    list_name: str = ""
    minimum: int | None = None
    maximum: int | None = None
    takes_words: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class SheetNote:
    """A note on one cell; row and column count from 0 in the rows of the sheet."""

    row: int
    column: int
    text: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: title rows, a frozen header, rows, and empty rows to be filled."""

    name: str
    columns: tuple[SheetColumn, ...]
    rows: tuple[tuple[Value, ...], ...] = ()
    title_rows: tuple[str, ...] = ()
    total: tuple[Value, ...] = ()
    notes: tuple[SheetNote, ...] = ()
    blank_rows: int = 0
    is_protected: bool = False
    visibility: Visibility = Visibility.VISIBLE
    orientation: Orientation = Orientation.LANDSCAPE
    paper: Paper = Paper.F4


@dataclass(frozen=True, slots=True)
class ValueList:
    """Values to choose from, kept on a hidden sheet under a defined name."""

    name: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Workbook:
    """A whole workbook. `meta` goes to a very hidden sheet as key and value."""

    title: str
    sheets: tuple[Sheet, ...]
    lists: tuple[ValueList, ...] = ()
    meta: Mapping[str, str] = field(default_factory=dict)
    author: str = ""
    created: dt.datetime = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)


META_SHEET = "_meta"
LISTS_SHEET = "_daftar"
