"""The desk of each member of the cast."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from tapem.kernel import signs
from tapem.meetings import actions
from tests.cast import MEMBERS, Cast
from tests.rooms.meetings import replay
from tests.world import World

SignIn = Callable[[str], Client]


@pytest.mark.parametrize("username", MEMBERS)
def test_everybody_has_a_desk(sign_in: SignIn, cast: Cast, world: World, username: str) -> None:
    replay.spm_meeting(cast, world)
    replay.cooperation_meeting(cast, world)
    answer = sign_in(username).get("/")
    assert answer.status_code == 200
    assert answer.content.decode().count("<h1") == 1


def test_a_stranger_signs_in_first(client: Client, db: None) -> None:
    assert client.get("/").status_code == 302


def test_the_operator_sees_her_task_and_the_countdown(
    sign_in: SignIn, cast: Cast, world: World
) -> None:
    replay.spm_meeting(cast, world)
    page = sign_in("dinkes").get("/").content.decode()
    assert "Satu hal menunggu Anda" in page
    assert "besok, Rabu, 30 November 2022" in page
    assert "hari kerja lagi" in page
    assert "Besok" in page


def test_the_coordinator_sees_what_blocks_the_report(
    sign_in: SignIn, cast: Cast, world: World
) -> None:
    meeting = replay.cooperation_meeting(cast, world)
    actions.compare_claims(actor=cast.tapem, meeting=meeting, computed=replay.FIGURES)
    page = sign_in("tapem").get("/").content.decode()
    assert "Jelaskan selisih angka" in page


def test_the_leader_decides_on_one_page(sign_in: SignIn, cast: Cast, world: World) -> None:
    meeting = replay.cooperation_meeting(cast, world)
    client = sign_in("sekda")
    page = client.get("/").content.decode()
    assert "Tiga hal menunggu Anda" in page
    first = meeting.recommendations.get(number=1)
    answer = client.post(
        f"/rapat/saran/{first.pk}/", {"state": "approved", "version": "1", "next": "/"}
    )
    assert (answer.status_code, answer.headers["Location"]) == (302, "/")
    assert "Dua hal menunggu Anda" in client.get("/").content.decode()


def test_probes(client: Client, db: None) -> None:
    assert client.get("/healthz").json() == {"status": "ok"}
    assert client.get("/readyz").status_code == 200


def test_a_worker_that_stopped_is_named(
    client: Client, db: None, settings: Settings, tmp_path: Path
) -> None:
    settings.HOME = tmp_path
    sign = signs.worker_sign(tmp_path)
    sign.touch()
    assert client.get("/readyz").status_code == 200
    os.utime(sign, (0, 0))
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()["problems"]) == (503, ["worker"])


def test_probes_only_answer(client: Client, db: None) -> None:
    assert client.post("/healthz").status_code == 405
