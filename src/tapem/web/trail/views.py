"""The audit trail, readable by those who keep the house in order."""

from datetime import datetime, time, timedelta
from uuid import UUID

from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from tapem.accounts.actors import Actor
from tapem.accounts.choices import Role
from tapem.audit.models import Entry
from tapem.audit.queries import entries_of_region
from tapem.audit.vocabulary import terms
from tapem.kernel.clock import JAKARTA
from tapem.kernel.dates import parse_date
from tapem.web.requests import as_actor
from tapem.web.trail.reading import readable

PER_PAGE = 50
LONGEST_QUERY = 100
READERS = (Role.COORDINATOR, Role.ADMINISTRATOR)


@require_GET
@as_actor(*READERS)
def index(request: HttpRequest, actor: Actor) -> HttpResponse:
    """List the acts of the actor's region, newest first."""
    text = request.GET.get("cari", "").strip()[:LONGEST_QUERY]
    act, day = request.GET.get("jenis", ""), request.GET.get("hari", "").strip()[:40]
    found, problem = entries_of_region(actor.region.pk), ""
    if text:
        found = found.filter(_mentions(text))
    if act in terms():
        found = found.filter(act=act)
    if day:
        found, problem = _on_day(found, day)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "lines": [readable(entry) for entry in page],
        "acts": sorted(((name, str(term.label)) for name, term in terms().items()), key=_label),
        "text": text,
        "act": act,
        "day": day,
        "problem": problem,
        "has_errors": bool(problem),
    }
    return render(request, "trail/index.html", context, status=422 if problem else 200)


@require_GET
@as_actor(*READERS)
def subject(request: HttpRequest, actor: Actor, kind: str, key: UUID) -> HttpResponse:
    """Show the history of one object: a page, or its fragment for another page."""
    found = entries_of_region(actor.region.pk).filter(subject_kind=kind, subject_key=str(key))
    lines = [readable(entry) for entry in found]
    if not lines:
        raise Http404
    is_fragment = request.headers.get("HX-Request") == "true"
    context = {
        "lines": lines,
        "name": found[0].subject_label,
        "crumbs": [{"label": _("Jejak"), "url": reverse("trail:list")}],
    }
    return render(request, "trail/_lines.html" if is_fragment else "trail/subject.html", context)


def _mentions(text: str) -> Q:
    return (
        Q(actor_label__icontains=text)
        | Q(agency_label__icontains=text)
        | Q(subject_label__icontains=text)
        | Q(reason__icontains=text)
    )


def _on_day(found: QuerySet[Entry], typed: str) -> tuple[QuerySet[Entry], str]:
    try:
        day = parse_date(typed)
    except ValueError as problem:
        return found, str(problem)
    start = datetime.combine(day, time(), JAKARTA)
    return found.filter(at__gte=start, at__lt=start + timedelta(days=1)), ""


def _label(pair: tuple[str, str]) -> str:
    return pair[1]
