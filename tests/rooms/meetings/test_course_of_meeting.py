"""Starting, concluding, reopening and cancelling."""

from datetime import date

import pytest

from tapem.audit.queries import entries_of
from tapem.kernel.errors import NotAllowed, RuleBroken
from tapem.meetings import actions
from tapem.meetings.choices import MeetingKind, MeetingState, ReportState
from tapem.meetings.models import Meeting
from tests.cast import Cast
from tests.world import World


def test_not_before_its_day(cast: Cast) -> None:
    later = actions.plan_meeting(
        actor=cast.tapem,
        kind=MeetingKind.PLENARY,
        title="Rapat pleno contoh",
        held_on=date(2022, 11, 30),
        place="Aula",
    )
    with pytest.raises(RuleBroken):
        actions.start_meeting(actor=cast.tapem, meeting=later)


def test_start_once(cast: Cast, running: Meeting) -> None:
    assert running.state == MeetingState.RUNNING
    with pytest.raises(RuleBroken):
        actions.start_meeting(actor=cast.tapem, meeting=running)


def test_obliged_and_absent_must_be_seen(cast: Cast, world: World) -> None:
    from tests.rooms.meetings import replay

    meeting = replay.spm_meeting(cast, world, concluded=False)
    with pytest.raises(RuleBroken, match="Dinas Pendidikan dan Kebudayaan"):
        actions.conclude_meeting(actor=cast.tapem, meeting=meeting)
    absent = actions.conclude_meeting(actor=cast.tapem, meeting=meeting, seen_absent=True)
    assert [row.institution for row in absent] == ["Dinas Pendidikan dan Kebudayaan"]
    assert meeting.state == MeetingState.CONCLUDED


def test_reopening_needs_a_reason_and_unlocks_the_report(cast: Cast, spm: Meeting) -> None:
    report = actions.write_report(actor=cast.tapem, meeting=spm, results="Hasil.")
    actions.finalise_report(actor=cast.tapem, report=report)
    with pytest.raises(RuleBroken):
        actions.reopen_meeting(actor=cast.tapem, meeting=spm, reason=" ")
    actions.reopen_meeting(actor=cast.tapem, meeting=spm, reason="Daftar hadir kurang")
    report.refresh_from_db()
    assert (spm.state, report.state) == (MeetingState.RUNNING, ReportState.DRAFT)
    assert entries_of(spm)[0].reason == "Daftar hadir kurang"


def test_starting_is_not_reopening(cast: Cast, planned: Meeting, spm: Meeting) -> None:
    with pytest.raises(RuleBroken):
        actions.start_meeting(actor=cast.tapem, meeting=spm)
    with pytest.raises(RuleBroken):
        actions.reopen_meeting(actor=cast.tapem, meeting=planned, reason="x")
    planned.refresh_from_db()
    assert planned.state == MeetingState.PLANNED


def test_cancel(cast: Cast, planned: Meeting) -> None:
    actions.cancel_meeting(actor=cast.tapem, meeting=planned, reason="Ditunda")
    with pytest.raises(RuleBroken):
        actions.start_meeting(actor=cast.tapem, meeting=planned)
    with pytest.raises(RuleBroken):
        actions.add_agenda_item(actor=cast.tapem, meeting=planned, title="Butir")


@pytest.mark.parametrize("username", ["dinkes", "sekda", "tegal", "stranger"])
def test_others_may_not(cast: Cast, planned: Meeting, username: str) -> None:
    with pytest.raises(NotAllowed):
        actions.start_meeting(actor=cast[username], meeting=planned)
    with pytest.raises(NotAllowed):
        actions.cancel_meeting(actor=cast[username], meeting=planned, reason="x")
    with pytest.raises(NotAllowed):
        actions.reopen_meeting(actor=cast[username], meeting=planned, reason="x")
