"""From empty to locked through the screens, with what is refused on the way."""

import pytest
from django.test import Client

from tapem.followups.models import FollowUp
from tapem.spm.actions import fill_cell
from tapem.spm.models import AchievementForm, MinistryTick, Problem, ReportingPeriod
from tapem.spm.queries.catalogue import districts_of
from tests.rooms.spm.conftest import fill_completely


def signed_in(cast, username):
    client = Client()
    client.force_login(cast[username].user)
    return client


def act(client, form, name, **sent):
    return client.post(f"/spm/form/{form.pk}/{name}/", sent)


def state(form):
    return AchievementForm.objects.get(pk=form.pk).state


def test_a_quarter_from_empty_to_locked(spm, cast):
    form = spm.form
    operator, head, section = (signed_in(cast, name) for name in ("dinkes", "kadinkes", "tapem"))
    refused = act(operator, form, "ajukan")
    assert refused.status_code == 422
    assert "#in-penerima-needed" in refused.content.decode()
    fill_completely(cast.dinkes, form)
    assert act(operator, form, "ajukan").status_code == 302
    assert act(section, form, "verifikasi").status_code == 403
    assert act(head, form, "sahkan").status_code == 302
    assert act(section, form, "verifikasi").status_code == 302
    assert act(operator, form, "kunci").status_code == 403
    assert act(section, form, "kunci").status_code == 302
    assert state(form) == "locked"
    opened = act(
        section, form, "buka-sel", cell="penerima:q1", reason="Salah ketik", until="30-11-2022"
    )
    assert opened.status_code == 302
    page = operator.get("/spm/2022/kes-02/").content.decode()
    assert page.count("data-cell ") == 1
    assert act(section, form, "triwulan-berikutnya").status_code == 302
    assert state(form) == "draft"


def test_doubled_submit_acts_once(spm, cast):
    fill_completely(cast.dinkes, spm.form)
    client = signed_in(cast, "dinkes")
    first = act(client, spm.form, "ajukan", idempotency_key="a")
    second = act(client, spm.form, "ajukan", idempotency_key="a")
    assert first.url == second.url


def test_return_needs_a_reason_and_keeps_the_page(spm, cast):
    fill_completely(cast.dinkes, spm.form)
    act(signed_in(cast, "dinkes"), spm.form, "ajukan")
    section = signed_in(cast, "tapem")
    refused = act(section, spm.form, "kembalikan", reason="")
    assert refused.status_code == 422
    assert "Tulis alasan pengembalian" in refused.content.decode()
    assert act(section, spm.form, "kembalikan", reason="Periksa Tw II").status_code == 302
    assert "Periksa Tw II" in signed_in(cast, "dinkes").get("/spm/2022/kes-02/").content.decode()


def test_approval_on_paper(spm, cast):
    fill_completely(cast.dinkes, spm.form)
    act(signed_in(cast, "dinkes"), spm.form, "ajukan")
    section = signed_in(cast, "tapem")
    refused = act(section, spm.form, "sahkan", paper_reference="")
    assert refused.status_code == 422
    assert act(section, spm.form, "sahkan", paper_reference="440/1").status_code == 302


def test_reopening_refuses_nonsense(spm, cast):
    section = signed_in(cast, "tapem")
    for sent in ({"cell": "x:y", "reason": "a", "until": "30-11-2022"}, {"cell": "penerima:q1", "reason": "a", "until": "kapan"},
                 {"cell": "penerima:q1", "reason": "a", "until": "30-11-2022"}):  # fmt: skip
        assert act(section, spm.form, "buka-sel", **sent).status_code == 422


def test_nil_and_back(spm, cast):
    client = signed_in(cast, "dinkes")
    assert act(client, spm.form, "nihil", reason="").status_code == 422
    assert act(client, spm.form, "nihil", reason="Tidak ada kejadian").status_code == 302
    assert "nihil" in client.get("/spm/2022/kes-02/").content.decode()
    assert act(client, spm.form, "cabut-nihil").status_code == 302


def test_description_stage_fund_and_problem(spm, cast):
    client = signed_in(cast, "dinkes")
    form = spm.form
    assert (
        act(
            client,
            form,
            "keterangan",
            data_source="PWS",
            data_date="1 November 2022",
            reference_population="1.000",
        ).status_code
        == 302
    )
    assert act(client, form, "keterangan", data_source="PWS", data_date="besok").status_code == 422
    assert act(client, form, "keterangan", reference_population="banyak").status_code == 422
    assert act(client, form, "tahapan", stage="1", state="done", evidence="").status_code == 422
    assert act(client, form, "tahapan", stage="1", state="done", evidence="BA 1").status_code == 302
    assert act(client, form, "sumber-dana", fund="blud").status_code == 302
    assert act(client, form, "sumber-dana", fund="tiada").status_code == 404
    assert form.lines.filter(key="dana-blud").exists()
    assert act(client, form, "masalah", stage="2", description="").status_code == 422
    assert act(client, form, "masalah", stage="2", description="Kurang bidan").status_code == 302
    problem = Problem.objects.get()
    page = f"/spm/masalah/{problem.pk}/"
    words = {
        "description": "Kurang bidan desa",
        "root_cause": "mutasi",
        "solution": "usul formasi",
        "plan_row": "",
        "state": "open",
    }
    assert client.get(page).status_code == 200
    assert client.post(page, words | {"version": 1}).status_code == 302
    stale = client.post(page, words | {"version": 1, "description": "Lain"})
    assert stale.status_code == 409
    assert "Kurang bidan desa" in stale.content.decode()
    assert signed_in(cast, "bpbd").post(page, words | {"version": 2}).status_code == 404


def test_agencies_are_asked(spm, cast):
    section = signed_in(cast, "tapem")
    assert act(section, spm.form, "minta").status_code == 302
    assert FollowUp.objects.get().due_on.day == 30
    assert section.post("/spm/2022/minta/").status_code == 302
    assert FollowUp.objects.count() == 29
    assert signed_in(cast, "dinkes").post("/spm/2022/minta/").status_code == 403


def test_year_is_opened(spm, cast):
    assert signed_in(cast, "bpbd").post("/spm/2023/buka/").status_code == 302
    assert AchievementForm.objects.filter(year=2023).count() == 3


def test_ministry_ticks(spm, cast):
    fill_completely(cast.dinkes, spm.form)
    section = signed_in(cast, "tapem")
    line = spm.form.lines.get(key="penerima")
    address = "/spm/2022/kementerian/tandai/"
    assert section.post(address, {"line": line.pk, "tw": "3"}).status_code == 302
    assert MinistryTick.objects.get().quarter == 3
    assert "sudah" in section.get("/spm/2022/kementerian/?tw=3").content.decode()
    assert section.post(address, {"line": line.pk, "tw": "3", "act": "untick"}).status_code == 302
    assert not MinistryTick.objects.exists()
    assert section.post(address, {"line": "x"}).status_code == 404
    assert signed_in(cast, "bpbd").post(address, {"line": line.pk, "tw": "3"}).status_code == 404


def test_calendar_is_set_with_its_basis(spm, cast):
    section = signed_in(cast, "tapem")
    sent = {
        "quarter": "4",
        "tw4-opens_on": "2022-10-01",
        "tw4-closes_on": "2023-01-30",
        "tw4-source": "Surat Dirjen",
    }
    assert section.post("/spm/2022/kalender/", sent | {"tw4-source": ""}).status_code == 422
    assert (
        section.post("/spm/2022/kalender/", sent | {"tw4-closes_on": "2022-01-30"}).status_code
        == 422
    )
    assert section.post("/spm/2022/kalender/", sent).status_code == 302
    assert ReportingPeriod.objects.get().source == "Surat Dirjen"
    assert signed_in(cast, "dinkes").post("/spm/2022/kalender/", sent).status_code == 403


def test_exported_text_is_no_formula(spm, cast):
    client = signed_in(cast, "dinkes")
    act(client, spm.form, "masalah", stage="2", description="=1+1")
    section = signed_in(cast, "tapem")
    body = section.get("/spm/2022/ekspor/permasalahan.csv").content.decode("utf-8-sig")
    assert "'=1+1" in body


@pytest.fixture
def kecamatan(world):
    return list(districts_of(world.region)[:2])


def test_block_a_is_split_by_kecamatan_and_the_parts_must_sum(spm, cast, kecamatan):
    operator = signed_in(cast, "dinkes")
    refused = act(operator, spm.form, "kecamatan")
    assert refused.status_code == 422
    assert "Pilih paling sedikit satu kecamatan" in refused.content.decode()
    chosen = [str(one.pk) for one in kecamatan]
    assert act(operator, spm.form, "kecamatan", districts=chosen).status_code == 302
    fill_completely(cast.dinkes, spm.form)
    page = act(operator, spm.form, "ajukan").content.decode()
    assert "tetapi jumlah 2 kecamatan 2.000" in page
    for line in ("kec-33-27-01", "kec-33-27-02"):
        for column, text in (("needed", "500"), ("q1", "125"), ("q2", "250"), ("q3", "375")):
            fill_cell(actor=cast.dinkes, form=spm.form, line=line, column=column, text=text)
    assert act(operator, spm.form, "gabung-kecamatan").status_code == 422  # filled once
    assert act(operator, spm.form, "ajukan").status_code == 302


def test_split_that_nobody_filled_is_taken_back(spm, cast, kecamatan):
    operator = signed_in(cast, "dinkes")
    act(operator, spm.form, "kecamatan", districts=[str(one.pk) for one in kecamatan])
    assert spm.form.lines.filter(district__isnull=False).count() == 2
    assert act(operator, spm.form, "gabung-kecamatan").status_code == 302
    assert not spm.form.lines.filter(district__isnull=False).exists()
    assert act(operator, spm.form, "gabung-kecamatan").status_code == 422


def test_monthly_figures_are_chosen_before_the_first_one(spm, cast):
    operator = signed_in(cast, "dinkes")
    assert act(operator, spm.form, "jenis-angka", value_kind="monthly").status_code == 302
    page = operator.get("/spm/2022/kes-02/").content.decode()
    assert "Ibu bersalin, terlayani Oktober" in page
    assert "Angka setiap bulan, bukan kumulatif" in page
    fill_cell(
        actor=cast.dinkes, form=AchievementForm.objects.get(pk=spm.form.pk),
        line="penerima", column="m01", text="10",
    )  # fmt: skip
    refused = act(operator, spm.form, "jenis-angka", value_kind="cumulative")
    assert refused.status_code == 422
    assert "Sudah ada isian per periode" in refused.content.decode()


def test_what_is_not_yours_is_refused_before_its_form_is_read(spm, cast):
    for name in ("nihil", "kembalikan", "tahapan", "jenis-angka", "kecamatan"):
        assert act(signed_in(cast, "hukum"), spm.form, name).status_code == 403, name
