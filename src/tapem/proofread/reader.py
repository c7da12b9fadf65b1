"""Doors into the tree: plain text, typed paragraphs, raw bytes."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from tapem.proofread import kinds, prose, segments, statute
from tapem.proofread.errors import Unreadable
from tapem.proofread.tree import Kind, Paragraph, Text

# Some 3,500 pages; a longer text is no draft but a mistake in the choice of file.
MOST_SIGNS = 8_000_000
_BINARY_SHARE = 0.02
# Control characters stand between pages of extracted text; as spaces they keep every offset.
_CONTROLS = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 127), " ")


def from_plain_text(source: str, kind: Kind | None = None) -> Text:
    """Read typed or extracted text. Raises ``Unreadable`` when it holds no words."""
    _require_words(source)
    source = source.translate(_CONTROLS)
    return _build(source, segments.blocks_of(source), kind, ())


def from_paragraphs(paragraphs: Sequence[Paragraph], kind: Kind | None = None) -> Text:
    """Read paragraphs with styles and drawn list numbers. Raises ``Unreadable`` when all are empty."""
    source, blocks = segments.blocks_from_paragraphs(paragraphs)
    _require_words(source)
    source = source.translate(_CONTROLS)
    return _build(source, blocks, kind, tuple(paragraphs))


def from_bytes(data: bytes, kind: Kind | None = None) -> Text:
    """Read the bytes of a .txt or .md file. Raises ``Unreadable`` for anything else."""
    return from_plain_text(decode(data), kind)


def decode(data: bytes) -> str:
    r"""Text of a file: UTF-8 or UTF-16 by its mark, else Windows-1252; line ends become ``\\n``."""
    if not data.strip():
        raise Unreadable("Berkas kosong: tidak ada teks yang dapat diperiksa.")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = _decoded(data, "utf-16")
    else:
        text = _utf8_or_western(data)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _utf8_or_western(data: bytes) -> str:
    if b"\x00" in data:
        raise Unreadable(
            "Berkas ini bukan teks: isinya data biner. Simpan sebagai .txt, .docx, atau .pdf."
        )
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _decoded(data, "cp1252")


def _decoded(data: bytes, encoding: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        raise Unreadable(
            "Pengodean teks tidak dikenal. Simpan ulang berkas sebagai UTF-8."
        ) from None
    sample = text[:20_000]
    odd = sum(
        1
        for sign in sample
        if unicodedata.category(sign) in ("Cc", "Co", "Cn") and sign not in "\n\r\t\f"
    )
    if odd > _BINARY_SHARE * len(sample):
        raise Unreadable(
            "Berkas ini bukan teks: isinya data biner. Simpan sebagai .txt, .docx, atau .pdf."
        )
    return text


def _require_words(source: str) -> None:
    if len(source) > MOST_SIGNS:
        millions = len(source) // 1_000_000
        raise Unreadable(
            f"Naskah terlalu panjang ({millions} juta huruf). Periksa per bagian, paling banyak 8 juta huruf."
        )
    if not any(sign.isalpha() for sign in source):
        raise Unreadable(
            "Tidak ada kata yang dapat diperiksa: teks kosong atau hanya hasil pindaian gambar."
        )


def _build(
    source: str, blocks: list[segments.Block], kind: Kind | None, paragraphs: tuple[Paragraph, ...]
) -> Text:
    if kind is None:
        guess = kinds.guess(source)
        kind, reason = guess.kind, guess.reason
    else:
        reason = "jenis ditentukan oleh pemakai"
    read = statute.read if kind is Kind.REGULATION else prose.read
    return Text(source, kind, reason, read(source, blocks), paragraphs)


def as_kind(text: Text, kind: Kind) -> Text:
    """The same text read again as another kind."""
    if text.paragraphs:
        return from_paragraphs(text.paragraphs, kind)
    return from_plain_text(text.source, kind)
