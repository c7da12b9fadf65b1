"""What stands in the way of a hand-over."""

from collections import defaultdict
from uuid import UUID

from tapem.drafting.models import AgendaChapter, Draft, NodeOwner
from tapem.drafting.proof import review_draft
from tapem.drafting.queries.corrections import Tally, correction_tallies
from tapem.drafting.queries.seals import seal_states
from tapem.drafting.rules.content import Content
from tapem.drafting.rules.gate import ChapterFacts, Obstacle, obstacles
from tapem.meetings.models import AttendanceTally


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
            key=chapter.id,
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
