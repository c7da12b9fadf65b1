"""What a check says, and what it may look at beside the form itself."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from tapem.kernel.numbers import format_number
from tapem.spm.rules.facts import FormFact


class Severity(StrEnum):
    """How much a finding weighs: an error blocks sending, a warning needs a note."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


SEVERITY_WORDS = {
    Severity.ERROR: "galat",
    Severity.WARNING: "peringatan",
    Severity.INFO: "keterangan",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding. `cell` is "<line>:<column>", or "" when it concerns the whole form.

    A warning with a note at its cell is explained and asks for nothing more.
    """

    code: str
    severity: Severity
    message: str
    cell: str = ""
    is_explained: bool = False

    @property
    def blocks(self) -> bool:
        """Tell whether the form cannot be sent because of it."""
        return self.severity is Severity.ERROR


@dataclass(frozen=True, slots=True)
class StageFact:
    """One of the four stages of a service."""

    label: str
    is_done: bool
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class ProblemFact:
    """A problem of a service with what answers it."""

    description: str
    root_cause: str = ""
    solution: str = ""
    plan_row: str = ""


@dataclass(frozen=True, slots=True)
class EntitledChange:
    """A change of "harus dilayani" within the year, with the reason that was given."""

    cell: str
    old: Decimal
    new: Decimal
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """A row of a by-name list: NIK and age in years."""

    nik: str
    age: int | None = None


@dataclass(frozen=True, slots=True)
class FormContext:
    """What is known around a form: calendar, last year, stages, plan, approval.

    `problems`, `plan_services` and `people` None: not looked at.
    """

    on: date
    closes_on: Mapping[int, date] = field(default_factory=dict)
    last_year: FormFact | None = None
    entitled_changes: tuple[EntitledChange, ...] = ()
    stages: tuple[StageFact, ...] = ()
    problems: tuple[ProblemFact, ...] | None = None
    plan_services: frozenset[str] | None = None
    people: tuple[Person, ...] | None = None
    minimum_age: int | None = None
    maximum_age: int | None = None
    is_approved: bool | None = None
    submitted_on: date | None = None


def said(value: Decimal) -> str:
    """Print a figure inside a message, without needless decimals."""
    return format_number(int(value) if value == int(value) else value)
