"""Scans and history on the screens: those who may see them do, and nobody else."""

from django.test import Client
from django.urls import reverse

from tapem.audit.models import Access
from tests.cast import Cast
from tests.rooms.cooperation.stage import Stage
from tests.rooms.cooperation.test_copies import PDF, amend, keep
from tests.rooms.cooperation.test_work import duty
from tests.web.cooperation.cases import scan


def at(name: str, *args: object) -> str:
    return reverse(f"cooperation:{name}", args=args)


def body(client: Client, url: str) -> str:
    return client.get(url).content.decode()


def test_a_scan_is_uploaded_shown_and_downloaded_by_its_parties_only(
    stage: Stage, cast: Cast, client: Client
) -> None:
    client.force_login(cast.pekalongan.user)
    sent = {"dated_on": "1-3-2020", "reference_number": "415.4/1", "file": scan()}
    url = at("signed-copy", stage["P01"].pk, "33.26")
    assert client.post(url, sent).status_code == 302
    document = stage["P01"].documents.get(file__isnull=False)
    assert document.file is not None
    page = body(client, at("agreement", stage["P01"].pk))
    assert "naskah.pdf" in page
    assert document.file.sha256[:12] in page
    download = reverse("files:download", args=[document.file.pk])
    for member, status in (("pekalongan", 200), ("tapem", 200), ("tegal", 404), ("stranger", 404)):
        client.force_login(cast[member].user)
        assert client.get(download).status_code == status
    assert Access.objects.filter(subject_key=str(document.file.pk)).count() == 2


def test_what_is_downloaded_is_what_was_uploaded(stage: Stage, cast: Cast, client: Client) -> None:
    document = keep(cast, stage)
    client.force_login(cast.tapem.user)
    answer = client.get(reverse("files:download", args=[document.file.pk]))  # type: ignore[attr-defined]
    assert answer.content == PDF
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_addenda_stand_on_the_page_of_the_parties(stage: Stage, cast: Cast, client: Client) -> None:
    amend(cast, stage)
    client.force_login(cast.tapem.user)
    page = body(client, at("agreement", stage["P01"].pk))
    assert "Adendum 1, nomor 415.4/7/2021" in page
    assert "Pasal 7: biaya pemeliharaan dibagi dua." in page
    assert "salinan belum ada" in page
    client.force_login(cast.tegal.user)
    assert "415.4/7/2021" not in body(client, at("agreement", stage["P01"].pk))


def test_the_history_says_who_when_from_what_to_what_and_why(
    stage: Stage, cast: Cast, client: Client
) -> None:
    client.force_login(cast.tapem.user)
    url = at("stall", stage["P01"].pk)
    client.post(url, {"reason": "Anggaran dialihkan", "version": stage["P01"].version})
    page = body(client, at("agreement", stage["P01"].pk))
    history = page[page.index('id="riwayat"') :]
    assert "Keadaan pelaksanaan berubah" in history
    assert "Berjalan" in history
    assert "Terhenti" in history
    assert "Alasan: Anggaran dialihkan" in history
    assert "Koordinator Tapem" in history
    assert "implementation_state" not in history


def test_names_of_people_stay_in_their_regency(stage: Stage, cast: Cast, client: Client) -> None:
    duty(cast, stage, text="Memelihara oprit")
    client.force_login(cast.pekalongan.user)
    page = body(client, at("agreement", stage["P01"].pk))
    history = page[page.index('id="riwayat"') :]
    assert "Kewajiban dicatat" in history
    assert "Bagian Tata Pemerintahan, Kab. Pemalang" in history
    assert "Koordinator Tapem" not in history
    client.force_login(cast.tegal.user)
    assert 'id="riwayat"' not in body(client, at("agreement", stage["P01"].pk))


def test_why_it_stands_still_is_for_the_parties(stage: Stage, cast: Cast, client: Client) -> None:
    client.force_login(cast.tapem.user)
    url = at("stall", stage["P01"].pk)
    client.post(url, {"reason": "Anggaran dialihkan", "version": stage["P01"].version})
    for member, told, named in (
        ("tapem", True, True),
        ("pekalongan", True, False),
        ("tegal", False, False),
    ):
        client.force_login(cast[member].user)
        page = body(client, at("agreement", stage["P01"].pk))
        assert "Terhenti" in page
        assert ("Anggaran dialihkan" in page) is told
        assert ("Koordinator Tapem" in page) is named


def test_the_alliance_has_its_history(stage: Stage, cast: Cast, client: Client) -> None:
    client.force_login(cast.tegal.user)
    page = body(client, at("alliance", stage.alliance.pk))
    history = page[page.index('id="riwayat"') :]
    assert "Kab. Pemalang" in history
    assert "Koordinator Tapem" not in history
