"""The twenty rules: each with a wrong example that it finds and a right one that it passes."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from tapem.spm.rules.checks import RULE_NAMES, check_form
from tapem.spm.rules.checks.base import (
    EntitledChange,
    FormContext,
    Person,
    ProblemFact,
    Severity,
    StageFact,
)
from tapem.spm.rules.checks.cycle import services_missing
from tapem.spm.rules.checks.plan import PlanContext, PlanLine, PlanYear, check_plan
from tapem.spm.rules.facts import CellFact, FormFact, LineFact

TODAY = date(2022, 11, 29)
D = Decimal


def cells(**values):
    made = {}
    for key, given in values.items():
        value, note = given if isinstance(given, tuple) else (given, "")
        if value == "none":
            made[key] = CellFact("none", None, note)
        elif value == "na":
            made[key] = CellFact("not_applicable", None, note)
        else:
            made[key] = CellFact("number", D(value), note)
    return made


def recipients(key="penerima", district="", stated=None, **values):
    given = {"needed": 1000, "q1": 250, "q2": 500, "q3": 750} | values
    filled = {name: value for name, value in given.items() if value is not None}
    return LineFact(
        key, "A", "Ibu bersalin", cells=cells(**filled), district=district, stated=stated or {}
    )


def quality(ratio=None, stated=None, **values):
    given = {"needed": 412, "q1": 398, "q2": 398, "q3": 400} | values
    filled = {name: value for name, value in given.items() if value is not None}
    return LineFact("bidan", "B", "Bidan", cells=cells(**filled), ratio=ratio, stated=stated or {})


def budget(stated=None, **values):
    given = {"allocation": 1000, "q1": 100, "q2": 300, "q3": 600} | values
    filled = {name: value for name, value in given.items() if value is not None}
    return LineFact("dana-pad", "C", "PAD", "rupiah", cells=cells(**filled), stated=stated or {})


def form(*lines, **more):
    given = {
        "lines": lines or (recipients(), quality(), budget()),
        "data_source": "Laporan",
        "data_date": date(2022, 11, 1),
    }
    return FormFact("KES-02", "Pelayanan Kesehatan Ibu Bersalin", 2022, **(given | more))


def found(fact, **context):
    return check_form(fact, FormContext(on=TODAY, **context))


def codes(findings):
    return {finding.code for finding in findings}


def test_every_rule_has_a_name():
    assert list(RULE_NAMES) == [f"R{number:02d}" for number in range(1, 21)]


def test_a_right_form_has_no_finding():
    assert found(form()) == []


def test_r01_service_without_form():
    duties = {"KES-02": "Ibu Bersalin", "KES-01": "Ibu Hamil"}
    wrong = list(services_missing(duties, [form()]))
    assert [one.message for one in wrong] == [
        "Ibu Hamil belum diisi. Isi formnya, atau nyatakan nihil."
    ]
    nil = FormFact("KES-01", "x", 2022, is_nil=True, nil_reason="x")
    assert list(services_missing(duties, [form(), nil])) == []
    assert list(services_missing(duties, [form(), FormFact("KES-01", "x", 2022)]))


@pytest.mark.parametrize(
    ("line", "cell"),
    [
        (recipients(needed=None, q1=None, q2=None, q3=None), "penerima:needed"),
        (recipients(needed=0, q1=None, q2=None, q3=None), "penerima:needed"),
        (recipients(q3=None), "penerima:q3"),
    ],
)
def test_r02_entitled_or_served_missing(line, cell):
    wrong = [one for one in found(form(line, budget())) if one.code == "R02"]
    assert cell in {one.cell for one in wrong}
    assert all(one.blocks for one in wrong)


def test_r02_event_service_may_have_zero():
    line = recipients(needed=0, q1=0, q2=0, q3=0)
    assert "R02" not in codes(found(form(line, budget(), nature="event")))
    assert "R02" in codes(found(form(line, budget())))


def test_r02_message_is_in_the_words_of_the_cell():
    (one,) = [one for one in found(form(recipients(q3=None), budget())) if one.code == "R02"]
    assert one.message.startswith("Ibu bersalin, terlayani triwulan III: belum diisi.")


def test_r03_nil_with_figures():
    assert "R03" in codes(found(form(is_nil=True, nil_reason="Tidak ada")))
    assert "R03" in codes(found(form(LineFact("penerima", "A", "x"), is_nil=True, nil_reason=" ")))
    empty = form(LineFact("penerima", "A", "x"), is_nil=True, nil_reason="Tidak ada kejadian")
    assert "R03" not in codes(found(empty))


def test_r03_money_of_a_nil_event_needs_a_note():
    noted = budget(allocation=(1000, "siaga"), q1=None, q2=None, q3=None)
    bare = budget(q1=None, q2=None, q3=None)
    nil = {"is_nil": True, "nil_reason": "Tidak ada kejadian", "nature": "event"}
    assert "R03" in codes(found(form(bare, **nil)))
    assert "R03" not in codes(found(form(noted, **nil)))


@pytest.mark.parametrize(("served", "severity"), [(1050, Severity.WARNING), (1101, Severity.ERROR)])
def test_r04_more_than_entitled(served, severity):
    (one,) = [one for one in found(form(recipients(q3=served), budget())) if one.code == "R04"]
    assert one.severity is severity
    assert one.cell == "penerima:q3"
    assert "melebihi" in one.message


def test_r04_warning_with_a_note_is_explained():
    (one,) = found(form(recipients(q3=(1050, "termasuk warga luar")), budget()))
    assert one.is_explained
    assert "R04" not in codes(found(form(recipients(q3=1000), budget())))


def test_r05_unserved_of_a_file():
    assert "R05" in codes(found(form(recipients(stated={"rest": D(200)}), budget())))
    assert "R05" not in codes(found(form(recipients(stated={"rest": D(250)}), budget())))


def test_r06_totals_of_months_and_districts():
    assert "R06" in codes(found(form(recipients(stated={"total": D(751)}), budget())))
    assert "R06" not in codes(found(form(recipients(stated={"total": D(750)}), budget())))
    east = recipients("kec-1", "Moga", needed=600, q1=100, q2=200, q3=300)
    west = recipients("kec-2", "Belik", needed=400, q1=150, q2=300, q3=450)
    assert "R06" not in codes(found(form(recipients(), east, west, budget())))
    wrong = replace(west, cells=west.cells | cells(needed=300))
    messages = [
        one.message for one in found(form(recipients(), east, wrong, budget())) if one.code == "R06"
    ]
    assert messages == ["Ibu bersalin, harus dilayani: 1.000, tetapi jumlah 2 kecamatan 900."]


def test_r07_cumulative_falls():
    (one,) = found(form(recipients(q2=200), budget()))
    assert (one.code, one.cell) == ("R07", "penerima:q2")
    assert "turun dari 250 ke 200" in one.message
    monthly = recipients(q1=None, q2=None, q3=None, **{f"m{n:02d}": 10 - n for n in range(1, 10)})
    assert "R07" not in codes(found(form(monthly, budget(), value_kind="monthly")))


def test_r08_entitled_changes_without_reason():
    change = EntitledChange("penerima:needed", D(900), D(1000))
    assert codes(found(form(), entitled_changes=(change,))) == {"R08"}
    assert found(form(), entitled_changes=(replace(change, reason="data baru"),)) == []


def test_r09_jump_against_last_year():
    last = form(recipients(needed=700), quality(), budget())
    assert codes(found(form(), last_year=last)) == {"R09"}
    assert found(form(), last_year=form(recipients(needed=900), budget())) == []
    assert "R09" not in codes(found(form(nature="event"), last_year=last))


def test_r10_population_and_people():
    assert codes(found(form(reference_population=D(900)))) == {"R10"}
    assert found(form(reference_population=D(1000))) == []
    people = (Person("1" * 16, 6), Person("1" * 16, 6), Person("12", 30))
    wrong = [one.message for one in found(form(), people=people, minimum_age=5, maximum_age=6)]
    assert len(wrong) == 3
    assert found(form(), people=(Person("1" * 16, 6),), minimum_age=5, maximum_age=6) == []


@pytest.mark.parametrize(
    ("line", "cell"),
    [(quality(needed=None), "bidan:needed"), (quality(needed=0, q1=0, q2=0, q3=0), "bidan:needed"),
     (quality(q2=None), "bidan:q2")],
)  # fmt: skip
def test_r11_quality_incomplete(line, cell):
    wrong = [one for one in found(form(recipients(), line, budget())) if one.code == "R11"]
    assert [one.cell for one in wrong] == [cell]


def test_r11_item_that_does_not_apply_is_right():
    line = quality(needed="na", q1=None, q2=None, q3=None)
    assert found(form(recipients(), line, budget())) == []


def test_r12_met_beyond_and_ratio():
    (one,) = found(form(recipients(), quality(q3=430), budget()))
    assert one.code == "R12"
    assert one.message == (
        "Bidan, terpenuhi triwulan III: 430 melebihi kebutuhan 412. "
        "Perbaiki salah satunya, atau beri keterangan."
    )
    assert codes(found(form(recipients(), quality(ratio=D("0.5")), budget()))) == {"R12"}
    assert found(form(recipients(), quality(ratio=D("0.41")), budget())) == []


PERIOD = PlanContext(
    2022, 2026, "2021", 2,
    {"1.02.02.2.02.02": "Pengelolaan Pelayanan Kesehatan Ibu Bersalin"},
    {"KES-02": frozenset({"Dinkes"})},
)  # fmt: skip


def plan(targets=(80, 85, 90, 95, 100), ceilings=(10, 10, 10, 10, 10), **more):
    years = {
        2022 + place: PlanYear(
            None if target is None else D(target), None if ceiling is None else D(ceiling)
        )
        for place, (target, ceiling) in enumerate(zip(targets, ceilings, strict=True))
    }
    given = {
        "key": "1", "service_code": "KES-02", "affair": "1.02", "code": "1.02.02.2.02.02",
        "name": "Pengelolaan  pelayanan kesehatan ibu bersalin", "indicator": "Persentase", "unit": "%",
        "agency": "Dinkes", "base_year": 2021, "base_value": D(78), "years": years,
    }  # fmt: skip
    return PlanLine(**(given | more))


def plan_codes(*lines):
    return {one.code for findings in check_plan(lines, PERIOD).values() for one in findings}


def test_a_right_plan_row_has_no_finding():
    assert plan_codes(plan()) == set()


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (plan(ceilings=(10, 0, 10, 10, 10)), "R13"),
        (plan(targets=(0, 85, 90, 95, 100)), "R13"),
        (plan(ceilings=(-1, 10, 10, 10, 10)), "R13"),
        (plan(ceilings=("1.5", 10, 10, 10, 10)), "R13"),
        (plan(targets=(80, None, 90, 95, 100), ceilings=(10, None, 10, 10, 10)), "R14"),
        (plan(base_value=None), "R14"),
        (plan(base_year=2024), "R14"),
        (plan(targets=(80, 85, 90, 95, 120)), "R15"),
        (plan(targets=(80, 85, 90, 95, 99)), "R15"),
        (plan(targets=(80, 75, 90, 95, 100)), "R15"),
        (plan(code="1.02.02.2.02.0002"), "R16"),
        (plan(code="1.02.02.2.02.99"), "R16"),
        (plan(name="Nama lain"), "R16"),
        (plan(stated_parent="1.02.02.2.03"), "R16"),
        (plan(affair="1.03"), "R17"),
        (plan(agency="BPBD"), "R17"),
    ],
)
def test_r13_to_r17_wrong_rows(line, code):
    assert plan_codes(line) == {code}


def test_r13_note_without_budget_is_right():
    line = plan()
    line = replace(line, years=dict(line.years) | {2023: PlanYear(D(85), D(0), "tanpa anggaran")})
    assert plan_codes(line) == set()


def test_r17_supporting_programme_of_another_affair_is_right():
    line = plan(code="4.01.02.2.01.01", name="x", is_supporting=True)
    assert "R17" not in plan_codes(line)


def test_r18_doubled_row_and_gap_without_plan():
    assert plan_codes(plan(), plan(key="2")) == {"R18"}
    assert codes(found(form(), plan_services=frozenset())) == {"R18"}
    assert found(form(), plan_services=frozenset({"KES-02"})) == []
    problem = ProblemFact("Kurang bidan")
    assert codes(found(form(), problems=(problem,))) == {"R18"}
    answered = ProblemFact("Kurang bidan", "mutasi", "usul formasi", "1.02.02.2.02.02")
    assert found(form(), problems=(answered,)) == []


@pytest.mark.parametrize(
    ("line", "cell"),
    [
        (budget(q3=1200), "dana-pad:q3"), (budget(q2=90), "dana-pad:q2"),
        (budget(allocation=None), "dana-pad:allocation"), (budget(q2=None), "dana-pad:q2"),
        (budget(stated={"allocation_total": D(999)}), "dana-pad:allocation"),
    ],
)  # fmt: skip
def test_r19_money(line, cell):
    wrong = [one for one in found(form(recipients(), line)) if one.code == "R19"]
    assert [one.cell for one in wrong] == [cell]
    assert wrong[0].blocks


def test_r19_revised_allocation_and_none_are_right():
    assert found(form(recipients(), budget(q3=1200, allocation_revised=1500))) == []
    assert found(form(recipients(), budget(allocation="none", q1=None, q2=None, q3=None))) == []


def test_r19_achievement_without_money_at_the_years_end():
    line = budget(q1=0, q2=0, q3=0, q4=0)
    (one,) = found(form(recipients(q4=1000), line))
    assert (one.code, one.severity) == ("R19", Severity.WARNING)
    none_served = recipients(q1=0, q2=0, q3=0, q4=0)
    assert "R19" in codes(found(form(none_served, budget(q4=900))))


def test_r20_evidence_source_date_and_closing():
    assert codes(found(form(), stages=(StageFact("Pengumpulan data", True),))) == {"R20"}
    assert found(form(), stages=(StageFact("Pengumpulan data", True, "BA 1"),)) == []
    assert len([one for one in found(form(data_source="", data_date=None)) if one.blocks]) == 2
    assert codes(found(form(data_date=date(2021, 1, 1)))) == {"R20"}
    assert codes(found(form(data_date=date(2022, 12, 24)))) == {"R20"}
    late = found(form(), closes_on={3: date(2022, 10, 20)})
    assert "sudah lewat" in late[0].message
    soon = found(form(), closes_on={3: date(2022, 12, 1)})
    assert "tinggal 2 hari" in soon[0].message
    sent = found(form(), closes_on={3: date(2022, 10, 20)}, submitted_on=date(2022, 10, 25))
    assert "lewat batas" in sent[0].message
    assert found(form(), closes_on={3: date(2022, 10, 20)}, submitted_on=date(2022, 10, 19)) == []
    assert codes(found(form(), is_approved=False)) == {"R20"}
