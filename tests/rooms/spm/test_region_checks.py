"""The rules over all forms of a year: the same as form by form, in a constant number of queries."""

from datetime import date

from tapem.spm.actions import declare_nil, fill_cell, open_form, record_problem, record_stage
from tapem.spm.choices import Stage, StageState
from tapem.spm.queries.forms import findings_of, forms_of
from tapem.spm.queries.region_checks import findings_of_region
from tests.rooms.spm.conftest import fill_completely

TODAY = date(2022, 11, 29)


def found(world, **more):
    return {one.service.code: one for one in findings_of_region(world.region, 2022, TODAY, **more)}


def test_they_agree_with_the_form_alone(spm, cast, world):
    last = open_form(actor=cast.dinkes, service=spm.services["KES-02"], year=2021)
    fill_completely(cast.dinkes, last, needed=400)
    fill_completely(cast.dinkes, spm.form)
    fill_cell(actor=cast.dinkes, form=spm.form, line="penerima", column="needed", text="1100")
    record_problem(actor=cast.dinkes, form=spm.form, stage=Stage.NEEDS, description="Kurang")
    record_stage(actor=cast.dinkes, form=spm.form, stage=Stage.DATA, state=StageState.RUNNING)
    form = forms_of(world.region, [2022]).get(pk=spm.form.pk)
    alone = [one for one in findings_of(form, TODAY) if not one.is_explained]
    assert {"R08", "R09", "R18"} <= {one.code for one in alone}
    assert list(found(world)["KES-02"].findings) == alone


def test_missing_forms_nil_ones_and_gaps_without_plan(spm, cast, world):
    nil = open_form(actor=cast.bpbd, service=spm.services["TTL-04"], year=2022)
    declare_nil(actor=cast.bpbd, form=nil, reason="Tidak ada kejadian")
    everything = found(world)
    assert "TTL-04" not in everything
    assert [one.code for one in everything["TTL-02"].findings] == ["R01"]
    fill_completely(cast.dinkes, spm.form)
    unplanned = found(world, plan_services=frozenset())["KES-02"]
    assert "R18" in {one.code for one in unplanned.findings}
    assert "KES-02" not in found(world, plan_services=frozenset({"KES-02"}))
    own = found(world, agency=world.agencies["bpbd"])
    assert {one.agency.short_name for one in own.values()} == {"BPBD"}


def test_queries_do_not_grow_with_forms(spm, cast, world, django_assert_num_queries):
    def count(forms):
        for code in forms:
            open_form(actor=cast.dinkes, service=spm.services[code], year=2022)
        return findings_of_region(world.region, 2022, TODAY)

    with django_assert_num_queries(10):
        findings_of_region(world.region, 2022, TODAY)
    count(["KES-01", "KES-03", "KES-04"])
    with django_assert_num_queries(10):
        findings_of_region(world.region, 2022, TODAY)
