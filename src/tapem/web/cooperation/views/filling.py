"""Filling in what is known of an agreement: title, parties, lead agency, term, letters, clauses."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tapem.accounts.actors import Actor
from tapem.accounts.door import require
from tapem.cooperation import actions
from tapem.cooperation.choices import ClauseCategory, DocumentKind
from tapem.cooperation.policies import may_speak_for
from tapem.cooperation.queries import member_choices, party_choices
from tapem.kernel import clock
from tapem.regions.queries import agencies_of
from tapem.web.cooperation.desk import Words, agreement_form
from tapem.web.cooperation.forms import (
    ClauseForm,
    DocumentForm,
    LeadForm,
    PartiesForm,
    TermForm,
    TitleForm,
)
from tapem.web.cooperation.frame import kept_agreement, member_or_404, visible_agreement
from tapem.web.requests import as_actor


@require_http_methods(["GET", "POST"])
@as_actor()
def title(request: HttpRequest, actor: Actor, key: UUID) -> HttpResponse:
    """Give a placeholder its title, or mend it."""
    seen = kept_agreement(actor, key)
    names = ("title", "short_title", "affair", "scope", "version")
    initial = {name: getattr(seen, name) for name in names}
    words = (
        _("Lengkapi judul perjanjian") if seen.is_placeholder else _("Perbaiki judul perjanjian")
    )
    return agreement_form(
        request,
        seen,
        lambda data: TitleForm(data, initial=initial),
        lambda form: actions.name_agreement(actor=actor, agreement=seen, **form.cleaned_data),
        words=Words(words, _("Simpan judul"), _("Judul dicatat.")),
    )


@require_http_methods(["GET", "POST"])
@as_actor()
def parties(request: HttpRequest, actor: Actor, key: UUID) -> HttpResponse:
    """Say who the parties are."""
    seen = kept_agreement(actor, key)
    regions = member_choices(seen.alliance, clock.today())
    initial = {
        "parties": [party.party_region_id for party in seen.parties.all()],
        "version": seen.version,
    }
    return agreement_form(
        request,
        seen,
        lambda data: PartiesForm(data, initial=initial, regions=regions),
        lambda form: actions.set_parties(
            actor=actor,
            agreement=seen,
            parties=list(form.cleaned_data["parties"]),
            version=form.cleaned_data["version"],
        ),
        words=Words(_("Siapa para pihaknya?"), _("Simpan para pihak"), _("Para pihak dicatat.")),
    )


@require_http_methods(["GET", "POST"])
@as_actor()
def lead(request: HttpRequest, actor: Actor, key: UUID, code: str) -> HttpResponse:
    """Name the lead agency of one region."""
    seen = visible_agreement(actor, key)
    region = member_or_404(seen.alliance, code)
    require(may_speak_for(actor, seen.alliance, region))
    agencies = agencies_of(region, clock.today())
    current = next((each for each in seen.lead_agencies.all() if each.of_region == region), None)
    initial: dict[str, object] = {"version": current.version if current else 0}
    if current:
        initial |= {"agency": current.agency_id, "agency_name": current.agency_name}
    return agreement_form(
        request,
        seen,
        lambda data: LeadForm(data, initial=initial, agencies=agencies),
        lambda form: actions.name_lead_agency(
            actor=actor, agreement=seen, region=region, **form.cleaned_data
        ),
        words=Words(
            _("Leading sector %(region)s") % {"region": region.official_name},
            _("Simpan leading sector"),
            _("Leading sector ditetapkan."),
        ),
        version=current.version if current else 0,
    )


@require_http_methods(["GET", "POST"])
@as_actor()
def term(request: HttpRequest, actor: Actor, key: UUID) -> HttpResponse:
    """Record the term."""
    seen = kept_agreement(actor, key)
    council = {True: "yes", False: "no", None: ""}[seen.needs_council]
    names = ("valid_from", "valid_until", "term_exception", "version")
    initial = {name: getattr(seen, name) for name in names} | {"council": council}
    return agreement_form(
        request,
        seen,
        lambda data: TermForm(data, initial=initial),
        lambda form: actions.set_term(
            actor=actor,
            agreement=seen,
            valid_from=form.cleaned_data["valid_from"],
            valid_until=form.cleaned_data["valid_until"],
            term_exception=form.cleaned_data["term_exception"],
            needs_council=form.needs_council(),  # type: ignore[attr-defined]  # a TermForm
            version=form.cleaned_data["version"],
        ),
        words=Words(
            _("Jangka waktu dan persetujuan DPRD"),
            _("Simpan jangka waktu"),
            _("Jangka waktu dicatat."),
        ),
    )


@require_http_methods(["GET", "POST"])
@as_actor()
def document(request: HttpRequest, actor: Actor, key: UUID) -> HttpResponse:
    """Record a letter or approval."""
    seen = kept_agreement(actor, key)
    regions = party_choices(seen, clock.today())
    return agreement_form(
        request,
        seen,
        lambda data: DocumentForm(
            data, regions=regions, initial={"kind": request.GET.get("jenis")}
        ),
        lambda form: actions.attach_document(
            actor=actor,
            agreement=seen,
            **{**form.cleaned_data, "kind": DocumentKind(form.cleaned_data["kind"])},
        ),
        words=Words(_("Catat surat atau persetujuan"), _("Catat surat"), _("Surat dicatat.")),
    )


@require_http_methods(["GET", "POST"])
@as_actor()
def clause(request: HttpRequest, actor: Actor, key: UUID) -> HttpResponse:
    """Write one matter of the draft."""
    seen = kept_agreement(actor, key)
    written = {each.category: each for each in seen.clauses.all()}
    wanted = request.POST.get("category", request.GET.get("materi", ""))
    current = written.get(wanted)
    version = current.version if current else 0
    initial: dict[str, object] = {"category": wanted, "version": version}
    if current:
        initial |= {"text": current.text, "article": current.article}
    return agreement_form(
        request,
        seen,
        lambda data: ClauseForm(data, initial=initial),
        lambda form: actions.write_clause(
            actor=actor,
            agreement=seen,
            category=ClauseCategory(form.cleaned_data["category"]),
            text=form.cleaned_data["text"],
            article=form.cleaned_data["article"],
            version=form.cleaned_data["version"],
        ),
        words=Words(_("Tulis materi naskah"), _("Simpan materi"), _("Klausul disimpan.")),
        version=version,
    )
