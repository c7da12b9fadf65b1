"""Cells as typed, sums that must agree, and what a place of the board says."""

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from tapem.kernel.numbers import format_number, parse_number, parse_rupiah

NONE_SIGNS = frozenset({"-", "–", "—", "tidak ada"})
FEW = 2
MOST_CEILING = 10**15


@dataclass(frozen=True, slots=True)
class Typed:
    """What somebody typed into a cell: state (empty, number, none), value, words to echo."""

    state: str
    value: Decimal | None = None
    echo: str = ""


def read_cell(text: str, *, is_ceiling: bool) -> Typed:
    """Read a target or a ceiling; ValueError with a sentence for what is no figure.

    Nothing is empty, "–" says that there is no activity in the year, 0 is a number.
    """
    folded = text.strip()
    if not folded:
        return Typed("empty")
    if folded.lower() in NONE_SIGNS:
        return Typed("none")
    if is_ceiling:
        value, echo = Decimal(parse_rupiah(folded)), ""
    else:
        parsed = parse_number(folded)
        value, echo = parsed.value, parsed.echo
    if value < 0:
        raise ValueError("Isi 0 atau lebih.")
    if value >= MOST_CEILING:
        raise ValueError("Angka ini terlalu besar.")
    return Typed("number", value, echo)


def cell_text(state: str, value: Decimal | None) -> str:
    """Print a cell: nothing, "–", or the number without needless decimals."""
    if state == "none":
        return "–"
    if state == "empty" or value is None:
        return ""
    whole = value.to_integral_value()
    return format_number(int(whole)) if whole == value else format_number(value.normalize())


@dataclass(frozen=True, slots=True)
class Amount:
    """One ceiling: under which heading, in which year; None where it is empty."""

    heading: str
    year: int
    value: int | None


@dataclass(frozen=True, slots=True)
class SumRow:
    """Sums of one heading per year and over all years."""

    heading: str
    by_year: Mapping[int, int]

    @property
    def total(self) -> int:
        """Sum over the years."""
        return sum(self.by_year.values())


def summed(amounts: Iterable[Amount], years: Sequence[int]) -> list[SumRow]:
    """Return the sums by heading, in the order of first appearance; empty cells add nothing."""
    table: dict[str, dict[int, int]] = {}
    for amount in amounts:
        row = table.setdefault(amount.heading, dict.fromkeys(years, 0))
        if amount.value is not None and amount.year in row:
            row[amount.year] += amount.value
    return [SumRow(heading, by_year) for heading, by_year in table.items()]


def totals(rows: Iterable[SumRow], years: Sequence[int]) -> SumRow:
    """Return the last row of a table of sums."""
    listed = list(rows)
    return SumRow(
        "Jumlah", {year: sum(row.by_year.get(year, 0) for row in listed) for year in years}
    )


def disagreements(tables: Mapping[str, SumRow], years: Sequence[int]) -> list[str]:
    """Return a sentence for each year in which the last rows of two tables differ."""
    names = list(tables)
    if not names:
        return []
    first, found = tables[names[0]], []
    for name in names[1:]:
        for year in years:
            left, right = first.by_year.get(year, 0), tables[name].by_year.get(year, 0)
            if left != right:
                found.append(
                    f"Pagu {year}: {names[0]} Rp{format_number(left)}, {name} Rp{format_number(right)}."
                )
    return found


def repeats_empty_cell(code: str, cell: str, empty: Container[str]) -> bool:
    """Tell whether a finding of the plan's rules only says again that a cell is empty.

    `cell` is "<row>:<what>" as the finding has it, `empty` the keys of the row's empty cells.
    """
    what = cell.partition(":")[2]
    if code not in {"R13", "R14"}:
        return False
    if what == "years":
        return True
    return what in empty or f"target-{what}" in empty or f"ceiling-{what}" in empty


@dataclass(frozen=True, slots=True)
class PlaceFacts:
    """What the board knows of one chapter and one agency.

    `has_part` whether the agency has something to do there; `owed_corrections` wait for the
    agency, `unsettled` are not settled at all; `faults` are rows that the rules of the plan
    refuse, beside the cells that are merely empty.
    """

    has_part: bool
    missing: int = 0
    owed_corrections: int = 0
    unsettled: int = 0
    faults: int = 0
    not_started: bool = False
    not_agreed: bool = False


class Standing(StrEnum):
    """Where an agency stands with its part of a chapter."""

    COMPLETE = "complete"
    ALMOST = "almost"
    LACKING = "lacking"
    NOT_BEGUN = "not_begun"
    NOT_AGREED = "not_agreed"
    CHECKED = "checked"
    NO_PART = "no_part"


_SHAPES = {
    Standing.COMPLETE: "ok",
    Standing.ALMOST: "due",
    Standing.LACKING: "late",
    Standing.NOT_BEGUN: "late",
    Standing.NOT_AGREED: "late",
    Standing.CHECKED: "open",
    Standing.NO_PART: "na",
}


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the board: where the agency stands, and how much is behind it.

    `answers` are corrections that the agency answered and nobody checked yet.
    """

    standing: Standing
    corrections: int = 0
    cells: int = 0
    faults: int = 0
    answers: int = 0

    @property
    def state(self) -> str:
        """Return the shape that shows it: ok, due, late, open, or na."""
        return _SHAPES[self.standing]

    @property
    def is_owing(self) -> bool:
        """Tell whether the agency still has to bring something."""
        return self.state in {"late", "due"}


def place_of(facts: PlaceFacts) -> Place:
    """Return the place for these facts: complete, almost, lacking, not begun, or no part."""
    owed = facts.missing + facts.owed_corrections + facts.faults
    counts = (facts.owed_corrections, facts.missing, facts.faults)
    if facts.not_started:
        return Place(Standing.NOT_BEGUN, facts.owed_corrections, faults=facts.faults)
    if owed:
        return Place(Standing.LACKING if owed > FEW else Standing.ALMOST, *counts)
    if facts.not_agreed:
        return Place(Standing.NOT_AGREED)
    if facts.unsettled:
        return Place(Standing.CHECKED, answers=facts.unsettled)
    return Place(Standing.COMPLETE if facts.has_part else Standing.NO_PART)
