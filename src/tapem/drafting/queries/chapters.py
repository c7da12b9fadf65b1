"""Chapters of the annexes: their order, owners and earlier texts."""

from collections import defaultdict
from uuid import UUID

from django.db.models import QuerySet

from tapem.drafting.choices import NodeKind
from tapem.drafting.models import AgendaChapter, Draft, Node, NodeOwner, NodeRevision
from tapem.meetings.models import AgendaItem
from tapem.regions.models import Region


def chapters_of(draft: Draft) -> list[Node]:
    """Return the chapters of the annexes in their order."""
    return list(
        Node.objects.filter(
            draft=draft, kind=NodeKind.ANNEX_CHAPTER, removed_at__isnull=True
        ).order_by("order", "pk")
    )


def chapter_numbered(draft: Draft, place: int) -> Node | None:
    """Return the chapter at a place, counted from 1: 4 is Bab IV."""
    chapters = chapters_of(draft)
    return chapters[place - 1] if 0 < place <= len(chapters) else None


def chapter_above(node: Node | None) -> Node | None:
    """Return the annex chapter in which a node stands; None outside the annex."""
    step = node
    while step is not None and step.kind != NodeKind.ANNEX_CHAPTER:
        step = step.parent
    return step


def chapter_of_agenda_item(agenda_item: AgendaItem) -> Node | None:
    """Return the chapter that is discussed at an agenda item."""
    link = (
        AgendaChapter.objects.filter(agenda_item=agenda_item)
        .select_related("node__draft__region", "node__region")
        .first()
    )
    return link.node if link else None


def draft_of_region(region: Region) -> Draft | None:
    """Return the newest draft of a region."""
    return Draft.objects.filter(region=region).select_related("region", "initiator").first()


def owners_by_chapter(draft: Draft) -> dict[UUID, list[NodeOwner]]:
    """Return the owners of every node of a draft, by node; one query."""
    found: dict[UUID, list[NodeOwner]] = defaultdict(list)
    owners = NodeOwner.objects.filter(node__draft=draft, node__removed_at__isnull=True)
    for owner in owners.select_related("agency", "node"):
        found[owner.node_id].append(owner)
    return found


def history_of(node: Node) -> QuerySet[NodeRevision]:
    """Return the texts that a node has had, newest first."""
    return node.revisions.select_related("agency").order_by("-sequence")
