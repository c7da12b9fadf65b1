"""Work that stands still, goes on, or is done."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from tapem.accounts.actors import Actor
from tapem.accounts.door import require
from tapem.cooperation.actions.evidence import move_implementation
from tapem.cooperation.actions.guards import (
    locked,
    require_fresh,
    require_text,
)
from tapem.cooperation.choices import (
    ImplementationState,
    ObligationSide,
    ObligationState,
)
from tapem.cooperation.models import (
    Agreement,
)
from tapem.cooperation.policies import (
    may_keep_register,
)
from tapem.kernel.errors import RuleBroken


@transaction.atomic
def stall_implementation(
    *,
    actor: Actor,
    agreement: Agreement,
    reason: str,
    on: date | None = None,
    version: int | None = None,
) -> Agreement:
    """Say that the work stands still, and why."""
    agreement = locked(agreement)
    require(may_keep_register(actor, agreement.alliance))
    reason = require_text(reason, "reason", _("Tulis mengapa pelaksanaan terhenti."), 500)
    _require_fresh_state(agreement, version, reason)
    agreement.stalled_because = reason
    move_implementation(actor, agreement, ImplementationState.STALLED, on, reason)
    return agreement


@transaction.atomic
def resume_implementation(
    *, actor: Actor, agreement: Agreement, on: date | None = None, version: int | None = None
) -> Agreement:
    """Say that work which stood still goes on."""
    agreement = locked(agreement)
    require(may_keep_register(actor, agreement.alliance))
    _require_fresh_state(agreement, version, str(ImplementationState.RUNNING.label))
    if agreement.implementation_state != ImplementationState.STALLED:
        raise RuleBroken(_("Hanya pelaksanaan yang terhenti yang dapat dilanjutkan."))
    agreement.stalled_because = ""
    move_implementation(actor, agreement, ImplementationState.RUNNING, on)
    return agreement


@transaction.atomic
def complete_implementation(
    *, actor: Actor, agreement: Agreement, on: date | None = None, version: int | None = None
) -> Agreement:
    """Say that all of the agreement is done: every duty is."""
    agreement = locked(agreement)
    require(may_keep_register(actor, agreement.alliance))
    _require_fresh_state(agreement, version, str(ImplementationState.DONE.label))
    duties = agreement.obligations.filter(side=ObligationSide.DUTY)
    left = duties.exclude(state=ObligationState.DONE).count()
    if left or not duties.exists():
        problem = (
            _("Masih ada %(count)d kewajiban yang belum selesai.") % {"count": left}
            if left
            else _("Catat kewajiban para pihak dahulu; belum ada satu pun.")
        )
        raise RuleBroken(problem)
    move_implementation(actor, agreement, ImplementationState.DONE, on)
    return agreement


def _require_fresh_state(agreement: Agreement, version: int | None, mine: str) -> None:
    theirs = str(ImplementationState(agreement.implementation_state).label)
    require_fresh(agreement.version, version, theirs=theirs, mine=mine)
