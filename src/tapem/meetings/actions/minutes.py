"""What was said and what was decided."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tapem.accounts.actors import Actor
from tapem.accounts.door import require
from tapem.audit.actions import record
from tapem.audit.vocabulary import term
from tapem.followups.actions import open_followup
from tapem.followups.choices import SubjectKind
from tapem.kernel.clock import now
from tapem.kernel.dates import long_date
from tapem.meetings.actions.guards import (
    next_place,
    require_due_date,
    require_fresh,
    require_item_of,
    require_not_final,
    require_running,
    require_text,
)
from tapem.meetings.models import AgendaItem, Decision, Meeting, Minute
from tapem.meetings.policies import may_run_meeting
from tapem.regions.models import Agency

MINUTE_TAKEN = term(
    "meetings.minute-taken",
    gettext_lazy("Notula dicatat"),
    gettext_lazy("{actor} mencatat notula: {subject}"),
)
MINUTE_AMENDED = term(
    "meetings.minute-amended",
    gettext_lazy("Notula diubah"),
    gettext_lazy("{actor} mengubah notula: {subject}"),
)
DECIDED = term(
    "meetings.decided",
    gettext_lazy("Keputusan dicatat"),
    gettext_lazy("{actor} mencatat keputusan: {subject}"),
)


@transaction.atomic
def take_minute(
    *,
    actor: Actor,
    meeting: Meeting,
    text: str,
    agenda_item: AgendaItem | None = None,
    said_by: str = "",
    at: datetime | None = None,
) -> Minute:
    """Write down what was said, at an agenda item or to the meeting as a whole."""
    require(may_run_meeting(actor, meeting))
    require_running(meeting)
    require_item_of(meeting, agenda_item)
    minute = Minute.objects.create(
        meeting=meeting,
        agenda_item=agenda_item,
        text=require_text(text, "text", _("Tulis catatan notula.")),
        said_by=said_by.strip()[:200],
        at=at or now(),
        order=next_place(meeting.minutes.all(), "order"),
    )
    record(actor, MINUTE_TAKEN, minute, changes={"text": (None, minute.text)})
    return minute


@transaction.atomic
def amend_minute(
    *, actor: Actor, minute: Minute, text: str, said_by: str = "", version: int | None = None
) -> Minute:
    """Mend the wording of a minute while the report is not final; the old one stays in the trail."""
    require(may_run_meeting(actor, minute.meeting))
    require_not_final(minute.meeting)
    minute = Minute.objects.select_for_update().select_related("meeting").get(pk=minute.pk)
    require_fresh(minute.version, version, theirs=minute.text, mine=text)
    old, minute.text = minute.text, require_text(text, "text", _("Tulis catatan notula."))
    minute.said_by = said_by.strip()[:200]
    minute.version += 1
    minute.save(update_fields=["text", "said_by", "version"])
    record(actor, MINUTE_AMENDED, minute, changes={"text": (old, minute.text)})
    return minute


@transaction.atomic
def decide(
    *,
    actor: Actor,
    meeting: Meeting,
    text: str,
    agenda_item: AgendaItem | None = None,
    agencies: Sequence[Agency] = (),
    addressee: str = "",
    due_on: date | None = None,
) -> Decision:
    """Record a decision; every agency in `agencies` gets a follow-up with the due date.

    `addressee` names who must act where it is not one agency of the region.
    """
    require(may_run_meeting(actor, meeting))
    require_running(meeting)
    require_item_of(meeting, agenda_item)
    require_due_date(due_on)
    decision = Decision.objects.create(
        meeting=meeting,
        agenda_item=agenda_item,
        number=next_place(meeting.decisions.all(), "number"),
        text=require_text(text, "text", _("Tulis bunyi keputusan.")),
    )
    record(actor, DECIDED, decision, changes={"text": (None, decision.text)})
    _open_followups(actor, decision, agencies, addressee.strip(), due_on)
    return decision


def _open_followups(
    actor: Actor,
    decision: Decision,
    agencies: Sequence[Agency],
    addressee: str,
    due_on: date | None,
) -> None:
    why = f"Keputusan {decision.number}, rapat {long_date(decision.meeting.held_on)}"
    whom: list[tuple[Agency | None, str]] = [(agency, "") for agency in agencies]
    if addressee:
        whom.append((None, addressee[:300]))
    for agency, name in whom:
        followup = open_followup(
            actor=actor,
            what=decision.text,
            kind=SubjectKind.DECISION,
            key=decision.pk,
            agency=agency,
            addressee=name,
            why=why,
            due_on=due_on,
        )
        decision.followups.add(followup)
