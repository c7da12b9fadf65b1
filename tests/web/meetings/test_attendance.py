"""Reconciling attendance on screen."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from tapem.meetings import actions
from tapem.meetings.models import Meeting
from tests.cast import Cast

SignIn = Callable[[str], Client]


@pytest.fixture
def invited(cast: Cast, running: Meeting) -> Meeting:
    for name in ("Kabupaten Tegal", "Kabupaten Banyumas"):
        actions.invite(actor=cast.tapem, meeting=running, institution=name, obliged=True)
    return running


def typed(**changes: str) -> dict[str, str]:
    return {
        "r0-institution": "Kabupaten Tegal",
        "r0-came": "yes",
        "r0-count": "20",
        "r1-institution": "Kabupaten Banyumas",
        "r1-came": "yes",
        "r1-count": "29",
    } | {key.replace("_", "-", 1): value for key, value in changes.items()}


def send(client: Client, meeting: Meeting, **changes: str) -> tuple[int, str]:
    answer = client.post(reverse("meetings:attendance", args=[meeting.pk]), typed(**changes))
    return answer.status_code, answer.content.decode()


def test_counts_add_up(sign_in: SignIn, invited: Meeting) -> None:
    client = sign_in("tapem")
    assert send(client, invited)[0] == 302
    page = client.get(reverse("meetings:attendance", args=[invited.pk])).content.decode()
    assert "Peserta 49 orang (hasil hitung)" in page


def test_unknown_and_absent(sign_in: SignIn, invited: Meeting) -> None:
    client = sign_in("tapem")
    assert send(client, invited, r0_count="", r1_came="no", r1_count="")[0] == 302
    counts = {row.institution: row.count for row in invited.attendance.all()}
    assert counts == {"Kabupaten Tegal": None, "Kabupaten Banyumas": 0}
    page = client.get(reverse("meetings:attendance", args=[invited.pk])).content.decode()
    assert "1 instansi wajib tidak tercatat hadir" in page


def test_a_walk_in(sign_in: SignIn, invited: Meeting) -> None:
    status, _ = send(sign_in("tapem"), invited, w0_institution="PMI", w0_count="2")
    assert status == 302
    assert invited.attendance.get(institution="PMI").count == 2


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"r0_count": "dua"}, "Isi angka bulat, misalnya 23."),
        ({"r0_count": "-3"}, "0"),
        ({"r0_count": "99999"}, "10000"),
        ({"r0_came": "no"}, "Kosongkan jumlah"),
        ({"w0_came": "yes"}, "Sebutkan instansi yang hadir."),
        ({"r0_came": "mungkin"}, "mungkin"),
    ],
)
def test_one_bad_row_saves_nothing(
    sign_in: SignIn, invited: Meeting, changes: dict[str, str], words: str
) -> None:
    status, page = send(sign_in("tapem"), invited, **changes)
    assert status == 422
    assert words in page
    assert 'value="29"' in page
    assert not invited.attendance.exists()


def test_stale_row(sign_in: SignIn, cast: Cast, invited: Meeting) -> None:
    for count in (18, 19):
        actions.record_attendance(
            actor=cast.tapem, meeting=invited, institution="Kabupaten Tegal", count=count
        )
    status, page = send(sign_in("tapem"), invited, r0_version="1")
    assert status == 409
    assert "19" in page
    assert 'name="r0-version" value="2"' in page
    assert invited.attendance.get(institution="Kabupaten Tegal").count == 19


def test_naming_an_official(sign_in: SignIn, invited: Meeting) -> None:
    client = sign_in("tapem")
    address = reverse("meetings:name-attendee", args=[invited.pk])
    assert client.post(address, {"title": "Kepala Dinas"}).status_code == 302
    assert client.post(address, {"title": ""}).status_code == 422


@pytest.mark.parametrize(
    ("username", "status"), [("dinkes", 403), ("sekda", 403), ("stranger", 404)]
)
def test_others(sign_in: SignIn, invited: Meeting, username: str, status: int) -> None:
    assert send(sign_in(username), invited)[0] == status
