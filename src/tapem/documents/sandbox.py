"""Runs the reading of a foreign file in a process of its own, with limits.

Readers of office files can be driven to take all memory or to abort; then only
the child ends, and the person gets a sentence instead of an outage. The child
never sees Django, the database or a secret.
"""

from __future__ import annotations

import json
import os
import struct
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from django.utils.translation import gettext as _

from tapem.documents.errors import Unreadable
from tapem.documents.guards import Limits

REFUSED = 3
HEADER = struct.Struct(">Q")
SOURCE = str(Path(__file__).resolve().parents[2])


def run_in_child(
    task: str, data: bytes, limits: Limits, parameters: Mapping[str, object] | None = None
) -> bytes:
    """Return what the task makes of the file; raises `Unreadable` in words for the user."""
    told = {"task": task, "memory": limits.memory_megabytes, "seconds": limits.seconds}
    told |= {"rows": limits.rows, "columns": limits.columns, "cells": limits.cells}
    told |= {"pages": limits.pages, "parameters": dict(parameters or {})}
    head = json.dumps(told).encode()
    try:
        done = subprocess.run(  # our own interpreter and module, no user text
            [sys.executable, "-m", "tapem.documents.child"],
            input=HEADER.pack(len(head)) + head + data,
            capture_output=True,
            timeout=limits.seconds + 5,
            env=_environment(),
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise Unreadable(_too_heavy()) from error
    if done.returncode == REFUSED:
        raise Unreadable(_sentence(json.loads(done.stdout)))
    if done.returncode != 0:
        raise Unreadable(_too_heavy())
    return done.stdout


def _environment() -> dict[str, str]:
    kept = {
        key: os.environ[key] for key in ("PATH", "LANG", "LC_ALL", "TMPDIR") if key in os.environ
    }
    return kept | {"PYTHONPATH": SOURCE, "PYTHONDONTWRITEBYTECODE": "1"}


def _too_heavy() -> str:
    return _(
        "Berkas terlalu berat atau rusak sehingga pembacaannya dihentikan. "
        "Salin data yang diperlukan ke berkas baru lalu unggah kembali."
    )


def _sentence(refusal: Mapping[str, str]) -> str:
    """Turn the child's code into a sentence that says how to mend the file."""
    sentences = {
        "far-cell": _(
            "Lembar “%(sheet)s” terisi sampai sel %(cell)s, melebihi batas. "
            "Hapus isi yang jauh dari tabel lalu simpan ulang."
        ),
        "damaged": _("Berkas rusak. Buka di program asalnya, simpan ulang, lalu unggah kembali."),
        "entities": _("Berkas memuat deklarasi XML yang tidak diizinkan. Simpan ulang dari Excel."),
        "locked": _("Berkas terkunci kata sandi. Hapus kata sandinya lalu simpan ulang."),
        "scanned": _(
            "PDF ini hasil pindaian tanpa teks. Unggah berkas asalnya (.docx), "
            "atau PDF yang disimpan langsung dari Word."
        ),
        "pages": _("PDF memuat %(pages)s halaman, melebihi batas. Pecah menjadi beberapa berkas."),
        "no-sheet": _("Lembar “%(sheet)s” tidak ada di berkas ini."),
    }
    return sentences.get(refusal["code"], _too_heavy()) % refusal
