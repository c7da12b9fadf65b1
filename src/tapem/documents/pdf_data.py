"""The tree of blocks as plain data for the PDF template: dicts, lists, strings, numbers.

Every text is a list of runs {t, b, i}; every block is a dict with `kind`.
"""

from __future__ import annotations

from dataclasses import asdict
from functools import singledispatch
from itertools import groupby
from typing import Any, TypeAlias

from tapem.documents.blocks import (
    Align,
    AnnexHead,
    Cell,
    Contents,
    CopyTo,
    DispositionBox,
    Document,
    Heading,
    KeyValue,
    Letterhead,
    Note,
    Numbered,
    PageBreak,
    Paragraph,
    Picture,
    Recipient,
    Recital,
    Row,
    RowKind,
    Signature,
    SignatureBlock,
    Space,
    Table,
    Text,
    TitleLines,
)
from tapem.documents.column_widths import column_widths_mm, label_width_mm, with_breaks
from tapem.documents.layout import (
    Frame,
    LaidCell,
    Section,
    clean,
    heading_align,
    heading_lines,
    lay_header,
    may_be_torn,
    page_size_mm,
    row_cells,
    runs,
    sections,
    table_size_pt,
    text_width_mm,
)

Data: TypeAlias = dict[str, Any]


def document_data(document: Document, font: str) -> Data:
    """Return the whole document for the template, set in the family `font`."""
    language, _, region = document.language.partition("-")
    blocks = [_section_data(document, part) for part in sections(document)]
    _close_gaps_of_outline(blocks)
    return {
        "title": clean(document.title),
        "author": clean(document.properties.author),
        "subject": clean(document.subject),
        "keywords": [clean(word) for word in document.properties.keywords],
        "lang": language,
        "region": region or None,
        "font": font,
        "size": document.size_pt,
        "gap": document.gap_pt,
        "margins": asdict(document.margins),
        "first_top": document.first_page_top_mm,
        "page_number": document.page_number.value,
        "header": clean(document.header_text),
        "footer": clean(document.footer_text),
        "draft_mark": clean(document.draft_mark),
        "sections": blocks,
    }


def _section_data(document: Document, part: Section) -> Data:
    width, height = page_size_mm(document, part.orientation)
    frame = Frame(document, text_width_mm(document, part.orientation))
    blocks = _with_feet([_data(block, frame) for block in part.blocks])
    return {"width": width, "height": height, "blocks": blocks}


def _with_feet(blocks: list[Data]) -> list[Data]:
    """Hang a note under the table before it, as the foot of the table: it may not stand alone."""
    kept: list[Data] = []
    for block in blocks:
        if block["kind"] == "note" and kept and kept[-1]["kind"] == "table":
            kept[-1]["notes"].append(block)
        else:
            kept.append(block)
    return kept


def _close_gaps_of_outline(parts: list[Data]) -> None:
    """Lower the level of headings that would skip one, which PDF/UA-1 forbids."""
    last = 0
    for part in parts:
        for block in part["blocks"]:
            if block["kind"] == "heading":
                last = min(max(block["level"], 1), last + 1, 6)
                block["level"] = last


def _text(text: Text) -> list[Data]:
    return [{"t": run.text, "b": run.bold, "i": run.italic} for run in runs(text)]


def _texts(lines: tuple[str, ...]) -> list[list[Data]]:
    return [_text(line) for line in lines]


@singledispatch
def _data(block: object, _frame: Frame) -> Data:
    raise TypeError(f"no PDF form for {type(block).__name__}")


@_data.register
def _heading(block: Heading, _frame: Frame) -> Data:
    return {
        "kind": "heading",
        "level": block.level,
        "text": _text(block.text),
        "number": clean(block.number),
        "align": heading_align(block).value,
        "bold": block.bold,
    }


@_data.register
def _paragraph(block: Paragraph, frame: Frame) -> Data:
    return {
        "kind": "paragraph",
        "text": _text(block.text),
        "align": block.align.value,
        "indent": block.indent_mm,
        "first": block.first_line_mm,
        "gap": frame.gap_pt(block.gap_after_pt),
        "sticky": block.keep_with_next,
    }


@_data.register
def _numbered(block: Numbered, frame: Frame) -> Data:
    return {
        "kind": "numbered",
        "number": clean(block.number),
        "text": _text(block.text),
        "align": block.align.value,
        "indent": block.indent_mm,
        "hanging": block.hanging_mm,
        "gap": frame.gap_pt(block.gap_after_pt),
        "sticky": block.keep_with_next,
    }


@_data.register
def _recital(block: Recital, frame: Frame) -> Data:
    return {
        "kind": "recital",
        "label": clean(block.label),
        "items": [[clean(number), _text(text)] for number, text in block.items],
        "label_width": label_width_mm((block.label,), frame.document.size_pt, block.label_mm),
        "number_width": block.number_mm,
    }


@_data.register
def _key_value(block: KeyValue, frame: Frame) -> Data:
    keys = [key for key, _ in block.pairs]
    return {
        "kind": "pairs",
        "pairs": [[clean(key), _text(text)] for key, text in block.pairs],
        "key_width": label_width_mm(keys, frame.document.size_pt, block.key_mm),
        "indent": block.indent_mm,
        "right": clean(block.right),
    }


@_data.register
def _note(block: Note, _frame: Frame) -> Data:
    return {"kind": "note", "text": _text(block.text), "label": clean(block.label)}


@_data.register
def _letterhead(block: Letterhead, _frame: Frame) -> Data:
    lines, address = _texts(block.lines), _texts(block.address)
    return {"kind": "letterhead", "lines": lines, "address": address, "rule": block.rule}


@_data.register
def _title_lines(block: TitleLines, frame: Frame) -> Data:
    gap = frame.document.gap_pt * 2 if block.gap_after_pt is None else block.gap_after_pt
    return {"kind": "title", "lines": _texts(block.lines), "bold": block.bold, "gap": gap}


@_data.register
def _recipient(block: Recipient, _frame: Frame) -> Data:
    return {"kind": "recipient", "lines": _texts(block.lines), "right": block.on_right}


@_data.register
def _signature_block(block: SignatureBlock, _frame: Frame) -> Data:
    return {"kind": "signatures", "sides": [_signature(side) for side in (block.left, block.right)]}


def _signature(signature: Signature | None) -> Data | None:
    if signature is None:
        return None
    number = f"NIP. {signature.employee_number}" if signature.employee_number else ""
    return {
        "above": _texts(signature.above),
        "prefix": clean(signature.prefix),
        "office": _texts(signature.office),
        "mark": clean(signature.mark),
        "name": None if signature.name is None else clean(signature.name),
        "below": _texts(tuple(line for line in (signature.rank, number) if line)),
    }


@_data.register
def _copy_to(block: CopyTo, _frame: Frame) -> Data:
    return {"kind": "copies", "label": clean(block.label), "items": _texts(block.items)}


@_data.register
def _disposition(block: DispositionBox, _frame: Frame) -> Data:
    return {
        "kind": "disposition",
        "title": clean(block.title),
        "addressees": _texts(block.addressees),
        "instructions": _texts(block.instructions),
        "blank": block.blank_lines,
    }


@_data.register
def _annex_head(block: AnnexHead, _frame: Frame) -> Data:
    return {"kind": "annex", "lines": _texts(block.lines), "width": block.width_mm}


@_data.register
def _contents(block: Contents, frame: Frame) -> Data:
    entries = [[level, text] for level, text in heading_lines(frame.document)]
    title = clean(block.title)
    return {"kind": "contents", "levels": block.levels, "title": title, "entries": entries}


@_data.register
def _picture(block: Picture, frame: Frame) -> Data:
    return {
        "kind": "picture",
        "svg": block.svg.decode(),
        "words": clean(block.words),
        "caption": _text(block.caption) if block.caption else None,
        "width": frame.width_mm,
    }


@_data.register
def _space(block: Space, _frame: Frame) -> Data:
    return {"kind": "space", "height": block.height_mm}


@_data.register
def _page_break(_block: PageBreak, _frame: Frame) -> Data:
    return {"kind": "page"}


@_data.register
def _table(block: Table, frame: Frame) -> Data:
    widths = column_widths_mm(frame.document, block, frame.width_mm)
    size = table_size_pt(frame.document, block)
    return {
        "kind": "table",
        "caption": _text(block.caption) if block.caption else None,
        "widths": list(widths),
        "size": size,
        "height": block.row_height_mm,
        "header": [_header_line(line, widths, size) for line in lay_header(block)],
        "parts": _parts(block, widths, size),
        "notes": [],
    }


def _parts(block: Table, widths: tuple[float, ...], size: float) -> list[Data]:
    """Return the rows in runs: group rows, which stay with what follows, and all others."""
    return [
        {
            "is_group": is_group,
            "rows": [_row(block, row, widths, size) for row in rows],
        }
        for is_group, rows in groupby(block.rows, key=lambda row: row.kind is RowKind.GROUP)
    ]


def _header_line(line: tuple[LaidCell, ...], widths: tuple[float, ...], size: float) -> list[Data]:
    """Return the cells of one header row; what a cell above covers is left out."""
    cells: list[Data] = []
    for cell in line:
        width = sum(widths[cell.place : cell.place + cell.columns])
        text = with_breaks(clean(cell.text), width, size)
        if not cell.is_below:
            cells.append({"t": text, "c": cell.columns, "r": cell.rows})
    return cells


def _row(block: Table, row: Row, widths: tuple[float, ...], size: float) -> Data:
    cells: list[Data] = []
    place = 0
    for cell in row_cells(row, block.columns):
        width = sum(widths[place : place + cell.columns])
        cells.append(_cell(cell, width, size))
        place += cell.columns
    return {"cells": cells, "shaded": row.kind is not RowKind.NORMAL, "torn": may_be_torn(row)}


def _cell(cell: Cell, width: float, size: float) -> Data:
    text = [
        {"t": with_breaks(run.text, width, size), "b": run.bold, "i": run.italic}
        for run in runs(cell.text)
    ]
    align = (cell.align or Align.LEFT).value
    return {"t": text, "a": align, "b": cell.bold, "c": cell.columns}
