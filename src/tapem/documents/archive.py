"""Zip archives whose bytes repeat: sorted entries and one fixed time."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

FIXED_TIME = (2000, 1, 1, 0, 0, 0)
# Office programs expect the list of parts first.
FIRST_ENTRIES = ("[Content_Types].xml", "mimetype")


def write_zip(entries: Mapping[str, bytes]) -> bytes:
    """Return an archive of the entries, sorted by name; equal entries give equal bytes."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name in sorted(entries, key=lambda name: (name not in FIRST_ENTRIES, name)):
            info = zipfile.ZipInfo(name, FIXED_TIME)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 3
            info.external_attr = 0o644 << 16
            archive.writestr(info, entries[name])
    return stream.getvalue()


def rewrite_zip(data: bytes) -> bytes:
    """Return the same archive with sorted entries and the fixed time."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return write_zip({name: archive.read(name) for name in archive.namelist()})
