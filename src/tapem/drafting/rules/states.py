"""Which state may follow which, and what a chapter's state is."""

from collections.abc import Mapping

from tapem.kernel.errors import RuleBroken

Table = Mapping[str, frozenset[str]]

DRAFT: Table = {
    "concept": frozenset({"discussion", "abandoned"}),
    "discussion": frozenset({"handed_over", "abandoned"}),
    "handed_over": frozenset({"discussion", "harmonisation"}),
    "harmonisation": frozenset({"discussion", "facilitation"}),
    "facilitation": frozenset({"discussion", "enacted"}),
    "enacted": frozenset({"promulgated"}),
    "promulgated": frozenset(),
    "abandoned": frozenset(),
}
CORRECTION: Table = {
    "open": frozenset({"answered", "withdrawn"}),
    "answered": frozenset({"accepted", "returned", "withdrawn"}),
    "returned": frozenset({"answered", "withdrawn"}),
    "accepted": frozenset(),
    "withdrawn": frozenset(),
}
HANDOVER: Table = {
    "sent": frozenset({"received"}),
    "received": frozenset({"returned"}),
    "returned": frozenset(),
}
FINAL = {
    "draft": frozenset({"promulgated", "abandoned"}),
    "correction": frozenset({"accepted", "withdrawn"}),
    "handover": frozenset({"received", "returned"}),
}
UNSETTLED = ("open", "answered", "returned")
OWED = ("open", "returned")
EDITABLE_DRAFT = ("concept", "discussion")
SETTLED_DRAFT = ("enacted", "promulgated", "abandoned")


# Steps that the legal section records; the others are acts of their own.
RECORDED = ("harmonisation", "facilitation", "enacted", "promulgated")


def next_stages(state: str) -> tuple[str, ...]:
    """Return which steps may be recorded now: forward, or back to the team once others have it."""
    following = DRAFT[state]
    back = ("discussion",) if state in RECORDED and "discussion" in following else ()
    return (*(one for one in RECORDED if one in following), *back)


def require_step(table: Table, old: str, new: str, refusal: str) -> None:
    """Raise RuleBroken with the sentence unless `new` may follow `old`."""
    if new not in table[old]:
        raise RuleBroken(refusal, field="state")


def chapter_state(*, is_filled: bool, unsettled: int, is_agreed: bool) -> str:
    """Return empty, corrected, agreed or filled: what is missing outweighs what is there."""
    if not is_filled:
        return "empty"
    if unsettled:
        return "corrected"
    return "agreed" if is_agreed else "filled"
