"""The columns of a form's blocks, which of them are due, and what a line adds up to.

Order and wording follow the ministry's form A/B/C (penerima 80 %, mutu 20 %, anggaran).
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache

from tapem.kernel.dates import MONTHS
from tapem.kernel.numbers import percentage
from tapem.kernel.numerals import roman
from tapem.spm.rules.facts import (
    BUDGET,
    MONTHLY,
    PERSONNEL,
    QUALITY,
    RECIPIENTS,
    FormFact,
    LineFact,
)

NEEDED = "needed"
AVAILABLE = "available"
UNIT_COST = "unit_cost"
ALLOCATION = "allocation"
REVISED = "allocation_revised"
QUARTERS = (1, 2, 3, 4)
BLOCK_TITLES = {
    RECIPIENTS: "A. Penerima layanan dasar (80 %)",
    QUALITY: "B. Mutu minimal layanan dasar (20 %)",
    BUDGET: "C. Alokasi anggaran dan realisasi",
    PERSONNEL: "D. Dukungan personil",
}


@dataclass(frozen=True, slots=True)
class Column:
    """A column that is typed into; `words` name it inside a sentence."""

    key: str
    title: str
    words: str
    month: int = 0
    is_rupiah: bool = False
    is_required: bool = False

    @property
    def quarter(self) -> int:
        """Quarter in which the column's month lies; 0 for a column of the whole year."""
        return (self.month + 2) // 3


def quarter_key(quarter: int) -> str:
    """Return the key of a quarter's column."""
    return f"q{quarter}"


def month_key(month: int) -> str:
    """Return the key of a month's column."""
    return f"m{month:02d}"


@cache
def columns_of(block: str, value_kind: str) -> tuple[Column, ...]:
    """Return the typed columns of a block, left to right."""
    if block == RECIPIENTS:
        needed = Column(NEEDED, "Harus dilayani", "harus dilayani", is_required=True)
        return (needed, *_periods("terlayani", value_kind))
    if block == QUALITY:
        needed = Column(NEEDED, "Harus dipenuhi", "harus dipenuhi", is_required=True)
        return (needed, *_periods("terpenuhi", value_kind), *_need_columns())
    if block == BUDGET:
        return (
            Column(ALLOCATION, "Alokasi", "alokasi anggaran", is_rupiah=True, is_required=True),
            Column(REVISED, "Alokasi perubahan", "alokasi perubahan", is_rupiah=True),
            *_quarters("realisasi", is_rupiah=True),
        )
    return (
        Column("civil_servants", "PNS", "PNS"),
        Column("contract_servants", "PPPK", "PPPK"),
        Column("other_staff", "Non-ASN", "non-ASN"),
    )


def _need_columns() -> tuple[Column, ...]:
    return (
        Column(AVAILABLE, "Tersedia di awal", "tersedia di awal tahun"),
        Column(UNIT_COST, "Harga satuan", "harga satuan", is_rupiah=True),
    )


def _periods(verb: str, value_kind: str) -> tuple[Column, ...]:
    if value_kind == MONTHLY:
        return tuple(
            Column(month_key(month), MONTHS[month - 1][:3], f"{verb} {MONTHS[month - 1]}", month,
                   is_required=True)
            for month in range(1, 13)
        )  # fmt: skip
    return _quarters(verb)


def _quarters(verb: str, *, is_rupiah: bool = False) -> tuple[Column, ...]:
    return tuple(
        Column(
            quarter_key(quarter),
            f"Tw {roman(quarter)}",
            f"{verb} triwulan {roman(quarter)}",
            quarter * 3,
            is_rupiah,
            is_required=True,
        )
        for quarter in QUARTERS
    )


def column_named(block: str, value_kind: str, key: str) -> Column | None:
    """Return one column of a block by its key."""
    return next((column for column in columns_of(block, value_kind) if column.key == key), None)


def is_due(column: Column, year: int, on: date) -> bool:
    """Tell whether a required column must be filled on that day.

    The year's column is due at once, a period's when the period is over.
    """
    if not column.is_required:
        return False
    if column.month == 0:
        return True
    return on > _end_of_month(year, column.month)


@cache
def _end_of_month(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def last_due_quarter(year: int, on: date) -> int:
    """Return the last quarter of the year that is over on that day, 0 for none."""
    over = [quarter for quarter in QUARTERS if on > _end_of_month(year, quarter * 3)]
    return max(over, default=0)


def served_until(line: LineFact, value_kind: str, quarter: int = 4) -> Decimal | None:
    """Return what was reached from January to the end of a quarter; None when unknown.

    Cumulative figures: the last one filled. Monthly figures: their sum. The annual
    denominator is never summed over periods.
    """
    keys = _period_keys(line.block, value_kind, quarter)
    amounts = [amount for key in keys if (amount := line.amount(key)) is not None]
    if not amounts:
        return None
    return sum(amounts, Decimal(0)) if _is_monthly(line.block, value_kind) else amounts[-1]


def _period_keys(block: str, value_kind: str, quarter: int) -> list[str]:
    if _is_monthly(block, value_kind):
        return [month_key(month) for month in range(1, quarter * 3 + 1)]
    return [quarter_key(number) for number in range(1, quarter + 1)]


def _is_monthly(block: str, value_kind: str) -> bool:
    return value_kind == MONTHLY and block in (RECIPIENTS, QUALITY)


def whole_of(line: LineFact) -> Decimal | None:
    """Return the denominator of a line: the need, or the allocation in force."""
    if line.block == BUDGET:
        revised = line.amount(REVISED)
        return line.amount(ALLOCATION) if revised is None else revised
    return line.amount(NEEDED)


def rest_of(line: LineFact, value_kind: str, quarter: int = 4) -> Decimal | None:
    """Return what is not reached yet, never below zero; None when unknown."""
    whole, reached = whole_of(line), served_until(line, value_kind, quarter)
    return None if whole is None or reached is None else max(whole - reached, Decimal(0))


def rate_of(line: LineFact, value_kind: str, quarter: int = 4) -> Fraction | None:
    """Return reached of whole in percent, not capped; None when unknown or without a whole."""
    whole, reached = whole_of(line), served_until(line, value_kind, quarter)
    return None if whole is None or reached is None else percentage(reached, whole)


def block_rate(form: FormFact, block: str, quarter: int = 4) -> Fraction | None:
    """Return the pooled rate of a block: sum reached of sum needed, over lines with both."""
    whole = reached = Decimal(0)
    for line in form.block(block):
        total, part = whole_of(line), served_until(line, form.value_kind, quarter)
        if total is not None and part is not None:
            whole, reached = whole + total, reached + part
    return percentage(reached, whole)
