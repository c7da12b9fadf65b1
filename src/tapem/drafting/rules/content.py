"""What a draft says at one moment: its units with resolved texts and table rows.

The same content is shown on screens, set into papers, sealed and frozen, so that these
cannot differ.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from tapem.drafting.rules.bindings import Owed, Piece, TableData, text_of
from tapem.drafting.rules.digests import digest_of

SCHEMA = 1


@dataclass(frozen=True, slots=True)
class Block:
    """One unit with its computed number and resolved text; `chapter` is its chapter's id.

    `source` is the text as typed, with its tokens.
    """

    id: str
    kind: str
    number: str
    title: str
    pieces: tuple[Piece, ...]
    depth: int = 0
    parent: str = ""
    chapter: str = ""
    source: str = ""
    table: TableData | None = None
    table_key: str = ""
    version: int = 1

    @property
    def text(self) -> str:
        """Words of the resolved text."""
        return text_of(self.pieces)

    @property
    def label(self) -> str:
        """Name by which people point at the unit: "Bab IV", "Tabel III.1", "Pasal 2"."""
        return label_of(self.kind, self.number, self.title)

    @property
    def is_filled(self) -> bool:
        """Tell whether the unit says something."""
        return bool(self.title or self.source or (self.table and self.table.rows))


_NAMES = {
    "chapter": "BAB", "annex_chapter": "Bab", "article": "Pasal", "clause": "ayat",
    "table": "Tabel", "considering": "Menimbang huruf", "legal_basis": "Mengingat angka",
    "item": "huruf", "definition": "angka", "annex": "Lampiran", "dictum": "Diktum",
    "paragraph": "Alinea", "heading": "Subjudul",
}  # fmt: skip


def label_of(kind: str, number: str, title: str) -> str:
    """Return the name of a unit by its kind and number."""
    if kind == "heading":
        return f"{number}. {title}".strip()
    return f"{_NAMES[kind]} {number}".strip()


@dataclass(frozen=True, slots=True)
class RenderedChapter:
    """A chapter of the annex as it reads now."""

    id: str
    number: str
    title: str
    blocks: tuple[Block, ...]

    @property
    def label(self) -> str:
        """Return "Bab IV"."""
        return f"Bab {self.number}"

    @property
    def figures(self) -> tuple[Piece, ...]:
        """Return each bound figure once, in reading order."""
        found = {
            piece.figure: piece for block in self.blocks for piece in block.pieces if piece.figure
        }
        return tuple(found.values())

    @property
    def owed(self) -> tuple[Owed, ...]:
        """Return the required cells that the chapter's tables still lack, each once."""
        found = {
            (owed.agency, owed.key): owed
            for block in self.blocks
            if block.table
            for owed in block.table.owed
        }
        return tuple(found.values())

    @property
    def is_filled(self) -> bool:
        """Tell whether anything stands under the chapter's title."""
        return any(block.is_filled for block in self.blocks)


@dataclass(frozen=True, slots=True)
class Content:
    """A whole draft as it reads now, in reading order."""

    blocks: tuple[Block, ...]

    def of_kind(self, *kinds: str) -> tuple[Block, ...]:
        """Return the units of some kinds."""
        return tuple(block for block in self.blocks if block.kind in kinds)

    def inside(self, key: str) -> tuple[Block, ...]:
        """Return what hangs under a unit, in reading order."""
        return tuple(_inside(self.blocks, key))

    def chapters(self) -> tuple[RenderedChapter, ...]:
        """Return the chapters of the annexes."""
        return tuple(self.chapter(block) for block in self.of_kind("annex_chapter"))

    def chapter(self, block: Block) -> RenderedChapter:
        """Return one chapter with everything under it; its own text comes first."""
        own = (block,) if block.source else ()
        return RenderedChapter(block.id, block.number, block.title, own + self.inside(block.id))

    def block(self, key: str) -> Block | None:
        """Return one unit."""
        return next((block for block in self.blocks if block.id == key), None)


def _inside(blocks: Sequence[Block], key: str) -> Iterator[Block]:
    within = {key}
    for block in blocks:
        if block.parent in within:
            within.add(block.id)
            yield block


def frozen(blocks: Iterable[Block]) -> list[dict[str, Any]]:
    """Return the units as plain values for canonical JSON, table rows included."""
    return [_frozen_block(block) for block in blocks]


def _frozen_block(block: Block) -> dict[str, Any]:
    return {
        "id": block.id,
        "parent": block.parent,
        "kind": block.kind,
        "number": block.number,
        "label": block.label,
        "title": block.title,
        "text": block.text,
        "source": block.source,
        "figures": [_frozen_figure(piece) for piece in block.pieces if piece.figure],
        "table": _frozen_table(block.table) if block.table else None,
    }


def _frozen_figure(piece: Piece) -> dict[str, Any]:
    as_of = piece.as_of.isoformat() if piece.as_of else None
    return {"name": piece.figure, "text": piece.text, "source": piece.source, "as_of": as_of}


def _frozen_table(table: TableData) -> dict[str, Any]:
    return {
        "columns": [{"key": column.key, "title": column.title} for column in table.columns],
        "rows": [
            {"key": row.key, "kind": row.kind, "cells": [cell.text for cell in row.cells]}
            for row in table.rows
        ],
        "source": table.source,
    }


def sealed_content(chapter: RenderedChapter) -> list[dict[str, Any]]:
    """Return what a seal covers: titles, words and table cells, in order.

    Numbers, days and sources stay outside: a chapter is not another one because one was
    put before it, or because the same figure was looked up again today.
    """
    heading = {"id": chapter.id, "kind": "annex_chapter", "title": chapter.title, "text": ""}
    return [heading | {"table": None}, *(_sealed_block(block) for block in chapter.blocks)]


def _sealed_block(block: Block) -> dict[str, Any]:
    table = _frozen_table(block.table) if block.table else None
    if table:
        del table["source"]
    return {
        "id": block.id,
        "kind": block.kind,
        "title": block.title,
        "text": block.text,
        "table": table,
    }


def seal_digest(chapter: RenderedChapter) -> str:
    """Return the hash that a seal keeps."""
    return digest_of(sealed_content(chapter))


def with_labels(units: Iterable[dict[str, Any]], labels: dict[str, str]) -> list[dict[str, Any]]:
    """Give sealed units the names that the comparison prints."""
    return [unit | {"label": labels.get(unit["id"], unit["title"] or "Alinea")} for unit in units]
