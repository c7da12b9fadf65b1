"""One inbox per agency: opening, reporting, closing, dropping, and who sees what."""

from datetime import date

import pytest

from tapem.audit.queries import entries_of
from tapem.followups import actions
from tapem.followups.choices import FollowUpState, SubjectKind
from tapem.followups.models import FollowUp
from tapem.followups.queries import (
    deadline_of,
    followup_about,
    followups_visible_to,
    inbox_of,
    is_late,
    load_per_agency,
    upcoming_deadlines,
)
from tapem.kernel.errors import NotAllowed, RuleBroken
from tapem.kernel.ids import new_id
from tests.cast import Cast
from tests.world import World

TODAY = date(2022, 11, 29)


def opened(cast: Cast, world: World, agency: str = "dinkes", due: date | None = None) -> FollowUp:
    return actions.open_followup(
        actor=cast.tapem,
        what="Lengkapi data",
        kind=SubjectKind.DECISION,
        key=new_id(),
        agency=world.agencies[agency],
        due_on=due,
    )


def test_it_lands_in_the_inbox_of_its_agency(cast: Cast, world: World) -> None:
    task = opened(cast, world)
    assert list(inbox_of(cast.dinkes)) == [task]
    assert list(inbox_of(cast.kadinkes)) == [task]
    assert not inbox_of(cast.bpbd).exists()
    assert entries_of(task).get().act == "followups.opened"


def test_somebody_must_be_meant(cast: Cast) -> None:
    with pytest.raises(RuleBroken) as caught:
        actions.open_followup(actor=cast.tapem, what="x", kind=SubjectKind.OTHER)
    assert caught.value.field == "agency"


def test_one_open_task_per_subject_and_agency(cast: Cast, world: World) -> None:
    key = new_id()
    for what, day in (("Lama", 30), ("Baru", 29)):
        actions.open_followup(
            actor=cast.tapem,
            what=what,
            kind=SubjectKind.CORRECTION,
            key=key,
            agency=world.agencies["bpbd"],
            due_on=date(2022, 11, day),
        )
    task = followup_about(SubjectKind.CORRECTION, key)
    assert task is not None
    assert (task.what, task.due_on) == ("Baru", TODAY)
    assert FollowUp.objects.count() == 1


def test_report_close_and_no_more(cast: Cast, world: World) -> None:
    task = opened(cast, world)
    with pytest.raises(RuleBroken):
        actions.report_followup(actor=cast.dinkes, followup=task, evidence=" ")
    actions.report_followup(actor=cast.dinkes, followup=task, evidence="Surat")
    with pytest.raises(RuleBroken):
        actions.report_followup(actor=cast.dinkes, followup=task, evidence="Lagi")
    actions.close_followup(actor=cast.tapem, followup=task)
    assert (task.state, task.evidence) == (FollowUpState.DONE, "Surat")
    assert task.closed_at is not None
    for again in (actions.close_followup, actions.settle):
        with pytest.raises(RuleBroken):
            again(actor=cast.tapem, followup=task)


def test_dropping_needs_a_reason(cast: Cast, world: World) -> None:
    task = opened(cast, world)
    with pytest.raises(RuleBroken):
        actions.drop_followup(actor=cast.tapem, followup=task, reason="")
    actions.drop_followup(actor=cast.tapem, followup=task, reason="Tidak perlu")
    assert task.state == FollowUpState.DROPPED
    assert entries_of(task)[0].reason == "Tidak perlu"


@pytest.mark.parametrize("username", ["bpbd", "sekda", "hukum", "tegal", "stranger"])
def test_others_do_not_report(cast: Cast, world: World, username: str) -> None:
    task = opened(cast, world)
    with pytest.raises(NotAllowed):
        actions.report_followup(actor=cast[username], followup=task, evidence="x")


@pytest.mark.parametrize("username", ["dinkes", "kadinkes", "sekda", "stranger"])
def test_only_the_coordinator_closes(cast: Cast, world: World, username: str) -> None:
    task = opened(cast, world)
    with pytest.raises(NotAllowed):
        actions.close_followup(actor=cast[username], followup=task)
    with pytest.raises(NotAllowed):
        actions.drop_followup(actor=cast[username], followup=task, reason="x")


@pytest.mark.parametrize(
    ("username", "count"),
    [("tapem", 2), ("sekda", 2), ("hukum", 2), ("dinkes", 1), ("tegal", 0), ("stranger", 0)],
)
def test_visibility(cast: Cast, world: World, username: str, count: int) -> None:
    opened(cast, world)
    opened(cast, world, "bpbd")
    assert followups_visible_to(cast[username]).count() == count


def test_the_most_urgent_first_and_the_load(cast: Cast, world: World) -> None:
    undated = opened(cast, world)
    late = opened(cast, world, due=date(2022, 11, 28))
    soon = opened(cast, world, due=date(2022, 11, 30))
    assert list(inbox_of(cast.dinkes)) == [late, soon, undated]
    assert [is_late(task, TODAY) for task in (late, soon, undated)] == [True, False, False]
    (load,) = load_per_agency(world.region, TODAY)
    assert (load.agency, load.open, load.late) == (world.agencies["dinkes"], 3, 1)


def test_deadlines(world: World) -> None:
    deadline = deadline_of(world.region, "draft-to-legal-section")
    assert deadline is not None
    assert deadline.due_on == date(2022, 11, 30)
    assert not upcoming_deadlines(world.region, date(2022, 12, 1)).exists()
