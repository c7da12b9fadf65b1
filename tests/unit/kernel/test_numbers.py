"""Exact numbers in Indonesian dress."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tapem.kernel import numbers

whole = st.integers(-(10**15), 10**15)
exact = st.decimals(Decimal(-(10**12)), Decimal(10**12), places=4)


@pytest.mark.parametrize(
    ("text", "value", "echo"),
    [
        ("85,5", "85.5", ""),
        ("85.5", "85.5", ""),
        ("1.234", "1234", "seribu dua ratus tiga puluh empat"),
        ("1,234", "1234", "seribu dua ratus tiga puluh empat"),
        ("1.234.567,89", "1234567.89", ""),
        ("1,234,567.89", "1234567.89", ""),
        (" 12 ", "12", ""),
        ("-7", "-7", ""),
    ],
)
def test_numbers_are_read_and_doubtful_ones_echoed(text: str, value: str, echo: str) -> None:
    assert numbers.parse_number(text) == numbers.ParsedNumber(Decimal(value), echo)


@pytest.mark.parametrize(
    "text", ["", "abc", "1.2.3", "12,34,56", "1e9", "NaN", "Infinity", "--1", "9" * 41]
)
def test_what_is_no_number_is_refused_in_words(text: str) -> None:
    with pytest.raises(ValueError, match=r"Isi angka|terlalu panjang"):
        numbers.parse_number(text)


@given(whole)
def test_whole_numbers_come_back(number: int) -> None:
    assert numbers.parse_number(numbers.format_number(number)).value == number


@given(exact)
def test_decimals_come_back(number: Decimal) -> None:
    assert numbers.parse_number(numbers.format_number(number, 4)).value == number


@given(st.integers(0, 10**15))
def test_rupiah_comes_back(amount: int) -> None:
    assert numbers.parse_rupiah(numbers.format_rupiah(amount)) == amount


def test_forms_of_money() -> None:
    assert numbers.format_rupiah(1_234_567) == "Rp1.234.567,00"
    assert numbers.format_rupiah(-500) == "-Rp500,00"
    assert numbers.rupiah_in_words(10_000_000) == "Rp10.000.000,00 (sepuluh juta rupiah)"
    with pytest.raises(ValueError, match="utuh"):
        numbers.parse_rupiah("Rp1.000,50")


def test_percentages_are_exact_and_unknown_is_a_dash() -> None:
    share = numbers.percentage(425, 500)
    assert share == 85
    assert numbers.format_percent(share) == "85,00 %"
    assert numbers.percentage(1, 0) is None
    assert numbers.format_percent(None) == "–"


def test_ninety_nine_point_nine_never_reads_as_a_hundred() -> None:
    almost = Fraction(99_999, 1000)
    assert numbers.truncate(almost, 2) == Decimal("99.99")
    assert numbers.round_half_up(almost, 2) == Decimal("100.00")
    assert numbers.truncate(Fraction(-1, 3), 2) == Decimal("-0.33")


@given(st.fractions(min_value=-1000, max_value=1000), st.integers(0, 6))
def test_cutting_and_rounding_stay_close(value: Fraction, places: int) -> None:
    step = Fraction(1, 10**places)
    cut, rounded = (Fraction(f(value, places)) for f in (numbers.truncate, numbers.round_half_up))
    assert abs(cut) <= abs(value)
    assert abs(value - cut) < step
    assert abs(value - rounded) <= step / 2
