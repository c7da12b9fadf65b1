"""Who may report, close or drop a follow-up."""

from django.utils.translation import gettext as _

from tapem.accounts.actors import Actor
from tapem.followups.models import FollowUp
from tapem.kernel.decisions import ALLOWED, Decision, denied


def may_report(actor: Actor, followup: FollowUp) -> Decision:
    """The agency that is meant reports; where no agency is meant, the coordinator does."""
    if followup.agency_id == actor.agency.pk and followup.agency_id is not None:
        return ALLOWED
    if actor.is_coordinator and followup.region_id == actor.region.pk:
        return ALLOWED
    who = followup.agency.name if followup.agency else _("Koordinator")
    return denied(_("Tindak lanjut ini dilaporkan oleh pelaksananya."), who)


def may_close(actor: Actor, followup: FollowUp) -> Decision:
    """Only the coordinator of the region closes or drops a follow-up."""
    if actor.is_coordinator and followup.region_id == actor.region.pk:
        return ALLOWED
    return denied(
        _("Tindak lanjut ditutup setelah diperiksa koordinator."), _("Bagian Tata Pemerintahan")
    )
