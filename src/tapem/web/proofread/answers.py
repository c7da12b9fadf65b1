"""What every page with findings hands to its template, and the files that it offers."""

from collections.abc import Sequence

from django.http import Http404, HttpResponse

from tapem.proofread.finding import Fact, Finding, Severity
from tapem.review.queries import ReviewedFindings
from tapem.web.proofread.exports import XLSX, Labels, lines, workbook
from tapem.web.proofread.marks import SHOWN, Shown


def list_context(shown: Sequence[Shown]) -> dict[str, object]:
    """Return the list of findings, style hints apart from what is graver."""
    return {
        "shown": shown,
        "graver": [one for one in shown if one.finding.severity is not Severity.INFO],
        "hints": [one for one in shown if one.finding.severity is Severity.INFO],
    }


def findings_context(found: ReviewedFindings, shown: Sequence[Shown]) -> dict[str, object]:
    """Return what the list of a living text shows, with what was set aside."""
    return {
        **list_context(shown),
        "hidden": max(0, len(found.open) - SHOWN),
        "tally": found.tally,
        "dismissed": found.dismissed,
        "facts": found.report.facts,
    }


def file_of(
    form_name: str,
    title: str,
    findings: Sequence[Finding],
    facts: Sequence[Fact],
    label: Labels,
) -> HttpResponse:
    """Return findings as a file: "xlsx" or "txt"; any other form does not exist."""
    if form_name == "xlsx":
        return attachment(workbook(title, findings, facts, label), XLSX, "temuan-naskah.xlsx")
    if form_name == "txt":
        words = lines(title, findings, facts, label)
        return attachment(words.encode(), "text/plain; charset=utf-8", "temuan-naskah.txt")
    raise Http404


def attachment(content: bytes, media_type: str, name: str) -> HttpResponse:
    """Return bytes as a file to keep; `name` is plain ASCII."""
    return HttpResponse(
        content,
        content_type=media_type,
        headers={
            "Content-Disposition": f'attachment; filename="{name}"',
            "X-Content-Type-Options": "nosniff",
        },
    )
