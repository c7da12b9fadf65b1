"""The recap to take along, claims against the register, and the checklist of legal parameters."""

from collections.abc import Callable
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from tapem.accounts.actors import Actor
from tapem.accounts.door import get_visible_or_404, require
from tapem.audit.actions import record_access
from tapem.cooperation import actions
from tapem.cooperation.models import Alliance
from tapem.cooperation.papers import register_workbook, whatsapp_lines
from tapem.cooperation.policies import may_verify_parameter
from tapem.cooperation.queries import parameters_visible_to, register_figures
from tapem.documents.renderers import render_workbook
from tapem.kernel import clock
from tapem.meetings.choices import MeetingState, PaperKind
from tapem.meetings.queries import meetings_visible_to, papers_visible_to
from tapem.web.cooperation.desk import Words, alliance_form, form_page
from tapem.web.cooperation.forms import MeetingChoiceForm, ParameterForm
from tapem.web.cooperation.frame import alliance_frame, kept_alliance, visible_alliance
from tapem.web.requests import as_actor
from tapem.web.words import long_date

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_GET
@as_actor()
def register(request: HttpRequest, actor: Actor, key: UUID) -> HttpResponse:
    """Show the figures of the recap and what was issued before."""
    alliance = visible_alliance(actor, key)
    issued = papers_visible_to(actor).filter(kind=PaperKind.REGISTER, region=alliance.region)
    figures = register_figures(alliance)
    values = {"planned": figures.planned, "day": long_date(clock.today())}
    context = {
        **alliance_frame(actor, alliance, "register"),
        "title": _("Rekap %(planned)d perjanjian, keadaan %(day)s") % values,
        "figures": figures,
        "today": clock.today(),
        "whatsapp": "\n".join(whatsapp_lines(alliance, clock.today())),
        "issued": list(issued.order_by("-made_at")[:20]),
    }
    return render(request, "cooperation/register.html", context)


@require_GET
@as_actor()
def recap(request: HttpRequest, actor: Actor, key: UUID) -> HttpResponse:
    """Download the recap as it stands now; partners get it without the host's discrepancies."""
    alliance = visible_alliance(actor, key)
    today = clock.today()
    content = render_workbook(register_workbook(alliance, today, actor.region))
    record_access(actor, alliance)
    answer = HttpResponse(content, content_type=XLSX)
    answer["Content-Disposition"] = f'attachment; filename="rekap-pks-{today.isoformat()}.xlsx"'
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


@require_http_methods(["GET", "POST"])
@as_actor()
def issue(request: HttpRequest, actor: Actor, key: UUID) -> HttpResponse:
    """Keep the recap as a paper of a meeting."""
    words = Words(
        _("Terbitkan rekap sebagai naskah rapat"),
        _("Terbitkan rekap"),
        _("Rekap diterbitkan dan disimpan seperti keadaannya sekarang."),
    )
    return _with_meeting(request, actor, kept_alliance(actor, key), actions.issue_register, words)


@require_http_methods(["GET", "POST"])
@as_actor()
def compare(request: HttpRequest, actor: Actor, key: UUID) -> HttpResponse:
    """Compare the claims of a meeting's text with the register."""
    words = Words(
        _("Bandingkan angka laporan dengan register"),
        _("Bandingkan"),
        _("Angka laporan dibandingkan dengan register."),
    )
    return _with_meeting(request, actor, kept_alliance(actor, key), actions.compare_claims, words)


def _with_meeting(
    request: HttpRequest,
    actor: Actor,
    alliance: Alliance,
    act: Callable[..., object],
    words: Words,
) -> HttpResponse:
    own = meetings_visible_to(actor).filter(region=alliance.region)
    meetings = own.exclude(state=MeetingState.CANCELLED).order_by("-held_on")
    return alliance_form(
        request,
        actor,
        alliance,
        lambda data: MeetingChoiceForm(data, meetings=meetings),
        lambda form: act(actor=actor, alliance=alliance, meeting=form.cleaned_data["meeting"]),
        words=words,
        to="register",
    )


@require_GET
@as_actor()
def parameters(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Show the checklist of legal parameters with what is verified."""
    rows = list(parameters_visible_to(actor))
    unverified = sum(not row.verified_by for row in rows)
    context = {
        "rows": [(row, bool(may_verify_parameter(actor, row))) for row in rows],
        "title": _("%(count)d parameter peraturan belum diverifikasi") % {"count": unverified}
        if unverified
        else _("Semua parameter peraturan sudah diverifikasi"),
        "crumbs": [{"label": _("Kerja sama"), "url": reverse("cooperation:board")}],
    }
    return render(request, "cooperation/parameters.html", context)


@require_http_methods(["GET", "POST"])
@as_actor()
def parameter(request: HttpRequest, actor: Actor, key: UUID) -> HttpResponse:
    """Confirm one parameter with the text of the law."""
    seen = get_visible_or_404(parameters_visible_to(actor), key)
    require(may_verify_parameter(actor, seen))
    names = ("value", "source", "valid_from", "version")
    return form_page(
        request,
        lambda data: ParameterForm(data, initial={name: getattr(seen, name) for name in names}),
        lambda form: actions.verify_parameter(actor=actor, parameter=seen, **form.cleaned_data),
        to=reverse("cooperation:parameters"),
        done=_("Parameter diverifikasi."),
        context={
            "crumbs": [
                {"label": _("Kerja sama"), "url": reverse("cooperation:board")},
                {"label": _("Parameter peraturan"), "url": reverse("cooperation:parameters")},
            ],
            "title": _("Verifikasi: %(label)s") % {"label": seen.label.lower()},
            "lead": _("Baca naskah peraturannya, lalu isi nilai dan pasalnya."),
            "submit": _("Nyatakan terverifikasi"),
            "fresh_version": seen.version,
        },
    )
