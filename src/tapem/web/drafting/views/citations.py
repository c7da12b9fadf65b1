"""Mengingat: the regulations on which a draft rests, and the register behind them."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from tapem.accounts.actors import Actor
from tapem.accounts.door import require
from tapem.drafting import actions
from tapem.drafting.choices import CitationKind
from tapem.drafting.models import Draft, Node
from tapem.drafting.policies import may_lead_draft
from tapem.drafting.queries import content_of, nodes_visible_to
from tapem.drafting.queries.citations import citable, citations_visible_to
from tapem.drafting.rules.states import EDITABLE_DRAFT
from tapem.kernel.errors import RuleBroken
from tapem.web.drafting.frame import frame, visible_draft
from tapem.web.drafting.setup_forms import CitationForm, CiteForm
from tapem.web.requests import as_actor
from tapem.web.submits import answer, show


@require_GET
@as_actor()
def citations(request: HttpRequest, actor: Actor, key: UUID) -> HttpResponse:
    """Show Mengingat as it reads now, with the source of each entry."""
    return _page(request, actor, visible_draft(actor, key))


def _page(request: HttpRequest, actor: Actor, draft: Draft, **given: forms.Form) -> HttpResponse:
    nodes = nodes_visible_to(actor).filter(draft=draft, citation__isnull=False)
    by_key = {str(node.pk): node for node in nodes.select_related("citation")}
    entries = [
        {"block": block, "citation": by_key[block.id].citation}
        for block in content_of(draft, with_rows=False).of_kind("legal_basis")
        if block.id in by_key
    ]
    context = {
        **frame(actor, draft, "citations"),
        "entries": entries,
        "unverified": sum(not one.citation.verified_by for one in by_key.values() if one.citation),
        "allowed": bool(may_lead_draft(actor, draft)) and draft.state in EDITABLE_DRAFT,
        "cite_form": given.get("cite_form") or CiteForm(citations=citable(actor, draft)),
        "citation_form": given.get("citation_form") or CitationForm(),
    }
    return show(request, "drafting/citations.html", context, *given.values())


def _act(
    request: HttpRequest, actor: Actor, draft: Draft, act: Callable[[], Node], **named: forms.Form
) -> HttpResponse:
    ((name, form),) = named.items()
    here = reverse("drafting:citations", args=[draft.pk])
    done = _("Peraturan masuk ke Mengingat.")
    return answer(request, form, act, to=here, done=done) or _page(
        request, actor, draft, **{name: form}
    )


@require_POST
@as_actor()
def cite(request: HttpRequest, actor: Actor, key: UUID) -> HttpResponse:
    """Put a regulation of the register into Mengingat."""
    draft = visible_draft(actor, key)
    require(may_lead_draft(actor, draft))
    form = CiteForm(request.POST, citations=citable(actor, draft))
    return _act(
        request, actor, draft, cite_form=form,
        act=lambda: actions.cite(
            actor=actor, draft=draft, citation=form.cleaned_data["citation"]
        ),
    )  # fmt: skip


@require_POST
@as_actor()
def keep(request: HttpRequest, actor: Actor, key: UUID) -> HttpResponse:
    """Write a regulation into the register and put it into Mengingat."""
    draft = visible_draft(actor, key)
    require(may_lead_draft(actor, draft))
    form = CitationForm(request.POST)

    @transaction.atomic
    def act() -> Node:
        values = form.cleaned_data | {"kind": CitationKind(form.cleaned_data["kind"])}
        _require_unknown(actor, values)
        kept = actions.keep_citation(actor=actor, **values)
        return actions.cite(actor=actor, draft=draft, citation=kept)

    return _act(request, actor, draft, citation_form=form, act=act)


def _require_unknown(actor: Actor, values: dict[str, Any]) -> None:
    """Refuse what the register has: the short form would erase its changes and provisions."""
    name = {field: values[field] for field in ("kind", "number", "year")}
    if citations_visible_to(actor).filter(**name).exists():
        raise RuleBroken(_("Peraturan ini sudah ada; pilih dari daftar."), field="number")
