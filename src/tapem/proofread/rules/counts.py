"""NUM-05: a stated count against the items that follow it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from tapem.proofread import collectives, dates, lexicon, numerals, vocabulary
from tapem.proofread.collectives import Collective
from tapem.proofread.figures import CountedNoun, sentences
from tapem.proofread.finding import Place, Severity, plain
from tapem.proofread.rules import series
from tapem.proofread.rules.base import ALL_KINDS, ANNEX_PROSE, Hit, Material, Rule
from tapem.proofread.tree import ItemList, Text

_LONGEST_INTRO = 160
_FEWEST_MEMBERS = 2
_MOST_MEMBERS = 15

_INTRODUCES = re.compile(
    r"\b(?:yaitu|yakni|ialah|adalah|meliputi|terdiri\s+(?:atas|dari)|sebagai\s+berikut|berikut(?:\s+ini)?|mencakup|antara)\b"
    r"[\w\s]{0,40}$|[\w)]\s*$",
    re.IGNORECASE,
)


# “2 (dua) orang narasumber untuk materi sebagai berikut:” lists the matters, not the people.
_OTHER_THINGS = re.compile(
    r"\b(?:untuk|mengenai|tentang|terhadap|membahas|menangani|dengan\s+(?!rincian|perincian|susunan|nama|data|daftar|urutan))"
    r"\s*[a-z]+(?:\s+[a-z]+)?\s+(?:sebagai\s+)?berikut"
)
# “Disepakati empat hal berikut.” announces a list as a colon does.
_LEADS_TO_LIST = re.compile(r":\s*$|\bberikut(?:\s+ini)?\s*\.\s*$")


def check_lists(material: Material) -> Iterator[Hit]:
    """NUM-05: “4 (empat) PKS yaitu:” must be followed by four items."""
    by_node: dict[int, list[CountedNoun]] = {}
    for counted in material.counted:
        by_node.setdefault(counted.node, []).append(counted)
    for items in material.text.lists:
        hit = _judge_list(material.text, items, by_node.get(items.intro, []))
        if hit is not None:
            yield hit
    lists = {items.intro: items for items in material.text.lists}
    for counted in material.counted:
        hit = (
            _judge_range(material.text, counted)
            or _judge_inline(material.text, counted)
            or _judge_restated(material.text, counted, lists)
            or _judge_ordinals(material.text, counted)
        )
        if hit is not None:
            yield hit
    for collective in collectives.find(material.text):
        behind = lists.get(collective.node)
        hit = _judge_collective(material.text, collective) or (
            _judge_collective_list(material.text, collective, behind) if behind else None
        )
        if hit is not None:
            yield hit


def announcing(text: Text, items: ItemList, counted: Sequence[CountedNoun]) -> CountedNoun | None:
    """The count that the words before a list announce, if they announce one."""
    if items.intro < 0 or not counted:
        return None
    intro = text.nodes[items.intro]
    if not _LEADS_TO_LIST.search(text.source, max(intro.body, intro.end - 40), intro.end):
        return None
    last = sentences(text.source, intro.body, intro.end)[-1]
    near = [c for c in counted if c.start >= last[0] and _is_listed_noun(c)]
    if not near:
        return None
    chosen = near[-1]
    between = text.source[chosen.end : intro.end].rstrip().rstrip(":.")
    if series.OPEN_LIST.search(between) or "." in between.strip() or len(between) > _LONGEST_INTRO:
        return None
    if _OTHER_THINGS.search(between):
        return None
    return chosen if _INTRODUCES.search(between) or not between.strip() else None


def _is_listed_noun(counted: CountedNoun) -> bool:
    """Whether what is counted can be named one by one: people and matters, but no measure."""
    return counted.noun not in vocabulary.MEASURES or counted.noun in ("hal", "orang", "tahap")


def _judge_list(text: Text, items: ItemList, counted: Sequence[CountedNoun]) -> Hit | None:
    chosen = announcing(text, items, counted)
    if chosen is None:
        return None
    direct = len(items.items)
    leaves = sum(max(1, len(text.children.get(index, ()))) for index in items.items)
    if chosen.value in (direct, leaves) or text.nodes[items.items[0]].ordinal > 1:
        return None
    first, last = text.nodes[items.items[0]], text.nodes[items.items[-1]]
    return Hit(
        chosen.start, chosen.end,
        f"Disebut {plain(chosen.value)} {chosen.name}, tetapi daftar sesudahnya memuat {direct} butir.",
        None, None, (Place(first.start, first.end), Place(last.start, last.end)),
    )  # fmt: skip


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


def _judge_collective_list(text: Text, all_of: Collective, items: ItemList) -> Hit | None:
    """“Ketiga rekomendasi tersebut adalah sebagai berikut:” in front of a list."""
    intro = text.nodes[items.intro]
    between = text.source[all_of.end : intro.end]
    if (
        len(between) > _LONGEST_INTRO
        or not _LEADS_TO_LIST.search(between)
        or not _COPULA_LAST.search(between)
        or len(items.items) == all_of.value
        or text.nodes[items.items[0]].ordinal > 1
    ):
        return None
    last = text.nodes[items.items[-1]]
    return Hit(
        all_of.start, all_of.end,
        f"Disebut {plain(all_of.value)} {all_of.noun}, tetapi daftar sesudahnya memuat {len(items.items)} butir.",
        None, None, (Place(last.start, last.end),),
    )  # fmt: skip


_COPULA_LAST = re.compile(
    rf"^[^.;:\d]*?(?:{series.COPULA}|berikut)(?:\s+(?:sebagai\s+)?berikut)?(?:\s+ini)?\s*[:.]\s*$"
)


def _judge_inline(text: Text, counted: CountedNoun) -> Hit | None:
    """“3 (tiga) kabupaten, yaitu Tegal, Banyumas, dan Brebes.”: only series of like members."""
    if not _can_be_named(counted):
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


def _can_be_named(counted: CountedNoun) -> bool:
    return (
        _is_listed_noun(counted) or counted.noun == "bulan"
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
    if not _can_be_named(counted) or counted.is_subset:
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
    if not _can_be_named(counted) or counted.value >= _MOST_ORDINALS:
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


RULES = (
    Rule(
        id="NUM-05",
        title="Jumlah dan daftar",
        severity=Severity.ERROR,
        zones=ANNEX_PROSE,
        kinds=ALL_KINDS,
        basis="logika naskah",
        explain_id="Jumlah yang disebut sebelum daftar (“4 (empat) PKS yaitu:”) harus sama dengan banyaknya butir daftar itu.",
        explain_en="The count announced before a list must equal the number of its items.",
        wrong="Terdapat 3 (tiga) kegiatan, yaitu:\n1. sosialisasi;\n2. pelatihan.",
        right="Terdapat 2 (dua) kegiatan, yaitu:\n1. sosialisasi;\n2. pelatihan.",
        check=check_lists,
    ),
)
