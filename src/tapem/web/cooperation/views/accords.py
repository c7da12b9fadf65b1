"""The accord of an alliance, and the agreements that rest on it."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tapem.accounts.actors import Actor
from tapem.cooperation import actions
from tapem.cooperation.queries import member_choices
from tapem.kernel import clock
from tapem.web.cooperation.desk import Words, agreement_form, alliance_form
from tapem.web.cooperation.forms import AccordForm, RestOnForm
from tapem.web.cooperation.frame import kept_agreement, kept_alliance
from tapem.web.requests import as_actor


@require_http_methods(["GET", "POST"])
@as_actor()
def accord(request: HttpRequest, actor: Actor, key: UUID) -> HttpResponse:
    """Register the signed accord of an alliance."""
    alliance = kept_alliance(actor, key)
    regions = member_choices(alliance, clock.today())
    return alliance_form(
        request,
        actor,
        alliance,
        lambda data: AccordForm(data, regions=regions),
        lambda form: actions.register_accord(
            actor=actor,
            alliance=alliance,
            **{**form.cleaned_data, "parties": list(form.cleaned_data["parties"]) or None},
        ),
        words=Words(
            _("Catat Kesepakatan Bersama"),
            _("Catat Kesepakatan Bersama"),
            _("Kesepakatan Bersama dicatat. Perjanjian baru langsung berinduk kepadanya."),
            _("Yang sudah ditandatangani para kepala daerah. Yang belum diketahui boleh kosong."),
        ),
        to="agreements",
    )


@require_http_methods(["GET", "POST"])
@as_actor()
def rest_on(request: HttpRequest, actor: Actor, key: UUID) -> HttpResponse:
    """Say on which accord an agreement rests."""
    seen = kept_agreement(actor, key)
    initial = {"accord": seen.accord_id, "version": seen.version}
    return agreement_form(
        request,
        seen,
        lambda data: RestOnForm(data, accords=seen.alliance.accords.all(), initial=initial),
        lambda form: actions.rest_on_accord(actor=actor, agreement=seen, **form.cleaned_data),
        words=Words(
            _("Hubungkan dengan Kesepakatan Bersama"),
            _("Hubungkan"),
            _("Kesepakatan Bersama induk dicatat."),
        ),
    )
