"""Where the units of a regulation are, and how far the reading of them can be trusted.

Enacted texts come out of scans: a lost bracket looks like a missing clause.
Structural rules therefore ask here first, and look for a damaged trace of the
missing unit before they speak.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from tapem.proofread.tree import MarkerStyle, Node, Text, Unit, Zone

_ALPHABET = 26

_AMENDS = re.compile(
    r"\bPERUBAHAN\b(?:\s+\w+){0,3}\s+(?:ATAS|TERHADAP)\b|\bPERUBAHAN\s+(?:ATAS|UNDANG|PERATURAN)"
)
_SCAN_DAMAGE = re.compile(r"\b[a-z]+[A-Z][a-z]+\b|\d[OlI]\d|\b[a-z]+[0-9][a-z]+\b|[{}~\\^]")
# Markers torn from their clauses: “(3) (4) (1) (2)”, “(21 Undang”.
_LOOSE_MARKERS = re.compile(
    r"\(\d{1,2}\)\s+\(\d{1,2}\)\s+\(\d|\(\d[1lI]?\s+[A-Z][a-z]|\b[lt]\d\)|\(\d\d?\s\(\d|\b[a-z]\.\s[a-z]\.\s[a-z]\."
)
_TORN = re.compile(
    r"\.\s?\.\s?\.|[A-Z]{3}[a-z]+[A-Z]|\b[a-z]\.?\s*\n|REPUBLIK|PRESIDEN|\s[-–]\s?\d+\s?[-–]|[!$%&*+<=>@|]"
)
_SAMPLE = 400_000
_RATIFYING_ARTICLES = 5


@dataclass(frozen=True)
class Index:
    """Articles, clauses and their spans in one regulation."""

    text: Text

    @cached_property
    def title(self) -> str:
        """Words of the title zone on one line."""
        return " ".join(
            " ".join(self.text.whole(n).split()) for n in self.text.in_zones(Zone.TITLE)
        )

    @cached_property
    def year(self) -> int:
        """The regulation's own year by its title; 0 for a draft without one."""
        found = re.search(r"\bTAHUN\s+(\d{4})", self.title)
        return int(found[1]) if found else 0

    @cached_property
    def is_amendment(self) -> bool:
        """Whether the regulation changes another one: its articles then quote foreign numbers."""
        return _AMENDS.search(self.title) is not None or any(
            n.marker.endswith(" I") and n.ordinal == 0 for n in self.text.articles[:2]
        )

    @cached_property
    def is_ratification(self) -> bool:
        """Whether the regulation ratifies a treaty: articles it names are the treaty's."""
        return (
            re.search(r"\bPENGESAHAN\b", self.title) is not None
            and self.last_article <= _RATIFYING_ARTICLES
        )

    @cached_property
    def is_scanned(self) -> bool:
        """Whether the letters look damaged by a scan: more than one broken word in 15,000 signs."""
        sample = self.text.source[:_SAMPLE]
        hits = sum(1 for _ in _SCAN_DAMAGE.finditer(sample))
        loose = sum(1 for _ in _LOOSE_MARKERS.finditer(sample))
        return hits > 2 + len(sample) / 15_000 or loose > 1 + len(sample) / 50_000

    def is_damaged(self, start: int, end: int) -> bool:
        """Whether a stretch holds a broken word, a lone marker or a torn line."""
        source = self.text.source
        return any(
            pattern.search(source, start, end) is not None
            for pattern in (_SCAN_DAMAGE, _LOOSE_MARKERS, _TORN)
        )

    @cached_property
    def by_number(self) -> dict[tuple[int, str], Node]:
        """Articles by number and inserted letter; the first of a number wins."""
        found: dict[tuple[int, str], Node] = {}
        for node in self.text.articles:
            found.setdefault((node.ordinal, node.suffix), node)
        return found

    @cached_property
    def last_article(self) -> int:
        """Highest article number."""
        return max((number for number, _ in self.by_number), default=0)

    @cached_property
    def spans(self) -> dict[int, tuple[int, int]]:
        """Span of each article by node index: up to the next article or the end of the body."""
        nodes = self.text.articles
        if not nodes:
            return {}
        body = list(self.text.in_zones(Zone.BODY))
        end = body[-1].end if body else 0
        stops = [n.start for n in nodes[1:]] + [end]
        return {node.index: (node.start, stop) for node, stop in zip(nodes, stops, strict=True)}

    @cached_property
    def clauses(self) -> dict[int, tuple[Node, ...]]:
        """Clauses of each article by its node index."""
        found: dict[int, list[Node]] = {}
        for node in self.text.in_zones(Zone.BODY):
            if node.unit is Unit.CLAUSE and node.parent >= 0:
                owner = self.article_of(node)
                if owner is not None:
                    found.setdefault(owner.index, []).append(node)
        return {index: tuple(nodes) for index, nodes in found.items()}

    def article_of(self, node: Node) -> Node | None:
        """The article that a node lies in."""
        return self._ancestor(node, Unit.ARTICLE)

    def clause_of(self, node: Node) -> Node | None:
        """The clause that a node is or lies in."""
        return self._ancestor(node, Unit.CLAUSE)

    def _ancestor(self, node: Node, unit: Unit) -> Node | None:
        here: Node | None = node
        while here is not None and here.unit is not unit:
            here = self.text.nodes[here.parent] if here.parent >= 0 else None
        return here

    def has_trace(self, style: MarkerStyle, ordinal: int, start: int, end: int) -> bool:
        """Whether a missing marker may stand in the stretch after all, damaged or run together."""
        pattern = _trace(style, ordinal)
        return pattern is not None and pattern.search(self.text.source, start, end) is not None

    @cached_property
    def gaps(self) -> tuple[tuple[Node, Node], ...]:
        """Neighbours whose count jumps, in lists and clauses, where no damaged trace explains it."""
        return tuple(self._gaps())

    def _gaps(self) -> Iterator[tuple[Node, Node]]:
        for kids in self.text.children.values():
            last: Node | None = None
            for index in kids:
                node = self.text.nodes[index]
                if node.zone is not Zone.BODY or node.unit not in (Unit.CLAUSE, Unit.ITEM):
                    continue
                if (
                    last is not None
                    and last.style is node.style
                    and node.ordinal > last.ordinal + 1
                ):
                    torn = "..." in self.text.of(last)[-12:] or "..." in self.text.of(node)[:60]
                    if not torn and not self.has_trace(
                        node.style, last.ordinal + 1, last.start, node.start
                    ):
                        yield last, node
                last = node

    @cached_property
    def is_reliable(self) -> bool:
        """Whether so few jumps were met that each is more likely a fault than a bad reading."""
        items = sum(1 for n in self.text.in_zones(Zone.BODY) if n.unit in (Unit.CLAUSE, Unit.ITEM))
        return not self.is_scanned and len(self.gaps) <= max(3, items // 60)


def _trace(style: MarkerStyle, ordinal: int) -> re.Pattern[str] | None:
    number = str(ordinal)
    digits = re.escape(number).replace("1", "[1lI]").replace("0", "[0Oo]").replace("5", "[5S]")
    if style is MarkerStyle.CLAUSE:
        return re.compile(
            rf"(?<!ayat )(?<!ayat\n)(?:[(\[{{lI|tf]\s?{digits}\s?[)\]}}lI|1.]|\b{digits}\))\s*[A-Z]|(?<!ayat )\({digits}\)"
        )
    if style in (MarkerStyle.NUMBER_DOT, MarkerStyle.NUMBER_PAREN):
        return re.compile(rf"(?<![\w.,]){digits}\s?[.,)]\s?\S")
    if style in (MarkerStyle.LETTER_DOT, MarkerStyle.LETTER_PAREN) and ordinal <= _ALPHABET:
        letter = chr(96 + ordinal)
        forms = letter + letter.upper() + ("1lI!" if letter in "il" else "")
        return re.compile(rf"(?<![\w-])[{forms}]\s?[.,)](?:\s|[a-z]{{3}})|[;:]\s*[{forms}]\s")
    return None
