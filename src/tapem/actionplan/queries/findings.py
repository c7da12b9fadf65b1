"""What the rules of the plan (R13–R18) find in its stored rows."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from tapem.actionplan.bindings.plan import missing_in
from tapem.actionplan.choices import Measure, PlanCellState
from tapem.actionplan.models import ActionPlan, PlanRow
from tapem.actionplan.rules import repeats_empty_cell
from tapem.kernel import clock
from tapem.planning.queries import names_of
from tapem.regions.models import Agency
from tapem.spm.queries.catalogue import duties_of_services
from tapem.spm.rules.checks.base import Finding
from tapem.spm.rules.checks.plan import PlanContext, PlanLine, PlanYear, check_plan


@dataclass(frozen=True, slots=True)
class RowFault:
    """What the rules of the plan (R13–R18) find in one row, beside its empty cells."""

    row: PlanRow
    finding: Finding

    @property
    def group(self) -> str:
        """Return the row as lists name it."""
        return f"Baris {self.row.code} {self.row.name}"


def plan_findings(plan: ActionPlan, agency: Agency | None = None) -> dict[PlanRow, list[Finding]]:
    """Return what R13–R18 find in the rows of a plan, of one agency or all; only rows with any."""
    rows = list(
        plan.rows.select_related("service__affair", "agency", "funding_source").prefetch_related(
            "cells"
        )
    )
    found = check_plan([_plan_line(row, plan) for row in rows], _plan_context(plan))
    return {
        row: found[str(row.pk)]
        for row in rows
        if found.get(str(row.pk)) and agency in (None, row.agency)
    }


def all_faults(plan: ActionPlan, agency: Agency | None) -> list[RowFault]:
    """Return everything that the rules find in the rows of an agency, or of all."""
    found = plan_findings(plan, agency)
    return [RowFault(row, finding) for row, findings in found.items() for finding in findings]


def row_faults(plan: ActionPlan) -> dict[UUID, tuple[RowFault, ...]]:
    """Return, by agency, what the rules find that is not merely an empty cell."""
    found: dict[UUID, list[RowFault]] = defaultdict(list)
    years = list(plan.years)
    for fault in all_faults(plan, None):
        empty = {key for key, _name in missing_in(fault.row, years)}
        if not repeats_empty_cell(fault.finding.code, fault.finding.cell, empty):
            found[fault.row.agency_id].append(fault)
    return {agency: tuple(faults) for agency, faults in found.items()}


def answered_services(plan: ActionPlan) -> frozenset[str]:
    """Return the codes of the services that a row of the plan answers."""
    return frozenset(plan.rows.values_list("service__code", flat=True))


def _plan_line(row: PlanRow, plan: ActionPlan) -> PlanLine:
    return PlanLine(
        key=str(row.pk),
        service_code=row.service.code,
        affair=row.service.affair.code,
        code=row.code,
        name=row.name,
        indicator=row.indicator,
        unit=row.unit,
        agency=row.agency.short_name,
        base_year=plan.base_year,
        base_value=row.base_value,
        years=_plan_years(row),
        stated_parent=row.activity_code,
    )


def _plan_years(row: PlanRow) -> dict[int, PlanYear]:
    amounts: dict[int, dict[str, Decimal | None]] = defaultdict(dict)
    idle: set[int] = set()
    for cell in row.cells.all():
        amounts[cell.year][cell.measure] = cell.value
        if cell.measure == Measure.TARGET and cell.state == PlanCellState.NONE:
            idle.add(cell.year)
    return {
        year: PlanYear(
            told.get(Measure.TARGET), told.get(Measure.CEILING), row.note, is_idle=year in idle
        )
        for year, told in amounts.items()
    }


def _plan_context(plan: ActionPlan) -> PlanContext:
    day = max(clock.today(), dt.date(plan.first_year, 1, 1))
    duties = duties_of_services(plan.region, day)
    return PlanContext(
        plan.first_year,
        plan.last_year,
        plan.edition.key,
        plan.edition.sub_activity_digits,
        names_of(plan.edition),
        {one.service.code: frozenset({one.agency.short_name}) for one in duties if one.agency},
    )
