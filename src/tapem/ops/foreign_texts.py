"""A file that somebody brings, as the text that proofreading reads."""

from pathlib import Path

from tapem.documents import readers
from tapem.ops.console import Unreadable, read_bytes
from tapem.proofread import reader
from tapem.proofread.tree import Kind, Paragraph, Text

SUFFIXES = (".txt", ".md", ".docx", ".pdf")


def read_text_file(path: Path, kind: Kind | None) -> Text:
    """Return the text of a .txt, .md, .docx or .pdf file; one clear line for anything else."""
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        raise Unreadable(f"{path}: only {', '.join(SUFFIXES)} can be read")
    data = read_bytes(path)
    if suffix == ".docx":
        return reader.from_paragraphs(_paragraphs(readers.read_docx(data)), kind)
    if suffix == ".pdf":
        return reader.from_plain_text("\n".join(readers.read_pdf(data)), kind)
    return reader.from_bytes(data, kind)


def _paragraphs(text: readers.ReadText) -> list[Paragraph]:
    return [
        Paragraph(
            text=piece.text,
            start=piece.start,
            style=piece.style,
            level=piece.level or 0,  # a drawn list number already stands in the text
            is_table_cell=piece.cell is not None,
            cell=piece.cell,
        )
        for piece in text.pieces
    ]
