"""NUM-05 to NUM-07 and CPL-01: counts against lists, against each other, against their sum."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from tapem.proofread import dates, lexicon, vocabulary
from tapem.proofread.figures import CountedNoun, State, sentences
from tapem.proofread.finding import Place, Severity, plain
from tapem.proofread.rules.base import ALL_KINDS, ANNEX_PROSE, PROSE, REPORTS, Hit, Material, Rule
from tapem.proofread.tree import ItemList, Text

_LONGEST_INTRO = 160
_FEWEST_MEMBERS = 2
_MOST_MEMBERS = 15
_TWO_VALUES = 2
_SLIP = 2
_FEWEST_PARTS = 3
_LONGEST_GAP = 250
_LONGEST_BREAKDOWN = 300
_WHOLE_AND_TWO = 3
_BOTH_STATES = 2

_OPEN_LIST = re.compile(
    r"\b(?:antara lain|di\s?antaranya|misalnya|seperti|dan lain-lain)\b", re.IGNORECASE
)
_INTRODUCES = re.compile(
    r"\b(?:yaitu|yakni|ialah|adalah|meliputi|terdiri\s+(?:atas|dari)|sebagai\s+berikut|berikut(?:\s+ini)?|mencakup|antara)\b"
    r"[\w\s]{0,40}$|[\w)]\s*$",
    re.IGNORECASE,
)
_CHANGE_OVER_TIME = re.compile(
    r"\b(?:semula|awalnya|sebelumnya|tahun lalu|bulan lalu|minggu lalu|meningkat|bertambah|berkurang|menurun|naik|turun)\b",
    re.IGNORECASE,
)


def _place(counted: CountedNoun) -> Place:
    return Place(counted.start, counted.end)


# --- NUM-05 -------------------------------------------------------------------------------------


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
        hit = _judge_inline(material.text, counted)
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
    near = [c for c in counted if c.start >= last[0] and c.noun not in vocabulary.MEASURES]
    if not near:
        return None
    chosen = near[-1]
    between = text.source[chosen.end : intro.end].rstrip().rstrip(":")
    if _OPEN_LIST.search(between) or "." in between.strip() or len(between) > _LONGEST_INTRO:
        return None
    return chosen if _INTRODUCES.search(between) or not between.strip() else None


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
    r"\s*,?\s*(?:yaitu|yakni|meliputi|terdiri\s+(?:atas|dari))\s*:?\s+(?P<series>[^.;:()\n]{8,300})(?=[.;\n]|$)"
)
_SERIES_PART = re.compile(r"\s*,\s+(?:dan\s+|serta\s+)?|\s+(?:dan|serta)\s+")


def _judge_inline(text: Text, counted: CountedNoun) -> Hit | None:
    """“3 (tiga) kabupaten, yaitu Tegal, Banyumas, dan Brebes.”: only series of like members."""
    if counted.noun in vocabulary.MEASURES or not _FEWEST_MEMBERS <= counted.value <= _MOST_MEMBERS:
        return None
    found = _SERIES.match(text.source, counted.end, min(len(text.source), counted.end + 360))
    if found is None or _OPEN_LIST.search(found["series"]):
        return None
    parts = [part.strip() for part in _SERIES_PART.split(found["series"]) if part.strip()]
    if len(parts) < _FEWEST_MEMBERS or len(parts) == counted.value or not _alike(parts):
        return None
    return Hit(
        counted.start, found.end("series"),
        f"Disebut {plain(counted.value)} {counted.name}, tetapi yang dirinci sesudahnya {len(parts)}.",
    )  # fmt: skip


def _alike(parts: list[str]) -> bool:
    """Members that are all one proper name, or all begin with the same word and a name."""
    if all(re.fullmatch(r"[A-Z][\w-]+", part) for part in parts):
        return True
    first = parts[0].split()[0]
    return all(
        re.fullmatch(rf"{re.escape(first)}\s+[A-Z][\w-]+(?:\s[A-Z][\w-]+)?", part) for part in parts
    )


# --- NUM-06 -------------------------------------------------------------------------------------


def check_contradictions(material: Material) -> Iterator[Hit]:
    """NUM-06: the same things counted twice with different outcome."""
    groups: dict[str, list[CountedNoun]] = {}
    for counted in material.counted:
        if counted.head not in vocabulary.MEASURES or counted.state is not State.PLAIN:
            groups.setdefault(counted.head, []).append(counted)
    for group in groups.values():
        yield from _contradictions(material.text, group)


def _contradictions(text: Text, group: list[CountedNoun]) -> Iterator[Hit]:
    """Report each later count once, against the first that it contradicts."""
    left = [c for c in group if c.state is State.REMAINING]
    done = [c for c in group if c.state is State.DONE and not c.is_subset]
    totals = [c for c in group if c.state is State.TOTAL]
    for members, alike in ((left, _same_rest), (done, _same_done), (totals, _same_total)):
        for position, later in enumerate(members[:60]):
            earlier = next((c for c in members[:position] if alike(c, later, members)), None)
            if (
                earlier is not None
                and earlier.value != later.value
                and _may_differ(text, earlier, later) is False
            ):
                yield _contradiction(earlier, later)
    yield from _odd_ones_out(text, [c for c in group if c.state is State.PLAIN and not c.is_subset])


def _contradiction(earlier: CountedNoun, later: CountedNoun) -> Hit:
    return Hit(
        later.start, later.end,
        f"Bertentangan: di sini “{_flat(later.quote)}”, sebelumnya “{_flat(earlier.quote)}”.",
        None, None, (_place(earlier),),
    )  # fmt: skip


def _flat(quote: str) -> str:
    return " ".join(quote.split())


_CARRIED_OUT = re.compile(
    r"(?:dilaksanakan|terlaksana|berjalan|pelaksanaannya|dikerjakan|ditindaklanjuti|direalisasikan|terealisasi)"
)


def _same_rest(first: CountedNoun, second: CountedNoun, members: Sequence[CountedNoun]) -> bool:
    """Both say what is left of the same thing. A bare rest goes with any verb but carrying out."""
    if first.value == second.value or not _same_noun(first, second):
        return False
    one, two = _act(first.action), _act(second.action)
    if one == two or not (one and two):
        return "carry" not in (one, two) or one == two
    return False


def _act(verb: str) -> str:
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


def _same_done(first: CountedNoun, second: CountedNoun, members: Sequence[CountedNoun]) -> bool:
    one, two = _act(first.action), _act(second.action)
    return one == two and bool(one) and _same_noun(first, second) and first.value != second.value


def _same_total(first: CountedNoun, second: CountedNoun, members: Sequence[CountedNoun]) -> bool:
    return first.noun == second.noun and first.value != second.value


def _same_noun(first: CountedNoun, second: CountedNoun) -> bool:
    return (
        first.noun == second.noun
        or first.noun.startswith(second.noun + " ")
        or second.noun.startswith(first.noun + " ")
    )


def _may_differ(text: Text, first: CountedNoun, second: CountedNoun) -> bool:
    """Other owners, other dates, or words of change: then two counts may well differ."""
    if first.sentence == second.sentence:
        return True
    for counted in (first, second):
        if _CHANGE_OVER_TIME.search(
            text.source, counted.sentence[0], min(counted.sentence[1], counted.sentence[0] + 1500)
        ):
            return True
    return _apart(first, second, _times) or _apart(first, second, _owners)


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
        twins = len(common) == 1 and _same_subject(text, rare[0], common[0])
        if (
            len(rare) == 1
            and (len(common) > 1 or twins)
            and not _may_differ(text, common[0], rare[0])
            and _close(rare[0], common)
        ):
            yield _contradiction(common[0], rare[0])


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


# --- NUM-07 -------------------------------------------------------------------------------------

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
            if len(run) >= _FEWEST_PARTS:
                yield tuple(run)
            run = []
        if counted.state is State.PLAIN and not counted.is_subset:
            run.append(counted)
    if len(run) >= _FEWEST_PARTS:
        yield tuple(run)


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
    """The total that the text gives for the parts: same noun, in the same or the next paragraph."""
    node = parts[0].node
    for counted in material.counted:
        if counted in parts or (
            counted.head != parts[0].head and counted.head not in vocabulary.PEOPLE
        ):
            continue
        if not node - 2 <= counted.node <= parts[-1].node + 2:
            continue
        if (counted.head in vocabulary.PEOPLE) != (parts[0].head in vocabulary.PEOPLE):
            continue
        if counted.state is State.TOTAL or _announces_parts(material.text, counted, parts):
            return counted
    return None


_BREAKDOWN = re.compile(
    r"\b(?:terdiri\s+(?:atas|dari)|dengan rincian|meliputi|yaitu|yakni|rincian)\b", re.IGNORECASE
)


def _announces_parts(text: Text, counted: CountedNoun, parts: Parts) -> bool:
    """“108 orang, terdiri atas …” in front of the parts."""
    if not counted.end <= parts[0].start or parts[0].start - counted.end > _LONGEST_BREAKDOWN:
        return False
    return bool(_BREAKDOWN.search(text.source, counted.end, parts[0].start))


def check_sums(material: Material) -> Iterator[Hit]:
    """NUM-07: a stated total must be the sum of the parts that are listed with it."""
    for parts in part_groups(material):
        total = stated_total(material, parts)
        added = sum((part.value for part in parts), Decimal(0))
        if total is not None and total.value != added:
            how = "+".join(str(plain(part.value)) for part in parts)
            yield Hit(
                total.start, total.end, f"Jumlah yang disebut {plain(total.value)}, tetapi rinciannya {how} = {plain(added)}.",
                str(plain(added)), None, tuple(_place(part) for part in parts),
            )  # fmt: skip
    yield from _whole_and_shares(material)


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
        if not _complementary(shares) or not all(_same_noun(whole, share) for share in shares):
            continue
        added = shares[0].value + shares[1].value
        if added != whole.value and len(members) == _WHOLE_AND_TWO:
            how = f"{plain(shares[0].value)}+{plain(shares[1].value)}"
            yield Hit(
                whole.start, whole.end, f"Disebut {plain(whole.value)} {whole.name}, tetapi bagiannya {how} = {plain(added)}.",
                None, None, tuple(_place(share) for share in shares),
            )  # fmt: skip


def _complementary(shares: Sequence[CountedNoun]) -> bool:
    """Done and left of the same act."""
    states = {share.state for share in shares}
    if State.REMAINING not in states or len(states) != _BOTH_STATES:
        return False
    acts = {_act(share.action) for share in shares if share.action}
    return len(acts) <= 1


# --- CPL-01 -------------------------------------------------------------------------------------


def check_unnamed_rest(material: Material) -> Iterator[Hit]:
    """CPL-01: of 14, 4 are named as done; the other 10 are named nowhere."""
    text = material.text
    for whole, part in wholes_and_parts(material):
        rest = whole.value - part.value
        if rest <= 0 or any(
            c.value == rest and _same_noun(c, whole) and c is not part for c in material.counted
        ):
            continue
        yield Hit(
            part.start, part.end,
            f"Dari {plain(whole.value)} {whole.name} hanya {plain(part.value)} yang disebut; "
            f"{plain(rest)} lainnya tidak disebut di mana pun.",
            None, None, (_place(whole),),
        )  # fmt: skip
    del text


def wholes_and_parts(material: Material) -> Iterator[tuple[CountedNoun, CountedNoun]]:
    """“Dari 14 PKS …, baru 4 PKS …” followed by a list that names the part."""
    lists = {items.intro: items for items in material.text.lists}
    source = material.text.source
    previous: CountedNoun | None = None
    for counted in material.counted:
        whole, previous = previous, counted
        if whole is None or whole.sentence != counted.sentence or not _same_noun(whole, counted):
            continue
        if whole.value <= counted.value or counted.state is State.REMAINING:
            continue
        if not _FROM.search(
            source, max(whole.sentence[0], whole.number_start - 40), whole.number_start
        ):
            continue
        if counted.node in lists:
            yield whole, counted


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
