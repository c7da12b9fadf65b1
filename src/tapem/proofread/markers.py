"""List markers: how they are written, what they count, which one must follow."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tapem.proofread import numerals
from tapem.proofread.tree import MarkerStyle

_ALPHABET = 26


@dataclass(frozen=True, slots=True)
class Marker:
    """A marker with its style, its count (0 for bullets) and an inserted letter (``1a``)."""

    text: str
    style: MarkerStyle
    ordinal: int
    suffix: str = ""


_MARKER = re.compile(
    r"(?P<clause>\((?P<cn>\d{1,3})(?P<cs>[a-z]?)\)\.?)"
    r"|(?P<letter>(?P<l>[a-z]{1,2})(?P<lend>[.)]))(?=\s)"
    r"|(?P<number>(?P<n>\d{1,3})(?P<ns>[a-z]?)(?P<nend>[.)]))(?=\s|[A-Z])"
    r"|(?P<roman>(?P<r>[IVX]{1,5})\.)(?=\s)"
    r"|(?P<upper>(?P<u>[A-Z])\.)(?=\s)"
    r"|(?P<bullet>[•●▪◦‣○■➢✓·*]|[-–—](?=\s))"
)


def read_marker(source: str, place: int, end: int) -> tuple[Marker, int] | None:
    """The marker that begins at a place, and the offset of the words after it."""
    found = _MARKER.match(source, place, end)
    if found is None:
        return None
    marker = _as_marker(found)
    if marker is None:
        return None
    after = found.end()
    while after < end and source[after].isspace():
        after += 1
    return marker, after


def _as_marker(found: re.Match[str]) -> Marker | None:
    words = found[0]
    if found["clause"]:
        return Marker(words, MarkerStyle.CLAUSE, int(found["cn"]), found["cs"])
    if found["letter"]:
        count = letter_value(found["l"])
        style = MarkerStyle.LETTER_DOT if found["lend"] == "." else MarkerStyle.LETTER_PAREN
        return Marker(words, style, count) if count else None
    if found["number"]:
        style = MarkerStyle.NUMBER_DOT if found["nend"] == "." else MarkerStyle.NUMBER_PAREN
        return Marker(words, style, int(found["n"]), found["ns"])
    if found["roman"]:
        value = numerals.from_roman(found["r"])
        return Marker(words, MarkerStyle.ROMAN_DOT, value) if value else None
    if found["upper"]:
        return Marker(words, MarkerStyle.UPPER_DOT, ord(found["u"]) - 64)
    return Marker(words, MarkerStyle.BULLET, 0)


def letter_value(letters: str) -> int:
    """``a`` → 1 … ``z`` → 26, ``aa`` → 27, ``bb`` → 28; pairs of unlike letters are no marker."""
    if len(letters) == 1:
        return ord(letters) - 96
    if letters[0] == letters[1]:
        return ord(letters[0]) - 96 + 26
    return ord(letters[1]) - 96 + 26 if letters[0] == "a" else 0


def letter_name(count: int) -> str:
    """The letter that counts: 1 → ``a``, 27 → ``aa``."""
    return chr(96 + count) if count <= _ALPHABET else chr(96 + count - 26) * 2


def begins_marker(source: str, place: int, end: int) -> bool:
    """Whether a line begins with a list marker."""
    return _MARKER.match(source, place, end) is not None


def name_of(style: MarkerStyle, ordinal: int) -> str:
    """How a style writes a count, for example ``(3)``, ``c.`` or ``3)``."""
    if style is MarkerStyle.CLAUSE:
        return f"({ordinal})"
    if style in (MarkerStyle.LETTER_DOT, MarkerStyle.LETTER_PAREN):
        return letter_name(ordinal) + style.value[-1]
    if style in (MarkerStyle.NUMBER_DOT, MarkerStyle.NUMBER_PAREN):
        return f"{ordinal}{style.value[-1]}"
    if style is MarkerStyle.ROMAN_DOT:
        return f"{numerals.to_roman(ordinal)}."
    if style is MarkerStyle.UPPER_DOT:
        return f"{chr(64 + ordinal)}."
    return style.value


INLINE = re.compile(
    r"(?<=[.;:,)])\s+(?:(?:dan\s*/\s*atau|dan|atau)\s+)?"
    r"(?=\(\d{1,3}[a-z]?\)\s|[a-z]{1,2}[.)]\s|\d{1,3}[a-z]?[.)]\s)"
    r"|(?<=\bdan)\s+(?=[a-z][.)]\s|\d{1,3}[.)]\s)|(?<=\batau)\s+(?=[a-z][.)]\s|\d{1,3}[.)]\s)"
)
