"""Three versions of a cell compared: what the file began with, what is stored, what it holds.

The base lets a change of the user be told from a change by somebody else, so that neither
is lost: only where both changed the same cell differently does somebody have to choose.
"""

from dataclasses import dataclass
from enum import StrEnum

from tapem.spm.rules.facts import CellFact


class Outcome(StrEnum):
    """What happens to a cell of an uploaded workbook."""

    SAME = "same"
    MINE = "mine"
    THEIRS = "theirs"
    CONFLICT = "conflict"


@dataclass(frozen=True, slots=True)
class Comparison:
    """A cell with its three versions and what follows."""

    cell: str
    base: CellFact
    server: CellFact
    file: CellFact
    outcome: Outcome


def compare(cell: str, base: CellFact, server: CellFact, file: CellFact) -> Comparison:
    """Compare one cell; notes do not count, only answers."""
    return Comparison(cell, base, server, file, _outcome(_key(base), _key(server), _key(file)))


def _outcome(base: object, server: object, file: object) -> Outcome:
    if file == server:
        return Outcome.SAME
    if file == base:
        return Outcome.THEIRS
    return Outcome.MINE if server == base else Outcome.CONFLICT


def _key(cell: CellFact) -> tuple[str, object]:
    return cell.state, cell.value
