"""Achievement, money, problems and the index, as rows for screens and annex tables."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from tapem.regions.models import Agency, Region
from tapem.spm.choices import Block
from tapem.spm.models import AchievementForm, Affair, Problem, ServiceType
from tapem.spm.queries.catalogue import active_policy
from tapem.spm.queries.facts import facts_in
from tapem.spm.rules.columns import rate_of, served_until, whole_of
from tapem.spm.rules.facts import FormFact
from tapem.spm.rules.figures import FormFigures, form_figures, service_figures
from tapem.spm.rules.index import IndexResult, Policy, ServiceFigures, category, compute


@dataclass(frozen=True, slots=True)
class AchievementRow:
    """What one service reached until the end of a quarter. Rates in percent, exact.

    `index` None: nil, or figures are missing; `category` then is empty. `is_example`
    marks invented figures, which every screen and paper must call "contoh".
    """

    affair: Affair
    service: ServiceType
    agency: Agency
    form: AchievementForm
    figures: FormFigures
    category: str

    @property
    def is_nil(self) -> bool:
        """Tell whether nobody had to be served."""
        return self.form.is_nil

    @property
    def is_example(self) -> bool:
        """Tell whether the figures are invented for the example."""
        return self.form.is_example

    @property
    def needed(self) -> Decimal | None:
        """How many had to be served."""
        return self.figures.needed

    @property
    def served(self) -> Decimal | None:
        """How many were served."""
        return self.figures.served

    @property
    def unserved(self) -> Decimal | None:
        """How many still wait."""
        return self.figures.unserved

    @property
    def rate(self) -> Fraction | None:
        """Served of needed in percent."""
        return self.figures.recipient_rate

    @property
    def quality_rate(self) -> Fraction | None:
        """Quality in percent, under the policy's reading."""
        return self.figures.quality_rate

    @property
    def index(self) -> Fraction | None:
        """SPM index of the service."""
        return self.figures.index


@dataclass(frozen=True, slots=True)
class BudgetRow:
    """Money of one service from one funding source, in whole rupiah."""

    service: ServiceType
    agency: Agency
    source: str
    allocation: Decimal | None
    realised: Decimal | None
    rate: Fraction | None


@dataclass(frozen=True, slots=True)
class ProblemRow:
    """A problem of a service with cause, solution and the plan row that answers it."""

    affair: Affair
    service: ServiceType
    agency: Agency
    stage: str
    description: str
    root_cause: str
    solution: str
    plan_row: str
    is_example: bool


def achievement_table(
    region: Region,
    year: int,
    quarter: int = 4,
    policy: Policy | None = None,
    agency: Agency | None = None,
) -> list[AchievementRow]:
    """Return what each service reached, in official order; constant queries.

    A service whose form nobody opened has no row; `fill_rates` names it. With `agency`, here
    and below, only the forms of that agency.
    """
    chosen = policy or active_policy()
    facts = _facts(region, year, agency)
    return [_row(form, fact, chosen, quarter) for form, fact in facts.items()]


def _facts(region: Region, year: int, agency: Agency | None) -> dict[AchievementForm, FormFact]:
    facts = facts_in(region, [year])
    if agency is None:
        return facts
    return {form: fact for form, fact in facts.items() if form.agency_id == agency.pk}


def _row(form: AchievementForm, fact: FormFact, policy: Policy, quarter: int) -> AchievementRow:
    figures = form_figures(fact, policy, quarter)
    return AchievementRow(
        affair=form.service.affair,
        service=form.service,
        agency=form.agency,
        form=form,
        figures=figures,
        category=category(figures.index, policy),
    )


def budget_table(
    region: Region, year: int, quarter: int = 4, agency: Agency | None = None
) -> list[BudgetRow]:
    """Return allocation and realisation per service and funding source."""
    return [
        BudgetRow(
            form.service,
            form.agency,
            line.label,
            whole_of(line),
            served_until(line, fact.value_kind, quarter),
            rate_of(line, fact.value_kind, quarter),
        )
        for form, fact in _facts(region, year, agency).items()
        for line in fact.block(Block.BUDGET)
    ]


def problem_table(region: Region, year: int, agency: Agency | None = None) -> list[ProblemRow]:
    """Return the problems of a year with cause and solution, in official order."""
    problems = (
        Problem.objects.filter(region=region, year=year)
        .select_related("service__affair", "agency")
        .order_by("service__position", "stage", "position")
    )
    if agency is not None:
        problems = problems.filter(agency=agency)
    return [
        ProblemRow(
            one.service.affair,
            one.service,
            one.agency,
            one.get_stage_display(),
            one.description,
            one.root_cause,
            one.solution,
            one.plan_row,
            one.is_example,
        )
        for one in problems
    ]


def index_of_region(
    region: Region,
    year: int,
    quarter: int = 4,
    policy: Policy | None = None,
    agency: Agency | None = None,
) -> IndexResult:
    """Return the index of every service, affair and the region with its figures.

    With `agency` the means of affairs and region are of its own services only, so no screen
    shows them as the region's.
    """
    return compute(figures_of_region(region, year, quarter, agency), policy or active_policy())


def figures_of_region(
    region: Region, year: int, quarter: int = 4, agency: Agency | None = None
) -> list[ServiceFigures]:
    """Return the index's input of a region and year, in official order.

    Forms of agencies that followed each other within the year count as one service.
    """
    by_service: dict[ServiceType, list[FormFact]] = {}
    for form, fact in _facts(region, year, agency).items():
        by_service.setdefault(form.service, []).append(fact)
    return [
        service_figures(tuple(facts), service.affair.code, quarter)
        for service, facts in by_service.items()
    ]


def trend(region: Region, years: Iterable[int]) -> dict[int, dict[str, AchievementRow]]:
    """Return year → service code → row; the same few queries for any number of years."""
    policy = active_policy()
    table: dict[int, dict[str, AchievementRow]] = {year: {} for year in years}
    for form, fact in facts_in(region, table).items():
        table[form.year][form.service.code] = _row(form, fact, policy, 4)
    return table
