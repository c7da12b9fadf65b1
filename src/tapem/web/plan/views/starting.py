"""Binding a draft with a period to the SPM of its region."""

from uuid import UUID

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_http_methods

from tapem.accounts.actors import Actor
from tapem.accounts.door import get_visible_or_404, require
from tapem.actionplan import actions
from tapem.actionplan.models import ActionPlan
from tapem.drafting.models import Draft
from tapem.drafting.policies import may_lead_draft
from tapem.drafting.queries import drafts_visible_to
from tapem.web.plan.forms import PlanForm
from tapem.web.requests import as_actor
from tapem.web.submits import answer, show


@require_http_methods(["GET", "POST"])
@as_actor()
def start(request: HttpRequest, actor: Actor, key: UUID) -> HttpResponse:
    """Make a plan of a draft and lay the chapters of its annex."""
    draft = get_visible_or_404(drafts_visible_to(actor), key)
    require(may_lead_draft(actor, draft))
    first = {"base_year": draft.first_year - 1 if draft.first_year else None}
    form = PlanForm(request.POST) if request.method == "POST" else PlanForm(initial=first)
    if request.method == "POST":
        done = answer(
            request,
            form,
            lambda: _start(actor, draft, form),
            to=lambda _plan: reverse("drafting:team", args=[draft.pk]),
            done=_(
                "Rencana aksi dan bab lampirannya disusun. Sekarang tetapkan pengampu tiap bab."
            ),
        )
        if done:
            return done
    back = reverse("drafting:draft", args=[draft.pk])
    context = {
        "form": form,
        "draft": draft,
        "back": back,
        "crumbs": [
            {"label": pgettext("daftar", "Naskah"), "url": reverse("drafting:list")},
            {"label": draft.short_title, "url": back},
        ],
    }
    return show(request, "plan/start.html", context, form)


@transaction.atomic
def _start(actor: Actor, draft: Draft, form: PlanForm) -> ActionPlan:
    plan = actions.start_plan(actor=actor, draft=draft, **form.cleaned_data)
    actions.lay_chapters(actor=actor, plan=plan)
    return plan
