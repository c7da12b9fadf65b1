"""The recap is read back and the report's parts say what the report of 8 November says."""

from datetime import date
from io import BytesIO

import pytest
from openpyxl import load_workbook

from tapem.cooperation import actions
from tapem.cooperation.choices import CooperationKind
from tapem.cooperation.papers import monitoring_parts, register_workbook, whatsapp_lines
from tapem.documents.readers import read_workbook
from tapem.documents.storage import open_file
from tapem.documents.xlsx import render_workbook
from tapem.ops.example.alliance import IMPLEMENTED, PENDING
from tests.cast import Cast
from tests.rooms.cooperation.stage import Stage, state_claims
from tests.rooms.cooperation.test_copies import amend

TODAY = date(2022, 11, 29)
_FIRST_TITLES = {"No", "Uraian", "Aturan"}


def _texts(parts: object) -> list[str]:
    blocks = (*parts.results, *parts.conclusions)  # type: ignore[attr-defined]  # ReportParts
    return [block.text for block in blocks]


def test_recap_has_one_numbered_row_per_agreement(stage: Stage) -> None:
    book = read_workbook(render_workbook(register_workbook(stage.alliance, TODAY)))
    sheet = book.find("Rekap PKS")
    assert sheet is not None
    numbers = [row[0] for row in sheet.rows if isinstance(row[0], int)]
    assert numbers == list(range(1, 19))


def test_recap_says_what_is_unknown(stage: Stage) -> None:
    book = read_workbook(render_workbook(register_workbook(stage.alliance, TODAY)))
    sheet = book.find("Rekap PKS")
    assert sheet is not None
    header = next(row for row in sheet.rows if row[0] == "No")
    rows = {
        row[0]: dict(zip(header, row, strict=True)) for row in sheet.rows if isinstance(row[0], int)
    }
    assert rows[1]["Para pihak"] == "Kab. Pemalang dan Kab. Pekalongan"
    assert rows[1]["OPD leading sector (per daerah)"] == (
        "Kab. Pemalang: DPU TR\nKab. Pekalongan: belum ditetapkan"
    )
    assert rows[5]["Judul/tentang"] == "(judul belum diketahui)"
    assert rows[5]["Para pihak"] == "belum diketahui"
    assert rows[18]["Judul/tentang"] == "Pemanfaatan Sumber Mata Ir Baku Mata Air Lembeyan/Lember"
    assert rows[18]["OPD leading sector (per daerah)"] == "belum ditetapkan"
    assert rows[18]["Status naskah"] == "Disusun"
    assert all(value not in {None, ""} for row in rows.values() for value in row.values())


def test_recap_has_figures_and_open_discrepancies(stage: Stage, cast: Cast) -> None:
    state_claims(cast, stage)
    actions.compare_claims(actor=cast.tapem, meeting=stage.meeting, alliance=stage.alliance)
    book = read_workbook(render_workbook(register_workbook(stage.alliance, TODAY)))
    figures = book.find("Angka")
    assert figures is not None
    values = {row[0]: row[1] for row in figures.rows}
    assert values["PKS direncanakan"] == "18"
    assert values["PKS ditandatangani"] == "14"
    assert values["PKS sudah ada pelaksanaannya"] == "4"
    assert values["PKS belum ada pelaksanaannya"] == "10"
    assert values["PKS belum ditandatangani"] == "4"
    assert values["Tingkat penandatanganan"] == "77,8 %"
    assert values["Tingkat pelaksanaan"] == "28,6 %"
    found = book.find("Selisih dan temuan")
    assert found is not None
    told = [row[3] for row in found.rows if row[1] == "Selisih"]
    assert told == ["Naskah menyebut 3, di tempat lain 4, register mencatat 4."]


def test_recap_is_issued_under_its_kind(stage: Stage, cast: Cast) -> None:
    paper = actions.issue_register(actor=cast.tapem, alliance=stage.alliance, meeting=stage.meeting)
    assert paper.file.name == "rekap-pks-2022-11-08.xlsx"
    assert open_file(paper.file)[:2] == b"PK"


def test_report_states_the_figures_of_the_register(stage: Stage) -> None:
    text = "\n".join(_texts(monitoring_parts(stage.alliance, stage.meeting)))
    assert (
        "Dari 14 (empat belas) PKS yang sudah ditandatangani para pihak, baru 4 (empat) PKS" in text
    )
    assert "10 (sepuluh) PKS yang sudah ditandatangani belum ada pelaksanaannya" in text
    assert (
        "telah diterbitkan 14 (empat belas) Perjanjian Kerja Sama, dan masih menyisakan 4 (empat) PKS"
        in text
    )
    assert "5 (lima) Bupati" in text
    assert (
        "Sejak awal pembentukannya tahun 2019 sampai dengan tahun 2022 Kabupaten Pemalang" in text
    )


@pytest.mark.parametrize("seed", [*IMPLEMENTED, *PENDING], ids=lambda seed: seed.key)
def test_report_names_each_agreement_with_its_lead(stage: Stage, seed: object) -> None:
    title = seed.title  # type: ignore[attr-defined]  # AgreementSeed
    (line,) = [
        text for text in _texts(monitoring_parts(stage.alliance, stage.meeting)) if title in text
    ]
    lead = stage[seed.key].lead_agencies.first()  # type: ignore[attr-defined]
    assert line.endswith(f"({lead.label if lead else 'leading sector belum ditetapkan'})")


def test_report_and_news_say_the_same(stage: Stage) -> None:
    parts = monitoring_parts(stage.alliance, stage.meeting)
    news = "\n".join(parts.news)
    assert all(text.rstrip(":.") in news for text in _texts(parts))


def test_report_follows_the_register(stage: Stage, cast: Cast) -> None:
    actions.record_already_signed(
        actor=cast.tapem,
        alliance=stage.alliance,
        title="Pengelolaan sampah",
        on=stage.meeting.held_on,
    )
    text = "\n".join(_texts(monitoring_parts(stage.alliance, stage.meeting)))
    assert "Dari 15 (lima belas) PKS" in text
    assert "11 (sebelas) PKS yang sudah ditandatangani belum ada pelaksanaannya" in text
    assert "PKS tentang Pengelolaan sampah" in text


def test_report_of_a_past_day_keeps_its_figures(stage: Stage, cast: Cast) -> None:
    actions.record_already_signed(actor=cast.tapem, alliance=stage.alliance, title="Baru", on=TODAY)
    text = "\n".join(_texts(monitoring_parts(stage.alliance, stage.meeting)))
    assert "Dari 14 (empat belas) PKS" in text


def test_titles_with_faults_are_noted(stage: Stage) -> None:
    notes = monitoring_parts(stage.alliance, stage.meeting).notes
    assert any("Sumber Mata Ir Baku" in note for note in notes)


def test_message_is_short_and_counts(stage: Stage) -> None:
    lines = whatsapp_lines(stage.alliance, TODAY)
    assert "PKS ditandatangani: 14 dari 18" in lines
    assert "Belum ditandatangani: 4" in lines
    assert sum(line.startswith("1. ") for line in lines) == 2


def test_recap_prints_with_its_whole_header(stage: Stage) -> None:
    book = load_workbook(BytesIO(render_workbook(register_workbook(stage.alliance, TODAY))))
    page = book["Rekap PKS"]
    header = next(row[0].row for row in page.iter_rows() if row[0].value == "No")
    assert page.page_setup.orientation == "landscape"
    assert page.sheet_properties.pageSetUpPr.fitToPage  # one page wide, as many as it takes high
    assert page.page_setup.fitToHeight == 0
    assert page.print_title_rows == f"${header}:${header}"
    longest = "OPD leading sector (per daerah)"  # three lines of its column
    assert longest in [cell.value for cell in page[header]]
    assert (page.row_dimensions[header].height or 0) >= 30


def test_recap_of_an_empty_register_says_so(stage: Stage, cast: Cast) -> None:
    empty = actions.create_alliance(
        actor=cast.tapem,
        working_title="Kerja sama Pantura",
        kind=CooperationKind.VOLUNTARY,
        since_year=2021,
        members=[stage.regions["33.28"]],
    )
    book = read_workbook(render_workbook(register_workbook(empty, TODAY)))
    sheet = book.find("Rekap PKS")
    assert sheet is not None
    told = [cell for row in sheet.rows for cell in row if cell]
    assert told[-1] == "Belum ada perjanjian dalam register ini"


def test_recap_prints_wide_with_its_header_on_each_page(stage: Stage) -> None:
    content = render_workbook(register_workbook(stage.alliance, TODAY))
    for sheet in load_workbook(BytesIO(content)).worksheets:
        assert sheet.page_setup.orientation == "landscape"
        # One page wide (the file leaves the 1 out), as many high as needed.
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.page_setup.fitToWidth in {None, 1}
        assert sheet.page_setup.fitToHeight == 0
        header = next(row for row in range(1, 9) if sheet.cell(row, 1).value in _FIRST_TITLES)
        assert sheet.print_title_rows == f"${header}:${header}"


def test_findings_name_the_row_and_the_beginning_of_a_long_title(stage: Stage, cast: Cast) -> None:
    title = "Pengelolaan bersama jaringan irigasi lintas kabupaten " * 5
    actions.record_already_signed(actor=cast.tapem, alliance=stage.alliance, title=title.strip())
    book = read_workbook(render_workbook(register_workbook(stage.alliance, TODAY)))
    found = book.find("Selisih dan temuan")
    assert found is not None
    told = {str(row[2]) for row in found.rows if str(row[2]).startswith("No 19: ")}
    assert told
    assert all(len(each) < 90 for each in told)


def test_addenda_stand_in_the_remarks_for_the_parties(stage: Stage, cast: Cast) -> None:
    amend(cast, stage)
    for reader, told in ((None, True), ("33.26", True), ("33.28", False)):
        region = stage.regions[reader] if reader else None
        book = read_workbook(render_workbook(register_workbook(stage.alliance, TODAY, region)))
        sheet = book.find("Rekap PKS")
        assert sheet is not None
        row = next(row for row in sheet.rows if row[0] == 1)
        assert ("Adendum 1: 415.4/7/2021, 4 Mei 2021." in str(row[-1])) is told
