"""Hand-over packages: a zip whose manifest holds the hash of every file in it.

The same files give the same bytes, so a package can be named by its own hash.
"""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext as _

from tapem.documents.archive import write_zip
from tapem.documents.errors import Unreadable
from tapem.documents.guards import Limits, open_archive

MANIFEST = "manifest.json"
SCHEMA = 1
PACKAGE_LIMITS = Limits(unpacked_megabytes=1_000, ratio=1_000)


class ProblemKind(StrEnum):
    """What is wrong with a file of a package."""

    UNREADABLE = "unreadable"
    NO_MANIFEST = "no_manifest"
    MISSING = "missing"
    EXTRA = "extra"
    ALTERED = "altered"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong; `message` is a sentence for the user."""

    kind: ProblemKind
    file: str
    message: str


def pack(files: Mapping[str, bytes], facts: Mapping[str, object] | None = None) -> bytes:
    """Return the package; `facts` (version, root hash …) stand in the manifest.

    Raises ValueError for a file name that could leave the folder of unpacking.
    """
    for name in files:
        if name == MANIFEST or name.startswith("/") or ".." in name.split("/") or "\\" in name:
            raise ValueError(f"not a name for a file of a package: {name!r}")
    listed = [
        {"name": name, "bytes": len(files[name]), "sha256": _hash(files[name])}
        for name in sorted(files)
    ]
    manifest = {"schema": SCHEMA, **(facts or {}), "files": listed}
    text = json.dumps(manifest, ensure_ascii=False, indent=2, sort_keys=True)
    return write_zip({**files, MANIFEST: f"{text}\n".encode()})


def read_manifest(data: bytes) -> dict[str, Any]:
    """Return the manifest of a package; raises `Unreadable` if there is none."""
    archive = open_archive(data, PACKAGE_LIMITS)
    try:
        manifest = json.loads(archive.read(MANIFEST))
    except (KeyError, ValueError, zipfile.BadZipFile) as error:
        raise Unreadable(_no_manifest()) from error
    if not isinstance(manifest, dict) or not isinstance(manifest.get("files"), list):
        raise Unreadable(_no_manifest())
    return manifest


def verify_package(data: bytes) -> list[Problem]:
    """Recompute every hash and name what is missing, extra or altered; [] means sound."""
    try:
        archive = open_archive(data, PACKAGE_LIMITS)
    except Unreadable as error:
        return [Problem(ProblemKind.UNREADABLE, "", error.message)]
    try:
        manifest = read_manifest(data)
    except Unreadable as error:
        return [Problem(ProblemKind.NO_MANIFEST, MANIFEST, error.message)]
    told = {str(entry["name"]): entry for entry in manifest["files"]}
    present = set(archive.namelist()) - {MANIFEST}
    problems = [_missing(name) for name in sorted(told.keys() - present)]
    problems.extend(_extra(name) for name in sorted(present - told.keys()))
    for name in sorted(present & told.keys()):
        if not _is_intact(archive, told[name]):
            words = _("Isi berkas “%(name)s” berbeda dengan yang tercatat di manifest.")
            problems.append(Problem(ProblemKind.ALTERED, name, words % {"name": name}))
    return problems


def _is_intact(archive: zipfile.ZipFile, told: Mapping[str, Any]) -> bool:
    try:
        content = archive.read(str(told["name"]))
    except (zipfile.BadZipFile, OSError, ValueError):
        return False
    return len(content) == told.get("bytes") and _hash(content) == told.get("sha256")


def _missing(name: str) -> Problem:
    words = _("Berkas “%(name)s” tercatat di manifest tetapi tidak ada di paket.")
    return Problem(ProblemKind.MISSING, name, words % {"name": name})


def _extra(name: str) -> Problem:
    words = _("Berkas “%(name)s” ada di paket tetapi tidak tercatat di manifest.")
    return Problem(ProblemKind.EXTRA, name, words % {"name": name})


def _no_manifest() -> str:
    return _("Paket tidak memuat manifest.json yang dapat dibaca.")


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
