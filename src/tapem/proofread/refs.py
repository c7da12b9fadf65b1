"""References inside a regulation: “Pasal 5 ayat (1) huruf a”, as chains of linked parts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from tapem.proofread.tree import Node, Text

_LONGEST_LINK = 24


class Level(StrEnum):
    """What a part of a reference names."""

    ARTICLE = "Pasal"
    CLAUSE = "ayat"
    LETTER = "huruf"
    NUMBER = "angka"
    CHAPTER = "Bab"


@dataclass(frozen=True, slots=True)
class Part:
    """One named unit in a chain."""

    level: Level
    value: str
    start: int
    end: int

    @property
    def number(self) -> int:
        """The digits of the value, 0 for letters."""
        digits = re.match(r"\d+", self.value)
        return int(digits[0]) if digits else 0


@dataclass(frozen=True, slots=True)
class Chain:
    """Linked parts (“Pasal 5 ayat (1) dan ayat (2)”), and whether they point into this text."""

    parts: tuple[Part, ...]
    node: Node
    is_foreign: bool
    lead: str

    @property
    def start(self) -> int:
        """Where the chain begins."""
        return self.parts[0].start

    @property
    def end(self) -> int:
        """Where the chain ends."""
        return self.parts[-1].end


_PART = re.compile(
    r"\b[Pp]asal\s+(?P<article>\d{1,4}[A-Z]{0,2})\b"
    r"|\bayat\s+\((?P<clause>\d{1,3}[a-z]?)\)"
    r"|\bhuruf\s+(?P<letter>[a-z]{1,2})\b(?!\s+[a-z]\.)"
    r"|\bangka\s+(?P<number>\d{1,3})(?![\d.,]*\d)"
    r"|\b(?:Bab|BAB)\s+(?P<chapter>[IVXLC]+)\b"
)
_LINK = re.compile(
    r"[\s_]*(?:,\s*)?(?:(?:dan\s*/\s*atau|dan|atau|serta|sampai\s+dengan|s/d|s\.d\.|,)\s*)?",
    re.IGNORECASE,
)
_FOREIGN = re.compile(
    r"\s*,?\s*(?:dari\s+|dalam\s+|pada\s+)?(?=(?P<name>[A-Z][\w-]*(?:\s+[A-Z][\w-]*)*(?:\s+(?P<ini>ini)\b)?))"
)
_INSTRUMENT = re.compile(r"(?:Undang|Peraturan|Perda|Perbup|Qanun|Keputusan|Lampiran)")


def chains(text: Text, node: Node) -> Iterator[Chain]:
    """Every chain of references in a node's words."""
    parts: list[Part] = []
    for found in _PART.finditer(text.source, node.body, node.end):
        part = _as_part(found)
        if parts and not _is_linked(text.source, parts[-1].end, part.start):
            yield _chain(text, node, parts)
            parts = []
        parts.append(part)
    if parts:
        yield _chain(text, node, parts)


def _as_part(found: re.Match[str]) -> Part:
    for level, group in (
        (Level.ARTICLE, "article"), (Level.CLAUSE, "clause"), (Level.LETTER, "letter"),
        (Level.NUMBER, "number"), (Level.CHAPTER, "chapter"),
    ):  # fmt: skip
        if found[group]:
            return Part(level, found[group], found.start(), found.end())
    raise AssertionError("a match has one of its groups")


def _is_linked(source: str, start: int, end: int) -> bool:
    return end - start < _LONGEST_LINK and _LINK.fullmatch(source, start, end) is not None


def _chain(text: Text, node: Node, parts: list[Part]) -> Chain:
    end = parts[-1].end
    after = _FOREIGN.match(text.source, end, min(len(text.source), end + 200))
    foreign = after is not None and not (after["ini"] and _INSTRUMENT.match(after["name"]))
    lead = text.source[max(node.body, parts[0].start - 60) : parts[0].start]
    return Chain(tuple(parts), node, foreign or _is_led_by_other(lead), lead)


_OTHER_LEAD = re.compile(
    r"(?:Undang-Undang|Peraturan|Keputusan|UUD|KUHP|KUHAP|Nomor \d+ Tahun \d{4})[^.;]{0,12}$|\bayat\s+\d+\s*$|\b[Pp]asal\s+\d[\d ]*$|\b[Pp]ajak\s+\w+\s+$|(?<![.;:(])\s[A-Z][a-z]+\s+[A-Z][a-z]+\s+$"
)


def _is_led_by_other(lead: str) -> bool:
    """“… Undang-Undang Nomor 5 Tahun 1960 Pasal 3”: the instrument stands in front."""
    return _OTHER_LEAD.search(lead) is not None
