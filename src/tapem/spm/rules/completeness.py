"""Which cells a form must have filled, and how many of them are.

Keterisian counts answers, not achievement: it mirrors the "tingkat keterisian" that the
ministry's secretariat looks at beside the "tingkat capaian".
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from tapem.kernel.numbers import percentage
from tapem.spm.rules.columns import Column, columns_of, is_due
from tapem.spm.rules.facts import (
    BUDGET,
    NONE,
    NOT_APPLICABLE,
    QUALITY,
    RECIPIENTS,
    FormFact,
    LineFact,
)

_REQUIRED_BLOCKS = (RECIPIENTS, QUALITY, BUDGET)


@dataclass(frozen=True, slots=True)
class Requirement:
    """A cell that must be filled: its line and column, and whether it is."""

    line: LineFact
    column: Column
    is_filled: bool

    @property
    def key(self) -> str:
        """Key of the cell inside its form: "<line>:<column>"."""
        return f"{self.line.key}:{self.column.key}"

    @property
    def words(self) -> str:
        """Name of the cell as people say it: "Ibu bersalin, terlayani triwulan III"."""
        return f"{self.line.label}, {self.column.words}"


@dataclass(frozen=True, slots=True)
class FillCount:
    """How many required cells are filled."""

    filled: int
    required: int

    @property
    def empty(self) -> int:
        """Number of required cells that are still empty."""
        return self.required - self.filled

    @property
    def rate(self) -> Fraction | None:
        """Filled of required in percent; None where nothing is required."""
        return percentage(self.filled, self.required)


def requirements(form: FormFact, on: date) -> Iterator[Requirement]:
    """Yield the cells that must be filled on that day; a nil form needs none."""
    if form.is_nil:
        return
    for line in form.lines:
        if line.block in _REQUIRED_BLOCKS:
            yield from _of_line(line, form, on)


def _of_line(line: LineFact, form: FormFact, on: date) -> Iterator[Requirement]:
    first, *periods = columns_of(line.block, form.value_kind)
    yield Requirement(line, first, line.cell(first.key).is_filled)
    if line.cell(first.key).state in (NONE, NOT_APPLICABLE):
        return
    for column in periods:
        if is_due(column, form.year, on):
            yield Requirement(line, column, line.cell(column.key).is_filled)


def missing(form: FormFact, on: date) -> list[Requirement]:
    """Return the required cells that are empty, in the order of the form."""
    return [one for one in requirements(form, on) if not one.is_filled]


def fill_count(form: FormFact, on: date) -> FillCount:
    """Count required and filled cells of a form."""
    states = [one.is_filled for one in requirements(form, on)]
    return FillCount(sum(states), len(states))


def added(counts: list[FillCount]) -> FillCount:
    """Add counts of several forms: an agency, an affair, the region."""
    return FillCount(sum(one.filled for one in counts), sum(one.required for one in counts))
