"""Berita (news item) and WhatsApp text: the same facts in plain words, without personal data.

Both name offices only, never a person; the report to the Sekda is not quoted.
"""

from tapem.documents.blocks import (
    Block,
    Document,
    Heading,
    KeyValue,
    Note,
    Numbered,
    Paragraph,
    TitleLines,
)
from tapem.meetings.choices import MeetingState
from tapem.meetings.papers.facts import MeetingFacts, ReportParts
from tapem.meetings.papers.parts import (
    decision_text,
    enumerated,
    named_phrase,
    properties,
    recommendation_text,
)
from tapem.meetings.rules import UNKNOWN

_HELD = {
    MeetingState.PLANNED: "akan menyelenggarakan",
    MeetingState.RUNNING: "menyelenggarakan",
    MeetingState.CONCLUDED: "telah menyelenggarakan",
    MeetingState.CANCELLED: "membatalkan",
}


def news(facts: MeetingFacts, parts: ReportParts | None = None) -> Document:
    """Build the news item: what, who, when, where, why and how, then what follows."""
    extra = parts or ReportParts()
    blocks: list[Block] = [
        TitleLines((facts.title,)),
        Paragraph(" ".join([_lead(facts), *_purpose(facts)])),
        Paragraph(" ".join(_participants(facts))),
        *_body(facts, extra),
        *_what_follows(facts),
        *(Note(note.public, label="Catatan:") for note in facts.footnotes if note.public),
    ]
    return Document(
        title=facts.title,
        blocks=tuple(blocks),
        subject="Berita rapat",
        properties=properties(facts, "berita"),
    )


def _lead(facts: MeetingFacts) -> str:
    note = f" Rapat diselenggarakan {facts.organizer_note}." if facts.organizer_note else ""
    chair = f" Rapat dipimpin oleh {facts.chair}." if facts.chair else ""
    return (
        f"{facts.region_name} – {facts.day}, Pemerintah {facts.region} melalui "
        f"{facts.organizer} {_HELD[facts.state]} {facts.title} "
        f"bertempat di {facts.place}.{note}{chair}"
    )


def _purpose(facts: MeetingFacts) -> list[str]:
    purpose = facts.purpose.strip().rstrip(".")
    return [f"Rapat ini bertujuan {purpose[:1].lower()}{purpose[1:]}."] if purpose else []


def _participants(facts: MeetingFacts) -> list[str]:
    if not facts.delegations:
        return [f"Jumlah peserta rapat {facts.total_words}."]
    names = [delegation.phrase for delegation in facts.delegations]
    if facts.list_is_open:
        names.append("lain-lain")
    unsur = f" terdiri dari {facts.participants_note}," if facts.participants_note else ""
    sentences = [f"Peserta rapat{unsur} meliputi {enumerated(tuple(names))}."]
    sentences.append(f"Jumlah peserta {facts.total_words}.")
    if facts.named:
        sentences.append(f"Hadir pula {named_phrase(facts)}.")
    return sentences


def _body(facts: MeetingFacts, parts: ReportParts) -> list[Block]:
    texts = list(parts.news) or [*facts.results, *facts.conclusions]
    if not texts:
        texts = [row.text for row in facts.minutes]
    blocks: list[Block] = []
    if facts.agenda:
        titles = [title for _, title in facts.agenda]
        blocks.append(Paragraph(f"Acara yang dibahas: {'; '.join(titles)}."))
    return [*blocks, *(Paragraph(text) for text in texts)]


def _what_follows(facts: MeetingFacts) -> list[Block]:
    blocks: list[Block] = []
    if facts.decisions:
        blocks.append(Paragraph("Keputusan rapat:"))
        blocks += [Numbered(f"{row.number}.", decision_text(row)) for row in facts.decisions]
    if facts.recommendations:
        blocks.append(Paragraph("Saran tindak lanjut:"))
        blocks += [
            Numbered(f"{row.number}.", recommendation_text(row)) for row in facts.recommendations
        ]
    return blocks


def message(facts: MeetingFacts) -> Document:
    """Build the short text for a WhatsApp group: short lines, no personal data."""
    pairs: list[tuple[str, str]] = [
        ("Hari", facts.day),
        ("Waktu", facts.hours),
        ("Tempat", facts.place),
    ]
    if facts.total.figure is not None or facts.delegations:
        pairs.append(("Peserta", facts.total_words))
    blocks: list[Block] = [KeyValue(tuple(pairs))]
    if facts.has_split:
        blocks.append(Heading(2, "Kehadiran"))
        blocks.append(
            _lines([f"• {row.institution}: {_count(row.count)}" for row in facts.delegations])
        )
    for title, items in (
        ("Keputusan", [(row.number, decision_text(row, short=True)) for row in facts.decisions]),
        (
            "Saran tindak lanjut",
            [(row.number, recommendation_text(row)) for row in facts.recommendations],
        ),
    ):
        if items:
            blocks.append(Heading(2, title))
            blocks.append(_lines([f"{number}. {text}" for number, text in items]))
    return Document(title=facts.title, blocks=tuple(blocks), subject="Teks WhatsApp")


def _lines(texts: list[str]) -> Paragraph:
    return Paragraph("\n".join(texts))


def _count(count: int | None) -> str:
    return UNKNOWN if count is None else f"{count} orang"
