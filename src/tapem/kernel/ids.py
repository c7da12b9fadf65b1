"""Identifiers made before the write, so that a repeated request writes once."""

from uuid import UUID

import uuid_utils


def new_id() -> UUID:
    """Return a UUIDv7: unique on every machine and sortable by time of making."""
    return UUID(bytes=uuid_utils.uuid7().bytes)
