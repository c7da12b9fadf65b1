"""Corrections: sent, answered, returned, accepted, withdrawn; each lands in an inbox."""

from datetime import date

import pytest
from django.db import DatabaseError, transaction

from tapem.audit.models import Entry
from tapem.drafting.actions import (
    accept_correction,
    answer_correction,
    comment_correction,
    edit_node,
    return_correction,
    send_correction,
    withdraw_correction,
)
from tapem.drafting.choices import CorrectionKind, CorrectionState, ReasonKind
from tapem.drafting.models import Correction
from tapem.followups.choices import FollowUpState, SubjectKind
from tapem.followups.models import FollowUp
from tapem.followups.queries import inbox_of
from tapem.kernel.errors import Invalid, NotAllowed, RuleBroken, Stale
from tests.cast import Cast
from tests.rooms.drafting.conftest import TOMORROW, Made
from tests.world import World


@pytest.fixture
def sent(made: Made, cast: Cast, world: World) -> Correction:
    return send_correction(
        actor=cast.tapem,
        draft=made.draft,
        agency=world.agencies["dinkes"],
        text="Lengkapi akar masalah hipertensi.",
        kind=CorrectionKind.PROBLEM,
        due_on=TOMORROW,
        target_node=made["two_text"],
        target_label="Bab II, alinea 1",
    )


def test_sent_correction_has_a_number_a_chapter_and_a_follow_up(
    sent: Correction, made: Made, cast: Cast
) -> None:
    assert sent.code == "K-001"
    assert sent.chapter == made["two"]
    (followup,) = inbox_of(cast.dinkes)
    assert followup.subject_kind == SubjectKind.CORRECTION
    assert followup.subject_key == sent.pk
    assert followup.due_on == TOMORROW
    assert Entry.objects.filter(act="drafting.correction_sent").count() == 1


def test_numbers_run_on(sent: Correction, made: Made, cast: Cast, world: World) -> None:
    second = send_correction(
        actor=cast.tapem,
        draft=made.draft,
        agency=world.agencies["bpbd"],
        text="Pisahkan permasalahan.",
        kind=CorrectionKind.PROBLEM,
        due_on=None,
    )
    assert second.code == "K-002"


@pytest.mark.parametrize("who", ["dinkes", "hukum", "sekda", "stranger"])
def test_only_the_coordinator_sends(who: str, made: Made, cast: Cast, world: World) -> None:
    with pytest.raises(NotAllowed):
        send_correction(
            actor=cast[who],
            draft=made.draft,
            agency=world.agencies["dinkes"],
            text="x",
            kind=CorrectionKind.WORDING,
            due_on=None,
        )


def test_bad_input_names_each_field(made: Made, cast: Cast, world: World) -> None:
    with pytest.raises(Invalid) as refused:
        send_correction(
            actor=cast.tapem,
            draft=made.draft,
            agency=world.agencies["dinsos"],
            text=" ",
            kind=CorrectionKind.WORDING,
            due_on=date(2022, 11, 28),
        )
    assert set(refused.value.problems) == {"text", "agency", "due_on"}


def test_answer_with_a_revision_then_acceptance(sent: Correction, made: Made, cast: Cast) -> None:
    revision = edit_node(
        actor=cast.dinkes,
        node=made["two_text"],
        body="Akar masalah hipertensi adalah kepatuhan berobat.",
        version=1,
        reason_kind=ReasonKind.CORRECTION,
        reason=sent.code,
    )
    answer_correction(
        actor=cast.dinkes, correction=sent, text="Sudah dilengkapi.", revision=revision, version=1
    )
    followup = FollowUp.objects.get(subject_key=sent.pk)
    assert followup.state == FollowUpState.REPORTED
    accept_correction(actor=cast.tapem, correction=sent)
    sent.refresh_from_db()
    assert sent.state == CorrectionState.ACCEPTED
    assert sent.closing_revision == revision
    followup.refresh_from_db()
    assert followup.state == FollowUpState.DONE


def test_returned_answer_is_owed_again(sent: Correction, cast: Cast) -> None:
    answer_correction(actor=cast.dinkes, correction=sent, text="Tidak perlu.")
    return_correction(actor=cast.tapem, correction=sent, reason="Akar masalah belum disebut.")
    sent.refresh_from_db()
    assert sent.state == CorrectionState.RETURNED
    assert [f.subject_key for f in inbox_of(cast.dinkes)] == [sent.pk]
    answer_correction(actor=cast.dinkes, correction=sent, text="Sudah.")
    assert sent.messages.count() == 4


def test_return_and_withdrawal_need_words(sent: Correction, cast: Cast) -> None:
    answer_correction(actor=cast.dinkes, correction=sent, text="Sudah.")
    with pytest.raises(RuleBroken):
        return_correction(actor=cast.tapem, correction=sent, reason=" ")
    with pytest.raises(RuleBroken):
        withdraw_correction(actor=cast.tapem, correction=sent, reason="")
    withdraw_correction(actor=cast.tapem, correction=sent, reason="Dobel dengan K-002.")
    sent.refresh_from_db()
    assert sent.state == CorrectionState.WITHDRAWN
    assert FollowUp.objects.get(subject_key=sent.pk).state == FollowUpState.DROPPED


def test_only_the_asked_agency_answers_and_only_tapem_accepts(sent: Correction, cast: Cast) -> None:
    with pytest.raises(NotAllowed, match="dituju"):
        answer_correction(actor=cast.bpbd, correction=sent, text="x")
    answer_correction(actor=cast.kadinkes, correction=sent, text="Sudah.")
    for who in ("dinkes", "hukum", "sekda", "stranger"):
        with pytest.raises(NotAllowed):
            accept_correction(actor=cast[who], correction=sent)


def test_an_unanswered_correction_cannot_be_accepted(sent: Correction, cast: Cast) -> None:
    with pytest.raises(RuleBroken):
        accept_correction(actor=cast.tapem, correction=sent)


def test_stale_answer_shows_both(sent: Correction, cast: Cast) -> None:
    answer_correction(actor=cast.dinkes, correction=sent, text="Jawaban operator.", version=1)
    with pytest.raises(Stale) as clash:
        answer_correction(actor=cast.kadinkes, correction=sent, text="Jawaban kepala.", version=1)
    assert (clash.value.theirs, clash.value.mine) == ("Jawaban operator.", "Jawaban kepala.")


def test_thread_is_append_only(sent: Correction, cast: Cast) -> None:
    comment_correction(actor=cast.dinkes, correction=sent, text="Mohon waktu sampai sore.")
    message = sent.messages.first()
    assert message is not None
    message.text = "lain"
    with pytest.raises(DatabaseError), transaction.atomic():
        message.save()
