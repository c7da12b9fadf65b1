"""Which objects' entries of the trail tell the history of a draft, a unit or a correction."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Model, QuerySet

from tapem.audit.models import Entry
from tapem.audit.queries import entries_of_region
from tapem.drafting.models import Correction, Draft, Node, NodeOwner, Seal


def history_of_draft(draft: Draft) -> QuerySet[Entry]:
    """Return the acts on the draft itself, its team, rounds, stages, versions and hand-overs.

    Units and corrections have histories of their own and are left out.
    """
    keys = [
        draft.pk,
        *draft.team.values_list("pk", flat=True),
        *draft.stages.values_list("pk", flat=True),
        *draft.versions.values_list("pk", flat=True),
        *draft.handovers.values_list("pk", flat=True),
    ]
    return _about(draft, keys)


def history_of_unit(node: Node) -> QuerySet[Entry]:
    """Return the acts on a unit and what hangs under it, with owners, seals and corrections."""
    nodes = [node.pk]
    layer = nodes
    while layer:
        layer = list(Node.objects.filter(parent__in=layer).values_list("pk", flat=True))
        nodes += layer
    keys = [
        *nodes,
        *_keys(NodeOwner.objects.filter(node__in=nodes)),
        *_keys(Seal.objects.filter(node__in=nodes)),
        *_keys(Correction.objects.filter(chapter=node)),
        *_keys(Correction.objects.filter(target_node=node)),
    ]
    return _about(node.draft, keys)


def history_of_correction(correction: Correction) -> QuerySet[Entry]:
    """Return the acts on a correction."""
    return _about(correction.draft, [correction.pk])


def _keys(rows: QuerySet[Model]) -> Iterable[UUID]:
    return rows.values_list("pk", flat=True)


def _about(draft: Draft, keys: Iterable[UUID]) -> QuerySet[Entry]:
    wanted = {str(key) for key in keys}
    return entries_of_region(draft.region_id).filter(subject_key__in=wanted)
