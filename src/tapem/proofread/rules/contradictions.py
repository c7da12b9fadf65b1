"""NUM-06: the same things counted twice with a different outcome."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from tapem.proofread import collectives, dates, lexicon, vocabulary
from tapem.proofread.collectives import Collective
from tapem.proofread.figures import CountedNoun, State
from tapem.proofread.finding import Place, Severity
from tapem.proofread.rules.base import ALL_KINDS, ANNEX_PROSE, Hit, Material, Rule
from tapem.proofread.tree import Text, Unit

_TWO_VALUES = 2
_SLIP = 2

_CHANGE_OVER_TIME = re.compile(
    r"\b(?:semula|awalnya|sebelumnya|tahun lalu|bulan lalu|minggu lalu|meningkat|bertambah|berkurang|menurun|naik|turun)\b",
    re.IGNORECASE,
)


def place_of(counted: CountedNoun) -> Place:
    """Where a count stands, with the words of its state."""
    return Place(counted.start, counted.end)


def check_contradictions(material: Material) -> Iterator[Hit]:
    """NUM-06: the same things counted twice with different outcome."""
    seen: set[int] = set()
    for hit in (*_twice_counted(material), *_taken_up(material)):
        if hit.start not in seen:
            seen.add(hit.start)
            yield hit


def _twice_counted(material: Material) -> Iterator[Hit]:
    groups: dict[str, list[CountedNoun]] = {}
    for counted in material.counted:
        if counted.head not in vocabulary.MEASURES or counted.state is not State.PLAIN:
            groups.setdefault(counted.head, []).append(counted)
    for group in groups.values():
        yield from _contradictions(material.text, group)
    yield from _people_counted_twice(material)


# “Wali nagari yang hadir 18 orang” and “19 wali nagari yang hadir” count the same.
_PEOPLE_BEFORE = re.compile(
    r"(?<!\w)(?P<noun>[A-Za-z]{4,20}(?:\s[a-z]{4,20})?)\s+yang\s+(?P<verb>[a-z]{4,20})\s+(?:sebanyak\s+|berjumlah\s+|ada\s+)?$"
)
_PEOPLE_BEHIND = re.compile(r"\s+yang\s+(?P<verb>[a-z]{4,20})\b")


def _people_counted_twice(material: Material) -> Iterator[Hit]:
    said: dict[tuple[str, str], CountedNoun] = {}
    for counted in material.counted:
        key = _people_said(material.text, counted)
        if key is None:
            continue
        earlier = said.setdefault(key, counted)
        near = abs(earlier.value - counted.value) <= _SLIP
        if (
            earlier.value != counted.value
            and near
            and not _may_differ(material.text, earlier, counted)
        ):
            yield _contradiction(earlier, counted)


def _people_said(text: Text, counted: CountedNoun) -> tuple[str, str] | None:
    """Who is counted, and the verb behind “yang”."""
    if counted.noun in vocabulary.PEOPLE:
        low = max(counted.sentence[0], counted.number_start - 70)
        found = _PEOPLE_BEFORE.search(text.source, low, counted.number_start)
        if found is not None:
            return found["noun"].lower(), found["verb"]
    found = _PEOPLE_BEHIND.match(text.source, counted.end, counted.end + 40)
    return (counted.noun, found["verb"]) if found is not None and not counted.is_elided else None


def _taken_up(material: Material) -> Iterator[Hit]:
    """Counts that “tersebut” or “keempat” refers back to."""
    same: dict[str, list[CountedNoun]] = {}
    for counted in material.counted:
        same.setdefault(counted.head, []).append(counted)
    hits = [
        *(_resumed(material.text, one, same[one.head]) for one in material.counted),
        *(
            _misnumbered(material.text, one, same.get(one.noun, []))
            for one in collectives.find(material.text)
        ),
    ]
    yield from (hit for hit in hits if hit is not None)


_MEMORY = 1_500
# “empat jabatan pengawas yang lowong tersebut” takes up a count that stands before.
_RESUMES = re.compile(r"(?:\s+yang(?:\s+[a-z]+){1,3}?)?\s+(?:tersebut|itu|dimaksud)\b")
_NAMES_BETWEEN = re.compile(r"[,\s](?:dan|serta)\s+[A-Z]")
_SLIP_SHARE = Decimal("0.12")


def _resumed(text: Text, counted: CountedNoun, same: Sequence[CountedNoun]) -> Hit | None:
    """A count with “tersebut” that differs a little from the only ones it can take up."""
    if counted.is_elided or not _RESUMES.match(text.source, counted.end, counted.end + 80):
        return None
    place = bisect_left(same, counted.start, key=lambda one: one.start)
    near = [one for one in same[max(0, place - 6) : place] if counted.start - one.end < _MEMORY]
    if not near or _follows_from(counted.value, [one.value for one in near]):
        return None
    last = near[-1]
    slip = max(Decimal(_SLIP), last.value * _SLIP_SHARE)
    if abs(last.value - counted.value) > slip or not same_noun(last, counted):
        return None
    # “Desa A, Desa B, dan Desa C … Tiga desa itu”: the names were counted, not the number before.
    can_be_named = " " not in counted.noun and counted.head not in vocabulary.MEASURES
    if can_be_named and _NAMES_BETWEEN.search(text.source, last.end, counted.start):
        return None
    is_known = " " in counted.noun and last.noun == counted.noun
    if not (is_known or _same_subject(text, last, counted)) or _apart(last, counted, _times):
        return None
    return _contradiction(last, counted)


def _follows_from(value: Decimal, before: Sequence[Decimal]) -> bool:
    """The value stands before, or is the sum or the difference of neighbours that do."""
    if value in before or value == sum(before):
        return True
    return any(value in (one + two, abs(one - two)) for one, two in pairwise(before))


def _misnumbered(text: Text, all_of: Collective, same: Sequence[CountedNoun]) -> Hit | None:
    """“Kelima naskah” where the text has counted four: the last counts of them speak."""
    place = bisect_left(same, all_of.start, key=lambda one: one.start)
    near = [one for one in same[max(0, place - 6) : place + 3] if one.start != all_of.start]
    if place == 0 or all_of.start - same[place - 1].end > _MEMORY:
        return None
    if all_of.value in {one.value for one in near}:
        return None
    last, words = same[place - 1], _flat(text.source[all_of.start : all_of.end])
    return Hit(
        all_of.start, all_of.end,
        f"Bertentangan: di sini “{words}”, sebelumnya “{_flat(last.quote)}”.",
        None, None, (place_of(last),),
    )  # fmt: skip


def _contradictions(text: Text, group: list[CountedNoun]) -> Iterator[Hit]:
    """Report each later count once, against the first that it contradicts."""
    left = [c for c in group if c.state is State.REMAINING]
    done = [c for c in group if c.state is State.DONE and not c.is_subset]
    totals = [c for c in group if c.state is State.TOTAL]
    for members, alike in ((left, _same_rest), (done, _same_done), (totals, _same_total)):
        for position, later in enumerate(members[:60]):
            earlier = next((c for c in members[:position] if alike(c, later)), None)
            if (
                earlier is not None
                and earlier.value != later.value
                and _may_differ(text, earlier, later) is False
            ):
                yield _contradiction(earlier, later)
    yield from _more_than_all(text, group)
    yield from _odd_ones_out(text, [c for c in group if c.state is State.PLAIN and not c.is_subset])


def _more_than_all(text: Text, group: Sequence[CountedNoun]) -> Iterator[Hit]:
    """“6 sekolah rusak berat … 7 sekolah rusak berat sudah ditinjau”: a share, but more than the whole."""
    wholes: dict[str, CountedNoun] = {}
    for counted in group:
        if " " not in counted.noun or counted.is_elided or counted.is_subset:
            continue
        if counted.state is State.PLAIN:
            wholes.setdefault(counted.noun, counted)
            continue
        whole = wholes.get(counted.noun)
        if counted.state is State.DONE and whole is not None:
            over = counted.value - whole.value
            if 0 < over <= _SLIP and not _may_differ(text, whole, counted):
                yield _contradiction(whole, counted)


def _contradiction(earlier: CountedNoun, later: CountedNoun) -> Hit:
    return Hit(
        later.start, later.end,
        f"Bertentangan: di sini “{_flat(later.quote)}”, sebelumnya “{_flat(earlier.quote)}”.",
        None, None, (place_of(earlier),),
    )  # fmt: skip


def _flat(quote: str) -> str:
    return " ".join(quote.split())


_CARRIED_OUT = re.compile(
    r"(?:dilaksanakan|terlaksana|berjalan|pelaksanaannya|dikerjakan|ditindaklanjuti|direalisasikan|terealisasi)"
)


def _same_rest(first: CountedNoun, second: CountedNoun) -> bool:
    """Both say what is left of the same thing. A bare rest goes with any verb but carrying out."""
    if first.value == second.value or not same_noun(first, second):
        return False
    one, two = act(first.action), act(second.action)
    if one == two or not (one and two):
        return "carry" not in (one, two) or one == two
    return False


def act(verb: str) -> str:
    """Verbs that mean the same step: signing and agreeing, talking over, carrying out."""
    if not verb or re.fullmatch(
        r"diagendakan|dibahas|diselesaikan|selesai|dituntaskan|seharusnya", verb
    ):
        return ""
    if re.fullmatch(
        r"ditandatangani|disepakati|diteken|ditandatangan|diterbitkan|disahkan|terbit|melahirkan|menghasilkan|terlahir",
        verb,
    ):
        return "sign"
    return "carry" if _CARRIED_OUT.fullmatch(verb) else verb


def _same_done(first: CountedNoun, second: CountedNoun) -> bool:
    one, two = act(first.action), act(second.action)
    return one == two and bool(one) and same_noun(first, second) and first.value != second.value


def _same_total(first: CountedNoun, second: CountedNoun) -> bool:
    return first.noun == second.noun and first.value != second.value


def same_noun(first: CountedNoun, second: CountedNoun) -> bool:
    """Whether two counts are of the same things, one of them perhaps narrowed by more words."""
    return are_same(first.noun, second.noun)


def are_same(one: str, two: str) -> bool:
    """Whether two noun phrases are equal, or one begins with the other."""
    return one == two or one.startswith(f"{two} ") or two.startswith(f"{one} ")


def _may_differ(text: Text, first: CountedNoun, second: CountedNoun) -> bool:
    """Other owners, other dates, or words of change: then two counts may well differ."""
    if first.sentence == second.sentence or _under_other_items(text, first, second):
        return True
    for counted in (first, second):
        if _CHANGE_OVER_TIME.search(
            text.source, counted.sentence[0], min(counted.sentence[1], counted.sentence[0] + 1500)
        ):
            return True
    return (
        _apart(first, second, _times)
        or _apart(first, second, _owners)
        or _is_narrower(first, second)
        or _is_narrower(second, first)
    )


def _is_narrower(part: CountedNoun, whole: CountedNoun) -> bool:
    """“empat desa di Kecamatan A dan Kecamatan B … di Kecamatan A dua desa”: a share of them."""
    owners = _owners(part)
    return bool(owners) and owners < _owners(whole) and part.value < whole.value


def _under_other_items(text: Text, first: CountedNoun, second: CountedNoun) -> bool:
    """Each stands under an item of its own, which names whose count it is."""
    owners = [text.nodes[counted.node].parent for counted in (first, second)]
    if owners[0] == owners[1] or min(owners) < 0:
        return False
    return all(text.nodes[owner].unit is Unit.ITEM for owner in owners)


def _apart(
    first: CountedNoun, second: CountedNoun, facet: Callable[[CountedNoun], set[str]]
) -> bool:
    """Both are narrowed, and to different things."""
    one, two = facet(first), facet(second)
    return bool(one and two) and not one & two


_TIME_WORDS = frozenset(("triwulan", "semester", "tahap", *dates.MONTHS))


def _times(counted: CountedNoun) -> set[str]:
    return {n for n in counted.names if n[0].isdigit() or n.split()[0].lower() in _TIME_WORDS}


def _owners(counted: CountedNoun) -> set[str]:
    """Proper names in the sentence; the counted thing itself and bare abbreviations own nothing."""
    return {n for n in counted.names - _times(counted) if n.lower() != counted.head and " " in n}


def _odd_ones_out(text: Text, group: list[CountedNoun]) -> Iterator[Hit]:
    """A value that deviates from one repeated at least twice for the very same phrase."""
    phrases: dict[tuple[str, str], list[CountedNoun]] = {}
    for counted in group:
        phrases.setdefault((counted.noun, ""), []).append(counted)
    for members in phrases.values():
        values: dict[Decimal, list[CountedNoun]] = {}
        for counted in members:
            values.setdefault(counted.value, []).append(counted)
        if len(values) != _TWO_VALUES:
            continue
        rare, common = sorted(values.values(), key=len)
        if sum(one.value for one in common) == rare[0].value or _names_others(
            text, [*rare, *common]
        ):
            continue
        twins = len(common) == 1 and _same_subject(text, rare[0], common[0])
        if (
            len(rare) == 1
            and (len(common) > 1 or twins)
            and not _may_differ(text, common[0], rare[0])
            and _close(rare[0], common)
        ):
            yield _contradiction(common[0], rare[0])


_OTHERS = re.compile(r"\s+lain(?:nya)?\b")


def _names_others(text: Text, members: Sequence[CountedNoun]) -> bool:
    """“dua titik lain”: not those that were counted before."""
    return any(_OTHERS.match(text.source, one.end, one.end + 10) for one in members)


_CONTENT = re.compile(r"[a-z]{4,}")
_SHARED = 2


def _same_subject(text: Text, first: CountedNoun, second: CountedNoun) -> bool:
    """The words around two counts share at least two stems besides the noun."""
    stems = [_stems(text, counted) for counted in (first, second)]
    return first.value > _SHARED and len(stems[0] & stems[1]) >= _SHARED


def _stems(text: Text, counted: CountedNoun) -> set[str]:
    low, high = (
        max(counted.sentence[0], counted.start - 90),
        min(counted.sentence[1], counted.end + 90),
    )
    words = _CONTENT.findall(text.source[low:high].lower())
    return {
        lexicon.stem(word)
        for word in words
        if word not in counted.noun and word not in vocabulary.STOP_WORDS
    }


def _close(rare: CountedNoun, common: Sequence[CountedNoun]) -> bool:
    """A slip is near the common value and written the same way; another subject is not."""
    return abs(rare.value - common[0].value) <= _SLIP and rare.value > 1 and not rare.is_elided


RULES = (
    Rule(
        id="NUM-06",
        title="Angka antarbagian bertentangan",
        severity=Severity.WARNING,
        zones=ANNEX_PROSE,
        kinds=ALL_KINDS,
        basis="logika naskah",
        explain_id="Hal yang sama disebut dengan jumlah berbeda di dua tempat. Pemilik, tanggal, atau keadaan yang berbeda tidak dihitung.",
        explain_en="The same things are counted differently in two places; other owners, dates or states do not count.",
        wrong="Masih menyisakan 4 (empat) PKS. Agar dibahas sisa 3 (tiga) PKS.",
        right="Masih menyisakan 4 (empat) PKS. Agar dibahas sisa 4 (empat) PKS.",
        check=check_contradictions,
    ),
)
