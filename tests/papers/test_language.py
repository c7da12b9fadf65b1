"""Papers, and words that are kept, are Indonesian even when the screen is English."""

import re
from collections.abc import Callable

import pytest
from django.db import transaction
from django.utils import translation

from tapem.actionplan.actions.papers import memo_facts
from tapem.actionplan.models import ActionPlan
from tapem.actionplan.papers import memo, message
from tapem.actionplan.queries import board_of, debts_of
from tapem.audit.models import Entry
from tapem.cooperation.models import Alliance
from tapem.cooperation.papers.register import register_workbook
from tapem.documents.blocks import Document
from tapem.documents.renderers import render_docx, render_workbook
from tapem.documents.text import render_text
from tapem.drafting.papers.facts import facts_of
from tapem.drafting.papers.instrument import annex_paper, instrument
from tapem.drafting.queries import content_of
from tapem.followups.models import FollowUp
from tapem.kernel import clock
from tapem.meetings.actions.papers import draft_papers
from tapem.meetings.models import Meeting
from tapem.ops.example import story
from tapem.regions.models import Agency
from tapem.regions.queries import region_by_code
from tapem.spm.papers.annual import annual_report, report_data
from tapem.spm.papers.sheets import SHEETS, Extent, as_csv, export_sheet
from tapem.spm.papers.workbook import agency_workbook
from tapem.spm.queries import forms_of
from tests.recall import recall

UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}|[0-9a-f]{64}")

pytestmark = pytest.mark.django_db


def _in_english(make: Callable[[], object]) -> object:
    with translation.override("en"):
        assert translation.gettext("Simpan") == "Save", "compile the catalogues: make messages"
        return make()


@pytest.fixture
def example() -> None:
    recall("replay", story.replay)


def test_papers_of_the_meetings(example: None) -> None:
    for meeting in Meeting.objects.all():
        assert _in_english(lambda held=meeting: draft_papers(held)) == draft_papers(meeting)


def test_the_draft_and_its_annex(example: None) -> None:
    draft = ActionPlan.objects.get().draft

    def papers() -> tuple[bytes, ...]:
        facts = facts_of(draft, content_of(draft), clock.today())
        return render_docx(annex_paper(facts)), render_docx(instrument(facts))

    assert _in_english(papers) == papers()


def test_memos(example: None) -> None:
    plan = ActionPlan.objects.get()

    def memos() -> list[tuple[bytes, str]]:
        board = board_of(plan)
        facts = facts_of(plan.draft, board.content, clock.today())
        told = [memo_facts(board, debt, facts) for debt in debts_of(board)]
        return [(render_docx(memo(one)), render_text(message(one))) for one in told]

    assert len(memos()) == 8
    assert _in_english(memos) == memos()


def test_the_register(example: None) -> None:
    alliance = Alliance.objects.get()

    def recap() -> bytes:
        return render_workbook(register_workbook(alliance, clock.today()))

    assert _in_english(recap) == recap()


def test_the_annual_report_of_spm(example: None) -> None:
    region = region_by_code("33.27")

    def report() -> Document:
        return annual_report(report_data(region, 2022, 3, clock.today()))

    assert _in_english(lambda: render_docx(report())) == render_docx(report())


@pytest.mark.parametrize("what", sorted(SHEETS))
def test_sheets_of_spm(example: None, what: str) -> None:
    extent = Extent(region_by_code("33.27"), 2022, 3, clock.today(), None)
    assert _in_english(lambda: as_csv(export_sheet(what, extent))) == as_csv(
        export_sheet(what, extent)
    )


def test_the_workbook_of_an_agency(example: None) -> None:
    agency = Agency.objects.get(short_name="Dinkes", region__code="33.27")
    forms = list(forms_of(agency.region, [2022]).filter(agency=agency))

    def book() -> bytes:
        return render_workbook(agency_workbook(forms, "Form", {}))

    assert _in_english(book) == book()


def _kept() -> list[str]:
    """Return the words that acting leaves behind, without the ids that differ each time."""
    entries = Entry.objects.order_by("chain", "sequence").values_list(
        "act", "actor_label", "agency_label", "capacity_label", "subject_label", "reason", "changes"
    )
    tasks = FollowUp.objects.order_by("pk").values_list("what", "why")
    return [UUID.sub("…", repr(row)) for row in [*entries, *tasks]]


def test_what_is_kept(db: None) -> None:
    """The whole example, acted out by people whose screens are English."""
    with translation.override("en"), transaction.atomic():
        story.replay()
        english = _kept()
        transaction.set_rollback(True)
    recall("replay", story.replay)
    differing = [pair for pair in zip(english, _kept(), strict=True) if pair[0] != pair[1]]
    assert not differing, differing[:5]
