"""What the proofreader found in a draft, for the package that goes to the legal section."""

from collections.abc import Mapping, Sequence
from typing import Any

from tapem.documents.blocks import (
    Align,
    Block,
    Column,
    Document,
    Heading,
    Paragraph,
    Properties,
    Row,
    Space,
    Table,
    TitleLines,
)
from tapem.drafting.papers.facts import InstrumentFacts
from tapem.drafting.proof import ReviewedDraft
from tapem.kernel.dates import long_date
from tapem.proofread.finding import Finding
from tapem.review.choices import Grade
from tapem.review.queries import Dismissed

_COLUMNS = (
    Column("No.", 9, Align.CENTRE),
    Column("Letak", 32),
    Column("Temuan", 74),
    Column("Bobot", 20),
    Column("Dasar", 30),
)
_DISMISSED_COLUMNS = (
    Column("No.", 9, Align.CENTRE),
    Column("Letak", 32),
    Column("Temuan", 62),
    Column("Alasan diabaikan", 37),
    Column("Oleh", 25),
)


def findings_paper(facts: InstrumentFacts, reviewed: ReviewedDraft) -> Document:
    """Return the page that lists open findings, and those set aside with reason and name."""
    found = reviewed.findings
    return Document(
        title=f"Hasil pemeriksaan naskah {facts.about}",
        blocks=(
            TitleLines(("HASIL PEMERIKSAAN NASKAH", facts.instrument_name), bold=True),
            Paragraph(f"Rancangan tentang {facts.about}, per {long_date(facts.on)}."),
            Space(2),
            Heading(2, "Temuan terbuka"),
            *_open(reviewed, found.open),
            Heading(2, "Temuan yang diabaikan dengan alasan"),
            *_dismissed(reviewed, found.dismissed),
            Space(2),
            Paragraph("Diperiksa oleh pemeriksa naskah Tapem; yang memutuskan tetap penelaah."),
        ),
        properties=Properties(author=f"Pemerintah {facts.region_name}", version=facts.mark),
    )


def _open(reviewed: ReviewedDraft, findings: Sequence[Finding]) -> list[Block]:
    if not findings:
        return [Paragraph("Tidak ada temuan terbuka.")]
    rows = tuple(
        Row(
            (
                f"{place}.",
                reviewed.label(one),
                _words(one),
                f"{Grade(one.severity).label} ({one.rule})",
                one.basis,
            )
        )
        for place, one in enumerate(findings, 1)
    )
    return [Table(columns=_COLUMNS, rows=rows)]


def _dismissed(reviewed: ReviewedDraft, dismissed: Sequence[Dismissed]) -> list[Block]:
    if not dismissed:
        return [Paragraph("Tidak ada.")]
    rows = tuple(
        Row(
            (
                f"{place}.",
                reviewed.label(one.finding),
                f"{_words(one.finding)} ({one.finding.rule})",
                one.dismissal.reason,
                f"{one.dismissal.dismissed_by}, {one.dismissal.agency.short_name}",
            )
        )
        for place, one in enumerate(dismissed, 1)
    )
    return [Table(columns=_DISMISSED_COLUMNS, rows=rows)]


def _words(finding: Finding) -> str:
    advice = f" Saran: {finding.suggestion}" if finding.suggestion else ""
    return f"“{finding.quote}”: {finding.message}{advice}"


def findings_json(reviewed: ReviewedDraft) -> Mapping[str, Any]:
    """Return the findings as plain values: each with its unit, and what was set aside."""
    found = reviewed.findings
    return {
        "kind": found.report.kind.value,
        "open": [_as_json(reviewed, one) for one in found.open],
        "dismissed": [
            _as_json(reviewed, one.finding)
            | {
                "reason": one.dismissal.reason,
                "by": one.dismissal.dismissed_by,
                "agency": one.dismissal.agency.name,
                "at": one.dismissal.dismissed_at.isoformat(),
            }
            for one in found.dismissed
        ],
    }


def _as_json(reviewed: ReviewedDraft, finding: Finding) -> dict[str, Any]:
    spot = reviewed.spot(finding)
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "message": finding.message,
        "quote": finding.quote,
        "suggestion": finding.suggestion,
        "basis": finding.basis,
        "unit": spot.unit,
        "place": reviewed.label(finding),
        "fingerprint": finding.fingerprint,
    }
