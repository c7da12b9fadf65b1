"""The workbook of an agency; `queries.filled` reads it back, `actions.workbooks` merges it.

One sheet per block, one row per line, the columns of the form. Hidden columns carry the
key of the line and what each cell held when the file was made, so that an upload can tell
what the user changed from what somebody else changed meanwhile.
"""

from collections.abc import Sequence

from tapem.documents.language import in_indonesian
from tapem.documents.sheets import Kind, Sheet, SheetColumn, Value, ValueList, Workbook
from tapem.kernel.clock import now
from tapem.spm.models import AchievementForm
from tapem.spm.queries.filled import (
    BASE,
    CODE,
    EXAMPLE,
    FORMAT,
    FORMS_SHEET,
    GUIDE_SHEET,
    ID,
    LABEL,
    META_KIND,
    NIL,
    NIL_REASON,
    NO,
    SERVICE,
    UNIT,
    YES,
    base_text,
    nil_base,
    sheet_name,
)
from tapem.spm.queries.forms import fact_of
from tapem.spm.rules.columns import BLOCK_TITLES, Column, columns_of
from tapem.spm.rules.facts import MONTHLY, NUMBER, CellFact, FormFact, LineFact
from tapem.spm.rules.reading import written

BLOCKS = ("A", "B", "C", "D")
_OF_FORMS = frozenset({"R20"})  # source, date and approval stand on our own sheet only
_NIL_NOTE = (
    "Ya bila tidak ada yang harus dilayani sepanjang tahun; isi alasannya, kosongkan angkanya."
)
_GUIDE = (
    ("Isi hanya sel berwarna kuning.", "Judul, satuan, dan nama baris terkunci."),
    ("Empat jawaban yang berbeda.", "Angka (termasuk 0), “tidak ada”, “tidak berlaku”, atau kosong bila belum diketahui."),
    ("Tanda “-” tidak dibaca.", "Isi salah satu dari empat jawaban di atas."),
    ("Harus dilayani", "Satu angka untuk setahun; tidak dijumlahkan antartriwulan."),
    ("Tw I–IV", "Kumulatif sejak Januari. Bila form memakai angka bulanan, isi angka setiap bulan."),
    ("Rupiah", "Bilangan utuh tanpa sen."),
    ("Contoh baris terisi", "Ibu bersalin: harus dilayani 21.340; Tw I 4.980; Tw II 10.102; Tw III 15.120."),
    ("Nihil", "Bila tidak ada yang harus dilayani: pada lembar Form pilih Ya dan tulis alasannya."),
    ("Unggah kembali", "Yang Anda ubah dibandingkan sel demi sel; tidak ada yang tertimpa tanpa pilihan Anda."),
)  # fmt: skip


@in_indonesian
def agency_workbook(forms: Sequence[AchievementForm], title: str, meta: dict[str, str]) -> Workbook:
    """Return the workbook of some forms of one agency and year.

    `forms` come from `forms_of`; `meta` names region, agency and year.
    """
    facts = [(form, fact_of(form)) for form in forms]
    sheets = [_guide(title), _forms_sheet(facts)]
    for block in BLOCKS:
        for kind in ("cumulative", MONTHLY) if block in "AB" else ("cumulative",):
            chosen = [
                (form, fact) for form, fact in facts if block in "CD" or fact.value_kind == kind
            ]
            rows = [
                _line_row(form, fact, line, columns_of(block, kind))
                for form, fact in chosen
                for line in fact.lines
                if line.block == block
            ]
            if rows:
                sheets.append(_block_sheet(block, kind, rows))
    return Workbook(
        title=title,
        sheets=tuple(sheets),
        lists=(ValueList("jawaban", ("tidak ada", "tidak berlaku")), ValueList("nihil", (YES, NO))),
        meta={"kind": META_KIND, "format": FORMAT} | meta,
        author="Tapem",
        created=now(),
    )


def _guide(title: str) -> Sheet:
    return Sheet(
        name=GUIDE_SHEET,
        columns=(SheetColumn("Petunjuk", 34), SheetColumn("Keterangan", 90)),
        rows=_GUIDE,
        title_rows=(title, EXAMPLE),
        is_protected=True,
    )


def _forms_sheet(facts: Sequence[tuple[AchievementForm, FormFact]]) -> Sheet:
    columns = (
        SheetColumn(ID, 8, Kind.CODE, hidden=True),
        SheetColumn(CODE, 10, Kind.CODE),
        SheetColumn(SERVICE, 50),
        SheetColumn("Sifat", 12),
        SheetColumn("Jenis angka", 16),
        SheetColumn(NIL, 8, locked=False, list_name="nihil", note=_NIL_NOTE),
        SheetColumn(NIL_REASON, 30, locked=False),
        SheetColumn("Sumber data", 34, locked=False),
        SheetColumn("Tanggal data", 16, Kind.DATE, locked=False),
        SheetColumn("Penduduk acuan", 16, Kind.INTEGER),
        SheetColumn("Dasar hukum", 40),
        SheetColumn(BASE, 8, Kind.CODE, hidden=True),
    )
    rows: list[tuple[Value, ...]] = [
        (
            str(form.pk), fact.service_code, fact.service_name, form.service.get_nature_display(),
            fact.value_kind, YES if fact.is_nil else NO, fact.nil_reason, fact.data_source,
            fact.data_date, fact.reference_population, form.service.sector_regulation,
            nil_base(is_nil=fact.is_nil, reason=fact.nil_reason),
        )
        for form, fact in facts
    ]  # fmt: skip
    return Sheet(
        FORMS_SHEET, columns, tuple(rows), ("Form dalam buku kerja ini",), is_protected=True
    )


def _block_sheet(block: str, kind: str, rows: Sequence[tuple[Value, ...]]) -> Sheet:
    columns = (
        SheetColumn(ID, 8, Kind.CODE, hidden=True),
        SheetColumn(BASE, 8, Kind.CODE, hidden=True),
        SheetColumn(CODE, 10, Kind.CODE),
        SheetColumn(SERVICE, 36),
        SheetColumn(LABEL, 38),
        SheetColumn(UNIT, 10),
        *(_typed(column) for column in columns_of(block, kind)),
    )
    return Sheet(
        name=sheet_name(block, kind),
        columns=columns,
        rows=tuple(rows),
        title_rows=(BLOCK_TITLES[block],),
        is_protected=True,
    )


def _typed(column: Column) -> SheetColumn:
    """A typed column takes words too ("tidak ada"), so Excel itself must not bound it."""
    words = column.words[0].upper() + column.words[1:]
    width = 18 if column.is_rupiah else 13
    return SheetColumn(
        column.title, width, Kind.INTEGER, locked=False, takes_words=True, note=f"{words}."
    )


def _line_row(
    form: AchievementForm, fact: FormFact, line: LineFact, columns: Sequence[Column]
) -> tuple[Value, ...]:
    cells = [line.cell(column.key) for column in columns]
    base = base_text({column.key: cell for column, cell in zip(columns, cells, strict=True)})
    head = (
        f"{form.pk}:{line.key}",
        base,
        fact.service_code,
        fact.service_name,
        line.label,
        line.unit,
    )
    return (*head, *(_shown(cell) for cell in cells))


def _shown(cell: CellFact) -> Value:
    if cell.state == NUMBER and cell.value is not None:
        return int(cell.value) if cell.value == int(cell.value) else cell.value
    return written(cell) or None
