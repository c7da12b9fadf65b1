"""What the signed-in person must do, first of all."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from tapem.accounts.actors import Actor
from tapem.followups.queries import inbox_of, upcoming_deadlines
from tapem.kernel import clock
from tapem.web.home import health
from tapem.web.requests import as_actor


@as_actor()
def index(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Show the person's own list, the most urgent first."""
    today = clock.today()
    context = {
        "tasks": inbox_of(actor),
        "deadlines": upcoming_deadlines(actor.region, today)[:3],
        "today": today,
    }
    return render(request, "home/index.html", context)


def healthz(request: HttpRequest) -> HttpResponse:
    """Say that the process lives."""
    return JsonResponse({"status": "ok"})


def readyz(request: HttpRequest) -> HttpResponse:
    """Say whether database and storage answer."""
    found = health.problems()
    status = 503 if found else 200
    return JsonResponse({"status": "unwell" if found else "ok", "problems": found}, status=status)
