"""The figures of a register: counted from its rows, never typed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from tapem.cooperation.rules.states import SIGNED, STARTED, Doing, Paper
from tapem.kernel.numbers import percentage


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """One agreement as it counts."""

    paper: Paper
    doing: Doing
    has_title: bool = True
    parties_known: bool = True


@dataclass(frozen=True, slots=True)
class RegisterFigures:
    """Figures of the register on a day; all are counts of agreements.

    planned = all that are not cancelled; signed = every party signed, whatever came later;
    implemented = signed and running, stalled or done; idle = signed and not implemented;
    pending = planned and not signed.
    """

    planned: int
    signed: int
    implemented: int
    stalled: int
    done: int
    cancelled: int
    untitled: int
    parties_unknown: int

    @property
    def idle(self) -> int:
        """Signed, but nothing of it happens yet."""
        return self.signed - self.implemented

    @property
    def pending(self) -> int:
        """Still to be signed."""
        return self.planned - self.signed

    @property
    def signing_rate(self) -> Fraction | None:
        """Signed of planned, in percent, exactly; None without agreements."""
        return percentage(self.signed, self.planned)

    @property
    def implementation_rate(self) -> Fraction | None:
        """Implemented of signed, in percent, exactly; None without signed ones."""
        return percentage(self.implemented, self.signed)


def figures_of(rows: Iterable[RegisterRow]) -> RegisterFigures:
    """Count the rows of a register."""
    every = list(rows)
    live = [row for row in every if row.paper is not Paper.CANCELLED]
    signed = [row for row in live if row.paper in SIGNED]
    return RegisterFigures(
        planned=len(live),
        signed=len(signed),
        implemented=_count(signed, STARTED),
        stalled=_count(signed, {Doing.STALLED}),
        done=_count(signed, {Doing.DONE}),
        cancelled=len(every) - len(live),
        untitled=sum(not row.has_title for row in live),
        parties_unknown=sum(not row.parties_known for row in live),
    )


def _count(rows: Sequence[RegisterRow], states: Iterable[Doing]) -> int:
    wanted = frozenset(states)
    return sum(row.doing in wanted for row in rows)
