"""Indonesian number words, both ways: terbilang, ordinals and Roman numerals.

The grammar is small and closed, so a recursive-descent reader over at most a
few dozen words is exact: ``seratus dua puluh tiga ribu empat ratus lima``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

_TEN = 10
_ELEVEN = 11
_TWENTY = 20
_LONGEST_ROMAN = 15
_GROUP = 3
_LONGEST_DIGITS = 40

UNITS = {
    "nol": 0,
    "satu": 1,
    "dua": 2,
    "tiga": 3,
    "empat": 4,
    "lima": 5,
    "enam": 6,
    "tujuh": 7,
    "delapan": 8,
    "sembilan": 9,
}
_NAMES = tuple(UNITS)
SCALES = {
    "triliun": 10**12,
    "trilyun": 10**12,
    "triliyun": 10**12,
    "miliar": 10**9,
    "milyar": 10**9,
    "miliyar": 10**9,
    "juta": 10**6,
    "ribu": 10**3,
}
_SINGLE_SCALES = {"setriliun": 10**12, "semiliar": 10**9, "sejuta": 10**6, "seribu": 10**3}
WORDS = frozenset(
    {*UNITS, *SCALES, *_SINGLE_SCALES, "sepuluh", "sebelas", "belas", "puluh", "ratus", "seratus"}
)

ORDINALS = {
    "kesatu": 1,
    "pertama": 1,
    "kedua": 2,
    "ketiga": 3,
    "keempat": 4,
    "kelima": 5,
    "keenam": 6,
    "ketujuh": 7,
    "kedelapan": 8,
    "kesembilan": 9,
    "kesepuluh": 10,
    "kesebelas": 11,
}


@dataclass(frozen=True, slots=True)
class Reading:
    """A number read from words, and how many of the words it took."""

    value: Decimal
    taken: int


def read_words(words: Sequence[str]) -> Reading | None:
    """Read the longest number that begins the words (lower case); None if none does."""
    whole = _read_whole(words, 0)
    if whole is None:
        return None
    value, place = whole
    fraction = _read_fraction(words, place)
    if fraction is None:
        return Reading(Decimal(value), place)
    digits, place = fraction
    scale = _scale_at(words, place)
    number = Decimal(f"{value}.{digits}")
    if scale is not None:
        return Reading(number * scale, place + 1)
    return Reading(number, place)


def _scale_at(words: Sequence[str], place: int) -> int | None:
    return SCALES.get(words[place]) if place < len(words) else None


def _read_whole(words: Sequence[str], place: int) -> tuple[int, int] | None:
    """Thousands and above: groups with falling scales."""
    total, ceiling, start = 0, 10**15, place
    while place < len(words):
        single = _SINGLE_SCALES.get(words[place])
        if single is not None and single < ceiling:
            total, ceiling, place = total + single, single, place + 1
            continue
        group = _read_hundreds(words, place)
        if group is None:
            break
        value, after = group
        scale = _scale_at(words, after)
        if scale is None:
            return (total + value, after) if ceiling > 1 else (total, place)
        if scale >= ceiling:
            break
        total, ceiling, place = total + value * scale, scale, after + 1
    return (total, place) if place > start else None


def _read_hundreds(words: Sequence[str], place: int) -> tuple[int, int] | None:
    """A group below one thousand."""
    start, total = place, 0
    if words[place] == "seratus":
        total, place = 100, place + 1
    elif place + 1 < len(words) and words[place + 1] == "ratus" and words[place] in UNITS:
        total, place = UNITS[words[place]] * 100, place + 2
    rest = _read_tens(words, place) if place < len(words) else None
    if rest is not None:
        total, place = total + rest[0], rest[1]
    return (total, place) if place > start else None


_FIXED_TENS = {"sepuluh": 10, "sebelas": 11}


def _read_tens(words: Sequence[str], place: int) -> tuple[int, int] | None:
    """A group below one hundred."""
    word = words[place]
    following = words[place + 1] if place + 1 < len(words) else ""
    if word in _FIXED_TENS:
        return _FIXED_TENS[word], place + 1
    if word not in UNITS:
        return None
    if following == "belas":
        return UNITS[word] + 10, place + 2
    if following == "puluh":
        return _with_units(words, place + 2, UNITS[word] * 10)
    return UNITS[word], place + 1


def _with_units(words: Sequence[str], place: int, tens: int) -> tuple[int, int]:
    """The unit after ``puluh``, where there is one."""
    if place < len(words) and UNITS.get(words[place], 0) and not _begins_more(words, place):
        return tens + UNITS[words[place]], place + 1
    return tens, place


def _begins_more(words: Sequence[str], place: int) -> bool:
    """Whether the unit at a place begins another group (``dua puluh | tiga ratus`` is no number)."""
    return place + 1 < len(words) and words[place + 1] in {"puluh", "belas", "ratus"}


def _read_fraction(words: Sequence[str], place: int) -> tuple[str, int] | None:
    """Digits after ``koma``: read one by one, or as one number (``koma dua puluh lima``)."""
    if place >= len(words) or words[place] != "koma":
        return None
    place += 1
    digits = ""
    while place < len(words) and words[place] in UNITS and not _begins_more(words, place):
        digits += str(UNITS[words[place]])
        place += 1
    tail = _read_tens(words, place) if place < len(words) else None
    if tail is not None:
        return digits + str(tail[0]), tail[1]
    return (digits, place) if digits else None


def in_words(number: int) -> str:
    """Terbilang of a whole number below one quadrillion: ``14`` → ``empat belas``."""
    if number < 0 or number >= 10**15:
        raise ValueError(f"no words for {number}")
    if number == 0:
        return "nol"
    parts: list[str] = []
    for name, scale in (("triliun", 10**12), ("miliar", 10**9), ("juta", 10**6), ("ribu", 10**3)):
        count, number = divmod(number, scale)
        if count:
            parts.append("seribu" if name == "ribu" and count == 1 else f"{_below(count)} {name}")
    if number:
        parts.append(_below(number))
    return " ".join(parts)


def _below(number: int) -> str:
    """Words of 1–999."""
    hundreds, rest = divmod(number, 100)
    parts = [] if not hundreds else ["seratus" if hundreds == 1 else f"{_NAMES[hundreds]} ratus"]
    if rest in (10, 11):
        parts.append("sepuluh" if rest == _TEN else "sebelas")
    elif _ELEVEN < rest < _TWENTY:
        parts.append(f"{_NAMES[rest - 10]} belas")
    elif rest:
        tens, units = divmod(rest, 10)
        parts += [f"{_NAMES[tens]} puluh"] if tens else []
        parts += [_NAMES[units]] if units else []
    return " ".join(parts)


def ordinal_word(number: int) -> str:
    """Bilangan tingkat for Bagian (LII-73, 74): 1 → ``Kesatu``, 12 → ``Kedua Belas``."""
    return " ".join(part.capitalize() for part in f"ke{in_words(number)}".split())


def read_ordinal(words: Sequence[str]) -> Reading | None:
    """Read ``kedua puluh satu``; the first word carries ``ke``."""
    if not words:
        return None
    first = words[0]
    if first == "pertama":
        return Reading(Decimal(1), 1)
    if not first.startswith("ke"):
        return None
    return read_words([first[2:], *words[1:]])


_ROMAN = re.compile(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}


def from_roman(text: str) -> int:
    """Value of a Roman numeral in capitals; 0 when it is none."""
    if not text or len(text) > _LONGEST_ROMAN or not _ROMAN.fullmatch(text):
        return 0
    total = 0
    for here, following in zip(text, [*text[1:], ""], strict=True):
        value = _ROMAN_VALUES[here]
        total += -value if value < _ROMAN_VALUES.get(following, 0) else value
    return total


def to_roman(number: int) -> str:
    """Roman numeral of 1–3999."""
    out = ""
    for value, sign in (
        (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"),
        (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
    ):  # fmt: skip
        count, number = divmod(number, value)
        out += sign * count
    return out


def read_digits(text: str) -> Decimal | None:
    """Value of ``1.234.567``, ``14`` or ``2,5``; None when the marks fit no Indonesian number."""
    whole, _, fraction = text.partition(",")
    groups = whole.split(".")
    if len(groups) > 1 and (
        len(groups[0]) > _GROUP or any(len(part) != _GROUP for part in groups[1:])
    ):
        return None
    plain = "".join(groups)
    if (
        not plain.isdecimal()
        or (fraction and not fraction.isdecimal())
        or len(text) > _LONGEST_DIGITS
    ):
        return None
    return Decimal(f"{plain}.{fraction}") if fraction else Decimal(plain)
