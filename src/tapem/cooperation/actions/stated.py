"""Reading a report for figures of the register that nobody bound to the data."""

from django.db import transaction

from tapem.accounts.actors import Actor
from tapem.accounts.door import require
from tapem.cooperation.models import Alliance
from tapem.cooperation.policies import may_keep_register
from tapem.cooperation.queries.register import metrics
from tapem.cooperation.rules.stated import LABELS, stated_figures
from tapem.meetings import actions as meeting_actions
from tapem.meetings.models import Claim, Meeting
from tapem.meetings.queries import decisions_of, report_of
from tapem.meetings.rules import Reading, paragraphs


@transaction.atomic
def read_stated_figures(*, actor: Actor, meeting: Meeting, alliance: Alliance) -> list[Claim]:
    """Keep every figure that the report types and that departs from the register of that day.

    Figures that are bound to the data (`{{ pks.signed }}`) cannot depart and are not read.
    """
    require(may_keep_register(actor, alliance))
    computed = metrics(alliance, meeting.held_on)
    readings = [
        Reading(figure.metric, LABELS[figure.metric], figure.value, figure.quote, place)
        for place, text in _typed(meeting)
        for figure in stated_figures(text)
        if figure.value != computed[figure.metric]
    ]
    return meeting_actions.keep_readings(actor=actor, meeting=meeting, readings=readings)


def _typed(meeting: Meeting) -> list[tuple[str, str]]:
    """Return what people typed, with the place it stands in."""
    report = report_of(meeting)
    results, conclusions = (report.results, report.conclusions) if report else ("", "")
    typed = [(f"Hasil {place}", text) for place, text in enumerate(paragraphs(results), 1)]
    typed += [
        (f"Kesimpulan {place}", text) for place, text in enumerate(paragraphs(conclusions), 1)
    ]
    typed += [(f"Keputusan {row.number}", row.text) for row in decisions_of(meeting)]
    typed += [(f"Saran {row.number}", row.wording) for row in meeting.recommendations.all()]
    return typed
