"""Agreements in the agenda of a meeting: what an item discusses, what one may put there."""

from django.db.models import QuerySet

from tapem.accounts.actors import Actor
from tapem.cooperation.models import Agreement
from tapem.cooperation.queries.visible import agreements_visible_to
from tapem.meetings.models import AgendaItem, Meeting


def agreements_of_agenda_item(actor: Actor, item: AgendaItem) -> QuerySet[Agreement]:
    """Return what an item discusses, if, and only if, the actor sees the agreement."""
    return agreements_visible_to(actor).filter(agenda__agenda_item=item).order_by("number")


def agreements_for_agenda(actor: Actor, meeting: Meeting) -> QuerySet[Agreement]:
    """Return the visible agreements of registers that the meeting's region hosts, with a title."""
    hosted = agreements_visible_to(actor).filter(region=meeting.region_id)
    return hosted.exclude(title="").order_by("alliance", "number")
