"""Sums, moves, differences and obstacles of meetings, without a database."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tapem.meetings.rules import (
    MOVES,
    Difference,
    Present,
    Stated,
    attendance_sum,
    bind_figures,
    differences,
    may_move,
    obliged_absent,
    obstacles,
    paragraphs,
    total_in_words,
    unbound_figures,
)

REPORTED = [Present(f"Kabupaten {place}", count) for place, count in enumerate((23, 29, 20, 8, 28))]
CLAIMS = [
    Stated("signed", "pks.signed", 14),
    Stated("implemented", "pks.implemented", 4),
    Stated("pending", "pks.pending", 4),
    Stated("issued", "pks.signed", 14),
    Stated("rest", "pks.pending", 3),
]
DATA = {"pks.signed": 14, "pks.implemented": 4, "pks.pending": 4}


def test_the_delegations_of_8_november_add_up_to_108() -> None:
    total = attendance_sum(REPORTED, None)
    assert total.figure == 108
    assert total_in_words(total) == "108 orang (hasil hitung)"


def test_a_total_without_split_stays_without_split() -> None:
    total = attendance_sum([Present(f"OPD {n}", None) for n in range(7)], 17)
    assert (total.figure, total.counted, len(total.unknown)) == (17, 0, 7)
    assert "17 orang" in total_in_words(total)
    assert "rincian per instansi tidak dicatat" in total_in_words(total)


@pytest.mark.parametrize(
    ("present", "stated", "words"),
    [
        ([], None, "belum diketahui"),
        ([Present("A", 3), Present("B", None)], None, "sekurangnya 3 orang"),
        ([Present("A", 3), Present("B", 4)], 9, "7 orang (hasil hitung; disebut 9 orang)"),
        ([Present("A", 3), Present("B", 4)], 7, "sama dengan hasil hitung"),
        ([Present("A", 12), Present("B", None)], 9, "disebut 9"),
        ([Present("A", 0)], None, "0 orang (hasil hitung)"),
    ],
)
def test_total_in_words(present: list[Present], stated: int | None, words: str) -> None:
    assert words in total_in_words(attendance_sum(present, stated))


@given(st.permutations(REPORTED))
def test_the_sum_survives_any_order(rows: list[Present]) -> None:
    assert attendance_sum(rows, None).counted == 108


def test_obliged_and_absent() -> None:
    present = [Present("Dinas  kesehatan", None), Present("BPBD", 0)]
    assert obliged_absent(["Dinas Kesehatan", "BPBD", "Dindikbud"], present) == (
        "BPBD",
        "Dindikbud",
    )


def test_three_against_four_is_the_only_difference_of_the_report() -> None:
    assert differences(CLAIMS, DATA) == [Difference("rest", "pending", 4)]


def test_without_data_the_two_sentences_contradict_each_other() -> None:
    assert differences(CLAIMS, {}) == [Difference("rest", "pending", None)]


def test_both_sentences_wrong() -> None:
    found = differences(CLAIMS, {"pks.pending": 5})
    assert found == [Difference("pending", None, 5), Difference("rest", None, 5)]


def test_every_state_can_be_left_or_is_final() -> None:
    assert may_move("concluded", "running")
    assert not may_move("planned", "concluded")
    assert not may_move("cancelled", "running")
    assert {target for targets in MOVES.values() for target in targets} <= set(MOVES)


def test_obstacles_name_every_reason() -> None:
    assert obstacles("concluded", 0, has_words=True) == ()
    assert len(obstacles("running", 1, has_words=False)) == 3


def test_figures_in_prose() -> None:
    text = "Dari {{ pks.signed|terbilang }} PKS, {{pks.pending}} sisa, {{ x.y }} lain."
    assert bind_figures(text, DATA) == "Dari 14 (empat belas) PKS, 4 sisa, belum diketahui lain."
    assert unbound_figures(text, DATA) == ("x.y",)


def test_paragraphs() -> None:
    assert paragraphs("Satu\r\nbaris.\r\n\r\n\n Dua. \n") == ("Satu baris.", "Dua.")
    assert paragraphs("  ") == ()
