"""Excel there and back: compared first, conflicts chosen, the own file with notes."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import load_workbook

from tapem.spm.actions import declare_nil, fill_cell, submit_form
from tapem.spm.models import Cell, WorkbookUpload
from tapem.spm.queries.file_checks import check_workbook, index_workbook
from tests.rooms.spm.conftest import fill_completely


@pytest.fixture
def operator(spm, cast):
    client = Client()
    client.force_login(cast.dinkes.user)
    return client


def downloaded(client):
    return load_workbook(io.BytesIO(client.get("/spm/2022/buku-kerja.xlsx").content))


def place(book, label, title, sheet="A Penerima"):
    page = book[sheet]
    heading = next(row for row in page.iter_rows() if any(cell.value == "Uraian" for cell in row))
    column = next(cell.column for cell in heading if cell.value == title)
    names = next(cell.column for cell in heading if cell.value == "Uraian")
    row = next(
        row[0].row for row in page.iter_rows() if page.cell(row[0].row, names).value == label
    )
    return page.cell(row, column)


def sent(client, book, name="isi.xlsx"):
    stream = io.BytesIO()
    book.save(stream)
    return send(client, stream.getvalue(), name)


def send(client, content, name="isi.xlsx"):
    return client.post("/spm/2022/buku-kerja/", {"file": SimpleUploadedFile(name, content)})


def test_there_and_back(spm, operator):
    book = downloaded(operator)
    place(book, "Ibu bersalin", "Harus dilayani").value = 21340
    place(book, "Ibu bersalin", "Tw I").value = "4.980"
    place(book, "Bidan", "Tw I", "B Mutu").value = "tidak ada"
    place(book, "PAD", "Alokasi", "C Anggaran").value = 245000000
    answer = sent(operator, book)
    assert answer.status_code == 302
    assert not Cell.objects.exists()
    page = operator.get(answer.url).content.decode()
    assert "4 sel berubah" in page
    upload = WorkbookUpload.objects.get()
    assert operator.post(f"/spm/unggahan/{upload.pk}/gabung/", {"act": "all"}).status_code == 302
    assert Cell.objects.count() == 4
    assert Cell.objects.get(line__key="bidan").state == "none"
    again = downloaded(operator)
    assert place(again, "Ibu bersalin", "Tw I").value == 4980
    page = operator.get(sent(operator, again).url).content.decode()
    assert "Tidak ada sel yang Anda ubah" in page


def test_conflict_is_chosen_and_nothing_is_lost(spm, cast, operator):
    fill_cell(actor=cast.dinkes, form=spm.form, line="penerima", column="q1", text="100")
    book = downloaded(operator)
    place(book, "Ibu bersalin", "Tw I").value = 150
    fill_cell(actor=cast.kadinkes, form=spm.form, line="penerima", column="q1", text="120")
    fill_cell(actor=cast.kadinkes, form=spm.form, line="penerima", column="q2", text="300")
    answer = sent(operator, book)
    upload = WorkbookUpload.objects.get()
    page = operator.get(answer.url).content.decode()
    assert "1 perlu dipilih" in page
    merge = f"/spm/unggahan/{upload.pk}/gabung/"
    refused = operator.post(merge, {"act": "all"})
    assert refused.status_code == 422
    assert "Pilih nilai" in refused.content.decode()
    key = upload.comparison["conflicts"][0]["key"]
    assert operator.post(merge, {"act": "all", f"choice:{key}": "mine"}).status_code == 302
    assert Cell.objects.get(column="q1").value == 150
    assert Cell.objects.get(column="q2").value == 300


def test_wrong_cells_come_back_in_the_own_file_with_everything_kept(spm, operator):
    book = downloaded(operator)
    place(book, "Ibu bersalin", "Harus dilayani").value = 100
    wrong = place(book, "Ibu bersalin", "Tw I")
    wrong.value = "12 orang"
    address = wrong.coordinate
    book.create_sheet("Catatan saya")["A1"] = "=SUM(1,2)"
    sent(operator, book)
    upload = WorkbookUpload.objects.get()
    page = operator.get(f"/spm/unggahan/{upload.pk}/").content.decode()
    assert "Isi angkanya saja: 12" in page
    merge = f"/spm/unggahan/{upload.pk}/gabung/"
    assert operator.post(merge, {"act": "all"}).status_code == 422
    noted = load_workbook(
        io.BytesIO(operator.get(f"/spm/unggahan/{upload.pk}/catatan.xlsx").content)
    )
    assert "Isi angkanya saja" in noted["A Penerima"][address].comment.text
    assert noted["Catatan saya"]["A1"].value == "=SUM(1,2)"
    assert operator.post(merge, {"act": "valid"}).status_code == 302
    assert Cell.objects.get().value == 100


def test_deleted_shuffled_doubled_and_foreign_rows(spm, operator):
    book = downloaded(operator)
    place(book, "Ibu bersalin", "Harus dilayani").value = 100
    page = book["B Mutu"]
    bidan = place(book, "Bidan", "Tw I", "B Mutu")
    bidan.value = 5
    rows = [[cell.value for cell in row] for row in page.iter_rows()]
    top = next(index for index, row in enumerate(rows) if "Uraian" in row)
    body = rows[top + 1 :]
    page.delete_rows(top + 2, len(body))
    stranger = ["tiada:penerima", "{}", "X", "X", "Baris asing", "orang", 1]
    nameless = [None, None, "X", "X", "Tanpa kunci", "orang", 1]
    for row in [*reversed(body[1:]), body[-1], stranger, nameless]:
        page.append(row)
    sent(operator, book)
    told = WorkbookUpload.objects.get().comparison
    assert {one["words"].split(": ")[1] for one in told["changes"]} == {
        "Ibu bersalin, harus dilayani", "Bidan, terpenuhi triwulan I",
    }  # fmt: skip
    messages = " ".join(one["message"] for one in told["faults"])
    assert "dua kali" in messages
    assert messages.count("kunci tersembunyinya hilang") == 2
    assert "1 baris tidak ada dalam berkas" in " ".join(told["notes"])


def test_moved_columns_are_found_by_title(spm, operator):
    book = downloaded(operator)
    place(book, "Ibu bersalin", "Tw I").value = 7
    page = book["A Penerima"]
    page.insert_cols(7)
    sent(operator, book)
    (change,) = WorkbookUpload.objects.get().comparison["changes"]
    assert (change["column"], change["file"]) == ("q1", "7")


def test_formula_without_value_is_told(spm, operator):
    book = downloaded(operator)
    place(book, "Ibu bersalin", "Tw I").value = "=1+2"
    sent(operator, book)
    (fault,) = WorkbookUpload.objects.get().comparison["faults"]
    assert "rumus tanpa hasil" in fault["message"]


def test_own_workbook_is_mapped_by_its_headings(spm, operator):
    from openpyxl import Workbook

    book = Workbook()
    page = book.active
    page.append(["Capaian SPM dinas"])
    page.append(["No", "Jenis Layanan", "Uraian SPM", "Sasaran", "TW 1", "Belum"])
    page.append([1, "Pelayanan Kesehatan Ibu Bersalin", "Ibu bersalin", 100, "25", 80])
    page.append([2, "Layanan lain", "Ibu bersalin", 5, 5, 0])
    sent(operator, book)
    told = WorkbookUpload.objects.get().comparison
    assert [(one["column"], one["file"]) for one in told["changes"]] == [
        ("needed", "100"),
        ("q1", "25"),
    ]
    assert "bukan milik form" in told["faults"][0]["message"]
    assert "dikenali dari judulnya" in told["notes"][0]


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"", "kosong"), (b"bukan excel", ""), (b"PK\x03\x04rusak", "")],
)  # fmt: skip
def test_other_files_are_refused_in_words(spm, operator, content, words):
    answer = send(operator, content)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert not WorkbookUpload.objects.exists()


def test_workbook_without_rows_is_refused(spm, operator):
    from openpyxl import Workbook

    answer = sent(operator, Workbook())
    assert answer.status_code == 422
    assert "Tidak ada baris yang dikenali" in answer.content.decode()


def test_no_file_at_all(spm, operator):
    answer = operator.post("/spm/2022/buku-kerja/", {})
    assert answer.status_code == 422
    assert "Pilih berkas" in answer.content.decode()


def test_workbook_of_another_year_is_told(spm, operator):
    book = downloaded(operator)
    stream = io.BytesIO()
    book.save(stream)
    operator.post(
        "/spm/2023/buku-kerja/", {"file": SimpleUploadedFile("a.xlsx", stream.getvalue())}
    )
    told = WorkbookUpload.objects.get().comparison
    assert any("tahun yang lain" in one["message"] for one in told["faults"])


def test_others_do_not_see_or_merge_it(spm, cast, operator, sign_in):
    sent(operator, downloaded(operator))
    upload = WorkbookUpload.objects.get()
    assert sign_in("bpbd").get(f"/spm/unggahan/{upload.pk}/").status_code == 404
    section = sign_in("tapem")
    assert section.get(f"/spm/unggahan/{upload.pk}/").status_code == 200
    assert section.post(f"/spm/unggahan/{upload.pk}/gabung/", {"act": "all"}).status_code == 403


def test_merging_twice_and_putting_aside(spm, operator):
    sent(operator, downloaded(operator))
    upload = WorkbookUpload.objects.get()
    merge = f"/spm/unggahan/{upload.pk}/gabung/"
    assert operator.post(merge, {"act": "discard"}).status_code == 302
    assert operator.post(merge, {"act": "all"}).status_code == 422


def test_checks_run_on_a_file_without_the_database(spm, cast, operator):
    fill_completely(cast.dinkes, spm.form)
    book = downloaded(operator)
    cell = place(book, "Ibu bersalin", "Tw III")
    cell.value = 5000
    stream = io.BytesIO()
    book.save(stream)
    found = check_workbook(stream.getvalue())
    (beyond,) = [one for one in found if one.rule == "R04"]
    assert (beyond.sheet, beyond.cell, beyond.severity) == ("A Penerima", cell.coordinate, "error")
    place(book, "Ibu bersalin", "Tw III").value = "abc"
    stream = io.BytesIO()
    book.save(stream)
    assert "BACA" in {one.rule for one in check_workbook(stream.getvalue())}


def own_workbook(rows):
    from openpyxl import Workbook

    book, stream = Workbook(), io.BytesIO()
    for row in [["Kode", "Uraian", "Harus dilayani", "Tw I", "Tw II", "Tw III", "Belum"], *rows]:
        book.active.append(row)
    book.save(stream)
    return stream.getvalue()


def test_checks_and_index_of_a_workbook_that_somebody_built():
    content = own_workbook(
        [["KES-02", "Ibu bersalin", 100, 20, 40, 130, 5], ["PU-01", "KK", 200, 50, 100, 150, 50]]
    )
    found = {(one.rule, one.cell) for one in check_workbook(content)}
    assert ("R04", "F2") in found
    assert "R05" in {rule for rule, _cell in found}
    assert "R20" not in {rule for rule, _cell in found}
    document = index_workbook(content)
    assert [one["index"] for one in document["services"]] == ["100.00", "75.00"]
    assert document["region"]["index"] == "87.50"


def test_source_of_the_data_comes_along(spm, operator):
    book = downloaded(operator)
    page = book["Form"]
    heading = {
        cell.value: cell.column
        for cell in next(row for row in page.iter_rows() if row[1].value == "Kode")
    }
    row = next(row[0].row for row in page.iter_rows() if row[1].value == "KES-02")
    page.cell(row, heading["Sumber data"]).value = "PWS KIA"
    page.cell(row, heading["Tanggal data"]).value = "30 September 2022"
    answer = sent(operator, book)
    assert "PWS KIA" in operator.get(answer.url).content.decode()
    upload = WorkbookUpload.objects.get()
    assert operator.post(f"/spm/unggahan/{upload.pk}/gabung/", {"act": "all"}).status_code == 302
    spm.form.refresh_from_db()
    assert (spm.form.data_source, spm.form.data_date.isoformat()) == ("PWS KIA", "2022-09-30")


def test_source_of_a_closed_form_stays_and_is_told(spm, cast, operator):
    fill_completely(cast.dinkes, spm.form)
    book = downloaded(operator)
    page = book["Form"]
    column = next(
        cell.column for row in page.iter_rows() for cell in row if cell.value == "Sumber data"
    )
    row = next(row[0].row for row in page.iter_rows() if row[1].value == "KES-02")
    page.cell(row, column).value = "Sumber lain"
    sent(operator, book)
    submit_form(actor=cast.dinkes, form=spm.form)
    upload = WorkbookUpload.objects.get()
    merge = f"/spm/unggahan/{upload.pk}/gabung/"
    answer = operator.post(merge, {"act": "all"}, follow=True)
    assert "sudah diajukan" in answer.content.decode()
    spm.form.refresh_from_db()
    assert spm.form.data_source == "Laporan puskesmas"


def form_row(book, code="KES-02"):
    page = book["Form"]
    top = next(row for row in page.iter_rows() if any(cell.value == "Kode" for cell in row))
    titles = {cell.value: cell.column for cell in top}
    row = next(
        row[0].row
        for row in page.iter_rows()
        if page.cell(row[0].row, titles["Kode"]).value == code
    )
    return lambda title: page.cell(row, titles[title])


def merged(client, answer):
    return client.post(f"{answer.url}gabung/", {"act": "all"}, follow=True)


def test_nil_is_declared_and_withdrawn_in_excel(spm, operator):
    book = downloaded(operator)
    form_row(book)("Nihil").value = "Ya"
    page = operator.get(sent(operator, book).url).content.decode()
    assert "Nihil memerlukan alasan" in page
    form_row(book)("Alasan nihil").value = "Tidak ada persalinan tahun ini"
    answer = sent(operator, book)
    page = operator.get(answer.url).content.decode()
    assert "nihil: Tidak ada persalinan tahun ini" in page
    spm.form.refresh_from_db()
    assert spm.form.is_nil is False  # a dry run
    merged(operator, answer)
    spm.form.refresh_from_db()
    assert (spm.form.is_nil, spm.form.nil_reason) == (True, "Tidak ada persalinan tahun ini")
    book = downloaded(operator)
    assert form_row(book)("Nihil").value == "Ya"
    form_row(book)("Nihil").value = "Tidak"
    merged(operator, sent(operator, book))
    spm.form.refresh_from_db()
    assert spm.form.is_nil is False


def test_nil_beside_figures_is_told_and_the_figures_stay(spm, operator):
    book = downloaded(operator)
    place(book, "Ibu bersalin", "Harus dilayani").value = 100
    form_row(book)("Nihil").value = "Ya"
    form_row(book)("Alasan nihil").value = "Salah centang"
    answer = merged(operator, sent(operator, book))
    assert "Masih ada 1 isian lebih dari 0" in answer.content.decode()
    assert Cell.objects.get().value == 100
    spm.form.refresh_from_db()
    assert spm.form.is_nil is False


def test_nil_that_somebody_else_declared_meanwhile_stays(spm, cast, operator):
    book = downloaded(operator)
    form_row(book)("Nihil").value = "Ya"
    form_row(book)("Alasan nihil").value = "Alasan saya"
    declare_nil(actor=cast.kadinkes, form=spm.form, reason="Alasan kepala")
    answer = sent(operator, book)
    assert "sudah diubah orang lain" in operator.get(answer.url).content.decode()
    merged(operator, answer)
    spm.form.refresh_from_db()
    assert spm.form.nil_reason == "Alasan kepala"


def test_untouched_file_does_not_take_back_a_nil_of_meanwhile(spm, cast, operator):
    book = downloaded(operator)
    declare_nil(actor=cast.kadinkes, form=spm.form, reason="Tidak ada")
    merged(operator, sent(operator, book))
    spm.form.refresh_from_db()
    assert spm.form.is_nil is True


def test_merged_cells_are_told_and_empty_nothing(spm, cast, operator):
    for column, text in (("q1", "10"), ("q2", "20")):
        fill_cell(actor=cast.dinkes, form=spm.form, line="penerima", column=column, text=text)
    book = downloaded(operator)
    first, second = (place(book, "Ibu bersalin", title) for title in ("Tw I", "Tw II"))
    book["A Penerima"].merge_cells(f"{first.coordinate}:{second.coordinate}")
    sent(operator, book)
    told = WorkbookUpload.objects.get().comparison
    assert told["changes"] == []
    (fault,) = told["faults"]
    assert f"tertutup gabungan {first.coordinate}:{second.coordinate}" in fault["message"]
    assert fault["cell"] == second.coordinate


def test_hidden_sheet_is_named_and_left_alone(spm, operator):
    book = downloaded(operator)
    place(book, "Bidan", "Tw I", "B Mutu").value = 5
    book["B Mutu"].sheet_state = "hidden"
    page = operator.get(sent(operator, book).url).content.decode()
    assert "Lembar tersembunyi tidak dibaca: B Mutu." in page
    assert WorkbookUpload.objects.get().comparison["changes"] == []
