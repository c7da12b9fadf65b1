"""The list of follow-ups, and what its people do about one."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from django.core.paginator import Paginator
from django.db.models import F
from django.forms.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from tapem.accounts.actors import Actor
from tapem.accounts.door import get_visible_or_404, require
from tapem.audit.queries import entries_of
from tapem.followups import actions
from tapem.followups.choices import FollowUpState
from tapem.followups.models import FollowUp
from tapem.followups.policies import may_close, may_report
from tapem.followups.queries import PENDING, followups_visible_to, load_per_agency
from tapem.kernel import clock
from tapem.kernel.decisions import Decision
from tapem.web.followups.addresses import address_of, urgency
from tapem.web.followups.forms import CloseForm, DropForm, EvidenceForm
from tapem.web.requests import as_actor
from tapem.web.submits import answer, show
from tapem.web.trail.reading import readable

PER_PAGE = 50
LATE = "terlambat"


@require_GET
@as_actor()
def index(request: HttpRequest, actor: Actor) -> HttpResponse:
    """List the follow-ups that the actor sees, the most urgent first."""
    today = clock.today()
    found = followups_visible_to(actor)
    state, agency = request.GET.get("keadaan", ""), request.GET.get("opd", "")
    if state == LATE:
        found = found.filter(state=FollowUpState.OPEN, due_on__lt=today)
    elif state in FollowUpState.values:
        found = found.filter(state=state)
    elif state != "semua":
        found = found.filter(state__in=PENDING)
    load = [] if actor.is_agency_side else load_per_agency(actor.region, today)
    chosen = next((row for row in load if str(row.agency.pk) == agency), None)
    if chosen:
        found = found.filter(agency=chosen.agency)
    ordered = found.order_by(F("due_on").asc(nulls_last=True), "opened_at", "pk")
    page = Paginator(ordered, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "rows": [(row, *urgency(row, today), address_of(row)) for row in page],
        "load": load,
        "chosen": chosen,
        "state": state,
        "states": [(LATE, _("Terlambat")), *FollowUpState.choices, ("semua", _("Semua"))],
    }
    return show(request, "followups/index.html", context)


@require_GET
@as_actor()
def detail(request: HttpRequest, actor: Actor, key: UUID) -> HttpResponse:
    """Show one follow-up with its history."""
    return _page(request, actor, get_visible_or_404(followups_visible_to(actor), key))


@require_POST
@as_actor()
def report(request: HttpRequest, actor: Actor, key: UUID) -> HttpResponse:
    """Report the task as done."""
    return _answered(
        request,
        actor,
        key,
        Step(may_report, actions.report_followup),
        EvidenceForm(request.POST),
        done=_("Tindak lanjut dilaporkan; koordinator memeriksanya."),
    )


@require_POST
@as_actor()
def close(request: HttpRequest, actor: Actor, key: UUID) -> HttpResponse:
    """Close the task after looking at its evidence."""
    return _answered(
        request,
        actor,
        key,
        Step(may_close, actions.close_followup),
        CloseForm(request.POST),
        done=_("Tindak lanjut ditutup."),
    )


@require_POST
@as_actor()
def drop(request: HttpRequest, actor: Actor, key: UUID) -> HttpResponse:
    """Give the task up, with the reason."""
    return _answered(
        request,
        actor,
        key,
        Step(may_close, actions.drop_followup),
        DropForm(request.POST),
        done=_("Tindak lanjut dibatalkan."),
    )


@dataclass(frozen=True, slots=True)
class Step:
    """Something done about a follow-up: who may, and the act that takes the form's values."""

    may: Callable[[Actor, FollowUp], Decision]
    act: Callable[..., None]


def _answered(
    request: HttpRequest, actor: Actor, key: UUID, step: Step, form: BaseForm, *, done: str
) -> HttpResponse:
    found = get_visible_or_404(followups_visible_to(actor), key)
    require(step.may(actor, found))
    kept = answer(
        request,
        form,
        lambda: step.act(actor=actor, followup=found, **form.cleaned_data),
        to=reverse("followups:detail", args=[found.pk]),
        done=done,
    )
    # read again: an act that was refused may have left its copy half changed
    return kept or _page(request, actor, get_visible_or_404(followups_visible_to(actor), key), form)


def _page(
    request: HttpRequest, actor: Actor, found: FollowUp, sent: BaseForm | None = None
) -> HttpResponse:
    """Show the page; `sent` takes the place of the empty form of its kind."""
    forms: dict[str, BaseForm] = {
        "evidence_form": EvidenceForm(),
        "close_form": CloseForm(),
        "drop_form": DropForm(),
    }
    if sent is not None:
        forms |= {name: sent for name, form in forms.items() if type(form) is type(sent)}
    shape, word = urgency(found, clock.today())
    url, act = address_of(found)
    context = {
        **forms,
        "followup": found,
        "shape": shape,
        "word": word,
        "subject_url": url if url != reverse("followups:detail", args=[found.pk]) else "",
        "subject_act": act,
        "can_report": bool(may_report(actor, found)) and found.state == FollowUpState.OPEN,
        "can_close": bool(may_close(actor, found)) and found.state in PENDING,
        "history": [readable(entry) for entry in entries_of(found)],
        "crumbs": [{"label": _("Tindak lanjut"), "url": reverse("followups:list")}],
    }
    return show(request, "followups/detail.html", context, *([sent] if sent else []))
