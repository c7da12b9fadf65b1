"""How a form moves: from which states an act may start and where it leads.

draft → submitted → (approved by the head) → verified → locked, or returned; the next
quarter opens a locked form again, with the figures of closed quarters still locked.
"""

from collections.abc import Mapping

DRAFT, SUBMITTED, RETURNED = "draft", "submitted", "returned"
VERIFIED, LOCKED = "verified", "locked"
SUBMIT, APPROVE, RETURN, VERIFY, LOCK, NEXT_QUARTER = (
    "submit",
    "approve",
    "return",
    "verify",
    "lock",
    "next_quarter",
)
MOVES: Mapping[str, tuple[frozenset[str], str]] = {
    SUBMIT: (frozenset({DRAFT, RETURNED}), SUBMITTED),
    APPROVE: (frozenset({SUBMITTED}), SUBMITTED),
    RETURN: (frozenset({SUBMITTED, VERIFIED}), RETURNED),
    VERIFY: (frozenset({SUBMITTED}), VERIFIED),
    LOCK: (frozenset({VERIFIED}), LOCKED),
    NEXT_QUARTER: (frozenset({LOCKED}), DRAFT),
}
OPEN_STATES = frozenset({DRAFT, RETURNED})
_LAST_QUARTER = 4


def may_move(act: str, state: str) -> bool:
    """Tell whether an act may start in a state."""
    return state in MOVES[act][0]


def is_cell_open(*, state: str, locked_quarter: int, quarter: int, is_filled: bool) -> bool:
    """Tell whether a cell takes typing without being reopened.

    In an open form, a closed quarter stays locked; a figure of the whole year (quarter 0)
    stays locked once it is filled, an empty one may still be added.
    """
    if state not in OPEN_STATES:
        return False
    if locked_quarter == 0:
        return True
    return quarter > locked_quarter or (quarter == 0 and not is_filled)


def has_next_quarter(locked_quarter: int) -> bool:
    """Tell whether a locked form has a quarter left to report."""
    return locked_quarter < _LAST_QUARTER
