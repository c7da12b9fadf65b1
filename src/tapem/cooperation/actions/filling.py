"""Filling in what accompanies an agreement: lead agencies, letters, matters of the draft."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tapem.accounts.actors import Actor
from tapem.accounts.door import require
from tapem.audit.actions import record
from tapem.audit.vocabulary import term
from tapem.cooperation.actions.guards import (
    require_fresh,
    require_happened,
    require_party,
    require_short,
    require_text,
)
from tapem.cooperation.choices import (
    ClauseCategory,
    DocumentKind,
)
from tapem.cooperation.models import (
    Agreement,
    AgreementDocument,
    Clause,
    LeadAgency,
)
from tapem.cooperation.policies import (
    may_keep_register,
    may_speak_for,
)
from tapem.documents.models import StoredFile
from tapem.kernel.errors import RuleBroken
from tapem.regions.models import Agency, Region

LEAD_NAMED = term(
    "cooperation.lead-named",
    gettext_lazy("Leading sector ditetapkan"),
    gettext_lazy("{actor} menetapkan leading sector {subject}"),
)
DOCUMENT_ATTACHED = term(
    "cooperation.document-attached",
    gettext_lazy("Surat atau persetujuan dicatat"),
    gettext_lazy("{actor} mencatat {subject}"),
)
CLAUSE_WRITTEN = term(
    "cooperation.clause-written",
    gettext_lazy("Klausul ditulis"),
    gettext_lazy("{actor} menulis klausul {subject}"),
)


@transaction.atomic
def name_lead_agency(
    *,
    actor: Actor,
    agreement: Agreement,
    region: Region,
    agency: Agency | None = None,
    agency_name: str = "",
    version: int | None = None,
) -> LeadAgency:
    """Name the agency that leads on the side of a region; each region names its own.

    `agency_name` serves regions whose agencies are not in this installation. `version` 0 means
    that none was named when the form was opened.
    """
    require(may_speak_for(actor, agreement.alliance, region))
    require_party(agreement, region)
    name = require_short(agency_name, "agency_name", 200)
    if agency is None and not name:
        raise RuleBroken(_("Sebutkan perangkat daerahnya."), field="agency")
    if agency is not None and agency.region_id != region.pk:
        raise RuleBroken(_("Perangkat daerah ini bukan dari daerah tersebut."), field="agency")
    old = LeadAgency.objects.filter(agreement=agreement, of_region=region).first()
    before = old.label if old else None
    mine = agency.short_name if agency else name
    require_fresh(old.version if old else 0, version, theirs=before or "", mine=mine)
    lead, _new_row = LeadAgency.objects.update_or_create(
        agreement=agreement,
        of_region=region,
        defaults={
            "region": agreement.region,
            "agency": agency,
            "agency_name": "" if agency else name,
            "version": old.version + 1 if old else 1,
        },
    )
    changes = {f"lead {region.short_name}": (before, lead.label)}
    record(actor, LEAD_NAMED, agreement, changes=changes)
    return lead


@transaction.atomic
def attach_document(
    *,
    actor: Actor,
    agreement: Agreement,
    kind: DocumentKind,
    dated_on: date,
    of_region: Region | None = None,
    reference_number: str = "",
    file: StoredFile | None = None,
) -> AgreementDocument:
    """Record a dated letter or approval; replies and approvals belong to one side."""
    if of_region is None:
        require(may_keep_register(actor, agreement.alliance))
        _require_no_side_needed(kind)
    else:
        require(may_speak_for(actor, agreement.alliance, of_region))
        require_party(agreement, of_region, "of_region")
    document = AgreementDocument.objects.create(
        region=agreement.region,
        agreement=agreement,
        kind=kind,
        of_region=of_region,
        dated_on=require_happened(dated_on, "dated_on"),
        reference_number=require_short(reference_number, "reference_number", 120),
        file=file,
    )
    changes = {"document": (None, f"{document} ({dated_on})")}
    record(actor, DOCUMENT_ATTACHED, agreement, changes=changes)
    return document


@transaction.atomic
def write_clause(
    *,
    actor: Actor,
    agreement: Agreement,
    category: ClauseCategory,
    text: str,
    article: str = "",
    version: int | None = None,
) -> Clause:
    """Write one matter of the draft; a later text of the same matter replaces it.

    `version` 0 means that the matter was empty when the form was opened.
    """
    require(may_keep_register(actor, agreement.alliance))
    text = require_text(text, "text", _("Isi klausul ini."), 20_000)
    if agreement.is_signed:
        raise RuleBroken(_("Naskah yang sudah ditandatangani hanya berubah dengan adendum."))
    old = Clause.objects.filter(agreement=agreement, category=category).first()
    before = old.text if old else None
    require_fresh(old.version if old else 0, version, theirs=before or "", mine=text)
    clause, _new_row = Clause.objects.update_or_create(
        agreement=agreement,
        category=category,
        defaults={
            "region": agreement.region,
            "text": text,
            "article": require_short(article, "article", 20),
            "version": old.version + 1 if old else 1,
        },
    )
    record(actor, CLAUSE_WRITTEN, agreement, changes={f"clause {category}": (before, text)})
    return clause


def _require_no_side_needed(kind: DocumentKind) -> None:
    sided = {DocumentKind.REPLY, DocumentKind.TEAM_APPROVAL, DocumentKind.LEGAL_APPROVAL}
    if kind in sided:
        raise RuleBroken(_("Sebutkan daerah yang memberikan surat ini."), field="of_region")
