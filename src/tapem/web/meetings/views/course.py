"""The tab Pelaksanaan: facts, agenda, invitations, and the course of the meeting."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from tapem.accounts.actors import Actor
from tapem.accounts.door import get_visible_or_404, require
from tapem.kernel import clock
from tapem.meetings import actions
from tapem.meetings.models import Meeting
from tapem.meetings.policies import may_run_meeting
from tapem.meetings.queries import (
    absent_of,
    agenda_items_visible_to,
    attendance_of,
    attendance_sum_of,
)
from tapem.meetings.rules import total_in_words
from tapem.regions.queries import agencies_of
from tapem.web.meetings.fields import at_hour
from tapem.web.meetings.forms import AgendaForm, ConcludeForm, InviteForm, ReasonForm
from tapem.web.meetings.frame import frame, visible_meeting
from tapem.web.meetings.subjects import add_to_agenda, grouped, subjects_for
from tapem.web.requests import as_actor
from tapem.web.submits import answer, show


@require_GET
@as_actor()
def detail(request: HttpRequest, actor: Actor, key: UUID) -> HttpResponse:
    """Show how the meeting is or was held."""
    return _page(request, actor, visible_meeting(actor, key))


@require_POST
@as_actor()
def invite(request: HttpRequest, actor: Actor, key: UUID) -> HttpResponse:
    """Invite an institution."""
    meeting = _run(actor, key)
    form = InviteForm(request.POST, agencies=agencies_of(actor.region, meeting.held_on))
    done = answer(
        request,
        form,
        lambda: actions.invite(actor=actor, meeting=meeting, **form.cleaned_data),
        to=_detail(meeting, "undangan"),
        done=_("Instansi diundang."),
    )
    return done or _page(request, actor, meeting, invite_form=form)


@require_POST
@as_actor()
def add_item(request: HttpRequest, actor: Actor, key: UUID) -> HttpResponse:
    """Put an item on the agenda."""
    meeting = _run(actor, key)
    subjects = subjects_for(actor, meeting)
    form = AgendaForm(request.POST, subjects=grouped(subjects))
    done = answer(
        request,
        form,
        lambda: add_to_agenda(
            actor=actor,
            meeting=meeting,
            title=form.cleaned_data["title"],
            subjects=[row for row in subjects if row.key in form.cleaned_data.get("subjects", ())],
        ),
        to=_detail(meeting, "acara"),
        done=_("Butir acara ditambahkan."),
    )
    return done or _page(request, actor, meeting, agenda_form=form)


@require_POST
@as_actor()
def move_item(request: HttpRequest, actor: Actor, key: UUID) -> HttpResponse:
    """Let an agenda item go up or down by one place."""
    item = get_visible_or_404(agenda_items_visible_to(actor), key)
    require(may_run_meeting(actor, item.meeting))
    step = -1 if request.POST.get("ke") == "naik" else 1
    form = _nothing_typed(request)
    done = answer(
        request,
        form,
        lambda: actions.move_agenda_item(actor=actor, item=item, to=item.number + step),
        to=_detail(item.meeting, "acara"),
        done=_("Urutan acara diubah."),
    )
    return done or _page(request, actor, item.meeting, course_form=form)


@require_POST
@as_actor()
def start(request: HttpRequest, actor: Actor, key: UUID) -> HttpResponse:
    """Begin the meeting."""
    meeting = _run(actor, key)
    form = _nothing_typed(request)
    at = clock.now() if clock.today() == meeting.held_on and not meeting.starts_at else None
    done = answer(
        request,
        form,
        lambda: actions.start_meeting(actor=actor, meeting=meeting, at=at),
        to=_detail(meeting),
        done=_("Rapat dimulai."),
    )
    return done or _page(request, actor, meeting, course_form=form)


@require_POST
@as_actor()
def conclude(request: HttpRequest, actor: Actor, key: UUID) -> HttpResponse:
    """Close the meeting, once absent obliged institutions were seen."""
    meeting = _run(actor, key)
    form = ConcludeForm(request.POST)
    done = answer(
        request,
        form,
        lambda: actions.conclude_meeting(
            actor=actor,
            meeting=meeting,
            at=at_hour(meeting.held_on, form.cleaned_data["ended_at"]),
            seen_absent=form.cleaned_data["seen_absent"],
        ),
        to=_detail(meeting),
        done=_("Rapat ditutup. Susun laporannya."),
    )
    return done or _page(request, actor, meeting, conclude_form=form)


@require_POST
@as_actor()
def reopen(request: HttpRequest, actor: Actor, key: UUID) -> HttpResponse:
    """Open a concluded meeting again."""
    meeting = _run(actor, key)
    form = ReasonForm(request.POST)
    done = answer(
        request,
        form,
        lambda: actions.reopen_meeting(actor=actor, meeting=meeting, **form.cleaned_data),
        to=_detail(meeting),
        done=_("Rapat dibuka kembali."),
    )
    return done or _page(request, actor, meeting, reason_form=form)


@require_POST
@as_actor()
def cancel(request: HttpRequest, actor: Actor, key: UUID) -> HttpResponse:
    """Call a planned meeting off."""
    meeting = _run(actor, key)
    form = ReasonForm(request.POST)
    done = answer(
        request,
        form,
        lambda: actions.cancel_meeting(actor=actor, meeting=meeting, **form.cleaned_data),
        to=_detail(meeting),
        done=_("Rapat dibatalkan."),
    )
    return done or _page(request, actor, meeting, reason_form=form)


def _run(actor: Actor, key: UUID) -> Meeting:
    meeting = visible_meeting(actor, key)
    require(may_run_meeting(actor, meeting))
    return meeting


def _nothing_typed(request: HttpRequest) -> ReasonForm:
    """Return a form without fields, so that a refusal has a place to stand."""
    form = ReasonForm(request.POST)
    del form.fields["reason"]
    return form


def _agenda_form(actor: Actor, meeting: Meeting) -> AgendaForm:
    """Return an empty form; only who runs the meeting needs what it may discuss."""
    subjects = subjects_for(actor, meeting) if may_run_meeting(actor, meeting) else []
    return AgendaForm(subjects=grouped(subjects))


def _detail(meeting: Meeting, anchor: str = "") -> str:
    address = reverse("meetings:detail", args=[meeting.pk])
    return f"{address}#{anchor}" if anchor else address


def _page(
    request: HttpRequest,
    actor: Actor,
    meeting: Meeting,
    *,
    invite_form: InviteForm | None = None,
    agenda_form: AgendaForm | None = None,
    conclude_form: ConcludeForm | None = None,
    reason_form: ReasonForm | None = None,
    course_form: ReasonForm | None = None,
) -> HttpResponse:
    rows = attendance_of(meeting)
    sent = [invite_form, agenda_form, conclude_form, reason_form, course_form]
    context = {
        **frame(actor, meeting, "detail"),
        "agenda": list(meeting.agenda.all()),
        "invitations": list(meeting.invitations.select_related("agency", "invited_region")),
        "absent": absent_of(meeting),
        "total_words": total_in_words(attendance_sum_of(meeting, rows)),
        "came": {row.institution for row in rows if row.count != 0},
        "invite_form": invite_form
        or InviteForm(agencies=agencies_of(meeting.region, meeting.held_on)),
        "agenda_form": agenda_form or _agenda_form(actor, meeting),
        "conclude_form": conclude_form or ConcludeForm(),
        "reason_form": reason_form or ReasonForm(),
    }
    return show(request, "meetings/detail.html", context, *(form for form in sent if form))
