"""Semula/Menjadi: what changed between two frozen versions, by unit and by word."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

Pieces = tuple[tuple[str, str], ...]
_WORDS = re.compile(r"\S+\s*")


@dataclass(frozen=True, slots=True)
class Change:
    """One unit that was added, removed, changed or moved.

    `pieces` are pairs (same|out|in, words); `cells` lists changed cells of a table as
    (row and column, before, after).
    """

    key: str
    how: str
    label: str
    before: str
    after: str
    pieces: Pieces = ()
    cells: tuple[tuple[str, str, str], ...] = ()


def word_difference(before: str, after: str) -> Pieces:
    """Return the words that stayed, went and came, in reading order."""
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    pieces: list[tuple[str, str]] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            pieces.append(("same", "".join(old[i1:i2]).rstrip()))
            continue
        if i2 > i1:
            pieces.append(("out", "".join(old[i1:i2]).rstrip()))
        if j2 > j1:
            pieces.append(("in", "".join(new[j1:j2]).rstrip()))
    return tuple(pieces)


def compare(
    before: Sequence[Mapping[str, Any]], after: Sequence[Mapping[str, Any]]
) -> list[Change]:
    """Return the changes between two lists of frozen units, in the order of the later one.

    A unit is a mapping with id, label, title, text and table (rows by key) as
    `rules.content.frozen` makes it. Numbers are computed and do not count as a change.
    """
    old = {unit["id"]: unit for unit in before}
    new = {unit["id"]: unit for unit in after}
    changes = [
        change for key, unit in new.items() if (change := _changed(old.get(key), unit)) is not None
    ]
    gone = [_removed(unit) for key, unit in old.items() if key not in new]
    return changes + _moves(before, after, {change.key for change in changes}) + gone


def _changed(old: Mapping[str, Any] | None, new: Mapping[str, Any]) -> Change | None:
    after = _words(new)
    if old is None:
        return Change(new["id"], "added", new["label"], "", after, (("in", after),))
    before = _words(old)
    cells = tuple(_cell_changes(old.get("table"), new.get("table")))
    if before == after and not cells:
        return None
    return Change(
        new["id"], "changed", new["label"], before, after, word_difference(before, after), cells
    )


def _removed(unit: Mapping[str, Any]) -> Change:
    words = _words(unit)
    return Change(unit["id"], "removed", unit["label"], words, "", (("out", words),))


def _moves(
    before: Sequence[Mapping[str, Any]], after: Sequence[Mapping[str, Any]], told: set[str]
) -> list[Change]:
    kept = {unit["id"] for unit in before} & {unit["id"] for unit in after}
    old = [unit["id"] for unit in before if unit["id"] in kept]
    new = [unit["id"] for unit in after if unit["id"] in kept]
    still = {
        key
        for block in SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()
        for key in old[block.a : block.a + block.size]
    }
    labels = {unit["id"]: unit["label"] for unit in after}
    was = {unit["id"]: unit["label"] for unit in before}
    return [
        Change(key, "moved", labels[key], was[key], labels[key])
        for key in new
        if key not in still and key not in told
    ]


def _words(unit: Mapping[str, Any]) -> str:
    return "\n".join(part for part in (unit.get("title", ""), unit.get("text", "")) if part)


def _cell_changes(
    old: Mapping[str, Any] | None, new: Mapping[str, Any] | None
) -> list[tuple[str, str, str]]:
    before, after = _cells(old), _cells(new)
    names = {**_names(old), **_names(new)}
    return [
        (names[key], before.get(key, ""), after.get(key, ""))
        for key in [*after, *(key for key in before if key not in after)]
        if before.get(key, "") != after.get(key, "")
    ]


def _cells(table: Mapping[str, Any] | None) -> dict[str, str]:
    if not table:
        return {}
    return {
        f"{row['key']}:{column['key']}": cell
        for row in table["rows"]
        for column, cell in zip(table["columns"], row["cells"], strict=False)
    }


def _names(table: Mapping[str, Any] | None) -> dict[str, str]:
    if not table:
        return {}
    return {
        f"{row['key']}:{column['key']}": f"{_row_name(row)}, {column['title']}"
        for row in table["rows"]
        for column in table["columns"]
    }


def _row_name(row: Mapping[str, Any]) -> str:
    texts = [cell for cell in row["cells"] if cell and not cell.rstrip(".").isdigit()]
    return texts[0] if texts else str(row["key"])
