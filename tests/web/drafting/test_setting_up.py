"""Screens that start a draft, name its team, cite regulations, record stages and tell its history."""

import pytest
from django.urls import reverse

from tapem.actionplan.models import ActionPlan
from tapem.drafting.models import Correction, Draft, Handover, NodeOwner
from tapem.drafting.queries import chapters_of
from tests.cast import Cast
from tests.web.drafting.conftest import SignIn
from tests.world import World

GOOD = {
    "kind": "perbup", "about": "Rencana Aksi Contoh Kedua", "short_title": "Raperbup Kedua",
    "first_year": "2023", "last_year": "2026", "due_on": "1-12-2022",
}  # fmt: skip


def address(plan: ActionPlan, name: str) -> str:
    return reverse(f"drafting:{name}", args=[plan.draft_id])


def test_start_a_draft_then_its_plan(plan: ActionPlan, sign_in: SignIn) -> None:
    url, client = reverse("drafting:start"), sign_in("tapem")
    for wrong, says in (
        ({"about": ""}, "Tulis nama peraturan."),
        ({"about": "x" * 301}, "300"),
        ({"first_year": "dua ribu"}, "empat angka"),
        ({"last_year": "2020"}, "sama dengan atau sesudah"),
        ({"due_on": "31-11-2022"}, "31-11-2022"),
        ({"due_on": "1-11-2022"}, "sudah lewat"),
        ({"kind": "surat"}, "surat"),
    ):
        response = client.post(url, GOOD | wrong)
        assert response.status_code == 422, says
        page = response.content.decode()
        assert says in page
        assert "Raperbup Kedua" in page
    for _twice in range(2):
        response = client.post(url, GOOD | {"idempotency_key": "k"})
        assert response.status_code == 302
    made = Draft.objects.get(short_title="Raperbup Kedua")
    assert response["Location"] == reverse("drafting:team", args=[made.pk])
    assert "Susun rencana aksi" in client.get(response["Location"]).content.decode()
    begin = reverse("actionplan:start", args=[made.pk])
    assert client.get(begin).status_code == 200
    assert client.post(begin, {"base_year": "2099", "edition": plan.edition_id}).status_code == 422
    assert client.post(begin, {"base_year": "2022", "edition": "x"}).status_code == 422
    good = {"base_year": "2022", "edition": plan.edition_id}
    assert client.post(begin, good).status_code == 302
    assert len(chapters_of(made)) == 7
    again = client.post(begin, good)
    assert again.status_code == 422
    assert "sudah mempunyai rencana aksi" in again.content.decode()
    for who, status in (("dinkes", 403), ("hukum", 403), ("tegal", 403)):
        refused = sign_in(who).get(url)
        assert refused.status_code == status, who
        assert "Bagian Tata Pemerintahan" in refused.content.decode()


def test_team_and_owners(plan: ActionPlan, sign_in: SignIn, world: World) -> None:
    client, draft = sign_in("tapem"), plan.draft
    outside = world.region.agencies.exclude(pk__in=draft.team.values("agency")).first()
    assert outside is not None
    member = address(plan, "add-member")
    assert client.post(member, {"agency": "bukan"}).status_code == 422
    assert client.post(member, {"agency": outside.pk, "note": "x" * 201}).status_code == 422
    assert client.post(member, {"agency": outside.pk, "note": "SK contoh"}).status_code == 302
    assert client.post(member, {"agency": outside.pk}).status_code == 422
    owner, chapter = address(plan, "name-owner"), chapters_of(draft)[0]
    assert client.post(owner, {"chapter": "", "owner": outside.pk}).status_code == 422
    named = {"chapter": chapter.pk, "owner": outside.pk, "obliged": "on"}
    assert client.post(owner, named).status_code == 302
    row = NodeOwner.objects.get(node=chapter, agency=outside)
    assert row.obliged
    release = reverse("drafting:release-owner", args=[draft.pk, row.pk])
    refused = client.post(release, {"reason": ""})
    assert refused.status_code == 422
    assert "Tulis alasannya." in refused.content.decode()
    assert client.post(release, {"reason": "Salah pilih."}).status_code == 302
    assert client.post(release, {"reason": "Lagi."}).status_code == 404
    for who, status in (("dinkes", 200), ("hukum", 200), ("tegal", 404), ("stranger", 404)):
        assert sign_in(who).get(address(plan, "team")).status_code == status, who
    assert sign_in("dinkes").post(owner, named).status_code == 403


def test_citations(plan: ActionPlan, sign_in: SignIn) -> None:
    client, keep = sign_in("tapem"), address(plan, "keep-citation")
    good = {
        "kind": "permendagri", "number": "999", "year": "2021", "about": "Contoh Peraturan",
        "source": "contoh",
    }  # fmt: skip
    for wrong, says in (
        ({"number": ""}, "Tulis nomor peraturan."),
        ({"year": "2023"}, "tahun ini"),
        ({"year": "21"}, "empat angka"),
        ({"about": "x" * 401}, "400"),
        ({"source": ""}, "sumber data"),
    ):
        response = client.post(keep, good | wrong)
        assert response.status_code == 422, says
        assert says in response.content.decode()
    assert client.post(keep, good).status_code == 302
    page = client.get(address(plan, "citations")).content.decode()
    assert "Nomor 999 Tahun 2021 tentang Contoh Peraturan" in page
    twice = client.post(keep, good)
    assert "sudah ada; pilih dari daftar" in twice.content.decode()
    assert client.post(address(plan, "cite"), {"citation": "x"}).status_code == 422
    assert sign_in("dinkes").post(keep, good).status_code == 403
    assert sign_in("tegal").get(address(plan, "citations")).status_code == 404


@pytest.fixture
def received(discussed: ActionPlan, sign_in: SignIn) -> ActionPlan:
    sent = {"reason": "Batas waktu besok.", "confirm": "SERAHKAN"}
    assert sign_in("tapem").post(address(discussed, "hand-over"), sent).status_code == 302
    receive = reverse("drafting:receive", args=[Handover.objects.get().pk])
    assert sign_in("hukum").post(receive).status_code == 302
    return discussed


def test_stages_after_the_hand_over(received: ActionPlan, sign_in: SignIn) -> None:
    url, client = address(received, "stages"), sign_in("hukum")
    assert "Harmonisasi" in client.get(url).content.decode()
    version = Draft.objects.get().version
    good = {"to": "harmonisation", "held_on": "29-11-2022", "version": version}
    for wrong, says in (
        ({"held_on": "30-11-2022"}, "belum tiba"),
        ({"held_on": "1-1-2022"}, "mendahului"),
        ({"held_on": "kemarin"}, "kemarin"),
        ({"to": "promulgated"}, "promulgated"),
        ({"to": ""}, "Pilih tahap."),
        ({"note": "x" * 301}, "300"),
    ):
        response = client.post(url, good | wrong)
        assert response.status_code == 422, says
        assert says in response.content.decode()
    assert client.post(url, good).status_code == 302
    stale = client.post(url, good | {"to": "facilitation"})
    page = stale.content.decode()
    assert stale.status_code == 409
    assert "Harmonisasi" in page
    assert "Fasilitasi Gubernur" in page
    refused = sign_in("tapem").post(url, good)
    assert refused.status_code == 403
    assert "Bagian Hukum" in refused.content.decode()
    assert "dicatat oleh Bagian Hukum" in sign_in("dinkes").get(url).content.decode()


def test_histories_are_seen_by_whoever_sees_the_thing(
    discussed: ActionPlan, sign_in: SignIn, cast: Cast
) -> None:
    found = Correction.objects.filter(agency=cast.dinkes.agency).first()
    assert found is not None
    answer = reverse("drafting:answer-correction", args=[found.pk])
    sent = {"text": "Sudah diperbaiki.", "change": "kosong menjadi 12", "version": found.version}
    assert sign_in("dinkes").post(answer, sent).status_code == 302
    addresses = (
        (reverse("drafting:correction-history", args=[found.pk]), "menjawab koreksi"),
        (reverse("drafting:unit-history", args=[found.chapter_id]), "menetapkan pengampu"),
        (address(discussed, "history"), "memulai rancangan"),
    )
    for url, says in addresses:
        for who, status in (
            ("tapem", 200), ("dinkes", 200), ("hukum", 200), ("sekda", 200), ("tegal", 404),
            ("stranger", 404),
        ):  # fmt: skip
            response = sign_in(who).get(url)
            assert response.status_code == status, (who, url)
            if status == 200:
                assert says in response.content.decode(), url
