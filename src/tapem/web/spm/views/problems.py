"""Problems and their solutions: the list of a year, and one to edit."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tapem.accounts.actors import Actor
from tapem.accounts.door import get_visible_or_404, require
from tapem.spm import actions
from tapem.spm.choices import ProblemState
from tapem.spm.models import Problem
from tapem.spm.policies import may_edit_problem, may_fill
from tapem.spm.queries.forms import problems_visible_to
from tapem.web.requests import as_actor
from tapem.web.spm.forms import ProblemEditForm, ProblemForm
from tapem.web.spm.frame import INSIDE, checked_year, crumbs_of, form_url, tabs_of, visible_form
from tapem.web.spm.views.form import Shown, show_form
from tapem.web.submits import answer, show

INVALID = 422


@require_GET
@as_actor(*INSIDE)
def listing(request: HttpRequest, actor: Actor, year: int) -> HttpResponse:
    """List the problems of a year; those without cause or solution are named first in the title."""
    rows = list(
        problems_visible_to(actor)
        .filter(year=checked_year(year))
        .order_by("service__position", "stage", "position")
    )
    lacking = sum(not (row.root_cause and row.solution) for row in rows)
    context = {
        "year": year,
        "rows": [(row, bool(may_edit_problem(actor, row)), _lacks(row)) for row in rows],
        "title": _title(year, len(rows), lacking),
        "tabs": tabs_of(actor, year, "problems"),
    }
    return show(request, "spm/problems.html", context)


def _title(year: int, count: int, lacking: int) -> str:
    if not count:
        return _("Permasalahan %(year)d: belum ada yang dicatat") % {"year": year}
    words = ngettext(
        "%(n)d permasalahan %(year)d, %(lacking)d belum lengkap",
        "%(n)d permasalahan %(year)d, %(lacking)d belum lengkap",
        count,
    )
    return words % {"n": count, "year": year, "lacking": lacking}


def _lacks(row: Problem) -> list[str]:
    given = (
        (row.root_cause, _("akar masalah")),
        (row.solution, _("solusi")),
        (row.plan_row, _("baris rencana aksi")),
    )
    return [word for value, word in given if not value]


@require_POST
@as_actor()
def add(request: HttpRequest, actor: Actor, key: UUID) -> HttpResponse:
    """Record a problem of a service."""
    form, given = visible_form(actor, key), ProblemForm(request.POST)
    require(may_fill(actor, form))

    def act() -> object:
        return actions.record_problem(actor=actor, form=form, **given.cleaned_data)

    done = answer(request, given, act, to=form_url(form), done=_("Permasalahan dicatat."))
    shown = Shown(forms={"problem_form": given}, status=INVALID)
    return done or show_form(request, actor, visible_form(actor, key), shown)


@require_http_methods(["GET", "POST"])
@as_actor(*INSIDE)
def edit(request: HttpRequest, actor: Actor, key: UUID) -> HttpResponse:
    """Show one problem and change its words."""
    problem = get_visible_or_404(problems_visible_to(actor), key)
    names = ("description", "root_cause", "solution", "plan_row", "state", "version")
    initial = {name: getattr(problem, name) for name in names}
    given = ProblemEditForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST":
        require(may_edit_problem(actor, problem))
        done = answer(
            request, given,
            lambda: actions.edit_problem(
                actor=actor, problem=problem,
                **(given.cleaned_data | {"state": ProblemState(given.cleaned_data["state"])}),
            ),
            to=reverse("spm:problems", args=[problem.year]), done=_("Permasalahan tersimpan."),
        )  # fmt: skip
        if done is not None:
            return done
    context = {
        "problem": get_visible_or_404(problems_visible_to(actor), key),
        "form": given,
        "can_edit": bool(may_edit_problem(actor, problem)),
        "crumbs": crumbs_of(
            problem.year,
            (_("Permasalahan"), reverse("spm:problems", args=[problem.year])),
            (problem.service.name, ""),
        ),
    }
    return show(request, "spm/problem.html", context, given)
