"""The plan: chapters by the pattern, rows from the nomenclature, cells, papers, who may."""

from decimal import Decimal

import pytest

from tapem.actionplan.actions import (
    add_plan_row,
    amend_plan_row,
    fill_plan_cell,
    fill_plan_row,
    issue_memos,
    issue_plan_papers,
    lay_chapters,
    remove_plan_row,
    start_plan,
)
from tapem.actionplan.choices import Measure
from tapem.actionplan.models import ActionPlan, PlanRow
from tapem.actionplan.queries import board_of, debts_of, plans_visible_to, rows_visible_to
from tapem.audit.models import Entry
from tapem.documents.storage import open_file
from tapem.drafting.actions import agree_to_chapter
from tapem.drafting.models import NodeOwner
from tapem.drafting.queries import chapters_of
from tapem.kernel.errors import NotAllowed, RuleBroken, Stale
from tapem.meetings.choices import PaperKind
from tests.cast import Cast

TARGET, CEILING = Measure.TARGET, Measure.CEILING


@pytest.fixture
def row(plan: ActionPlan) -> PlanRow:
    return plan.rows.get(code="1.03.03.2.01")


def test_chapters_follow_the_pattern_and_say_that_nobody_verified_it(
    plan: ActionPlan, cast: Cast
) -> None:
    chapters = chapters_of(plan.draft)
    assert [chapter.title for chapter in chapters][:2] == [
        "Pendahuluan",
        "Gambaran Umum dan Kebijakan Penerapan Standar Pelayanan Minimal",
    ]
    assert len(chapters) == 7
    assert not any(bound.is_verified for bound in plan.chapters.all())
    with pytest.raises(RuleBroken, match="sudah disusun"):
        lay_chapters(actor=cast.tapem, plan=plan)
    with pytest.raises(NotAllowed):
        lay_chapters(actor=cast.dinkes, plan=plan)


def test_row_copies_its_names_from_the_edition(row: PlanRow) -> None:
    assert row.programme_code == "1.03.03"
    assert row.programme_name.startswith("PROGRAM PENGELOLAAN")
    assert row.edition.key == "2021"
    assert row.is_example


def test_rows_are_the_agencys_own(plan: ActionPlan, row: PlanRow, cast: Cast) -> None:
    told = {"plan": plan, "service": row.service, "agency": row.agency, "code": row.code}
    add_plan_row(actor=cast.dputr, indicator="Sambungan baru", **told)
    with pytest.raises(RuleBroken, match="sudah ada"):
        add_plan_row(actor=cast.dputr, indicator="Sambungan baru", **told)
    with pytest.raises(RuleBroken, match="tidak ada"):
        add_plan_row(actor=cast.dputr, **(told | {"code": "9.99.99.2.01.01"}))
    for who in ("dinkes", "hukum", "sekda", "stranger"):
        with pytest.raises(NotAllowed):
            add_plan_row(actor=cast[who], indicator="x", **told)


def test_amending_keeps_the_trail_and_knows_stale(row: PlanRow, cast: Cast) -> None:
    told = {"unit": "sambungan", "base_value": Decimal(5), "funding_source": None}
    amend_plan_row(actor=cast.dputr, row=row, version=1, indicator="Baru", **told)
    entry = Entry.objects.filter(act="actionplan.row_amended").latest("sequence")
    assert entry.changes["unit"] == ["rumah tangga", "sambungan"]
    with pytest.raises(Stale):
        amend_plan_row(actor=cast.tapem, row=row, version=1, indicator="Lain", **told)
    with pytest.raises(RuleBroken):
        remove_plan_row(actor=cast.dputr, row=row, reason=" ")
    remove_plan_row(actor=cast.dputr, row=row, reason="Digabung.")


def test_cells(row: PlanRow, cast: Cast) -> None:
    made = fill_plan_cell(actor=cast.dputr, row=row, year=2025, measure=CEILING, text="0")
    assert (made.state, made.value) == ("number", 0)
    with pytest.raises(Stale) as clash:
        fill_plan_cell(actor=cast.tapem, row=row, year=2025, measure=CEILING, text="5")
    assert (clash.value.theirs, clash.value.mine) == ("0", "5")
    again = fill_plan_cell(
        actor=cast.dputr, row=row, year=2025, measure=CEILING, text="–", version=made.version
    )
    assert (again.state, again.value) == ("none", None)
    with pytest.raises(RuleBroken, match="periode"):
        fill_plan_cell(actor=cast.dputr, row=row, year=2027, measure=TARGET, text="1")
    with pytest.raises(RuleBroken):
        fill_plan_cell(actor=cast.dputr, row=row, year=2026, measure=TARGET, text="satu")
    with pytest.raises(NotAllowed):
        fill_plan_cell(actor=cast.bpbd, row=row, year=2026, measure=TARGET, text="1")
    with pytest.raises(RuleBroken, match="terisi"):
        fill_plan_row(actor=cast.dputr, row=row, typed={(2025, CEILING): "1"})
    fill_plan_row(actor=cast.dputr, row=row, typed={(2026, CEILING): "1"})


def test_a_second_plan_needs_a_period(plan: ActionPlan, cast: Cast) -> None:
    plan.draft.first_year = plan.draft.last_year = None
    with pytest.raises(RuleBroken, match="periode"):
        start_plan(actor=cast.tapem, draft=plan.draft, base_year=2022, edition=plan.edition)
    with pytest.raises(NotAllowed):
        start_plan(actor=cast.dinkes, draft=plan.draft, base_year=2022, edition=plan.edition)


def test_money_of_the_chapters_agrees(plan: ActionPlan) -> None:
    board = board_of(plan)
    assert board.disagreements == ()
    lasts = {
        block.table_key: [cell.text for cell in block.table.rows[-1].cells]
        for block in board.content.of_kind("table")
        if block.table and block.table_key.startswith("plan-")
    }
    assert lasts["plan-funding-affair"] == lasts["plan-funding-agency"]
    assert lasts["plan-matrix"][10:15] == lasts["plan-funding-affair"][1:6]


def test_prose_is_bound(plan: ActionPlan) -> None:
    text = "\n".join(block.text for block in board_of(plan).content.blocks)
    assert "29 (dua puluh sembilan) jenis pelayanan dasar" in text
    assert "6 (enam) urusan" in text
    assert "7 (tujuh) Perangkat Daerah" in text
    assert "{{" not in text


def test_absent_agency_until_it_agrees(discussed: ActionPlan, cast: Cast) -> None:
    assert [agency.short_name for agency in board_of(discussed).absent] == ["Dindikbud"]
    owners = NodeOwner.objects.filter(agency=cast.dindik.agency, node__draft=discussed.draft)
    for owner in owners:
        agree_to_chapter(actor=cast.dindik, owner=owner)
    assert board_of(discussed).absent == ()


def test_debts_name_cells_and_corrections(discussed: ActionPlan) -> None:
    debts = {debt.agency.short_name: debt for debt in debts_of(board_of(discussed))}
    putr = debts["DPU TR"]
    assert [c.code for chapter in putr.chapters for c in chapter.corrections] == ["K-002", "K-007"]
    (matrix,) = [chapter for chapter in putr.chapters if chapter.chapter.label == "Bab V"]
    labels = [one.label for one in matrix.owed]
    assert labels == ["target 2025", "target 2026", "pagu 2025", "pagu 2026", "kondisi awal"]
    assert debts["Bappeda"].cells == 0


def test_papers_are_kept(discussed: ActionPlan, cast: Cast) -> None:
    papers = issue_plan_papers(actor=cast.tapem, plan=discussed)
    assert {paper.kind for paper in papers} == {
        PaperKind.ANNEX, PaperKind.INSTRUMENT, PaperKind.MEMO,
    }  # fmt: skip
    assert len(papers) == 4 + 16
    memo = next(paper for paper in papers if paper.file.name == "memo-dpu-tr-2022-11-29.txt")
    assert "K-007" in open_file(memo.file).decode()
    for who in ("dinkes", "hukum", "stranger"):
        with pytest.raises(NotAllowed):
            issue_memos(actor=cast[who], plan=discussed)


def test_who_sees(plan: ActionPlan, cast: Cast) -> None:
    for who in ("tapem", "dinkes", "hukum", "tegal", "stranger"):
        sees = who not in {"tegal", "stranger"}
        assert plans_visible_to(cast[who]).exists() is sees, who
        assert rows_visible_to(cast[who]).exists() is sees, who
