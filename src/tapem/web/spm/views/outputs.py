"""What leaves the house: the ministry's sheet with its ticks, recap, annual report, exports."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from tapem.accounts.actors import Actor
from tapem.accounts.door import get_visible_or_404
from tapem.documents.renderers import render_docx, render_workbook
from tapem.documents.sheets import Workbook
from tapem.kernel.clock import now, today
from tapem.kernel.numerals import roman
from tapem.spm import actions
from tapem.spm.models import AchievementForm, MinistryTick
from tapem.spm.papers import SHEETS, Extent, annual_report, as_csv, export_sheet, report_data
from tapem.spm.policies import may_tick
from tapem.spm.queries.figures import achievement_table
from tapem.spm.queries.forms import fact_of, forms_of, lines_visible_to, ticks_of
from tapem.spm.rules.columns import (
    QUARTERS,
    last_due_quarter,
    rate_of,
    rest_of,
    served_until,
    whole_of,
)
from tapem.spm.rules.facts import LineFact
from tapem.spm.rules.reading import line_figures
from tapem.web.requests import as_actor
from tapem.web.spm.frame import INSIDE, WHOLE_REGION, checked_year, own_agency, state_of, tabs_of
from tapem.web.spm.views.workbook import XLSX, as_file

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(frozen=True, slots=True)
class MinistryRow:
    """A row to be typed into the ministry's application, with its tick."""

    code: str
    key: UUID
    label: str
    unit: str
    whole: Decimal | None
    reached: Decimal | None
    rest: Decimal | None
    rate: Fraction | None
    tick: MinistryTick | None
    is_changed: bool


@dataclass(frozen=True, slots=True)
class MinistryService:
    """A service with its rows in the order A, B, C."""

    form: AchievementForm
    rows: tuple[MinistryRow, ...]
    can_tick: bool


def quarter_of(request: HttpRequest, year: int) -> int:
    """Return the quarter of `?tw=`, the last one that is over without it."""
    text = request.GET.get("tw", "") or request.POST.get("tw", "")
    if text.isdecimal() and int(text) in QUARTERS:
        return int(text)
    return max(last_due_quarter(year, today()), 1)


@require_GET
@as_actor(*INSIDE)
def ministry(request: HttpRequest, actor: Actor, year: int) -> HttpResponse:
    """Show the rows in the ministry's order, each with its tick "sudah diinput"."""
    quarter = quarter_of(request, checked_year(year))
    ticks = ticks_of(actor.region, year, quarter)
    services = [
        _service(number, form, quarter, ticks, actor)
        for number, form in enumerate(forms_of(actor.region, [year]), 1)
        if not actor.is_agency_side or form.agency_id == actor.agency.pk
    ]
    rows = [row for service in services for row in service.rows]
    done = sum(row.tick is not None for row in rows)
    context = {
        "year": year,
        "quarter": quarter,
        "roman": roman(quarter),
        "quarters": QUARTERS,
        "services": services,
        "done": done,
        "total": len(rows),
        "changed": sum(row.is_changed for row in rows),
        "title": _ministry_title(done, len(rows), quarter),
        "tabs": tabs_of(actor, year, "ministry"),
    }
    return render(request, "spm/ministry.html", context)


def _ministry_title(done: int, total: int, quarter: int) -> str:
    if not total:
        return _("Belum ada form untuk lembar kementerian")
    left = total - done
    if not left:
        return _("Triwulan %(quarter)s: semua baris sudah diinput") % {"quarter": roman(quarter)}
    words = ngettext(
        "Triwulan %(quarter)s: %(left)d baris belum diinput",
        "Triwulan %(quarter)s: %(left)d baris belum diinput",
        left,
    )
    return words % {"quarter": roman(quarter), "left": left}


def _service(
    number: int, form: AchievementForm, quarter: int, ticks: dict[UUID, MinistryTick], actor: Actor
) -> MinistryService:
    fact = fact_of(form)
    keys = {line.key: line for line in form.lines.all()}
    rows = []
    for block in ("A", "B", "C"):
        for place, line in enumerate(fact.block(block), 1):
            stored = keys[line.key]
            head = (f"{number}.{block}.{place}", stored.pk)
            rows.append(_row(head, line, fact.value_kind, quarter, ticks.get(stored.pk)))
    return MinistryService(form, tuple(rows), bool(may_tick(actor, form)))


def _row(
    head: tuple[str, UUID], line: LineFact, kind: str, quarter: int, tick: MinistryTick | None
) -> MinistryRow:
    return MinistryRow(
        *head, line.label, line.unit, whole_of(line), served_until(line, kind, quarter),
        rest_of(line, kind, quarter), rate_of(line, kind, quarter), tick,
        tick is not None and tick.figures != line_figures(line),
    )  # fmt: skip


@require_POST
@as_actor(*INSIDE)
def tick(request: HttpRequest, actor: Actor, year: int) -> HttpResponse:
    """Tick a row as typed into the ministry's application, or take the tick back."""
    quarter = quarter_of(request, checked_year(year))
    line = get_visible_or_404(lines_visible_to(actor), _uuid(request.POST.get("line", "")))
    stored = ticks_of(actor.region, year, quarter).get(line.pk)
    if stored is not None and request.POST.get("act") == "untick":
        actions.untick_ministry(actor=actor, tick=stored)
    else:
        actions.tick_ministry(actor=actor, line=line, quarter=quarter)
    return redirect(f"{reverse('spm:ministry', args=[year])}?tw={quarter}#{line.pk}")


def _uuid(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise Http404 from None


@require_GET
@as_actor(*INSIDE)
def recap(request: HttpRequest, actor: Actor, year: int) -> HttpResponse:
    """Show the quarterly recapitulation and the downloads; an agency sees its own part."""
    quarter = quarter_of(request, checked_year(year))
    rows = achievement_table(actor.region, year, quarter, agency=own_agency(actor))
    context = {
        "year": year,
        "quarter": quarter,
        "roman": roman(quarter),
        "quarters": QUARTERS,
        "rows": [(row, state_of(row.form)) for row in rows],
        "exports": [
            ("rekap", _("Rekap triwulan")), ("kementerian", _("Lembar kementerian")),
            ("indeks", _("Indeks dengan dua pembacaan")), ("anggaran", _("Anggaran per sumber dana")),
            ("permasalahan", _("Permasalahan dan solusi")), ("keterisian", _("Keterisian form")),
        ],
        "title": _recap_title(rows, quarter, year),
        "tabs": tabs_of(actor, year, "recap"),
    }  # fmt: skip
    return render(request, "spm/recap.html", context)


def _recap_title(rows: Sequence[object], quarter: int, year: int) -> str:
    words = ngettext(
        "Rekap triwulan %(quarter)s %(year)d: %(n)d layanan",
        "Rekap triwulan %(quarter)s %(year)d: %(n)d layanan",
        len(rows),
    )
    return words % {"quarter": roman(quarter), "year": year, "n": len(rows)}


@require_GET
@as_actor(*WHOLE_REGION)
def report(request: HttpRequest, actor: Actor, year: int) -> HttpResponse:
    """Send the annual report as a Word file."""
    quarter = quarter_of(request, checked_year(year))
    paper = annual_report(report_data(actor.region, year, quarter, today()))
    return as_file(render_docx(paper), f"laporan-spm-{year}.docx", DOCX)


@require_GET
@as_actor(*INSIDE)
def export(request: HttpRequest, actor: Actor, year: int, what: str, kind: str) -> HttpResponse:
    """Send a table as Excel or CSV; an agency gets its own rows."""
    if what not in SHEETS or kind not in {"xlsx", "csv"}:
        raise Http404
    quarter = quarter_of(request, checked_year(year))
    sheet = export_sheet(what, Extent(actor.region, year, quarter, today(), own_agency(actor)))
    name = f"spm-{what}-{year}-tw{quarter}.{kind}"
    if kind == "csv":
        return as_file(as_csv(sheet), name, "text/csv; charset=utf-8")
    book = Workbook(title=sheet.title_rows[0], sheets=(sheet,), author="Tapem", created=now())
    return as_file(render_workbook(book), name, XLSX)
