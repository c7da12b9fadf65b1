"""A cell saved by itself: saved, invalid, overtaken, locked; and the whole grid without a script."""

import pytest

from tapem.spm.actions import approve_form, fill_cell, submit_form
from tapem.spm.models import Cell
from tests.rooms.spm.conftest import fill_completely


def address(form, line="penerima", column="q1", act="isi/"):
    return f"/spm/form/{form.pk}/sel/{line}/{column}/{act}"


def test_saved_with_its_computed_cells(spm, sign_in):
    client = sign_in("dinkes")
    client.post(address(spm.form, column="needed"), {"value": "21.340", "version": "0"})
    answer = client.post(address(spm.form), {"value": "4.980", "version": "0"})
    body = answer.content.decode()
    assert answer.status_code == 200
    assert 'data-state="saved"' in body
    assert '"version": "1"' in body
    assert 'id="cell-penerima-rest" class="calc" hx-swap-oob="true"' in body
    assert "16.360" in body
    assert "23,34 %" in body


@pytest.mark.parametrize(
    ("value", "state"), [("tidak ada", "none"), ("tidak berlaku", "na"), ("", "empty")]
)
def test_answers_in_words_show_as_such(spm, sign_in, value, state):
    client = sign_in("dinkes")
    client.post(address(spm.form), {"value": "1", "version": "0"})
    answer = client.post(address(spm.form), {"value": value, "version": "1"})
    assert answer.status_code == 200
    assert f'data-state="{state}"' in answer.content.decode()


def test_a_comma_is_echoed_in_words(spm, sign_in):
    body = (
        sign_in("dinkes")
        .post(address(spm.form), {"value": "1,234", "version": "0"})
        .content.decode()
    )
    assert "seribu dua ratus tiga puluh empat" in body


def test_invalid_keeps_what_was_typed(spm, sign_in):
    answer = sign_in("dinkes").post(address(spm.form), {"value": "12 orang", "version": "0"})
    body = answer.content.decode()
    assert answer.status_code == 422
    assert 'value="12 orang"' in body
    assert "Isi angkanya saja: 12" in body
    assert not Cell.objects.exists()


def test_overtaken_shows_both_values(spm, cast, sign_in):
    fill_cell(actor=cast.kadinkes, form=spm.form, line="penerima", column="q1", text="15.210")
    answer = sign_in("dinkes").post(address(spm.form), {"value": "15.120", "version": "0"})
    body = answer.content.decode()
    assert answer.status_code == 409
    assert 'value="15.120"' in body
    assert "15.210" in body
    assert '"version": "1"' in body


def test_locked(spm, cast, sign_in):
    fill_completely(cast.dinkes, spm.form)
    submit_form(actor=cast.dinkes, form=spm.form)
    answer = sign_in("dinkes").post(address(spm.form), {"value": "17", "version": "1"})
    assert answer.status_code == 423
    assert "Anda mengetik 17." in answer.content.decode()
    assert Cell.objects.get(line__key="penerima", column="q1").value == 250


@pytest.mark.parametrize("member", ["tapem", "hukum", "sekda"])
def test_others_may_look_but_not_type(spm, sign_in, member):
    client = sign_in(member)
    assert client.post(address(spm.form), {"value": "1"}).status_code == 403
    assert client.get(address(spm.form, act="")).status_code == 200


@pytest.mark.parametrize("member", ["bpbd", "stranger", "tegal"])
def test_elsewhere_it_does_not_exist(spm, sign_in, member):
    assert sign_in(member).post(address(spm.form), {"value": "1"}).status_code == 404


def test_wrong_method_and_unknown_cells(spm, sign_in):
    client = sign_in("dinkes")
    assert client.get(address(spm.form)).status_code == 405
    assert client.post(address(spm.form, column="q9"), {"value": "1"}).status_code == 404
    assert client.post(address(spm.form, line="tiada"), {"value": "1"}).status_code == 404


def test_panel_is_a_fragment_and_a_page(spm, sign_in):
    client = sign_in("dinkes")
    client.post(address(spm.form), {"value": "5", "version": "0"})
    fragment = client.get(
        address(spm.form, act=""), headers={"HX-Request": "true"}
    ).content.decode()
    page = client.get(address(spm.form, act="")).content.decode()
    assert "<html" not in fragment
    assert "<html" in page
    for words in (
        "Riwayat sel",
        "belum diverifikasi",
        "(kosong)",
        "Operator Dinkes",
        "Permenkes 4/2019",
    ):
        assert words in fragment
        assert words in page


def test_note_explains_a_warning(spm, cast, sign_in):
    client = sign_in("dinkes")
    client.post(address(spm.form, column="needed"), {"value": "100", "version": "0"})
    client.post(address(spm.form), {"value": "105", "version": "0"})
    assert "melebihi" in client.get("/spm/2022/kes-02/").content.decode()
    answer = client.post(address(spm.form, act="keterangan/"), {"note": "termasuk warga luar"})
    assert answer.status_code == 302
    assert "sudah dijelaskan" in client.get("/spm/2022/kes-02/").content.decode()
    assert client.post(address(spm.form, act="keterangan/"), {"note": "x" * 400}).status_code == 422


def test_whole_grid_without_a_script(spm, sign_in):
    client = sign_in("dinkes")
    sent = {
        "base": "{}",
        "cell:penerima:needed": "100",
        "cell:penerima:q1": "",
        "cell:bidan:q1": "7",
    }
    answer = client.post(f"/spm/form/{spm.form.pk}/isian/", sent)
    assert answer.status_code == 302
    assert Cell.objects.count() == 2


def test_whole_grid_keeps_right_and_wrong(spm, sign_in):
    sent = {"base": "kacau", "cell:penerima:needed": "100", "cell:penerima:q1": "abc"}
    answer = sign_in("dinkes").post(f"/spm/form/{spm.form.pk}/isian/", sent)
    body = answer.content.decode()
    assert answer.status_code == 422
    assert 'value="abc"' in body
    assert "#in-penerima-q1" in body
    assert Cell.objects.get().value == 100


def test_whole_grid_does_not_overwrite_somebody_else(spm, cast, sign_in):
    fill_cell(actor=cast.kadinkes, form=spm.form, line="penerima", column="q1", text="9")
    sent = {"base": "{}", "cell:penerima:q1": "8"}
    answer = sign_in("dinkes").post(f"/spm/form/{spm.form.pk}/isian/", sent)
    assert answer.status_code == 409
    assert "sudah menyimpan 9" in answer.content.decode()
    assert Cell.objects.get().value == 9


def test_form_page_needs_few_queries(spm, sign_in, django_assert_max_num_queries):
    client = sign_in("dinkes")
    client.get("/spm/2022/kes-02/")
    with django_assert_max_num_queries(60):
        client.get("/spm/2022/kes-02/")


def test_closed_form_shows_no_inputs_to_others(spm, cast, sign_in):
    fill_completely(cast.dinkes, spm.form)
    submit_form(actor=cast.dinkes, form=spm.form)
    approve_form(actor=cast.kadinkes, form=spm.form)
    body = sign_in("tapem").get("/spm/2022/kes-02/").content.decode()
    assert "data-cell" not in body
    assert "Verifikasi" in body
