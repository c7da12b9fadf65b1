"""Evaluation rounds: who answered for which agreement, and the answers of one party."""

from uuid import UUID

from django.forms.forms import BaseForm
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from tapem.accounts.actors import Actor
from tapem.accounts.door import get_visible_or_404, require
from tapem.cooperation import actions
from tapem.cooperation.choices import EvaluationConclusion
from tapem.cooperation.models import Alliance, Evaluation, EvaluationRound
from tapem.cooperation.policies import may_evaluate, may_see_inside
from tapem.cooperation.queries import expected_answers, inside_visible_to, rounds_visible_to
from tapem.cooperation.rules.questions import from_data
from tapem.kernel import clock
from tapem.web.cooperation.desk import Words, alliance_form
from tapem.web.cooperation.forms import EvaluationForm, RoundForm
from tapem.web.cooperation.frame import (
    alliance_frame,
    kept_alliance,
    member_or_404,
    visible_agreement,
    visible_alliance,
)
from tapem.web.requests import as_actor


@require_GET
@as_actor()
def index(request: HttpRequest, actor: Actor, key: UUID) -> HttpResponse:
    """Show every round: who should answer, who has."""
    alliance = visible_alliance(actor, key)
    rounds = list(alliance.evaluation_rounds.all())
    context = {
        **alliance_frame(actor, alliance, "evaluations"),
        "title": _title(rounds),
        "rounds": [_round(actor, alliance, each) for each in rounds],
    }
    return render(request, "cooperation/evaluations.html", context)


def _title(rounds: list[EvaluationRound]) -> str:
    if not rounds:
        return _("Belum ada periode evaluasi")
    given = rounds[0].answers.count()
    expected = len(expected_answers(rounds[0]))
    return _("%(label)s: %(given)d dari %(expected)d jawaban masuk") % {
        "label": rounds[0].label,
        "given": given,
        "expected": expected,
    }


def _round(actor: Actor, alliance: Alliance, each: EvaluationRound) -> dict[str, object]:
    each.alliance = alliance
    given = {(row.agreement_id, row.party_region_id): row for row in each.answers.all()}
    rows = []
    for agreement, region in expected_answers(each):
        agreement.alliance = alliance
        answer = given.get((agreement.pk, region.pk))
        seen = bool(may_see_inside(actor, agreement))
        rows.append(
            {
                "agreement": agreement,
                "region": region,
                "answer": answer if seen else None,
                "is_given": answer is not None,
                "can_answer": bool(may_evaluate(actor, agreement, region)),
            }
        )
    is_late = each.due_on < clock.today()
    return {"round": each, "rows": rows, "is_late": is_late, "given": len(given)}


@require_http_methods(["GET", "POST"])
@as_actor()
def new(request: HttpRequest, actor: Actor, key: UUID) -> HttpResponse:
    """Open a round."""
    alliance = kept_alliance(actor, key)
    return alliance_form(
        request,
        actor,
        alliance,
        RoundForm,
        lambda form: actions.open_evaluation_round(
            actor=actor, alliance=alliance, **form.cleaned_data
        ),
        words=Words(
            _("Buka periode evaluasi"),
            _("Buka periode"),
            _("Periode evaluasi dibuka. Setiap pihak menjawab untuk dirinya sendiri."),
        ),
        to="evaluations",
    )


@require_http_methods(["GET", "POST"])
@as_actor()
def answer(
    request: HttpRequest, actor: Actor, key: UUID, agreement_key: UUID, code: str
) -> HttpResponse:
    """Answer for one party about one agreement."""
    round_ = get_visible_or_404(rounds_visible_to(actor), key)
    get_visible_or_404(inside_visible_to(actor), agreement_key)
    agreement = visible_agreement(actor, agreement_key)
    if agreement.alliance_id != round_.alliance_id:
        raise Http404
    region = member_or_404(agreement.alliance, code)
    require(may_evaluate(actor, agreement, region))
    saved = round_.answers.filter(agreement=agreement, party_region=region).first()
    questions = from_data(round_.questions)
    return alliance_form(
        request,
        actor,
        agreement.alliance,
        lambda data: EvaluationForm(data, initial=_initial(saved), questions=questions),
        lambda form: actions.evaluate(
            actor=actor,
            round_=round_,
            agreement=agreement,
            region=region,
            answers=_answers(form),
            conclusion=_conclusion(form),
            obstacles=form.cleaned_data["obstacles"],
            version=form.cleaned_data["version"],
        ),
        words=Words(
            _("Evaluasi %(region)s") % {"region": region.official_name},
            _("Simpan jawaban"),
            _("Jawaban disimpan."),
            agreement.title or agreement.label,
        ),
        to="evaluations",
        version=saved.version if saved else 0,
    )


def _initial(saved: Evaluation | None) -> dict[str, object]:
    if saved is None:
        return {"version": 0}
    last = {"conclusion": saved.conclusion, "obstacles": saved.obstacles, "version": saved.version}
    return {**saved.answers, **last}


def _answers(form: BaseForm) -> dict[str, str]:
    assert isinstance(form, EvaluationForm)
    return form.answers()


def _conclusion(form: BaseForm) -> EvaluationConclusion | None:
    value = form.cleaned_data["conclusion"]
    return EvaluationConclusion(value) if value else None
