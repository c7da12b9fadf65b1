"""Entries of the trail as sentences that people read."""

from dataclasses import dataclass
from datetime import datetime

from tapem.audit.models import Entry
from tapem.audit.vocabulary import terms
from tapem.web.trail.fields import field_word, value_word

LONGEST_VALUE = 300


@dataclass(frozen=True, slots=True)
class Change:
    """One field before and after."""

    field: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Line:
    """One act as a sentence, with who did it, in which capacity, and what changed."""

    at: datetime
    sentence: str
    actor: str
    office: str
    capacity: str
    reason: str
    changes: tuple[Change, ...]
    subject_kind: str
    subject_key: str
    sequence: int
    digest: str


def readable(entry: Entry) -> Line:
    """Return an entry as a line; an act that is no longer declared keeps its plain name."""
    term = terms().get(entry.act)
    words = {"actor": entry.actor_label, "subject": entry.subject_label}
    sentence = str(term.sentence).format(**words) if term else f"{entry.actor_label}: {entry.act}"
    return Line(
        at=entry.at,
        sentence=sentence,
        actor=entry.actor_label,
        office=entry.agency_label,
        capacity=entry.capacity_label,
        reason=entry.reason,
        changes=tuple(
            _change(entry.subject_kind, field, *pair) for field, pair in entry.changes.items()
        ),
        subject_kind=entry.subject_kind,
        subject_key=entry.subject_key,
        sequence=entry.sequence,
        digest=entry.digest[:12],
    )


def _change(kind: str, field: str, old: object, new: object) -> Change:
    words = [_shown(value_word(kind, field, value)) for value in (old, new)]
    return Change(field_word(field), *words)


def _shown(value: object) -> str:
    if value is None or value == "":
        return "–"
    text = str(value)
    return text if len(text) <= LONGEST_VALUE else f"{text[:LONGEST_VALUE]}…"
