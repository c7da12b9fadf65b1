"""Structure of a regulation: zones by their fixed openings, headings, articles, clauses, items.

Enacted texts reach us with lines run together ("… huruf a. Pasal 5 (1) Setiap
…"), so headings and markers are also found inside a block, there only when
they are the very next in the count.
"""

from __future__ import annotations

import re

from tapem.proofread import numerals, openings
from tapem.proofread.markers import INLINE, Marker, read_marker
from tapem.proofread.outline import Outline
from tapem.proofread.segments import Block
from tapem.proofread.tree import MarkerStyle, Node, Unit, Zone

_LONGEST_TITLE = 300

_HEADING = re.compile(
    r"BAB\s+(?P<bab>[IVXLC]+[A-Z]?|\d{1,3})\b\.?"
    r"|Bagian\s+(?P<part>Ke[a-z]+(?:\s+(?:Belas|belas|Puluh|puluh)(?:\s+(?:Satu|Dua|Tiga|Empat|Lima))?)?|Pertama|[IVX]+\b|\d{1,2}\b)"
    r"|Paragraf\s+(?P<subpart>\d{1,3}\b|Ke[a-z]+|[IVX]+\b)"
    r"|Pasal\s+(?P<article>\d{1,4}[A-Z]{0,2}|[IVX]+)\b\.?"
)
_CATCHWORD = re.compile(r"\s*\.\s?\.")
_ARTICLE_BODY = re.compile(r"\s*(?:\(1\)|\(la?\)|Cukup jelas|[A-Z][a-z]+|$)")
_NOT_ARTICLE_BODY = re.compile(
    r"\s*(?:Undang|Peraturan|Keputusan|Kitab|Lampiran|Anggaran|Qanun|Perda|Perbup)\b"
)
_INNER_HEADING = re.compile(
    r"(?<=[.;:])\s+(?=(?:BAB\s+[IVXLC]+|Pasal\s+\d|Bagian\s+Ke|Paragraf\s+\d))"
    r"|(?<=\w)\s+(?=Pasal\s+\d{1,4}\s+(?:\(1\)|[A-Z]))"
)
_TERMINAL = re.compile(r"[.;:,]\s*$")


# How far a doubtful heading may run ahead of the count; further off it is a reference.
_NEAR = 3


_TITLED = (Unit.HEADING, Unit.CHAPTER, Unit.PART, Unit.SUBPART)


class _Reader:
    """Walks the blocks once, with the zone and the open unit as its only state."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.zone = Zone.TITLE
        self.outline = Outline()
        self.chapter = self.part = self.subpart = self.article = -1
        self.last_article = self.last_chapter = 0
        self.awaits_title = False

    def read(self, blocks: list[Block]) -> tuple[Node, ...]:
        for block in (
            part for whole in blocks for part in openings.at_openings(self.source, whole)
        ):
            self._enter_zone(block)
            if self.zone in (Zone.BODY, Zone.ANNEX):
                self._read_structured(block)
            else:
                self._read_plain(block.start, block)
        return tuple(self.outline.nodes)

    def _enter_zone(self, block: Block) -> None:
        """Move on to a later zone when the block opens one."""
        rank = openings.ORDER.index(self.zone)
        begins_body = self.zone is not Zone.BODY and openings.BEGINS_BODY.match(
            self.source, block.start, block.end
        )
        if begins_body and 0 < rank < openings.ORDER.index(Zone.BODY):
            self._change(Zone.BODY)
            return
        if (
            self.last_article > 1
            and openings.EXPLAINS.match(self.source, block.start, block.end)
            and self.zone is Zone.BODY
        ):
            self._change(Zone.EXPLANATION)
            return
        for zone, opening in openings.OPENINGS:
            if opening.match(self.source, block.start, block.end) is None:
                continue
            if openings.ORDER.index(zone) > rank and self._may_enter(zone):
                self._change(zone)
                return
            if zone is Zone.ANNEX and self.zone is Zone.ANNEX:
                self._change(zone)

    def _may_enter(self, zone: Zone) -> bool:
        """Explanation and annex follow a body; the closing words follow an article."""
        if zone is Zone.EXPLANATION:
            return self.last_article > 0 or self.zone is Zone.CLOSING
        if zone is Zone.CLOSING:
            return self.zone is not Zone.TITLE
        return True

    def _change(self, zone: Zone) -> None:
        self.zone = zone
        self.outline.close_lists(-1)
        self.chapter = self.part = self.subpart = self.article = -1
        self.awaits_title = False
        if zone is Zone.ANNEX:
            self.last_chapter = 0

    def _read_plain(self, start: int, block: Block) -> None:
        """Zones without headings of their own: an opening word, then items or paragraphs."""
        opening = next(
            (
                o.match(self.source, start, block.end)
                for z, o in openings.OPENINGS
                if z is self.zone
            ),
            None,
        )
        if opening is not None and self.zone in (Zone.CONSIDERING, Zone.RECALLING, Zone.DECREE):
            parent = self.outline.add(Unit.HEADING, self.zone, start, opening.end(), parent=-1)
            self.outline.close_lists(parent)
            start = openings.skip_space(self.source, opening.end(), block.end)
            if start >= block.end:
                return
        if block.is_cell:
            self.outline.add(Unit.CELL, self.zone, start, block.end, parent=-1)
            return
        unit = Unit.TITLE if self.zone is Zone.TITLE else Unit.BLOCK
        self._read_words(start, block.end, block, unit)

    def _read_structured(self, block: Block) -> None:
        if block.is_cell and not self._heading_at(block.start, block.end, inline=False):
            self.outline.add(Unit.CELL, self.zone, block.start, block.end, parent=self._owner())
            return
        start = block.start
        while start < block.end:
            heading = self._heading_at(start, block.end, inline=start > block.start)
            if heading is not None:
                start = self._open(heading, start, block)
                continue
            stop = self._next_heading(start, block.end)
            self._read_words(start, stop, block, Unit.BLOCK)
            start = openings.skip_space(self.source, stop, block.end)

    def _next_heading(self, start: int, end: int) -> int:
        """Where the next inner heading cuts the block, or its end."""
        if self.zone is Zone.ANNEX:
            return end
        for cut in _INNER_HEADING.finditer(self.source, start, end):
            if self._heading_at(cut.end(), end, inline=True) is not None:
                return cut.end()
        return end

    def _heading_at(self, place: int, end: int, *, inline: bool) -> re.Match[str] | None:
        found = _HEADING.match(self.source, place, end)
        if found is None or _CATCHWORD.match(self.source, found.end(), end):
            return None
        if found["article"]:
            return found if self._is_article(found, end, inline=inline) else None
        if inline and found["bab"]:
            return found if 1 <= _chapter_value(found["bab"]) - self.last_chapter <= _NEAR else None
        if self._goes_on_low(found.end(), end):
            return None
        return found

    def _goes_on_low(self, place: int, end: int) -> bool:
        """``Bagian Hukum berwenang …``, ``BAB II dan …``: a sentence, not a heading."""
        after = openings.skip_space(self.source, place, end)
        return (after < end and self.source[after] in ",;.") or self.source[
            after : after + 1
        ].islower()

    def _is_article(self, found: re.Match[str], end: int, *, inline: bool) -> bool:
        if self.zone is Zone.ANNEX:
            return False
        after = found.end()
        if _NOT_ARTICLE_BODY.match(self.source, after, end) or not _ARTICLE_BODY.match(
            self.source, after, end
        ):
            return False
        number = _article_number(found["article"])
        alone = not self.source[
            after : self.source.find("\n", after) if "\n" in self.source[after:end] else end
        ].strip()
        if alone and not inline and not self._follows_low(found.start()):
            return True
        steps = number - self.last_article
        return number > 0 and (0 <= steps <= 1 or (alone and not inline and 0 < steps <= _NEAR))

    def _follows_low(self, place: int) -> bool:
        """After a word in lower case or a comma the line goes on with a reference."""
        if self.outline.nodes and self.outline.nodes[-1].unit in _TITLED:
            return False
        before = self.source[max(0, place - 40) : place].rstrip()
        return before[-1:].islower() or before.endswith(",")

    def _open(self, found: re.Match[str], start: int, block: Block) -> int:
        """Add the heading's node; returns where the words after it begin."""
        unit, ordinal, parent = self._describe(found)
        last = self.outline.nodes[-1] if self.outline.nodes else None
        if (
            last is not None
            and last.unit is unit
            and last.ordinal == ordinal
            and unit in (Unit.CHAPTER, Unit.ARTICLE)
        ):
            # A heading printed twice with nothing between: once at the foot of the page before.
            return openings.skip_space(self.source, found.end(), block.end)
        suffix = (
            re.sub(r"^(?:\d+|[IVXLC]+)", "", found["article"] or "") if found["article"] else ""
        )
        node = Node(
            len(self.outline.nodes), unit, self.zone, start, found.end(), found.end(), parent,
            found[0], MarkerStyle.NONE, ordinal, suffix, 0, start > block.start,
        )  # fmt: skip
        index = self.outline.append(node)
        self._remember(unit, index, ordinal)
        self.outline.close_lists(index)
        self.awaits_title = unit is not Unit.ARTICLE
        return openings.skip_space(self.source, found.end(), block.end)

    def _describe(self, found: re.Match[str]) -> tuple[Unit, int, int]:
        if found["bab"]:
            return Unit.CHAPTER, _chapter_value(found["bab"]), -1
        if found["part"]:
            return Unit.PART, _part_value(found["part"]), self.chapter
        if found["subpart"]:
            return Unit.SUBPART, _part_value(found["subpart"]), max(self.part, self.chapter)
        return Unit.ARTICLE, _article_number(found["article"]), self._group()

    def _group(self) -> int:
        return max(self.chapter, self.part, self.subpart)

    def _owner(self) -> int:
        return self.article if self.article >= 0 else self._group()

    def _remember(self, unit: Unit, index: int, ordinal: int) -> None:
        if unit is Unit.CHAPTER:
            self.chapter, self.part, self.subpart, self.article = index, -1, -1, -1
            self.last_chapter = ordinal or self.last_chapter + 1
        elif unit is Unit.PART:
            self.part, self.subpart, self.article = index, -1, -1
        elif unit is Unit.SUBPART:
            self.subpart, self.article = index, -1
        else:
            self.article = index
            self.last_article = ordinal or self.last_article

    def _read_words(self, start: int, end: int, block: Block, unit: Unit) -> None:
        """Words between headings: items by their markers, else a title line or a paragraph."""
        end = openings.rstrip(self.source, start, end)
        drawn = (
            read_marker(f"{block.marker} ", 0, len(block.marker) + 1)
            if block.marker and start == block.start
            else None
        )
        found = (drawn[0], start) if drawn else read_marker(self.source, start, end)
        if found is not None and self._accepts(found[0]):
            self._read_items(start, end, found)
            return
        if (
            self.awaits_title
            and not _TERMINAL.search(self.source, max(start, end - 2), end)
            and end - start < _LONGEST_TITLE
        ):
            self.outline.add(Unit.HEADING, self.zone, start, end, parent=self._group())
            return
        self.awaits_title = False
        self._read_paragraph(start, end, unit)

    def _accepts(self, marker: Marker) -> bool:
        """A marker after a heading counts; bullets belong to annexes."""
        self.awaits_title = False
        return marker.style is not MarkerStyle.BULLET or self.zone in (Zone.ANNEX, Zone.EXPLANATION)

    def _read_items(self, start: int, end: int, found: tuple[Marker, int]) -> None:
        marker, body = found
        inline = False
        place = body
        while True:
            nested = read_marker(self.source, place, end)
            if nested is None or not self._opens(nested[0], marker):
                nested = None
            cut = place if nested else -1
            if nested is None:
                cut, nested = self._next_item(place, end, marker)
            stop = openings.rstrip(self.source, body, cut) if nested else end
            self.outline.add_item(self.zone, marker, start, body, max(stop, body), inline=inline)
            if nested is None:
                return
            start, (marker, body), inline = cut, nested, True
            place = body

    def _opens(self, nested: Marker, marker: Marker) -> bool:
        """``(1) a. …``: a first marker right behind another one."""
        return (
            nested.ordinal == 1
            and nested.style is not marker.style
            and nested.style is not MarkerStyle.BULLET
        )

    def _next_item(
        self, place: int, end: int, marker: Marker
    ) -> tuple[int, tuple[Marker, int] | None]:
        """The next marker on the line that the count expects; a first one only after a colon."""
        for cut in INLINE.finditer(self.source, place, end):
            found = read_marker(self.source, cut.end(), end)
            if found is None:
                continue
            here = found[0]
            goes_on = (
                here.style is marker.style and here.ordinal == marker.ordinal + 1
            ) or self.outline.expects(here)
            opens = (
                here.ordinal == 1
                and self.source[cut.start() - 1] == ":"
                and here.style is not marker.style
            )
            if goes_on or opens:
                return cut.end(), found
        return -1, None

    def _read_paragraph(self, start: int, end: int, unit: Unit) -> None:
        """A paragraph, with the list that may run on inside it."""
        cut, found = self._first_item(start, end)
        stop = openings.rstrip(self.source, start, cut) if found else end
        if self._is_tail_of_list(start):
            parent = self.outline.parent
        else:
            parent = self._owner() if self.zone in (Zone.BODY, Zone.ANNEX) else self.outline.parent
        index = self.outline.add(unit, self.zone, start, stop, parent=parent)
        if self.zone in (Zone.BODY, Zone.ANNEX) and self.outline.open_item < 0:
            self.outline.close_lists(index)
        if found is not None:
            self._read_items(cut, end, found)

    def _is_tail_of_list(self, start: int) -> bool:
        return self.outline.open_item >= 0 and self.source[start].islower()

    def _first_item(self, start: int, end: int) -> tuple[int, tuple[Marker, int] | None]:
        for cut in INLINE.finditer(self.source, start, end):
            found = read_marker(self.source, cut.end(), end)
            if found is None:
                continue
            marker = found[0]
            follows_colon = self.source[cut.start() - 1] == ":"
            if self.outline.expects(marker) or (marker.ordinal == 1 and follows_colon):
                return cut.end(), found
        return -1, None


def read(source: str, blocks: list[Block]) -> tuple[Node, ...]:
    """Nodes of a regulation, draft or enacted."""
    return _Reader(source).read(blocks)


def _chapter_value(name: str) -> int:
    if name.isdecimal():
        return int(name)
    return numerals.from_roman(name) or numerals.from_roman(name[:-1])


def _part_value(name: str) -> int:
    if name.isdecimal():
        return int(name)
    ordinal = numerals.read_ordinal(name.lower().split())
    return int(ordinal.value) if ordinal else numerals.from_roman(name)


def _article_number(name: str) -> int:
    digits = name.rstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return int(digits) if digits else 0
