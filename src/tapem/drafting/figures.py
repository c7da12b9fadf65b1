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

__all__ = [
    "Context",
    "Figure",
    "FigureKind",
    "Resolver",
    "register",
    "register_family",
    "register_table",
]

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
FamilyFunction = Callable[[Context, str], Figure]
TableFunction = Callable[[Context, Mapping[str, Any]], TableData]


@dataclass(frozen=True, slots=True)
class _Entry:
    label: str | Promise
    compute: FigureFunction


@dataclass(frozen=True, slots=True)
class _TableEntry:
    label: str | Promise
    compute: TableFunction


@dataclass(frozen=True, slots=True)
class _FamilyEntry:
    label: str | Promise
    compute: FamilyFunction


_FIGURES: dict[str, _Entry] = {}
_FAMILIES: dict[str, _FamilyEntry] = {}
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


def register_family(prefix: str, label: str | Promise, function: FamilyFunction) -> None:
    """Declare figures that share a beginning: "spm.rate." answers "spm.rate.KES-08".

    The function gets the rest of the name; what it does not know is a Figure without value.
    """
    if prefix in _FAMILIES:
        raise ValueError(f"the family {prefix!r} is declared twice")
    _FAMILIES[prefix] = _FamilyEntry(label, function)


def is_figure(name: str) -> bool:
    """Tell whether a figure of that name exists."""
    return name in _FIGURES or _family_of(name) is not None


def _family_of(name: str) -> str | None:
    return next(
        (prefix for prefix in _FAMILIES if name.startswith(prefix) and name != prefix), None
    )


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
            self._found[name] = self._computed(name)
        return self._found[name]

    def _computed(self, name: str) -> tuple[str, Figure] | None:
        if entry := _FIGURES.get(name):
            return str(entry.label), entry.compute(self.context)
        prefix = _family_of(name)
        if prefix is None:
            return None
        family, rest = _FAMILIES[prefix], name.removeprefix(prefix)
        return f"{family.label} {rest}", family.compute(self.context, rest)

    def text(self, source: str) -> tuple[Piece, ...]:
        """Return a text with its tokens replaced."""
        return resolved(source, self.figure)

    def table(self, key: str, options: Mapping[str, Any]) -> TableData:
        """Return the rows of a table; an undeclared one is empty and says so."""
        entry = _TABLES.get(key)
        if entry is None:
            return TableData((), (), f"Tabel “{key}” tidak dikenal.")
        return entry.compute(self.context, options)


class ProseResolver(Resolver):
    """Resolves figures and leaves tables empty, for readings that need no rows."""

    def table(self, key: str, options: Mapping[str, Any]) -> TableData:
        """Return a table without rows."""
        return TableData((), (), "")
