"""Follow-ups on screen: list, filters, report, close, drop."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from tapem.followups.models import FollowUp
from tapem.kernel.ids import new_id
from tests.cast import Cast
from tests.rooms.meetings import replay
from tests.world import World

SignIn = Callable[[str], Client]


@pytest.fixture
def task(cast: Cast, world: World) -> FollowUp:
    replay.spm_meeting(cast, world)
    return FollowUp.objects.get(agency=world.agencies["dinkes"])


def send(client: Client, name: str, task: FollowUp, **typed: str) -> tuple[int, str]:
    answer = client.post(reverse(f"followups:{name}", args=[task.pk]), typed)
    return answer.status_code, answer.content.decode()


def test_everybody_sees_her_own(sign_in: SignIn, task: FollowUp) -> None:
    page = sign_in("dinkes").get(reverse("followups:list")).content.decode()
    assert "1 tindak lanjut" in page
    assert "Besok" in page


def test_the_section_filters_by_agency_and_state(
    sign_in: SignIn, task: FollowUp, world: World
) -> None:
    client, address = sign_in("tapem"), reverse("followups:list")
    assert "6 tindak lanjut" in client.get(address).content.decode()
    one = client.get(address, {"opd": str(world.agencies["bpbd"].pk)}).content.decode()
    assert "1 tindak lanjut" in one
    assert (
        "Tidak ada tindak lanjut" in client.get(address, {"keadaan": "terlambat"}).content.decode()
    )
    for odd in ({"opd": "x"}, {"keadaan": "x"}, {"page": "x"}):
        assert client.get(address, odd).status_code == 200


def test_report_then_close(sign_in: SignIn, task: FollowUp) -> None:
    client = sign_in("dinkes")
    assert send(client, "report", task, evidence="")[0] == 422
    assert send(client, "report", task, evidence="Surat contoh")[0] == 302
    assert send(client, "report", task, evidence="Lagi")[0] == 422
    assert send(client, "close", task)[0] == 403
    client = sign_in("tapem")
    key = str(new_id())
    assert {send(client, "close", task, idempotency_key=key)[0] for _ in "12"} == {302}
    task.refresh_from_db()
    assert (task.state, task.evidence) == ("done", "Surat contoh")
    status, page = send(client, "close", task)
    assert (status, "sudah ditutup" in page) == (422, True)


def test_dropping_needs_a_reason(sign_in: SignIn, task: FollowUp) -> None:
    client = sign_in("tapem")
    assert send(client, "drop", task, reason=" ")[0] == 422
    assert send(client, "drop", task, reason="Tidak perlu lagi")[0] == 302
    page = client.get(reverse("followups:detail", args=[task.pk])).content.decode()
    assert "Tidak perlu lagi" in page


@pytest.mark.parametrize(
    ("username", "status"), [("sekda", 200), ("bpbd", 404), ("tegal", 404), ("stranger", 404)]
)
def test_who_sees_it(sign_in: SignIn, task: FollowUp, username: str, status: int) -> None:
    answer = sign_in(username).get(reverse("followups:detail", args=[task.pk]))
    assert answer.status_code == status


def test_a_reader_does_not_write(sign_in: SignIn, task: FollowUp) -> None:
    client = sign_in("sekda")
    for name in ("report", "close", "drop"):
        assert send(client, name, task, evidence="x", reason="x")[0] == 403
        assert client.get(reverse(f"followups:{name}", args=[task.pk])).status_code == 405


def test_questions_asked(
    sign_in: SignIn, task: FollowUp, django_assert_max_num_queries: Callable[[int], object]
) -> None:
    client = sign_in("tapem")
    with django_assert_max_num_queries(12):  # type: ignore[attr-defined]  # a context manager
        client.get(reverse("followups:list"))
