"""Widths of table columns: as asked for, but never so narrow that a word is torn.

Widths of words are estimated from the proportions of Bookman; exact metrics are
not needed because a little room is added.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from tapem.documents.blocks import Document, RowKind, Table
from tapem.documents.layout import clean, lay_header, plain, row_cells, table_size_pt

POINT_MM = 25.4 / 72
CELL_SIDES_MM = 2.4
ROOM_MM = 0.8
# A longer word (an address of a web page) may be broken instead of eating the page.
WIDEST_DEMAND_MM = 42
WIDEST_LABEL_MM = 70.0
BREAK = "\u200b"
AFTER_JOINT = re.compile(r"(?<=[./_@-])(?=.)")

NARROW = frozenset("ijlft.,;:'|!()[]/ ")
WIDE = frozenset("mwMW@%&")


@lru_cache(maxsize=16384)
def word_width_mm(word: str, size_pt: float) -> float:
    """Return the estimated width of a word, in millimetres."""
    return sum(_share_of_size(letter) for letter in word) * size_pt * POINT_MM


def _share_of_size(letter: str) -> float:
    if letter in NARROW:
        return 0.38
    if letter in WIDE:
        return 0.98
    return 0.76 if letter.isupper() else 0.64


def label_width_mm(labels: Iterable[str], size_pt: float, asked: float) -> float:
    """Return the width of a column of labels: as asked, or wider for the longest label."""
    longest = max((word_width_mm(clean(label), size_pt) for label in labels), default=0.0)
    return max(asked, min(round(longest + 2 * ROOM_MM, 1), WIDEST_LABEL_MM))


def column_widths_mm(document: Document, table: Table, available: float) -> tuple[float, ...]:
    """Return the widths, all together at most `available` millimetres.

    Columns that are too narrow for a word take room from those that have more
    than they need; if the page is too narrow for all, everything shrinks alike.
    """
    asked = [column.width_mm for column in table.columns]
    total = sum(asked)
    if not total:
        return tuple(available / len(asked) for _ in asked) if asked else ()
    target = min(total, available)
    scaled = [width * target / total for width in asked]
    needed = _needed_mm(table, table_size_pt(document, table), scaled)
    if sum(needed) > target:
        target = min(sum(needed), available)
    factor = min(1.0, target / sum(needed))
    floors = [need * factor for need in needed]
    return _raised(scaled, floors, target)


def _raised(widths: Sequence[float], floors: Sequence[float], target: float) -> tuple[float, ...]:
    """Raise every width to its floor and take the excess where there is room."""
    raised = [max(width, floor) for width, floor in zip(widths, floors, strict=True)]
    excess = sum(raised) - target
    room = sum(width - floor for width, floor in zip(raised, floors, strict=True))
    share = excess / room if room > 0 else 0.0
    fitted = (width - (width - floor) * share for width, floor in zip(raised, floors, strict=True))
    return tuple(round(width, 2) for width in fitted)


def _needed_mm(table: Table, size_pt: float, widths: Sequence[float]) -> list[float]:
    words: list[set[str]] = [set() for _ in table.columns]
    for place, text in _texts_by_column(table):
        words[place].update(clean(text).split())
    needed: list[float] = []
    for found, width in zip(words, widths, strict=True):
        widest = max((word_width_mm(word, size_pt) for word in found), default=0.0)
        demand = widest + CELL_SIDES_MM + ROOM_MM
        needed.append(min(demand, max(WIDEST_DEMAND_MM, width)))
    return needed


def _texts_by_column(table: Table) -> Iterator[tuple[int, str]]:
    """Texts that stand in one column alone, with the place of the column."""
    for row in table.rows:
        if row.kind is RowKind.GROUP:
            continue
        place = 0
        for cell in row_cells(row, table.columns):
            if cell.columns == 1:
                yield place, plain(cell.text)
            place += cell.columns
    for line in lay_header(table):
        yield from ((cell.place, cell.text) for cell in line if cell.columns == 1)


def with_breaks(text: str, width_mm: float, size_pt: float) -> str:
    """Return the text with U+200B inside the words that are wider than the cell.

    The PDF template turns the sign into a place to break; it is never printed.
    """
    inner = width_mm - CELL_SIDES_MM
    parts = re.split(r"(\s+)", text.replace(BREAK, ""))
    return "".join(
        part if part.isspace() or word_width_mm(part, size_pt) <= inner else _broken(part)
        for part in parts
    )


def _broken(word: str) -> str:
    joined = AFTER_JOINT.sub(BREAK, word)
    return joined if joined != word else BREAK.join(word)
