"""Number words both ways, Roman numerals, digits as Indonesians write them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tapem.proofread import numerals


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "nol"),
        (10, "sepuluh"),
        (11, "sebelas"),
        (14, "empat belas"),
        (100, "seratus"),
        (108, "seratus delapan"),
        (1_000, "seribu"),
        (2_022, "dua ribu dua puluh dua"),
        (111_111, "seratus sebelas ribu seratus sebelas"),
        (1_250_000, "satu juta dua ratus lima puluh ribu"),
        (5_000_000_000_000, "lima triliun"),
    ],
)
def test_words_of_a_number_and_back(number: int, words: str) -> None:
    assert numerals.in_words(number) == words
    reading = numerals.read_words(words.split())
    assert reading is not None
    assert (reading.value, reading.taken) == (Decimal(number), len(words.split()))


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("dua koma lima", "2.5"),
        ("dua belas koma dua puluh lima", "12.25"),
        ("dua belas koma dua lima", "12.25"),
        ("enam koma dua miliar", "6200000000"),
        ("dua milyar", "2000000000"),
    ],
)
def test_fractions_and_old_spellings(words: str, value: str) -> None:
    reading = numerals.read_words(words.split())
    assert reading is not None
    assert reading.value == Decimal(value)


@pytest.mark.parametrize("words", ["puluh", "orang", "", "belas dua"])
def test_what_is_no_number(words: str) -> None:
    assert numerals.read_words(words.split() or [""]) is None


def test_reading_stops_where_the_number_ends() -> None:
    reading = numerals.read_words(["tiga", "puluh", "hari", "kerja"])
    assert reading is not None
    assert (reading.value, reading.taken) == (Decimal(30), 2)


@pytest.mark.parametrize("number", [-1, 10**15])
def test_numbers_out_of_range_have_no_words(number: int) -> None:
    with pytest.raises(ValueError, match="no words"):
        numerals.in_words(number)


def test_ordinals_of_parts() -> None:
    assert [numerals.ordinal_word(n) for n in (1, 2, 12, 21)] == [
        "Kesatu",
        "Kedua",
        "Kedua Belas",
        "Kedua Puluh Satu",
    ]
    reading = numerals.read_ordinal(["kedua", "belas"])
    assert reading is not None
    assert reading.value == 12
    assert numerals.read_ordinal(["belas"]) is None
    assert numerals.read_ordinal([]) is None


@pytest.mark.parametrize(
    ("roman", "value"),
    [
        ("I", 1),
        ("IV", 4),
        ("XIV", 14),
        ("XL", 40),
        ("MCMXCIX", 1999),
        ("IIII", 0),
        ("", 0),
        ("ABC", 0),
    ],
)
def test_roman_numerals(roman: str, value: int) -> None:
    assert numerals.from_roman(roman) == value
    if value:
        assert numerals.to_roman(value) == roman


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("14", "14"),
        ("1.250.000", "1250000"),
        ("2,5", "2.5"),
        ("1.5", None),
        ("12.34.567", None),
        ("1.2345", None),
        ("x", None),
    ],
)
def test_digits(text: str, value: str | None) -> None:
    assert numerals.read_digits(text) == (Decimal(value) if value is not None else None)
