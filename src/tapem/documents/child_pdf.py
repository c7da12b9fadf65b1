"""Reads the text of a PDF inside the child."""

from __future__ import annotations

import io
import json
import logging
from typing import Any

from pypdf import PdfReader

from tapem.documents.child import RefusedFile

FEWEST_LETTERS = 20


def run(data: bytes, order: dict[str, Any]) -> bytes:
    """Return the text of every page as JSON."""
    logging.disable(logging.CRITICAL)
    reader = PdfReader(io.BytesIO(data))
    if reader.is_encrypted and not reader.decrypt(""):
        raise RefusedFile("locked")
    if len(reader.pages) > order["pages"]:
        raise RefusedFile("pages", pages=len(reader.pages))
    pages = [page.extract_text() for page in reader.pages]
    letters = sum(letter.isalnum() for page in pages for letter in page)
    if letters < FEWEST_LETTERS:
        raise RefusedFile("scanned")
    return json.dumps({"pages": pages}).encode()
