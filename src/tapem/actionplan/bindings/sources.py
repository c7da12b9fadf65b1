"""What several figures and tables share, read once a rendering.

So the number of queries does not grow with the length of the text.
"""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from tapem.actionplan.choices import Measure
from tapem.actionplan.models import ActionPlan, PlanCell, PlanRow
from tapem.actionplan.rules import Amount, SumRow, summed, totals
from tapem.drafting.figures import Context
from tapem.drafting.rules.bindings import TableCell
from tapem.kernel.numbers import format_number
from tapem.spm.queries import (
    AchievementRow,
    DueForm,
    DutyOfService,
    FillRate,
    MissingCell,
    ProblemRow,
    achievement_table,
    due_forms,
    duties_of_services,
    fill_rate,
    missing_cells_of,
    problem_table,
)

FULL = 100
FORMS_SOURCE = "Form capaian SPM Perangkat Daerah pengampu"
PLAN_SOURCE = "Baris rencana aksi Perangkat Daerah pengampu"
CATALOGUE_SOURCE = "Katalog jenis pelayanan dasar SPM"
EXAMPLE_NOTE = "Memuat angka contoh, bukan angka resmi."


def plan_in(context: Context) -> ActionPlan | None:
    """Return the plan of the draft that is rendered."""
    return context.once(
        "plan",
        lambda: (
            ActionPlan.objects.filter(draft=context.draft).select_related("edition").first()
            if context.draft
            else None
        ),
    )


def base_year(context: Context) -> int:
    """Return the year whose achievements the plan shows."""
    plan = plan_in(context)
    return plan.base_year if plan else context.on.year


def duties(context: Context) -> list[DutyOfService]:
    """Return each service with the agency in charge."""
    return context.once("duties", lambda: duties_of_services(context.region, context.on))


def achieved(context: Context) -> list[AchievementRow]:
    """Return what each service with a form has reached."""
    return context.once("achieved", lambda: achievement_table(context.region, base_year(context)))


def rates(context: Context) -> list[FillRate]:
    """Return how full each form is."""
    return context.once("rates", lambda: [fill_rate(one, context.on) for one in due(context)])


def missing(context: Context) -> list[MissingCell]:
    """Return the required cells of forms that are empty."""
    return context.once(
        "missing",
        lambda: [cell for one in due(context) for cell in missing_cells_of(one, context.on)],
    )


def due(context: Context) -> list[DueForm]:
    """Return each form that must exist, with what it holds."""
    return context.once(
        "due", lambda: list(due_forms(context.region, base_year(context), context.on))
    )


def problem_rows(context: Context) -> list[ProblemRow]:
    """Return the problems with cause and solution."""
    return context.once("problems", lambda: problem_table(context.region, base_year(context)))


def rows_in(context: Context) -> list[PlanRow]:
    """Return the rows of the plan with their cells; two queries a rendering."""
    plan = plan_in(context)
    return context.once("rows", lambda: _rows_of(plan) if plan else [])


def _rows_of(plan: ActionPlan) -> list[PlanRow]:
    return list(
        plan.rows.select_related("service__affair", "agency", "funding_source")
        .prefetch_related("cells")
        .order_by("service__affair__position", "service__position", "agency", "order", "code")
    )


def cells_of(row: PlanRow) -> dict[tuple[int, str], PlanCell]:
    """Return the cells of a row by year and measure; from the prefetched ones."""
    return {(cell.year, cell.measure): cell for cell in row.cells.all()}


def amounts(rows: Iterable[PlanRow], by: str) -> Iterator[Amount]:
    """Yield every ceiling under its heading: by "affair", "agency" or "all"."""
    for row in rows:
        heading = {
            "affair": row.service.affair.short_name,
            "agency": row.agency.short_name,
            "all": "Jumlah",
        }[by]
        for cell in row.cells.all():
            if cell.measure == Measure.CEILING:
                value = None if cell.value is None else int(cell.value)
                yield Amount(heading, cell.year, value)


def matrix_totals(rows: Iterable[PlanRow], years: list[int]) -> SumRow:
    """Return the last row of the matrix: ceilings per year."""
    return totals(summed(amounts(rows, "all"), years), years)


def years_in(context: Context) -> list[int]:
    """Return the years of the plan; none without a plan."""
    plan = plan_in(context)
    return list(plan.years) if plan else []


def forms_source(context: Context) -> str:
    """Name the forms as the source of a figure, and say when they are invented."""
    mark = " (contoh)" if any(row.is_example for row in achieved(context)) else ""
    return f"{FORMS_SOURCE} tahun {base_year(context)}{mark}"


def plan_source(context: Context) -> str:
    """Name the rows as the source of a figure, and say when they are invented."""
    mark = " (contoh)" if any(row.is_example for row in rows_in(context)) else ""
    return PLAN_SOURCE + mark


def texts(*words: str) -> tuple[TableCell, ...]:
    """Return cells as printed."""
    return tuple(TableCell(word) for word in words)


def is_of_affair(code: str, options: Mapping[str, Any]) -> bool:
    """Tell whether a table that may be narrowed to an affair shows this one."""
    wanted = options.get("affair")
    return not wanted or wanted == code


def printed(value: Decimal | None) -> str:
    """Print a number of a form; nothing where it is empty."""
    if value is None:
        return ""
    return format_number(int(value)) if value == int(value) else format_number(value, 2)


def example_note(marks: Iterable[bool]) -> str:
    """Return the caution under a table that holds invented figures."""
    return EXAMPLE_NOTE if any(marks) else ""
