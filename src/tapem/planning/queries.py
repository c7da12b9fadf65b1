"""Reading the nomenclature, planning periods and funding sources. All of it is public data."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import QuerySet

from tapem.kernel.errors import DomainError
from tapem.planning.choices import Level, MappingKind
from tapem.planning.models import (
    FundingSource,
    NomenclatureEdition,
    NomenclatureMapping,
    NomenclatureRow,
    PlanningPeriod,
)
from tapem.planning.rules import parent_of
from tapem.regions.models import Region


@dataclass(frozen=True, slots=True)
class Successor:
    """What became of a code in a newer edition."""

    old_code: str
    kind: MappingKind
    new_rows: tuple[NomenclatureRow, ...]

    @property
    def needs_decision(self) -> bool:
        """Tell whether somebody must choose: anything but the same code and name."""
        return self.kind is not MappingKind.SAME


@dataclass(frozen=True, slots=True)
class Chain:
    """A sub-activity with its activity and programme; None where a row is not loaded."""

    programme: NomenclatureRow | None
    activity: NomenclatureRow | None
    sub_activity: NomenclatureRow | None


def edition_named(key: str) -> NomenclatureEdition:
    """Return an edition by its key ("2021"); DomainError names the known ones otherwise."""
    edition = NomenclatureEdition.objects.filter(key=key).first()
    if edition is None:
        known = ", ".join(NomenclatureEdition.objects.values_list("key", flat=True)) or "–"
        raise DomainError(f"Edisi nomenklatur “{key}” tidak dikenal. Yang ada: {known}.")
    return edition


def editions() -> QuerySet[NomenclatureEdition]:
    """Return the editions of the nomenclature, newest first."""
    return NomenclatureEdition.objects.order_by("-valid_from")


def rows_of(edition: NomenclatureEdition, level: Level | None = None) -> QuerySet[NomenclatureRow]:
    """Return the rows of an edition, of all levels or of one."""
    rows = NomenclatureRow.objects.filter(edition=edition)
    return rows if level is None else rows.filter(level=level)


def row_named(edition: NomenclatureEdition, code: str) -> NomenclatureRow | None:
    """Return the row of a code inside its edition."""
    return NomenclatureRow.objects.filter(edition=edition, code=code).first()


def chain_of(edition: NomenclatureEdition, code: str) -> Chain:
    """Return a sub-activity with what stands above it, in one query."""
    codes = [code, parent_of(code), parent_of(parent_of(code))]
    rows = {
        row.code: row for row in NomenclatureRow.objects.filter(edition=edition, code__in=codes)
    }
    sub_activity, activity, programme = (rows.get(one) for one in codes)
    return Chain(programme, activity, sub_activity)


def names_of(edition: NomenclatureEdition) -> dict[str, str]:
    """Return code → name of a whole edition, for the checks."""
    return dict(rows_of(edition).values_list("code", "name"))


def successors_of(
    codes: Collection[str], old: NomenclatureEdition, new: NomenclatureEdition
) -> list[Successor]:
    """Return what a new edition does to the codes of a plan, in their order.

    A code without a mapping is reported as not found, never guessed by padding zeros.
    """
    mappings: dict[str, list[NomenclatureMapping]] = {}
    stored = NomenclatureMapping.objects.filter(
        old_row__edition=old, old_row__code__in=codes, new_edition=new
    ).select_related("old_row", "new_row")
    for mapping in stored:
        mappings.setdefault(mapping.old_row.code, []).append(mapping)
    return [_successor(code, mappings.get(code, [])) for code in codes]


def _successor(code: str, mappings: list[NomenclatureMapping]) -> Successor:
    rows = tuple(mapping.new_row for mapping in mappings if mapping.new_row)
    kinds = {MappingKind(mapping.kind) for mapping in mappings}
    order = (MappingKind.OTHER_MEANING, MappingKind.MOVED, MappingKind.SAME)
    kind = next((kind for kind in order if kind in kinds), MappingKind.NOT_FOUND)
    return Successor(code, kind, rows)


def usual_funding_sources() -> QuerySet[FundingSource]:
    """Return the funding sources that a new form begins with."""
    return FundingSource.objects.filter(is_usual=True)


def funding_sources() -> QuerySet[FundingSource]:
    """Return all funding sources, in their order."""
    return FundingSource.objects.all()


def period_covering(region: Region, year: int) -> PlanningPeriod | None:
    """Return the planning period of a region that covers a year."""
    return PlanningPeriod.objects.filter(
        region=region, first_year__lte=year, last_year__gte=year
    ).first()
