"""Opening forms and what concerns a whole form: nil, source of the data, extra lines."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tapem.accounts.actors import Actor
from tapem.accounts.door import require
from tapem.audit.actions import record
from tapem.audit.vocabulary import term
from tapem.kernel.clock import now, today
from tapem.kernel.errors import RuleBroken
from tapem.planning.models import FundingSource
from tapem.planning.queries import usual_funding_sources
from tapem.regions.models import Agency, Region
from tapem.spm.choices import Block, CellState, Stage, ValueKind
from tapem.spm.models import (
    AchievementForm,
    Cell,
    FormLine,
    ServiceType,
    StageRecord,
)
from tapem.spm.policies import may_edit_whole, may_open_form
from tapem.spm.queries.catalogue import duties_of_services
from tapem.spm.queries.forms import DEFAULT_LINE

FORM_OPENED = term(
    "spm.form-opened", gettext_lazy("Form dibuka"), gettext_lazy("{actor} membuka {subject}")
)
NIL_DECLARED = term(
    "spm.nil-declared",
    gettext_lazy("Nihil dinyatakan"),
    gettext_lazy("{actor} menyatakan nihil pada {subject}"),
)
NIL_WITHDRAWN = term(
    "spm.nil-withdrawn",
    gettext_lazy("Nihil dicabut"),
    gettext_lazy("{actor} mencabut pernyataan nihil pada {subject}"),
)
FORM_DESCRIBED = term(
    "spm.form-described",
    gettext_lazy("Keterangan form diubah"),
    gettext_lazy("{actor} mengubah keterangan {subject}"),
)
LINES_REMOVED = term(
    "spm.lines-removed",
    gettext_lazy("Baris form dihapus"),
    gettext_lazy("{actor} menghapus baris pada {subject}"),
)
LINE_ADDED = term(
    "spm.line-added",
    gettext_lazy("Baris form ditambah"),
    gettext_lazy("{actor} menambah baris pada {subject}"),
)
_EARLIEST, _LATEST = 2000, 2100


@transaction.atomic
def open_form(
    *,
    actor: Actor,
    service: ServiceType,
    year: int,
    agency: Agency | None = None,
    value_kind: ValueKind = ValueKind.CUMULATIVE,
    is_example: bool = False,
) -> AchievementForm:
    """Open the form of a service and year with its usual lines; an existing one is returned.

    `agency` defaults to the actor's own.
    """
    owner = agency or actor.agency
    require(may_open_form(actor, owner))
    if not _EARLIEST <= year <= _LATEST:
        raise RuleBroken(_("Tahun %(year)s tidak masuk akal.") % {"year": year}, field="year")
    form, made = AchievementForm.objects.get_or_create(
        region=actor.region,
        service=service,
        agency=owner,
        year=year,
        defaults={"value_kind": value_kind, "is_example": is_example},
    )
    if made:
        FormLine.objects.bulk_create(_usual_lines(form))
        StageRecord.objects.bulk_create(StageRecord(form=form, stage=stage) for stage in Stage)
        record(actor, FORM_OPENED, form, changes={"agency": (None, owner.name)})
    return form


@transaction.atomic
def open_forms(*, actor: Actor, year: int, is_example: bool = False) -> list[AchievementForm]:
    """Open the forms of a year that the actor may open: all services for the coordinator,
    the own ones for an agency.
    """  # noqa: D205 (one sentence over two lines)
    day = min(max(today(), date(year, 1, 1)), date(year, 12, 31))
    return [
        open_form(
            actor=actor, service=duty.service, year=year, agency=duty.agency, is_example=is_example
        )
        for duty in duties_of_services(actor.region, day)
        if duty.agency is not None and may_open_form(actor, duty.agency)
    ]


def _usual_lines(form: AchievementForm) -> list[FormLine]:
    service = form.service
    lines = [
        FormLine(
            form=form,
            block=Block.RECIPIENTS,
            key=DEFAULT_LINE,
            label=service.recipients,
            unit=service.unit,
        )
    ]
    lines += [
        FormLine(
            form=form,
            block=Block.QUALITY,
            key=item.key,
            label=item.name,
            unit=item.unit,
            position=place,
            quality_item=item,
        )
        for place, item in enumerate(service.quality_items.all())
    ]
    lines += [_fund_line(form, fund) for fund in usual_funding_sources()]
    lines.append(
        FormLine(
            form=form,
            block=Block.PERSONNEL,
            key="personil",
            label="Personil pelaksana layanan",
            unit="orang",
        )
    )
    return lines


def _fund_line(form: AchievementForm, fund: FundingSource) -> FormLine:
    return FormLine(
        form=form,
        block=Block.BUDGET,
        key=f"dana-{fund.key}",
        label=fund.name,
        unit="rupiah",
        position=fund.position,
        funding_source=fund,
    )


@transaction.atomic
def add_budget_line(*, actor: Actor, form: AchievementForm, fund: FundingSource) -> FormLine:
    """Add a funding source to block C; one that is there already is returned."""
    require(may_edit_whole(actor, form))
    found = form.lines.filter(key=f"dana-{fund.key}").first()
    if found is not None:
        return found
    line = _fund_line(form, fund)
    line.save(force_insert=True)
    record(actor, LINE_ADDED, form, changes={"line": (None, line.label)})
    return line


@transaction.atomic
def add_district_lines(
    *, actor: Actor, form: AchievementForm, districts: Sequence[Region]
) -> list[FormLine]:
    """Split block A by kecamatan; the parts then have to add up to the whole line."""
    require(may_edit_whole(actor, form))
    if any(district.parent_id != form.region_id for district in districts):
        raise RuleBroken(_("Kecamatan harus berada di daerah ini."), field="districts")
    known = set(form.lines.filter(district__isnull=False).values_list("district_id", flat=True))
    lines = [
        FormLine(
            form=form,
            block=Block.RECIPIENTS,
            key=f"kec-{district.code.replace('.', '-')}",
            label=f"{form.service.recipients}, {district.short_name}",
            unit=form.service.unit,
            position=place,
            district=district,
        )
        for place, district in enumerate(districts, 1)
        if district.pk not in known
    ]
    FormLine.objects.bulk_create(lines)
    record(actor, LINE_ADDED, form, changes={"districts": (len(known), len(known) + len(lines))})
    return lines


@transaction.atomic
def remove_district_lines(*, actor: Actor, form: AchievementForm) -> int:
    """Take the split by kecamatan back, while none of its cells was ever filled."""
    require(may_edit_whole(actor, form))
    lines = form.lines.filter(district__isnull=False)
    filled = lines.filter(revisions__isnull=False).distinct().count()
    if filled:
        words = _("%(count)s baris kecamatan sudah pernah diisi; riwayatnya tidak dihapus.")
        raise RuleBroken(words % {"count": filled})
    count = lines.count()
    if not count:
        raise RuleBroken(_("Form ini tidak dirinci per kecamatan."))
    record(actor, LINES_REMOVED, form, changes={"districts": (count, 0)})
    lines.delete()
    return count


@transaction.atomic
def declare_nil(*, actor: Actor, form: AchievementForm, reason: str) -> None:
    """Say that nobody had to be served this year, and why; figures must be emptied first."""
    require(may_edit_whole(actor, form))
    if not reason.strip():
        raise RuleBroken(_("Tulis alasan tidak ada yang harus dilayani."), field="reason")
    blocks = [Block.RECIPIENTS, Block.QUALITY]
    filled = Cell.objects.filter(
        line__form=form, line__block__in=blocks, state=CellState.NUMBER, value__gt=0
    ).count()
    if filled:
        words = _("Masih ada %(count)s isian lebih dari 0 di bagian A atau B. Kosongkan dulu.")
        raise RuleBroken(words % {"count": filled}, field="reason")
    form.is_nil, form.nil_reason = True, reason.strip()[:300]
    _save(form, "is_nil", "nil_reason")
    record(actor, NIL_DECLARED, form, changes={"is_nil": (False, True)}, reason=reason)


@transaction.atomic
def withdraw_nil(*, actor: Actor, form: AchievementForm) -> None:
    """Take a declaration of nil back; the form then needs its figures again."""
    require(may_edit_whole(actor, form))
    if not form.is_nil:
        raise RuleBroken(_("Form ini tidak dinyatakan nihil."))
    form.is_nil, form.nil_reason = False, ""
    _save(form, "is_nil", "nil_reason")
    record(actor, NIL_WITHDRAWN, form, changes={"is_nil": (True, False)})


@transaction.atomic
def describe_data(
    *,
    actor: Actor,
    form: AchievementForm,
    data_source: str,
    data_date: date | None,
    reference_population: Decimal | None = None,
) -> None:
    """Tell where the figures come from, of which day, and the population to compare with."""
    require(may_edit_whole(actor, form))
    if data_date is not None and data_date > today():
        raise RuleBroken(_("Tanggal data belum tiba."), field="data_date")
    if reference_population is not None and reference_population < 0:
        raise RuleBroken(
            _("Penduduk acuan tidak boleh kurang dari 0."), field="reference_population"
        )
    old = (form.data_source, form.data_date, form.reference_population)
    form.data_source, form.data_date = data_source.strip()[:200], data_date
    form.reference_population = reference_population
    names = ("data_source", "data_date", "reference_population")
    _save(form, *names)
    new = (form.data_source, form.data_date, form.reference_population)
    changes = {name: (before, after) for name, before, after in zip(names, old, new, strict=True)}
    record(actor, FORM_DESCRIBED, form, changes=changes)


@transaction.atomic
def set_value_kind(*, actor: Actor, form: AchievementForm, value_kind: ValueKind) -> None:
    """Choose monthly or cumulative figures, as long as no period is filled yet."""
    require(may_edit_whole(actor, form))
    periods = Cell.objects.filter(
        line__form=form, line__block__in=[Block.RECIPIENTS, Block.QUALITY]
    ).exclude(state=CellState.EMPTY)
    if periods.filter(column__regex=r"^[qm]\d+$").exists():
        words = _(
            "Sudah ada isian per periode; jenis angka tidak dapat diganti tanpa menghapusnya."
        )
        raise RuleBroken(words, field="value_kind")
    old, form.value_kind = form.value_kind, value_kind
    _save(form, "value_kind")
    record(actor, FORM_DESCRIBED, form, changes={"value_kind": (old, value_kind)})


def _save(form: AchievementForm, *names: str) -> None:
    form.changed_at = now()
    form.version += 1
    form.save(update_fields=[*names, "changed_at", "version"])
