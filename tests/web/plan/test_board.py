"""The readiness board: what its title says, its links, who sees it, how many queries it takes."""

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from tapem.actionplan.models import ActionPlan
from tapem.actionplan.queries import board_of
from tapem.actionplan.rules import Place, Standing
from tapem.drafting.actions import edit_node, seal_chapter
from tapem.drafting.queries import chapters_of
from tapem.web.plan.words import counts_of, standing_word
from tests.cast import Cast
from tests.web.plan.conftest import SignIn

BOARD = reverse("actionplan:board")


def test_title_states_the_situation(discussed: ActionPlan, sign_in: SignIn) -> None:
    page = sign_in("tapem").get(BOARD).content.decode()
    assert "Draf belum siap: 8 OPD masih berutang isian" in page
    assert "Buat memo kekurangan untuk 8 OPD" in page
    assert "Dindikbud mengampu layanan SPM tetapi tidak tercatat hadir" in page
    assert "belum diverifikasi" in page
    assert "Sel wajib kosong di seluruh naskah" in page
    assert "Bab III (form SPM)" in page


def test_words_of_the_board_are_translated(discussed: ActionPlan, sign_in: SignIn) -> None:
    with translation.override("en"):
        words = {standing_word(one) for one in Standing} - {""}
        assert len(words) == len(Standing) - 1
    place = Place(Standing.LACKING, corrections=1, cells=5, faults=2)
    assert counts_of(place) == "1 koreksi, 5 sel, 2 isian salah"
    assert counts_of(Place(Standing.CHECKED, answers=3)) == "3 jawaban"
    assert counts_of(Place(Standing.NO_PART)) == standing_word(Standing.NO_PART) == ""


def test_an_agency_reads_what_it_owes_itself(discussed: ActionPlan, sign_in: SignIn) -> None:
    page = sign_in("dputr").get(BOARD).content.decode()
    assert "DPU TR masih berutang 2 koreksi, 29 sel, dan 2 isian salah" in page
    assert "Buat memo" not in page


def test_who_sees_the_newest(discussed: ActionPlan, sign_in: SignIn) -> None:
    for who in ("hukum", "sekda", "dinkes", "tegal", "stranger"):
        response = sign_in(who).get(BOARD)
        assert response.status_code == 200, who
        shown = "Papan kesiapan" in response.content.decode()
        assert shown is (who not in {"tegal", "stranger"}), who


def test_one_plan(discussed: ActionPlan, sign_in: SignIn) -> None:
    url = reverse("actionplan:detail", args=[discussed.pk])
    for who, status in (("tapem", 200), ("tegal", 404), ("stranger", 404)):
        assert sign_in(who).get(url).status_code == status, who


def test_board_is_only_read(discussed: ActionPlan, sign_in: SignIn) -> None:
    assert sign_in("tapem").post(BOARD).status_code == 405


def test_queries_do_not_grow(discussed: ActionPlan, sign_in: SignIn, cast: Cast) -> None:
    client = sign_in("tapem")
    client.get(BOARD)
    with CaptureQueriesContext(connection) as few:
        client.get(BOARD)
    for row in list(discussed.rows.all())[:10]:
        row.pk, row.indicator = None, row.indicator + " lagi"
        row._state.adding = True
        row.id = type(row)._meta.pk.get_default()
        row.save(force_insert=True)
    with CaptureQueriesContext(connection) as many:
        client.get(BOARD)
    assert len(many) == len(few)
    assert len(few) <= 60


def test_a_broken_seal_is_listed(discussed: ActionPlan, sign_in: SignIn, cast: Cast) -> None:
    chapter = chapters_of(discussed.draft)[6]
    seal_chapter(actor=cast.tapem, node=chapter)
    text = chapter.children.get(kind="paragraph")
    edit_node(actor=cast.tapem, node=text, body="Kalimat lain.", version=1)
    page = sign_in("tapem").get(BOARD).content.decode()
    assert "Bab VII berubah sesudah disepakati" in page
    assert board_of(discussed).rows[6].seal.state == "broken"


def test_place_lists_corrections_and_cells(discussed: ActionPlan, sign_in: SignIn) -> None:
    agency = discussed.rows.filter(code="1.03.03.2.01").get().agency
    url = reverse("actionplan:place", args=[discussed.pk, 5, agency.pk])
    page = sign_in("dputr").get(url).content.decode()
    assert "K-007" in page
    assert "pagu 2026" in page
    assert sign_in("dinkes").get(url).status_code == 200
    assert sign_in("stranger").get(url).status_code == 404
    gone = reverse("actionplan:place", args=[discussed.pk, 9, agency.pk])
    assert sign_in("tapem").get(gone).status_code == 404


def test_memos_are_the_coordinators(discussed: ActionPlan, sign_in: SignIn) -> None:
    url = reverse("actionplan:memos", args=[discussed.pk])
    page = sign_in("tapem").get(url).content.decode()
    assert "Salin untuk WhatsApp" in page
    assert "*Kekurangan Raperbup Rencana Aksi SPM*" in page
    for who, status in (("dinkes", 403), ("hukum", 403), ("stranger", 404)):
        assert sign_in(who).get(url).status_code == status


def test_memos_are_issued_once(discussed: ActionPlan, sign_in: SignIn) -> None:
    url = reverse("actionplan:memos", args=[discussed.pk])
    client = sign_in("tapem")
    for _again in range(2):
        response = client.post(url, {"idempotency_key": "sekali"})
        assert response.status_code == 302
    papers = discussed.region.papers.filter(kind="memo")
    assert papers.count() == 16
    assert client.get(url).content.decode().count("memo-") == 16
