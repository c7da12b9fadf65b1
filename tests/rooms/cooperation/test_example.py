"""The report of 8 November 2022 loads exactly, and its figures are counted, never typed."""

from datetime import date

from django.db import connection
from django.test.utils import CaptureQueriesContext

from tapem.audit.queries import chain_faults
from tapem.cooperation import actions
from tapem.cooperation.queries import findings_of, metrics, register_figures
from tapem.kernel.numbers import format_percent
from tapem.ops.example.alliance import DELEGATIONS, IMPLEMENTED, PENDING
from tests.cast import Cast
from tests.rooms.cooperation.stage import Stage, state_claims

TODAY = date(2022, 11, 29)


def test_figures_of_the_report(stage: Stage) -> None:
    figures = register_figures(stage.alliance)
    counts = (figures.signed, figures.implemented, figures.idle, figures.pending, figures.planned)
    assert counts == (14, 4, 10, 4, 18)
    assert format_percent(figures.signing_rate, 1) == "77,8 %"
    assert format_percent(figures.implementation_rate, 1) == "28,6 %"
    assert sum(count for _code, count in DELEGATIONS) == 108


def test_figures_of_the_meeting_day_are_the_same(stage: Stage) -> None:
    figures = register_figures(stage.alliance, date(2022, 11, 8))
    assert (figures.signed, figures.implemented, figures.pending) == (14, 4, 4)


def test_before_the_meeting_nothing_was_registered(stage: Stage) -> None:
    assert register_figures(stage.alliance, date(2022, 11, 7)).planned == 0


def test_titles_stand_as_the_report_writes_them(stage: Stage) -> None:
    titles = {each.title for each in stage.alliance.agreements.exclude(title="")}
    assert titles == {seed.title for seed in (*IMPLEMENTED, *PENDING)}
    assert stage["R4"].title == "Pemanfaatan Sumber Mata Ir Baku Mata Air Lembeyan/Lember"


def test_ten_signed_agreements_have_no_title(stage: Stage) -> None:
    assert stage.alliance.agreements.filter(title="", recorded_as_signed=True).count() == 10


def test_lead_agencies(stage: Stage) -> None:
    leads = {
        key: [lead.label for lead in stage[key].lead_agencies.all()]
        for key in ("P01", "P02", "P03", "P04", "R1", "R2", "R3", "R4")
    }
    assert leads == {
        "P01": ["DPU TR"],
        "P02": ["DPU TR"],
        "P03": ["Disdukcapil"],
        "P04": ["Dinsos KBPP"],
        "R1": ["BPBD"],
        "R2": ["Dinsos KBPP"],
        "R3": ["Satpol PP"],
        "R4": [],
    }


def test_parties_are_known_for_the_bridges_only(stage: Stage) -> None:
    known = {key for key in stage.agreements if stage[key].parties_known}
    assert known == {"P01", "P02"}


def test_the_contradiction_is_one_open_discrepancy(stage: Stage, cast: Cast) -> None:
    state_claims(cast, stage)
    found = actions.compare_claims(actor=cast.tapem, meeting=stage.meeting, alliance=stage.alliance)
    (one,) = found
    assert (one.claim.value, one.computed) == (3, 4)
    assert one.other_claim is not None
    assert one.other_claim.value == 4


def test_five_regencies_are_members(stage: Stage) -> None:
    assert metrics(stage.alliance)["pks.members"] == 5


def test_findings_hit_the_faults_of_the_report(stage: Stage) -> None:
    found = findings_of(stage.alliance, TODAY)
    errors = {(each.rule, each.about) for each in found if each.level == "error"}
    assert errors == {("KSD-10", "Sumber mata air baku Lembeyan/Lember")}
    rules = {each.rule for each in found}
    assert {"KSD-13", "KSD-14", "MUTU"} <= rules
    assert any("Lembeyan dan Lember" in each.message for each in found)


def test_findings_cost_the_same_for_more_agreements(stage: Stage, cast: Cast) -> None:
    with CaptureQueriesContext(
        connection,
    ) as before:
        findings_of(stage.alliance, TODAY)
    for number in range(5):
        actions.record_already_signed(
            actor=cast.tapem, alliance=stage.alliance, title=f"PKS tambahan {number}"
        )
    with CaptureQueriesContext(connection) as after:
        findings_of(stage.alliance, TODAY)
    assert len(after) == len(before) <= 22


def test_the_trail_is_whole(stage: Stage) -> None:
    assert chain_faults() == []
