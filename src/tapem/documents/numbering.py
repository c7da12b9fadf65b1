"""Numbers that Word prints by itself before a paragraph ("1.", "a)", "BAB II").

They are not part of the text of the file, yet a reader of the paper sees them;
they are counted here as Word counts them.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from docx.oxml.ns import qn

ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
PLACE = re.compile(r"%([1-9])")
MOST_LEVELS = 9


@dataclass(frozen=True, slots=True)
class _Level:
    style: str
    pattern: str
    start: int


@dataclass(slots=True)
class Numbering:
    """Counts the lists of one document in reading order."""

    levels: dict[tuple[str, int], _Level] = field(default_factory=dict)
    family: dict[str, str] = field(default_factory=dict)
    restarts: dict[tuple[str, int], int] = field(default_factory=dict)
    counts: dict[str, list[int | None]] = field(default_factory=dict)
    seen: set[str] = field(default_factory=set)

    def marker(self, list_id: str, level: int) -> str:
        """Return the number of the next paragraph of this list and level; "" if none."""
        family = self.family.get(list_id)
        shape = self.levels.get((family or "", level))
        if family is None or shape is None or level >= MOST_LEVELS:
            return ""
        counts = self.counts.setdefault(family, [None] * MOST_LEVELS)
        if list_id not in self.seen:
            self.seen.add(list_id)
            self._restart(list_id, counts)
        before = counts[level]
        counts[level] = shape.start if before is None else before + 1
        counts[level + 1 :] = [None] * (MOST_LEVELS - level - 1)
        return self._filled(family, shape, counts)

    def _restart(self, list_id: str, counts: list[int | None]) -> None:
        for level in range(MOST_LEVELS):
            start = self.restarts.get((list_id, level))
            if start is not None:
                counts[level] = start - 1

    def _filled(self, family: str, shape: _Level, counts: list[int | None]) -> str:
        if shape.style == "bullet":
            return "•"

        def number(place: re.Match[str]) -> str:
            level = int(place[1]) - 1
            inner = self.levels.get((family, level))
            count = counts[level]
            if inner is None:
                return ""
            return shown(inner.start if count is None else count, inner.style)

        return PLACE.sub(number, shape.pattern)


def shown(number: int, style: str) -> str:
    """Return a number as Word shows it in this style of numbering."""
    form = FORMS.get(style)
    return form(number) if form else str(number)


def _letters(number: int) -> str:
    repeat, place = divmod(max(number, 1) - 1, 26)
    return chr(ord("a") + place) * (repeat + 1)


def _roman(number: int) -> str:
    made = ""
    for value, letters in ROMAN:
        times, number = divmod(number, value)
        made += letters * times
    return made


FORMS: dict[str, Callable[[int], str]] = {
    "lowerLetter": _letters,
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
    "decimalZero": lambda number: f"{number:02d}",
    "none": lambda number: "",
}


def read_numbering(root: Any | None) -> Numbering:
    """Return the lists that the numbering part of a document declares."""
    numbering = Numbering()
    if root is None:
        return numbering
    for abstract in root.findall(qn("w:abstractNum")):
        family = abstract.get(qn("w:abstractNumId"))
        for level in abstract.findall(qn("w:lvl")):
            place = int(level.get(qn("w:ilvl"), "0"))
            numbering.levels[family, place] = _level(level)
    for number in root.findall(qn("w:num")):
        list_id = number.get(qn("w:numId"))
        numbering.family[list_id] = number.find(qn("w:abstractNumId")).get(qn("w:val"))
        for override in number.findall(qn("w:lvlOverride")):
            start = override.find(qn("w:startOverride"))
            if start is not None:
                place = int(override.get(qn("w:ilvl"), "0"))
                numbering.restarts[list_id, place] = int(start.get(qn("w:val"), "1"))
    return numbering


def _level(level: Any) -> _Level:
    def told(name: str, default: str) -> str:
        found = level.find(qn(f"w:{name}"))
        return default if found is None else found.get(qn("w:val"), default)

    return _Level(told("numFmt", "decimal"), told("lvlText", ""), int(told("start", "1")))
