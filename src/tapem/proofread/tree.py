"""The typed tree that every rule reads: a flat run of nodes over one source text.

Nodes keep offsets into the source instead of copies of it, so that a finding
can point at the place and a long draft stays cheap.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property


class Kind(StrEnum):
    """What the document is; decides which rules apply."""

    REGULATION = "regulation"
    REPORT = "report"
    LETTER = "letter"


class Zone(StrEnum):
    """Part of a document; most norms of Lampiran II bind only some of them."""

    TITLE = "judul"
    CONSIDERING = "menimbang"
    RECALLING = "mengingat"
    DECREE = "diktum"
    BODY = "batang tubuh"
    CLOSING = "penutup"
    EXPLANATION = "penjelasan"
    ANNEX = "lampiran"
    PROSE = "surat/laporan"


class Unit(StrEnum):
    """What a node is."""

    TITLE = "judul"
    HEADING = "kepala"
    CHAPTER = "bab"
    PART = "bagian"
    SUBPART = "paragraf"
    ARTICLE = "pasal"
    CLAUSE = "ayat"
    ITEM = "butir"
    BLOCK = "alinea"
    CELL = "sel"


class MarkerStyle(StrEnum):
    """How a list marker is written; the four levels of LII-87 and what reports use besides."""

    NONE = ""
    CLAUSE = "(1)"
    LETTER_DOT = "a."
    NUMBER_DOT = "1."
    LETTER_PAREN = "a)"
    NUMBER_PAREN = "1)"
    UPPER_DOT = "A."
    ROMAN_DOT = "I."
    BULLET = "•"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph as an extracting reader hands it over.

    ``start`` is its offset in the extracted text, or -1 when the caller leaves
    the joining to the reader. ``marker`` is a list number that a word processor
    draws but does not keep in the text. ``cell`` is (table, row, column) from 0.
    """

    text: str
    start: int = -1
    style: str = ""
    level: int = 0
    marker: str = ""
    is_table_cell: bool = False
    cell: tuple[int, int, int] | None = None


@dataclass(frozen=True, slots=True)
class Node:
    """A stretch of the source with its role. ``body`` is the offset after the marker."""

    index: int
    unit: Unit
    zone: Zone
    start: int
    end: int
    body: int
    parent: int = -1
    marker: str = ""
    style: MarkerStyle = MarkerStyle.NONE
    ordinal: int = 0
    suffix: str = ""
    depth: int = 0
    inline: bool = False


@dataclass(frozen=True, slots=True)
class ItemList:
    """Sibling items under one parent, in order, with the node that introduces them."""

    intro: int
    style: MarkerStyle
    items: tuple[int, ...]


_BREAK = re.compile(r"\n")


@dataclass(frozen=True)
class Text:
    """A document: its source, what kind it is and why, and its nodes in reading order."""

    source: str
    kind: Kind
    kind_reason: str
    nodes: tuple[Node, ...]
    paragraphs: tuple[Paragraph, ...] = field(default=(), repr=False)

    def of(self, node: Node) -> str:
        """The node's words without its marker."""
        return self.source[node.body : node.end]

    def whole(self, node: Node) -> str:
        """The node's words with its marker."""
        return self.source[node.start : node.end]

    @cached_property
    def _starts(self) -> list[int]:
        return [node.start for node in self.nodes]

    @cached_property
    def _breaks(self) -> list[int]:
        return [found.start() for found in _BREAK.finditer(self.source)]

    def line_of(self, offset: int) -> int:
        """Line number of an offset, counted from 1."""
        return bisect.bisect_left(self._breaks, offset) + 1

    def node_at(self, offset: int) -> Node | None:
        """The node that an offset lies in, or the last one before it."""
        place = bisect.bisect_right(self._starts, offset) - 1
        return self.nodes[place] if place >= 0 else None

    def nodes_between(self, start: int, end: int) -> tuple[Node, ...]:
        """Nodes that begin in a stretch of the source."""
        low, high = bisect.bisect_left(self._starts, start), bisect.bisect_left(self._starts, end)
        return self.nodes[low:high]

    @cached_property
    def _by_zone(self) -> dict[Zone, tuple[Node, ...]]:
        groups: dict[Zone, list[Node]] = {}
        for node in self.nodes:
            groups.setdefault(node.zone, []).append(node)
        return {zone: tuple(nodes) for zone, nodes in groups.items()}

    def in_zones(self, *zones: Zone) -> Iterator[Node]:
        """Nodes of the given zones, in reading order within each zone."""
        for zone in zones:
            yield from self._by_zone.get(zone, ())

    def has_zone(self, zone: Zone) -> bool:
        """Whether any node lies in the zone."""
        return zone in self._by_zone

    @cached_property
    def children(self) -> dict[int, tuple[int, ...]]:
        """Indices of child nodes by parent index (-1 for the roots)."""
        groups: dict[int, list[int]] = {}
        for node in self.nodes:
            groups.setdefault(node.parent, []).append(node.index)
        return {parent: tuple(kids) for parent, kids in groups.items()}

    @cached_property
    def articles(self) -> tuple[Node, ...]:
        """The articles (pasal) of the body in order."""
        return tuple(n for n in self._by_zone.get(Zone.BODY, ()) if n.unit is Unit.ARTICLE)

    def span_end(self, node: Node) -> int:
        """End of a node together with everything under it."""
        last = node
        kids = self.children.get(node.index, ())
        while kids:
            last = self.nodes[kids[-1]]
            kids = self.children.get(last.index, ())
        return max(node.end, last.end)

    @cached_property
    def lists(self) -> tuple[ItemList, ...]:
        """Every run of sibling items; see ``ItemList``."""
        return tuple(_runs(self))


def _runs(text: Text) -> Iterator[ItemList]:
    """Group item nodes with the same parent and style into lists."""
    for parent, kids in sorted(text.children.items()):
        run: list[int] = []
        previous = parent
        intro = parent
        for index in kids:
            node = text.nodes[index]
            if node.unit is not Unit.ITEM:
                if run:
                    yield ItemList(intro, text.nodes[run[0]].style, tuple(run))
                    run = []
                previous = index
                continue
            if run and _starts_anew(text.nodes[run[-1]], node):
                yield ItemList(intro, text.nodes[run[0]].style, tuple(run))
                previous, run = -1, []
            if not run:
                intro = previous
            run.append(index)
        if run:
            yield ItemList(intro, text.nodes[run[0]].style, tuple(run))


def _starts_anew(last: Node, node: Node) -> bool:
    """Another style, or a count that begins again, starts another list."""
    return node.style is not last.style or (node.ordinal == 1 and last.ordinal >= 1)
