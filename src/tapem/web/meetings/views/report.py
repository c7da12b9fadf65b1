"""The tabs Laporan and Naskah: prose beside facts, final or not yet, papers to take along."""

from collections.abc import Mapping
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tapem.accounts.actors import Actor
from tapem.accounts.door import require
from tapem.documents.blocks import Block, Document
from tapem.documents.text import render_text, render_whatsapp
from tapem.kernel.errors import RuleBroken
from tapem.meetings import actions, papers
from tapem.meetings.choices import ReportState, Salutation
from tapem.meetings.models import Meeting, MeetingReport
from tapem.meetings.policies import may_issue_file, may_read_report, may_write_report
from tapem.meetings.queries import obstacles_of, papers_visible_to, report_of
from tapem.meetings.rules import BoundPiece, figure_pieces, paragraphs
from tapem.web.meetings.computed import parts_for, read_and_compare
from tapem.web.meetings.forms import ReasonForm, ReportForm
from tapem.web.meetings.frame import frame, visible_meeting
from tapem.web.requests import as_actor
from tapem.web.submits import answer, show


@require_http_methods(["GET", "POST"])
@as_actor()
def report(request: HttpRequest, actor: Actor, key: UUID) -> HttpResponse:
    """Show the report beside its facts; keep its prose."""
    meeting = visible_meeting(actor, key)
    require(may_read_report(actor, meeting))
    saved = report_of(meeting)
    form = ReportForm(initial=ReportForm.initial_of(saved))
    if request.method == "POST":
        require(may_write_report(actor, meeting))
        form = ReportForm(request.POST)
        done = answer(
            request,
            form,
            lambda: _write(actor, meeting, form),
            to=reverse("meetings:report", args=[meeting.pk]),
            done=_("Laporan disimpan."),
        )
        if done:
            return done
        if saved is not None:
            form.renewed_after_stale(saved.version)
    return _page(request, actor, meeting, saved, form)


@require_POST
@as_actor()
def finalise(request: HttpRequest, actor: Actor, key: UUID) -> HttpResponse:
    """Make the report final, or say everything that stands against it."""
    meeting = visible_meeting(actor, key)
    require(may_write_report(actor, meeting))
    saved = report_of(meeting)
    form = ReasonForm(request.POST)
    del form.fields["reason"]
    done = answer(
        request,
        form,
        lambda: _finalise(actor, meeting, saved),
        to=reverse("meetings:papers", args=[meeting.pk]),
        done=_("Laporan final. Terbitkan naskahnya."),
    )
    if done:
        return done
    prose = ReportForm(initial=ReportForm.initial_of(saved))
    return _page(request, actor, meeting, saved, prose, form)


@require_GET
@as_actor()
def issued(request: HttpRequest, actor: Actor, key: UUID) -> HttpResponse:
    """List the papers of the meeting, with the text for WhatsApp to copy."""
    return _papers_page(request, actor, visible_meeting(actor, key))


@require_POST
@as_actor()
def issue(request: HttpRequest, actor: Actor, key: UUID) -> HttpResponse:
    """Make all papers of the meeting from its records."""
    meeting = visible_meeting(actor, key)
    require(may_issue_file(actor, meeting.region))
    form = ReasonForm(request.POST)
    del form.fields["reason"]
    parts = parts_for(actor, meeting, report_of(meeting))
    done = answer(
        request,
        form,
        lambda: actions.issue_papers(actor=actor, meeting=meeting, parts=parts),
        to=reverse("meetings:papers", args=[meeting.pk]),
        done=_("Naskah diterbitkan dari catatan rapat; angka di semua naskah sama."),
    )
    return done or _papers_page(request, actor, meeting, form)


def _write(actor: Actor, meeting: Meeting, form: ReportForm) -> MeetingReport:
    values = form.cleaned_data
    return actions.write_report(
        actor=actor,
        meeting=meeting,
        results=values["results"],
        conclusions=values["conclusions"],
        salutation=Salutation(values["salutation"]),
        version=values["version"],
    )


def _finalise(actor: Actor, meeting: Meeting, saved: MeetingReport | None) -> MeetingReport:
    if saved is None:
        raise RuleBroken(_("Tulis dan simpan laporan lebih dahulu."))
    computed = read_and_compare(actor, meeting)
    return actions.finalise_report(actor=actor, report=saved, computed=computed)


def _page(
    request: HttpRequest,
    actor: Actor,
    meeting: Meeting,
    saved: MeetingReport | None,
    form: ReportForm,
    *others: ReasonForm,
) -> HttpResponse:
    parts = parts_for(actor, meeting, saved)
    context = {
        **frame(actor, meeting, "report"),
        "report": saved,
        "is_final": saved is not None and saved.state == ReportState.FINAL,
        "facts": papers.facts_of(meeting, parts),
        "figures": sorted(parts.figures.items()),
        "results": _bound(saved.results if saved else "", parts.figures),
        "conclusions": _bound(saved.conclusions if saved else "", parts.figures),
        "more_results": _words(parts.results),
        "more_conclusions": _words(parts.conclusions),
        "obstacles": obstacles_of(meeting),
        "can_write": bool(may_write_report(actor, meeting)),
        "form": form,
    }
    return show(request, "meetings/report.html", context, form, *others)


def _bound(text: str, figures: Mapping[str, int]) -> list[tuple[BoundPiece, ...]]:
    """Return prose as paragraphs in pieces, so that figures from data are marked."""
    return [figure_pieces(paragraph, figures) for paragraph in paragraphs(text)]


def _words(blocks: tuple[Block, ...]) -> list[str]:
    """Return what rooms above add to the report, block by block, as the paper prints it."""
    text = render_text(Document(title="", blocks=blocks))
    return [part for part in text.strip().split("\n\n") if part]


def _papers_page(
    request: HttpRequest, actor: Actor, meeting: Meeting, *others: ReasonForm
) -> HttpResponse:
    shown = papers_visible_to(actor).filter(meeting=meeting).order_by("-made_at", "kind")
    facts = papers.facts_of(meeting)
    context = {
        **frame(actor, meeting, "papers"),
        "current": [paper for paper in shown if not paper.superseded],
        "earlier": [paper for paper in shown if paper.superseded],
        "whatsapp": render_whatsapp(papers.message(facts)),
        "can_issue": bool(may_issue_file(actor, meeting.region)),
        "obstacles": obstacles_of(meeting),
    }
    return show(request, "meetings/papers.html", context, *others)
