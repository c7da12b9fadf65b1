"""The register of regulations, as far as somebody may cite from it."""

from django.db.models import QuerySet

from tapem.accounts.actors import Actor
from tapem.drafting.models import Citation, Draft, Node


def citations_visible_to(actor: Actor) -> QuerySet[Citation]:
    """Return a regulation if, and only if, it is national or of the actor's region."""
    known = Citation.objects.select_related("last_change")
    return known.filter(region=None) | known.filter(region=actor.region)


def citable(actor: Actor, draft: Draft) -> QuerySet[Citation]:
    """Return what the draft does not rest on yet, newest first; replaced ones are left out."""
    cited = Node.objects.filter(draft=draft, citation__isnull=False, removed_at__isnull=True)
    return (
        citations_visible_to(actor)
        .filter(replaced_by__isnull=True)
        .exclude(pk__in=cited.values("citation"))
        .order_by("kind", "-year", "number")
    )
