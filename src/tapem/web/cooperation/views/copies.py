"""Signed copies and addenda of an agreement."""

from typing import TypedDict
from uuid import UUID

from django.forms.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tapem.accounts.actors import Actor
from tapem.accounts.door import get_visible_or_404, require
from tapem.cooperation import actions
from tapem.cooperation.choices import ClauseCategory
from tapem.cooperation.policies import may_keep_register, may_sign
from tapem.cooperation.queries import addenda_visible_to, inside_visible_to
from tapem.web.cooperation.desk import Words, agreement_form, files_of
from tapem.web.cooperation.forms import AddendumForm, ScanForm, SignedCopyForm
from tapem.web.cooperation.frame import kept_agreement, member_or_404, visible_agreement
from tapem.web.requests import as_actor


class _Scan(TypedDict):
    content: bytes
    name: str


def _scan(form: BaseForm) -> _Scan:
    """Return the uploaded scan as the acts take it; no bytes where none was chosen."""
    given = form.cleaned_data["file"]
    return {"content": given.read() if given else b"", "name": given.name if given else ""}


@require_http_methods(["GET", "POST"])
@as_actor()
def signed_copy(request: HttpRequest, actor: Actor, key: UUID, code: str) -> HttpResponse:
    """Keep the signed copy that one party holds."""
    get_visible_or_404(inside_visible_to(actor), key)
    seen = visible_agreement(actor, key)
    region = member_or_404(seen.alliance, code)
    require(may_sign(actor, seen, region))
    party = next((each for each in seen.parties.all() if each.party_region == region), None)
    initial = {"dated_on": party.signed_on, "reference_number": party.paper_number} if party else {}
    return agreement_form(
        request,
        seen,
        lambda data: SignedCopyForm(data, files_of(request), initial=initial),
        lambda form: actions.keep_signed_copy(
            actor=actor,
            agreement=seen,
            region=region,
            dated_on=form.cleaned_data["dated_on"],
            reference_number=form.cleaned_data["reference_number"],
            **_scan(form),
        ),
        words=Words(
            _("Salinan bertanda tangan %(region)s") % {"region": region.official_name},
            _("Simpan salinan"),
            _("Salinan bertanda tangan disimpan."),
        ),
    )


@require_http_methods(["GET", "POST"])
@as_actor()
def addendum(request: HttpRequest, actor: Actor, key: UUID) -> HttpResponse:
    """Record an addendum."""
    seen = kept_agreement(actor, key)
    return agreement_form(
        request,
        seen,
        lambda data: AddendumForm(data, files_of(request)),
        lambda form: actions.record_addendum(
            actor=actor,
            agreement=seen,
            number=form.cleaned_data["number"],
            dated_on=form.cleaned_data["dated_on"],
            matter=ClauseCategory(form.cleaned_data["matter"]),
            changes_text=form.cleaned_data["changes_text"],
            **_scan(form),
        ),
        words=Words(_("Catat adendum"), _("Catat adendum"), _("Adendum dicatat.")),
    )


@require_http_methods(["GET", "POST"])
@as_actor()
def addendum_copy(request: HttpRequest, actor: Actor, key: UUID) -> HttpResponse:
    """Keep the scan of an addendum that was recorded without one."""
    found = get_visible_or_404(addenda_visible_to(actor), key)
    require(may_keep_register(actor, found.agreement.alliance))
    return agreement_form(
        request,
        visible_agreement(actor, found.agreement_id),
        lambda data: ScanForm(data, files_of(request)),
        lambda form: actions.keep_addendum_copy(
            actor=actor,
            addendum=found,
            **_scan(form),
        ),
        words=Words(
            _("Salinan adendum nomor %(number)s") % {"number": found.number},
            _("Simpan salinan"),
            _("Salinan adendum disimpan."),
            found.changes_text,
        ),
    )
