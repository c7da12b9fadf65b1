"""Agenda, minutes and decisions."""

from datetime import date

import pytest

from tapem.audit.queries import entries_of
from tapem.followups.choices import SubjectKind
from tapem.followups.models import FollowUp
from tapem.followups.queries import inbox_of
from tapem.kernel.errors import NotAllowed, RuleBroken, Stale
from tapem.meetings import actions
from tapem.meetings.models import Meeting
from tapem.meetings.queries import notes_of
from tests.cast import Cast
from tests.world import World


def test_items_change_places(cast: Cast, planned: Meeting) -> None:
    items = [
        actions.add_agenda_item(actor=cast.tapem, meeting=planned, title=title)
        for title in ("Satu", "Dua", "Tiga")
    ]
    actions.move_agenda_item(actor=cast.tapem, item=items[2], to=1)
    assert [item.title for item in planned.agenda.all()] == ["Tiga", "Dua", "Satu"]
    with pytest.raises(RuleBroken):
        actions.move_agenda_item(actor=cast.tapem, item=items[0], to=9)


def test_opening_an_item_counts_once(cast: Cast, running: Meeting) -> None:
    item = actions.add_agenda_item(actor=cast.tapem, meeting=running, title="Satu")
    first = actions.open_agenda_item(actor=cast.tapem, item=item).discussed_at
    assert actions.open_agenda_item(actor=cast.tapem, item=item).discussed_at == first
    assert entries_of(item).filter(act="meetings.agenda-opened").count() == 1


def test_minute_and_its_amendment(cast: Cast, running: Meeting) -> None:
    minute = actions.take_minute(actor=cast.tapem, meeting=running, text=" Catatan. ")
    changed = actions.amend_minute(actor=cast.tapem, minute=minute, text="Catatan baru.", version=1)
    assert (changed.text, changed.version) == ("Catatan baru.", 2)
    with pytest.raises(Stale) as caught:
        actions.amend_minute(actor=cast.tapem, minute=minute, text="Lain.", version=1)
    assert (caught.value.theirs, caught.value.mine) == ("Catatan baru.", "Lain.")


@pytest.mark.parametrize("text", ["", "   ", "x" * 20_001])
def test_bad_text(cast: Cast, running: Meeting, text: str) -> None:
    with pytest.raises(RuleBroken) as caught:
        actions.take_minute(actor=cast.tapem, meeting=running, text=text)
    assert caught.value.field == "text"


def test_an_item_of_another_meeting(cast: Cast, running: Meeting, spm: Meeting) -> None:
    with pytest.raises(RuleBroken):
        actions.take_minute(
            actor=cast.tapem, meeting=running, text="x", agenda_item=spm.agenda.get(number=1)
        )


def test_a_decision_reaches_every_agency(cast: Cast, running: Meeting, world: World) -> None:
    item = actions.add_agenda_item(actor=cast.tapem, meeting=running, title="Bab IV")
    decision = actions.decide(
        actor=cast.tapem,
        meeting=running,
        agenda_item=item,
        text="Lengkapi data",
        agencies=[world.agencies["dinkes"], world.agencies["bpbd"]],
        due_on=date(2022, 11, 30),
    )
    assert decision.followups.count() == 2
    (task,) = inbox_of(cast.dinkes)
    assert (task.what, task.due_on) == ("Lengkapi data", date(2022, 11, 30))
    assert (task.subject_kind, task.subject_key) == (SubjectKind.DECISION, decision.pk)
    assert [row.text for row in notes_of(item).decisions] == ["Lengkapi data"]


def test_no_past_due_date(cast: Cast, running: Meeting) -> None:
    with pytest.raises(RuleBroken) as caught:
        actions.decide(
            actor=cast.tapem, meeting=running, text="x", addressee="y", due_on=date(2022, 11, 28)
        )
    assert caught.value.field == "due_on"
    assert not FollowUp.objects.exists()


@pytest.mark.parametrize("username", ["dinkes", "sekda", "tegal", "stranger"])
def test_others_may_not(cast: Cast, running: Meeting, username: str) -> None:
    actor = cast[username]
    with pytest.raises(NotAllowed):
        actions.take_minute(actor=actor, meeting=running, text="x")
    with pytest.raises(NotAllowed):
        actions.decide(actor=actor, meeting=running, text="x")
    with pytest.raises(NotAllowed):
        actions.add_agenda_item(actor=actor, meeting=running, title="x")
