"""The board states the situation, lists open, partners see their side, queries are pinned."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tapem.cooperation import actions
from tests.cast import Cast
from tests.rooms.cooperation.stage import Stage, state_claims
from tests.rooms.cooperation.test_work import duty


def at(name: str, *args: object) -> str:
    return reverse(f"cooperation:{name}", args=args)


def page(client: Client, url: str) -> str:
    answer = client.get(url)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_board_says_the_situation(stage: Stage, cast: Cast, client: Client) -> None:
    client.force_login(cast.tapem.user)
    body = page(client, at("board"))
    assert "<h1>14 perjanjian ditandatangani, 4 sudah berjalan</h1>" in body
    assert "Di mana 18 perjanjian itu sekarang" in body
    assert "77,8 %" in body
    assert "28,6 %" in body
    assert "belum diputuskan" in body
    assert "Lengkapi 10 judul" in body
    assert "dipindah dari Purbalingga ke Pemalang" in body


def test_the_contradiction_stands_on_top_for_the_host_only(
    stage: Stage, cast: Cast, client: Client
) -> None:
    state_claims(cast, stage)
    actions.compare_claims(actor=cast.tapem, meeting=stage.meeting, alliance=stage.alliance)
    words = "laporan menyebut 4, lalu 3. Register mencatat 4."
    client.force_login(cast.tapem.user)
    body = page(client, at("board"))
    assert words in body
    assert reverse("meetings:discrepancy", args=[stage.meeting.discrepancies.get().pk]) in body
    client.force_login(cast.tegal.user)
    assert words not in page(client, at("board"))


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("situasi=implemented", 4),
        ("situasi=idle", 10),
        ("situasi=pending", 4),
        ("situasi=untitled", 10),
        ("situasi=cancelled", 0),
        ("pihak=33.28", 1),
        ("opd=DPU TR", 2),
        ("opd=-", 11),
        ("q=bencana", 1),
        ("q=tidak ada", 0),
        ("situasi=apa", 0),
    ],
)
def test_lists_open_by_segment(
    stage: Stage, cast: Cast, client: Client, query: str, count: int
) -> None:
    client.force_login(cast.tapem.user)
    body = page(client, f"{at('agreements', stage.alliance.pk)}?{query}")
    assert body.count('<th scope="row">') == count


def test_the_fragment_is_the_same_element(stage: Stage, cast: Cast, client: Client) -> None:
    client.force_login(cast.tapem.user)
    url = f"{at('agreements', stage.alliance.pk)}?situasi=idle"
    fragment = client.get(url, headers={"HX-Request": "true"}).content.decode()
    assert fragment.strip().startswith('<section class="card" id="perjanjian">')
    assert "<html" not in fragment
    assert 'role="status"' in fragment
    assert fragment.strip() in page(client, url)


def test_a_partner_reads_the_register_but_not_the_inside_of_others(
    stage: Stage, cast: Cast, client: Client
) -> None:
    duty(cast, stage, text="Rahasia dua kabupaten")
    client.force_login(cast.tegal.user)
    body = page(client, at("agreement", stage["P01"].pk))
    assert "Jembatan penghubung Kali Keruh" in body
    assert "Rincian hanya untuk para pihak" in body
    for url in (at("agreement", stage["P01"].pk), at("board"), at("findings", stage.alliance.pk)):
        assert "Rahasia dua kabupaten" not in page(client, url)
    client.force_login(cast.pekalongan.user)
    assert "Rahasia dua kabupaten" in page(client, at("agreement", stage["P01"].pk))


def test_a_partner_finds_its_own_side_to_fill(stage: Stage, cast: Cast, client: Client) -> None:
    client.force_login(cast.pekalongan.user)
    assert "Perbarui bagian daerah Anda" in page(client, at("board"))
    body = page(client, at("agreement", stage["P01"].pk))
    assert at("lead", stage["P01"].pk, "33.26") in body
    assert at("lead", stage["P01"].pk, "33.27") not in body
    assert at("title", stage["P01"].pk) not in body


def test_two_axes_are_shown_apart(stage: Stage, cast: Cast, client: Client) -> None:
    client.force_login(cast.tapem.user)
    body = page(client, at("agreement", stage["P05"].pk))
    assert "PKS nomor 5 (judul belum diketahui): ditandatangani, belum ada pelaksanaan" in body
    assert body.count('aria-current="step"') == 2
    draft = page(client, at("agreement", stage["R4"].pk))
    assert draft.count('aria-current="step"') == 1
    assert "Dimulai sesudah semua pihak menandatangani." in draft
    assert "Tetapkan leading sector" in draft


def test_nothing_yet(cast: Cast, client: Client) -> None:
    client.force_login(cast.tapem.user)
    assert "Belum ada wadah kerja sama" in page(client, at("board"))
    client.force_login(cast.stranger.user)
    assert "Belum ada daftar parameter" in page(client, at("parameters"))


def test_recap_downloads_with_its_name(stage: Stage, cast: Cast, client: Client) -> None:
    client.force_login(cast.banyumas.user)
    answer = client.get(at("recap", stage.alliance.pk))
    assert answer["Content-Disposition"] == 'attachment; filename="rekap-pks-2022-11-29.xlsx"'
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer.content[:2] == b"PK"


@pytest.mark.parametrize(
    ("name", "most"),
    [("alliance", 45), ("agreements", 20), ("findings", 45), ("register", 22), ("evaluations", 16)],
)
def test_queries_do_not_grow_with_the_register(
    stage: Stage, cast: Cast, client: Client, name: str, most: int
) -> None:
    client.force_login(cast.tapem.user)
    url = at(name, stage.alliance.pk)
    client.get(url)
    with CaptureQueriesContext(connection) as before:
        client.get(url)
    for number in range(4):
        actions.record_already_signed(
            actor=cast.tapem,
            alliance=stage.alliance,
            title=f"PKS tambahan {number}",
            parties=[stage.regions["33.27"], stage.regions["33.28"]],
        )
    with CaptureQueriesContext(connection) as after:
        client.get(url)
    assert len(after) == len(before) <= most


def test_queries_of_the_agreement_page_are_pinned(stage: Stage, cast: Cast, client: Client) -> None:
    client.force_login(cast.tapem.user)
    url = at("agreement", stage["P01"].pk)
    client.get(url)
    with CaptureQueriesContext(connection) as before:
        client.get(url)
    for number in range(3):
        duty(cast, stage, text=f"Kewajiban {number}")
    with CaptureQueriesContext(connection) as after:
        client.get(url)
    assert len(after) <= len(before) + 2
    assert len(before) <= 45
