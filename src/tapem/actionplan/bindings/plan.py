"""Tables about the plan: the matrix and the two recapitulations of its money."""

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Any

from tapem.actionplan.bindings.sources import (
    amounts,
    cells_of,
    duties,
    example_note,
    is_of_affair,
    matrix_totals,
    plan_in,
    plan_source,
    rows_in,
    texts,
    years_in,
)
from tapem.actionplan.choices import Measure, PlanCellState
from tapem.actionplan.models import PlanRow
from tapem.actionplan.rules import SumRow, cell_text, summed, totals
from tapem.drafting.figures import Context
from tapem.drafting.rules.bindings import Owed, TableCell, TableColumn, TableData, TableRow
from tapem.kernel.numbers import format_number

MATRIX_SIZE_PT = 6.5
FUNDING_SIZE_PT = 7


def matrix(context: Context, options: Mapping[str, Any]) -> TableData:
    """Return programmes, activities and sub-activities with targets and ceilings per year."""
    years = years_in(context)
    rows = [row for row in rows_in(context) if is_of_affair(row.service.affair.code, options)]
    plan = plan_in(context)
    return TableData(
        _matrix_columns(years, plan.base_year if plan else 0),
        tuple(_matrix_rows(rows, years)),
        f"{plan_source(context)}; nomenklatur {plan.edition.decree if plan else ''}",
        context.on,
        landscape=True,
        size_pt=MATRIX_SIZE_PT,
        note=example_note(row.is_example for row in rows),
        owed=tuple(_owed_rows(context, years)),
    )


def _matrix_columns(years: list[int], base_year: int) -> tuple[TableColumn, ...]:
    return (
        TableColumn("code", "Kode", 20),
        TableColumn("name", "Sub Kegiatan", 46),
        TableColumn("indicator", "Indikator", 40),
        TableColumn("unit", "Satuan", 14),
        TableColumn("base", f"Kondisi {base_year}", 12, numeric=True),
        *(TableColumn(f"target-{y}", str(y), 9, numeric=True, group="Target") for y in years),
        *(TableColumn(f"ceiling-{y}", str(y), 18, numeric=True, group="Pagu (Rp)") for y in years),
        TableColumn("source", "Sumber Dana", 13),
    )


def _matrix_rows(rows: list[PlanRow], years: list[int]) -> Iterator[TableRow]:
    for (service, agency), members in groupby(rows, key=lambda row: (row.service, row.agency)):
        label = f"Urusan {service.affair.short_name}: {service.name} ({agency.short_name})"
        yield TableRow(f"service-{service.code}-{agency.pk}", texts(label), "group")
        for activity, lines in groupby(
            members,
            key=lambda row: (
                row.programme_code,
                row.programme_name,
                row.activity_code,
                row.activity_name,
            ),
        ):
            yield TableRow(
                f"{service.code}-{activity[2]}", texts(_activity_label(activity)), "group"
            )
            for row in lines:
                yield _matrix_row(row, years)
    sums = matrix_totals(rows, years)
    empty = [""] * (4 + len(years))
    words = ["Jumlah", *empty, *(format_number(sums.by_year[year]) for year in years), ""]
    yield TableRow("total", texts(*words), "total")


def _activity_label(names: tuple[str, str, str, str]) -> str:
    programme_code, programme, activity_code, activity = names
    return f"Program {programme_code} {programme} / Kegiatan {activity_code} {activity}"


def _matrix_row(row: PlanRow, years: list[int]) -> TableRow:
    cells = cells_of(row)

    def text(year: int, measure: Measure) -> str:
        cell = cells.get((year, measure))
        return cell_text(cell.state, cell.value) if cell else ""

    base = cell_text("number", row.base_value) if row.base_value is not None else ""
    return TableRow(
        str(row.pk),
        texts(
            row.code,
            row.name,
            row.indicator,
            row.unit,
            base,
            *(text(year, Measure.TARGET) for year in years),
            *(text(year, Measure.CEILING) for year in years),
            row.funding_source.name if row.funding_source else "",
        ),
        agency=str(row.agency.pk),
    )


def _owed_rows(context: Context, years: list[int]) -> Iterator[Owed]:
    rows = rows_in(context)
    for row in rows:
        for key, label in missing_in(row, years):
            group = f"Baris {row.code} {row.name}"
            yield Owed(str(row.agency_id), f"{row.pk}:{key}", group, label, subject=str(row.pk))
    planned = {row.service_id for row in rows}
    for duty in duties(context):
        if duty.agency and duty.service.pk not in planned:
            yield Owed(
                str(duty.agency.pk),
                f"{duty.service.code}:row",
                f"Rencana {duty.service.name}",
                "belum ada baris program, kegiatan, dan sub kegiatan",
                is_started=False,
            )


def missing_in(row: PlanRow, years: list[int]) -> Iterator[tuple[str, str]]:
    """Yield key and name of every required cell of a row that is empty."""
    if not row.indicator:
        yield "indicator", "indikator"
    if not row.unit:
        yield "unit", "satuan"
    if row.base_value is None:
        yield "base", "kondisi awal"
    if row.funding_source is None:
        yield "source", "sumber dana"
    cells = cells_of(row)
    for measure, name in ((Measure.TARGET, "target"), (Measure.CEILING, "pagu")):
        for year in years:
            cell = cells.get((year, measure))
            if cell is None or cell.state == PlanCellState.EMPTY:
                yield f"{measure}-{year}", f"{name} {year}"


def funding_by_affair(context: Context, options: Mapping[str, Any]) -> TableData:
    """Return the ceilings per affair and year; its last row equals that of the matrix."""
    return _funding(context, "affair", "Urusan")


def funding_by_agency(context: Context, options: Mapping[str, Any]) -> TableData:
    """Return the ceilings per agency and year; its last row equals that of the matrix."""
    return _funding(context, "agency", "Perangkat Daerah")


def _funding(context: Context, by: str, title: str) -> TableData:
    years = years_in(context)
    sums = summed(amounts(rows_in(context), by), years)
    columns = (
        TableColumn("heading", title, 30),
        *(TableColumn(str(year), str(year), 22, numeric=True, group="Pagu (Rp)") for year in years),
        TableColumn("total", "Jumlah (Rp)", 24, numeric=True),
    )
    rows = [TableRow(row.heading, _sum_cells(row, years)) for row in sums]
    last = TableRow("total", _sum_cells(totals(sums, years), years), "total")
    return TableData(
        columns, (*rows, last), plan_source(context), context.on, size_pt=FUNDING_SIZE_PT
    )


def _sum_cells(row: SumRow, years: list[int]) -> tuple[TableCell, ...]:
    words = (format_number(row.by_year[year]) for year in years)
    return texts(row.heading, *words, format_number(row.total))
