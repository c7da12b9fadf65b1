"""The rules, by family; ``RULES`` holds them all by id, in the order of the catalogue."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from tapem.proofread.rules import (
    citations,
    closing,
    considering,
    contradictions,
    counts,
    definitions,
    lst,
    money,
    num,
    phrases,
    ref,
    refstyle,
    report,
    seq,
    spacing,
    spelling,
    sums,
    title,
    wording,
    years,
)
from tapem.proofread.rules.base import Rule

_FAMILIES = (
    num,
    money,
    counts,
    contradictions,
    sums,
    ref,
    refstyle,
    seq,
    lst,
    definitions,
    wording,
    title,
    considering,
    citations,
    closing,
    years,
    phrases,
    spacing,
    report,
    spelling,
)

RULES: Mapping[str, Rule] = MappingProxyType(
    {rule.id: rule for family in _FAMILIES for rule in family.RULES}
)
