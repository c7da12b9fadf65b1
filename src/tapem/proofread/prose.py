"""Structure of reports, minutes and letters: title, headings, paragraphs, lists, table cells."""

from __future__ import annotations

import re

from tapem.proofread.markers import INLINE, Marker, read_marker
from tapem.proofread.outline import Outline
from tapem.proofread.segments import Block
from tapem.proofread.tree import MarkerStyle, Node, Unit, Zone

_LIST_END = re.compile(r"[.;:!?]\s*$")
_HEADING_LIMIT = 120


def read(source: str, blocks: list[Block]) -> tuple[Node, ...]:
    """Nodes of a text that is no regulation."""
    outline = Outline(clause_unit=Unit.ITEM)
    for number, block in enumerate(blocks):
        following = blocks[number + 1] if number + 1 < len(blocks) else None
        _read_block(outline, source, block, following)
    return tuple(outline.nodes)


def _read_block(outline: Outline, source: str, block: Block, following: Block | None) -> None:
    if block.is_cell:
        outline.close_lists(-1)
        outline.add(Unit.CELL, Zone.PROSE, block.start, block.end, parent=-1)
        return
    found = _marker_of(source, block)
    if found is not None:
        _read_items(outline, source, block, found)
        return
    if not outline.nodes and _is_title(source, block, following):
        outline.add(Unit.TITLE, Zone.PROSE, block.start, block.end, parent=-1)
        return
    outline.close_lists(-1)
    unit = Unit.HEADING if _is_title(source, block, following) else Unit.BLOCK
    _read_paragraph(outline, source, block, unit)


def _marker_of(source: str, block: Block) -> tuple[Marker, int] | None:
    """The marker typed before the words, or the one that a word processor draws."""
    if block.marker:
        drawn = read_marker(f"{block.marker} ", 0, len(block.marker) + 1)
        marker = drawn[0] if drawn else Marker(block.marker, MarkerStyle.BULLET, 0)
        return marker, block.start
    return read_marker(source, block.start, block.end)


def _read_items(outline: Outline, source: str, block: Block, found: tuple[Marker, int]) -> None:
    """A block that begins with a marker; further markers may follow on the same line."""
    marker, body = found
    start = block.start
    inline = False
    for cut in INLINE.finditer(source, body, block.end):
        following = read_marker(source, cut.end(), block.end)
        if following is None or not _is_next(marker, following[0]):
            continue
        outline.add_item(
            Zone.PROSE, marker, start, body, _rstrip(source, body, cut.end()), inline=inline
        )
        start, (marker, body), inline = cut.end(), following, True
    outline.add_item(Zone.PROSE, marker, start, body, block.end, inline=inline)


def _is_next(marker: Marker, following: Marker) -> bool:
    return following.style is marker.style and following.ordinal == marker.ordinal + 1


def _read_paragraph(outline: Outline, source: str, block: Block, unit: Unit) -> None:
    """A paragraph; a list that runs on inside it (``yaitu: 1. … 2. …``) becomes items."""
    cuts = _inline_list(source, block)
    end = _rstrip(source, block.start, cuts[0][0]) if cuts else block.end
    index = outline.add(unit, Zone.PROSE, block.start, end, parent=-1)
    if not cuts:
        return
    outline.close_lists(index)
    stops = [start for start, _, _ in cuts[1:]] + [block.end]
    for (start, marker, body), stop in zip(cuts, stops, strict=True):
        outline.add_item(Zone.PROSE, marker, start, body, _rstrip(source, body, stop), inline=True)
    outline.close_lists(-1)


def _inline_list(source: str, block: Block) -> list[tuple[int, Marker, int]]:
    """Markers that count on from one inside a paragraph, after a colon; at least two of them."""
    cuts: list[tuple[int, Marker, int]] = []
    for cut in INLINE.finditer(source, block.start, block.end):
        found = read_marker(source, cut.end(), block.end)
        if found is None:
            continue
        marker, body = found
        if (cuts and _is_next(cuts[-1][1], marker)) or (
            not cuts and marker.ordinal == 1 and source[cut.start() - 1] == ":"
        ):
            cuts.append((cut.end(), marker, body))
    return cuts if len(cuts) > 1 else []


def _rstrip(source: str, start: int, end: int) -> int:
    while end > start and source[end - 1].isspace():
        end -= 1
    return end


def _is_title(source: str, block: Block, following: Block | None) -> bool:
    """A short line without a final mark, with something after it."""
    if following is None or block.end - block.start > _HEADING_LIMIT:
        return False
    return not _LIST_END.search(source, max(block.start, block.end - 3), block.end)
