"""KSD-04: who signs as head of a region is the one in office on the day of the paper."""

from datetime import date

import pytest

from tapem.cooperation.choices import SignatoryCapacity
from tapem.cooperation.models import Agreement, Party
from tapem.cooperation.queries import findings_of, head_titles
from tapem.kernel.errors import RuleBroken
from tapem.regions.choices import Capacity, PositionKind
from tapem.regions.models import Appointment, Position
from tests.cast import Cast
from tests.rooms.cooperation.stage import Stage
from tests.rooms.cooperation.test_signing import prepare, sign

TODAY = date(2022, 11, 29)
HANDED_OVER = date(2022, 8, 15)


@pytest.fixture
def regent(stage: Stage) -> Position:
    """The office of the regent, held definitively until the middle of August, then by a Pj."""
    position = Position.objects.get(region=stage.regions["33.27"], kind=PositionKind.REGENT)
    Appointment.objects.create(
        position=position, valid_from=date(2021, 2, 26), valid_until=date(2022, 8, 14)
    )
    Appointment.objects.create(position=position, capacity=Capacity.INTERIM, valid_from=HANDED_OVER)
    return position


def signatory(agreement: Agreement) -> str:
    return Party.objects.get(agreement=agreement, party_region__code="33.27").signatory


@pytest.mark.parametrize(
    ("day", "office"),
    [
        (date(2021, 2, 26), "Bupati Pemalang"),
        (date(2022, 8, 14), "Bupati Pemalang"),
        (HANDED_OVER, "Pj. Bupati Pemalang"),
        (TODAY, "Pj. Bupati Pemalang"),
    ],
)
@pytest.mark.usefixtures("regent")
def test_the_office_is_that_of_the_day_of_the_paper(
    stage: Stage, cast: Cast, day: date, office: str
) -> None:
    agreement = prepare(cast, stage)
    sign(cast, agreement, stage.regions["33.27"], on=day, signatory="")
    assert signatory(agreement) == office


@pytest.mark.usefixtures("regent")
def test_the_office_may_be_typed_as_it_is_held(stage: Stage, cast: Cast) -> None:
    agreement = prepare(cast, stage)
    sign(cast, agreement, stage.regions["33.27"], on=TODAY, signatory=" pj.  bupati PEMALANG ")
    assert signatory(agreement) == "Pj. Bupati Pemalang"


@pytest.mark.parametrize(
    ("day", "typed", "told"),
    [
        (HANDED_OVER, "Bupati Pemalang", "Pj. Bupati Pemalang"),
        (date(2022, 8, 14), "Pj. Bupati Pemalang", "14 Agustus 2022"),
        (TODAY, "Camat Moga", "Pj. Bupati Pemalang"),
    ],
)
@pytest.mark.usefixtures("regent")
def test_another_office_is_refused_with_the_one_that_is_held(
    stage: Stage, cast: Cast, day: date, typed: str, told: str
) -> None:
    agreement = prepare(cast, stage)
    with pytest.raises(RuleBroken, match=told) as caught:
        sign(cast, agreement, stage.regions["33.27"], on=day, signatory=typed)
    assert caught.value.field == "signatory"
    assert signatory(agreement) == ""


@pytest.mark.usefixtures("regent")
def test_nobody_signs_while_the_office_is_vacant(stage: Stage, cast: Cast) -> None:
    agreement = prepare(cast, stage)
    with pytest.raises(RuleBroken, match="Tidak ada kepala daerah") as caught:
        sign(cast, agreement, stage.regions["33.27"], on=date(2021, 2, 25), signatory="")
    assert caught.value.field == "on"


def test_acting_for_a_day_is_a_capacity_of_its_own(
    stage: Stage, cast: Cast, regent: Position
) -> None:
    Appointment.objects.create(
        position=regent,
        capacity=Capacity.DAILY_ACTING,
        valid_from=date(2022, 11, 1),
        valid_until=date(2022, 11, 7),
    )
    assert head_titles(stage.regions["33.27"], date(2022, 11, 7)) == [
        "Pj. Bupati Pemalang",
        "Plh. Bupati Pemalang",
    ]
    agreement = prepare(cast, stage)
    given = {"on": date(2022, 11, 7), "signatory": "Plh. Bupati Pemalang"}
    sign(cast, agreement, stage.regions["33.27"], **given)
    assert signatory(agreement) == "Plh. Bupati Pemalang"


@pytest.mark.usefixtures("regent")
def test_a_proxy_signs_with_a_power_whoever_is_regent(stage: Stage, cast: Cast) -> None:
    agreement = prepare(cast, stage)
    sign(
        cast,
        agreement,
        stage.regions["33.27"],
        on=TODAY,
        signatory="Kepala Pelaksana BPBD",
        capacity=SignatoryCapacity.PROXY,
        power_of_attorney="Surat kuasa 180/4/2022",
    )
    assert signatory(agreement) == "Kepala Pelaksana BPBD"


def test_a_region_without_recorded_heads_is_believed(stage: Stage, cast: Cast) -> None:
    assert head_titles(stage.regions["33.28"], TODAY) is None
    agreement = prepare(cast, stage)
    sign(cast, agreement, stage.regions["33.28"], signatory="Bupati Tegal")
    with pytest.raises(RuleBroken, match="Sebutkan jabatan"):
        sign(cast, agreement, stage.regions["33.27"], signatory="")


@pytest.mark.usefixtures("regent")
def test_what_a_source_says_is_kept_and_warned_about(stage: Stage, cast: Cast) -> None:
    sign(
        cast, stage["P01"], stage.regions["33.27"], on=date(2020, 3, 1), signatory="Bupati Pemalang"
    )
    (found,) = [each for each in findings_of(stage.alliance, TODAY) if each.rule == "KSD-04"]
    assert found.level == "warning"
    assert "1 Maret 2020" in found.message
