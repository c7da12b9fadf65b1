"""Seals of chapters, and the comparison of two frozen versions."""

from dataclasses import dataclass

from tapem.drafting.models import Draft, Seal, Version
from tapem.drafting.rules.comparison import Change, compare
from tapem.drafting.rules.content import (
    Content,
    RenderedChapter,
    seal_digest,
    sealed_content,
    with_labels,
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
