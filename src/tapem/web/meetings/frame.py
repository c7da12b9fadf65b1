"""What every page of one meeting shows: way back, tabs, state, and what may be done."""

from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from tapem.accounts.actors import Actor
from tapem.accounts.door import get_visible_or_404
from tapem.meetings.choices import MeetingState
from tapem.meetings.models import Meeting
from tapem.meetings.policies import may_read_history, may_read_report, may_run_meeting
from tapem.meetings.queries import meetings_visible_to
from tapem.web.words import day_date

CRUMB_LENGTH = 60
STATE_SHAPES = {
    MeetingState.PLANNED: "open",
    MeetingState.RUNNING: "due",
    MeetingState.CONCLUDED: "ok",
    MeetingState.CANCELLED: "none",
}


@dataclass(frozen=True, slots=True)
class Tab:
    """One tab: a link."""

    label: str
    url: str
    current: bool
    count: int | None = None


def visible_meeting(actor: Actor, key: UUID) -> Meeting:
    """Return a meeting that the actor sees, or answer 404."""
    return get_visible_or_404(meetings_visible_to(actor), key)


def frame(actor: Actor, meeting: Meeting, current: str = "") -> dict[str, object]:
    """Return the context that all pages of a meeting share; `current` is the name of the tab."""
    state = MeetingState(meeting.state)
    return {
        "meeting": meeting,
        "state_shape": STATE_SHAPES[state],
        "state_word": state.label,
        "can_run": bool(may_run_meeting(actor, meeting)),
        "is_inside": bool(may_read_report(actor, meeting)),
        "is_running": state is MeetingState.RUNNING,
        "tabs": _tabs(actor, meeting, current),
        "crumbs": _crumbs(meeting, current),
        "is_first_tab": current == "detail",
        "lead": _lead(meeting),
    }


def _tabs(actor: Actor, meeting: Meeting, current: str) -> list[Tab]:
    shown = [
        ("detail", pgettext("rapat", "Pelaksanaan")),
        ("attendance", _("Kehadiran")),
        ("minutes", _("Notula")),
        ("decisions", _("Keputusan")),
    ]
    if may_read_report(actor, meeting):
        shown += [
            ("recommendations", _("Saran")),
            ("discrepancies", _("Selisih")),
            ("report", _("Laporan")),
        ]
    shown.append(("papers", pgettext("rapat", "Naskah")))
    if may_read_history(actor, meeting):
        shown.append(("history", _("Riwayat")))
    return [
        Tab(label, reverse(f"meetings:{name}", args=[meeting.pk]), name == current)
        for name, label in shown
    ]


def _crumbs(meeting: Meeting, current: str) -> list[dict[str, str]]:
    crumbs = [{"label": _("Rapat"), "url": reverse("meetings:list")}]
    if current != "detail":
        crumbs.append(
            {
                "label": Truncator(meeting.title).chars(CRUMB_LENGTH),
                "url": reverse("meetings:detail", args=[meeting.pk]),
            }
        )
    return crumbs


def _lead(meeting: Meeting) -> str:
    chair = meeting.chair.title if meeting.chair else _("pimpinan belum diketahui")
    return f"{day_date(meeting.held_on)} · {meeting.place} · {chair}"
