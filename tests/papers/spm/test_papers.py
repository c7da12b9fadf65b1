"""The annual report and the sheets: same figures as the screens, official outline, opens."""

import io
from datetime import date

import docx
import pytest
from openpyxl import load_workbook

from tapem.documents.blocks import Contents, Heading, Picture
from tapem.documents.docx import render_docx
from tapem.documents.sheets import Workbook
from tapem.documents.text import render_text
from tapem.documents.xlsx import render_workbook
from tapem.spm.actions import declare_nil, open_form, record_problem
from tapem.spm.choices import Stage
from tapem.spm.papers import SHEETS, Extent, annual_report, as_csv, export_sheet, report_data
from tests.rooms.spm.conftest import fill_completely, spm

__all__ = ["spm"]
TODAY = date(2022, 11, 29)


@pytest.fixture
def filled(cast, spm):
    fill_completely(cast.dinkes, spm.form)
    record_problem(
        actor=cast.dinkes, form=spm.form, stage=Stage.NEEDS, description="Kurang bidan",
        root_cause="mutasi", solution="usul formasi", plan_row="1.02.02.2.02.02",
    )  # fmt: skip
    nil = open_form(actor=cast.bpbd, service=spm.services["TTL-04"], year=2022)
    declare_nil(actor=cast.bpbd, form=nil, reason="Tidak ada kejadian")
    return spm


def report(world):
    return annual_report(report_data(world.region, 2022, 3, TODAY))


def test_report_follows_the_official_outline(filled, world):
    paper = report(world)
    headings = [block.text for block in paper.blocks if isinstance(block, Heading)]
    wanted = [
        "KATA PENGANTAR", "BAB I\nPENDAHULUAN", "Latar Belakang", "Dasar Hukum", "Kebijakan Umum",
        "Arah Kebijakan", "BAB II\nPENERAPAN DAN PENCAPAIAN SPM", "BAB III\nPROGRAM DAN KEGIATAN",
        "BAB IV\nPENUTUP",
    ]  # fmt: skip
    assert [one for one in headings if one in wanted] == wanted
    assert sum(isinstance(block, Contents) for block in paper.blocks) == 1
    assert "belum diverifikasi" in render_text(paper)


def test_report_says_the_figures_of_the_forms(filled, world):
    text = render_text(report(world))
    for words in ("1.000", "750", "75,00", "Kurang bidan", "usul formasi", "Nihil: Tidak ada kejadian",
                  "29 (dua puluh sembilan) jenis pelayanan dasar", "2 (dua) memiliki form capaian"):  # fmt: skip
        assert words in text


def test_report_draws_what_its_tables_say(filled, world):
    paper = report(world)
    pictures = [block for block in paper.blocks if isinstance(block, Picture)]
    assert [one.caption for one in pictures] == [
        "Grafik. Indeks SPM menurut urusan",
        "Grafik. Capaian urusan Kesehatan sampai triwulan III",
    ]
    assert "0 dari 1 layanan sudah melayani semua" in pictures[1].words
    assert b"75" in pictures[1].svg


def test_report_opens_in_word_with_true_headings(filled, world):
    opened = docx.Document(io.BytesIO(render_docx(report(world))))
    headings = [one.text for one in opened.paragraphs if one.style.name.startswith("Heading 1")]
    assert any("PENERAPAN DAN PENCAPAIAN SPM" in one for one in headings)
    assert len(opened.tables) >= 4


def test_invented_figures_say_so(cast, spm, world):
    form = open_form(actor=cast.dinkes, service=spm.services["KES-01"], year=2022, is_example=True)
    fill_completely(cast.dinkes, form)
    assert "contoh, bukan angka resmi" in render_text(report(world))
    assert any(
        "contoh" in line
        for line in export_sheet("rekap", Extent(world.region, 2022, 3, TODAY)).title_rows
    )


def test_report_of_an_empty_year(spm, world):
    text = render_text(annual_report(report_data(world.region, 2030, 1, TODAY)))
    assert "BAB IV" in text


@pytest.mark.parametrize("what", sorted(SHEETS))
def test_sheets_open_as_excel_and_csv(filled, world, what):
    sheet = export_sheet(what, Extent(world.region, 2022, 3, TODAY))
    book = load_workbook(io.BytesIO(render_workbook(Workbook(title="x", sheets=(sheet,)))))
    assert book.sheetnames == [sheet.name]
    lines = as_csv(sheet).decode("utf-8-sig").splitlines()
    assert len(lines) == len(sheet.title_rows) + 1 + len(sheet.rows) + bool(sheet.total)


def test_ministry_sheet_keeps_the_order_a_b_c(filled, world):
    rows = [
        row
        for row in export_sheet("kementerian", Extent(world.region, 2022, 3, TODAY)).rows
        if row[0].startswith("1.")
    ]
    assert [row[0] for row in rows][:3] == ["1.A.1", "1.B.1", "1.B.2"]
    assert [row[0].split(".")[1] for row in rows] == sorted(row[0].split(".")[1] for row in rows)
    assert rows[0][4:7] == (1000, 750, 250)


def test_csv_writes_numbers_for_indonesian_excel(filled, world):
    lines = (
        as_csv(export_sheet("rekap", Extent(world.region, 2022, 3, TODAY)))
        .decode("utf-8-sig")
        .splitlines()
    )
    (row,) = [line for line in lines if "KES-02" in line]
    assert ";1000;750;250;75;75;75;" in row
