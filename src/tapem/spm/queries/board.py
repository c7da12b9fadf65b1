"""The board: fill rate and achievement beside each other, per service, affair and agency."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from tapem.regions.models import Agency, Region
from tapem.spm.models import AchievementForm, ServiceType
from tapem.spm.queries.catalogue import active_policy
from tapem.spm.queries.completeness import DueForm, due_forms
from tapem.spm.rules.columns import QUARTERS, last_due_quarter
from tapem.spm.rules.completeness import FillCount, added, fill_count
from tapem.spm.rules.figures import FormFigures, form_figures
from tapem.spm.rules.index import Policy, category


@dataclass(frozen=True, slots=True)
class BoardRow:
    """One service: how full its form is, and what it reached quarter by quarter.

    A quarter that is not over yet, or without a form, is None.
    """

    agency: Agency
    service: ServiceType
    form: AchievementForm | None
    fill: FillCount
    quarters: tuple[FormFigures | None, ...]
    current: FormFigures | None
    category: str

    @property
    def is_nil(self) -> bool:
        """Tell whether nobody had to be served."""
        return self.form is not None and self.form.is_nil


@dataclass(frozen=True, slots=True)
class AgencyLine:
    """Sums of a group of services: fill rate, and the mean index of those that have one."""

    label: str
    agency: Agency | None
    fill: FillCount
    index: Fraction | None
    services: int
    without_form: int


def board_of(
    region: Region, year: int, on: date, until_quarter: int | None = None
) -> list[BoardRow]:
    """Return the board of a year in official order; constant queries.

    `until_quarter` looks back: what was reached until its end; by default the last one over.
    """
    policy = active_policy()
    last = last_due_quarter(year, on)
    last = last if until_quarter is None else min(last, until_quarter)
    return [_row(due, last, on, policy) for due in due_forms(region, year, on)]


def _row(due: DueForm, last: int, on: date, policy: Policy) -> BoardRow:
    figures = [
        form_figures(due.fact, policy, quarter) if due.form and quarter <= last else None
        for quarter in QUARTERS
    ]
    current = form_figures(due.fact, policy, max(last, 1)) if due.form else None
    return BoardRow(
        agency=due.agency,
        service=due.service,
        form=due.form,
        fill=fill_count(due.fact, on),
        quarters=tuple(figures),
        current=current,
        category=category(current.index, policy) if current else "",
    )


def agency_lines(rows: Iterable[BoardRow]) -> list[AgencyLine]:
    """Return the sums per agency, in the order of the services."""
    groups: dict[Agency, list[BoardRow]] = {}
    for row in rows:
        groups.setdefault(row.agency, []).append(row)
    return [_line(agency.short_name, agency, members) for agency, members in groups.items()]


def affair_lines(rows: Iterable[BoardRow]) -> list[AgencyLine]:
    """Return the sums per affair, in official order."""
    groups: dict[str, list[BoardRow]] = {}
    for row in rows:
        groups.setdefault(row.service.affair.short_name, []).append(row)
    return [_line(name, None, members) for name, members in groups.items()]


def _line(label: str, agency: Agency | None, members: list[BoardRow]) -> AgencyLine:
    indices = [
        row.current.index for row in members if row.current and row.current.index is not None
    ]
    return AgencyLine(
        label=label,
        agency=agency,
        fill=added([row.fill for row in members]),
        index=sum(indices, Fraction(0)) / len(indices) if indices else None,
        services=len(members),
        without_form=sum(row.form is None for row in members),
    )
