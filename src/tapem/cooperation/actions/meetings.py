"""Agreements in meetings: agenda, planned discussions, figures that texts state, the recap."""

from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tapem.accounts.actors import Actor
from tapem.accounts.door import require
from tapem.audit.actions import record
from tapem.audit.vocabulary import term
from tapem.cooperation.actions.guards import require_fresh, require_member, require_text
from tapem.cooperation.choices import DiscussionState
from tapem.cooperation.models import AgendaAgreement, Agreement, Alliance, DiscussionPlan
from tapem.cooperation.papers import register_workbook
from tapem.cooperation.policies import may_keep_register
from tapem.cooperation.queries import metrics
from tapem.documents.renderers import render_workbook
from tapem.kernel import clock
from tapem.kernel.errors import RuleBroken
from tapem.meetings import actions as meeting_actions
from tapem.meetings.choices import PaperKind
from tapem.meetings.models import AgendaItem, Discrepancy, IssuedPaper, Meeting
from tapem.regions.models import Region

ON_AGENDA = term(
    "cooperation.put-on-agenda",
    gettext_lazy("Perjanjian diagendakan"),
    gettext_lazy("{actor} mengagendakan {subject}"),
)
DISCUSSION_PLANNED = term(
    "cooperation.discussion-planned",
    gettext_lazy("Pembahasan direncanakan"),
    gettext_lazy("{actor} mencatat rencana {subject}"),
)
DISCUSSION_MOVED = term(
    "cooperation.discussion-moved",
    gettext_lazy("Pembahasan dipindahkan"),
    gettext_lazy("{actor} memindahkan {subject}"),
)
COMPARED = term(
    "cooperation.claims-compared",
    gettext_lazy("Angka naskah dibandingkan dengan register"),
    gettext_lazy("{actor} membandingkan angka naskah dengan register {subject}"),
)
REGISTER_ISSUED = term(
    "cooperation.register-issued",
    gettext_lazy("Rekap PKS diterbitkan"),
    gettext_lazy("{actor} menerbitkan rekap PKS {subject}"),
)


@transaction.atomic
def put_agreement_on_agenda(
    *, actor: Actor, agenda_item: AgendaItem, agreement: Agreement
) -> AgendaAgreement:
    """Say that an agenda item discusses an agreement; saying it twice changes nothing."""
    require(may_keep_register(actor, agreement.alliance))
    if agenda_item.meeting.region_id != agreement.region_id:
        raise RuleBroken(_("Rapat ini milik daerah lain."), field="agenda_item")
    link, is_new = AgendaAgreement.objects.get_or_create(
        agenda_item=agenda_item, agreement=agreement, defaults={"region": agreement.region}
    )
    changes = {"agenda": (None if is_new else str(agenda_item), str(agenda_item))}
    record(actor, ON_AGENDA, agreement, changes=changes)
    return link


@transaction.atomic
def plan_discussion(
    *,
    actor: Actor,
    alliance: Alliance,
    venue: Region,
    planned_for: str,
    agreements: Sequence[Agreement] | None = None,
) -> DiscussionPlan:
    """Record where drafts are to be discussed and when, in the words of the source.

    `agreements` None: the source says how many, not which ones.
    """
    require(may_keep_register(actor, alliance))
    require_member(alliance, venue, "venue")
    if any(each.alliance_id != alliance.pk for each in agreements or ()):
        raise RuleBroken(_("Perjanjian ini milik wadah lain."), field="agreements")
    plan = DiscussionPlan.objects.create(
        region=alliance.region,
        alliance=alliance,
        venue=venue,
        planned_for=require_text(planned_for, "planned_for", _("Tulis rencana waktunya."), 120),
        agreements_known=agreements is not None,
    )
    plan.agreements.set(agreements or ())
    record(actor, DISCUSSION_PLANNED, plan, changes={"venue": (None, venue.short_name)})
    return plan


@transaction.atomic
def move_agenda(
    *,
    actor: Actor,
    plan: DiscussionPlan,
    to: Region,
    reason: str,
    version: int | None = None,
) -> DiscussionPlan:
    """Move a planned discussion to another member (Purbalingga → Pemalang), with the reason."""
    plan = (
        DiscussionPlan.objects.select_for_update(of=("self",))
        .select_related("alliance__region", "venue")
        .get(pk=plan.pk)
    )
    require(may_keep_register(actor, plan.alliance))
    require_member(plan.alliance, to, "to")
    current = plan.moved_to or plan.venue
    require_fresh(plan.version, version, theirs=current.short_name, mine=to.short_name)
    if to == current:
        raise RuleBroken(_("Pembahasan sudah direncanakan di daerah ini."), field="to")
    if plan.state == DiscussionState.DONE:
        raise RuleBroken(_("Pembahasan ini sudah selesai."))
    plan.reason = require_text(reason, "reason", _("Tulis alasan pemindahan."), 500)
    plan.moved_to, plan.state = to, DiscussionState.MOVED
    plan.version += 1
    plan.save()
    changes = {"venue": (current.short_name, to.short_name)}
    record(actor, DISCUSSION_MOVED, plan, changes=changes, reason=reason)
    return plan


@transaction.atomic
def compare_claims(*, actor: Actor, meeting: Meeting, alliance: Alliance) -> list[Discrepancy]:
    """Count the register as it stood on the day of the meeting and compare its claims with it."""
    require(may_keep_register(actor, alliance))
    computed = metrics(alliance, meeting.held_on)
    found = meeting_actions.compare_claims(actor=actor, meeting=meeting, computed=computed)
    record(actor, COMPARED, alliance, changes={"discrepancies": (None, len(found))})
    return found


@transaction.atomic
def issue_register(
    *, actor: Actor, alliance: Alliance, meeting: Meeting | None = None
) -> IssuedPaper:
    """Make and keep the recap of agreements as a workbook (file `rekap-pks-…xlsx`)."""
    require(may_keep_register(actor, alliance))
    day = meeting.held_on if meeting else clock.today()
    paper = meeting_actions.issue_file(
        actor=actor,
        kind=PaperKind.REGISTER,
        name=f"rekap-pks-{day.isoformat()}.xlsx",
        content=render_workbook(register_workbook(alliance, clock.today())),
        meeting=meeting,
    )
    record(actor, REGISTER_ISSUED, alliance, changes={"file": (None, paper.file.name)})
    return paper
