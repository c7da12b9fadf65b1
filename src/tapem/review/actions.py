"""Setting findings aside and taking them up again."""

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tapem.accounts.actors import Actor
from tapem.accounts.door import require
from tapem.audit.actions import record
from tapem.audit.vocabulary import term
from tapem.kernel import clock
from tapem.kernel.decisions import Decision
from tapem.kernel.errors import RuleBroken
from tapem.proofread.finding import Finding
from tapem.review.models import LONGEST_REASON, Dismissal
from tapem.review.policies import may_review
from tapem.review.queries import Subject

DISMISSED = term(
    "review.finding-dismissed",
    gettext_lazy("Temuan pemeriksa diabaikan"),
    gettext_lazy("{actor} mengabaikan temuan {subject}"),
)
RESTORED = term(
    "review.finding-restored",
    gettext_lazy("Temuan pemeriksa dipulihkan"),
    gettext_lazy("{actor} memulihkan temuan {subject}"),
)


@transaction.atomic
def dismiss_finding(
    *, actor: Actor, editing: Decision, subject: Subject, finding: Finding, reason: str
) -> Dismissal:
    """Set a finding aside with a reason, until the words around it change.

    `editing` tells whether the actor may edit the text. A finding that is set aside already
    gets the new reason; the same reason once more changes nothing.
    """
    require(may_review(actor, subject, editing))
    reason = _required(reason)
    row = Dismissal.objects.select_for_update().filter(
        subject_kind=subject.kind, subject_key=subject.key, fingerprint=finding.fingerprint
    ).first() or Dismissal(
        region=subject.region,
        subject_kind=subject.kind,
        subject_key=subject.key,
        fingerprint=finding.fingerprint,
    )
    if row.reason == reason:
        return row
    old, row.reason = row.reason or None, reason
    row.rule, row.quote = finding.rule, finding.quote[:300]
    row.dismissed_by, row.agency, row.dismissed_at = actor.label, actor.agency, clock.now()
    row.save()
    record(actor, DISMISSED, row, changes={"reason": (old, reason)}, reason=reason)
    return row


def _required(reason: str) -> str:
    if not reason.strip():
        raise RuleBroken(_("Tulis alasan mengabaikan temuan."), field="reason")
    if len(reason.strip()) > LONGEST_REASON:
        raise RuleBroken(_("Alasan paling panjang 500 huruf."), field="reason")
    return reason.strip()


@transaction.atomic
def restore_finding(*, actor: Actor, editing: Decision, subject: Subject, fingerprint: str) -> None:
    """Take a finding up again; one that nobody set aside stays as it is."""
    require(may_review(actor, subject, editing))
    row = Dismissal.objects.filter(
        subject_kind=subject.kind, subject_key=subject.key, fingerprint=fingerprint
    ).first()
    if row is None:
        return
    record(actor, RESTORED, row, changes={"reason": (row.reason, None)})
    row.delete()
