"""Who may keep the register, speak for a region, report, judge and verify.

The host coordinator keeps everything, also for partners without an account; a partner region
touches only its own side; a lead agency reports on the agreements that it leads.
"""

from django.utils.translation import gettext as _

from tapem.accounts.actors import Actor
from tapem.accounts.choices import Role
from tapem.cooperation.models import (
    Agreement,
    Alliance,
    Evaluation,
    ImplementationEvidence,
    LegalParameter,
    Obligation,
)
from tapem.kernel.decisions import ALLOWED, Decision, denied
from tapem.regions.models import Region

_SPEAKERS = frozenset({Role.PARTNER, Role.COORDINATOR})


def may_create_alliance(actor: Actor) -> Decision:
    """Only a coordinator opens a register, for her own region."""
    if actor.is_coordinator:
        return ALLOWED
    return denied(_("Wadah kerja sama dicatat oleh koordinator."), _("Bagian Tata Pemerintahan"))


def may_keep_register(actor: Actor, alliance: Alliance) -> Decision:
    """Only the coordinator of the host region keeps the register."""
    if actor.is_coordinator and alliance.region_id == actor.region.pk:
        return ALLOWED
    return denied(
        _("Register kerja sama dikelola koordinator daerah tuan rumah."),
        _("Bagian Tata Pemerintahan %(region)s") % {"region": alliance.region.short_name},
    )


def may_speak_for(actor: Actor, alliance: Alliance, region: Region) -> Decision:
    """A region speaks for itself; the host coordinator writes down what a partner said."""
    if may_keep_register(actor, alliance):
        return ALLOWED
    if actor.role in _SPEAKERS and actor.region.pk == region.pk:
        return ALLOWED
    return denied(
        _("Setiap daerah hanya mengisi bagiannya sendiri."),
        _("Bagian kerja sama %(region)s") % {"region": region.short_name},
    )


def may_see_inside(actor: Actor, agreement: Agreement) -> Decision:
    """Obligations and evidence are read by the host and the parties, by all where these are unknown."""
    if agreement.region_id == actor.region.pk or not agreement.parties_known:
        return ALLOWED
    if any(party.party_region_id == actor.region.pk for party in agreement.parties.all()):
        return ALLOWED
    return denied(_("Rincian perjanjian ini hanya untuk para pihaknya."), _("Para pihak"))


def may_sign(actor: Actor, agreement: Agreement, region: Region) -> Decision:
    """The signature of a party is recorded by its own side or by the host coordinator."""
    return may_speak_for(actor, agreement.alliance, region)


def leads(actor: Actor, agreement: Agreement) -> bool:
    """Tell whether the actor's agency leads the agreement on the side of its region."""
    return actor.is_agency_side and any(
        lead.agency_id == actor.agency.pk for lead in agreement.lead_agencies.all()
    )


def may_report(actor: Actor, agreement: Agreement, region: Region) -> Decision:
    """Evidence of a side comes from that side: its region's contact, or the agency that leads."""
    if may_speak_for(actor, agreement.alliance, region):
        return ALLOWED
    if actor.region.pk == region.pk and leads(actor, agreement):
        return ALLOWED
    return denied(
        _("Pelaksanaan dilaporkan oleh pihak yang bersangkutan atau leading sector-nya."),
        _("Bagian kerja sama %(region)s atau leading sector perjanjian ini")
        % {"region": region.short_name},
    )


def may_report_obligation(actor: Actor, obligation: Obligation) -> Decision:
    """The holder reports: its contact, its lead agency, or the agency named responsible."""
    own = actor.is_agency_side and obligation.agency_id == actor.agency.pk
    if own and actor.region.pk == obligation.holder_id:
        return ALLOWED
    return may_report(actor, obligation.agreement, obligation.holder)


def may_judge(actor: Actor, evidence: ImplementationEvidence) -> Decision:
    """A report is confirmed or disputed by another side than the one that made it."""
    agreement = evidence.agreement
    if actor.role not in _SPEAKERS or actor.region.pk == evidence.reported_by_id:
        return denied(
            _("Laporan ditanggapi oleh pihak lain, bukan oleh yang melapor."), _("Pihak lain")
        )
    is_party = any(party.party_region_id == actor.region.pk for party in agreement.parties.all())
    is_host = agreement.region_id == actor.region.pk
    if is_party or is_host:
        return ALLOWED
    return denied(_("Hanya pihak dalam perjanjian ini yang menanggapi."), _("Para pihak"))


def may_evaluate(actor: Actor, agreement: Agreement, region: Region) -> Decision:
    """A party answers for itself; its lead agency may answer for it."""
    return may_report(actor, agreement, region)


def may_change_evaluation(actor: Actor, evaluation: Evaluation) -> Decision:
    """Whoever may answer for that party may change its answer."""
    return may_evaluate(actor, evaluation.agreement, evaluation.party_region)


def may_verify_parameter(actor: Actor, parameter: LegalParameter) -> Decision:
    """The coordinator or the legal section confirms a figure with the text of the law."""
    own = parameter.region_id == actor.region.pk
    if own and actor.role in {Role.COORDINATOR, Role.LEGAL_SECTION}:
        return ALLOWED
    return denied(
        _("Parameter peraturan diverifikasi oleh Bagian Hukum atau koordinator."),
        _("Bagian Hukum"),
    )
