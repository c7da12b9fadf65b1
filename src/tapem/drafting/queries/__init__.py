"""What of a draft somebody sees and what it says now, split by matter."""

from tapem.drafting.queries.chapters import (
    chapter_above,
    chapter_numbered,
    chapter_of_agenda_item,
    chapters_of,
    draft_of_region,
    history_of,
    owners_by_chapter,
)
from tapem.drafting.queries.contents import (
    NEW_UNIT,
    citation_facts,
    content_of,
    content_with_new,
    rendered_chapter,
    typed_content,
)
from tapem.drafting.queries.corrections import (
    Tally,
    closing_revisions,
    correction_tallies,
    corrections_of_chapter,
    messages_of,
    owed_by,
    unsettled_corrections,
)
from tapem.drafting.queries.gates import (
    absent_owners,
    gate_facts,
    gate_of,
)
from tapem.drafting.queries.seals import (
    SealState,
    compare_versions,
    seal_states,
)
from tapem.drafting.queries.visible import (
    corrections_visible_to,
    drafts_visible_to,
    handovers_visible_to,
    nodes_visible_to,
    versions_visible_to,
)

__all__ = [
    "NEW_UNIT",
    "SealState",
    "Tally",
    "absent_owners",
    "chapter_above",
    "chapter_numbered",
    "chapter_of_agenda_item",
    "chapters_of",
    "citation_facts",
    "closing_revisions",
    "compare_versions",
    "content_of",
    "content_with_new",
    "correction_tallies",
    "corrections_of_chapter",
    "corrections_visible_to",
    "draft_of_region",
    "drafts_visible_to",
    "gate_facts",
    "gate_of",
    "handovers_visible_to",
    "history_of",
    "messages_of",
    "nodes_visible_to",
    "owed_by",
    "owners_by_chapter",
    "rendered_chapter",
    "seal_states",
    "typed_content",
    "unsettled_corrections",
    "versions_visible_to",
]
