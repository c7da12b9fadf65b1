"""The page of one form: its grid, what is wrong, what may be done."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET

from tapem.accounts.actors import Actor
from tapem.kernel.clock import today
from tapem.planning.queries import funding_sources
from tapem.spm import policies
from tapem.spm.choices import FormState
from tapem.spm.models import AchievementForm
from tapem.spm.queries.catalogue import active_policy, districts_of
from tapem.spm.queries.forms import (
    column_words,
    findings_of,
    forms_of,
    forms_visible_to,
    problems_visible_to,
)
from tapem.spm.rules.checks import RULE_NAMES
from tapem.spm.rules.checks.base import Finding
from tapem.spm.rules.columns import columns_of, last_due_quarter
from tapem.spm.rules.completeness import fill_count, missing
from tapem.spm.rules.figures import form_figures
from tapem.spm.rules.index import category
from tapem.web.requests import as_actor
from tapem.web.spm.forms import (
    ApprovalForm,
    DescriptionForm,
    DistrictsForm,
    NilForm,
    ProblemForm,
    ReasonForm,
    ReopenForm,
    StageForm,
    ValueKindForm,
)
from tapem.web.spm.frame import checked_year, crumbs_of, form_url, state_of, visible_form
from tapem.web.spm.grid import Sheet, lay_out, tables_of

EMPTY_RULES = frozenset({"R02", "R11", "R19"})
REOPEN_DAYS = 3


@dataclass(frozen=True, slots=True)
class Shown:
    """What a refused act leaves on the page: bound forms, errors, what was typed."""

    forms: Mapping[str, object] = field(default_factory=dict)
    errors: tuple[dict[str, str], ...] = ()
    sheet: Sheet | None = None
    status: int = 200


NOTHING = Shown()


@require_GET
@as_actor()
def by_key(request: HttpRequest, actor: Actor, key: UUID) -> HttpResponse:
    """Lead from the key of a form to its readable address."""
    return redirect(form_url(visible_form(actor, key)))


@require_GET
@as_actor()
def page(request: HttpRequest, actor: Actor, year: int, code: str) -> HttpResponse:
    """Show the form of a service in a year."""
    return show_form(request, actor, _form_at(request, actor, checked_year(year), code))


def _form_at(request: HttpRequest, actor: Actor, year: int, code: str) -> AchievementForm:
    visible = forms_visible_to(actor).filter(year=year, service__code__iexact=code)
    chosen = request.GET.get("opd", "")
    keys = list(visible.order_by("-agency__valid_from").values_list("pk", "agency_id"))
    found = [key for key, agency in keys if not chosen or str(agency) == chosen]
    if not found:
        raise Http404
    return forms_of(actor.region, [year]).get(pk=found[0])


def show_form(
    request: HttpRequest, actor: Actor, form: AchievementForm, shown: Shown = NOTHING
) -> HttpResponse:
    """Render the page of a form, also after an act was refused."""
    findings = findings_of(form, today())
    sheet = shown.sheet or lay_out(actor, form, findings)
    empty = missing(sheet.fact, today())
    listed = [one for one in findings if not _is_emptiness(one, sheet)]
    shape, word = state_of(form)
    errors = list(shown.errors) or [
        _link(one) for one in listed if one.cell and not one.is_explained
    ]
    context = {
        "form_row": form,
        "tables": tables_of(sheet),
        "base": sheet.base,
        "is_mine": sheet.is_mine,
        "state_shape": shape,
        "state_word": word,
        "title": _title(form, len(empty), len(errors)),
        "lead": _lead(form),
        "errors": errors if sheet.is_mine or shown.errors else [],
        "has_errors": bool(shown.errors) or shown.status >= 400,  # noqa: PLR2004 (an error of HTTP)
        "findings": [(one, RULE_NAMES[one.code]) for one in listed],
        "empty": empty,
        "fill": fill_count(sheet.fact, today()),
        "crumbs": crumbs_of(form.year, (form.service.name, "")),
        **_figures(form, sheet),
        **_acts(actor, form),
        **_side_forms(form),
        **shown.forms,
    }
    return render(request, "spm/form.html", context, status=shown.status)


def _is_emptiness(finding: Finding, sheet: Sheet) -> bool:
    """Tell whether a finding only says that a cell is empty; the grid shows that already."""
    if finding.code not in EMPTY_RULES or not finding.cell:
        return False
    line, _colon, column = finding.cell.partition(":")
    return any(not one.cell(column).is_filled for one in sheet.fact.lines if one.key == line)


def _link(finding: Finding) -> dict[str, str]:
    return {
        "target": f"in-{finding.cell.replace(':', '-')}",
        "label": "",
        "message": finding.message,
    }


def _title(form: AchievementForm, empty: int, wrong: int) -> str:
    name = f"{form.service.name}, {form.year}"
    if form.is_nil:
        return _("%(name)s: nihil") % {"name": name}
    parts = []
    if empty:
        parts.append(ngettext("%(n)d sel kosong", "%(n)d sel kosong", empty) % {"n": empty})
    if wrong:
        parts.append(
            ngettext("%(n)d perlu diperiksa", "%(n)d perlu diperiksa", wrong) % {"n": wrong}
        )
    return f"{name}: {', '.join(parts)}" if parts else _("%(name)s: lengkap") % {"name": name}


def _lead(form: AchievementForm) -> str:
    if form.state == FormState.RETURNED:
        return _("Dikembalikan: %(reason)s") % {"reason": form.return_reason}
    if form.is_nil:
        return _("Dinyatakan nihil: %(reason)s") % {"reason": form.nil_reason}
    return form.agency.name


def _figures(form: AchievementForm, sheet: Sheet) -> dict[str, object]:
    policy = active_policy()
    figures = form_figures(sheet.fact, policy, max(last_due_quarter(form.year, today()), 1))
    return {"figures": figures, "category": category(figures.index, policy), "policy": policy}


def _acts(actor: Actor, form: AchievementForm) -> dict[str, object]:
    """Return what the reader may do now; a refused policy hides the act."""
    closed = form.state not in {FormState.DRAFT, FormState.RETURNED} or form.locked_quarter > 0
    return {
        "can_submit": bool(policies.may_submit(actor, form)),
        "can_edit": bool(policies.may_edit_whole(actor, form)),
        "can_approve": bool(policies.may_approve(actor, form)),
        "can_return": bool(policies.may_return(actor, form)),
        "can_verify": bool(policies.may_verify(actor, form)),
        "can_lock": bool(policies.may_lock(actor, form)),
        "can_open_next": bool(policies.may_open_next_quarter(actor, form)),
        "can_reopen": bool(policies.may_reopen_cell(actor, form)) and closed,
        "can_ask": bool(policies.may_request_completion(actor, form.agency)),
        "can_note": bool(policies.may_fill(actor, form)),
        "is_coordinator": actor.is_coordinator,
        "problems": problems_visible_to(actor).filter(
            service=form.service, agency=form.agency, year=form.year
        ),
        "stages": form.stages.all(),
        "reopenings": form.reopenings.select_related("line"),
        "lines_by_key": {line.key: line for line in form.lines.all()},
    }


def _side_forms(form: AchievementForm) -> dict[str, object]:
    described = {
        "data_source": form.data_source,
        "data_date": form.data_date,
        "reference_population": ""
        if form.reference_population is None
        else str(int(form.reference_population)),
    }
    used = {line.funding_source_id for line in form.lines.all()}
    return {
        "reason_form": ReasonForm(),
        "nil_form": NilForm(),
        "approval_form": ApprovalForm(),
        "describe_form": DescriptionForm(initial=described),
        "stage_form": StageForm(),
        "kind_form": ValueKindForm(initial={"value_kind": form.value_kind}),
        "districts_form": DistrictsForm(region=form.region, initial=_all_districts(form)),
        "is_split": any(line.district_id for line in form.lines.all()),
        "problem_form": ProblemForm(),
        "reopen_form": ReopenForm(
            cells=cell_choices(form), initial={"until": today() + timedelta(days=REOPEN_DAYS)}
        ),
        "funds": [fund for fund in funding_sources() if fund.pk not in used],
    }


def _all_districts(form: AchievementForm) -> dict[str, object]:
    return {"districts": districts_of(form.region)}


def cell_choices(form: AchievementForm) -> list[tuple[str, str]]:
    """Return the cells of a form as choices: key and words."""
    return [
        (f"{line.key}:{column.key}", column_words(form, line, column.key))
        for line in form.lines.all()
        for column in columns_of(line.block, form.value_kind)
    ]
