"""Building and editing the tree, naming owners, agreeing to chapters."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.db.models import F, Max
from django.utils.translation import gettext as _

from tapem.accounts.actors import Actor
from tapem.accounts.door import require
from tapem.audit.actions import record
from tapem.drafting.actions.vocabulary import (
    AGREED,
    CHAPTER_ON_AGENDA,
    NODE_ADDED,
    NODE_EDITED,
    NODE_MOVED,
    NODE_REMOVED,
    OWNER_NAMED,
    OWNER_RELEASED,
)
from tapem.drafting.choices import NodeKind, ReasonKind
from tapem.drafting.figures import is_figure, table_labels
from tapem.drafting.models import AgendaChapter, Citation, Draft, Node, NodeOwner, NodeRevision
from tapem.drafting.policies import may_agree, may_edit_node, may_lead_draft
from tapem.drafting.rules.bindings import faulty_tokens
from tapem.drafting.rules.digests import digest_of
from tapem.drafting.rules.numbering import moved
from tapem.kernel import clock
from tapem.kernel.errors import Invalid, RuleBroken, Stale
from tapem.meetings.models import AgendaItem
from tapem.regions.models import Agency

LONGEST_TITLE = 300
LONGEST_BODY = 20_000


@transaction.atomic
def add_node(
    *,
    actor: Actor,
    draft: Draft,
    kind: NodeKind,
    parent: Node | None = None,
    title: str = "",
    body: str = "",
    citation: Citation | None = None,
    table_key: str = "",
    table_options: Mapping[str, Any] | None = None,
    before: Node | None = None,
) -> Node:
    """Hang a new unit under `parent`, last or `before` a sibling; its number follows by itself."""
    node = Node(region=draft.region, draft=draft, parent=parent, kind=kind)
    if parent is None:
        require(may_lead_draft(actor, draft))
    require(may_edit_node(actor, node))
    _require_text(title, body)
    if kind == NodeKind.TABLE and table_key not in table_labels():
        raise RuleBroken(_("Tabel ini tidak dikenal."), field="table_key")
    node.order = _free_place(draft, parent, before)
    node.title, node.body, node.citation = title.strip(), body.strip(), citation
    node.table_key, node.table_options = table_key, dict(table_options or {})
    node.save(force_insert=True)
    _revise(actor, node, ReasonKind.INITIAL, "")
    record(actor, NODE_ADDED, node)
    return node


def _free_place(draft: Draft, parent: Node | None, before: Node | None) -> int:
    siblings = Node.objects.filter(draft=draft, parent=parent)
    if before is None:
        return (siblings.aggregate(last=Max("order"))["last"] or 0) + 1
    place = siblings.get(pk=before.pk).order
    siblings.filter(order__gte=place).update(order=F("order") + 1)
    return place


@transaction.atomic
def edit_node(
    *,
    actor: Actor,
    node: Node,
    body: str,
    version: int,
    title: str | None = None,
    reason_kind: ReasonKind = ReasonKind.EDIT,
    reason: str = "",
) -> NodeRevision:
    """Write a new text of a unit; raises Stale, with both texts, when it was saved since."""
    node = _locked(node)
    require(may_edit_node(actor, node))
    if node.version != version:
        raise Stale(
            _("Bagian ini disimpan orang lain sesudah Anda membukanya."),
            theirs=node.body,
            mine=body,
        )
    new_title = node.title if title is None else title.strip()
    _require_text(new_title, body)
    old = {"title": node.title, "body": node.body}
    node.title, node.body, node.version = new_title, body.strip(), node.version + 1
    node.save(update_fields=["title", "body", "version"])
    revision = _revise(actor, node, reason_kind, reason)
    new = {"title": node.title, "body": node.body}
    changes = {name: (old[name], new[name]) for name in old if old[name] != new[name]}
    record(actor, NODE_EDITED, node, changes=changes, reason=reason)
    return revision


def _locked(node: Node) -> Node:
    """Return the unit as it stands, locked alone: its parent may be missing."""
    locked = Node.objects.select_for_update(of=("self",))
    return locked.select_related("draft__region", "parent", "region").get(pk=node.pk)


def _require_text(title: str, body: str) -> None:
    problems = {}
    if len(title) > LONGEST_TITLE:
        problems["title"] = _("Judul paling panjang 300 huruf.")
    if len(body) > LONGEST_BODY:
        problems["body"] = _(
            "Teks satu alinea paling panjang 20.000 huruf; pecah menjadi beberapa."
        )
    elif faults := faulty_tokens(body, is_figure):
        problems["body"] = " ".join(faults)
    if problems:
        raise Invalid(problems)


def _revise(actor: Actor, node: Node, kind: ReasonKind, reason: str) -> NodeRevision:
    last = node.revisions.order_by("-sequence").first()
    content = {
        "node": str(node.pk),
        "title": node.title,
        "body": node.body,
        "previous": last.digest if last else "",
    }
    return NodeRevision.objects.create(
        node=node,
        sequence=last.sequence + 1 if last else 1,
        title=node.title,
        body=node.body,
        reason_kind=kind,
        reason=reason,
        made_at=clock.now(),
        made_by=actor.label,
        agency=actor.agency,
        digest=digest_of(content),
    )


@transaction.atomic
def move_node(*, actor: Actor, node: Node, steps: int) -> None:
    """Move a unit up (negative) or down among its siblings of the same kind."""
    require(may_edit_node(actor, node))
    siblings = list(
        Node.objects.select_for_update()
        .filter(draft=node.draft, parent=node.parent, removed_at__isnull=True)
        .order_by("order", "pk")
    )
    keys = [sibling.pk for sibling in siblings]
    wanted = moved(keys, node.pk, steps)
    for sibling in siblings:
        sibling.order = wanted.index(sibling.pk) + 1
    Node.objects.bulk_update(siblings, ["order"])
    change = (keys.index(node.pk) + 1, wanted.index(node.pk) + 1)
    record(actor, NODE_MOVED, node, changes={"order": change})


@transaction.atomic
def remove_node(*, actor: Actor, node: Node, reason: str) -> None:
    """Take a unit and what hangs under it out of the draft; its history stays."""
    require(may_edit_node(actor, node))
    if not reason.strip():
        raise RuleBroken(_("Tulis alasan penghapusan."), field="reason")
    at, layer = clock.now(), [node.pk]
    while layer:
        Node.objects.filter(pk__in=layer).update(removed_at=at)
        layer = list(
            Node.objects.filter(parent__in=layer, removed_at__isnull=True).values_list(
                "pk", flat=True
            )
        )
    record(actor, NODE_REMOVED, node, reason=reason)


@transaction.atomic
def name_owner(*, actor: Actor, node: Node, agency: Agency, obliged: bool = False) -> NodeOwner:
    """Make an agency of the team write a node; `obliged` when it must agree to it."""
    require(may_lead_draft(actor, node.draft))
    if not node.draft.team.filter(agency=agency).exists():
        raise RuleBroken(
            _("Perangkat daerah ini belum menjadi anggota tim penyusun."), field="agency"
        )
    owner, made = NodeOwner.objects.update_or_create(
        node=node, agency=agency, defaults={"obliged": obliged}
    )
    # About the node, whose history outlives the owner's row.
    changes = {"agency": (None if made else agency.name, agency.name), "obliged": (None, obliged)}
    record(actor, OWNER_NAMED, node, changes=changes)
    return owner


@transaction.atomic
def release_owner(*, actor: Actor, owner: NodeOwner, reason: str) -> None:
    """Take the writing of a node from an agency again; a reason is needed.

    An agency that has agreed keeps its node: its consent would otherwise vanish unseen.
    """
    require(may_lead_draft(actor, owner.node.draft))
    if not reason.strip():
        raise RuleBroken(_("Tulis alasan pelepasan pengampu."), field="reason")
    if owner.agreed_at is not None:
        raise RuleBroken(_("Pengampu ini sudah menyetujui bab, jadi tidak dapat dilepas."))
    changes = {"agency": (owner.agency.name, None), "obliged": (owner.obliged, None)}
    record(actor, OWNER_RELEASED, owner.node, changes=changes, reason=reason)
    owner.delete()


@transaction.atomic
def agree_to_chapter(*, actor: Actor, owner: NodeOwner) -> None:
    """Give an owning agency's consent to its chapter, as an absent one does in writing."""
    require(may_agree(actor, owner))
    owner.agreed_at, owner.agreed_by = clock.now(), actor.label
    owner.save(update_fields=["agreed_at", "agreed_by"])
    record(actor, AGREED, owner)


@transaction.atomic
def put_chapter_on_agenda(*, actor: Actor, agenda_item: AgendaItem, node: Node) -> AgendaChapter:
    """Let an agenda item of the region's meeting discuss a chapter."""
    require(may_lead_draft(actor, node.draft))
    if agenda_item.meeting.region_id != node.region_id:
        raise RuleBroken(_("Rapat ini bukan rapat daerah rancangan."), field="agenda_item")
    link, _made = AgendaChapter.objects.update_or_create(
        agenda_item=agenda_item, defaults={"node": node}
    )
    record(actor, CHAPTER_ON_AGENDA, link)
    return link
