"""The papers of one meeting, all made from the same facts so that no figure differs.

`facts.MeetingFacts` is read once; each builder turns it into a tree of blocks.
"""

from tapem.meetings.papers.facts import MeetingFacts, ReportParts, Said, facts_of
from tapem.meetings.papers.letters import attendance_list, invitation
from tapem.meetings.papers.minutes import minutes
from tapem.meetings.papers.news import message, news
from tapem.meetings.papers.report import report

__all__ = [
    "MeetingFacts",
    "ReportParts",
    "Said",
    "attendance_list",
    "facts_of",
    "invitation",
    "message",
    "minutes",
    "news",
    "report",
]
