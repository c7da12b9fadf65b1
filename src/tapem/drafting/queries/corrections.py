"""Corrections: which are open, whom they wait for, what may close them."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from tapem.drafting.choices import CorrectionState
from tapem.drafting.models import Correction, CorrectionMessage, Draft, Node, NodeRevision
from tapem.drafting.rules.states import OWED, UNSETTLED
from tapem.regions.models import Agency

UNSETTLED_STATES = [CorrectionState(value) for value in UNSETTLED]
OWED_STATES = [CorrectionState(value) for value in OWED]


def unsettled_corrections(draft: Draft) -> QuerySet[Correction]:
    """Return the corrections that are neither accepted nor withdrawn."""
    return draft.corrections.filter(state__in=UNSETTLED_STATES).select_related(
        "agency", "chapter", "target_node"
    )


def corrections_of_chapter(node: Node) -> QuerySet[Correction]:
    """Return the corrections of a chapter, the unsettled ones first."""
    return (
        Correction.objects.filter(chapter=node)
        .select_related("agency", "target_node", "agenda_item__meeting", "draft")
        .order_by("closed_at", "number")
    )


def owed_by(agency: Agency, draft: Draft) -> QuerySet[Correction]:
    """Return the corrections that wait for an agency's answer."""
    return draft.corrections.filter(agency=agency, state__in=OWED_STATES).select_related(
        "chapter", "target_node"
    )


@dataclass(frozen=True, slots=True)
class Tally:
    """Corrections of one chapter and agency that are not settled; `owed` wait for the agency."""

    unsettled: int
    owed: int


def correction_tallies(draft: Draft) -> dict[tuple[UUID | None, UUID], Tally]:
    """Return the counts by (chapter id or None, agency id); one query."""
    rows = (
        draft.corrections.filter(state__in=UNSETTLED_STATES)
        .order_by()
        .values("chapter", "agency")
        .annotate(n=Count("pk"), waiting=Count("pk", filter=Q(state__in=OWED_STATES)))
    )
    return {(row["chapter"], row["agency"]): Tally(row["n"], row["waiting"]) for row in rows}


def messages_of(correction: Correction) -> QuerySet[CorrectionMessage]:
    """Return what was said about a correction, oldest first."""
    return correction.messages.select_related("revision")


def closing_revisions(correction: Correction) -> QuerySet[NodeRevision]:
    """Return the changes that may close a correction, newest first.

    A revision may close it if, and only if, it was made after the correction was sent, on
    its target or on a unit under it (two levels).
    """
    target = correction.target_node_id
    if target is None:
        return NodeRevision.objects.none()
    within = Q(node=target) | Q(node__parent=target) | Q(node__parent__parent=target)
    return (
        NodeRevision.objects.filter(within, made_at__gte=correction.opened_at)
        .select_related("node")
        .order_by("-made_at", "-sequence")
    )
