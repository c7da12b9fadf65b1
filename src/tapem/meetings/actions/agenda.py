"""The agenda: adding items, moving them, opening one in the meeting."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tapem.accounts.actors import Actor
from tapem.accounts.door import require
from tapem.audit.actions import record
from tapem.audit.vocabulary import term
from tapem.kernel.clock import now
from tapem.kernel.errors import RuleBroken
from tapem.meetings.actions.guards import (
    next_place,
    require_not_final,
    require_running,
    require_text,
)
from tapem.meetings.models import AgendaItem, Meeting
from tapem.meetings.policies import may_run_meeting

ADDED = term(
    "meetings.agenda-added",
    gettext_lazy("Butir acara ditambahkan"),
    gettext_lazy("{actor} menambahkan butir acara {subject}"),
)
MOVED = term(
    "meetings.agenda-moved",
    gettext_lazy("Butir acara dipindahkan"),
    gettext_lazy("{actor} memindahkan butir acara {subject}"),
)
OPENED = term(
    "meetings.agenda-opened",
    gettext_lazy("Butir acara dibahas"),
    gettext_lazy("{actor} membuka pembahasan butir {subject}"),
)
_ASIDE = 0  # a number that no item has, so that two items can change places


@transaction.atomic
def add_agenda_item(*, actor: Actor, meeting: Meeting, title: str) -> AgendaItem:
    """Put an item at the end of the agenda; rooms above attach their chapter or agreement."""
    require(may_run_meeting(actor, meeting))
    require_not_final(meeting)
    title = require_text(title, "title", _("Tulis judul butir acara."), 300)
    item = AgendaItem.objects.create(
        meeting=meeting, number=next_place(meeting.agenda.all(), "number"), title=title
    )
    record(actor, ADDED, item, changes={"title": (None, title)})
    return item


@transaction.atomic
def move_agenda_item(*, actor: Actor, item: AgendaItem, to: int) -> AgendaItem:
    """Let an item change places with the one at number `to`."""
    require(may_run_meeting(actor, item.meeting))
    require_not_final(item.meeting)
    other = item.meeting.agenda.filter(number=to).first()
    if other is None:
        raise RuleBroken(_("Tidak ada butir acara bernomor %(to)d.") % {"to": to}, field="to")
    old = item.number
    if other.pk != item.pk:
        for row, number in ((item, _ASIDE), (other, old), (item, to)):
            row.number = number
            row.save(update_fields=["number"])
        record(actor, MOVED, item, changes={"number": (old, to)})
    return item


@transaction.atomic
def open_agenda_item(*, actor: Actor, item: AgendaItem, at: datetime | None = None) -> AgendaItem:
    """Note when the discussion of an item began; the first time counts."""
    require(may_run_meeting(actor, item.meeting))
    require_running(item.meeting)
    if item.discussed_at is None:
        item.discussed_at = at or now()
        item.save(update_fields=["discussed_at"])
        record(actor, OPENED, item, changes={"discussed_at": (None, item.discussed_at)})
    return item
