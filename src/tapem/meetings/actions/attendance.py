"""Who is invited, who came, and which officials are named."""

from typing import TypeVar

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tapem.accounts.actors import Actor
from tapem.accounts.door import require
from tapem.audit.actions import record
from tapem.audit.vocabulary import Personal, term
from tapem.kernel.errors import RuleBroken
from tapem.meetings.actions.guards import (
    next_place,
    require_fresh,
    require_not_final,
    require_running,
    require_text,
)
from tapem.meetings.models import AttendanceTally, Invitation, Meeting, NamedAttendee
from tapem.meetings.policies import may_run_meeting
from tapem.meetings.rules import UNKNOWN, folded
from tapem.regions.models import Agency, Region

INVITED = term(
    "meetings.invited",
    gettext_lazy("Instansi diundang"),
    gettext_lazy("{actor} mengundang {subject}"),
)
ATTENDANCE_RECORDED = term(
    "meetings.attendance-recorded",
    gettext_lazy("Kehadiran dicatat"),
    gettext_lazy("{actor} mencatat kehadiran {subject}"),
)
NAMED = term(
    "meetings.attendee-named",
    gettext_lazy("Pejabat hadir disebut"),
    gettext_lazy("{actor} mencatat kehadiran pejabat {subject}"),
    Personal.MASK,
)
LARGEST_COUNT = 10_000
Row = TypeVar("Row", Invitation, AttendanceTally)


@transaction.atomic
def invite(
    *,
    actor: Actor,
    meeting: Meeting,
    institution: str = "",
    agency: Agency | None = None,
    invited_region: Region | None = None,
    obliged: bool = False,
    because: str = "",
) -> Invitation:
    """Invite an institution: an agency of one's own, a region, or one known by name only.

    `obliged` marks those that must come by what is discussed, `because` says why. Inviting
    twice returns the first invitation, made obliged when the second one says so.
    """
    require(may_run_meeting(actor, meeting))
    require_not_final(meeting)
    name = institution or _name_of(agency, invited_region)
    name = require_text(name, "institution", _("Sebutkan instansi yang diundang."), 200)
    known = _same_name(list(meeting.invitations.all()), name)
    if known is None:
        known = Invitation(
            meeting=meeting,
            institution=name,
            agency=agency,
            invited_region=invited_region,
            order=next_place(meeting.invitations.all(), "order"),
        )
    known.obliged = known.obliged or obliged
    known.obliged_because = because[:300] or known.obliged_because
    known.save()
    record(actor, INVITED, known, changes={"obliged": (None, known.obliged)}, reason=because)
    return known


@transaction.atomic
def record_attendance(
    *,
    actor: Actor,
    meeting: Meeting,
    institution: str = "",
    count: int | None,
    agency: Agency | None = None,
    from_region: Region | None = None,
    version: int | None = None,
) -> AttendanceTally:
    """Record how many came from an institution, invited or not.

    `count` None: it came, but how many is not recorded; 0: nobody came. Recording again
    corrects the count; with `version`, raises Stale when somebody saved since.
    """
    require(may_run_meeting(actor, meeting))
    require_running(meeting)
    name = institution or _name_of(agency, from_region)
    name = require_text(name, "institution", _("Sebutkan instansi yang hadir."), 200)
    if count is not None and not 0 <= count <= LARGEST_COUNT:
        raise RuleBroken(_("Isi jumlah orang antara 0 dan 10.000."), field="count")
    row = _same_name(list(meeting.attendance.select_for_update()), name)
    if row is None:
        row = _new_row(meeting, name, agency, from_region)
        old: object = None
    else:
        require_fresh(row.version, version, theirs=_count(row.count), mine=_count(count))
        old, row.version = _count(row.count), row.version + 1
    row.count = count
    row.save()
    record(actor, ATTENDANCE_RECORDED, row, changes={"count": (old, _count(count))})
    return row


@transaction.atomic
def name_attendee(
    *, actor: Actor, meeting: Meeting, title: str, from_region: Region | None = None
) -> NamedAttendee:
    """Name an office whose holder came; it adds nobody to the headcount.

    That the list is not complete ("dan lain-lain") is `named_list_open` of the meeting.
    """
    require(may_run_meeting(actor, meeting))
    require_running(meeting)
    title = require_text(title, "title", _("Tulis jabatan yang hadir."), 200)
    known = _same_title(meeting, title, from_region)
    if known is not None:
        return known
    named = NamedAttendee.objects.create(
        meeting=meeting,
        title=title,
        from_region=from_region,
        order=next_place(meeting.named_attendees.all(), "order"),
    )
    record(actor, NAMED, named, changes={"title": (None, title)})
    return named


def _new_row(
    meeting: Meeting, name: str, agency: Agency | None, from_region: Region | None
) -> AttendanceTally:
    """Return a new row; an invited institution brings its agency and region along."""
    invitation = _same_name(list(meeting.invitations.select_related("agency")), name)
    return AttendanceTally(
        meeting=meeting,
        institution=name,
        agency=agency or (invitation.agency if invitation else None),
        from_region=from_region or (invitation.invited_region if invitation else None),
        order=next_place(meeting.attendance.all(), "order"),
    )


def _same_title(meeting: Meeting, title: str, region: Region | None) -> NamedAttendee | None:
    for named in meeting.named_attendees.all():
        if folded(named.title) == folded(title) and named.from_region_id == (region and region.pk):
            return named
    return None


def _same_name(rows: list[Row], name: str) -> Row | None:
    return next((row for row in rows if folded(row.institution) == folded(name)), None)


def _name_of(agency: Agency | None, region: Region | None) -> str:
    if agency is not None:
        return agency.name
    return region.official_name if region is not None else ""


def _count(count: int | None) -> str:
    return UNKNOWN if count is None else str(count)
