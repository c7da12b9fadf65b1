"""Implementation, obligations, and the answer of the other side."""

from uuid import UUID

from django.db.models import QuerySet
from django.forms.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tapem.accounts.actors import Actor
from tapem.accounts.door import get_visible_or_404, require
from tapem.cooperation import actions
from tapem.cooperation.actions import Proof
from tapem.cooperation.choices import ObligationSide
from tapem.cooperation.models import Agreement
from tapem.cooperation.policies import (
    may_judge,
    may_keep_register,
    may_report,
    may_report_obligation,
    may_speak_for,
)
from tapem.cooperation.queries import (
    evidence_visible_to,
    inside_visible_to,
    obligations_visible_to,
    party_choices,
)
from tapem.kernel import clock
from tapem.meetings.choices import MeetingState
from tapem.meetings.models import Meeting
from tapem.meetings.queries import meetings_visible_to
from tapem.regions.models import Region
from tapem.regions.queries import agencies_of
from tapem.web.cooperation.desk import Words, agreement_form
from tapem.web.cooperation.forms import (
    ConfirmForm,
    DutyProofForm,
    ObligationForm,
    ReasonForm,
    SidedProofForm,
)
from tapem.web.cooperation.frame import kept_agreement, visible_agreement
from tapem.web.requests import as_actor


def _inside(actor: Actor, key: UUID) -> Agreement:
    """Return an agreement whose inside the actor sees, or answer 404."""
    get_visible_or_404(inside_visible_to(actor), key)
    return visible_agreement(actor, key)


def _meetings(actor: Actor) -> QuerySet[Meeting]:
    held = meetings_visible_to(actor).filter(held_on__lte=clock.today())
    return held.exclude(state=MeetingState.CANCELLED).order_by("-held_on")


def _proof(form: BaseForm) -> Proof:
    values = form.cleaned_data
    return Proof(
        happened_on=values["happened_on"],
        text=values["text"],
        reference_number=values["reference_number"],
        meeting=values["meeting"],
    )


def _reporting_sides(actor: Actor, agreement: Agreement) -> QuerySet[Region]:
    """Return the parties for which the actor may report."""
    regions = party_choices(agreement, clock.today())
    if may_keep_register(actor, agreement.alliance):
        return regions
    return regions.filter(pk=actor.region.pk)


@require_http_methods(["GET", "POST"])
@as_actor()
def implement(request: HttpRequest, actor: Actor, key: UUID) -> HttpResponse:
    """Record evidence that an agreement is carried out."""
    seen = _inside(actor, key)
    sides = _reporting_sides(actor, seen)
    require(may_report(actor, seen, sides.first() or seen.region))
    own = sides.filter(pk=actor.region.pk).first()
    return agreement_form(
        request,
        seen,
        lambda data: SidedProofForm(
            data, initial={"side": own}, regions=sides, meetings=_meetings(actor)
        ),
        lambda form: actions.record_implementation(
            actor=actor, agreement=seen, proof=_proof(form), side=form.cleaned_data["side"]
        ),
        words=Words(
            _("Catat bukti pelaksanaan"),
            _("Catat bukti"),
            _("Bukti pelaksanaan dicatat. Pihak lain dapat membenarkan atau menyanggahnya."),
        ),
    )


@require_http_methods(["GET", "POST"])
@as_actor()
def stall(request: HttpRequest, actor: Actor, key: UUID) -> HttpResponse:
    """Say that the work stands still."""
    seen = kept_agreement(actor, key)
    return agreement_form(
        request,
        seen,
        lambda data: ReasonForm(data, initial={"version": seen.version}),
        lambda form: actions.stall_implementation(
            actor=actor,
            agreement=seen,
            reason=form.cleaned_data["reason"],
            version=form.cleaned_data["version"],
        ),
        words=Words(
            _("Mengapa pelaksanaan terhenti?"),
            _("Catat terhenti"),
            _("Pelaksanaan dicatat terhenti."),
        ),
    )


@require_http_methods(["GET", "POST"])
@as_actor()
def resume(request: HttpRequest, actor: Actor, key: UUID) -> HttpResponse:
    """Say that the work goes on."""
    seen = kept_agreement(actor, key)
    return agreement_form(
        request,
        seen,
        lambda data: ConfirmForm(data, initial={"version": seen.version}),
        lambda form: actions.resume_implementation(
            actor=actor, agreement=seen, version=form.cleaned_data["version"]
        ),
        words=Words(_("Lanjutkan pelaksanaan"), _("Lanjutkan"), _("Pelaksanaan berjalan lagi.")),
    )


@require_http_methods(["GET", "POST"])
@as_actor()
def complete(request: HttpRequest, actor: Actor, key: UUID) -> HttpResponse:
    """Say that everything is done."""
    seen = kept_agreement(actor, key)
    return agreement_form(
        request,
        seen,
        lambda data: ConfirmForm(data, initial={"version": seen.version}),
        lambda form: actions.complete_implementation(
            actor=actor, agreement=seen, version=form.cleaned_data["version"]
        ),
        words=Words(
            _("Nyatakan pelaksanaan selesai"),
            _("Nyatakan selesai"),
            _("Pelaksanaan dinyatakan selesai."),
            _("Semua kewajiban para pihak harus sudah selesai."),
        ),
    )


@require_http_methods(["GET", "POST"])
@as_actor()
def oblige(request: HttpRequest, actor: Actor, key: UUID) -> HttpResponse:
    """Record a duty or a right."""
    seen = _inside(actor, key)
    own = actor.region
    regions = party_choices(seen, clock.today())
    require(may_speak_for(actor, seen.alliance, own if regions.contains(own) else seen.region))
    return agreement_form(
        request,
        seen,
        lambda data: ObligationForm(
            data,
            initial={"holder": own},
            regions=regions,
            agencies=agencies_of(own, clock.today()),
        ),
        lambda form: actions.add_obligation(
            actor=actor,
            agreement=seen,
            **{**form.cleaned_data, "side": ObligationSide(form.cleaned_data["side"])},
        ),
        words=Words(
            _("Catat hak atau kewajiban"), _("Catat"), _("Hak dan kewajiban dicatat berpasangan.")
        ),
    )


@require_http_methods(["GET", "POST"])
@as_actor()
def report_duty(request: HttpRequest, actor: Actor, key: UUID) -> HttpResponse:
    """Report on a duty with evidence."""
    duty = get_visible_or_404(obligations_visible_to(actor), key)
    require(may_report_obligation(actor, duty))
    return agreement_form(
        request,
        duty.agreement,
        lambda data: DutyProofForm(
            data, initial={"version": duty.version}, meetings=_meetings(actor)
        ),
        lambda form: actions.report_obligation(
            actor=actor,
            obligation=duty,
            proof=_proof(form),
            is_done=form.cleaned_data["is_done"],
            version=form.cleaned_data["version"],
        ),
        words=Words(
            _("Laporkan kewajiban %(region)s") % {"region": duty.holder.short_name},
            _("Kirim laporan"),
            _("Laporan dikirim. Pihak lain menanggapinya."),
            duty.text,
        ),
        version=duty.version,
    )


@require_http_methods(["GET", "POST"])
@as_actor()
def confirm(request: HttpRequest, actor: Actor, key: UUID) -> HttpResponse:
    """Confirm what another side reported."""
    evidence = get_visible_or_404(evidence_visible_to(actor), key)
    require(may_judge(actor, evidence))
    return agreement_form(
        request,
        evidence.agreement,
        ConfirmForm,
        lambda form: actions.confirm_evidence(actor=actor, evidence=evidence),
        words=Words(
            _("Benarkan laporan ini?"),
            _("Benarkan laporan"),
            _("Laporan dibenarkan."),
            evidence.text,
        ),
    )


@require_http_methods(["GET", "POST"])
@as_actor()
def dispute(request: HttpRequest, actor: Actor, key: UUID) -> HttpResponse:
    """Dispute what another side reported."""
    evidence = get_visible_or_404(evidence_visible_to(actor), key)
    require(may_judge(actor, evidence))
    return agreement_form(
        request,
        evidence.agreement,
        ReasonForm,
        lambda form: actions.dispute_evidence(
            actor=actor, evidence=evidence, reason=form.cleaned_data["reason"]
        ),
        words=Words(
            _("Sanggah laporan ini"),
            _("Sanggah"),
            _("Sanggahan dicatat dan terlihat oleh semua pihak."),
            evidence.text,
        ),
    )
