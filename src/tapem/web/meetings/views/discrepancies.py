"""The tab Selisih: two sentences side by side, the data, and the explanation."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from tapem.accounts.actors import Actor
from tapem.accounts.door import get_visible_or_404, require
from tapem.meetings import actions
from tapem.meetings.choices import DiscrepancyState
from tapem.meetings.models import Discrepancy, Meeting
from tapem.meetings.policies import may_read_report, may_write_report
from tapem.meetings.queries import claims_of, discrepancies_of, discrepancies_visible_to
from tapem.web.meetings.computed import computed_for, read_and_compare
from tapem.web.meetings.forms import ClaimForm, DiscrepancyForm, ReasonForm
from tapem.web.meetings.frame import frame, visible_meeting
from tapem.web.requests import as_actor
from tapem.web.submits import answer, show

SHAPES = {
    DiscrepancyState.OPEN: "late",
    DiscrepancyState.EXPLAINED: "ok",
    DiscrepancyState.LEFT_OPEN: "due",
    DiscrepancyState.CORRECTED: "none",
}


@require_http_methods(["GET", "POST"])
@as_actor()
def discrepancies(request: HttpRequest, actor: Actor, key: UUID) -> HttpResponse:
    """Show claims and discrepancies; keep a claim."""
    meeting = visible_meeting(actor, key)
    require(may_read_report(actor, meeting))
    form = ClaimForm()
    if request.method == "POST":
        require(may_write_report(actor, meeting))
        form = ClaimForm(request.POST)
        done = answer(
            request,
            form,
            lambda: actions.state_claim(actor=actor, meeting=meeting, **form.cleaned_data),
            to=reverse("meetings:discrepancies", args=[meeting.pk]),
            done=_("Angka dicatat. Bandingkan dengan data untuk melihat selisihnya."),
        )
        if done:
            return done
    return _page(request, actor, meeting, form)


@require_POST
@as_actor()
def compare(request: HttpRequest, actor: Actor, key: UUID) -> HttpResponse:
    """Compare every claim with the data and with the other claims."""
    meeting = visible_meeting(actor, key)
    require(may_write_report(actor, meeting))
    form = ReasonForm(request.POST)
    del form.fields["reason"]
    done = answer(
        request,
        form,
        lambda: read_and_compare(actor, meeting),
        to=reverse("meetings:discrepancies", args=[meeting.pk]),
        done=_("Angka naskah sudah dibandingkan dengan data."),
    )
    return done or _page(request, actor, meeting, ClaimForm(), form)


@require_http_methods(["GET", "POST"])
@as_actor()
def discrepancy(request: HttpRequest, actor: Actor, key: UUID) -> HttpResponse:
    """Explain one discrepancy, or leave it open with a footnote."""
    found = get_visible_or_404(discrepancies_visible_to(actor), key)
    meeting = visible_meeting(actor, found.meeting_id)
    form = DiscrepancyForm(initial={"explanation": found.explanation, "version": found.version})
    if request.method == "POST":
        require(may_write_report(actor, meeting))
        form = DiscrepancyForm(request.POST)
        done = answer(
            request,
            form,
            lambda: _settle(actor, found, form),
            to=reverse("meetings:discrepancies", args=[meeting.pk]),
            done=_("Selisih ditangani."),
        )
        if done:
            return done
        form.renewed_after_stale(found.version)
    context = {
        **frame(actor, meeting),
        "discrepancy": found,
        "shape": SHAPES[DiscrepancyState(found.state)],
        "can_write": bool(may_write_report(actor, meeting)),
        "form": form,
    }
    return show(request, "meetings/discrepancy.html", context, form)


def _settle(actor: Actor, found: Discrepancy, form: DiscrepancyForm) -> Discrepancy:
    values = form.cleaned_data
    if values["outcome"] == "leave":
        return actions.leave_discrepancy_open(
            actor=actor,
            discrepancy=found,
            footnote=values["explanation"],
            version=values["version"],
        )
    return actions.explain_discrepancy(
        actor=actor,
        discrepancy=found,
        explanation=values["explanation"],
        version=values["version"],
    )


def _page(
    request: HttpRequest, actor: Actor, meeting: Meeting, form: ClaimForm, *others: ReasonForm
) -> HttpResponse:
    rows, computed = discrepancies_of(meeting), computed_for(actor, meeting)
    context = {
        **frame(actor, meeting, "discrepancies"),
        "rows": [(row, SHAPES[DiscrepancyState(row.state)]) for row in rows],
        "open_count": sum(row.state == DiscrepancyState.OPEN for row in rows),
        "claims": [(claim, computed.get(claim.metric)) for claim in claims_of(meeting)],
        "can_write": bool(may_write_report(actor, meeting)),
        "form": form,
    }
    return show(request, "meetings/discrepancies.html", context, form, *others)
