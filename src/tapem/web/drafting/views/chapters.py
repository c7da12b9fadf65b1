"""A chapter as it reads now, with its corrections, owners, seal and history."""

from collections.abc import Mapping
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from tapem.accounts.actors import Actor
from tapem.accounts.door import get_visible_or_404
from tapem.drafting import actions
from tapem.drafting.choices import NodeKind
from tapem.drafting.models import Node, NodeOwner
from tapem.drafting.policies import (
    may_agree,
    may_edit_node,
    may_seal_chapter,
    may_send_correction,
)
from tapem.drafting.queries import (
    absent_owners,
    content_of,
    corrections_of_chapter,
    nodes_visible_to,
    seal_states,
)
from tapem.drafting.rules.states import UNSETTLED
from tapem.web.drafting.corrections import correction_line
from tapem.web.drafting.forms import ReasonForm
from tapem.web.drafting.frame import chapter_address, frame
from tapem.web.requests import as_actor
from tapem.web.submits import answer


@require_GET
@as_actor()
def chapter(request: HttpRequest, actor: Actor, key: UUID) -> HttpResponse:
    """Lead to the chapter in its plan, or show it where the draft has none."""
    node = _chapter(actor, key)
    address = chapter_address(actor, node)
    if address != request.path:
        return redirect(address)
    return chapter_page(
        request, actor, node, here=address, frame=frame(actor, node.draft, "chapter")
    )


def _chapter(actor: Actor, key: UUID) -> Node:
    return get_visible_or_404(nodes_visible_to(actor).filter(kind=NodeKind.ANNEX_CHAPTER), key)


def chapter_page(
    request: HttpRequest, actor: Actor, node: Node, *, here: str, frame: Mapping[str, object]
) -> HttpResponse:
    """Show a chapter; used by the draft's and by the plan's address."""
    node = get_visible_or_404(nodes_visible_to(actor), node.pk)
    content = content_of(node.draft)
    block = content.block(str(node.pk))
    if block is None:
        raise Http404
    shown = content.chapter(block)
    corrections = list(corrections_of_chapter(node))
    unsettled = sum(one.state in UNSETTLED for one in corrections)
    absent = {owner.pk for owner in absent_owners(node.draft).get(node.pk, [])}
    owners = list(node.owners.select_related("agency"))
    context = {
        **frame,
        "node": node,
        "chapter": shown,
        "here": here,
        "title": _title(shown.label, node.title, unsettled, len(shown.owed)),
        "corrections": [correction_line(one) for one in corrections],
        "unsettled": unsettled,
        "seal": seal_states(node.draft, content)[shown.id],
        "owners": [_owner(actor, owner, absent) for owner in owners],
        "may_edit": bool(may_edit_node(actor, node)),
        "may_seal": bool(may_seal_chapter(actor, node)),
        "may_send": bool(may_send_correction(actor, node.draft)),
        "lift_form": ReasonForm(),
    }
    return render(request, "drafting/chapter.html", context)


def _owner(actor: Actor, owner: NodeOwner, absent: set[UUID]) -> dict[str, object]:
    return {
        "owner": owner,
        "is_absent": owner.pk in absent,
        "may_agree": owner.agreed_at is None and bool(may_agree(actor, owner)),
    }


def _title(label: str, name: str, unsettled: int, missing: int) -> str:
    open_ones = ngettext("%(n)d koreksi belum selesai", "%(n)d koreksi belum selesai", unsettled)
    empty_ones = ngettext("%(n)d sel kosong", "%(n)d sel kosong", missing)
    owed = [words % {"n": n} for n, words in ((unsettled, open_ones), (missing, empty_ones)) if n]
    nothing = _("tidak ada yang terutang")
    return f"{label} {name}: {', '.join(owed) or nothing}"


@require_POST
@as_actor()
def seal(request: HttpRequest, actor: Actor, key: UUID) -> HttpResponse:
    """Seal the chapter as it reads now."""
    node = _chapter(actor, key)
    actions.seal_chapter(actor=actor, node=node)
    messages.success(request, _("Bab disegel. Perubahan sesudah ini akan terlihat."))
    return redirect(chapter_address(actor, node))


@require_POST
@as_actor()
def lift(request: HttpRequest, actor: Actor, key: UUID) -> HttpResponse:
    """Open the seal, with a reason."""
    node = _chapter(actor, key)
    form = ReasonForm(request.POST)
    done = answer(
        request,
        form,
        lambda: actions.lift_seal(actor=actor, node=node, reason=form.cleaned_data["reason"]),
        to=chapter_address(actor, node),
        done=_("Segel bab dibuka."),
    )
    if done:
        return done
    context = {**frame(actor, node.draft), "node": node, "form": form,
               "back": chapter_address(actor, node), "has_errors": True}  # fmt: skip
    return render(request, "drafting/lift_seal.html", context, status=422)


@require_POST
@as_actor()
def agree(request: HttpRequest, actor: Actor, key: UUID) -> HttpResponse:
    """Give the agency's consent to its chapter."""
    node = _chapter(actor, key)
    owner = node.owners.select_related("agency").filter(agency=actor.agency).first()
    if owner is None:
        raise Http404
    actions.agree_to_chapter(actor=actor, owner=owner)
    messages.success(request, _("Persetujuan dicatat."))
    return redirect(reverse("drafting:chapter", args=[node.pk]))
