"""Every act of the room, by noun: meetings, guests, minutes, recommendations, claims, papers.

The acts are named here once more so that rooms above call `meetings.actions.<act>`
without knowing the file.
"""

from tapem.meetings.actions.agenda import add_agenda_item, move_agenda_item, open_agenda_item
from tapem.meetings.actions.attendance import invite, name_attendee, record_attendance
from tapem.meetings.actions.claims import (
    compare_claims,
    explain_discrepancy,
    keep_readings,
    leave_discrepancy_open,
    state_claim,
)
from tapem.meetings.actions.meeting import (
    amend_meeting,
    cancel_meeting,
    conclude_meeting,
    plan_meeting,
    reopen_meeting,
    start_meeting,
)
from tapem.meetings.actions.minutes import amend_minute, decide, take_minute
from tapem.meetings.actions.papers import issue_file, issue_papers
from tapem.meetings.actions.recommendations import decide_recommendation, recommend
from tapem.meetings.actions.report import finalise_report, write_report

__all__ = [
    "add_agenda_item",
    "amend_meeting",
    "amend_minute",
    "cancel_meeting",
    "compare_claims",
    "conclude_meeting",
    "decide",
    "decide_recommendation",
    "explain_discrepancy",
    "finalise_report",
    "invite",
    "issue_file",
    "issue_papers",
    "keep_readings",
    "leave_discrepancy_open",
    "move_agenda_item",
    "name_attendee",
    "open_agenda_item",
    "plan_meeting",
    "recommend",
    "record_attendance",
    "reopen_meeting",
    "start_meeting",
    "state_claim",
    "take_minute",
    "write_report",
]
