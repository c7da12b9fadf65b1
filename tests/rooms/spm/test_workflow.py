"""Draft to locked, with every refusal on the way."""

from datetime import date

import pytest

from tapem.audit.queries import entries_of
from tapem.followups.choices import FollowUpState
from tapem.followups.models import FollowUp
from tapem.kernel.errors import Invalid, NotAllowed, RuleBroken
from tapem.spm.actions import (
    approve_form,
    assign_duty,
    declare_nil,
    describe_data,
    end_duty,
    fill_cell,
    load_calendar,
    load_catalogue,
    lock_form,
    open_form,
    open_forms,
    record_problem,
    record_stage,
    request_completion,
    request_completions,
    return_form,
    set_period,
    set_value_kind,
    submit_form,
    tick_ministry,
    untick_ministry,
    verify_form,
    withdraw_nil,
)
from tapem.spm.choices import Stage, StageState, ValueKind
from tapem.spm.models import AchievementForm, Duty, FormSnapshot, ServiceType
from tapem.spm.queries import duties_of_services
from tests.rooms.spm.conftest import fill_completely


def test_catalogue_has_29_and_14_services_and_loads_once(cast, spm):
    assert ServiceType.objects.filter(catalogue__tier="regency").count() == 29
    assert ServiceType.objects.filter(catalogue__tier="province").count() == 14
    assert load_catalogue(actor=cast.tapem) == (0, 0)
    assert not ServiceType.objects.exclude(verified_by="").exists()


def test_from_empty_to_locked(cast, spm):
    form = spm.form
    with pytest.raises(Invalid) as caught:
        submit_form(actor=cast.dinkes, form=form)
    assert "penerima:needed" in caught.value.problems
    fill_completely(cast.dinkes, form)
    submit_form(actor=cast.dinkes, form=form)
    with pytest.raises(RuleBroken, match="terkunci"):
        fill_cell(actor=cast.dinkes, form=form, line="penerima", column="q1", text="9")
    with pytest.raises(NotAllowed, match="belum disahkan"):
        verify_form(actor=cast.tapem, form=form)
    approve_form(actor=cast.kadinkes, form=form)
    verify_form(actor=cast.tapem, form=form)
    lock_form(actor=cast.tapem, form=form)
    form.refresh_from_db()
    assert (form.state, form.locked_quarter) == ("locked", 3)
    assert list(FormSnapshot.objects.order_by("pk").values_list("kind", flat=True)) == [
        "submitted", "verified", "locked",
    ]  # fmt: skip
    acts = {entry.act for entry in entries_of(form)}
    assert {"spm.form-opened", "spm.cells-filled", "spm.form-submitted", "spm.form-approved",
            "spm.form-verified", "spm.form-locked"} <= acts  # fmt: skip


def test_returned_with_a_reason_and_sent_again(cast, spm):
    form = spm.form
    fill_completely(cast.dinkes, form)
    submit_form(actor=cast.dinkes, form=form)
    with pytest.raises(RuleBroken, match="alasan"):
        return_form(actor=cast.tapem, form=form, reason=" ")
    return_form(actor=cast.tapem, form=form, reason="Angka Tw II belum sesuai laporan.")
    assert form.state == "returned"
    fill_cell(actor=cast.dinkes, form=form, line="penerima", column="q2", text="501")
    submit_form(actor=cast.dinkes, form=form)
    assert form.return_reason == ""


@pytest.mark.parametrize(
    ("act", "member"),
    [
        (submit_form, "tapem"), (submit_form, "bpbd"), (approve_form, "dinkes"),
        (verify_form, "dinkes"), (lock_form, "kadinkes"), (verify_form, "stranger"),
        (lock_form, "tapem"), (verify_form, "tapem"),
    ],
)  # fmt: skip
def test_acts_are_refused_to_others_and_in_the_wrong_state(cast, spm, act, member):
    with pytest.raises(NotAllowed):
        act(actor=cast[member], form=spm.form)
    spm.form.refresh_from_db()
    assert spm.form.state == "draft"


def test_approval_on_paper_needs_its_number(cast, spm):
    fill_completely(cast.dinkes, spm.form)
    submit_form(actor=cast.dinkes, form=spm.form)
    with pytest.raises(RuleBroken, match="nomor surat"):
        approve_form(actor=cast.tapem, form=spm.form)
    approve_form(actor=cast.tapem, form=spm.form, paper_reference="440/123/2022")
    with pytest.raises(NotAllowed, match="sudah disahkan"):
        approve_form(actor=cast.kadinkes, form=spm.form)


def test_nil_needs_a_reason_and_empty_blocks(cast, spm):
    with pytest.raises(RuleBroken, match="alasan"):
        declare_nil(actor=cast.dinkes, form=spm.form, reason="")
    fill_cell(actor=cast.dinkes, form=spm.form, line="penerima", column="needed", text="5")
    with pytest.raises(RuleBroken, match="1 isian"):
        declare_nil(actor=cast.dinkes, form=spm.form, reason="x")
    fill_cell(actor=cast.dinkes, form=spm.form, line="penerima", column="needed", text="")
    declare_nil(actor=cast.dinkes, form=spm.form, reason="Tidak ada kejadian")
    submit_form(actor=cast.dinkes, form=spm.form)
    with pytest.raises(NotAllowed, match="sudah diajukan"):
        withdraw_nil(actor=cast.dinkes, form=spm.form)


def test_nil_can_be_withdrawn_while_open(cast, spm):
    with pytest.raises(RuleBroken, match="tidak dinyatakan nihil"):
        withdraw_nil(actor=cast.dinkes, form=spm.form)
    declare_nil(actor=cast.dinkes, form=spm.form, reason="Tidak ada kejadian")
    withdraw_nil(actor=cast.dinkes, form=spm.form)
    assert not spm.form.is_nil


def test_completion_is_asked_renewed_and_settled(cast, spm):
    followup = request_completion(actor=cast.tapem, form=spm.form, due_on=date(2022, 11, 30))
    count = followup.what.rsplit(",", 1)[1]
    assert followup.what.startswith("Lengkapi form capaian: Pelayanan Kesehatan Ibu Bersalin")
    assert followup.agency == spm.form.agency
    assert "Ibu bersalin, harus dilayani" in followup.why
    again = request_completion(actor=cast.tapem, form=spm.form, due_on=date(2022, 12, 1))
    assert again.pk == followup.pk
    assert count
    fill_completely(cast.dinkes, spm.form)
    with pytest.raises(RuleBroken, match="sudah lengkap"):
        request_completion(actor=cast.tapem, form=spm.form, due_on=None)
    submit_form(actor=cast.dinkes, form=spm.form)
    followup.refresh_from_db()
    assert followup.state == FollowUpState.DONE


def test_all_agencies_are_asked_at_once(cast, spm):
    with pytest.raises(NotAllowed):
        request_completions(actor=cast.dinkes, year=2022, due_on=None)
    made = request_completions(actor=cast.tapem, year=2022, due_on=date(2022, 11, 30))
    assert len(made) == 29
    assert AchievementForm.objects.filter(year=2022).count() == 29
    assert FollowUp.objects.filter(agency__short_name="Dindikbud").count() == 3


def test_open_forms_opens_what_the_actor_may(cast, spm):
    assert len(open_forms(actor=cast.bpbd, year=2022)) == 3
    with pytest.raises(NotAllowed):
        open_form(
            actor=cast.bpbd, service=spm.services["KES-01"], year=2022, agency=spm.form.agency
        )
    with pytest.raises(RuleBroken, match="tidak masuk akal"):
        open_form(actor=cast.dinkes, service=spm.services["KES-01"], year=22)


def test_duty_moves_when_an_agency_is_dissolved(cast, spm, world):
    service = spm.services["TTL-04"]
    with pytest.raises(RuleBroken, match="masih diampu"):
        assign_duty(actor=cast.tapem, service=service, agency=world.agencies["satpolpp"])
    duty = Duty.objects.get(service=service)
    with pytest.raises(RuleBroken, match="alasan"):
        end_duty(actor=cast.tapem, duty=duty, on=date(2022, 6, 30), reason="")
    end_duty(actor=cast.tapem, duty=duty, on=date(2022, 6, 30), reason="Digabung")
    assign_duty(
        actor=cast.tapem, service=service, agency=world.agencies["satpolpp"], since=date(2022, 7, 1)
    )
    now = {
        one.service.code: one.agency for one in duties_of_services(world.region, date(2022, 11, 29))
    }
    before = {
        one.service.code: one.agency for one in duties_of_services(world.region, date(2022, 3, 1))
    }
    assert now["TTL-04"] == world.agencies["satpolpp"]
    assert before["TTL-04"] == world.agencies["bpbd"]
    with pytest.raises(NotAllowed):
        assign_duty(actor=cast.dinkes, service=service, agency=world.agencies["dinkes"])
    with pytest.raises(RuleBroken, match="bukan milik daerah"):
        assign_duty(actor=cast.tapem, service=service, agency=cast.tegal.agency)


def test_calendar_has_known_dates_the_usual_rule_and_the_offices_own(cast, spm):
    assert next(one.closes_on for one in load_calendar(actor=cast.tapem, year=2023)) == date(
        2023, 7, 5
    )
    usual = load_calendar(actor=cast.tapem, year=2022)
    assert [one.closes_on for one in usual] == [
        date(2022, 4, 20), date(2022, 7, 20), date(2022, 10, 20), date(2023, 1, 20),
    ]  # fmt: skip
    given = {"year": 2022, "quarter": 4, "opens_on": date(2022, 10, 1), "source": "Surat"}
    with pytest.raises(RuleBroken, match="mendahului"):
        set_period(actor=cast.tapem, **(given | {"closes_on": date(2022, 9, 1)}))
    with pytest.raises(RuleBroken, match="Sebutkan"):
        set_period(actor=cast.tapem, **(given | {"closes_on": date(2023, 1, 30), "source": ""}))
    assert set_period(actor=cast.tapem, closes_on=date(2023, 1, 30), **given).verified_by


def test_description_of_data(cast, spm):
    with pytest.raises(RuleBroken, match="belum tiba"):
        describe_data(
            actor=cast.dinkes, form=spm.form, data_source="x", data_date=date(2022, 12, 1)
        )
    with pytest.raises(NotAllowed):
        describe_data(actor=cast.bpbd, form=spm.form, data_source="x", data_date=None)


def test_value_kind_changes_only_before_figures(cast, spm):
    set_value_kind(actor=cast.dinkes, form=spm.form, value_kind=ValueKind.MONTHLY)
    fill_cell(actor=cast.dinkes, form=spm.form, line="penerima", column="m01", text="9")
    with pytest.raises(RuleBroken, match="jenis angka"):
        set_value_kind(actor=cast.dinkes, form=spm.form, value_kind=ValueKind.CUMULATIVE)


def test_stages_need_evidence(cast, spm):
    with pytest.raises(RuleBroken, match="bukti"):
        record_stage(actor=cast.dinkes, form=spm.form, stage=Stage.DATA, state=StageState.DONE)
    row = record_stage(
        actor=cast.dinkes,
        form=spm.form,
        stage=Stage.DATA,
        state=StageState.DONE,
        evidence="BA 1/2022",
    )
    assert row.done_on == date(2022, 11, 29)


def test_problem_needs_words(cast, spm):
    with pytest.raises(RuleBroken, match="permasalahannya"):
        record_problem(actor=cast.dinkes, form=spm.form, stage=Stage.NEEDS, description=" ")
    assert (
        record_problem(
            actor=cast.dinkes, form=spm.form, stage=Stage.NEEDS, description="Kurang bidan"
        ).position
        == 0
    )


def test_tick_keeps_what_was_typed(cast, spm):
    fill_cell(actor=cast.dinkes, form=spm.form, line="penerima", column="needed", text="500")
    line = spm.form.lines.get(key="penerima")
    tick = tick_ministry(actor=cast.tapem, line=line, quarter=3)
    assert tick.figures == {"needed": "500"}
    with pytest.raises(RuleBroken):
        tick_ministry(actor=cast.tapem, line=line, quarter=5)
    with pytest.raises(NotAllowed):
        untick_ministry(actor=cast.bpbd, tick=tick)
    untick_ministry(actor=cast.tapem, tick=tick)
