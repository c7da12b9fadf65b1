"""Who heads a region on a day: the office, in its capacity, that signs for it."""

from collections.abc import Iterable, Mapping
from datetime import date
from uuid import UUID

from tapem.regions.choices import PositionKind
from tapem.regions.models import Appointment, Region

Heads = Mapping[UUID, tuple[Appointment, ...]]


def heads_of(regions: Iterable[UUID]) -> Heads:
    """Return every recorded appointment to the head of some regions, by region; one query.

    A region without any is missing: of it nothing is known, so nothing is refused.
    """
    found: dict[UUID, tuple[Appointment, ...]] = {}
    rows = Appointment.objects.filter(
        position__kind=PositionKind.REGENT, position__region__in=set(regions)
    ).select_related("position")
    for row in rows.order_by("valid_from"):
        key = row.position.region_id
        found[key] = (*found.get(key, ()), row)
    return found


def heading_on(appointments: Iterable[Appointment], on: date) -> list[str]:
    """Return the titles in force on a day, with their capacity: "Pj. Bupati Pemalang"."""
    return [
        row.title
        for row in appointments
        if (row.valid_from is None or row.valid_from <= on)
        and (row.valid_until is None or on <= row.valid_until)
    ]


def head_titles(region: Region, on: date) -> list[str] | None:
    """Return who may sign as head of a region on a day; None where no appointment is recorded."""
    appointments = heads_of([region.pk]).get(region.pk)
    return None if appointments is None else heading_on(appointments, on)
