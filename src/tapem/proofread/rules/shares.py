"""Wholes and their shares in running prose, where nouns differ or the sentence ends between.

“148 orang menerima alat: 52 kursi roda, 61 alat dengar, dan 36 kruk”, “dari 34 desa, 29 desa
telah … . Enam desa masih …”, “60 orang dalam dua angkatan, masing-masing 35 orang”. Prose may
count other things behind the same words, so these only speak where the figures nearly agree:
a slip is near the right value, another subject is not. All feed NUM-07, as warnings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from tapem.proofread import vocabulary
from tapem.proofread.figures import CountedNoun, State
from tapem.proofread.finding import Place, Severity, plain
from tapem.proofread.rules import contradictions
from tapem.proofread.rules.base import Hit, Material

_SLIP = 2
_SLIP_SHARE = Decimal("0.1")
_MOST_SHARES = 12
_FAR = 400
_WHOLE_BEFORE = 6

_LEADS = re.compile(
    r"(?:[^.;:\d]{0,80}:|[^.;:\d]{0,60}\b(?:terdiri\s+(?:atas|dari)|dengan\s+rincian|meliputi|yakni|yaitu)\b\s*:?)\s*(?:sebanyak\s+)?$"
)
_LINK = re.compile(
    r"[^.;:\d]{0,60}(?:,\s*(?:dan\s+|serta\s+)?|\s+(?:dan|serta)\s+)(?:sebanyak\s+|sejumlah\s+)?$"
)
_ENDS = re.compile(r"[^.;:,\d]{0,60}[.;)]|[^.;:,\d]{0,60}$")


def hits(material: Material) -> Iterator[Hit]:
    """Every whole whose shares nearly, but not quite, add up to it."""
    counted = material.counted
    for place, whole in enumerate(counted):
        for rule in (_listed, _of_that_number, _done_and_rest, _each):
            hit = rule(material, counted, place, whole)
            if hit is not None:
                yield hit
                break


def _is_slip(stated: Decimal, right: Decimal) -> bool:
    """Near enough to be meant as the same value."""
    return stated != right and abs(stated - right) <= max(Decimal(_SLIP), stated * _SLIP_SHARE)


def _hit(whole: CountedNoun, shares: Sequence[CountedNoun], sign: str, right: Decimal) -> Hit:
    how = sign.join(str(plain(share.value)) for share in shares)
    return Hit(
        whole.start, whole.end,
        f"Disebut {plain(whole.value)} {whole.name}, sedangkan rinciannya {how} = {plain(right)}.",
        None, None, tuple(Place(share.start, share.end) for share in shares), Severity.WARNING,
    )  # fmt: skip


def _listed(
    material: Material, counted: Sequence[CountedNoun], place: int, whole: CountedNoun
) -> Hit | None:
    """“N …: a X, b Y, dan c Z.”: each member begins with its number."""
    source = material.text.source
    if place + 2 >= len(counted) or counted[place + 1].sentence != whole.sentence:
        return None
    first = counted[place + 1]
    if first.number_start - whole.end > _FAR or not _LEADS.match(
        source, whole.end, first.number_start
    ):
        return None
    shares = [first]
    for last, share in pairwise(counted[place + 1 : place + 1 + _MOST_SHARES]):
        if share.sentence != whole.sentence or not _LINK.fullmatch(
            source, last.end, share.number_start
        ):
            break
        shares.append(share)
    if len(shares) < _SLIP or not _ENDS.match(source, shares[-1].end, whole.sentence[1]):
        return None
    if _all_alike(whole, shares) and len(shares) > _SLIP:
        return None
    added = sum((share.value for share in shares), Decimal(0))
    return _hit(whole, shares, "+", added) if _is_slip(whole.value, added) else None


def _all_alike(whole: CountedNoun, shares: Sequence[CountedNoun]) -> bool:
    """Counts of one noun are judged with their owners, elsewhere."""
    return all(share.head == whole.head for share in shares)


_OF_THAT = re.compile(r"\b[Dd]ari\s+(?:jumlah|total)\s+(?:tersebut|itu)\b")
_JOINED = re.compile(r"\b(?:dan|sedangkan|sementara|serta)\b")


def _of_that_number(
    material: Material, counted: Sequence[CountedNoun], place: int, whole: CountedNoun
) -> Hit | None:
    """“43 pejabat … Dari jumlah tersebut, 12 orang … dan 32 orang …”."""
    if place + 2 >= len(counted):
        return None
    first, second = counted[place + 1], counted[place + 2]
    if first.sentence != second.sentence or first.node != whole.node or first.head != second.head:
        return None
    if place + 3 < len(counted) and counted[place + 3].sentence == first.sentence:
        return None
    low = max(first.sentence[0], first.number_start - 60)
    lead = material.text.source[low : first.number_start]
    if not _OF_THAT.search(lead) or not _joined(material, first, second):
        return None
    added = first.value + second.value
    return _hit(whole, (first, second), "+", added) if _is_slip(whole.value, added) else None


def _joined(material: Material, first: CountedNoun, second: CountedNoun) -> bool:
    between = material.text.source[first.end : second.number_start]
    return bool(_JOINED.search(between)) and len(between) < _FAR


_WAITS = re.compile(r"\b(?:belum|masih|dalam\s+proses|menunggu|sisanya|selebihnya|lainnya)\b")


def _done_and_rest(
    material: Material, counted: Sequence[CountedNoun], place: int, done: CountedNoun
) -> Hit | None:
    """“… di 297 desa. Sebanyak 281 desa telah …, sedangkan 18 desa dalam proses”."""
    if done.state is not State.DONE or place + 1 >= len(counted) or not place:
        return None
    rest = counted[place + 1]
    if (
        rest.node != done.node
        or not contradictions.same_noun(done, rest)
        or rest.state is State.DONE
    ):
        return None
    source = material.text.source
    near = source[rest.end : min(rest.sentence[1], rest.end + 60)]
    if rest.state is not State.REMAINING and not _WAITS.search(near):
        return None
    whole = _whole_before(counted, place, done, rest)
    added = done.value + rest.value
    if whole is None or not _is_slip(whole.value, added):
        return None
    return _hit(whole, (done, rest), "+", added)


def _whole_before(
    counted: Sequence[CountedNoun], place: int, done: CountedNoun, rest: CountedNoun
) -> CountedNoun | None:
    """The count of the same noun close before that is larger than both shares."""
    for whole in reversed(counted[max(0, place - _WHOLE_BEFORE) : place]):
        if whole.node == done.node and contradictions.same_noun(whole, done):
            return whole if whole.value > max(done.value, rest.value) else None
    return None


_EACH = re.compile(
    r"\b(?:masing-masing|masing\s+masing)\s+(?:sebanyak\s+|berjumlah\s+)?$", re.IGNORECASE
)
_INTO = re.compile(r"[^.;,\d]{0,90}\b(?:dalam|menjadi|ke\s+dalam|atas)\s+$")


def _each(
    material: Material, counted: Sequence[CountedNoun], place: int, whole: CountedNoun
) -> Hit | None:
    """“60 orang dalam dua angkatan, masing-masing 30 orang”: 2 × 30."""
    if place + 2 >= len(counted):
        return None
    groups, size = counted[place + 1], counted[place + 2]
    if not whole.sentence == groups.sentence == size.sentence:
        return None
    source = material.text.source
    if not _EACH.search(source, max(groups.end, size.number_start - 40), size.number_start):
        return None
    if not _INTO.fullmatch(
        source, whole.end, groups.number_start
    ) or size.noun not in vocabulary.PEOPLE | {whole.noun}:
        return None
    right = groups.value * size.value
    return _hit(whole, (groups, size), "×", right) if right != whole.value else None
