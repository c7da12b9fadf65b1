"""Counts against what the sentence itself, or the next one, names one by one; feeds NUM-05."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from tapem.proofread import collectives, dates, lexicon, numerals, vocabulary
from tapem.proofread.collectives import Collective
from tapem.proofread.figures import CountedNoun
from tapem.proofread.finding import Place, plain
from tapem.proofread.rules import series
from tapem.proofread.rules.base import Hit, Material
from tapem.proofread.tree import ItemList, Text

_FEWEST_MEMBERS = 2
_MOST_MEMBERS = 15


def hits(material: Material, lists: Mapping[int, ItemList]) -> Iterator[Hit]:
    """Every count that its series, its ordinals or its restatement belies."""
    text = material.text
    for counted in material.counted:
        hit = (
            _judge_range(text, counted)
            or _judge_inline(text, counted)
            or _judge_restated(text, counted, lists)
            or _judge_ordinals(text, counted)
        )
        if hit is not None:
            yield hit
    for all_of in collectives.find(text):
        hit = _judge_collective(text, all_of)
        if hit is not None:
            yield hit


def is_listed(counted: CountedNoun) -> bool:
    """Whether what is counted can be named one by one: people and matters, but no measure."""
    return counted.noun not in vocabulary.MEASURES or counted.noun in ("hal", "orang", "tahap")


_SERIES = re.compile(
    rf"(?P<between>(?:\s+[a-z]{{2,20}}){{0,9}}?)\s*(?:,?\s*{series.COPULA}\s*:?|:)\s+(?P<series>{series.WORDS})(?=[.;\n]|$)"
)
# Words that count anew before the series: “dari empat desa baru dua, yaitu …”.
_RECOUNTS = re.compile(
    r"\b(?:baru|hanya|sebagian|sisanya|salah|masing|setiap|antara|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|dan|serta|untuk|oleh|dari|dengan)\b"
)
_BRACKETED = re.compile(r"(?P<between>)\s*\((?P<series>[A-Z][^()\n]{6,300})\)")
_SERIES_REACH = 420
_NEAR_WORDS = 3


def _series_behind(text: Text, end: int) -> re.Match[str] | None:
    """The series that a count leads to, with no other count between."""
    high = min(len(text.source), end + _SERIES_REACH)
    found = _SERIES.match(text.source, end, high) or _BRACKETED.match(text.source, end, high)
    if found is None or _RECOUNTS.search(found["between"]):
        return None
    # A longer clause may name other things; only names stand for what was counted at its head.
    if len(found["between"].split()) > _NEAR_WORDS and not _are_names(found):
        return None
    return found


def _named(found: re.Match[str], said: int) -> int | None:
    are_parts = "by_parts" in found.re.groupindex and found["by_parts"] is not None
    return series.names_of(found["series"], said, are_parts=are_parts)


def _are_names(found: re.Match[str]) -> bool:
    members = series.members_of(found["series"])
    return found["between"].split()[0] == "yang" and all(name[0].isupper() for name in members)


def _judge_collective(text: Text, all_of: Collective) -> Hit | None:
    """“Ketiga kabupaten, yaitu A, B, C, dan D”."""
    found = _series_behind(text, all_of.end)
    named = _named(found, int(all_of.value)) if found else None
    if found is None or named is None:
        return None
    return Hit(
        all_of.start, found.end("series"),
        f"Disebut {plain(all_of.value)} {all_of.noun}, tetapi yang dirinci sesudahnya {named}.",
    )  # fmt: skip


def _judge_inline(text: Text, counted: CountedNoun) -> Hit | None:
    """“3 (tiga) kabupaten, yaitu Tegal, Banyumas, dan Brebes.”: only series of like members."""
    if not can_be_named(counted):
        return None
    found = _series_behind(text, counted.end)
    named = _named(found, int(counted.value)) if found else None
    if found is None or named is None:
        return None
    if _is_span(counted, series.members_of(found["series"])):
        return None
    return Hit(
        counted.start, found.end("series"),
        f"Disebut {plain(counted.value)} {counted.name}, tetapi yang dirinci sesudahnya {named}.",
    )  # fmt: skip


def can_be_named(counted: CountedNoun) -> bool:
    """Whether a text may name so many of these things one by one."""
    return (
        is_listed(counted) or counted.noun == "bulan"
    ) and _FEWEST_MEMBERS <= counted.value <= _MOST_MEMBERS


def _is_span(counted: CountedNoun, parts: list[str]) -> bool:
    """“3 bulan, yaitu setelah …”: a length of time unless its months are named."""
    return counted.noun == "bulan" and not all(part.lower() in dates.MONTHS for part in parts)


# “Empat kecamatan sudah mengirim data. Kecamatan yang sudah mengirim data yaitu A, B, dan C.”
_RESTATED = re.compile(
    rf"\s*(?:Adapun\s+|Nama\s+|Nama-nama\s+)?(?P<noun>[A-Za-z]+(?:\s+[a-z]{{3,20}}){{0,3}}?)\s+"
    rf"(?P<clause>yang\s+[^.;:,\d]{{3,100}}?|tersebut|dimaksud|itu)\s*,?\s+{series.COPULA}\s*(?::|(?P<series>{series.WORDS})(?=[.;\n]|$))"
)
_DENIES = re.compile(r"\b(?:belum|tidak|bukan|tanpa)\b")
_CONTENT = re.compile(r"[a-z]{4,}")


def _judge_restated(text: Text, counted: CountedNoun, lists: Mapping[int, ItemList]) -> Hit | None:
    """The sentence behind a count takes up its things and names them, one by one."""
    if not can_be_named(counted) or counted.is_subset:
        return None
    start, high = counted.sentence[1], min(len(text.source), counted.sentence[1] + _SERIES_REACH)
    found = _RESTATED.match(text.source, start, high)
    if found is None or not _takes_up(text, counted, found):
        return None
    if found["series"]:
        named = _named(found, int(counted.value))
    else:
        node = text.node_at(found.start("noun"))
        items = lists.get(node.index) if node is not None else None
        named = len(items.items) if items and len(items.items) != counted.value else None
    if named is None:
        return None
    return Hit(
        counted.start, found.end(),
        f"Disebut {plain(counted.value)} {counted.name}, tetapi yang dirinci sesudahnya {named}.",
    )  # fmt: skip


_ORDINAL = re.compile(
    rf"(?P<head>[A-Za-z]+)\s+(?P<word>{'|'.join(numerals.ORDINALS)})\b|(?:(?<=[.;:]\s)|(?<=\n))(?P<bare>Pertama|Kedua|Ketiga|Keempat|Kelima|Keenam|Ketujuh),",
)
_ORDINAL_REACH = 900


def _judge_ordinals(text: Text, counted: CountedNoun) -> Hit | None:
    """“dua opsi … Opsi pertama …, opsi kedua …, dan opsi ketiga …”: told one by one, and more than said."""
    if not can_be_named(counted) or counted.value >= _MOST_ORDINALS:
        return None
    told, end = 0, counted.end
    for found in _ORDINAL.finditer(text.source, counted.end, counted.end + _ORDINAL_REACH):
        if not found["bare"] and found["head"].lower() != counted.head:
            continue
        if numerals.ORDINALS[(found["bare"] or found["word"]).lower()] == told + 1:
            told, end = told + 1, found.end()
    if told <= counted.value or told < _FEWEST_ORDINALS:
        return None
    return Hit(
        counted.start, counted.end,
        f"Disebut {plain(counted.value)} {counted.name}, tetapi yang diuraikan satu per satu {told}.",
        None, None, (Place(end - 1, end),),
    )  # fmt: skip


_MOST_ORDINALS = 7
_FEWEST_ORDINALS = 3


def _takes_up(text: Text, counted: CountedNoun, found: re.Match[str]) -> bool:
    """The same noun, and what was said of it: by “tersebut”, or by a stem of the sentence before."""
    if not (found["noun"].lower() + " ").startswith(counted.head + " "):
        return False
    if not found["clause"].startswith("yang"):
        return True
    before = text.source[counted.sentence[0] : min(counted.sentence[1], counted.sentence[0] + 600)]
    if bool(_DENIES.search(before)) != bool(_DENIES.search(found["clause"])):
        return False
    return bool(_stems(before) & _stems(found["clause"]) - _stems(found["noun"]))


def _stems(words: str) -> set[str]:
    return {
        lexicon.stem(word)
        for word in _CONTENT.findall(words.lower())
        if word not in vocabulary.STOP_WORDS
    }


# “6 titik, yaitu TK-01 sampai dengan TK-06”: two ends with one name.
_RANGE = re.compile(
    r"(?:\s+[a-z]{3,20}){0,3}?\s*,?\s*(?:yaitu|yakni|ialah|meliputi)\s+(?:\w+\s+)??(?P<name>[A-Z][A-Za-z]{0,9}[- ]?)(?P<first>\d{1,3})"
    r"\s+(?:sampai\s+dengan|sampai|hingga|s\.d\.|s/d)\s+(?:\w+\s+)??(?P=name)(?P<last>\d{1,3})\b"
)


def _judge_range(text: Text, counted: CountedNoun) -> Hit | None:
    found = _RANGE.match(text.source, counted.end, min(len(text.source), counted.end + 120))
    if found is None:
        return None
    named = int(found["last"]) - int(found["first"]) + 1
    if named == counted.value or named < 1:
        return None
    return Hit(
        counted.start, found.end("last"),
        f"Disebut {plain(counted.value)} {counted.name}, tetapi rentang sesudahnya memuat {named}.",
    )  # fmt: skip
