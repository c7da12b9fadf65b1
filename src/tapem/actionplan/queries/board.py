"""How ready a plan is, and who owes what."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from tapem.actionplan.bindings.sources import matrix_totals
from tapem.actionplan.choices import Purpose
from tapem.actionplan.models import ActionPlan
from tapem.actionplan.queries.findings import RowFault, row_faults
from tapem.actionplan.rules import (
    Amount,
    Place,
    PlaceFacts,
    disagreements,
    place_of,
    summed,
    totals,
)
from tapem.drafting.models import Correction, NodeOwner
from tapem.drafting.queries import (
    SealState,
    Tally,
    absent_owners,
    content_of,
    correction_tallies,
    owners_by_chapter,
    seal_states,
)
from tapem.drafting.rules.bindings import Owed
from tapem.drafting.rules.content import Content, RenderedChapter
from tapem.drafting.rules.states import OWED
from tapem.kernel import clock
from tapem.regions.models import Agency

NOBODY = Tally(0, 0)


@dataclass(frozen=True, slots=True)
class BoardPlace:
    """One place of the board: the agency, what it still owes in the chapter, what is wrong."""

    agency: Agency
    place: Place
    owed: tuple[Owed, ...]
    tally: Tally
    faults: tuple[RowFault, ...] = ()


@dataclass(frozen=True, slots=True)
class BoardRow:
    """One chapter of the board with its seal."""

    chapter: RenderedChapter
    purpose: str
    is_verified: bool
    places: tuple[BoardPlace, ...]
    seal: SealState
    absent: tuple[Agency, ...]


@dataclass(frozen=True, slots=True)
class Board:
    """Readiness of a plan: chapters by agencies, and the counts that its title needs."""

    plan: ActionPlan
    content: Content
    agencies: tuple[Agency, ...]
    rows: tuple[BoardRow, ...]
    disagreements: tuple[str, ...]

    @property
    def owing(self) -> tuple[Agency, ...]:
        """Return the agencies that still owe cells, answers or consent."""
        keys = {
            place.agency.pk for row in self.rows for place in row.places if place.place.is_owing
        }
        return tuple(agency for agency in self.agencies if agency.pk in keys)

    @property
    def absent(self) -> tuple[Agency, ...]:
        """Return the obliged agencies that did not agree to a chapter, each once."""
        found = {agency.pk: agency for row in self.rows for agency in row.absent}
        return tuple(found.values())

    @property
    def missing(self) -> int:
        """Return how many required cells are empty."""
        return sum(len(row.chapter.owed) for row in self.rows)

    @property
    def unsettled(self) -> int:
        """Return how many corrections of chapters are not settled."""
        return sum(place.tally.unsettled for row in self.rows for place in row.places)

    @property
    def answered(self) -> int:
        """Return how many answers wait for the coordinator."""
        return self.unsettled - sum(place.tally.owed for row in self.rows for place in row.places)


def board_of(plan: ActionPlan, on: dt.date | None = None) -> Board:
    """Return the readiness of a plan; the number of queries does not grow with its size."""
    draft = plan.draft
    content = content_of(draft, on)
    owners = owners_by_chapter(draft)
    tallies = correction_tallies(draft)
    absent = absent_owners(draft)
    seals = seal_states(draft, content)
    bound = {chapter.node_id: chapter for chapter in plan.chapters.all()}
    faults = row_faults(plan)
    agencies = _columns(draft.team.select_related("agency"), owners)
    rows = []
    for chapter in content.chapters():
        key = UUID(chapter.id)
        mark = bound.get(key)
        purpose = mark.purpose if mark else Purpose.OTHER
        facts = _ChapterFacts(
            chapter,
            owners.get(key, []),
            absent.get(key, []),
            tallies,
            faults if purpose == Purpose.MATRIX else {},
        )
        rows.append(
            BoardRow(
                chapter=chapter,
                purpose=purpose,
                is_verified=bool(mark and mark.is_verified),
                places=tuple(_place(facts, agency) for agency in agencies),
                seal=seals[chapter.id],
                absent=tuple(owner.agency for owner in absent.get(key, [])),
            )
        )
    return Board(plan, content, agencies, tuple(rows), tuple(funding_disagreements(plan, content)))


def _columns(team: Iterable[object], owners: dict[UUID, list[NodeOwner]]) -> tuple[Agency, ...]:
    """Return the agencies that own a chapter, in the order of the team."""
    owning = {owner.agency_id: owner.agency for found in owners.values() for owner in found}
    ordered = [member.agency for member in team if member.agency_id in owning]  # type: ignore[attr-defined]  # rows of TeamMember
    return tuple(ordered)


@dataclass(frozen=True, slots=True)
class _ChapterFacts:
    chapter: RenderedChapter
    owners: list[NodeOwner]
    absent: list[NodeOwner]
    tallies: dict[tuple[UUID | None, UUID], Tally]
    faults: Mapping[UUID, tuple[RowFault, ...]]


def _place(facts: _ChapterFacts, agency: Agency) -> BoardPlace:
    owed = tuple(one for one in facts.chapter.owed if one.agency == str(agency.pk))
    tally = facts.tallies.get((UUID(facts.chapter.id), agency.pk), NOBODY)
    faults = facts.faults.get(agency.pk, ())
    is_owner = any(owner.agency_id == agency.pk for owner in facts.owners)
    nothing_yet = bool(owed) and not any(one.is_started for one in owed)
    place = place_of(
        PlaceFacts(
            has_part=is_owner,
            missing=len(owed),
            owed_corrections=tally.owed,
            unsettled=tally.unsettled,
            faults=sum(fault.finding.blocks for fault in faults),
            not_started=nothing_yet or (is_owner and not facts.chapter.is_filled),
            not_agreed=any(owner.agency_id == agency.pk for owner in facts.absent),
        )
    )
    return BoardPlace(agency, place, owed, tally, faults)


@dataclass(frozen=True, slots=True)
class ChapterDebt:
    """What an agency owes in one chapter: its corrections, empty cells, and rows to mend."""

    chapter: RenderedChapter
    corrections: tuple[Correction, ...]
    owed: tuple[Owed, ...]
    not_agreed: bool
    faults: tuple[RowFault, ...] = ()

    @property
    def groups(self) -> dict[str, list[Owed]]:
        """Return the empty cells by form or row, in reading order."""
        found: dict[str, list[Owed]] = defaultdict(list)
        for one in self.owed:
            found[one.group].append(one)
        return dict(found)


@dataclass(frozen=True, slots=True)
class Debt:
    """What one agency must still bring before the deadline."""

    agency: Agency
    chapters: tuple[ChapterDebt, ...]
    others: tuple[Correction, ...]

    @property
    def corrections(self) -> int:
        """Return how many corrections wait for its answer."""
        return sum(len(chapter.corrections) for chapter in self.chapters) + len(self.others)

    @property
    def cells(self) -> int:
        """Return how many of its required cells are empty."""
        return sum(len(chapter.owed) for chapter in self.chapters)

    @property
    def faults(self) -> int:
        """Return how many of its rows' entries the rules of the plan refuse."""
        return sum(fault.finding.blocks for chapter in self.chapters for fault in chapter.faults)

    @property
    def is_nothing(self) -> bool:
        """Tell whether it owes nothing."""
        return not self.chapters and not self.others


def debts_of(board: Board) -> list[Debt]:
    """Return what each agency of the board owes, in the order of its columns; one query."""
    waiting: dict[tuple[str, UUID], list[Correction]] = defaultdict(list)
    corrections = board.plan.draft.corrections.filter(state__in=OWED)
    for correction in corrections.select_related("target_node", "draft"):
        waiting[str(correction.chapter_id or ""), correction.agency_id].append(correction)
    return [_debt(board, agency, waiting) for agency in board.agencies]


def _debt(board: Board, agency: Agency, waiting: dict[tuple[str, UUID], list[Correction]]) -> Debt:
    chapters = []
    for row in board.rows:
        place = next(place for place in row.places if place.agency.pk == agency.pk)
        corrections = tuple(waiting.get((row.chapter.id, agency.pk), []))
        not_agreed = any(absent.pk == agency.pk for absent in row.absent)
        is_wrong = any(fault.finding.blocks for fault in place.faults)
        if place.owed or is_wrong or corrections or not_agreed:
            chapters.append(
                ChapterDebt(row.chapter, corrections, place.owed, not_agreed, place.faults)
            )
    return Debt(agency, tuple(chapters), tuple(waiting.get(("", agency.pk), [])))


def funding_disagreements(plan: ActionPlan, content: Content) -> list[str]:
    """Return where the funding chapter and the matrix do not agree; empty when they do.

    All three are computed from the same rows, so this can only speak when a table is
    narrowed to a part of the rows.
    """
    years = list(plan.years)
    sums = {}
    for block in content.of_kind("table"):
        if block.table is None or not block.table_key.startswith("plan-"):
            continue
        last = next((row for row in block.table.rows if row.key == "total"), None)
        if last is None:
            continue
        values = {
            int(column.title): _rupiah(cell.text)
            for column, cell in zip(block.table.columns, last.cells, strict=True)
            if column.group.startswith("Pagu")
        }
        sums[block.label] = totals(
            summed([Amount("Jumlah", year, value) for year, value in values.items()], years), years
        )
    return disagreements(sums, years)


def _rupiah(text: str) -> int:
    return int(text.replace(".", "") or 0)


def ceiling_totals(plan: ActionPlan) -> dict[int, int]:
    """Return the sum of ceilings per year."""
    rows = list(plan.rows.prefetch_related("cells").select_related("service__affair", "agency"))
    return dict(matrix_totals(rows, list(plan.years)).by_year)


def days_left(plan: ActionPlan) -> int | None:
    """Return how many calendar days remain until the draft is due; negative when past."""
    due = plan.draft.due_on
    return (due - clock.today()).days if due else None
