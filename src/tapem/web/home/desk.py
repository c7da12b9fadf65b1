"""What each member of the office finds on her desk: tasks, countdown, and what waits for her."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tapem.accounts.actors import Actor
from tapem.accounts.choices import Role
from tapem.audit.models import Entry
from tapem.audit.queries import entries_of_region
from tapem.drafting.choices import HandoverState
from tapem.drafting.queries import handovers_visible_to
from tapem.followups.choices import FollowUpState
from tapem.followups.models import Deadline
from tapem.followups.queries import (
    followups_visible_to,
    inbox_of,
    upcoming_deadlines,
)
from tapem.followups.rules import working_days_left
from tapem.kernel import clock
from tapem.kernel.numbers import percentage
from tapem.meetings.choices import MeetingState, ReportState
from tapem.meetings.queries import meetings_visible_to, open_discrepancies
from tapem.spm.choices import Step
from tapem.spm.queries.completeness import fill_rates
from tapem.spm.queries.waiting import forms_waiting_for
from tapem.web.followups.addresses import Task, task_of
from tapem.web.trail.reading import Line, readable
from tapem.web.words import day_date, long_date, spelled

SHOWN_TASKS = 20
CHANGED_DAYS = 7
SHOWN_CHANGES = 8
FULL = 100
NEARLY_FULL = 90
# Acts that change what a leader must know; the rest of the trail is for those who keep it.
TELLING = (
    "meetings.concluded",
    "meetings.decided",
    "meetings.report-finalised",
    "meetings.discrepancy-found",
    "meetings.discrepancy-explained",
    "meetings.discrepancy-left-open",
    "drafting.sealed",
    "drafting.handed-over",
    "drafting.received",
    "drafting.returned",
    "cooperation.party-signed",
    "cooperation.paper-moved",
    "cooperation.implementation-moved",
    "cooperation.name-agreed",
    "cooperation.secretariat-handed-over",
)


@dataclass(frozen=True, slots=True)
class Countdown:
    """Working days to the nearest deadline."""

    title: str
    number: int
    unit: str
    late: bool
    day: str


@dataclass(frozen=True, slots=True)
class Filled:
    """How full one form is, for its bar."""

    label: str
    rate: Fraction | Decimal | None
    state: str


def tasks_of(actor: Actor, today: date) -> list[Task]:
    """Return what the actor must do, the most urgent first."""
    tasks = [task_of(row, today) for row in inbox_of(actor)[:SHOWN_TASKS]]
    if actor.is_coordinator:
        tasks += [*_reports(actor, today), *_to_check(actor)]
    if actor.role is Role.LEGAL_SECTION:
        tasks = [*_handovers(actor), *tasks]
    return tasks + _forms(actor, today)


def headline(tasks: int, done_today: int) -> str:
    """Return the sentence that opens the page: how much waits, how much is done."""
    if not tasks:
        waiting = _("Tidak ada yang menunggu Anda")
    else:
        words = {"count": spelled(tasks).capitalize()}
        waiting = (
            ngettext("%(count)s hal menunggu Anda", "%(count)s hal menunggu Anda", tasks) % words
        )
    if not done_today:
        return waiting
    return _("%(waiting)s, %(done)s selesai hari ini") % {
        "waiting": waiting,
        "done": spelled(done_today),
    }


def done_today(actor: Actor, today: date) -> int:
    """Return how many follow-ups of the actor's office were settled or reported today."""
    acts = ("followups.reported", "followups.closed")
    start = clock.local_now().replace(hour=0, minute=0, second=0, microsecond=0)
    return (
        entries_of_region(actor.region.pk)
        .filter(act__in=acts, actor_key=actor.key, at__gte=start)
        .values("subject_key")
        .distinct()
        .count()
    )


def countdown(actor: Actor, today: date) -> Countdown | None:
    """Return the nearest deadline of the region in working days; None when there is none."""
    deadline: Deadline | None = upcoming_deadlines(actor.region, today).first()
    if deadline is None:
        return None
    left = working_days_left(today, deadline.due_on)
    days = ngettext("hari kerja lagi", "hari kerja lagi", left)
    unit = days if left else _("hari ini batasnya")
    return Countdown(deadline.title, left, unit, left <= 1, _near_day(deadline.due_on, today))


def _near_day(due: date, today: date) -> str:
    if due == today:
        return _("hari ini, %(day)s") % {"day": day_date(due)}
    if due == today + timedelta(days=1):
        return _("besok, %(day)s") % {"day": day_date(due)}
    return day_date(due)


def fill_of(actor: Actor, today: date) -> tuple[list[Filled], Fraction | None]:
    """Return how full the forms of the actor's agency are, the emptiest first, and the whole."""
    rates = [
        rate for rate in fill_rates(actor.region, today.year, today) if rate.agency == actor.agency
    ]
    filled, required = sum(rate.filled for rate in rates), sum(rate.required for rate in rates)
    shown = [
        Filled(str(rate.service), value, _shape(value))
        for rate in rates
        for value in (percentage(rate.filled, rate.required),)
    ]
    shown.sort(key=lambda row: (row.rate is None, row.rate or 0))
    return shown, percentage(filled, required)


def _shape(rate: Fraction | None) -> str:
    if rate is None:
        return ""
    return "ok" if rate >= FULL else "due" if rate >= NEARLY_FULL else "late"


def recent_changes(actor: Actor) -> list[Line]:
    """Return the acts of the last seven days that a leader should know."""
    since = clock.now() - timedelta(days=CHANGED_DAYS)
    found = entries_of_region(actor.region.pk).filter(act__in=TELLING, at__gte=since)
    entries: list[Entry] = list(found[:SHOWN_CHANGES])
    return [readable(entry) for entry in entries]


def _reports(actor: Actor, today: date) -> list[Task]:
    """Return the meetings of the section that still lack a final report, with the reason."""
    blocked = {row.meeting_id for row in open_discrepancies(actor.region)}
    held = (
        meetings_visible_to(actor)
        .filter(region=actor.region, state__in=[MeetingState.CONCLUDED, MeetingState.RUNNING])
        .exclude(report__state=ReportState.FINAL)
        .order_by("held_on")
    )
    tasks = []
    for meeting in held:
        if meeting.state == MeetingState.RUNNING:
            what, act, name = _("Lanjutkan rapat"), _("Buka rapat"), "meetings:detail"
        elif meeting.pk in blocked:
            what, act, name = _("Jelaskan selisih angka"), _("Jelaskan"), "meetings:discrepancies"
        else:
            what, act, name = _("Finalkan laporan rapat"), _("Susun laporan"), "meetings:report"
        state = "late" if meeting.pk in blocked else "due"
        day = long_date(meeting.held_on)
        url = reverse(name, args=[meeting.pk])
        tasks.append(Task(what, meeting.title, url, act, state, _("Rapat %(day)s") % {"day": day}))
    return tasks


def _forms(actor: Actor, today: date) -> list[Task]:
    """Return the SPM forms that wait for the actor's own step: mend, approve, verify or lock."""
    return [
        Task(
            f"{one.step.label}: {one.form.service.name}",
            one.form.return_reason if one.step is Step.AMEND else one.form.agency.name,
            reverse("spm:form", args=[one.form.pk]),
            _("Buka form"),
            "open",
            _("Form SPM %(year)d") % {"year": one.form.year},
        )
        for one in forms_waiting_for(actor, today.year)[:SHOWN_TASKS]
    ]


def _to_check(actor: Actor) -> list[Task]:
    """Return one line for all follow-ups that agencies reported as done."""
    count = followups_visible_to(actor).filter(state=FollowUpState.REPORTED).count()
    if not count:
        return []
    url = f"{reverse('followups:list')}?keadaan={FollowUpState.REPORTED}"
    words = ngettext(
        "Periksa %(count)d tindak lanjut yang dilaporkan selesai",
        "Periksa %(count)d tindak lanjut yang dilaporkan selesai",
        count,
    )
    what = words % {"count": count}
    return [Task(what, "", url, _("Periksa"), "open", _("menunggu pemeriksaan"))]


def _handovers(actor: Actor) -> list[Task]:
    """Return packages that wait for the legal section."""
    tasks = []
    for handover in handovers_visible_to(actor).filter(state=HandoverState.SENT):
        try:
            url = reverse("drafting:handover", args=[handover.pk])
        except NoReverseMatch:
            url = ""
        what = _("Terima paket %(draft)s") % {"draft": handover.draft}
        why = _("Paket draf dari Bagian Tata Pemerintahan.")
        tasks.append(Task(what, why, url, _("Buka paket"), "due", _("menunggu diterima")))
    return tasks
