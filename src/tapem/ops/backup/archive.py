"""The backup's file: entries, hashes, manifest; written once, read with distrust."""

import hashlib
import json
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import IO

from tapem.ops.console import Refused, Unreadable

FORMAT = 1
MANIFEST = "manifest.json"
_CHUNK = 1 << 20


@dataclass(slots=True)
class Manifest:
    """What a backup says about itself: version, time, rows per table, hash per entry."""

    format: int
    tapem: str
    made_at: str
    database: str
    migrations: list[list[str]]
    tables: dict[str, int] = field(default_factory=dict)
    sha256: dict[str, str] = field(default_factory=dict)


class Writer:
    """Adds entries to a new archive and remembers their hashes."""

    def __init__(self, archive: zipfile.ZipFile, manifest: Manifest) -> None:
        self._archive = archive
        self._manifest = manifest

    def add(self, name: str, chunks: Iterable[bytes]) -> int:
        """Write one entry; return the number of chunks."""
        digest, count = hashlib.sha256(), 0
        with self._archive.open(name, "w", force_zip64=True) as entry:
            for chunk in chunks:
                digest.update(chunk)
                entry.write(chunk)
                count += 1
        self._manifest.sha256[name] = digest.hexdigest()
        return count

    def close(self) -> None:
        """Write the manifest, the last entry."""
        self._archive.writestr(MANIFEST, json.dumps(asdict(self._manifest), indent=1))


def chunks_of(file: IO[bytes]) -> Iterator[bytes]:
    """Yield what a file holds, in pieces."""
    while chunk := file.read(_CHUNK):
        yield chunk


def open_archive(path: Path) -> zipfile.ZipFile:
    """Open a backup; one clear line if it is none."""
    try:
        return zipfile.ZipFile(path)
    except OSError as error:
        raise Unreadable(f"{path}: {error.strerror or error}") from None
    except zipfile.BadZipFile:
        raise Unreadable(f"{path}: this is no backup of Tapem, or it is cut off") from None


def read_manifest(archive: zipfile.ZipFile) -> Manifest:
    """Return the manifest; one clear line if it is missing, foreign or from the future."""
    try:
        manifest = Manifest(**json.loads(archive.read(MANIFEST)))
    except (KeyError, TypeError, ValueError, zipfile.BadZipFile):
        raise Unreadable("this is no backup of Tapem: its manifest is missing") from None
    if manifest.format != FORMAT:
        raise Refused(f"this backup has format {manifest.format}; this Tapem reads {FORMAT}")
    return manifest


def faults(archive: zipfile.ZipFile, manifest: Manifest) -> list[str]:
    """Recompute every hash; return what differs, empty when all is as it was written."""
    names = {name for name in archive.namelist() if name != MANIFEST}
    found = [f"{name}: not named in the manifest" for name in sorted(names - set(manifest.sha256))]
    for name, wanted in manifest.sha256.items():
        if name not in names:
            found.append(f"{name}: missing")
        elif _digest(archive, name) != wanted:
            found.append(f"{name}: its content changed")
    return found


def _digest(archive: zipfile.ZipFile, name: str) -> str:
    digest = hashlib.sha256()
    try:
        with archive.open(name) as entry:
            for chunk in chunks_of(entry):
                digest.update(chunk)
    except (zipfile.BadZipFile, zipfile.zlib.error, EOFError):  # type: ignore[attr-defined]  # zlib as zipfile knows it
        return "unreadable"
    return digest.hexdigest()
