"""A correction as a line of a list."""

from dataclasses import dataclass

from django.urls import reverse

from tapem.drafting.choices import CorrectionState
from tapem.drafting.models import Correction
from tapem.drafting.rules.states import OWED
from tapem.kernel import clock
from tapem.web.followups.addresses import due_words

SHAPES = {
    CorrectionState.OPEN: "due",
    CorrectionState.ANSWERED: "open",
    CorrectionState.RETURNED: "late",
    CorrectionState.ACCEPTED: "ok",
    CorrectionState.WITHDRAWN: "none",
}


@dataclass(frozen=True, slots=True)
class CorrectionLine:
    """What lists show: number, words, where it stands, by when."""

    correction: Correction
    url: str
    shape: str
    word: str
    due_shape: str
    due_word: str


def correction_line(correction: Correction) -> CorrectionLine:
    """Return a correction with its state and, while it is owed, its due date in words."""
    state = CorrectionState(correction.state)
    due = ("", "")
    if correction.state in OWED:
        due = due_words(correction.due_on, clock.today())
    return CorrectionLine(
        correction=correction,
        url=reverse("drafting:correction", args=[correction.pk]),
        shape=SHAPES[state],
        word=str(state.label),
        due_shape=due[0],
        due_word=due[1],
    )
