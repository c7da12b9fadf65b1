"""The list of follow-ups, and what its people do about one."""

from uuid import UUID

from django.core.paginator import Paginator
from django.db.models import F
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
    found = get_visible_or_404(followups_visible_to(actor), key)
    require(may_report(actor, found))
    form = EvidenceForm(request.POST)
    done = answer(
        request,
        form,
        lambda: actions.report_followup(actor=actor, followup=found, **form.cleaned_data),
        to=reverse("followups:detail", args=[found.pk]),
        done=_("Tindak lanjut dilaporkan; koordinator memeriksanya."),
    )
    return done or _page(request, actor, _fresh(actor, key), evidence_form=form)


@require_POST
@as_actor()
def close(request: HttpRequest, actor: Actor, key: UUID) -> HttpResponse:
    """Close the task after looking at its evidence."""
    found = get_visible_or_404(followups_visible_to(actor), key)
    require(may_close(actor, found))
    form = CloseForm(request.POST)
    done = answer(
        request,
        form,
        lambda: actions.close_followup(actor=actor, followup=found, **form.cleaned_data),
        to=reverse("followups:detail", args=[found.pk]),
        done=_("Tindak lanjut ditutup."),
    )
    return done or _page(request, actor, _fresh(actor, key), close_form=form)


@require_POST
@as_actor()
def drop(request: HttpRequest, actor: Actor, key: UUID) -> HttpResponse:
    """Give the task up, with the reason."""
    found = get_visible_or_404(followups_visible_to(actor), key)
    require(may_close(actor, found))
    form = DropForm(request.POST)
    done = answer(
        request,
        form,
        lambda: actions.drop_followup(actor=actor, followup=found, **form.cleaned_data),
        to=reverse("followups:detail", args=[found.pk]),
        done=_("Tindak lanjut dibatalkan."),
    )
    return done or _page(request, actor, _fresh(actor, key), drop_form=form)


def _fresh(actor: Actor, key: UUID) -> FollowUp:
    """Return the row as it is saved, after an act left its copy half changed."""
    return get_visible_or_404(followups_visible_to(actor), key)


def _page(
    request: HttpRequest,
    actor: Actor,
    found: FollowUp,
    *,
    evidence_form: EvidenceForm | None = None,
    close_form: CloseForm | None = None,
    drop_form: DropForm | None = None,
) -> HttpResponse:
    is_pending = found.state in PENDING
    shape, word = urgency(found, clock.today())
    url, act = address_of(found)
    context = {
        "followup": found,
        "shape": shape,
        "word": word,
        "subject_url": url if url != request.path else "",
        "subject_act": act,
        "can_report": bool(may_report(actor, found)) and found.state == FollowUpState.OPEN,
        "can_close": bool(may_close(actor, found)) and is_pending,
        "evidence_form": evidence_form or EvidenceForm(),
        "close_form": close_form or CloseForm(),
        "drop_form": drop_form or DropForm(),
        "history": [readable(entry) for entry in entries_of(found)],
        "crumbs": [{"label": _("Tindak lanjut"), "url": reverse("followups:list")}],
    }
    sent = [form for form in (evidence_form, close_form, drop_form) if form]
    return show(request, "followups/detail.html", context, *sent)
