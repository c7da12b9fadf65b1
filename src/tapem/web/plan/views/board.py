"""The readiness board: chapter by agency, and what its title says."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET

from tapem.accounts.actors import Actor
from tapem.actionplan.choices import Purpose
from tapem.actionplan.models import ActionPlan
from tapem.actionplan.queries import Board, BoardRow, Debt, board_of, debts_of, plans_visible_to
from tapem.drafting.choices import DraftState
from tapem.drafting.policies import may_hand_over
from tapem.drafting.rules.states import EDITABLE_DRAFT
from tapem.followups.rules import working_days_left
from tapem.kernel import clock
from tapem.meetings.queries import papers_visible_to
from tapem.web.plan.frame import frame, visible_plan
from tapem.web.plan.words import counts_of, standing_word
from tapem.web.requests import as_actor
from tapem.web.words import day_date

SEALS = {"ok": "ok", "broken": "late", "none": "open"}


@require_GET
@as_actor()
def newest(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Show the board of the newest plan; say what to do where there is none."""
    plan = plans_visible_to(actor).first()
    if plan is None:
        return render(request, "plan/none.html", {"is_coordinator": actor.is_coordinator})
    return _page(request, actor, plan)


@require_GET
@as_actor()
def detail(request: HttpRequest, actor: Actor, key: UUID) -> HttpResponse:
    """Show the board of one plan."""
    return _page(request, actor, visible_plan(actor, key))


def _page(request: HttpRequest, actor: Actor, plan: ActionPlan) -> HttpResponse:
    board = board_of(plan)
    debts = debts_of(board)
    mine = next((debt for debt in debts if debt.agency.pk == actor.agency.pk), None)
    context = {
        **frame(actor, plan, "detail"),
        "board": board,
        "columns": [agency.short_name for agency in board.agencies],
        "rows": [_row(plan, row, place) for place, row in enumerate(board.rows, 1)],
        "title": _title(board, mine if actor.is_agency_side else None),
        "lead": _lead(board),
        "owing": sum(not debt.is_nothing for debt in debts),
        "mine": mine if actor.is_agency_side else None,
        "is_with_team": plan.draft.state in EDITABLE_DRAFT,
        "may_hand_over": bool(may_hand_over(actor, plan.draft)),
        "days_left": (left := _days_left(plan)),
        "days_late": -(left or 0),
        "unverified": any(not row.is_verified for row in board.rows),
        "papers": _papers(actor, plan),
    }
    return render(request, "plan/board.html", context)


def _papers(actor: Actor, plan: ActionPlan) -> list[object]:
    """Return the annex and instrument that are in force."""
    kinds = ("lampiran", "naskah")
    found = papers_visible_to(actor).filter(
        region=plan.region, meeting__isnull=True, kind__in=kinds, superseded=False
    )
    return list(found.order_by("kind", "file__name"))


def _row(plan: ActionPlan, row: BoardRow, place: int) -> dict[str, object]:
    chapter = reverse("actionplan:chapter", args=[plan.pk, place])
    words = {"ok": _("Disegel"), "broken": _("Berubah"), "none": _("Belum disegel")}
    return {
        "label": format_html('<a href="{}">{}</a>', chapter, row.chapter.label),
        "note": row.chapter.title,
        "cells": [
            {
                "state": one.place.state,
                "word": standing_word(one.place.standing),
                "count": counts_of(one.place),
                "url": reverse("actionplan:place", args=[plan.pk, place, one.agency.pk]),
            }
            for one in row.places
        ],
        "seal": {"state": SEALS[row.seal.state], "word": words[row.seal.state]},
    }


def _title(board: Board, mine: Debt | None) -> str:
    state = DraftState(board.plan.draft.state)
    if state not in EDITABLE_DRAFT:
        return _("Draf tidak lagi di tim penyusun: %(state)s") % {"state": state.label}
    if mine is not None:
        return _title_for(mine)
    if owing := len(board.owing):
        return ngettext(
            "Draf belum siap: %(n)d OPD masih berutang isian",
            "Draf belum siap: %(n)d OPD masih berutang isian",
            owing,
        ) % {"n": owing}
    if board.answered:
        words = ngettext(
            "%(n)d jawaban koreksi menunggu pemeriksaan",
            "%(n)d jawaban koreksi menunggu pemeriksaan",
            board.answered,
        )
        return _counted(words, board.answered)
    if any(row.seal.state != "ok" for row in board.rows):
        return _("Isian lengkap, tinggal menyegel bab")
    return _("Draf siap diserahkan ke Bagian Hukum")


def _title_for(mine: Debt) -> str:
    names = {
        "name": mine.agency.short_name,
        "corrections": _counted(
            ngettext("%(n)d koreksi", "%(n)d koreksi", mine.corrections), mine.corrections
        ),
        "cells": _counted(ngettext("%(n)d sel", "%(n)d sel", mine.cells), mine.cells),
        "faults": _counted(
            ngettext("%(n)d isian salah", "%(n)d isian salah", mine.faults), mine.faults
        ),
    }
    if mine.is_nothing:
        return _("%(name)s tidak berutang isian") % names
    if mine.faults:
        return _("%(name)s masih berutang %(corrections)s, %(cells)s, dan %(faults)s") % names
    if not mine.corrections and not mine.cells:
        return _("%(name)s diminta menyetujui babnya") % names
    return _("%(name)s masih berutang %(corrections)s dan %(cells)s") % names


def _counted(words: str, n: int) -> str:
    return words % {"n": n}


def _lead(board: Board) -> str:
    due = board.plan.draft.due_on
    day = _("Batas ke Bagian Hukum %(day)s.") % {"day": day_date(due)} if due else ""
    words = _("Koreksi belum selesai %(n)d.") % {"n": board.unsettled}
    return " ".join(part for part in (day, words, _empty_cells(board)) if part)


def _empty_cells(board: Board) -> str:
    """Return how many cells of the draft are empty, by chapter: forms are only one of them."""
    if not board.missing:
        return _("Semua sel wajib terisi.")
    parts = [_cells_of(row) for row in board.rows if row.chapter.owed]
    words = _("Sel wajib kosong di seluruh naskah %(n)d: %(parts)s.")
    return words % {"n": board.missing, "parts": ", ".join(parts)}


def _cells_of(row: BoardRow) -> str:
    label = row.chapter.label
    if row.purpose == Purpose.ACHIEVEMENT:
        label = _("%(label)s (form SPM)") % {"label": label}
    return f"{label} {len(row.chapter.owed)}"


def _days_left(plan: ActionPlan) -> int | None:
    due = plan.draft.due_on
    return working_days_left(clock.today(), due) if due else None
