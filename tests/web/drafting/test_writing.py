"""Editing, sealing and agreeing on the screen."""

import pytest
from django.urls import reverse

from tapem.actionplan.models import ActionPlan
from tapem.drafting.models import Node
from tapem.drafting.queries import chapters_of
from tests.cast import Cast
from tests.web.drafting.conftest import SignIn


@pytest.fixture
def chapter(discussed: ActionPlan) -> Node:
    return chapters_of(discussed.draft)[3]


@pytest.fixture
def text(chapter: Node) -> Node:
    found = chapter.children.filter(kind="paragraph").last()
    assert found is not None
    return found


def test_edit_and_stale(text: Node, sign_in: SignIn) -> None:
    url = reverse("drafting:node", args=[text.pk])
    client = sign_in("dinkes")
    assert client.post(url, {"body": "Satu.", "version": 1}).status_code == 302
    response = client.post(url, {"body": "Dua.", "version": 1})
    page = response.content.decode()
    assert response.status_code == 409
    assert "Tersimpan sekarang" in page
    assert "Satu." in page
    assert "Dua." in page
    assert client.post(url, {"body": "Dua.", "version": 2}).status_code == 302


def test_bad_text(text: Node, sign_in: SignIn) -> None:
    url = reverse("drafting:node", args=[text.pk])
    client = sign_in("tapem")
    for body, says in (
        ("Ada {{ tidak.ada }}.", "tidak dikenal"),
        ("Ada {{ spm.services|huruf }}.", "terbilang atau angka"),
        ("x" * 20_001, "20000"),
    ):
        response = client.post(url, {"body": body, "version": 1})
        assert response.status_code == 422, says
        assert says in response.content.decode()


def test_who_edits(text: Node, chapter: Node, discussed: ActionPlan, sign_in: SignIn) -> None:
    url = reverse("drafting:node", args=[text.pk])
    for who, status in (("hukum", 403), ("sekda", 403), ("stranger", 404), ("dinkes", 200)):
        assert sign_in(who).get(url).status_code == status, who
    other = chapters_of(discussed.draft)[0].children.filter(kind="paragraph").first()
    foreign = reverse("drafting:node", args=[other.pk])
    assert sign_in("dinkes").get(foreign).status_code == 403


def test_add_move_remove(chapter: Node, text: Node, sign_in: SignIn) -> None:
    client = sign_in("dinkes")
    add = reverse("drafting:add-node", args=[chapter.pk])
    assert client.post(add, {"kind": "paragraph", "body": ""}).status_code == 422
    assert client.post(add, {"kind": "heading", "title": ""}).status_code == 422
    assert client.post(add, {"kind": "paragraph", "body": "Baru."}).status_code == 302
    made = chapter.children.get(body="Baru.")
    place = made.order
    client.post(reverse("drafting:move-node", args=[made.pk]), {"arah": "naik"})
    made.refresh_from_db()
    assert made.order < place
    remove = reverse("drafting:remove-node", args=[made.pk])
    assert client.post(remove, {"reason": ""}).status_code == 422
    assert client.post(remove, {"reason": "Dobel."}).status_code == 302
    made.refresh_from_db()
    assert made.removed_at is not None


def test_seal_and_lift(chapter: Node, text: Node, sign_in: SignIn) -> None:
    seal, lift = (reverse(f"drafting:{n}", args=[chapter.pk]) for n in ("seal", "lift-seal"))
    client = sign_in("tapem")
    assert "Isinya sama dengan saat disepakati" in client.post(seal, follow=True).content.decode()
    client.post(reverse("drafting:node", args=[text.pk]), {"body": "Lain.", "version": 1})
    page = client.get(reverse("drafting:chapter", args=[chapter.pk]), follow=True).content.decode()
    assert "Berubah sesudah disepakati" in page
    assert client.post(lift, {"reason": ""}).status_code == 422
    assert client.post(lift, {"reason": "Dibahas lagi."}).status_code == 302
    for who, status in (("dinkes", 403), ("hukum", 403), ("stranger", 404)):
        assert sign_in(who).post(seal).status_code == status
    assert sign_in("tapem").get(seal).status_code == 405


def test_absent_agency_agrees(chapter: Node, sign_in: SignIn, cast: Cast) -> None:
    url = reverse("drafting:agree", args=[chapter.pk])
    page = sign_in("dindik").get(reverse("drafting:chapter", args=[chapter.pk]), follow=True)
    assert "Setujui bab ini" in page.content.decode()
    assert sign_in("dindik").post(url).status_code == 302
    owner = chapter.owners.get(agency=cast.dindik.agency)
    assert owner.agreed_by == "Operator Dindikbud"
    assert sign_in("hukum").post(url).status_code == 404


def test_a_figure_shows_its_source(chapter: Node, sign_in: SignIn) -> None:
    page = sign_in("tapem").get(reverse("drafting:chapter", args=[chapter.pk]), follow=True)
    text = page.content.decode()
    assert 'class="fig"' in text
    assert "Jumlah jenis pelayanan dasar: Katalog jenis pelayanan dasar SPM" in text
