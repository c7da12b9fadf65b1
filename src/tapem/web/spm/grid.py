"""The grid of a form as the template draws it: cells with their looks, computed ones beside."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from tapem.accounts.actors import Actor
from tapem.kernel.clock import today
from tapem.kernel.numbers import format_number, format_percent
from tapem.spm.actions.cells import CellConflict
from tapem.spm.models import AchievementForm, CellReopening, FormLine
from tapem.spm.policies import may_fill
from tapem.spm.queries.forms import active_reopenings, fact_of
from tapem.spm.rules.checks.base import Finding
from tapem.spm.rules.columns import (
    AVAILABLE,
    BLOCK_TITLES,
    UNIT_COST,
    Column,
    columns_of,
    is_due,
    rate_of,
    rest_of,
    whole_of,
)
from tapem.spm.rules.facts import BUDGET, NONE, NOT_APPLICABLE, FormFact, LineFact
from tapem.spm.rules.reading import written
from tapem.spm.rules.states import OPEN_STATES, is_cell_open

NEED_COLUMNS = (AVAILABLE, UNIT_COST)
PERSONNEL_BLOCK = "D"


@dataclass(frozen=True, slots=True)
class GridCell:
    """One cell for `parts/grid_cell.html`."""

    id: str
    name: str = ""
    label: str = ""
    value: str = ""
    state: str = ""
    kind: str = ""
    url: str = ""
    panel: str = ""
    version: int = 0
    message: str = ""
    theirs: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True)
class GridRow:
    """One line of the grid; `url` opens its help and history without a script."""

    label: str
    unit: str
    url: str
    cells: tuple[GridCell, ...]


@dataclass(frozen=True, slots=True)
class GridGroup:
    """A block of the form inside a table."""

    label: str
    rows: tuple[GridRow, ...]


@dataclass(frozen=True, slots=True)
class GridTable:
    """A table: blocks A and B share one, C and D have their own columns."""

    id: str
    title: str
    caption: str
    columns: tuple[str, ...]
    groups: tuple[GridGroup, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A form laid out for one reader on one day."""

    form: AchievementForm
    fact: FormFact
    is_mine: bool
    on: date
    reopened: Mapping[str, CellReopening]
    versions: Mapping[str, int]
    findings: Mapping[str, Finding]
    typed: Mapping[str, str]
    problems: Mapping[str, str]
    conflicts: Mapping[str, CellConflict]

    @property
    def base(self) -> str:
        """Versions of all cells, for the form that is sent without a script."""
        return json.dumps(dict(self.versions))


def lay_out(
    actor: Actor,
    form: AchievementForm,
    findings: Iterable[Finding] = (),
    *,
    typed: Mapping[str, str] | None = None,
    problems: Mapping[str, str] | None = None,
    conflicts: Mapping[str, CellConflict] | None = None,
) -> Sheet:
    """Lay a form out; `typed` holds what could not be saved, so that nothing is lost.

    `form` should come from `forms_of`, with lines and cells at hand.
    """
    needs_reopening = form.state not in OPEN_STATES or form.locked_quarter > 0
    versions = {
        f"{line.key}:{cell.column}": cell.version
        for line in form.lines.all()
        for cell in line.cells.all()
    }
    return Sheet(
        form=form,
        fact=fact_of(form),
        is_mine=bool(may_fill(actor, form)),
        on=today(),
        reopened=active_reopenings(form) if needs_reopening else {},
        versions=versions,
        findings=_worst(findings),
        typed=typed or {},
        problems=problems or {},
        conflicts=conflicts or {},
    )


def _worst(findings: Iterable[Finding]) -> dict[str, Finding]:
    """Keep the first finding of a cell that still asks for something; errors come first."""
    worst: dict[str, Finding] = {}
    for finding in findings:
        if finding.cell and not finding.is_explained:
            worst.setdefault(finding.cell, finding)
    return worst


def tables_of(sheet: Sheet) -> list[GridTable]:
    """Return the tables of a form: A with B, C, the needs, D."""
    kind, blocks = sheet.fact.value_kind, {line.block for line in sheet.fact.lines}
    periods = [column for column in columns_of("A", kind) if column.month]
    caption = (
        _("Angka kumulatif sejak Januari. Tempel blok dari Excel dengan Ctrl+V.")
        if kind == "cumulative"
        else _("Angka setiap bulan, bukan kumulatif. Tempel blok dari Excel dengan Ctrl+V.")
    )
    tables = [
        GridTable(
            "ab",
            _("Penerima dan mutu"),
            caption,
            (_("Harus dilayani"), *(one.title for one in periods), _("Belum"), _("Capaian")),
            tuple(_group(sheet, block) for block in ("A", "B") if block in blocks),
        ),
        GridTable(
            "c",
            _("Anggaran"),
            _("Rupiah utuh; realisasi kumulatif sejak Januari."),
            (
                *(one.title for one in columns_of(BUDGET, kind)),
                pgettext("anggaran", "Selisih"),
                _("Realisasi"),
            ),
            (_group(sheet, BUDGET),),
        ),
    ]
    return [*tables, *_side_tables(sheet, blocks)]


def _side_tables(sheet: Sheet, blocks: set[str]) -> list[GridTable]:
    tables = []
    if "B" in blocks:
        titles = (
            _("Harus dipenuhi"),
            _("Tersedia di awal"),
            _("Kurang"),
            _("Harga satuan"),
            _("Kebutuhan biaya"),
        )
        tables.append(
            GridTable("kebutuhan", _("Penghitungan kebutuhan"), _("Tidak wajib; kebutuhan biaya dihitung."),
                      titles, (GridGroup("", tuple(_need_row(sheet, line) for line in sheet.fact.block("B"))),))
        )  # fmt: skip
    if PERSONNEL_BLOCK in blocks:
        staff = tuple(one.title for one in columns_of(PERSONNEL_BLOCK, sheet.fact.value_kind))
        tables.append(
            GridTable("d", _("Dukungan personil"), _("Tidak wajib."), (*staff, _("Jumlah")),
                      (GridGroup("", tuple(_person_row(sheet, line) for line in sheet.fact.block("D"))),))
        )  # fmt: skip
    return tables


def _group(sheet: Sheet, block: str) -> GridGroup:
    lines = [line for line in sheet.fact.lines if line.block == block]
    return GridGroup(BLOCK_TITLES[block], tuple(_row(sheet, line) for line in lines))


def _row(sheet: Sheet, line: LineFact) -> GridRow:
    columns = [
        column
        for column in columns_of(line.block, sheet.fact.value_kind)
        if column.key not in NEED_COLUMNS
    ]
    cells = [_cell(sheet, line, column) for column in columns]
    return GridRow(line.label, line.unit, _line_url(sheet, line), (*cells, *computed(sheet, line)))


def computed(sheet: Sheet, line: LineFact) -> tuple[GridCell, GridCell]:
    """Return the two computed cells of a line: what is left, and the rate."""
    kind = sheet.fact.value_kind
    rest, rate = rest_of(line, kind), rate_of(line, kind)
    is_budget = line.block == BUDGET
    applies = line.cell("needed").state != NOT_APPLICABLE
    unknown = "?" if applies else ""
    rest_word = pgettext("anggaran", "selisih") if is_budget else pgettext("layanan", "belum")
    rate_word = _("realisasi") if is_budget else _("capaian")
    return (
        GridCell(
            f"{line.key}-rest", kind="calc",
            label=f"{line.label}, {rest_word}",
            value=unknown if rest is None else format_number(_plain(rest)),
        ),
        GridCell(
            f"{line.key}-rate", kind="calc",
            label=f"{line.label}, {rate_word}",
            value=unknown if rate is None else format_percent(rate),
        ),
    )  # fmt: skip


def _need_row(sheet: Sheet, line: LineFact) -> GridRow:
    columns = {column.key: column for column in columns_of("B", sheet.fact.value_kind)}
    return GridRow(
        line.label,
        line.unit,
        _line_url(sheet, line),
        (
            _calc(f"{line.key}-needed-again", line.label, written(line.cell("needed")) or "?"),
            _cell(sheet, line, columns[AVAILABLE]),
            need_cells(line)[0],
            _cell(sheet, line, columns[UNIT_COST]),
            need_cells(line)[1],
        ),
    )


def need_cells(line: LineFact) -> tuple[GridCell, GridCell]:
    """Return what is lacking at the start of the year, and what it costs."""
    needed, available, price = whole_of(line), line.amount(AVAILABLE), line.amount(UNIT_COST)
    gap = None if needed is None or available is None else max(needed - available, needed * 0)
    cost = None if gap is None or price is None else gap * price
    return (
        _calc(f"{line.key}-gap", line.label, "" if gap is None else format_number(_plain(gap))),
        _calc(f"{line.key}-cost", line.label, "" if cost is None else format_number(_plain(cost))),
    )


def _person_row(sheet: Sheet, line: LineFact) -> GridRow:
    columns = columns_of("D", sheet.fact.value_kind)
    cells = tuple(_cell(sheet, line, column) for column in columns)
    return GridRow(line.label, line.unit, _line_url(sheet, line), (*cells, person_total(line)))


def person_total(line: LineFact) -> GridCell:
    """Return the number of staff of a line."""
    known = [amount for key in line.cells if (amount := line.amount(key)) is not None]
    return _calc(f"{line.key}-sum", line.label, format_number(_plain(sum(known))) if known else "")


def _calc(key: str, label: str, value: str) -> GridCell:
    return GridCell(key, kind="calc", label=label, value=value)


def _plain(value: object) -> int:
    return int(value)  # type: ignore[call-overload,no-any-return]  # whole counts and rupiah


def side_cells(sheet: Sheet, line: LineFact) -> tuple[GridCell, ...]:
    """Return every computed cell that a change of the line may move."""
    if line.block == PERSONNEL_BLOCK:
        return (person_total(line),)
    if line.block == "B":
        again = _calc(f"{line.key}-needed-again", line.label, written(line.cell("needed")) or "?")
        return (*computed(sheet, line), again, *need_cells(line))
    return computed(sheet, line)


def cell_of(sheet: Sheet, line: LineFact, column: Column) -> GridCell:
    """Return one typed cell as the template draws it."""
    return _cell(sheet, line, column)


def _cell(sheet: Sheet, line: LineFact, column: Column) -> GridCell:
    key = f"{line.key}:{column.key}"
    stored = line.cell(column.key)
    cell = GridCell(
        id=f"{line.key}-{column.key}",
        name=f"cell:{key}",
        label=f"{line.label}, {column.words}",
        value=sheet.typed.get(key, written(stored)),
        url=reverse("spm:cell", args=[sheet.form.pk, line.key, column.key]),
        panel=reverse("spm:panel", args=[sheet.form.pk, line.key, column.key]),
        version=sheet.versions.get(key, 0),
    )
    if key in sheet.conflicts:
        conflict = sheet.conflicts[key]
        return replace(
            cell, state="conflict", theirs=conflict.theirs, by=conflict.by, version=conflict.version
        )
    if not _is_open(sheet, key, column, is_filled=stored.is_filled):
        return replace(
            cell, state="locked", url="", value=written(stored), message=_refusal(sheet, key)
        )
    if key in sheet.problems:
        return replace(cell, state="invalid", message=_short(sheet.problems[key]))
    return _looks(sheet, cell, key, column, line)


def _refusal(sheet: Sheet, key: str) -> str:
    """Say why a locked cell was not saved, with what had been typed."""
    if key not in sheet.problems:
        return ""
    typed = sheet.typed.get(key) or _("(kosong)")
    return _("%(why)s Anda mengetik %(typed)s.") % {"why": sheet.problems[key], "typed": typed}


def _is_open(sheet: Sheet, key: str, column: Column, *, is_filled: bool) -> bool:
    if not sheet.is_mine:
        return False
    return key in sheet.reopened or is_cell_open(
        state=sheet.form.state,
        locked_quarter=sheet.form.locked_quarter,
        quarter=column.quarter,
        is_filled=is_filled,
    )


def _looks(sheet: Sheet, cell: GridCell, key: str, column: Column, line: LineFact) -> GridCell:
    stored = line.cell(column.key)
    finding = sheet.findings.get(key)
    if finding is not None and stored.is_filled:
        return replace(cell, state="invalid", message=_short(finding.message))
    if stored.state in (NONE, NOT_APPLICABLE):
        return replace(cell, state="none" if stored.state == NONE else "na")
    if not stored.is_filled and not sheet.fact.is_nil and _is_asked(line, column, sheet):
        return replace(cell, state="empty")
    return cell


def _short(message: str) -> str:
    """Leave the name of the cell out, for the words that stand inside the cell."""
    _name, colon, rest = message.partition(": ")
    return rest[:1].upper() + rest[1:] if colon else message


def _is_asked(line: LineFact, column: Column, sheet: Sheet) -> bool:
    first = columns_of(line.block, sheet.fact.value_kind)[0]
    waived = line.cell(first.key).state in (NONE, NOT_APPLICABLE)
    return is_due(column, sheet.form.year, sheet.on) and not (waived and column.key != first.key)


def _line_url(sheet: Sheet, line: LineFact) -> str:
    first = columns_of(line.block, sheet.fact.value_kind)[0]
    return reverse("spm:panel", args=[sheet.form.pk, line.key, first.key])


def line_named(form: AchievementForm, key: str) -> FormLine | None:
    """Return a line of a form whose lines are at hand."""
    return next((line for line in form.lines.all() if line.key == key), None)
