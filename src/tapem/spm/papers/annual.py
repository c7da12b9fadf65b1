"""Laporan penerapan SPM: the annual report in its official outline.

Outline: Permendagri 100/2018 Lampiran A (BAB I and II.1–3 seen; the rest from memory, so
the paper says that the outline is not verified). All figures come from the forms; text
that the office writes itself is marked as a place to be filled.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from tapem.documents.blocks import (
    Align,
    Block,
    Cell,
    Column,
    Contents,
    Document,
    Heading,
    Note,
    PageBreak,
    Paper,
    Paragraph,
    Row,
    RowKind,
    Signature,
    SignatureBlock,
    Table,
    TitleLines,
)
from tapem.documents.language import in_indonesian
from tapem.kernel.numbers import format_number, format_percent, format_rupiah
from tapem.kernel.numerals import counted, roman
from tapem.regions.choices import PositionKind
from tapem.regions.models import Region
from tapem.regions.queries import holder_of
from tapem.spm.models import AchievementForm, Affair
from tapem.spm.papers.charts import affairs_chart, money_chart, services_chart
from tapem.spm.papers.sheets import EXAMPLE
from tapem.spm.queries.catalogue import active_policy
from tapem.spm.queries.completeness import FillRate, fill_rates, total_rate
from tapem.spm.queries.figures import (
    AchievementRow,
    BudgetRow,
    ProblemRow,
    achievement_table,
    budget_table,
    index_of_region,
    problem_table,
)
from tapem.spm.queries.forms import forms_of
from tapem.spm.rules.index import IndexResult, Policy, category, printed

TO_BE_WRITTEN = "(diisi oleh Bagian Tata Pemerintahan)"
_LAWS = (
    "Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah;",
    "Peraturan Pemerintah Nomor 2 Tahun 2018 tentang Standar Pelayanan Minimal;",
    "Peraturan Pemerintah Nomor 12 Tahun 2019 tentang Pengelolaan Keuangan Daerah;",
    "Peraturan Menteri Dalam Negeri Nomor 59 Tahun 2021 tentang Penerapan Standar Pelayanan Minimal.",
)


@dataclass(frozen=True, slots=True)
class StaffRow:
    """Staff of a service by status; None where the agency did not say."""

    service: str
    agency: str
    counts: tuple[int | None, int | None, int | None]


@dataclass(frozen=True, slots=True)
class ReportData:
    """Everything that the annual report prints."""

    region: Region
    year: int
    quarter: int
    on: date
    rows: tuple[AchievementRow, ...]
    budgets: tuple[BudgetRow, ...]
    problems: tuple[ProblemRow, ...]
    fills: tuple[FillRate, ...]
    staff: tuple[StaffRow, ...]
    result: IndexResult
    policy: Policy
    signer: str
    is_example: bool


@in_indonesian
def report_data(region: Region, year: int, quarter: int, on: date) -> ReportData:
    """Gather the report of a year until a quarter."""
    rows = tuple(achievement_table(region, year, quarter))
    regent = holder_of(region, PositionKind.REGENT, on)
    return ReportData(
        region=region,
        year=year,
        quarter=quarter,
        on=on,
        rows=rows,
        budgets=tuple(budget_table(region, year, quarter)),
        problems=tuple(problem_table(region, year)),
        fills=tuple(fill_rates(region, year, on)),
        staff=tuple(_staff(form) for form in forms_of(region, [year])),
        result=index_of_region(region, year, quarter),
        policy=active_policy(),
        signer=regent.title if regent else f"Bupati {region.name}",
        is_example=any(row.is_example for row in rows),
    )


def _staff(form: AchievementForm) -> StaffRow:
    line = next((line for line in form.lines.all() if line.block == "D"), None)
    cells = {cell.column: cell.value for cell in line.cells.all()} if line else {}
    keys = ("civil_servants", "contract_servants", "other_staff")
    first, second, third = (
        None if cells.get(key) is None else int(cells[key] or 0) for key in keys
    )
    return StaffRow(form.service.name, form.agency.short_name, (first, second, third))


@in_indonesian
def annual_report(data: ReportData) -> Document:
    """Return the report as a paper; Word, PDF and text come from it alike."""
    title = f"Laporan Penerapan SPM {data.region.official_name} Tahun {data.year}"
    return Document(
        title=title,
        blocks=(*_cover(data), *_introduction(data), *_achievement(data), *_programmes(data), *_closing(data)),
        paper=Paper.F4,
        draft_mark=EXAMPLE if data.is_example else "",
        footer_text=title,
    )  # fmt: skip


def _cover(data: ReportData) -> Iterator[Block]:
    yield TitleLines(
        ("LAPORAN PENERAPAN", "STANDAR PELAYANAN MINIMAL (SPM)", data.region.official_name.upper(), f"TAHUN {data.year}"),
        bold=True, gap_after_pt=24,
    )  # fmt: skip
    if data.is_example:
        yield Note("Seluruh angka dalam laporan ini contoh, bukan angka resmi.")
    yield Note(
        "Sistematika mengikuti Permendagri 100/2018 Lampiran A; belum diverifikasi terhadap Permendagri 59/2021."
    )
    yield Heading(1, "KATA PENGANTAR")
    yield Paragraph(
        f"Laporan ini memuat penerapan Standar Pelayanan Minimal {data.region.official_name} "
        f"sampai dengan triwulan {roman(data.quarter)} tahun {data.year}, disusun dari form capaian "
        "yang diisi oleh perangkat daerah pengampu."
    )
    yield PageBreak()
    yield Contents(levels=2)


def _introduction(data: ReportData) -> Iterator[Block]:
    yield PageBreak()
    yield Heading(1, "BAB I\nPENDAHULUAN")
    yield Heading(2, "Latar Belakang", "A.")
    yield Paragraph(
        "Standar Pelayanan Minimal (SPM) adalah ketentuan mengenai jenis dan mutu pelayanan dasar "
        "yang merupakan urusan pemerintahan wajib yang berhak diperoleh setiap warga negara secara minimal."
    )
    yield Heading(2, "Dasar Hukum", "B.")
    for number, law in enumerate(_LAWS, 1):
        yield Paragraph(f"{number}. {law}", gap_after_pt=2)
    yield Heading(2, "Kebijakan Umum", "C.")
    yield Paragraph(f"Kebijakan umum dari RPJMD {TO_BE_WRITTEN}.")
    yield Heading(2, "Arah Kebijakan", "D.")
    yield Paragraph(f"Arah kebijakan dari KUA {TO_BE_WRITTEN}.")


def _achievement(data: ReportData) -> Iterator[Block]:
    yield PageBreak()
    yield Heading(1, "BAB II\nPENERAPAN DAN PENCAPAIAN SPM")
    fill = total_rate(list(data.fills))
    yield Paragraph(
        f"Dari {counted(len(data.fills))} jenis pelayanan dasar, {counted(len(data.rows))} memiliki form capaian. "
        f"Tingkat keterisian {format_percent(fill.rate)}: {format_number(fill.filled)} dari "
        f"{format_number(fill.required)} sel wajib terisi."
    )
    index = printed(data.result.region.index, data.policy)
    if index is not None:
        yield Paragraph(
            f"Indeks SPM {data.region.official_name} {format_number(index)} "
            f"({category(data.result.region.index, data.policy)}), rata-rata dari urusan yang dapat dihitung."
        )
    affairs = list(dict.fromkeys(row.affair for row in data.rows))
    if overview := affairs_chart(data.result, {one.code: one.short_name for one in affairs}):
        yield overview
        yield _affairs_table(data, affairs)
    for number, affair in enumerate(affairs, 1):
        rows = [row for row in data.rows if row.affair == affair]
        yield Heading(2, f"Urusan {affair.name}", f"{number}.")
        yield from _affair(data, rows)


def _affair(data: ReportData, rows: Sequence[AchievementRow]) -> Iterator[Block]:
    yield Heading(3, "Jenis pelayanan dasar, target, dan realisasi", "a.")
    yield Paragraph(
        "Target setiap pelayanan adalah 100 % penerima dan 100 % mutu minimal.", keep_with_next=True
    )
    yield _achievement_table(data, rows)
    affair = rows[0].affair.short_name
    if chart := services_chart(rows, data.policy, affair, data.quarter):
        yield chart
    yield Heading(3, "Alokasi anggaran", "b.")
    yield _budget_table(data, rows)
    if spent := money_chart(rows, data.policy, affair):
        yield spent
    yield Heading(3, "Dukungan personil", "c.")
    yield _staff_table(data, rows)
    yield Heading(3, "Permasalahan dan solusi", "d.")
    names = {row.service.pk for row in rows}
    problems = [one for one in data.problems if one.service.pk in names]
    if problems:
        yield _problem_table(problems)
    else:
        yield Paragraph("Tidak ada permasalahan yang dicatat.")


def _affairs_table(data: ReportData, affairs: Sequence[Affair]) -> Table:
    names = {one.code: one.name for one in affairs}
    columns = (
        Column("Urusan", 95),
        Column("Layanan yang dihitung", 30, Align.RIGHT),
        Column("Indeks", 15, Align.RIGHT),
        Column("Kategori", 25),
    )
    rows = []
    for one in data.result.affairs:
        index = printed(one.index, data.policy)
        shown = "–" if index is None else format_number(index)
        word = category(one.index, data.policy) or "–"
        rows.append(Row((names.get(one.code, one.code), str(one.members), shown, word)))
    return Table(columns, tuple(rows), size_pt=9)


def _achievement_table(data: ReportData, rows: Sequence[AchievementRow]) -> Table:
    columns = (
        Column("Jenis pelayanan dasar", 52),
        Column("Harus dilayani", 22, Align.RIGHT),
        Column("Terlayani", 22, Align.RIGHT),
        Column("Belum", 20, Align.RIGHT),
        Column("Penerima (%)", 18, Align.RIGHT),
        Column("Mutu (%)", 16, Align.RIGHT),
        Column("Indeks", 15, Align.RIGHT),
    )
    return Table(columns, tuple(_achievement_row(data, row) for row in rows), size_pt=9)


def _achievement_row(data: ReportData, row: AchievementRow) -> Row:
    if row.is_nil:
        return Row((row.service.name, Cell(f"Nihil: {row.form.nil_reason}", columns=6)))
    index = printed(row.index, data.policy)
    return Row(
        (
            row.service.name,
            _figure(row.needed),
            _figure(row.served),
            _figure(row.unserved),
            format_percent(row.rate).removesuffix(" %"),
            format_percent(row.quality_rate).removesuffix(" %"),
            "–" if index is None else format_number(index),
        )
    )


def _figure(value: object) -> str:
    return "–" if value is None else format_number(int(str(value).partition(".")[0]))


def _budget_table(data: ReportData, rows: Sequence[AchievementRow]) -> Table:
    keys = {(row.service.pk, row.agency.pk) for row in rows}
    lines = [one for one in data.budgets if (one.service.pk, one.agency.pk) in keys]
    columns = (
        Column("Jenis pelayanan dasar", 58),
        Column("Sumber dana", 27),
        Column("Alokasi (Rp)", 34, Align.RIGHT),
        Column("Realisasi (Rp)", 34, Align.RIGHT),
        Column("%", 12, Align.RIGHT),
    )
    body = [
        Row(
            (
                one.service.name, one.source, _rupiah(one.allocation), _rupiah(one.realised),
                format_percent(one.rate, 1).removesuffix(" %"),
            )
        )
        for one in lines
    ]  # fmt: skip
    whole = _sum([one.allocation for one in lines])
    spent = _sum([one.realised for one in lines])
    body.append(Row(("Jumlah", "", _rupiah(whole), _rupiah(spent), ""), RowKind.TOTAL))
    return Table(columns, tuple(body), size_pt=9)


def _sum(values: Sequence[Decimal | None]) -> Decimal | None:
    """Add what is known; nothing known stays unknown, never 0."""
    known = [value for value in values if value is not None]
    return sum(known, Decimal(0)) if known else None


def _rupiah(value: object) -> str:
    if value is None:
        return "–"
    return format_rupiah(int(str(value).partition(".")[0])).removeprefix("Rp").removesuffix(",00")


def _staff_table(data: ReportData, rows: Sequence[AchievementRow]) -> Table:
    names = {row.service.name for row in rows}
    columns = (
        Column("Jenis pelayanan dasar", 80),
        Column("Perangkat daerah", 30),
        Column("PNS", 17, Align.RIGHT),
        Column("PPPK", 17, Align.RIGHT),
        Column("Non-ASN", 21, Align.RIGHT),
    )
    lines = tuple(
        Row(
            (
                one.service,
                one.agency,
                *("–" if count is None else format_number(count) for count in one.counts),
            )
        )
        for one in data.staff
        if one.service in names
    )
    return Table(columns, lines, size_pt=9)


def _problem_table(problems: Sequence[ProblemRow]) -> Table:
    columns = (
        Column("Jenis pelayanan dasar", 38),
        Column("Permasalahan", 44),
        Column("Akar masalah", 41),
        Column("Solusi", 42),
    )
    rows = tuple(
        Row((one.service.name, one.description, one.root_cause or "–", one.solution or "–"))
        for one in problems
    )
    return Table(columns, rows, size_pt=9)


def _programmes(data: ReportData) -> Iterator[Block]:
    yield PageBreak()
    yield Heading(1, "BAB III\nPROGRAM DAN KEGIATAN")
    answered = [one for one in data.problems if one.plan_row]
    yield Paragraph(
        f"Sub kegiatan yang menjawab permasalahan menurut form capaian: {counted(len(answered))}. "
        f"Program dan kegiatan lengkap termuat dalam Rencana Aksi Penerapan SPM {TO_BE_WRITTEN}."
    )
    if answered:
        columns = (
            Column("Kode", 36),
            Column("Jenis pelayanan dasar", 60),
            Column("Permasalahan", 69),
        )
        yield Table(
            columns,
            tuple(Row((one.plan_row, one.service.name, one.description)) for one in answered),
            size_pt=9,
        )


def _closing(data: ReportData) -> Iterator[Block]:
    yield Heading(1, "BAB IV\nPENUTUP")
    empty = [one for one in data.fills if one.empty]
    if empty:
        yield Paragraph(
            f"Pada saat laporan ini dibuat, {counted(len(empty))} form belum lengkap, "
            f"dengan {counted(sum(one.empty for one in empty))} sel wajib yang masih kosong."
        )
    yield Paragraph("Demikian laporan ini disusun sebagai bahan evaluasi penerapan SPM.")
    yield SignatureBlock(
        right=Signature(office=(f"{data.signer},",), above=(f"{data.region.name}, ………………………",))
    )
