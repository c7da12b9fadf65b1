"""The table of Indonesia's regions: complete, loaded once, renamed in place."""

import pytest

from tapem.ops import region_table
from tapem.regions.actions import RegionRow, load_regions
from tapem.regions.choices import RegionKind
from tapem.regions.models import Region

pytestmark = pytest.mark.django_db


def test_all_provinces_regencies_and_cities_are_there() -> None:
    count = {kind: Region.objects.filter(kind=kind).count() for kind in RegionKind}
    assert count[RegionKind.PROVINCE] == 38
    assert count[RegionKind.REGENCY] + count[RegionKind.CITY] == 514


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("33.27", "Kabupaten Pemalang"),
        ("33.26", "Kabupaten Pekalongan"),
        ("33.75", "Kota Pekalongan"),
        ("33.28", "Kabupaten Tegal"),
        ("33.76", "Kota Tegal"),
        ("33", "Provinsi Jawa Tengah"),
    ],
)
def test_a_regency_is_no_city_of_the_same_name(code: str, name: str) -> None:
    assert Region.objects.get(code=code).official_name == name


def test_pemalang_has_its_fourteen_kecamatan_under_it() -> None:
    names = Region.objects.filter(parent__code="33.27").values_list("name", flat=True)
    assert len(names) == 14
    assert {"Moga", "Comal", "Ulujami", "Warungpring"} <= set(names)


def test_every_region_below_a_province_has_a_parent() -> None:
    orphans = Region.objects.filter(parent=None).exclude(kind=RegionKind.PROVINCE)
    assert not orphans.exists()


def test_a_second_load_changes_nothing() -> None:
    rows = list(region_table.provinces_and_regencies())
    assert load_regions(rows, edition=region_table.EDITION) == (0, 0)


def test_a_renamed_region_keeps_its_key() -> None:
    before = Region.objects.get(code="33.27")
    row = RegionRow("33.27", "Pemalang Baru", RegionKind.REGENCY)
    assert load_regions([row], edition="contoh") == (0, 1)
    after = Region.objects.get(code="33.27")
    assert (after.pk, after.name, after.edition) == (before.pk, "Pemalang Baru", "contoh")


def test_the_kecamatan_of_the_whole_country_can_be_read() -> None:
    rows = list(region_table.districts())
    assert len(rows) > 7_000
    assert len({row.code for row in rows}) == len(rows)
