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
