"""Issuing the papers of a meeting: made from the records at a moment, kept as they were."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tapem.accounts.actors import Actor
from tapem.accounts.door import require
from tapem.audit.actions import record
from tapem.audit.vocabulary import term
from tapem.documents.blocks import Document
from tapem.documents.language import in_indonesian
from tapem.documents.renderers import render_docx
from tapem.documents.storage import store_file
from tapem.documents.text import render_text, render_whatsapp
from tapem.kernel.clock import now
from tapem.kernel.errors import RuleBroken
from tapem.meetings import papers
from tapem.meetings.choices import MeetingState, PaperKind, ReportState
from tapem.meetings.models import IssuedPaper, Meeting
from tapem.meetings.papers import MeetingFacts, ReportParts
from tapem.meetings.policies import may_issue_file
from tapem.meetings.queries import report_of
from tapem.meetings.rules import moved_figures
from tapem.regions.models import Agency

ISSUED = term(
    "meetings.paper-issued",
    gettext_lazy("Naskah diterbitkan"),
    gettext_lazy("{actor} menerbitkan {subject}"),
)


@dataclass(frozen=True, slots=True)
class PaperDraft:
    """A paper before it is kept: kind, ending of its name, bytes."""

    kind: PaperKind
    ending: str
    content: bytes


@transaction.atomic
def issue_papers(
    *, actor: Actor, meeting: Meeting, parts: ReportParts | None = None
) -> list[IssuedPaper]:
    """Make and keep the six papers of a meeting; earlier ones are marked as superseded.

    `parts` is what rooms above add from their data. Before the meeting begins only the
    invitation, the list to be signed and the message exist. A final report is not issued again
    with other figures than those it was made final with.
    """
    require(may_issue_file(actor, meeting.region))
    _require_same_figures(meeting, parts or ReportParts())
    drafts = draft_papers(meeting, parts)
    day = meeting.held_on.isoformat()
    return [
        issue_file(
            actor=actor,
            kind=draft.kind,
            name=f"{draft.kind.value}-rapat-{day}.{draft.ending}",
            content=draft.content,
            meeting=meeting,
        )
        for draft in drafts
    ]


@transaction.atomic
def issue_file(
    *,
    actor: Actor,
    kind: PaperKind,
    name: str,
    content: bytes,
    meeting: Meeting | None = None,
    agency: Agency | None = None,
) -> IssuedPaper:
    """Keep one paper of any room; the last one of its kind, meeting, agency and ending counts."""
    region = meeting.region if meeting else actor.region
    require(may_issue_file(actor, region))
    ending = name.rpartition(".")[2]
    IssuedPaper.objects.filter(
        region=region,
        kind=kind,
        meeting=meeting,
        agency=agency,
        superseded=False,
        file__name__endswith=f".{ending}",
    ).update(superseded=True)
    stored = store_file(
        content=content,
        name=name,
        purpose=f"paper:{kind.value}",
        region_key=region.pk,
        created_by_label=actor.label,
    )
    paper = IssuedPaper.objects.create(
        region=region, meeting=meeting, agency=agency, kind=kind, file=stored, made_at=now()
    )
    record(actor, ISSUED, paper, changes={"file": (None, stored.name)})
    return paper


def _require_same_figures(meeting: Meeting, parts: ReportParts) -> None:
    report = report_of(meeting)
    if report is None or report.state != ReportState.FINAL:
        return
    if moved := moved_figures(report.figures, parts.figures):
        raise RuleBroken(
            _(
                "Data berubah sejak laporan final: %(moved)s. Buka kembali rapat, periksa laporan, "
                "lalu finalkan lagi."
            )
            % {"moved": ", ".join(moved)}
        )


@in_indonesian
def draft_papers(meeting: Meeting, parts: ReportParts | None = None) -> list[PaperDraft]:
    """Make the papers without keeping them, all from one reading of the facts."""
    facts = papers.facts_of(meeting, parts)
    made = [_docx(PaperKind.INVITATION, papers.invitation(facts))]
    made.append(_docx(PaperKind.ATTENDANCE_LIST, papers.attendance_list(facts)))
    if facts.state in {MeetingState.RUNNING, MeetingState.CONCLUDED}:
        made += _after_the_meeting(facts, parts)
    made.append(_text(PaperKind.WHATSAPP, papers.message(facts), render_whatsapp))
    return made


def _after_the_meeting(facts: MeetingFacts, parts: ReportParts | None) -> list[PaperDraft]:
    return [
        _docx(PaperKind.MINUTES, papers.minutes(facts)),
        _docx(PaperKind.REPORT, papers.report(facts, parts)),
        _text(PaperKind.NEWS, papers.news(facts, parts), render_text),
    ]


def _docx(kind: PaperKind, document: Document) -> PaperDraft:
    return PaperDraft(kind, "docx", render_docx(document))


def _text(kind: PaperKind, document: Document, render: Callable[[Document], str]) -> PaperDraft:
    return PaperDraft(kind, "txt", render(document).encode())
