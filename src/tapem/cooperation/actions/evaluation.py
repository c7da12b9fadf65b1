"""Monitoring rounds: each party answers for itself about each agreement."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tapem.accounts.actors import Actor
from tapem.accounts.door import require
from tapem.audit.actions import record
from tapem.audit.vocabulary import term
from tapem.cooperation.actions.guards import (
    require_fresh,
    require_party,
    require_sane,
    require_short,
    require_text,
)
from tapem.cooperation.choices import EvaluationConclusion
from tapem.cooperation.models import Agreement, Alliance, Evaluation, EvaluationRound
from tapem.cooperation.policies import may_evaluate, may_keep_register
from tapem.cooperation.rules.questions import QUESTIONS, Question, as_data, from_data, problems_of
from tapem.kernel import clock
from tapem.kernel.errors import Invalid, RuleBroken
from tapem.regions.models import Region

ROUND_OPENED = term(
    "cooperation.round-opened",
    gettext_lazy("Periode evaluasi dibuka"),
    gettext_lazy("{actor} membuka periode evaluasi {subject}"),
)
EVALUATED = term(
    "cooperation.evaluated",
    gettext_lazy("Jawaban evaluasi dicatat"),
    gettext_lazy("{actor} menjawab evaluasi {subject}"),
)


@transaction.atomic
def open_evaluation_round(
    *,
    actor: Actor,
    alliance: Alliance,
    label: str,
    starts_on: date,
    due_on: date,
    questions: Sequence[Question] = QUESTIONS,
) -> EvaluationRound:
    """Open a round; it keeps the questions as they are asked now."""
    require(may_keep_register(actor, alliance))
    label = require_text(label, "label", _("Beri nama periode ini."), 120)
    for day, field in ((starts_on, "starts_on"), (due_on, "due_on")):
        require_sane(day, field)
    if due_on < starts_on:
        raise RuleBroken(_("Batas jawaban mendahului awal periode."), field="due_on")
    if alliance.evaluation_rounds.filter(label=label).exists():
        raise RuleBroken(_("Periode dengan nama ini sudah ada."), field="label")
    opened = EvaluationRound.objects.create(
        region=alliance.region,
        alliance=alliance,
        label=label,
        starts_on=starts_on,
        due_on=due_on,
        questions=as_data(tuple(questions)),
    )
    record(actor, ROUND_OPENED, opened, changes={"due_on": (None, due_on)})
    return opened


@transaction.atomic
def evaluate(
    *,
    actor: Actor,
    round_: EvaluationRound,
    agreement: Agreement,
    region: Region,
    answers: Mapping[str, str],
    conclusion: EvaluationConclusion | None = None,
    obstacles: str = "",
    version: int | None = None,
) -> Evaluation:
    """Keep (or replace) the answers of one party about one signed agreement."""
    require(may_evaluate(actor, agreement, region))
    require_party(agreement, region)
    if agreement.alliance_id != round_.alliance_id or not agreement.is_signed:
        raise RuleBroken(_("Yang dievaluasi adalah perjanjian yang sudah ditandatangani."))
    questions = from_data(round_.questions)
    kept = {question.key: answers.get(question.key, "").strip() for question in questions}
    if problems := problems_of(questions, kept):
        raise Invalid(problems)
    old = Evaluation.objects.filter(round=round_, agreement=agreement, party_region=region).first()
    saved = old.version if old else 0
    require_fresh(saved, version, theirs=_answered(old), mine=conclusion or "")
    evaluation = old or Evaluation(
        region=agreement.region, round=round_, agreement=agreement, party_region=region, version=0
    )
    before = dict(evaluation.answers)
    evaluation.answers = kept
    evaluation.conclusion = conclusion or ""
    evaluation.obstacles = require_short(obstacles, "obstacles", 5000)
    evaluation.answered_at = clock.now()
    evaluation.answered_by = f"{actor.label}, {actor.agency_label}"[:200]
    evaluation.version = saved + 1
    evaluation.save()
    changes = {
        key: (before.get(key), value) for key, value in kept.items() if value != before.get(key, "")
    }
    record(actor, EVALUATED, evaluation, changes={**changes, "conclusion": (None, conclusion)})
    return evaluation


def _answered(old: Evaluation | None) -> str:
    return f"{old.get_conclusion_display()} ({old.answered_by})" if old else ""
