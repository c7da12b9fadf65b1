"""Planning and amending a meeting on screen."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from tapem.kernel.ids import new_id
from tapem.meetings.models import Meeting
from tests.cast import Cast

SignIn = Callable[[str], Client]
NEW = "/rapat/baru/"
TYPED = {
    "title": "Rapat contoh",
    "kind": "coordination",
    "held_on": "5-12-2022",
    "starts_at": "09.00",
    "place": "Aula",
}


def test_works(sign_in: SignIn) -> None:
    answer = sign_in("tapem").post(NEW, TYPED)
    meeting = Meeting.objects.get()
    assert answer.headers["Location"] == reverse("meetings:detail", args=[meeting.pk])
    assert meeting.starts_at is not None
    assert meeting.starts_at.hour == 2  # 09.00 WIB


@pytest.mark.parametrize("username", ["dinkes", "sekda", "hukum", "tegal", "admin"])
def test_a_reader_may_not(sign_in: SignIn, username: str) -> None:
    answer = sign_in(username).post(NEW, TYPED)
    assert answer.status_code == 403
    assert "Bagian Tata Pemerintahan" in answer.content.decode()
    assert not Meeting.objects.exists()


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("title", "", "Tulis judul rapat."),
        ("title", "x" * 301, "300"),
        ("held_on", "", "Isi tanggal."),
        ("held_on", "31-02-2022", "tidak ada di kalender"),
        ("held_on", "Rabu, 5 Desember 2022", "jatuh pada hari Senin"),
        ("held_on", "5-12-1999", "Periksa tahun"),
        ("held_on", "besok", "Tulis tanggal seperti"),
        ("starts_at", "25.00", "Tulis jam seperti"),
        ("ends_at", "08.00", "Waktu selesai harus sesudah waktu mulai."),
        ("kind", "unknown", "unknown"),
        ("chair", "01a20dc1-0000-7000-8000-000000000001", ""),
        ("total_stated", "-1", ""),
        ("total_stated", "banyak", ""),
    ],
)
def test_bad_input_stays_on_the_page(sign_in: SignIn, field: str, value: str, words: str) -> None:
    answer = sign_in("tapem").post(NEW, TYPED | {field: value, "purpose": "Tetap ada"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert words in page
    assert "Tetap ada" in page
    assert f'href="#id_{field}"' in page
    assert not Meeting.objects.exists()


def test_sent_twice_plans_once(sign_in: SignIn) -> None:
    client, key = sign_in("tapem"), str(new_id())
    places = {client.post(NEW, TYPED | {"idempotency_key": key}).headers["Location"] for _ in "12"}
    assert len(places) == 1
    assert Meeting.objects.count() == 1


def test_stale_edit_shows_both_and_then_saves(
    sign_in: SignIn, cast: Cast, planned: Meeting
) -> None:
    client = sign_in("tapem")
    address = reverse("meetings:amend", args=[planned.pk])
    typed = TYPED | {"held_on": "29-11-2022", "version": "1"}
    assert client.post(address, typed | {"place": "Pendopo"}).status_code == 302
    answer = client.post(address, typed | {"place": "Gedung"})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Pendopo" in page
    assert "Gedung" in page
    assert 'name="version" value="2"' in page
    assert client.post(address, typed | {"place": "Gedung", "version": "2"}).status_code == 302
    planned.refresh_from_db()
    assert planned.place == "Gedung"


def test_amending_needs_permission(sign_in: SignIn, planned: Meeting) -> None:
    assert sign_in("sekda").get(reverse("meetings:amend", args=[planned.pk])).status_code == 403
