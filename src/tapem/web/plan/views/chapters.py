"""One chapter of the plan, and what one agency still owes in it."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from tapem.accounts.actors import Actor
from tapem.actionplan.models import ActionPlan
from tapem.actionplan.queries import Board, BoardPlace, BoardRow, board_of
from tapem.drafting.models import Correction
from tapem.drafting.policies import may_send_correction
from tapem.drafting.queries import chapter_numbered, corrections_visible_to
from tapem.web.drafting.corrections import correction_line
from tapem.web.drafting.views.chapters import chapter_page
from tapem.web.plan.frame import address_of, fault_lines, frame, visible_plan
from tapem.web.requests import as_actor


@require_http_methods(["GET", "POST"])
@as_actor()
def chapter(request: HttpRequest, actor: Actor, key: UUID, number: int) -> HttpResponse:
    """Show a chapter by its place; its acts are those of the draft."""
    plan = visible_plan(actor, key)
    node = chapter_numbered(plan.draft, number)
    if node is None:
        raise Http404
    here = reverse("actionplan:chapter", args=[plan.pk, number])
    return chapter_page(request, actor, node, here=here, frame=frame(actor, plan, "chapter"))


@require_GET
@as_actor()
def place(request: HttpRequest, actor: Actor, key: UUID, number: int, agency: UUID) -> HttpResponse:
    """List the corrections and the empty cells of one chapter and one agency."""
    plan = visible_plan(actor, key)
    board = board_of(plan)
    row, found = _at(board, number, agency)
    corrections = _corrections(actor, row, found)
    context = {
        **frame(actor, plan, "place"),
        "row": row,
        "place": found,
        "agency": found.agency,
        "number": number,
        "corrections": [correction_line(correction) for correction in corrections],
        "groups": _groups(plan, row, found),
        "faults": fault_lines(found.faults),
        "is_absent": any(one.pk == found.agency.pk for one in row.absent),
        "may_send": bool(may_send_correction(actor, plan.draft)),
        "is_own": actor.agency.pk == found.agency.pk,
    }
    return render(request, "plan/place.html", context)


def _at(board: Board, number: int, agency: UUID) -> tuple[BoardRow, BoardPlace]:
    if not 0 < number <= len(board.rows):
        raise Http404
    row = board.rows[number - 1]
    found = next((one for one in row.places if one.agency.pk == agency), None)
    if found is None:
        raise Http404
    return row, found


def _corrections(actor: Actor, row: BoardRow, found: BoardPlace) -> list[Correction]:
    visible = corrections_visible_to(actor)
    return list(
        visible.filter(chapter=UUID(row.chapter.id), agency=found.agency).order_by(
            "closed_at", "number"
        )
    )


def _groups(plan: ActionPlan, row: BoardRow, found: BoardPlace) -> list[dict[str, object]]:
    """Return the empty cells by form or row, each group with the address where it is filled."""
    groups: dict[str, dict[str, object]] = {}
    for owed in found.owed:
        group = groups.setdefault(
            owed.group,
            {"name": owed.group, "url": address_of(plan, row.purpose, owed), "cells": [],
             "is_started": owed.is_started},
        )  # fmt: skip
        cells = group["cells"]
        assert isinstance(cells, list)
        cells.append(owed.label)
    return list(groups.values())
