"""Corrections on the screen: sent, answered, settled; bad input keeps what was typed."""

import pytest
from django.urls import reverse

from tapem.actionplan.models import ActionPlan
from tapem.drafting.actions import answer_correction
from tapem.drafting.models import Correction
from tapem.drafting.queries import chapters_of
from tests.cast import Cast
from tests.web.drafting.conftest import SignIn


@pytest.fixture
def correction(discussed: ActionPlan) -> Correction:
    return discussed.draft.corrections.get(number=1)


def act(name: str, correction: Correction) -> str:
    return reverse(f"drafting:{name}-correction", args=[correction.pk])


def test_sent_from_the_page(discussed: ActionPlan, sign_in: SignIn, cast: Cast) -> None:
    url = reverse("drafting:send-correction", args=[discussed.draft_id])
    chapter = chapters_of(discussed.draft)[4]
    client = sign_in("tapem")
    assert "selected" in client.get(f"{url}?bab={chapter.pk}").content.decode()
    sent = {
        "agency": cast.bpbd.agency.pk, "target_node": chapter.pk, "kind": "activity",
        "text": "Perbaiki kegiatan.", "due_on": "30-11-2022", "idempotency_key": "k",
    }  # fmt: skip
    for _twice in range(2):
        response = client.post(url, sent)
        assert response.status_code == 302
    made = discussed.draft.corrections.get(text="Perbaiki kegiatan.")
    assert made.chapter == chapter
    assert response.headers["Location"].endswith("/bab/5/")


BAD: tuple[tuple[dict[str, str], str], ...] = (
    ({"text": ""}, "Tulis apa yang harus diperbaiki."),
    ({"text": "x" * 4001}, "4000"),
    ({"due_on": "31-02-2023"}, "tidak ada di kalender"),
    ({"due_on": "28-11-2022"}, "Batas waktu sudah lewat."),
    ({"agency": "00000000-0000-7000-8000-000000000000"}, "pilihan"),
    ({"agency": "bukan id"}, "UUID"),
    ({"kind": "lain"}, "lain"),
)


def test_bad_input_keeps_what_was_typed(discussed: ActionPlan, sign_in: SignIn, cast: Cast) -> None:
    url = reverse("drafting:send-correction", args=[discussed.draft_id])
    sent = {
        "agency": str(cast.bpbd.agency.pk), "kind": "activity", "text": "Perbaiki kegiatan ini.",
        "quote": "Kutipan yang diketik.", "due_on": "30-11-2022",
    }  # fmt: skip
    client = sign_in("tapem")
    for change, says in BAD:
        response = client.post(url, sent | change)
        page = response.content.decode()
        assert response.status_code == 422, change
        assert says in page, change
        assert "Kutipan yang diketik." in page, change
        assert "Galat:" in page, change


def test_answer_then_acceptance(correction: Correction, sign_in: SignIn) -> None:
    sent = {"text": "Sudah dilengkapi.", "change": "Akar masalah diisi.", "version": 1}
    response = sign_in("dinkes").post(act("answer", correction), sent, follow=True)
    assert "K-001 untuk Dinkes: Dijawab" in response.content.decode()
    page = sign_in("tapem").get(reverse("drafting:correction", args=[correction.pk]))
    assert "Terima jawaban" in page.content.decode()
    done = sign_in("tapem").post(act("accept", correction), {"version": 2}, follow=True)
    assert "K-001 untuk Dinkes: Diterima" in done.content.decode()


def test_stale_answer_shows_both(correction: Correction, sign_in: SignIn, cast: Cast) -> None:
    answer_correction(actor=cast.kadinkes, correction=correction, text="Jawaban kepala.")
    response = sign_in("dinkes").post(
        act("answer", correction), {"text": "Jawaban operator.", "version": 1}
    )
    page = response.content.decode()
    assert response.status_code == 409
    assert "Jawaban kepala." in page
    assert "Jawaban operator." in page


def test_return_and_withdrawal_need_a_reason(
    correction: Correction, sign_in: SignIn, cast: Cast
) -> None:
    answer_correction(actor=cast.dinkes, correction=correction, text="Tidak perlu.")
    client = sign_in("tapem")
    for name, prefix in (("return", "kembali"), ("withdraw", "tarik")):
        empty = client.post(act(name, correction), {f"{prefix}-reason": "", f"{prefix}-version": 2})
        assert empty.status_code == 422
        assert "Tulis alasannya" in empty.content.decode()
    back = client.post(
        act("return", correction),
        {"kembali-reason": "Belum lengkap.", "kembali-version": 2},
        follow=True,
    )
    assert "Dikembalikan" in back.content.decode()
    gone = client.post(
        act("withdraw", correction), {"tarik-reason": "Dobel.", "tarik-version": 3}, follow=True
    )
    assert "Ditarik" in gone.content.decode()


def test_who_may(correction: Correction, sign_in: SignIn) -> None:
    for name in ("answer", "accept", "return", "withdraw", "comment"):
        url = act(name, correction)
        for who, status in (("stranger", 404), ("hukum", 403), ("bpbd", 403)):
            assert sign_in(who).post(url).status_code == status, (name, who)
        assert sign_in("tapem").get(url).status_code == 405, name


def test_comment(correction: Correction, sign_in: SignIn) -> None:
    client = sign_in("dinkes")
    assert client.post(act("comment", correction), {"text": " "}).status_code == 422
    page = client.post(act("comment", correction), {"text": "Mohon waktu."}, follow=True)
    assert "Mohon waktu." in page.content.decode()
