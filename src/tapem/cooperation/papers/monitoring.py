"""What the register adds to the report, the news and the messages of a monitoring meeting.

The prose is that of the office; every figure and list comes from one reading of the register
on the day of the meeting, so that a list and its number cannot differ.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tapem.cooperation.models import Alliance, SecretariatTerm
from tapem.cooperation.queries import (
    RegisterEntry,
    current_term,
    figures_in,
    member_regions,
    metrics_of,
    register_on,
)
from tapem.cooperation.rules.figures import RegisterFigures
from tapem.cooperation.rules.states import Paper
from tapem.cooperation.rules.words import UNKNOWN
from tapem.documents.blocks import Block, Numbered, Paragraph
from tapem.kernel.numerals import counted
from tapem.meetings.models import Meeting
from tapem.meetings.papers import ReportParts
from tapem.regions.models import Region

INDENT_MM = 9
_KIND = {"mandatory": "kerja sama wajib", "voluntary": "kerja sama sukarela"}


@dataclass(frozen=True, slots=True)
class Monitored:
    """The register on the day of the meeting."""

    alliance: Alliance
    on: date
    entries: tuple[RegisterEntry, ...]
    figures: RegisterFigures
    members: tuple[Region, ...]
    term: SecretariatTerm | None
    successor: SecretariatTerm | None

    @property
    def kind(self) -> str:
        """Kind of the cooperation in words."""
        return _KIND[self.alliance.kind]

    @property
    def implemented(self) -> list[RegisterEntry]:
        """What is carried out."""
        return [entry for entry in self.entries if entry.is_implemented]

    @property
    def idle(self) -> list[RegisterEntry]:
        """What is signed and not carried out."""
        return [entry for entry in self.entries if entry.is_signed and not entry.is_implemented]

    @property
    def pending(self) -> list[RegisterEntry]:
        """What is still to be signed."""
        return [
            entry
            for entry in self.entries
            if not entry.is_signed and entry.paper is not Paper.CANCELLED
        ]


def monitored(alliance: Alliance, on: date) -> Monitored:
    """Read the register once."""
    entries = tuple(register_on(alliance, on))
    return Monitored(
        alliance=alliance,
        on=on,
        entries=entries,
        figures=figures_in(entries),
        members=tuple(member_regions(alliance, on)),
        term=current_term(alliance, on),
        successor=alliance.secretariat_terms.filter(started_on__gt=on)
        .select_related("holder")
        .first(),
    )


def monitoring_parts(alliance: Alliance, meeting: Meeting) -> ReportParts:
    """Return what the register adds to the papers of a monitoring meeting."""
    seen = monitored(alliance, meeting.held_on)
    lists = _lists(seen)
    blocks: list[Block] = []
    for sentence, items in lists:
        blocks.append(Paragraph(sentence, indent_mm=INDENT_MM, keep_with_next=bool(items)))
        blocks += [
            Numbered(f"{place})", text, indent_mm=INDENT_MM) for place, text in enumerate(items, 1)
        ]
    closing = (_name_sentence(seen), _secretariat_sentence(seen))
    return ReportParts(
        results=tuple(blocks),
        conclusions=tuple(Paragraph(text, indent_mm=INDENT_MM) for text in closing),
        news=(*(_in_one_line(sentence, items) for sentence, items in lists), *closing),
        notes=tuple(_title_notes(seen)),
        figures=metrics_of(seen.figures, len(seen.members)),
    )


def _lists(seen: Monitored) -> list[tuple[str, list[str]]]:
    """Return each sentence that opens a list, with the list."""
    signed = counted(seen.figures.signed)
    doing = (
        f"Dari {signed} PKS yang sudah ditandatangani para pihak, {_only(seen.figures)}"
        f"{counted(seen.figures.implemented)} PKS yang sudah ada pelaksanaannya"
    )
    left = (
        f"Tindak lanjut dari Kesepakatan Bersama dimaksud telah diterbitkan {signed} Perjanjian "
        f"Kerja Sama, dan masih menyisakan {counted(seen.figures.pending)} PKS"
    )
    return [
        (doing + _ending(seen.implemented), [_item(entry) for entry in seen.implemented]),
        _idle(seen),
        (left + _ending(seen.pending), [_item(entry) for entry in seen.pending]),
    ]


def _only(figures: RegisterFigures) -> str:
    return "baru " if figures.implemented < figures.signed else ""


def _ending(entries: Sequence[RegisterEntry]) -> str:
    return ", yaitu:" if entries else "."


def _item(entry: RegisterEntry) -> str:
    """Return "PKS tentang … (DPU TR)", or that nobody leads."""
    title = entry.agreement.title or f"(judul {UNKNOWN})"
    return f"PKS tentang {title} ({_leads(entry)})"


def _brief(entry: RegisterEntry) -> str:
    """Return the short title with the lead agency, for messages."""
    return f"{entry.agreement.label} ({_leads(entry)})"


def _leads(entry: RegisterEntry) -> str:
    leads = dict.fromkeys(lead.label for lead in entry.agreement.lead_agencies.all())
    return ", ".join(leads) or "leading sector belum ditetapkan"


def _idle(seen: Monitored) -> tuple[str, list[str]]:
    """Name the complement: what is signed and not carried out, as far as it is known."""
    titled = [entry for entry in seen.idle if entry.agreement.title]
    untitled = len(seen.idle) - len(titled)
    sentence = f"{counted(len(seen.idle))} PKS yang sudah ditandatangani belum ada pelaksanaannya"
    if untitled:
        which = f"judul {counted(untitled)} di antaranya" if titled else "judulnya"
        sentence += f"; {which} {UNKNOWN}"
    return sentence + (", yaitu:" if titled else "."), [_item(entry) for entry in titled]


def _name_sentence(seen: Monitored) -> str:
    alliance, kind = seen.alliance, seen.kind
    if alliance.official_name:
        return f"{kind.capitalize()} ini bernama {alliance.official_name}."
    return (
        f"{kind.capitalize()} ini perlu segera memiliki nama, karena walaupun sudah melahirkan "
        f"{counted(seen.figures.signed)} PKS, {kind} ini belum punya nama. Harapannya "
        f"{counted(len(seen.members))} Bupati dapat dipertemukan dalam satu acara untuk "
        "bersama-sama mempublikasikan nama yang disepakati."
    )


def _secretariat_sentence(seen: Monitored) -> str:
    term, title = seen.term, _title_of(seen)
    if term is None:
        return f"{title} belum ada pemegangnya."
    held = (
        f"Sejak {'awal pembentukannya ' if term.started_on.year == seen.alliance.since_year else ''}"
        f"tahun {term.started_on.year} sampai dengan tahun {seen.on.year} "
        f"{term.holder.official_name} menjadi {title}."
    )
    if seen.successor is not None:
        return f"{held} Selanjutnya sekretariat berpindah ke {seen.successor.holder.official_name}."
    return f"{held} Ke depan sekretariatnya agar berpindah ke kabupaten lain; penggantinya belum diputuskan."


def _title_of(seen: Monitored) -> str:
    return f"Sekretariat {seen.kind.title()}"


def _title_notes(seen: Monitored) -> list[str]:
    """Say where a title is kept with the faults of its source."""
    return [
        f"{entry.agreement.label}: {entry.agreement.quality_notes}"
        for entry in (*seen.implemented, *seen.pending)
        if entry.agreement.quality_notes
    ]


def _in_one_line(sentence: str, items: Sequence[str]) -> str:
    if not items:
        return sentence
    marked = [f"{place}) {text}" for place, text in enumerate(items, 1)]
    return f"{sentence} {'; '.join(marked)}."


def whatsapp_lines(alliance: Alliance, on: date) -> tuple[str, ...]:
    """Return the situation in short lines to be sent; offices only, no personal data."""
    seen = monitored(alliance, on)
    figures = seen.figures
    lines = [
        f"*{alliance.official_name or alliance.working_title}*",
        f"PKS ditandatangani: {figures.signed} dari {figures.planned}",
        f"Sudah ada pelaksanaan: {figures.implemented}",
        f"Belum ada pelaksanaan: {figures.idle}",
        f"Belum ditandatangani: {figures.pending}",
    ]
    for title, entries in (("Sudah berjalan", seen.implemented), ("Masih disusun", seen.pending)):
        if entries:
            lines += ["", f"*{title}*"]
            lines += [f"{place}. {_brief(entry)}" for place, entry in enumerate(entries, 1)]
    return (*lines, "", _secretariat_sentence(seen))
