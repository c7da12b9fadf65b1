"""Where a follow-up leads: straight to its subject, where a screen for it exists."""

from dataclasses import dataclass
from datetime import date

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from tapem.followups.choices import FollowUpState, SubjectKind
from tapem.followups.models import FollowUp
from tapem.followups.rules import working_days_left
from tapem.web.words import long_date

_SUBJECTS = {
    SubjectKind.CORRECTION: ("drafting:correction", gettext_lazy("Jawab koreksi")),
    SubjectKind.FORM: ("spm:form", gettext_lazy("Isi form")),
    SubjectKind.AGREEMENT: ("cooperation:agreement", gettext_lazy("Buka perjanjian")),
    SubjectKind.OBLIGATION: ("cooperation:obligation", gettext_lazy("Buka kewajiban")),
    SubjectKind.CHAPTER: ("drafting:chapter", gettext_lazy("Buka bab")),
}


@dataclass(frozen=True, slots=True)
class Task:
    """One line of "Yang harus Anda kerjakan"."""

    what: str
    why: str
    url: str
    act: str
    state: str
    word: str
    source: str = ""


def address_of(followup: FollowUp) -> tuple[str, str]:
    """Return (address, word of the link) of a follow-up's subject, or of the follow-up itself."""
    name, word = _SUBJECTS.get(SubjectKind(followup.subject_kind), ("", ""))
    if name and followup.subject_key:
        try:
            return reverse(name, args=[followup.subject_key]), str(word)
        except NoReverseMatch:
            pass  # the area of that subject is not built; its own page says everything
    return reverse("followups:detail", args=[followup.pk]), _("Laporkan")


def task_of(followup: FollowUp, today: date) -> Task:
    """Return a follow-up as a line of the task list."""
    url, act = address_of(followup)
    state, word = urgency(followup, today)
    return Task(followup.what, followup.why, url, act, state, word)


def urgency(followup: FollowUp, today: date) -> tuple[str, str]:
    """Return (shape, word) of how urgent a follow-up is."""
    state = FollowUpState(followup.state)
    if state is not FollowUpState.OPEN:
        shapes = {FollowUpState.REPORTED: "open", FollowUpState.DONE: "ok"}
        return shapes.get(state, "none"), str(state.label)
    return due_words(followup.due_on, today)


def due_words(due: date | None, today: date) -> tuple[str, str]:
    """Return (shape, word) of a due date seen from today."""
    if due is None:
        return "none", _("tanpa batas waktu")
    days = (due - today).days
    if days < 0:
        late = -working_days_left(today, due)
        words = ngettext("Terlambat %(days)d hari kerja", "Terlambat %(days)d hari kerja", late)
        return "late", words % {"days": late}
    if days == 0:
        return "late", _("Hari ini")
    if days == 1:
        return "due", _("Besok")
    shape = "due" if working_days_left(today, due) <= SOON else "open"
    return shape, long_date(due)


SOON = 3  # working days within which a date is marked as near
