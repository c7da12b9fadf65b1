"""The registry of figures and tables: rooms above say how a name is computed.

One of the two registries of the house. A room fills it in `apps.ready()`; drafting asks it
by name and knows nothing of what stands behind.
"""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from django.utils.functional import Promise

from tapem.drafting.models import Draft
from tapem.drafting.rules.bindings import Figure, FigureKind, Piece, TableData, resolved
from tapem.regions.models import Region

__all__ = ["Context", "Figure", "FigureKind", "Resolver", "register", "register_table"]

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Context:
    """For whom and when a figure is computed. `cache` lives as long as one rendering."""

    region: Region
    on: dt.date
    draft: Draft | None = None
    cache: dict[str, Any] = field(default_factory=dict)

    def once(self, key: str, compute: Callable[[], T]) -> T:
        """Return a value that several figures share, computed once a rendering."""
        if key not in self.cache:
            self.cache[key] = compute()
        value: T = self.cache[key]
        return value


FigureFunction = Callable[[Context], Figure]
TableFunction = Callable[[Context, Mapping[str, Any]], TableData]


@dataclass(frozen=True, slots=True)
class _Entry:
    label: str | Promise
    compute: FigureFunction


@dataclass(frozen=True, slots=True)
class _TableEntry:
    label: str | Promise
    compute: TableFunction


_FIGURES: dict[str, _Entry] = {}
_TABLES: dict[str, _TableEntry] = {}


def register(name: str, label: str | Promise, function: FigureFunction) -> None:
    """Declare a figure: its name in tokens, its label on screens, and how it is computed."""
    if name in _FIGURES:
        raise ValueError(f"the figure {name!r} is declared twice")
    _FIGURES[name] = _Entry(label, function)


def register_table(name: str, label: str | Promise, function: TableFunction) -> None:
    """Declare a table: its key in a node, its label, and how its rows are computed."""
    if name in _TABLES:
        raise ValueError(f"the table {name!r} is declared twice")
    _TABLES[name] = _TableEntry(label, function)


def is_figure(name: str) -> bool:
    """Tell whether a figure of that name exists."""
    return name in _FIGURES


def figure_labels() -> dict[str, str]:
    """Return every figure's label by its name, sorted."""
    return {name: str(_FIGURES[name].label) for name in sorted(_FIGURES)}


def table_labels() -> dict[str, str]:
    """Return every table's label by its key, sorted."""
    return {name: str(_TABLES[name].label) for name in sorted(_TABLES)}


class Resolver:
    """Resolves the names of one rendering, each of them once."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self._found: dict[str, tuple[str, Figure] | None] = {}

    def figure(self, name: str) -> tuple[str, Figure] | None:
        """Return (label, figure); None when nobody declared the name."""
        if name not in self._found:
            entry = _FIGURES.get(name)
            self._found[name] = (str(entry.label), entry.compute(self.context)) if entry else None
        return self._found[name]

    def text(self, source: str) -> tuple[Piece, ...]:
        """Return a text with its tokens replaced."""
        return resolved(source, self.figure)

    def table(self, key: str, options: Mapping[str, Any]) -> TableData:
        """Return the rows of a table; an undeclared one is empty and says so."""
        entry = _TABLES.get(key)
        if entry is None:
            return TableData((), (), f"Tabel “{key}” tidak dikenal.")
        return entry.compute(self.context, options)
