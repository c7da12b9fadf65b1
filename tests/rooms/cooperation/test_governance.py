"""Alliance, members, secretariat, name, accord, agenda, parameters: each act, right and refused."""

from datetime import date

import pytest

from tapem.audit.queries import entries_of
from tapem.cooperation import actions
from tapem.cooperation.choices import CooperationKind, DatePrecision, PaperState
from tapem.cooperation.models import LegalParameter
from tapem.cooperation.queries import (
    agreements_visible_to,
    alliances_visible_to,
    current_term,
    limits_of,
    unanswered,
)
from tapem.kernel.errors import Invalid, NotAllowed, RuleBroken, Stale
from tapem.meetings import actions as meeting_actions
from tapem.regions.queries import region_by_code
from tests.cast import Cast
from tests.rooms.cooperation.stage import Stage

DAY = date(2022, 11, 20)
TODAY = date(2022, 11, 29)


def test_members_border_each_other_in_mandatory_cooperation(stage: Stage, cast: Cast) -> None:
    values = {"actor": cast.tapem, "working_title": "Lain", "since_year": 2021}
    far = [region_by_code("33.05")]
    with pytest.raises(RuleBroken, match="Tidak berbatasan"):
        actions.create_alliance(kind=CooperationKind.MANDATORY, members=far, **values)
    made = actions.create_alliance(kind=CooperationKind.VOLUNTARY, members=far, **values)
    assert made.members.count() == 2
    with pytest.raises(RuleBroken):
        actions.create_alliance(kind=CooperationKind.VOLUNTARY, members=[], **values)
    with pytest.raises(NotAllowed):
        actions.create_alliance(
            kind=CooperationKind.VOLUNTARY, members=far, **(values | {"actor": cast.dinkes})
        )


def test_a_region_joins_once_and_then_sees(stage: Stage, cast: Cast) -> None:
    assert stage.alliance not in alliances_visible_to(cast.stranger)
    assert not agreements_visible_to(cast.stranger).exists()
    actions.join_alliance(
        actor=cast.tapem, alliance=stage.alliance, region=cast.stranger.region, on=DAY
    )
    assert stage.alliance in alliances_visible_to(cast.stranger)
    with pytest.raises(RuleBroken, match="sudah menjadi anggota"):
        actions.join_alliance(
            actor=cast.tapem, alliance=stage.alliance, region=cast.stranger.region
        )


def test_the_secretariat_is_known_to_the_year_only(stage: Stage) -> None:
    term = current_term(stage.alliance, TODAY)
    assert term is not None
    assert (term.since, term.ended_on) == ("2019", None)


def test_the_secretariat_is_handed_over_without_gap_or_overlap(stage: Stage, cast: Cast) -> None:
    tegal, on = stage.regions["33.28"], date(2023, 1, 1)
    new = actions.hand_over_secretariat(
        actor=cast.tapem, alliance=stage.alliance, to=tegal, on=on, basis="Kesepakatan"
    )
    old = stage.alliance.secretariat_terms.first()
    assert old is not None
    assert (new.started_on - old.ended_on).days == 1  # type: ignore[operator]  # it ended
    assert current_term(stage.alliance, TODAY) == old
    assert current_term(stage.alliance, on) == new
    with pytest.raises(RuleBroken, match="sudah diputuskan"):
        actions.hand_over_secretariat(
            actor=cast.tapem,
            alliance=stage.alliance,
            to=stage.regions["33.02"],
            on=date(2023, 6, 1),
            basis="Kesepakatan",
        )


def test_a_term_neither_overlaps_nor_goes_to_a_stranger(stage: Stage, cast: Cast) -> None:
    values = {"actor": cast.tapem, "alliance": stage.alliance, "precision": DatePrecision.YEAR}
    with pytest.raises(RuleBroken, match="bertumpang tindih"):
        actions.hold_secretariat(holder=stage.regions["33.28"], since=date(2020, 1, 1), **values)
    with pytest.raises(RuleBroken, match="bukan anggota"):
        actions.hold_secretariat(holder=cast.stranger.region, since=date(2015, 1, 1), **values)
    with pytest.raises(NotAllowed):
        actions.hand_over_secretariat(
            actor=cast.tegal,
            alliance=stage.alliance,
            to=stage.regions["33.28"],
            on=TODAY,
            basis="x",
        )


def test_parties_outside_a_known_accord_are_refused(stage: Stage, cast: Cast) -> None:
    accord = actions.register_accord(
        actor=cast.tapem,
        alliance=stage.alliance,
        number="KB 1",
        parties=[stage.regions["33.27"], stage.regions["33.28"]],
    )
    made = actions.plan_agreement(
        actor=cast.tapem, alliance=stage.alliance, title="Angkutan", accord=accord
    )
    with pytest.raises(RuleBroken, match="Di luar Kesepakatan Bersama"):
        actions.set_parties(
            actor=cast.tapem,
            agreement=made,
            parties=[stage.regions["33.27"], stage.regions["33.02"]],
        )


def test_a_lead_agency_belongs_to_its_region(stage: Stage, cast: Cast) -> None:
    values = {"agreement": stage["P01"], "region": stage.regions["33.26"]}
    with pytest.raises(RuleBroken, match="bukan dari daerah"):
        actions.name_lead_agency(actor=cast.tapem, agency=cast.dputr.agency, **values)
    with pytest.raises(RuleBroken, match="Sebutkan"):
        actions.name_lead_agency(actor=cast.tapem, **values)
    with pytest.raises(NotAllowed):
        actions.name_lead_agency(actor=cast.tegal, agency_name="DPU", **values)
    lead = actions.name_lead_agency(actor=cast.pekalongan, agency_name="DPU Taru", **values)
    assert lead.label == "DPU Taru"


def test_states_found_under_way_are_the_early_ones(stage: Stage, cast: Cast) -> None:
    with pytest.raises(RuleBroken):
        actions.plan_agreement(
            actor=cast.tapem, alliance=stage.alliance, title="x", as_found=PaperState.SIGNED
        )


def test_an_agreement_is_put_on_an_agenda_once(stage: Stage, cast: Cast) -> None:
    item = meeting_actions.add_agenda_item(
        actor=cast.tapem, meeting=stage.meeting, title="Monitoring"
    )
    for _again in range(2):
        actions.put_agreement_on_agenda(actor=cast.tapem, agenda_item=item, agreement=stage["P01"])
    assert stage["P01"].agenda.count() == 1
    with pytest.raises(NotAllowed):
        actions.put_agreement_on_agenda(actor=cast.tegal, agenda_item=item, agreement=stage["P01"])


def test_the_discussion_moved_from_purbalingga_to_pemalang(stage: Stage, cast: Cast) -> None:
    plan = stage.alliance.discussions.get()
    assert (plan.venue.code, plan.moved_to.code) == ("33.03", "33.27")  # type: ignore[union-attr]
    with pytest.raises(Stale):
        actions.move_agenda(
            actor=cast.tapem, plan=plan, to=stage.regions["33.28"], reason="x", version=1
        )


def test_a_round_knows_who_owes_an_answer(stage: Stage, cast: Cast) -> None:
    round_ = actions.open_evaluation_round(
        actor=cast.tapem,
        alliance=stage.alliance,
        label="2022",
        starts_on=date(2022, 1, 1),
        due_on=DAY,
    )
    assert unanswered(round_) == ["Kab. Pekalongan", "Kab. Pemalang", "Kab. Tegal"]
    values = {"round_": round_, "agreement": stage["P02"], "region": stage.regions["33.28"]}
    with pytest.raises(Invalid):
        actions.evaluate(actor=cast.tegal, answers={"purpose": "Entah"}, **values)
    with pytest.raises(NotAllowed):
        actions.evaluate(actor=cast.pekalongan, answers={}, **values)
    actions.evaluate(actor=cast.tegal, answers={"purpose": "Sebagian"}, **values)
    assert unanswered(round_) == ["Kab. Pekalongan", "Kab. Pemalang"]


def test_a_stored_parameter_steers_the_checks(stage: Stage, cast: Cast) -> None:
    parameter = LegalParameter.objects.get(key="rotation_years", region=stage.alliance.region)
    assert actions.load_legal_parameters(actor=cast.tapem) == []
    with pytest.raises(NotAllowed):
        actions.verify_parameter(actor=cast.dinkes, parameter=parameter, value="5", source="x")
    actions.verify_parameter(
        actor=cast.hukum, parameter=parameter, value="5", source="Kesepakatan lima kabupaten"
    )
    assert limits_of(cast.tapem.region).rotation_years == 5


def test_each_act_leaves_its_trail(stage: Stage) -> None:
    acts = set(entries_of(stage["P01"]).values_list("act", flat=True))
    assert {"cooperation.agreement-recorded", "cooperation.evidence-recorded"} <= acts
