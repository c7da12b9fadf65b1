"""The figures of a plan: counts, rates and sums that prose binds to."""

import datetime as dt

from tapem.actionplan.bindings.sources import (
    CATALOGUE_SOURCE,
    FULL,
    achieved,
    base_year,
    duties,
    forms_source,
    matrix_totals,
    plan_in,
    plan_source,
    problem_rows,
    rates,
    rows_in,
    years_in,
)
from tapem.drafting.figures import Context
from tapem.drafting.rules.bindings import Figure, FigureKind
from tapem.spm.queries import total_rate


def _counted(value: int | None, source: str, as_of: dt.date) -> Figure:
    return Figure(value, source, as_of)


def services(context: Context) -> Figure:
    """Count the services of the catalogue."""
    return _counted(len(duties(context)), CATALOGUE_SOURCE, context.on)


def affairs(context: Context) -> Figure:
    """Count the affairs that have services."""
    found = {duty.service.affair_id for duty in duties(context)}
    return _counted(len(found), CATALOGUE_SOURCE, context.on)


def duty_agencies(context: Context) -> Figure:
    """Count the agencies in charge of a service."""
    agencies = {duty.agency.pk for duty in duties(context) if duty.agency}
    return _counted(len(agencies), "Penetapan pengampu layanan SPM", context.on)


def below_target(context: Context) -> Figure:
    """Count the services whose recipients are not all served."""
    below = [row for row in achieved(context) if row.rate is not None and row.rate < FULL]
    return _counted(len(below), forms_source(context), context.on)


def at_target(context: Context) -> Figure:
    """Count the services that serve everybody."""
    reached = [row for row in achieved(context) if row.rate is not None and row.rate >= FULL]
    return _counted(len(reached), forms_source(context), context.on)


def unreported(context: Context) -> Figure:
    """Count the services whose achievement cannot be computed yet."""
    known = {row.service.pk for row in achieved(context) if row.rate is not None or row.is_nil}
    unknown = [duty for duty in duties(context) if duty.service.pk not in known]
    return _counted(len(unknown), forms_source(context), context.on)


def nil(context: Context) -> Figure:
    """Count the services for which nobody had to be served."""
    found = [row for row in achieved(context) if row.is_nil]
    return _counted(len(found), forms_source(context), context.on)


def fill_rate(context: Context) -> Figure:
    """Return filled of required cells of all forms, in percent."""
    rate = total_rate(rates(context)).rate
    return Figure(rate, forms_source(context), context.on, FigureKind.PERCENT)


def problems(context: Context) -> Figure:
    """Count the problems that were put into words."""
    return _counted(len(problem_rows(context)), "Daftar permasalahan SPM", context.on)


def year_of_data(context: Context) -> Figure:
    """Return the year of the achievements."""
    return Figure(str(base_year(context)), "Rencana aksi", context.on, FigureKind.TEXT)


def rate_of_service(context: Context, code: str) -> Figure:
    """Return what one service reached, in percent."""
    reached = {row.service.code: row.rate for row in achieved(context)}
    return Figure(reached.get(code), forms_source(context), context.on, FigureKind.PERCENT)


def period(context: Context) -> Figure:
    """Return the years of the plan as its title writes them."""
    plan = plan_in(context)
    text = f"{plan.first_year}-{plan.last_year}" if plan else None
    return Figure(text, "Rencana aksi", context.on, FigureKind.TEXT)


def row_count(context: Context) -> Figure:
    """Count the rows of the plan."""
    return _counted(len(rows_in(context)), plan_source(context), context.on)


def sub_activities(context: Context) -> Figure:
    """Count the distinct codes of the rows."""
    codes = {row.code for row in rows_in(context)}
    return _counted(len(codes), plan_source(context), context.on)


def ceiling_total(context: Context) -> Figure:
    """Return the sum of all ceilings, in rupiah."""
    value = matrix_totals(rows_in(context), years_in(context)).total
    return Figure(value, plan_source(context), context.on, FigureKind.RUPIAH)


def ceiling_of_year(context: Context, year: str) -> Figure:
    """Return the sum of the ceilings of one year, in rupiah."""
    sums = matrix_totals(rows_in(context), years_in(context)).by_year
    value = sums.get(int(year)) if year.isdigit() else None
    return Figure(value, plan_source(context), context.on, FigureKind.RUPIAH)
