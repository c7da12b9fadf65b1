"""What goes wrong with papers and files, told in one sentence that says how to mend it."""

from __future__ import annotations

from tapem.kernel.errors import DomainError


class Unreadable(DomainError):
    """A file cannot be read; the sentence says why and what to do."""


class FileRefused(DomainError):
    """A file may not be kept: its kind, its size or its content is not allowed."""


class FileDamaged(DomainError):
    """A kept file is missing or its hash no longer matches its record."""


class RenderFailed(DomainError):
    """A paper could not be set; the message carries the reason of the typesetter."""
