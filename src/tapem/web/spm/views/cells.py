"""One cell: saved as it is typed, explained, with its history; or all at once without a script."""

import json
from dataclasses import replace
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from tapem.accounts.actors import Actor
from tapem.accounts.door import require
from tapem.kernel.clock import today
from tapem.spm.actions import fill_block, fill_cell
from tapem.spm.actions.cells import BlockOutcome, CellEntry
from tapem.spm.choices import Origin
from tapem.spm.models import AchievementForm, FormLine
from tapem.spm.policies import may_fill
from tapem.spm.queries.forms import cell_fact, cell_history, findings_of
from tapem.spm.rules.columns import Column, column_named
from tapem.spm.rules.facts import BUDGET
from tapem.spm.rules.reading import written
from tapem.web.requests import as_actor
from tapem.web.spm.forms import NoteForm
from tapem.web.spm.frame import crumbs_of, form_url, visible_form
from tapem.web.spm.grid import Sheet, cell_of, lay_out, line_named, side_cells
from tapem.web.spm.views.form import Shown, show_form

SAVED, CONFLICT, INVALID, LOCKED = 200, 409, 422, 423
MAX_TYPED = 60


@require_POST
@as_actor()
def save(request: HttpRequest, actor: Actor, key: UUID, line: str, column: str) -> HttpResponse:
    """Save one cell; answer with the cell and the computed cells of its line."""
    form = visible_form(actor, key)
    row, kind = _cell_named(form, line, column)
    require(may_fill(actor, form))
    text = request.POST.get("value", "")[:MAX_TYPED]
    entry = CellEntry(line, column, text, _version(request.POST.get("version", "")))
    outcome = fill_block(
        actor=actor, form=form, entries=[entry], origin=Origin.GRID, only_valid=True
    )
    sheet = _fresh_sheet(actor, form, outcome, {entry.key: text})
    return _cell_answer(request, sheet, outcome, row, kind)


def _version(text: str) -> int | None:
    return int(text) if text.isdecimal() else None


def _cell_named(form: AchievementForm, line: str, column: str) -> tuple[FormLine, Column]:
    row = line_named(form, line)
    kind = column_named(row.block, form.value_kind, column) if row else None
    if row is None or kind is None:
        raise Http404
    return row, kind


def _fresh_sheet(
    actor: Actor, form: AchievementForm, outcome: BlockOutcome, typed: dict[str, str]
) -> Sheet:
    """Lay the form out as it is now; what could not be saved stays as it was typed."""
    unsaved = outcome.problems.keys() | outcome.conflicts.keys()
    fresh = visible_form(actor, form.pk)
    return lay_out(
        actor,
        fresh,
        findings_of(fresh, today()),
        typed={key: text for key, text in typed.items() if key in unsaved},
        problems=outcome.problems,
        conflicts=outcome.conflicts,
    )


def _cell_answer(
    request: HttpRequest, sheet: Sheet, outcome: BlockOutcome, row: FormLine, column: Column
) -> HttpResponse:
    fact = next(one for one in sheet.fact.lines if one.key == row.key)
    cell = cell_of(sheet, fact, column)
    status = {"conflict": CONFLICT, "locked": LOCKED}.get(cell.state, SAVED)
    if outcome.problems:
        status = INVALID if status == SAVED else status
    if status == SAVED and not cell.state:
        cell = replace(cell, state="saved", message=_echo(outcome, request.POST.get("value", "")))
    context = {"cell": cell, "computed": side_cells(sheet, fact)}
    return render(request, "spm/_cell_answer.html", context, status=status)


def _echo(outcome: BlockOutcome, typed: str) -> str:
    """Say in words how a comma was read; a dot between thousands is the usual mark."""
    words = next(iter(outcome.echoes.values()), "")
    return _("Dibaca: %(words)s.") % {"words": words} if words and "," in typed else ""


@require_POST
@as_actor()
def save_all(request: HttpRequest, actor: Actor, key: UUID) -> HttpResponse:
    """Save the whole grid at once, for a browser without scripts: what is right is kept."""
    form = visible_form(actor, key)
    require(may_fill(actor, form))
    typed = {
        name.removeprefix("cell:"): value[:MAX_TYPED]
        for name, value in request.POST.items()
        if name.startswith("cell:") and isinstance(value, str)
    }
    base = _base(request.POST.get("base", ""))
    shown = _shown_values(form)
    entries = [
        CellEntry(cell.partition(":")[0], cell.partition(":")[2], text, base.get(cell, 0))
        for cell, text in typed.items()
        if text.strip() != shown.get(cell, "")
    ]
    outcome = fill_block(
        actor=actor, form=form, entries=entries, origin=Origin.GRID, only_valid=True
    )
    if outcome.is_clean:
        _tell_saved(request, outcome)
        return redirect(form_url(form))
    sheet = _fresh_sheet(actor, form, outcome, typed)
    return show_form(request, actor, visible_form(actor, key), _refused(outcome, sheet))


def _tell_saved(request: HttpRequest, outcome: BlockOutcome) -> None:
    count = len(outcome.saved)
    words = ngettext("%(n)d sel tersimpan.", "%(n)d sel tersimpan.", count) % {"n": count}
    messages.success(request, words if count else _("Tidak ada isian yang berubah."))


def _refused(outcome: BlockOutcome, sheet: Sheet) -> Shown:
    errors = [
        {"target": f"in-{cell.replace(':', '-')}", "label": "", "message": message}
        for cell, message in outcome.problems.items()
    ]
    errors += [
        {
            "target": f"in-{cell.replace(':', '-')}",
            "label": "",
            "message": _("%(by)s sudah menyimpan %(theirs)s; Anda mengetik %(mine)s.")
            % {"by": one.by, "theirs": one.theirs, "mine": one.mine},
        }
        for cell, one in outcome.conflicts.items()
    ]
    status = CONFLICT if outcome.conflicts else INVALID
    return Shown(errors=tuple(errors), sheet=sheet, status=status)


def _base(text: str) -> dict[str, int]:
    """Return the versions that the page was made with; nonsense counts as never filled."""
    try:
        given = json.loads(text)
    except ValueError:
        return {}
    if not isinstance(given, dict):
        return {}
    return {str(key): value for key, value in given.items() if isinstance(value, int)}


def _shown_values(form: AchievementForm) -> dict[str, str]:
    return {
        f"{line.key}:{cell.column}": written(cell_fact(cell))
        for line in form.lines.all()
        for cell in line.cells.all()
    }


@require_GET
@as_actor()
def panel(request: HttpRequest, actor: Actor, key: UUID, line: str, column: str) -> HttpResponse:
    """Explain one cell and show its history; a fragment for the page beside the grid."""
    return _panel(request, actor, visible_form(actor, key), line, column)


def _panel(
    request: HttpRequest,
    actor: Actor,
    form: AchievementForm,
    line: str,
    column: str,
    *,
    note_form: NoteForm | None = None,
) -> HttpResponse:
    row, kind = _cell_named(form, line, column)
    stored = next((cell for cell in row.cells.all() if cell.column == column), None)
    context = {
        "form_row": form,
        "line": row,
        "column": kind,
        "cell_title": f"{row.label}, {kind.words}",
        "stored": stored,
        "is_budget": row.block == BUDGET,
        "history": cell_history(row, column),
        "reopenings": form.reopenings.filter(line=row, column=column),
        "can_note": bool(may_fill(actor, form)),
        "note_form": note_form or NoteForm(initial={"note": stored.note if stored else ""}),
        "form_address": form_url(form),
        "crumbs": crumbs_of(form.year, (form.service.name, form_url(form)), (row.label, "")),
    }
    whole = not request.headers.get("HX-Request")
    template = "spm/cell.html" if whole else "spm/_panel.html"
    status = INVALID if note_form else SAVED
    return render(request, template, context, status=status)


@require_POST
@as_actor()
def note(request: HttpRequest, actor: Actor, key: UUID, line: str, column: str) -> HttpResponse:
    """Write the note that explains a figure."""
    form = visible_form(actor, key)
    row, _kind = _cell_named(form, line, column)
    require(may_fill(actor, form))
    given = NoteForm(request.POST)
    stored = next((cell for cell in row.cells.all() if cell.column == column), None)
    if not given.is_valid():
        return _panel(request, actor, form, line, column, note_form=given)
    fill_cell(
        actor=actor,
        form=form,
        line=line,
        column=column,
        text=written(cell_fact(stored)) if stored else "",
        version=stored.version if stored else 0,
        note=given.cleaned_data["note"],
    )
    messages.success(request, _("Keterangan tersimpan."))
    return redirect(form_url(form))
