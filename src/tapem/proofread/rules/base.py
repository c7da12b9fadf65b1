"""What every rule is made of, and the material that all rules of one reading share."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from tapem.proofread import figures, glossary, refs
from tapem.proofread.finding import Place, Severity
from tapem.proofread.index import Index
from tapem.proofread.tree import Kind, Node, Text, Zone


@dataclass(frozen=True, slots=True)
class Hit:
    """A remark before it is completed: place, message, and what would be right."""

    start: int
    end: int
    message: str
    suggestion: str | None = None
    replacement: str | None = None
    related: tuple[Place, ...] = ()
    severity: Severity | None = None


@dataclass(frozen=True)
class Material:
    """The text with what several rules derive from it, each derived once."""

    text: Text
    known_terms: frozenset[str] = frozenset()
    today: dt.date | None = None

    @cached_property
    def counted(self) -> tuple[figures.CountedNoun, ...]:
        """The counted nouns of the text."""
        return figures.extract(self.text)

    @cached_property
    def index(self) -> Index:
        """Articles and clauses with their spans."""
        return Index(self.text)

    @cached_property
    def chains(self) -> tuple[refs.Chain, ...]:
        """References of the body in order."""
        return tuple(
            chain
            for node in self.text.in_zones(Zone.BODY)
            for chain in refs.chains(self.text, node)
        )

    @cached_property
    def terms(self) -> tuple[glossary.Term, ...]:
        """Terms that the first article defines."""
        return glossary.terms(self.text)

    def nodes_between(self, start: int, end: int) -> tuple[Node, ...]:
        """Nodes that begin in a stretch of the source."""
        return self.text.nodes_between(start, end)


Check = Callable[[Material], Iterator[Hit]]

ALL_KINDS = frozenset(Kind)
REGULATION = frozenset({Kind.REGULATION})
REPORTS = frozenset({Kind.REPORT, Kind.LETTER})

BODY = frozenset({Zone.BODY})
BODY_ANNEX = frozenset({Zone.BODY, Zone.ANNEX})
BODY_ANNEX_PROSE = frozenset({Zone.BODY, Zone.ANNEX, Zone.PROSE})
ANNEX_PROSE = frozenset({Zone.ANNEX, Zone.PROSE})
PROSE = frozenset({Zone.PROSE})
EVERYWHERE = frozenset(Zone)


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule with its scope, its legal basis and its explanation in two languages.

    ``severity`` holds in regulations, ``report_severity`` in reports and letters
    (None where the same). ``fixable`` says that a safe automatic fix exists.
    """

    id: str
    title: str
    severity: Severity
    zones: frozenset[Zone]
    kinds: frozenset[Kind]
    basis: str
    explain_id: str
    explain_en: str
    wrong: str
    right: str
    check: Check
    fixable: bool = False
    report_severity: Severity | None = None

    def severity_in(self, kind: Kind) -> Severity:
        """Severity for a kind of document."""
        if kind is not Kind.REGULATION and self.report_severity is not None:
            return self.report_severity
        return self.severity
