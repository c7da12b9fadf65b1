"""Forms that wait for a step of the reader: to mend, to approve, to verify, to lock."""

from dataclasses import dataclass

from tapem.accounts.actors import Actor
from tapem.accounts.choices import Role
from tapem.spm.choices import FormState, Step
from tapem.spm.models import AchievementForm
from tapem.spm.queries.forms import forms_visible_to


@dataclass(frozen=True, slots=True)
class WaitingForm:
    """A form and the step that its reader owes it."""

    form: AchievementForm
    step: Step


def forms_waiting_for(actor: Actor, year: int) -> list[WaitingForm]:
    """Return the forms of a year that wait for the actor, in official order.

    A form waits if, and only if, she sees it and its next step is hers: the agency mends a
    returned one, its head approves a submitted one, the coordinator verifies an approved one
    and locks a verified one.
    """
    forms = forms_visible_to(actor).filter(year=year).order_by("service__position")
    steps = ((form, _step_of(actor, form)) for form in forms)
    return [WaitingForm(form, step) for form, step in steps if step is not None]


def _step_of(actor: Actor, form: AchievementForm) -> Step | None:
    if actor.is_agency_side and form.state == FormState.RETURNED:
        return Step.AMEND
    if form.state == FormState.SUBMITTED:
        if form.approved_at is None:
            return Step.APPROVE if actor.role is Role.HEAD_OF_AGENCY else None
        return Step.VERIFY if actor.is_coordinator else None
    if form.state == FormState.VERIFIED and actor.is_coordinator:
        return Step.LOCK
    return None
