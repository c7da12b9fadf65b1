"""The tab Pelaksanaan: how a meeting begins, ends, is opened again or called off."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from tapem.accounts.actors import Actor
from tapem.kernel import clock
from tapem.meetings import actions
from tapem.web.meetings import desk
from tapem.web.meetings.fields import at_hour
from tapem.web.meetings.forms import ConcludeForm, ReasonForm
from tapem.web.meetings.frame import visible_meeting
from tapem.web.requests import as_actor


@require_GET
@as_actor()
def detail(request: HttpRequest, actor: Actor, key: UUID) -> HttpResponse:
    """Show how the meeting is or was held."""
    return desk.page(request, actor, visible_meeting(actor, key))


@require_POST
@as_actor()
def start(request: HttpRequest, actor: Actor, key: UUID) -> HttpResponse:
    """Begin the meeting; held today without an hour, it begins now."""
    meeting = desk.meeting_to_run(actor, key)
    at = clock.now() if clock.today() == meeting.held_on and not meeting.starts_at else None
    return desk.answered(
        request,
        actor,
        meeting,
        desk.nothing_typed(request),
        lambda: actions.start_meeting(actor=actor, meeting=meeting, at=at),
        done=_("Rapat dimulai."),
    )


@require_POST
@as_actor()
def conclude(request: HttpRequest, actor: Actor, key: UUID) -> HttpResponse:
    """Close the meeting, once absent obliged institutions were seen."""
    meeting = desk.meeting_to_run(actor, key)
    form = ConcludeForm(request.POST)
    return desk.answered(
        request,
        actor,
        meeting,
        form,
        lambda: actions.conclude_meeting(
            actor=actor,
            meeting=meeting,
            at=at_hour(meeting.held_on, form.cleaned_data["ended_at"]),
            seen_absent=form.cleaned_data["seen_absent"],
        ),
        done=_("Rapat ditutup. Susun laporannya."),
    )


@require_POST
@as_actor()
def reopen(request: HttpRequest, actor: Actor, key: UUID) -> HttpResponse:
    """Open a concluded meeting again."""
    meeting, form = desk.meeting_to_run(actor, key), ReasonForm(request.POST)
    return desk.answered(
        request,
        actor,
        meeting,
        form,
        lambda: actions.reopen_meeting(actor=actor, meeting=meeting, **form.cleaned_data),
        done=_("Rapat dibuka kembali."),
    )


@require_POST
@as_actor()
def cancel(request: HttpRequest, actor: Actor, key: UUID) -> HttpResponse:
    """Call a planned meeting off."""
    meeting, form = desk.meeting_to_run(actor, key), ReasonForm(request.POST)
    return desk.answered(
        request,
        actor,
        meeting,
        form,
        lambda: actions.cancel_meeting(actor=actor, meeting=meeting, **form.cleaned_data),
        done=_("Rapat dibatalkan."),
    )
