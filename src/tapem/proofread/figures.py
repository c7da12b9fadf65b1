"""Counted nouns in running Indonesian: a number, what it counts, and in which state.

"masih menyisakan 4 (empat) PKS", "sisa tiga PKS", "tinggal tiga" and "belum
ditandatangani sebanyak 5" all become a value with the noun *pks* and the state
*remaining*. No dictionary of sentences: number words, a noun phrase up to the
next function word or verb, and the words that say whether it is done or left.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from tapem.proofread import numerals, vocabulary
from tapem.proofread.tree import Node, Text, Unit, Zone

_YEAR_DIGITS = 4
_MOST_NOUN_WORDS = 4


class State(StrEnum):
    """What is said of the counted things."""

    PLAIN = "plain"
    TOTAL = "total"
    DONE = "done"
    REMAINING = "remaining"


@dataclass(frozen=True, slots=True)
class CountedNoun:
    """A value and the things it counts, with the place in the source.

    ``noun`` is lower case with long names brought to their short form, ``name`` is as
    the text writes it. ``action`` is the verb that was or was not done to
    them; ``names`` are proper names, years and dates that narrow the count.
    """

    value: Decimal
    noun: str
    state: State
    action: str
    names: frozenset[str]
    quote: str
    start: int
    end: int
    number_start: int
    number_end: int
    sentence: tuple[int, int]
    node: int
    name: str = ""
    is_subset: bool = False
    is_elided: bool = False
    in_words: bool = False

    @property
    def head(self) -> str:
        """First word of the noun phrase."""
        return self.noun.split(" ", 1)[0]


_WORD_NUMBER = "|".join(sorted(numerals.WORDS, key=len, reverse=True))
_NUMBER = re.compile(
    r"(?<![\w.,/:\-–×’'])(?P<digits>\d{1,3}(?:\.\d{3})+|\d{1,9})(?:,\d+)?(?![\w/:\-–×]|[.,]\d)"
    r"(?:\s*\((?P<words>[a-z][a-z \n]{2,80})\))?"
    rf"|(?<![\w-])(?P<spelled>(?:{_WORD_NUMBER})(?:\s+(?:{_WORD_NUMBER}))*)(?![\w-])",
    re.IGNORECASE,
)
_WORD = re.compile(r"[A-Za-z][\w’'/-]*|\d[\d.,/-]*\d|\d|[^\w\s]")
_SENTENCE_END = re.compile(
    r"(?<!\b[A-Z])(?<!\bKab)(?<!\bKec)(?<!\bNo)(?<!\bSdr)(?<!\b[Dd]r)(?<!\bJl)(?<!\bSt)(?<!\bd)(?<!\bs)[.;!?](?=\s+[A-Z0-9“\"(]|\s*$)"
)
_NOT_A_COUNT_BEFORE = vocabulary.word_set(
    "tanggal tgl tahun nomor no pasal ayat huruf angka bab butir pukul jam rp lampiran tabel halaman hal golongan "
    "kelas tingkat tipe jilid edisi periode ta poin point nip telp telepon fax pos rt rw km versi volume "
    "gambar bagian paragraf diktum semester triwulan tahap jalan jl gang blok salah"
)
# “Jalan 20” is an address, “Bidang Jalan 20 sertifikat” a count.
_WAYS = vocabulary.word_set("jalan jl gang blok")
_MONTHS = vocabulary.word_set(
    "januari februari pebruari maret april mei juni juli agustus september oktober november nopember desember "
    "wib wita wit % persen"
)
_REMAIN_BEFORE = vocabulary.word_set(
    "sisa sisanya menyisakan tersisa tinggal bersisa menyisahkan kurang tertinggal"
)
_TOTAL_BEFORE = vocabulary.word_set(
    "total jumlah seluruh keseluruhan berjumlah seluruhnya jumlahnya totalnya keseluruhannya"
)
_BARE_UNITS = vocabulary.word_set("unit buah lembar eksemplar titik")
_SUBSET = vocabulary.word_set("baru hanya diantaranya antaranya sebagian")
_DONE = vocabulary.word_set("telah sudah berhasil melahirkan menghasilkan diterbitkan")
_VERB = re.compile(r"(?:di|ter|me[mn]?g?|ber)[a-z]{4,}|pelaksanaannya|selesai|lengkap|hadir|masuk")
_CLAUSE_BREAK = frozenset(",;:.!?")
_CONJUNCTIONS = vocabulary.word_set(
    "namun tetapi sedangkan sementara karena sehingga walaupun meskipun dan serta"
)
_PROPER = re.compile(
    r"\b(?:Kabupaten|Kab\.|Kota|Kecamatan|Kec\.|Desa|Kelurahan|Dinas|Badan|Bagian|Provinsi|Bidang|Puskesmas)"
    r"(?:\s+[A-Z][\w-]+){1,3}|\b[A-Z]{3,}[a-z]*\b"
    r"|\b(?:\d{1,2}\s+)?(?:Januari|Februari|Maret|April|Mei|Juni|Juli|Agustus|September|Oktober|November|Desember)\b(?:\s+\d{4})?"
    r"|\b(?:19|20)\d\d\b"
    r"|\b(?:triwulan|semester|tahap)\s+(?:[IVX]+|\d)\b"
)


def extract(text: Text) -> tuple[CountedNoun, ...]:
    """Every counted noun of a report or an annex in order; tables, norms and titles are left out."""
    found: list[CountedNoun] = []
    seen = _Seen(_aliases(text))
    for node in text.nodes:
        if node.unit is Unit.CELL or node.zone not in (Zone.PROSE, Zone.ANNEX):
            continue
        for counted in _in_node(text, node, seen):
            found.append(counted)
            if counted.head not in vocabulary.TIMES:
                seen.last = counted
            if not counted.is_elided:
                seen.names.setdefault(counted.noun, counted.name)
    return tuple(found)


@dataclass(slots=True)
class _Seen:
    """What the text has counted so far: it settles what an elided count means."""

    aliases: dict[str, str]
    last: CountedNoun | None = None
    names: dict[str, str] = field(default_factory=dict)
    narrowed: frozenset[str] | None = None

    def names_in(self, source: str, sentence: tuple[int, int]) -> frozenset[str]:
        """Proper names and times of the sentence at hand, looked up once."""
        if self.narrowed is None:
            end = min(sentence[1], sentence[0] + _SENTENCE_REACH)
            self.narrowed = frozenset(_PROPER.findall(source, sentence[0], end))
        return self.narrowed

    def elided(self, before: list[str], state: State, *, is_among: bool) -> str:
        """The noun that a bare number means: of those counted last, named before it, or nothing."""
        last = self.last.noun if self.last is not None else ""
        if is_among and last:
            return last
        noun = self.settle(_noun_before(before, self.aliases))
        return noun or (last if state is not State.PLAIN else "")

    def settle(self, noun: str) -> str:
        """The counted noun that a phrase ends with (``pembahasan draf pks`` → ``pks``)."""
        words = noun.split()
        for place in range(len(words)):
            if " ".join(words[place:]) in self.names:
                return " ".join(words[place:])
        return noun


_BRACKETED = re.compile(r"\(([A-Z][A-Za-z]{1,11})\)")
_LONG_REACH = 140


def _aliases(text: Text) -> dict[str, str]:
    """Long form (lower case) → short form, from the vocabulary and the text's own brackets."""
    known = {long.lower(): short.lower() for short, long in vocabulary.EXPANSIONS.items()}
    known["perangkat daerah"] = "opd"
    for found in _BRACKETED.finditer(text.source, 0, 200_000):
        lead = text.source[max(0, found.start() - _LONG_REACH) : found.start()]
        words = lead.split()[-len(found[1]) :]
        if len(words) == len(found[1]) and "".join(w[0] for w in words).upper() == found[1].upper():
            known[" ".join(words).lower()] = found[1].lower()
    return known


def sentences(source: str, start: int, end: int) -> list[tuple[int, int]]:
    """Sentence spans inside a stretch of the source."""
    spans, begin = [], start
    for stop in _SENTENCE_END.finditer(source, start, end):
        spans.append((begin, stop.end()))
        begin = stop.end()
    if begin < end:
        spans.append((begin, end))
    return spans


def _in_node(text: Text, node: Node, seen: _Seen) -> Iterator[CountedNoun]:
    for begin, stop in sentences(text.source, node.body, node.end):
        seen.narrowed = None
        for found in _NUMBER.finditer(text.source, begin, stop):
            counted = _counted(text, node, found, (begin, stop), seen)
            if counted is not None:
                yield counted


# “tiga di antaranya”: of the things counted last.
_AMONG = re.compile(r"\s+(?:di\s?)?antaranya\b", re.IGNORECASE)
_REACH = 160
_SENTENCE_REACH = 1_200


def _counted(
    text: Text, node: Node, found: re.Match[str], sentence: tuple[int, int], seen: _Seen
) -> CountedNoun | None:
    value = _value(found)
    if value is None:
        return None
    source = text.source
    before = _WORD.findall(source, max(sentence[0], found.start() - _REACH), found.start())
    if found.start() - _REACH > sentence[0] and before:
        before = before[1:]
    after = [
        (w[0], w.end())
        for w in _WORD.finditer(source, found.end(), min(sentence[1], found.end() + _REACH))
    ]
    if _is_no_count(found, before, after):
        return None
    words, end = _noun_after(after, found.end())
    noun, elided = _normal_noun(words, seen.aliases), False
    state, action, subset = _state(before, after[len(words) :] if words else after)
    if state is State.TOTAL and noun in _BARE_UNITS:
        # "Jumlah posyandu 120 unit": the unit is not what is counted.
        noun = _noun_before(before, seen.aliases) or noun
    if not noun:
        is_among = _AMONG.match(source, found.end()) is not None
        noun, elided = seen.elided(before, state, is_among=is_among), True
    if not noun:
        return None
    names = seen.names_in(source, sentence)
    start = _quote_start(source, sentence[0], found.start(), state)
    return CountedNoun(
        value, noun, state, action, names, source[start:end], start, end, found.start(), found.end(), sentence,
        node.index, " ".join(words) or seen.names.get(noun, noun), subset, elided, found["spelled"] is not None,
    )  # fmt: skip


def _value(found: re.Match[str]) -> Decimal | None:
    if found["digits"]:
        return numerals.read_digits(found["digits"])
    if (
        found["spelled"][0].isupper()
        and found.string[max(0, found.start() - 2) : found.start()].rstrip(" ")[-1:].isalpha()
    ):
        # "SD Negeri Dua": a capital inside a sentence makes it part of a name.
        return None
    words = found["spelled"].lower().split()
    reading = numerals.read_words(words)
    return reading.value if reading is not None and reading.taken == len(words) else None


def _is_no_count(found: re.Match[str], before: list[str], after: list[tuple[str, int]]) -> bool:
    """Dates, references, money, shares and ``salah satu`` count nothing."""
    last = before[-1].lower() if before else ""
    following = after[0][0].lower() if after else ""
    if last in _WAYS and following[:1].isalpha() and following not in vocabulary.STOP_WORDS:
        return False
    if last in _NOT_A_COUNT_BEFORE or following in _MONTHS or last in ("/", ".", "rp"):
        return True
    # “2022 – 2026” is a span, “MAROS – Enam posyandu” begins a sentence.
    is_span = last in ("-", "–") and not (len(before) > 1 and before[-2][0].isalpha())
    if is_span or following in ("/", "%"):
        return True
    digits = found["digits"]
    if digits and len(digits) == _YEAR_DIGITS and digits[:2] in ("19", "20") and not found["words"]:
        return following not in vocabulary.PEOPLE
    if last == "(" and not found["words"]:
        return True
    return found["spelled"] is not None and len(before) > 1 and before[-1] == "("


def _noun_after(after: list[tuple[str, int]], place: int) -> tuple[list[str], int]:
    """Words of the noun phrase behind the number (four at most), and where it ends."""
    words: list[str] = []
    for word, end in after[:6]:
        low = word.lower()
        if not word[0].isalpha() or low in vocabulary.STOP_WORDS or _is_verb(word, low):
            break
        if words and low in vocabulary.PEOPLE and low == "orang":
            break
        words.append(word)
        place = end
        if len(words) == _MOST_NOUN_WORDS:
            break
    return words, place


def _is_verb(word: str, low: str) -> bool:
    return not word[0].isupper() and low not in vocabulary.NOT_VERBS and bool(_VERB.fullmatch(low))


def _normal_noun(words: list[str], aliases: dict[str, str]) -> str:
    low = [word.lower() for word in words]
    while len(low) > 1 and low[0] in vocabulary.CLASSIFIERS:
        low = low[1:]
    phrase = " ".join(low)
    for size in range(len(low), 1, -1):
        short = aliases.get(" ".join(low[:size]))
        if short is not None:
            return " ".join([short, *low[size:]])
    return phrase


_NOUN_SKIP = (
    vocabulary.STOP_WORDS | _REMAIN_BEFORE | _TOTAL_BEFORE | _SUBSET | vocabulary.CLASSIFIERS
)


def _noun_before(before: list[str], aliases: dict[str, str]) -> str:
    """``PKS yang belum ditandatangani sebanyak 5``: the noun stands before the number."""
    tail = list(before[-9:])
    while tail and (tail[-1].lower() in _NOUN_SKIP or _is_verb(tail[-1], tail[-1].lower())):
        tail.pop()
    words: list[str] = []
    for word in reversed(tail):
        if (
            not word[0].isalpha()
            or word.lower() in vocabulary.STOP_WORDS
            or _is_verb(word, word.lower())
        ):
            break
        words.insert(0, word)
        if len(words) == _MOST_NOUN_WORDS:
            break
    while len(words) > 1 and words[0].lower() in ("jumlah", "total", "sisa", "draf", "draft"):
        words.pop(0)
    return _normal_noun(words, aliases)


def _state(before: list[str], after: list[tuple[str, int]]) -> tuple[State, str, bool]:
    """State, the verb it is about, and whether the count is marked as a part (``baru 4``)."""
    near = _after_last_break([word.lower() for word in before[-7:]])
    clause = _clause_after(after)
    subset = bool(_SUBSET & set(near[-4:])) or ("antaranya" in near)
    if _REMAIN_BEFORE & set(near[-4:]) or "lagi" in clause[:1] or "tersisa" in clause[:3]:
        undone = clause[clause.index("belum") + 1 :] if "belum" in clause else []
        return State.REMAINING, _verb_in(undone), subset
    undone = next((words for words in (near, clause[:6]) if "belum" in words), [])
    if undone:
        return State.REMAINING, _verb_in(undone[undone.index("belum") + 1 :]), subset
    done = next((words for words in (clause[:6], near) if _DONE & set(words)), [])
    if done and not _TOTAL_BEFORE & set(near[-2:]):
        place = min(done.index(mark) for mark in _DONE if mark in done)
        return State.DONE, _verb_in(done[place:]) or _verb_in(clause[:3]), subset
    if _TOTAL_BEFORE & set(near[-4:]) or {"keseluruhan", "seluruhnya"} & set(clause[:1]):
        return State.TOTAL, "", subset
    return State.PLAIN, _verb_in(clause[:3]), subset


def _clause_after(after: list[tuple[str, int]]) -> list[str]:
    """Words behind the noun phrase up to a mark, a conjunction or another number."""
    clause: list[str] = []
    for word, _ in after[:9]:
        if word in _CLAUSE_BREAK or word.isdecimal() or word.lower() in _CONJUNCTIONS:
            break
        clause.append(word.lower())
    return clause


def _after_last_break(words: list[str]) -> list[str]:
    """Words of the clause that the number stands in."""
    for place in range(len(words) - 1, -1, -1):
        if words[place] in _CLAUSE_BREAK or words[place] in _CONJUNCTIONS:
            return words[place + 1 :]
    return words


def _verb_in(words: list[str]) -> str:
    for word in words:
        if (
            word not in vocabulary.NOT_VERBS
            and word not in ("telah", "berhasil")
            and _VERB.fullmatch(word)
        ):
            return word
    return ""


def _quote_start(source: str, begin: int, place: int, state: State) -> int:
    """Take the words that carry the state into the quote (``sisa 3 (tiga) PKS``)."""
    if state is State.PLAIN:
        return place
    words = list(_WORD.finditer(source, max(begin, place - 60), place))
    marks = _REMAIN_BEFORE | _TOTAL_BEFORE | _DONE | {"belum", "masih", "sebanyak"}
    start = place
    for word in words[-4:]:
        if word[0].lower() in marks:
            return word.start()
    return start
