"""The proofreading itself: choose the rules, run them, complete and order what they say."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator
from dataclasses import replace

from tapem.proofread import facts, reader
from tapem.proofread.finding import Finding, Report, complete
from tapem.proofread.rules import RULES
from tapem.proofread.rules.base import Hit, Material, Rule
from tapem.proofread.tree import Kind, Text


def proofread(
    text: Text | str,
    *,
    kind: Kind | None = None,
    known_terms: Collection[str] = (),
    today: dt.date | None = None,
) -> Report:
    """Check a whole text. ``known_terms`` are words and abbreviations that need no definition.

    Raises ``errors.Unreadable`` when a plain string holds no words.
    """
    tree = _as_text(text, kind)
    material = Material(tree, frozenset(known_terms), today)
    findings = [finding for rule in RULES.values() for finding in findings_of(rule, material)]
    return Report(
        tree, tuple(_numbered(sorted(findings, key=_order))), tuple(facts.derive(material))
    )


def proofread_part(
    text: Text | str,
    changed: range,
    *,
    kind: Kind | None = None,
    known_terms: Collection[str] = (),
    today: dt.date | None = None,
) -> Report:
    """Check a text and keep what touches the changed characters, there or in a related place."""
    report = proofread(text, kind=kind, known_terms=known_terms, today=today)
    low, high = changed.start, max(changed.stop, changed.start + 1)
    low, high = _widened(report.text, low, high)
    touched = tuple(f for f in report.findings if _touches(f, low, high))
    return Report(
        report.text, touched, tuple(f for f in report.facts if f.start < high and f.end > low)
    )


def _as_text(text: Text | str, kind: Kind | None) -> Text:
    if isinstance(text, str):
        return reader.from_plain_text(text, kind)
    return text if kind is None or kind is text.kind else reader.as_kind(text, kind)


def findings_of(rule: Rule, material: Material) -> list[Finding]:
    """Findings of one rule, each place once, inside its zones."""
    return list(_run(rule, material))


def _run(rule: Rule, material: Material) -> Iterator[Finding]:
    text = material.text
    if text.kind not in rule.kinds:
        return
    seen: set[tuple[int, int]] = set()
    for hit in rule.check(material):
        node = text.node_at(hit.start)
        if (hit.start, hit.end) in seen or (node is not None and node.zone not in rule.zones):
            continue
        seen.add((hit.start, hit.end))
        yield complete(_finding(rule, hit, text.kind), text, rule.basis)


def _finding(rule: Rule, hit: Hit, kind: Kind) -> Finding:
    return Finding(
        rule.id, hit.severity or rule.severity_in(kind), hit.message, hit.start, hit.end,
        suggestion=hit.suggestion, replacement=hit.replacement, related=hit.related,
    )  # fmt: skip


def _order(finding: Finding) -> tuple[int, int, str]:
    return finding.start, finding.end, finding.rule


def _numbered(findings: list[Finding]) -> Iterator[Finding]:
    """Tell equal fingerprints apart by their place in the order."""
    counts: dict[str, int] = {}
    for finding in findings:
        nth = counts.get(finding.fingerprint, 0)
        counts[finding.fingerprint] = nth + 1
        yield replace(finding, fingerprint=f"{finding.fingerprint}-{nth}") if nth else finding


def _widened(text: Text, low: int, high: int) -> tuple[int, int]:
    """From the changed characters to the nodes that hold them."""
    first, last = text.node_at(low), text.node_at(max(low, high - 1))
    return (
        min(low, first.start) if first is not None and first.end >= low else low,
        max(high, last.end) if last is not None else high,
    )


def _touches(finding: Finding, low: int, high: int) -> bool:
    return any(start < high and end > low for start, end in _stretches(finding))


def _stretches(finding: Finding) -> Iterator[tuple[int, int]]:
    yield finding.start, max(finding.end, finding.start + 1)
    yield from ((place.start, place.end) for place in finding.related)
