"""Rules on block A: who had to be served and who was (R02–R10)."""

import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from tapem.spm.rules.checks.base import Finding, FormContext, Severity, said
from tapem.spm.rules.columns import (
    NEEDED,
    QUARTERS,
    columns_of,
    is_due,
    quarter_key,
    rest_of,
    served_until,
    whole_of,
)
from tapem.spm.rules.facts import (
    BUDGET,
    CUMULATIVE,
    EVENT,
    PERSONNEL,
    QUALITY,
    RECIPIENTS,
    REGULAR,
    FormFact,
    LineFact,
)

_TOLERATED = Decimal("1.10")
_JUMP = Decimal("0.25")
_NIK = re.compile(r"\d{16}")
ERROR, WARNING = Severity.ERROR, Severity.WARNING


def at(line: LineFact, column: str) -> str:
    """Return the key of a cell."""
    return f"{line.key}:{column}"


def entitled_missing(form: FormFact, context: FormContext) -> Iterator[Finding]:
    """R02: a regular service needs someone to serve, an event service at least an answer.

    What was served is asked for as soon as its period is over.
    """
    if form.is_nil:
        return
    for line in form.block(RECIPIENTS):
        needed = line.cell(NEEDED)
        if not needed.is_filled:
            words = f"{line.label}, harus dilayani: belum diisi. Isi jumlahnya, atau nyatakan nihil beserta alasannya."
            yield Finding("R02", ERROR, words, at(line, NEEDED))
        elif form.nature == REGULAR and not (needed.amount or 0) > 0:
            words = f"{line.label}, harus dilayani: wajib lebih dari 0 untuk layanan reguler, atau nyatakan nihil beserta alasannya."
            yield Finding("R02", ERROR, words, at(line, NEEDED))
        yield from _served_missing(form, line, context)


def _served_missing(form: FormFact, line: LineFact, context: FormContext) -> Iterator[Finding]:
    if line.cell(NEEDED).is_filled and line.amount(NEEDED) in (None, 0):
        return
    for column in columns_of(RECIPIENTS, form.value_kind):
        if (
            column.month
            and is_due(column, form.year, context.on)
            and not line.cell(column.key).is_filled
        ):
            words = f"{line.label}, {column.words}: belum diisi. Isi angka, 0, atau “tidak ada”."
            yield Finding("R02", ERROR, words, at(line, column.key))


def nil_contradicted(form: FormFact, context: FormContext) -> Iterator[Finding]:
    """R03: a nil form has no target, no achievement and, for an event, no money without a note."""
    if not form.is_nil:
        return
    for line in form.lines:
        if line.block == PERSONNEL or (line.block == BUDGET and form.nature != EVENT):
            continue
        for key, cell in line.cells.items():
            if (cell.amount or 0) > 0 and not (line.block == BUDGET and cell.note):
                words = f"{line.label}: dinyatakan nihil tetapi berisi {said(cell.amount or Decimal(0))}. Kosongkan isian ini, atau cabut pernyataan nihil."
                yield Finding("R03", ERROR, words, at(line, key))
    if not form.nil_reason.strip():
        yield Finding(
            "R03", ERROR, "Nihil memerlukan alasan. Tulis mengapa tidak ada yang harus dilayani."
        )


def more_than_entitled(form: FormFact, context: FormContext) -> Iterator[Finding]:
    """R04: served above entitled; above 110 % an error, below it a warning."""
    for line in form.lines:
        needed = whole_of(line)
        if line.block != RECIPIENTS or needed is None:
            continue
        for key, served in _reached(line, form.value_kind):
            if served > needed:
                severity = ERROR if served > needed * _TOLERATED else WARNING
                words = f"{_cell_words(form, line, key)}: {said(served)} melebihi yang harus dilayani {said(needed)}. Perbaiki salah satunya, atau beri keterangan."
                noted = severity is WARNING and bool(line.cell(key).note)
                yield Finding("R04", severity, words, at(line, key), noted)


def _reached(line: LineFact, value_kind: str) -> Iterator[tuple[str, Decimal]]:
    """Yield cumulative figures with the cell that shows them; monthly ones at the last month."""
    if value_kind == CUMULATIVE or line.block == BUDGET:
        for quarter in QUARTERS:
            amount = line.amount(quarter_key(quarter))
            if amount is not None:
                yield quarter_key(quarter), amount
        return
    total = served_until(line, value_kind)
    filled = [
        column.key
        for column in columns_of(line.block, value_kind)
        if column.month and line.cell(column.key).is_filled
    ]
    if total is not None and filled:
        yield filled[-1], total


def _cell_words(form: FormFact, line: LineFact, key: str) -> str:
    columns = columns_of(line.block, form.value_kind)
    words = next((column.words for column in columns if column.key == key), key)
    return f"{line.label}, {words}"


def unserved_differs(form: FormFact, context: FormContext) -> Iterator[Finding]:
    """R05: "belum dilayani" given in a file differs from entitled minus served."""
    for line in form.lines:
        stated, rest = line.stated.get("rest"), rest_of(line, form.value_kind)
        if (
            line.block in (RECIPIENTS, QUALITY)
            and stated is not None
            and rest is not None
            and stated != rest
        ):
            words = f"{line.label}, belum dilayani: tertulis {said(stated)}, seharusnya {said(rest)} (harus dilayani dikurangi terlayani)."
            yield Finding("R05", ERROR, words, at(line, "rest"))


def cumulative_falls(form: FormFact, context: FormContext) -> Iterator[Finding]:
    """R07: a cumulative figure is lower than that of an earlier quarter of the same year."""
    for line in form.lines:
        if line.block not in (RECIPIENTS, QUALITY) or form.value_kind != CUMULATIVE:
            continue
        for before, after in _neighbours(line):
            if after[1] < before[1]:
                words = f"{_cell_words(form, line, after[0])}: angka kumulatif turun dari {said(before[1])} ke {said(after[1])}. Angka ini dihitung sejak Januari, jadi tidak boleh berkurang."
                severity = ERROR if line.block == RECIPIENTS else WARNING
                noted = severity is WARNING and bool(line.cell(after[0]).note)
                yield Finding("R07", severity, words, at(line, after[0]), noted)


def _neighbours(line: LineFact) -> Iterator[tuple[tuple[str, Decimal], tuple[str, Decimal]]]:
    filled = list(_reached(line, CUMULATIVE))
    yield from pairwise(filled)


def entitled_moves(form: FormFact, context: FormContext) -> Iterator[Finding]:
    """R08: the annual denominator changed within the year without a reason."""
    for change in context.entitled_changes:
        if change.old != change.new and not change.reason.strip():
            words = f"Sasaran tahunan berubah di tengah tahun dari {said(change.old)} ke {said(change.new)} tanpa alasan. Tulis keterangan pada sel itu."
            yield Finding("R08", WARNING, words, change.cell)


def unlike_last_year(form: FormFact, context: FormContext) -> Iterator[Finding]:
    """R09: more than a quarter up or down against last year (regular services only)."""
    if context.last_year is None or form.nature != REGULAR or form.is_nil:
        return
    before = {line.key: line for line in context.last_year.block(RECIPIENTS)}
    for line in form.block(RECIPIENTS):
        if old := before.get(line.key):
            yield from _jumps(line, old, form, context)


def _jumps(
    line: LineFact, old: LineFact, form: FormFact, context: FormContext
) -> Iterator[Finding]:
    last = quarter_key(4)
    compared = [(NEEDED, "harus dilayani", line.amount(NEEDED), old.amount(NEEDED))]
    if form.value_kind == CUMULATIVE and line.cell(last).is_filled:
        compared.append((last, "terlayani setahun", line.amount(last), old.amount(last)))
    for key, words, now, then in compared:
        if now is None or not then or abs(now / then - 1) <= _JUMP:
            continue
        message = f"{line.label}, {words}: {said(now)}, tahun lalu {said(then)}; berubah lebih dari 25 %. Periksa, atau beri keterangan."
        yield Finding("R09", WARNING, message, at(line, key), bool(line.cell(key).note))


def beyond_population(form: FormFact, context: FormContext) -> Iterator[Finding]:
    """R10: more entitled than the reference population; faults of a by-name list."""
    limit = form.reference_population
    for line in form.block(RECIPIENTS):
        needed = line.amount(NEEDED)
        if limit is not None and needed is not None and needed > limit:
            words = f"{line.label}, harus dilayani: {said(needed)} melebihi penduduk acuan {said(limit)}."
            yield Finding("R10", ERROR, words, at(line, NEEDED))
    yield from _faulty_people(context)


def _faulty_people(context: FormContext) -> Iterator[Finding]:
    people = context.people or ()
    wrong = sum(not _NIK.fullmatch(person.nik) for person in people)
    if wrong:
        yield Finding("R10", ERROR, f"Daftar nama: {wrong} NIK tidak terdiri atas 16 angka.")
    doubled = sum(count - 1 for count in Counter(person.nik for person in people).values())
    if doubled:
        yield Finding("R10", ERROR, f"Daftar nama: {doubled} NIK tercatat ganda.")
    outside = sum(_is_outside(person.age, context) for person in people)
    if outside:
        yield Finding("R10", ERROR, f"Daftar nama: {outside} orang di luar batas usia layanan.")


def _is_outside(age: int | None, context: FormContext) -> bool:
    if age is None:
        return False
    low, high = context.minimum_age, context.maximum_age
    return (low is not None and age < low) or (high is not None and age > high)
