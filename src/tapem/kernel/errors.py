"""Errors that carry a sentence for the person who meets them."""

from collections.abc import Mapping


class DomainError(Exception):
    """Something the domain refuses; `str(error)` is a sentence for the user."""

    def __init__(self, message: object, *, field: str = "") -> None:
        # A lazily translated text becomes words here, in the language of the moment.
        self.message = str(message)
        super().__init__(self.message)
        self.field = field


class NotAllowed(DomainError):
    """The actor may not do this; `who_can` names who could."""

    def __init__(self, message: object, *, who_can: object = "") -> None:
        super().__init__(message)
        self.who_can = str(who_can)


class RuleBroken(DomainError):
    """The state or the input forbids this act."""


class Invalid(DomainError):
    """Several fields are wrong: field name → sentence."""

    def __init__(self, problems: Mapping[str, str]) -> None:
        super().__init__("; ".join(problems.values()))
        self.problems = dict(problems)


class Stale(DomainError):
    """Somebody else saved first; both values travel with the error, nothing is lost."""

    def __init__(self, message: object, *, theirs: str, mine: str) -> None:
        super().__init__(message)
        self.theirs = theirs
        self.mine = mine
