"""The index of the whole nation for five years."""

from bench.measuring import Row, timed
from tapem.spm.rules.document import POLICIES
from tapem.spm.rules.index import QualityFigure, Recipients, ServiceFigures, compute

REGIONS, SERVICES, ITEMS, YEARS = 552, 29, 10, 5


def rows() -> list[Row]:
    """Measure it beside a bare loop."""
    index, floats = timed(_index, 1), timed(_floats, 1)
    half = timed(lambda: _index(REGIONS * YEARS // 2), 1)
    return [
        Row(
            f"index {REGIONS} × {SERVICES} × {ITEMS} × {YEARS}", str(index), str(floats),
            f"bare loop over floats, no rules, no trace; half of it in {half} (linear)",
        ),
    ]  # fmt: skip


def _index(regions: int = REGIONS * YEARS) -> None:
    policy = POLICIES["kemendagri-2021"]
    for number in range(regions):
        compute(_services(number), policy)


def _services(number: int) -> list[ServiceFigures]:
    return [
        ServiceFigures(
            code=f"U{service % 6}-{service:02d}",
            recipients=(Recipients(500 + number, 425 + service),),
            quality=tuple(QualityFigure(f"q{item}", 100, 90 + item) for item in range(ITEMS)),
        )
        for service in range(SERVICES)
    ]


def _floats() -> float:
    total = 0.0
    for number in range(REGIONS * YEARS):
        for service in range(SERVICES):
            share = (425 + service) / (500 + number)
            quality = sum((90 + item) / 100 for item in range(ITEMS)) / ITEMS
            total += 80 * share + 20 * quality
    return total
