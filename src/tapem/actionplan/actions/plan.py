"""Starting a plan, laying its chapters, filling its rows and cells."""

import json
from collections.abc import Mapping
from decimal import Decimal
from importlib.resources import files
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tapem.accounts.actors import Actor
from tapem.accounts.door import require
from tapem.actionplan.choices import Measure, PlanCellState, Purpose
from tapem.actionplan.models import ActionPlan, PlanCell, PlanChapter, PlanRow
from tapem.actionplan.policies import may_fill_for, may_fill_row, may_lead_plan
from tapem.actionplan.rules import Typed, cell_text, read_cell
from tapem.audit.actions import record
from tapem.audit.vocabulary import term
from tapem.drafting.actions import add_node
from tapem.drafting.choices import NodeKind
from tapem.drafting.models import Draft, Node
from tapem.drafting.policies import may_lead_draft
from tapem.kernel import clock
from tapem.kernel.errors import Invalid, RuleBroken, Stale
from tapem.planning.choices import Level
from tapem.planning.models import FundingSource, NomenclatureEdition, NomenclatureRow
from tapem.regions.models import Agency
from tapem.spm.models import ServiceType
from tapem.spm.queries import catalogue_of

STARTED = term(
    "actionplan.started",
    gettext_lazy("Rencana aksi dimulai"),
    gettext_lazy("{actor} memulai {subject}"),
)
CHAPTER_BOUND = term(
    "actionplan.chapter_bound",
    gettext_lazy("Bab diikat pada data"),
    gettext_lazy("{actor} mengikat {subject} pada data"),
)
ROW_ADDED = term(
    "actionplan.row_added",
    gettext_lazy("Baris rencana ditambah"),
    gettext_lazy("{actor} menambah baris {subject}"),
)
ROW_AMENDED = term(
    "actionplan.row_amended",
    gettext_lazy("Baris rencana diubah"),
    gettext_lazy("{actor} mengubah baris {subject}"),
)
ROW_REMOVED = term(
    "actionplan.row_removed",
    gettext_lazy("Baris rencana dihapus"),
    gettext_lazy("{actor} menghapus baris {subject}"),
)
CELL_FILLED = term(
    "actionplan.cell_filled",
    gettext_lazy("Target atau pagu diisi"),
    gettext_lazy("{actor} mengisi {subject}"),
)
_TEXTS = {"indicator": 300, "unit": 40, "note": 300}


@transaction.atomic
def start_plan(
    *, actor: Actor, draft: Draft, base_year: int, edition: NomenclatureEdition
) -> ActionPlan:
    """Bind a draft with a period to the SPM of its region; achievements are of `base_year`."""
    require(may_lead_draft(actor, draft))
    catalogue = catalogue_of(draft.region, clock.today())
    if catalogue is None:
        raise RuleBroken(_("Katalog jenis pelayanan dasar belum dimuat."))
    if draft.first_year is None or draft.last_year is None:
        raise RuleBroken(_("Rancangan ini belum mempunyai periode."))
    if ActionPlan.objects.filter(draft=draft).exists():
        raise RuleBroken(_("Rancangan ini sudah mempunyai rencana aksi."))
    if base_year > draft.last_year:
        raise RuleBroken(_("Tahun capaian awal sesudah periode rencana."), field="base_year")
    plan = ActionPlan.objects.create(
        region=draft.region,
        draft=draft,
        catalogue=catalogue,
        edition=edition,
        first_year=draft.first_year,
        last_year=draft.last_year,
        base_year=base_year,
    )
    record(actor, STARTED, plan)
    return plan


@transaction.atomic
def lay_chapters(*, actor: Actor, plan: ActionPlan) -> list[Node]:
    """Hang the annex with its seven chapters and bound tables into the draft.

    The pattern is data (`data/chapters.json`) and not verified: no regulation that was
    read fixes the chapters. Titles and order can be changed afterwards.
    """
    require(may_lead_plan(actor, plan))
    if plan.chapters.exists():
        raise RuleBroken(_("Bab lampiran sudah disusun."))
    pattern = chapter_pattern()
    annex = add_node(actor=actor, draft=plan.draft, kind=NodeKind.ANNEX, title=plan.draft.about)
    return [_lay_chapter(actor, plan, annex, told, pattern) for told in pattern["chapters"]]


def chapter_pattern() -> dict[str, Any]:
    """Return the shipped pattern of chapters, with its source."""
    text = files("tapem.actionplan").joinpath("data/chapters.json").read_text(encoding="utf-8")
    pattern: dict[str, Any] = json.loads(text)
    return pattern


def _lay_chapter(
    actor: Actor, plan: ActionPlan, annex: Node, told: dict[str, Any], pattern: dict[str, Any]
) -> Node:
    node = add_node(
        actor=actor,
        draft=plan.draft,
        kind=NodeKind.ANNEX_CHAPTER,
        parent=annex,
        title=told["title"],
    )
    for table in told["tables"]:
        add_node(
            actor=actor,
            draft=plan.draft,
            kind=NodeKind.TABLE,
            parent=node,
            title=table["title"],
            table_key=table["key"],
        )
    bind_chapter(
        actor=actor,
        plan=plan,
        node=node,
        purpose=Purpose(told["purpose"]),
        source=pattern["source"],
        verified_by=pattern["verified_by"],
    )
    return node


@transaction.atomic
def bind_chapter(
    *,
    actor: Actor,
    plan: ActionPlan,
    node: Node,
    purpose: Purpose,
    source: str,
    verified_by: str = "",
) -> PlanChapter:
    """Say what a chapter is for; `source` says on which ground."""
    require(may_lead_plan(actor, plan))
    chapter, _made = PlanChapter.objects.update_or_create(
        node=node,
        defaults={"plan": plan, "purpose": purpose, "source": source, "verified_by": verified_by},
    )
    record(actor, CHAPTER_BOUND, chapter)
    return chapter


@transaction.atomic
def add_plan_row(
    *,
    actor: Actor,
    plan: ActionPlan,
    service: ServiceType,
    agency: Agency,
    code: str,
    indicator: str = "",
    unit: str = "",
    base_value: Decimal | None = None,
    funding_source: FundingSource | None = None,
    note: str = "",
    is_example: bool = False,
) -> PlanRow:
    """Add a sub-activity for a service; code and names are copied from the plan's edition.

    An activity's code is taken where the sub-activity is not decided yet; its own name then
    stands in the row until it is mended.
    """
    require(may_fill_for(actor, plan, agency))
    found = _nomenclature(plan.edition, code)
    _require_texts(indicator=indicator, unit=unit, note=note)
    last = plan.rows.filter(agency=agency).aggregate(last=Max("order"))["last"] or 0
    row = PlanRow(
        region=plan.region,
        plan=plan,
        service=service,
        agency=agency,
        edition=plan.edition,
        order=last + 1,
        is_example=is_example,
        indicator=indicator.strip(),
        unit=unit.strip(),
        base_value=base_value,
        funding_source=funding_source,
        note=note.strip(),
    )
    _copy_names(row, found)
    _require_new(row)
    row.save(force_insert=True)
    record(actor, ROW_ADDED, row)
    return row


def _nomenclature(edition: NomenclatureEdition, code: str) -> NomenclatureRow:
    found = NomenclatureRow.objects.filter(edition=edition, code=code.strip()).first()
    if found is None or found.level not in {Level.SUB_ACTIVITY, Level.ACTIVITY}:
        raise RuleBroken(
            _("Kode %(code)s tidak ada sebagai kegiatan atau sub kegiatan pada %(edition)s.")
            % {"code": code, "edition": edition.decree},
            field="code",
        )
    return found


def _copy_names(row: PlanRow, found: NomenclatureRow) -> None:
    parts = found.code.split(".")
    activity, programme = ".".join(parts[:5]), ".".join(parts[:3])
    names = dict(
        NomenclatureRow.objects.filter(
            edition=found.edition, code__in=[activity, programme]
        ).values_list("code", "name")
    )
    row.code, row.name = found.code, found.name
    row.activity_code, row.activity_name = activity, names.get(activity, "")
    row.programme_code, row.programme_name = programme, names.get(programme, "")


def _require_texts(**texts: str) -> None:
    problems = {
        name: _("Paling panjang %(limit)d huruf.") % {"limit": _TEXTS[name]}
        for name, text in texts.items()
        if len(text) > _TEXTS[name]
    }
    if problems:
        raise Invalid(problems)


def _require_new(row: PlanRow) -> None:
    twin = PlanRow.objects.filter(
        plan=row.plan,
        service=row.service,
        agency=row.agency,
        code=row.code,
        indicator=row.indicator,
    ).exclude(pk=row.pk)
    if twin.exists():
        raise RuleBroken(_("Baris dengan kode dan indikator ini sudah ada."), field="indicator")


@transaction.atomic
def amend_plan_row(
    *,
    actor: Actor,
    row: PlanRow,
    version: int,
    indicator: str,
    unit: str,
    base_value: Decimal | None,
    funding_source: FundingSource | None,
    note: str = "",
    code: str = "",
) -> PlanRow:
    """Change a row's own fields; raises Stale when somebody saved it since."""
    require(may_fill_row(actor, row))
    row = (
        PlanRow.objects.select_for_update(of=("self",))
        .select_related("plan__edition")
        .get(pk=row.pk)
    )
    if row.version != version:
        raise Stale(
            _("Baris ini disimpan orang lain sesudah Anda membukanya."),
            theirs=f"{row.code} {row.indicator}",
            mine=f"{code or row.code} {indicator}",
        )
    _require_texts(indicator=indicator, unit=unit, note=note)
    old = _facts(row)
    if code.strip() and code.strip() != row.code:
        _copy_names(row, _nomenclature(row.plan.edition, code))
    row.indicator, row.unit, row.note = indicator.strip(), unit.strip(), note.strip()
    row.base_value, row.funding_source = base_value, funding_source
    row.version += 1
    _require_new(row)
    row.save()
    new = _facts(row)
    changes = {name: (old[name], new[name]) for name in old if old[name] != new[name]}
    record(actor, ROW_AMENDED, row, changes=changes)
    return row


def _facts(row: PlanRow) -> dict[str, object]:
    source = row.funding_source.name if row.funding_source else ""
    return {
        "code": row.code,
        "indicator": row.indicator,
        "unit": row.unit,
        "base_value": row.base_value,
        "funding_source": source,
        "note": row.note,
    }


@transaction.atomic
def remove_plan_row(*, actor: Actor, row: PlanRow, reason: str) -> None:
    """Take a row out of the plan; a reason is needed, the trail keeps what it was."""
    require(may_fill_row(actor, row))
    if not reason.strip():
        raise RuleBroken(_("Tulis alasan penghapusan."), field="reason")
    record(
        actor,
        ROW_REMOVED,
        row,
        changes={name: (value, None) for name, value in _facts(row).items()},
        reason=reason,
    )
    row.delete()


@transaction.atomic
def fill_plan_cell(
    *, actor: Actor, row: PlanRow, year: int, measure: Measure, text: str, version: int = 0
) -> PlanCell:
    """Write what was typed into a target or ceiling; nothing makes it empty, "–" none.

    `version` 0 means that the cell was empty when it was opened. Raises Stale, with both
    values, when somebody saved it since; RuleBroken for a year outside the plan or for text
    that is no figure.
    """
    require(may_fill_row(actor, row))
    if year not in row.plan.years:
        raise RuleBroken(_("Tahun ini di luar periode rencana."), field="year")
    typed = _read(text, measure)
    cell = PlanCell.objects.select_for_update().filter(row=row, year=year, measure=measure).first()
    _require_fresh(cell, version, text)
    old = cell_text(cell.state, cell.value) if cell else ""
    cell = cell or PlanCell(row=row, year=year, measure=measure, version=0)
    cell.state, cell.value = PlanCellState(typed.state), typed.value
    cell.version += 1
    cell.changed_at, cell.changed_by = clock.now(), actor.label
    cell.save()
    record(actor, CELL_FILLED, cell, changes={"value": (old, cell_text(cell.state, cell.value))})
    return cell


@transaction.atomic
def fill_plan_row(
    *, actor: Actor, row: PlanRow, typed: Mapping[tuple[int, Measure], str]
) -> list[PlanCell]:
    """Write several empty cells of a row in one act, as when a row is brought in whole.

    Cells that hold something already are not touched: they are changed one by one.
    """
    require(may_fill_row(actor, row))
    known = set(row.cells.values_list("year", "measure"))
    cells = []
    for (year, measure), text in typed.items():
        if year not in row.plan.years or (year, measure) in known:
            raise RuleBroken(_("Sel ini sudah terisi atau di luar periode rencana."), field="year")
        read = _read(text, measure)
        cells.append(
            PlanCell(
                row=row, year=year, measure=measure, state=PlanCellState(read.state),
                value=read.value, changed_at=clock.now(), changed_by=actor.label,
            )
        )  # fmt: skip
    PlanCell.objects.bulk_create(cells)
    changes = {
        f"{cell.measure} {cell.year}": ("", cell_text(cell.state, cell.value)) for cell in cells
    }
    record(actor, CELL_FILLED, row, changes=changes)
    return cells


def _read(text: str, measure: Measure) -> Typed:
    try:
        return read_cell(text, is_ceiling=measure == Measure.CEILING)
    except ValueError as error:
        raise RuleBroken(str(error), field="value") from None


def _require_fresh(cell: PlanCell | None, version: int, mine: str) -> None:
    current = cell.version if cell else 0
    if current != version:
        theirs = cell_text(cell.state, cell.value) if cell else ""
        raise Stale(_("Sel ini disimpan orang lain."), theirs=theirs, mine=mine)
