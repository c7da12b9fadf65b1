"""What would change the index: which cell moves it most, and what full service would cost.

An estimate for planning, never a promise: cost per recipient is last known spending
divided by last known served, and says so.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from tapem.spm.rules.figures import FormFigures
from tapem.spm.rules.index import (
    IndexResult,
    Policy,
    QualityFigure,
    Recipients,
    ServiceFigures,
    compute,
    service_index,
)


@dataclass(frozen=True, slots=True)
class Lever:
    """A figure that, if it were full, would lift the service's and the region's index."""

    code: str
    label: str
    missing: Decimal
    service_gain: Fraction
    region_gain: Fraction


@dataclass(frozen=True, slots=True)
class FullCost:
    """What serving everybody would cost at today's spending per recipient; None: unknown."""

    code: str
    unserved: Decimal | None
    per_recipient: Decimal | None
    cost: Decimal | None


@dataclass(frozen=True, slots=True)
class CeilingEffect:
    """What a planned ceiling would change: how many more, and the indices before and after."""

    more: Decimal
    service_before: Fraction | None
    service_after: Fraction | None
    region_before: Fraction | None
    region_after: Fraction | None


def levers(services: Sequence[ServiceFigures], policy: Policy) -> list[Lever]:
    """Return every incomplete figure with what completing it would give, the most first."""
    before = compute(services, policy)
    found = []
    for place, figures in enumerate(services):
        for label, missing, changed in _completed(figures):
            found.append(_lever(before, services, place, (label, missing, changed)))
    return sorted(found, key=lambda lever: (-lever.region_gain, -lever.service_gain, lever.code))


def _completed(figures: ServiceFigures) -> list[tuple[str, Decimal, ServiceFigures]]:
    """Return each incomplete figure and the service with that figure full."""
    changed = []
    for place, row in enumerate(figures.recipients):
        if row.served < row.entitled:
            full: list[Recipients] = list(figures.recipients)
            full[place] = replace(row, served=row.entitled)
            label, missing = row.name or "Penerima layanan", Decimal(row.entitled - row.served)
            changed.append((label, missing, replace(figures, recipients=tuple(full))))
    for place, item in enumerate(figures.quality):
        if item.met < item.needed:
            items: list[QualityFigure] = list(figures.quality)
            items[place] = replace(item, met=item.needed)
            missing = Decimal(item.needed - item.met)
            changed.append((item.name, missing, replace(figures, quality=tuple(items))))
    return changed


def _lever(
    before: IndexResult,
    services: Sequence[ServiceFigures],
    place: int,
    change: tuple[str, Decimal, ServiceFigures],
) -> Lever:
    label, missing, changed = change
    policy = before.policy
    old = before.services[place].index or Fraction(0)
    new = service_index(changed, policy).index or Fraction(0)
    share = _share_of_region(before, services[place])
    return Lever(changed.code, label, missing, new - old, (new - old) * share)


def _share_of_region(result: IndexResult, figures: ServiceFigures) -> Fraction:
    """Return how much of a service's gain reaches the region: its share of the means."""
    if result.policy.region_aggregation != "affairs":
        return Fraction(1, max(result.region.members, 1))
    group = next((one for one in result.affairs if one.code == figures.affair), None)
    members = group.members if group and group.members else 1
    return Fraction(1, members * max(result.region.members, 1))


def full_cost(code: str, figures: FormFigures) -> FullCost:
    """Estimate the cost of serving those who still wait."""
    served, spent = figures.served, figures.realised
    unserved = figures.unserved
    if not served or spent is None or unserved is None:
        return FullCost(code, unserved, None, None)
    each = (spent / served).quantize(Decimal(1))
    return FullCost(code, unserved, each, (each * unserved).quantize(Decimal(1)))


def reached_by(ceiling: Decimal, figures: FormFigures) -> Decimal | None:
    """Estimate how many more a ceiling would serve, at today's spending per recipient.

    A part of a recipient is nobody; None when the spending per recipient is not known.
    """
    cost = full_cost("", figures)
    if not cost.per_recipient or cost.unserved is None:
        return None
    return min(ceiling // cost.per_recipient, cost.unserved)


def with_more_served(
    services: Sequence[ServiceFigures], code: str, more: Decimal, policy: Policy
) -> CeilingEffect | None:
    """Return what serving `more` recipients of one service does to the indices.

    The first groups that still lack recipients get them; None for an unknown service.
    """
    before = compute(services, policy)
    found = next((one for one in before.services if one.code == code), None)
    if found is None:
        return None
    changed = [_served_more(one, more) if one.code == code else one for one in services]
    after = compute(changed, policy)
    new = next(one for one in after.services if one.code == code)
    return CeilingEffect(more, found.index, new.index, before.region.index, after.region.index)


def _served_more(figures: ServiceFigures, more: Decimal) -> ServiceFigures:
    rows = []
    for row in figures.recipients:
        taken = min(max(Decimal(row.entitled - row.served), Decimal(0)), more)
        more -= taken
        rows.append(replace(row, served=row.served + taken))
    return replace(figures, recipients=tuple(rows))
