"""What of a draft somebody sees."""

from django.db.models import QuerySet

from tapem.accounts.actors import Actor
from tapem.accounts.choices import Role
from tapem.drafting.models import Correction, Draft, Handover, Node, Version


def drafts_visible_to(actor: Actor) -> QuerySet[Draft]:
    """Return the drafts of the actor's own region.

    A draft is visible if, and only if, it belongs to the actor's region and she is not a
    partner of another one; an operator and a head of agency see it if, and only if, their
    agency is in its drafting team.
    """
    own = Draft.objects.filter(region=actor.region).select_related("region", "initiator")
    if actor.role is Role.PARTNER:
        return own.none()
    if actor.is_agency_side:
        return own.filter(team__agency=actor.agency)
    return own


def nodes_visible_to(actor: Actor) -> QuerySet[Node]:
    """Return the nodes of drafts that the actor sees, removed ones left out."""
    return Node.objects.filter(
        draft__in=drafts_visible_to(actor), removed_at__isnull=True
    ).select_related("draft__region", "draft__initiator", "parent", "region")


def corrections_visible_to(actor: Actor) -> QuerySet[Correction]:
    """Return the corrections of drafts that the actor sees.

    An operator and a head of agency see a correction if, and only if, their agency is in
    the team of its draft: chapters are discussed together, so corrections are too.
    """
    return Correction.objects.filter(draft__in=drafts_visible_to(actor)).select_related(
        "draft__region", "agency", "target_node", "chapter", "agenda_item__meeting",
        "closing_revision", "handover", "region",
    )  # fmt: skip


def versions_visible_to(actor: Actor) -> QuerySet[Version]:
    """Return the frozen versions of drafts that the actor sees."""
    return Version.objects.filter(draft__in=drafts_visible_to(actor)).select_related(
        "draft__region"
    )


def handovers_visible_to(actor: Actor) -> QuerySet[Handover]:
    """Return hand-overs if, and only if, the actor coordinates, receives, leads or administers."""
    wide = {Role.COORDINATOR, Role.LEGAL_SECTION, Role.LEADER, Role.ADMINISTRATOR}
    found = Handover.objects.select_related(
        "draft__region", "draft__initiator", "version", "to_agency", "package"
    )
    if actor.role not in wide:
        return found.none()
    return found.filter(draft__in=drafts_visible_to(actor))
