"""Downloading a kept file."""

from collections.abc import Callable

import pytest
from django.core.files.storage import default_storage
from django.test import Client
from django.urls import reverse

from tapem.audit.models import Access
from tapem.kernel.ids import new_id
from tapem.meetings import actions
from tapem.meetings.models import IssuedPaper
from tests.cast import Cast
from tests.rooms.meetings import replay
from tests.world import World

SignIn = Callable[[str], Client]


@pytest.fixture
def papers(cast: Cast, world: World) -> dict[str, IssuedPaper]:
    meeting = replay.cooperation_meeting(cast, world)
    issued = actions.issue_papers(actor=cast.tapem, meeting=meeting)
    return {paper.kind: paper for paper in issued}


def test_works_and_is_noted(sign_in: SignIn, papers: dict[str, IssuedPaper]) -> None:
    paper = papers["laporan"]
    answer = sign_in("sekda").get(reverse("files:download", args=[paper.file_id]))
    assert answer.status_code == 200
    assert answer.headers["Content-Disposition"] == (
        'attachment; filename="laporan-rapat-2022-11-08.docx"'
    )
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.content[:2] == b"PK"
    assert Access.objects.get().subject_key == str(paper.file_id)


@pytest.mark.parametrize(
    ("username", "kind", "status"),
    [
        ("tegal", "notula", 200),
        ("tegal", "laporan", 404),
        ("dinkes", "laporan", 200),
        ("stranger", "notula", 404),
    ],
)
def test_who_may(
    sign_in: SignIn, papers: dict[str, IssuedPaper], username: str, kind: str, status: int
) -> None:
    answer = sign_in(username).get(reverse("files:download", args=[papers[kind].file_id]))
    assert answer.status_code == status


def test_signed_out_unknown_and_wrong_method(
    client: Client, sign_in: SignIn, papers: dict[str, IssuedPaper]
) -> None:
    address = reverse("files:download", args=[papers["notula"].file_id])
    assert client.get(address).status_code == 302
    client = sign_in("tapem")
    assert client.post(address).status_code == 405
    assert client.get(reverse("files:download", args=[new_id()])).status_code == 404


def test_an_altered_file_is_never_handed_out(
    sign_in: SignIn, papers: dict[str, IssuedPaper]
) -> None:
    stored = papers["notula"].file
    with default_storage.open(stored.storage_name, "wb") as file:
        file.write(b"altered")
    answer = sign_in("tapem").get(reverse("files:download", args=[stored.pk]))
    assert answer.status_code == 422
    assert not Access.objects.exists()
