"""NUM-07 and CPL-01: parts against their total, and the part of a whole that is never named."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal

from tapem.proofread import vocabulary
from tapem.proofread.figures import CountedNoun, State
from tapem.proofread.finding import Severity, plain
from tapem.proofread.rules import breakdowns, contradictions, tables
from tapem.proofread.rules.base import ALL_KINDS, ANNEX_PROSE, PROSE, REPORTS, Hit, Material, Rule
from tapem.proofread.tree import Text

_FEWEST_PARTS = 3
_LONGEST_GAP = 250
_LONGEST_BREAKDOWN = 300
_WHOLE_AND_TWO = 3
_NEAR_REST = 40


Parts = tuple[CountedNoun, ...]


def part_groups(material: Material) -> Iterator[Parts]:
    """Three or more counts of the same thing in one paragraph, each with its own owner."""
    by_node: dict[int, list[CountedNoun]] = {}
    for counted in material.counted:
        by_node.setdefault(counted.node, []).append(counted)
    text = material.text
    for members in by_node.values():
        yield from _groups_in(text, members)
    for items in text.lists:
        single = [by_node[index][0] for index in items.items if len(by_node.get(index, ())) == 1]
        if len(single) == len(items.items) and len(single) >= _FEWEST_PARTS:
            group = tuple(single)
            if len({c.noun for c in group}) == 1 and all(c.state is State.PLAIN for c in group):
                yield group


_OWNER = re.compile(r"[A-Z][\w.-]+(?:\s+[A-Z][\w.-]+)*")


def _groups_in(text: Text, members: list[CountedNoun]) -> Iterator[Parts]:
    run: list[CountedNoun] = []
    for counted in members:
        if run and (
            counted.head != run[-1].head
            or counted.sentence != run[-1].sentence
            or not _is_part(text, run[-1], counted)
        ):
            if len(run) >= _FEWEST_PARTS or _is_announced_pair(text, run):
                yield tuple(run)
            run = []
        if counted.state is State.PLAIN and not counted.is_subset:
            run.append(counted)
    if len(run) >= _FEWEST_PARTS or _is_announced_pair(text, run):
        yield tuple(run)


_TWO_PARTS = 2
_PAIR_LEAD = re.compile(
    r"\bterdiri\s+(?:atas|dari)\s+[^.;:\d\n]{0,60}$|\brincian\s*:?\s+[^.;:\d\n]{0,60}$"
)
_PAIR_LINK = re.compile(r"\s+(?:orang\s+)?(?:dan|serta)\s+[^.;:\d\n]{3,60}$")


def _is_announced_pair(text: Text, run: Sequence[CountedNoun]) -> bool:
    """“125 siswa, terdiri atas kelas satu 60 siswa dan kelas dua 65 siswa”: two parts and no more."""
    if len(run) != _TWO_PARTS:
        return False
    first, second = run
    low = max(first.sentence[0], first.number_start - 90)
    tail = text.source[second.end : min(second.sentence[1], second.end + 12)].lstrip()
    return (
        _PAIR_LEAD.search(text.source[low : first.number_start]) is not None
        and _PAIR_LINK.search(text.source[first.end : second.number_start]) is not None
        and (not tail or tail[0] in ".;)")
    )


def _is_part(text: Text, last: CountedNoun, counted: CountedNoun) -> bool:
    """Between two parts stands a separator and the owner of one of them."""
    between = text.source[last.end : counted.number_start]
    if _BREAKDOWN.search(between):
        return False
    return (
        counted.state is State.PLAIN
        and len(between) < _LONGEST_GAP
        and ("," in between or ";" in between or " dan " in between)
        and (bool(_OWNER.search(between)) or bool(re.search(r"[a-z]{4,}", between)))
    )


def stated_total(material: Material, parts: Parts) -> CountedNoun | None:
    """The total that the text gives for the parts: same noun, in the same or the next paragraph.

    Of several, one that agrees with the parts is theirs; else the last one before them.
    """
    found = [one for one in _close_by(material.counted, parts) if _may_total(material, one, parts)]
    if not found:
        return None
    added = sum(part.value for part in parts)
    before = [one for one in found if one.start < parts[0].start]
    right = next((one for one in found if one.value == added), None)
    return right or (before[-1] if before else found[0])


def _may_total(material: Material, counted: CountedNoun, parts: Parts) -> bool:
    if counted in parts or not _counts_alike(material.text.source, counted, parts[0]):
        return False
    if not parts[0].node - 2 <= counted.node <= parts[-1].node + 2:
        return False
    return counted.state is State.TOTAL or _announces_parts(material.text, counted, parts)


_CLOSE = 3_000


def _close_by(counted: Parts, parts: Parts) -> Parts:
    """Counts at most a page away, so that the search stays linear in a long text."""
    low = bisect_left(counted, parts[0].start - _CLOSE, key=lambda c: c.start)
    high = bisect_left(counted, parts[-1].end + _CLOSE, key=lambda c: c.start)
    return counted[low:high]


def _counts_alike(source: str, counted: CountedNoun, part: CountedNoun) -> bool:
    """The same noun, two words for people, or one classifier (“1 nama”, “7 nama usulan”)."""
    people = vocabulary.PEOPLE
    if counted.head == part.head or (counted.head in people and part.head in people):
        return True
    unit = breakdowns.unit_of(source, part)
    return unit in vocabulary.CLASSIFIERS and unit == breakdowns.unit_of(source, counted)


_BREAKDOWN = re.compile(
    r"\b(?:terdiri\s+(?:atas|dari)|dengan rincian|meliputi|yaitu|yakni|rincian)\b", re.IGNORECASE
)
_NEXT_SENTENCE = re.compile(r"[.;]\s+[A-Z]")


def _announces_parts(text: Text, counted: CountedNoun, parts: Parts) -> bool:
    """“108 orang, terdiri atas …” in front of the parts."""
    if not counted.end <= parts[0].start or parts[0].start - counted.end > _LONGEST_BREAKDOWN:
        return False
    if counted.value < max(part.value for part in parts):
        return False
    between = text.source[counted.end : parts[0].start]
    return any(
        _NEXT_SENTENCE.search(between, found.end()) is None
        for found in _BREAKDOWN.finditer(between)
    )


def check_sums(material: Material) -> Iterator[Hit]:
    """NUM-07: a stated total must be the sum of the parts that are listed with it."""
    seen: set[int] = set()
    for hit in (*_sum_hits(material), *breakdowns.hits(material)):
        if hit.start not in seen:
            seen.add(hit.start)
            yield hit


def _sum_hits(material: Material) -> Iterator[Hit]:
    for parts in part_groups(material):
        total = stated_total(material, parts)
        added = sum((part.value for part in parts), Decimal(0))
        if total is not None and _is_ranking(material.text, parts):
            continue
        if total is not None and total.value != added:
            how = "+".join(str(plain(part.value)) for part in parts)
            yield Hit(
                total.start, total.end, f"Jumlah yang disebut {plain(total.value)}, tetapi rinciannya {how} = {plain(added)}.",
                str(plain(added)), None, tuple(contradictions.place_of(part) for part in parts),
            )  # fmt: skip
    yield from _whole_and_shares(material)
    yield from tables.column_hits(material.text)
    yield from tables.money_hits(material.text)


_RANKING = re.compile(
    r"\b(?:terbesar|terbanyak|tertinggi|terluas|disusul|diikuti\s+oleh)\b", re.IGNORECASE
)


def _is_ranking(text: Text, parts: Parts) -> bool:
    """“Terbanyak dari A 45 orang, disusul B 38 dan C 36”: the first few of more."""
    return _RANKING.search(text.source, parts[0].sentence[0], parts[-1].end) is not None


_FROM = re.compile(
    r"\bdari\s+(?:total\s+|jumlah\s+|seluruh\s+|sebanyak\s+|keseluruhan\s+)*$", re.IGNORECASE
)


def _whole_and_shares(material: Material) -> Iterator[Hit]:
    """“Dari 14 PKS, 4 sudah dilaksanakan dan 9 belum dilaksanakan”: 4 + 9 is not 14."""
    by_sentence: dict[tuple[int, int], list[CountedNoun]] = {}
    for counted in material.counted:
        by_sentence.setdefault(counted.sentence, []).append(counted)
    for members in by_sentence.values():
        if len(members) < _WHOLE_AND_TWO:
            continue
        whole, *shares = members[:3]
        if not _FROM.search(
            material.text.source,
            max(whole.sentence[0], whole.number_start - 40),
            whole.number_start,
        ):
            continue
        if not _complementary(material.text, shares) or not all(
            contradictions.same_noun(whole, share) for share in shares
        ):
            continue
        added = shares[0].value + shares[1].value
        if added != whole.value and len(members) == _WHOLE_AND_TWO:
            how = f"{plain(shares[0].value)}+{plain(shares[1].value)}"
            yield Hit(
                whole.start, whole.end, f"Disebut {plain(whole.value)} {whole.name}, tetapi bagiannya {how} = {plain(added)}.",
                None, None, tuple(contradictions.place_of(share) for share in shares),
            )  # fmt: skip


_THE_REST = re.compile(r"\b(?:sisanya|selebihnya|lainnya|belum)\b", re.IGNORECASE)


def _complementary(text: Text, shares: Sequence[CountedNoun]) -> bool:
    """Done and left of the same act; a rest without a verb must be called the rest of these."""
    done = next((share for share in shares if share.state is State.DONE), None)
    left = next((share for share in shares if share.state is State.REMAINING), None)
    if done is None or left is None:
        return False
    if left.action:
        return contradictions.act(left.action) == contradictions.act(done.action)
    high = min(left.sentence[1], left.end + _NEAR_REST)
    return _THE_REST.search(text.source, max(done.end, left.start - _NEAR_REST), high) is not None


def check_unnamed_rest(material: Material) -> Iterator[Hit]:
    """CPL-01: of 14, 4 are named as done; the other 10 are named nowhere."""
    nouns: dict[tuple[Decimal, str], Counter[str]] = {}
    for counted in material.counted:
        nouns.setdefault((counted.value, counted.head), Counter())[counted.noun] += 1
    for whole, part in wholes_and_parts(material):
        rest = whole.value - part.value
        named = nouns.get((rest, whole.head), Counter())
        times = sum(
            count for noun, count in named.items() if contradictions.are_same(noun, whole.noun)
        )
        if rest <= 0 or times > (part.value == rest):
            continue
        if _REST_SAID.search(material.text.source, part.end, part.end + _REST_REACH):
            continue
        yield Hit(
            part.start, part.end,
            f"Dari {plain(whole.value)} {whole.name} hanya {plain(part.value)} yang disebut; "
            f"{plain(rest)} lainnya tidak disebut di mana pun.",
            None, None, (contradictions.place_of(whole),),
        )  # fmt: skip


def wholes_and_parts(material: Material) -> Iterator[tuple[CountedNoun, CountedNoun]]:
    """“Dari 14 PKS …, baru 4 PKS …” followed by a list that names the part."""
    lists = {items.intro: items for items in material.text.lists}
    source = material.text.source
    previous: CountedNoun | None = None
    for counted in material.counted:
        if counted.head in vocabulary.TIMES:
            continue
        whole, previous = previous, counted
        if whole is None or not contradictions.same_noun(whole, counted):
            continue
        if whole.value <= counted.value or counted.state is State.REMAINING:
            continue
        if not (_is_of(source, whole, counted) or _is_only(source, whole, counted)):
            continue
        if counted.node in lists or _NAMED.match(source, counted.end, counted.end + _NAMED_REACH):
            yield whole, counted


def _is_of(source: str, whole: CountedNoun, part: CountedNoun) -> bool:
    """“Dari 14 PKS …, baru 4 …” in one sentence."""
    low = max(whole.sentence[0], whole.number_start - 40)
    return whole.sentence == part.sentence and bool(_FROM.search(source, low, whole.number_start))


_THOSE_DONE = re.compile(r"\s*(?:Adapun\s+|Namun,?\s+)?yang\s+(?:telah|sudah)\b", re.IGNORECASE)


def _is_only(source: str, whole: CountedNoun, part: CountedNoun) -> bool:
    """“Terdapat 9 PKS …. Yang berjalan baru 2”: the next sentence says “baru”, or “yang sudah … ada”."""
    is_part = (
        part.is_subset
        or _THOSE_DONE.match(source, part.sentence[0]) is not None
        or (part.state is State.DONE and part.sentence[0] == whole.sentence[1])
    )
    return (
        is_part
        and whole.state is not State.REMAINING
        and whole.sentence[1] <= part.sentence[0]
        and part.start - whole.end < _LONGEST_BREAKDOWN
    )


# “… 5 inovasi yang lolos, yaitu Antar Obat, Sapa Warga, …”: named in the sentence itself.
_NAMED = re.compile(
    r"[^.;:,\n]{0,60}(?:,?\s+(?:yaitu|yakni|ialah)\s*:?|:)\s+[A-Za-z][^.;,\n]{1,60}(?:,|\s+dan)\s+(?:dan\s+)?[A-Za-z]"
)
_NAMED_REACH = 220
# The rest may be named without a figure: “sisanya menunggu anggaran”.
_REST_SAID = re.compile(
    r"\b(?:sisanya|selebihnya|sementara\s+yang\s+lain|yang\s+lain(?:nya)?)\b", re.IGNORECASE
)
_REST_REACH = 600


RULES = (
    Rule(
        id="NUM-07",
        title="Total dan rincian",
        severity=Severity.ERROR,
        zones=ANNEX_PROSE,
        kinds=ALL_KINDS,
        basis="logika naskah",
        explain_id="Total yang disebut harus sama dengan jumlah rinciannya.",
        explain_en="A stated total must equal the sum of the parts listed with it.",
        wrong="Peserta berjumlah 50 orang, terdiri atas Kabupaten Tegal 20 orang, Kabupaten Brebes 15 orang, dan Kabupaten Pemalang 20 orang.",
        right="Peserta berjumlah 55 orang, terdiri atas Kabupaten Tegal 20 orang, Kabupaten Brebes 15 orang, dan Kabupaten Pemalang 20 orang.",
        check=check_sums,
    ),
    Rule(
        id="CPL-01",
        title="Sisa yang tidak disebut",
        severity=Severity.WARNING,
        zones=PROSE,
        kinds=REPORTS,
        basis="logika naskah",
        explain_id="Sebagian dari suatu keseluruhan dirinci, sedangkan sisanya tidak disebut di mana pun.",
        explain_en="A part of a whole is listed while the rest is mentioned nowhere.",
        wrong="Dari 6 (enam) desa, baru 2 (dua) desa yang sudah melapor, yaitu:\n1. Desa Kebon;\n2. Desa Sari.",
        right="Dari 6 (enam) desa, baru 2 (dua) desa yang sudah melapor, yaitu:\n1. Desa Kebon;\n2. Desa Sari.\nEmpat desa lainnya melapor pekan depan.",
        check=check_unnamed_rest,
    ),
)
