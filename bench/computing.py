"""The index of the whole nation for five years, and proofreading a hundred and twenty pages."""

import re

from bench.measuring import Row, timed
from tapem.proofread.check import proofread
from tapem.spm.rules.document import POLICIES
from tapem.spm.rules.index import QualityFigure, Recipients, ServiceFigures, compute

REGIONS, SERVICES, ITEMS, YEARS = 552, 29, 10, 5
PAGES, WORDS_PER_PAGE = 120, 350


def rows(report: str) -> list[Row]:
    """Measure both; `report` is a real text of which a long one is made."""
    index = timed(_index, 1)
    floats = timed(_floats, 1)
    text = _long_text(report)
    reading, words = timed(lambda: proofread(text), 1), timed(lambda: re.findall(r"\w+", text), 3)
    return [
        Row(
            f"index {REGIONS} × {SERVICES} × {ITEMS} × {YEARS}", str(index), str(floats),
            "bare loop over floats, no rules, no trace",
        ),
        Row(f"proofreading {PAGES} pages", str(reading), str(words), "bare split into words"),
    ]  # fmt: skip


def _index() -> None:
    policy = POLICIES["kemendagri-2021"]
    for number in range(REGIONS * YEARS):
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


def _long_text(report: str) -> str:
    copies = PAGES * WORDS_PER_PAGE // len(report.split()) + 1
    return "\n\n".join([report] * copies)
