"""Seals: they hold as long as nothing changes, and list what did."""

import pytest

from tapem.drafting.actions import add_node, edit_node, lift_seal, move_node, seal_chapter
from tapem.drafting.choices import NodeKind
from tapem.drafting.queries import SealState, content_of, seal_states
from tapem.kernel.errors import NotAllowed, RuleBroken
from tests.cast import Cast
from tests.rooms.drafting.conftest import Made


def state_of(made: Made, name: str) -> SealState:
    return seal_states(made.draft, content_of(made.draft))[str(made[name].pk)]


def test_seal_holds_then_breaks_with_the_list(made: Made, cast: Cast) -> None:
    assert state_of(made, "two").state == "none"
    seal_chapter(actor=cast.tapem, node=made["two"])
    assert state_of(made, "two").state == "ok"
    edit_node(
        actor=cast.dinkes, node=made["two_text"], body="Alinea kedua Permasalahan.", version=1
    )
    broken = state_of(made, "two")
    assert broken.state == "broken"
    (change,) = broken.changes
    assert ("out", "pertama") in change.pieces
    assert ("in", "kedua") in change.pieces


def test_a_save_without_a_change_and_a_move_of_the_chapter_do_not_break(
    made: Made, cast: Cast
) -> None:
    seal_chapter(actor=cast.tapem, node=made["two"])
    edit_node(
        actor=cast.dinkes, node=made["two_text"], body="Alinea pertama Permasalahan.", version=1
    )
    move_node(actor=cast.tapem, node=made["two"], steps=-1)
    assert state_of(made, "two").state == "ok"


def test_new_seal_replaces_the_broken_one(made: Made, cast: Cast) -> None:
    seal_chapter(actor=cast.tapem, node=made["two"])
    add_node(
        actor=cast.dinkes,
        draft=made.draft,
        kind=NodeKind.PARAGRAPH,
        parent=made["two"],
        body="Tambahan.",
    )
    assert state_of(made, "two").state == "broken"
    seal_chapter(actor=cast.tapem, node=made["two"])
    assert state_of(made, "two").state == "ok"
    lift_seal(actor=cast.tapem, node=made["two"], reason="Dibahas lagi.")
    assert state_of(made, "two").state == "none"


def test_who_seals_and_what(made: Made, cast: Cast) -> None:
    for who in ("dinkes", "hukum", "stranger"):
        with pytest.raises(NotAllowed):
            seal_chapter(actor=cast[who], node=made["two"])
    with pytest.raises(RuleBroken, match="Hanya bab"):
        seal_chapter(actor=cast.tapem, node=made["two_text"])
    empty = add_node(
        actor=cast.tapem,
        draft=made.draft,
        kind=NodeKind.ANNEX_CHAPTER,
        parent=made["annex"],
        title="Kosong",
    )
    with pytest.raises(RuleBroken, match="belum berisi"):
        seal_chapter(actor=cast.tapem, node=empty)
    with pytest.raises(RuleBroken, match="tidak disegel"):
        lift_seal(actor=cast.tapem, node=made["two"], reason="x")
