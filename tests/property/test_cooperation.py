"""State tables without dead ends, and figures that hold in any order of edits."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from tapem.cooperation.rules.alliance_checks import TermFact, arithmetic, terms_overlap
from tapem.cooperation.rules.facts import AgreementFacts
from tapem.cooperation.rules.figures import RegisterRow, figures_of
from tapem.cooperation.rules.guards import unmet
from tapem.cooperation.rules.states import DOING_MOVES, PAPER_MOVES, SIGNED, Doing, Paper, may_do

ENDS = {Paper.ENDED, Paper.TERMINATED, Paper.REPLACED, Paper.CANCELLED}
rows = st.builds(
    RegisterRow,
    paper=st.sampled_from(Paper),
    doing=st.sampled_from(Doing),
    has_title=st.booleans(),
    parties_known=st.booleans(),
)
days = st.dates(date(2015, 1, 1), date(2030, 12, 31))


def reachable(moves: dict[object, tuple[object, ...]], start: object) -> set[object]:
    seen, left = {start}, [start]
    while left:
        for target in moves[left.pop()]:
            if target not in seen:
                seen.add(target)
                left.append(target)
    return seen


def test_every_paper_reaches_an_end_and_comes_from_planning() -> None:
    assert reachable(dict(PAPER_MOVES), Paper.PLANNED) == set(Paper)
    for state in Paper:
        assert reachable(dict(PAPER_MOVES), state) & ENDS
        assert (not PAPER_MOVES[state]) == (state in ENDS)


def test_every_implementation_reaches_done() -> None:
    for state in Doing:
        assert Doing.DONE in reachable(dict(DOING_MOVES), state)


def test_a_signed_paper_never_returns_to_the_drafters() -> None:
    for state in SIGNED:
        assert reachable(dict(PAPER_MOVES), state) <= SIGNED


@given(st.sampled_from(Paper), st.sampled_from(Doing), st.sampled_from(Doing))
def test_only_signed_papers_are_carried_out(paper: Paper, old: Doing, new: Doing) -> None:
    if may_do(old, new, paper):
        assert paper in SIGNED


@given(st.lists(rows, max_size=40), st.randoms())
def test_figures_hold_in_any_order(register: list[RegisterRow], random: object) -> None:
    figures = figures_of(register)
    assert figures.planned == figures.signed + figures.pending
    assert figures.signed == figures.implemented + figures.idle
    assert figures.planned + figures.cancelled == len(register)
    assert figures.stalled + figures.done <= figures.implemented
    assert list(arithmetic(figures)) == []
    shuffled = list(register)
    random.shuffle(shuffled)  # type: ignore[attr-defined]  # a Random
    assert figures_of(shuffled) == figures


@given(st.lists(rows, min_size=1, max_size=20), st.data())
def test_one_edit_changes_only_what_it_says(
    register: list[RegisterRow], data: st.DataObject
) -> None:
    place = data.draw(st.integers(0, len(register) - 1))
    before = figures_of(register)
    after = figures_of([*register[:place], *register[place + 1 :]])
    lost = register[place]
    assert before.planned - after.planned == (lost.paper is not Paper.CANCELLED)
    assert before.signed - after.signed == (lost.paper in SIGNED)


@given(days, days, days, days)
def test_overlap_is_what_the_calendar_says(a: date, b: date, c: date, d: date) -> None:
    first, second = TermFact("x", min(a, b), max(a, b)), TermFact("y", min(c, d), max(c, d))
    shared = first.started_on <= max(c, d) and second.started_on <= max(a, b)
    assert terms_overlap(first, second) == terms_overlap(second, first) == shared


@given(st.sampled_from(Paper), st.sampled_from(Paper), st.booleans())
def test_guards_answer_for_any_state(old: Paper, new: Paper, known: bool) -> None:
    facts = AgreementFacts(key="k", label="x", paper=old, host="Kab. X", parties_known=known)
    assert all(point.missing for point in unmet(facts, new, date(2022, 11, 29)))
