"""Asking agencies to complete their forms."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tapem.accounts.actors import Actor
from tapem.accounts.door import require
from tapem.audit.actions import record
from tapem.audit.vocabulary import term
from tapem.followups.actions import open_followup
from tapem.followups.choices import SubjectKind
from tapem.followups.models import FollowUp
from tapem.kernel.clock import today
from tapem.kernel.errors import RuleBroken
from tapem.spm.actions.forms import open_forms
from tapem.spm.models import AchievementForm
from tapem.spm.policies import may_request_completion
from tapem.spm.queries.completeness import fill_rates
from tapem.spm.queries.forms import fact_of
from tapem.spm.rules.completeness import missing

COMPLETION_REQUESTED = term(
    "spm.completion-requested",
    gettext_lazy("Kelengkapan diminta"),
    gettext_lazy("{actor} meminta {subject} dilengkapi"),
)
_NAMED_CELLS = 3


@transaction.atomic
def request_completion(*, actor: Actor, form: AchievementForm, due_on: date | None) -> FollowUp:
    """Put a task into the agency's inbox: "Lengkapi form capaian: …, 3 sel kosong".

    A second call renews the text and the date of the same task.
    """
    require(may_request_completion(actor, form.agency))
    empty = missing(fact_of(form), today())
    if not empty:
        raise RuleBroken(_("Form ini sudah lengkap; tidak ada yang perlu diminta."))
    names = "; ".join(one.words for one in empty[:_NAMED_CELLS])
    more = len(empty) - _NAMED_CELLS
    why = names + (f"; dan {more} lagi" if more > 0 else "")
    followup = open_followup(
        actor=actor,
        what=f"Lengkapi form capaian: {form.service.name}, {len(empty)} sel kosong",
        why=why,
        kind=SubjectKind.FORM,
        key=form.pk,
        agency=form.agency,
        due_on=due_on,
    )
    record(actor, COMPLETION_REQUESTED, form, changes={"empty_cells": (None, len(empty))})
    return followup


@transaction.atomic
def request_completions(*, actor: Actor, year: int, due_on: date | None) -> list[FollowUp]:
    """Ask every agency for every form of the year that still has an empty cell.

    Forms that an agency has not opened are opened for it first.
    """
    require(may_request_completion(actor, actor.agency))
    open_forms(actor=actor, year=year)
    return [
        request_completion(actor=actor, form=rate.form, due_on=due_on)
        for rate in fill_rates(actor.region, year)
        if rate.form is not None and rate.empty
    ]
