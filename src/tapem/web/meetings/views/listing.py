"""The list of meetings, planning a new one, amending one."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from tapem.accounts.actors import Actor
from tapem.accounts.door import require
from tapem.kernel import clock
from tapem.meetings import actions
from tapem.meetings.choices import MeetingState
from tapem.meetings.models import Meeting
from tapem.meetings.policies import may_plan_meeting, may_run_meeting
from tapem.meetings.queries import meeting_list, positions_of
from tapem.web.meetings.forms import MeetingForm
from tapem.web.meetings.frame import STATE_SHAPES, frame, visible_meeting
from tapem.web.requests import as_actor
from tapem.web.submits import answer, show

PER_PAGE = 30


@require_GET
@as_actor()
def index(request: HttpRequest, actor: Actor) -> HttpResponse:
    """List the meetings that the actor sees, newest first."""
    meetings = meeting_list(actor)
    wanted = request.GET.get("keadaan", "")
    if wanted in MeetingState.values:
        meetings = meetings.filter(state=wanted)
    page = Paginator(meetings, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "rows": [(meeting, STATE_SHAPES[MeetingState(meeting.state)]) for meeting in page],
        "states": MeetingState.choices,
        "wanted": wanted,
        "today": clock.today(),
        "can_plan": bool(may_plan_meeting(actor)),
    }
    return show(request, "meetings/index.html", context)


@require_http_methods(["GET", "POST"])
@as_actor()
def new(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Plan a meeting."""
    require(may_plan_meeting(actor))
    form = MeetingForm(
        request.POST if request.method == "POST" else None, positions=positions_of(actor.region)
    )
    if request.method == "POST":
        done = answer(
            request,
            form,
            lambda: actions.plan_meeting(actor=actor, **form.facts()),
            to=_detail,
            done=_("Rapat direncanakan. Undang instansi dan isi acaranya."),
        )
        if done:
            return done
    crumbs = [{"label": _("Rapat"), "url": reverse("meetings:list")}]
    return show(request, "meetings/new.html", {"form": form, "crumbs": crumbs}, form)


@require_http_methods(["GET", "POST"])
@as_actor()
def amend(request: HttpRequest, actor: Actor, key: UUID) -> HttpResponse:
    """Change what is said of a meeting."""
    meeting = visible_meeting(actor, key)
    require(may_run_meeting(actor, meeting))
    positions = positions_of(actor.region)
    form = MeetingForm(initial=MeetingForm.initial_of(meeting), positions=positions)
    if request.method == "POST":
        form = MeetingForm(request.POST, positions=positions)
        done = answer(
            request,
            form,
            lambda: actions.amend_meeting(
                actor=actor,
                meeting=meeting,
                version=form.cleaned_data["version"],
                **form.facts(),
            ),
            to=reverse("meetings:detail", args=[meeting.pk]),
            done=_("Keterangan rapat disimpan."),
        )
        if done:
            return done
        form.renewed_after_stale(meeting.version)
    return show(request, "meetings/amend.html", {**frame(actor, meeting), "form": form}, form)


def _detail(meeting: Meeting) -> str:
    return reverse("meetings:detail", args=[meeting.pk])
