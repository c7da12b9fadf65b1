"""Filling cells, one or a block, and reopening one cell of a closed form."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tapem.accounts.actors import Actor
from tapem.accounts.door import require
from tapem.audit.actions import record
from tapem.audit.vocabulary import term
from tapem.kernel.clock import now
from tapem.kernel.errors import Invalid, RuleBroken, Stale
from tapem.regions.models import Agency
from tapem.spm.choices import CellState, Origin
from tapem.spm.models import AchievementForm, Cell, CellReopening, CellRevision, FormLine
from tapem.spm.models.rows import insert_rows, update_rows
from tapem.spm.policies import may_fill, may_reopen_cell
from tapem.spm.queries.forms import active_reopenings, cell_fact, column_words
from tapem.spm.rules.columns import Column, column_named
from tapem.spm.rules.facts import BLANK, CellFact
from tapem.spm.rules.reading import Reading, read_cell, written
from tapem.spm.rules.states import OPEN_STATES, is_cell_open

CELLS_FILLED = term(
    "spm.cells-filled",
    gettext_lazy("Sel diisi"),
    gettext_lazy("{actor} mengisi {subject}"),
)
CELL_REOPENED = term(
    "spm.cell-reopened",
    gettext_lazy("Sel dibuka kembali"),
    gettext_lazy("{actor} membuka kembali sel {subject}"),
)
_TOLD_CHANGES = 60
_NAMED_LINES = 500  # a database takes only so many names in one question; more: the whole form


@dataclass(frozen=True, slots=True)
class CellEntry:
    """What somebody typed. `version` None: whatever is stored may be replaced."""

    line: str
    column: str
    text: str
    version: int | None = None
    note: str | None = None

    @property
    def key(self) -> str:
        """Key of the cell inside its form."""
        return f"{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class CellConflict:
    """Somebody else saved first: both values, and who saved."""

    theirs: str
    mine: str
    by: str
    version: int


@dataclass(slots=True)
class BlockOutcome:
    """What a block did: saved cells, wrong ones, conflicts, and numbers told in words."""

    saved: list[Cell] = field(default_factory=list)
    problems: dict[str, str] = field(default_factory=dict)
    conflicts: dict[str, CellConflict] = field(default_factory=dict)
    echoes: dict[str, str] = field(default_factory=dict)
    unchanged: int = 0

    @property
    def is_clean(self) -> bool:
        """Tell whether nothing was wrong."""
        return not self.problems and not self.conflicts


@dataclass(frozen=True, slots=True)
class _Change:
    line: FormLine
    column: str
    cell: Cell | None
    reading: Reading
    note: str


@dataclass(slots=True)
class _Desk:
    """A form laid out for writing: its locked lines, its cells, what is open."""

    form: AchievementForm
    lines: dict[str, FormLine]
    cells: dict[tuple[UUID, str], Cell]
    reopened: dict[str, CellReopening]
    outcome: BlockOutcome = field(default_factory=BlockOutcome)
    changes: list[_Change] = field(default_factory=list)


@transaction.atomic
def fill_cell(
    *,
    actor: Actor,
    form: AchievementForm,
    line: str,
    column: str,
    text: str,
    version: int | None = None,
    note: str | None = None,
    origin: Origin = Origin.GRID,
) -> Cell | None:
    """Write one cell; return it, or None when an empty cell stays empty.

    Raises RuleBroken with a sentence for what cannot be read or is locked, and Stale with
    both values when somebody saved since `version` (0 = never filled).
    """
    entry = CellEntry(line, column, text, version, note)
    outcome = fill_block(actor=actor, form=form, entries=[entry], origin=origin, only_valid=True)
    if entry.key in outcome.problems:
        raise RuleBroken(outcome.problems[entry.key], field=entry.key)
    if entry.key in outcome.conflicts:
        conflict = outcome.conflicts[entry.key]
        words = _("%(by)s sudah menyimpan nilai lain untuk sel ini.") % {"by": conflict.by}
        raise Stale(words, theirs=conflict.theirs, mine=conflict.mine)
    if outcome.saved:
        return outcome.saved[0]
    return Cell.objects.filter(line__form=form, line__key=line, column=column).first()


@transaction.atomic
def fill_block(
    *,
    actor: Actor,
    form: AchievementForm,
    entries: Sequence[CellEntry],
    origin: Origin = Origin.PASTE,
    only_valid: bool = False,
) -> BlockOutcome:
    """Write many cells at once, all of them or, with `only_valid`, those that are right.

    Without `only_valid` anything wrong or overtaken raises Invalid and nothing is written.
    """
    require(may_fill(actor, form))
    desk = _laid_out(form, entries)
    for entry in entries:
        _take(desk, actor, entry)
    outcome = desk.outcome
    if not only_valid and not outcome.is_clean:
        raise Invalid(
            outcome.problems | {key: _overtaken(one) for key, one in outcome.conflicts.items()}
        )
    if desk.changes:
        _write(desk, actor, origin)
    return outcome


def _overtaken(conflict: CellConflict) -> str:
    words = _("%(by)s sudah menyimpan %(theirs)s; Anda mengetik %(mine)s.")
    return words % {"by": conflict.by, "theirs": conflict.theirs, "mine": conflict.mine}


def _laid_out(form: AchievementForm, entries: Sequence[CellEntry]) -> _Desk:
    """Lock the lines first, always in one order: two writers of one cell follow each other."""
    keys, columns = {entry.line for entry in entries}, {entry.column for entry in entries}
    rows = FormLine.objects.select_for_update().filter(form=form).order_by("pk")
    stored = Cell.objects.filter(line__form=form, column__in=columns)
    if len(keys) <= _NAMED_LINES:
        rows, stored = rows.filter(key__in=keys), stored.filter(line__key__in=keys)
    lines = {line.key: line for line in rows.only("form", "key", "block", "label")}
    cells = {(cell.line_id, cell.column): cell for cell in stored}
    needs_reopening = form.state not in OPEN_STATES or form.locked_quarter > 0
    return _Desk(form, lines, cells, active_reopenings(form) if needs_reopening else {})


def _take(desk: _Desk, actor: Actor, entry: CellEntry) -> None:
    """Look at one entry and put it among the changes, the problems or the conflicts."""
    line = desk.lines.get(entry.line)
    column = column_named(line.block, desk.form.value_kind, entry.column) if line else None
    if line is None or column is None:
        desk.outcome.problems[entry.key] = _("Sel ini tidak ada dalam form.")
        return
    cell = desk.cells.get((line.pk, entry.column))
    if refusal := _refusal(desk, actor, entry, column, cell):
        desk.outcome.problems[entry.key] = refusal
        return
    try:
        reading = read_cell(
            entry.text,
            is_rupiah=column.is_rupiah,
            allows_fraction=desk.form.service.allows_fraction,
        )
    except ValueError as error:
        words = f"{column_words(desk.form, line, entry.column)}: {error}"
        desk.outcome.problems[entry.key] = words
        return
    _compare(desk, entry, line, cell, reading)


def _refusal(desk: _Desk, actor: Actor, entry: CellEntry, column: Column, cell: Cell | None) -> str:
    """Return why a cell takes no typing now, or nothing."""
    is_open = is_cell_open(
        state=desk.form.state,
        locked_quarter=desk.form.locked_quarter,
        quarter=column.quarter,
        is_filled=cell is not None and cell.state != CellState.EMPTY,
    )
    reopening = desk.reopened.get(entry.key)
    if is_open or (reopening is not None and reopening.agency_id == actor.agency.pk):
        return ""
    return _("Sel ini terkunci. Minta Bagian Tata Pemerintahan membukanya.")


def _compare(
    desk: _Desk, entry: CellEntry, line: FormLine, cell: Cell | None, reading: Reading
) -> None:
    stored = cell_fact(cell) if cell else BLANK
    note = stored.note if entry.note is None else entry.note.strip()[:300]
    if (reading.state, reading.value) == (stored.state, stored.value) and note == stored.note:
        desk.outcome.unchanged += 1
        return
    version = cell.version if cell else 0
    same_answer = (reading.state, reading.value) == (stored.state, stored.value)
    if entry.version is not None and entry.version != version and not same_answer:
        desk.outcome.conflicts[entry.key] = CellConflict(
            theirs=written(stored) or _("(kosong)"),
            mine=entry.text.strip() or _("(kosong)"),
            by=cell.changed_by if cell else "",
            version=version,
        )
        return
    if reading.echo:
        desk.outcome.echoes[entry.key] = reading.echo
    desk.changes.append(_Change(line, entry.column, cell, reading, note))


def _write(desk: _Desk, actor: Actor, origin: Origin) -> None:
    at = now()
    made: list[Cell] = []
    kept: list[Cell] = []
    revisions: list[CellRevision] = []
    told: dict[str, tuple[object, object]] = {}
    for change in desk.changes:
        before = cell_fact(change.cell) if change.cell else BLANK
        cell = change.cell or Cell(line=change.line, column=change.column, version=0)
        (kept if change.cell else made).append(cell)
        cell.state, cell.value = change.reading.state, change.reading.value
        cell.note, cell.version = change.note, cell.version + 1
        cell.changed_at, cell.changed_by = at, actor.label
        revisions.append(_revision(cell, before, actor, origin, at))
        if len(told) < _TOLD_CHANGES:
            told[f"{change.line.key}:{change.column}"] = (written(before), written(cell_fact(cell)))
        desk.outcome.saved.append(cell)
    insert_rows(made)
    update_rows(kept, ["state", "value", "note", "version", "changed_at", "changed_by"])
    insert_rows(revisions)
    _use_reopenings(desk, at)
    desk.form.changed_at = at
    desk.form.save(update_fields=["changed_at"])
    record(actor, CELLS_FILLED, desk.form, changes=told, reason=_only_note(desk.changes))


def _only_note(changes: list[_Change]) -> str:
    return changes[0].note if len(changes) == 1 else ""


def _revision(
    cell: Cell, before: CellFact, actor: Actor, origin: Origin, at: datetime
) -> CellRevision:
    return CellRevision(
        line=cell.line,
        column=cell.column,
        version=cell.version,
        old_state=before.state,
        old_value=before.value,
        new_state=cell.state,
        new_value=cell.value,
        at=at,
        by_label=actor.label,
        agency_label=actor.agency.name,
        origin=origin,
        note=cell.note,
    )


def _use_reopenings(desk: _Desk, at: datetime) -> None:
    for change in desk.changes:
        reopening = desk.reopened.get(f"{change.line.key}:{change.column}")
        if reopening is not None and reopening.used_at is None:
            reopening.used_at = at
            reopening.save(update_fields=["used_at"])


@transaction.atomic
def reopen_cell(
    *,
    actor: Actor,
    form: AchievementForm,
    line: str,
    column: str,
    reason: str,
    expires_at: datetime,
    agency: Agency | None = None,
) -> CellReopening:
    """Open one cell of a closed form for its agency until a moment; all others stay locked."""
    require(may_reopen_cell(actor, form))
    row = form.lines.filter(key=line).first()
    if row is None or column_named(row.block, form.value_kind, column) is None:
        raise RuleBroken(_("Sel ini tidak ada dalam form."), field="column")
    if not reason.strip():
        raise RuleBroken(_("Tulis alasan sel ini dibuka."), field="reason")
    if expires_at <= now():
        raise RuleBroken(_("Batas waktu pembukaan sudah lewat."), field="expires_at")
    if form.state in OPEN_STATES and form.locked_quarter == 0:
        raise RuleBroken(_("Form ini masih terbuka; sel dapat langsung diisi."))
    reopening = CellReopening.objects.create(
        form=form,
        line=row,
        column=column,
        agency=agency or form.agency,
        reason=reason.strip()[:300],
        opened_at=now(),
        opened_by=actor.label,
        expires_at=expires_at,
    )
    record(
        actor,
        CELL_REOPENED,
        reopening,
        changes={"expires_at": (None, expires_at)},
        reason=reason,
    )
    return reopening
