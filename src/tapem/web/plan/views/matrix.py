"""Targets and ceilings as a grid that saves cell by cell, and the rows themselves."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from tapem.accounts.actors import Actor
from tapem.accounts.door import get_visible_or_404, require
from tapem.actionplan import actions
from tapem.actionplan.bindings.sources import cells_of, matrix_totals
from tapem.actionplan.choices import Measure
from tapem.actionplan.models import ActionPlan, PlanCell, PlanRow
from tapem.actionplan.policies import may_fill_for, may_fill_row
from tapem.actionplan.queries import all_faults, rows_visible_to
from tapem.actionplan.rules import cell_text
from tapem.kernel import clock
from tapem.kernel.errors import NotAllowed, RuleBroken, Stale
from tapem.kernel.numbers import format_number
from tapem.regions.models import Agency
from tapem.regions.queries import agencies_of
from tapem.spm.queries import services_of
from tapem.web.plan.forms import NewRowForm, ReasonForm, RowForm
from tapem.web.plan.frame import fault_lines, frame, visible_plan
from tapem.web.requests import as_actor
from tapem.web.submits import answer, show

SAVED = {"number": "saved", "none": "none", "empty": "empty"}


@require_http_methods(["GET", "POST"])
@as_actor()
def grid(request: HttpRequest, actor: Actor, key: UUID) -> HttpResponse:
    """Show the rows of one agency; without a script, save every cell that was changed."""
    plan = visible_plan(actor, key)
    agencies = _agencies(plan)
    chosen = _chosen(request, actor, agencies)
    rows = _rows(actor, plan, chosen)
    if request.method == "POST":
        return _save_all(request, actor, plan, rows)
    editable = bool(chosen and may_fill_for(actor, plan, chosen))
    context = {
        **frame(actor, plan, "matrix"),
        "agencies": agencies,
        "chosen": chosen,
        "columns": list(plan.years),
        "groups": [_group(row, editable=editable) for row in rows] + _sums(plan, rows),
        "count": len(rows),
        "editable": editable,
        "faults": fault_lines(all_faults(plan, chosen)),
        "is_example": any(row.is_example for row in rows),
        "here": request.get_full_path(),
    }
    return render(request, "plan/matrix.html", context)


def _agencies(plan: ActionPlan) -> list[Agency]:
    """Return the agencies of the team, the initiator left out unless it has rows."""
    return [
        member.agency
        for member in plan.draft.team.select_related("agency")
        if member.agency_id != plan.draft.initiator_id
    ]


def _chosen(request: HttpRequest, actor: Actor, agencies: list[Agency]) -> Agency | None:
    wanted = request.GET.get("opd", "")
    found = [agency for agency in agencies if str(agency.pk) == wanted]
    own = [agency for agency in agencies if agency.pk == actor.agency.pk]
    with_rows = [agency for agency in agencies if agency.plan_rows.exists()] if not found else []
    return next(iter([*found, *own, *with_rows, *agencies]), None)


def _rows(actor: Actor, plan: ActionPlan, agency: Agency | None) -> list[PlanRow]:
    return list(
        rows_visible_to(actor)
        .filter(plan=plan, agency=agency)
        .prefetch_related("cells")
        .order_by("service__position", "order", "code")
    )


def _group(row: PlanRow, *, editable: bool) -> dict[str, object]:
    cells = cells_of(row)
    url = reverse("actionplan:row", args=[row.pk])
    label = format_html(
        '<a href="{}">{}</a> {} <span class="muted">· {}</span>',
        url, row.code, row.name, row.service.name,
    )  # fmt: skip
    measures = (
        (Measure.TARGET, row.indicator or _("Target"), row.unit),
        (Measure.CEILING, _("Pagu"), "Rp"),
    )
    return {
        "label": label,
        "rows": [
            {
                "label": name,
                "unit": unit,
                "cells": [
                    _cell(row, year, measure, cells.get((year, measure)), editable=editable)
                    for year in row.plan.years
                ],
            }
            for measure, name, unit in measures
        ],
    }


def _cell(
    row: PlanRow, year: int, measure: Measure, saved: PlanCell | None, *, editable: bool
) -> dict[str, object]:
    state = saved.state if saved else "empty"
    return {
        "id": f"{row.pk}-{measure}-{year}",
        "name": f"{row.pk}:{measure}:{year}",
        "label": f"{row.name}, {measure.label} {year}",
        "value": cell_text(state, saved.value) if saved else "",
        "state": ("" if state == "number" else state) if editable else "locked",
        "url": reverse("actionplan:cell", args=[row.pk, measure, year]),
        "version": saved.version if saved else 0,
    }


def _sums(plan: ActionPlan, rows: list[PlanRow]) -> list[dict[str, object]]:
    if not rows:
        return []
    sums = matrix_totals(rows, list(plan.years)).by_year
    cells = [_sum_cell(rows[0].agency_id, year, sums[year]) for year in plan.years]
    return [{"label": _("Jumlah"), "rows": [{"label": _("Pagu"), "unit": "Rp", "cells": cells}]}]


def _sum_cell(agency: UUID, year: int, value: int) -> dict[str, object]:
    label = _("Jumlah pagu %(year)d") % {"year": year}
    return {
        "id": f"sum-{agency}-{year}",
        "kind": "calc",
        "label": label,
        "value": format_number(value),
    }


def _save_all(
    request: HttpRequest, actor: Actor, plan: ActionPlan, rows: list[PlanRow]
) -> HttpResponse:
    """Save what differs; refusals are told by row and year, the rest is kept."""
    saved, refused = 0, []
    for row in rows:
        cells = cells_of(row)
        for year in plan.years:
            for measure in Measure:
                typed = request.POST.get(f"{row.pk}:{measure}:{year}")
                cell = cells.get((year, measure))
                before = cell_text(cell.state, cell.value) if cell else ""
                if typed is None or typed.strip() == before:
                    continue
                try:
                    actions.fill_plan_cell(
                        actor=actor, row=row, year=year, measure=measure, text=typed,
                        version=cell.version if cell else 0,
                    )  # fmt: skip
                    saved += 1
                except (RuleBroken, Stale) as problem:
                    refused.append(f"{row.code} {measure.label} {year}: {problem.message}")
    for text in refused:
        messages.error(request, text)
    messages.success(
        request, ngettext("%(n)d sel disimpan.", "%(n)d sel disimpan.", saved) % {"n": saved}
    )
    return redirect(request.get_full_path())


@require_POST
@as_actor()
def cell(request: HttpRequest, actor: Actor, key: UUID, measure: str, year: int) -> HttpResponse:
    """Save one cell and answer with it: saved, invalid (422), somebody else's (409), locked (423)."""
    row = get_visible_or_404(rows_visible_to(actor), key)
    if measure not in Measure.values or year not in row.plan.years:
        raise Http404
    which = Measure(measure)
    shown = _cell(row, year, which, cells_of(row).get((year, which)), editable=True)
    typed = request.POST.get("value", "")[:60]
    status = 200
    try:
        saved = actions.fill_plan_cell(
            actor=actor, row=row, year=year, measure=which, text=typed, version=_version(request)
        )
        shown |= {"value": cell_text(saved.state, saved.value), "state": SAVED[saved.state],
                  "version": saved.version}  # fmt: skip
    except Stale as clash:
        status = 409
        shown |= {
            "value": typed,
            "state": "conflict",
            "theirs": clash.theirs,
            "by": _by(row, year, which),
        }
    except RuleBroken as problem:
        status = 422
        shown |= {"value": typed, "state": "invalid", "message": problem.message,
                  "version": _version(request)}  # fmt: skip
    except NotAllowed:
        status = 423
        shown |= {"state": "locked"}
    sums = _sums_of(actor, row) if status == 200 and which is Measure.CEILING else []  # noqa: PLR2004 (HTTP)
    context = {"cell": shown, "sums": sums}
    return render(request, "plan/_cell.html", context, status=status)


def _version(request: HttpRequest) -> int:
    given = request.POST.get("version", "0")
    return int(given) if given.isdigit() and len(given) <= 9 else 0  # noqa: PLR2004 (digits of a counter)


def _by(row: PlanRow, year: int, measure: Measure) -> str:
    saved = row.cells.filter(year=year, measure=measure).first()
    return saved.changed_by if saved else ""


def _sums_of(actor: Actor, row: PlanRow) -> list[dict[str, object]]:
    rows = _rows(actor, row.plan, row.agency)
    sums = matrix_totals(rows, list(row.plan.years)).by_year
    return [_sum_cell(row.agency_id, year, value) for year, value in sums.items()]


@require_http_methods(["GET", "POST"])
@as_actor()
def add(request: HttpRequest, actor: Actor, key: UUID) -> HttpResponse:
    """Add a row to the plan."""
    plan = visible_plan(actor, key)
    allowed = [agency.pk for agency in _agencies(plan) if may_fill_for(actor, plan, agency)]
    agencies = agencies_of(plan.region, clock.today()).filter(pk__in=allowed)
    require(may_fill_for(actor, plan, agencies.first() or actor.agency))
    services = services_of(plan.region, clock.today())
    choices = {"services": services, "agencies": agencies}
    form = NewRowForm(initial={"agency": actor.agency.pk}, **choices)
    if request.method == "POST":
        form = NewRowForm(request.POST, **choices)
        done = answer(
            request,
            form,
            lambda: actions.add_plan_row(actor=actor, plan=plan, **_fields(form)),
            to=lambda row: _matrix_of(plan, row.agency_id),
            done=_("Baris rencana ditambah. Isi target dan pagunya."),
        )
        if done:
            return done
    context = {**frame(actor, plan, "matrix"), "form": form, "row": None}
    return show(request, "plan/row.html", context, form)


def _fields(form: NewRowForm) -> dict[str, Any]:
    return {name: value for name, value in form.cleaned_data.items() if name != "version"}


def _matrix_of(plan: ActionPlan, agency: UUID) -> str:
    return f"{reverse('actionplan:matrix', args=[plan.pk])}?opd={agency}"


@require_http_methods(["GET", "POST"])
@as_actor()
def row(request: HttpRequest, actor: Actor, key: UUID) -> HttpResponse:
    """Show one row and change its own fields."""
    found = get_visible_or_404(rows_visible_to(actor), key)
    plan = visible_plan(actor, found.plan_id)
    allowed = may_fill_row(actor, found)
    form = RowForm(initial=_initial(found))
    if request.method == "POST":
        require(allowed)
        form = RowForm(request.POST)
        done = answer(
            request,
            form,
            lambda: actions.amend_plan_row(
                actor=actor, row=found, **(form.cleaned_data | {"version": _form_version(form)})
            ),
            to=_matrix_of(plan, found.agency_id),
            done=_("Baris rencana disimpan."),
        )
        if done:
            return done
        found.refresh_from_db()
        form.renewed_after_stale(found.version)
    context = {
        **frame(actor, plan, "matrix"),
        "form": form,
        "row": found,
        "allowed": allowed,
        "reason_form": ReasonForm(),
        "back": _matrix_of(plan, found.agency_id),
        "faults": _faults_of(plan, found),
    }
    return show(request, "plan/row.html", context, form)


def _faults_of(plan: ActionPlan, found: PlanRow) -> list[dict[str, object]]:
    """Return what the rules find in this row."""
    return fault_lines(
        fault for fault in all_faults(plan, found.agency) if fault.row.pk == found.pk
    )


def _form_version(form: RowForm) -> int:
    return int(form.cleaned_data.get("version") or 0)


def _initial(found: PlanRow) -> dict[str, object]:
    base = "" if found.base_value is None else cell_text("number", found.base_value)
    return {
        "version": found.version,
        "code": found.code,
        "indicator": found.indicator,
        "unit": found.unit,
        "base_value": base,
        "funding_source": found.funding_source_id,
        "note": found.note,
    }


@require_POST
@as_actor()
def remove(request: HttpRequest, actor: Actor, key: UUID) -> HttpResponse:
    """Take a row out of the plan, with a reason."""
    found = get_visible_or_404(rows_visible_to(actor), key)
    require(may_fill_row(actor, found))
    plan, agency = found.plan, found.agency_id
    form = ReasonForm(request.POST)
    done = answer(
        request,
        form,
        lambda: actions.remove_plan_row(actor=actor, row=found, reason=form.cleaned_data["reason"]),
        to=_matrix_of(plan, agency),
        done=_("Baris rencana dihapus."),
    )
    if done:
        return done
    context = {
        **frame(actor, plan, "matrix"), "form": RowForm(initial=_initial(found)), "row": found,
        "allowed": may_fill_row(actor, found), "reason_form": form,
        "back": _matrix_of(plan, agency), "faults": _faults_of(plan, found),
    }  # fmt: skip
    return show(request, "plan/row.html", context, form)
