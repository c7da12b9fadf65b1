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


ALLOWED = Decision(allowed=True)


def denied(reason: object, who_can: object = "") -> Decision:
    """Return a refusal with its reason; lazily translated texts become words here."""
    return Decision(allowed=False, reason=str(reason), who_can=str(who_can))
