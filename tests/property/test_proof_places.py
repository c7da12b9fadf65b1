"""Wherever a finding lies in a draft, the way back leads to the words that it quotes."""

from types import SimpleNamespace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tapem.drafting import proof
from tapem.drafting.proof import Part, proof_of
from tapem.drafting.rules.bindings import Piece, TableCell, TableColumn, TableData, TableRow
from tapem.drafting.rules.content import Block, Content
from tapem.proofread.check import proofread
from tapem.proofread.tree import Kind
from tapem.regions.choices import RegionKind

WORDS = st.sampled_from(
    [
        "Sudah terbit 14 (lima belas) dokumen.",
        "Rapat digelar Senin, 29 November 2022.",
        "Masih menyisakan 4 (empat) PKS.\n\nAgar dibahas sisa 3 (tiga) PKS.",
        "Sebagaimana dimaksud pada angka 2, layanan disebut diatas.",
        "  Alinea dengan tepi kosong.  \n\n\n  Alinea kedua dan lain-lain.",
        "Bab ini memuat layanan dasar;",
        "",
    ]
)
TITLES = st.sampled_from(["Pendahuluan", "Permasalahan SPM", "Straße", ""])


@st.composite
def contents(draw: st.DrawFn) -> Content:
    """Return a draft of a few recitals and articles, and an annex with chapters."""
    recitals = range(draw(st.integers(1, 3)))
    made = [block(f"c{place}", "considering", draw, number="abc"[place]) for place in recitals]
    made.append(block("a1", "article", draw, number="1"))
    made.append(Block("annex", "annex", "", draw(TITLES), ()))
    for place in range(draw(st.integers(1, 3))):
        chapter = f"bab{place}"
        made.append(
            Block(
                chapter, "annex_chapter", "I" * (place + 1), draw(TITLES), (), 1, "annex", chapter
            )
        )
        for below in range(draw(st.integers(0, 4))):
            kind = draw(st.sampled_from(("heading", "paragraph", "item", "table")))
            made.append(block(f"{chapter}-{below}", kind, draw, parent=chapter, number="a"))
    return Content(tuple(made))


def block(key: str, kind: str, draw: st.DrawFn, *, parent: str = "", number: str = "") -> Block:
    words = draw(WORDS)
    cut = draw(st.integers(0, len(words)))
    pieces = (Piece(words[:cut]), Piece(words[cut:], figure="x"))
    table = None
    if kind == "table":
        rows = (TableRow("r", (TableCell(words), TableCell("5 (enam)"))),)
        table = TableData((TableColumn("k", "Layanan"), TableColumn("n", "Jumlah")), rows, "contoh")
    return Block(key, kind, number, draw(TITLES), pieces, 2, parent, parent, words, table)


def draft() -> SimpleNamespace:
    region = SimpleNamespace(
        kind=RegionKind.REGENCY, name="Pemalang", official_name="Kabupaten Pemalang"
    )
    return SimpleNamespace(
        region=region, about="Rencana Aksi", get_kind_display=lambda: "Peraturan Bupati"
    )


def said(content: Content, unit: str, part: Part) -> list[str]:
    """Return the texts of a unit that a place may lie in."""
    found = content.block(unit)
    assert found is not None
    if part is Part.TITLE:
        return [found.title]
    if part is Part.TEXT:
        return [found.text]
    assert found.table is not None
    cells = [cell.text for row in found.table.rows for cell in row.cells]
    return [*cells, *(column.title for column in found.table.columns)]


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(contents())
def test_every_finding_leads_back_to_its_words(content: Content) -> None:
    made = proof_of(draft(), content)  # type: ignore[arg-type]  # a draft without a database
    for finding in proofread(made.text, kind=Kind.REGULATION).findings:
        spot = made.spot(finding.start, finding.end)
        if not spot.unit:
            continue
        pointed = [text[spot.start : spot.end] for text in said(content, spot.unit, spot.part)]
        quoted = made.text.source[finding.start : finding.end].casefold()
        assert any(words.casefold() in quoted for words in pointed)
        assert any(words for words in pointed) or not quoted


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(contents(), st.data())
def test_every_character_of_a_unit_leads_back_to_itself(
    content: Content, data: st.DataObject
) -> None:
    made = proof_of(draft(), content)  # type: ignore[arg-type]  # a draft without a database
    assert [one.start for one in made.stretches] == sorted(one.start for one in made.stretches)
    stretch = data.draw(st.sampled_from(made.stretches))
    start = data.draw(st.integers(stretch.start, stretch.end - 1))
    end = data.draw(st.integers(start + 1, stretch.end))
    spot = made.spot(start, end)
    printed = made.text.source[start:end].casefold()
    assert spot.unit == stretch.unit
    if spot.unit:
        texts = said(content, spot.unit, spot.part)
        assert any(text[spot.start : spot.end].casefold() == printed for text in texts)


def test_capitals_that_grow_are_left_as_typed() -> None:
    assert proof._upper("Straße") == "Straße"
