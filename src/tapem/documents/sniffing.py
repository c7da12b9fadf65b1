"""Which kinds of files may be kept, and what a file is by its content.

The name only proposes a kind; the content decides. A file whose name and
content disagree is refused, because somebody would open it by its name.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePosixPath

from django.utils.translation import gettext as _

from tapem.documents.errors import FileRefused, Unreadable
from tapem.documents.guards import Limits, open_archive, open_office_archive
from tapem.documents.package import MANIFEST
from tapem.documents.readers import MARK_WITHIN, PDF_MARK, read_text

LONGEST_NAME = 200
OFFICE = "application/vnd.openxmlformats-officedocument."
CONTROLS = frozenset(map(chr, (*range(32), *range(127, 160))))


@dataclass(frozen=True, slots=True)
class FileKind:
    """One kind of file that may be kept; `check` raises `Unreadable` for other content."""

    extension: str
    media_type: str
    check: Callable[[bytes, Limits], object]


def _starts_with(mark: bytes) -> Callable[[bytes, Limits], object]:
    def check(data: bytes, _limits: Limits) -> None:
        if not data.startswith(mark):
            raise Unreadable("content differs")

    return check


def _check_pdf(data: bytes, _limits: Limits) -> None:
    if PDF_MARK not in data[:MARK_WITHIN]:
        raise Unreadable("content differs")


def _check_package(data: bytes, limits: Limits) -> None:
    """Accept only archives that this house has packed: they hold a manifest."""
    if MANIFEST not in open_archive(data, limits).namelist():
        raise Unreadable(_("Hanya arsip serah terima buatan Tapem yang dapat disimpan."))


KINDS = {
    kind.extension: kind
    for kind in (
        FileKind(
            "docx",
            f"{OFFICE}wordprocessingml.document",
            lambda data, limits: open_office_archive(data, "word/document.xml", limits),
        ),
        FileKind(
            "xlsx",
            f"{OFFICE}spreadsheetml.sheet",
            lambda data, limits: open_office_archive(data, "xl/workbook.xml", limits),
        ),
        FileKind("pdf", "application/pdf", _check_pdf),
        FileKind("txt", "text/plain", read_text),
        FileKind("csv", "text/csv", read_text),
        FileKind("png", "image/png", _starts_with(b"\x89PNG\r\n\x1a\n")),
        FileKind("jpg", "image/jpeg", _starts_with(b"\xff\xd8\xff")),
        FileKind("zip", "application/zip", _check_package),
    )
}
ALIASES = {"jpeg": "jpg"}


def recognise(name: str, data: bytes, limits: Limits) -> FileKind:
    """Return the kind of a file; raises `FileRefused` in words for the user."""
    extension = PurePosixPath(name).suffix.lower().lstrip(".")
    kind = KINDS.get(ALIASES.get(extension, extension))
    if kind is None:
        told = {"extension": extension or "–", "allowed": ", ".join(sorted(KINDS))}
        raise FileRefused(
            _("Jenis berkas “.%(extension)s” tidak diterima. Jenis yang diterima: %(allowed)s.")
            % told
        )
    try:
        kind.check(data, limits)
    except Unreadable as problem:
        raise FileRefused(_mismatch(kind, problem)) from problem
    return kind


def _mismatch(kind: FileKind, problem: Unreadable) -> str:
    """Say what the check said, or that the content is not what the name promises."""
    if kind.check is _check_pdf or kind.extension in ("png", "jpg"):
        return _(
            "Isi berkas bukan .%(extension)s seperti namanya. Periksa berkas lalu unggah ulang."
        ) % {"extension": kind.extension}
    return problem.message


def safe_name(name: str) -> str:
    """Return the last part of a file name without control signs, at most 200 letters long."""
    last = name.replace("\\", "/").rpartition("/")[2]
    kept = "".join(letter for letter in last if letter not in CONTROLS).strip().strip(".")
    path = PurePosixPath(kept or "berkas")
    return path.stem[: LONGEST_NAME - len(path.suffix)] + path.suffix
