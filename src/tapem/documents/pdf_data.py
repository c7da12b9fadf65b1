"""The tree of blocks as plain data for the PDF template: dicts, lists, strings, numbers.

Every text is a list of runs {t, b, i}; every block is a dict with `kind`.
"""

from __future__ import annotations

from typing import Any

from tapem.documents.blocks import (
    Align,
    AnnexHead,
    Block,
    Cell,
    CopyTo,
    DispositionBox,
    Document,
    HeaderCell,
    Heading,
    KeyValue,
    Letterhead,
    Note,
    Numbered,
    Orientation,
    PageBreak,
    Paragraph,
    Recipient,
    Recital,
    Row,
    RowKind,
    SectionBreak,
    Signature,
    SignatureBlock,
    Space,
    Table,
    Text,
    TitleLines,
)
from tapem.documents.column_widths import column_widths_mm, with_breaks
from tapem.documents.layout import (
    clean,
    header_rows,
    heading_align,
    may_be_torn,
    page_size_mm,
    row_cells,
    runs,
    sections,
    table_size_pt,
    text_width_mm,
)

def document_data(document: Document, font: str) -> dict[str, Any]:
    """The whole document for the template."""
    outline = _Outline()
    return {
        "title": clean(document.title),
        "author": clean(document.properties.author),
        "subject": clean(document.subject),
        "keywords": [clean(word) for word in document.properties.keywords],
        "lang": document.language.partition("-")[0],
        "region": document.language.partition("-")[2] or None,
        "font": font,
        "size": document.size_pt,
        "gap": document.gap_pt,
        "margins": {
            "top": document.margins.top,
            "bottom": document.margins.bottom,
            "left": document.margins.left,
            "right": document.margins.right,
        },
        "first_top": document.first_page_top_mm,
        "page_number": document.page_number.value,
        "header": clean(document.header_text),
        "footer": clean(document.footer_text),
        "draft_mark": clean(document.draft_mark),
        "sections": [
            _section_data(document, part.orientation, part.blocks, outline)
            for part in sections(document)
        ],
    }


class _Outline:
    """Levels for the outline of the PDF, which may not skip one (PDF/UA-1)."""

    def __init__(self) -> None:
        self._last = 0

    def level(self, wanted: int) -> int:
        """The wanted level, or one below the last if that would skip."""
        self._last = min(max(wanted, 1), self._last + 1, 6)
        return self._last


def _section_data(
    document: Document, orientation: Orientation, blocks: tuple[Block, ...], outline: _Outline
) -> dict[str, Any]:
    width, height = page_size_mm(document, orientation)
    available = text_width_mm(document, orientation)
    return {
        "width": width,
        "height": height,
        "blocks": [_block_data(document, block, available, outline) for block in blocks],
    }


def _text(text: Text) -> list[dict[str, Any]]:
    return [{"t": run.text, "b": run.bold, "i": run.italic} for run in runs(text)]


def _texts(lines: tuple[str, ...]) -> list[list[dict[str, Any]]]:
    return [_text(line) for line in lines]


def _gap(document: Document, gap_after_pt: float | None) -> float:
    return document.gap_pt if gap_after_pt is None else gap_after_pt


def _block_data(
    document: Document, block: Block, available: float, outline: _Outline
) -> dict[str, Any]:
    match block:
        case Heading():
            return {
                "kind": "heading",
                "level": outline.level(block.level),
                "text": _text(block.text),
                "number": clean(block.number),
                "align": heading_align(block).value,
                "bold": block.bold,
            }
        case Table():
            return _table_data(document, block, available)
        case Paragraph() | Numbered() | Recital() | KeyValue() | Note():
            return _prose_data(document, block)
        case _:
            return _frame_data(document, block)


def _prose_data(
    document: Document, block: Paragraph | Numbered | Recital | KeyValue | Note
) -> dict[str, Any]:
    match block:
        case Paragraph():
            return {
                "kind": "paragraph",
                "text": _text(block.text),
                "align": block.align.value,
                "indent": block.indent_mm,
                "first": block.first_line_mm,
                "gap": _gap(document, block.gap_after_pt),
                "sticky": block.keep_with_next,
            }
        case Numbered():
            return {
                "kind": "numbered",
                "number": clean(block.number),
                "text": _text(block.text),
                "align": block.align.value,
                "indent": block.indent_mm,
                "hanging": block.hanging_mm,
                "gap": _gap(document, block.gap_after_pt),
                "sticky": block.keep_with_next,
            }
        case Recital():
            return {
                "kind": "recital",
                "label": clean(block.label),
                "items": [[clean(number), _text(text)] for number, text in block.items],
                "label_width": block.label_mm,
                "number_width": block.number_mm,
            }
        case KeyValue():
            return {
                "kind": "pairs",
                "pairs": [[clean(key), _text(text)] for key, text in block.pairs],
                "key_width": block.key_mm,
                "indent": block.indent_mm,
                "right": clean(block.right),
            }
        case Note():
            return {"kind": "note", "text": _text(block.text), "label": clean(block.label)}


def _frame_data(document: Document, block: Block) -> dict[str, Any]:
    match block:
        case Letterhead():
            lines = _texts(block.lines)
            address = _texts(block.address)
            return {"kind": "letterhead", "lines": lines, "address": address, "rule": block.rule}
        case TitleLines():
            gap = document.gap_pt * 2 if block.gap_after_pt is None else block.gap_after_pt
            return {"kind": "title", "lines": _texts(block.lines), "bold": block.bold, "gap": gap}
        case Recipient():
            return {"kind": "recipient", "lines": _texts(block.lines), "right": block.on_right}
        case SignatureBlock():
            sides = (block.left, block.right)
            return {"kind": "signatures", "sides": [_signature_data(side) for side in sides]}
        case CopyTo():
            return {"kind": "copies", "label": clean(block.label), "items": _texts(block.items)}
        case DispositionBox():
            return {
                "kind": "disposition",
                "title": clean(block.title),
                "addressees": _texts(block.addressees),
                "instructions": _texts(block.instructions),
                "blank": block.blank_lines,
            }
        case AnnexHead():
            return {"kind": "annex", "lines": _texts(block.lines), "width": block.width_mm}
        case Space():
            return {"kind": "space", "height": block.height_mm}
        case PageBreak():
            return {"kind": "page"}
        case _:
            return {"kind": "none"}


def _signature_data(signature: Signature | None) -> dict[str, Any] | None:
    if signature is None:
        return None
    below = [signature.rank]
    if signature.employee_number:
        below.append(f"NIP. {signature.employee_number}")
    return {
        "above": _texts(signature.above),
        "prefix": clean(signature.prefix),
        "office": _texts(signature.office),
        "mark": clean(signature.mark),
        "name": None if signature.name is None else clean(signature.name),
        "below": _texts(tuple(line for line in below if line)),
    }


def _table_data(document: Document, block: Table, available: float) -> dict[str, Any]:
    widths = column_widths_mm(document, block, available)
    size = table_size_pt(document, block)
    return {
        "kind": "table",
        "caption": _text(block.caption) if block.caption else None,
        "widths": list(widths),
        "size": size,
        "height": block.row_height_mm,
        "header": [[_header_cell_data(cell) for cell in row] for row in header_rows(block)],
        "rows": [_row_data(block, row, widths, size) for row in block.rows],
    }


def _header_cell_data(cell: HeaderCell) -> dict[str, Any]:
    return {"t": clean(cell.text), "c": cell.columns, "r": cell.rows}


def _row_data(
    block: Table, row: Row, widths: tuple[float, ...], size: float
) -> dict[str, Any]:
    cells: list[dict[str, Any]] = []
    place = 0
    for cell in row_cells(row, block.columns):
        width = sum(widths[place : place + cell.columns])
        cells.append(_cell_data(cell, width, size))
        place += cell.columns
    return {"cells": cells, "shaded": row.kind is not RowKind.NORMAL, "torn": may_be_torn(row)}


def _cell_data(cell: Cell, width: float, size: float) -> dict[str, Any]:
    text = [
        {"t": with_breaks(run.text, width, size), "b": run.bold, "i": run.italic}
        for run in runs(cell.text)
    ]
    align = (cell.align or Align.LEFT).value
    return {"t": text, "a": align, "b": cell.bold, "c": cell.columns}
