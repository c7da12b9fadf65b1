"""Editing, adding, moving and removing units of a draft."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from tapem.accounts.actors import Actor
from tapem.accounts.door import get_visible_or_404, require
from tapem.drafting import actions
from tapem.drafting.choices import NodeKind
from tapem.drafting.figures import figure_labels
from tapem.drafting.models import Node
from tapem.drafting.policies import may_edit_node
from tapem.drafting.queries import chapter_above, history_of, nodes_visible_to
from tapem.web.drafting.forms import NewNodeForm, NodeForm, ReasonForm
from tapem.web.drafting.frame import chapter_address, frame
from tapem.web.requests import as_actor, is_repeated
from tapem.web.submits import answer, show


def _visible(actor: Actor, key: UUID) -> Node:
    return get_visible_or_404(nodes_visible_to(actor), key)


def _back(actor: Actor, node: Node) -> str:
    chapter = chapter_above(node)
    if chapter is not None:
        return chapter_address(actor, chapter)
    return reverse("drafting:draft", args=[node.draft_id])


@require_http_methods(["GET", "POST"])
@as_actor()
def node(request: HttpRequest, actor: Actor, key: UUID) -> HttpResponse:
    """Edit the text of one unit; its history stands beside."""
    found = _visible(actor, key)
    require(may_edit_node(actor, found))
    form = NodeForm(initial={"version": found.version, "title": found.title, "body": found.body})
    if request.method == "POST":
        form = NodeForm(request.POST)
        done = answer(
            request,
            form,
            lambda: actions.edit_node(
                actor=actor,
                node=found,
                body=form.cleaned_data["body"],
                title=form.cleaned_data["title"],
                reason=form.cleaned_data["reason"],
                version=form.cleaned_data["version"] or 0,
            ),
            to=f"{_back(actor, found)}#b-{found.pk}",
            done=_("Naskah disimpan."),
        )
        if done:
            return done
        found.refresh_from_db()
        form.renewed_after_stale(found.version)
    context = {
        **frame(actor, found.draft),
        "node": found,
        "form": form,
        "is_table": found.kind == NodeKind.TABLE,
        "figures": figure_labels(),
        "history": history_of(found)[:20],
        "back": _back(actor, found),
        "reason_form": ReasonForm(),
    }
    return show(request, "drafting/node.html", context, form)


@require_http_methods(["GET", "POST"])
@as_actor()
def add(request: HttpRequest, actor: Actor, key: UUID) -> HttpResponse:
    """Add a paragraph or a subtitle at the end of a chapter."""
    parent = _visible(actor, key)
    require(may_edit_node(actor, parent))
    form = NewNodeForm()
    if request.method == "POST":
        form = NewNodeForm(request.POST)
        done = answer(
            request,
            form,
            lambda: actions.add_node(
                actor=actor,
                draft=parent.draft,
                parent=parent,
                kind=NodeKind(form.cleaned_data["kind"]),
                title=form.cleaned_data["title"],
                body=form.cleaned_data["body"],
            ),
            to=_back(actor, parent),
            done=_("Bagian naskah ditambah."),
        )
        if done:
            return done
    context = {
        **frame(actor, parent.draft),
        "parent": parent,
        "form": form,
        "figures": figure_labels(),
        "back": _back(actor, parent),
    }
    return show(request, "drafting/add_node.html", context, form)


@require_POST
@as_actor()
def move(request: HttpRequest, actor: Actor, key: UUID) -> HttpResponse:
    """Move a unit one place up or down."""
    found = _visible(actor, key)
    actions.move_node(
        actor=actor, node=found, steps=-1 if request.POST.get("arah") == "naik" else 1
    )
    return redirect(f"{_back(actor, found)}#b-{found.pk}")


@require_POST
@as_actor()
def remove(request: HttpRequest, actor: Actor, key: UUID) -> HttpResponse:
    """Take a unit out of the draft, with a reason; sent twice, the unit is gone already."""
    if address := is_repeated(request):
        return redirect(address)
    found = _visible(actor, key)
    require(may_edit_node(actor, found))
    form = ReasonForm(request.POST)
    done = answer(
        request,
        form,
        lambda: actions.remove_node(actor=actor, node=found, reason=form.cleaned_data["reason"]),
        to=_back(actor, found),
        done=_("Bagian naskah dihapus; riwayatnya tetap ada."),
    )
    if done:
        return done
    context = {
        **frame(actor, found.draft),
        "node": found,
        "form": NodeForm(
            initial={"version": found.version, "title": found.title, "body": found.body}
        ),
        "figures": figure_labels(),
        "history": history_of(found)[:20],
        "back": _back(actor, found),
        "reason_form": form,
    }
    return show(request, "drafting/node.html", context, form)
