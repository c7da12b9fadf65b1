"""The course of a meeting on screen: invite, agenda, start, close, reopen, cancel."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from tapem.kernel.ids import new_id
from tapem.meetings.models import Meeting
from tests.cast import Cast
from tests.rooms.meetings import replay
from tests.world import World

SignIn = Callable[[str], Client]


def post(client: Client, name: str, meeting: Meeting, **typed: str) -> tuple[int, str]:
    answer = client.post(reverse(f"meetings:{name}", args=[meeting.pk]), typed)
    return answer.status_code, answer.content.decode()


def test_from_invitation_to_conclusion(sign_in: SignIn, world: World, planned: Meeting) -> None:
    client = sign_in("tapem")
    assert (
        post(client, "invite", planned, agency=str(world.agencies["bpbd"].pk), obliged="on")[0]
        == 302
    )
    assert post(client, "add-item", planned, title="Bab IV")[0] == 302
    assert post(client, "add-item", planned, title="Bab V")[0] == 302
    second = planned.agenda.get(number=2)
    assert (
        client.post(reverse("meetings:move-item", args=[second.pk]), {"ke": "naik"}).status_code
        == 302
    )
    assert [item.title for item in planned.agenda.all()] == ["Bab V", "Bab IV"]
    assert post(client, "start", planned)[0] == 302
    status, page = post(client, "conclude", planned)
    assert status == 422
    assert "Badan Penanggulangan Bencana Daerah" in page
    assert post(client, "conclude", planned, seen_absent="on", ended_at="14.00")[0] == 302
    planned.refresh_from_db()
    assert planned.state == "concluded"


@pytest.mark.parametrize(
    ("name", "typed", "words"),
    [
        ("invite", {}, "Sebutkan instansi yang diundang."),
        ("invite", {"institution": "x" * 201}, "200"),
        ("add-item", {"title": " "}, "Tulis judul butir acara, atau pilih bab"),
        ("conclude", {}, "tidak dapat menjadi"),
        ("cancel", {"reason": ""}, "Tulis alasannya."),
        ("reopen", {"reason": "x"}, "tidak dapat menjadi"),
    ],
)
def test_refusals_stand_on_the_page(
    sign_in: SignIn, planned: Meeting, name: str, typed: dict[str, str], words: str
) -> None:
    status, page = post(sign_in("tapem"), name, planned, **typed)
    assert status == 422
    assert words in page


def test_the_last_item_goes_no_further(sign_in: SignIn, cast: Cast, world: World) -> None:
    meeting = replay.spm_meeting(cast, world, concluded=False)
    last = meeting.agenda.get(number=4)
    answer = sign_in("tapem").post(reverse("meetings:move-item", args=[last.pk]), {"ke": "turun"})
    assert answer.status_code == 422


@pytest.mark.parametrize("name", ["invite", "add-item", "start", "conclude", "reopen", "cancel"])
@pytest.mark.parametrize(
    ("username", "status"), [("dinkes", 403), ("sekda", 403), ("stranger", 404)]
)
def test_others(sign_in: SignIn, planned: Meeting, name: str, username: str, status: int) -> None:
    assert post(sign_in(username), name, planned, title="x", reason="x")[0] == status


def test_an_unknown_item(sign_in: SignIn) -> None:
    answer = sign_in("tapem").post(reverse("meetings:move-item", args=[new_id()]), {"ke": "naik"})
    assert answer.status_code == 404
