"""Signed copies of an agreement, and the addenda that change it."""

from datetime import date
from pathlib import PurePosixPath

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tapem.accounts.actors import Actor
from tapem.accounts.door import require
from tapem.audit.actions import record
from tapem.audit.vocabulary import term
from tapem.cooperation.actions.guards import (
    locked,
    require_happened,
    require_party,
    require_short,
    require_text,
)
from tapem.cooperation.choices import ClauseCategory, DocumentKind, PaperState
from tapem.cooperation.models import Addendum, Agreement, AgreementDocument
from tapem.cooperation.policies import may_keep_register, may_sign
from tapem.documents.errors import FileRefused
from tapem.documents.models import StoredFile
from tapem.documents.storage import store_file
from tapem.kernel.dates import long_date
from tapem.kernel.errors import RuleBroken
from tapem.regions.models import Region

# What a scanner or a telephone makes; a text that one can go on editing is no signed copy.
SCANS = ("pdf", "jpg", "jpeg", "png")
_CHANGEABLE = (PaperState.SIGNED, PaperState.IN_FORCE)

COPY_KEPT = term(
    "cooperation.signed-copy-kept",
    gettext_lazy("Salinan bertanda tangan disimpan"),
    gettext_lazy("{actor} menyimpan salinan bertanda tangan {subject}"),
)
ADDENDUM_RECORDED = term(
    "cooperation.addendum-recorded",
    gettext_lazy("Adendum dicatat"),
    gettext_lazy("{actor} mencatat {subject}"),
)
ADDENDUM_COPY_KEPT = term(
    "cooperation.addendum-copy-kept",
    gettext_lazy("Salinan adendum disimpan"),
    gettext_lazy("{actor} menyimpan salinan {subject}"),
)


@transaction.atomic
def keep_signed_copy(
    *,
    actor: Actor,
    agreement: Agreement,
    region: Region,
    dated_on: date,
    content: bytes,
    name: str,
    reference_number: str = "",
) -> AgreementDocument:
    """Keep the scan of the signed agreement that a party holds; earlier ones stay readable.

    The party is noted as holding its copy. Raises RuleBroken before all parties have signed,
    and `documents.errors.FileRefused` for what is no scan, too large or empty.
    """
    agreement = locked(agreement)
    require(may_sign(actor, agreement, region))
    require_party(agreement, region, "region")
    if not agreement.is_signed:
        raise RuleBroken(_("Naskah ini belum ditandatangani semua pihak."), field="file")
    reference = require_short(reference_number, "reference_number", 120)
    day = require_happened(dated_on, "dated_on")
    document = AgreementDocument.objects.create(
        region=agreement.region,
        agreement=agreement,
        kind=DocumentKind.SIGNED_COPY,
        of_region=region,
        dated_on=day,
        reference_number=reference,
        file=_scan(actor, agreement, content, name),
    )
    party = agreement.parties.filter(party_region=region).first()
    if party is not None and not party.copy_received:
        party.copy_received = True
        party.version += 1
        party.save(update_fields=["copy_received", "version"])
    changes = {f"signed_copy {region.short_name}": (None, _told(document.file))}
    record(actor, COPY_KEPT, agreement, changes=changes)
    return document


@transaction.atomic
def record_addendum(
    *,
    actor: Actor,
    agreement: Agreement,
    number: str,
    dated_on: date,
    matter: ClauseCategory,
    changes_text: str,
    content: bytes = b"",
    name: str = "",
) -> Addendum:
    """Record an addendum of a signed agreement: its number and day, and what it changes.

    The scan may follow later. The register itself is not changed by it: whoever records an
    addendum to the term corrects the term too, with the same basis. An extension beyond the term
    is a new agreement, not an addendum.
    """
    agreement = locked(agreement)
    require(may_keep_register(actor, agreement.alliance))
    if agreement.paper_state not in _CHANGEABLE:
        raise RuleBroken(_("Hanya perjanjian yang ditandatangani dan berlaku yang diadendum."))
    day = require_happened(dated_on, "dated_on")
    if agreement.signed_on is not None and day < agreement.signed_on:
        problem = _("Adendum mendahului penandatanganan (%(day)s).")
        raise RuleBroken(problem % {"day": long_date(agreement.signed_on)}, field="dated_on")
    given = require_text(number, "number", _("Isi nomor adendum."), 120)
    if agreement.addenda.filter(number__iexact=given).exists():
        raise RuleBroken(_("Adendum dengan nomor ini sudah dicatat."), field="number")
    last: int = agreement.addenda.aggregate(last=Max("ordinal"))["last"] or 0
    words = require_text(changes_text, "changes_text", _("Tulis apa yang diubah."), 5000)
    addendum = Addendum.objects.create(
        region=agreement.region,
        agreement=agreement,
        ordinal=last + 1,
        number=given,
        dated_on=day,
        matter=matter,
        changes_text=words,
        file=_scan(actor, agreement, content, name) if name else None,
    )
    changes = {"number": (None, given), "dated_on": (None, day), "changes": (None, words[:300])}
    record(actor, ADDENDUM_RECORDED, addendum, changes=changes)
    return addendum


@transaction.atomic
def keep_addendum_copy(*, actor: Actor, addendum: Addendum, content: bytes, name: str) -> Addendum:
    """Keep the scan of a signed addendum that was recorded without one."""
    addendum = (
        Addendum.objects.select_for_update(of=("self",))
        .select_related("agreement__alliance__region", "agreement__region")
        .get(pk=addendum.pk)
    )
    require(may_keep_register(actor, addendum.agreement.alliance))
    if addendum.file_id is not None:
        raise RuleBroken(_("Salinan adendum ini sudah disimpan."), field="file")
    addendum.file = _scan(actor, addendum.agreement, content, name)
    addendum.save(update_fields=["file"])
    changes = {"signed_copy": (None, _told(addendum.file))}
    record(actor, ADDENDUM_COPY_KEPT, addendum, changes=changes)
    return addendum


def _scan(actor: Actor, agreement: Agreement, content: bytes, name: str) -> StoredFile:
    if PurePosixPath(name).suffix.lower().lstrip(".") not in SCANS:
        problem = _("Salinan bertanda tangan berupa pindaian: pilih berkas PDF, JPG, atau PNG.")
        raise RuleBroken(problem, field="file")
    try:
        return store_file(
            content=content,
            name=name,
            purpose="signed-copy",
            region_key=agreement.region_id,
            created_by_label=f"{actor.label}, {actor.agency_label}"[:200],
        )
    except FileRefused as problem:  # said at the field of this form, whatever the check
        raise FileRefused(problem.message, field="file") from problem


def _told(file: StoredFile | None) -> str | None:
    """Say name and hash, so that the trail can prove which file it was."""
    return f"{file.name} (SHA-256 {file.sha256[:12]}…)" if file else None
