"""Stages with evidence, problems with solutions, ticks of the ministry's sheet."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tapem.accounts.actors import Actor
from tapem.accounts.door import require
from tapem.audit.actions import record
from tapem.audit.vocabulary import term
from tapem.kernel.clock import now, today
from tapem.kernel.errors import RuleBroken, Stale
from tapem.spm.choices import ProblemState, Stage, StageState
from tapem.spm.models import AchievementForm, FormLine, MinistryTick, Problem, StageRecord
from tapem.spm.policies import may_edit_problem, may_fill, may_tick
from tapem.spm.queries.forms import fact_of
from tapem.spm.rules.columns import QUARTERS
from tapem.spm.rules.reading import line_figures

STAGE_RECORDED = term(
    "spm.stage-recorded",
    gettext_lazy("Tahapan dicatat"),
    gettext_lazy("{actor} mencatat tahapan {subject}"),
)
PROBLEM_RECORDED = term(
    "spm.problem-recorded",
    gettext_lazy("Permasalahan dicatat"),
    gettext_lazy("{actor} mencatat permasalahan {subject}"),
)
PROBLEM_EDITED = term(
    "spm.problem-edited",
    gettext_lazy("Permasalahan diubah"),
    gettext_lazy("{actor} mengubah permasalahan {subject}"),
)
MINISTRY_TICKED = term(
    "spm.ministry-ticked",
    gettext_lazy("Ditandai sudah diinput"),
    gettext_lazy("{actor} menandai {subject} sudah diinput"),
)
MINISTRY_UNTICKED = term(
    "spm.ministry-unticked",
    gettext_lazy("Tanda diinput dicabut"),
    gettext_lazy("{actor} mencabut tanda sudah diinput pada {subject}"),
)


@transaction.atomic
def record_stage(
    *,
    actor: Actor,
    form: AchievementForm,
    stage: Stage,
    state: StageState,
    evidence: str = "",
    done_on: date | None = None,
) -> StageRecord:
    """Say how far one of the four stages is; a finished one needs its evidence."""
    require(may_fill(actor, form))
    if state == StageState.DONE and not evidence.strip():
        raise RuleBroken(_("Tulis bukti tahapan ini, misalnya nomor dokumen."), field="evidence")
    row, _made = StageRecord.objects.get_or_create(form=form, stage=stage)
    old, row.state = row.state, state
    row.evidence = evidence.strip()[:300]
    row.done_on = (done_on or today()) if state == StageState.DONE else None
    row.save()
    record(actor, STAGE_RECORDED, row, changes={"state": (old, state)}, reason=row.evidence)
    return row


@transaction.atomic
def record_problem(
    *,
    actor: Actor,
    form: AchievementForm,
    stage: Stage,
    description: str,
    root_cause: str = "",
    solution: str = "",
    plan_row: str = "",
    due_on: date | None = None,
    is_example: bool = False,
) -> Problem:
    """Record a problem of a service with what is known of its cause and solution."""
    require(may_fill(actor, form))
    if not description.strip():
        raise RuleBroken(_("Tulis permasalahannya."), field="description")
    problem = Problem.objects.create(
        region=form.region,
        service=form.service,
        agency=form.agency,
        year=form.year,
        stage=stage,
        description=description.strip(),
        root_cause=root_cause.strip(),
        solution=solution.strip(),
        plan_row=plan_row.strip()[:200],
        due_on=due_on,
        is_example=is_example,
        position=Problem.objects.filter(
            region=form.region, service=form.service, year=form.year
        ).count(),
    )
    record(actor, PROBLEM_RECORDED, problem)
    return problem


@transaction.atomic
def edit_problem(
    *,
    actor: Actor,
    problem: Problem,
    version: int,
    description: str,
    root_cause: str,
    solution: str,
    plan_row: str,
    state: ProblemState = ProblemState.OPEN,
) -> None:
    """Change the words of a problem; Stale when somebody saved since `version`."""
    require(may_edit_problem(actor, problem))
    current = Problem.objects.select_for_update(of=("self",)).get(pk=problem.pk)
    if current.version != version:
        words = _("Permasalahan ini sudah diubah orang lain.")
        raise Stale(words, theirs=current.description, mine=description)
    if not description.strip():
        raise RuleBroken(_("Tulis permasalahannya."), field="description")
    new = {
        "description": description.strip(),
        "root_cause": root_cause.strip(),
        "solution": solution.strip(),
        "plan_row": plan_row.strip()[:200],
        "state": str(state),
    }
    changes = {name: (getattr(current, name), value) for name, value in new.items()}
    for name, value in new.items():
        setattr(problem, name, value)
    problem.version = current.version + 1
    problem.save(update_fields=[*new, "version"])
    record(actor, PROBLEM_EDITED, problem, changes=changes)


@transaction.atomic
def tick_ministry(*, actor: Actor, line: FormLine, quarter: int) -> MinistryTick:
    """Mark that a line was typed into the ministry's application, with what was typed."""
    require(may_tick(actor, line.form))
    if quarter not in QUARTERS:
        raise RuleBroken(_("Triwulan adalah 1 sampai 4."), field="quarter")
    tick, _made = MinistryTick.objects.update_or_create(
        line=line,
        quarter=quarter,
        defaults={"figures": _figures_of(line), "at": now(), "by_label": actor.label},
    )
    record(actor, MINISTRY_TICKED, tick, changes={"quarter": (None, quarter)})
    return tick


@transaction.atomic
def untick_ministry(*, actor: Actor, tick: MinistryTick) -> None:
    """Take a tick back; what had been typed stays in the trail."""
    require(may_tick(actor, tick.line.form))
    record(actor, MINISTRY_UNTICKED, tick, changes={"figures": (tick.figures, None)})
    tick.delete()


def _figures_of(line: FormLine) -> dict[str, str]:
    fact = next(one for one in fact_of(line.form).lines if one.key == line.key)
    return line_figures(fact)
