"""The live screen: the chapter on the wall, one box to type in, what was noted below."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tapem.accounts.actors import Actor
from tapem.accounts.door import require
from tapem.cooperation.choices import ImplementationState, PaperState
from tapem.cooperation.models import Agreement
from tapem.cooperation.queries.agenda import agreements_of_agenda_item
from tapem.drafting.actions import send_correction
from tapem.drafting.choices import CorrectionKind, CorrectionState
from tapem.drafting.models import Correction, Node
from tapem.drafting.queries import (
    chapter_of_agenda_item,
    corrections_visible_to,
    drafts_visible_to,
    nodes_visible_to,
    rendered_chapter,
)
from tapem.drafting.rules.content import RenderedChapter
from tapem.followups.queries import upcoming_deadlines
from tapem.kernel import clock, dates
from tapem.kernel.errors import Invalid
from tapem.meetings import actions
from tapem.meetings.models import AgendaItem, Meeting
from tapem.meetings.policies import may_run_meeting
from tapem.meetings.queries import attendance_of, attendance_sum_of, notes_of
from tapem.meetings.rules import total_in_words
from tapem.regions.queries import agencies_of
from tapem.web.cooperation.frame import DOING_SHAPES, PAPER_SHAPES
from tapem.web.meetings.forms import NoteForm
from tapem.web.meetings.frame import frame, visible_meeting
from tapem.web.requests import as_actor
from tapem.web.submits import answer, show
from tapem.web.words import long_date

PROJECTOR = "proyektor"
LABEL_LENGTH = 60
OPEN_STATES = (CorrectionState.OPEN, CorrectionState.ANSWERED, CorrectionState.RETURNED)


@dataclass(frozen=True, slots=True)
class Noted:
    """One line of what was noted at an agenda item."""

    code: str
    text: str
    by: str
    kind: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Stage:
    """What stands on the screen: the meeting, the item, and its chapter or agreements."""

    meeting: Meeting
    item: AgendaItem
    node: Node | None
    chapter: RenderedChapter | None
    agreements: tuple[Agreement, ...]


@require_http_methods(["GET", "POST"])
@as_actor()
def item(request: HttpRequest, actor: Actor, key: UUID, number: int) -> HttpResponse:
    """Show an agenda item and take notes at it."""
    stage = _stage(actor, visible_meeting(actor, key), number)
    form = _form(actor, stage)
    if request.method == "POST":
        require(may_run_meeting(actor, stage.meeting))
        form = _form(actor, stage, request)
        wanted = request.POST.get("as", "minute")
        act, done = _acts(actor, stage, form).get(wanted, (None, ""))
        if act is None:
            raise Http404
        to = reverse("meetings:item", args=[stage.meeting.pk, number]) + "#tercatat"
        if response := answer(request, form, act, to=to, done=done):
            return response
    return _page(request, actor, stage, form)


def _stage(actor: Actor, meeting: Meeting, number: int) -> Stage:
    found = meeting.agenda.filter(number=number).first()
    if found is None:
        raise Http404
    found.meeting = meeting
    node = chapter_of_agenda_item(found)
    sees = node is not None and drafts_visible_to(actor).filter(pk=node.draft_id).exists()
    chapter = rendered_chapter(node) if node is not None and sees else None
    agreements = tuple(agreements_of_agenda_item(actor, found))
    return Stage(meeting, found, node if sees else None, chapter, agreements)


def _form(actor: Actor, stage: Stage, request: HttpRequest | None = None) -> NoteForm:
    deadline = upcoming_deadlines(actor.region, clock.today()).first()
    return NoteForm(
        request.POST if request else None,
        agencies=agencies_of(stage.meeting.region, stage.meeting.held_on),
        targets=_targets(stage.chapter),
        kinds=CorrectionKind.choices,
        initial={
            "due_on": deadline.due_on if deadline else None,
            "kind": CorrectionKind.WORDING,
        },
    )


def _targets(chapter: RenderedChapter | None) -> list[tuple[str, str]]:
    """Return what of the chapter a correction may point at."""
    if chapter is None:
        return []
    whole = (chapter.id, _("%(chapter)s seluruhnya") % {"chapter": chapter.label})
    return [whole, *((block.id, _label(block.label, block.text)) for block in chapter.blocks)]


def _label(label: str, text: str) -> str:
    short = text if len(text) <= LABEL_LENGTH else f"{text[:LABEL_LENGTH]}…"
    return f"{label}: {short}" if short else label


def _acts(
    actor: Actor, stage: Stage, form: NoteForm
) -> dict[str, tuple[Callable[[], object], str]]:
    """Return what the note box can become, by the name of its button."""
    return {
        "minute": (lambda: _take_minute(actor, stage, form), _("Catatan masuk notula.")),
        "decision": (
            lambda: _decide(actor, stage, form),
            _("Keputusan dicatat; pelaksananya menerima tindak lanjut."),
        ),
        "correction": (
            lambda: _correct(actor, stage, form),
            _("Koreksi dikirim ke OPD pengampu."),
        ),
    }


def _take_minute(actor: Actor, stage: Stage, form: NoteForm) -> None:
    agency = form.cleaned_data["agency"]
    actions.open_agenda_item(actor=actor, item=stage.item)
    actions.take_minute(
        actor=actor,
        meeting=stage.meeting,
        agenda_item=stage.item,
        text=form.cleaned_data["text"],
        said_by=agency.short_name if agency else "",
    )


def _decide(actor: Actor, stage: Stage, form: NoteForm) -> None:
    agency = form.cleaned_data["agency"]
    actions.open_agenda_item(actor=actor, item=stage.item)
    actions.decide(
        actor=actor,
        meeting=stage.meeting,
        agenda_item=stage.item,
        text=form.cleaned_data["text"],
        agencies=[agency] if agency else [],
        due_on=form.cleaned_data["due_on"],
    )


def _correct(actor: Actor, stage: Stage, form: NoteForm) -> None:
    values = form.cleaned_data
    if stage.node is None:
        raise Invalid({"text": _("Butir acara ini tidak membahas bab; jadikan keputusan.")})
    if values["agency"] is None:
        raise Invalid({"agency": _("Pilih OPD yang harus memperbaiki.")})
    target = _target(actor, stage.node, values["target"])
    actions.open_agenda_item(actor=actor, item=stage.item)
    send_correction(
        actor=actor,
        draft=stage.node.draft,
        agency=values["agency"],
        text=values["text"],
        kind=CorrectionKind(values["kind"] or CorrectionKind.WORDING),
        due_on=values["due_on"],
        target_node=target,
        target_label=dict(_targets(stage.chapter)).get(values["target"], ""),
        agenda_item=stage.item,
    )


def _target(actor: Actor, chapter: Node, key: str) -> Node:
    found = nodes_visible_to(actor).filter(draft=chapter.draft_id, pk=key).first() if key else None
    return found or chapter


def _page(request: HttpRequest, actor: Actor, stage: Stage, form: NoteForm) -> HttpResponse:
    agenda = list(stage.meeting.agenda.all())
    place = [each.pk for each in agenda].index(stage.item.pk)
    is_projected = request.GET.get("tampilan") == PROJECTOR
    noted = _noted(actor, stage)
    context = {
        **frame(actor, stage.meeting),
        "item": stage.item,
        "chapter": stage.chapter,
        "agreements": [_agreement_row(each) for each in stage.agreements],
        "title": _title(stage),
        "place": place + 1,
        "agenda": agenda,
        "next": agenda[place + 1] if place + 1 < len(agenda) else None,
        "previous": agenda[place - 1] if place else None,
        "attendance": _attendance(stage.meeting),
        "noted": noted,
        "waiting": _waiting(actor, stage),
        "form": form,
    }
    template = "meetings/projector.html" if is_projected else "meetings/item.html"
    return show(request, template, context, form)


def _title(stage: Stage) -> str:
    if stage.chapter is None:
        return stage.item.title
    return f"{stage.chapter.label}. {stage.chapter.title}"


def _agreement_row(agreement: Agreement) -> dict[str, object]:
    paper = PaperState(agreement.paper_state)
    doing = ImplementationState(agreement.implementation_state)
    return {
        "agreement": agreement,
        "leads": [lead.label for lead in agreement.lead_agencies.all()],
        "paper": (PAPER_SHAPES[paper], paper.label),
        "doing": (DOING_SHAPES[doing], doing.label) if agreement.is_signed else None,
    }


def _attendance(meeting: Meeting) -> str:
    rows = attendance_of(meeting)
    came = sum(row.count != 0 for row in rows)
    if not came:
        return _("kehadiran belum dicatat")
    total = attendance_sum_of(meeting, rows)
    words = {"total": total_in_words(total).split(" (")[0], "count": came}
    return _("%(total)s hadir dari %(count)d instansi") % words


def _waiting(actor: Actor, stage: Stage) -> list[Correction]:
    """Return corrections of the chapter from elsewhere that are still open, by due date."""
    if stage.node is None:
        return []
    return list(
        corrections_visible_to(actor)
        .filter(chapter=stage.node, state__in=OPEN_STATES)
        .exclude(agenda_item=stage.item)
        .order_by("due_on", "number")
    )


def _noted(actor: Actor, stage: Stage) -> list[Noted]:
    """Return corrections, decisions and minutes of this item, in this order."""
    notes = notes_of(stage.item)
    corrections = corrections_visible_to(actor).filter(agenda_item=stage.item).order_by("-number")
    found = [
        Noted(
            row.code,
            f"{row.agency.short_name}: {row.text}",
            f"{dates.clock_time(row.opened_at)} · {_due(row.due_on)}",
            "asks",
        )
        for row in corrections
    ]
    for decision in notes.decisions:
        followups = list(decision.followups.all())
        due = next((each.due_on for each in followups if each.due_on), None)
        names = ", ".join(each.agency.short_name for each in followups if each.agency)
        code = _("Keputusan %(number)d") % {"number": decision.number}
        found.append(Noted(code, decision.text, f"{names} · {_due(due)}".strip(" ·"), "done"))
    for minute in reversed(notes.minutes):
        by = f"{dates.clock_time(minute.at)}{f' · {minute.said_by}' if minute.said_by else ''}"
        address = reverse("meetings:minute", args=[minute.pk])
        found.append(Noted(_("Catatan"), minute.text, by, "", address))
    return found


def _due(due: date | None) -> str:
    if due is None:
        return _("tanpa batas waktu")
    return _("jatuh tempo %(day)s") % {"day": long_date(due)}
