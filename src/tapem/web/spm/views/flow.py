"""Acts on a whole form, and on all forms of a year."""

from collections.abc import Callable
from datetime import datetime, time
from uuid import UUID

from django.contrib import messages
from django.forms.forms import BaseForm, Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from tapem.accounts.actors import Actor
from tapem.followups.queries import deadline_of
from tapem.kernel.clock import JAKARTA, today
from tapem.kernel.errors import Invalid
from tapem.planning.queries import funding_sources
from tapem.spm import actions
from tapem.spm.choices import Stage, StageState
from tapem.spm.models import AchievementForm
from tapem.web.requests import as_actor, is_repeated, remember_answer
from tapem.web.spm.forms import (
    ApprovalForm,
    DescriptionForm,
    NilForm,
    ReasonForm,
    ReopenForm,
    StageForm,
)
from tapem.web.spm.frame import checked_year, form_url, visible_form
from tapem.web.spm.views.form import Shown, cell_choices, show_form
from tapem.web.submits import answer

INVALID = 422
DRAFT_DEADLINE = "draft-to-legal-section"


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


def _simple(
    request: HttpRequest,
    actor: Actor,
    key: UUID,
    act: Callable[[AchievementForm], object],
    done: str,
) -> HttpResponse:
    """Run an act that asks for nothing typed."""
    form = visible_form(actor, key)
    if address := is_repeated(request):
        return redirect(address)
    act(form)
    messages.success(request, done)
    return remember_answer(request, form_url(form))


def _with(
    request: HttpRequest,
    actor: Actor,
    form: AchievementForm,
    *,
    name: str,
    given: Form,
    act: Callable[[], object],
    done: str,
) -> HttpResponse:
    """Run an act with a small form; errors show the page again with what was typed."""
    finished = answer(request, given, act, to=form_url(form), done=done)
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
def approve(request: HttpRequest, actor: Actor, key: UUID) -> HttpResponse:
    """Approve as head of the agency, or note an approval on paper."""
    form, given = visible_form(actor, key), ApprovalForm(request.POST)
    return _with(
        request, actor, form, name="approval_form", given=given,
        act=lambda: actions.approve_form(actor=actor, form=form, **given.cleaned_data),
        done=_("Form disahkan."),
    )  # fmt: skip


@require_POST
@as_actor()
def send_back(request: HttpRequest, actor: Actor, key: UUID) -> HttpResponse:
    """Return a form with the reason."""
    form, given = visible_form(actor, key), ReasonForm(request.POST)
    return _with(
        request, actor, form, name="reason_form", given=given,
        act=lambda: actions.return_form(actor=actor, form=form, **given.cleaned_data),
        done=_("Form dikembalikan kepada OPD."),
    )  # fmt: skip


@require_POST
@as_actor()
def verify(request: HttpRequest, actor: Actor, key: UUID) -> HttpResponse:
    """Verify a form that was approved."""
    return _simple(
        request, actor, key, lambda form: actions.verify_form(actor=actor, form=form),
        _("Form diverifikasi."),
    )  # fmt: skip


@require_POST
@as_actor()
def lock(request: HttpRequest, actor: Actor, key: UUID) -> HttpResponse:
    """Lock a verified form."""
    return _simple(
        request, actor, key, lambda form: actions.lock_form(actor=actor, form=form),
        _("Form dikunci. Satu sel dapat dibuka kembali bila perlu."),
    )  # fmt: skip


@require_POST
@as_actor()
def next_quarter(request: HttpRequest, actor: Actor, key: UUID) -> HttpResponse:
    """Open a locked form for the quarter that follows."""
    return _simple(
        request, actor, key, lambda form: actions.open_next_quarter(actor=actor, form=form),
        _("Triwulan berikutnya dibuka; angka yang lalu tetap terkunci."),
    )  # fmt: skip


@require_POST
@as_actor()
def reopen(request: HttpRequest, actor: Actor, key: UUID) -> HttpResponse:
    """Reopen one cell until the end of a day."""
    form = visible_form(actor, key)
    given = ReopenForm(request.POST, cells=cell_choices(form))

    def act() -> object:
        line, _colon, column = given.cleaned_data["cell"].partition(":")
        end = datetime.combine(given.cleaned_data["until"], time(23, 59), JAKARTA)
        return actions.reopen_cell(
            actor=actor, form=form, line=line, column=column,
            reason=given.cleaned_data["reason"], expires_at=end,
        )  # fmt: skip

    done = _("Satu sel dibuka; yang lain tetap terkunci.")
    return _with(request, actor, form, name="reopen_form", given=given, act=act, done=done)


@require_POST
@as_actor()
def nil(request: HttpRequest, actor: Actor, key: UUID) -> HttpResponse:
    """Declare nil with the reason."""
    form, given = visible_form(actor, key), NilForm(request.POST)
    return _with(
        request, actor, form, name="nil_form", given=given,
        act=lambda: actions.declare_nil(actor=actor, form=form, **given.cleaned_data),
        done=_("Form dinyatakan nihil."),
    )  # fmt: skip


@require_POST
@as_actor()
def undo_nil(request: HttpRequest, actor: Actor, key: UUID) -> HttpResponse:
    """Take a declaration of nil back."""
    return _simple(
        request, actor, key, lambda form: actions.withdraw_nil(actor=actor, form=form),
        _("Pernyataan nihil dicabut."),
    )  # fmt: skip


@require_POST
@as_actor()
def describe(request: HttpRequest, actor: Actor, key: UUID) -> HttpResponse:
    """Say where the figures come from."""
    form, given = visible_form(actor, key), DescriptionForm(request.POST)
    return _with(
        request, actor, form, name="describe_form", given=given,
        act=lambda: actions.describe_data(actor=actor, form=form, **given.cleaned_data),
        done=_("Sumber data tersimpan."),
    )  # fmt: skip


@require_POST
@as_actor()
def stage(request: HttpRequest, actor: Actor, key: UUID) -> HttpResponse:
    """Record one of the four stages."""
    form, given = visible_form(actor, key), StageForm(request.POST)
    return _with(
        request, actor, form, name="stage_form", given=given,
        act=lambda: actions.record_stage(
            actor=actor, form=form, stage=Stage(given.cleaned_data["stage"]),
            state=StageState(given.cleaned_data["state"]), evidence=given.cleaned_data["evidence"],
        ),
        done=_("Tahapan tersimpan."),
    )  # fmt: skip


@require_POST
@as_actor()
def add_fund(request: HttpRequest, actor: Actor, key: UUID) -> HttpResponse:
    """Add a funding source to block C."""
    fund = funding_sources().filter(key=request.POST.get("fund", "")).first()
    if fund is None:
        raise Http404
    return _simple(
        request, actor, key, lambda form: actions.add_budget_line(actor=actor, form=form, fund=fund),
        _("Baris sumber dana ditambahkan."),
    )  # fmt: skip


@require_POST
@as_actor()
def ask(request: HttpRequest, actor: Actor, key: UUID) -> HttpResponse:
    """Ask the agency to complete one form."""
    deadline = deadline_of(actor.region, DRAFT_DEADLINE)
    due = deadline.due_on if deadline and deadline.due_on >= today() else None
    return _simple(
        request, actor, key,
        lambda form: actions.request_completion(actor=actor, form=form, due_on=due),
        _("Permintaan melengkapi masuk ke daftar kerja OPD."),
    )  # fmt: skip


@require_POST
@as_actor()
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
    deadline = deadline_of(actor.region, DRAFT_DEADLINE)
    due = deadline.due_on if deadline and deadline.due_on >= today() else None
    asked = actions.request_completions(actor=actor, year=checked_year(year), due_on=due)
    count = len(asked)
    words = ngettext(
        "%(n)d permintaan melengkapi dikirim.", "%(n)d permintaan melengkapi dikirim.", count
    )
    messages.success(request, words % {"n": count})
    return redirect(f"{reverse('spm:overview')}?tahun={year}")
