"""Blocks that several papers of a meeting share."""

from tapem.documents.blocks import (
    Block,
    KeyValue,
    Letterhead,
    Numbered,
    Properties,
    Signature,
    SignatureBlock,
)
from tapem.kernel.dates import long_date
from tapem.kernel.numerals import letter
from tapem.meetings.papers.facts import Decided, MeetingFacts, Recommended, Signatory
from tapem.meetings.rules import UNKNOWN

BLANK = "..............................."
TITLE_KEY_MM = 34
MANY_NAMES = 3


def letterhead(facts: MeetingFacts) -> Letterhead:
    """Return the head of the Secretariat; no emblem, no invented address."""
    return Letterhead((f"PEMERINTAH {facts.region.upper()}", "SEKRETARIAT DAERAH"))


def occasion(facts: MeetingFacts) -> tuple[tuple[str, str], ...]:
    """Return the pairs that every paper of a meeting opens with."""
    return (
        ("Hari/tanggal", facts.day),
        ("Waktu", facts.hours),
        ("Tempat", facts.place),
        ("Acara", facts.title),
    )


def occasion_block(facts: MeetingFacts, indent_mm: float = 0) -> KeyValue:
    """Return those pairs as a block."""
    return KeyValue(occasion(facts), key_mm=TITLE_KEY_MM, indent_mm=indent_mm)


def signature_of(signatory: Signatory, *above: str) -> Signature:
    """Return the room for one signature; an unknown name is a dotted line."""
    return Signature(
        office=tuple(line.upper() for line in signatory.office),
        above=above,
        prefix=signatory.prefix,
        name=signatory.name,
        rank=signatory.rank,
    )


def signed_at(facts: MeetingFacts, signatory: Signatory) -> SignatureBlock:
    """Return the signature with the capital of the region and a day to be written at signing."""
    return SignatureBlock(right=signature_of(signatory, f"{facts.region_name}, {BLANK[:20]}"))


def lettered(texts: tuple[str, ...], indent_mm: float = 9) -> list[Block]:
    """Return items that begin with a letter: a., b., c."""
    return [
        Numbered(f"{letter(place)}.", text, indent_mm=indent_mm)
        for place, text in enumerate(texts, 1)
    ]


def decision_text(decision: Decided, *, short: bool = False) -> str:
    """Return a decision with who must act and until when, as all papers print it.

    `short` names the agencies by their short names, for messages.
    """
    text, extra = decision.text.rstrip(), []
    names = decision.short_agencies if short else decision.agencies
    if names:
        extra.append(f"pelaksana: {enumerated(names)}")
    if decision.due_on:
        extra.append(f"batas waktu: {long_date(decision.due_on)}")
    return f"{text.rstrip('.')} ({'; '.join(extra)})." if extra else text


def enumerated(names: tuple[str, ...]) -> str:
    """Return "A, B, dan C"; semicolons part names that hold commas themselves."""
    if len(names) < MANY_NAMES:
        return " dan ".join(names)
    mark = ";" if any("," in name for name in names) else ","
    return f"{f'{mark} '.join(names[:-1])}{mark} dan {names[-1]}"


def recommendation_text(recommendation: Recommended) -> str:
    """Return a recommendation as a sentence, with its date where it has one."""
    text = recommendation.sentence.rstrip()
    if recommendation.due_on is None:
        return text
    return f"{text.rstrip('.')} (batas waktu: {long_date(recommendation.due_on)})."


def properties(facts: MeetingFacts, subject: str) -> Properties:
    """Return what the file says about itself."""
    return Properties(author=facts.organizer, keywords=("rapat", subject))


def or_unknown(text: str) -> str:
    """Return a text, or that it is not known."""
    return text or UNKNOWN


def named_phrase(facts: MeetingFacts) -> str:
    """Return the named officials as one phrase, open-ended where the source is."""
    names = list(facts.named)
    if facts.named_is_open:
        names.append("dan lain-lain")
    return "; ".join(names)
