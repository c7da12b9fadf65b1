"""Workbooks that people bring in: values, and sentences instead of outages."""

import dataclasses
import datetime as dt
import io
from decimal import Decimal

import openpyxl
import pytest

from tapem.documents.errors import Unreadable
from tapem.documents.guards import Limits
from tapem.documents.readers import Note, Severity, annotate_workbook, read_workbook
from tapem.documents.sheets import Sheet, SheetColumn, Workbook
from tapem.documents.xlsx import render_workbook
from tests.rooms.documents.hostile import (
    ENCRYPTED,
    OLD_XLS,
    plain_workbook,
    saved,
    with_parts,
    with_sheet,
)

# Excel knows no time zones.
HALF_PAST_ONE = dt.datetime(2022, 11, 29, 13, 30)  # noqa: DTZ001  # as a cell holds it


def refusal(data: bytes, limits: Limits | None = None) -> str:
    with pytest.raises(Unreadable) as caught:
        read_workbook(data, limits or Limits())
    return caught.value.message


def test_values_keep_their_kind_and_empty_is_none() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet["B2"] = "1.02"
    sheet["C2"] = 1234567890123
    sheet["D2"] = 0.1 + 0.2
    sheet["E2"] = dt.date(2022, 11, 29)
    sheet["F2"] = True
    sheet["G2"] = "+62"
    sheet["H2"] = HALF_PAST_ONE
    rows = read_workbook(saved(book)).sheets[0].rows
    assert rows[0] == (None,) * 8
    assert rows[1] == (
        None,
        "1.02",
        1_234_567_890_123,
        Decimal("0.3"),
        dt.date(2022, 11, 29),
        True,
        "+62",
        HALF_PAST_ONE,
    )


def test_our_own_workbook_comes_back_with_its_meta() -> None:
    sheet = Sheet("Form", (SheetColumn("A"),), (("=1+1",), ("Dinas Kesehatan",)))
    read = read_workbook(render_workbook(Workbook("Uji", (sheet,), meta={"form": "KES-01"})))
    assert read.meta == {"form": "KES-01"}
    assert [sheet.name for sheet in read.visible] == ["Form"]
    found = read.find("Form")
    assert found is not None
    assert found.rows == (("A",), ("=1+1",), ("Dinas Kesehatan",))


def test_merged_hidden_errors_and_formulas_without_value_are_told() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet["A1"] = "Judul"
    sheet.merge_cells("A1:C1")
    sheet["B2"] = "=SUM(C2:C9)"
    book.create_sheet("Acuan").sheet_state = "hidden"
    read = read_workbook(saved(book))
    assert read.sheets[0].merged == ("A1:C1",)
    assert read.sheets[0].unresolved == ("B2",)
    assert [sheet.is_visible for sheet in read.sheets] == [True, False]
    broken = with_sheet('<row r="1"><c r="A1" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>')
    assert read_workbook(broken).sheets[0].errors == ("A1",)


def test_a_formula_with_a_stored_value_is_read() -> None:
    data = with_sheet('<row r="1"><c r="A1"><f>1+1</f><v>2</v></c></row>')
    sheet = read_workbook(data).sheets[0]
    assert sheet.rows == ((2,),)
    assert sheet.unresolved == ()


def test_one_stray_cell_at_the_end_of_the_sheet_is_named() -> None:
    data = with_sheet(
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    )
    assert len(data) < 10_000
    message = refusal(data)
    assert "XFD1048576" in message
    assert "Data" in message


def test_a_format_far_away_without_a_value_does_no_harm() -> None:
    data = with_sheet(
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576" s="0"/></row>'
    )
    assert read_workbook(data).sheets[0].rows == ((1,),)


def test_a_zip_bomb_is_refused_before_it_is_unpacked() -> None:
    bomb = with_parts(plain_workbook(), {"xl/worksheets/sheet1.xml": b" " * 60_000_000})
    assert len(bomb) < 100_000
    assert "tidak aman dibuka" in refusal(bomb)


def test_what_takes_too_much_memory_ends_the_child_only() -> None:
    sparse = with_sheet('<row r="50000"><c r="CB50000"><v>1</v></c></row>')
    tight = dataclasses.replace(Limits(), memory_megabytes=90)
    assert "dihentikan" in refusal(sparse, tight)
    assert read_workbook(plain_workbook()).sheets


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "kosong"),
        (b"PK\x03\x04 terpotong", "rusak"),
        (b"Nama;Jumlah", "rusak"),
        (ENCRYPTED, "kata sandi"),
        (OLD_XLS, "format lama"),
        (with_parts(plain_workbook(), {"xl/vbaProject.bin": b"x"}), "makro"),
        (with_sheet("<row"), "rusak"),
        (b"x" * (21 * 1024 * 1024), "batasnya 20 MB"),
    ],
    ids=["empty", "cut", "csv", "locked", "old", "macros", "broken-xml", "large"],
)
def test_refusals_say_what_to_do(data: bytes, words: str) -> None:
    message = refusal(data)
    assert words in message
    assert message.endswith(".")


def test_entities_are_refused() -> None:
    evil = (
        b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]>'
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>'
    )
    assert "XML" in refusal(with_parts(plain_workbook(), {"xl/worksheets/sheet1.xml": evil}))


def filled_form() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Form"
    sheet["A1"] = "Jumlah"
    sheet["B1"] = "=SUM(B2:B9)"
    sheet["B2"] = 425
    sheet["B2"].number_format = "#,##0"
    sheet["B2"].font = openpyxl.styles.Font(bold=True)
    sheet.column_dimensions["A"].width = 33
    sheet.merge_cells("D4:E5")
    sheet["D4"] = "gabung"
    sheet["B2"].comment = openpyxl.comments.Comment("catatan Dinas", "Dinkes")
    book.create_sheet("Lain")["A1"] = "tetap"
    return saved(book)


def test_notes_go_into_the_users_own_workbook_and_nothing_else_changes() -> None:
    made = annotate_workbook(
        filled_form(),
        {
            ("Form", "B2"): Note("Melebihi yang harus dilayani"),
            ("Form", "E5"): Note("Isi salah satu", Severity.WARNING),
        },
    )
    book = openpyxl.load_workbook(io.BytesIO(made))
    sheet = book["Form"]
    assert sheet["B1"].value == "=SUM(B2:B9)"
    assert sheet["B2"].value == 425
    assert sheet["B2"].number_format == "#,##0"
    assert sheet["B2"].font.bold
    assert sheet.column_dimensions["A"].width == 33
    assert book["Lain"]["A1"].value == "tetap"
    assert sheet["B2"].comment.text == "catatan Dinas\nMelebihi yang harus dilayani"
    assert sheet["B2"].fill.start_color.rgb == "00FFC7CE"
    assert sheet["D4"].comment.text == "Isi salah satu"


def test_a_note_for_a_missing_sheet_is_refused() -> None:
    with pytest.raises(Unreadable, match="Lembar “Hilang” tidak ada"):
        annotate_workbook(filled_form(), {("Hilang", "A1"): Note("x")})
