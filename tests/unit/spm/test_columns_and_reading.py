"""Which cells are due, what lines add up to, how typed text is read, how versions compare."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from tapem.spm.rules.columns import (
    block_rate,
    columns_of,
    last_due_quarter,
    rate_of,
    rest_of,
    served_until,
)
from tapem.spm.rules.completeness import FillCount, added, fill_count, missing
from tapem.spm.rules.facts import CellFact, FormFact, LineFact
from tapem.spm.rules.figures import form_figures, service_figures
from tapem.spm.rules.index import Policy
from tapem.spm.rules.merge import Outcome, compare
from tapem.spm.rules.reading import read_cell, written
from tapem.spm.rules.states import MOVES, is_cell_open

TODAY = date(2022, 11, 29)


def number(value):
    return CellFact("number", Decimal(value))


def line(block="A", key="penerima", **cells):
    return LineFact(
        key, block, "Ibu bersalin", cells={name: number(value) for name, value in cells.items()}
    )


def test_columns_follow_the_kind_of_figures():
    assert [column.key for column in columns_of("A", "cumulative")] == [
        "needed",
        "q1",
        "q2",
        "q3",
        "q4",
    ]
    assert len(columns_of("A", "monthly")) == 13
    assert [column.words for column in columns_of("B", "cumulative")][3] == "terpenuhi triwulan III"
    assert columns_of("C", "monthly") == columns_of("C", "cumulative")


@pytest.mark.parametrize(
    ("day", "quarter"),
    [
        (date(2022, 3, 31), 0),
        (date(2022, 4, 1), 1),
        (TODAY, 3),
        (date(2023, 1, 1), 4),
        (date(2021, 1, 1), 0),
    ],
)
def test_a_quarter_is_due_when_it_is_over(day, quarter):
    assert last_due_quarter(2022, day) == quarter


def test_monthly_figures_are_summed_and_the_denominator_never_is():
    one = line(needed=1200, **{f"m{month:02d}": 100 for month in range(1, 7)})
    assert served_until(one, "monthly", 1) == 300
    assert served_until(one, "monthly") == 600
    assert rate_of(one, "monthly") == 50
    assert rest_of(one, "monthly") == 600


def test_cumulative_takes_the_last_filled():
    one = line(needed=21340, q1=4980, q2=10102)
    assert served_until(one, "cumulative") == 10102
    assert rest_of(one, "cumulative") == 11238
    assert rate_of(one, "cumulative") == Fraction(1010200, 21340)
    assert served_until(line(needed=1), "cumulative") is None


def test_block_rate_is_pooled():
    form = FormFact(
        "X", "x", 2022, lines=(line(needed=100, q1=50), line(key="b", needed=300, q1=300))
    )
    assert block_rate(form, "A") == Fraction(35000, 400)


def fact(*lines, **more):
    return FormFact("KES-02", "Ibu Bersalin", 2022, lines=lines, **more)


def test_fill_counts_answers_and_only_what_is_due():
    one = fact(
        line(needed=10, q1=1, q2=2),
        LineFact("bidan", "B", "Bidan", cells={"needed": CellFact("not_applicable")}),
    )
    count = fill_count(one, TODAY)
    assert (count.filled, count.required) == (4, 5)
    assert [cell.key for cell in missing(one, TODAY)] == ["penerima:q3"]
    assert missing(one, TODAY)[0].words == "Ibu bersalin, terlayani triwulan III"
    assert fill_count(one, date(2022, 2, 1)).required == 2


def test_none_fills_and_empty_does_not():
    given = LineFact("dana", "C", "PAD", cells={"allocation": CellFact("none")})
    assert fill_count(fact(given), TODAY) == FillCount(1, 1)
    assert fill_count(fact(LineFact("dana", "C", "PAD")), TODAY) == FillCount(0, 4)


def test_nil_needs_nothing():
    assert fill_count(fact(line(), is_nil=True), TODAY).rate is None
    assert added([FillCount(1, 2), FillCount(3, 4)]) == FillCount(4, 6)


def test_unknown_served_makes_the_service_unknown_not_better():
    one = fact(line(needed=10), line("B", "bidan", needed=5, q1=5), line("B", "buku", needed=5))
    assert service_figures((one,), "1.02").recipients == ()
    figures = form_figures(one, Policy())
    assert figures.index is None
    assert figures.unknown_items == 1


def test_figures_until_a_quarter():
    one = fact(line(needed=100, q1=20, q2=60), line("C", "dana", allocation=1000, q1=100, q2=400))
    figures = form_figures(one, Policy(), 1)
    assert (figures.served, figures.unserved, figures.recipient_rate) == (20, 80, 20)
    assert form_figures(one, Policy()).spending_rate == 40


def test_forms_of_two_agencies_are_one_service():
    together = service_figures(
        (fact(line(needed=100, q1=50)), fact(line(needed=100, q1=100))), "1.02"
    )
    assert len(together.recipients) == 2


@pytest.mark.parametrize(
    ("text", "state", "value"),
    [("", "empty", None), ("  ", "empty", None), ("tidak ada", "none", None), ("n/a", "not_applicable", None),
     ("1.234,00", "number", Decimal("1234.00")), ("1,234", "number", 1234), ("1 234", "number", 1234)],
)  # fmt: skip
def test_reading(text, state, value):
    read = read_cell(text)
    assert (read.state, read.value) == (state, value)


def test_reading_fractions_and_rupiah():
    assert read_cell("1,25", allows_fraction=True).value == Decimal("1.25")
    assert read_cell("Rp 1.000", is_rupiah=True).value == 1000
    with pytest.raises(ValueError, match="rupiah utuh"):
        read_cell("1,5", is_rupiah=True)
    with pytest.raises(ValueError, match="dua angka"):
        read_cell("1,2345", allows_fraction=True)


@pytest.mark.parametrize(
    ("cell", "text"),
    [(number("21340"), "21.340"), (number("1.50"), "1,5"), (number("1000.00"), "1.000"),
     (CellFact("none"), "tidak ada"), (CellFact("not_applicable"), "tidak berlaku"), (CellFact(), "")],
)  # fmt: skip
def test_writing(cell, text):
    assert written(cell) == text


@pytest.mark.parametrize(
    ("base", "server", "file", "outcome"),
    [(1, 1, 1, Outcome.SAME), (1, 2, 2, Outcome.SAME), (1, 2, 1, Outcome.THEIRS),
     (1, 1, 2, Outcome.MINE), (1, 2, 3, Outcome.CONFLICT)],
)  # fmt: skip
def test_three_versions(base, server, file, outcome):
    assert compare("a:b", number(base), number(server), number(file)).outcome is outcome


def test_every_state_is_reached_and_left():
    reached = {target for _starts, target in MOVES.values()} | {"draft"}
    left = {start for starts, _target in MOVES.values() for start in starts}
    assert reached == left == {"draft", "submitted", "returned", "verified", "locked"}


@pytest.mark.parametrize(
    ("state", "locked", "quarter", "filled", "is_open"),
    [("draft", 0, 1, True, True), ("submitted", 0, 1, False, False), ("draft", 3, 3, False, False),
     ("draft", 3, 4, False, True), ("draft", 3, 0, True, False), ("draft", 3, 0, False, True),
     ("locked", 0, 4, False, False)],
)  # fmt: skip
def test_open_cells(state, locked, quarter, filled, is_open):
    assert (
        is_cell_open(state=state, locked_quarter=locked, quarter=quarter, is_filled=filled)
        is is_open
    )
