"""Rules on what is missing as a whole, and on evidence, approval and dates (R01, R18, R20)."""

from collections.abc import Collection, Iterator, Mapping
from datetime import date, timedelta

from tapem.kernel.dates import long_date
from tapem.kernel.numerals import roman
from tapem.spm.rules.checks.base import Finding, FormContext, Severity
from tapem.spm.rules.columns import last_due_quarter, rest_of
from tapem.spm.rules.facts import QUALITY, RECIPIENTS, FormFact

_SOON = timedelta(days=3)
_OLD = timedelta(days=366)
ERROR, WARNING = Severity.ERROR, Severity.WARNING


def services_missing(duties: Mapping[str, str], forms: Collection[FormFact]) -> Iterator[Finding]:
    """R01: a service in the agency's charge has no form with any figure and is not nil.

    `duties` maps the code of a service to its name.
    """
    present = {
        form.service_code
        for form in forms
        if form.is_nil or any(cell.is_filled for line in form.lines for cell in line.cells.values())
    }
    for code, name in duties.items():
        if code not in present:
            yield Finding("R01", ERROR, f"{name} belum diisi. Isi formnya, atau nyatakan nihil.")


def gap_without_plan(form: FormFact, context: FormContext) -> Iterator[Finding]:
    """R18 (form's side): a gap that no plan row answers, a problem without cause or solution."""
    if (
        context.plan_services is not None
        and _has_gap(form)
        and form.service_code not in context.plan_services
    ):
        words = f"{form.service_name}: masih ada kesenjangan, tetapi belum ada baris rencana aksi yang menjawabnya."
        yield Finding("R18", WARNING, words)
    for place, problem in enumerate(context.problems or (), 1):
        lacking = [
            words
            for words, value in (
                ("akar masalah", problem.root_cause),
                ("solusi", problem.solution),
                ("baris rencana aksi", problem.plan_row),
            )
            if not value.strip()
        ]
        if lacking:
            words = f"Permasalahan {place} belum berisi {', '.join(lacking)}."
            yield Finding("R18", WARNING, words)


def _has_gap(form: FormFact) -> bool:
    lines = [*form.block(RECIPIENTS), *form.block(QUALITY)]
    return any((rest_of(line, form.value_kind) or 0) > 0 for line in lines)


def evidence_and_dates(form: FormFact, context: FormContext) -> Iterator[Finding]:
    """R20: stage without evidence, source or date missing or old, no approval, past the date."""
    for stage in context.stages:
        if stage.is_done and not stage.evidence.strip():
            yield Finding(
                "R20",
                ERROR,
                f"Tahapan {stage.label} dinyatakan selesai tanpa bukti. Tulis buktinya.",
            )
    if not form.is_nil:
        yield from _data_basis(form, context.on)
    if context.is_approved is False:
        yield Finding("R20", WARNING, "Belum disahkan Kepala OPD.")
    yield from _timing(form, context)


def _data_basis(form: FormFact, on: date) -> Iterator[Finding]:
    if not form.data_source.strip():
        yield Finding(
            "R20",
            ERROR,
            "Sumber data belum diisi. Tulis dari laporan atau pendataan apa angka ini.",
        )
    if form.data_date is None:
        yield Finding("R20", ERROR, "Tanggal data belum diisi.")
        return
    if form.data_date > on:
        yield Finding(
            "R20",
            ERROR,
            f"Tanggal data {long_date(form.data_date)} belum tiba. Periksa tanggalnya.",
        )
    end = _period_end(form.year, on)
    if form.data_date < end - _OLD:
        words = f"Data tanggal {long_date(form.data_date)} lebih tua dari 12 bulan sebelum akhir periode."
        yield Finding("R20", WARNING, words)


def _period_end(year: int, on: date) -> date:
    month = last_due_quarter(year, on) * 3
    return date(year, month, 28) if month else date(year, 1, 1)


def _timing(form: FormFact, context: FormContext) -> Iterator[Finding]:
    quarter = last_due_quarter(form.year, context.on)
    closes = context.closes_on.get(quarter)
    if closes is None:
        return
    if context.submitted_on is not None:
        if context.submitted_on > closes:
            words = f"Diajukan {long_date(context.submitted_on)}, lewat batas triwulan {roman(quarter)} {long_date(closes)}."
            yield Finding("R20", WARNING, words)
    elif context.on > closes:
        words = f"Belum diajukan; batas triwulan {roman(quarter)} {long_date(closes)} sudah lewat."
        yield Finding("R20", WARNING, words)
    elif context.on >= closes - _SOON:
        words = f"Belum diajukan; batas triwulan {roman(quarter)} {long_date(closes)} tinggal {(closes - context.on).days} hari."
        yield Finding("R20", WARNING, words)
