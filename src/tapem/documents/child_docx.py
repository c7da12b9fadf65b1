"""Reads a Word file inside the child: paragraphs and cells in reading order.

Insertions under review count as text and deletions do not, as in the clean view.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import docx
from docx.oxml.ns import qn

from tapem.documents.numbering import Numbering, read_numbering

SKIPPED = {qn("w:del"), qn("w:moveFrom"), qn("w:pPr"), qn("w:rPr"), qn("w:instrText")}
SKIPPED |= {"{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}
TEXT, TAB, PARAGRAPH, TABLE = qn("w:t"), qn("w:tab"), qn("w:p"), qn("w:tbl")
ROW, CELL = qn("w:tr"), qn("w:tc")
BREAKS = {qn("w:br"), qn("w:cr")}
HYPHENS = {qn("w:noBreakHyphen"): "-", qn("w:softHyphen"): ""}
WRAPPERS = {qn("w:sdt"), qn("w:sdtContent"), qn("w:ins"), qn("w:customXml"), qn("w:smartTag")}
BODY_LEVEL = 9


@dataclass(slots=True)
class _Reading:
    """State while the body is walked through."""

    styles: dict[str, tuple[str, int | None, tuple[str, int] | None]]
    numbering: Numbering
    tables: int = 0
    pieces: list[dict[str, Any]] = field(default_factory=list)


def run(data: bytes, order: dict[str, Any]) -> bytes:
    """Return the pieces of the document as JSON."""
    document = docx.Document(io.BytesIO(data))
    reading = _Reading(_styles(document), read_numbering(_numbering_root(document)))
    _walk(reading, document.element.body)
    return json.dumps({"pieces": reading.pieces}).encode()


def _numbering_root(document: Any) -> Any | None:
    for relation in document.part.rels.values():
        if relation.reltype.endswith("/numbering"):
            return relation.target_part.element
    return None


def _styles(document: Any) -> dict[str, tuple[str, int | None, tuple[str, int] | None]]:
    """Styles by id: name, outline level and list, each inherited from the base style."""
    elements = {
        style.get(qn("w:styleId")): style for style in document.styles.element.iter(qn("w:style"))
    }
    return {key: _inherited(elements, key) for key in elements if key}


def _inherited(
    elements: dict[str, Any], key: str
) -> tuple[str, int | None, tuple[str, int] | None]:
    name = _told(elements[key], "name", key)
    level: int | None = None
    numbered: tuple[str, int] | None = None
    visited: set[str] = set()
    while key in elements and key not in visited:
        visited.add(key)
        properties = elements[key].find(qn("w:pPr"))
        if properties is not None:
            level = _outline_level(properties) if level is None else level
            numbered = numbered or _list_of(properties)
        key = _told(elements[key], "basedOn", "")
    return name, level, numbered


def _told(element: Any, name: str, default: str) -> str:
    found = element.find(qn(f"w:{name}"))
    value: str = default if found is None else found.get(qn("w:val"), default)
    return value


def _outline_level(properties: Any) -> int | None:
    """Return the outline level counted from 1, or None for body text."""
    told = _told(properties, "outlineLvl", "")
    return int(told) + 1 if told and int(told) < BODY_LEVEL else None


def _list_of(properties: Any) -> tuple[str, int] | None:
    numbered = properties.find(qn("w:numPr"))
    if numbered is None:
        return None
    return _told(numbered, "numId", "0"), int(_told(numbered, "ilvl", "0"))


def _walk(reading: _Reading, parent: Any) -> None:
    for child in parent:
        if child.tag == PARAGRAPH:
            _add_paragraph(reading, child)
        elif child.tag == TABLE:
            _walk_table(reading, child)
        elif child.tag in WRAPPERS:
            _walk(reading, child)


def _walk_table(reading: _Reading, table: Any) -> None:
    number = reading.tables
    reading.tables += 1
    for row, line in enumerate(_children(table, ROW)):
        column = 0
        for cell in _children(line, CELL):
            span, is_continued = _cell_shape(cell.find(qn("w:tcPr")))
            if not is_continued:
                _add_cell(reading, cell, (number, row, column))
            column += span


def _children(parent: Any, tag: str) -> Iterator[Any]:
    """Rows of a table or cells of a row, also those inside a content control."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in WRAPPERS:
            yield from _children(child, tag)


def _cell_shape(properties: Any | None) -> tuple[int, bool]:
    if properties is None:
        return 1, False
    merge = properties.find(qn("w:vMerge"))
    is_continued = merge is not None and merge.get(qn("w:val"), "continue") == "continue"
    return int(_told(properties, "gridSpan", "1")), is_continued


def _add_cell(reading: _Reading, cell: Any, place: tuple[int, int, int]) -> None:
    """Join the paragraphs of a cell; numbers of lists stand before their lines."""
    inner = _Reading(reading.styles, reading.numbering)
    _walk(inner, cell)
    lines = [piece["text"] for piece in inner.pieces]
    table, row, column = place
    reading.pieces.append({"text": "\n".join(lines), "table": table, "row": row, "column": column})


def _add_paragraph(reading: _Reading, paragraph: Any) -> None:
    properties = paragraph.find(qn("w:pPr"))
    key = "" if properties is None else _told(properties, "pStyle", "")
    name, level, numbered = reading.styles.get(key, ("Normal", None, None))
    if properties is not None:
        own = _outline_level(properties)
        level = level if own is None else own
        numbered = _list_of(properties) or numbered
    text = "".join(_texts(paragraph))
    marker = reading.numbering.marker(*numbered) if numbered and text.strip() else ""
    shown = f"{marker} {text}" if marker else text
    reading.pieces.append({"text": shown, "style": name, "level": level, "marker": marker})


def _texts(parent: Any) -> Iterator[str]:
    for child in parent:
        if child.tag in SKIPPED:
            continue
        if child.tag == TEXT:
            yield child.text or ""
        elif child.tag == TAB:
            yield " "
        elif child.tag in BREAKS:
            yield "\n"
        elif child.tag in HYPHENS:
            yield HYPHENS[child.tag]
        else:
            yield from _texts(child)
