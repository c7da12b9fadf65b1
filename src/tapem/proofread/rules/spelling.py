"""SPL-01: the same word, place or abbreviation written two ways inside one text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, pairwise

from tapem.proofread import lexicon, vocabulary
from tapem.proofread.finding import Place, Severity
from tapem.proofread.rules.base import PROSE, REPORTS, Hit, Material, Rule
from tapem.proofread.tree import Unit, Zone

_WIDEST_GAP = 3
_OFTEN = 2
_LONG_WORD = 5
_SHORTEST = 2

_WORD = re.compile(r"\b[A-Za-z]{2,40}\b(?:-[A-Za-z]{1,40}\b)?")
_ROMAN = re.compile(r"[IVXLC]+")
_MOST_WORDS = 60_000


@dataclass(frozen=True, slots=True)
class _Seen:
    """A word with its neighbours (lower case, empty at the edge of a node)."""

    word: str
    raw: str
    before: str
    after: str
    start: int
    end: int


def check_spelling(material: Material) -> Iterator[Hit]:
    """SPL-01."""
    words = list(_words(material))
    known = {w.casefold() for term in material.known_terms for w in term.split()}
    reported: set[int] = set()
    for hit in (
        *_slips(words, known),
        *_rare_twins(words, known),
        *_places(words),
        *_joined(words),
        *_short_forms(material),
    ):
        if hit.start not in reported:
            reported.add(hit.start)
            yield hit


def _words(material: Material) -> Iterator[_Seen]:
    """Words of the prose with the words beside them, up to a bound."""
    source, count = material.text.source, 0
    for node in material.text.in_zones(Zone.PROSE):
        if node.unit is Unit.CELL or count >= _MOST_WORDS:
            continue
        found = list(islice(_WORD.finditer(source, node.start, node.end), _MOST_WORDS - count))
        count += len(found)
        for place, here in enumerate(found):
            before = _before(source, found, place)
            after = found[place + 1] if place + 1 < len(found) else None
            beyond = (
                after[0].lower()
                if after is not None and _touch(source, here.end(), after.start())
                else ""
            )
            yield _Seen(here[0].lower(), here[0], before, beyond, here.start(), here.end())


def _before(source: str, found: list[re.Match[str]], place: int) -> str:
    """The word before, with the one before that when it is only a link (``perumahan dan``)."""
    if not place or not _touch(source, found[place - 1].end(), found[place].start()):
        return ""
    word = found[place - 1][0].lower()
    if word not in vocabulary.STOP_WORDS or place == 1:
        return word
    beyond = found[place - 2]
    return (
        f"{beyond[0].lower()} {word}"
        if _touch(source, beyond.end(), found[place - 1].start())
        else word
    )


def _touch(source: str, start: int, end: int) -> bool:
    return end - start <= _WIDEST_GAP and source[start:end].isspace()


def _slips(words: list[_Seen], known: set[str]) -> Iterator[Hit]:
    """A rare word one letter away from another one that has the same neighbour."""
    counts = Counter(seen.word for seen in words)
    for key in ("before", "after"):
        groups: dict[tuple[str, str], list[_Seen]] = {}
        for seen in words:
            neighbour = getattr(seen, key)
            if neighbour and not _is_short_word(neighbour) and not _ROMAN.fullmatch(seen.raw):
                for signature in _signatures(seen.word):
                    groups.setdefault((neighbour, signature), []).append(seen)
        for members in groups.values():
            if len(members) > 1:
                yield from _judge_group(members[:40], counts, known)


def _is_short_word(word: str) -> bool:
    return word in vocabulary.STOP_WORDS


def _signatures(word: str) -> set[str]:
    """The word and the word with one letter left out: equal signatures mean near words."""
    return {word} | {word[:i] + word[i + 1 :] for i in range(len(word))}


def _judge_group(members: list[_Seen], counts: Counter[str], known: set[str]) -> Iterator[Hit]:
    common = max(members, key=lambda seen: (counts[seen.word], lexicon.is_known(seen.word)))
    for seen in members:
        if seen.word == common.word or counts[seen.word] > 1:
            continue
        both = (
            seen.before == common.before
            and seen.after == common.after
            and bool(seen.before and seen.after)
        )
        if seen.word not in known and _is_slip(seen, common, counts, both=both):
            yield _slip_hit(seen, common)


def _is_slip(seen: _Seen, common: _Seen, counts: Counter[str], *, both: bool) -> bool:
    """Real words of the language are left alone unless both neighbours speak against them."""
    if (
        seen.before in _NAME_LEADS
        or not _is_near(seen.word, common.word)
        or _inflects(seen.word, common.word)
    ):
        return False
    if lexicon.is_root(seen.word) or seen.word in lexicon.MONTHS or common.word in lexicon.MONTHS:
        return False
    if both and counts[common.word] >= _OFTEN and len(seen.word) >= _LONG_WORD:
        return True
    if lexicon.is_known(seen.word):
        return False
    return lexicon.is_known(common.word) and seen.raw[0].isupper() == common.raw[0].isupper()


_NAME_LEADS = vocabulary.word_set(
    "desa kecamatan kelurahan kabupaten kota jalan dukuh sungai kali bapak ibu sdr saudara bu pak ruas dusun "
    "puskesmas gedung hotel bab pasal huruf angka nomor tahun tanggal bulan"
)


def _is_near(word: str, other: str) -> bool:
    """One letter added, lost or changed, or two neighbours exchanged."""
    if abs(len(word) - len(other)) > 1 or min(len(word), len(other)) < _SHORTEST:
        return False
    head = 0
    while head < min(len(word), len(other)) and word[head] == other[head]:
        head += 1
    left, right = word[head:], other[head:]
    if left[1:] == right[1:] or left[1:] == right or left == right[1:]:
        return True
    return len(left) > 1 and left[:2] == right[:2][::-1] and left[2:] == right[2:]


def _inflects(word: str, other: str) -> bool:
    """``-i``/``-an`` and active/passive pairs are grammar, not slips."""
    stem = {word, other}
    return any(
        {base, base + end} == stem and base[-1:] != end
        for base in stem
        for end in ("i", "s", "k", "n")
    )


def _slip_hit(seen: _Seen, common: _Seen) -> Hit:
    return Hit(
        seen.start, seen.end, f"“{seen.raw}” mungkin salah tulis; di tempat lain “{common.raw}”.", common.raw, None,
        (Place(common.start, common.end),),
    )  # fmt: skip


_LONG_ENOUGH = 7
_CAPITAL_LONG = 8
_USUAL = 2


def _rare_twins(words: list[_Seen], known: set[str]) -> Iterator[Hit]:
    """A long word that stands once and is no word, one letter from one that stands more often.

    Names of places may differ by one letter and both be right; among names only a
    letter lost, doubled or out of order is taken for a slip.
    """
    counts = Counter(seen.word for seen in words)
    usual: dict[str, _Seen] = {}
    for seen in words:
        if counts[seen.word] >= _USUAL and len(seen.word) >= _LONG_ENOUGH:
            for signature in _signatures(seen.word) if seen.word not in usual else ():
                usual.setdefault(signature, seen)
    for seen in words:
        if counts[seen.word] > 1 or len(seen.word) < _LONG_ENOUGH or seen.word in known:
            continue
        if lexicon.is_known(seen.word) or (
            seen.word in usual and usual[seen.word].word == seen.word
        ):
            continue
        common = next((usual[s] for s in _signatures(seen.word) if s in usual), None)
        if common is not None and _is_rare_slip(seen, common):
            yield _slip_hit(seen, common)


def _is_rare_slip(seen: _Seen, common: _Seen) -> bool:
    if not _is_near(seen.word, common.word) or _inflects(seen.word, common.word):
        return False
    if not lexicon.is_known(common.word):
        if seen.raw[0].isupper() != common.raw[0].isupper():
            return False
        exchanged = sorted(seen.word) == sorted(common.word)
        return len(seen.word) >= _CAPITAL_LONG - 1 and (
            exchanged or len(seen.word) != len(common.word)
        )
    return lexicon.is_known(common.word)


_JOINED_LENGTH = 7
_JOINED_BY_OTHERS = frozenset(("kerjasama",))  # DEF-06 speaks of it


def _joined(words: list[_Seen]) -> Iterator[Hit]:
    """A name in one word here and in two there: “Watukumpul”, “Watu Kumpul”."""
    whole = {seen.word: seen for seen in words if seen.raw[0].isupper()}
    for first, second in pairwise(words):
        name = first.word + second.word
        if (
            name in whole
            and len(name) >= _JOINED_LENGTH
            and name not in _JOINED_BY_OTHERS
            and first.raw[0].isupper()
            and second.raw[0].isupper()
            and second.start - first.end == 1
        ):
            other = whole[name]
            yield Hit(
                first.start, second.end,
                f"“{first.raw} {second.raw}” di tempat lain ditulis “{other.raw}”.",
                other.raw, None, (Place(other.start, other.end),),
            )  # fmt: skip


_PLACE_LEADS = vocabulary.word_set(
    "desa kecamatan kelurahan kabupaten dukuh dusun kali sungai kampung nagari gampong pekon kalurahan jorong banjar"
)


def _places(words: list[_Seen]) -> Iterator[Hit]:
    """A place that stands once, one vowel or one lost or added letter from one that stands more often."""
    groups: dict[str, Counter[str]] = {}
    last: dict[tuple[str, str], _Seen] = {}
    for seen in words:
        if seen.before in _PLACE_LEADS and seen.raw[0].isupper():
            groups.setdefault(seen.before, Counter())[seen.word] += 1
            last[seen.before, seen.word] = seen
    for lead, counts in groups.items():
        usual = [name for name, count in counts.items() if count > 1][:200]
        for name, count in counts.items():
            twin = next((u for u in usual if count == 1 and _is_place_twin(u, name)), None)
            if twin is not None:
                yield _slip_hit(last[lead, name], last[lead, twin])


def _is_place_twin(one: str, other: str) -> bool:
    if abs(len(one) - len(other)) == 1:
        return max(len(one), len(other)) > _LONG_WORD and _is_near(one, other)
    if len(one) != len(other) or len(one) < _LONG_WORD:
        return False
    odd = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
    return len(odd) == 1 and all(sign in "aeiou" for sign in odd[0])


_COMPOUND = re.compile(
    r"\b(?P<first>[A-Z]{2,}|Satpol|SATPOL|Dinsos)(?P<link>[ -]?)(?P<second>TR|PP|KBPP)\b"
)
_OFFICIAL = {"DPUTR": "DPU TR", "SATPOLPP": "Satpol PP", "DINSOSKBPP": "Dinsos KBPP"}


def _short_forms(material: Material) -> Iterator[Hit]:
    """An abbreviation of two parts joined in two ways, or not as its office writes it."""
    seen: dict[str, re.Match[str]] = {}
    named: set[str] = set()
    for node in material.text.in_zones(Zone.PROSE):
        for found in _COMPOUND.finditer(material.text.source, node.start, node.end):
            key = (found["first"] + found["second"]).upper()
            other = seen.setdefault(key, found)
            right = _OFFICIAL.get(key)
            odd = other[0].upper() != found[0].upper() or (
                right is not None and found[0].upper() != right.upper()
            )
            if odd and found[0] not in named:
                named.add(found[0])
                usual = (
                    right if right is not None and found[0].upper() != right.upper() else other[0]
                )
                related = (Place(other.start(), other.end()),) if other is not found else ()
                yield Hit(
                    found.start(),
                    found.end(),
                    f"“{found[0]}” biasanya ditulis “{usual}”.",
                    usual,
                    usual,
                    related,
                    Severity.INFO,
                )


RULES = (
    Rule(
        id="SPL-01",
        title="Satu kata dua tulisan",
        severity=Severity.WARNING,
        zones=PROSE,
        kinds=REPORTS,
        basis="kata dalam naskah sendiri dan daftar istilah",
        explain_id="Satu kata, nama tempat, atau singkatan ditulis dengan dua cara dalam naskah yang sama.",
        explain_en="A word, place or abbreviation is written two ways inside one text.",
        wrong="Rencana Aksi Peneraan SPM … Rencana Aksi Penerapan SPM",
        right="Rencana Aksi Penerapan SPM … Rencana Aksi Penerapan SPM",
        check=check_spelling,
        fixable=True,
    ),
)
