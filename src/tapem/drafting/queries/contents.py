"""What a draft says: on a day, in one chapter, or while somebody types."""

import datetime as dt
from collections.abc import Iterable
from uuid import UUID

from tapem.documents.language import in_indonesian
from tapem.drafting.choices import NodeKind
from tapem.drafting.figures import Context, ProseResolver, Resolver
from tapem.drafting.models import Citation, Draft, Node
from tapem.drafting.proof import rewritten
from tapem.drafting.rules import citations as citation_rules
from tapem.drafting.rules.bindings import Piece
from tapem.drafting.rules.content import Block, Content, RenderedChapter
from tapem.drafting.rules.numbering import Placed, Unit, in_reading_order
from tapem.kernel import clock


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


def typed_content(node: Node, title: str, body: str) -> Content:
    """Return the draft with one unit as somebody is typing it, without rows of tables."""
    content = content_of(node.draft, with_rows=False)
    context = Context(region=node.draft.region, on=clock.today(), draft=node.draft)
    pieces = _pieces(node, Resolver(context)) if node.citation else Resolver(context).text(body)
    return rewritten(content, str(node.pk), title, pieces)


NEW_UNIT = "baru"


def content_with_new(parent: Node, kind: str, title: str, body: str) -> Content:
    """Return the draft with a unit that somebody is typing, last under `parent`, called "baru"."""
    content = content_of(parent.draft, with_rows=False)
    context = Context(region=parent.draft.region, on=clock.today(), draft=parent.draft)
    above = content.block(str(parent.pk))
    inside = content.inside(str(parent.pk))
    last = inside[-1] if inside else above
    unit = Block(
        id=NEW_UNIT, kind=kind, number="", title=title, pieces=Resolver(context).text(body),
        parent=str(parent.pk), chapter=above.chapter if above else "", source=body,
    )  # fmt: skip
    place = content.blocks.index(last) + 1 if last else len(content.blocks)
    return Content((*content.blocks[:place], unit, *content.blocks[place:]))
