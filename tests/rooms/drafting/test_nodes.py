"""The tree: adding, editing, moving, removing; owners, agenda, consent."""

import pytest
from django.db import DatabaseError, transaction

from tapem.drafting.actions import (
    add_node,
    agree_to_chapter,
    edit_node,
    move_node,
    name_owner,
    put_chapter_on_agenda,
    remove_node,
    start_draft,
)
from tapem.drafting.choices import InstrumentKind, NodeKind
from tapem.drafting.models import NodeOwner
from tapem.drafting.queries import (
    chapter_of_agenda_item,
    chapters_of,
    content_of,
    drafts_visible_to,
    history_of,
    nodes_visible_to,
    rendered_chapter,
)
from tapem.kernel.clock import today
from tapem.kernel.errors import Invalid, NotAllowed, RuleBroken, Stale
from tapem.meetings.choices import MeetingKind
from tapem.meetings.models import AgendaItem, Meeting
from tests.cast import Cast
from tests.rooms.drafting.conftest import Made
from tests.world import World


def test_numbers_follow_places(made: Made, cast: Cast) -> None:
    labels = [chapter.label for chapter in content_of(made.draft).chapters()]
    assert labels == ["Bab I", "Bab II"]
    move_node(actor=cast.tapem, node=made["two"], steps=-1)
    titles = [chapter.title for chapter in content_of(made.draft).chapters()]
    assert titles == ["Permasalahan", "Pendahuluan"]


def test_owner_edits_her_chapter_and_no_other(made: Made, cast: Cast) -> None:
    edit_node(actor=cast.dinkes, node=made["two_text"], body="Baru.", version=1)
    assert [r.body for r in history_of(made["two_text"])] == [
        "Baru.",
        "Alinea pertama Permasalahan.",
    ]
    with pytest.raises(NotAllowed, match="pengampu"):
        edit_node(actor=cast.dinkes, node=made["one_text"], body="Baru.", version=1)
    for who in ("bpbd", "hukum", "sekda", "stranger"):
        with pytest.raises(NotAllowed):
            edit_node(actor=cast[who], node=made["two_text"], body="Baru.", version=2)


def test_stale_edit_keeps_both_texts(made: Made, cast: Cast) -> None:
    edit_node(actor=cast.tapem, node=made["two_text"], body="Punya koordinator.", version=1)
    with pytest.raises(Stale) as clash:
        edit_node(actor=cast.dinkes, node=made["two_text"], body="Punya dinas.", version=1)
    assert clash.value.theirs == "Punya koordinator."
    assert clash.value.mine == "Punya dinas."


@pytest.mark.parametrize(
    ("body", "says"),
    [
        ("Ada {{ tidak.ada }} layanan.", "tidak dikenal"),
        ("Ada {{ setengah", "tidak lengkap"),
        ("x" * 20_001, "20.000"),
    ],
)
def test_a_text_that_cannot_be_resolved_is_refused(
    body: str, says: str, made: Made, cast: Cast
) -> None:
    with pytest.raises(Invalid, match=says):
        edit_node(actor=cast.tapem, node=made["one_text"], body=body, version=1)


def test_revisions_are_append_only(made: Made) -> None:
    revision = made["one_text"].revisions.get()
    revision.body = "lain"
    with pytest.raises(DatabaseError), transaction.atomic():
        revision.save()
    with pytest.raises(DatabaseError), transaction.atomic():
        revision.delete()


def test_removed_units_leave_the_text_and_keep_their_history(made: Made, cast: Cast) -> None:
    with pytest.raises(RuleBroken):
        remove_node(actor=cast.tapem, node=made["one"], reason="")
    remove_node(actor=cast.tapem, node=made["one"], reason="Digabung.")
    assert [chapter.title for chapter in content_of(made.draft).chapters()] == ["Permasalahan"]
    assert made["one_text"].revisions.count() == 1
    assert made["one_text"] not in nodes_visible_to(cast.tapem)


def test_table_must_be_declared(made: Made, cast: Cast) -> None:
    with pytest.raises(RuleBroken, match="tidak dikenal"):
        add_node(
            actor=cast.tapem,
            draft=made.draft,
            kind=NodeKind.TABLE,
            parent=made["one"],
            table_key="tidak-ada",
        )


def test_only_a_team_member_owns(made: Made, cast: Cast, world: World) -> None:
    with pytest.raises(RuleBroken, match="anggota"):
        name_owner(actor=cast.tapem, node=made["one"], agency=world.agencies["dinsos"])


def test_consent_is_the_owners_own(made: Made, cast: Cast) -> None:
    owner = NodeOwner.objects.get(node=made["two"])
    with pytest.raises(NotAllowed):
        agree_to_chapter(actor=cast.tapem, owner=owner)
    agree_to_chapter(actor=cast.kadinkes, owner=owner)
    owner.refresh_from_db()
    assert owner.agreed_by == "Kepala Dinkes"


def test_chapter_on_agenda(made: Made, cast: Cast, world: World) -> None:
    meeting = Meeting.objects.create(
        region=world.region,
        kind=MeetingKind.DRAFTING,
        title="Rapat",
        held_on=today(),
        place="Aula",
        organizer=world.agencies["tapem"],
    )
    item = AgendaItem.objects.create(meeting=meeting, number=1, title="Bab II")
    assert chapter_of_agenda_item(item) is None
    put_chapter_on_agenda(actor=cast.tapem, agenda_item=item, node=made["two"])
    node = chapter_of_agenda_item(item)
    assert node == made["two"]
    assert rendered_chapter(node).label == "Bab II"
    with pytest.raises(NotAllowed):
        put_chapter_on_agenda(actor=cast.dinkes, agenda_item=item, node=made["two"])


@pytest.mark.parametrize(
    ("who", "sees"),
    [
        ("tapem", True), ("hukum", True), ("sekda", True), ("dinkes", True), ("kadinkes", True),
        ("dinsos", False), ("tegal", False), ("stranger", False),
    ],
)  # fmt: skip
def test_who_sees_the_draft(who: str, sees: bool, made: Made, cast: Cast) -> None:
    assert drafts_visible_to(cast[who]).filter(pk=made.draft.pk).exists() is sees


def test_name_without_abbreviation(cast: Cast) -> None:
    with pytest.raises(Invalid, match="singkatan"):
        start_draft(
            actor=cast.tapem,
            kind=InstrumentKind.REGENT_REGULATION,
            about="Standar Pelayanan Minimal (SPM)",
            short_title="x",
        )
    with pytest.raises(NotAllowed):
        start_draft(
            actor=cast.dinkes,
            kind=InstrumentKind.REGENT_REGULATION,
            about="x",
            short_title="x",
        )


def test_chapters_in_order(made: Made) -> None:
    assert [node.title for node in chapters_of(made.draft)] == ["Pendahuluan", "Permasalahan"]
