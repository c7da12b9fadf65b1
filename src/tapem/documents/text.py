"""Plain text of a paper, and short text for a message on WhatsApp.

The plain text carries every word of the paper in reading order, one block or
row a line; it is what the proof-reader reads and what tests compare.
"""

from __future__ import annotations

from tapem.documents.blocks import (
    AnnexHead,
    Block,
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
    Recipient,
    Recital,
    SectionBreak,
    Signature,
    SignatureBlock,
    Space,
    Table,
    TitleLines,
)
from tapem.documents.layout import clean, header_rows, plain, row_cells

CELL_BORDER = " | "
DOTTED_NAME = "...................."


def render_text(document: Document) -> str:
    """Return the words of the paper; blocks are parted by an empty line."""
    parts = ["\n".join(_lines(block)) for block in document.blocks]
    mark = [clean(document.draft_mark)] if document.draft_mark else []
    return "\n\n".join([*mark, *(part for part in parts if part.strip())]) + "\n"


def _lines(block: Block) -> list[str]:
    match block:
        case Letterhead():
            return [clean(line) for line in (*block.lines, *block.address)]
        case TitleLines() | Recipient() | AnnexHead():
            return [clean(line) for line in block.lines]
        case Heading() | Numbered():
            return [f"{clean(block.number)} {plain(block.text)}".strip()]
        case Paragraph():
            return [plain(block.text)]
        case Note():
            return [f"{clean(block.label)} {plain(block.text)}".strip()]
        case Table():
            return _table_lines(block)
        case _:
            return _form_lines(block)


def _form_lines(block: Block) -> list[str]:
    match block:
        case Recital():
            items = [f"{clean(number)} {plain(text)}".strip() for number, text in block.items]
            return [f"{clean(block.label)}: {items[0]}", *items[1:]] if items else []
        case KeyValue():
            right = [clean(block.right)] if block.right else []
            return [*right, *(f"{clean(key)}: {plain(text)}" for key, text in block.pairs)]
        case SignatureBlock():
            return [*_signature_lines(block.left), *_signature_lines(block.right)]
        case CopyTo():
            numbered = enumerate(block.items, start=1)
            return [clean(block.label), *(f"{place}. {clean(item)}" for place, item in numbered)]
        case DispositionBox():
            ticks = [f"[ ] {clean(item)}" for item in (*block.addressees, *block.instructions)]
            return [clean(block.title), *ticks]
        case _:
            return []


def _table_lines(block: Table) -> list[str]:
    lines = [clean(block.caption)] if block.caption else []
    for cells in header_rows(block):
        lines.append(CELL_BORDER.join(_one_line(cell.text) for cell in cells))
    for row in block.rows:
        texts = [_one_line(plain(cell.text)) for cell in row_cells(row, block.columns)]
        lines.append(CELL_BORDER.join(texts))
    return lines


def _one_line(text: str) -> str:
    return clean(text).replace("\n", " ")


def _signature_lines(signature: Signature | None) -> list[str]:
    if signature is None:
        return []
    prefix = f"{signature.prefix} " if signature.prefix else ""
    office = [f"{prefix}{line}" if place == 0 else line for place, line in enumerate(signature.office)]
    name = DOTTED_NAME if signature.name is None else signature.name
    number = f"NIP. {signature.employee_number}" if signature.employee_number else ""
    lines = [*signature.above, *office, signature.mark, name, signature.rank, number]
    return [clean(line) for line in lines if line]


def render_whatsapp(document: Document) -> str:
    """Return a short message: bold headings by asterisks, one fact a line, no tables' lines."""
    lines: list[str] = [bold(document.title), ""]
    for block in document.blocks:
        lines.extend(_message_lines(block))
    return _without_double_gaps(lines)


def bold(text: str) -> str:
    """Return the text bold for WhatsApp, line by line; left alone if it holds an asterisk."""
    cleaned = clean(text).strip()
    if "*" in cleaned or not cleaned:
        return cleaned
    return "\n".join(f"*{line.strip()}*" for line in cleaned.split("\n") if line.strip())


def _message_lines(block: Block) -> list[str]:
    match block:
        case Heading():
            return ["", bold(f"{block.number} {block.text}".strip())]
        case KeyValue():
            return [*(f"{bold(key)}: {_one_line(plain(text))}" for key, text in block.pairs), ""]
        case Paragraph():
            return [plain(block.text), ""]
        case Table():
            return [*_table_message(block), ""]
        case Letterhead() | AnnexHead() | SignatureBlock() | DispositionBox() | TitleLines():
            return []
        case PageBreak() | SectionBreak() | Space():
            return []
        case _:
            return _lines(block)


def _table_message(block: Table) -> list[str]:
    lines = [bold(block.caption)] if block.caption else []
    for row in block.rows:
        texts = [_one_line(plain(cell.text)) for cell in row_cells(row, block.columns)]
        lines.append("• " + " – ".join(text for text in texts if text))
    return lines


def _without_double_gaps(lines: list[str]) -> str:
    kept: list[str] = []
    for line in lines:
        if line or (kept and kept[-1]):
            kept.append(line)
    return "\n".join(kept).strip() + "\n"
