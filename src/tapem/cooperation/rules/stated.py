"""Figures of the register that a sentence states in words of its own.

A report may say a figure without a binding to the data: "baru 5 PKS yang sudah berjalan". What
such a sentence counts is read from the words around the number; a number whose words say
nothing about a state of agreements is left alone.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from tapem.kernel.numerals import terbilang

LARGEST_IN_WORDS = 99
_IN_WORDS = {terbilang(number): number for number in range(1, LARGEST_IN_WORDS + 1)}
_WORDS = "|".join(sorted(map(re.escape, _IN_WORDS), key=len, reverse=True))
_COUNT = re.compile(
    rf"\b(?:(?P<digits>\d{{1,3}})(?:\s*\([^)\d]{{1,40}}\))?|(?P<words>{_WORDS}))\s+(?:buah\s+|naskah\s+)?"
    r"(?:PKS\b|Perjanjian Kerja Sama\b|perjanjian kerja sama\b|perjanjian\b)",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[^.;!?]+(?:[.;!?](?=\S)[^.;!?]*)*")
_BEFORE, _AFTER = 40, 90
_NOT_DONE = (
    r"belum\s+(?:ada\s+(?:pelaksanaan|tindak lanjut)|dilaksanakan|terlaksana|berjalan|jalan)"
)
_NOT_SIGNED = r"belum\s+(?:di\s?tandatangani|ditanda\s?tangani|diterbitkan|disusun|terbit|selesai)"
_TO_DRAFT = r"(?:masih|perlu|harus|akan)\s+(?:di)?susun"
_DONE = (
    r"(?:sudah|telah)\s+(?:ada\s+pelaksanaan|dilaksanakan|terlaksana|berjalan|jalan)|\bberjalan\b"
)
_SIGNED = r"(?:sudah|telah|yang)\s+(?:di\s?tandatangani|ditanda\s?tangani|diterbitkan|terbit)"
# The first that fits decides; a refusal ("belum …") is looked for before what it refuses.
_AFTER_WORDS = (
    ("pks.idle", re.compile(_NOT_DONE, re.IGNORECASE)),
    ("pks.pending", re.compile(rf"{_NOT_SIGNED}|{_TO_DRAFT}", re.IGNORECASE)),
    ("pks.implemented", re.compile(_DONE, re.IGNORECASE)),
    ("pks.signed", re.compile(_SIGNED, re.IGNORECASE)),
)
_BEFORE_WORDS = (
    ("pks.pending", re.compile(r"(?:menyisakan|tersisa|sisa)\W*$", re.IGNORECASE)),
    (
        "pks.signed",
        re.compile(r"(?:diterbitkan|ditandatangani|melahirkan|menghasilkan)\W*$", re.IGNORECASE),
    ),
)
LABELS = {
    "pks.signed": "PKS yang sudah ditandatangani",
    "pks.implemented": "PKS yang sudah ada pelaksanaannya",
    "pks.idle": "PKS yang belum ada pelaksanaannya",
    "pks.pending": "PKS yang belum ditandatangani",
}


@dataclass(frozen=True, slots=True)
class StatedFigure:
    """A number of agreements that a sentence states: what it counts, how many, the words."""

    metric: str
    value: int
    quote: str


def stated_figures(text: str) -> list[StatedFigure]:
    """Return the figures of the register that a text states, in their order."""
    return [
        figure
        for sentence in _SENTENCE.findall(" ".join(text.split()))
        for figure in _of_sentence(sentence.strip())
    ]


def _of_sentence(sentence: str) -> Iterator[StatedFigure]:
    found = list(_COUNT.finditer(sentence))
    starts = [*(match.start() for match in found), len(sentence)]
    previous = 0
    for match, (_start, following) in zip(found, pairwise(starts), strict=True):
        before = sentence[max(previous, match.start() - _BEFORE) : match.start()]
        after = sentence[match.end() : min(following, match.end() + _AFTER)]
        previous = match.end()
        metric = _metric(before, after)
        if metric:
            yield StatedFigure(metric, _value(match), sentence)


def _metric(before: str, after: str) -> str:
    for words, rules in ((before, _BEFORE_WORDS), (after, _AFTER_WORDS)):
        for metric, pattern in rules:
            if pattern.search(words):
                return metric
    return ""


def _value(match: re.Match[str]) -> int:
    digits = match["digits"]
    return int(digits) if digits else _IN_WORDS[match["words"].casefold()]
