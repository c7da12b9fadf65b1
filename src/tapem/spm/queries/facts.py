"""The forms of whole years as facts for the rules, for boards, papers and the index.

Read as plain values: a region's year holds thousands of cells, and a row of each would cost
more than everything that is computed from them.
"""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from tapem.regions.models import Region
from tapem.spm.models import AchievementForm, Cell, FormLine
from tapem.spm.rules.facts import CellFact, FormFact, LineFact

_LINE = (
    "form_id", "pk", "key", "block", "label", "unit",
    "district__name", "quality_item__is_mandatory", "quality_item__ratio",
)  # fmt: skip


def facts_in(region: Region, years: Iterable[int]) -> dict[AchievementForm, FormFact]:
    """Return the forms of some years and what they hold, in official order; three queries."""
    span = list(years)
    forms = (
        AchievementForm.objects.filter(region=region, year__in=span)
        .select_related("service__affair", "agency")
        .order_by("year", "service__position")
    )
    lines = _lines(region, span)
    return {form: form_fact(form, tuple(lines.get(form.pk, ()))) for form in forms}


def form_fact(form: AchievementForm, lines: tuple[LineFact, ...]) -> FormFact:
    """Return a form and its lines as one value for the rules."""
    return FormFact(
        service_code=form.service.code,
        service_name=form.service.name,
        year=form.year,
        nature=form.service.nature,
        value_kind=form.value_kind,
        lines=lines,
        is_nil=form.is_nil,
        nil_reason=form.nil_reason,
        data_source=form.data_source,
        data_date=form.data_date,
        reference_population=form.reference_population,
    )


def _lines(region: Region, years: list[int]) -> dict[UUID, list[LineFact]]:
    cells, found = _cells(region, years), dict[UUID, list[LineFact]]()
    rows = FormLine.objects.filter(form__region=region, form__year__in=years)
    for form, line, *values in rows.order_by("form", "block", "position").values_list(*_LINE):
        found.setdefault(form, []).append(_line(values, cells.get(line, {})))
    return found


def _line(values: list[Any], cells: dict[str, CellFact]) -> LineFact:
    key, block, label, unit, district, is_mandatory, ratio = values
    return LineFact(
        key=key,
        block=block,
        label=label,
        unit=unit,
        cells=cells,
        district=district or "",
        is_mandatory=is_mandatory is not False,  # None: the line is no quality item's
        ratio=ratio,
    )


def _cells(region: Region, years: list[int]) -> dict[UUID, dict[str, CellFact]]:
    found: dict[UUID, dict[str, CellFact]] = {}
    rows = Cell.objects.filter(line__form__region=region, line__form__year__in=years)
    for line, column, state, value, note in rows.order_by().values_list(
        "line_id", "column", "state", "value", "note"
    ):
        found.setdefault(line, {})[column] = CellFact(state, value, note)
    return found
