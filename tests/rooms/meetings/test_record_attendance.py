"""Invitations, attendance by institution, named officials."""

import pytest

from tapem.audit.models import Entry
from tapem.kernel.errors import NotAllowed, RuleBroken, Stale
from tapem.meetings import actions
from tapem.meetings.models import Meeting
from tapem.meetings.queries import attendance_of, attendance_sum_of
from tests.cast import Cast
from tests.world import World


def test_the_invited_agency_comes_along(cast: Cast, running: Meeting, world: World) -> None:
    dinkes = world.agencies["dinkes"]
    actions.invite(actor=cast.tapem, meeting=running, agency=dinkes)
    row = actions.record_attendance(
        actor=cast.tapem, meeting=running, institution="dinas  KESEHATAN", count=2
    )
    assert row.agency == dinkes
    assert Entry.objects.filter(act="meetings.attendance-recorded").count() == 1


def test_a_walk_in_and_an_unknown_count(cast: Cast, running: Meeting) -> None:
    actions.record_attendance(actor=cast.tapem, meeting=running, institution="PMI", count=None)
    total = attendance_sum_of(running, attendance_of(running))
    assert total.unknown == ("PMI",)


def test_recording_again_corrects(cast: Cast, running: Meeting) -> None:
    for count in (3, 4):
        actions.record_attendance(actor=cast.tapem, meeting=running, institution="PMI", count=count)
    (row,) = attendance_of(running)
    assert (row.count, row.version) == (4, 2)


def test_stale(cast: Cast, running: Meeting) -> None:
    for count in (3, 4):
        actions.record_attendance(actor=cast.tapem, meeting=running, institution="PMI", count=count)
    with pytest.raises(Stale) as caught:
        actions.record_attendance(
            actor=cast.tapem, meeting=running, institution="PMI", count=9, version=1
        )
    assert (caught.value.theirs, caught.value.mine) == ("4", "9")


@pytest.mark.parametrize(("name", "count"), [("", 1), ("PMI", -1), ("PMI", 10_001), ("x" * 201, 1)])
def test_bad_input(cast: Cast, running: Meeting, name: str, count: int) -> None:
    with pytest.raises(RuleBroken):
        actions.record_attendance(actor=cast.tapem, meeting=running, institution=name, count=count)


def test_not_before_the_start(cast: Cast, planned: Meeting) -> None:
    with pytest.raises(RuleBroken, match="belum dimulai"):
        actions.record_attendance(actor=cast.tapem, meeting=planned, institution="PMI", count=1)


def test_named_officials_are_no_headcount(cast: Cast, running: Meeting) -> None:
    for _ in range(2):
        actions.name_attendee(actor=cast.tapem, meeting=running, title="Kepala Dinas Kominfo")
    assert running.named_attendees.count() == 1
    assert attendance_sum_of(running, attendance_of(running)).figure is None


def test_inviting_twice_keeps_one(cast: Cast, planned: Meeting) -> None:
    actions.invite(actor=cast.tapem, meeting=planned, institution="PMI")
    actions.invite(
        actor=cast.tapem, meeting=planned, institution="pmi", obliged=True, because="Contoh"
    )
    assert [row.obliged for row in planned.invitations.all()] == [True]


@pytest.mark.parametrize("username", ["dinkes", "sekda", "tegal", "stranger"])
def test_others_may_not(cast: Cast, running: Meeting, username: str) -> None:
    actor = cast[username]
    with pytest.raises(NotAllowed):
        actions.record_attendance(actor=actor, meeting=running, institution="PMI", count=1)
    with pytest.raises(NotAllowed):
        actions.invite(actor=actor, meeting=running, institution="PMI")
    with pytest.raises(NotAllowed):
        actions.name_attendee(actor=actor, meeting=running, title="Kepala")
