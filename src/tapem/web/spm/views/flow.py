"""Acts on a whole form, and on all forms of a year.

Every act of one form has the same shape: the visible form, a doubled submit led to where the
first one went, the permission, the act, and back to the form.
"""

from collections.abc import Callable
from datetime import date, datetime, time
from uuid import UUID

from django.contrib import messages
from django.forms.forms import BaseForm, Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST

from tapem.accounts.actors import Actor
from tapem.accounts.door import require
from tapem.followups.queries import deadline_of
from tapem.kernel.clock import JAKARTA, today
from tapem.kernel.decisions import Decision
from tapem.kernel.errors import Invalid
from tapem.planning.queries import funding_sources
from tapem.spm import actions, policies
from tapem.spm.models import AchievementForm
from tapem.web.requests import as_actor, is_repeated, remember_answer
from tapem.web.spm.forms import (
    ApprovalForm,
    DescriptionForm,
    DistrictsForm,
    NilForm,
    ReasonForm,
    ReopenForm,
    StageForm,
    ValueKindForm,
)
from tapem.web.spm.frame import AT_THE_FORMS, checked_year, form_url, visible_form
from tapem.web.spm.views.form import Shown, cell_choices, show_form
from tapem.web.submits import answer

INVALID = 422
DRAFT_DEADLINE = "draft-to-legal-section"
May = Callable[[Actor, AchievementForm], Decision]
Act = Callable[..., object]
View = Callable[..., HttpResponse]


def _plain(may: May, act: Act, done: Promise) -> View:
    """Make the view of an act that asks for nothing typed."""

    @require_POST
    @as_actor()
    def view(request: HttpRequest, actor: Actor, key: UUID) -> HttpResponse:
        form = visible_form(actor, key)
        if address := is_repeated(request):
            return redirect(address)
        require(may(actor, form))
        act(actor=actor, form=form)
        messages.success(request, str(done))
        return remember_answer(request, form_url(form))

    view.__doc__ = act.__doc__
    return view


def _typed(name: str, shape: type[Form], may: May, act: Act, done: Promise) -> View:
    """Make the view of an act with a small form, which the page calls `name`."""

    @require_POST
    @as_actor()
    def view(request: HttpRequest, actor: Actor, key: UUID) -> HttpResponse:
        form = visible_form(actor, key)
        given = shape(request.POST)

        def run() -> object:
            return act(actor=actor, form=form, **given.cleaned_data)

        return _answered(request, actor, form, name=name, given=given, may=may, run=run, done=done)

    view.__doc__ = act.__doc__
    return view


def _answered(
    request: HttpRequest,
    actor: Actor,
    form: AchievementForm,
    *,
    name: str,
    given: Form,
    may: May,
    run: Callable[[], object],
    done: Promise,
) -> HttpResponse:
    """Run an act; errors show the page again with what was typed."""
    if not is_repeated(request):
        require(may(actor, form))
    finished = answer(request, given, run, to=form_url(form), done=str(done))
    if finished is not None:
        return finished
    shown = Shown(forms={name: given}, errors=_errors(given), status=INVALID)
    return show_form(request, actor, visible_form(actor, form.pk), shown)


def _errors(given: BaseForm) -> tuple[dict[str, str], ...]:
    general = [{"target": "", "label": "", "message": str(one)} for one in given.non_field_errors()]
    fields = [
        {"target": bound.auto_id or "", "label": str(bound.label), "message": str(one)}
        for bound in given
        for one in bound.errors
    ]
    return tuple(general + fields)


@require_POST
@as_actor()
def submit(request: HttpRequest, actor: Actor, key: UUID) -> HttpResponse:
    """Send a form; what blocks it is listed with links to the cells."""
    form = visible_form(actor, key)
    if address := is_repeated(request):
        return redirect(address)
    try:
        actions.submit_form(actor=actor, form=form)
    except Invalid as refused:
        errors = tuple(
            {
                "target": f"in-{cell.replace(':', '-')}" if ":" in cell else "",
                "label": "",
                "message": message,
            }
            for cell, message in refused.problems.items()
        )
        fresh = visible_form(actor, key)
        return show_form(request, actor, fresh, Shown(errors=errors, status=INVALID))
    messages.success(request, _("Form diajukan. Kepala OPD mengesahkan, koordinator memeriksa."))
    return remember_answer(request, form_url(form))


approve = _typed(
    "approval_form", ApprovalForm, policies.may_approve, actions.approve_form,
    gettext_lazy("Form disahkan."),
)  # fmt: skip
send_back = _typed(
    "reason_form", ReasonForm, policies.may_return, actions.return_form,
    gettext_lazy("Form dikembalikan kepada OPD."),
)  # fmt: skip
verify = _plain(policies.may_verify, actions.verify_form, gettext_lazy("Form diverifikasi."))
lock = _plain(
    policies.may_lock, actions.lock_form,
    gettext_lazy("Form dikunci. Satu sel dapat dibuka kembali bila perlu."),
)  # fmt: skip
next_quarter = _plain(
    policies.may_open_next_quarter, actions.open_next_quarter,
    gettext_lazy("Triwulan berikutnya dibuka; angka yang lalu tetap terkunci."),
)  # fmt: skip
nil = _typed(
    "nil_form", NilForm, policies.may_edit_whole, actions.declare_nil,
    gettext_lazy("Form dinyatakan nihil."),
)  # fmt: skip
undo_nil = _plain(
    policies.may_edit_whole, actions.withdraw_nil, gettext_lazy("Pernyataan nihil dicabut.")
)
describe = _typed(
    "describe_form", DescriptionForm, policies.may_edit_whole, actions.describe_data,
    gettext_lazy("Sumber data tersimpan."),
)  # fmt: skip
stage = _typed(
    "stage_form", StageForm, policies.may_fill, actions.record_stage,
    gettext_lazy("Tahapan tersimpan."),
)  # fmt: skip
value_kind = _typed(
    "kind_form", ValueKindForm, policies.may_edit_whole, actions.set_value_kind,
    gettext_lazy("Jenis angka diganti."),
)  # fmt: skip
join_districts = _plain(
    policies.may_edit_whole, actions.remove_district_lines,
    gettext_lazy("Rincian per kecamatan dihapus."),
)  # fmt: skip


@require_POST
@as_actor()
def split_districts(request: HttpRequest, actor: Actor, key: UUID) -> HttpResponse:
    """Split block A by the chosen kecamatan."""
    form = visible_form(actor, key)
    given = DistrictsForm(request.POST, region=actor.region)

    def run() -> object:
        return actions.add_district_lines(actor=actor, form=form, **given.cleaned_data)

    done = gettext_lazy("Bagian A dirinci per kecamatan; jumlahnya harus sama dengan baris utama.")
    may = policies.may_edit_whole
    return _answered(
        request, actor, form, name="districts_form", given=given, may=may, run=run, done=done
    )


@require_POST
@as_actor()
def reopen(request: HttpRequest, actor: Actor, key: UUID) -> HttpResponse:
    """Reopen one cell until the end of a day."""
    form = visible_form(actor, key)
    given = ReopenForm(request.POST, cells=cell_choices(form))

    def run() -> object:
        line, _colon, column = given.cleaned_data["cell"].partition(":")
        end = datetime.combine(given.cleaned_data["until"], time(23, 59), JAKARTA)
        return actions.reopen_cell(
            actor=actor, form=form, line=line, column=column,
            reason=given.cleaned_data["reason"], expires_at=end,
        )  # fmt: skip

    done = gettext_lazy("Satu sel dibuka; yang lain tetap terkunci.")
    may = policies.may_reopen_cell
    return _answered(
        request, actor, form, name="reopen_form", given=given, may=may, run=run, done=done
    )


@require_POST
@as_actor()
def add_fund(request: HttpRequest, actor: Actor, key: UUID) -> HttpResponse:
    """Add a funding source to block C."""
    fund = funding_sources().filter(key=request.POST.get("fund", "")).first()
    if fund is None:
        raise Http404

    def act(*, actor: Actor, form: AchievementForm) -> object:
        return actions.add_budget_line(actor=actor, form=form, fund=fund)

    done = gettext_lazy("Baris sumber dana ditambahkan.")
    return _plain(policies.may_edit_whole, act, done)(request, key)


@require_POST
@as_actor()
def ask(request: HttpRequest, actor: Actor, key: UUID) -> HttpResponse:
    """Ask the agency to complete one form."""

    def may(asking: Actor, form: AchievementForm) -> Decision:
        return policies.may_request_completion(asking, form.agency)

    def act(*, actor: Actor, form: AchievementForm) -> object:
        return actions.request_completion(actor=actor, form=form, due_on=_due(actor))

    done = gettext_lazy("Permintaan melengkapi masuk ke daftar kerja OPD.")
    return _plain(may, act, done)(request, key)


def _due(actor: Actor) -> date | None:
    """Return the day of the hand-over to the legal section, unless it is over."""
    deadline = deadline_of(actor.region, DRAFT_DEADLINE)
    return deadline.due_on if deadline and deadline.due_on >= today() else None


@require_POST
@as_actor(*AT_THE_FORMS)
def open_year(request: HttpRequest, actor: Actor, year: int) -> HttpResponse:
    """Open the forms of a year that the actor may open."""
    made = actions.open_forms(actor=actor, year=checked_year(year))
    count = len(made)
    words = ngettext("%(n)d form siap diisi.", "%(n)d form siap diisi.", count) % {"n": count}
    messages.success(request, words)
    return redirect(f"{reverse('spm:overview')}?tahun={year}")


@require_POST
@as_actor()
def ask_all(request: HttpRequest, actor: Actor, year: int) -> HttpResponse:
    """Ask every agency for what it still owes."""
    require(policies.may_request_completion(actor, actor.agency))
    year = checked_year(year)
    asked = actions.request_completions(actor=actor, year=year, due_on=_due(actor))
    count = len(asked)
    words = ngettext(
        "%(n)d permintaan melengkapi dikirim.", "%(n)d permintaan melengkapi dikirim.", count
    )
    messages.success(request, words % {"n": count})
    return redirect(f"{reverse('spm:overview')}?tahun={year}")
