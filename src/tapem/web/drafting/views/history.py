"""Riwayat: who did what with a draft, a unit or a correction, when and why."""

from uuid import UUID

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from tapem.accounts.actors import Actor
from tapem.accounts.door import get_visible_or_404
from tapem.audit.models import Entry
from tapem.drafting.models import Draft
from tapem.drafting.queries import corrections_visible_to, nodes_visible_to
from tapem.drafting.queries.trail import history_of_correction, history_of_draft, history_of_unit
from tapem.web.drafting.frame import frame, visible_draft
from tapem.web.requests import as_actor
from tapem.web.trail.reading import readable

PER_PAGE = 50


@require_GET
@as_actor()
def draft(request: HttpRequest, actor: Actor, key: UUID) -> HttpResponse:
    """Show the history of a draft to whoever sees it."""
    found = visible_draft(actor, key)
    back = reverse("drafting:draft", args=[key])
    return _page(request, actor, found, history_of_draft(found), name=str(found), back=back)


@require_GET
@as_actor()
def unit(request: HttpRequest, actor: Actor, key: UUID) -> HttpResponse:
    """Show the history of a chapter or unit to whoever sees it."""
    node = get_visible_or_404(nodes_visible_to(actor), key)
    name = node.title or node.get_kind_display()
    is_chapter = node.kind == "annex_chapter"
    back = (
        reverse("drafting:chapter", args=[key])
        if is_chapter
        else f"{reverse('drafting:draft', args=[node.draft_id])}#b-{key}"
    )
    return _page(request, actor, node.draft, history_of_unit(node), name=name, back=back)


@require_GET
@as_actor()
def correction(request: HttpRequest, actor: Actor, key: UUID) -> HttpResponse:
    """Show the history of a correction to whoever sees it."""
    found = get_visible_or_404(corrections_visible_to(actor), key)
    back = reverse("drafting:correction", args=[key])
    return _page(
        request, actor, found.draft, history_of_correction(found), name=found.code, back=back
    )


def _page(
    request: HttpRequest,
    actor: Actor,
    of: Draft,
    entries: QuerySet[Entry],
    *,
    name: str,
    back: str,
) -> HttpResponse:
    page = Paginator(entries, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        **frame(actor, of, "history"),
        "page": page,
        "lines": [readable(entry) for entry in page],
        "name": name,
        "back": back,
    }
    return render(request, "drafting/history.html", context)
