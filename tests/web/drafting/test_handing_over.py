"""Hand-over on the screen: gate, typed word, receipt, return with notes."""

from django.urls import reverse

from tapem.actionplan.models import ActionPlan
from tapem.drafting.models import Handover
from tapem.drafting.queries import chapters_of
from tests.cast import Cast
from tests.web.drafting.conftest import SignIn

REASON = "Batas waktu besok."


def page_of(plan: ActionPlan) -> str:
    return reverse("drafting:hand-over", args=[plan.draft_id])


def test_gate_names_what_is_open(discussed: ActionPlan, sign_in: SignIn) -> None:
    page = sign_in("tapem").get(page_of(discussed)).content.decode()
    assert "Bab IV: belum disepakati pengampu (Dindikbud)." in page
    assert "perlu alasan" in page


def test_word_and_reason_are_asked(discussed: ActionPlan, sign_in: SignIn) -> None:
    client, url = sign_in("tapem"), page_of(discussed)
    wrong = client.post(url, {"reason": REASON, "confirm": "ya"})
    assert wrong.status_code == 422
    assert "Ketik SERAHKAN" in wrong.content.decode()
    assert REASON in wrong.content.decode()
    assert client.post(url, {"reason": "", "confirm": "SERAHKAN"}).status_code == 422
    assert client.post(url, {"reason": "x" * 2001, "confirm": "SERAHKAN"}).status_code == 422
    assert not Handover.objects.exists()


def test_the_whole_way(discussed: ActionPlan, sign_in: SignIn, cast: Cast) -> None:
    url = page_of(discussed)
    sent = {"reason": REASON, "confirm": "serahkan", "idempotency_key": "x"}
    for _twice in range(2):
        assert sign_in("tapem").post(url, sent).status_code == 302
    handover = Handover.objects.get()
    package = reverse("files:download", args=[handover.package_id])
    assert sign_in("hukum").get(package).status_code == 200
    assert sign_in("dinkes").get(package).status_code == 404
    assert (
        "draf menunggu tanda terima Anda"
        in sign_in("hukum").get(reverse("drafting:list")).content.decode()
    )
    receive = reverse("drafting:receive", args=[handover.pk])
    assert sign_in("tapem").post(receive).status_code == 403
    assert sign_in("hukum").post(receive, {"note": "Lengkap."}).status_code == 302
    back = reverse("drafting:return", args=[handover.pk])
    assert sign_in("hukum").post(back, {"catatan1-text": ""}).status_code == 422
    chapter = chapters_of(discussed.draft)[3]
    notes = {
        "catatan1-text": "Judul tabel belum sesuai.", "catatan1-chapter": chapter.pk,
        "catatan1-agency": cast.dinkes.agency.pk, "catatan2-text": "Lengkapi dasar hukum.",
        "due_on": "6 Desember 2022",
    }  # fmt: skip
    assert sign_in("hukum").post(back, notes).status_code == 302
    assert [note.agency.short_name for note in handover.notes.order_by("number")] == [
        "Dinkes",
        "Bagian Tapem",
    ]
    board = sign_in("tapem").get(reverse("actionplan:board")).content.decode()
    assert "Draf belum siap" in board


def test_who_may(discussed: ActionPlan, sign_in: SignIn) -> None:
    url = page_of(discussed)
    for who, status in (("dinkes", 403), ("hukum", 403), ("stranger", 404), ("tegal", 404)):
        assert sign_in(who).get(url).status_code == status, who
        assert sign_in(who).post(url, {"confirm": "SERAHKAN"}).status_code == status, who
