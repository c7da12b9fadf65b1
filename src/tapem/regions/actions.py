"""Loading regions and keeping agencies; run by commands, not by people at a desk."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction

from tapem.regions.choices import RegionKind
from tapem.regions.models import Region


@dataclass(frozen=True, slots=True)
class RegionRow:
    """One row of the table of codes: code, name without its kind, kind."""

    code: str
    name: str
    kind: RegionKind


@transaction.atomic
def load_regions(rows: Iterable[RegionRow], *, edition: str) -> tuple[int, int]:
    """Add or rename regions by code; return (added, changed). Running it twice changes nothing.

    Parents come before children in `rows`; `edition` names the decree of the codes.
    """
    known = {region.code: region for region in Region.objects.all()}
    added, changed = [], []
    for row in rows:
        region = known.get(row.code)
        if region is None:
            parent = known.get(row.code.rpartition(".")[0])
            region = Region(
                code=row.code, name=row.name, kind=row.kind, edition=edition, parent=parent
            )
            known[row.code] = region
            added.append(region)
        elif (region.name, region.kind) != (row.name, row.kind):
            region.name, region.kind, region.edition = row.name, row.kind, edition
            changed.append(region)
    Region.objects.bulk_create(added, batch_size=2000)
    Region.objects.bulk_update(changed, ["name", "kind", "edition"], batch_size=500)
    return len(added), len(changed)
