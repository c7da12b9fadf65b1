"""Who may run a meeting, write its report, and decide on its recommendations."""

from django.utils.translation import gettext as _

from tapem.accounts.actors import Actor
from tapem.accounts.choices import Role
from tapem.kernel.decisions import ALLOWED, Decision, denied
from tapem.meetings.models import Meeting
from tapem.regions.models import Region

_INSIDE = {
    Role.COORDINATOR,
    Role.ADMINISTRATOR,
    Role.LEADER,
    Role.LEGAL_SECTION,
    Role.OPERATOR,
    Role.HEAD_OF_AGENCY,
}
_AGENCY_SIDE = {Role.OPERATOR, Role.HEAD_OF_AGENCY}


def may_plan_meeting(actor: Actor) -> Decision:
    """Only a coordinator plans meetings, and only for her own region."""
    if actor.is_coordinator:
        return ALLOWED
    return denied(_("Rapat direncanakan oleh koordinator."), _("Bagian Tata Pemerintahan"))


def may_run_meeting(actor: Actor, meeting: Meeting) -> Decision:
    """Only the coordinator of the meeting's region writes down what happens there."""
    if actor.is_coordinator and meeting.region_id == actor.region.pk:
        return ALLOWED
    return denied(
        _("Undangan, kehadiran, dan notula dicatat oleh penyelenggara rapat."),
        _("Bagian Tata Pemerintahan"),
    )


def may_write_report(actor: Actor, meeting: Meeting) -> Decision:
    """The coordinator of the meeting's region writes its report and settles its figures."""
    if actor.is_coordinator and meeting.region_id == actor.region.pk:
        return ALLOWED
    return denied(
        _("Laporan dan selisih angka ditangani koordinator."), _("Bagian Tata Pemerintahan")
    )


def may_read_report(actor: Actor, meeting: Meeting) -> Decision:
    """A report to the Sekda is internal: read inside the region, never by its partners."""
    if meeting.region_id == actor.region.pk and actor.role in _INSIDE:
        return ALLOWED
    return denied(
        _("Laporan kepada Sekretaris Daerah hanya dibaca di dalam daerah penyelenggara."),
        _("Bagian Tata Pemerintahan"),
    )


def may_read_history(actor: Actor, meeting: Meeting) -> Decision:
    """Who answers for the meeting reads its history: section, leader, legal section, administrator."""
    if meeting.region_id == actor.region.pk and actor.role in _INSIDE - _AGENCY_SIDE:
        return ALLOWED
    return denied(
        _("Riwayat rapat dibaca oleh penyelenggara dan pimpinan daerahnya."),
        _("Bagian Tata Pemerintahan"),
    )


def may_decide_recommendation(actor: Actor, meeting: Meeting) -> Decision:
    """Only the leader of the meeting's region approves, amends or refuses a recommendation."""
    if actor.role is Role.LEADER and meeting.region_id == actor.region.pk:
        return ALLOWED
    return denied(_("Saran tindak lanjut diputuskan oleh pimpinan."), _("Sekretaris Daerah"))


def may_issue_file(actor: Actor, region: Region) -> Decision:
    """The coordinator of the region issues papers under its name."""
    if actor.is_coordinator and region.pk == actor.region.pk:
        return ALLOWED
    return denied(_("Naskah diterbitkan oleh koordinator."), _("Bagian Tata Pemerintahan"))
