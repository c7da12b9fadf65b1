"""Notula: who, where, what was said at each item, what was decided.

Layout: opening, discussion, decisions, closing (Permendagri 54/2009, belum diverifikasi).
"""

from tapem.documents.blocks import (
    Block,
    Document,
    Heading,
    KeyValue,
    Note,
    Numbered,
    Paragraph,
    SignatureBlock,
    TitleLines,
)
from tapem.kernel.dates import clock_time
from tapem.kernel.numerals import letter
from tapem.meetings.papers.facts import MeetingFacts, Said, Signatory
from tapem.meetings.papers.parts import (
    decision_text,
    lettered,
    letterhead,
    named_phrase,
    occasion,
    or_unknown,
    properties,
    signature_of,
)
from tapem.meetings.rules import UNKNOWN


def minutes(facts: MeetingFacts) -> Document:
    """Build the minutes."""
    blocks: list[Block] = [
        letterhead(facts),
        TitleLines(("NOTULA RAPAT",), bold=True),
        KeyValue((*occasion(facts), *_people(facts)), key_mm=34),
        *_opening(facts),
        *_discussion(facts),
        *_decisions(facts),
        *_closing(facts),
        _signatures(facts),
    ]
    return Document(
        title=f"Notula {facts.title}",
        blocks=tuple(blocks),
        subject="Notula rapat",
        properties=properties(facts, "notula"),
    )


def _people(facts: MeetingFacts) -> tuple[tuple[str, str], ...]:
    note = f", {facts.organizer_note}" if facts.organizer_note else ""
    pairs = [
        ("Penyelenggara", f"{facts.organizer}{note}"),
        ("Pimpinan rapat", or_unknown(facts.chair)),
        ("Peserta", facts.total_words),
    ]
    return tuple(pairs)


def _opening(facts: MeetingFacts) -> list[Block]:
    if facts.chair:
        text = f"Rapat dibuka dan dipimpin oleh {facts.chair}."
    else:
        text = f"Pimpinan rapat {UNKNOWN}."
    blocks: list[Block] = [Heading(2, "Pembukaan", "1."), Paragraph(text, indent_mm=9)]
    if facts.purpose:
        purpose = facts.purpose.strip().rstrip(".")
        blocks.append(Paragraph(f"Maksud rapat: {purpose}.", indent_mm=9))
    return [*blocks, *attendance_blocks(facts, "Peserta per instansi:")]


def attendance_blocks(facts: MeetingFacts, title: str, indent_mm: float = 9) -> list[Block]:
    """Return who came, by institution, with what is unknown said as unknown."""
    phrases = [delegation.phrase for delegation in facts.delegations]
    if phrases and facts.list_is_open:
        phrases.append(facts.other_institutions)
    blocks: list[Block] = []
    if phrases:
        blocks.append(Paragraph(title, indent_mm=indent_mm, keep_with_next=True))
        blocks += lettered(tuple(phrases), indent_mm=indent_mm)
    blocks.append(Paragraph(f"Jumlah peserta {facts.total_words}.", indent_mm=indent_mm))
    if facts.named:
        blocks.append(Paragraph(f"Hadir pula: {named_phrase(facts)}.", indent_mm=indent_mm))
    if facts.absent:
        names = ", ".join(facts.absent)
        blocks.append(
            Paragraph(f"Instansi wajib yang tidak tercatat hadir: {names}.", indent_mm=indent_mm)
        )
    return blocks


def _discussion(facts: MeetingFacts) -> list[Block]:
    blocks: list[Block] = [Heading(2, "Pembahasan", "2.")]
    for number, title in facts.agenda:
        blocks.append(Numbered(f"2.{number}", title, hanging_mm=12, keep_with_next=True))
        said = [row for row in (*facts.minutes, *facts.remarks) if row.item == number]
        blocks += _said(said) or [Paragraph("Tidak ada catatan pada butir ini.", indent_mm=12)]
    general = [row for row in (*facts.minutes, *facts.remarks) if row.item is None]
    if general and facts.agenda:
        blocks.append(Paragraph("Catatan umum:", indent_mm=12, keep_with_next=True))
    blocks += _said(general)
    if not facts.agenda and not facts.minutes:
        blocks.append(Paragraph("Pembahasan belum dicatat.", indent_mm=12))
    return blocks


def _said(rows: list[Said]) -> list[Block]:
    return [
        Numbered(f"{letter(place)}.", f"{row.by}: {row.text}" if row.by else row.text, indent_mm=12)
        for place, row in enumerate(rows, 1)
    ]


def _decisions(facts: MeetingFacts) -> list[Block]:
    items = [
        Numbered(f"3.{row.number}", decision_text(row), hanging_mm=12) for row in facts.decisions
    ]
    nothing: list[Block] = [Paragraph("Keputusan belum dicatat.", indent_mm=12)]
    return [Heading(2, "Keputusan", "3."), *(items or nothing)]


def _closing(facts: MeetingFacts) -> list[Block]:
    end = f"Rapat ditutup pukul {clock_time(facts.ends_at)}." if facts.ends_at else ""
    text = end or f"Waktu penutupan rapat {UNKNOWN}."
    blocks: list[Block] = [Heading(2, "Penutup", "4."), Paragraph(text, indent_mm=12)]
    if facts.list_is_open or facts.named_is_open:
        blocks.append(Note("Daftar peserta dalam sumber tidak lengkap.", label="Catatan:"))
    return blocks


def _signatures(facts: MeetingFacts) -> SignatureBlock:
    chair = Signatory("", (facts.chair or "Pimpinan rapat",))
    above = ("Pimpinan rapat,",) if facts.chair else ()  # said once where no office is known
    return SignatureBlock(
        left=signature_of(Signatory("", ("Notulis",))), right=signature_of(chair, *above)
    )
