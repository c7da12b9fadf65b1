"""What every page of a plan shows: way back, tabs, and where an empty cell is filled."""

from collections.abc import Iterable
from uuid import UUID

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from tapem.accounts.actors import Actor
from tapem.accounts.door import get_visible_or_404
from tapem.actionplan.choices import Purpose
from tapem.actionplan.models import ActionPlan
from tapem.actionplan.queries import RowFault, plans_visible_to
from tapem.drafting.policies import coordinates
from tapem.drafting.rules.bindings import Owed
from tapem.spm.rules.checks import RULE_NAMES


def visible_plan(actor: Actor, key: UUID) -> ActionPlan:
    """Return a plan that the actor sees, or answer 404."""
    return get_visible_or_404(plans_visible_to(actor), key)


def frame(actor: Actor, plan: ActionPlan, current: str = "") -> dict[str, object]:
    """Return the context that all pages of a plan share; `current` names the tab."""
    crumbs = [{"label": _("Rencana aksi"), "url": reverse("actionplan:board")}]
    if current != "detail":
        crumbs.append({"label": str(plan), "url": reverse("actionplan:detail", args=[plan.pk])})
    return {
        "plan": plan,
        "draft": plan.draft,
        "tabs": _tabs(actor, plan, current),
        "crumbs": crumbs,
        "is_coordinator": coordinates(actor, plan.region),
    }


def _tabs(actor: Actor, plan: ActionPlan, current: str) -> list[dict[str, object]]:
    shown = [("detail", _("Kesiapan bab")), ("matrix", _("Target dan pagu"))]
    if coordinates(actor, plan.region):
        shown.append(("memos", _("Memo kekurangan")))
    tabs: list[dict[str, object]] = [
        {
            "label": label,
            "url": reverse(f"actionplan:{name}", args=[plan.pk]),
            "current": name == current,
        }
        for name, label in shown
    ]
    naskah = reverse("drafting:draft", args=[plan.draft_id])
    return [*tabs, {"label": _("Naskah"), "url": naskah, "current": False}]


def address_of(plan: ActionPlan, purpose: str, owed: Owed) -> str:
    """Return where an empty cell is filled: its form, its row, or the page that leads there."""
    if purpose == Purpose.MATRIX:
        if owed.subject:
            return reverse("actionplan:row", args=[owed.subject])
        return reverse("actionplan:add-row", args=[plan.pk])
    return _form_address(owed)


def _form_address(owed: Owed) -> str:
    try:
        if owed.subject:
            return reverse("spm:form", args=[owed.subject])
        return reverse("spm:overview")
    except NoReverseMatch:
        return ""


def fault_lines(faults: Iterable[RowFault]) -> list[dict[str, object]]:
    """Return findings in rows as lists show them: errors first, each with the way to its row."""
    ordered = sorted(faults, key=lambda fault: not fault.finding.blocks)
    return [
        {
            "row": fault.row,
            "finding": fault.finding,
            "url": reverse("actionplan:row", args=[fault.row.pk]),
            "shape": "late" if fault.finding.blocks else "due",
            "word": _("salah") if fault.finding.blocks else _("periksa kembali"),
            "rule": RULE_NAMES.get(fault.finding.code, ""),
        }
        for fault in ordered
    ]
