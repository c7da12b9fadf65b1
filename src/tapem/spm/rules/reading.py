"""What somebody typed into a cell, read as one of its four answers."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from tapem.kernel.numbers import format_number, parse_number
from tapem.spm.rules.facts import EMPTY, NONE, NOT_APPLICABLE, NUMBER, CellFact, LineFact

_NONE_WORDS = frozenset({"tidak ada", "nihil", "ta"})
_NOT_APPLICABLE_WORDS = frozenset({"tidak berlaku", "tb", "n/a", "na"})
_DASHES = frozenset({"-", "–", "—", "--"})
_WITH_WORD = re.compile(r"(?P<number>-?[\d.,]+)\s*(?P<word>[^\d.,\s].*)")
_RUPIAH = re.compile(r"^rp\.?\s*", re.IGNORECASE)
_LARGEST = Decimal(10) ** 15


@dataclass(frozen=True, slots=True)
class Reading:
    """A cell as it was read; `echo` says an ambiguous number in words."""

    state: str
    value: Decimal | None = None
    echo: str = ""


def read_cell(text: str, *, is_rupiah: bool = False, allows_fraction: bool = False) -> Reading:
    """Read a typed cell; ValueError with a sentence that says how to mend it.

    "" is empty, "tidak ada" counts as nothing, "tidak berlaku" is left out. A dash is
    refused, since it is used for all three.
    """
    folded = " ".join(text.split()).casefold()
    if not folded:
        return Reading(EMPTY)
    if folded in _NONE_WORDS:
        return Reading(NONE)
    if folded in _NOT_APPLICABLE_WORDS:
        return Reading(NOT_APPLICABLE)
    if folded in _DASHES:
        raise ValueError(
            "Tanda “-” bisa berarti banyak hal. Isi 0, “tidak ada”, “tidak berlaku”, atau kosongkan."
        )
    return _number(folded, is_rupiah=is_rupiah, allows_fraction=allows_fraction)


def _number(folded: str, *, is_rupiah: bool, allows_fraction: bool) -> Reading:
    plain = _RUPIAH.sub("", folded) if is_rupiah else folded
    if with_word := _WITH_WORD.fullmatch(plain):
        number = with_word["number"].strip(".,")
        raise ValueError(f"Isi angkanya saja: {number}, tanpa “{with_word['word']}”.")
    parsed = parse_number(plain)
    read = read_amount(parsed.value, is_rupiah=is_rupiah, allows_fraction=allows_fraction)
    return replace(read, echo=parsed.echo)


def read_amount(
    value: Decimal, *, is_rupiah: bool = False, allows_fraction: bool = False
) -> Reading:
    """Take a number that needs no reading, from a workbook; ValueError when it cannot stand."""
    if value < 0:
        raise ValueError("Angka tidak boleh kurang dari 0.")
    if value >= _LARGEST:
        raise ValueError("Angka ini terlalu besar; periksa jumlah nolnya.")
    if value != int(value):
        _refuse_fraction(value, is_rupiah=is_rupiah, allows_fraction=allows_fraction)
    return Reading(NUMBER, value)


def _refuse_fraction(value: Decimal, *, is_rupiah: bool, allows_fraction: bool) -> None:
    if is_rupiah:
        raise ValueError("Isi rupiah utuh tanpa sen.")
    if not allows_fraction:
        raise ValueError(f"Isi bilangan bulat; {format_number(value)} adalah pecahan.")
    exponent = value.as_tuple().exponent
    if isinstance(exponent, int) and exponent < -2:  # noqa: PLR2004 (two decimals are kept)
        raise ValueError("Isi paling banyak dua angka di belakang koma.")


def written(cell: CellFact) -> str:
    """Write a cell as it is typed and printed: "21.340", "tidak ada", or nothing."""
    if cell.state == NUMBER and cell.value is not None:
        value = cell.value
        return format_number(int(value) if value == int(value) else value.normalize())
    return {NONE: "tidak ada", NOT_APPLICABLE: "tidak berlaku"}.get(cell.state, "")


def line_figures(line: LineFact) -> dict[str, str]:
    """Return the filled cells of a line as typed, for the record of what was submitted."""
    return {key: written(cell) for key, cell in sorted(line.cells.items()) if cell.is_filled}
