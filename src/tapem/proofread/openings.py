"""The fixed openings of a regulation's zones, and blocks cut where one stands inside them."""

from __future__ import annotations

import re
from dataclasses import replace

from tapem.proofread.segments import Block
from tapem.proofread.tree import Zone

OPENINGS = (
    (Zone.CONSIDERING, re.compile(r"Menimbang\b\s*:?")),
    (Zone.RECALLING, re.compile(r"Mengingat\b\s*:?")),
    (Zone.DECREE, re.compile(r"M\s?E\s?M\s?U\s?T\s?U\s?S\s?K\s?A\s?N\b\s*:?|Menetapkan\b\s*:|Dengan\s+Persetujuan\s+Bersama")),
    (Zone.CLOSING, re.compile(r"Agar setiap orang mengetahui\w*|Ditetapkan di\b|Disahkan di\b|Diundangkan di\b")),
    (Zone.EXPLANATION, re.compile(r"(?:I|II)\.\s*(?:UMUM|PASAL DEMI PASAL)\b|P\s?E\s?N\s?J\s?E\s?L\s?A\s?S\s?A\s?N\b(?=\s*(?:ATAS\b|$))")),
    (Zone.ANNEX, re.compile(r"LAMPIRAN\b(?:\s+[IVXL]+\b)?(?=[\s:]*(?:$|PERATURAN|RANCANGAN|UNDANG|KEPUTUSAN|NOMOR|\n))")),
)  # fmt: skip
ORDER = (
    Zone.TITLE, Zone.CONSIDERING, Zone.RECALLING, Zone.DECREE, Zone.BODY, Zone.CLOSING,
    Zone.EXPLANATION, Zone.ANNEX,
)  # fmt: skip
BEGINS_BODY = re.compile(r"BAB\s+[I1]\b|Pasal\s+(?:1|I)\b\.?(?=\s|$)|KESATU\b")
# The article-by-article part of an elucidation whose own heading was lost.
EXPLAINS = re.compile(r"Pasal\s+1\b\s*Cukup\s+jelas")
_INNER_OPENING = re.compile(
    r"(?<=[;.])\s+(?=(?:BAB\s+I\s+[A-Z]|II?\.\s+(?:UMUM|PASAL DEMI PASAL)\b|Mengingat\s*:|MEMUTUSKAN\b|Dengan\s+Persetujuan\s+Bersama|Menetapkan\s*:))"
    r"|(?<=ESA)\s+(?=(?:PRESIDEN|BUPATI|WALI)\b[^;]{0,60},\s+(?:Menimbang|bahwa))"
)


def at_openings(source: str, block: Block) -> list[Block]:
    """A block cut where another zone opens inside it, as happens in extracted texts."""
    cuts = [
        found.end()
        for found in _INNER_OPENING.finditer(
            source, block.start, min(block.end, block.start + 20_000)
        )
    ]
    if not cuts:
        return [block]
    starts, ends = [block.start, *cuts], [*cuts, block.end]
    return [
        replace(
            block,
            start=start,
            end=rstrip(source, start, end),
            line_end=rstrip(source, start, end),
        )
        for start, end in zip(starts, ends, strict=True)
    ]


def rstrip(source: str, start: int, end: int) -> int:
    """The end of a stretch without the space at its end."""
    while end > start and source[end - 1].isspace():
        end -= 1
    return end


def skip_space(source: str, start: int, end: int) -> int:
    """The start of a stretch without the space at its start."""
    while start < end and source[start].isspace():
        start += 1
    return start
