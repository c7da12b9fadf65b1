"""The table of Indonesia's regions, from the package that carries it."""

from collections.abc import Iterator

from lokal import wilayah

from tapem.regions.actions import RegionRow
from tapem.regions.choices import RegionKind

EDITION = "Kepmendagri 300.2.2-2138/2025"
_PREFIXES = (
    ("Kabupaten Administrasi ", RegionKind.REGENCY),
    ("Kota Administrasi ", RegionKind.CITY),
    ("Kabupaten ", RegionKind.REGENCY),
    ("Kota ", RegionKind.CITY),
)


def provinces_and_regencies() -> Iterator[RegionRow]:
    """Yield provinces, then their regencies and cities: 38 and 514 rows."""
    for province in wilayah.list_wilayah():
        yield RegionRow(province.code, province.name, RegionKind.PROVINCE)
        for regency in wilayah.list_wilayah(province.code):
            yield _regency(regency.code, regency.name)


def districts() -> Iterator[RegionRow]:
    """Yield every kecamatan: about 7,300 rows."""
    for province in wilayah.list_wilayah():
        for regency in wilayah.list_wilayah(province.code):
            yield from districts_of(regency.code)


def districts_of(code: str) -> Iterator[RegionRow]:
    """Yield the kecamatan of one regency."""
    for district in wilayah.list_wilayah(code):
        yield RegionRow(district.code, district.name, RegionKind.DISTRICT)


def _regency(code: str, name: str) -> RegionRow:
    for prefix, kind in _PREFIXES:
        if name.startswith(prefix):
            return RegionRow(code, name.removeprefix(prefix), kind)
    return RegionRow(code, name, RegionKind.REGENCY)
