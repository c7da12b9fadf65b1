"""Each rule by itself costs no more than the length of the text, also on one endless line.

The text is the rule's own examples repeated, so that its searches meet what they
look for all the time. Twice the text may take two and a half times as long; that is
measured over two doublings and with the quietest of several runs, since a machine
with other work to do disturbs single ones.
"""

from __future__ import annotations

import time

import pytest

from tapem.proofread import check, reader
from tapem.proofread.rules import RULES
from tapem.proofread.rules.base import Material, Rule
from tapem.proofread.tree import Kind
from tests.unit.proofread.drafts import regulation

SMALL = 20_000
FOUR_TIMES = 2.5 * 2.5
SLACK = 0.06  # seconds: below this the clock measures noise
TRIES = 4
SHAPES = ("one line", "many lines")


def repeated(rule: Rule, shape: str, size: int) -> str:
    kind = kind_of(rule)
    head = regulation() if kind is Kind.REGULATION else "Laporan Rapat, 29 November 2022\n\n"
    unit = f"{rule.wrong}\n{rule.right}\n"
    if shape == "one line":
        head, unit = head.replace("\n", " "), unit.replace("\n", " ")
    return head + unit * (size // len(unit))


def kind_of(rule: Rule) -> Kind:
    return Kind.REGULATION if Kind.REGULATION in rule.kinds else Kind.REPORT


def seconds(rule: Rule, source: str) -> float:
    """Time of the rule with all that it derives from the text, the reading apart."""
    text = reader.from_plain_text(source, kind_of(rule))
    begin = time.process_time()
    check.findings_of(rule, Material(text))
    return time.process_time() - begin


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.id)
def test_a_rule_costs_no_more_than_the_length(rule: Rule, shape: str) -> None:
    small, large = repeated(rule, shape, SMALL), repeated(rule, shape, 4 * SMALL)
    assert any(
        seconds(rule, large) < FOUR_TIMES * seconds(rule, small) + SLACK for _ in range(TRIES)
    )


@pytest.mark.parametrize("kind", [Kind.REGULATION, Kind.REPORT])
def test_a_million_signs_on_one_line_are_read_in_seconds(kind: Kind) -> None:
    unit = regulation().replace("\n", " ")
    source = unit * (1_000_000 // len(unit))
    begin = time.process_time()
    check.proofread(source, kind=kind)
    assert time.process_time() - begin < 15
