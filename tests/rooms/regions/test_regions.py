"""Codes of regions, agencies by the names people use, who holds which position on a day."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from tapem.kernel.errors import DomainError
from tapem.regions.actions import RegionRow, load_regions
from tapem.regions.choices import Capacity, PositionKind, RegionKind
from tapem.regions.models import Agency, Appointment, Position, Region
from tapem.regions.queries import agencies_of, agency_named, holder_of, region_by_code
from tests.world import World

TODAY = date(2022, 11, 29)


def test_a_regency_and_a_city_share_a_name(db: None) -> None:
    assert region_by_code("33.28").official_name == "Kabupaten Tegal"
    assert region_by_code("33.28").short_name == "Kab. Tegal"
    assert region_by_code("33.76").official_name == "Kota Tegal"
    with pytest.raises(DomainError):
        region_by_code("99.99")


def test_loading_twice_changes_nothing(db: None) -> None:
    rows = [
        RegionRow("98", "Contoh", RegionKind.PROVINCE),
        RegionRow("98.01", "Anak", RegionKind.REGENCY),
    ]
    assert load_regions(rows, edition="contoh") == (2, 0)
    assert load_regions(rows, edition="contoh") == (0, 0)
    renamed = [RegionRow("98.01", "Anak Baru", RegionKind.REGENCY)]
    assert load_regions(renamed, edition="contoh 2") == (0, 1)
    child = Region.objects.get(code="98.01")
    assert (child.name, child.parent) == ("Anak Baru", Region.objects.get(code="98"))


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("DPU-TR", "DPU TR"),
        ("dinas  sosial", "Dinsos KBPP"),
        ("BAPPEDA", "Bappeda"),
        ("Satpol-PP", "Satpol PP"),
    ],
)
def test_agencies_as_people_write_them(world: World, text: str, short: str) -> None:
    found = agency_named(world.region, text, TODAY)
    assert found is not None
    assert found.short_name == short


def test_unknown_and_vanished_agencies(world: World) -> None:
    assert agency_named(world.region, "Dinas Antariksa", TODAY) is None
    agency = world.agencies["dinkes"]
    agency.valid_until = date(2022, 11, 28)
    agency.save()
    assert agency not in agencies_of(world.region, TODAY)
    assert agency in agencies_of(world.region, date(2022, 11, 28))


def test_the_secretary_is_interim_on_that_day(world: World) -> None:
    holder = holder_of(world.region, PositionKind.REGIONAL_SECRETARY, TODAY)
    assert holder is not None
    assert holder.title == "Pj. Sekretaris Daerah Kabupaten Pemalang"


def test_the_holder_changes_with_the_day(world: World) -> None:
    position = Position.objects.get(kind=PositionKind.REGIONAL_SECRETARY)
    Appointment.objects.create(
        position=position, capacity=Capacity.DEFINITIVE, valid_from=date(2023, 1, 1)
    )
    first = position.appointments.exclude(valid_from=date(2023, 1, 1)).get()
    first.valid_until = date(2022, 12, 31)
    first.save()
    titles = [
        str(holder_of(world.region, PositionKind.REGIONAL_SECRETARY, day))
        for day in (TODAY, date(2023, 1, 1))
    ]
    assert titles == [
        "Pj. Sekretaris Daerah Kabupaten Pemalang",
        "Sekretaris Daerah Kabupaten Pemalang",
    ]
    assert holder_of(world.region, PositionKind.VICE_REGENT, TODAY) is None


def test_dates_in_the_wrong_order(world: World) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Agency.objects.create(
            region=world.region,
            kind="office",
            name="Contoh",
            short_name="Contoh",
            valid_from=date(2022, 2, 1),
            valid_until=date(2022, 1, 1),
        )
