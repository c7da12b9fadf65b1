"""The values that the rules look at: a form with its lines and cells, free of tables."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

EMPTY, NUMBER, NONE, NOT_APPLICABLE = "empty", "number", "none", "not_applicable"
RECIPIENTS, QUALITY, BUDGET, PERSONNEL = "A", "B", "C", "D"
CUMULATIVE, MONTHLY = "cumulative", "monthly"
REGULAR, EVENT = "regular", "event"


@dataclass(frozen=True, slots=True)
class CellFact:
    """What a cell holds: empty, a number, "tidak ada" or "tidak berlaku"."""

    state: str = EMPTY
    value: Decimal | None = None
    note: str = ""

    @property
    def is_filled(self) -> bool:
        """Tell whether somebody answered; 0, "tidak ada" and "tidak berlaku" are answers."""
        return self.state != EMPTY

    @property
    def amount(self) -> Decimal | None:
        """Number to reckon with: "tidak ada" counts as nothing, the others are unknown."""
        if self.state == NUMBER:
            return self.value
        return Decimal(0) if self.state == NONE else None


BLANK = CellFact()


@dataclass(frozen=True, slots=True)
class LineFact:
    """A line of a form. `stated` holds what a file declared of computed columns."""

    key: str
    block: str
    label: str
    unit: str = "orang"
    cells: Mapping[str, CellFact] = field(default_factory=dict)
    district: str = ""
    is_mandatory: bool = True
    ratio: Decimal | None = None
    stated: Mapping[str, Decimal] = field(default_factory=dict)

    def cell(self, column: str) -> CellFact:
        """Return the cell of a column, an empty one when nobody wrote it."""
        return self.cells.get(column, BLANK)

    def amount(self, column: str) -> Decimal | None:
        """Return the number of a column, None when it is not known."""
        return self.cell(column).amount


@dataclass(frozen=True, slots=True)
class FormFact:
    """A form of one service, agency and year, with what else the checks need to know."""

    service_code: str
    service_name: str
    year: int
    nature: str = REGULAR
    value_kind: str = CUMULATIVE
    lines: tuple[LineFact, ...] = ()
    is_nil: bool = False
    nil_reason: str = ""
    data_source: str = ""
    data_date: date | None = None
    reference_population: Decimal | None = None

    def block(self, block: str) -> tuple[LineFact, ...]:
        """Return the lines of a block that are no part of another line."""
        return tuple(line for line in self.lines if line.block == block and not line.district)

    def districts(self) -> tuple[LineFact, ...]:
        """Return the recipients' lines per kecamatan."""
        return tuple(line for line in self.lines if line.district)
