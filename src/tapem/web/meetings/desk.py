"""The page Pelaksanaan with its many small forms, and one way to answer each of them."""

from collections.abc import Callable, Iterable
from uuid import UUID

from django.forms.forms import BaseForm
from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import reverse

from tapem.accounts.actors import Actor
from tapem.accounts.door import require
from tapem.meetings.models import Meeting
from tapem.meetings.policies import may_run_meeting
from tapem.meetings.queries import absent_of, attendance_of, attendance_sum_of
from tapem.meetings.rules import folded, total_in_words
from tapem.regions.queries import agencies_of
from tapem.web.meetings.forms import (
    AgendaForm,
    ConcludeForm,
    InviteForm,
    ReasonForm,
)
from tapem.web.meetings.frame import frame, visible_meeting
from tapem.web.meetings.partners import partners_for
from tapem.web.meetings.subjects import Subject, grouped, subjects_for
from tapem.web.submits import answer, show


def meeting_to_run(actor: Actor, key: UUID) -> Meeting:
    """Return a meeting that the actor may run, or answer 404 or 403."""
    meeting = visible_meeting(actor, key)
    require(may_run_meeting(actor, meeting))
    return meeting


def invite_form(actor: Actor, meeting: Meeting, data: QueryDict | None = None) -> InviteForm:
    """Return the form that invites an agency, a partner or somebody else."""
    return InviteForm(
        data,
        agencies=agencies_of(meeting.region, meeting.held_on),
        partners=partners_for(actor, meeting),
    )


def agenda_form(subjects: Iterable[Subject], data: QueryDict | None = None) -> AgendaForm:
    """Return the form that adds agenda items, with what they may discuss."""
    return AgendaForm(data, subjects=grouped(subjects))


def nothing_typed(request: HttpRequest) -> ReasonForm:
    """Return a form without fields, so that a refusal has a place to stand."""
    form = ReasonForm(request.POST)
    del form.fields["reason"]
    return form


def answered(
    request: HttpRequest,
    actor: Actor,
    meeting: Meeting,
    form: BaseForm,
    act: Callable[[], object],
    *,
    done: str,
    anchor: str = "",
) -> HttpResponse:
    """Do what one form of the page asks; a refusal shows the page again with what was typed."""
    address = reverse("meetings:detail", args=[meeting.pk])
    to = f"{address}#{anchor}" if anchor else address
    return answer(request, form, act, to=to, done=done) or page(request, actor, meeting, form)


def page(
    request: HttpRequest, actor: Actor, meeting: Meeting, sent: BaseForm | None = None
) -> HttpResponse:
    """Show the page; `sent` takes the place of the empty form of its kind."""
    meeting.refresh_from_db(fields=["state", "version"])
    forms: dict[str, BaseForm] = {
        "invite_form": invite_form(actor, meeting),
        "agenda_form": agenda_form(_subjects(actor, meeting)),
        "conclude_form": ConcludeForm(),
        "reason_form": ReasonForm(),
    }
    for name, empty in forms.items():
        if type(empty) is type(sent) and sent is not None and sent.fields:
            forms[name] = sent
    rows = attendance_of(meeting)
    came = {folded(row.institution) for row in rows if row.count != 0}
    invited = meeting.invitations.select_related("agency", "invited_region")
    context = {
        **frame(actor, meeting, "detail"),
        **forms,
        "agenda": list(meeting.agenda.all()),
        "invitations": [(row, folded(row.institution) in came) for row in invited],
        "absent": absent_of(meeting),
        "total_words": total_in_words(attendance_sum_of(meeting, rows)),
    }
    return show(request, "meetings/detail.html", context, *([sent] if sent else []))


def _subjects(actor: Actor, meeting: Meeting) -> list[Subject]:
    """Return what the meeting may discuss; only who runs it needs to know."""
    return subjects_for(actor, meeting) if may_run_meeting(actor, meeting) else []
