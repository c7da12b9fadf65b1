"""The audit trail on screen."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from tapem.kernel.ids import new_id
from tests.cast import Cast
from tests.rooms.meetings import replay
from tests.world import World

SignIn = Callable[[str], Client]


@pytest.mark.parametrize(
    ("username", "status"),
    [("tapem", 200), ("admin", 200), ("dinkes", 403), ("sekda", 403), ("tegal", 403)],
)
def test_readers(sign_in: SignIn, username: str, status: int) -> None:
    assert sign_in(username).get(reverse("trail:list")).status_code == status


def test_sentences_filters_and_odd_input(sign_in: SignIn, cast: Cast, world: World) -> None:
    replay.spm_meeting(cast, world)
    client, address = sign_in("tapem"), reverse("trail:list")
    page = client.get(address).content.decode()
    assert "Koordinator Tapem menutup rapat" in page
    found = client.get(address, {"jenis": "meetings.concluded"}).content.decode()
    assert "1 catatan" in found
    assert "Tidak ada catatan" in client.get(address, {"cari": "zzz"}).content.decode()
    assert "Tidak ada catatan" in client.get(address, {"hari": "1-1-2020"}).content.decode()
    wrong = client.get(address, {"hari": "31-02-2022"})
    assert wrong.status_code == 422
    assert "tidak ada di kalender" in wrong.content.decode()
    assert client.post(address).status_code == 405


def test_history_of_one_object(sign_in: SignIn, cast: Cast, world: World) -> None:
    meeting = replay.spm_meeting(cast, world)
    address = reverse("trail:object", args=["meetings.meeting", meeting.pk])
    client = sign_in("tapem")
    assert client.get(address).content.decode().count("<h1") == 1
    fragment = client.get(address, headers={"HX-Request": "true"}).content.decode()
    assert "<h1" not in fragment
    assert "merencanakan rapat" in fragment
    assert (
        client.get(reverse("trail:object", args=["meetings.meeting", new_id()])).status_code == 404
    )
    assert sign_in("stranger").get(address).status_code == 404
