"""The tab Pelaksanaan: who is called, and what will be discussed in which order."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tapem.accounts.actors import Actor
from tapem.accounts.door import get_visible_or_404, require
from tapem.meetings import actions
from tapem.meetings.policies import may_run_meeting
from tapem.meetings.queries import agenda_items_visible_to
from tapem.web.meetings import desk
from tapem.web.meetings.subjects import add_to_agenda, subjects_for
from tapem.web.requests import as_actor

AGENDA, INVITATIONS = "acara", "undangan"


@require_POST
@as_actor()
def invite(request: HttpRequest, actor: Actor, key: UUID) -> HttpResponse:
    """Invite an institution."""
    meeting = desk.meeting_to_run(actor, key)
    form = desk.invite_form(actor, meeting, request.POST)
    return desk.answered(
        request,
        actor,
        meeting,
        form,
        lambda: actions.invite(actor=actor, meeting=meeting, **form.cleaned_data),
        done=_("Instansi diundang."),
        anchor=INVITATIONS,
    )


@require_POST
@as_actor()
def add_item(request: HttpRequest, actor: Actor, key: UUID) -> HttpResponse:
    """Put chapters, agreements or an item with a title of its own on the agenda."""
    meeting = desk.meeting_to_run(actor, key)
    subjects = subjects_for(actor, meeting)
    form = desk.agenda_form(subjects, request.POST)
    return desk.answered(
        request,
        actor,
        meeting,
        form,
        lambda: add_to_agenda(
            actor=actor,
            meeting=meeting,
            title=form.cleaned_data["title"],
            subjects=[row for row in subjects if row.key in form.cleaned_data.get("subjects", ())],
        ),
        done=_("Butir acara ditambahkan."),
        anchor=AGENDA,
    )


@require_POST
@as_actor()
def move_item(request: HttpRequest, actor: Actor, key: UUID) -> HttpResponse:
    """Let an agenda item go up or down by one place."""
    item = get_visible_or_404(agenda_items_visible_to(actor), key)
    require(may_run_meeting(actor, item.meeting))
    step = -1 if request.POST.get("ke") == "naik" else 1
    return desk.answered(
        request,
        actor,
        item.meeting,
        desk.nothing_typed(request),
        lambda: actions.move_agenda_item(actor=actor, item=item, to=item.number + step),
        done=_("Urutan acara diubah."),
        anchor=AGENDA,
    )
