"""What a rule says: findings and facts, and the report that gathers them."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import StrEnum
from typing import Any

from tapem.proofread.tree import Kind, Text


class Severity(StrEnum):
    """``error`` blocks a hand-over, ``warning`` needs a look, ``info`` is style."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of the source."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Finding:
    """One remark of one rule at one place; ``replacement`` is set where a fix is safe."""

    rule: str
    severity: Severity
    message: str
    start: int
    end: int
    quote: str = ""
    line: int = 0
    basis: str = ""
    suggestion: str | None = None
    replacement: str | None = None
    related: tuple[Place, ...] = ()
    fingerprint: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that the text implies but does not say, such as a sum."""

    label: str
    value: int | str
    how: str
    quote: str
    start: int = 0
    end: int = 0


@dataclass(frozen=True)
class Report:
    """The outcome of a reading: kind with reason, findings by position, derived facts."""

    text: Text = field(repr=False)
    findings: tuple[Finding, ...]
    facts: tuple[Fact, ...]

    @property
    def kind(self) -> Kind:
        """Kind that the rules were chosen for."""
        return self.text.kind

    @property
    def kind_reason(self) -> str:
        """Why the text was taken for that kind."""
        return self.text.kind_reason

    def as_json(self, file: str = "") -> dict[str, Any]:
        """The document of ``tapem proofread --json``."""
        return {
            "file": file,
            "kind": self.kind.value,
            "kind_reason": self.kind_reason,
            "findings": [self._finding_json(finding) for finding in self.findings],
            "facts": [
                {"label": fact.label, "value": fact.value, "how": fact.how, "quote": fact.quote}
                for fact in self.facts
            ],
        }

    def _finding_json(self, finding: Finding) -> dict[str, Any]:
        return {
            "rule": finding.rule,
            "severity": finding.severity.value,
            "message": finding.message,
            "quote": finding.quote,
            "start": finding.start,
            "end": finding.end,
            "line": finding.line,
            "basis": finding.basis,
            "suggestion": finding.suggestion,
            "related": [self._place_json(place) for place in finding.related],
        }

    def _place_json(self, place: Place) -> dict[str, Any]:
        return {
            "quote": shorten(self.text.source[place.start : place.end]),
            "start": place.start,
            "end": place.end,
            "line": self.text.line_of(place.start),
        }


_SPACES = re.compile(r"\s+")
_QUOTE_LIMIT = 240


def shorten(quote: str) -> str:
    """A quote on one line; the middle of a very long one is left out."""
    flat = _SPACES.sub(" ", quote[: _QUOTE_LIMIT * 4]).strip()
    if len(flat) <= _QUOTE_LIMIT:
        return flat
    return f"{flat[: _QUOTE_LIMIT - 2]} …"


def complete(finding: Finding, text: Text, basis: str) -> Finding:
    """Fill quote, line, basis and fingerprint from the text."""
    return replace(
        finding,
        quote=shorten(text.source[finding.start : finding.end]),
        line=text.line_of(finding.start),
        basis=finding.basis or basis,
        fingerprint=_fingerprint(finding, text),
    )


_NEIGHBOURHOOD = 160


def _fingerprint(finding: Finding, text: Text) -> str:
    """Rule, quote and the words close by inside the node, spaces and case apart.

    It stays equal until that stretch changes, whatever happens elsewhere. The
    stretch is bounded, so a paragraph of megabytes costs no more than a short one.
    """
    node = text.node_at(finding.start)
    low = max(node.start if node else 0, finding.start - _NEIGHBOURHOOD)
    high = min(max(node.end if node else 0, finding.end), finding.end + _NEIGHBOURHOOD)
    quote = text.source[finding.start : min(finding.end, finding.start + 2000)]
    parts = (finding.rule, _normal(text.source[low:high][:4000]), _normal(quote))
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:24]


def _normal(words: str) -> str:
    return _SPACES.sub(" ", words).strip().casefold()


def plain(value: Decimal) -> int | str:
    """An exact whole number as int, anything else as its decimal text with a comma."""
    if value == value.to_integral_value():
        return int(value)
    return format(value.normalize(), "f").replace(".", ",")
