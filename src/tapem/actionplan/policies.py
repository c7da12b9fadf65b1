"""Who may lead a plan, edit its rows, and issue its papers."""

from django.utils.translation import gettext as _

from tapem.accounts.actors import Actor
from tapem.actionplan.models import ActionPlan, PlanRow
from tapem.drafting.policies import coordinates
from tapem.drafting.rules.states import EDITABLE_DRAFT
from tapem.kernel.decisions import ALLOWED, Decision, denied
from tapem.regions.models import Agency


def may_lead_plan(actor: Actor, plan: ActionPlan) -> Decision:
    """Only the coordinator of the region lays the chapters and issues papers and memos."""
    if coordinates(actor, plan.region):
        return ALLOWED
    return denied(
        _("Rencana aksi dikoordinasikan oleh Bagian Tata Pemerintahan."),
        _("Bagian Tata Pemerintahan"),
    )


def may_fill_for(actor: Actor, plan: ActionPlan, agency: Agency) -> Decision:
    """The agency itself and the coordinator write its rows while the draft is with the team."""
    if plan.draft.state not in EDITABLE_DRAFT:
        return denied(
            _("Naskah sedang di luar tim penyusun, jadi rencana tidak dapat diubah."),
            _("Bagian Tata Pemerintahan"),
        )
    own = actor.is_agency_side and actor.agency.pk == agency.pk
    if own or coordinates(actor, plan.region):
        return ALLOWED
    return denied(_("Baris rencana diisi oleh OPD pengampunya."), agency.name)


def may_fill_row(actor: Actor, row: PlanRow) -> Decision:
    """As for the agency of the row."""
    return may_fill_for(actor, row.plan, row.agency)
