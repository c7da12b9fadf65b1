"""Who may do what about objects that the example lacks, and of the sides of one agreement.

What each role sees of every other address is the table of tests/architecture.
"""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from tapem.cooperation import actions
from tapem.cooperation.actions import Proof
from tests.cast import Cast
from tests.rooms.cooperation.stage import Stage
from tests.rooms.cooperation.test_copies import amend

# The bridge is an agreement of Pemalang and Pekalongan, led by DPU TR; Tegal is no party.
MEMBERS = ("tapem", "sekda", "dputr", "dinkes", "pekalongan", "tegal", "stranger")
KEEPER = ["200", "403", "403", "403", "403", "403", "404"]
SIDE = ["200", "403", "403", "403", "200", "403", "404"]
INSIDE = ["200", "403", "403", "403", "200", "404", "404"]
OTHER_SIDE = ["403", "403", "403", "403", "200", "404", "404"]
EXPECTED = {
    "vote": ["200", "403", "403", "403", "200", "200", "404"],
    "agree": KEEPER,
    "evaluate": INSIDE,
    "report-duty": ["200", "403", "200", "403", "403", "404", "404"],
    "addendum-copy": ["200", "403", "403", "403", "403", "404", "404"],
    "lead": SIDE,
    "sign": SIDE,
    "copy": SIDE,
    "signed-copy": INSIDE,
    "implement": ["200", "403", "200", "403", "200", "404", "404"],
    "oblige": INSIDE,
    "confirm": OTHER_SIDE,
    "dispute": OTHER_SIDE,
}


def at(name: str, *args: object) -> str:
    return reverse(f"cooperation:{name}", args=args)


@pytest.fixture
def addresses(stage: Stage, cast: Cast) -> dict[str, str]:
    """The addresses with objects to stand on."""
    alliance, bridge = stage.alliance, stage["P01"]
    duty = actions.add_obligation(
        actor=cast.tapem,
        agreement=bridge,
        holder=stage.regions["33.27"],
        towards=stage.regions["33.26"],
        text="Memelihara oprit",
    )
    proof = Proof(happened_on=date(2022, 11, 20), text="Rapat teknis", reference_number="BA 1")
    evidence = actions.record_implementation(actor=cast.tapem, agreement=bridge, proof=proof)
    proposal = actions.propose_name(actor=cast.tapem, alliance=alliance, text="Lima Sungai")
    round_ = actions.open_evaluation_round(
        actor=cast.tapem,
        alliance=alliance,
        label="Tahun 2022",
        starts_on=date(2022, 1, 1),
        due_on=date(2022, 12, 31),
    )
    sides = {name: at(name, bridge.pk, "33.26") for name in ("lead", "sign", "copy", "signed-copy")}
    inside = {name: at(name, bridge.pk) for name in ("implement", "oblige")}
    return {
        "vote": at("vote", proposal.pk),
        "agree": at("agree", proposal.pk),
        "evaluate": at("evaluate", round_.pk, bridge.pk, "33.26"),
        "report-duty": at("report-duty", duty.pk),
        "addendum-copy": at("addendum-copy", amend(cast, stage).pk),
        "confirm": at("confirm", evidence.pk),
        "dispute": at("dispute", evidence.pk),
        **sides,
        **inside,
    }


def test_each_address_for_each_member(
    addresses: dict[str, str], cast: Cast, client: Client
) -> None:
    found: dict[str, list[str]] = {name: [] for name in addresses}
    for member in MEMBERS:
        client.force_login(cast[member].user)
        for name, url in addresses.items():
            found[name].append(str(client.get(url).status_code))
    assert found == EXPECTED


def test_unknown_keys_are_not_found(stage: Stage, cast: Cast, client: Client) -> None:
    client.force_login(cast.tapem.user)
    nobody = cast.tapem.user.pk
    for name in ("alliance", "agreement", "title", "implement", "vote", "confirm", "addendum-copy"):
        assert client.get(at(name, nobody)).status_code == 404
    assert client.get(at("lead", stage["P01"].pk, "99.99")).status_code == 404
    assert client.get(at("move", stage["P01"].pk, "drafting")).status_code == 404
    assert client.post(at("move", stage["P01"].pk, "nowhere")).status_code == 404
