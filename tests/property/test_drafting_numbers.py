"""Numbering survives every order of moves; state tables have no dead end; seals break on change."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tapem.drafting.rules import states
from tapem.drafting.rules.bindings import (
    Figure,
    Piece,
    faulty_tokens,
    figure_text,
    resolved,
    text_of,
)
from tapem.drafting.rules.comparison import compare, word_difference
from tapem.drafting.rules.content import Block, RenderedChapter, seal_digest
from tapem.drafting.rules.digests import canonical, digest_of
from tapem.drafting.rules.numbering import Unit, in_reading_order, moved
from tapem.kernel.numerals import roman

MOVES = st.lists(st.tuples(st.integers(0, 8), st.integers(-9, 9)), max_size=30)


@given(MOVES)
def test_chapters_count_without_gap_after_any_moves(moves: list[tuple[int, int]]) -> None:
    keys = list(range(9))
    for key, steps in moves:
        keys = moved(keys, key, steps)
    assert sorted(keys) == list(range(9))
    units = [Unit(key, None, "annex_chapter", place) for place, key in enumerate(keys)]
    numbers = [placed.number for placed in in_reading_order(units)]
    assert numbers == [roman(place) for place in range(1, 10)]


@given(st.lists(st.integers(0, 5), min_size=1, max_size=40), st.randoms())
def test_articles_run_through_all_chapters(parents: list[int], random: object) -> None:
    chapters = [Unit(f"bab{n}", None, "chapter", n) for n in range(6)]
    articles = [Unit(f"pasal{n}", f"bab{parent}", "article", n) for n, parent in enumerate(parents)]
    units = [*chapters, *articles]
    random.shuffle(units)  # type: ignore[attr-defined]
    numbers = [p.number for p in in_reading_order(units) if p.unit.kind == "article"]
    assert numbers == [str(n) for n in range(1, len(parents) + 1)]


@given(st.lists(st.text(max_size=5), max_size=8))
def test_equal_order_is_settled_by_the_tie(ties: list[str]) -> None:
    units = [Unit(n, None, "considering", 0, tie) for n, tie in enumerate(ties)]
    once = [p.unit.key for p in in_reading_order(units)]
    again = [p.unit.key for p in in_reading_order(sorted(units, key=lambda unit: unit.tie))]
    assert [ties[key] for key in once] == [ties[key] for key in again]  # type: ignore[index]


def test_every_state_leads_to_an_end() -> None:
    tables = {
        "draft": states.DRAFT, "correction": states.CORRECTION, "handover": states.HANDOVER,
    }  # fmt: skip
    for name, table in tables.items():
        ends = states.FINAL[name]
        assert all(target in table for targets in table.values() for target in targets)
        for state in table:
            assert _reaches(table, state, ends), f"{name}: {state} is a dead end"


def _reaches(table: states.Table, state: str, ends: frozenset[str]) -> bool:
    seen: set[str] = set()
    waiting = [state]
    while waiting:
        now = waiting.pop()
        if now in ends:
            return True
        if now not in seen:
            seen.add(now)
            waiting.extend(table[now])
    return False


PARAGRAPHS = st.lists(st.text(alphabet="abc dé", max_size=12), min_size=1, max_size=6)


def _chapter(texts: list[str]) -> RenderedChapter:
    blocks = tuple(
        Block(str(n), "paragraph", "", "", (Piece(text),)) for n, text in enumerate(texts)
    )
    return RenderedChapter("bab", "IV", "Permasalahan", blocks)


@given(PARAGRAPHS, PARAGRAPHS)
def test_seal_breaks_if_and_only_if_content_changes(before: list[str], after: list[str]) -> None:
    same = [canonical(text) for text in before] == [canonical(text) for text in after]
    assert (seal_digest(_chapter(before)) == seal_digest(_chapter(after))) is same


@given(PARAGRAPHS)
def test_number_and_source_are_outside_the_seal(texts: list[str]) -> None:
    chapter = _chapter(texts)
    moved_chapter = replace(
        chapter,
        number="V",
        blocks=tuple(
            replace(block, number="9", pieces=(replace(block.pieces[0], source="lain"),))
            for block in chapter.blocks
        ),
    )
    assert seal_digest(chapter) == seal_digest(moved_chapter)


@given(st.text(alphabet="ab c\n", max_size=40), st.text(alphabet="ab c\n", max_size=40))
def test_word_difference_keeps_every_word(before: str, after: str) -> None:
    pieces = word_difference(before, after)
    old = " ".join(text for kind, text in pieces if kind != "in").split()
    new = " ".join(text for kind, text in pieces if kind != "out").split()
    assert old == before.split()
    assert new == after.split()


UNITS = st.lists(st.integers(0, 9), unique=True, max_size=10)


@given(UNITS, UNITS)
def test_comparison_tells_exactly_what_came_and_went(before: list[int], after: list[int]) -> None:
    def units(keys: list[int]) -> list[dict[str, object]]:
        return [
            {"id": str(k), "label": str(k), "title": "", "text": f"teks {k}", "table": None}
            for k in keys
        ]

    changes = compare(units(before), units(after))
    found = {how: {c.key for c in changes if c.how == how} for how in ("added", "removed")}
    assert found["added"] == {str(k) for k in set(after) - set(before)}
    assert found["removed"] == {str(k) for k in set(before) - set(after)}
    assert not [c for c in changes if c.how == "changed"]
    assert bool([c for c in changes if c.how == "moved"]) is (
        [k for k in before if k in after] != [k for k in after if k in before]
    )


@given(st.dictionaries(st.text(max_size=5), st.integers(), max_size=5))
def test_digest_does_not_depend_on_the_order_of_keys(values: dict[str, int]) -> None:
    assert digest_of(values) == digest_of(dict(reversed(list(values.items()))))


@given(st.integers(0, 10**12))
def test_a_bound_count_says_figure_and_words_of_one_value(value: int) -> None:
    pieces = resolved("Ada {{ x|terbilang }} layanan.", lambda _name: ("X", Figure(value, "data")))
    assert text_of(pieces).startswith(f"Ada {value} (")
    assert pieces[1].figure == "x"


@given(st.text(max_size=60))
def test_any_text_can_be_read_for_tokens(text: str) -> None:
    faults = faulty_tokens(text, lambda _name: True)
    assert bool(faults) is False or "{{" in text or "}}" in text


def test_an_unknown_value_is_said_to_be_unknown() -> None:
    assert figure_text(Figure(None, "data"), "terbilang") == "(belum ada data)"
