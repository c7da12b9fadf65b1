"""What somebody pastes or uploads, as the text that is proofread."""

from collections.abc import Callable
from pathlib import PurePath

from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from tapem.documents import readers
from tapem.documents.errors import Unreadable
from tapem.documents.guards import MEGABYTE, Limits
from tapem.proofread import reader
from tapem.proofread.errors import Unreadable as NoWords
from tapem.proofread.tree import Kind, Paragraph, Text

ACCEPTED = ".txt,.md,.docx,.pdf"
# What a page can still show with its marks; longer texts are for the command.
LONGEST = 800_000
LIMITS = Limits()


def read_upload(upload: UploadedFile[bytes], kind: Kind | None) -> Text:
    """Return an uploaded file as a text; raises `documents.errors.Unreadable` with a sentence."""
    read = _READERS.get(PurePath(upload.name or "").suffix.lower())
    if read is None:
        raise Unreadable(
            _("Jenis berkas ini tidak dapat diperiksa. Unggah .txt, .md, .docx, atau .pdf.")
        )
    if (upload.size or 0) > LIMITS.megabytes * MEGABYTE:
        raise Unreadable(
            _("Berkas lebih besar dari %(most)s MB. Hapus gambar, atau unggah per bagian.")
            % {"most": LIMITS.megabytes}
        )
    return _short(_with_words(lambda: read(upload.read(), kind)))


def read_typed(words: str, kind: Kind | None) -> Text:
    """Return a pasted text; line ends as browsers send them become plain ones."""
    plain = words.replace("\r\n", "\n").replace("\r", "\n")
    return _short(_with_words(lambda: reader.from_plain_text(plain, kind)))


def _with_words(read: Callable[[], Text]) -> Text:
    try:
        return read()
    except NoWords as problem:
        raise Unreadable(str(problem)) from problem


def _short(text: Text) -> Text:
    if len(text.source) > LONGEST:
        raise Unreadable(
            _(
                "Naskah lebih dari 800.000 huruf (sekitar 300 halaman). Periksa per bagian, misalnya bab demi bab."
            )
        )
    return text


def _plain(data: bytes, kind: Kind | None) -> Text:
    return reader.from_plain_text(readers.read_text(data, LIMITS), kind)


def _word(data: bytes, kind: Kind | None) -> Text:
    pieces = readers.read_docx(data, LIMITS).pieces
    paragraphs = [
        Paragraph(
            text=piece.text,
            start=piece.start,
            style=piece.style,
            level=piece.level or 0,
            marker=piece.marker,
            is_table_cell=piece.cell is not None,
            cell=piece.cell,
        )
        for piece in pieces
    ]
    return reader.from_paragraphs(paragraphs, kind)


def _pdf(data: bytes, kind: Kind | None) -> Text:
    return reader.from_plain_text("\n".join(readers.read_pdf(data, LIMITS)), kind)


_READERS: dict[str, Callable[[bytes, Kind | None], Text]] = {
    ".txt": _plain,
    ".md": _plain,
    ".docx": _word,
    ".pdf": _pdf,
}
