"""Every page of a meeting: who may read it, and how many questions it asks the database."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from tapem.meetings import actions
from tapem.meetings.models import Meeting
from tests.cast import Cast
from tests.rooms.meetings.replay import FIGURES

SignIn = Callable[[str], Client]
SHARED = ("detail", "attendance", "minutes", "decisions", "papers")
INTERNAL = ("recommendations", "discrepancies", "report")


@pytest.mark.parametrize("name", [*SHARED, *INTERNAL])
@pytest.mark.parametrize("username", ["tapem", "dinkes", "sekda", "hukum", "admin"])
def test_read_inside_the_region(
    sign_in: SignIn, cooperation: Meeting, name: str, username: str
) -> None:
    answer = sign_in(username).get(reverse(f"meetings:{name}", args=[cooperation.pk]))
    assert answer.status_code == 200


@pytest.mark.parametrize(
    ("name", "status"), [*((name, 200) for name in SHARED), *((name, 403) for name in INTERNAL)]
)
def test_a_partner_reads_what_is_shared(
    sign_in: SignIn, cooperation: Meeting, name: str, status: int
) -> None:
    answer = sign_in("tegal").get(reverse(f"meetings:{name}", args=[cooperation.pk]))
    assert answer.status_code == status


@pytest.mark.parametrize("name", [*SHARED, *INTERNAL, "amend"])
def test_a_stranger_finds_nothing(sign_in: SignIn, cooperation: Meeting, name: str) -> None:
    answer = sign_in("stranger").get(reverse(f"meetings:{name}", args=[cooperation.pk]))
    assert answer.status_code == 404


def test_nobody_without_signing_in(client: Client, cooperation: Meeting) -> None:
    answer = client.get(reverse("meetings:detail", args=[cooperation.pk]))
    assert answer.status_code == 302


@pytest.mark.parametrize("name", ["list", "new"])
def test_the_pages_without_a_meeting(sign_in: SignIn, cooperation: Meeting, name: str) -> None:
    assert sign_in("tapem").get(reverse(f"meetings:{name}")).status_code == 200


def test_the_list_names_the_open_discrepancy(
    cast: Cast, sign_in: SignIn, cooperation: Meeting
) -> None:
    actions.compare_claims(actor=cast.tapem, meeting=cooperation, computed=FIGURES)
    page = sign_in("tapem").get(reverse("meetings:list")).content.decode()
    assert "1 selisih terbuka" in page


@pytest.mark.parametrize(
    ("name", "limit"),
    [("list", 14), ("detail", 22), ("attendance", 20), ("minutes", 18), ("decisions", 20)],
)
def test_questions_asked(
    sign_in: SignIn,
    spm: Meeting,
    name: str,
    limit: int,
    django_assert_max_num_queries: Callable[[int], object],
) -> None:
    client = sign_in("tapem")
    address = (
        reverse("meetings:list") if name == "list" else reverse(f"meetings:{name}", args=[spm.pk])
    )
    with django_assert_max_num_queries(limit):  # type: ignore[attr-defined]  # a context manager
        assert client.get(address).status_code == 200


def test_only_posts_write(sign_in: SignIn, cooperation: Meeting) -> None:
    client = sign_in("tapem")
    for name in ("invite", "add-item", "start", "conclude", "reopen", "cancel", "compare"):
        assert client.get(reverse(f"meetings:{name}", args=[cooperation.pk])).status_code == 405
    for name in ("finalise", "issue", "name-attendee"):
        assert client.get(reverse(f"meetings:{name}", args=[cooperation.pk])).status_code == 405


def test_an_unknown_meeting(sign_in: SignIn, cooperation: Meeting) -> None:
    unknown = "00000000-0000-7000-8000-000000000000"
    assert sign_in("tapem").get(reverse("meetings:detail", args=[unknown])).status_code == 404
