"""Time stays linear whatever the text: four times the input may not take eight times the time."""

from __future__ import annotations

import time
import tracemalloc

import pytest

from tapem.proofread.check import proofread
from tapem.proofread.tree import Kind
from tests.unit.proofread.drafts import regulation

UNITS = [
    "a", "A", "(", ")", "1.1.", ".", "-", " x", "lorem ipsum ", "1 (satu) ", "; a. b. ", "a. x;\n", "Pasal 1\n",
    "(1) a; ", "Aa Bb ", "Rp1.000 ", " s/d ", "huruf a, ", " 5 orang, ", "Selasa, 1 Januari 2022 ", "ABC DEF ",
    "satu dua tiga ", "LAMPIRAN\n", "a\tb\tc\n", "yaitu: a. x; b. y. ", "Peraturan Bupati tentang A (B) ",
    "2022 – 2026 ", "dari 4 PKS 3 PKS ", "sebagaimana dimaksud dalam ", "aB", "seratus dua ribu ",
]  # fmt: skip
SIZE = 1_500
SLACK = 0.15  # seconds: below this the clock measures noise


def seconds(source: str, kind: Kind) -> float:
    begin = time.process_time()
    proofread(source, kind=kind)
    return time.process_time() - begin


@pytest.mark.parametrize("kind", [Kind.REGULATION, Kind.REPORT])
@pytest.mark.parametrize("unit", UNITS, ids=repr)
def test_repetition_costs_no_more_than_its_length(unit: str, kind: Kind) -> None:
    head = regulation() if kind is Kind.REGULATION else "Laporan Rapat\n\n"
    small = head + unit * (SIZE // len(unit))
    large = head + unit * (4 * SIZE // len(unit))
    # A busy machine may disturb one measurement; three in a row are no accident.
    assert any(seconds(large, kind) < 8 * seconds(small, kind) + SLACK for _ in range(3))


def test_a_long_draft_takes_little_memory() -> None:
    """A draft of about 120 pages; the bound of 150 MB covers the whole process."""
    draft = regulation()
    body = draft[draft.index("BAB II") : draft.index("BAB III")]
    source = draft.replace("BAB III", body * 160 + "BAB III")
    assert len(source) > 120 * 1_000
    tracemalloc.start()
    proofread(source)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 100 * 1024 * 1024
