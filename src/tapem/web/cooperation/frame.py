"""What the pages of an alliance and of an agreement share: way back, tabs, shapes of states."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from tapem.accounts.actors import Actor
from tapem.accounts.door import get_visible_or_404, require
from tapem.cooperation.choices import ImplementationState, PaperState
from tapem.cooperation.models import Agreement, Alliance
from tapem.cooperation.policies import may_keep_register, may_see_inside
from tapem.cooperation.queries import (
    agreements_visible_to,
    alliances_visible_to,
    member_choices,
    member_regions,
)
from tapem.cooperation.rules.findings import Finding, readable
from tapem.kernel import clock
from tapem.regions.models import Region

PAPER_SHAPES = {
    PaperState.PLANNED: "none",
    PaperState.OFFERED: "open",
    PaperState.DRAFTING: "open",
    PaperState.REVIEW: "open",
    PaperState.COUNCIL_APPROVAL: "due",
    PaperState.READY: "due",
    PaperState.PARTLY_SIGNED: "due",
    PaperState.SIGNED: "ok",
    PaperState.IN_FORCE: "ok",
    PaperState.ENDED: "lock",
    PaperState.TERMINATED: "lock",
    PaperState.REPLACED: "lock",
    PaperState.CANCELLED: "lock",
}
DOING_SHAPES = {
    ImplementationState.NOT_STARTED: "due",
    ImplementationState.RUNNING: "ok",
    ImplementationState.STALLED: "late",
    ImplementationState.DONE: "ok",
}
LEVEL_SHAPES = {"block": "late", "error": "late", "warning": "due", "info": "open"}


def readable_findings(
    actor: Actor, alliance: Alliance, agreements: Iterable[Agreement], findings: Iterable[Finding]
) -> list[Finding]:
    """Return the findings that the actor may read."""
    is_host = alliance.region_id == actor.region.pk
    keys = {str(each.pk) for each in agreements if may_see_inside(actor, each)}
    return readable(findings, is_host=is_host, inside_keys=keys)


def level_tag(level: str) -> tuple[str, str]:
    """Return shape and word of the weight of a finding."""
    words = {
        "block": _("penghalang"),
        "error": _("kesalahan"),
        "warning": _("peringatan"),
        "info": _("catatan"),
    }
    return LEVEL_SHAPES[level], words[level]


@dataclass(frozen=True, slots=True)
class Tab:
    """One tab: a link."""

    label: str
    url: str
    current: bool
    count: int | None = None


def visible_alliance(actor: Actor, key: UUID) -> Alliance:
    """Return an alliance that the actor sees, or answer 404."""
    return get_visible_or_404(alliances_visible_to(actor), key)


def visible_agreement(actor: Actor, key: UUID) -> Agreement:
    """Return an entry of a register that the actor sees, or answer 404."""
    return get_visible_or_404(agreements_visible_to(actor), key)


def kept_alliance(actor: Actor, key: UUID) -> Alliance:
    """Return a visible alliance whose register the actor keeps; 403 for its other readers."""
    alliance = visible_alliance(actor, key)
    require(may_keep_register(actor, alliance))
    return alliance


def kept_agreement(actor: Actor, key: UUID) -> Agreement:
    """Return a visible agreement whose register the actor keeps; 403 for its other readers."""
    agreement = visible_agreement(actor, key)
    require(may_keep_register(actor, agreement.alliance))
    return agreement


def member_or_404(alliance: Alliance, code: str) -> Region:
    """Return the member with that code, or answer 404."""
    for region in member_regions(alliance, clock.today()):
        if region.code == code:
            return region
    raise Http404


def sides_of(actor: Actor, alliance: Alliance) -> QuerySet[Region]:
    """Return the members for which the actor may speak: all for the host, its own for a partner."""
    members = member_choices(alliance, clock.today())
    if may_keep_register(actor, alliance):
        return members
    return members.filter(pk=actor.region.pk)


def alliance_frame(actor: Actor, alliance: Alliance, current: str = "") -> dict[str, object]:
    """Return the context that all pages of an alliance share; `current` names the tab."""
    return {
        "alliance": alliance,
        "can_keep": bool(may_keep_register(actor, alliance)),
        "is_host": alliance.region_id == actor.region.pk,
        "tabs": _tabs(alliance, current),
        "crumbs": _alliance_crumbs(alliance, current),
    }


def _tabs(alliance: Alliance, current: str) -> list[Tab]:
    shown = [
        ("alliance", _("Papan")),
        ("agreements", _("Perjanjian")),
        ("evaluations", _("Evaluasi")),
        ("secretariat", _("Sekretariat")),
        ("naming", _("Nama")),
        ("register", _("Rekap")),
    ]
    return [
        Tab(label, reverse(f"cooperation:{name}", args=[alliance.pk]), name == current)
        for name, label in shown
    ]


def _alliance_crumbs(alliance: Alliance, current: str) -> list[dict[str, str]]:
    crumbs = [{"label": _("Kerja sama"), "url": reverse("cooperation:board")}]
    if current != "alliance":
        url = reverse("cooperation:alliance", args=[alliance.pk])
        crumbs.append({"label": str(alliance), "url": url})
    return crumbs


def agreement_crumbs(agreement: Agreement, *, inside: bool = True) -> list[dict[str, str]]:
    """Return the way back from a page about an agreement."""
    alliance = agreement.alliance
    listed = reverse("cooperation:agreements", args=[alliance.pk])
    crumbs = [
        {"label": _("Kerja sama"), "url": reverse("cooperation:board")},
        {"label": _("Perjanjian"), "url": listed},
    ]
    if inside:
        url = reverse("cooperation:agreement", args=[agreement.pk])
        crumbs.append({"label": agreement.label, "url": url})
    return crumbs
