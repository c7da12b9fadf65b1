"""What the shell of every page shows: navigation, who acts, and whether this is the example."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from tapem.accounts.actors import Actor
from tapem.accounts.choices import Role
from tapem.followups.queries import inbox_of
from tapem.kernel import clock
from tapem.web.requests import actor_of, capacities_of
from tapem.web.words import day_date_time


@dataclass(frozen=True, slots=True)
class NavItem:
    """One entry of the navigation."""

    label: str
    url: str
    current: bool
    count: int = 0
    late: bool = False


def shell(request: HttpRequest) -> dict[str, object]:
    """Return the context of the shell."""
    actor = actor_of(request)
    return {
        "actor": actor,
        "capacities": capacities_of(request),
        "nav": _navigation(request, actor) if actor else [],
        "example_banner": _banner(),
        "accent": settings.ENVIRONMENT.accent,
        "local_now": clock.local_now(),
    }


def _banner() -> str:
    if not settings.EXAMPLE:
        return ""
    stand = day_date_time(clock.now())
    text = (
        _("Contoh: jam berhenti pada %(stand)s.")
        if clock.is_fixed()
        else _("Contoh: sekarang %(stand)s.")
    )
    note = _("Angka capaian di sini contoh, bukan angka resmi.")
    return f"{text % {'stand': stand}} {note}"


def _navigation(request: HttpRequest, actor: Actor) -> list[NavItem]:
    owed = inbox_of(actor).count()
    items = [
        (_("Beranda"), "home:index", 0),
        *_areas(actor),
        (_("Tindak lanjut"), "followups:list", owed),
    ]
    if actor.role in {Role.COORDINATOR, Role.ADMINISTRATOR}:
        items.append((_("Jejak"), "trail:list", 0))
    return [
        NavItem(label, url, _is_current(request, url), count)
        for label, name, count in items
        if (url := _address(name))
    ]


def _areas(actor: Actor) -> list[tuple[str, str, int]]:
    plan = (_("Rencana aksi"), "actionplan:board", 0)
    spm = (_("Form SPM"), "spm:overview", 0)
    draft = (pgettext("daftar", "Naskah"), "drafting:list", 0)
    cooperation = (_("Kerja sama"), "cooperation:board", 0)
    meetings = (_("Rapat"), "meetings:list", 0)
    proofread = (_("Pemeriksa naskah"), "proofread:desk", 0)
    return {
        Role.OPERATOR: [spm, plan, meetings, cooperation, proofread],
        Role.HEAD_OF_AGENCY: [spm, plan, meetings],
        Role.LEGAL_SECTION: [draft, plan, meetings, proofread],
        Role.PARTNER: [cooperation, meetings],
        Role.LEADER: [plan, cooperation, meetings],
    }.get(actor.role, [plan, spm, draft, cooperation, meetings, proofread])


def _address(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


def _is_current(request: HttpRequest, url: str) -> bool:
    return request.path == url if url == "/" else request.path.startswith(url)
