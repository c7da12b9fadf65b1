"""Planning and amending a meeting."""

from datetime import UTC, date, datetime

import pytest

from tapem.audit.queries import entries_of
from tapem.kernel.errors import NotAllowed, RuleBroken, Stale
from tapem.meetings import actions
from tapem.meetings.choices import MeetingKind, MeetingState
from tapem.meetings.models import Meeting
from tests.cast import Cast
from tests.world import World

FIELDS = {
    "kind": MeetingKind.DRAFTING,
    "title": "Rapat contoh",
    "held_on": date(2022, 12, 5),
    "place": "Ruang rapat",
}


def test_works(cast: Cast) -> None:
    meeting = actions.plan_meeting(actor=cast.tapem, **FIELDS)
    assert (meeting.state, meeting.organizer) == (MeetingState.PLANNED, cast.tapem.agency)
    assert entries_of(meeting).get().act == "meetings.planned"


@pytest.mark.parametrize("username", ["dinkes", "kadinkes", "hukum", "sekda", "tegal", "admin"])
def test_others_may_not(cast: Cast, username: str) -> None:
    with pytest.raises(NotAllowed):
        actions.plan_meeting(actor=cast[username], **FIELDS)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", "  "),
        ("title", "x" * 301),
        ("place", ""),
        ("held_on", date(1999, 12, 31)),
        ("held_on", date(2101, 1, 1)),
        ("starts_at", datetime(2022, 12, 6, 2, tzinfo=UTC)),
        ("ends_at", datetime(2022, 12, 5, 5, tzinfo=UTC)),
    ],
)
def test_bad_input_names_its_field(cast: Cast, field: str, value: object) -> None:
    with pytest.raises(RuleBroken) as caught:
        actions.plan_meeting(actor=cast.tapem, **(FIELDS | {field: value}))
    assert caught.value.field == field


def test_end_before_start(cast: Cast) -> None:
    hours = {
        "starts_at": datetime(2022, 12, 5, 5, tzinfo=UTC),
        "ends_at": datetime(2022, 12, 5, 4, tzinfo=UTC),
    }
    with pytest.raises(RuleBroken):
        actions.plan_meeting(actor=cast.tapem, **FIELDS, **hours)


def test_foreign_organizer(cast: Cast, world: World) -> None:
    with pytest.raises(RuleBroken):
        actions.plan_meeting(actor=cast.tapem, organizer=world.agencies["33.28"], **FIELDS)


def test_amend_writes_only_what_differs(cast: Cast, planned: Meeting) -> None:
    actions.amend_meeting(
        actor=cast.tapem, meeting=planned, version=1, place="Aula", title=planned.title
    )
    planned.refresh_from_db()
    assert (planned.place, planned.version) == ("Aula", 2)
    entry = entries_of(planned).filter(act="meetings.amended").get()
    assert entry.changes == {"place": ["Ruang rapat", "Aula"]}


def test_stale_amendment_shows_both(cast: Cast, planned: Meeting) -> None:
    actions.amend_meeting(actor=cast.tapem, meeting=planned, version=1, place="Aula")
    with pytest.raises(Stale) as caught:
        actions.amend_meeting(actor=cast.tapem, meeting=planned, version=1, place="Pendopo")
    assert "Aula" in caught.value.theirs
    assert caught.value.mine == "Pendopo"
    planned.refresh_from_db()
    assert planned.place == "Aula"


def test_amend_needs_permission(cast: Cast, planned: Meeting) -> None:
    for username in ("dinkes", "stranger", "sekda"):
        with pytest.raises(NotAllowed):
            actions.amend_meeting(actor=cast[username], meeting=planned, place="Aula")
