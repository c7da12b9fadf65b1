"""The instrument and its annex, set from the tree.

Skeleton and typography: UU 12/2011 Lampiran II angka 1–16, 22, 39, 54–59, 72–96, 161–173,
192–197, 284 and 284a, as changed by UU 13/2022.
"""

from collections.abc import Iterator

from tapem.documents.blocks import (
    Align,
    AnnexHead,
    Block,
    Document,
    Heading,
    Numbered,
    PageBreak,
    Paragraph,
    Properties,
    Recital,
    Signature,
    SignatureBlock,
    Space,
    TitleLines,
)
from tapem.drafting.papers.facts import InstrumentFacts
from tapem.drafting.papers.tables import table_blocks
from tapem.drafting.rules.content import Block as Unit
from tapem.drafting.rules.content import Content

FIRST_LINE_MM = 12.5
FIRST_PAGE_TOP_MM = 80
STEP_MM = 10
DEPTH_UNDER_ARTICLE = 2
_ENDINGS = (";", ".", ":", "dan", "atau")


def instrument(facts: InstrumentFacts) -> Document:
    """Return the whole regulation with its annexes (naskah)."""
    blocks = [*_opening(facts), *_body(facts), *_closing(facts)]
    for annex in facts.content.of_kind("annex"):
        blocks += [PageBreak(), *_annex(facts, annex)]
    return _document(facts, f"Naskah {facts.instrument_name}", blocks, first_page=True)


def annex_paper(facts: InstrumentFacts) -> Document:
    """Return the annexes alone (lampiran)."""
    blocks: list[Block] = []
    for annex in facts.content.of_kind("annex"):
        blocks += [PageBreak()] if blocks else []
        blocks += _annex(facts, annex)
    return _document(facts, f"Lampiran {facts.instrument_name}", blocks, first_page=False)


def _document(
    facts: InstrumentFacts, title: str, blocks: list[Block], *, first_page: bool
) -> Document:
    return Document(
        title=f"{title} tentang {facts.about}",
        subject=facts.about,
        blocks=tuple(blocks),
        first_page_top_mm=FIRST_PAGE_TOP_MM if first_page else None,
        draft_mark="" if first_page else facts.mark,
        footer_text=facts.mark if first_page else "",
        properties=Properties(author=f"Pemerintah {facts.region_name}", version=facts.mark),
    )


def _opening(facts: InstrumentFacts) -> list[Block]:
    name = facts.about.upper()
    office = facts.head.prefix + " " if facts.head.prefix else ""
    heading = TitleLines((facts.head_office, facts.province_name.upper()), gap_after_pt=12)
    title = TitleLines(
        ("RANCANGAN", facts.instrument_name, "NOMOR ... TAHUN ...", "", "TENTANG", "", name, "",
         "DENGAN RAHMAT TUHAN YANG MAHA ESA", "", f"{office}{facts.head_office},"),
        gap_after_pt=12,
    )  # fmt: skip
    considering = _recital("Menimbang", facts.content.of_kind("considering"))
    basis = _recital("Mengingat", facts.content.of_kind("legal_basis"))
    decides = f"{facts.kind_name.upper()} TENTANG {name}."
    return [
        heading,
        title,
        *considering,
        *basis,
        TitleLines(("MEMUTUSKAN:",), gap_after_pt=12),
        Recital("Menetapkan", (("", decides),)),
        Space(4),
    ]


def _recital(label: str, units: tuple[Unit, ...]) -> list[Block]:
    if not units:
        return [Recital(label, (("", "..."),)), Space(2)]
    items = tuple((f"{unit.number}.", _ended(unit.text, ";")) for unit in units)
    return [Recital(label, items), Space(2)]


def _ended(text: str, sign: str) -> str:
    """Return the text with its final sign; an ending that is there stays."""
    trimmed = text.rstrip()
    return trimmed if trimmed.endswith(_ENDINGS) else f"{trimmed}{sign}"


def _body(facts: InstrumentFacts) -> Iterator[Block]:
    for unit in _outside_annexes(facts.content):
        yield from _body_blocks(unit)


def _outside_annexes(content: Content) -> list[Unit]:
    inside = {
        unit.id for annex in content.of_kind("annex") for unit in (annex, *content.inside(annex.id))
    }
    return [unit for unit in content.blocks if unit.id not in inside]


def _body_blocks(unit: Unit) -> Iterator[Block]:
    if unit.kind == "chapter":
        yield Heading(1, f"BAB {unit.number}\n{unit.title.upper()}", bold=False)
    elif unit.kind == "article":
        yield Heading(2, f"Pasal {unit.number}", align=Align.CENTRE, bold=False)
        if unit.text:
            yield Paragraph(unit.text)
    elif unit.kind == "clause":
        yield Numbered(unit.number, unit.text, hanging_mm=10)
    elif unit.kind in {"item", "definition"}:
        yield Numbered(f"{unit.number}.", unit.text, indent_mm=_indent_mm(unit))


def _indent_mm(unit: Unit) -> float:
    """Return how far an item stands in: one step for each level below its article."""
    return STEP_MM * max(0, unit.depth - DEPTH_UNDER_ARTICLE)


def _closing(facts: InstrumentFacts) -> list[Block]:
    order = (
        "Agar setiap orang mengetahuinya, memerintahkan pengundangan "
        f"{facts.kind_name} ini dengan penempatannya dalam Berita Daerah {facts.region_name}."
    )
    enacted = (f"Ditetapkan di {facts.town}", "pada tanggal ...")
    promulgated = (f"Diundangkan di {facts.town}", "pada tanggal ...")
    gazette = f"BERITA DAERAH {facts.region_name} TAHUN ... NOMOR ..."
    return [
        Paragraph(order, first_line_mm=FIRST_LINE_MM),
        SignatureBlock(right=_signed(facts.head, enacted)),
        # The gazette's line hangs on the block, since it may not stand alone on a page.
        SignatureBlock(left=_signed(facts.secretary, promulgated, below=f"\n{gazette.upper()}")),
    ]


def _signed(signature: Signature, above: tuple[str, ...], below: str = "") -> Signature:
    return Signature(
        office=signature.office,
        above=above,
        prefix=signature.prefix,
        name=signature.name,
        rank=below,
    )


def _annex(facts: InstrumentFacts, annex: Unit) -> list[Block]:
    """Return one annex: head block, name, chapters, and the signature on its last page."""
    head = f"LAMPIRAN {annex.number}".strip()
    name = facts.about.upper()
    blocks: list[Block] = [
        AnnexHead((head, facts.instrument_name, "NOMOR ... TAHUN ...", "TENTANG", name)),
        TitleLines(((annex.title or facts.about).upper(),), gap_after_pt=14),
    ]
    for unit in facts.content.inside(annex.id):
        blocks += _annex_blocks(unit)
    return [*blocks, Space(6), SignatureBlock(right=facts.head)]


def _annex_blocks(unit: Unit) -> list[Block]:
    paragraphs: list[Block] = [
        Paragraph(text, first_line_mm=FIRST_LINE_MM) for text in _paragraphs(unit.text)
    ]
    if unit.kind == "annex_chapter":
        return [Heading(1, f"BAB {unit.number}\n{unit.title.upper()}"), *paragraphs]
    if unit.kind == "heading":
        return [Heading(2, unit.title, number=f"{unit.number}."), *paragraphs]
    if unit.kind == "table":
        return [*table_blocks(unit)]
    if unit.kind == "item":
        return [Numbered(f"{unit.number}.", unit.text)]
    return paragraphs


def _paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a text, parted by empty lines."""
    return [part.strip() for part in text.split("\n\n") if part.strip()]
