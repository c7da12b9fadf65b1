"""Versions and hand-over: gate, frozen package, receipt, return with notes."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction

from tapem.documents.package import read_manifest, verify_package
from tapem.documents.storage import open_file
from tapem.drafting.actions import (
    ReturnNote,
    begin_discussion,
    edit_node,
    freeze_version,
    hand_over,
    receive_handover,
    return_handover,
    seal_chapter,
    send_correction,
)
from tapem.drafting.choices import CorrectionKind, DraftState, HandoverState
from tapem.drafting.models import Handover
from tapem.drafting.queries import compare_versions, handovers_visible_to
from tapem.drafting.rules.digests import digest_of
from tapem.kernel.errors import Invalid, NotAllowed, RuleBroken
from tests.cast import Cast
from tests.rooms.drafting.conftest import TOMORROW, Made
from tests.world import World

FILES = {
    "naskah.docx", "naskah.pdf", "lampiran.docx", "lampiran.pdf", "lampiran-tabel.xlsx",
    "pohon.json", "koreksi-terbuka.xlsx", "surat-pengantar.docx", "lint.json", "temuan-naskah.docx",
    "temuan-naskah.pdf",
}  # fmt: skip


@pytest.fixture
def ready(made: Made, cast: Cast) -> Made:
    begin_discussion(actor=cast.tapem, draft=made.draft)
    for name in ("one", "two"):
        seal_chapter(actor=cast.tapem, node=made[name])
    return made


@pytest.fixture
def handed(ready: Made, cast: Cast) -> Handover:
    return hand_over(actor=cast.tapem, draft=ready.draft)


def test_package_is_whole_and_names_its_version(handed: Handover, ready: Made) -> None:
    content = open_file(handed.package)
    assert verify_package(content) == []
    manifest = read_manifest(content)
    assert {file["name"] for file in manifest["files"]} == FILES
    assert manifest["root_sha256"] == handed.version.digest == digest_of(handed.version.tree)
    ready.draft.refresh_from_db()
    assert ready.draft.state == DraftState.HANDED_OVER


def test_open_corrections_need_a_reason(ready: Made, cast: Cast, world: World) -> None:
    send_correction(
        actor=cast.tapem,
        draft=ready.draft,
        agency=world.agencies["dinkes"],
        text="Lengkapi.",
        kind=CorrectionKind.MISSING_DATA,
        due_on=TOMORROW,
        target_node=ready["two"],
    )
    with pytest.raises(Invalid, match="alasan"):
        hand_over(actor=cast.tapem, draft=ready.draft)
    handover = hand_over(
        actor=cast.tapem, draft=ready.draft, reason="Batas waktu 30 November 2022."
    )
    assert handover.open_corrections == 1


def test_a_chapter_without_text_never_goes(ready: Made, cast: Cast) -> None:
    edit_node(actor=cast.tapem, node=ready["one_text"], body="", version=1)
    with pytest.raises(RuleBroken, match="Bab I"):
        hand_over(actor=cast.tapem, draft=ready.draft, reason="Mendesak.")


@pytest.mark.parametrize("who", ["dinkes", "hukum", "sekda", "stranger"])
def test_only_the_coordinator_hands_over(who: str, ready: Made, cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        hand_over(actor=cast[who], draft=ready.draft)


def test_a_second_hand_over_waits_for_the_return(handed: Handover, ready: Made, cast: Cast) -> None:
    ready.draft.refresh_from_db()
    with pytest.raises(RuleBroken):
        hand_over(actor=cast.tapem, draft=ready.draft, reason="Lagi.")


def test_nobody_edits_while_it_is_away(handed: Handover, ready: Made, cast: Cast) -> None:
    for who in ("tapem", "dinkes"):
        with pytest.raises(NotAllowed, match="di luar tim"):
            edit_node(actor=cast[who], node=ready["two_text"], body="x", version=1)


def test_receipt_then_return_makes_corrections_in_a_new_round(
    handed: Handover, ready: Made, cast: Cast, world: World
) -> None:
    with pytest.raises(RuleBroken):
        return_handover(
            actor=cast.hukum,
            handover=handed,
            notes=[ReturnNote("Belum diterima.", world.agencies["tapem"])],
        )
    for who in ("tapem", "dinkes", "sekda", "stranger"):
        with pytest.raises(NotAllowed):
            receive_handover(actor=cast[who], handover=handed)
    receive_handover(actor=cast.hukum, handover=handed, note="Lengkap.")
    (note,) = return_handover(
        actor=cast.hukum,
        handover=handed,
        notes=[
            ReturnNote(
                "Judul tabel belum sesuai.",
                world.agencies["dinkes"],
                node=ready["two"],
                kind=CorrectionKind.REFERENCE,
            )
        ],
        due_on=TOMORROW + timedelta(days=6),
    )
    assert note.handover == handed
    assert note.round.number == 2
    assert note.chapter == ready["two"]
    handed.refresh_from_db()
    assert handed.state == HandoverState.RETURNED
    ready.draft.refresh_from_db()
    assert ready.draft.state == DraftState.DISCUSSION


def test_versions_are_write_once_and_comparable(ready: Made, cast: Cast) -> None:
    before = freeze_version(actor=cast.tapem, draft=ready.draft, label="sebelum rapat")
    edit_node(
        actor=cast.dinkes, node=ready["two_text"], body="Alinea kedua Permasalahan.", version=1
    )
    after = freeze_version(actor=cast.tapem, draft=ready.draft, label="hasil rapat")
    (change,) = compare_versions(before, after)
    assert (change.before, change.after) == (
        "Alinea pertama Permasalahan.",
        "Alinea kedua Permasalahan.",
    )
    before.label = "lain"
    with pytest.raises(DatabaseError), transaction.atomic():
        before.save()
    with pytest.raises(RuleBroken):
        freeze_version(actor=cast.tapem, draft=ready.draft, label=" ")


def test_who_sees_hand_overs(handed: Handover, cast: Cast) -> None:
    seeing = [
        name for name in ("tapem", "hukum", "sekda") if handed in handovers_visible_to(cast[name])
    ]
    assert seeing == ["tapem", "hukum", "sekda"]
    for who in ("dinkes", "tegal", "stranger"):
        assert handed not in handovers_visible_to(cast[who])
