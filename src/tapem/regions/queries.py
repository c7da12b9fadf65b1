"""Reading regions, agencies and the holders of positions on a day."""

from datetime import date

from django.db.models import QuerySet

from tapem.kernel.errors import DomainError
from tapem.regions.choices import PositionKind
from tapem.regions.models import Agency, Appointment, Region, in_force


def region_by_code(code: str) -> Region:
    """Return the region with that code ("33.27"); DomainError when it is not loaded."""
    region = Region.objects.filter(code=code).first()
    if region is None:
        raise DomainError(f"Daerah berkode {code} belum dimuat.")
    return region


def agencies_of(region: Region, on: date) -> QuerySet[Agency]:
    """Return the agencies of a region that exist on that day."""
    return Agency.objects.filter(in_force(on), region=region).select_related("region")


def agency_named(region: Region, text: str, on: date) -> Agency | None:
    """Return the agency that people mean by `text`: name, short name or alias."""
    folded = " ".join(text.split()).casefold()
    for agency in agencies_of(region, on).prefetch_related("aliases"):
        names = [agency.name, agency.short_name, *(alias.alias for alias in agency.aliases.all())]
        if folded in {name.casefold() for name in names}:
            return agency
    return None


def holder_of(region: Region, kind: PositionKind, on: date) -> Appointment | None:
    """Return who holds a position of the region on that day; None when nobody is recorded."""
    return (
        Appointment.objects.filter(in_force(on), position__region=region, position__kind=kind)
        .select_related("position", "official")
        .order_by("-valid_from")
        .first()
    )
