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
_FEW_GAPS = 2
_MOST_TRACES = 24
_HEADING_TRACE = re.compile(r"\bPasal\s+(?P<number>\d{1,4}[A-Z]{0,2})\b\s*(?:\n|\(1\)|$)")


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

    @cached_property
    def _numbered_clauses(self) -> dict[tuple[int, int, bool], Node]:
        """First clause of an article by number; under True also the first with an inserted letter."""
        found: dict[tuple[int, int, bool], Node] = {}
        for article, nodes in self.clauses.items():
            for node in nodes:
                found.setdefault((article, node.ordinal, False), node)
                if node.suffix:
                    found.setdefault((article, node.ordinal, True), node)
        return found

    def clause(self, article: Node, number: int, *, inserted: bool) -> Node | None:
        """The clause of an article with a number; ``inserted`` asks for one like (1a)."""
        return self._numbered_clauses.get((article.index, number, inserted))

    @cached_property
    def _counting_articles(self) -> frozenset[int]:
        return frozenset(
            index
            for index, nodes in self.clauses.items()
            if all(node.ordinal == place for place, node in enumerate(nodes, 1))
        )

    def counts_on(self, article: Node) -> bool:
        """Whether the clauses of an article count from 1 without a break; also where it has none."""
        return article.index in self._counting_articles or article.index not in self.clauses

    @cached_property
    def has_most_articles(self) -> bool:
        """Whether the articles were read with hardly a gap up to the last."""
        numbers = {node.ordinal for node in self.text.articles}
        return len(numbers) >= self.last_article - max(_FEW_GAPS, self.last_article // 50)

    @cached_property
    def heading_traces(self) -> frozenset[str]:
        """Numbers that stand in the body as an article's heading may stand, read or not."""
        articles = self.text.articles
        if not articles:
            return frozenset()
        start, end = articles[0].start, self.spans[articles[-1].index][1]
        return frozenset(m["number"] for m in _HEADING_TRACE.finditer(self.text.source, start, end))

    @cached_property
    def chapters(self) -> tuple[int, ...]:
        """Numbers of the chapters of the body in order."""
        return tuple(n.ordinal for n in self.text.in_zones(Zone.BODY) if n.unit is Unit.CHAPTER)

    @cached_property
    def chapters_count_on(self) -> bool:
        """Whether the chapters count from 1 without a break."""
        return all(ordinal == place for place, ordinal in enumerate(self.chapters, 1))

    @cached_property
    def _last_letters(self) -> dict[tuple[int, int], int]:
        return {}

    def last_letter(self, start: int, end: int) -> int:
        """Ordinal of the last letter item in a stretch that counts on from a; 0 where none does."""
        known = self._last_letters.get((start, end))
        if known is None:
            letters = [
                n.ordinal for n in self.text.nodes_between(start, end)
                if n.style is MarkerStyle.LETTER_DOT and n.unit is Unit.ITEM
            ]  # fmt: skip
            known = len(letters) if letters == list(range(1, len(letters) + 1)) else 0
            self._last_letters[start, end] = known
        return known

    @cached_property
    def _traces(self) -> dict[tuple[int, int], dict[tuple[MarkerStyle, int], bool]]:
        return {}

    def has_trace(self, style: MarkerStyle, ordinal: int, start: int, end: int) -> bool:
        """Whether a missing marker may stand in the stretch after all, damaged or run together.

        Each stretch is searched for a bounded number of markers, so that a text of
        many references costs no more than its length; beyond that the answer is yes,
        which keeps the rules silent.
        """
        known = self._traces.setdefault((start, end), {})
        if (style, ordinal) not in known:
            if len(known) >= _MOST_TRACES:
                return True
            pattern = _trace(style, ordinal)
            known[style, ordinal] = pattern is not None and bool(
                pattern.search(self.text.source, start, end)
            )
        return known[style, ordinal]

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
