"""The board of a year, the index with its trace, what-if, trend and calendar."""

from dataclasses import dataclass
from fractions import Fraction

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods

from tapem.accounts.actors import Actor
from tapem.accounts.door import require
from tapem.kernel.clock import today
from tapem.kernel.numbers import format_percent
from tapem.kernel.numerals import roman
from tapem.spm import actions
from tapem.spm.models import ReportingPeriod
from tapem.spm.policies import may_keep_catalogue, may_open_form, may_request_completion
from tapem.spm.queries.board import BoardRow, affair_lines, agency_lines, board_of
from tapem.spm.queries.catalogue import active_policy, period_of, periods_of
from tapem.spm.queries.waiting import forms_waiting_for
from tapem.spm.rules.columns import QUARTERS, last_due_quarter
from tapem.spm.rules.completeness import added
from tapem.spm.rules.index import (
    category,
    printed,
)
from tapem.web.requests import as_actor
from tapem.web.spm.forms import BoardFilter, PeriodForm
from tapem.web.spm.frame import (
    INSIDE,
    checked_year,
    chosen_year,
    form_url,
    state_of,
    tabs_of,
)
from tapem.web.submits import answer, show

TREND_YEARS = 5
MOST_LEVERS = 25
NEARLY = Fraction(95, 100)
HALFWAY = Fraction(70, 100)


@dataclass(frozen=True, slots=True)
class Line:
    """A service on the board, with its shapes and address."""

    row: BoardRow
    url: str
    shape: str
    word: str
    heat: tuple[dict[str, str], ...]
    fill_shape: str


@require_GET
@as_actor(*INSIDE)
def index(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Show fill rate and achievement beside each other; an agency sees its own forms only."""
    year = chosen_year(request)
    chosen = BoardFilter({"tahun": year} | request.GET.dict())
    board = [
        row
        for row in board_of(actor.region, year, today(), chosen.quarter)
        if not actor.is_agency_side or row.agency == actor.agency
    ]
    chosen.offer(board)
    rows = [row for row in board if chosen.keeps(row)]
    lines = [_line(row, year) for row in rows]
    own = lines if actor.is_agency_side else []
    fill = added([row.fill for row in rows])
    result = _region_index(rows)
    context = {
        "year": year,
        "years": [year - 1, year, year + 1],
        "own": own,
        "waiting": [(one, form_url(one.form)) for one in forms_waiting_for(actor, year)],
        "others": [] if own else lines,
        "agencies": agency_lines(rows),
        "affairs": affair_lines(rows),
        "fill": fill,
        "result": result,
        "region_index": printed(result, active_policy()),
        "region_category": category(result, active_policy()),
        "filter": chosen,
        "is_filtered": chosen.is_used,
        "quarter": chosen.quarter or last_due_quarter(year, today()),
        "quarters": [roman(quarter) for quarter in QUARTERS],
        "title": _title(year, rows, own, is_filtered=chosen.is_used),
        "period": (period := period_of(actor.region, today())),
        "period_name": _named(period),
        "period_days": _days_left(actor),
        "tabs": tabs_of(actor, year, "overview"),
        "can_open": any(
            row.form is None and bool(may_open_form(actor, row.agency)) for row in rows
        ),
        "can_ask": bool(may_request_completion(actor, actor.agency)) and fill.empty > 0,
        "is_example": any(row.form and row.form.is_example for row in rows),
    }
    return render(request, "spm/overview.html", context)


def _named(period: ReportingPeriod | None) -> str:
    """Return the name of a reporting period in the language of the screen."""
    if period is None:
        return ""
    return _("Triwulan %(name)s %(year)s") % {"name": roman(period.quarter), "year": period.year}


def _days_left(actor: Actor) -> int | None:
    period = period_of(actor.region, today())
    return (period.closes_on - today()).days if period else None


def _region_index(rows: list[BoardRow]) -> Fraction | None:
    means = [line.index for line in affair_lines(rows) if line.index is not None]
    return sum(means, Fraction(0)) / len(means) if means else None


def _title(year: int, rows: list[BoardRow], own: list[Line], *, is_filtered: bool) -> str:
    if own:
        empty = sum(line.row.fill.empty for line in own)
        words = ngettext(
            "Form Anda tahun %(year)d: %(n)d sel kosong",
            "Form Anda tahun %(year)d: %(n)d sel kosong",
            empty,
        )
        full = _("Form Anda tahun %(year)d: semua sel terisi")
        return (words if empty else full) % {"year": year, "n": empty}
    late = [line for line in agency_lines(rows) if line.fill.empty]
    if not rows and is_filtered:
        return _("Form SPM %(year)d: tidak ada layanan untuk saringan ini") % {"year": year}
    if not rows:
        return _("Form SPM %(year)d: belum ada pengampu layanan") % {"year": year}
    if not late:
        return _("Form SPM %(year)d: semua sel terisi") % {"year": year}
    empty = sum(line.fill.empty for line in late)
    cells = ngettext("%(n)d sel kosong", "%(n)d sel kosong", empty) % {"n": empty}
    agencies = ngettext("%(n)d OPD", "%(n)d OPD", len(late)) % {"n": len(late)}
    words = _("Form SPM %(year)d: %(cells)s di %(agencies)s")
    return words % {"year": year, "cells": cells, "agencies": agencies}


def _line(row: BoardRow, year: int) -> Line:
    shape, word = state_of(row.form)
    if row.is_nil:
        shape, word = "none", _("nihil")
    address = reverse("spm:form-page", args=[year, row.service.code.lower()]) if row.form else ""
    return Line(
        row=row,
        url=address,
        shape=shape,
        word=word,
        heat=tuple(_heat(row, quarter) for quarter in QUARTERS),
        fill_shape=_fill_shape(row),
    )


def _fill_shape(row: BoardRow) -> str:
    if row.fill.empty == 0:
        return "ok"
    return "due" if row.fill.filled and row.fill.empty <= 2 else "late"  # noqa: PLR2004 (one or two)


def _heat(row: BoardRow, quarter: int) -> dict[str, str]:
    """Return the look of a quarter: its rate against the share of the year that is over."""
    figures = row.quarters[quarter - 1]
    if row.is_nil or figures is None:
        return {"state": "na", "word": ""}
    rate = figures.recipient_rate
    if rate is None:
        return {"state": "none", "word": _("kosong")}
    share = rate / (25 * quarter)
    state = "ok" if share >= NEARLY else "due" if share >= HALFWAY else "late"
    return {"state": state, "word": format_percent(rate, 1)}


@require_http_methods(["GET", "POST"])
@as_actor(*INSIDE)
def calendar(request: HttpRequest, actor: Actor, year: int) -> HttpResponse:
    """Show and set the closing dates of the quarters."""
    checked_year(year)
    if request.method == "POST":
        require(may_keep_catalogue(actor))
    periods = {period.quarter: period for period in periods_of(actor.region, year)}
    sent = request.POST.get("quarter", "")
    forms = {}
    for quarter in QUARTERS:
        period = periods.get(quarter)
        initial = (
            {"opens_on": period.opens_on, "closes_on": period.closes_on, "source": ""}
            if period
            else {}
        )
        is_sent = request.method == "POST" and sent == str(quarter)
        forms[quarter] = PeriodForm(
            request.POST if is_sent else None, initial=initial, prefix=f"tw{quarter}"
        )
    if request.method == "POST" and sent.isdecimal() and int(sent) in forms:
        form = forms[int(sent)]
        done = answer(
            request, form,
            lambda: actions.set_period(actor=actor, year=year, quarter=int(sent), **form.cleaned_data),
            to=reverse("spm:calendar", args=[year]), done=_("Tanggal triwulan tersimpan."),
        )  # fmt: skip
        if done is not None:
            return done
    context = {
        "year": year,
        "rows": [
            (roman(quarter), quarter, periods.get(quarter), forms[quarter]) for quarter in QUARTERS
        ],
        "can_keep": bool(may_keep_catalogue(actor)),
        "tabs": tabs_of(actor, year, "calendar"),
        "next_period": _named(period_of(actor.region, today())),
        "period_days": _days_left(actor),
    }
    return show(request, "spm/calendar.html", context, *forms.values())
