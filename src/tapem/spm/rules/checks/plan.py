"""Rules on rows of the action plan (R13–R18); the room above gives its rows as values."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import pairwise

from tapem.spm.rules.checks.base import Finding, Severity, said

_CODE_SHAPES = {
    2: re.compile(r"\d\.\d{2}\.\d{2}\.\d\.\d{2}\.\d{2}"),
    4: re.compile(r"\d\.\d{2}\.\d{2}\.\d\.\d{2}\.\d{4}"),
}
_ACTIVITY_SHAPE = re.compile(r"\d\.\d{2}\.\d{2}\.\d\.\d{2}")
_FULL = Decimal(100)
ERROR, WARNING = Severity.ERROR, Severity.WARNING


@dataclass(frozen=True, slots=True)
class PlanYear:
    """Target and ceiling of one year; the ceiling in whole rupiah.

    `is_idle` when it is said ("–") that nothing is done in the year: that is an answer.
    """

    target: Decimal | None = None
    ceiling: Decimal | None = None
    note: str = ""
    is_idle: bool = False


@dataclass(frozen=True, slots=True)
class PlanLine:
    """A row of the plan: service, sub-activity, indicator, targets and ceilings per year."""

    key: str
    service_code: str
    affair: str
    code: str
    name: str
    indicator: str
    unit: str
    agency: str
    base_year: int | None = None
    base_value: Decimal | None = None
    years: Mapping[int, PlanYear] = field(default_factory=dict)
    stated_parent: str = ""
    is_supporting: bool = False


@dataclass(frozen=True, slots=True)
class PlanContext:
    """Period, nomenclature of its edition (code → name), and agencies in charge by service."""

    first_year: int
    last_year: int
    edition: str = ""
    sub_activity_digits: int = 2
    nomenclature: Mapping[str, str] = field(default_factory=dict)
    duties: Mapping[str, frozenset[str]] = field(default_factory=dict)


def check_plan_line(line: PlanLine, context: PlanContext) -> list[Finding]:
    """Run R13–R17 on one row."""
    rules = (target_without_ceiling, years_incomplete, target_odd, code_wrong, foreign_affair)
    return [finding for rule in rules for finding in rule(line, context)]


def check_plan(lines: Sequence[PlanLine], context: PlanContext) -> dict[str, list[Finding]]:
    """Run R13–R18 on all rows; return findings by row, only rows that have any."""
    found = {line.key: check_plan_line(line, context) for line in lines}
    for key, finding in doubled_rows(lines):
        found[key].append(finding)
    return {key: findings for key, findings in found.items() if findings}


def target_without_ceiling(line: PlanLine, context: PlanContext) -> Iterator[Finding]:
    """R13: target and ceiling come in pairs; a ceiling is a whole number from 0."""
    for year, one in sorted(line.years.items()):
        target, ceiling = one.target or 0, one.ceiling or 0
        if ceiling < 0 or ceiling != int(ceiling):
            words = f"Tahun {year}, pagu: {said(Decimal(ceiling))} harus rupiah utuh, 0 atau lebih."
            yield Finding("R13", ERROR, words, f"{line.key}:{year}")
        elif (target > 0) != (ceiling > 0) and "tanpa anggaran" not in one.note.lower():
            lacking = "target" if ceiling > 0 else "pagu"
            words = f"Tahun {year}: target dan pagu tidak berpasangan; {lacking} kosong. Isi, atau beri keterangan “tanpa anggaran”."
            yield Finding("R13", ERROR, words, f"{line.key}:{year}")


def years_incomplete(line: PlanLine, context: PlanContext) -> Iterator[Finding]:
    """R14: exactly the years of the period, and a base value not later than its beginning."""
    wanted = set(range(context.first_year, context.last_year + 1))
    filled = {year for year, one in line.years.items() if one.target is not None or one.is_idle}
    if filled != wanted:
        lacking = ", ".join(str(year) for year in sorted(wanted - filled))
        extra = ", ".join(str(year) for year in sorted(filled - wanted))
        told = (f" Belum ada: {lacking}." if lacking else "") + (
            f" Di luar periode: {extra}." if extra else ""
        )
        words = f"Target harus terisi untuk {context.first_year}–{context.last_year}.{told}"
        yield Finding("R14", ERROR, words, f"{line.key}:years")
    if line.base_value is None or line.base_year is None:
        yield Finding(
            "R14", ERROR, "Kondisi awal wajib ada: isi tahun dan nilainya.", f"{line.key}:base"
        )
    elif line.base_year > context.first_year:
        words = f"Kondisi awal tahun {line.base_year} melewati awal periode {context.first_year}."
        yield Finding("R14", ERROR, words, f"{line.key}:base")


def target_odd(line: PlanLine, context: PlanContext) -> Iterator[Finding]:
    """R15: a percentage outside 0–100, a last target below 100, or a falling series."""
    if line.unit.strip() not in {"%", "persen"}:
        return
    targets = [
        (year, one.target) for year, one in sorted(line.years.items()) if one.target is not None
    ]
    for year, target in targets:
        if not 0 <= target <= _FULL:
            words = f"Target {year} = {said(target)} %: persentase harus 0 sampai 100."
            yield Finding("R15", ERROR, words, f"{line.key}:{year}")
    if targets and targets[-1][0] == context.last_year and 0 <= targets[-1][1] < _FULL:
        year, target = targets[-1]
        words = f"SPM menargetkan 100 %; target {year} = {said(target)} %."
        yield Finding("R15", WARNING, words, f"{line.key}:{year}")
    for (_, before), (year, after) in pairwise(targets):
        if after < before:
            words = f"Target {year} turun dari {said(before)} % ke {said(after)} %."
            yield Finding("R15", WARNING, words, f"{line.key}:{year}")


def code_wrong(line: PlanLine, context: PlanContext) -> Iterator[Finding]:
    """R16: shape, presence, name and parent of the code in the plan's edition."""
    cell, edition = f"{line.key}:code", context.edition
    if not _CODE_SHAPES[context.sub_activity_digits].fullmatch(line.code):
        words = f"Kode {line.code} bukan bentuk edisi {edition} ({context.sub_activity_digits} angka di akhir)."
        if _ACTIVITY_SHAPE.fullmatch(line.code):
            words = (
                f"Kode {line.code} baru sampai kegiatan; pilih sub kegiatan dari edisi {edition}."
            )
        yield Finding("R16", ERROR, words, cell)
        return
    official = context.nomenclature.get(line.code)
    if official is None:
        words = f"Kode {line.code} tidak ada dalam daftar edisi {edition} yang dimuat."
        yield Finding("R16", ERROR, words, cell)
    elif _folded(official) != _folded(line.name):
        words = f"Kode {line.code} berlaku, tetapi namanya berbeda: “{official}”."
        yield Finding("R16", ERROR, words, cell)
    if line.stated_parent and not line.code.startswith(f"{line.stated_parent}."):
        words = f"Kode {line.code} tidak berada di bawah {line.stated_parent}."
        yield Finding("R16", ERROR, words, cell)


def foreign_affair(line: PlanLine, context: PlanContext) -> Iterator[Finding]:
    """R17: the programme belongs to another affair, or the agency is not in charge."""
    affair = ".".join(line.code.split(".")[:2])
    supports = line.is_supporting and (affair.startswith("2.") or affair == "4.01")
    if affair != line.affair and not supports:
        words = f"Program {line.code} bukan milik urusan {line.affair}."
        yield Finding("R17", ERROR, words, f"{line.key}:code")
    charged = context.duties.get(line.service_code, frozenset())
    if charged and line.agency not in charged and not line.is_supporting:
        words = f"{line.agency} bukan pengampu layanan ini."
        yield Finding("R17", ERROR, words, f"{line.key}:agency")


def doubled_rows(lines: Sequence[PlanLine]) -> Iterator[tuple[str, Finding]]:
    """R18 (plan's side): a sub-activity in two rows of one agency, its ceiling counted twice."""
    places = Counter((line.agency, line.code) for line in lines)
    seen: set[tuple[str, str]] = set()
    for line in lines:
        pair = (line.agency, line.code)
        if places[pair] > 1 and pair in seen and any(one.ceiling for one in line.years.values()):
            words = f"Sub kegiatan {line.code} sudah ada pada baris lain; pagunya terhitung ganda."
            yield line.key, Finding("R18", WARNING, words, f"{line.key}:code")
        seen.add(pair)


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()
