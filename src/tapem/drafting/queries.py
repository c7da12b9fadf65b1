"""What of a draft somebody sees, and what it says now.

Longer than most, because seals, gate and tallies all judge the same rendered content and a
reader wants to follow one chapter through them on one page.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from tapem.accounts.actors import Actor
from tapem.accounts.choices import Role
from tapem.documents.language import in_indonesian
from tapem.drafting.choices import CorrectionState, NodeKind
from tapem.drafting.figures import Context, ProseResolver, Resolver
from tapem.drafting.models import (
    AgendaChapter,
    Citation,
    Correction,
    CorrectionMessage,
    Draft,
    Handover,
    Node,
    NodeOwner,
    NodeRevision,
    Seal,
    Version,
)
from tapem.drafting.proof import review_draft, rewritten
from tapem.drafting.rules import citations as citation_rules
from tapem.drafting.rules.bindings import Piece
from tapem.drafting.rules.comparison import Change, compare
from tapem.drafting.rules.content import (
    Block,
    Content,
    RenderedChapter,
    seal_digest,
    sealed_content,
    with_labels,
)
from tapem.drafting.rules.gate import ChapterFacts, Obstacle, obstacles
from tapem.drafting.rules.numbering import Placed, Unit, in_reading_order
from tapem.drafting.rules.states import OWED, UNSETTLED
from tapem.kernel import clock
from tapem.meetings.models import AgendaItem, AttendanceTally
from tapem.regions.models import Agency, Region

UNSETTLED_STATES = [CorrectionState(value) for value in UNSETTLED]
OWED_STATES = [CorrectionState(value) for value in OWED]


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


# What a draft says


def citation_facts(citation: Citation) -> citation_rules.Facts:
    """Return the facts from which the entry in Mengingat is generated."""
    last = citation.last_change
    return citation_rules.Facts(
        kind=citation.kind,
        kind_label=str(citation.get_kind_display()),
        number=citation.number,
        year=citation.year,
        about=citation.about,
        provision=citation.provision,
        gazette=citation.gazette,
        supplement=citation.supplement,
        changed_times=citation.changed_times,
        last_change=citation_facts(last) if last else None,
    )


@in_indonesian
def content_of(draft: Draft, on: dt.date | None = None, *, with_rows: bool = True) -> Content:
    """Return what the draft says on a day (today when none is given).

    One query for the nodes; figures and tables add what their functions need, each once.
    Without rows, tables stay empty: enough while somebody types a paragraph.
    """
    nodes = list(
        Node.objects.filter(draft=draft, removed_at__isnull=True).select_related(
            "citation__last_change"
        )
    )
    context = Context(region=draft.region, on=on or clock.today(), draft=draft)
    resolver = Resolver(context) if with_rows else ProseResolver(context)
    return Content(tuple(_blocks(nodes, resolver)))


def _blocks(nodes: Iterable[Node], resolver: Resolver) -> Iterable[Block]:
    by_key = {node.pk: node for node in nodes}
    chapter_of: dict[UUID, str] = {}
    for place in in_reading_order(_unit(node) for node in by_key.values()):
        node = by_key[place.unit.key]  # type: ignore[index]  # keys of units are node ids
        above = chapter_of.get(node.parent_id, "") if node.parent_id else ""
        is_chapter = node.kind == NodeKind.ANNEX_CHAPTER
        chapter_of[node.pk] = str(node.pk) if is_chapter else above
        yield _block(node, place, chapter_of[node.pk], resolver)


def _unit(node: Node) -> Unit:
    place = node.order
    if node.kind == NodeKind.LEGAL_BASIS and node.citation:
        rank = citation_rules.place_in_order(
            node.citation.kind, node.citation.year, node.citation.number
        )
        place = rank[0] * 10**8 + rank[1] * 10**4 + rank[2]
    return Unit(node.pk, node.parent_id, node.kind, place, str(node.pk))


def _block(node: Node, place: Placed, chapter: str, resolver: Resolver) -> Block:
    is_table = node.kind == NodeKind.TABLE
    return Block(
        id=str(node.pk),
        kind=node.kind,
        number=place.number,
        title=node.title,
        pieces=_pieces(node, resolver),
        depth=place.depth,
        parent=str(node.parent_id or ""),
        chapter=chapter,
        source=node.body,
        table=resolver.table(node.table_key, node.table_options) if is_table else None,
        table_key=node.table_key,
        version=node.version,
    )


def _pieces(node: Node, resolver: Resolver) -> tuple[Piece, ...]:
    if node.citation:
        return (Piece(citation_rules.entry(citation_facts(node.citation))),)
    return resolver.text(node.body)


def rendered_chapter(node: Node, on: dt.date | None = None) -> RenderedChapter:
    """Return a chapter of the annex as it reads now, with its number, figures and tables."""
    content = content_of(node.draft, on)
    block = content.block(str(node.pk))
    if block is None:
        return RenderedChapter(str(node.pk), "", node.title, ())
    return content.chapter(block)


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


# Corrections


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


# Owners, history, seals


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


@dataclass(frozen=True, slots=True)
class SealState:
    """Whether a chapter is sealed ("ok"), changed since ("broken"), or not sealed ("none")."""

    state: str
    seal: Seal | None = None
    changes: tuple[Change, ...] = ()


def seal_states(draft: Draft, content: Content) -> dict[str, SealState]:
    """Return the state of every chapter's seal against what the draft says now; one query."""
    seals = {
        str(seal.node_id): seal
        for seal in Seal.objects.filter(node__draft=draft, lifted_at__isnull=True)
    }
    return {
        chapter.id: _seal_state(seals.get(chapter.id), chapter) for chapter in content.chapters()
    }


def _seal_state(seal: Seal | None, chapter: RenderedChapter) -> SealState:
    if seal is None:
        return SealState("none")
    if seal.digest == seal_digest(chapter):
        return SealState("ok", seal)
    labels = {block.id: block.label for block in chapter.blocks} | {chapter.id: chapter.label}
    now = with_labels(sealed_content(chapter), labels)
    return SealState("broken", seal, tuple(compare(with_labels(seal.content, labels), now)))


def compare_versions(before: Version, after: Version) -> list[Change]:
    """Return Semula/Menjadi of two frozen versions, in the order of the later one."""
    return compare(before.tree["nodes"], after.tree["nodes"])


def absent_owners(draft: Draft) -> dict[UUID, list[NodeOwner]]:
    """Return, by chapter, the obliged agencies that have not agreed to it.

    An agency has not agreed if, and only if, the chapter was on the agenda of a meeting,
    the agency is not recorded as present at one of them, and it gave no consent since.
    Three queries.
    """
    links = AgendaChapter.objects.filter(node__draft=draft).values_list(
        "node", "agenda_item__meeting"
    )
    meetings: dict[UUID, set[UUID]] = defaultdict(set)
    for node, meeting in links:
        meetings[node].add(meeting)
    present = set(
        AttendanceTally.objects.filter(
            meeting__in={key for keys in meetings.values() for key in keys}
        ).values_list("meeting", "agency")
    )
    waiting = NodeOwner.objects.filter(
        node__in=list(meetings), obliged=True, agreed_at__isnull=True
    ).select_related("agency", "node")
    found: dict[UUID, list[NodeOwner]] = defaultdict(list)
    for owner in waiting:
        if not any((meeting, owner.agency_id) in present for meeting in meetings[owner.node_id]):
            found[owner.node_id].append(owner)
    return found


def gate_facts(draft: Draft, content: Content) -> list[ChapterFacts]:
    """Return what the gate asks of every chapter, from the content as it reads now."""
    tallies = correction_tallies(draft)
    absent = absent_owners(draft)
    seals = seal_states(draft, content)
    return [
        ChapterFacts(
            label=chapter.label,
            is_filled=chapter.is_filled,
            unsettled=_unsettled_in(tallies, UUID(chapter.id)),
            missing_cells=len(chapter.owed),
            seal=seals[chapter.id].state,
            absent_agencies=tuple(
                owner.agency.short_name for owner in absent.get(UUID(chapter.id), [])
            ),
        )
        for chapter in content.chapters()
    ]


def _unsettled_in(tallies: dict[tuple[UUID | None, UUID], Tally], chapter: UUID | None) -> int:
    return sum(tally.unsettled for (key, _agency), tally in tallies.items() if key == chapter)


def gate_of(draft: Draft, content: Content) -> list[Obstacle]:
    """Return what stands in the way of handing the draft over."""
    outside = _unsettled_in(correction_tallies(draft), None)
    reviewed = review_draft(draft, content)
    faults = [f"{reviewed.label(one)} ({one.rule})" for one in reviewed.findings.blocking]
    return obstacles(gate_facts(draft, content), other_corrections=outside, faults=faults)


def typed_content(node: Node, title: str, body: str) -> Content:
    """Return the draft with one unit as somebody is typing it, without rows of tables."""
    content = content_of(node.draft, with_rows=False)
    context = Context(region=node.draft.region, on=clock.today(), draft=node.draft)
    pieces = _pieces(node, Resolver(context)) if node.citation else Resolver(context).text(body)
    return rewritten(content, str(node.pk), title, pieces)
