"""Wholes and their parts in running prose; all of it feeds NUM-07.

Four ways in which a text says that some counts make up another one:

announced  “34 orang, terdiri dari 12 orang kepala puskesmas, 15 orang bendahara, dan 8 orang
           pengelola”: the announcement, a comma each and one number apiece.
shares     “dari 50 titik, terpasang 35 titik dan belum terpasang 10”, “27 ruas. Dari jumlah itu
           15 ruas …, 7 ruas …, dan 4 ruas …”, “12 kesepakatan; 7 di antaranya …, 4 sisanya …”.
progress   “… di 297 desa. Sebanyak 281 desa telah …, sedangkan 18 desa dalam proses”.
each       “60 orang dalam dua angkatan, masing-masing 35 orang”: 2 × 35.

Where the words leave no room for a further part, any difference is an error. Prose may count
other things behind the same words, so everywhere else a remark is a warning, and only made
where the figures nearly agree: a slip is near the right value, another subject is not.

Longer than most modules, because the four readings are tried in turn on the same whole and share
what a part, a unit and a rest are.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from tapem.proofread import vocabulary
from tapem.proofread.figures import CountedNoun, State
from tapem.proofread.finding import Severity, plain
from tapem.proofread.rules import contradictions
from tapem.proofread.rules.base import Hit, Material
from tapem.proofread.tree import Text

_SLIP = 2
_SLIP_SHARE = Decimal("0.1")
_FEWEST_PARTS = 2
_FEWEST_LOOSE = 3
_MOST_PARTS = 12
_REACH = 700
_BEFORE = 40
_FAR = 400
_WHOLE_BEFORE = 6

# A part, and None for the bare “seorang ketua”.
Part = tuple[Decimal, CountedNoun | None]


def hits(material: Material) -> Iterator[Hit]:
    """Each whole whose parts do not add up to it."""
    text, counted = material.text, material.counted
    for place in range(len(counted)):
        for judge in (_announced, _shares, _shares_before, _progress, _each):
            hit = judge(text, counted, place)
            if hit is not None:
                yield hit
                break


def _hit(whole: CountedNoun, parts: Sequence[Part], *, is_certain: bool) -> Hit | None:
    """The remark on parts that add up otherwise; None when they agree, or are too far off to be meant."""
    added = sum((value for value, _ in parts), Decimal(0))
    if added == whole.value or not (is_certain or _is_slip(whole.value, added)):
        return None
    how = "+".join(str(plain(value)) for value, _ in parts)
    return Hit(
        whole.start, whole.end,
        f"Disebut {plain(whole.value)} {whole.name}, tetapi rinciannya {how} = {plain(added)}.",
        str(plain(added)), None,
        tuple(contradictions.place_of(part) for _, part in parts if part is not None),
        None if is_certain else Severity.WARNING,
    )  # fmt: skip


def _is_slip(stated: Decimal, right: Decimal) -> bool:
    """Near enough to be meant as the same value."""
    return abs(stated - right) <= max(Decimal(_SLIP), stated * _SLIP_SHARE)


def _as_parts(shares: Sequence[CountedNoun]) -> list[Part]:
    return [(share.value, share) for share in shares]


# --- announced ---------------------------------------------------------------------------------

_LEAD = re.compile(
    r"[^.;:\d\n]{0,80}?(?:\b(?:(?:yang\s+)?(?:terdiri\s+(?:atas|dari)|terbagi\s+(?:atas|menjadi|dalam)|berasal\s+dari)"
    r"|(?:dengan\s+)?(?:pe)?rincian(?:nya)?|(?:dengan\s+)?komposisi(?:nya)?|meliputi|yakni|yaitu)\b\s*:?|:)\s*(?:adalah\s+|sebagai\s+berikut\s*:?\s*)?",
    re.IGNORECASE,
)
# “masing-masing” announces parts only where an owner stands before each number.
_LEAD_EACH = re.compile(
    r"[^.;:\d\n]{0,80}?\bmasing[\s-]masing\s+(?=(?:dari\s+|untuk\s+|di\s+|oleh\s+|bagi\s+)?[A-Za-z]{3,})"
    r"(?!(?:sebanyak|sebesar|berjumlah|sejumlah|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|se)\b)",
    re.IGNORECASE,
)
# The next sentence begins with the announcement: “… 780 ton. Rinciannya, …”.
_LEAD_NEXT = re.compile(
    r"[^.;:\d\n]{0,80}[.;]\s+(?:Adapun\s+|Dengan\s+)?(?:(?:[A-Z][a-z]+\s+){0,2}?(?:itu|tersebut|ini)\s+)?"
    r"(?:terdiri\s+(?:atas|dari)|terbagi\s+(?:atas|menjadi|dalam)|(?:pe)?rincian(?:nya)?|komposisi(?:nya)?|berasal\s+dari)\b\s*(?:[:,]|adalah|ialah|yaitu|sebagai\s+berikut\s*:)?\s*",
    re.IGNORECASE,
)
_SERIES_END = re.compile(r"[.;\n](?=\s|$)")
_OPEN = re.compile(
    r"\b(?:antara\s+lain|di\s?antaranya|misalnya|seperti|dan\s+lain-lain|dsb|dll|lainnya|masing-masing|tiap|setiap|per)\b",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(r",|;|\b(?:dan|serta|ditambah|sedangkan|sementara)\b", re.IGNORECASE)
_ONE = re.compile(r"\bse(?:orang|buah|ekor|lembar)\b", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")


def _announced(text: Text, counted: Sequence[CountedNoun], place: int) -> Hit | None:
    """The parts behind “terdiri atas” or a colon, one number each."""
    whole, source = counted[place], text.source
    stop = min(text.nodes[whole.node].end, whole.end + _REACH)
    lead = (
        _LEAD_EACH.match(source, whole.end, stop)
        or _LEAD.match(source, whole.end, stop)
        or _LEAD_NEXT.match(source, whole.end, stop)
    )
    if lead is None or whole.state is State.REMAINING:
        return None
    high = _series_end(source, counted, lead.end(), stop)
    if _OPEN.search(source, lead.end(), high):
        return None
    inside = _between(counted, lead.end(), high)
    singles = [found.start() for found in _ONE.finditer(source, lead.end(), high)]
    if not _each_apart(source, inside, singles) or _other_digits(source, inside, lead.end(), high):
        return None
    parts = [*_as_parts(inside), *((Decimal(1), None) for _ in singles)]
    if not _FEWEST_PARTS <= len(parts) <= _MOST_PARTS:
        return None
    alike = all(_same_unit(source, whole, part) for part in inside)
    if not alike and not _is_tight(source, inside, lead.end(), high):
        return None
    return _hit(whole, parts, is_certain=alike)


def _series_end(source: str, counted: Sequence[CountedNoun], low: int, stop: int) -> int:
    """The end of a series; semicolons part it where one number stands before each of them."""
    for end in _SERIES_END.finditer(source, low, stop):
        if end[0] != ";":
            return end.start()
        following = _SERIES_END.search(source, end.end(), stop)
        high = following.start() if following else stop
        if (
            len(_between(counted, low, end.start())) != 1
            or len(_between(counted, end.end(), high)) != 1
        ):
            return end.start()
        low = end.end()
    return stop


def _between(counted: Sequence[CountedNoun], low: int, high: int) -> list[CountedNoun]:
    first = bisect_left(counted, low, key=lambda one: one.number_start)
    last = bisect_left(counted, high, key=lambda one: one.number_start)
    return list(counted[first : min(last, first + _MOST_PARTS + 1)])


def _each_apart(source: str, inside: Sequence[CountedNoun], singles: Sequence[int]) -> bool:
    """Between two numbers stands a comma or “dan”."""
    places = sorted(
        [*((one.number_start, one.number_end) for one in inside), *((at, at + 3) for at in singles)]
    )
    return all(_SEPARATOR.search(source, first[1], second[0]) for first, second in pairwise(places))


def _other_digits(source: str, inside: Sequence[CountedNoun], low: int, high: int) -> bool:
    """Digits in the series that are no count: a date, an amount, a number of a rule."""
    spans = [(one.number_start, one.number_end) for one in inside]
    return any(
        not any(start <= found.start() < end for start, end in spans)
        for found in _DIGITS.finditer(source, low, high)
    )


_LINK = re.compile(
    r"[^.;:\d]{0,60}(?:,\s*(?:dan\s+|serta\s+)?|\s+(?:dan|serta)\s+)[^.;:,\d]{0,60}$"
)
_TAIL = re.compile(r"[^.;:,\d]{0,60}$")


def _is_tight(source: str, inside: Sequence[CountedNoun], low: int, high: int) -> bool:
    """A plain series: a few words at each number, one separator between two of them."""
    if not inside or inside[0].number_start - low > _BEFORE:
        return False
    linked = all(
        _LINK.fullmatch(source, first.number_end, second.number_start)
        for first, second in pairwise(inside)
    )
    return linked and _TAIL.fullmatch(source, inside[-1].number_end, high) is not None


_UNIT = re.compile(r"\s*(?:\([^()]{2,80}\)\s*)?(?P<unit>[A-Za-z]+)")


def unit_of(source: str, counted: CountedNoun) -> str:
    """The word behind the number (lower case), or nothing."""
    found = _UNIT.match(source, counted.number_end, counted.number_end + 100)
    return found["unit"].lower() if found else ""


def _same_unit(source: str, whole: CountedNoun, part: CountedNoun) -> bool:
    """The same noun, the same word behind the number, or people on both sides."""
    if contradictions.same_noun(whole, part) or whole.head == part.head:
        return True
    if unit_of(source, whole) == unit_of(source, part):
        return True
    return whole.head in vocabulary.PEOPLE and (
        part.head in vocabulary.PEOPLE or part.head in _ROLES
    )


_ROLES = vocabulary.word_set(
    "ketua wakil sekretaris bendahara anggota kepala camat lurah operator petugas staf guru bidan perawat dokter "
    "kader tokoh perwakilan perempuan laki-laki pria wanita narasumber fasilitator pendamping pejabat siswa"
)


# --- shares ------------------------------------------------------------------------------------

_FROM = re.compile(
    r"\bdari\s+(?:total\s+|jumlah\s+|seluruh\s+|sebanyak\s+|keseluruhan\s+|sejumlah\s+)*$",
    re.IGNORECASE,
)
_OF_THAT = re.compile(
    r"\bdari\s+(?:(?:jumlah|total|angka|keseluruhan|seluruh|ke)\s*)?\S{0,30}\s*(?:tersebut|itu|dimaksud)\b",
    re.IGNORECASE,
)
_REST = re.compile(
    r"\b(?:sisanya|selebihnya|kekurangan(?:nya)?|tersisa|(?:masih|tinggal)\s+kurang(?!\s+(?:lebih|dari)))\b",
    re.IGNORECASE,
)
# Behind the number, in the same clause: “4 sisanya”, “29 lainnya”.
_REST_BEHIND = re.compile(
    r"[^.,;:\d]{0,40}?\b(?:sisanya|selebihnya|tersisa)\b|(?:\s+[a-z]+)?\s+lainnya\b", re.IGNORECASE
)
_AMONG = re.compile(r"\s*(?:di\s?)?antaranya\b", re.IGNORECASE)
_STILL = re.compile(r"\b(?:sedangkan|sementara|adapun)\b", re.IGNORECASE)
_UNDONE = re.compile(r"\b(?:masih|belum|tidak)\b", re.IGNORECASE)
_BELUM = re.compile(r"\bbelum\s+(?P<verb>[a-z]{5,})")
_JOINED = re.compile(r"\b(?:dan|sedangkan|sementara|serta)\b|;")


def _shares(text: Text, counted: Sequence[CountedNoun], place: int) -> Hit | None:
    """Two or more shares in one sentence that its words, or their sum, call the whole."""
    whole = counted[place]
    shares = _with_rest(text.source, counted, place) or _sentence_behind(counted, place)
    if not _FEWEST_PARTS <= len(shares) <= _MOST_PARTS or shares[0].node != whole.node:
        return None
    is_from = _is_from(text, whole, shares[0])
    # “43 pejabat. Dari jumlah itu, 12 orang … dan 31 orang …”: “itu” says whose shares they are.
    heads = {whole.head} if is_from else set()
    if _is_of_that(text, shares[0]) and len({share.head for share in shares}) == 1:
        heads.add(shares[0].head)
    if not all(_is_share(text.source, whole, share, heads) for share in shares):
        return None
    if len(shares) == _FEWEST_PARTS and _leaves_nothing(text, whole, *shares):
        return _hit(whole, _as_parts(shares), is_certain=True)
    if not is_from and not _parts_it(text.source, whole, shares):
        return None
    return _loose(text, whole, shares)


def _loose(text: Text, whole: CountedNoun, shares: Sequence[CountedNoun]) -> Hit | None:
    """A joined series of shares, which only its sum, or a rest at its end, calls the whole."""
    if not _joined(text.source, *shares[-2:]):
        return None
    is_pair = _is_of_that(text, shares[0]) or _STILL.search(
        text.source, shares[0].end, shares[-1].number_start
    )
    if len(shares) < _FEWEST_LOOSE and not is_pair:
        return None
    is_certain = len(shares) >= _FEWEST_LOOSE and _is_rest(text, *shares[-2:])
    return _hit(whole, _as_parts(shares), is_certain=is_certain)


def _sentence_behind(counted: Sequence[CountedNoun], place: int) -> list[CountedNoun]:
    """The counts of the sentence that holds the next one, behind the whole; lengths of time left out."""
    shares: list[CountedNoun] = []
    measures = vocabulary.TIMES - {counted[place].head}
    for share in counted[place + 1 : place + 2 + _MOST_PARTS]:
        if shares and share.sentence != shares[0].sentence:
            break
        if share.head not in measures or share.is_elided:
            shares.append(share)
    return shares


_REST_FIRST = re.compile(
    r"\s*(?:Adapun\s+|Sedangkan\s+|Sementara\s+)?(?:sisanya|selebihnya|kekurangannya)\b[^.;:\d]{0,60}$",
    re.IGNORECASE,
)


def _with_rest(source: str, counted: Sequence[CountedNoun], place: int) -> list[CountedNoun]:
    """“310 ekor. Telah divaksin 215 ekor. Sisanya, yakni 105 ekor, …”: the rest begins a sentence."""
    near = [one for one in counted[place + 1 : place + 5] if one.head not in vocabulary.TIMES]
    if len(near) < _FEWEST_PARTS:
        return []
    first, rest = near[:2]
    is_last = len(near) == _FEWEST_PARTS or near[2].sentence != rest.sentence
    if is_last and rest.sentence[0] == first.sentence[1]:
        return (
            [first, rest]
            if _REST_FIRST.fullmatch(source, rest.sentence[0], rest.number_start)
            else []
        )
    return []


_OWNER = re.compile(
    r"\b(?:di|dari|oleh|Kecamatan|Kabupaten|Desa|Kelurahan|Kota|Dusun|Bidang|Dinas|Puskesmas)\s+[A-Z]"
)


def _parts_it(source: str, whole: CountedNoun, shares: Sequence[CountedNoun]) -> bool:
    """The sentence behind the whole parts it by owners, in a plain series, or in two by contrast."""
    if shares[0].sentence[0] != whole.sentence[1]:
        return False
    if len(shares) == _FEWEST_PARTS:
        return all(contradictions.same_noun(whole, share) for share in shares)
    alike = all(_same_unit(source, whole, share) for share in shares)
    return _owned(source, shares) or (
        alike and _is_tight(source, shares, shares[0].sentence[0], shares[0].sentence[1] - 1)
    )


_OF_ALL = re.compile(
    r"\bdari\s+(?:keseluruhan|total|jumlah|seluruh)\s+(?:total\s+|jumlah\s+)?(?:sebanyak\s+)?$",
    re.IGNORECASE,
)
_NOT = re.compile(r"\b(?:tidak|belum)\s+(?P<word>[a-z]{4,})")


def _shares_before(text: Text, counted: Sequence[CountedNoun], place: int) -> Hit | None:
    """“aktif di 19 desa dan tidak aktif di 10 desa dari keseluruhan 28 desa”."""
    if place < _FEWEST_PARTS:
        return None
    first, second, whole = counted[place - 2 : place + 1]
    if not first.sentence == second.sentence == whole.sentence:
        return None
    if place > _FEWEST_PARTS and counted[place - 3].sentence == whole.sentence:
        return None
    source, low = text.source, max(whole.sentence[0], first.number_start - 2 * _BEFORE)
    if not _OF_ALL.search(source, second.end, whole.number_start):
        return None
    denied = _NOT.search(source, low, second.end + _BEFORE)
    heads = {whole.head}
    if denied is None or not all(_is_share(source, whole, one, heads) for one in (first, second)):
        return None
    said = [
        found.start() for found in re.finditer(rf"\b{denied['word']}\b", source[low : second.end])
    ]
    return _hit(whole, _as_parts((first, second)), is_certain=len(said) > 1)


def _owned(source: str, shares: Sequence[CountedNoun]) -> bool:
    """Each share has an owner with a name before it: the next sentence parts the whole by owners."""
    starts = [shares[0].sentence[0], *(share.number_end for share in shares)]
    return all(
        _OWNER.search(source, low, share.number_start)
        for low, share in zip(starts, shares, strict=False)
    )


def _is_share(source: str, whole: CountedNoun, share: CountedNoun, heads: set[str]) -> bool:
    if share.value > whole.value:
        return False
    among = share.is_elided or _AMONG.match(source, share.number_end, share.number_end + 30)
    rest = _REST_BEHIND.match(source, share.number_end, share.number_end + _BEFORE)
    return bool(among or rest) or contradictions.same_noun(whole, share) or share.head in heads


def _is_from(text: Text, whole: CountedNoun, first: CountedNoun) -> bool:
    """“Dari 27 ruas …” in the sentence of the shares, or “Dari jumlah itu” in front of them."""
    if whole.sentence == first.sentence:
        low = max(whole.sentence[0], whole.number_start - _BEFORE)
        return _FROM.search(text.source, low, whole.number_start) is not None
    return _is_of_that(text, first)


def _is_of_that(text: Text, first: CountedNoun) -> bool:
    low = max(first.sentence[0], first.number_start - 2 * _BEFORE)
    return _OF_THAT.search(text.source, low, first.number_start) is not None


def _joined(source: str, first: CountedNoun, second: CountedNoun) -> bool:
    between = source[first.number_end : second.number_start]
    return len(between) < _FAR and _JOINED.search(between) is not None


def _leaves_nothing(
    text: Text, whole: CountedNoun, first: CountedNoun, second: CountedNoun
) -> bool:
    """Whether the words of two shares say that no third exists."""
    if whole.sentence == first.sentence and _is_from(text, whole, first):
        return _opposed(text, whole, first, second)
    if _is_rest(text, first, second):
        return True
    return whole.sentence != first.sentence and _by_verb(text, first.sentence[0], first, second)


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
    source, low = text.source, max(first.number_end, second.number_start - _BEFORE)
    if _REST.search(source, low, second.number_start):
        return True
    high = min(second.sentence[1], second.end + _BEFORE)
    return _REST_BEHIND.match(source, second.number_end, high) is not None


# --- progress ----------------------------------------------------------------------------------

_WAITS = re.compile(r"\b(?:belum|masih|dalam\s+proses|menunggu|sisanya|selebihnya|lainnya)\b")


def _progress(text: Text, counted: Sequence[CountedNoun], place: int) -> Hit | None:
    """“… di 297 desa. Sebanyak 281 desa telah …, sedangkan 18 desa dalam proses”: said at the whole."""
    whole = counted[place]
    for at in range(place + 1, min(place + _WHOLE_BEFORE, len(counted) - 1)):
        done, rest = counted[at], counted[at + 1]
        if done.node != whole.node:
            return None
        if not contradictions.same_noun(whole, done):
            continue
        if whole.value <= max(done.value, rest.value) or not _is_done_and_rest(text, done, rest):
            return None
        further = [one for one in counted[at + 2 : at + 4] if one.sentence == rest.sentence]
        return None if further else _hit(whole, _as_parts((done, rest)), is_certain=False)
    return None


def _is_done_and_rest(text: Text, done: CountedNoun, rest: CountedNoun) -> bool:
    if done.state is not State.DONE or rest.state is State.DONE or rest.node != done.node:
        return False
    if not contradictions.same_noun(done, rest):
        return False
    if rest.state is State.REMAINING:
        return True
    high = min(rest.sentence[1], rest.end + 60)
    return _WAITS.search(text.source, rest.end, high) is not None


# --- each --------------------------------------------------------------------------------------

_EACH = re.compile(
    r"\bmasing[\s-]+masing\s+(?:sebanyak\s+|berjumlah\s+|sebesar\s+)?$", re.IGNORECASE
)
_INTO = re.compile(
    r"[^.;,\d]{0,90}\b(?:dalam|menjadi|ke\s+dalam|atas|dari|di|kepada|untuk|bagi|oleh)\s+$"
)


def _each(text: Text, counted: Sequence[CountedNoun], place: int) -> Hit | None:
    """“60 orang dalam dua angkatan, masing-masing 30 orang”: 2 × 30."""
    if place + 2 >= len(counted):
        return None
    whole, groups, size = counted[place : place + 3]
    right = groups.value * size.value
    if right == whole.value or not _is_each(text, whole, groups, size):
        return None
    return Hit(
        whole.start, whole.end,
        f"Disebut {plain(whole.value)} {whole.name}, sedangkan rinciannya "
        f"{plain(groups.value)}×{plain(size.value)} = {plain(right)}.",
        None, None, tuple(contradictions.place_of(part) for part in (groups, size)), Severity.WARNING,
    )  # fmt: skip


def _is_each(text: Text, whole: CountedNoun, groups: CountedNoun, size: CountedNoun) -> bool:
    if not whole.sentence == groups.sentence == size.sentence:
        return False
    source, low = text.source, max(groups.end, size.number_start - _BEFORE)
    if not _EACH.search(source, low, size.number_start):
        return False
    if not _INTO.fullmatch(source, whole.end, groups.number_start):
        return False
    return size.noun in vocabulary.PEOPLE | {whole.noun} or size.head == whole.head
