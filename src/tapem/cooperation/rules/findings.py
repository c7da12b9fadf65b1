"""What a check finds, how much it weighs, and the thresholds it is measured by.

Levels: a block stops a move, an error stops a final report, a warning asks for work, an
information only tells. Thresholds come in as data: not all day counts of the law are verified.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Level(StrEnum):
    """How much a finding weighs."""

    BLOCK = "block"
    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check found: rule, weight, sentence, and the agreement it is about."""

    rule: str
    level: Level
    message: str
    about: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Numbers that the law or the office sets; defaults are unverified unless said."""

    max_term_years: int = 5
    idle_days: int = 365
    rotation_years: int = 3
    nameless_days: int = 365
    recommendation_days: int = 30
    expiry_marks: tuple[int, ...] = (180, 90, 60, 30, 7)


def years_after(day: date, years: int) -> date:
    """Return the same day some years later; 28 February for the 29th."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # 29 February
        return day.replace(year=day.year + years, day=28)
