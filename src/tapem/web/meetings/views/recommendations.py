"""The tab Saran: proposing, and the leader's verdict."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tapem.accounts.actors import Actor
from tapem.accounts.door import get_visible_or_404, require
from tapem.meetings import actions
from tapem.meetings.choices import RecommendationState
from tapem.meetings.models import Recommendation
from tapem.meetings.policies import (
    may_decide_recommendation,
    may_read_report,
    may_run_meeting,
)
from tapem.meetings.queries import recommendations_visible_to
from tapem.regions.queries import agencies_of
from tapem.web.meetings.forms import RecommendForm, VerdictForm
from tapem.web.meetings.frame import frame, visible_meeting
from tapem.web.requests import as_actor
from tapem.web.submits import answer, show

SHAPES = {
    RecommendationState.PROPOSED: "open",
    RecommendationState.APPROVED: "ok",
    RecommendationState.AMENDED: "ok",
    RecommendationState.REFUSED: "late",
}


@require_http_methods(["GET", "POST"])
@as_actor()
def recommendations(request: HttpRequest, actor: Actor, key: UUID) -> HttpResponse:
    """Show the recommendations and what became of them; propose one."""
    meeting = visible_meeting(actor, key)
    require(may_read_report(actor, meeting))
    agencies = agencies_of(meeting.region, meeting.held_on)
    form = RecommendForm(agencies=agencies)
    if request.method == "POST":
        require(may_run_meeting(actor, meeting))
        form = RecommendForm(request.POST, agencies=agencies)
        done = answer(
            request,
            form,
            lambda: actions.recommend(actor=actor, meeting=meeting, **form.cleaned_data),
            to=reverse("meetings:recommendations", args=[meeting.pk]),
            done=_("Saran tindak lanjut diusulkan."),
        )
        if done:
            return done
    rows = list(meeting.recommendations.select_related("agency", "followup"))
    context = {
        **frame(actor, meeting, "recommendations"),
        "rows": [(row, SHAPES[RecommendationState(row.state)]) for row in rows],
        "can_decide": bool(may_decide_recommendation(actor, meeting)),
        "form": form,
    }
    return show(request, "meetings/recommendations.html", context, form)


@require_http_methods(["GET", "POST"])
@as_actor()
def verdict(request: HttpRequest, actor: Actor, key: UUID) -> HttpResponse:
    """Approve, amend or refuse one recommendation."""
    found = get_visible_or_404(recommendations_visible_to(actor), key)
    meeting = visible_meeting(actor, found.meeting_id)
    require(may_decide_recommendation(actor, meeting))
    form = VerdictForm(initial=VerdictForm.initial_of(found) | {"state": _first(request)})
    if request.method == "POST":
        form = VerdictForm(request.POST)
        done = answer(
            request,
            form,
            lambda: _decide(actor, found, form),
            to=_back(request, found),
            done=_("Putusan disimpan."),
        )
        if done:
            return done
        form.renewed_after_stale(found.version)
    context = {
        **frame(actor, meeting),
        "form": form,
        "recommendation": found,
        "back": _back(request, found),
    }
    return show(request, "meetings/verdict.html", context, form)


def _decide(actor: Actor, found: Recommendation, form: VerdictForm) -> Recommendation:
    values = form.cleaned_data
    return actions.decide_recommendation(
        actor=actor,
        recommendation=found,
        state=RecommendationState(values["state"]),
        note=values["note"],
        amended_text=values["amended_text"],
        version=values["version"],
    )


def _first(request: HttpRequest) -> str:
    wanted = request.GET.get("putusan", "")
    return wanted if wanted in RecommendationState.values else RecommendationState.APPROVED


def _back(request: HttpRequest, found: Recommendation) -> str:
    target = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(target, {request.get_host()}, request.is_secure())
    return target if safe else reverse("meetings:recommendations", args=[found.meeting_id])
