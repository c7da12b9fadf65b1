"""The two axes of an agreement, their moves, and what each move needs.

Paper and implementation are independent: fourteen may be signed and four of them carried out.
Sources: PP 28/2018 and Permendagri 22/2020; day counts are data, not code.
"""

from collections.abc import Mapping
from enum import StrEnum


class Paper(StrEnum):
    """How far the paper of an agreement is."""

    PLANNED = "planned"
    OFFERED = "offered"
    DRAFTING = "drafting"
    REVIEW = "review"
    COUNCIL_APPROVAL = "council_approval"
    READY = "ready"
    PARTLY_SIGNED = "partly_signed"
    SIGNED = "signed"
    IN_FORCE = "in_force"
    ENDED = "ended"
    TERMINATED = "terminated"
    REPLACED = "replaced"
    CANCELLED = "cancelled"


class Doing(StrEnum):
    """Whether anything of a signed agreement happens."""

    NOT_STARTED = "not_started"
    RUNNING = "running"
    STALLED = "stalled"
    DONE = "done"


PAPER_MOVES: Mapping[Paper, tuple[Paper, ...]] = {
    Paper.PLANNED: (Paper.OFFERED, Paper.DRAFTING, Paper.CANCELLED),
    Paper.OFFERED: (Paper.DRAFTING, Paper.CANCELLED),
    Paper.DRAFTING: (Paper.REVIEW, Paper.CANCELLED),
    Paper.REVIEW: (Paper.READY, Paper.COUNCIL_APPROVAL, Paper.DRAFTING, Paper.CANCELLED),
    Paper.COUNCIL_APPROVAL: (Paper.READY, Paper.DRAFTING, Paper.CANCELLED),
    Paper.READY: (Paper.PARTLY_SIGNED, Paper.DRAFTING, Paper.CANCELLED),
    Paper.PARTLY_SIGNED: (Paper.SIGNED, Paper.CANCELLED),
    Paper.SIGNED: (Paper.IN_FORCE,),
    Paper.IN_FORCE: (Paper.ENDED, Paper.TERMINATED, Paper.REPLACED),
    Paper.ENDED: (),
    Paper.TERMINATED: (),
    Paper.REPLACED: (),
    Paper.CANCELLED: (),
}

DOING_MOVES: Mapping[Doing, tuple[Doing, ...]] = {
    Doing.NOT_STARTED: (Doing.RUNNING,),
    Doing.RUNNING: (Doing.STALLED, Doing.DONE),
    Doing.STALLED: (Doing.RUNNING,),
    Doing.DONE: (),
}

SIGNED = frozenset({Paper.SIGNED, Paper.IN_FORCE, Paper.ENDED, Paper.TERMINATED, Paper.REPLACED})
STARTED = frozenset({Doing.RUNNING, Doing.STALLED, Doing.DONE})
# A step back or an end of the work is explained; a step forward is not.
NEEDS_REASON = frozenset({Paper.CANCELLED, Paper.TERMINATED})
OBLIGATORY_CLAUSES: Mapping[str, str] = {
    "subjects": "subjek",
    "object": "objek",
    "scope": "ruang lingkup",
    "rights_and_duties": "hak dan kewajiban",
    "term": "jangka waktu",
    "termination": "pengakhiran",
    "force_majeure": "keadaan memaksa",
    "disputes": "penyelesaian perselisihan",
}


def may_move(old: Paper, new: Paper) -> bool:
    """Tell whether the table knows this move of the paper."""
    return new in PAPER_MOVES[old]


def may_do(old: Doing, new: Doing, paper: Paper) -> bool:
    """Tell whether the table knows this move of the implementation; only signed papers move."""
    return paper in SIGNED and new in DOING_MOVES[old]


def is_step_back(old: Paper, new: Paper) -> bool:
    """Tell whether the paper returns to the drafters."""
    return new is Paper.DRAFTING and old in {Paper.REVIEW, Paper.COUNCIL_APPROVAL, Paper.READY}


def needs_reason(old: Paper, new: Paper) -> bool:
    """Tell whether the move must be explained in words."""
    return new in NEEDS_REASON or is_step_back(old, new)
