"""The tabs Notula and Keputusan."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tapem.accounts.actors import Actor
from tapem.accounts.door import get_visible_or_404, require
from tapem.drafting.queries import corrections_visible_to
from tapem.meetings import actions
from tapem.meetings.policies import may_run_meeting
from tapem.meetings.queries import decisions_of, minutes_visible_to
from tapem.regions.queries import agencies_of
from tapem.web.meetings.forms import DecisionForm, MinuteForm
from tapem.web.meetings.frame import frame, visible_meeting
from tapem.web.requests import as_actor
from tapem.web.submits import answer, show


@require_http_methods(["GET", "POST"])
@as_actor()
def minutes(request: HttpRequest, actor: Actor, key: UUID) -> HttpResponse:
    """Show the minutes by agenda item; take a general one."""
    meeting = visible_meeting(actor, key)
    form = MinuteForm()
    if request.method == "POST":
        require(may_run_meeting(actor, meeting))
        form = MinuteForm(request.POST)
        done = answer(
            request,
            form,
            lambda: actions.take_minute(
                actor=actor,
                meeting=meeting,
                text=form.cleaned_data["text"],
                said_by=form.cleaned_data["said_by"],
            ),
            to=reverse("meetings:minutes", args=[meeting.pk]),
            done=_("Catatan masuk notula."),
        )
        if done:
            return done
    taken = list(meeting.minutes.select_related("agenda_item"))
    sent = list(corrections_visible_to(actor).filter(agenda_item__meeting=meeting))
    groups = [
        (
            item,
            [row for row in taken if row.agenda_item_id == item.pk],
            [row for row in sent if row.agenda_item_id == item.pk],
        )
        for item in meeting.agenda.all()
    ]
    context = {
        **frame(actor, meeting, "minutes"),
        "groups": groups,
        "general": [row for row in taken if row.agenda_item_id is None],
        "form": form,
    }
    return show(request, "meetings/minutes.html", context, form)


@require_http_methods(["GET", "POST"])
@as_actor()
def minute(request: HttpRequest, actor: Actor, key: UUID) -> HttpResponse:
    """Mend the wording of one minute."""
    found = get_visible_or_404(minutes_visible_to(actor), key)
    meeting = visible_meeting(actor, found.meeting_id)
    require(may_run_meeting(actor, meeting))
    form = MinuteForm(initial=MinuteForm.initial_of(found))
    if request.method == "POST":
        form = MinuteForm(request.POST)
        done = answer(
            request,
            form,
            lambda: actions.amend_minute(actor=actor, minute=found, **form.cleaned_data),
            to=reverse("meetings:minutes", args=[meeting.pk]),
            done=_("Notula diubah; bunyi lama tersimpan di jejak."),
        )
        if done:
            return done
        form.renewed_after_stale(found.version)
    context = {**frame(actor, meeting), "form": form, "minute": found}
    return show(request, "meetings/minute.html", context, form)


@require_http_methods(["GET", "POST"])
@as_actor()
def decisions(request: HttpRequest, actor: Actor, key: UUID) -> HttpResponse:
    """Show the decisions with those who must act; record one."""
    meeting = visible_meeting(actor, key)
    agencies = agencies_of(meeting.region, meeting.held_on)
    form = DecisionForm(agencies=agencies)
    if request.method == "POST":
        require(may_run_meeting(actor, meeting))
        form = DecisionForm(request.POST, agencies=agencies)
        done = answer(
            request,
            form,
            lambda: actions.decide(actor=actor, meeting=meeting, **form.cleaned_data),
            to=reverse("meetings:decisions", args=[meeting.pk]),
            done=_("Keputusan dicatat; pelaksananya menerima tindak lanjut."),
        )
        if done:
            return done
    context = {
        **frame(actor, meeting, "decisions"),
        "decisions": decisions_of(meeting),
        "form": form,
    }
    return show(request, "meetings/decisions.html", context, form)
