"""From raw lines to blocks: which lines belong together, and which are page furniture.

Text that came out of a PDF is hard-wrapped and carries page numbers between
the lines; text typed by hand has a paragraph on each line. Both end as blocks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from tapem.proofread.markers import begins_marker
from tapem.proofread.tree import Paragraph

_FEWEST_LINES = 8
# Shares of full lines: nearly all fit the width, and a third break inside a sentence.
_MOST_FIT = 0.9
_MANY_BREAK = 0.35
_WRAP_FROM = 40
_WRAP_TO = 140
_SHORT_LINE = 60
_LONGEST_ROW = 1_500


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph of the source; ``line_end`` is where its first line ends."""

    start: int
    end: int
    line_end: int
    marker: str = ""
    is_cell: bool = False
    level: int = 0
    style: str = ""
    indent: int = 0


_NOISE = re.compile(
    r"(?:[-–—]\s*\d{1,4}\s*[-–—.]?|\d{1,4}|SK No\s*\d+\s*[A-Z]?|www\.\S+|https?://\S+|jdih\.\S+"
    r"|(?:\(?\w{1,3}[.)]\s*)?(?!NOMOR|TAHUN|Nomor|Tahun|tanggal)\w+(?:[ -]\w+)?\s*\.\s?\.\s?\.|halaman\s+\d+(?:\s+dari\s+\d+)?|page\s+\d+(?:\s+of\s+\d+)?|salinan"
    r"|PRESIDEN\s+REPUBLIK INDONESIA\s*(?:[-–]\s*\d+\s*[-–])?|DISTRIBUSI II)",
    re.IGNORECASE,
)
_HEADING = re.compile(
    r"(?:Dengan Persetujuan Bersama|BAB\s+[IVXLC0-9]+[A-Z]?\b|Bagian\s+Ke\w+|Bagian\s+(?:Pertama|[IVX]+|\d+)\s*$|Paragraf\s+\w+\s*$"
    r"|Pasal\s+\d+[A-Z]?\.?\s*$|Pasal\s+[IVX]+\s*$|Menimbang\b|Mengingat\b|Memperhatikan\b|Menetapkan\b|MEMUTUSKAN"
    r"|Ditetapkan di|Disahkan di|Diundangkan di|LAMPIRAN\b|PENJELASAN\b|NOMOR\b|TENTANG\s*$|DENGAN RAHMAT)"
)
# Openings that begin a block whatever word the line before ends with.
_FIRM_HEADING = re.compile(
    r"BAB\s+[IVXLC]+\b|Menimbang\b|Mengingat\b|Menetapkan\b|MEMUTUSKAN|LAMPIRAN\b|PENJELASAN\b|Dengan Persetujuan Bersama"
)
_REFERENCE_TAIL = re.compile(
    r"(?:\bayat|\bpasal|\bhuruf|\bangka|\bnomor|\btahun|\bdalam|\bpada|\bdan|\batau|\bdengan|\bdari|\boleh|\buntuk|\byang|\btentang|\bserta|\bketentuan|\bbab|\bbagian)\s*$",
    re.IGNORECASE,
)
_PAGE_IN_BRACKETS = re.compile(r"\(\d{1,3}\)")
# Words that no paragraph ends with: the next line goes on, whatever stands between.
_OPEN_TAIL = re.compile(r"\b(?:tentang|dengan|dalam|pada|dari|oleh|untuk|yang|serta|Nomor|Tahun)$")
_UNIT_TAIL = re.compile(r"\b(?:ayat|pasal|huruf|angka|nomor|butir)\s*$", re.IGNORECASE)
_TABLE_ROW = re.compile(r"\t|\|[^|]*\||\S\s+\|\s+\S|\S {3,}\S+.*\S {3,}\S")
_TERMINAL = (".", ";", ":", "!", "?")


@dataclass(slots=True)
class _Line:
    start: int
    end: int
    indent: int


def _lines(source: str) -> Iterable[_Line | None]:
    """Lines without outer spaces; None stands for a blank one."""
    place = 0
    size = len(source)
    while place <= size:
        stop = source.find("\n", place)
        stop = size if stop < 0 else stop
        start, end = _stripped(source, place, stop)
        yield _Line(start, end, start - place) if end > start else None
        place = stop + 1


def _stripped(source: str, start: int, stop: int) -> tuple[int, int]:
    line = source[start:stop]
    lead = len(line) - len(line.lstrip())
    return (start + lead, start + len(line.rstrip())) if line.strip() else (start, start)


def is_hard_wrapped(source: str) -> bool:
    """Whether most lines break at a fixed width in the middle of a sentence."""
    lines = [line.rstrip() for line in source[:60_000].split("\n") if line.strip()]
    full = [line for line in lines if len(line) > _WRAP_FROM]
    if len(full) < _FEWEST_LINES:
        return False
    fitting = sum(1 for line in full if len(line) < _WRAP_TO)
    broken = sum(1 for line in full if len(line) < _WRAP_TO and line[-1] not in ".;:")
    return fitting > _MOST_FIT * len(full) and broken > _MANY_BREAK * len(full)


def blocks_of(source: str) -> list[Block]:
    """Cut a plain text into blocks."""
    wrapped = is_hard_wrapped(source)
    blocks: list[Block] = []
    blank = True
    for line in _lines(source):
        if line is None:
            blank = True
            continue
        if _is_furniture(source, line, blocks):
            continue
        if blocks and _continues(source, blocks[-1], line, blank=blank, wrapped=wrapped):
            last = blocks[-1]
            blocks[-1] = Block(last.start, line.end, last.line_end, indent=last.indent)
        else:
            is_cell = _is_table_row(source, line)
            blocks.append(Block(line.start, line.end, line.end, "", is_cell, indent=line.indent))
        blank = False
    return blocks


def _is_furniture(source: str, line: _Line, blocks: list[Block]) -> bool:
    """Page numbers, running heads and feet; “(2)” alone is one in the middle of a sentence."""
    if line.end - line.start >= _SHORT_LINE:
        return False
    if _NOISE.fullmatch(source, line.start, line.end):
        return True
    if not blocks or not _PAGE_IN_BRACKETS.fullmatch(source, line.start, line.end):
        return False
    return not source[max(blocks[-1].start, blocks[-1].end - 2) : blocks[-1].end].endswith(
        _TERMINAL
    )


def _is_table_row(source: str, line: _Line) -> bool:
    """Columns parted by tabs, bars or wide gaps; a long line is a paragraph all the same."""
    if line.end - line.start > _LONGEST_ROW or not _TABLE_ROW.search(source, line.start, line.end):
        return False
    return not begins_marker(source, line.start, line.end) or "|" in source[line.start : line.end]


def _continues(source: str, last: Block, line: _Line, *, blank: bool, wrapped: bool) -> bool:
    """Whether a line goes on with the block before it."""
    if last.is_cell or _is_table_row(source, line):
        return False
    tail = source[max(last.start, last.end - 24) : last.end]
    if _is_item(source, line) and not _UNIT_TAIL.search(tail):
        return False
    if _REFERENCE_TAIL.search(tail) and (not blank or _OPEN_TAIL.search(tail)):
        return not _FIRM_HEADING.match(source, line.start, line.end)
    return not _begins_anew(source, line, tail) and _runs_on(
        source, last, line, blank=blank, wrapped=wrapped
    )


# A bracket that belongs to the item before it, such as the agency in charge.
_ASIDE = re.compile(r"\([A-Z][^()\d]{1,60}\)\s*[;.,]?$")


def _begins_anew(source: str, line: _Line, tail: str) -> bool:
    """A marker or a heading begins the line, or a final mark ends what stands before it."""
    if begins_marker(source, line.start, line.end):
        return True
    if tail.endswith(_TERMINAL) and not _ASIDE.match(source, line.start, line.end):
        return True
    return _HEADING.match(source, line.start, line.end) is not None


def _runs_on(source: str, last: Block, line: _Line, *, blank: bool, wrapped: bool) -> bool:
    """A line in lower case goes on; in hard-wrapped text a capital may, too."""
    if source[line.start].islower() or source[line.start] in "(,":
        return not _is_heading_line(source, last)
    if blank or not wrapped:
        return False
    return (
        last.end - last.start >= _WRAP_FROM and not source[last.start : last.start + 200].isupper()
    )


def _is_item(source: str, line: _Line) -> bool:
    """A line with an item's marker; “(2)” may also go on with a reference to a clause."""
    return source[line.start] != "(" and begins_marker(source, line.start, line.end)


def _is_heading_line(source: str, block: Block) -> bool:
    return block.end - block.start < _SHORT_LINE and bool(
        _HEADING.match(source, block.start, block.end)
    )


def blocks_from_paragraphs(paragraphs: Iterable[Paragraph]) -> tuple[str, list[Block]]:
    """The source text that typed paragraphs make up, and their blocks in it."""
    pieces: list[str] = []
    blocks: list[Block] = []
    size = 0
    for paragraph in paragraphs:
        start = paragraph.start if paragraph.start >= size else size + (1 if size else 0)
        pieces.append("\n" * (start - size) + paragraph.text)
        size = start + len(paragraph.text)
        low, high = _stripped(paragraph.text, 0, len(paragraph.text))
        if high <= low:
            continue
        blocks.append(
            Block(
                start + low, start + high, start + high,
                paragraph.marker, paragraph.is_table_cell, paragraph.level, paragraph.style,
            )
        )  # fmt: skip
    return "".join(pieces), blocks
