"""Moving the paper with its checklist on view, and recording signatures and copies."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tapem.accounts.actors import Actor
from tapem.accounts.door import require
from tapem.cooperation import actions
from tapem.cooperation.choices import EndReason, PaperState, SignatoryCapacity
from tapem.cooperation.models import Agreement
from tapem.cooperation.policies import may_sign
from tapem.cooperation.queries import agreement_page, others_of
from tapem.cooperation.rules.states import PAPER_MOVES, Paper, needs_reason
from tapem.kernel import clock
from tapem.kernel.errors import Stale
from tapem.web.cooperation.desk import Words, agreement_form
from tapem.web.cooperation.forms import ConfirmForm, MoveForm, SignForm
from tapem.web.cooperation.frame import kept_agreement, member_or_404, visible_agreement
from tapem.web.requests import as_actor, is_repeated

BY_SIGNATURE = {Paper.PARTLY_SIGNED, Paper.SIGNED}


@require_http_methods(["GET", "POST"])
@as_actor()
def move(request: HttpRequest, actor: Actor, key: UUID, target: str) -> HttpResponse:
    """Show what a move of the paper needs, and make it."""
    seen = kept_agreement(actor, key)
    if address := is_repeated(request):
        return redirect(address)
    old, new = Paper(seen.paper_state), _target(request, seen, target)
    page = agreement_page(seen, clock.today())
    wanted = next(each for each in page.moves if each.target is new)
    initial = {"version": seen.version, "on": clock.today()}
    return agreement_form(
        request,
        seen,
        lambda data: MoveForm(
            data,
            initial=initial,
            target=new.value,
            needs_reason=needs_reason(old, new),
            others=others_of(seen),
        ),
        lambda form: actions.advance_paper(
            actor=actor,
            agreement=seen,
            to=PaperState(new.value),
            reason=form.cleaned_data.get("reason", ""),
            end_reason=_end_reason(form.cleaned_data.get("end_reason", "")),
            replaced_by=form.cleaned_data.get("replaced_by"),
            on=form.cleaned_data["on"],
            version=form.cleaned_data["version"],
        ),
        words=Words(
            _("Ke keadaan “%(state)s”") % {"state": wanted.label},
            _("Ubah menjadi %(state)s") % {"state": wanted.label.lower()},
            _("Keadaan naskah: %(state)s.") % {"state": wanted.label.lower()},
        ),
        template="cooperation/move.html",
        points=wanted.points,
        missing=wanted.missing,
    )


def _target(request: HttpRequest, agreement: Agreement, target: str) -> Paper:
    """Return the wanted state when the table knows the move; signatures are no choice.

    A move that was sent and is no longer possible met somebody else's: both are told.
    """
    current = Paper(agreement.paper_state)
    known = {each.value: each for each in PAPER_MOVES[current]}
    if target in known and known[target] not in BY_SIGNATURE:
        return known[target]
    if request.method == "POST" and target in set(Paper):
        message = _("Keadaan naskah sudah berubah. Buka lagi halaman perjanjian ini.")
        theirs = str(PaperState(current.value).label)
        raise Stale(message, theirs=theirs, mine=str(PaperState(target).label))
    raise Http404


def _end_reason(value: str) -> EndReason | None:
    return EndReason(value) if value else None


@require_http_methods(["GET", "POST"])
@as_actor()
def sign(request: HttpRequest, actor: Actor, key: UUID, code: str) -> HttpResponse:
    """Record the signature of one party."""
    seen = visible_agreement(actor, key)
    region = member_or_404(seen.alliance, code)
    require(may_sign(actor, seen, region))
    party = next((each for each in seen.parties.all() if each.party_region == region), None)
    if party is None:
        raise Http404
    initial = {"version": party.version, "capacity": SignatoryCapacity.HEAD_OF_REGION}
    return agreement_form(
        request,
        seen,
        lambda data: SignForm(data, initial=initial),
        lambda form: actions.sign_as_party(
            actor=actor,
            agreement=seen,
            region=region,
            **{**form.cleaned_data, "capacity": SignatoryCapacity(form.cleaned_data["capacity"])},
        ),
        words=Words(
            _("Tanda tangan %(region)s") % {"region": region.official_name},
            _("Catat tanda tangan"),
            _("Tanda tangan dicatat."),
        ),
        version=party.version,
    )


@require_http_methods(["GET", "POST"])
@as_actor()
def copy(request: HttpRequest, actor: Actor, key: UUID, code: str) -> HttpResponse:
    """Note that a party holds its signed copy."""
    seen = visible_agreement(actor, key)
    region = member_or_404(seen.alliance, code)
    require(may_sign(actor, seen, region))
    return agreement_form(
        request,
        seen,
        ConfirmForm,
        lambda form: actions.receive_copy(actor=actor, agreement=seen, region=region),
        words=Words(
            _("Salinan bertanda tangan diterima %(region)s") % {"region": region.official_name},
            _("Catat salinan diterima"),
            _("Salinan dicatat diterima."),
        ),
    )
