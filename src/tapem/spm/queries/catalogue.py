"""The catalogue in force, who is in charge of a service, the policy, the calendar."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Q, QuerySet

from tapem.regions.choices import RegionKind
from tapem.regions.models import Agency, Region, in_force
from tapem.spm.choices import DutyRole, Tier
from tapem.spm.models import Catalogue, Duty, IndexPolicy, ReportingPeriod, ServiceType
from tapem.spm.rules.index import Policy

DEFAULT_POLICY = "kemendagri-2021"


@dataclass(frozen=True, slots=True)
class DutyOfService:
    """A service and the agency in charge of it; None when nobody is."""

    service: ServiceType
    agency: Agency | None


def catalogue_of(region: Region, on: date) -> Catalogue | None:
    """Return the catalogue in force for the region's tier on that day."""
    tier = Tier.PROVINCE if region.kind == RegionKind.PROVINCE else Tier.REGENCY
    return Catalogue.objects.filter(in_force(on), tier=tier).order_by("-valid_from").first()


def services_of(region: Region, on: date) -> QuerySet[ServiceType]:
    """Return the services that the region must provide on that day, in official order."""
    return ServiceType.objects.filter(catalogue=catalogue_of(region, on)).select_related("affair")


def duties_of_services(region: Region, on: date) -> list[DutyOfService]:
    """Return each service with its main agency on that day, in official order."""
    duties = Duty.objects.filter(in_force(on), region=region, role=DutyRole.MAIN)
    by_service = {duty.service_id: duty.agency for duty in duties.select_related("agency")}
    return [
        DutyOfService(service, by_service.get(service.pk)) for service in services_of(region, on)
    ]


def districts_of(region: Region) -> QuerySet[Region]:
    """Return the kecamatan of a region, by code."""
    return region.children.filter(kind=RegionKind.DISTRICT).order_by("code")


def duty_agencies(region: Region, on: date) -> list[Agency]:
    """Return the agencies in charge of a service on that day, in the order of the services."""
    agencies = [duty.agency for duty in duties_of_services(region, on) if duty.agency]
    return list({agency.pk: agency for agency in agencies}.values())


def active_policy(key: str = DEFAULT_POLICY) -> Policy:
    """Return an index policy as values; the shipped default when none is stored."""
    stored = IndexPolicy.objects.filter(key=key).first()
    if stored is None:
        return Policy()
    return Policy(
        key=stored.key,
        name=stored.name,
        recipient_weight=stored.recipient_weight,
        quality_weight=stored.quality_weight,
        recipient_aggregation=stored.recipient_aggregation,
        quality_aggregation=stored.quality_aggregation,
        region_aggregation=stored.region_aggregation,
        cap=stored.cap,
        nil_rule=stored.nil_rule,
        places=stored.places,
        index_rounding=stored.index_rounding,
        percentage_rounding=stored.percentage_rounding,
        categories=tuple((Decimal(str(floor)), name) for floor, name in stored.categories),
        source=stored.source,
        verified_by=stored.verified_by,
    )


def periods_of(region: Region, year: int) -> QuerySet[ReportingPeriod]:
    """Return the reporting calendar of a year, quarter by quarter."""
    return ReportingPeriod.objects.filter(region=region, year=year)


def period_of(region: Region, on: date) -> ReportingPeriod | None:
    """Return the period that is open on that day, or the next one to close."""
    return (
        ReportingPeriod.objects.filter(Q(region=region), closes_on__gte=on)
        .order_by("closes_on")
        .first()
    )
