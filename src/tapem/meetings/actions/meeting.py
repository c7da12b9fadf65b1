"""Planning, amending, starting, concluding and reopening a meeting."""

from datetime import date, datetime
from typing import TypedDict, Unpack

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tapem.accounts.actors import Actor
from tapem.accounts.door import require
from tapem.audit.actions import record
from tapem.audit.vocabulary import Term, term
from tapem.kernel import clock
from tapem.kernel.errors import RuleBroken
from tapem.meetings.actions.guards import (
    EARLIEST_YEAR,
    LATEST_YEAR,
    require_fresh,
    require_not_final,
    require_text,
)
from tapem.meetings.choices import MeetingKind, MeetingState, ReportState
from tapem.meetings.models import Invitation, Meeting
from tapem.meetings.policies import may_plan_meeting, may_run_meeting
from tapem.meetings.queries import absent_of, report_of
from tapem.meetings.rules import may_move
from tapem.regions.models import Agency, Position

PLANNED = term(
    "meetings.planned",
    gettext_lazy("Rapat direncanakan"),
    gettext_lazy("{actor} merencanakan rapat {subject}"),
)
AMENDED = term(
    "meetings.amended",
    gettext_lazy("Rapat diubah"),
    gettext_lazy("{actor} mengubah keterangan rapat {subject}"),
)
STARTED = term(
    "meetings.started",
    gettext_lazy("Rapat dimulai"),
    gettext_lazy("{actor} memulai rapat {subject}"),
)
CONCLUDED = term(
    "meetings.concluded",
    gettext_lazy("Rapat ditutup"),
    gettext_lazy("{actor} menutup rapat {subject}"),
)
REOPENED = term(
    "meetings.reopened",
    gettext_lazy("Rapat dibuka kembali"),
    gettext_lazy("{actor} membuka kembali rapat {subject}"),
)
CANCELLED = term(
    "meetings.cancelled",
    gettext_lazy("Rapat dibatalkan"),
    gettext_lazy("{actor} membatalkan rapat {subject}"),
)


class MeetingFacts(TypedDict, total=False):
    """What may be said of a meeting beside its kind, title, day and place."""

    purpose: str
    organizer: Agency
    organizer_note: str
    chair: Position | None
    starts_at: datetime | None
    ends_at: datetime | None
    total_stated: int | None
    participants_note: str
    attendance_list_open: bool
    named_list_open: bool
    reference_number: str
    reference_date: date | None


class AmendedFacts(MeetingFacts, total=False):
    """What may be changed of a meeting."""

    kind: MeetingKind
    title: str
    held_on: date
    place: str


@transaction.atomic
def plan_meeting(
    *,
    actor: Actor,
    kind: MeetingKind,
    title: str,
    held_on: date,
    place: str,
    **more: Unpack[MeetingFacts],
) -> Meeting:
    """Plan a meeting of the actor's region; her own office organises it unless told otherwise.

    What is not known (chair, hours, letter number) is left out and printed as unknown.
    """
    require(may_plan_meeting(actor))
    values: MeetingFacts = {"organizer": actor.agency, **more}
    meeting = Meeting(region=actor.region, kind=kind, title=title, held_on=held_on, place=place)
    _take_over(meeting, values)
    _check(meeting)
    meeting.save(force_insert=True)
    record(actor, PLANNED, meeting, changes={"held_on": (None, held_on), "place": (None, place)})
    return meeting


@transaction.atomic
def amend_meeting(
    *, actor: Actor, meeting: Meeting, version: int | None = None, **changed: Unpack[AmendedFacts]
) -> Meeting:
    """Change what is said of a meeting; only fields that differ are written and recorded.

    `version` is that of the form; raises Stale when somebody saved since.
    """
    require(may_run_meeting(actor, meeting))
    meeting = Meeting.objects.select_for_update().get(pk=meeting.pk)
    require_not_final(meeting)
    before = {name: getattr(meeting, name) for name in changed}
    differing = {name: value for name, value in changed.items() if before[name] != value}
    require_fresh(
        meeting.version,
        version if differing else None,
        theirs=_summary(meeting),
        mine=", ".join(str(value) for value in differing.values()),
    )
    _take_over(meeting, differing)
    _check(meeting)
    if differing:
        meeting.version += 1
        meeting.save()
        record(
            actor,
            AMENDED,
            meeting,
            changes={name: (before[name], value) for name, value in differing.items()},
        )
    return meeting


@transaction.atomic
def start_meeting(*, actor: Actor, meeting: Meeting, at: datetime | None = None) -> Meeting:
    """Begin a meeting, not before its day; `at` is the hour when it is known."""
    require(may_run_meeting(actor, meeting))
    if clock.today() < meeting.held_on:
        raise RuleBroken(_("Rapat belum dapat dimulai sebelum harinya."))
    if at is not None:
        meeting.starts_at = at
        _check(meeting)
    _require_state(meeting, MeetingState.PLANNED, MeetingState.RUNNING)
    return _moved(actor, meeting, MeetingState.RUNNING, STARTED)


@transaction.atomic
def conclude_meeting(
    *, actor: Actor, meeting: Meeting, at: datetime | None = None, seen_absent: bool = False
) -> list[Invitation]:
    """Close a meeting; return the obliged institutions that are not recorded as present.

    When there are any, the act is refused until the actor says that she has seen them
    (`seen_absent=True`); papers name them in any case.
    """
    require(may_run_meeting(actor, meeting))
    absent = absent_of(meeting)
    if absent and not seen_absent:
        names = ", ".join(row.institution for row in absent)
        problem = _("Instansi wajib berikut tidak tercatat hadir: %(names)s.") % {"names": names}
        raise RuleBroken(problem, field="seen_absent")
    if at is not None:
        meeting.ends_at = at
        _check(meeting)
    _moved(actor, meeting, MeetingState.CONCLUDED, CONCLUDED)
    return absent


@transaction.atomic
def reopen_meeting(*, actor: Actor, meeting: Meeting, reason: str) -> Meeting:
    """Open a concluded meeting again; a final report becomes a draft. A reason is needed."""
    require(may_run_meeting(actor, meeting))
    reason = require_text(reason, "reason", _("Tulis alasan rapat dibuka kembali."), 500)
    _require_state(meeting, MeetingState.CONCLUDED, MeetingState.RUNNING)
    report = report_of(meeting)
    if report is not None and report.state == ReportState.FINAL:
        report.state, report.finalised_at = ReportState.DRAFT, None
        report.version += 1
        report.save(update_fields=["state", "finalised_at", "version"])
    return _moved(actor, meeting, MeetingState.RUNNING, REOPENED, reason)


@transaction.atomic
def cancel_meeting(*, actor: Actor, meeting: Meeting, reason: str) -> Meeting:
    """Call a planned meeting off; a reason is needed."""
    require(may_run_meeting(actor, meeting))
    reason = require_text(reason, "reason", _("Tulis alasan pembatalan."), 500)
    return _moved(actor, meeting, MeetingState.CANCELLED, CANCELLED, reason)


def _moved(
    actor: Actor, meeting: Meeting, state: MeetingState, act: Term, reason: str = ""
) -> Meeting:
    old = MeetingState(meeting.state)
    if not may_move(old, state):
        raise _impossible(old, state)
    meeting.state = state
    meeting.version += 1
    meeting.save()
    record(actor, act, meeting, changes={"state": (old, state)}, reason=reason)
    return meeting


def _require_state(meeting: Meeting, origin: MeetingState, state: MeetingState) -> None:
    """Refuse an act that begins from another state: starting is not reopening."""
    if meeting.state != origin:
        raise _impossible(MeetingState(meeting.state), state)


def _impossible(old: MeetingState, new: MeetingState) -> RuleBroken:
    problem = _("Rapat yang %(old)s tidak dapat menjadi %(new)s.")
    return RuleBroken(problem % {"old": str(old.label).lower(), "new": str(new.label).lower()})


def _take_over(meeting: Meeting, values: MeetingFacts | dict[str, object]) -> None:
    for name, value in values.items():
        setattr(meeting, name, value)


def _check(meeting: Meeting) -> None:
    meeting.title = require_text(meeting.title, "title", _("Tulis judul rapat."), 300)
    meeting.place = require_text(meeting.place, "place", _("Tulis tempat rapat."), 200)
    if not EARLIEST_YEAR <= meeting.held_on.year <= LATEST_YEAR:
        raise RuleBroken(_("Periksa tahun pelaksanaan rapat."), field="held_on")
    if meeting.organizer.region_id != meeting.region_id:
        raise RuleBroken(_("Penyelenggara harus perangkat daerah sendiri."), field="organizer")
    if meeting.chair is not None and meeting.chair.region_id != meeting.region_id:
        raise RuleBroken(_("Pemimpin rapat harus pejabat daerah sendiri."), field="chair")
    _check_hours(meeting)


def _check_hours(meeting: Meeting) -> None:
    start, end = meeting.starts_at, meeting.ends_at
    if start is not None and start.astimezone(clock.JAKARTA).date() != meeting.held_on:
        raise RuleBroken(_("Waktu mulai harus pada hari rapat."), field="starts_at")
    if end is not None and (start is None or end <= start):
        raise RuleBroken(_("Waktu selesai harus sesudah waktu mulai."), field="ends_at")


def _summary(meeting: Meeting) -> str:
    return f"{meeting.title}, {meeting.held_on}, {meeting.place}"
