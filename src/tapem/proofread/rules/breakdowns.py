"""Wholes and their parts inside a sentence or two: announced breakdowns, shares and rests.

“34 orang, terdiri dari 12 orang kepala puskesmas, 15 orang bendahara, dan 8 orang pengelola”
names its parts with other words each; what makes them parts is the announcement, the commas and
one number apiece. “Dari 50 titik, terpasang 35 titik dan belum terpasang 10” and “12 kesepakatan;
7 di antaranya …, 4 sisanya …” say by their words that nothing else is left.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from tapem.proofread import vocabulary
from tapem.proofread.figures import CountedNoun, State
from tapem.proofread.finding import plain
from tapem.proofread.rules import contradictions
from tapem.proofread.rules.base import Hit, Material
from tapem.proofread.tree import Text

_REACH = 700
_FEWEST_PARTS = 2
_BEFORE = 40
_LEAD = re.compile(
    r"[^.;:\d\n]{0,70}?(?:\b(?:yang\s+)?(?:terdiri\s+(?:atas|dari)|dengan\s+rincian|rinciannya|berasal\s+dari)\b\s*:?|:)\s*",
    re.IGNORECASE,
)
_SERIES_END = re.compile(r"[.;\n](?=\s|$)")
_OPEN = re.compile(
    r"\b(?:antara\s+lain|di\s?antaranya|misalnya|seperti|dan\s+lain-lain|dsb|dll|lainnya|masing-masing|tiap|setiap|per)\b",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(r",|;|\b(?:dan|serta|ditambah)\b", re.IGNORECASE)
_ONE = re.compile(r"\bse(?:orang|buah|ekor|lembar)\b", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")


def hits(material: Material) -> Iterator[Hit]:
    """Each whole whose announced parts, shares or rest do not add up to it."""
    counted = material.counted
    for place, whole in enumerate(counted):
        parts = _announced(material.text, counted, place)
        if not parts:
            parts = _shares(material.text, counted, place)
        if parts and sum((value for value, _ in parts), Decimal(0)) != whole.value:
            yield _hit(whole, parts)


Part = tuple[Decimal, CountedNoun | None]


def _hit(whole: CountedNoun, parts: Sequence[Part]) -> Hit:
    added = sum((value for value, _ in parts), Decimal(0))
    how = "+".join(str(plain(value)) for value, _ in parts)
    return Hit(
        whole.start, whole.end,
        f"Disebut {plain(whole.value)} {whole.name}, tetapi rinciannya {how} = {plain(added)}.",
        str(plain(added)), None,
        tuple(contradictions.place_of(part) for _, part in parts if part is not None),
    )  # fmt: skip


def _announced(text: Text, counted: Sequence[CountedNoun], place: int) -> list[Part]:
    """The parts behind “terdiri atas” or a colon, one number each; empty when it is no breakdown."""
    whole, source = counted[place], text.source
    stop = min(text.nodes[whole.node].end, whole.end + _REACH)
    lead = _LEAD.match(source, whole.end, stop)
    if lead is None or whole.state is State.REMAINING:
        return []
    end = _SERIES_END.search(source, lead.end(), stop)
    high = end.start() if end else stop
    if _OPEN.search(source, lead.end(), high):
        return []
    inside = _between(counted, lead.end(), high)
    singles = [found.start() for found in _ONE.finditer(source, lead.end(), high)]
    if not _each_apart(source, inside, singles) or _other_digits(source, inside, lead.end(), high):
        return []
    if not all(_same_unit(source, whole, part) for part in inside):
        return []
    parts: list[Part] = [(part.value, part) for part in inside]
    parts += [(Decimal(1), None) for _ in singles]
    return parts if len(parts) >= _FEWEST_PARTS else []


def _between(counted: Sequence[CountedNoun], low: int, high: int) -> list[CountedNoun]:
    first = bisect_left(counted, low, key=lambda one: one.number_start)
    last = bisect_left(counted, high, key=lambda one: one.number_start)
    return list(counted[first:last])


def _each_apart(source: str, inside: Sequence[CountedNoun], singles: Sequence[int]) -> bool:
    """Between two numbers stands a comma or “dan”."""
    places = sorted(
        [*((one.number_start, one.number_end) for one in inside), *((at, at + 3) for at in singles)]
    )
    return all(_SEPARATOR.search(source, first[1], second[0]) for first, second in pairwise(places))


def _other_digits(source: str, inside: Sequence[CountedNoun], low: int, high: int) -> bool:
    """Digits in the series that are no count: a date, an amount, a number of a rule."""
    known = {one.number_start for one in inside}
    spans = [(one.number_start, one.number_end) for one in inside]
    return any(
        found.start() not in known and not any(start <= found.start() < end for start, end in spans)
        for found in _DIGITS.finditer(source, low, high)
    )


_UNIT = re.compile(r"\s*(?:\([^()]{2,80}\)\s*)?(?P<unit>[A-Za-z]+)")


def _same_unit(source: str, whole: CountedNoun, part: CountedNoun) -> bool:
    """The same noun, the same word behind the number, or people on both sides."""
    if contradictions.same_noun(whole, part) or whole.head == part.head:
        return True
    units = [_unit(source, one) for one in (whole, part)]
    if units[0] == units[1]:
        return True
    return whole.head in vocabulary.PEOPLE and (
        part.head in vocabulary.PEOPLE or part.head in _ROLES
    )


def _unit(source: str, counted: CountedNoun) -> str:
    found = _UNIT.match(source, counted.number_end, counted.number_end + 100)
    return found["unit"].lower() if found else ""


_ROLES = vocabulary.word_set(
    "ketua wakil sekretaris bendahara anggota kepala camat lurah operator petugas staf guru bidan perawat dokter "
    "kader tokoh perwakilan perempuan laki-laki pria wanita narasumber fasilitator pendamping pejabat siswa"
)
_FROM = re.compile(
    r"\bdari\s+(?:total\s+|jumlah\s+|seluruh\s+|sebanyak\s+|keseluruhan\s+)*$", re.IGNORECASE
)
_REST = re.compile(r"\b(?:sisanya|selebihnya)\b", re.IGNORECASE)
_AMONG = re.compile(r"\s*(?:di\s?)?antaranya\b", re.IGNORECASE)
_STILL = re.compile(r"\b(?:sedangkan|sementara)\b", re.IGNORECASE)
_UNDONE = re.compile(r"\b(?:masih|belum|tidak)\b", re.IGNORECASE)
_BELUM = re.compile(r"\bbelum\s+(?P<verb>[a-z]{5,})")


def _shares(text: Text, counted: Sequence[CountedNoun], place: int) -> list[Part]:
    """Two shares that their words call the whole; empty where a third may exist."""
    if place + _FEWEST_PARTS >= len(counted):
        return []
    whole, first, second = counted[place : place + 3]
    if first.node != whole.node or second.sentence != first.sentence:
        return []
    after = counted[place + 3] if place + 3 < len(counted) else None
    if after is not None and after.sentence == second.sentence:
        return []
    if not all(_is_share(text.source, whole, share) for share in (first, second)):
        return []
    if whole.sentence == first.sentence and _is_from(text, whole):
        said = _opposed(text, whole, first, second)
    else:
        said = _is_rest(text, first, second) or (
            whole.sentence != first.sentence and _by_verb(text, first.sentence[0], first, second)
        )
    return [(first.value, first), (second.value, second)] if said else []


def _is_share(source: str, whole: CountedNoun, share: CountedNoun) -> bool:
    if share.value > whole.value:
        return False
    among = share.is_elided or _AMONG.match(source, share.number_end, share.number_end + 30)
    rest = _REST.match(source, share.number_end + 1, share.number_end + 20)
    return bool(among or rest) or contradictions.same_noun(whole, share)


def _is_from(text: Text, whole: CountedNoun) -> bool:
    low = max(whole.sentence[0], whole.number_start - _BEFORE)
    return _FROM.search(text.source, low, whole.number_start) is not None


def _opposed(text: Text, whole: CountedNoun, first: CountedNoun, second: CountedNoun) -> bool:
    """“15 telah menyepakati, sedangkan 6 masih …”, “terpasang 35 dan belum terpasang 10”."""
    if _is_rest(text, first, second) or _by_verb(text, whole.end, first, second):
        return True
    contrast = _STILL.search(text.source, first.end, second.number_start)
    tail = min(second.sentence[1], second.end + _BEFORE)
    return bool(contrast and _UNDONE.search(text.source, contrast.end(), tail))


def _by_verb(text: Text, low: int, first: CountedNoun, second: CountedNoun) -> bool:
    """The same verb, once done and once “belum”."""
    high = min(second.sentence[1], second.end + _BEFORE)
    undone = _BELUM.search(text.source, first.number_end, high)
    if undone is None:
        return False
    verb = re.compile(rf"(?<!belum )\b{undone['verb']}\b", re.IGNORECASE)
    return verb.search(text.source, low, undone.start()) is not None


def _is_rest(text: Text, first: CountedNoun, second: CountedNoun) -> bool:
    low, high = second.number_start - _BEFORE, min(second.sentence[1], second.end + _BEFORE)
    return _REST.search(text.source, max(first.number_end, low), high) is not None
