"""From bytes and paragraphs to the tree: zones, lists, offsets, and inputs that are no text."""

from __future__ import annotations

import pytest

from tapem.proofread import kinds, reader, segments
from tapem.proofread.check import proofread
from tapem.proofread.errors import Unreadable
from tapem.proofread.tree import Kind, MarkerStyle, Paragraph, Unit, Zone
from tests.unit.proofread.drafts import ANNEX, ANNEX_CLAUSE, FINAL, TITLE, changed, regulation

EFFECTIVE = "Pasal 6\nPeraturan Bupati ini mulai berlaku pada tanggal diundangkan.\n"


def test_zones_of_a_regulation() -> None:
    text = reader.from_plain_text(
        regulation(final=changed(FINAL, EFFECTIVE, ANNEX_CLAUSE), annex=ANNEX)
    )
    assert text.kind is Kind.REGULATION
    seen = list(dict.fromkeys(node.zone for node in text.nodes))
    assert seen == [
        Zone.TITLE,
        Zone.CONSIDERING,
        Zone.RECALLING,
        Zone.DECREE,
        Zone.BODY,
        Zone.CLOSING,
        Zone.ANNEX,
    ]


def test_articles_clauses_and_items_hang_together() -> None:
    text = reader.from_plain_text(regulation())
    assert [node.ordinal for node in text.articles] == [1, 2, 3, 4, 5, 6]
    clause = next(
        n for n in text.nodes if n.unit is Unit.CLAUSE and text.of(n).startswith("Penyusutan")
    )
    items = [text.nodes[i] for i in text.children[clause.index]]
    assert [text.of(item) for item in items] == [
        "pemindahan;",
        "pemusnahan; dan",
        "penyerahan kepada LKD.",
    ]
    assert text.nodes[clause.parent].unit is Unit.ARTICLE


def test_offsets_point_into_the_source() -> None:
    source = regulation()
    text = reader.from_plain_text(source)
    for node in text.nodes:
        assert 0 <= node.start <= node.body <= node.end <= len(source)
        assert source[node.start : node.end].strip() == source[node.start : node.end]
    assert [n.start for n in text.nodes] == sorted(n.start for n in text.nodes)


def test_lines_run_together_are_told_apart() -> None:
    body = "Pasal 3 (1) Arsip dicatat. (2) Arsip meliputi: a. surat; b. peta; dan c. foto. Pasal 4 Arsip dijaga."
    text = reader.from_plain_text(regulation(matter=body))
    assert [n.ordinal for n in text.articles] == [1, 2, 3, 4, 6]
    third = text.articles[2]
    assert [n.marker for n in text.nodes if n.unit is Unit.CLAUSE and n.parent == third.index] == [
        "(1)",
        "(2)",
    ]
    letters = [
        n.marker
        for n in text.nodes
        if n.style is MarkerStyle.LETTER_DOT and n.zone is Zone.BODY and n.start > third.start
    ]
    assert letters == ["a.", "b.", "c."]


def test_hard_wrapped_lines_join_and_page_numbers_go() -> None:
    lines = (
        "Perangkat Daerah menyusun jadwal penyusutan arsip dengan memperhatikan nilai guna dan\n"
        "jangka simpan setiap arsip yang tercatat pada unit kearsipan masing-masing sesuai dengan\n"
        "- 2 -\nketentuan yang berlaku, lalu menyampaikan daftar itu kepada lembaga kearsipan daerah\n"
        "paling lambat akhir tahun.\n"
    )
    source = "Laporan\n\n" + lines * 4
    assert segments.is_hard_wrapped(source)
    text = reader.from_plain_text(source, Kind.REPORT)
    assert len([n for n in text.nodes if n.unit is Unit.BLOCK]) == 4


def test_lists_of_a_report_know_their_introduction() -> None:
    text = reader.from_plain_text(
        "Judul\n\nKegiatan meliputi:\n1. jalan;\n2. air.\n\nUsulan:\n• satu\n• dua\n• tiga\n",
        Kind.REPORT,
    )
    found = [(text.of(text.nodes[items.intro]), len(items.items)) for items in text.lists]
    assert found == [("Kegiatan meliputi:", 2), ("Usulan:", 3)]


def test_nested_lists() -> None:
    text = reader.from_plain_text("Judul\n\nIsi:\n1. satu:\na. x;\nb. y.\n2. dua.\n", Kind.REPORT)
    assert [(len(items.items), items.style) for items in text.lists] == [
        (2, MarkerStyle.NUMBER_DOT),
        (2, MarkerStyle.LETTER_DOT),
    ]


def test_paragraphs_with_drawn_numbers_and_cells() -> None:
    paragraphs = [
        Paragraph("Judul Laporan"),
        Paragraph("Kegiatan ada 3 (tiga), yaitu:"),
        Paragraph("jalan;", marker="1."),
        Paragraph("air.", marker="2."),
        Paragraph("Rp5.000.000", is_table_cell=True),
    ]
    text = reader.from_paragraphs(paragraphs, Kind.REPORT)
    assert [n.unit for n in text.nodes[-3:]] == [Unit.ITEM, Unit.ITEM, Unit.CELL]
    assert "NUM-05" in [f.rule for f in proofread(text).findings]


def test_paragraphs_keep_the_offsets_of_the_extracted_text() -> None:
    paragraphs = [Paragraph("Judul", start=0), Paragraph("Dibahas 8 (sembilan) usulan.", start=20)]
    text = reader.from_paragraphs(paragraphs, Kind.REPORT)
    finding = proofread(text).findings[0]
    assert (finding.start, text.source[finding.start : finding.end]) == (28, "8 (sembilan)")


def test_the_same_text_can_be_read_as_another_kind() -> None:
    text = reader.from_plain_text(regulation())
    assert proofread(text, kind=Kind.REPORT).kind is Kind.REPORT
    typed = reader.from_paragraphs([Paragraph("Judul"), Paragraph("Isi laporan ini.")])
    assert reader.as_kind(typed, Kind.LETTER).kind is Kind.LETTER


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        (regulation(), Kind.REGULATION),
        (
            "Nomor : 005/12\nSifat : Biasa\nHal : Undangan\n\nYth. Kepala Dinas\n\nDengan hormat kami mengundang.\nTembusan:\n",
            Kind.LETTER,
        ),
        (
            "Rapat Koordinasi\n\nBagian Tata Pemerintahan mengadakan rapat pada 29 November 2022.",
            Kind.REPORT,
        ),
        (TITLE, Kind.REGULATION),
    ],
)
def test_the_kind_is_told_with_a_reason(source: str, kind: Kind) -> None:
    guess = kinds.guess(source)
    assert (guess.kind, bool(guess.reason)) == (kind, True)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"  \n",
        b"\x00\x01\x02PK\x03\x04" * 50,
        b"\xff\xfe\x00",
        bytes(range(1, 32)) * 40,
        b"... --- 123",
        b"\x89PNG\r\n\x1a\n\x00\x00",
    ],
)
def test_what_is_no_text_is_refused_in_one_line(data: bytes) -> None:
    with pytest.raises(Unreadable) as error:
        reader.from_bytes(data)
    assert str(error.value)
    assert "\n" not in str(error.value)


def test_a_text_beyond_all_measure_is_refused() -> None:
    with pytest.raises(Unreadable, match="terlalu panjang"):
        reader.from_plain_text("kata " * (reader.MOST_SIGNS // 5 + 1))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_usual_encodings_and_line_ends(encoding: str) -> None:
    source = "Judul Laporan\r\n\r\nDibahas 8 (sembilan) usulan – “lengkap”.\r\n"
    text = reader.from_bytes(source.encode(encoding))
    assert "\r" not in text.source
    assert [f.rule for f in proofread(text, kind=Kind.REPORT).findings] == ["NUM-01"]


def test_carriage_returns_in_a_string_keep_their_offsets() -> None:
    source = "Judul\r\n\r\nDibahas 8 (sembilan) usulan.\r\n"
    finding = proofread(source, kind=Kind.REPORT).findings[0]
    assert source[finding.start : finding.end] == "8 (sembilan)"


@pytest.mark.parametrize(
    "source",
    [
        "a\tb\tc\nd\te\tf\n",
        "| a | b |\n| 1 | 2 |\n",
        "BAB III\nKETENTUAN LAIN\nPasal 9\n(1) Arsip dijaga.\n",
        "This is an English text. It has 3 (tiga) parts. Ini bagian Indonesia.",
        "Menimbang :",
        "LAMPIRAN",
        "Pasal 1",
        "PENJELASAN\nATAS\nPERATURAN DAERAH",
    ],
)
@pytest.mark.parametrize("kind", [None, *Kind])
def test_odd_texts_are_read_without_an_error(source: str, kind: Kind | None) -> None:
    assert proofread(source, kind=kind).text.nodes
