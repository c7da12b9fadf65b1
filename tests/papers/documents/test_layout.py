"""Where sheets turn and pages end."""

from tapem.documents.blocks import (
    Block,
    Column,
    Document,
    Heading,
    Note,
    Orientation,
    PageBreak,
    Paragraph,
    Row,
    RowKind,
    SectionBreak,
    Table,
)
from tapem.documents.layout import may_be_torn, row_cells, sections

LYING = Table((Column("A", 20),), (), landscape=True)
TEXT = Paragraph("isi")
UPRIGHT, FLAT = Orientation.PORTRAIT, Orientation.LANDSCAPE


def cut(*blocks: Block) -> list[tuple[Orientation, list[str]]]:
    parts = sections(Document("Uji", blocks))
    return [(part.orientation, [type(block).__name__ for block in part.blocks]) for part in parts]


def test_a_lying_table_takes_its_heading_and_its_notes_along() -> None:
    assert cut(TEXT, Heading(1, "BAB"), LYING, Note("sumber"), TEXT) == [
        (UPRIGHT, ["Paragraph"]),
        (FLAT, ["Heading", "Table", "Note"]),
        (UPRIGHT, ["Paragraph"]),
    ]


def test_lying_tables_share_a_section() -> None:
    assert cut(LYING, LYING, TEXT) == [(FLAT, ["Table", "Table"]), (UPRIGHT, ["Paragraph"])]


def test_a_section_break_stays_in_force_until_the_next() -> None:
    turned, back = SectionBreak(FLAT), SectionBreak(UPRIGHT)
    assert cut(TEXT, turned, TEXT, LYING, TEXT, back, TEXT) == [
        (UPRIGHT, ["Paragraph"]),
        (FLAT, ["Paragraph", "Table", "Paragraph"]),
        (UPRIGHT, ["Paragraph"]),
    ]


def test_page_breaks_never_make_an_empty_page() -> None:
    end = PageBreak()
    assert cut(end, TEXT, end, end, TEXT, end, LYING, end, TEXT, end) == [
        (UPRIGHT, ["Paragraph", "PageBreak", "Paragraph"]),
        (FLAT, ["Table"]),
        (UPRIGHT, ["Paragraph"]),
    ]
    assert cut() == [(UPRIGHT, [])]


def test_rows_are_filled_cut_and_spanned_to_the_columns() -> None:
    columns = tuple(Column(str(place), 10) for place in range(3))
    assert [cell.text for cell in row_cells(Row(("a",)), columns)] == ["a", "", ""]
    assert [cell.text for cell in row_cells(Row(("a", "b", "c", "d")), columns)] == ["a", "b", "c"]
    group = row_cells(Row(("Judul", "x"), RowKind.GROUP), columns)
    assert [(cell.text, cell.columns, cell.bold) for cell in group] == [("Judul", 3, True)]


def test_only_a_very_long_row_may_be_torn() -> None:
    assert not may_be_torn(Row(("x" * 700,)))
    assert may_be_torn(Row(("x" * 701,)))
