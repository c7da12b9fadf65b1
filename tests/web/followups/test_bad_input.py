"""What people mistype about a follow-up: a clear word at the field, nothing lost, no row."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.html import escape

from tapem.audit.models import Entry
from tapem.followups.actions import open_followup
from tapem.followups.choices import SubjectKind
from tapem.followups.models import FollowUp
from tapem.kernel.ids import new_id
from tests.cast import Cast
from tests.world import World

SignIn = Callable[[str], Client]
GOOD = {
    "report": {"evidence": "Surat <b>“contoh” & 'uji'</b> 🙂"},
    "close": {"evidence": "Sudah dilihat"},
    "drop": {"reason": "Tidak perlu lagi"},
}
BY = {"report": "dinkes", "close": "tapem", "drop": "tapem"}


@pytest.fixture
def task(cast: Cast, world: World) -> FollowUp:
    """A task of the health office."""
    return open_followup(
        actor=cast.tapem,
        what="Lengkapi <data> & kirim",
        kind=SubjectKind.DECISION,
        key=new_id(),
        agency=world.agencies["dinkes"],
    )


def address(name: str, task: FollowUp) -> str:
    return reverse(f"followups:{name}", args=[task.pk])


def state_of(task: FollowUp) -> tuple[str, int]:
    return FollowUp.objects.get(pk=task.pk).state, Entry.objects.count()


@pytest.mark.parametrize(
    ("name", "typed", "says"),
    [
        ("report", {"evidence": ""}, "Tulis bukti atau hasil tindak lanjut."),
        ("report", {"evidence": " \n "}, "Tulis bukti atau hasil tindak lanjut."),
        ("report", {"evidence": "x" * 4001}, "4000"),
        ("close", {"evidence": "x" * 4001}, "4000"),
        ("drop", {"reason": ""}, "Tulis alasan pembatalan."),
        ("drop", {"reason": "x" * 2001}, "2000"),
    ],
)
def test_a_mistake_is_named_and_nothing_is_lost(
    sign_in: SignIn, task: FollowUp, name: str, typed: dict[str, str], says: str
) -> None:
    before = state_of(task)
    answer = sign_in(BY[name]).post(address(name, task), typed)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert says in page
    assert "data-focus" in page
    assert all(value.strip() in page for value in typed.values())
    assert state_of(task) == before


@pytest.mark.parametrize("name", sorted(GOOD))
def test_a_doubled_submit_is_kept_once(sign_in: SignIn, task: FollowUp, name: str) -> None:
    client, sent = sign_in(BY[name]), GOOD[name] | {"idempotency_key": str(new_id())}
    assert client.post(address(name, task), sent).status_code == 302
    after = state_of(task)
    assert client.post(address(name, task), sent).status_code == 302
    assert state_of(task) == after


@pytest.mark.parametrize("name", sorted(GOOD))
def test_what_somebody_else_settled_first_stays_settled(
    sign_in: SignIn, task: FollowUp, name: str
) -> None:
    sign_in("tapem").post(address("drop", task), GOOD["drop"])
    before = state_of(task)
    answer = sign_in(BY[name]).post(address(name, task), GOOD[name])
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Tindak lanjut ini sudah ditutup." in page
    assert "Dibatalkan" in page
    assert all(escape(value) in page for value in GOOD[name].values())
    assert state_of(task) == before


@pytest.mark.parametrize(
    ("name", "username"), [("report", "sekda"), ("close", "dinkes"), ("drop", "dinkes")]
)
def test_who_may_not_is_told_who_can(
    sign_in: SignIn, task: FollowUp, name: str, username: str
) -> None:
    answer = sign_in(username).post(address(name, task), GOOD[name])
    assert answer.status_code == 403
    who = "Dinas Kesehatan" if name == "report" else "Bagian Tata Pemerintahan"
    assert who in answer.content.decode()


@pytest.mark.parametrize("name", sorted(GOOD))
def test_an_expired_session_and_an_unknown_key(
    client: Client, sign_in: SignIn, task: FollowUp, name: str
) -> None:
    answer = client.post(address(name, task), GOOD[name])
    assert answer["Location"].startswith("/masuk/")
    unknown = reverse(f"followups:{name}", args=[new_id()])
    assert sign_in(BY[name]).post(unknown, GOOD[name]).status_code == 404


def test_markup_is_shown_as_it_was_typed(sign_in: SignIn, task: FollowUp) -> None:
    client = sign_in("dinkes")
    client.post(address("report", task), GOOD["report"])
    page = client.get(address("detail", task)).content.decode()
    assert "Surat &lt;b&gt;“contoh” &amp; &#x27;uji&#x27;&lt;/b&gt; 🙂" in page
    assert "Lengkapi &lt;data&gt; &amp; kirim" in page
