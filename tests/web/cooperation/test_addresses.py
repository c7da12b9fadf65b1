"""Every address answers each member of the cast as it should; each page tells its situation."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from tapem.cooperation import actions
from tapem.cooperation.actions import Proof
from tapem.cooperation.models import LegalParameter
from tests.cast import Cast
from tests.rooms.cooperation.stage import Stage

MEMBERS = (
    "tapem",
    "sekda",
    "hukum",
    "admin",
    "dputr",
    "dinkes",
    "pekalongan",
    "tegal",
    "banyumas",
    "stranger",
)
READ = ["200", "200", "200", "200", "200", "200", "200", "200", "200", "404"]
KEEPER = ["200", "403", "403", "403", "403", "403", "403", "403", "403", "404"]
SPEAKER = ["200", "403", "403", "403", "403", "403", "200", "200", "200", "404"]


@pytest.fixture
def addresses(stage: Stage, cast: Cast) -> dict[str, str]:
    """Every address of the area that is reached by GET, with objects to stand on."""
    alliance, bridge, draft = stage.alliance, stage["P01"], stage["R1"]
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
    plan = alliance.discussions.get()
    parameter = LegalParameter.objects.filter(region=stage.regions["33.27"]).first()
    assert parameter is not None

    def at(name: str, *args: object) -> str:
        return reverse(f"cooperation:{name}", args=args)

    return {
        "board": at("board"),
        "alliance": at("alliance", alliance.pk),
        "findings": at("findings", alliance.pk),
        "agreements": at("agreements", alliance.pk),
        "register": at("register", alliance.pk),
        "recap": at("recap", alliance.pk),
        "naming": at("naming", alliance.pk),
        "secretariat": at("secretariat", alliance.pk),
        "evaluations": at("evaluations", alliance.pk),
        "agreement": at("agreement", bridge.pk),
        "unknown-parties": at("agreement", draft.pk),
        "new-alliance": at("new-alliance"),
        "new-agreement": at("new-agreement", alliance.pk),
        "issue-register": at("issue-register", alliance.pk),
        "compare": at("compare", alliance.pk),
        "propose": at("propose", alliance.pk),
        "publish": at("publish", alliance.pk),
        "vote": at("vote", proposal.pk),
        "agree": at("agree", proposal.pk),
        "hold": at("hold", alliance.pk),
        "hand-over": at("hand-over", alliance.pk),
        "discuss": at("discuss", alliance.pk),
        "move-discussion": at("move-discussion", plan.pk),
        "new-round": at("new-round", alliance.pk),
        "evaluate": at("evaluate", round_.pk, bridge.pk, "33.26"),
        "title": at("title", bridge.pk),
        "parties": at("parties", bridge.pk),
        "lead": at("lead", bridge.pk, "33.26"),
        "term": at("term", bridge.pk),
        "document": at("document", draft.pk),
        "clause": at("clause", draft.pk),
        "move": at("move", draft.pk, "review"),
        "sign": at("sign", bridge.pk, "33.26"),
        "copy": at("copy", bridge.pk, "33.26"),
        "implement": at("implement", bridge.pk),
        "stall": at("stall", bridge.pk),
        "resume": at("resume", bridge.pk),
        "complete": at("complete", bridge.pk),
        "oblige": at("oblige", bridge.pk),
        "report-duty": at("report-duty", duty.pk),
        "confirm": at("confirm", evidence.pk),
        "dispute": at("dispute", evidence.pk),
        "parameters": at("parameters"),
        "parameter": at("parameter", parameter.pk),
        "first": at("first"),
    }


EXPECTED: dict[str, list[str]] = {
    **dict.fromkeys(
        [
            "alliance",
            "findings",
            "agreements",
            "register",
            "recap",
            "naming",
            "secretariat",
            "evaluations",
            "agreement",
        ],
        READ,
    ),
    "unknown-parties": READ,
    "board": ["200"] * 10,
    "first": ["302"] * 10,
    "parameters": ["200"] * 10,
    "parameter": ["200", "403", "200", "403", "403", "403", "404", "404", "404", "404"],
    "new-alliance": ["200", "403", "403", "403", "403", "403", "403", "403", "403", "200"],
    **dict.fromkeys(
        [
            "new-agreement",
            "issue-register",
            "compare",
            "publish",
            "agree",
            "hold",
            "hand-over",
            "discuss",
            "move-discussion",
            "new-round",
            "title",
            "parties",
            "term",
            "document",
            "clause",
            "move",
            "stall",
            "resume",
            "complete",
        ],
        KEEPER,
    ),
    "propose": SPEAKER,
    "vote": SPEAKER,
    # Kab. Pekalongan is the party that is asked; the bridge is closed to Tegal and Banyumas.
    "evaluate": ["200", "403", "403", "403", "403", "403", "200", "404", "404", "404"],
    "lead": ["200", "403", "403", "403", "403", "403", "200", "403", "403", "404"],
    "sign": ["200", "403", "403", "403", "403", "403", "200", "403", "403", "404"],
    "copy": ["200", "403", "403", "403", "403", "403", "200", "403", "403", "404"],
    "implement": ["200", "403", "403", "403", "200", "403", "200", "404", "404", "404"],
    "oblige": ["200", "403", "403", "403", "403", "403", "200", "404", "404", "404"],
    "report-duty": ["200", "403", "403", "403", "200", "403", "403", "404", "404", "404"],
    "confirm": ["403", "403", "403", "403", "403", "403", "200", "404", "404", "404"],
    "dispute": ["403", "403", "403", "403", "403", "403", "200", "404", "404", "404"],
}


def test_each_address_for_each_member(
    addresses: dict[str, str], cast: Cast, client: Client
) -> None:
    assert set(EXPECTED) == set(addresses)
    wrong = {}
    for place, member in enumerate(MEMBERS):
        client.force_login(cast[member].user)
        for name, url in addresses.items():
            status = str(client.get(url).status_code)
            if status != EXPECTED[name][place]:
                wrong[member, name] = (status, EXPECTED[name][place])
    assert wrong == {}


def test_a_visitor_is_led_to_the_sign_in_page(addresses: dict[str, str], client: Client) -> None:
    for url in addresses.values():
        answer = client.get(url)
        assert answer.status_code == 302
        assert "/masuk/" in answer["Location"]


def test_reading_pages_take_no_post(addresses: dict[str, str], cast: Cast, client: Client) -> None:
    client.force_login(cast.tapem.user)
    for name in ("board", "alliance", "agreements", "register", "recap", "agreement", "parameters"):
        assert client.post(addresses[name]).status_code == 405


def test_unknown_keys_are_not_found(stage: Stage, cast: Cast, client: Client) -> None:
    client.force_login(cast.tapem.user)
    nobody = cast.tapem.user.pk
    for name in (
        "alliance",
        "agreements",
        "agreement",
        "title",
        "implement",
        "vote",
        "confirm",
        "parameter",
    ):
        assert client.get(reverse(f"cooperation:{name}", args=[nobody])).status_code == 404
    lead = reverse("cooperation:lead", args=[stage["P01"].pk, "99.99"])
    assert client.get(lead).status_code == 404
    move = reverse("cooperation:move", args=[stage["P01"].pk, "drafting"])
    assert client.get(move).status_code == 404
