"""What every page of a draft shows: way back, tabs, state."""

from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from tapem.accounts.actors import Actor
from tapem.accounts.door import get_visible_or_404
from tapem.actionplan.queries import plans_visible_to
from tapem.drafting.choices import DraftState
from tapem.drafting.models import Draft, Node
from tapem.drafting.policies import coordinates
from tapem.drafting.queries import chapters_of, drafts_visible_to, handovers_visible_to

SHAPES = {
    DraftState.CONCEPT: "none",
    DraftState.DISCUSSION: "open",
    DraftState.HANDED_OVER: "due",
    DraftState.HARMONISATION: "due",
    DraftState.FACILITATION: "due",
    DraftState.ENACTED: "ok",
    DraftState.PROMULGATED: "ok",
    DraftState.ABANDONED: "none",
}


def visible_draft(actor: Actor, key: UUID) -> Draft:
    """Return a draft that the actor sees, or answer 404."""
    return get_visible_or_404(drafts_visible_to(actor), key)


def frame(actor: Actor, draft: Draft, current: str = "") -> dict[str, object]:
    """Return the context that all pages of a draft share; `current` names the tab."""
    crumbs = [{"label": pgettext("daftar", "Naskah"), "url": reverse("drafting:list")}]
    if current != "draft":
        crumbs.append(
            {"label": draft.short_title, "url": reverse("drafting:draft", args=[draft.pk])}
        )
    state = DraftState(draft.state)
    return {
        "draft": draft,
        "tabs": _tabs(actor, draft, current),
        "crumbs": crumbs,
        "state_shape": SHAPES[state],
        "state_word": state.label,
        "is_coordinator": coordinates(actor, draft.region),
    }


def _tabs(actor: Actor, draft: Draft, current: str) -> list[dict[str, object]]:
    shown = [
        ("draft", _("Naskah")),
        ("corrections", pgettext("daftar", "Koreksi")),
        ("versions", _("Versi")),
    ]
    if handovers_visible_to(actor).filter(draft=draft).exists() or coordinates(actor, draft.region):
        shown.append(("hand-over", _("Serah terima")))
    shown += [("stages", _("Tahap")), ("team", _("Tim")), ("citations", _("Mengingat")),
              ("history", _("Riwayat"))]  # fmt: skip
    tabs: list[dict[str, object]] = [
        {
            "label": label,
            "url": reverse(f"drafting:{name}", args=[draft.pk]),
            "current": name == current,
        }
        for name, label in shown
    ]
    plan = plans_visible_to(actor).filter(draft=draft).first()
    if plan is not None:
        board = reverse("actionplan:detail", args=[plan.pk])
        tabs.append({"label": _("Kesiapan bab"), "url": board, "current": False})
    return tabs


def chapter_address(actor: Actor, node: Node) -> str:
    """Return the address of a chapter: in its plan where there is one, else in the draft."""
    plan = plans_visible_to(actor).filter(draft=node.draft_id).first()
    keys = [chapter.pk for chapter in chapters_of(node.draft)]
    if plan is None or node.pk not in keys:
        return reverse("drafting:chapter", args=[node.pk])
    return reverse("actionplan:chapter", args=[plan.pk, keys.index(node.pk) + 1])
