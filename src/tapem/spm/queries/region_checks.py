"""What the rules find in all forms of a year, gathered in a constant number of queries."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TypeVar
from uuid import UUID

from tapem.kernel.clock import JAKARTA
from tapem.regions.models import Agency, Region
from tapem.spm.choices import CellState, StageState
from tapem.spm.models import (
    AchievementForm,
    CellRevision,
    Problem,
    ReportingPeriod,
    ServiceType,
    StageRecord,
)
from tapem.spm.queries.catalogue import duties_of_services
from tapem.spm.queries.facts import facts_in
from tapem.spm.rules.checks import check_form
from tapem.spm.rules.checks.base import (
    EntitledChange,
    Finding,
    FormContext,
    ProblemFact,
    StageFact,
)
from tapem.spm.rules.checks.cycle import services_missing
from tapem.spm.rules.columns import NEEDED
from tapem.spm.rules.facts import RECIPIENTS, FormFact

T = TypeVar("T")
Key = UUID | tuple[UUID, UUID]


@dataclass(frozen=True, slots=True)
class FoundIn:
    """What the rules find in one form; `form` None: the service has none with a figure (R01)."""

    agency: Agency
    service: ServiceType
    form: AchievementForm | None
    findings: tuple[Finding, ...]


def findings_of_region(
    region: Region,
    year: int,
    on: date,
    *,
    agency: Agency | None = None,
    plan_services: frozenset[str] | None = None,
) -> list[FoundIn]:
    """Return what R01–R12 and R18–R20 find in the year, in official order; only what is open.

    `plan_services` are the codes that a plan row answers, None where there is no plan. A
    warning that a note explains is left out.
    """
    facts = facts_in(region, [year, year - 1])
    before = {form.service.code: fact for form, fact in facts.items() if form.year != year}
    now = {form: fact for form, fact in facts.items() if form.year == year}
    around = _Around.of(region, year)
    found = [
        FoundIn(form.agency, form.service, form, tuple(_open(fact, context)))
        for form, fact in now.items()
        for context in [around.context(form, on, before.get(form.service.code), plan_services)]
    ]
    found += _missing(region, year, on, now)
    return [one for one in found if one.findings and agency in (None, one.agency)]


def _open(fact: FormFact, context: FormContext) -> list[Finding]:
    return [finding for finding in check_form(fact, context) if not finding.is_explained]


def _missing(
    region: Region, year: int, on: date, facts: dict[AchievementForm, FormFact]
) -> list[FoundIn]:
    """R01, for each service that is in somebody's charge; an opened form is checked by itself."""
    day = min(max(on, date(year, 1, 1)), date(year, 12, 31))
    opened = {form.service_id for form in facts}
    return [
        FoundIn(duty.agency, duty.service, None, tuple(found))
        for duty in duties_of_services(region, day)
        if duty.agency and duty.service.pk not in opened
        for found in [list(services_missing({duty.service.code: duty.service.name}, []))]
    ]


@dataclass(frozen=True, slots=True)
class _Around:
    """What is known around the forms of a year, by form or by service and agency."""

    closes_on: dict[int, date]
    stages: dict[Key, list[StageFact]]
    problems: dict[Key, list[ProblemFact]]
    changes: dict[Key, list[EntitledChange]]

    @classmethod
    def of(cls, region: Region, year: int) -> "_Around":
        periods = ReportingPeriod.objects.filter(region=region, year=year)
        return cls(
            {period.quarter: period.closes_on for period in periods},
            _grouped(_stages(region, year)),
            _grouped(_problems(region, year)),
            _grouped(_changes(region, year)),
        )

    def context(
        self,
        form: AchievementForm,
        on: date,
        last_year: FormFact | None,
        plan_services: frozenset[str] | None,
    ) -> FormContext:
        sent = form.submitted_at
        return FormContext(
            on=on,
            closes_on=self.closes_on,
            last_year=last_year,
            entitled_changes=tuple(self.changes.get(form.pk, ())),
            stages=tuple(self.stages.get(form.pk, ())),
            problems=tuple(self.problems.get((form.service_id, form.agency_id), ())),
            plan_services=plan_services,
            is_approved=form.approved_at is not None if sent else None,
            submitted_on=sent.astimezone(JAKARTA).date() if sent else None,
        )


def _stages(region: Region, year: int) -> Iterator[tuple[Key, StageFact]]:
    for row in StageRecord.objects.filter(form__region=region, form__year=year):
        is_done = row.state == StageState.DONE
        yield row.form_id, StageFact(row.get_stage_display(), is_done, row.evidence)


def _problems(region: Region, year: int) -> Iterator[tuple[Key, ProblemFact]]:
    for row in Problem.objects.filter(region=region, year=year):
        told = ProblemFact(row.description, row.root_cause, row.solution, row.plan_row)
        yield (row.service_id, row.agency_id), told


def _changes(region: Region, year: int) -> Iterator[tuple[Key, EntitledChange]]:
    """Changes of an annual denominator after the first quarter of its year was over."""
    rows = CellRevision.objects.filter(
        line__form__region=region,
        line__form__year=year,
        line__block=RECIPIENTS,
        column=NEEDED,
        old_state=CellState.NUMBER,
        new_state=CellState.NUMBER,
        at__date__gt=date(year, 3, 31),
    ).select_related("line")
    for row in rows:
        if row.old_value is not None and row.new_value is not None:
            cell = f"{row.line.key}:{NEEDED}"
            yield row.line.form_id, EntitledChange(cell, row.old_value, row.new_value, row.note)


def _grouped(pairs: Iterable[tuple[Key, T]]) -> dict[Key, list[T]]:
    found: dict[Key, list[T]] = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return found
