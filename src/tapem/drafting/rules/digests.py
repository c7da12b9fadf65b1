"""Canonical JSON and its hash, so that the same content always gives the same seal."""

import hashlib
import json
import unicodedata


def canonical(value: object) -> str:
    """Return JSON with sorted keys, no blanks, in NFC: equal content gives equal text."""
    text = json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=str)
    return unicodedata.normalize("NFC", text)


def digest_of(value: object) -> str:
    """Return the SHA-256 of the canonical JSON, in hexadecimal."""
    return hashlib.sha256(canonical(value).encode()).hexdigest()
