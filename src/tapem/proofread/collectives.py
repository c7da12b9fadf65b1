"""“Ketiga kabupaten”, “kelima naskah”: all of them, and how many that is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from tapem.proofread import vocabulary
from tapem.proofread.tree import Text, Unit, Zone

_VALUES = {
    "kedua": 2, "ketiga": 3, "keempat": 4, "kelima": 5, "keenam": 6, "ketujuh": 7,
    "kedelapan": 8, "kesembilan": 9, "kesepuluh": 10,
}  # fmt: skip
_COLLECTIVE = re.compile(
    rf"(?<![\w-])(?P<word>{'|'.join(_VALUES)}|ke-(?P<digits>\d{{1,3}}))\s+(?P<noun>[a-z]{{3,30}}|[A-Z]{{2,12}}[a-z]{{0,12}})\b",
    re.IGNORECASE,
)
_LOOK_BACK = 40
# Words behind which “kedua” means both; behind a noun it means the second.
_LEADS = vocabulary.word_set(
    "dan oleh dari untuk pada agar bahwa bagi kepada dengan serta antara di dalam maka sehingga karena "
    "lagi kini telah sudah akan hanya seluruh sementara sedangkan adapun setelah sebelum ketika terhadap atas "
    "mengenai tentang jika apabila ke adalah yaitu yakni supaya"
)
_NO_NOUN = vocabulary.word_set(
    "belah kali kalinya puluh belas ratus dan atau yang adalah ialah tentang mengenai orang pihak tangan sisi"
)


@dataclass(frozen=True, slots=True)
class Collective:
    """How many, of what (lower case), and where it stands."""

    value: Decimal
    noun: str
    start: int
    end: int
    node: int


def find(text: Text) -> Iterator[Collective]:
    """Every such phrase in the prose, in order."""
    for node in text.in_zones(Zone.PROSE, Zone.ANNEX):
        if node.unit is Unit.CELL or node.unit is Unit.HEADING:
            continue
        for found in _COLLECTIVE.finditer(text.source, node.body, node.end):
            noun, low = found["noun"].lower(), max(node.body, found.start() - _LOOK_BACK)
            if noun in _NO_NOUN or not _is_collective(
                text.source[low : found.start()], found["word"]
            ):
                continue
            value = Decimal(found["digits"] or _VALUES[found["word"].lower()])
            yield Collective(value, noun, found.start("word"), found.end(), node.index)


def _is_collective(lead: str, word: str) -> bool:
    """At the start of a sentence, or behind a word that takes a noun phrase."""
    before = lead.split()
    if not before or before[-1][-1] in '.;:,)“"':
        return True
    last = before[-1].lower()
    return word[0].islower() and (last in _LEADS or _ACTIVE.fullmatch(last) is not None)


# “mendampingi keenam desa”; what an ordinal follows is a noun or one of these.
_ACTIVE = re.compile(
    r"me(?!nit|ter|dia|nteri|sin|reka|njadi|masuki|rupakan|nempati|raih|duduki|ja)[a-z]{4,20}"
)
