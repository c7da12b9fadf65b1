"""Pemalang, its four partner regencies, their agencies and people, in one call."""

from dataclasses import dataclass

from tapem.ops.example.office import PARTNERS, PEMALANG, load_office
from tapem.regions.models import Agency, Region
from tapem.regions.queries import region_by_code


@dataclass(frozen=True)
class World:
    """What most tests need: the region, its partners, and agencies by the example's keys."""

    region: Region
    partners: dict[str, Region]
    agencies: dict[str, Agency]


def make_world() -> World:
    """Build the office of the example; the table of regions must be loaded."""
    agencies = load_office()
    return World(
        region=region_by_code(PEMALANG),
        partners={code: region_by_code(code) for code in PARTNERS},
        agencies=agencies,
    )
