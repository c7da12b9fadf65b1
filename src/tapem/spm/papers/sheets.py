"""Sheets for Excel and CSV: the ministry's order, recap, index, money, problems, fill rate."""

import csv
import io
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from tapem.documents.language import in_indonesian
from tapem.documents.sheets import Kind, Sheet, SheetColumn, Value
from tapem.kernel.numbers import format_number
from tapem.kernel.numerals import roman
from tapem.regions.models import Agency, Region
from tapem.spm.models import AchievementForm
from tapem.spm.queries.catalogue import active_policy
from tapem.spm.queries.completeness import fill_rates
from tapem.spm.queries.figures import (
    achievement_table,
    budget_table,
    figures_of_region,
    problem_table,
)
from tapem.spm.queries.forms import fact_of, forms_of
from tapem.spm.rules.columns import rate_of, rest_of, served_until, whole_of
from tapem.spm.rules.facts import FormFact, LineFact
from tapem.spm.rules.index import (
    IndexResult,
    Policy,
    category,
    compute,
    printed,
    printed_percentage,
)

EXAMPLE = "Angka contoh, bukan angka resmi."
_DANGEROUS = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class Extent:
    """What a sheet covers: a region's year until a quarter, or one agency's part of it."""

    region: Region
    year: int
    quarter: int
    on: date
    agency: Agency | None = None


@in_indonesian
def export_sheet(what: str, extent: Extent) -> Sheet:
    """Return one of `SHEETS` by its name; KeyError for an unknown one.

    The extent of an agency gives its own rows, and no mean of the region.
    """
    return SHEETS[what](extent)


def ministry_sheet(extent: Extent) -> Sheet:
    """Return the rows A/B/C in the ministry's order, for typing into its application.

    Row codes are n.A.1 and n.B.k, as in the official form; C follows per funding source.
    """
    rows: list[tuple[Value, ...]] = []
    for number, form in enumerate(forms_of(extent.region, [extent.year]), 1):
        if extent.agency is None or form.agency_id == extent.agency.pk:
            rows += _ministry_rows(number, form, extent.quarter)
    columns = (
        SheetColumn("Kode", 10, Kind.CODE),
        SheetColumn("Layanan", 40),
        SheetColumn("Uraian", 40),
        SheetColumn("Satuan", 10),
        SheetColumn("Harus dilayani / alokasi", 20, Kind.INTEGER),
        SheetColumn(f"Terlayani / realisasi s.d. Tw {roman(extent.quarter)}", 20, Kind.INTEGER),
        SheetColumn("Belum / selisih", 18, Kind.INTEGER),
        SheetColumn("%", 10, Kind.PERCENT),
        SheetColumn("Perangkat daerah", 16),
    )
    return Sheet(
        "Lembar kementerian",
        columns,
        tuple(rows),
        _titles(extent, "Lembar isian menurut urutan A, B, C"),
    )


def _ministry_rows(number: int, form: AchievementForm, quarter: int) -> list[tuple[Value, ...]]:
    fact = fact_of(form)
    if fact.is_nil:
        words = f"NIHIL: {fact.nil_reason}"
        return [
            (
                f"{number}.A",
                fact.service_name,
                words,
                "",
                None,
                None,
                None,
                None,
                form.agency.short_name,
            )
        ]
    rows = []
    for block in ("A", "B", "C"):
        for place, line in enumerate(fact.block(block), 1):
            rows.append(_ministry_row(f"{number}.{block}.{place}", form, fact, line, quarter))
    return rows


def _ministry_row(
    code: str, form: AchievementForm, fact: FormFact, line: LineFact, quarter: int
) -> tuple[Value, ...]:
    return (
        code,
        fact.service_name,
        line.label,
        line.unit,
        whole_of(line),
        served_until(line, fact.value_kind, quarter),
        rest_of(line, fact.value_kind, quarter),
        _percent(rate_of(line, fact.value_kind, quarter)),
        form.agency.short_name,
    )


def recap_sheet(extent: Extent) -> Sheet:
    """Return the quarterly recapitulation: one row per service."""
    columns = (
        SheetColumn("Urusan", 16),
        SheetColumn("Kode", 10, Kind.CODE),
        SheetColumn("Jenis pelayanan dasar", 46),
        SheetColumn("Perangkat daerah", 16),
        SheetColumn("Harus dilayani", 14, Kind.INTEGER),
        SheetColumn("Terlayani", 14, Kind.INTEGER),
        SheetColumn("Belum", 14, Kind.INTEGER),
        SheetColumn("Penerima (%)", 12, Kind.PERCENT),
        SheetColumn("Mutu (%)", 12, Kind.PERCENT),
        SheetColumn("Indeks", 10, Kind.PERCENT),
        SheetColumn("Kategori", 18),
        SheetColumn("Alokasi", 18, Kind.RUPIAH),
        SheetColumn("Realisasi", 18, Kind.RUPIAH),
        SheetColumn("Keadaan form", 14),
    )
    policy = active_policy()
    rows: list[tuple[Value, ...]] = [
        (
            row.affair.short_name, row.service.code, row.service.name, row.agency.short_name,
            row.needed, row.served, row.unserved, _percent(row.rate), _percent(row.quality_rate),
            printed(row.index, policy), "Nihil" if row.is_nil else row.category,
            row.figures.allocation, row.figures.realised, row.form.get_state_display(),
        )
        for row in achievement_table(
            extent.region, extent.year, extent.quarter, agency=extent.agency
        )
    ]  # fmt: skip
    return Sheet("Rekap", columns, tuple(rows), _titles(extent, "Rekap capaian SPM"))


def index_sheet(extent: Extent) -> Sheet:
    """Return the index of services, affairs and region with both readings of quality."""
    policy = active_policy()
    other = policy.with_other_quality_reading()
    figures = figures_of_region(extent.region, extent.year, extent.quarter, extent.agency)
    result, again = compute(figures, policy), compute(figures, other)
    rows: list[tuple[Value, ...]] = [
        (
            one.code, "Nihil" if one.figures.is_nil else "", printed_percentage(one.recipient_used, policy),
            printed_percentage(one.quality_used, policy), printed(one.index, policy),
            category(one.index, policy), printed(two.index, other), category(two.index, other),
        )
        for one, two in zip(result.services, again.services, strict=True)
    ]  # fmt: skip
    total: tuple[Value, ...] = (
        "Daerah", "", None, None, printed(result.region.index, policy),
        category(result.region.index, policy), printed(again.region.index, other),
        category(again.region.index, other),
    )  # fmt: skip
    columns = (
        SheetColumn("Kode", 10, Kind.CODE),
        SheetColumn("Keterangan", 12),
        SheetColumn("Penerima (%)", 14, Kind.PERCENT),
        SheetColumn("Mutu (%)", 14, Kind.PERCENT),
        SheetColumn("Indeks", 12, Kind.PERCENT),
        SheetColumn("Kategori", 20),
        SheetColumn("Indeks, pembacaan lain", 22, Kind.PERCENT),
        SheetColumn("Kategori, pembacaan lain", 24),
    )
    title = _titles(extent, policy.name)
    if extent.agency is not None:
        return Sheet("Indeks", columns, tuple(rows), title)
    return Sheet("Indeks", columns, (*rows, *_affair_rows(result, policy)), title, total)


def _affair_rows(result: IndexResult, policy: Policy) -> list[tuple[Value, ...]]:
    return [
        (group.code, "Urusan", None, None, printed(group.index, policy),
         category(group.index, policy), None, "")
        for group in result.affairs
    ]  # fmt: skip


def budget_sheet(extent: Extent) -> Sheet:
    """Return allocation and realisation per service and funding source."""
    columns = (
        SheetColumn("Kode", 10, Kind.CODE),
        SheetColumn("Layanan", 46),
        SheetColumn("Perangkat daerah", 16),
        SheetColumn("Sumber dana", 18),
        SheetColumn("Alokasi", 20, Kind.RUPIAH),
        SheetColumn("Realisasi", 20, Kind.RUPIAH),
        SheetColumn("%", 10, Kind.PERCENT),
    )
    table = budget_table(extent.region, extent.year, extent.quarter, extent.agency)
    rows: list[tuple[Value, ...]] = [
        (row.service.code, row.service.name, row.agency.short_name, row.source, row.allocation,
         row.realised, _percent(row.rate))
        for row in table
    ]  # fmt: skip
    whole = sum((row.allocation or Decimal(0) for row in table), Decimal(0))
    spent = sum((row.realised or Decimal(0) for row in table), Decimal(0))
    total: tuple[Value, ...] = ("Jumlah", "", "", "", whole, spent, None)
    return Sheet("Anggaran", columns, tuple(rows), _titles(extent, "Anggaran SPM"), total)


def problem_sheet(extent: Extent) -> Sheet:
    """Return problems with cause, solution and the plan row that answers them."""
    columns = (
        SheetColumn("Urusan", 16),
        SheetColumn("Layanan", 40),
        SheetColumn("Perangkat daerah", 16),
        SheetColumn("Tahapan", 22),
        SheetColumn("Permasalahan", 44),
        SheetColumn("Akar masalah", 36),
        SheetColumn("Solusi", 36),
        SheetColumn("Baris rencana aksi", 20, Kind.CODE),
    )
    rows: list[tuple[Value, ...]] = [
        (row.affair.short_name, row.service.name, row.agency.short_name, row.stage, row.description,
         row.root_cause, row.solution, row.plan_row)
        for row in problem_table(extent.region, extent.year, extent.agency)
    ]  # fmt: skip
    return Sheet(
        "Permasalahan",
        columns,
        tuple(rows),
        _titles(extent, "Permasalahan dan solusi"),
    )


def fill_sheet(extent: Extent) -> Sheet:
    """Return how full every form is."""
    columns = (
        SheetColumn("Kode", 10, Kind.CODE),
        SheetColumn("Layanan", 46),
        SheetColumn("Perangkat daerah", 16),
        SheetColumn("Terisi", 10, Kind.INTEGER),
        SheetColumn("Wajib", 10, Kind.INTEGER),
        SheetColumn("Kosong", 10, Kind.INTEGER),
        SheetColumn("Keterisian (%)", 14, Kind.PERCENT),
    )
    rows: list[tuple[Value, ...]] = [
        (one.service.code, one.service.name, one.agency.short_name, one.filled, one.required, one.empty,
         _percent(one.rate))
        for one in fill_rates(extent.region, extent.year, extent.on)
        if extent.agency is None or one.agency == extent.agency
    ]  # fmt: skip
    return Sheet("Keterisian", columns, tuple(rows), _titles(extent, "Keterisian form"))


def _titles(extent: Extent, title: str) -> tuple[str, ...]:
    region, year = extent.region, extent.year
    whose = f"{extent.agency.name}, " if extent.agency else ""
    lines = (
        f"{title}, {whose}{region.official_name}",
        f"Tahun {year}, sampai triwulan {roman(extent.quarter)}",
    )
    has_example = AchievementForm.objects.filter(region=region, year=year, is_example=True).exists()
    return (*lines, EXAMPLE) if has_example else lines


def _percent(value: Fraction | None) -> Decimal | None:
    return printed_percentage(value, Policy())


SHEETS: dict[str, Callable[[Extent], Sheet]] = {
    "kementerian": ministry_sheet,
    "rekap": recap_sheet,
    "indeks": index_sheet,
    "anggaran": budget_sheet,
    "permasalahan": problem_sheet,
    "keterisian": fill_sheet,
}


@in_indonesian
def as_csv(sheet: Sheet) -> bytes:
    """Return a sheet as CSV with semicolons, which Excel in Indonesian opens as columns.

    A text that a spreadsheet would take for a formula gets an apostrophe in front.
    """
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=";", lineterminator="\r\n")
    for line in sheet.title_rows:
        writer.writerow([_plain(line)])
    writer.writerow([_plain(column.title) for column in sheet.columns])
    for row in (*sheet.rows, *((sheet.total,) if sheet.total else ())):
        writer.writerow([_plain(value) for value in row])
    return stream.getvalue().encode("utf-8-sig")


def _plain(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, Decimal | int) and not isinstance(value, bool):
        number = Decimal(value)
        return format_number(number.normalize() if number != int(number) else int(number)).replace(
            ".", ""
        )
    text = str(value)
    return f"'{text}" if text.startswith(_DANGEROUS) else text
