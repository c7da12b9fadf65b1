"""The checks and the index on a filled workbook, without the database."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from tapem.documents.readers import read_workbook
from tapem.kernel.clock import today
from tapem.spm.queries.filled import FilledWorkbook, read_filled
from tapem.spm.rules.checks import check_form
from tapem.spm.rules.checks.base import FormContext
from tapem.spm.rules.document import result_document
from tapem.spm.rules.facts import FormFact
from tapem.spm.rules.figures import service_figures
from tapem.spm.rules.index import Policy, affair_of, compute

_OF_FORMS = frozenset({"R20"})  # source, date and approval stand on our own sheet only
_WEIGHTS = {"error": 0, "warning": 1, "info": 2}


@dataclass(frozen=True, slots=True)
class WorkbookFinding:
    """One finding in a file: rule, severity, sentence, and the place ("A Penerima", "H4")."""

    rule: str
    severity: str
    message: str
    sheet: str = ""
    cell: str = ""


def check_workbook(data: bytes, on: date | None = None) -> list[WorkbookFinding]:
    """Run the checks on a filled workbook, without the database.

    Raises `Unreadable` for a file that is no workbook of ours and cannot be mapped by its
    headings. What cannot be read is a finding with the rule "BACA".
    """
    day = on or today()
    filled = read_filled(read_workbook(data), day.year)
    return [*unread_of(filled), *findings_in(filled, day)]


def unread_of(filled: FilledWorkbook) -> list[WorkbookFinding]:
    """Return what could not be read, as findings."""
    return [
        WorkbookFinding("BACA", "error", fault.message, fault.sheet, fault.cell)
        for fault in filled.faults
    ]


def findings_in(filled: FilledWorkbook, day: date) -> list[WorkbookFinding]:
    """Return what the rules find in a file; the worst first."""
    found = []
    for form in filled.forms:
        for finding in check_form(form, FormContext(on=day)):
            if finding.code in _OF_FORMS and not filled.is_ours:
                continue
            sheet, cell = place_of(filled, form, finding.cell)
            told = finding.message if cell else f"{form.service_name}: {finding.message}"
            severity = "info" if finding.is_explained else str(finding.severity)
            found.append(WorkbookFinding(finding.code, severity, told, sheet, cell))
    return sorted(found, key=lambda one: (_WEIGHTS[one.severity], one.sheet))


def index_workbook(data: bytes, on: date | None = None) -> dict[str, Any]:
    """Return the index document of a filled workbook, in the shape of `exchange`.

    Raises `Unreadable` as `check_workbook` does; cells that cannot be read count as empty
    and are told among the warnings.
    """
    day = on or today()
    filled = read_filled(read_workbook(data), day.year)
    figures = [service_figures((form,), affair_of(form.service_code)) for form in filled.forms]
    document = result_document(compute(figures, Policy()))
    document["warnings"] += [fault.message for fault in filled.faults]
    return document


def place_of(filled: FilledWorkbook, form: FormFact, cell: str) -> tuple[str, str]:
    """Return sheet and address of a form's cell in the file; ("", "") when it has none."""
    return filled.places.get((form.service_code, cell), ("", ""))
