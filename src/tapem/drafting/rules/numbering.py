"""Numbers of the units of a regulation, computed from their places in the tree.

Sources: UU 12/2011 Lampiran II angka 22, 39 (recitals), 72–79 (bab, pasal), 82–95 (ayat,
rincian), 194 (lampiran). Pasal run through the whole instrument, everything else begins
anew in its parent.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from tapem.kernel.numerals import letter, roman

K = TypeVar("K", bound=Hashable)

# Units that stand before others whatever their order says.
_PLACES = {
    "considering": 0, "legal_basis": 1, "dictum": 2, "chapter": 3, "article": 3, "annex": 9,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Unit:
    """One node, as numbering sees it."""

    key: Hashable
    parent: Hashable | None
    kind: str
    order: int
    tie: str = ""


@dataclass(frozen=True, slots=True)
class Placed:
    """A unit in reading order with its number and its depth (0 at the root)."""

    unit: Unit
    number: str
    depth: int


def in_reading_order(units: Iterable[Unit]) -> list[Placed]:
    """Return every unit that hangs on the root, in reading order, with its number."""
    children: dict[Hashable | None, list[Unit]] = defaultdict(list)
    for unit in units:
        children[unit.parent].append(unit)
    for siblings in children.values():
        siblings.sort(key=_place)
    return list(_Walk(children).below(None, 0, ""))


def _place(unit: Unit) -> tuple[int, int, str]:
    return (_PLACES.get(unit.kind, 3), unit.order, unit.tie)


class _Walk:
    """One way through the tree, remembering how far each running number has come."""

    def __init__(self, children: Mapping[Hashable | None, list[Unit]]) -> None:
        self.children = children
        self.has_annexes = sum(unit.kind == "annex" for unit in children.get(None, [])) > 1
        self.articles = 0
        self.tables: dict[str, int] = defaultdict(int)

    def below(self, parent: Hashable | None, depth: int, chapter: str) -> Iterator[Placed]:
        """Yield what hangs under `parent`; `chapter` numbers its tables."""
        seen: dict[str, int] = defaultdict(int)
        for unit in self.children.get(parent, []):
            seen[unit.kind] += 1
            number = self.number(unit.kind, seen[unit.kind], chapter)
            yield Placed(unit, number, depth)
            inside = number if unit.kind == "annex_chapter" else chapter
            yield from self.below(unit.key, depth + 1, inside)

    def number(self, kind: str, place: int, chapter: str) -> str:
        """Return the number of the next unit of a kind."""
        if kind == "article":
            self.articles += 1
            return str(self.articles)
        if kind == "table":
            self.tables[chapter] += 1
            running = self.tables[chapter]
            return f"{chapter}.{running}" if chapter else str(running)
        if kind == "annex":
            return roman(place) if self.has_annexes else ""
        return _plain_number(kind, place)


def _plain_number(kind: str, place: int) -> str:
    if kind in {"chapter", "annex_chapter"}:
        return roman(place)
    if kind in {"considering", "item"}:
        return letter(place)
    if kind == "heading":
        return letter(place).upper()
    return {"clause": f"({place})", "legal_basis": str(place), "definition": str(place)}.get(
        kind, ""
    )


def moved(keys: list[K], key: K, steps: int) -> list[K]:
    """Return the siblings with one moved up (negative) or down; ends stop it."""
    place = keys.index(key)
    target = min(max(place + steps, 0), len(keys) - 1)
    rest = [other for other in keys if other != key]
    return [*rest[:target], key, *rest[target:]]
