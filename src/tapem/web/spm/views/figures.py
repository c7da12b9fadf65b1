"""The index with its trace, what-if, and the trend over years."""

from collections.abc import Sequence
from decimal import Decimal

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET

from tapem.accounts.actors import Actor
from tapem.kernel.clock import today
from tapem.kernel.numbers import format_number
from tapem.kernel.numerals import roman
from tapem.spm.queries.catalogue import active_policy
from tapem.spm.queries.figures import AchievementRow, achievement_table, figures_of_region, trend
from tapem.spm.rules.columns import QUARTERS, last_due_quarter
from tapem.spm.rules.index import (
    IndexResult,
    Policy,
    ServiceFigures,
    alternatives,
    category,
    compute,
    printed,
    printed_percentage,
)
from tapem.spm.rules.trace import group_trace, trace_of
from tapem.spm.rules.whatif import full_cost, levers, reached_by, with_more_served
from tapem.web.requests import as_actor
from tapem.web.spm.forms import CeilingForm
from tapem.web.spm.frame import (
    INSIDE,
    WHOLE_REGION,
    checked_year,
    chosen_year,
    crumbs_of,
    own_agency,
    tabs_of,
)

TREND_YEARS = 5
MOST_LEVERS = 25


@require_GET
@as_actor(*INSIDE)
def index_page(request: HttpRequest, actor: Actor, year: int) -> HttpResponse:
    """Show the index line by line, so that every figure can be defended.

    An agency sees the lines of its own services, and no mean of affairs or region.
    """
    checked_year(year)
    quarter = _quarter(request, year)
    policy = active_policy()
    agency = own_agency(actor)
    figures = figures_of_region(actor.region, year, quarter, agency)
    result = compute(figures, policy)
    other = policy.with_other_quality_reading()
    again = {one.code: one for one in compute(figures, other).services}
    changed = {one.code for one in alternatives(result)}
    rows = [
        {
            "one": one,
            "recipients": printed_percentage(one.recipient_used, policy),
            "quality": printed_percentage(one.quality_used, policy),
            "index": printed(one.index, policy),
            "category": category(one.index, policy),
            "steps": trace_of(one, policy),
            "other": printed(again[one.code].index, other),
            "other_category": category(again[one.code].index, other),
            "is_changed": one.code in changed,
        }
        for one in result.services
    ]
    context = {
        "year": year,
        "quarter": quarter,
        "quarters": QUARTERS,
        "roman": roman(quarter),
        "policy": policy,
        "rows": rows,
        "names": {
            row.service.code: row.service.name
            for row in achievement_table(actor.region, year, agency=agency)
        },
        "groups": [] if agency else group_trace(result),
        "changed": len(changed),
        "title": _own_index_title(rows, year, quarter)
        if agency
        else _index_title(result, year, quarter),
        "tabs": tabs_of(actor, year, "index"),
    }
    return render(request, "spm/index.html", context)


def _quarter(request: HttpRequest, year: int) -> int:
    text = request.GET.get("tw", "")
    if text.isdecimal() and int(text) in QUARTERS:
        return int(text)
    return max(last_due_quarter(year, today()), 1)


def _own_index_title(rows: Sequence[object], year: int, quarter: int) -> str:
    words = ngettext(
        "Indeks %(n)d layanan Anda sampai triwulan %(quarter)s %(year)d",
        "Indeks %(n)d layanan Anda sampai triwulan %(quarter)s %(year)d",
        len(rows),
    )
    return words % {"n": len(rows), "quarter": roman(quarter), "year": year}


def _index_title(result: IndexResult, year: int, quarter: int) -> str:
    shown = printed(result.region.index, result.policy)
    if shown is None:
        return _("Indeks SPM %(year)d belum dapat dihitung") % {"year": year}
    words = _("Indeks SPM sampai triwulan %(quarter)s %(year)d: %(index)s, %(category)s")
    return words % {
        "quarter": roman(quarter),
        "year": year,
        "index": format_number(shown),
        "category": category(result.region.index, result.policy),
    }


@require_GET
@as_actor(*WHOLE_REGION)
def what_if_page(request: HttpRequest, actor: Actor, year: int) -> HttpResponse:
    """Show which figures would lift the index most, and what serving everybody would cost."""
    checked_year(year)
    quarter = _quarter(request, year)
    policy = active_policy()
    table = achievement_table(actor.region, year, quarter)
    names = {row.service.code: row.service.name for row in table}
    figures = figures_of_region(actor.region, year, quarter)
    found = levers(figures, policy)[:MOST_LEVERS]
    asked = CeilingForm(request.GET if "pagu" in request.GET else None, services=names)
    costs = [(row, full_cost(row.service.code, row.figures)) for row in table]
    total = sum((cost.cost for _row, cost in costs if cost.cost is not None), Decimal(0))
    context = {
        "year": year,
        "roman": roman(quarter),
        "quarter": quarter,
        "ceiling_form": asked,
        "effect": _effect(asked, table, figures, policy),
        "levers": [(lever, names[lever.code]) for lever in found],
        "costs": costs,
        "total": int(total),
        "tabs": tabs_of(actor, year, "index"),
        "crumbs": crumbs_of(
            year, (_("Indeks"), reverse("spm:index", args=[year])), (_("Andai"), "")
        ),
    }
    return render(request, "spm/what_if.html", context)


def _effect(
    asked: CeilingForm,
    table: Sequence[AchievementRow],
    figures: Sequence[ServiceFigures],
    policy: Policy,
) -> dict[str, object] | None:
    """Return what the asked ceiling would change, printed; None when nothing was asked."""
    if not asked.is_valid():
        return None
    code, ceiling = asked.cleaned_data["layanan"], asked.cleaned_data["pagu"]
    row = next(row for row in table if row.service.code == code)
    more = reached_by(ceiling, row.figures)
    effect = with_more_served(figures, code, more, policy) if more is not None else None
    told: dict[str, object] = {"name": row.service.name, "ceiling": int(ceiling), "more": more}
    if effect is not None:
        told |= {
            "service": (printed(effect.service_before, policy), printed(effect.service_after, policy)),
            "region": (printed(effect.region_before, policy), printed(effect.region_after, policy)),
            "category": category(effect.service_after, policy),
        }  # fmt: skip
    return told


@require_GET
@as_actor(*WHOLE_REGION)
def trends(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Show the index of every service over five years."""
    last = chosen_year(request)
    years = list(range(last - TREND_YEARS + 1, last + 1))
    table = trend(actor.region, years)
    policy = active_policy()
    codes = {code: row.service for year in years for code, row in table[year].items()}
    rows = [
        (service, [_trend_cell(table[year].get(code), policy) for year in years])
        for code, service in sorted(codes.items(), key=lambda pair: pair[1].position)
    ]
    results = {
        year: compute(figures_of_region(actor.region, year), policy)
        for year in years
        if table[year]
    }
    context = {
        "year": last,
        "years": years,
        "rows": rows,
        "totals": [
            printed(results[year].region.index, policy) if year in results else None
            for year in years
        ],
        "tabs": tabs_of(actor, last, "overview"),
        "crumbs": crumbs_of(last, (_("Tren"), "")),
    }
    return render(request, "spm/trend.html", context)


def _trend_cell(row: AchievementRow | None, policy: Policy) -> dict[str, str]:
    if row is None:
        return {"state": "na", "word": ""}
    shown = printed(row.index, policy)
    if shown is None:
        return {"state": "none", "word": _("nihil") if row.is_nil else "–"}
    floors = [floor for floor, _name in policy.categories]
    state = "ok" if shown >= floors[1] else "due" if shown >= floors[-2] else "late"
    return {"state": state, "word": format_number(shown)}
