"""The steps of a draft after its hand-over."""

from datetime import timedelta
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tapem.accounts.actors import Actor
from tapem.accounts.door import require
from tapem.drafting import actions
from tapem.drafting.choices import DraftState
from tapem.drafting.models import Draft, Stage
from tapem.drafting.policies import may_record_stage
from tapem.drafting.queries import handovers_visible_to
from tapem.drafting.rules.states import next_stages
from tapem.kernel import clock
from tapem.web.drafting.frame import frame, visible_draft
from tapem.web.drafting.setup_forms import StageForm
from tapem.web.requests import as_actor
from tapem.web.submits import answer, show

GOVERNOR_WITHIN = timedelta(days=7)  # UU 23/2014 Pasal 249 ayat (3)


@require_http_methods(["GET", "POST"])
@as_actor()
def stages(request: HttpRequest, actor: Actor, key: UUID) -> HttpResponse:
    """Show which steps the draft has taken; the legal section records the next one."""
    draft = visible_draft(actor, key)
    allowed = may_record_stage(actor, draft)
    form = _form(draft)
    if request.method == "POST":
        require(allowed)
        form = _form(draft, request.POST)
        done = answer(
            request,
            form,
            lambda: _record(actor, draft, form),
            to=reverse("drafting:stages", args=[draft.pk]),
            done=_("Tahap dicatat."),
        )
        if done:
            return done
        draft.refresh_from_db()
        form.renewed_after_stale(draft.version)
    steps = list(draft.stages.all())
    context = {
        **frame(actor, draft, "stages"),
        "steps": steps,
        "handovers": handovers_visible_to(actor).filter(draft=draft).order_by("number"),
        "next": [DraftState(one).label for one in next_stages(draft.state)],
        "allowed": bool(allowed),
        "who_can": allowed.who_can,
        "form": form,
        "governor_by": _governor_by(steps),
    }
    return show(request, "drafting/stages.html", context, form)


def _form(draft: Draft, data: object = None) -> StageForm:
    first = {"version": draft.version, "held_on": clock.today()}
    return StageForm(data, initial=first, stages=next_stages(draft.state))


def _record(actor: Actor, draft: Draft, form: StageForm) -> Stage:
    values = form.cleaned_data
    return actions.record_stage(
        actor=actor, draft=draft, to=DraftState(values["to"]), held_on=values["held_on"],
        reference_number=values["reference_number"], note=values["note"],
        version=values["version"] or 0,
    )  # fmt: skip


def _governor_by(steps: list[Stage]) -> object:
    enacted = next((one for one in steps if one.state == DraftState.ENACTED), None)
    return enacted.held_on + GOVERNOR_WITHIN if enacted else None
