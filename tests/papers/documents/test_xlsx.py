"""Workbooks: what Excel finds in them."""

import datetime as dt
import io
import zipfile
from decimal import Decimal

import openpyxl
import pytest

from tapem.documents.errors import RenderFailed
from tapem.documents.sheets import (
    Kind,
    Sheet,
    SheetColumn,
    SheetNote,
    ValueList,
    Visibility,
    Workbook,
)
from tapem.documents.xlsx import render_workbook, sheet_names

LONG_LIST = tuple(f"Perangkat Daerah {place:03d}" for place in range(120))


def form() -> Workbook:
    columns = (
        SheetColumn("id", hidden=True),
        SheetColumn("Kode", 18, Kind.CODE),
        SheetColumn("Pengampu", 30, locked=False, list_name="pengampu"),
        SheetColumn("Terlayani", 12, Kind.INTEGER, locked=False),
        SheetColumn(
            "Capaian (%)", 12, Kind.PERCENT, locked=False, maximum=100, note="0 sampai 100"
        ),
        SheetColumn("Pagu", 20, Kind.RUPIAH),
        SheetColumn("Tanggal", 18, Kind.DATE, locked=False),
    )
    day = dt.date(2022, 11, 29)
    sheet = Sheet(
        "Form",
        columns,
        (
            ("a1", "1.02", LONG_LIST[0], 425, Decimal("85.5"), 1_234_567_890, day),
            ("a2", 1.02, None, None, None, None, None),
        ),
        title_rows=("FORM CAPAIAN", "Tahun 2022"),
        total=("", "Jumlah", "", 425),
        notes=(SheetNote(1, 2, "Pengampu belum diisi"),),
        blank_rows=2,
        is_protected=True,
    )
    hidden = Sheet("Acuan", (SheetColumn("x"),), visibility=Visibility.HIDDEN)
    lists = (ValueList("pengampu", LONG_LIST),)
    return Workbook("Form capaian", (sheet, hidden), lists, {"form": "KES-01", "edisi": "2022"})


@pytest.fixture(scope="module")
def book() -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(render_workbook(form())))


def test_equal_workbooks_give_equal_bytes() -> None:
    made = render_workbook(form())
    assert made == render_workbook(form())
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(2000, 1, 1, 0, 0, 0)}


def test_title_stands_in_the_first_column_that_is_seen(book: openpyxl.Workbook) -> None:
    assert book["Form"]["B1"].value == "FORM CAPAIAN"
    assert book["Form"]["B4"].value == "Kode"


def test_codes_are_text_and_numbers_are_numbers(book: openpyxl.Workbook) -> None:
    sheet = book["Form"]
    assert [sheet["B5"].value, sheet["B6"].value] == ["1.02", "1.02"]
    assert sheet["B5"].number_format == "@"
    assert sheet["D5"].value == 425
    assert sheet["E5"].value == 85.5
    assert sheet["F5"].value == 1_234_567_890
    assert sheet["F5"].number_format == '"Rp"#,##0'
    assert sheet["G5"].value.date() == dt.date(2022, 11, 29)


def test_only_open_columns_may_be_filled(book: openpyxl.Workbook) -> None:
    sheet = book["Form"]
    assert sheet.protection.sheet
    assert [sheet.cell(5, column).protection.locked for column in range(1, 8)] == [
        *(True, True, False),
        *(False, False, True, False),
    ]
    assert sheet.cell(8, 3).protection.locked is False


def test_long_lists_go_through_a_name(book: openpyxl.Workbook) -> None:
    rules = {str(rule.sqref): rule for rule in book["Form"].data_validations.dataValidation}
    assert rules["C5:C8"].formula1 == "pengampu"
    assert book.defined_names["pengampu"].attr_text == "'_daftar'!$A$1:$A$120"
    assert book["_daftar"].sheet_state == "veryHidden"
    assert rules["E5:E8"].formula2 == "100"
    assert "0 sampai 100" in rules["E5:E8"].error


def test_header_is_frozen_filtered_and_printed_on_every_sheet_of_paper(
    book: openpyxl.Workbook,
) -> None:
    sheet = book["Form"]
    assert sheet.freeze_panes == "A5"
    assert sheet.auto_filter.ref == "A4:G8"
    assert sheet.print_title_rows == "$4:$4"
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.page_setup.fitToHeight == 0


def test_hidden_columns_sheets_and_meta(book: openpyxl.Workbook) -> None:
    assert book["Form"].column_dimensions["A"].hidden
    assert book["Acuan"].sheet_state == "hidden"
    meta = book["_meta"]
    assert meta.sheet_state == "veryHidden"
    assert [[cell.value for cell in row] for row in meta.rows] == [
        ["edisi", "2022"],
        ["form", "KES-01"],
    ]


def test_notes_stand_on_their_cells(book: openpyxl.Workbook) -> None:
    assert book["Form"]["C6"].comment.text == "Pengampu belum diisi"
    assert book["Form"]["E4"].comment.text == "0 sampai 100"


def test_a_text_beyond_excels_limit_is_refused_and_not_lost() -> None:
    sheet = Sheet("Uji", (SheetColumn("A"),), (("x" * 32_768,),))
    with pytest.raises(RenderFailed, match="melebihi 32767 karakter"):
        render_workbook(Workbook("Uji", (sheet,)))


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (("Rekap", "rekap"), ("Rekap", "rekap (2)")),
        (("a/b:c*d?[e]\\",), ("a-b-c-d--e--",)),
        (("", "''"), ("Lembar", "Lembar (2)")),
        (("D" * 40, "D" * 40), ("D" * 31, "D" * 27 + " (2)")),
    ],
)
def test_sheets_are_named_as_excel_allows(
    wanted: tuple[str, ...], expected: tuple[str, ...]
) -> None:
    assert sheet_names(wanted) == expected
    sheets = tuple(Sheet(name, (SheetColumn("A"),)) for name in wanted)
    book = openpyxl.load_workbook(io.BytesIO(render_workbook(Workbook("Uji", sheets))))
    assert tuple(book.sheetnames) == expected
