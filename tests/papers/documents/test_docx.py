"""Word files: structure that Word and LibreOffice rely on."""

import dataclasses
import io
import zipfile
from typing import get_args

import docx
import pytest

from tapem.documents.blocks import (
    Block,
    Column,
    Contents,
    Document,
    Note,
    Orientation,
    PageNumber,
    Paragraph,
    Picture,
    Row,
    RowKind,
    SectionBreak,
    Signature,
    SignatureBlock,
    Table,
)
from tapem.documents.docx import _elements, render_docx
from tapem.documents.pdf import heading_pages
from tests.papers.documents.samples import letter, regulation, wide_table
from tests.papers.documents.word import W, paragraphs, part, value


@pytest.fixture(scope="module")
def regulation_file() -> bytes:
    return render_docx(regulation())


def test_every_kind_of_block_has_a_word_form() -> None:
    handled = set(_elements.registry)
    # A picture becomes a part of the file, a table looks at what stands under it: own tests.
    apart = {SectionBreak, Picture, Table}
    assert set(get_args(Block)) - apart <= handled


def test_equal_documents_give_equal_bytes_with_fixed_times(regulation_file: bytes) -> None:
    assert render_docx(regulation()) == regulation_file
    with zipfile.ZipFile(io.BytesIO(regulation_file)) as archive:
        names = archive.namelist()
        assert names[0] == "[Content_Types].xml"
        assert names[1:] == sorted(names[1:])
        assert {entry.date_time for entry in archive.infolist()} == {(2000, 1, 1, 0, 0, 0)}


def test_properties_come_from_the_document(regulation_file: bytes) -> None:
    core = docx.Document(io.BytesIO(regulation_file)).core_properties
    assert core.title == "Peraturan Bupati tentang Rencana Aksi"
    assert core.author == "Bagian Tata Pemerintahan"
    assert core.version == "V2"
    assert core.language == "id-ID"
    assert core.created is not None
    assert core.created.isoformat() == "2022-11-29T06:00:00+00:00"


def test_pages_are_f4_and_landscape_swaps_the_sides(regulation_file: bytes) -> None:
    sections = docx.Document(io.BytesIO(regulation_file)).sections
    sizes = [(round(s.page_width.mm), round(s.page_height.mm)) for s in sections]
    assert sizes == [(215, 330), (330, 215), (215, 330)]
    assert [s.orientation for s in sections] == [0, 1, 0]


def test_headers_are_not_linked_and_page_one_has_no_number(regulation_file: bytes) -> None:
    sections = docx.Document(io.BytesIO(regulation_file)).sections
    assert not any(
        s.header.is_linked_to_previous or s.footer.is_linked_to_previous for s in sections
    )
    assert [s.different_first_page_header_footer for s in sections] == [True, False, False]
    first = sections[0].first_page_header._element
    assert not list(first.iter(f"{W}instrText"))
    for section in sections:
        field = list(section.header._element.iter(f"{W}instrText"))
        assert [node.text for node in field] == [" PAGE "]
        assert "RANCANGAN 29 November 2022" in section.header._element.xpath("string(.)")


def test_first_line_stands_eight_centimetres_below_the_edge(regulation_file: bytes) -> None:
    section = docx.Document(io.BytesIO(regulation_file)).sections[0]
    spacer = section.first_page_header.paragraphs[-1].paragraph_format
    assert spacer.line_spacing is not None
    used = section.header_distance.mm + spacer.line_spacing.mm
    assert 74 <= used <= 80


def test_headings_carry_outline_levels_and_no_theme_font(regulation_file: bytes) -> None:
    document = docx.Document(io.BytesIO(regulation_file))
    headings = [p.text for p in document.paragraphs if p.style.name == "Heading 1"]
    assert headings == ["BAB I\nKETENTUAN UMUM", "BAB IV\nRENCANA AKSI", "BAB V\nPENUTUP"]
    styles = part(regulation_file, "word/styles.xml")
    for fonts in styles.iter(f"{W}rFonts"):
        assert not [name for name in fonts.attrib if name.endswith(("Theme", "cstheme"))]
        assert value(fonts, "ascii") == "Bookman Old Style"


def test_numbers_are_text_before_a_tab_and_no_word_list_is_used(regulation_file: bytes) -> None:
    texts = paragraphs(regulation_file)
    assert "1.\tDaerah adalah Kabupaten Pemalang." in texts
    assert "a.\trincian pertama;" in texts
    assert any(text.startswith("Menimbang\t:\ta.\tbahwa") for text in texts)
    assert not list(part(regulation_file).iter(f"{W}numPr"))


def test_all_header_rows_repeat_and_no_row_is_torn(regulation_file: bytes) -> None:
    table = list(part(regulation_file).iter(f"{W}tbl"))[1]
    rows = table.findall(f"{W}tr")
    repeated = [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows]
    assert repeated == [True] * 3 + [False] * (len(rows) - 3)
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)


def test_rows_fill_the_grid_exactly(regulation_file: bytes) -> None:
    for table in part(regulation_file).iter(f"{W}tbl"):
        grid = [int(value(column, "w")) for column in table.iter(f"{W}gridCol")]
        for row in table.findall(f"{W}tr"):
            spans = [value(span) for span in row.findall(f"{W}tc/{W}tcPr/{W}gridSpan")]
            single = len(row.findall(f"{W}tc")) - len(spans)
            assert single + sum(map(int, spans)) == len(grid)
            widths = [int(value(width, "w")) for width in row.findall(f"{W}tc/{W}tcPr/{W}tcW")]
            assert abs(sum(widths) - sum(grid)) <= len(grid)


def test_letter_holds_every_word_in_reading_order() -> None:
    texts = [text for text in paragraphs(render_docx(letter())) if text]
    assert texts[:3] == ["PEMERINTAH KABUPATEN PEMALANG", "SEKRETARIAT DAERAH", "Jalan Contoh 1"]
    assert "Nomor\t:\t005/ /2022\tPemalang, 25 November 2022" in texts
    assert "a.n.\tSEKRETARIS DAERAH" in texts
    assert texts.index("a.n.\tSEKRETARIS DAERAH") < texts.index("Pembina Utama Muda")
    assert "2.\tArsip." in texts
    assert "DISPOSISI" in texts


def test_page_number_can_stand_at_the_bottom_or_be_left_out() -> None:
    for place, in_header, in_footer in ((PageNumber.BOTTOM, 0, 1), (PageNumber.NONE, 0, 0)):
        made = render_docx(Document("Uji", (Paragraph("a"),), page_number=place))
        section = docx.Document(io.BytesIO(made)).sections[0]
        assert len(list(section.header._element.iter(f"{W}instrText"))) == in_header
        assert len(list(section.footer._element.iter(f"{W}instrText"))) == in_footer


def test_a_whole_document_may_lie() -> None:
    made = render_docx(Document("Uji", (wide_table(2),), orientation=Orientation.LANDSCAPE))
    sections = docx.Document(io.BytesIO(made)).sections
    assert [(s.page_width.mm > s.page_height.mm) for s in sections] == [True]


def test_an_empty_document_is_still_a_file() -> None:
    assert docx.Document(io.BytesIO(render_docx(Document("Kosong", ()))))


def test_contents_are_a_field_that_already_holds_the_pages() -> None:
    plain = regulation(20)
    document = dataclasses.replace(plain, blocks=(Contents(levels=1), *plain.blocks))
    made = render_docx(document)
    orders = [node.text for node in part(made).iter(f"{W}instrText")]
    assert orders == [' TOC \\o "1-1" \\z ']
    kinds = [value(node, "fldCharType") for node in part(made).iter(f"{W}fldChar")]
    assert kinds == ["begin", "separate", "end"]
    pages = heading_pages(document)
    assert [text for text in paragraphs(made) if "\t" in text][:3] == [
        f"BAB I KETENTUAN UMUM\t{pages[0]}",
        f"BAB IV RENCANA AKSI\t{pages[2]}",
        f"BAB V PENUTUP\t{pages[3]}",
    ]


def test_the_last_paragraph_stays_with_the_signature() -> None:
    blocks = (Paragraph("Demikian."), SignatureBlock(right=Signature(("BUPATI PEMALANG,",))))
    first = part(render_docx(Document("Uji", blocks))).find(f"{W}body/{W}p/{W}pPr/{W}keepNext")
    assert first is not None


def test_group_rows_keep_with_their_row_and_the_note_with_its_table() -> None:
    rows = (Row(("Kelompok",), RowKind.GROUP), Row(("Baris",)), Row(("Jumlah",), RowKind.TOTAL))
    table = Table((Column("Nama", 60),), rows)
    noted = render_docx(Document("Uji", (table, Note("data contoh."), Paragraph("Teks."))))
    bare = render_docx(Document("Uji", (table, Paragraph("Teks."))))

    def kept(file: bytes) -> list[bool]:
        body = part(file).find(f"{W}body")
        assert body is not None
        return [one.find(f"{W}pPr/{W}keepNext") is not None for one in body.iter(f"{W}p")][1:]

    assert kept(noted) == [True, False, True, True, False, False]
    assert kept(bare) == [True, False, False, False, False]
