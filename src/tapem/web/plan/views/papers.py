"""Memos per agency and the papers of the plan."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from tapem.accounts.actors import Actor
from tapem.accounts.door import require
from tapem.actionplan import actions
from tapem.actionplan.actions.papers import memo_facts
from tapem.actionplan.models import ActionPlan
from tapem.actionplan.papers import message
from tapem.actionplan.policies import may_lead_plan
from tapem.actionplan.queries import board_of, debts_of
from tapem.documents.text import render_whatsapp
from tapem.drafting.papers.facts import facts_of
from tapem.kernel import clock
from tapem.meetings.choices import PaperKind
from tapem.meetings.models import IssuedPaper
from tapem.meetings.queries import papers_visible_to
from tapem.web.plan.frame import frame, visible_plan
from tapem.web.requests import as_actor, is_repeated, remember_answer


@require_http_methods(["GET", "POST"])
@as_actor()
def memos(request: HttpRequest, actor: Actor, key: UUID) -> HttpResponse:
    """Show what each agency owes with the text for WhatsApp; issue the memos."""
    plan = visible_plan(actor, key)
    require(may_lead_plan(actor, plan))
    here = reverse("actionplan:memos", args=[plan.pk])
    if request.method == "POST":
        return _issue(request, actor, plan, here)
    board = board_of(plan)
    facts = facts_of(plan.draft, board.content, clock.today())
    debts = [debt for debt in debts_of(board) if not debt.is_nothing]
    files = _memo_files(actor, plan)
    context = {
        **frame(actor, plan, "memos"),
        "debts": [
            {
                "debt": debt,
                "text": render_whatsapp(message(memo_facts(board, debt, facts))),
                "files": files.get(debt.agency.pk, []),
            }
            for debt in debts
        ],
    }
    return render(request, "plan/memos.html", context)


def _issue(request: HttpRequest, actor: Actor, plan: ActionPlan, here: str) -> HttpResponse:
    if address := is_repeated(request):
        return redirect(address)
    papers = actions.issue_memos(actor=actor, plan=plan)
    agencies = len({paper.agency_id for paper in papers})
    done = ngettext("Memo untuk %(n)d OPD dibuat.", "Memo untuk %(n)d OPD dibuat.", agencies)
    messages.success(request, done % {"n": agencies})
    return remember_answer(request, here)


def _memo_files(actor: Actor, plan: ActionPlan) -> dict[UUID | None, list[IssuedPaper]]:
    found: dict[UUID | None, list[IssuedPaper]] = {}
    papers = papers_visible_to(actor).filter(
        region=plan.region, kind=PaperKind.MEMO, superseded=False
    )
    for paper in papers.order_by("file__name"):
        found.setdefault(paper.agency_id, []).append(paper)
    return found


@require_POST
@as_actor()
def issue(request: HttpRequest, actor: Actor, key: UUID) -> HttpResponse:
    """Make annex, instrument and memos from the records as they are now."""
    plan = visible_plan(actor, key)
    if address := is_repeated(request):
        return redirect(address)
    papers = actions.issue_plan_papers(actor=actor, plan=plan)
    messages.success(
        request,
        ngettext("%(n)d naskah dibuat.", "%(n)d naskah dibuat.", len(papers)) % {"n": len(papers)},
    )
    return remember_answer(request, reverse("actionplan:detail", args=[plan.pk]))
