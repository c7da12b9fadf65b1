"""Laporan to the (Pj.) Sekda: Dasar, Pelaksanaan, Hasil, Kesimpulan, saran tindak lanjut."""

from dataclasses import replace

from tapem.documents.blocks import (
    Block,
    DispositionBox,
    Document,
    Heading,
    KeyValue,
    Note,
    Numbered,
    PageBreak,
    Paragraph,
    Recipient,
    TitleLines,
)
from tapem.meetings.papers.facts import Footnote, MeetingFacts, ReportParts
from tapem.meetings.papers.minutes import attendance_blocks
from tapem.meetings.papers.parts import (
    decision_text,
    lettered,
    letterhead,
    occasion,
    or_unknown,
    properties,
    recommendation_text,
    signed_at,
)

INDENT_MM = 9
DISPOSITION_TO = (
    "Asisten Pemerintahan dan Kesra",
    "Kepala Bagian Tata Pemerintahan",
    "Kepala Bagian Hukum",
)
DISPOSITION_WORDS = ("Setuju", "Setuju dengan perubahan", "Tidak setuju", "Untuk ditindaklanjuti")


def report(facts: MeetingFacts, parts: ReportParts | None = None) -> Document:
    """Build the report; until it is final every page says KONSEP."""
    extra = parts or ReportParts()
    numbers = iter(range(1, 9))
    blocks: list[Block] = [
        letterhead(facts),
        TitleLines(("LAPORAN", facts.title.upper()), bold=True),
        Recipient((f"Yth. {facts.addressed_to}", "di –", f"     {facts.region_name}")),
        *_section(next(numbers), "Dasar", [Paragraph(f"{facts.reference}.", indent_mm=INDENT_MM)]),
        *_section(next(numbers), "Pelaksanaan", _course(facts)),
        *_section(next(numbers), "Hasil", _results(facts, extra)),
        *_section(next(numbers), "Kesimpulan", _conclusions(facts, extra)),
        *_section(next(numbers), "Saran tindak lanjut", _recommendations(facts)),
        Paragraph(
            "Demikian untuk menjadikan periksa dan mohon arahan lebih lanjut.", first_line_mm=12
        ),
        signed_at(facts, facts.section_head),
        *_footnotes(facts),
        PageBreak(),
        DispositionBox(DISPOSITION_TO, DISPOSITION_WORDS),
    ]
    return Document(
        title=f"Laporan {facts.title}",
        blocks=tuple(_marked(block, facts.footnotes) for block in blocks),
        subject="Laporan rapat",
        draft_mark="" if facts.is_final else "KONSEP",
        properties=properties(facts, "laporan"),
    )


def _section(number: int, title: str, body: list[Block]) -> list[Block]:
    return [Heading(2, title, f"{number}."), *body]


def _course(facts: MeetingFacts) -> list[Block]:
    note = f" ({facts.organizer_note})" if facts.organizer_note else ""
    pairs = (
        *occasion(facts),
        ("Penyelenggara", f"{facts.organizer}{note}"),
        ("Pimpinan rapat", or_unknown(facts.chair)),
    )
    blocks: list[Block] = [KeyValue(pairs, key_mm=34, indent_mm=INDENT_MM)]
    if facts.purpose:
        purpose = facts.purpose.strip().rstrip(".")
        blocks.append(Paragraph(f"Tujuan: {purpose}.", indent_mm=INDENT_MM))
    if facts.agenda:
        titles = tuple(title for _, title in facts.agenda)
        blocks.append(Paragraph("Acara yang dibahas:", indent_mm=INDENT_MM, keep_with_next=True))
        blocks += lettered(titles)
    unsur = f" terdiri dari {facts.participants_note}," if facts.participants_note else ""
    return [*blocks, *attendance_blocks(facts, f"Peserta rapat{unsur} meliputi:")]


def _results(facts: MeetingFacts, parts: ReportParts) -> list[Block]:
    blocks = [*lettered(facts.results), *parts.results]
    if blocks:
        return blocks
    said = tuple(row.text for row in facts.minutes)
    if said:
        return lettered(said)
    return [Paragraph("Hasil rapat belum ditulis.", indent_mm=INDENT_MM)]


def _conclusions(facts: MeetingFacts, parts: ReportParts) -> list[Block]:
    blocks: list[Block] = [*lettered(facts.conclusions), *parts.conclusions]
    if facts.decisions:
        blocks.append(Paragraph("Keputusan rapat:", indent_mm=INDENT_MM, keep_with_next=True))
        blocks += [
            Numbered(f"{row.number})", decision_text(row), indent_mm=INDENT_MM)
            for row in facts.decisions
        ]
    return blocks or [Paragraph("Kesimpulan rapat belum ditulis.", indent_mm=INDENT_MM)]


def _recommendations(facts: MeetingFacts) -> list[Block]:
    if not facts.recommendations:
        return [Paragraph("Tidak ada saran tindak lanjut yang dicatat.", indent_mm=INDENT_MM)]
    opening = (
        f"Berdasarkan hasil dan kesimpulan tersebut di atas, apabila {facts.plea} berkenan, "
        "saran tindak lanjut sebagai berikut:"
    )
    items = [
        Numbered(f"{row.number}.", recommendation_text(row), indent_mm=INDENT_MM)
        for row in facts.recommendations
    ]
    return [Paragraph(opening, indent_mm=INDENT_MM, keep_with_next=True), *items]


def _footnotes(facts: MeetingFacts) -> list[Block]:
    return [Note(note.text, label=f"[{note.number}]") for note in facts.footnotes]


def _marked(block: Block, notes: tuple[Footnote, ...]) -> Block:
    """Put the mark of a footnote behind the words that it speaks of."""
    if not isinstance(block, Paragraph | Numbered) or not isinstance(block.text, str):
        return block
    text = block.text
    for note in notes:
        words = " ".join(note.quote.split()).rstrip(".")
        if words and words in text:
            text = text.replace(words, f"{words} [{note.number}]", 1)
    return replace(block, text=text) if text != block.text else block
