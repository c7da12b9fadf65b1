"""The rules on rows of a plan (R13–R18), run on stored rows: right ones are quiet, wrong ones are told."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from tapem.actionplan.choices import Measure, PlanCellState
from tapem.actionplan.models import ActionPlan, PlanRow
from tapem.actionplan.queries import board_of, debts_of, plan_findings, row_faults
from tapem.kernel.ids import new_id
from tapem.spm.models import ServiceType
from tests.world import World

RIGHT = "1.02.02.2.02.01"


def right_row(plan: ActionPlan) -> PlanRow:
    return plan.rows.get(code=RIGHT)


def codes(plan: ActionPlan, row: PlanRow) -> set[str]:
    return {one.code for one in plan_findings(plan).get(row, [])}


def faults(plan: ActionPlan, row: PlanRow) -> set[str]:
    found = row_faults(plan).get(row.agency_id, ())
    return {one.finding.code for one in found if one.row.pk == row.pk}


def put(row: PlanRow, year: int, measure: Measure, value: int | None, state: str = "") -> None:
    state = state or ("empty" if value is None else "number")
    row.cells.filter(year=year, measure=measure).update(
        value=None if value is None else Decimal(value), state=state
    )


def test_a_right_row_is_quiet(plan: ActionPlan) -> None:
    assert codes(plan, right_row(plan)) == set()


def ceiling_without_target(row: PlanRow) -> None:
    put(row, 2024, Measure.CEILING, 0)


def target_beyond_all(row: PlanRow) -> None:
    put(row, 2024, Measure.TARGET, 120)


def target_falls(row: PlanRow) -> None:
    put(row, 2023, Measure.TARGET, 99)
    put(row, 2024, Measure.TARGET, 50)


def other_name(row: PlanRow) -> None:
    PlanRow.objects.filter(pk=row.pk).update(name="Nama yang lain")


def unknown_code(row: PlanRow) -> None:
    PlanRow.objects.filter(pk=row.pk).update(code="1.02.02.2.02.99")


def only_the_activity(row: PlanRow) -> None:
    PlanRow.objects.filter(pk=row.pk).update(code="1.02.02.2.02")


def foreign_service(row: PlanRow) -> None:
    service = ServiceType.objects.get(code="PU-01", catalogue=row.service.catalogue)
    PlanRow.objects.filter(pk=row.pk).update(service=service)


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (ceiling_without_target, "R13"),
        (target_beyond_all, "R15"),
        (target_falls, "R15"),
        (other_name, "R16"),
        (unknown_code, "R16"),
        (only_the_activity, "R16"),
        (foreign_service, "R17"),
    ],
)
def test_a_wrong_row_is_told(plan: ActionPlan, spoil: Callable[[PlanRow], None], code: str) -> None:
    row = right_row(plan)
    spoil(row)
    row.refresh_from_db()
    assert code in codes(plan, row)
    assert code in faults(plan, row)


def test_an_agency_that_is_not_in_charge(plan: ActionPlan, world: World) -> None:
    row = right_row(plan)
    PlanRow.objects.filter(pk=row.pk).update(agency=world.agencies["satpolpp"])
    row.refresh_from_db()
    assert codes(plan, row) == {"R17"}


def test_a_base_year_after_the_beginning(plan: ActionPlan) -> None:
    plan.base_year = plan.first_year + 1
    assert "R14" in faults(plan, right_row(plan))


def test_a_row_written_twice_counts_its_ceiling_twice(plan: ActionPlan) -> None:
    row = right_row(plan)
    cells = list(row.cells.all())
    twin = PlanRow.objects.get(pk=row.pk)
    twin.pk, twin.indicator, twin._state.adding = new_id(), "indikator lain", True
    twin.save(force_insert=True)
    for cell in cells:
        cell.pk, cell.row, cell._state.adding = new_id(), twin, True
        cell.save(force_insert=True)
    assert codes(plan, row) | codes(plan, twin) == {"R18"}


def test_an_empty_cell_is_owed_but_not_told_again(plan: ActionPlan) -> None:
    row = right_row(plan)
    put(row, 2024, Measure.TARGET, None)
    assert {"R13", "R14"} <= codes(plan, row)
    assert faults(plan, row) == set()


def test_a_year_without_activity_is_an_answer(plan: ActionPlan) -> None:
    row = right_row(plan)
    for measure in Measure:
        put(row, 2024, measure, None, PlanCellState.NONE)
    assert codes(plan, row) == set()


def test_the_note_explains_a_target_without_budget(plan: ActionPlan) -> None:
    row = right_row(plan)
    ceiling_without_target(row)
    PlanRow.objects.filter(pk=row.pk).update(note="Tanpa anggaran, dikerjakan kader.")
    assert codes(plan, row) == set()


def test_board_and_debt_count_what_is_wrong(discussed: ActionPlan) -> None:
    board = board_of(discussed)
    row = next(row for row in board.rows if row.purpose == "matrix")
    place = next(one for one in row.places if one.agency.short_name == "DPU TR")
    assert place.place.faults == len(place.faults) == 2
    debt = next(one for one in debts_of(board) if one.agency.short_name == "DPU TR")
    assert debt.faults == 2
    elsewhere = [one for other in board.rows if other is not row for one in other.places]
    assert not any(one.faults for one in elsewhere)


def test_a_warning_alone_makes_no_debt(discussed: ActionPlan) -> None:
    row = right_row(discussed)
    target_falls(row)
    board = board_of(discussed)
    matrix = next(row for row in board.rows if row.purpose == "matrix")
    place = next(one for one in matrix.places if one.agency.pk == row.agency_id)
    assert {one.finding.code for one in place.faults if one.row.pk == row.pk} == {"R15"}
    assert place.place.faults == 0
