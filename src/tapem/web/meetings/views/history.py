"""The tab Riwayat: every act about a meeting, who, when, from what to what, and why."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from tapem.accounts.actors import Actor
from tapem.accounts.door import require
from tapem.meetings.policies import may_read_history
from tapem.meetings.queries import history_of
from tapem.web.meetings.frame import frame, visible_meeting
from tapem.web.requests import as_actor
from tapem.web.submits import show
from tapem.web.trail.reading import readable

PER_PAGE = 50


@require_GET
@as_actor()
def history(request: HttpRequest, actor: Actor, key: UUID) -> HttpResponse:
    """Show what happened to the meeting and everything in it, newest first."""
    meeting = visible_meeting(actor, key)
    require(may_read_history(actor, meeting))
    page = Paginator(history_of(meeting), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        **frame(actor, meeting, "history"),
        "page": page,
        "lines": [readable(entry) for entry in page],
    }
    return show(request, "meetings/history.html", context)
