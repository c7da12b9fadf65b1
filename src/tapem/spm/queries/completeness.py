"""How full the forms are, and which cells are empty, in the words of the cell."""

from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import TypeVar

from django.db.models import Prefetch

from tapem.kernel.clock import today
from tapem.planning.models import FundingSource
from tapem.regions.models import Agency, Region, in_force
from tapem.spm.choices import DutyRole
from tapem.spm.models import AchievementForm, Affair, Duty, QualityItem, ServiceType
from tapem.spm.queries.catalogue import services_of
from tapem.spm.queries.facts import facts_in
from tapem.spm.queries.forms import blank_fact
from tapem.spm.rules.completeness import FillCount, added, fill_count, missing
from tapem.spm.rules.facts import FormFact

K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True, slots=True)
class FillRate:
    """How full one form is. `form` None: the agency is in charge but opened no form yet."""

    agency: Agency
    service: ServiceType
    form: AchievementForm | None
    filled: int
    required: int

    @property
    def empty(self) -> int:
        """Number of required cells that are still empty."""
        return self.required - self.filled

    @property
    def rate(self) -> Fraction | None:
        """Filled of required in percent; None for a nil form, which requires nothing."""
        return FillCount(self.filled, self.required).rate


@dataclass(frozen=True, slots=True)
class MissingCell:
    """A required cell that is empty. `key` is "<line>:<column>" inside its form."""

    form: AchievementForm | None
    agency: Agency
    service: ServiceType
    line_label: str
    column_label: str
    key: str

    @property
    def words(self) -> str:
        """Name of the cell: "Ibu bersalin, terlayani triwulan III"."""
        return f"{self.line_label}, {self.column_label}"


@dataclass(frozen=True, slots=True)
class DueForm:
    """A form that must exist: with its facts, opened or not."""

    agency: Agency
    service: ServiceType
    form: AchievementForm | None
    fact: FormFact


def fill_rates(region: Region, year: int, on: date | None = None) -> list[FillRate]:
    """Return how full each form of the year is, in official order; constant queries.

    Every form of the year counts, and every duty of today without a form counts as empty.
    What is required depends on the day (default today): a quarter is due once it is over.
    """
    day = on or today()
    return [fill_rate(due, day) for due in due_forms(region, year, day)]


def fill_rate(due: DueForm, on: date) -> FillRate:
    """Return how full a form is on a day."""
    count = fill_count(due.fact, on)
    return FillRate(due.agency, due.service, due.form, count.filled, count.required)


def missing_cells(
    region: Region, year: int, agency: Agency | None = None, on: date | None = None
) -> list[MissingCell]:
    """Return the required cells that are empty, of the region or of one agency."""
    day = on or today()
    return [
        cell
        for due in due_forms(region, year, day)
        if agency is None or due.agency.pk == agency.pk
        for cell in missing_cells_of(due, day)
    ]


def missing_cells_of(due: DueForm, on: date) -> list[MissingCell]:
    """Return the required cells of one form that are empty on a day."""
    return [
        MissingCell(due.form, due.agency, due.service, one.line.label, one.column.words, one.key)
        for one in missing(due.fact, on)
    ]


def due_forms(region: Region, year: int, on: date) -> Iterator[DueForm]:
    """Yield every form that must exist in the year: opened ones, and duties without one."""
    day = min(max(on, date(year, 1, 1)), date(year, 12, 31))
    facts = facts_in(region, [year])
    forms: dict[object, list[AchievementForm]] = {}
    for form in facts:
        forms.setdefault(form.service_id, []).append(form)
    duties = Duty.objects.filter(in_force(day), region=region, role=DutyRole.MAIN)
    agencies = {duty.service_id: duty.agency for duty in duties.select_related("agency")}
    funds = list(FundingSource.objects.filter(is_usual=True).values_list("name", flat=True))
    items = Prefetch("quality_items", queryset=QualityItem.objects.all())
    for service in services_of(region, day).prefetch_related(items):
        opened = forms.get(service.pk, [])
        for form in opened:
            yield DueForm(form.agency, service, form, facts[form])
        agency = agencies.get(service.pk)
        if agency and agency.pk not in {form.agency_id for form in opened}:
            yield DueForm(agency, service, None, blank_fact(service, year, funds))


def total_rate(rates: list[FillRate]) -> FillCount:
    """Add up the rates of many forms."""
    return added([FillCount(one.filled, one.required) for one in rates])


def rates_by_agency(rates: list[FillRate]) -> dict[Agency, FillCount]:
    """Add up per agency, in the order of the services."""
    return _grouped(rates, lambda one: one.agency)


def rates_by_affair(rates: list[FillRate]) -> dict[Affair, FillCount]:
    """Add up per affair, in official order."""
    return _grouped(rates, lambda one: one.service.affair)


def _grouped(rates: list[FillRate], key: Callable[[FillRate], K]) -> dict[K, FillCount]:
    groups: dict[K, list[FillRate]] = {}
    for one in rates:
        groups.setdefault(key(one), []).append(one)
    return {group: total_rate(members) for group, members in groups.items()}
