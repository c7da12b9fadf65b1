"""NUM-05: a stated count against the items that follow it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tapem.proofread import collectives, dates, vocabulary
from tapem.proofread.collectives import Collective
from tapem.proofread.figures import CountedNoun, sentences
from tapem.proofread.finding import Place, Severity, plain
from tapem.proofread.rules.base import ALL_KINDS, ANNEX_PROSE, Hit, Material, Rule
from tapem.proofread.tree import ItemList, Text

_LONGEST_INTRO = 160
_FEWEST_MEMBERS = 2
_MOST_MEMBERS = 15

_OPEN_LIST = re.compile(
    r"\b(?:antara lain|di\s?antaranya|misalnya|seperti|dan lain-lain)\b", re.IGNORECASE
)
_INTRODUCES = re.compile(
    r"\b(?:yaitu|yakni|ialah|adalah|meliputi|terdiri\s+(?:atas|dari)|sebagai\s+berikut|berikut(?:\s+ini)?|mencakup|antara)\b"
    r"[\w\s]{0,40}$|[\w)]\s*$",
    re.IGNORECASE,
)


def check_lists(material: Material) -> Iterator[Hit]:
    """NUM-05: “4 (empat) PKS yaitu:” must be followed by four items."""
    by_node: dict[int, list[CountedNoun]] = {}
    for counted in material.counted:
        by_node.setdefault(counted.node, []).append(counted)
    for items in material.text.lists:
        hit = _judge_list(material.text, items, by_node.get(items.intro, []))
        if hit is not None:
            yield hit
    for counted in material.counted:
        hit = _judge_range(material.text, counted) or _judge_inline(material.text, counted)
        if hit is not None:
            yield hit
    for collective in collectives.find(material.text):
        hit = _judge_collective(material.text, collective)
        if hit is not None:
            yield hit


def announcing(text: Text, items: ItemList, counted: Sequence[CountedNoun]) -> CountedNoun | None:
    """The count that the words before a list announce, if they announce one."""
    if items.intro < 0 or not counted:
        return None
    intro = text.nodes[items.intro]
    if not text.source[intro.body : intro.end].rstrip().endswith(":"):
        return None
    last = sentences(text.source, intro.body, intro.end)[-1]
    near = [c for c in counted if c.start >= last[0] and _is_listed_noun(c)]
    if not near:
        return None
    chosen = near[-1]
    between = text.source[chosen.end : intro.end].rstrip().rstrip(":")
    if _OPEN_LIST.search(between) or "." in between.strip() or len(between) > _LONGEST_INTRO:
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
    r"(?P<between>(?:\s+[a-z]{3,20}){0,3}?)\s*,?\s*(?:yaitu|yakni|meliputi|terdiri\s+(?:atas|dari))\s*:?\s+(?P<series>[^.;:()\n]{8,300})(?=[.;\n]|$)"
)
# Words that count anew before the series: “dari empat desa baru dua, yaitu …”.
_RECOUNTS = re.compile(
    r"\b(?:baru|hanya|sebagian|sisanya|salah|masing|setiap|antara|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|dan|serta|untuk|oleh|dari|dengan)\b"
)
_SERIES_PART = re.compile(r"\s*,\s+(?:dan\s+|serta\s+)?|\s+(?:dan|serta)\s+")


_BRACKETED = re.compile(r"(?P<between>)\s*\((?P<series>[A-Z][^()\n]{6,300})\)")


def _judge_collective(text: Text, all_of: Collective) -> Hit | None:
    """“Ketiga kabupaten, yaitu A, B, C, dan D”: names of places and offices only."""
    high = min(len(text.source), all_of.end + 360)
    found = _SERIES.match(text.source, all_of.end, high) or _BRACKETED.match(
        text.source, all_of.end, high
    )
    if found is None or _OPEN_LIST.search(found["series"]) or _RECOUNTS.search(found["between"]):
        return None
    parts = members_of(found["series"])
    if len(parts) < _FEWEST_MEMBERS or len(parts) == all_of.value or not _alike(parts):
        return None
    return Hit(
        all_of.start, found.end("series"),
        f"Disebut {plain(all_of.value)} {all_of.noun}, tetapi yang dirinci sesudahnya {len(parts)}.",
    )  # fmt: skip


def _judge_inline(text: Text, counted: CountedNoun) -> Hit | None:
    """“3 (tiga) kabupaten, yaitu Tegal, Banyumas, dan Brebes.”: only series of like members."""
    if (
        not _is_listed_noun(counted) and counted.noun != "bulan"
    ) or not _FEWEST_MEMBERS <= counted.value <= _MOST_MEMBERS:
        return None
    high = min(len(text.source), counted.end + 360)
    found = _SERIES.match(text.source, counted.end, high) or _BRACKETED.match(
        text.source, counted.end, high
    )
    if found is None or _OPEN_LIST.search(found["series"]) or _RECOUNTS.search(found["between"]):
        return None
    parts = members_of(found["series"])
    if len(parts) < _FEWEST_MEMBERS or len(parts) == counted.value or _is_span(counted, parts):
        return None
    if not _alike(parts) and not (len(parts) < counted.value and _each_is_one(parts)):
        return None
    return Hit(
        counted.start, found.end("series"),
        f"Disebut {plain(counted.value)} {counted.name}, tetapi yang dirinci sesudahnya {len(parts)}.",
    )  # fmt: skip


# “6 titik, yaitu TK-01 sampai dengan TK-06”: two ends with one name.
_RANGE = re.compile(
    r"(?:\s+[a-z]{3,20}){0,3}?\s*,?\s*(?:yaitu|yakni|ialah|meliputi)\s+(?:\w+\s+)??(?P<name>[A-Z][A-Za-z]{0,9}[- ]?)(?P<first>\d{1,3})"
    r"\s+(?:sampai\s+dengan|sampai|hingga|s\.d\.|s/d)\s+(?:\w+\s+)??(?P=name)(?P<last>\d{1,3})\b"
)


def _is_span(counted: CountedNoun, parts: list[str]) -> bool:
    """“3 bulan, yaitu setelah …”: a length of time unless its months are named."""
    return counted.noun == "bulan" and not all(part.lower() in dates.MONTHS for part in parts)


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


# The sentence goes on behind the series: “…, Pasar Satu dan Pasar Dua, memerlukan …”.
_GOES_ON = re.compile(
    r"(?:(?:me|di|ber|ter)[a-z]{4,}|telah|sudah|belum|akan|yang|untuk|agar|dengan|pada|di|dapat|perlu|masih|tidak|karena|sehingga|sedangkan|tetapi|namun|maka)\b"
)


def members_of(series: str) -> list[str]:
    """The members of a series, without the clause that goes on behind it."""
    parts = [part.strip() for part in _SERIES_PART.split(series) if part.strip()]
    for place, part in enumerate(parts):
        if place >= _FEWEST_MEMBERS and part[0].islower() and _GOES_ON.match(part):
            return parts[:place] if all(p[0].isupper() for p in parts[:place]) else parts
    return parts


_MANY = re.compile(
    r"\d|\b(?:para|beberapa|seluruh|semua|setiap|masing-masing|berbagai|sejumlah|sebagian|lainnya|lain|tim|unsur|perwakilan"
    r"|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh)\b|-\w",
    re.IGNORECASE,
)
_LONGEST_MEMBER = 60


def _each_is_one(parts: list[str]) -> bool:
    """Each member names one thing: then even the finest cut of the series names too few."""
    return all(
        not _MANY.search(part) and len(part) <= _LONGEST_MEMBER and not _GOES_ON.match(part)
        for part in parts
    )


# A name whose first word says that it is one: a member of a series is exactly one of them.
_OFFICE = re.compile(
    r"(?:Kabupaten|Kab\.|Kota|Kecamatan|Kec\.|Desa|Kelurahan|Dinas|Badan|Bagian|Sekretariat|Inspektorat|Kantor"
    r"|Puskesmas|Camat|Kepala|Bidang|Seksi)\s+[A-Z][\w-]+(?:\s+[A-Z][\w-]+){0,3}|[A-Z]{3,}[A-Za-z]*(?:\s[A-Z]{2,})?"
)


_GOES_ON_AFTER = re.compile(r"(?:\s+[a-z]+)+$")


def _alike(parts: list[str]) -> bool:
    """Members that are all one proper name, or all begin with the same word and a name."""
    if all(re.fullmatch(r"[A-Z][\w-]+", part) for part in parts):
        return True
    if all(_OFFICE.fullmatch(_GOES_ON_AFTER.sub("", part)) for part in parts):
        return True
    first = parts[0].split()[0]
    return all(
        re.fullmatch(rf"{re.escape(first)}\s+[A-Z][\w-]+(?:\s[A-Z][\w-]+)?", part) for part in parts
    )


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
