"""Forms as rows and as facts for the rules; cell history; what the checks find."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext as _

from tapem.accounts.actors import Actor
from tapem.accounts.choices import Role
from tapem.kernel.clock import JAKARTA, now
from tapem.regions.models import Region
from tapem.spm.choices import CellState, StageState
from tapem.spm.models import (
    AchievementForm,
    Cell,
    CellReopening,
    CellRevision,
    FormLine,
    MinistryTick,
    Problem,
    ReportingPeriod,
    ServiceType,
    WorkbookUpload,
)
from tapem.spm.queries.facts import form_fact
from tapem.spm.rules.checks import check_form
from tapem.spm.rules.checks.base import (
    EntitledChange,
    Finding,
    FormContext,
    ProblemFact,
    StageFact,
)
from tapem.spm.rules.columns import NEEDED, columns_of
from tapem.spm.rules.facts import BUDGET, QUALITY, RECIPIENTS, CellFact, FormFact, LineFact
from tapem.spm.rules.reading import written

DEFAULT_LINE = "penerima"


@dataclass(frozen=True, slots=True)
class CellEvent:
    """One change of a cell, in words: from what to what, by whom, when, why."""

    at: datetime
    by_label: str
    agency_label: str
    old: str
    new: str
    note: str
    origin: str
    version: int


def forms_visible_to(actor: Actor) -> QuerySet[AchievementForm]:
    """Return the forms that the actor may open.

    A form is visible if, and only if, it belongs to the actor's region and she does not
    act there as a partner regency only; an operator and a head of agency see it if, and only
    if, it is their own agency's. What the team shares is the annex, not the forms behind it.
    """
    forms = AchievementForm.objects.select_related("service__affair", "agency", "region")
    if actor.role is Role.PARTNER:
        return forms.none()
    if actor.is_agency_side:
        return forms.filter(region=actor.region, agency=actor.agency)
    return forms.filter(region=actor.region)


def lines_visible_to(actor: Actor) -> QuerySet[FormLine]:
    """Return the lines of forms; a line is visible if, and only if, its form is."""
    return FormLine.objects.filter(form__in=forms_visible_to(actor)).select_related(
        "form__service__affair", "form__agency", "form__region", "quality_item"
    )


def problems_visible_to(actor: Actor) -> QuerySet[Problem]:
    """Return problems; one is visible if, and only if, a form of its region and agency is."""
    problems = Problem.objects.select_related("service__affair", "agency")
    if actor.role is Role.PARTNER:
        return problems.none()
    if actor.is_agency_side:
        return problems.filter(region=actor.region, agency=actor.agency)
    return problems.filter(region=actor.region)


def uploads_visible_to(actor: Actor) -> QuerySet[WorkbookUpload]:
    """Return uploads of the actor's region.

    One is visible if, and only if, it is of the actor's own agency or she coordinates.
    """
    uploads = WorkbookUpload.objects.filter(region=actor.region).select_related("agency", "file")
    return uploads if actor.is_coordinator else uploads.filter(agency=actor.agency)


def forms_of(region: Region, years: Iterable[int]) -> QuerySet[AchievementForm]:
    """Return the forms of some years with lines and cells; four queries however many."""
    lines = FormLine.objects.select_related("quality_item", "district").prefetch_related("cells")
    return (
        AchievementForm.objects.filter(region=region, year__in=list(years))
        .select_related("service__affair", "agency")
        .prefetch_related(Prefetch("lines", queryset=lines))
        .order_by("year", "service__position")
    )


def form_of(region: Region, year: int, code: str) -> AchievementForm | None:
    """Return the form of a service in a year, the newest where agencies followed each other."""
    return (
        forms_of(region, [year])
        .filter(service__code__iexact=code)
        .order_by("-agency__valid_from", "agency__name")
        .first()
    )


def fact_of(form: AchievementForm) -> FormFact:
    """Return one form as values for the rules."""
    return form_fact(form, tuple(_line_fact(line) for line in form.lines.all()))


def _line_fact(line: FormLine) -> LineFact:
    item = line.quality_item
    return LineFact(
        key=line.key,
        block=line.block,
        label=line.label,
        unit=line.unit,
        cells={cell.column: cell_fact(cell) for cell in line.cells.all()},
        district=line.district.name if line.district else "",
        is_mandatory=item.is_mandatory if item else True,
        ratio=item.ratio if item else None,
    )


def cell_fact(cell: Cell) -> CellFact:
    """Return a cell as a value."""
    return CellFact(cell.state, cell.value, cell.note)


def blank_fact(service: ServiceType, year: int, funds: Sequence[str]) -> FormFact:
    """Return the form that a service would begin with, before anybody opened it.

    `service.quality_items` should be prefetched; `funds` are the usual funding sources.
    """
    lines = [LineFact(DEFAULT_LINE, RECIPIENTS, service.recipients, service.unit)]
    lines += [
        LineFact(item.key, QUALITY, item.name, item.unit) for item in service.quality_items.all()
    ]
    lines += [LineFact(f"dana-{fund}", BUDGET, fund, "rupiah") for fund in funds]
    return FormFact(service.code, service.name, year, service.nature, lines=tuple(lines))


def active_reopenings(form: AchievementForm) -> dict[str, CellReopening]:
    """Return the cells that are open although the form is closed, by "<line>:<column>"."""
    found = form.reopenings.filter(expires_at__gt=now()).select_related("line", "agency")
    return {f"{one.line.key}:{one.column}": one for one in found}


def cell_history(line: FormLine, column: str) -> list[CellEvent]:
    """Return the changes of a cell, newest first."""
    return [
        CellEvent(
            one.at,
            one.by_label,
            one.agency_label,
            _shown(one.old_state, one.old_value),
            _shown(one.new_state, one.new_value),
            one.note,
            one.get_origin_display(),
            one.version,
        )
        for one in CellRevision.objects.filter(line=line, column=column)
    ]


def _shown(state: str, value: Decimal | None) -> str:
    return written(CellFact(state, value)) or _("(kosong)")


def findings_of(form: AchievementForm, on: date, *, with_last_year: bool = True) -> list[Finding]:
    """Run the checks on a form with all that is known around it."""
    return check_form(fact_of(form), context_of(form, on, with_last_year=with_last_year))


def context_of(form: AchievementForm, on: date, *, with_last_year: bool = True) -> FormContext:
    """Return what the checks need around a form: calendar, last year, stages, problems."""
    last = _last_year(form) if with_last_year else None
    periods = ReportingPeriod.objects.filter(region_id=form.region_id, year=form.year)
    return FormContext(
        on=on,
        closes_on={period.quarter: period.closes_on for period in periods},
        last_year=fact_of(last) if last else None,
        entitled_changes=_entitled_changes(form),
        stages=tuple(
            StageFact(record.get_stage_display(), record.state == StageState.DONE, record.evidence)
            for record in form.stages.all()
        ),
        problems=tuple(
            ProblemFact(one.description, one.root_cause, one.solution, one.plan_row)
            for one in Problem.objects.filter(
                region_id=form.region_id,
                service_id=form.service_id,
                agency_id=form.agency_id,
                year=form.year,
            )
        ),
        minimum_age=form.service.minimum_age,
        maximum_age=form.service.maximum_age,
        is_approved=form.approved_at is not None if form.submitted_at else None,
        submitted_on=form.submitted_at.astimezone(JAKARTA).date() if form.submitted_at else None,
    )


def _last_year(form: AchievementForm) -> AchievementForm | None:
    return forms_of(form.region, [form.year - 1]).filter(service__code=form.service.code).first()


def _entitled_changes(form: AchievementForm) -> tuple[EntitledChange, ...]:
    """Changes of the annual denominator after the first quarter of its year was over."""
    changes = CellRevision.objects.filter(
        line__form=form,
        line__block=RECIPIENTS,
        column=NEEDED,
        old_state=CellState.NUMBER,
        new_state=CellState.NUMBER,
        at__date__gt=date(form.year, 3, 31),
    ).select_related("line")
    return tuple(
        EntitledChange(f"{one.line.key}:{NEEDED}", one.old_value, one.new_value, one.note)
        for one in changes
        if one.old_value is not None and one.new_value is not None
    )


def column_words(form: AchievementForm, line: FormLine, key: str) -> str:
    """Return the name of a cell as people say it: "Ibu bersalin, terlayani triwulan III"."""
    columns = columns_of(line.block, form.value_kind)
    words = next((column.words for column in columns if column.key == key), key)
    return f"{line.label}, {words}"


def ticks_of(region: Region, year: int, quarter: int) -> dict[UUID, MinistryTick]:
    """Return what was ticked as typed into the ministry's application, by line."""
    found = MinistryTick.objects.filter(
        line__form__region=region, line__form__year=year, quarter=quarter
    ).select_related("line__form__agency", "line__form__service")
    return {tick.line_id: tick for tick in found}
