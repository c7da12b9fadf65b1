"""Numbers in words, ordinals, Roman numerals, letters of lists."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tapem.kernel.numerals import counted, from_roman, letter, ordinal, roman, terbilang


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "nol"),
        (4, "empat"),
        (11, "sebelas"),
        (14, "empat belas"),
        (100, "seratus"),
        (108, "seratus delapan"),
        (1000, "seribu"),
        (1100, "seribu seratus"),
        (2022, "dua ribu dua puluh dua"),
        (1_000_000, "satu juta"),
        (1_000_000_000_000, "satu triliun"),
    ],
)
def test_terbilang(number: int, words: str) -> None:
    assert terbilang(number) == words


def test_counted_gives_figure_and_words() -> None:
    assert counted(14) == "14 (empat belas)"


@pytest.mark.parametrize(
    ("number", "title"),
    [(1, "Kesatu"), (2, "Kedua"), (10, "Kesepuluh"), (11, "Kesebelas"), (12, "Kedua Belas")],
)
def test_a_bagian_begins_with_kesatu(number: int, title: str) -> None:
    assert ordinal(number) == title


@pytest.mark.parametrize(
    ("number", "numeral"),
    [(1, "I"), (4, "IV"), (7, "VII"), (9, "IX"), (1994, "MCMXCIV"), (3999, "MMMCMXCIX")],
)
def test_roman(number: int, numeral: str) -> None:
    assert roman(number) == numeral


@given(st.integers(1, 3999))
def test_roman_numerals_come_back(number: int) -> None:
    assert from_roman(roman(number)) == number
    assert from_roman(f" {roman(number).lower()} ") == number


@pytest.mark.parametrize("text", ["", "IIII", "VX", "IC", "MMMM", "4", "I V", "IVI"])
def test_what_is_no_roman_numeral_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="Roman"):
        from_roman(text)


@pytest.mark.parametrize("number", [0, -1])
def test_counting_begins_at_one(number: int) -> None:
    for count in (roman, ordinal, letter):
        with pytest.raises(ValueError, match="1"):
            count(number)


@pytest.mark.parametrize(
    ("number", "text"), [(1, "a"), (26, "z"), (27, "aa"), (52, "az"), (53, "ba")]
)
def test_letters_of_a_list(number: int, text: str) -> None:
    assert letter(number) == text


@given(st.integers(1, 20_000))
def test_letters_are_distinct_and_grow(number: int) -> None:
    here, there = letter(number), letter(number + 1)
    assert (len(here), here) < (len(there), there)
