"""The examples that the explanation page shows are true: the wrong one is found, the right one is not."""

from __future__ import annotations

import pytest

from tapem.proofread.rules import RULES
from tapem.proofread.tree import Kind
from tests.unit.proofread.drafts import MATTER, found, regulation

IN_A_REPORT = (
    "NUM-01", "NUM-04", "NUM-05", "NUM-06", "NUM-07", "CPL-01", "REF-12", "LST-03", "DEF-02", "DEF-06", "YR-01", "SPC-01",
    "DAY-01", "ATR-01", "DUE-01", "SPL-01",
)  # fmt: skip
IN_A_CLAUSE = (
    "NUM-01", "NUM-02", "NUM-03", "NUM-04", "REF-02", "REF-03", "REF-04", "REF-08", "REF-09", "REF-10", "REF-11", "FRS-01",
    "FRS-02", "FRS-03", "FRS-04", "YR-01", "SPC-01", "LST-01", "LST-02",
)  # fmt: skip


@pytest.mark.parametrize("rule", IN_A_REPORT)
def test_examples_in_a_report(rule: str) -> None:
    host = "Laporan\n\nKegiatan berjalan lancar.\n\n{}\n"
    assert found(host.format(RULES[rule].wrong), rule, Kind.REPORT)
    assert found(host.format(RULES[rule].right), rule, Kind.REPORT) == []


@pytest.mark.parametrize("rule", IN_A_CLAUSE)
def test_examples_in_a_regulation(rule: str) -> None:
    last = "(lima juta rupiah).\n"
    wrong, right = (
        regulation(matter=MATTER.replace(last, f"{last}(4) {words}\n"))
        for words in (RULES[rule].wrong, RULES[rule].right)
    )
    assert found(wrong, rule)
    assert found(right, rule) == []
