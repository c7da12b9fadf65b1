"""Opening, reporting and closing follow-ups."""

from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tapem.accounts.actors import Actor
from tapem.accounts.door import require
from tapem.audit.actions import record
from tapem.audit.vocabulary import term
from tapem.followups.choices import FollowUpState, SubjectKind
from tapem.followups.models import FollowUp
from tapem.followups.policies import may_close, may_report
from tapem.followups.queries import PENDING
from tapem.kernel.clock import now
from tapem.kernel.errors import RuleBroken
from tapem.regions.models import Agency

OPENED = term(
    "followups.opened", _("Tindak lanjut dibuka"), _("{actor} membuka tindak lanjut {subject}")
)
REPORTED = term(
    "followups.reported",
    _("Tindak lanjut dilaporkan"),
    _("{actor} melaporkan tindak lanjut {subject}"),
)
CLOSED = term(
    "followups.closed", _("Tindak lanjut ditutup"), _("{actor} menutup tindak lanjut {subject}")
)
DROPPED = term(
    "followups.dropped",
    _("Tindak lanjut dibatalkan"),
    _("{actor} membatalkan tindak lanjut {subject}"),
)


@transaction.atomic
def open_followup(
    *,
    actor: Actor,
    what: str,
    kind: SubjectKind,
    key: UUID | None = None,
    agency: Agency | None = None,
    addressee: str = "",
    why: str = "",
    due_on: date | None = None,
) -> FollowUp:
    """Put a task into an agency's inbox; called by the acts that cause it.

    Exactly one open follow-up exists per subject and agency: a second call returns it,
    with the new text and date.
    """
    if agency is None and not addressee:
        raise RuleBroken(_("Sebutkan pelaksana tindak lanjut ini."), field="agency")
    followup = FollowUp.objects.filter(
        subject_kind=kind, subject_key=key, agency=agency, addressee=addressee, state__in=PENDING
    ).first()
    if followup is None or key is None:
        followup = FollowUp(
            region=actor.region,
            agency=agency,
            addressee=addressee,
            subject_kind=kind,
            subject_key=key,
            opened_at=now(),
        )
    followup.what, followup.why, followup.due_on = what, why[:300], due_on
    followup.state = FollowUpState.OPEN
    followup.save()
    record(actor, OPENED, followup, changes={"due_on": (None, due_on)})
    return followup


@transaction.atomic
def report_followup(*, actor: Actor, followup: FollowUp, evidence: str) -> None:
    """Say that the task is done, and by what one can see it."""
    require(may_report(actor, followup))
    _require_state(followup, FollowUpState.OPEN)
    if not evidence.strip():
        raise RuleBroken(_("Tulis bukti atau hasil tindak lanjut."), field="evidence")
    followup.evidence, followup.state = evidence, FollowUpState.REPORTED
    followup.save(update_fields=["evidence", "state"])
    record(actor, REPORTED, followup, changes={"state": ("open", "reported")})


@transaction.atomic
def close_followup(*, actor: Actor, followup: FollowUp, evidence: str = "") -> None:
    """Close a task after looking at its evidence."""
    require(may_close(actor, followup))
    settle(actor=actor, followup=followup, evidence=evidence)


@transaction.atomic
def drop_followup(*, actor: Actor, followup: FollowUp, reason: str) -> None:
    """Give a task up; a reason is needed."""
    require(may_close(actor, followup))
    _require_state(followup, *PENDING)
    if not reason.strip():
        raise RuleBroken(_("Tulis alasan pembatalan."), field="reason")
    old, followup.state, followup.closed_at = followup.state, FollowUpState.DROPPED, now()
    followup.save(update_fields=["state", "closed_at"])
    record(actor, DROPPED, followup, changes={"state": (old, "dropped")}, reason=reason)


@transaction.atomic
def settle(*, actor: Actor, followup: FollowUp, evidence: str = "") -> None:
    """Close a task because its subject is settled; the subject's own policy was asked before."""
    _require_state(followup, *PENDING)
    old, followup.state, followup.closed_at = followup.state, FollowUpState.DONE, now()
    followup.evidence = evidence or followup.evidence
    followup.save(update_fields=["state", "closed_at", "evidence"])
    record(actor, CLOSED, followup, changes={"state": (old, "done")})


def _require_state(followup: FollowUp, *states: FollowUpState) -> None:
    if followup.state not in states:
        raise RuleBroken(_("Tindak lanjut ini sudah ditutup."))
