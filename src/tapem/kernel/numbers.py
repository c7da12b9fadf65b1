"""Exact numbers, read and printed as in Indonesia (1.234.567,89)."""

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from tapem.kernel.numerals import terbilang

_PLAIN = re.compile(r"-?\d+")
_GROUPED_DOT = re.compile(r"-?\d{1,3}(\.\d{3})+(,\d+)?")
_GROUPED_COMMA = re.compile(r"-?\d{1,3}(,\d{3})+(\.\d+)?")
_DECIMAL = re.compile(r"-?\d+[.,]\d+")
_MAX_LENGTH = 40


@dataclass(frozen=True, slots=True)
class ParsedNumber:
    """A number as it was read; `echo` says it in words when the mark could mean two things."""

    value: Decimal
    echo: str = ""


def parse_number(text: str) -> ParsedNumber:
    """Read a number with Indonesian or English marks; ValueError with a sentence otherwise.

    "1.234" is read as 1234 and "1,234" likewise, both echoed in words;
    "1,5" and "1.5" are one and a half.
    """
    folded = text.strip().replace(" ", "").replace("\u00a0", "")
    if len(folded) > _MAX_LENGTH:
        raise ValueError("Angka ini terlalu panjang.")
    if _PLAIN.fullmatch(folded):
        return ParsedNumber(Decimal(folded))
    if _GROUPED_DOT.fullmatch(folded):
        return _grouped(folded.replace(".", "").replace(",", "."), unsure="," not in folded)
    if _GROUPED_COMMA.fullmatch(folded):
        return _grouped(folded.replace(",", ""), unsure=True)
    if _DECIMAL.fullmatch(folded):
        return ParsedNumber(Decimal(folded.replace(",", ".")))
    raise ValueError("Isi angka, misalnya 1.234 atau 85,5.")


def _grouped(plain: str, *, unsure: bool) -> ParsedNumber:
    value = Decimal(plain)
    echo = terbilang(int(value)) if unsure and value == int(value) else ""
    return ParsedNumber(value, echo)


def parse_rupiah(text: str) -> int:
    """Read an amount of whole rupiah ("Rp1.250.000,00"); ValueError otherwise."""
    folded = re.sub(r"^rp\.?\s*", "", text.strip(), flags=re.IGNORECASE)
    value = parse_number(folded).value
    if value != int(value):
        raise ValueError("Isi rupiah utuh tanpa sen.")
    return int(value)


def format_number(value: int | Decimal | Fraction, places: int | None = None) -> str:
    """Print a number: 1234567.89 → "1.234.567,89".

    `places` None keeps an exact decimal as it is; otherwise half is rounded up.
    A figure that must not be rounded is cut with `truncate` before.
    """
    if isinstance(value, Fraction):
        number = round_half_up(value, places if places is not None else 2)
    else:
        number = Decimal(value) if places is None else round_half_up(Decimal(value), places)
    text = f"{number:,f}"
    return text.replace(",", "\0").replace(".", ",").replace("\0", ".")


def truncate(value: Fraction | Decimal, places: int) -> Decimal:
    """Cut (never round) to `places` decimals, so that 99,995 % never reads 100 %."""
    exact = Fraction(value) * 10**places
    whole = abs(exact.numerator) // exact.denominator
    return Decimal(whole if exact >= 0 else -whole).scaleb(-places)


def round_half_up(value: Fraction | Decimal, places: int) -> Decimal:
    """Round commercially to `places` decimals: 85,9778 → 85,98."""
    exact = Fraction(value) * 10**places
    whole = int(abs(exact) + Fraction(1, 2))
    rounded = Decimal(whole if exact >= 0 else -whole).scaleb(-places)
    return rounded.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


def percentage(part: int | Decimal | Fraction, whole: int | Decimal | Fraction) -> Fraction | None:
    """Return part of whole in percent, exactly; None when the whole is nothing."""
    return Fraction(part) * 100 / Fraction(whole) if whole else None


def format_percent(value: Fraction | Decimal | None, places: int = 2) -> str:
    """Print a percentage: "85,98 %"; an unknown one is "–".

    Rounded half up, as the ministry prints rates; the SPM index is cut before it comes here.
    """
    return "–" if value is None else f"{format_number(value, places)} %"


def format_rupiah(amount: int) -> str:
    """Print an amount as official papers do: "Rp1.234.567,00"."""
    sign = "-" if amount < 0 else ""
    return f"{sign}Rp{format_number(abs(amount))},00"


def rupiah_in_words(amount: int) -> str:
    """Print an amount with its words, as a norm asks.

    "Rp10.000.000,00 (sepuluh juta rupiah)"; UU 12/2011 Lampiran II angka 270c.
    """
    return f"{format_rupiah(amount)} ({terbilang(amount)} rupiah)"
