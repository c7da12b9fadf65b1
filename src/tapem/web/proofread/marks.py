"""Findings as a page shows them: marked in the paper, and listed beside it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tapem.proofread.finding import Finding, Severity
from tapem.proofread.rules import RULES
from tapem.proofread.tree import Node, Text, Unit
from tapem.review.choices import Grade
from tapem.review.rules import gravest

SHAPES = {Severity.ERROR: "late", Severity.WARNING: "due", Severity.INFO: "open"}
_CENTRED = {Unit.TITLE, Unit.HEADING, Unit.CHAPTER, Unit.PART, Unit.SUBPART, Unit.ARTICLE}
# More than anybody reads on one page; the workbook holds all of them.
SHOWN = 300
LONGEST_TITLE = 200
Labels = Callable[[Finding], str]


def key_of(finding: Finding) -> str:
    """Return rule and place of a finding: what tells it apart inside one text."""
    return f"{finding.rule}:{finding.start}:{finding.end}"


@dataclass(frozen=True, slots=True)
class Shown:
    """One finding of the list; its number links it with its mark in the paper."""

    number: int
    finding: Finding
    place: str
    related: tuple[str, ...] = ()
    may_dismiss: bool = False
    edit_url: str = ""

    @property
    def shape(self) -> str:
        """Return the shape of its state: late, due, open."""
        return SHAPES[self.finding.severity]

    @property
    def word(self) -> str:
        """Return its severity in words."""
        return str(Grade(self.finding.severity).label)

    @property
    def title(self) -> str:
        """Return the name of its rule."""
        rule = RULES.get(self.finding.rule)
        return rule.title if rule else self.finding.rule

    @property
    def key(self) -> str:
        """Return rule and place: what tells it apart inside one text."""
        return key_of(self.finding)


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one paragraph that carry the same mark, or none.

    `opens` tells that the mark begins here: only there stand its number and its anchor.
    """

    words: str
    shown: Shown | None = None
    opens: bool = False


@dataclass(frozen=True, slots=True)
class Stretch:
    """One paragraph of the paper: centred, a list item, a cell or running text."""

    shape: str
    runs: tuple[Run, ...]


def listed(text: Text, findings: Sequence[Finding], label: Labels | None = None) -> list[Shown]:
    """Return findings for the list, numbered in the order of the text."""
    return [
        Shown(
            number=number,
            finding=finding,
            place=label(finding) if label else f"baris {finding.line}",
            related=tuple(
                text.source[place.start : min(place.end, place.start + 120)]
                for place in finding.related[:3]
            ),
        )
        for number, finding in enumerate(findings[:SHOWN], 1)
    ]


def paper(text: Text, shown: Sequence[Shown], within: range | None = None) -> list[Stretch]:
    """Return the paragraphs of a text with its findings marked; `within` keeps a part of it."""
    nodes = [node for node in text.nodes if within is None or _meets(node, within)]
    begun: set[int] = set()
    waiting = sorted(shown, key=lambda one: one.finding.start)
    return [
        Stretch(_shape(text, node), tuple(_runs(text, node, _on(waiting, node), begun)))
        for node in nodes
    ]


def _meets(node: Node, within: range) -> bool:
    return node.start < within.stop and node.end > within.start


def _shape(text: Text, node: Node) -> str:
    if node.unit is Unit.CELL:
        return "cell"
    if node.unit in _CENTRED or _is_title_line(text, node):
        return "centre"
    return "flat" if node.unit in (Unit.ITEM, Unit.CLAUSE) else ""


def _is_title_line(text: Text, node: Node) -> bool:
    """Tell whether a short paragraph is set in capitals, as the head of an annex is."""
    return (
        node.unit is Unit.BLOCK
        and node.end - node.start < LONGEST_TITLE
        and text.whole(node).isupper()
    )


def _on(shown: Sequence[Shown], node: Node) -> list[Shown]:
    """Return the findings that lie on a node, at least on one of its characters."""
    return [
        one
        for one in shown
        if one.finding.start < node.end and max(one.finding.end, one.finding.start + 1) > node.start
    ]


def _runs(text: Text, node: Node, shown: list[Shown], begun: set[int]) -> Iterator[Run]:
    cuts = {node.start, node.end}
    for one in shown:
        end = max(one.finding.end, one.finding.start + 1)
        cuts |= {max(node.start, one.finding.start), min(node.end, end)}
    ordered = sorted(cuts)
    for start, end in pairwise(ordered):
        covering = [
            one
            for one in shown
            if one.finding.start < end and max(one.finding.end, one.finding.start + 1) > start
        ]
        yield _run(text.source[start:end], covering, begun)


def _run(words: str, covering: list[Shown], begun: set[int]) -> Run:
    if not covering:
        return Run(words)
    chosen = gravest([one.finding for one in covering])
    marked = next(one for one in covering if one.finding is chosen)
    opens = marked.number not in begun
    begun.add(marked.number)
    return Run(words, marked, opens)
