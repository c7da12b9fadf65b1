"""The list of agreements, and a new one."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from tapem.accounts.actors import Actor
from tapem.cooperation import actions
from tapem.cooperation.choices import ImplementationState, PaperState
from tapem.cooperation.models import Agreement, Alliance
from tapem.cooperation.queries import (
    RegisterEntry,
    member_regions,
    register_on,
    situation_of,
)
from tapem.kernel import clock
from tapem.web.cooperation.desk import Words, alliance_form
from tapem.web.cooperation.forms import NewAgreementForm
from tapem.web.cooperation.frame import (
    DOING_SHAPES,
    PAPER_SHAPES,
    alliance_frame,
    kept_alliance,
    visible_alliance,
)
from tapem.web.requests import as_actor

_MAX_QUERY = 100


@require_GET
@as_actor()
def index(request: HttpRequest, actor: Actor, key: UUID) -> HttpResponse:
    """List the agreements of an alliance, filtered by situation, party, lead agency and words."""
    alliance = visible_alliance(actor, key)
    entries = register_on(alliance)
    chosen = {
        name: request.GET.get(name, "")[:_MAX_QUERY] for name in ("situasi", "pihak", "opd", "q")
    }
    rows = [entry for entry in entries if _matches(entry, chosen)]
    context = {
        **alliance_frame(actor, alliance, "agreements"),
        "title": _list_title(chosen["situasi"], len(rows)),
        "rows": [_row(entry) for entry in rows],
        "total": len(entries),
        "chosen": chosen,
        "situations": _situations(),
        "members": member_regions(alliance, clock.today()),
        "agencies": _lead_labels(entries),
    }
    is_fragment = request.headers.get("HX-Request") and not request.headers.get("HX-Boosted")
    template = "cooperation/_agreements.html" if is_fragment else "cooperation/agreements.html"
    return render(request, template, context)


def _situations() -> list[tuple[str, str]]:
    return [
        ("", _("semua")),
        ("implemented", _("berjalan")),
        ("idle", _("belum ada pelaksanaan")),
        ("pending", _("belum ditandatangani")),
        ("untitled", _("judul belum diketahui")),
        ("cancelled", _("dibatalkan")),
    ]


def _list_title(situation: str, count: int) -> str:
    words = {
        "implemented": _("%(count)d perjanjian sudah berjalan"),
        "idle": _("%(count)d perjanjian ditandatangani, belum ada pelaksanaannya"),
        "pending": _("%(count)d perjanjian belum ditandatangani"),
        "untitled": _("%(count)d perjanjian belum diketahui judulnya"),
        "cancelled": _("%(count)d perjanjian dibatalkan"),
    }
    return words.get(situation, _("%(count)d perjanjian dalam register")) % {"count": count}


def _matches(entry: RegisterEntry, chosen: dict[str, str]) -> bool:
    agreement = entry.agreement
    situation = chosen["situasi"]
    if situation == "untitled":
        if agreement.title:
            return False
    elif situation and situation_of(entry) != situation:
        return False
    codes = {party.party_region.code for party in agreement.parties.all()}
    if chosen["pihak"] and chosen["pihak"] not in codes:
        return False
    leads = {lead.label for lead in agreement.lead_agencies.all()}
    if chosen["opd"] and not _has_lead(chosen["opd"], leads):
        return False
    words = f"{agreement.title} {agreement.short_title}".casefold()
    return chosen["q"].strip().casefold() in words


def _has_lead(wanted: str, leads: set[str]) -> bool:
    return not leads if wanted == "-" else wanted in leads


def _lead_labels(entries: list[RegisterEntry]) -> list[str]:
    return sorted({lead.label for entry in entries for lead in entry.agreement.lead_agencies.all()})


def _row(entry: RegisterEntry) -> dict[str, object]:
    agreement = entry.agreement
    paper, doing = PaperState(entry.paper.value), ImplementationState(entry.doing.value)
    return {
        "agreement": agreement,
        "parties": [party.party_region.name for party in agreement.parties.all()],
        "leads": [lead.label for lead in agreement.lead_agencies.all()],
        "paper": (PAPER_SHAPES[paper], paper.label),
        "doing": (DOING_SHAPES[doing], doing.label) if entry.is_signed else None,
    }


@require_http_methods(["GET", "POST"])
@as_actor()
def new(request: HttpRequest, actor: Actor, key: UUID) -> HttpResponse:
    """Add an agreement to the register."""
    alliance = kept_alliance(actor, key)
    return alliance_form(
        request,
        actor,
        alliance,
        NewAgreementForm,
        lambda form: _register(actor, alliance, form.cleaned_data),
        words=Words(
            _("Catat perjanjian baru"),
            _("Catat perjanjian"),
            _("Perjanjian dicatat dalam register."),
            _("Yang belum diketahui boleh kosong dan dilengkapi kemudian."),
        ),
        to="agreements",
    )


def _register(actor: Actor, alliance: Alliance, values: dict[str, object]) -> Agreement:
    accord = alliance.accords.filter(is_signed=True).last()
    title, short = str(values["title"]), str(values["short_title"])
    if values["found"] == "signed":
        return actions.record_already_signed(
            actor=actor,
            alliance=alliance,
            title=title,
            short_title=short,
            accord=accord,
            signed_on=values["signed_on"],  # type: ignore[arg-type]  # a date or nothing
        )
    return actions.plan_agreement(
        actor=actor,
        alliance=alliance,
        title=title,
        short_title=short,
        accord=accord,
        as_found=PaperState(str(values["found"])),
    )
