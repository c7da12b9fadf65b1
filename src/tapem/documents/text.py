"""Plain text of a paper, and short text for a message on WhatsApp.

The plain text carries every word of the paper in reading order, one block or
row a line; it is what the proof-reader reads and what tests compare.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import singledispatch

from tapem.documents.blocks import (
    AnnexHead,
    Block,
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
    SectionBreak,
    Signature,
    SignatureBlock,
    Space,
    Table,
    TitleLines,
)
from tapem.documents.layout import clean, header_rows, heading_lines, plain, row_cells

CELL_BORDER = " | "
DOTTED_NAME = "...................."


def render_text(document: Document) -> str:
    """Return the words of the paper; blocks are parted by an empty line."""
    parts = ["\n".join(_block_lines(document, block)) for block in document.blocks]
    mark = [clean(document.draft_mark)] if document.draft_mark else []
    return "\n\n".join([*mark, *(part for part in parts if part.strip())]) + "\n"


def bold(text: str) -> str:
    """Return the text bold for WhatsApp, line by line; left alone if it holds an asterisk."""
    cleaned = clean(text).strip()
    if "*" in cleaned or not cleaned:
        return cleaned
    return "\n".join(f"*{line.strip()}*" for line in cleaned.split("\n") if line.strip())


def render_whatsapp(document: Document) -> str:
    """Return a short message: bold headings, one fact a line, no letterhead or signature."""
    lines: list[str] = [bold(document.title), ""]
    for block in document.blocks:
        lines.extend([*_message_lines(block), ""])
    return _without_double_gaps(lines)


def _block_lines(document: Document, block: Block) -> list[str]:
    if isinstance(block, Contents):
        entries = [text for level, text in heading_lines(document) if level <= block.levels]
        return [clean(block.title), *entries]
    return _lines(block)


@singledispatch
def _lines(block: object) -> list[str]:
    raise TypeError(f"no text form for {type(block).__name__}")


@_lines.register
def _letterhead(block: Letterhead) -> list[str]:
    return [clean(line) for line in (*block.lines, *block.address)]


@_lines.register(TitleLines)
@_lines.register(Recipient)
@_lines.register(AnnexHead)
def _plain_lines(block: TitleLines | Recipient | AnnexHead) -> list[str]:
    return [clean(line) for line in block.lines]


@_lines.register(Heading)
@_lines.register(Numbered)
def _with_number(block: Heading | Numbered) -> list[str]:
    return [f"{clean(block.number)} {plain(block.text)}".strip()]


@_lines.register
def _paragraph(block: Paragraph) -> list[str]:
    return [plain(block.text)]


@_lines.register
def _note(block: Note) -> list[str]:
    return [f"{clean(block.label)} {plain(block.text)}".strip()]


@_lines.register
def _recital(block: Recital) -> list[str]:
    items = [f"{clean(number)} {plain(text)}".strip() for number, text in block.items]
    return [f"{clean(block.label)}: {items[0]}", *items[1:]] if items else []


@_lines.register
def _key_value(block: KeyValue) -> list[str]:
    right = [clean(block.right)] if block.right else []
    return [*right, *(f"{clean(key)}: {plain(text)}" for key, text in block.pairs)]


@_lines.register
def _signature_block(block: SignatureBlock) -> list[str]:
    return [*_signature_lines(block.left), *_signature_lines(block.right)]


@_lines.register
def _copy_to(block: CopyTo) -> list[str]:
    if len(block.items) == 1:
        return [clean(block.label), clean(block.items[0])]
    numbered = enumerate(block.items, start=1)
    return [clean(block.label), *(f"{place}. {clean(item)}" for place, item in numbered)]


@_lines.register
def _disposition(block: DispositionBox) -> list[str]:
    ticks = [f"[ ] {clean(item)}" for item in (*block.addressees, *block.instructions)]
    return [clean(block.title), *ticks]


@_lines.register
def _table(block: Table) -> list[str]:
    lines = [clean(block.caption)] if block.caption else []
    lines.extend(
        CELL_BORDER.join(_one_line(cell.text) for cell in line) for line in header_rows(block)
    )
    lines.extend(CELL_BORDER.join(texts) for texts in _row_texts(block))
    return lines


@_lines.register
def _picture(block: Picture) -> list[str]:
    return [f"[{clean(block.words)}]", *([clean(block.caption)] if block.caption else [])]


@_lines.register(Contents)
@_lines.register(PageBreak)
@_lines.register(SectionBreak)
@_lines.register(Space)
def _nothing(_block: Contents | PageBreak | SectionBreak | Space) -> list[str]:
    return []


def _row_texts(block: Table) -> Iterator[list[str]]:
    for row in block.rows:
        yield [_one_line(plain(cell.text)) for cell in row_cells(row, block.columns)]


def _one_line(text: str) -> str:
    return clean(text).replace("\n", " ")


def _signature_lines(signature: Signature | None) -> list[str]:
    if signature is None:
        return []
    office = list(signature.office)
    if office and signature.prefix:
        office[0] = f"{signature.prefix} {office[0]}"
    name = DOTTED_NAME if signature.name is None else signature.name
    number = f"NIP. {signature.employee_number}" if signature.employee_number else ""
    lines = [*signature.above, *office, signature.mark, name, signature.rank, number]
    return [clean(line) for line in lines if line]


@singledispatch
def _message_lines(block: object) -> list[str]:
    return _lines(block)


@_message_lines.register
def _bold_heading(block: Heading) -> list[str]:
    return [bold(f"{block.number} {block.text}".strip())]


@_message_lines.register
def _bold_keys(block: KeyValue) -> list[str]:
    return [f"{bold(key)}: {_one_line(plain(text))}" for key, text in block.pairs]


@_message_lines.register
def _rows_as_items(block: Table) -> list[str]:
    lines = [bold(block.caption)] if block.caption else []
    lines.extend("• " + " – ".join(filter(None, texts)) for texts in _row_texts(block))
    return lines


@_message_lines.register(Letterhead)
@_message_lines.register(TitleLines)
@_message_lines.register(AnnexHead)
@_message_lines.register(Picture)
@_message_lines.register(SignatureBlock)
@_message_lines.register(DispositionBox)
def _left_out(_block: object) -> list[str]:
    return []


def _without_double_gaps(lines: list[str]) -> str:
    kept: list[str] = []
    for line in lines:
        if line or (kept and kept[-1]):
            kept.append(line)
    return "\n".join(kept).strip() + "\n"
