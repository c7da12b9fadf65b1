"""Keeping files: random names in the storage, everything known in the row.

The callers audit what they store and who opens it; here only bytes and rows are
minded. A file whose hash no longer matches its row is never handed out.
"""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import replace
from uuid import UUID

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils.translation import gettext as _

from tapem.documents.errors import FileDamaged, FileRefused, Unreadable
from tapem.documents.guards import Limits, check_size
from tapem.documents.models import StoredFile
from tapem.documents.sniffing import recognise, safe_name
from tapem.kernel import clock

DEFAULT_MEGABYTES = 20


def upload_limits() -> Limits:
    """Return the limits of the installation (`TAPEM_MAX_UPLOAD_MB`)."""
    megabytes = getattr(settings, "TAPEM_MAX_UPLOAD_MB", DEFAULT_MEGABYTES)
    return replace(Limits(), megabytes=megabytes)


def store_file(
    *, content: bytes, name: str, purpose: str, region_key: UUID | None, created_by_label: str
) -> StoredFile:
    """Keep the bytes and return their row; raises `FileRefused` in words for the user."""
    limits = upload_limits()
    try:
        check_size(content, limits)
    except Unreadable as problem:
        raise FileRefused(problem.message, field="file") from problem
    kept_name = safe_name(name)
    kind = recognise(kept_name, content, limits)
    storage_name = default_storage.save(_random_name(), ContentFile(content))
    try:
        return StoredFile.objects.create(
            region_key=region_key,
            purpose=purpose,
            name=kept_name,
            media_type=kind.media_type,
            size=len(content),
            sha256=hashlib.sha256(content).hexdigest(),
            storage_name=storage_name,
            created_at=clock.now(),
            created_by_label=created_by_label,
        )
    except Exception:
        default_storage.delete(storage_name)
        raise


def _random_name() -> str:
    token = secrets.token_hex(16)
    return f"{token[:2]}/{token}"


def open_file(stored: StoredFile) -> bytes:
    """Return the bytes of a kept file; raises `FileDamaged` if they are gone or altered."""
    try:
        with default_storage.open(stored.storage_name, "rb") as file:
            content: bytes = file.read()
    except OSError as error:
        raise FileDamaged(_missing(stored)) from error
    if hashlib.sha256(content).hexdigest() != stored.sha256:
        raise FileDamaged(
            _(
                "Berkas “%(name)s” berubah sejak disimpan sehingga tidak dibuka. Hubungi administrator."
            )
            % {"name": stored.name}
        )
    return content


def _missing(stored: StoredFile) -> str:
    told = {"name": stored.name}
    return _("Berkas “%(name)s” tidak ada di penyimpanan. Hubungi administrator.") % told
