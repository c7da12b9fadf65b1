"""Collects nodes while a structure is being read, and keeps the open list levels.

The stack of open levels decides where a marker belongs: it goes on with the
innermost level that expects it, opens a new level when it counts from one, and
otherwise joins the innermost level of its own style (a gap, which a rule may
report).
"""

from __future__ import annotations

from dataclasses import dataclass

from tapem.proofread.markers import Marker
from tapem.proofread.tree import MarkerStyle, Node, Unit, Zone


@dataclass(slots=True)
class _Level:
    """An open list: its style, the last item, and the node that it hangs under."""

    style: MarkerStyle
    last: int
    ordinal: int
    parent: int


class Outline:
    """A growing run of nodes with the list levels that are open at its end."""

    def __init__(self, clause_unit: Unit = Unit.CLAUSE) -> None:
        self.nodes: list[Node] = []
        self._clause_unit = clause_unit
        self.parent = -1
        self._levels: list[_Level] = []

    def add(
        self, unit: Unit, zone: Zone, start: int, end: int, *, body: int | None = None, parent: int
    ) -> int:
        """Append a node without a marker; returns its index."""
        index = len(self.nodes)
        node = Node(index, unit, zone, start, end, start if body is None else body, parent)
        self.nodes.append(node)
        return index

    def append(self, node: Node) -> int:
        """Append a ready node."""
        self.nodes.append(node)
        return node.index

    def close_lists(self, parent: int) -> None:
        """Forget the open levels; what follows hangs under ``parent``."""
        self._levels.clear()
        self.parent = parent

    @property
    def open_item(self) -> int:
        """The last item of the innermost open list, or -1."""
        return self._levels[-1].last if self._levels else -1

    def expects(self, marker: Marker) -> bool:
        """Whether some open level has the marker as its next one."""
        return any(
            level.style is marker.style and marker.ordinal == level.ordinal + 1
            for level in self._levels
        )

    def expects_first(self, marker: Marker) -> bool:
        """Whether the marker may open a new level here: it counts one, in a style not yet open."""
        return marker.ordinal == 1 and all(lv.style is not marker.style for lv in self._levels)

    def add_item(
        self, zone: Zone, marker: Marker, start: int, body: int, end: int, *, inline: bool
    ) -> int:
        """Append a list item where its marker belongs."""
        level = self._place(marker)
        index = len(self.nodes)
        unit = self._clause_unit if marker.style is MarkerStyle.CLAUSE else Unit.ITEM
        self.nodes.append(
            Node(
                index, unit, zone, start, end, body, level.parent, marker.text, marker.style,
                marker.ordinal, marker.suffix, self._levels.index(level), inline,
            )
        )  # fmt: skip
        level.last, level.ordinal = index, marker.ordinal
        return index

    def _place(self, marker: Marker) -> _Level:
        for depth in range(len(self._levels) - 1, -1, -1):
            level = self._levels[depth]
            if level.style is marker.style and _goes_on(level, marker):
                del self._levels[depth + 1 :]
                return level
        if marker.ordinal > 1:
            for depth in range(len(self._levels) - 1, -1, -1):
                if self._levels[depth].style is marker.style:
                    del self._levels[depth + 1 :]
                    return self._levels[depth]
        return self._open(marker)

    def _open(self, marker: Marker) -> _Level:
        """A new level under the innermost item; a style that is open already is closed first."""
        for depth, level in enumerate(self._levels):
            if level.style is marker.style:
                del self._levels[depth:]
                break
        parent = self._levels[-1].last if self._levels else self.parent
        level = _Level(marker.style, -1, 0, parent)
        self._levels.append(level)
        return level


def _goes_on(level: _Level, marker: Marker) -> bool:
    if marker.style is MarkerStyle.BULLET:
        return True
    return marker.ordinal == level.ordinal + 1 or (
        bool(marker.suffix) and marker.ordinal == level.ordinal
    )
