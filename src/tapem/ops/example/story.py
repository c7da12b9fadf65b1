"""The whole example, played through the actions in the order of its days."""

from datetime import UTC, datetime
from pathlib import Path

from django.core.files.storage import default_storage
from django.db import transaction

from tapem.accounts.queries import actor_for
from tapem.actionplan.models import ActionPlan
from tapem.documents.storage import open_file
from tapem.drafting.actions import hand_over
from tapem.kernel import clock
from tapem.meetings.choices import PaperKind
from tapem.meetings.models import IssuedPaper
from tapem.ops.example import discussion, drafting, monitoring
from tapem.ops.example.achievements import (
    LAST_YEAR,
    THIS_YEAR,
    load_example_forms,
    load_spm_basis,
)
from tapem.ops.example.office import PEMALANG, TODAY, load_all_regions, load_office
from tapem.regions.models import Agency
from tapem.regions.queries import region_by_code

BASIS_LOADED_AT = datetime(2022, 1, 10, 2, 0, tzinfo=UTC)
DUE_AT = datetime(2022, 11, 30, 2, 0, tzinfo=UTC)
WHY_WITH_OPEN_CORRECTIONS = (
    "Contoh: batas waktu penyampaian jatuh hari ini; koreksi yang masih terbuka menyusul."
)


def replay() -> None:
    """Let the people of the example do what the two reports tell, up to 29 November 2022."""
    load_all_regions()
    agencies = load_office()
    _gather_data(agencies)
    _monitor_cooperation(agencies)
    _discuss_plan(agencies)


def _gather_data(agencies: dict[str, Agency]) -> None:
    tapem = actor_for("tapem", TODAY)
    with clock.at(BASIS_LOADED_AT):
        load_spm_basis(actor=tapem, agencies=agencies)
    for year in (LAST_YEAR, THIS_YEAR):
        load_example_forms(actor=tapem, year=year)


def _monitor_cooperation(agencies: dict[str, Agency]) -> None:
    meeting = monitoring.plan(agencies)
    alliance = monitoring.hold(meeting, agencies)
    monitoring.report(meeting, alliance)


def _discuss_plan(agencies: dict[str, Agency]) -> None:
    plan = drafting.write(agencies)
    meeting = discussion.plan_meeting(plan, agencies)
    meeting = discussion.hold(meeting, plan, agencies)
    discussion.finish(meeting, plan)


def write_papers(folder: Path) -> None:
    """Write every paper in force: a folder per meeting, one for the plan, one for the register."""
    papers = IssuedPaper.objects.filter(region=region_by_code(PEMALANG), superseded=False)
    for paper in papers.select_related("meeting", "file"):
        place = folder / _folder_of(paper)
        place.mkdir(parents=True, exist_ok=True)
        (place / paper.file.name).write_bytes(open_file(paper.file))
    _write_trial_handover(folder / "rencana-aksi")


def _write_trial_handover(place: Path) -> None:
    """Write the package that tomorrow's hand-over would make; the example itself stays as it is."""
    with clock.at(DUE_AT), transaction.atomic():
        tapem = actor_for("tapem", DUE_AT.date())
        handover = hand_over(
            actor=tapem, draft=ActionPlan.objects.get().draft, reason=WHY_WITH_OPEN_CORRECTIONS
        )
        package = handover.package
        (place / package.name).write_bytes(open_file(package))
        default_storage.delete(package.storage_name)
        transaction.set_rollback(True)


def _folder_of(paper: IssuedPaper) -> str:
    if paper.meeting is not None:
        return f"rapat-{paper.meeting.held_on.isoformat()}"
    return "kerja-sama" if paper.kind == PaperKind.REGISTER else "rencana-aksi"
