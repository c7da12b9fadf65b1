"""Fill rates, empty cells, tables and index: right figures, constant queries, who sees what."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tapem.spm.actions import declare_nil, fill_cell, open_form, open_forms, record_problem
from tapem.spm.choices import Stage
from tapem.spm.queries import (
    achievement_table,
    budget_table,
    duty_agencies,
    fill_rates,
    findings_of,
    forms_visible_to,
    index_of_region,
    missing_cells,
    problem_table,
    problems_visible_to,
    rates_by_affair,
    rates_by_agency,
    total_rate,
    trend,
)
from tests.rooms.spm.conftest import fill_completely

TODAY = date(2022, 11, 29)


def test_every_duty_has_a_rate_even_without_a_form(spm, world):
    rates = fill_rates(world.region, 2022)
    assert len(rates) == 29
    assert [rate.service.code for rate in rates][:4] == ["PDK-01", "PDK-02", "PDK-03", "KES-01"]
    assert sum(rate.form is not None for rate in rates) == 1
    assert all(rate.filled == 0 and rate.required > 0 for rate in rates)


def test_required_is_the_same_before_and_after_opening(cast, spm, world):
    before = {rate.service.code: rate.required for rate in fill_rates(world.region, 2022)}
    open_forms(actor=cast.tapem, year=2022)
    assert {rate.service.code: rate.required for rate in fill_rates(world.region, 2022)} == before


def test_missing_cells_speak_in_words(cast, spm, world):
    fill_completely(cast.dinkes, spm.form)
    fill_cell(actor=cast.dinkes, form=spm.form, line="penerima", column="q3", text="")
    mine = [one for one in missing_cells(world.region, 2022, world.agencies["dinkes"]) if one.form]
    assert [(one.key, one.words) for one in mine] == [
        ("penerima:q3", "Ibu bersalin, terlayani triwulan III")
    ]
    bpbd = missing_cells(world.region, 2022, world.agencies["bpbd"])
    assert {one.service.code for one in bpbd} == {"TTL-02", "TTL-03", "TTL-04"}


def test_sums_per_agency_and_affair(cast, spm, world):
    fill_completely(cast.dinkes, spm.form)
    rates = fill_rates(world.region, 2022)
    agencies, affairs = rates_by_agency(rates), rates_by_affair(rates)
    total = total_rate(rates)
    assert sum(one.filled for one in agencies.values()) == total.filled
    assert sum(one.required for one in affairs.values()) == total.required
    assert agencies[world.agencies["bpbd"]].filled == 0
    assert len(affairs) == 6


def test_duty_agencies_in_order(spm, world):
    names = [agency.short_name for agency in duty_agencies(world.region, TODAY)]
    assert names == [
        "Dindikbud",
        "Dinkes",
        "DPU TR",
        "Disperkim",
        "Satpol PP",
        "BPBD",
        "Dinsos KBPP",
    ]


def test_achievement_budget_and_problems(cast, spm, world):
    fill_completely(cast.dinkes, spm.form)
    (row,) = achievement_table(world.region, 2022)
    assert (row.needed, row.served, row.unserved) == (1000, 750, 250)
    assert row.rate == row.quality_rate == row.index == 75
    assert row.category == "Tuntas Pratama"
    (early,) = achievement_table(world.region, 2022, quarter=1)
    assert early.rate == 25
    assert [one.rate for one in budget_table(world.region, 2022)] == [75, 75]
    record_problem(actor=cast.dinkes, form=spm.form, stage=Stage.NEEDS, description="Kurang bidan")
    (problem,) = problem_table(world.region, 2022)
    assert (problem.stage, problem.solution) == ("Penghitungan kebutuhan", "")


def test_nil_is_shown_and_left_out(cast, spm, world):
    nil = open_form(actor=cast.bpbd, service=spm.services["TTL-04"], year=2022)
    declare_nil(actor=cast.bpbd, form=nil, reason="Tidak ada kejadian")
    fill_completely(cast.dinkes, spm.form)
    rows = {row.service.code: row for row in achievement_table(world.region, 2022)}
    assert rows["TTL-04"].is_nil
    assert rows["TTL-04"].index is None
    result = index_of_region(world.region, 2022)
    assert result.region.index == 75
    assert result.region.members == 1


@pytest.mark.parametrize(
    "read",
    [
        lambda region: fill_rates(region, 2022),
        lambda region: missing_cells(region, 2022),
        lambda region: achievement_table(region, 2022),
        lambda region: index_of_region(region, 2022),
        lambda region: problem_table(region, 2022),
        lambda region: trend(region, range(2018, 2023)),
    ],
    ids=["fill_rates", "missing_cells", "achievement", "index", "problems", "trend"],
)
def test_queries_do_not_grow_with_the_forms(cast, spm, world, read):
    with CaptureQueriesContext(
        connection,
    ) as few:
        read(world.region)
    for year in (2020, 2021, 2022):
        open_forms(actor=cast.tapem, year=year)
    fill_completely(cast.dinkes, spm.form)
    with CaptureQueriesContext(connection) as many:
        read(world.region)
    assert len(many) <= max(len(few), 9)


def test_trend_has_years_and_codes(cast, spm, world):
    open_form(actor=cast.dinkes, service=spm.services["KES-02"], year=2021)
    table = trend(world.region, [2021, 2022])
    assert set(table[2021]) == set(table[2022]) == {"KES-02"}


def test_who_sees_forms(cast, spm):
    for member, count in (
        ("dinkes", 1),
        ("kadinkes", 1),
        ("bpbd", 0),
        ("tapem", 1),
        ("sekda", 1),
        ("hukum", 1),
        ("tegal", 0),
        ("stranger", 0),
    ):
        assert forms_visible_to(cast[member]).count() == count
        assert problems_visible_to(cast[member]).count() == 0


def test_last_year_reaches_the_checks(cast, spm):
    old = open_form(actor=cast.dinkes, service=spm.services["KES-02"], year=2021)
    fill_cell(actor=cast.dinkes, form=old, line="penerima", column="needed", text="500")
    fill_completely(cast.dinkes, spm.form)
    assert "R09" in {finding.code for finding in findings_of(spm.form, TODAY)}
    assert Decimal(1000) == spm.form.lines.get(key="penerima").cells.get(column="needed").value
