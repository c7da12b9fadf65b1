"""Columns give room to words that would be torn."""

from hypothesis import given
from hypothesis import strategies as st

from tapem.documents.blocks import Column, Document, HeaderCell, Row, Table
from tapem.documents.column_widths import (
    BREAK,
    CELL_SIDES_MM,
    column_widths_mm,
    with_breaks,
    word_width_mm,
)
from tapem.documents.layout import lay_header

PAPER = Document("Uji", ())


def test_widths_stay_as_asked_when_words_fit() -> None:
    table = Table((Column("No", 10), Column("Nama", 60)), (Row(("1", "Dinas")),))
    assert column_widths_mm(PAPER, table, 165) == (10, 60)


def test_widths_are_scaled_to_the_page() -> None:
    table = Table((Column("A", 100), Column("B", 300)), ())
    assert column_widths_mm(PAPER, table, 200) == (50, 150)


def test_a_narrow_column_takes_room_from_a_wide_one() -> None:
    table = Table((Column("No", 10), Column("Nama", 100)), (Row(("Penanggulangan", "x")),))
    narrow, wide = column_widths_mm(PAPER, table, 165)
    assert narrow >= word_width_mm("Penanggulangan", 10) + CELL_SIDES_MM
    assert round(narrow + wide, 1) == 110


def test_words_of_header_cells_over_several_rows_count() -> None:
    header = ((HeaderCell("Penanggulangan", rows=2), HeaderCell("B")), (HeaderCell("C"),))
    table = Table((Column("", 5), Column("", 80)), (), header=header)
    assert column_widths_mm(PAPER, table, 165)[0] > 25


def test_header_cells_are_laid_on_the_grid() -> None:
    header = (
        (HeaderCell("A", rows=2), HeaderCell("B", columns=2)),
        (HeaderCell("B1"), HeaderCell("B2")),
    )
    laid = lay_header(Table((Column("", 10),) * 3, (), header=header))
    assert [(c.text, c.place, c.columns, c.is_below) for c in laid[0]] == [
        ("A", 0, 1, False),
        ("B", 1, 2, False),
    ]
    assert [(c.text, c.place, c.is_below) for c in laid[1]] == [
        ("", 0, True),
        ("B1", 1, False),
        ("B2", 2, False),
    ]


def test_codes_break_after_dots_and_other_words_anywhere() -> None:
    assert with_breaks("1.05.03", 10, 12) == f"1.{BREAK}05.{BREAK}03"
    assert with_breaks("Panjang", 8, 12) == BREAK.join("Panjang")
    assert with_breaks("pendek saja", 60, 10) == "pendek saja"


columns = st.lists(st.integers(min_value=1, max_value=200), min_size=1, max_size=15)


@given(columns, st.lists(st.text(max_size=30), max_size=15), st.integers(50, 300))
def test_widths_are_positive_and_never_exceed_the_page(
    widths: list[int], words: list[str], available: int
) -> None:
    table = Table(tuple(Column("Kolom", width) for width in widths), (Row(tuple(words)),))
    fitted = column_widths_mm(PAPER, table, available)
    assert len(fitted) == len(widths)
    assert all(width > 0 for width in fitted)
    assert sum(fitted) <= available + 0.01 * len(fitted)
