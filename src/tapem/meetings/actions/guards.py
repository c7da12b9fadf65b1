"""Conditions that several acts of the room ask for before they write."""

from datetime import date

from django.db.models import Max, Model, QuerySet
from django.utils.translation import gettext as _

from tapem.kernel.clock import today
from tapem.kernel.errors import RuleBroken, Stale
from tapem.meetings.choices import MeetingState, ReportState
from tapem.meetings.models import AgendaItem, Meeting
from tapem.meetings.queries import report_of

EARLIEST_YEAR, LATEST_YEAR = 2000, 2100


def require_running(meeting: Meeting) -> None:
    """Refuse unless the meeting is being held; a concluded one must be reopened first."""
    if meeting.state == MeetingState.RUNNING:
        return
    reasons = {
        MeetingState.PLANNED: _("Rapat belum dimulai. Mulai rapat lebih dahulu."),
        MeetingState.CONCLUDED: _("Rapat sudah ditutup. Buka kembali rapat untuk mengubahnya."),
        MeetingState.CANCELLED: _("Rapat ini dibatalkan."),
    }
    raise RuleBroken(reasons[MeetingState(meeting.state)])


def require_not_final(meeting: Meeting) -> None:
    """Refuse once the report is final, and for a cancelled meeting."""
    if meeting.state == MeetingState.CANCELLED:
        raise RuleBroken(_("Rapat ini dibatalkan."))
    report = report_of(meeting)
    if report is not None and report.state == ReportState.FINAL:
        raise RuleBroken(_("Laporan rapat sudah final. Buka kembali rapat untuk mengubahnya."))


def require_text(text: str, field: str, message: str, limit: int = 20_000) -> str:
    """Return the trimmed text; RuleBroken with `message` when empty, or when it is too long."""
    trimmed = text.strip()
    if not trimmed:
        raise RuleBroken(message, field=field)
    if len(trimmed) > limit:
        problem = _("Paling panjang %(limit)d huruf; isian ini %(length)d huruf.")
        raise RuleBroken(problem % {"limit": limit, "length": len(trimmed)}, field=field)
    return trimmed


def require_fresh(saved: int, version: int | None, *, theirs: str, mine: str) -> None:
    """Refuse when somebody saved after the form was opened; both values travel along."""
    if version is not None and version != saved:
        message = _("Orang lain menyimpan lebih dulu. Bandingkan kedua isian, lalu simpan lagi.")
        raise Stale(message, theirs=theirs, mine=mine)


def require_item_of(meeting: Meeting, item: AgendaItem | None) -> None:
    """Refuse an agenda item of another meeting."""
    if item is not None and item.meeting_id != meeting.pk:
        raise RuleBroken(
            _("Butir acara ini bukan bagian dari rapat tersebut."), field="agenda_item"
        )


def require_due_date(due_on: date | None, field: str = "due_on") -> None:
    """Refuse a due date that is past, or too far away to be meant."""
    if due_on is None:
        return
    if due_on < today():
        raise RuleBroken(_("Batas waktu sudah lewat. Isi hari ini atau sesudahnya."), field=field)
    if due_on.year > LATEST_YEAR:
        raise RuleBroken(_("Periksa tahun batas waktu ini."), field=field)


def next_place(rows: QuerySet[Model], field: str) -> int:
    """Return the next free number of a list, beginning with 1."""
    highest: int | None = rows.aggregate(highest=Max(field))["highest"]
    return (highest or 0) + 1
