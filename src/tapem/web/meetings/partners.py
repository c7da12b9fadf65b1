"""Whom a meeting can call beyond its own region."""

from django.db.models import QuerySet

from tapem.accounts.actors import Actor
from tapem.cooperation.queries import member_choices, neighbours_of
from tapem.meetings.models import Meeting
from tapem.regions.models import Region
from tapem.web.meetings.computed import alliance_of


def partners_for(actor: Actor, meeting: Meeting) -> QuerySet[Region]:
    """Return the members of the region's alliance on the day; its neighbours where it has none."""
    alliance = alliance_of(actor, meeting)
    if alliance is None:
        return neighbours_of(meeting.region)
    return member_choices(alliance, meeting.held_on).exclude(pk=meeting.region_id)
