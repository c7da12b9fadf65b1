"""The whole example, played through the actions in the order of its days."""

from pathlib import Path

from tapem.documents.storage import open_file
from tapem.meetings.choices import PaperKind
from tapem.meetings.models import IssuedPaper
from tapem.ops.example import monitoring
from tapem.ops.example.office import PEMALANG, load_all_regions, load_office
from tapem.regions.queries import region_by_code


def replay() -> None:
    """Let the people of the example do what the two reports tell, up to 29 November 2022."""
    load_all_regions()
    agencies = load_office()
    meeting = monitoring.plan(agencies)
    alliance = monitoring.hold(meeting, agencies)
    monitoring.report(meeting, alliance)


def write_papers(folder: Path) -> None:
    """Write every paper in force: a folder per meeting, one for the plan, one for the register."""
    papers = IssuedPaper.objects.filter(region=region_by_code(PEMALANG), superseded=False)
    for paper in papers.select_related("meeting", "file"):
        place = folder / _folder_of(paper)
        place.mkdir(parents=True, exist_ok=True)
        (place / paper.file.name).write_bytes(open_file(paper.file))


def _folder_of(paper: IssuedPaper) -> str:
    if paper.meeting is not None:
        return f"rapat-{paper.meeting.held_on.isoformat()}"
    return "kerja-sama" if paper.kind == PaperKind.REGISTER else "rencana-aksi"
