"""The vocabulary of the trail: each act has a name, a label and a sentence.

One of the two registries of the house (the other one is that of figures in `drafting`).
"""

from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise


class Personal(StrEnum):
    """What happens to the values of an entry when personal data must go."""

    KEEP = "keep"
    MASK = "mask"


@dataclass(frozen=True, slots=True)
class Term:
    """One kind of act.

    `name` is "<room>.<act>"; `sentence` has the placeholders {actor} and {subject}.
    """

    name: str
    label: str | Promise
    sentence: str | Promise
    personal: Personal = Personal.KEEP


_TERMS: dict[str, Term] = {}


def term(
    name: str, label: str | Promise, sentence: str | Promise, personal: Personal = Personal.KEEP
) -> Term:
    """Declare an act; the constant that it returns is given to `audit.actions.record`."""
    if name in _TERMS:
        raise ValueError(f"the act {name!r} is declared twice")
    _TERMS[name] = Term(name, label, sentence, personal)
    return _TERMS[name]


def terms() -> dict[str, Term]:
    """Return every declared act by its name."""
    return dict(_TERMS)
