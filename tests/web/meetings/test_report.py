"""Minutes, decisions, recommendations, discrepancies, report and papers on screen."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from tapem.kernel.ids import new_id
from tapem.meetings import actions
from tapem.meetings.models import Discrepancy, Meeting
from tests.cast import Cast
from tests.rooms.meetings.replay import FIGURES

SignIn = Callable[[str], Client]


@pytest.fixture
def found(cast: Cast, cooperation: Meeting) -> Discrepancy:
    (row,) = actions.compare_claims(actor=cast.tapem, meeting=cooperation, computed=FIGURES)
    return row


def send(client: Client, name: str, key: object, **typed: str) -> tuple[int, str]:
    answer = client.post(reverse(f"meetings:{name}", args=[key]), typed)
    return answer.status_code, answer.content.decode()


def test_both_sentences_side_by_side(sign_in: SignIn, found: Discrepancy) -> None:
    page = sign_in("tapem").get(reverse("meetings:discrepancy", args=[found.pk])).content.decode()
    assert "sisa 3 (tiga) PKS" in page
    assert "masih menyisakan 4 (empat) PKS" in page
    assert "Naskah menyebut 3 dan 4" in page


def test_the_report_waits_for_an_explanation(sign_in: SignIn, found: Discrepancy) -> None:
    client, meeting = sign_in("tapem"), found.meeting
    status, page = send(client, "finalise", meeting.pk)
    assert status == 422
    assert "1 selisih" in page
    found.refresh_from_db()
    status, page = send(client, "discrepancy", found.pk, explanation="", outcome="explain")
    assert (status, "Tulis penjelasan selisih ini." in page) == (422, True)
    typed = {"explanation": "Satu naskah belum punya pengampu", "outcome": "leave"}
    assert send(client, "discrepancy", found.pk, **typed, version=str(found.version))[0] == 302
    found.refresh_from_db()
    assert found.state == "left_open"
    status, page = send(client, "discrepancy", found.pk, **typed, version="1")
    assert status == 409
    assert "Satu naskah belum punya pengampu" in page


def test_stating_and_comparing(sign_in: SignIn, cooperation: Meeting) -> None:
    client = sign_in("tapem")
    assert send(client, "compare", cooperation.pk)[0] == 302
    assert cooperation.discrepancies.count() == 1
    typed = {"label": "PKS", "metric": "pks.total", "value": "18", "quote": "18 PKS"}
    assert send(client, "discrepancies", cooperation.pk, **typed)[0] == 302
    status, page = send(client, "discrepancies", cooperation.pk, **(typed | {"value": "banyak"}))
    assert status == 422
    assert "18 PKS" in page


def test_report_prose_is_kept_and_stale_is_shown(sign_in: SignIn, cooperation: Meeting) -> None:
    client = sign_in("tapem")
    typed = {"results": "Baru", "conclusions": "Simpul", "salutation": "Bapak"}
    assert send(client, "report", cooperation.pk, **typed, version="1")[0] == 302
    status, page = send(
        client, "report", cooperation.pk, **(typed | {"results": "Lain"}), version="1"
    )
    assert status == 409
    assert "Baru" in page
    assert "Lain" in page
    assert 'name="version" value="2"' in page
    status, _ = send(client, "report", cooperation.pk, **(typed | {"results": "x" * 20_001}))
    assert status == 422


def test_final_and_issued(sign_in: SignIn, cast: Cast, spm: Meeting) -> None:
    client = sign_in("tapem")
    assert send(client, "finalise", spm.pk)[0] == 422
    assert send(client, "report", spm.pk, results="Hasil.", salutation="Ibu", version="0")[0] == 302
    assert send(client, "finalise", spm.pk)[0] == 302
    key = str(new_id())
    for _ in "12":
        assert send(client, "issue", spm.pk, idempotency_key=key)[0] == 302
    assert spm.papers.count() == 6
    page = client.get(reverse("meetings:papers", args=[spm.pk])).content.decode()
    assert "6 naskah siap diunduh" in page
    assert "Salin untuk WhatsApp" in page


def test_minutes_and_decisions_need_a_running_meeting(
    sign_in: SignIn, running: Meeting, spm: Meeting
) -> None:
    client = sign_in("tapem")
    assert send(client, "minutes", running.pk, text="Catatan")[0] == 302
    assert send(client, "minutes", running.pk, text="")[0] == 422
    assert send(client, "decisions", running.pk, text="Putusan", addressee="Semua")[0] == 302
    assert send(client, "decisions", running.pk, text="x", due_on="1-1-2020")[0] == 422
    status, page = send(client, "minutes", spm.pk, text="Terlambat")
    assert status == 422
    assert "Rapat sudah ditutup" in page


def test_mending_a_minute(sign_in: SignIn, spm: Meeting) -> None:
    client, minute = sign_in("tapem"), spm.minutes.first()
    assert minute is not None
    assert send(client, "minute", minute.pk, text="Bunyi baru", version="1")[0] == 302
    status, page = send(client, "minute", minute.pk, text="Bunyi lain", version="1")
    assert status == 409
    assert "Bunyi baru" in page
    assert "Bunyi lain" in page
    assert client.get(reverse("meetings:minute", args=[new_id()])).status_code == 404


@pytest.mark.parametrize(
    ("typed", "status"),
    [
        ({"state": "approved"}, 302),
        ({"state": "amended", "amended_text": "agar lain"}, 302),
        ({"state": "amended", "amended_text": ""}, 422),
        ({"state": "refused", "note": "Belum"}, 302),
        ({"state": "refused"}, 422),
        ({"state": "proposed"}, 422),
        ({}, 422),
        ({"state": "approved", "version": "0"}, 409),
    ],
)
def test_the_verdict(
    sign_in: SignIn, cooperation: Meeting, typed: dict[str, str], status: int
) -> None:
    first = cooperation.recommendations.get(number=1)
    assert send(sign_in("sekda"), "verdict", first.pk, **typed)[0] == status


def test_recommending(sign_in: SignIn, cooperation: Meeting) -> None:
    client = sign_in("tapem")
    typed = {"addressee": "Bagian Hukum", "text": "agar memeriksa"}
    assert send(client, "recommendations", cooperation.pk, **typed)[0] == 302
    assert send(client, "recommendations", cooperation.pk, addressee="", text="x")[0] == 422


@pytest.mark.parametrize(
    "name", ["report", "finalise", "issue", "discrepancies", "compare", "recommendations"]
)
@pytest.mark.parametrize(
    ("username", "status"), [("dinkes", 403), ("sekda", 403), ("stranger", 404)]
)
def test_others_do_not_write(
    sign_in: SignIn, cooperation: Meeting, name: str, username: str, status: int
) -> None:
    assert send(sign_in(username), name, cooperation.pk)[0] == status


@pytest.mark.parametrize(
    ("username", "status"), [("tapem", 403), ("tegal", 404), ("stranger", 404)]
)
def test_only_the_leader_decides(
    sign_in: SignIn, cooperation: Meeting, username: str, status: int
) -> None:
    first = cooperation.recommendations.get(number=1)
    assert send(sign_in(username), "verdict", first.pk, state="approved")[0] == status
