"""The list of drafts, and one draft as it reads now."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET

from tapem.accounts.actors import Actor
from tapem.accounts.choices import Role
from tapem.drafting.choices import DraftState, HandoverState
from tapem.drafting.models import Draft, Handover
from tapem.drafting.policies import may_edit_node, may_hand_over, may_lead_draft, may_start_draft
from tapem.drafting.queries import (
    content_of,
    drafts_visible_to,
    handovers_visible_to,
    nodes_visible_to,
    unsettled_corrections,
)
from tapem.drafting.rules.content import Content
from tapem.web.drafting.frame import SHAPES, frame, visible_draft
from tapem.web.requests import as_actor


@require_GET
@as_actor()
def index(request: HttpRequest, actor: Actor) -> HttpResponse:
    """List the drafts; for the legal section, what waits for receipt comes first."""
    drafts = list(drafts_visible_to(actor))
    waiting = list(handovers_visible_to(actor).filter(state=HandoverState.SENT))
    context = {
        "title": _title(actor, drafts, waiting),
        "drafts": [
            {
                "draft": draft,
                "shape": SHAPES[DraftState(draft.state)],
                "word": draft.get_state_display(),
                "open": unsettled_corrections(draft).count(),
            }
            for draft in drafts
        ],
        "waiting": waiting,
        "may_start": bool(may_start_draft(actor)),
        "is_legal": actor.role is Role.LEGAL_SECTION,
    }
    return render(request, "drafting/index.html", context)


def _title(actor: Actor, drafts: list[Draft], waiting: list[Handover]) -> str:
    if actor.role is Role.LEGAL_SECTION and waiting:
        return ngettext(
            "%(n)d draf menunggu tanda terima Anda",
            "%(n)d draf menunggu tanda terima Anda",
            len(waiting),
        ) % {"n": len(waiting)}
    if not drafts:
        return _("Belum ada rancangan")
    return ngettext("%(n)d rancangan", "%(n)d rancangan", len(drafts)) % {"n": len(drafts)}


@require_GET
@as_actor()
def draft(request: HttpRequest, actor: Actor, key: UUID) -> HttpResponse:
    """Show the regulation as it reads now, with the chapters of its annex as links."""
    found = visible_draft(actor, key)
    content = content_of(found)
    inside = {
        block.id
        for annex in content.of_kind("annex")
        for block in (annex, *content.inside(annex.id))
    }
    context = {
        **frame(actor, found, "draft"),
        "blocks": [block for block in content.blocks if block.id not in inside],
        "chapters": _chapters(content),
        "team": found.team.select_related("agency"),
        "editable": _editable(actor, found),
        "may_hand_over": bool(may_hand_over(actor, found)),
        "may_lead": bool(may_lead_draft(actor, found)),
        "may_begin": bool(may_lead_draft(actor, found)) and found.state == DraftState.CONCEPT,
        "open": unsettled_corrections(found).count(),
    }
    return render(request, "drafting/draft.html", context)


def _chapters(content: Content) -> list[dict[str, object]]:
    return [
        {"id": chapter.id, "label": chapter.label, "title": chapter.title,
         "is_filled": chapter.is_filled}
        for chapter in content.chapters()
    ]  # fmt: skip


def _editable(actor: Actor, found: Draft) -> bool:
    node = nodes_visible_to(actor).filter(draft=found, parent__isnull=True).first()
    return bool(node and may_edit_node(actor, node))
