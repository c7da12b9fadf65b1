"""How one link of the chain is computed and checked."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Link:
    """The parts of an entry that its digest covers, as plain values."""

    chain: str
    sequence: int
    fields: Mapping[str, object]
    previous_digest: str
    digest: str


def digest_of(chain: str, sequence: int, fields: Mapping[str, object], previous: str) -> str:
    """Return the SHA-256 over the canonical JSON of an entry and the digest before it."""
    body = json.dumps(
        {"chain": chain, "sequence": sequence, "fields": fields, "previous": previous},
        sort_keys=True,
        ensure_ascii=False,
        separators=(",", ":"),
        default=str,
    )
    return hashlib.sha256(body.encode()).hexdigest()


def faults(links: Iterable[Link]) -> list[str]:
    """Return what is wrong with one chain, in order; empty when it is whole."""
    found, sequence, previous = [], 0, ""
    for link in links:
        sequence += 1
        if link.sequence != sequence:
            found.append(f"{link.chain}: catatan ke-{sequence} hilang")
            sequence = link.sequence
        if link.previous_digest != previous:
            found.append(f"{link.chain}: catatan ke-{link.sequence} tidak menyambung")
        if digest_of(link.chain, link.sequence, link.fields, link.previous_digest) != link.digest:
            found.append(f"{link.chain}: isi catatan ke-{link.sequence} berubah")
        previous = link.digest
    return found
