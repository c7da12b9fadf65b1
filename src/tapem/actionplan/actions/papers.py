"""Issuing the annex, the instrument and the memos of a plan."""

from django.db import transaction

from tapem.accounts.actors import Actor
from tapem.accounts.door import require
from tapem.actionplan.models import ActionPlan
from tapem.actionplan.papers import MemoFacts, memo, message
from tapem.actionplan.policies import may_lead_plan
from tapem.actionplan.queries import Board, Debt, board_of, debts_of
from tapem.documents.language import in_indonesian
from tapem.documents.renderers import render_docx, render_pdf
from tapem.documents.text import render_whatsapp
from tapem.drafting.papers.facts import InstrumentFacts, facts_of
from tapem.drafting.papers.instrument import annex_paper, instrument
from tapem.kernel import clock
from tapem.meetings.actions import issue_file
from tapem.meetings.choices import PaperKind
from tapem.meetings.models import IssuedPaper


@transaction.atomic
def issue_plan_papers(*, actor: Actor, plan: ActionPlan) -> list[IssuedPaper]:
    """Make and keep annex and instrument (docx and PDF) and the memos, from one reading."""
    require(may_lead_plan(actor, plan))
    board = board_of(plan)
    facts = facts_of(plan.draft, board.content, clock.today())
    papers = []
    for kind, document in (
        (PaperKind.ANNEX, annex_paper(facts)),
        (PaperKind.INSTRUMENT, instrument(facts)),
    ):
        name = f"{kind.value}-rencana-aksi-{plan.first_year}-{plan.last_year}"
        for ending, content in (("docx", render_docx(document)), ("pdf", render_pdf(document))):
            papers.append(
                issue_file(actor=actor, kind=kind, name=f"{name}.{ending}", content=content)
            )
    return papers + _memos(actor, board, facts)


@transaction.atomic
def issue_memos(*, actor: Actor, plan: ActionPlan) -> list[IssuedPaper]:
    """Make and keep a memo (docx, and text for WhatsApp) for each agency that owes something."""
    require(may_lead_plan(actor, plan))
    board = board_of(plan)
    return _memos(actor, board, facts_of(plan.draft, board.content, clock.today()))


def _memos(actor: Actor, board: Board, facts: InstrumentFacts) -> list[IssuedPaper]:
    papers = []
    for debt in debts_of(board):
        if debt.is_nothing:
            continue
        told = memo_facts(board, debt, facts)
        name = f"memo-{_slug(debt.agency.short_name)}-{facts.on.isoformat()}"
        for ending, content in (
            ("docx", render_docx(memo(told))),
            ("txt", render_whatsapp(message(told)).encode()),
        ):
            papers.append(
                issue_file(
                    actor=actor,
                    kind=PaperKind.MEMO,
                    name=f"{name}.{ending}",
                    content=content,
                    agency=debt.agency,
                )
            )
    return papers


@in_indonesian
def memo_facts(board: Board, debt: Debt, facts: InstrumentFacts) -> MemoFacts:
    """Return what the memo to one agency says."""
    draft = board.plan.draft
    return MemoFacts(
        instrument=facts,
        debt=debt,
        short_title=draft.short_title,
        due_on=draft.due_on,
        section_name=draft.initiator.name,
    )


def _slug(name: str) -> str:
    return name.lower().replace(" ", "-")
