"""Every page opens for those who may, and for nobody else."""

import pytest

from tapem.spm.actions import fill_cell, load_calendar, record_problem
from tapem.spm.choices import Stage

OWN_PAGES = (
    "/spm/", "/spm/?tahun=2021", "/spm/2022/permasalahan/", "/spm/2022/kalender/", "/spm/2022/kementerian/",
    "/spm/2022/indeks/", "/spm/2022/indeks/?tw=2", "/spm/2022/rekap/", "/spm/2022/pemeriksaan/",
    "/spm/2022/ekspor/rekap.csv", "/spm/2022/ekspor/kementerian.csv", "/spm/2022/ekspor/indeks.csv",
    "/spm/2022/ekspor/anggaran.csv", "/spm/2022/ekspor/permasalahan.csv", "/spm/2022/ekspor/keterisian.csv",
)  # fmt: skip
PAGES_OF_THE_REGION = ("/spm/tren/", "/spm/2022/andai/", "/spm/2022/laporan.docx")
FORM = "/spm/2022/kes-02/"
MARK = "Kurang bidan"


@pytest.fixture
def filled(spm, cast):
    """A form of Dinkes whose figure and problem can be told from all others."""
    load_calendar(actor=cast.tapem, year=2022)
    record_problem(actor=cast.dinkes, form=spm.form, stage=Stage.NEEDS, description=MARK)
    fill_cell(actor=cast.dinkes, form=spm.form, line="penerima", column="needed", text="98761")
    return spm.form


@pytest.mark.parametrize("member", ["tapem", "sekda", "hukum"])
def test_pages_open(filled, sign_in, member):
    client = sign_in(member)
    for address in (*OWN_PAGES, *PAGES_OF_THE_REGION, FORM):
        assert client.get(address).status_code == 200, address


@pytest.mark.parametrize("member", ["dinkes", "kadinkes"])
def test_an_agency_opens_its_own(filled, sign_in, member):
    client = sign_in(member)
    for address in (*OWN_PAGES, FORM):
        assert client.get(address).status_code == 200, address
    assert "98.761" in client.get("/spm/2022/kementerian/").content.decode()
    assert ";98761;" in client.get("/spm/2022/ekspor/kementerian.csv").content.decode()
    assert MARK in client.get("/spm/2022/ekspor/permasalahan.csv").content.decode("utf-8-sig")
    assert client.get("/spm/2022/ekspor/rekap.xlsx").content[:2] == b"PK"
    for address in PAGES_OF_THE_REGION:
        assert client.get(address).status_code == 403, address


def test_figures_of_another_agency_reach_no_page(filled, sign_in):
    client = sign_in("bpbd")
    for address in OWN_PAGES:
        text = client.get(address).content.decode()
        assert "98.761" not in text, address
        assert "98761" not in text, address
        assert MARK not in text, address
        assert filled.service.name not in text, address
    assert client.get(FORM).status_code == 404


def test_an_agency_sees_no_mean_of_the_region(filled, sign_in):
    own = sign_in("dinkes")
    assert "Urusan dan daerah" not in own.get("/spm/2022/indeks/").content.decode()
    assert "Daerah;" not in own.get("/spm/2022/ekspor/indeks.csv").content.decode("utf-8-sig")
    whole = sign_in("tapem")
    assert "Urusan dan daerah" in whole.get("/spm/2022/indeks/").content.decode()
    assert "Daerah;" in whole.get("/spm/2022/ekspor/indeks.csv").content.decode("utf-8-sig")


@pytest.mark.parametrize(("member", "status"), [("tegal", 403), ("stranger", 200)])
def test_partners_are_told_who_can(spm, sign_in, member, status):
    assert sign_in(member).get("/spm/").status_code == status


@pytest.mark.parametrize("member", ["tegal", "stranger"])
def test_a_form_elsewhere_does_not_exist(spm, sign_in, member):
    client = sign_in(member)
    assert client.get("/spm/2022/kes-02/").status_code == 404
    assert client.get(f"/spm/form/{spm.form.pk}/").status_code == 404
    assert client.post(f"/spm/form/{spm.form.pk}/ajukan/").status_code == 404


def test_nobody_without_sign_in(spm, client):
    for address in (*OWN_PAGES, *PAGES_OF_THE_REGION, FORM):
        assert client.get(address).status_code == 302


@pytest.mark.parametrize(
    "address",
    ["/spm/2022/xyz-99/", "/spm/1999/kes-02/", "/spm/?tahun=abc", "/spm/?tahun=1900", "/spm/2022/ekspor/lain.xlsx",
     "/spm/2022/ekspor/rekap.pdf"],
)  # fmt: skip
def test_nonsense_is_404(spm, sign_in, address):
    assert sign_in("tapem").get(address).status_code == 404


def test_the_key_leads_to_the_readable_address(spm, sign_in):
    answer = sign_in("dinkes").get(f"/spm/form/{spm.form.pk}/")
    assert answer.url == "/spm/2022/kes-02/"


def test_workbook_pages(spm, sign_in):
    client = sign_in("dinkes")
    assert client.get("/spm/2022/buku-kerja/").status_code == 200
    answer = client.get("/spm/2022/buku-kerja.xlsx")
    assert answer.content[:2] == b"PK"
    assert sign_in("sekda").get("/spm/2022/buku-kerja/").status_code == 403


def board(client, query):
    return client.get(f"/spm/?tahun=2022&{query}").content.decode()


def test_board_is_narrowed_by_affair_agency_state_and_quarter(filled, sign_in):
    client, service = sign_in("tapem"), "Pelayanan Kesehatan Ibu Bersalin"
    everything = board(client, "")
    assert everything.count("<small>KES-") == 12
    assert everything.count("<small>SOS-") == 5
    only = board(client, "urusan=1.02")
    assert only.count("<small>KES-") == 12
    assert "<small>SOS-" not in only
    drafts = board(client, f"opd={filled.agency_id}&keadaan=draft")
    assert service in drafts
    assert drafts.count("<small>KES-") == 1
    assert board(client, f"opd={filled.agency_id}&keadaan=none").count("<small>KES-") == 11
    assert "tidak ada layanan untuk saringan ini" in board(client, "keadaan=locked")
    assert client.get("/spm/?tahun=2022&tw=9&opd=x&urusan=y").status_code == 200


def test_board_looks_back_to_an_earlier_quarter(filled, cast, sign_in):
    for column, text in (("q1", "20000"), ("q2", "50000"), ("q3", "70000")):
        fill_cell(actor=cast.dinkes, form=filled, line="penerima", column=column, text=text)
    client = sign_in("tapem")
    assert "70,9" in board(client, "urusan=1.02")
    back = board(client, "urusan=1.02&tw=1")
    assert "70,9" not in back
    assert "20,3" in back


def test_a_planned_ceiling_shows_what_it_would_change(filled, cast, sign_in):
    for line, column, text in (("penerima", "q3", "49380"), ("dana-pad", "allocation", "900000000"),
                               ("dana-pad", "q3", "493800000")):  # fmt: skip
        fill_cell(actor=cast.dinkes, form=filled, line=line, column=column, text=text)
    client = sign_in("tapem")
    page = client.get("/spm/2022/andai/", {"tw": "3", "layanan": "KES-02", "pagu": "10.005.000"})
    text = page.content.decode()
    assert "Rp10.005.000,00 kira-kira melayani 1.000 lagi" in text  # Rp10.000 each, half left over
    assert "49,99" in text
    assert "51,01" in text
    wrong = client.get("/spm/2022/andai/", {"layanan": "KES-02", "pagu": "banyak"})
    assert wrong.status_code == 200
    assert 'aria-invalid="true"' in wrong.content.decode()


def test_checks_of_a_year_name_cell_and_rule_and_link_to_it(filled, cast, sign_in):
    fill_cell(actor=cast.dinkes, form=filled, line="penerima", column="q1", text="500")
    fill_cell(actor=cast.dinkes, form=filled, line="penerima", column="q2", text="400")
    text = sign_in("dinkes").get("/spm/2022/pemeriksaan/").content.decode()
    assert "angka kumulatif turun dari 500 ke 400" in text
    assert "/spm/2022/kes-02/#in-penerima-q2" in text
    assert "Pelayanan Kesehatan Ibu Hamil belum diisi." in text  # R01
    assert "Pendidikan Kesetaraan belum diisi." not in text
    whole = sign_in("tapem").get("/spm/2022/pemeriksaan/").content.decode()
    assert "Pendidikan Kesetaraan belum diisi." in whole
