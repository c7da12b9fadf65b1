"""A filled workbook turned into forms: ours by its hidden keys, another by its headings.

Rows may be sorted, deleted or doubled and columns moved: what a row means is told by its
hidden key, what a column means by its title.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import Decimal
from functools import cache

from django.utils.translation import gettext as _

from tapem.documents.errors import Unreadable
from tapem.documents.readers import ReadSheet, ReadValue, Sheets
from tapem.kernel.dates import parse_date
from tapem.spm.rules.columns import Column, columns_of
from tapem.spm.rules.facts import (
    CUMULATIVE,
    EMPTY,
    EVENT,
    MONTHLY,
    REGULAR,
    CellFact,
    FormFact,
    LineFact,
)
from tapem.spm.rules.reading import read_amount, read_cell

META_KIND, FORMAT = "spm-workbook", "1"
GUIDE_SHEET, FORMS_SHEET = "Petunjuk", "Form"
ID, BASE, CODE, SERVICE, LABEL, UNIT = "id", "dasar", "Kode", "Layanan", "Uraian", "Satuan"
NIL, NIL_REASON, YES, NO = "Nihil", "Alasan nihil", "Ya", "Tidak"
EXAMPLE = "Angka hanya di sel kuning; isi “tidak ada” atau “tidak berlaku” bila demikian."
_NAMES = {"A": "A Penerima", "B": "B Mutu", "C": "C Anggaran", "D": "D Personil"}
_HEADING_ROWS = 30
_YEARS = frozenset(str(year) for year in range(2000, 2101))
_AREA = re.compile(r"([A-Z]+)(\d+):([A-Z]+)(\d+)")
_SPACES = re.compile(r"[\s\n]+")
_OTHER_TITLES = {
    "uraian spm": LABEL, "indikator": LABEL, "uraian indikator": LABEL, "penerima": LABEL,
    "jenis pelayanan dasar": SERVICE, "jenis layanan": SERVICE, "nama layanan": SERVICE,
    "kode layanan": CODE,
}  # fmt: skip
_OTHER_COLUMNS = {
    "sasaran": "needed", "target": "needed", "jumlah total yang harus dilayani": "needed",
    "jumlah yang harus dilayani": "needed", "harus dilayani": "needed",
    "jumlah mutu yang harus dilayani/dipenuhi": "needed", "kebutuhan": "needed",
    "triwulan i": "q1", "triwulan ii": "q2", "triwulan iii": "q3", "triwulan iv": "q4",
    "tw 1": "q1", "tw 2": "q2", "tw 3": "q3", "tw 4": "q4",
    "alokasi anggaran (rp)": "allocation", "alokasi anggaran": "allocation", "pagu": "allocation",
}  # fmt: skip
_STATED = {"belum": "rest", "yang belum terlayani": "rest", "belum terlayani": "rest",
           "mutu yang belum terlayani/terpenuhi": "rest", "total": "total", "jumlah": "total"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Fault:
    """Something in a file that cannot be read, with its place."""

    sheet: str
    cell: str
    message: str


@dataclass(frozen=True, slots=True)
class FilledLine:
    """A row of a file: which line it is, what it began with, what it holds now."""

    form_key: str
    line_key: str
    sheet: str
    base: Mapping[str, CellFact]
    cells: Mapping[str, CellFact]
    addresses: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Nil:
    """Whether a form says that nobody had to be served, and why."""

    is_nil: bool = False
    reason: str = ""


@dataclass(slots=True)
class FilledWorkbook:
    """A whole file as read. `places` maps (service code, cell) to sheet and address.

    `nils` holds what each form began with (None: not told) and what it says now.
    """

    meta: Mapping[str, str]
    forms: list[FormFact] = field(default_factory=list)
    lines: list[FilledLine] = field(default_factory=list)
    descriptions: dict[str, tuple[str, date | None]] = field(default_factory=dict)
    nils: dict[str, tuple[Nil | None, Nil]] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    places: dict[tuple[str, str], tuple[str, str]] = field(default_factory=dict)
    seen: set[tuple[str, str]] = field(default_factory=set)

    @property
    def is_ours(self) -> bool:
        """Tell whether Tapem made the file, by its hidden sheet."""
        return self.meta.get("kind") == META_KIND


@dataclass(frozen=True, slots=True)
class _Row:
    """One row with its heading: titles to columns."""

    sheet: ReadSheet
    number: int
    values: tuple[ReadValue, ...]
    titles: Mapping[str, int]
    block: str = ""
    kind: str = CUMULATIVE

    def text(self, title: str) -> str:
        value = self.value(title)
        return "" if value is None else str(value).strip()

    def value(self, title: str) -> ReadValue:
        place = self.titles.get(title)
        return self.values[place] if place is not None and place < len(self.values) else None

    def address(self, title: str) -> str:
        place = self.titles.get(title)
        return "" if place is None else f"{column_letters(place)}{self.number}"


def sheet_name(block: str, kind: str) -> str:
    """Return the name of a block's sheet."""
    return f"{_NAMES[block]} bulanan" if kind == MONTHLY else _NAMES[block]


def base_text(cells: Mapping[str, CellFact]) -> str:
    """Return the cells that a row begins with, for its hidden column."""
    plain = {
        key: [cell.state, None if cell.value is None else str(cell.value)]
        for key, cell in cells.items()
        if cell.is_filled
    }
    return json.dumps(plain, separators=(",", ":"))


def read_filled(sheets: Sheets, year: int = 0) -> FilledWorkbook:
    """Read a workbook; `Unreadable` with a sentence when nothing in it can be mapped.

    `year` is that of a workbook which does not say its own.
    """
    filled = FilledWorkbook(sheets.meta)
    if filled.meta.get("format", FORMAT) != FORMAT:
        raise Unreadable(
            _("Buku kerja ini dibuat versi Tapem yang lain. Unduh yang baru lalu salin isiannya.")
        )
    forms = _read_forms(sheets, filled, year) if filled.is_ours else {}
    lines: dict[str, list[LineFact]] = {}
    _tell_hidden(sheets, filled)
    for sheet in sheets.visible:
        for row in _data_rows(sheet, filled):
            _read_line(row, filled, lines, forms)
    if not filled.lines and not filled.faults:
        raise Unreadable(
            _(
                "Tidak ada baris yang dikenali. Pakai buku kerja yang diunduh dari Tapem, atau beri judul kolom seperti “Uraian”, “Harus dilayani”, “Tw I”."
            )
        )
    if not filled.is_ours:
        forms = {key: FormFact(key, key, year) for key in lines}
    filled.forms = [replace(form, lines=tuple(lines.get(key, ()))) for key, form in forms.items()]
    return filled


def _tell_hidden(sheets: Sheets, filled: FilledWorkbook) -> None:
    hidden = [
        one.name for one in sheets.sheets if not one.is_visible and not one.name.startswith("_")
    ]
    if hidden:
        words = _("Lembar tersembunyi tidak dibaca: %(names)s.")
        filled.notes.append(words % {"names": ", ".join(hidden[:5])})


def _read_forms(sheets: Sheets, filled: FilledWorkbook, year: int) -> dict[str, FormFact]:
    sheet = sheets.find(FORMS_SHEET)
    if sheet is None:
        raise Unreadable(
            _("Lembar “Form” tidak ada lagi. Unduh buku kerja yang baru lalu salin isiannya.")
        )
    forms: dict[str, FormFact] = {}
    stated = filled.meta.get("year", "")
    year = int(stated) if stated in _YEARS else year
    for row in _rows(sheet):
        key = row.text(ID)
        if not key:
            continue
        source, day = row.text("Sumber data"), _day(row, filled)
        filled.descriptions[key] = (source, day)
        nil = _nil(row, filled)
        if nil is not None:
            filled.nils[key] = (_nil_base(row.text(BASE)), nil)
        population = row.value("Penduduk acuan")
        forms[key] = FormFact(
            service_code=row.text(CODE),
            service_name=row.text(SERVICE),
            year=year,
            nature=EVENT if row.text("Sifat") == "Kejadian" else REGULAR,
            value_kind=row.text("Jenis angka") or CUMULATIVE,
            is_nil=nil is not None and nil.is_nil,
            nil_reason=row.text(NIL_REASON),
            data_source=source,
            data_date=day,
            reference_population=Decimal(population)
            if isinstance(population, int | Decimal)
            else None,
        )
    return forms


def nil_base(*, is_nil: bool, reason: str) -> str:
    """Return what a form begins with, for its hidden column."""
    return json.dumps([is_nil, reason], separators=(",", ":"), ensure_ascii=False)


def _nil_base(text: str) -> Nil | None:
    try:
        is_nil, reason = json.loads(text)
    except (ValueError, TypeError):
        return None
    return Nil(is_nil is True, str(reason))


def _nil(row: _Row, filled: FilledWorkbook) -> Nil | None:
    """Read the declaration of nil; None, with a fault, when it cannot be read."""
    answer, reason = row.text(NIL).casefold(), row.text(NIL_REASON)[:300]
    if answer not in {"", YES.casefold(), NO.casefold(), "true", "false"}:
        words = _("Nihil: isi “Ya” atau “Tidak”.")
        filled.faults.append(Fault(row.sheet.name, row.address(NIL), words))
        return None
    is_nil = answer in {YES.casefold(), "true"}
    if is_nil and not reason:
        words = _("Nihil memerlukan alasan. Tulis mengapa tidak ada yang harus dilayani.")
        filled.faults.append(Fault(row.sheet.name, row.address(NIL_REASON), words))
        return None
    return Nil(is_nil, reason if is_nil else "")


def _day(row: _Row, filled: FilledWorkbook) -> date | None:
    value = row.value("Tanggal data")
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date) or value is None:
        return value
    try:
        return parse_date(str(value)[:40])
    except ValueError as problem:
        filled.faults.append(Fault(row.sheet.name, row.address("Tanggal data"), str(problem)))
        return None


def _data_rows(sheet: ReadSheet, filled: FilledWorkbook) -> Iterator[_Row]:
    """Yield the rows of a block's sheet; other sheets of the user are left alone."""
    found = next(
        ((block, kind) for block in _NAMES for kind in (CUMULATIVE, MONTHLY)
         if sheet.name == sheet_name(block, kind)), None,
    )  # fmt: skip
    if found is None and (filled.is_ours or sheet.name in (GUIDE_SHEET, FORMS_SHEET)):
        return
    block, kind = found or ("", CUMULATIVE)
    for row in _rows(sheet):
        yield replace(row, block=block or _guessed_block(row), kind=kind)


def _guessed_block(row: _Row) -> str:
    return "C" if "allocation" in row.titles else "A"


def _rows(sheet: ReadSheet) -> Iterator[_Row]:
    """Yield the rows below the heading, which is the first row that names its columns."""
    titles: dict[str, int] = {}
    for number, values in enumerate(sheet.rows, 1):
        if not titles:
            titles = _titles(values) if number <= _HEADING_ROWS else {}
            continue
        if any(value is not None for value in values):
            yield _Row(sheet, number, values, titles)


def _titles(values: tuple[ReadValue, ...]) -> dict[str, int]:
    """Return titles with their place when a row is a heading, nothing otherwise."""
    titles: dict[str, int] = {}
    for place, value in enumerate(values):
        if isinstance(value, str) and value.strip():
            clean = _SPACES.sub(" ", value).strip()
            folded = clean.casefold()
            for name in (clean, _OTHER_TITLES.get(folded), _OTHER_COLUMNS.get(folded), folded):
                if name:
                    titles.setdefault(name, place)
    known = {ID, CODE, SERVICE, LABEL} & titles.keys()
    return titles if len(known) >= 2 or (LABEL in titles and "needed" in titles) else {}  # noqa: PLR2004 (two names make a heading)


def _read_line(
    row: _Row,
    filled: FilledWorkbook,
    lines: dict[str, list[LineFact]],
    forms: dict[str, FormFact],
) -> None:
    keyed = row.text(ID)
    form_key, _colon, line_key = keyed.partition(":")
    if filled.is_ours and (not keyed or form_key not in forms):
        if row.text(LABEL):
            words = _(
                "Baris ini tidak berasal dari buku kerja (kunci tersembunyinya hilang); tidak dibaca."
            )
            filled.faults.append(Fault(row.sheet.name, f"A{row.number}", words))
        return
    if not filled.is_ours:
        form_key, line_key = row.text(CODE) or row.text(SERVICE), row.text(LABEL)
        if not form_key or not line_key:
            return
    if (form_key, line_key) in filled.seen:
        words = _("Baris ini ada dua kali dalam berkas; yang kedua tidak dibaca.")
        filled.faults.append(Fault(row.sheet.name, f"A{row.number}", words))
        return
    filled.seen.add((form_key, line_key))
    _take_line(row, filled, lines, (form_key, line_key, forms.get(form_key)))


def _take_line(
    row: _Row,
    filled: FilledWorkbook,
    lines: dict[str, list[LineFact]],
    owner: tuple[str, str, FormFact | None],
) -> None:
    form_key, line_key, form = owner
    code = form.service_code if form else form_key
    cells: dict[str, CellFact] = {}
    addresses: dict[str, str] = {}
    for column in columns_of(row.block, row.kind):
        title = column.title if column.title in row.titles else column.key
        if title not in row.titles:
            continue
        addresses[column.key] = row.address(title)
        filled.places[code, f"{line_key}:{column.key}"] = (row.sheet.name, row.address(title))
        cell = _cell(row, title, column, filled)
        if cell is not None:
            cells[column.key] = cell
    filled.lines.append(
        FilledLine(form_key, line_key, row.sheet.name, _base(row.text(BASE)), cells, addresses)
    )
    lines.setdefault(form_key, []).append(
        LineFact(line_key, row.block, row.text(LABEL), row.text(UNIT), cells, stated=_stated(row))
    )


def _cell(row: _Row, title: str, column: Column, filled: FilledWorkbook) -> CellFact | None:
    """Read one cell; None, with a fault, when it cannot be read."""
    value, told = row.value(title), _unusable(row, title)
    if not told:
        try:
            return _read_value(value, column)
        except ValueError as problem:
            told = f"%(cell)s: {str(problem).replace('%', '%%')}"
    words = f"{row.text(LABEL)}, {column.words}"
    message = told % {"cell": words, "value": value}
    filled.faults.append(Fault(row.sheet.name, row.address(title), message))
    return None


def _unusable(row: _Row, title: str) -> str:
    """Return why the value of a cell says nothing, or nothing when it does."""
    sheet = row.sheet
    if sheet.merged and (area := _covering(row, title)):
        words = _("%(cell)s: sel ini tertutup gabungan {area}. Pisahkan selnya, lalu isi.")
        return words.format(area=area)
    if sheet.unresolved and row.address(title) in sheet.unresolved:
        return _("%(cell)s: rumus tanpa hasil. Buka berkas di Excel, simpan, lalu unggah lagi.")
    if sheet.errors and row.address(title) in sheet.errors:
        return _("%(cell)s: sel berisi galat Excel (%(value)s). Perbaiki rumusnya.")
    return ""


def _covering(row: _Row, title: str) -> str:
    """Return the merged area that covers a cell, unless the cell is its first one."""
    here = (row.number, row.titles[title] + 1)
    for area, (top, left, bottom, right) in _merged(row.sheet.merged).items():
        inside = top <= here[0] <= bottom and left <= here[1] <= right
        if inside and here != (top, left):
            return area
    return ""


@cache
def _merged(areas: tuple[str, ...]) -> dict[str, tuple[int, int, int, int]]:
    found = {}
    for area in areas:
        if matched := _AREA.fullmatch(area):
            left, top, right, bottom = matched.groups()
            found[area] = (int(top), _number(left), int(bottom), _number(right))
    return found


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _read_value(value: ReadValue, column: Column) -> CellFact:
    if value is None:
        return CellFact(EMPTY)
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        read = read_amount(Decimal(value), is_rupiah=column.is_rupiah)
    else:
        read = read_cell(str(value)[:60], is_rupiah=column.is_rupiah)
    return CellFact(read.state, read.value)


def _base(text: str) -> dict[str, CellFact]:
    """Return what a row began with; a damaged hidden column counts as nothing."""
    try:
        plain = json.loads(text) if text else {}
        return {
            key: CellFact(state, None if value is None else Decimal(value))
            for key, (state, value) in plain.items()
        }
    except (ValueError, TypeError, AttributeError, ArithmeticError):
        return {}


def _stated(row: _Row) -> dict[str, Decimal]:
    """Return computed columns that a user's own file declares, to compare with the sums."""
    found: dict[str, Decimal] = {}
    for title, name in _STATED.items():
        value = row.value(title)
        if isinstance(value, int | Decimal) and not isinstance(value, bool):
            found.setdefault(name, Decimal(value))
    return found


@cache
def column_letters(place: int) -> str:
    """Return the letters of a column counted from 0: 0 → "A", 26 → "AA"."""
    letters, number = "", place + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
