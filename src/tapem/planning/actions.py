"""Loading editions of the nomenclature and keeping planning periods."""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from importlib.resources import files

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tapem.accounts.actors import Actor
from tapem.accounts.door import require
from tapem.audit.actions import Who, record
from tapem.audit.vocabulary import term
from tapem.kernel.errors import RuleBroken
from tapem.planning.choices import MappingKind
from tapem.planning.models import (
    FundingSource,
    NomenclatureEdition,
    NomenclatureMapping,
    NomenclatureRow,
    PlanningPeriod,
)
from tapem.planning.policies import may_keep_periods
from tapem.planning.queries import edition_named
from tapem.planning.rules import RawRow, ReadTable, read_table

NOMENCLATURE_LOADED = term(
    "planning.nomenclature-loaded",
    _("Nomenklatur dimuat"),
    _("{actor} memuat nomenklatur {subject}"),
)
PERIOD_SET = term(
    "planning.period-set",
    _("Periode perencanaan ditetapkan"),
    _("{actor} menetapkan periode perencanaan {subject}"),
)
MAPPING_SET = term(
    "planning.mapping-set",
    _("Padanan kode ditetapkan"),
    _("{actor} menetapkan padanan kode {subject}"),
)


@dataclass(frozen=True, slots=True)
class LoadReport:
    """What a load did: rows added and renamed, what was mended, what was refused and why."""

    added: int
    changed: int
    notes: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()


@transaction.atomic
def load_nomenclature(
    *, actor: Who, edition: str, rows: Iterable[RawRow], source: str, dry_run: bool = False
) -> LoadReport:
    """Add or rename rows of an edition by code; running it twice changes nothing.

    Dirty forms are mended and told, or refused with the reason; refused rows change nothing.
    A renamed row loses its verification. `dry_run` only tells.
    """
    found = edition_named(edition)
    table = read_table(rows, found.sub_activity_digits)
    added, changed = _difference(found, table, source)
    if not dry_run:
        NomenclatureRow.objects.bulk_create(added, batch_size=500)
        NomenclatureRow.objects.bulk_update(
            changed, ["name", "level", "source", "verified_by"], batch_size=500
        )
        counts = {"added": (0, len(added)), "changed": (0, len(changed))}
        record(actor, NOMENCLATURE_LOADED, found, changes=counts)
    return LoadReport(len(added), len(changed), table.notes, table.refused)


def _difference(
    edition: NomenclatureEdition, table: ReadTable, source: str
) -> tuple[list[NomenclatureRow], list[NomenclatureRow]]:
    known = {row.code: row for row in NomenclatureRow.objects.filter(edition=edition)}
    added, changed = [], []
    for row in table.rows:
        stored = known.get(row.code)
        if stored is None:
            added.append(
                NomenclatureRow(
                    edition=edition, level=row.level, code=row.code, name=row.name, source=source
                )
            )
        elif stored.name != row.name:
            stored.name, stored.level, stored.source = row.name, row.level, source
            stored.verified_by = ""
            changed.append(stored)
    return added, changed


@transaction.atomic
def load_shipped_nomenclature(*, actor: Who) -> dict[str, LoadReport]:
    """Load the editions, rows, mappings and funding sources that Tapem ships.

    All of it is unverified and partial; running it twice changes nothing.
    """
    for row in _table("editions.csv"):
        digits = int(row.pop("sub_activity_digits"))
        valid_from = date.fromisoformat(row.pop("valid_from"))
        NomenclatureEdition.objects.get_or_create(
            key=row.pop("key"),
            defaults=row | {"sub_activity_digits": digits, "valid_from": valid_from},
        )
    for place, row in enumerate(_table("funding_sources.csv")):
        FundingSource.objects.get_or_create(
            key=row["key"],
            defaults={
                "name": row["name"],
                "is_usual": bool(row["is_usual"]),
                "position": place,
                "source": row["source"],
                "verified_by": row["verified_by"],
            },
        )
    reports = {key: _load_shipped_edition(actor, key) for key in ("2021", "2023")}
    _load_mappings()
    return reports


def _load_shipped_edition(actor: Who, key: str) -> LoadReport:
    edition = edition_named(key)
    rows = list(_table(f"nomenclature_{key}.csv"))
    known = set(NomenclatureRow.objects.filter(edition=edition).values_list("code", flat=True))
    added = [NomenclatureRow(edition=edition, **row) for row in rows if row["code"] not in known]
    NomenclatureRow.objects.bulk_create(added, batch_size=500)
    record(actor, NOMENCLATURE_LOADED, edition, changes={"added": (0, len(added))})
    return LoadReport(len(added), 0)


def _load_mappings() -> None:
    if NomenclatureMapping.objects.exists():
        return
    old = {row.code: row for row in NomenclatureRow.objects.filter(edition__key="2021")}
    new = {row.code: row for row in NomenclatureRow.objects.filter(edition__key="2023")}
    edition = edition_named("2023")
    NomenclatureMapping.objects.bulk_create(
        NomenclatureMapping(
            old_row=old[row["old_code"]],
            new_edition=edition,
            new_row=new.get(row["new_code"]),
            kind=row["kind"],
            source=row["source"],
            verified_by=row["verified_by"],
        )
        for row in _table("mapping_2021_2023.csv")
    )


@transaction.atomic
def set_mapping(
    *, actor: Actor, old_row: NomenclatureRow, new_row: NomenclatureRow
) -> NomenclatureMapping:
    """Decide what became of a code; the decision replaces "not found" and is the actor's."""
    require(may_keep_periods(actor))
    if new_row.edition_id == old_row.edition_id:
        raise RuleBroken(_("Padanan menghubungkan dua edisi yang berbeda."), field="new_row")
    NomenclatureMapping.objects.filter(
        old_row=old_row, new_edition_id=new_row.edition_id, kind=MappingKind.NOT_FOUND
    ).delete()
    same = old_row.name.casefold() == new_row.name.casefold()
    mapping, _made = NomenclatureMapping.objects.update_or_create(
        old_row=old_row,
        new_row=new_row,
        defaults={
            "new_edition_id": new_row.edition_id,
            "kind": MappingKind.MOVED if same else MappingKind.OTHER_MEANING,
            "verified_by": actor.label,
        },
    )
    record(actor, MAPPING_SET, mapping)
    return mapping


@transaction.atomic
def set_planning_period(
    *, actor: Actor, name: str, first_year: int, last_year: int, source: str = ""
) -> PlanningPeriod:
    """Add or rename a planning period of the actor's region."""
    require(may_keep_periods(actor))
    if last_year < first_year:
        raise RuleBroken(_("Tahun akhir mendahului tahun awal."), field="last_year")
    period, _made = PlanningPeriod.objects.update_or_create(
        region=actor.region,
        first_year=first_year,
        last_year=last_year,
        defaults={"name": name, "source": source},
    )
    record(actor, PERIOD_SET, period)
    return period


def _table(name: str) -> Iterator[dict[str, str]]:
    text = files("tapem.planning").joinpath("data", name).read_text(encoding="utf-8")
    yield from csv.DictReader(text.splitlines())
