"""Taking a safe suggestion over into a text that is still being typed."""

from collections.abc import Sequence
from dataclasses import dataclass

from tapem.proofread.finding import Finding
from tapem.web.proofread.marks import key_of


@dataclass(frozen=True, slots=True)
class Filled:
    """What a field of the form becomes; without a field the suggestion could not be taken over."""

    field: str = ""
    words: str = ""


def chosen(findings: Sequence[Finding], key: str) -> Finding | None:
    """Return the finding that somebody wants mended, when it has a safe suggestion."""
    return next(
        (one for one in findings if key_of(one) == key and one.replacement is not None), None
    )


def mended(words: str, quote: str, replacement: str, place: int) -> str | None:
    """Return the typed words with a faulty stretch replaced; None when it cannot be told apart.

    The checked text has its figures filled in, so `place` counts exactly only where the typed
    one holds no figure; otherwise, and without a place (-1), the stretch must stand there once.
    """
    if place >= 0 and words[place : place + len(quote)] == quote:
        return f"{words[:place]}{replacement}{words[place + len(quote) :]}"
    if words.count(quote) != 1:
        return None
    return words.replace(quote, replacement)
