"""What a check finds, how much it weighs, and the thresholds it is measured by.

Levels: a block stops a move, an error stops a final report, a warning asks for work, an
information only tells. Thresholds come in as data: not all day counts of the law are verified.
"""

from collections.abc import Collection, Iterable, Mapping
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


RULES: Mapping[str, str] = {
    "KSD-01": "Kesepakatan Bersama yang ditandatangani",
    "KSD-02": "Pihak di luar Kesepakatan Bersama",
    "KSD-03": "Materi wajib naskah",
    "KSD-04": "Kewenangan penandatangan",
    "KSD-05": "Kelengkapan tanda tangan, nomor, dan salinan",
    "KSD-06": "Jangka waktu",
    "KSD-07": "Perjanjian yang segera berakhir",
    "KSD-08": "Pelaksanaan dan buktinya",
    "KSD-09": "Kewajiban yang terlambat",
    "KSD-10": "Leading sector belum ditetapkan",
    "KSD-11": "Angka naskah dan register",
    "KSD-12": "Penjumlahan",
    "KSD-13": "Sekretariat",
    "KSD-14": "Nama wadah",
    "KSD-15": "Rapat pleno, evaluasi, dan saran",
    "MUTU": "Data yang belum diketahui",
}


# Rules that speak of obligations and evidence, which only the parties and the host read.
INSIDE_RULES = frozenset({"KSD-08", "KSD-09"})


def readable(
    findings: Iterable[Finding], *, is_host: bool, inside_keys: Collection[str]
) -> list[Finding]:
    """Return the findings that somebody may read: all for the host.

    A member reads those about agreements, and those of `INSIDE_RULES` only where the inside of
    the agreement is open to it.
    """
    if is_host:
        return list(findings)
    return [
        each
        for each in findings
        if each.key and (each.rule not in INSIDE_RULES or each.key in inside_keys)
    ]


@dataclass(frozen=True, slots=True)
class Summary:
    """Findings of one rule and weight together: how many, and the first of them."""

    rule: str
    title: str
    level: Level
    count: int
    first: Finding


def summarised(findings: Iterable[Finding]) -> list[Summary]:
    """Put findings of the same rule and weight together, in their order."""
    groups: dict[tuple[str, Level], list[Finding]] = {}
    for each in findings:
        groups.setdefault((each.rule, each.level), []).append(each)
    return [
        Summary(rule, RULES[rule], level, len(group), group[0])
        for (rule, level), group in groups.items()
    ]


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
