"""Every page of a draft opens for those who may read it, and for nobody else."""

from django.urls import reverse

from tapem.actionplan.models import ActionPlan
from tapem.drafting.actions import freeze_version, hand_over, receive_handover
from tapem.drafting.queries import chapters_of
from tests.cast import Cast
from tests.web.drafting.conftest import SignIn

READERS = ("tapem", "dinkes", "hukum", "sekda")


def pages(plan: ActionPlan) -> dict[str, str]:
    draft = plan.draft
    chapter = chapters_of(draft)[3]
    correction = draft.corrections.get(number=1)
    return {
        "list": reverse("drafting:list"),
        "draft": reverse("drafting:draft", args=[draft.pk]),
        "corrections": reverse("drafting:corrections", args=[draft.pk]),
        "all": reverse("drafting:corrections", args=[draft.pk]) + "?keadaan=semua",
        "correction": reverse("drafting:correction", args=[correction.pk]),
        "versions": reverse("drafting:versions", args=[draft.pk]),
        "chapter": reverse("actionplan:chapter", args=[plan.pk, 4]),
        "chapter of draft": reverse("drafting:chapter", args=[chapter.pk]),
    }


def test_readers(discussed: ActionPlan, sign_in: SignIn) -> None:
    for who in READERS:
        client = sign_in(who)
        for name, url in pages(discussed).items():
            response = client.get(url, follow=True)
            assert response.status_code == 200, (who, name)
            assert response.content.decode().count("<h1") == 1, (who, name)


def test_strangers(discussed: ActionPlan, sign_in: SignIn) -> None:
    for who in ("stranger", "tegal"):
        client = sign_in(who)
        for name, url in pages(discussed).items():
            expected = 200 if name == "list" else 404
            assert client.get(url).status_code == expected, (who, name)
            if name == "list":
                assert "Raperbup" not in client.get(url).content.decode()


def test_pages_that_write(discussed: ActionPlan, sign_in: SignIn) -> None:
    draft = discussed.draft
    chapter = chapters_of(draft)[3]
    paragraph = chapter.children.filter(kind="paragraph").first()
    for who, lead in (("tapem", 200), ("dinkes", 403)):
        client = sign_in(who)
        for name, key, status in (
            ("node", paragraph.pk, 200),
            ("add-node", chapter.pk, 200),
            ("send-correction", draft.pk, lead),
            ("hand-over", draft.pk, lead),
        ):
            url = reverse(f"drafting:{name}", args=[key])
            assert client.get(url).status_code == status, (who, name)


def test_versions_compared(discussed: ActionPlan, sign_in: SignIn, cast: Cast) -> None:
    for label in ("satu", "dua"):
        freeze_version(actor=cast.tapem, draft=discussed.draft, label=label)
    url = reverse("drafting:compare", args=[discussed.draft_id, 1, 2])
    page = sign_in("hukum").get(url).content.decode()
    assert "Kedua versi sama" in page
    gone = reverse("drafting:compare", args=[discussed.draft_id, 1, 9])
    assert sign_in("hukum").get(gone).status_code == 404


def test_hand_over_pages(discussed: ActionPlan, sign_in: SignIn, cast: Cast) -> None:
    made = hand_over(actor=cast.tapem, draft=discussed.draft, reason="Batas waktu besok.")
    detail = reverse("drafting:handover", args=[made.pk])
    assert "Nyatakan diterima" in sign_in("hukum").get(detail).content.decode()
    assert "Nyatakan diterima" not in sign_in("tapem").get(detail).content.decode()
    assert sign_in("dinkes").get(detail).status_code == 404
    receive_handover(actor=cast.hukum, handover=made)
    back = reverse("drafting:return", args=[made.pk])
    assert sign_in("hukum").get(back).status_code == 200
    assert sign_in("tapem").get(back).status_code == 403
    assert sign_in("sekda").get(reverse("drafting:list")).status_code == 200
