"""Which plans and rows somebody sees."""

from django.db.models import QuerySet

from tapem.accounts.actors import Actor
from tapem.actionplan.models import ActionPlan, PlanRow
from tapem.drafting.queries import drafts_visible_to
from tapem.regions.models import Region


def plans_visible_to(actor: Actor) -> QuerySet[ActionPlan]:
    """Return the plans whose draft the actor sees, and no other."""
    return ActionPlan.objects.filter(draft__in=drafts_visible_to(actor)).select_related(
        "draft__region", "draft__initiator", "region", "edition", "catalogue"
    )


def rows_visible_to(actor: Actor) -> QuerySet[PlanRow]:
    """Return the rows of plans that the actor sees: the matrix is discussed as a whole."""
    return PlanRow.objects.filter(plan__in=plans_visible_to(actor)).select_related(
        "plan__draft__region", "plan__region", "service__affair", "agency", "funding_source"
    )


def plan_of_region(region: Region) -> ActionPlan | None:
    """Return the newest plan of a region."""
    return (
        ActionPlan.objects.filter(region=region)
        .select_related("draft__region", "draft__initiator", "region", "edition")
        .first()
    )
