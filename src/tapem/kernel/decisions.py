"""The answer of a policy: yes, or no with the reason and with who could."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Decision:
    """Whether somebody may do something.

    `reason` is a sentence for the person who is refused; `who_can` names the
    office or role that can do it instead.
    """

    allowed: bool
    reason: str = ""
    who_can: str = ""

    def __bool__(self) -> bool:
        return self.allowed


ALLOWED = Decision(True)


def denied(reason: str, who_can: str = "") -> Decision:
    """Return a refusal with its reason."""
    return Decision(False, reason, who_can)
