"""What goes to the legal section besides the draft itself.

Layout of the cover letter (surat pengantar): Permendagri 54/2009, in force at the end of
2022 (belum diverifikasi).
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tapem.documents.blocks import (
    Align,
    Block,
    Column,
    Document,
    KeyValue,
    Letterhead,
    Numbered,
    Paragraph,
    Properties,
    Recipient,
    Row,
    Signature,
    SignatureBlock,
    Space,
    Table,
    TitleLines,
)
from tapem.documents.language import in_indonesian
from tapem.documents.package import pack
from tapem.documents.renderers import render_docx, render_pdf, render_workbook
from tapem.documents.sheets import Kind, Sheet, SheetColumn, Workbook
from tapem.drafting.models import Correction
from tapem.drafting.papers.facts import InstrumentFacts
from tapem.drafting.papers.findings import findings_json, findings_paper
from tapem.drafting.papers.instrument import annex_paper, instrument
from tapem.drafting.papers.tables import table_sheet
from tapem.drafting.proof import ReviewedDraft
from tapem.drafting.rules.digests import canonical
from tapem.kernel.dates import long_date
from tapem.kernel.numerals import counted

LISTED_OBSTACLES = 40


@dataclass(frozen=True, slots=True)
class CoverFacts:
    """What the cover letter says: addressee, number, reason, what was not in order."""

    facts: InstrumentFacts
    to_name: str
    reference_number: str
    version_label: str
    digest: str
    due_on: dt.date | None
    reason: str
    obstacles: tuple[str, ...]
    open_corrections: int


def cover_letter(cover: CoverFacts) -> Document:
    """Return the surat pengantar with its receipt; the reason is printed when there is one."""
    facts = cover.facts
    return Document(
        title=f"Surat pengantar {facts.about}",
        blocks=(
            Letterhead((f"PEMERINTAH {facts.region_name.upper()}", "SEKRETARIAT DAERAH")),
            KeyValue((("", ""),), right=f"{facts.town}, {long_date(facts.on)}"),
            Recipient(("Yth.", cover.to_name, "di tempat")),
            Space(4),
            TitleLines(("SURAT PENGANTAR",), bold=True),
            TitleLines((f"Nomor {cover.reference_number or '...............................'}",)),
            _parcel(cover),
            Space(3),
            *_reason(cover),
            _receipt(cover),
        ),
        properties=_properties(facts),
    )


def _properties(facts: InstrumentFacts) -> Properties:
    return Properties(author=f"Pemerintah {facts.region_name}", version=facts.mark)


def _parcel(cover: CoverFacts) -> Table:
    what = (
        f"Rancangan {cover.facts.kind_name} {cover.facts.town} tentang {cover.facts.about} "
        "beserta lampirannya"
    )
    remark = f"Dengan hormat dikirim untuk ditelaah. {cover.version_label}."
    if cover.due_on:
        remark += f" Batas penyampaian {long_date(cover.due_on)}."
    files = "naskah, lampiran, tabel, pohon naskah, koreksi terbuka, temuan pemeriksa naskah"
    return Table(
        columns=(
            Column("No.", 10, Align.CENTRE),
            Column("Jenis yang dikirim", 75),
            Column("Banyaknya", 25, Align.CENTRE),
            Column("Keterangan", 55),
        ),
        rows=(
            Row(("1.", what, "1 (satu) berkas", remark)),
            Row(
                ("2.", f"Paket berkas digital ({files})", "1 (satu) paket",
                 f"Sidik naskah SHA-256: {cover.digest}")
            ),
        ),
    )  # fmt: skip


def _reason(cover: CoverFacts) -> list[Block]:
    if not cover.obstacles:
        return [Paragraph("Seluruh bab telah disepakati dan tidak ada koreksi terbuka.")]
    opening = "Naskah ini diserahkan dengan catatan berikut."
    if cover.open_corrections:
        opening = (
            f"Naskah ini diserahkan dengan {counted(cover.open_corrections)} koreksi yang belum "
            "selesai dan catatan berikut."
        )
    listed = cover.obstacles[:LISTED_OBSTACLES]
    items: list[Block] = [
        Numbered(f"{place}.", text, gap_after_pt=2) for place, text in enumerate(listed, 1)
    ]
    return [
        Paragraph(opening, keep_with_next=True),
        *items,
        Space(2),
        Paragraph(f"Alasan penyerahan: {cover.reason}"),
        Space(2),
    ]


def _receipt(cover: CoverFacts) -> SignatureBlock:
    received = Signature(
        office=("PENERIMA",), above=("Diterima tanggal ....................",), name=None
    )
    return SignatureBlock(left=received, right=cover.facts.section)


@dataclass(frozen=True, slots=True)
class CorrectionLine:
    """One correction as the list prints it."""

    code: str
    chapter: str
    target: str
    agency: str
    text: str
    due_on: dt.date | None
    state: str


def correction_lines(
    corrections: Iterable[Correction], labels: Mapping[str, str]
) -> list[CorrectionLine]:
    """Return corrections as lines; `labels` names the chapters by their ids."""
    return [
        CorrectionLine(
            code=correction.code,
            chapter=labels.get(str(correction.chapter_id), "Di luar bab lampiran"),
            target=correction.target_label,
            agency=correction.agency.short_name,
            text=correction.text,
            due_on=correction.due_on,
            state=str(correction.get_state_display()),
        )
        for correction in corrections
    ]


def corrections_workbook(lines: Sequence[CorrectionLine], title: str) -> bytes:
    """Return the list of open corrections as a workbook."""
    columns = (
        SheetColumn("Nomor", 10),
        SheetColumn("Bab", 14),
        SheetColumn("Bagian", 30),
        SheetColumn("OPD", 18),
        SheetColumn("Koreksi", 70),
        SheetColumn("Batas waktu", 14, Kind.DATE),
        SheetColumn("Keadaan", 16),
    )
    rows = tuple(
        (line.code, line.chapter, line.target, line.agency, line.text, line.due_on, line.state)
        for line in lines
    )
    sheet = Sheet("Koreksi terbuka", columns, rows, title_rows=(title,))
    return render_workbook(Workbook(title=title, sheets=(sheet,)))


def tables_workbook(facts: InstrumentFacts) -> bytes:
    """Return every bound table of the annexes, a sheet each."""
    sheets = tuple(table_sheet(unit) for unit in facts.content.of_kind("table"))
    empty = Sheet("Tabel", (SheetColumn("Keterangan", 60),), (("Lampiran tidak memuat tabel.",),))
    return render_workbook(Workbook(title=facts.about, sheets=sheets or (empty,)))


@in_indonesian
def package(
    cover: CoverFacts,
    tree: Mapping[str, object],
    corrections: Sequence[CorrectionLine],
    reviewed: ReviewedDraft,
) -> bytes:
    """Return the zip that goes to the legal section, with its manifest of hashes."""
    facts = cover.facts
    whole, annexes = instrument(facts), annex_paper(facts)
    findings = findings_paper(facts, reviewed)
    files = {
        "naskah.docx": render_docx(whole),
        "naskah.pdf": render_pdf(whole),
        "lampiran.docx": render_docx(annexes),
        "lampiran.pdf": render_pdf(annexes),
        "lampiran-tabel.xlsx": tables_workbook(facts),
        "pohon.json": canonical(tree).encode(),
        "koreksi-terbuka.xlsx": corrections_workbook(corrections, f"Koreksi {facts.about}"),
        "temuan-naskah.docx": render_docx(findings),
        "temuan-naskah.pdf": render_pdf(findings),
        "lint.json": canonical(findings_json(reviewed)).encode(),
        "surat-pengantar.docx": render_docx(cover_letter(cover)),
    }
    told = {
        "draft": facts.draft_id,
        "about": facts.about,
        "version": cover.version_label,
        "root_sha256": cover.digest,
        "made_on": facts.on.isoformat(),
        "open_corrections": cover.open_corrections,
        "open_findings": reviewed.findings.tally.total,
    }
    return pack(files, told)
