"""What rooms above compute for a meeting: figures to compare claims with, parts of its papers."""

from dataclasses import replace
from datetime import date

from django.db import transaction

from tapem.accounts.actors import Actor
from tapem.cooperation.actions.stated import read_stated_figures
from tapem.cooperation.models import Alliance
from tapem.cooperation.papers.monitoring import monitoring_parts
from tapem.cooperation.queries import alliances_visible_to, metrics
from tapem.drafting.figures import Context, Resolver
from tapem.drafting.papers.discussion import discussion_parts
from tapem.meetings.actions import compare_claims
from tapem.meetings.choices import MeetingKind
from tapem.meetings.models import Meeting, MeetingReport
from tapem.meetings.papers import ReportParts
from tapem.meetings.queries import claims_of, report_of
from tapem.meetings.rules import unbound_figures


def computed_for(
    actor: Actor, meeting: Meeting, report: MeetingReport | None = None
) -> dict[str, int]:
    """Return metric → value as of the day of the meeting.

    Agreements are counted from the register of the region's alliance, everything else by the
    registry of figures; what nobody computes is absent.
    """
    alliance = alliance_of(actor, meeting)
    found = metrics(alliance, meeting.held_on) if alliance else {}
    prose = f"{report.results} {report.conclusions}" if report else ""
    wanted = {claim.metric for claim in claims_of(meeting)} | set(unbound_figures(prose, found))
    return found | _registered(meeting, sorted(wanted - set(found)), meeting.held_on)


def parts_for(actor: Actor, meeting: Meeting, report: MeetingReport | None) -> ReportParts:
    """Return what rooms above add to the papers of a meeting."""
    alliance = alliance_of(actor, meeting)
    if alliance is not None and meeting.kind == MeetingKind.MONITORING:
        return monitoring_parts(alliance, meeting)
    return replace(discussion_parts(meeting), figures=computed_for(actor, meeting, report))


@transaction.atomic
def read_and_compare(actor: Actor, meeting: Meeting) -> dict[str, int]:
    """Read the figures that a monitoring report types, compare every claim, return the data."""
    alliance = alliance_of(actor, meeting)
    if alliance is not None and meeting.kind == MeetingKind.MONITORING:
        read_stated_figures(actor=actor, meeting=meeting, alliance=alliance)
    computed = computed_for(actor, meeting, report_of(meeting))
    compare_claims(actor=actor, meeting=meeting, computed=computed)
    return computed


def alliance_of(actor: Actor, meeting: Meeting) -> Alliance | None:
    """Return the alliance whose register the meeting's region hosts, if the actor sees it."""
    return alliances_visible_to(actor).filter(region=meeting.region).first()


def _registered(meeting: Meeting, names: list[str], on: date) -> dict[str, int]:
    resolver = Resolver(Context(region=meeting.region, on=on))
    found: dict[str, int] = {}
    for name in names:
        entry = resolver.figure(name)
        if entry is not None and isinstance(entry[1].value, int):
            found[name] = entry[1].value
    return found
