"""Cells as typed and sums that must agree, whatever is typed in whatever order."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from tapem.actionplan.rules import (
    Amount,
    PlaceFacts,
    Standing,
    cell_text,
    disagreements,
    place_of,
    read_cell,
    summed,
    totals,
)

YEARS = list(range(2022, 2027))
AMOUNTS = st.lists(
    st.builds(
        Amount,
        st.sampled_from(["Kesehatan", "Sosial", "Pendidikan"]),
        st.sampled_from(YEARS),
        st.none() | st.integers(0, 10**12),
    ),
    max_size=40,
)


@given(st.integers(0, 10**14), st.booleans())
def test_what_is_printed_is_read_back(value: int, ceiling: bool) -> None:
    printed = cell_text("number", Decimal(value))
    assert read_cell(printed, is_ceiling=ceiling).value == value


@given(st.text(max_size=30), st.booleans())
def test_any_text_is_read_or_refused(text: str, ceiling: bool) -> None:
    try:
        typed = read_cell(text, is_ceiling=ceiling)
    except ValueError:
        return
    assert (typed.value is not None) is (typed.state == "number")


@given(AMOUNTS, st.randoms())
def test_totals_do_not_depend_on_order_or_heading(amounts: list[Amount], random: object) -> None:
    shuffled = list(amounts)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    by_heading = totals(summed(amounts, YEARS), YEARS)
    all_in_one = totals(summed([Amount("x", a.year, a.value) for a in shuffled], YEARS), YEARS)
    assert by_heading.by_year == all_in_one.by_year
    assert by_heading.total == sum(a.value or 0 for a in amounts)
    assert disagreements({"Bab V": by_heading, "Bab VI": all_in_one}, YEARS) == []


@given(AMOUNTS, st.sampled_from(YEARS), st.integers(1, 10**9))
def test_one_altered_cell_names_the_year(amounts: list[Amount], year: int, more: int) -> None:
    before = totals(summed(amounts, YEARS), YEARS)
    after = totals(summed([*amounts, Amount("Sosial", year, more)], YEARS), YEARS)
    (fault,) = disagreements({"Bab V": before, "Bab VI": after}, YEARS)
    assert f"Pagu {year}" in fault


@given(
    st.builds(
        PlaceFacts,
        has_part=st.booleans(),
        missing=st.integers(0, 5),
        owed_corrections=st.integers(0, 5),
        unsettled=st.integers(0, 5),
        not_started=st.booleans(),
        not_agreed=st.booleans(),
    )
)
def test_complete_is_said_only_when_nothing_is_owed(facts: PlaceFacts) -> None:
    place = place_of(facts)
    owes = facts.missing or facts.owed_corrections or facts.unsettled or facts.not_started
    if place.standing is Standing.COMPLETE:
        assert not owes
        assert not facts.not_agreed
    if facts.missing or facts.owed_corrections:
        assert place.state in {"late", "due"}
