"""The history: everything for the host, what parties share for parties, nothing for others."""

from datetime import date

from tapem.cooperation import actions
from tapem.cooperation.choices import EvaluationConclusion
from tapem.cooperation.queries import agreement_history, alliance_history
from tests.cast import Cast
from tests.rooms.cooperation.stage import Stage, state_claims
from tests.rooms.cooperation.test_copies import amend
from tests.rooms.cooperation.test_work import duty


def acts(found: object) -> list[str]:
    return [entry.act.removeprefix("cooperation.") for entry in found]  # type: ignore[attr-defined]


def test_the_host_reads_everything_newest_first(stage: Stage, cast: Cast) -> None:
    duty(cast, stage, text="Memelihara oprit")
    amend(cast, stage)
    found = acts(agreement_history(cast.tapem, stage["P01"]))
    assert found[:2] == ["addendum-recorded", "obligation-added"]
    assert {"agreement-recorded", "evidence-recorded", "implementation-moved"} <= set(found)


def test_a_party_reads_it_without_the_desk_of_the_host(stage: Stage, cast: Cast) -> None:
    duty(cast, stage, text="Memelihara oprit")
    agenda = stage.meeting.agenda.first()
    if agenda is not None:
        actions.put_agreement_on_agenda(
            actor=cast.tapem, agenda_item=agenda, agreement=stage["P01"]
        )
    found = acts(agreement_history(cast.pekalongan, stage["P01"]))
    assert "obligation-added" in found
    assert "put-on-agenda" not in found


def test_who_is_no_party_reads_nothing(stage: Stage, cast: Cast) -> None:
    for member in ("tegal", "banyumas", "stranger"):
        assert acts(agreement_history(cast[member], stage["P01"])) == []


def test_where_parties_are_unknown_a_partner_reads_its_own_acts(stage: Stage, cast: Cast) -> None:
    actions.name_lead_agency(
        actor=cast.tegal,
        agreement=stage["R1"],
        region=stage.regions["33.28"],
        agency_name="BPBD Kab. Tegal",
    )
    assert acts(agreement_history(cast.tegal, stage["R1"])) == ["lead-named"]
    assert acts(agreement_history(cast.banyumas, stage["R1"])) == []
    assert "agreement-planned" in acts(agreement_history(cast.tapem, stage["R1"]))


def test_chains_of_two_regions_meet_by_their_time(stage: Stage, cast: Cast) -> None:
    round_ = actions.open_evaluation_round(
        actor=cast.tapem,
        alliance=stage.alliance,
        label="2022",
        starts_on=date(2022, 1, 1),
        due_on=date(2022, 12, 31),
    )
    actions.evaluate(
        actor=cast.pekalongan,
        round_=round_,
        agreement=stage["P01"],
        region=stage.regions["33.26"],
        answers={"purpose": "Sebagian"},
        conclusion=EvaluationConclusion.CONTINUED,
        obstacles="",
    )
    found = list(agreement_history(cast.tapem, stage["P01"]))
    assert {entry.chain for entry in found} == {
        str(stage.regions["33.27"].pk),
        str(stage.regions["33.26"].pk),
    }
    assert [entry.at for entry in found] == sorted((entry.at for entry in found), reverse=True)


def test_the_alliance_tells_its_members_of_name_and_secretariat(stage: Stage, cast: Cast) -> None:
    state_claims(cast, stage)
    actions.compare_claims(actor=cast.tapem, meeting=stage.meeting, alliance=stage.alliance)
    proposal = actions.propose_name(
        actor=cast.banyumas,
        alliance=stage.alliance,
        text="Lima Sungai",
        for_region=stage.regions["33.02"],
    )
    actions.vote_name(
        actor=cast.tegal, proposal=proposal, in_favour=True, for_region=stage.regions["33.28"]
    )
    host = acts(alliance_history(cast.tapem, stage.alliance))
    partner = acts(alliance_history(cast.tegal, stage.alliance))
    assert {"claims-compared"} == set(host) - set(partner)
    assert {"name-proposed", "secretariat-held"} <= set(partner)
