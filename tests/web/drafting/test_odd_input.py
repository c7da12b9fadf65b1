"""What people really type and do: long words with odd signs, the same act twice, two at once."""

import io
import zipfile

import docx
import pytest
from django.urls import reverse

from tapem.actionplan.models import ActionPlan
from tapem.drafting.actions import hand_over
from tapem.drafting.choices import DraftState
from tapem.drafting.models import Handover
from tapem.drafting.queries import chapters_of
from tapem.kernel.errors import DomainError
from tests.cast import Cast
from tests.web.drafting.conftest import SignIn

REASON = "Batas waktu besok."
ODD = (
    "Tulis “≥ 85,5 %” & <b>hapus</b> {{ plan.rows }} — Ḫ ﷽ 🚰 \\u0000 'x' \"y\"; DROP TABLE\n=1+1\n"
)


def long_text() -> str:
    """Return 4000 letters as a browser sends them: it counts a line end as one, and sends two."""
    text = (ODD + "kata " * 900)[:3990].rstrip() + " selesai."
    return text[:4000].replace("\n", "\r\n")


@pytest.fixture
def sent(discussed: ActionPlan, sign_in: SignIn, cast: Cast) -> str:
    text = long_text()
    answer = sign_in("tapem").post(
        reverse("drafting:send-correction", args=[discussed.draft_id]),
        {"agency": cast.bpbd.agency.pk, "target_node": chapters_of(discussed.draft)[4].pk,
         "kind": "activity", "text": text, "due_on": "30-11-2022", "quote": ODD,
         "target_label": "baris <3>"},
    )  # fmt: skip
    assert answer.status_code == 302, answer.content.decode()[-3000:]
    return text


def test_four_thousand_odd_letters_reach_the_agency_and_the_papers(
    discussed: ActionPlan, sign_in: SignIn, sent: str
) -> None:
    made = discussed.draft.corrections.order_by("-number")[0]
    assert made.text.startswith("Tulis “≥ 85,5 %” & <b>hapus</b> {{ plan.rows }} — Ḫ ﷽ 🚰")
    page = sign_in("bpbd").get(reverse("drafting:correction", args=[made.pk])).content.decode()
    assert "&lt;b&gt;hapus&lt;/b&gt; {{ plan.rows }}" in page
    assert "<b>hapus</b>" not in page
    home = sign_in("bpbd").get("/").content.decode()
    assert made.code in home
    memos = reverse("actionplan:memos", args=[discussed.pk])
    assert sign_in("tapem").post(memos).status_code == 302
    page = sign_in("tapem").get(memos).content.decode()
    assert made.code in page
    url = reverse("drafting:hand-over", args=[discussed.draft_id])
    done = sign_in("tapem").post(url, {"reason": ODD + REASON, "confirm": "SERAHKAN"})
    assert done.status_code == 302
    package = reverse("files:download", args=[Handover.objects.get().package_id])
    answer = sign_in("hukum").get(package)
    parcel = zipfile.ZipFile(io.BytesIO(answer.content))
    words = [name for name in parcel.namelist() if name.endswith(".docx")]
    for name in words:
        docx.Document(io.BytesIO(parcel.read(name)))
    assert words


@pytest.mark.parametrize("sign", ["\x00", "\x0b", "\ufffe"])
def test_signs_that_no_paper_can_hold(
    discussed: ActionPlan, sign_in: SignIn, cast: Cast, sign: str
) -> None:
    client = sign_in("tapem")
    answer = client.post(
        reverse("drafting:send-correction", args=[discussed.draft_id]),
        {"agency": cast.bpbd.agency.pk, "kind": "activity", "text": f"Perbaiki{sign}ini."},
    )
    assert answer.status_code in {302, 422}
    memos = reverse("actionplan:memos", args=[discussed.pk])
    assert client.post(memos).status_code == 302


def test_handing_over_twice_is_told_and_made_once(discussed: ActionPlan, sign_in: SignIn) -> None:
    url = reverse("drafting:hand-over", args=[discussed.draft_id])
    sent = {"reason": REASON, "confirm": "SERAHKAN"}
    assert sign_in("tapem").post(url, sent | {"idempotency_key": "a"}).status_code == 302
    again = sign_in("tapem").post(url, sent | {"idempotency_key": "b"})
    page = again.content.decode()
    assert again.status_code == 422
    assert "Draf tidak di tim penyusun" in page
    assert reverse("drafting:handover", args=[Handover.objects.get().pk]) in page
    assert discussed.draft.versions.count() == 1


def test_two_who_opened_the_page_at_once(discussed: ActionPlan, cast: Cast) -> None:
    """The draft that the second one holds is from before the first hand-over."""
    held = type(discussed.draft).objects.get(pk=discussed.draft_id)
    hand_over(actor=cast.tapem, draft=discussed.draft, reason=REASON)
    with pytest.raises(DomainError, match="Draf tidak di tim penyusun"):
        hand_over(actor=cast.tapem, draft=held, reason=REASON)
    assert Handover.objects.count() == 1


def test_a_package_is_received_and_returned_once(
    discussed: ActionPlan, sign_in: SignIn, cast: Cast
) -> None:
    made = hand_over(actor=cast.tapem, draft=discussed.draft, reason=REASON)
    receive = reverse("drafting:receive", args=[made.pk])
    client = sign_in("hukum")
    assert client.post(receive, {"note": "satu"}).status_code == 302
    again = client.post(receive, {"note": "dua"})
    assert again.status_code == 422
    assert "Langkah ini tidak berlaku" in again.content.decode()
    made.refresh_from_db()
    assert made.receipt_note == "satu"
    back = reverse("drafting:return", args=[made.pk])
    assert client.post(back, {"catatan1-text": ODD * 3}).status_code == 302
    second = client.post(back, {"catatan1-text": "lagi"})
    assert second.status_code == 422
    assert "lagi" in second.content.decode()
    assert made.notes.count() == 1


def test_a_concept_can_be_handed_over(discussed: ActionPlan, sign_in: SignIn) -> None:
    """What the page offers, the act does: a draft that was never on an agenda goes as well."""
    type(discussed.draft).objects.filter(pk=discussed.draft_id).update(state=DraftState.CONCEPT)
    url = reverse("drafting:hand-over", args=[discussed.draft_id])
    done = sign_in("tapem").post(url, {"reason": REASON, "confirm": "SERAHKAN"})
    assert done.status_code == 302
    discussed.draft.refresh_from_db()
    assert discussed.draft.state == DraftState.HANDED_OVER
