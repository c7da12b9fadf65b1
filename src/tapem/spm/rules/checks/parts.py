"""Rules on sums, quality and money (R06, R11, R12, R19)."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from tapem.spm.rules.checks.base import Finding, FormContext, Severity, said
from tapem.spm.rules.checks.recipients import at
from tapem.spm.rules.columns import (
    ALLOCATION,
    NEEDED,
    QUARTERS,
    columns_of,
    is_due,
    quarter_key,
    served_until,
    whole_of,
)
from tapem.spm.rules.facts import (
    BUDGET,
    NONE,
    NOT_APPLICABLE,
    QUALITY,
    RECIPIENTS,
    FormFact,
    LineFact,
)

_RATIO_TOLERANCE = Decimal("0.05")
_LAST_QUARTER = 4
ERROR, WARNING = Severity.ERROR, Severity.WARNING


def total_differs(form: FormFact, context: FormContext) -> Iterator[Finding]:
    """R06: a declared total differs from the sum of its parts: months, kecamatan, funds."""
    for line in form.lines:
        stated, total = line.stated.get("total"), served_until(line, form.value_kind)
        if stated is not None and total is not None and stated != total:
            words = f"{line.label}: total tertulis {said(stated)}, penjumlahan isian {said(total)}."
            yield Finding("R06", ERROR, words, at(line, "total"))
    yield from _districts_differ(form)


def _districts_differ(form: FormFact) -> Iterator[Finding]:
    parts, wholes = form.districts(), form.block(RECIPIENTS)
    if not parts or len(wholes) != 1:
        return
    whole = wholes[0]
    for column in columns_of(RECIPIENTS, form.value_kind):
        amounts = [part.amount(column.key) for part in parts]
        total, known = whole.amount(column.key), [one for one in amounts if one is not None]
        if total is None or len(known) != len(amounts):
            continue
        if sum(known) != total:
            words = f"{whole.label}, {column.words}: {said(total)}, tetapi jumlah {len(parts)} kecamatan {said(sum(known, Decimal(0)))}."
            yield Finding("R06", ERROR, words, at(whole, column.key))


def quality_incomplete(form: FormFact, context: FormContext) -> Iterator[Finding]:
    """R11: a quality item without need or achievement; need 0 although people are served."""
    if form.is_nil:
        return
    has_recipients = any((line.amount(NEEDED) or 0) > 0 for line in form.block(RECIPIENTS))
    for line in form.block(QUALITY):
        needed = line.cell(NEEDED)
        if not needed.is_filled:
            words = f"{line.label}, harus dipenuhi: belum diisi. Isi angka, atau “tidak berlaku” bila komponen ini tidak dipakai."
            yield Finding("R11", ERROR, words, at(line, NEEDED))
        elif needed.state == NOT_APPLICABLE:
            continue
        elif (needed.amount or 0) == 0 and has_recipients and line.is_mandatory:
            words = f"{line.label}, harus dipenuhi: 0, padahal ada yang harus dilayani. Isi kebutuhannya, atau “tidak berlaku”."
            yield Finding("R11", ERROR, words, at(line, NEEDED))
            continue
        yield from _met_missing(form, line, context)


def _met_missing(form: FormFact, line: LineFact, context: FormContext) -> Iterator[Finding]:
    for column in columns_of(QUALITY, form.value_kind):
        if (
            column.month
            and is_due(column, form.year, context.on)
            and not line.cell(column.key).is_filled
        ):
            words = f"{line.label}, {column.words}: belum diisi."
            yield Finding("R11", ERROR, words, at(line, column.key))


def quality_beyond(form: FormFact, context: FormContext) -> Iterator[Finding]:
    """R12: more met than needed; need away from the standard's ratio by more than 5 %."""
    entitled = sum((line.amount(NEEDED) or 0 for line in form.block(RECIPIENTS)), Decimal(0))
    for line in form.block(QUALITY):
        needed = line.amount(NEEDED)
        if needed is None:
            continue
        yield from _met_beyond(form, line, needed)
        wanted = line.ratio * entitled if line.ratio is not None else None
        if wanted and abs(needed - wanted) / wanted > _RATIO_TOLERANCE:
            words = f"{line.label}, harus dipenuhi: {said(needed)} tidak sesuai rasio standar ({said(wanted)}). Perbaiki, atau beri keterangan."
            yield Finding("R12", WARNING, words, at(line, NEEDED), bool(line.cell(NEEDED).note))


def _met_beyond(form: FormFact, line: LineFact, needed: Decimal) -> Iterator[Finding]:
    for column in columns_of(QUALITY, form.value_kind):
        met = line.amount(column.key) if column.month else None
        if met is not None and met > needed:
            words = f"{line.label}, {column.words}: {said(met)} melebihi kebutuhan {said(needed)}. Perbaiki salah satunya, atau beri keterangan."
            yield Finding(
                "R12", WARNING, words, at(line, column.key), bool(line.cell(column.key).note)
            )


def budget_faults(form: FormFact, context: FormContext) -> Iterator[Finding]:
    """R19: missing, overspent, falling, or at odds with the achievement at the year's end."""
    if form.is_nil:
        return
    for line in form.block(BUDGET):
        yield from _money_missing(form, line, context)
        yield from _overspent(line)
        yield from _realisation_falls(line)
    yield from _funds_differ(form)
    yield from _served_without_money(form)


def _money_missing(form: FormFact, line: LineFact, context: FormContext) -> Iterator[Finding]:
    allocation = line.cell(ALLOCATION)
    if not allocation.is_filled:
        words = f"{line.label}, alokasi anggaran: belum diisi. Isi rupiah, atau “tidak ada”."
        yield Finding("R19", ERROR, words, at(line, ALLOCATION))
        return
    if allocation.state in (NONE, NOT_APPLICABLE):
        return
    for column in columns_of(BUDGET, form.value_kind):
        if (
            column.month
            and is_due(column, form.year, context.on)
            and not line.cell(column.key).is_filled
        ):
            words = f"{line.label}, {column.words}: belum diisi."
            yield Finding("R19", ERROR, words, at(line, column.key))


def _overspent(line: LineFact) -> Iterator[Finding]:
    whole = whole_of(line)
    for quarter in QUARTERS:
        spent = line.amount(quarter_key(quarter))
        if whole is not None and spent is not None and spent > whole:
            words = f"{line.label}: realisasi {said(spent)} melebihi alokasi {said(whole)}."
            yield Finding("R19", ERROR, words, at(line, quarter_key(quarter)))


def _realisation_falls(line: LineFact) -> Iterator[Finding]:
    filled = [
        (key, amount)
        for quarter in QUARTERS
        if (amount := line.amount(key := quarter_key(quarter))) is not None
    ]
    for (_, before), (key, after) in pairwise(filled):
        if after < before:
            words = f"{line.label}: realisasi kumulatif turun dari {said(before)} ke {said(after)}."
            yield Finding("R19", ERROR, words, at(line, key))


def _funds_differ(form: FormFact) -> Iterator[Finding]:
    """A file may state the allocation of the whole service beside the funding sources."""
    lines = form.block(BUDGET)
    stated = [
        line.stated["allocation_total"] for line in lines if "allocation_total" in line.stated
    ]
    known = [whole for line in lines if (whole := whole_of(line)) is not None]
    if stated and stated[0] != sum(known):
        words = f"Alokasi layanan tertulis {said(stated[0])}, jumlah sumber dana {said(sum(known, Decimal(0)))}."
        yield Finding("R19", ERROR, words, at(lines[0], ALLOCATION))


def _served_without_money(form: FormFact) -> Iterator[Finding]:
    lines, last = form.block(BUDGET), quarter_key(_LAST_QUARTER)
    spent = [line.amount(last) for line in lines if line.cell(last).is_filled]
    served = sum(
        (served_until(line, form.value_kind) or Decimal(0) for line in form.block(RECIPIENTS)),
        Decimal(0),
    )
    if not spent:
        return
    total = sum((amount or Decimal(0) for amount in spent), Decimal(0))
    noted = any(line.cell(last).note for line in lines)
    if served > 0 and total == 0:
        words = f"Realisasi setahun 0, padahal {said(served)} terlayani. Beri keterangan dari mana biayanya."
        yield Finding("R19", WARNING, words, at(lines[0], last), noted)
    if served == 0 and total > 0:
        words = (
            f"Realisasi setahun {said(total)}, padahal belum ada yang terlayani. Beri keterangan."
        )
        yield Finding("R19", WARNING, words, at(lines[0], last), noted)
