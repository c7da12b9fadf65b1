"""Uploading a filled workbook: compared first, merged when the agency says so."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tapem.accounts.actors import Actor
from tapem.accounts.door import require
from tapem.audit.actions import record
from tapem.audit.vocabulary import term
from tapem.documents.readers import read_workbook
from tapem.documents.storage import store_file
from tapem.kernel.clock import now, today
from tapem.kernel.errors import DomainError, RuleBroken
from tapem.kernel.memory import without_collection
from tapem.spm.actions.cells import BlockOutcome, CellEntry, fill_block
from tapem.spm.actions.forms import declare_nil, describe_data, withdraw_nil
from tapem.spm.choices import Origin, UploadState
from tapem.spm.models import AchievementForm, WorkbookUpload
from tapem.spm.policies import may_merge
from tapem.spm.queries.file_checks import WorkbookFinding, findings_in
from tapem.spm.queries.filled import read_filled
from tapem.spm.queries.uploads import Compared, compare_filled

WORKBOOK_UPLOADED = term(
    "spm.workbook-uploaded",
    gettext_lazy("Buku kerja diunggah"),
    gettext_lazy("{actor} mengunggah buku kerja {subject}"),
)
WORKBOOK_MERGED = term(
    "spm.workbook-merged",
    gettext_lazy("Buku kerja digabungkan"),
    gettext_lazy("{actor} menggabungkan buku kerja {subject}"),
)
_MOST_FINDINGS = 2_000
MINE, THEIRS = "mine", "theirs"


@dataclass(slots=True)
class MergeOutcome:
    """What a merge did: saved cells, refused ones with the reason, conflicts left."""

    saved: int = 0
    refused: dict[str, str] = field(default_factory=dict)


@without_collection()
@transaction.atomic
def upload_workbook(*, actor: Actor, content: bytes, name: str, year: int) -> WorkbookUpload:
    """Keep a filled workbook, compare it cell by cell and check it; no form changes.

    Raises Unreadable or FileRefused in words for the user when it cannot be read.
    """
    if not actor.is_agency_side:
        raise RuleBroken(_("Buku kerja diunggah oleh OPD pengampu."), field="file")
    filled = read_filled(read_workbook(content), year)
    comparison = compare_filled(filled, actor.region, actor.agency, year)
    findings = findings_in(filled, today())
    stored = store_file(
        content=content,
        name=name,
        purpose="spm-workbook",
        region_key=actor.region.pk,
        created_by_label=actor.label,
    )
    upload = WorkbookUpload.objects.create(
        region=actor.region,
        agency=actor.agency,
        year=year,
        file=stored,
        comparison=_as_told(comparison, findings),
        at=now(),
        by_label=actor.label,
    )
    counts = {
        "changes": (None, len(comparison.changes)),
        "conflicts": (None, len(comparison.conflicts)),
    }
    record(actor, WORKBOOK_UPLOADED, upload, changes=counts)
    return upload


def _as_told(compared: Compared, findings: Sequence[WorkbookFinding]) -> dict[str, Any]:
    """Return a comparison as JSON holds it; `asdict` would copy every text of it."""
    listed = ("changes", "conflicts", "sources", "nils", "faults")
    told: dict[str, Any] = {
        name: [_flat(one) for one in getattr(compared, name)] for name in listed
    }
    told |= {"notes": compared.notes, "same": compared.same, "theirs": compared.theirs}
    shown = [_flat(one) for one in findings[:_MOST_FINDINGS]]
    return told | {"findings": shown, "found": len(findings)}


def _flat(record: Any) -> dict[str, Any]:
    return {name: getattr(record, name) for name in record.__slots__}


@without_collection()
@transaction.atomic
def merge_workbook(
    *,
    actor: Actor,
    upload: WorkbookUpload,
    choices: Mapping[str, str] | None = None,
    only_valid: bool = False,
) -> MergeOutcome:
    """Write what the user changed; conflicts as chosen ("mine" or "theirs").

    Without `only_valid` an unreadable cell or an unchosen conflict raises RuleBroken and
    nothing is written; with it they stay as they are. A figure that somebody saved after
    the comparison is not overwritten and is told.
    """
    require(may_merge(actor, upload))
    if upload.state != UploadState.COMPARED:
        raise RuleBroken(_("Buku kerja ini sudah digabungkan."))
    told = upload.comparison
    chosen = choices or {}
    if not only_valid:
        _require_settled(told, chosen)
    entries = [
        *told["changes"],
        *(one for one in told["conflicts"] if chosen.get(one["key"]) == MINE),
    ]
    outcome = MergeOutcome()
    for form_key, cells in _by_form(entries).items():
        _merge_form(actor, form_key, cells, outcome)
    for one in told.get("sources", []):
        _describe(actor, one, outcome)
    for one in told.get("nils", []):
        _declare(actor, one, outcome)
    upload.state = UploadState.MERGED
    upload.save(update_fields=["state"])
    record(actor, WORKBOOK_MERGED, upload, changes={"saved": (0, outcome.saved)})
    return outcome


def _require_settled(
    told: Mapping[str, list[dict[str, object]]], chosen: Mapping[str, str]
) -> None:
    if told["faults"]:
        words = _(
            "Masih ada %(count)s sel yang tidak terbaca. Perbaiki, atau gabungkan yang benar saja."
        )
        raise RuleBroken(words % {"count": len(told["faults"])})
    if any(chosen.get(str(one["key"])) not in {MINE, THEIRS} for one in told["conflicts"]):
        raise RuleBroken(_("Pilih nilai untuk setiap sel yang berbeda."), field="choices")


def _by_form(entries: list[dict[str, object]]) -> dict[str, list[dict[str, object]]]:
    forms: dict[str, list[dict[str, object]]] = {}
    for one in entries:
        forms.setdefault(str(one["form"]), []).append(one)
    return forms


def _describe(actor: Actor, told: Mapping[str, str], outcome: MergeOutcome) -> None:
    """Take over source and date of the data; a form that is closed keeps its own and is told."""
    form = _own_form(actor, told["form"])
    day = date.fromisoformat(told["data_date"]) if told["data_date"] else None
    try:
        describe_data(
            actor=actor,
            form=form,
            data_source=told["data_source"],
            data_date=day,
            reference_population=form.reference_population,
        )
    except DomainError as refused:
        outcome.refused[told["form"]] = f"{told['service']}: {refused.message}"


def _declare(actor: Actor, told: Mapping[str, str | bool], outcome: MergeOutcome) -> None:
    """Declare nil or take it back, after the cells were written; a refusal is told."""
    form = _own_form(actor, str(told["form"]))
    try:
        if told["is_nil"]:
            declare_nil(actor=actor, form=form, reason=str(told["reason"]))
        else:
            withdraw_nil(actor=actor, form=form)
    except DomainError as refused:
        outcome.refused[f"{form.pk}:nil"] = f"{told['service']}: {refused.message}"


def _own_form(actor: Actor, key: str) -> AchievementForm:
    form = (
        AchievementForm.objects.select_related("service", "agency")
        .filter(pk=UUID(key), region=actor.region, agency=actor.agency)
        .first()
    )
    if form is None:
        raise DomainError(_("Form dari buku kerja ini tidak ada lagi."))
    return form


def _merge_form(
    actor: Actor, form_key: str, cells: list[dict[str, object]], outcome: MergeOutcome
) -> None:
    form = _own_form(actor, form_key)
    entries = [
        CellEntry(str(one["line"]), str(one["column"]), str(one["file"]), int(str(one["version"])))
        for one in cells
    ]
    done: BlockOutcome = fill_block(
        actor=actor, form=form, entries=entries, origin=Origin.WORKBOOK, only_valid=True
    )
    outcome.saved += len(done.saved)
    for key, message in done.problems.items():
        outcome.refused[f"{form_key}:{key}"] = message
    for key, conflict in done.conflicts.items():
        words = _("%(by)s baru saja menyimpan %(theirs)s; tidak ditimpa.")
        outcome.refused[f"{form_key}:{key}"] = words % {
            "by": conflict.by,
            "theirs": conflict.theirs,
        }


@transaction.atomic
def discard_upload(*, actor: Actor, upload: WorkbookUpload) -> None:
    """Put a compared workbook aside without merging it."""
    require(may_merge(actor, upload))
    upload.state = UploadState.DISCARDED
    upload.save(update_fields=["state"])
    record(actor, WORKBOOK_MERGED, upload, changes={"state": ("compared", "discarded")})
