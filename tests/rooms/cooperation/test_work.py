"""Implementation counts with evidence; each side reports, the other answers."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from tapem.cooperation import actions
from tapem.cooperation.actions import Proof
from tapem.cooperation.choices import ImplementationState, ObligationState, Verdict
from tapem.cooperation.models import Agreement, Obligation
from tapem.cooperation.queries import findings_of, obligations_visible_to, register_figures
from tapem.followups.choices import FollowUpState
from tapem.followups.models import FollowUp
from tapem.kernel.errors import NotAllowed, RuleBroken, Stale
from tests.cast import Cast
from tests.rooms.cooperation.stage import Stage

DAY = date(2022, 11, 21)
PAPER = Proof(happened_on=DAY, text="Rapat teknis jembatan", reference_number="BA 1/2022")


def duty(cast: Cast, stage: Stage, **changed: object) -> Obligation:
    values: dict[str, object] = {
        "holder": stage.regions["33.27"],
        "towards": stage.regions["33.26"],
        "text": "Memelihara oprit jembatan sisi barat",
        "due_on": date(2022, 12, 15),
    }
    return actions.add_obligation(
        actor=cast.tapem,
        agreement=stage["P01"],
        **(values | changed),  # type: ignore[arg-type]
    )


def test_first_evidence_starts_an_idle_agreement(stage: Stage, cast: Cast) -> None:
    actions.record_implementation(actor=cast.tapem, agreement=stage["P05"], proof=PAPER)
    assert stage["P05"].implementation_state == ImplementationState.RUNNING
    figures = register_figures(stage.alliance)
    assert (figures.implemented, figures.idle) == (5, 9)


def test_figures_of_an_earlier_day_stay(stage: Stage, cast: Cast) -> None:
    actions.record_implementation(actor=cast.tapem, agreement=stage["P05"], proof=PAPER)
    assert register_figures(stage.alliance, date(2022, 11, 8)).implemented == 4


def test_without_paper_or_meeting_nothing_counts(stage: Stage, cast: Cast) -> None:
    with pytest.raises(RuleBroken) as caught:
        actions.record_implementation(
            actor=cast.tapem, agreement=stage["P05"], proof=Proof(happened_on=DAY, text="Sudah")
        )
    assert caught.value.field == "reference_number"
    assert stage["P05"].implementation_state == ImplementationState.NOT_STARTED


def test_an_unsigned_agreement_is_not_implemented(stage: Stage, cast: Cast) -> None:
    with pytest.raises(RuleBroken, match="belum ditandatangani"):
        actions.record_implementation(actor=cast.tapem, agreement=stage["R1"], proof=PAPER)


def test_the_database_refuses_it_too(stage: Stage) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Agreement.objects.filter(pk=stage["R1"].pk).update(implementation_state="running")


def test_evidence_of_tomorrow_is_refused(stage: Stage, cast: Cast) -> None:
    late = Proof(happened_on=date(2022, 11, 30), text="Nanti", reference_number="1")
    with pytest.raises(RuleBroken, match="belum tiba"):
        actions.record_implementation(actor=cast.tapem, agreement=stage["P05"], proof=late)


def test_who_may_report(stage: Stage, cast: Cast) -> None:
    for member in ("dputr", "pekalongan", "tapem"):
        actions.record_implementation(actor=cast[member], agreement=stage["P01"], proof=PAPER)
    for member in ("dinkes", "tegal", "sekda", "stranger"):
        with pytest.raises((NotAllowed, RuleBroken)):
            actions.record_implementation(actor=cast[member], agreement=stage["P01"], proof=PAPER)


def test_a_partner_reports_for_its_own_side_only(stage: Stage, cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        actions.record_implementation(
            actor=cast.pekalongan,
            agreement=stage["P01"],
            proof=PAPER,
            side=stage.regions["33.27"],
        )


def test_stalled_with_reason_and_resumed(stage: Stage, cast: Cast) -> None:
    with pytest.raises(RuleBroken):
        actions.stall_implementation(actor=cast.tapem, agreement=stage["P01"], reason=" ")
    actions.stall_implementation(actor=cast.tapem, agreement=stage["P01"], reason="Banjir")
    figures = register_figures(stage.alliance)
    assert (figures.implemented, figures.stalled) == (4, 1)
    actions.resume_implementation(actor=cast.tapem, agreement=stage["P01"])
    assert stage["P01"].implementation_state == ImplementationState.RUNNING


def test_only_the_stalled_is_resumed(stage: Stage, cast: Cast) -> None:
    for key in ("P01", "P05", "R1"):
        with pytest.raises(RuleBroken):
            actions.resume_implementation(actor=cast.tapem, agreement=stage[key])


def test_done_needs_every_duty_done(stage: Stage, cast: Cast) -> None:
    with pytest.raises(RuleBroken, match="belum ada satu pun"):
        actions.complete_implementation(actor=cast.tapem, agreement=stage["P01"])
    owed = duty(cast, stage)
    with pytest.raises(RuleBroken, match="1 kewajiban"):
        actions.complete_implementation(actor=cast.tapem, agreement=stage["P01"])
    actions.report_obligation(actor=cast.tapem, obligation=owed, proof=PAPER, is_done=True)
    actions.complete_implementation(actor=cast.tapem, agreement=stage["P01"])
    assert stage["P01"].implementation_state == ImplementationState.DONE
    assert register_figures(stage.alliance).implemented == 4


def test_a_duty_has_its_mirror_and_a_task(stage: Stage, cast: Cast, world: object) -> None:
    owed = duty(cast, stage, agency=cast.dputr.agency)
    assert owed.mirror is not None
    assert (owed.mirror.side, owed.mirror.holder) == ("right", stage.regions["33.26"])
    task = FollowUp.objects.get(subject_key=owed.pk)
    assert (task.agency, task.due_on) == (cast.dputr.agency, date(2022, 12, 15))
    actions.report_obligation(actor=cast.dputr, obligation=owed, proof=PAPER, is_done=True)
    task.refresh_from_db()
    assert task.state == FollowUpState.DONE


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"text": ""}, "text"),
        ({"text": "x" * 2001}, "text"),
        ({"due_on": date(2191, 1, 1)}, "due_on"),
        ({"schedule": "x" * 201}, "schedule"),
    ],
)
def test_faulty_duties(stage: Stage, cast: Cast, changed: dict[str, object], field: str) -> None:
    with pytest.raises(RuleBroken) as caught:
        duty(cast, stage, **changed)
    assert caught.value.field == field


def test_a_duty_is_owed_to_another_party(stage: Stage, cast: Cast) -> None:
    for towards in ("33.27", "33.28"):
        with pytest.raises(RuleBroken) as caught:
            duty(cast, stage, towards=stage.regions[towards])
        assert caught.value.field == "towards"


def test_late_is_derived(stage: Stage, cast: Cast) -> None:
    owed = duty(cast, stage, due_on=date(2022, 11, 28))
    assert owed.is_late(date(2022, 11, 29))
    assert not owed.is_late(date(2022, 11, 28))
    found = findings_of(stage.alliance, date(2022, 11, 29))
    assert any(each.rule == "KSD-09" for each in found)


def test_the_other_side_confirms_or_disputes(stage: Stage, cast: Cast) -> None:
    owed = duty(cast, stage)
    told = actions.report_obligation(actor=cast.dputr, obligation=owed, proof=PAPER, is_done=True)
    with pytest.raises(NotAllowed):
        actions.confirm_evidence(actor=cast.tapem, evidence=told)
    with pytest.raises(NotAllowed):
        actions.confirm_evidence(actor=cast.tegal, evidence=told)
    with pytest.raises(RuleBroken):
        actions.dispute_evidence(actor=cast.pekalongan, evidence=told, reason="")
    judged = actions.dispute_evidence(actor=cast.pekalongan, evidence=told, reason="Belum selesai")
    assert judged.verdict == Verdict.DISPUTED
    owed.refresh_from_db()
    assert owed.state == ObligationState.RUNNING
    again = actions.confirm_evidence(actor=cast.pekalongan, evidence=told)
    assert (again.verdict, again.verdict_note) == (Verdict.CONFIRMED, "")


def test_disputing_all_evidence_is_found(stage: Stage, cast: Cast) -> None:
    evidence = stage["P01"].evidence.get()
    evidence.reported_by = stage.regions["33.27"]
    actions.dispute_evidence(actor=cast.pekalongan, evidence=evidence, reason="Tidak ada kegiatan")
    found = findings_of(stage.alliance, date(2022, 11, 29))
    assert any(each.rule == "KSD-08" and "disanggah" in each.message for each in found)


def test_a_stale_report(stage: Stage, cast: Cast) -> None:
    owed = duty(cast, stage)
    actions.report_obligation(
        actor=cast.dputr, obligation=owed, proof=PAPER, is_done=False, version=1
    )
    with pytest.raises(Stale) as caught:
        actions.report_obligation(
            actor=cast.tapem, obligation=owed, proof=PAPER, is_done=True, version=1
        )
    assert (caught.value.theirs, caught.value.mine) == ("Berjalan", "Selesai")


def test_who_sees_the_inside(stage: Stage, cast: Cast) -> None:
    owed = duty(cast, stage)
    for member in ("tapem", "dputr", "dinkes", "pekalongan"):
        assert owed in obligations_visible_to(cast[member])
    for member in ("tegal", "banyumas", "stranger"):
        assert owed not in obligations_visible_to(cast[member])
