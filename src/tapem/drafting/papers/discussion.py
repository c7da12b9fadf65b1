"""What the discussion of a draft adds to the papers of its meeting: the corrections sent there."""

from tapem.drafting.models import Correction
from tapem.kernel.dates import long_date
from tapem.meetings.models import Meeting
from tapem.meetings.papers import ReportParts, Said


def discussion_parts(meeting: Meeting) -> ReportParts:
    """Return the corrections of a meeting as remarks for its minutes, by agenda item."""
    corrections = (
        Correction.objects.filter(agenda_item__meeting=meeting)
        .select_related("agency", "agenda_item")
        .order_by("number")
    )
    return ReportParts(remarks=tuple(_remark(correction) for correction in corrections))


def _remark(correction: Correction) -> Said:
    due = f" (batas waktu: {long_date(correction.due_on)})" if correction.due_on else ""
    text = f"{correction.text.rstrip('. ')}{due}."
    number = correction.agenda_item.number if correction.agenda_item else None
    return Said(number, text, f"{correction.code}, {correction.agency.name}")
