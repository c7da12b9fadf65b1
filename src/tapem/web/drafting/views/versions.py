"""Frozen versions, and Semula/Menjadi of two of them."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from tapem.accounts.actors import Actor
from tapem.accounts.door import require
from tapem.drafting import actions
from tapem.drafting.policies import may_lead_draft
from tapem.drafting.queries import compare_versions, versions_visible_to
from tapem.web.drafting.forms import FreezeForm
from tapem.web.drafting.frame import frame, visible_draft
from tapem.web.requests import as_actor
from tapem.web.submits import answer, show


@require_http_methods(["GET", "POST"])
@as_actor()
def versions(request: HttpRequest, actor: Actor, key: UUID) -> HttpResponse:
    """List the versions; keep a new one."""
    draft = visible_draft(actor, key)
    allowed = may_lead_draft(actor, draft)
    form = FreezeForm()
    here = reverse("drafting:versions", args=[draft.pk])
    if request.method == "POST":
        require(allowed)
        form = FreezeForm(request.POST)
        done = answer(
            request,
            form,
            lambda: actions.freeze_version(
                actor=actor, draft=draft, label=form.cleaned_data["label"]
            ),
            to=here,
            done=_("Versi dibekukan."),
        )
        if done:
            return done
    context = {
        **frame(actor, draft, "versions"),
        "versions": versions_visible_to(actor)
        .filter(draft=draft)
        .defer("tree")
        .order_by("-number"),
        "form": form,
        "allowed": bool(allowed),
    }
    return show(request, "drafting/versions.html", context, form)


@require_GET
@as_actor()
def compare(request: HttpRequest, actor: Actor, key: UUID, before: int, after: int) -> HttpResponse:
    """Show what changed from one version to another."""
    draft = visible_draft(actor, key)
    found = {
        version.number: version
        for version in versions_visible_to(actor).filter(draft=draft, number__in=[before, after])
    }
    if before not in found or after not in found:
        raise Http404
    context = {
        **frame(actor, draft, "versions"),
        "before": found[before],
        "after": found[after],
        "changes": compare_versions(found[before], found[after]),
    }
    return render(request, "drafting/compare.html", context)
