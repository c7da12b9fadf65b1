"""Findings to take along: a workbook, or plain lines."""

from collections.abc import Callable, Sequence

from tapem.documents.renderers import render_workbook
from tapem.documents.sheets import Kind, Sheet, SheetColumn, Workbook
from tapem.proofread.finding import Fact, Finding
from tapem.review.choices import Grade

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
Labels = Callable[[Finding], str]

_COLUMNS = (
    SheetColumn("No.", 6, Kind.INTEGER),
    SheetColumn("Letak", 22),
    SheetColumn("Bobot", 16),
    SheetColumn("Aturan", 10),
    SheetColumn("Kutipan", 50),
    SheetColumn("Temuan", 60),
    SheetColumn("Saran", 40),
    SheetColumn("Dasar", 36),
)
_FACTS = (SheetColumn("Yang dihitung", 40), SheetColumn("Nilai", 12), SheetColumn("Dari", 40))


def workbook(
    title: str, findings: Sequence[Finding], facts: Sequence[Fact], label: Labels
) -> bytes:
    """Return findings and computed facts as a workbook."""
    rows = tuple(
        (
            number,
            label(one),
            str(Grade(one.severity).label),
            one.rule,
            one.quote,
            one.message,
            one.suggestion or "",
            one.basis,
        )
        for number, one in enumerate(findings, 1)
    )
    sheets = [Sheet("Temuan", _COLUMNS, rows, title_rows=(title,))]
    if facts:
        computed = tuple((fact.label, str(fact.value), fact.how) for fact in facts)
        sheets.append(Sheet("Hasil hitung", _FACTS, computed))
    return render_workbook(Workbook(title=title, sheets=tuple(sheets)))


def lines(title: str, findings: Sequence[Finding], facts: Sequence[Fact], label: Labels) -> str:
    """Return findings and computed facts as plain lines."""
    told = [title, ""]
    for number, one in enumerate(findings, 1):
        told.append(f"{number}. {Grade(one.severity).label} {one.rule}, {label(one)}")
        told.append(f"   “{one.quote}”")
        told.append(f"   {one.message}")
        if one.suggestion:
            told.append(f"   Saran: {one.suggestion}")
        told += [f"   Dasar: {one.basis}", ""]
    if not findings:
        told += ["Tidak ada temuan.", ""]
    if facts:
        told.append("Hasil hitung:")
        told += [f"- {fact.label}: {fact.value} = {fact.how}" for fact in facts]
    return "\n".join(told) + "\n"
