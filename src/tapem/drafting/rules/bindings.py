"""Figures and tables bound to data: their values, their tokens in a text, their print.

A token is `{{ name }}` or `{{ name|terbilang }}`; what a text says about a number comes
from the data and from nowhere else.
"""

import datetime as dt
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from tapem.kernel.numbers import format_number, format_percent, format_rupiah, rupiah_in_words
from tapem.kernel.numerals import counted

UNKNOWN_VALUE = "(belum ada data)"
FILTERS = ("terbilang", "angka")
_TOKEN = re.compile(r"\{\{\s*([A-Za-z0-9_.\-]+)\s*(?:\|\s*([a-z]+)\s*)?\}\}")
_OPENING = re.compile(r"\{\{|\}\}")


class FigureKind(StrEnum):
    """What a figure counts; it decides how it is printed."""

    COUNT = "count"
    PERCENT = "percent"
    RUPIAH = "rupiah"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Figure:
    """A value with where it comes from and of which day; None means that it is unknown."""

    value: int | Decimal | Fraction | str | None
    source: str
    as_of: dt.date | None = None
    kind: FigureKind = FigureKind.COUNT
    url: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text; a bound one names its figure, so that a screen can show the source."""

    text: str
    figure: str = ""
    label: str = ""
    source: str = ""
    as_of: dt.date | None = None
    url: str = ""
    known: bool = True


@dataclass(frozen=True, slots=True)
class TableColumn:
    """One column of a bound table; neighbours with the same `group` share a heading."""

    key: str
    title: str
    width_mm: float = 20
    numeric: bool = False
    group: str = ""


@dataclass(frozen=True, slots=True)
class TableCell:
    """One cell as printed; `missing` marks a required cell without a value."""

    text: str
    missing: bool = False


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row by its stable key; a group row has one cell over the whole width."""

    key: str
    cells: tuple[TableCell, ...]
    kind: str = "normal"
    agency: str = ""


@dataclass(frozen=True, slots=True)
class Owed:
    """One required cell that is still empty: whose, which, and where to fill it.

    `agency` is the agency's id, `key` is stable, `group` names the form or the row and
    `label` the cell in words; not `is_started` where the whole group does not exist yet.
    `subject` is the id of that form or row, for screens that lead there.
    """

    agency: str
    key: str
    group: str
    label: str
    is_started: bool = True
    subject: str = ""


@dataclass(frozen=True, slots=True)
class TableData:
    """What a table of the annex shows, with its source and the cells that it still lacks.

    `size_pt` 0 leaves the size of letters to the paper.
    """

    columns: tuple[TableColumn, ...]
    rows: tuple[TableRow, ...]
    source: str
    as_of: dt.date | None = None
    landscape: bool = False
    size_pt: float = 0
    note: str = ""
    owed: tuple[Owed, ...] = ()


Lookup = Callable[[str], tuple[str, Figure] | None]


def tokens(text: str) -> list[tuple[str, str]]:
    """Return (name, filter) of every token of a text, in order."""
    return [(match[1], match[2] or "") for match in _TOKEN.finditer(text)]


def faulty_tokens(text: str, is_known: Callable[[str], bool]) -> list[str]:
    """Return a sentence for each token that cannot be resolved; empty when all can."""
    found = []
    for name, wanted in tokens(text):
        if not is_known(name):
            found.append(f"Angka “{name}” tidak dikenal.")
        if wanted and wanted not in FILTERS:
            found.append(f"Bentuk “{wanted}” tidak dikenal; pakai terbilang atau angka.")
    if _OPENING.search(_TOKEN.sub("", text)):
        found.append("Ada kurung kurawal ganda yang tidak lengkap.")
    return found


def resolved(text: str, lookup: Lookup) -> tuple[Piece, ...]:
    """Return the text in pieces, each token replaced by its figure."""
    return tuple(_pieces(text, lookup))


def _pieces(text: str, lookup: Lookup) -> Iterator[Piece]:
    end = 0
    for match in _TOKEN.finditer(text):
        if match.start() > end:
            yield Piece(text[end : match.start()])
        yield _bound(match[1], match[2] or "", lookup(match[1]))
        end = match.end()
    if end < len(text):
        yield Piece(text[end:])


def _bound(name: str, wanted: str, found: tuple[str, Figure] | None) -> Piece:
    if found is None:
        return Piece(f"[angka tidak dikenal: {name}]", figure=name, known=False)
    label, figure = found
    return Piece(
        text=figure_text(figure, wanted),
        figure=name,
        label=label,
        source=figure.source,
        as_of=figure.as_of,
        url=figure.url,
        known=figure.value is not None,
    )


def figure_text(figure: Figure, wanted: str = "") -> str:
    """Print a figure: 14, "14 (empat belas)" with terbilang, 83,20 with angka.

    Source of figure and words: UU 12/2011 Lampiran II angka 86.
    """
    value = figure.value
    if value is None:
        return UNKNOWN_VALUE
    if isinstance(value, str):
        return value
    if figure.kind is FigureKind.PERCENT:
        return format_number(value, 2) if wanted == "angka" else format_percent(Fraction(value))
    if figure.kind is FigureKind.RUPIAH:
        return rupiah_in_words(int(value)) if wanted == "terbilang" else format_rupiah(int(value))
    is_whole = value == int(value)
    if wanted == "terbilang" and is_whole:
        return counted(int(value))
    return format_number(int(value) if is_whole else value)


def text_of(pieces: tuple[Piece, ...]) -> str:
    """Return the words of a resolved text."""
    return "".join(piece.text for piece in pieces)
