"""The draft itself: its name and due date, its discussion begun, or given up."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from tapem.accounts.actors import Actor
from tapem.accounts.door import require
from tapem.drafting import actions
from tapem.drafting.choices import DraftState
from tapem.drafting.models import Draft
from tapem.drafting.policies import may_lead_draft
from tapem.drafting.rules.states import DRAFT
from tapem.web.drafting.amend_forms import AbandonForm, AmendForm
from tapem.web.drafting.frame import frame, visible_draft
from tapem.web.requests import as_actor, is_repeated, remember_answer
from tapem.web.submits import answer, show


@require_http_methods(["GET", "POST"])
@as_actor()
def amend(request: HttpRequest, actor: Actor, key: UUID) -> HttpResponse:
    """Mend the name and the due date."""
    draft = visible_draft(actor, key)
    require(may_lead_draft(actor, draft))
    form = AmendForm(initial=_now(draft))
    if request.method == "POST":
        form = AmendForm(request.POST)
        done = answer(
            request,
            form,
            lambda: actions.amend_draft(actor=actor, draft=draft, **form.cleaned_data),
            to=reverse("drafting:draft", args=[draft.pk]),
            done=_("Keterangan rancangan disimpan."),
        )
        if done:
            return done
        draft.refresh_from_db()
        form.renewed_after_stale(draft.version)
    return show(request, "drafting/amend.html", _context(actor, draft, form), form)


def _now(draft: Draft) -> dict[str, object]:
    names = ("about", "short_title", "due_on", "version")
    return {name: getattr(draft, name) for name in names}


def _context(actor: Actor, draft: Draft, form: object) -> dict[str, object]:
    back = reverse("drafting:draft", args=[draft.pk])
    return {
        **frame(actor, draft),
        "form": form,
        "back": back,
        "may_abandon": DraftState.ABANDONED in DRAFT[draft.state],
    }


@require_POST
@as_actor()
def begin(request: HttpRequest, actor: Actor, key: UUID) -> HttpResponse:
    """Bring a concept into the discussion of the team."""
    draft = visible_draft(actor, key)
    require(may_lead_draft(actor, draft))
    here = reverse("drafting:draft", args=[draft.pk])
    if address := is_repeated(request):
        return redirect(address)
    actions.begin_discussion(actor=actor, draft=draft)
    messages.success(request, _("Pembahasan tim dimulai."))
    return remember_answer(request, here)


@require_http_methods(["GET", "POST"])
@as_actor()
def abandon(request: HttpRequest, actor: Actor, key: UUID) -> HttpResponse:
    """Give the draft up, with a reason and a typed word."""
    draft = visible_draft(actor, key)
    require(may_lead_draft(actor, draft))
    form = AbandonForm(request.POST if request.method == "POST" else None)
    if request.method == "POST":
        done = answer(
            request,
            form,
            lambda: actions.abandon_draft(
                actor=actor, draft=draft, reason=form.cleaned_data["reason"]
            ),
            to=reverse("drafting:draft", args=[draft.pk]),
            done=_("Rancangan dihentikan; naskah dan riwayatnya tetap dapat dibaca."),
        )
        if done:
            return done
    return show(request, "drafting/abandon.html", _context(actor, draft, form), form)
