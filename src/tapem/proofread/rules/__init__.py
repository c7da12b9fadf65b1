"""The rules, by family; ``RULES`` holds them all by id, in the order of the catalogue."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from tapem.proofread.rules import (
    closing,
    counts,
    definitions,
    lst,
    num,
    phrases,
    preamble,
    ref,
    refstyle,
    report,
    seq,
    spacing,
    spelling,
    title,
    years,
)
from tapem.proofread.rules.base import Rule

_FAMILIES = (
    num,
    counts,
    ref,
    refstyle,
    seq,
    lst,
    definitions,
    title,
    preamble,
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
