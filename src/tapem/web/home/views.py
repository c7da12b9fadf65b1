"""What the signed-in person must do, first of all."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from tapem.accounts.actors import Actor
from tapem.accounts.choices import Role
from tapem.cooperation.queries import alliances_visible_to
from tapem.followups.queries import load_per_agency
from tapem.kernel import clock
from tapem.meetings.queries import meetings_visible_to, recommendations_awaiting
from tapem.web.home import desk, health
from tapem.web.meetings.forms import VerdictForm
from tapem.web.requests import as_actor

SHOWN_MEETINGS = 3


@require_GET
@as_actor()
def index(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Show the person's own desk: tasks and countdown, and for the leader one page to decide."""
    if actor.role is Role.LEADER:
        return _leader(request, actor)
    if actor.role is Role.PARTNER:
        return _partner(request, actor)
    return _office(request, actor)


def _office(request: HttpRequest, actor: Actor) -> HttpResponse:
    today = clock.today()
    tasks = desk.tasks_of(actor, today)
    context: dict[str, object] = {
        "title": desk.headline(len(tasks), desk.done_today(actor, today)),
        "tasks": tasks,
        "countdown": desk.countdown(actor, today),
    }
    if actor.is_agency_side:
        context["fill"], context["fill_total"] = desk.fill_of(actor, today)
    else:
        context["load"] = load_per_agency(actor.region, today)
    context["meetings"] = meetings_visible_to(actor).order_by("-held_on")[:SHOWN_MEETINGS]
    return render(request, "home/index.html", context)


def _leader(request: HttpRequest, actor: Actor) -> HttpResponse:
    today = clock.today()
    waiting = list(recommendations_awaiting(actor.region))
    load = load_per_agency(actor.region, today)
    context = {
        "title": desk.headline(len(waiting), 0),
        "waiting": [
            (row, VerdictForm(auto_id=f"{row.pk}-%s", initial=VerdictForm.initial_of(row)))
            for row in waiting
        ],
        "late": [row for row in load if row.late],
        "load": load,
        "changes": desk.recent_changes(actor),
        "countdown": desk.countdown(actor, today),
    }
    return render(request, "home/leader.html", context)


def _partner(request: HttpRequest, actor: Actor) -> HttpResponse:
    today = clock.today()
    tasks = desk.tasks_of(actor, today)
    context = {
        "title": desk.headline(len(tasks), 0),
        "tasks": tasks,
        "meetings": meetings_visible_to(actor).order_by("-held_on")[:SHOWN_MEETINGS],
        "alliances": alliances_visible_to(actor),
    }
    return render(request, "home/partner.html", context)


@require_GET
def healthz(request: HttpRequest) -> HttpResponse:
    """Say that the process lives."""
    return JsonResponse({"status": "ok"})


@require_GET
def readyz(request: HttpRequest) -> HttpResponse:
    """Say whether database, storage and worker answer."""
    found = health.problems()
    status = 503 if found else 200
    return JsonResponse({"status": "unwell" if found else "ok", "problems": found}, status=status)
