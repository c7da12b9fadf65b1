"""The memo that tells an agency, to the cell, what it still owes before the deadline.

Layout: nota dinas by Permendagri 54/2009, in force at the end of 2022 (belum diverifikasi).
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from tapem.actionplan.queries import ChapterDebt, Debt, RowFault
from tapem.documents.blocks import (
    Align,
    Block,
    Column,
    Document,
    Heading,
    KeyValue,
    Letterhead,
    Note,
    Paragraph,
    Properties,
    Row,
    SignatureBlock,
    Space,
    Table,
    TitleLines,
)
from tapem.documents.language import in_indonesian
from tapem.drafting.models import Correction
from tapem.drafting.papers.facts import InstrumentFacts
from tapem.drafting.rules.bindings import Owed
from tapem.kernel.dates import day_date, long_date, short_date
from tapem.kernel.numerals import counted

LISTED_CELLS = 12
MESSAGE_LINES = 8
MESSAGE_TEXT = 140


@dataclass(frozen=True, slots=True)
class MemoFacts:
    """What a memo says: to whom, about which draft, until when, and what is owed."""

    instrument: InstrumentFacts
    debt: Debt
    short_title: str
    due_on: dt.date | None
    section_name: str

    @property
    def deadline(self) -> str:
        """Return "Rabu, 30 November 2022", or that no day is set."""
        return day_date(self.due_on) if self.due_on else "secepatnya"


@in_indonesian
def memo(facts: MemoFacts) -> Document:
    """Return the nota dinas to one agency; its tables name every correction and cell."""
    instrument, debt = facts.instrument, facts.debt
    heading = (
        ("Yth.", f"Kepala {debt.agency.name}"),
        ("Dari", _title(facts)),
        ("Tanggal", long_date(instrument.on)),
        ("Nomor", "..............................."),
        ("Sifat", "Segera"),
        ("Hal", f"Kekurangan isian {facts.short_title}"),
    )
    return Document(
        title=f"Nota dinas kekurangan {debt.agency.short_name}",
        subject=facts.short_title,
        blocks=(
            Letterhead((f"PEMERINTAH {instrument.region_name.upper()}", "SEKRETARIAT DAERAH")),
            TitleLines(("NOTA DINAS",), bold=True),
            KeyValue(heading),
            Space(3),
            Paragraph(_opening(facts)),
            *_corrections(facts),
            *_cells(facts),
            *_faults(facts),
            *_consent(facts),
            Paragraph(_closing(facts)),
            SignatureBlock(right=instrument.section),
        ),
        properties=Properties(author=f"Pemerintah {instrument.region_name}"),
    )


def _title(facts: MemoFacts) -> str:
    """Return the office of the section's head as a letter writes it."""
    return facts.instrument.section.office[0].title()


def _opening(facts: MemoFacts) -> str:
    instrument = facts.instrument
    return (
        f"Menindaklanjuti pembahasan Rancangan {instrument.kind_name} {instrument.town} tentang "
        f"{instrument.about}, masih terdapat {_sum(facts.debt)} yang menjadi bagian "
        f"{facts.debt.agency.name}. Batas penyampaian draf ke Bagian Hukum adalah "
        f"{facts.deadline}."
    )


def _sum(debt: Debt) -> str:
    parts = []
    if debt.corrections:
        parts.append(f"{counted(debt.corrections)} koreksi")
    if debt.cells:
        parts.append(f"{counted(debt.cells)} sel isian yang kosong")
    if debt.faults:
        parts.append(f"{counted(debt.faults)} isian yang perlu diperbaiki")
    if not parts:
        return "persetujuan bab"
    return _joined(parts)


def _joined(parts: list[str]) -> str:
    """Join as Indonesian does: "a", "a dan b", "a, b, dan c"."""
    if len(parts) <= 2:  # noqa: PLR2004 (a pair takes no comma)
        return " dan ".join(parts)
    return f"{', '.join(parts[:-1])}, dan {parts[-1]}"


def _all_corrections(debt: Debt) -> Iterator[tuple[str, Correction]]:
    for chapter in debt.chapters:
        for correction in chapter.corrections:
            yield chapter.chapter.label, correction
    for correction in debt.others:
        yield "Naskah", correction


def _corrections(facts: MemoFacts) -> list[Block]:
    rows = tuple(
        Row(
            (
                correction.code,
                f"{label}\n{correction.target_label}".strip(),
                correction.text,
                short_date(correction.due_on) if correction.due_on else "–",
            )
        )
        for label, correction in _all_corrections(facts.debt)
    )
    if not rows:
        return []
    columns = (
        Column("Nomor", 18),
        Column("Bab dan bagian", 42),
        Column("Koreksi", 80),
        Column("Batas waktu", 25, Align.CENTRE),
    )
    return [Heading(2, "Koreksi yang belum dijawab", number="A."), Table(columns, rows), Space(2)]


def _cells(facts: MemoFacts) -> list[Block]:
    rows = tuple(
        Row((chapter.chapter.label, group, str(len(cells)), _cell_list(cells)))
        for chapter in facts.debt.chapters
        for group, cells in chapter.groups.items()
    )
    if not rows:
        return []
    columns = (
        Column("Bab", 16),
        Column("Form atau baris", 50),
        Column("Sel", 12, Align.CENTRE),
        Column("Yang harus diisi", 87),
    )
    letter = "B." if facts.debt.corrections else "A."
    note = Note("Sel yang memang tidak ada isinya ditandai “tidak ada”, bukan dibiarkan kosong.")
    return [
        Heading(2, "Isian yang masih kosong", number=letter),
        Table(columns, rows, size_pt=9),
        note,
        Space(2),
    ]


def _faults(facts: MemoFacts) -> list[Block]:
    """Return what the rules of the plan refuse in rows that are filled; a warning asks for a look."""
    debt = facts.debt
    rows = tuple(
        Row((chapter.chapter.label, fault.group, _fault_words(fault)))
        for chapter in debt.chapters
        for fault in chapter.faults
    )
    if not rows:
        return []
    columns = (Column("Bab", 16), Column("Baris", 62), Column("Yang perlu diperbaiki", 87))
    letter = "ABC"[bool(debt.corrections) + bool(debt.cells)]
    heading = Heading(2, "Isian yang perlu diperbaiki", number=f"{letter}.")
    return [heading, Table(columns, rows, size_pt=9), Space(2)]


def _fault_words(fault: RowFault) -> str:
    mark = "" if fault.finding.blocks else "Periksa kembali: "
    return f"{mark}{fault.finding.message} ({fault.finding.code})"


def _cell_list(cells: list[Owed]) -> str:
    if not any(cell.is_started for cell in cells):
        return cells[0].label if len(cells) == 1 else "form belum dibuka, seluruh sel wajib"
    listed = "; ".join(cell.label for cell in cells[:LISTED_CELLS])
    rest = len(cells) - LISTED_CELLS
    return f"{listed}; dan {rest} sel lain" if rest > 0 else listed


def _consent(facts: MemoFacts) -> list[Block]:
    chapters = [chapter.chapter.label for chapter in facts.debt.chapters if chapter.not_agreed]
    if not chapters:
        return []
    return [
        Paragraph(
            f"{', '.join(chapters)} dibahas tanpa kehadiran {facts.debt.agency.name} sehingga "
            "berstatus belum disepakati pengampu. Mohon persetujuan atau tanggapan tertulis."
        )
    ]


def _closing(facts: MemoFacts) -> str:
    return (
        "Sehubungan dengan hal tersebut, mohon perbaikan dan kelengkapan data dimaksud "
        f"disampaikan kepada {facts.section_name} paling lambat {facts.deadline}. Atas "
        "kerja samanya disampaikan terima kasih."
    )


@in_indonesian
def message(facts: MemoFacts) -> Document:
    """Return the short message for WhatsApp: counts, the first items, the day."""
    debt = facts.debt
    lines = [*_message_corrections(debt), *_message_cells(debt), *_message_faults(debt)]
    rest = len(lines) - MESSAGE_LINES
    blocks: list[Block] = [
        Paragraph(f"Yth. {debt.agency.short_name}, masih ditunggu {_sum(debt)}:"),
        *(Paragraph(f"• {line}") for line in lines[:MESSAGE_LINES]),
    ]
    if rest > 0:
        blocks.append(Paragraph(f"… dan {rest} butir lain, lihat nota dinas."))
    blocks.append(Paragraph(f"Paling lambat {facts.deadline}."))
    return Document(title=f"Kekurangan {facts.short_title}", blocks=tuple(blocks))


def _message_corrections(debt: Debt) -> list[str]:
    return [
        f"{correction.code} {label}: {_short(correction.text)}"
        for label, correction in _all_corrections(debt)
    ]


def _message_cells(debt: Debt) -> list[str]:
    return [line for chapter in debt.chapters for line in _chapter_lines(chapter)]


def _chapter_lines(chapter: ChapterDebt) -> list[str]:
    lines = [
        f"{chapter.chapter.label} {group}: {len(cells)} sel kosong"
        for group, cells in chapter.groups.items()
    ]
    if chapter.not_agreed:
        lines.append(f"{chapter.chapter.label}: menunggu persetujuan")
    return lines


def _message_faults(debt: Debt) -> list[str]:
    return [
        f"{chapter.chapter.label} {fault.row.code}: {_fault_words(fault)}"
        for chapter in debt.chapters
        for fault in chapter.faults
    ]


def _short(text: str) -> str:
    return text if len(text) <= MESSAGE_TEXT else f"{text[:MESSAGE_TEXT].rstrip()}…"
