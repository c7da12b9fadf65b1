"""NUM-05: a stated count against the items that follow it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from tapem.proofread import collectives
from tapem.proofread.collectives import Collective
from tapem.proofread.figures import CountedNoun, sentences
from tapem.proofread.finding import Place, Severity, plain
from tapem.proofread.rules import named, series
from tapem.proofread.rules.base import ALL_KINDS, ANNEX_PROSE, Hit, Material, Rule
from tapem.proofread.tree import ItemList, Node, Text, Unit

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
    lists = {items.intro: items for items in material.text.lists}
    yield from _list_hits(material, lists)
    yield from named.hits(material, lists)


def _list_hits(material: Material, lists: Mapping[int, ItemList]) -> Iterator[Hit]:
    text = material.text
    by_node: dict[int, list[CountedNoun]] = {}
    for counted in material.counted:
        by_node.setdefault(counted.node, []).append(counted)
    hits = [
        *(_judge_list(text, items, by_node.get(items.intro, [])) for items in text.lists),
        *(_judge_bare_lines(text, *one) for one in by_node.items() if one[0] not in lists),
        *(
            _judge_collective_list(text, one, lists[one.node])
            for one in collectives.find(text)
            if one.node in lists
        ),
    ]
    yield from (hit for hit in hits if hit is not None)


def announcing(text: Text, items: ItemList, counted: Sequence[CountedNoun]) -> CountedNoun | None:
    """The count that the words before a list announce, if they announce one."""
    if items.intro < 0 or not counted:
        return None
    intro = text.nodes[items.intro]
    if not _LEADS_TO_LIST.search(text.source, max(intro.body, intro.end - 40), intro.end):
        return None
    last = sentences(text.source, intro.body, intro.end)[-1]
    near = [c for c in counted if c.start >= last[0] and named.is_listed(c)]
    if not near:
        return None
    chosen = near[-1]
    between = text.source[chosen.end : intro.end].rstrip().rstrip(":.")
    if series.OPEN_LIST.search(between) or "." in between.strip() or len(between) > _LONGEST_INTRO:
        return None
    if _OTHER_THINGS.search(between) or _is_about(text, intro, chosen):
        return None
    return chosen if _INTRODUCES.search(between) or not between.strip() else None


# “Permasalahan pada tiga naskah yang lambat:” lists the problems, not the papers.
_ABOUT = re.compile(
    r"\s*(?P<head>[A-Z][a-z]+)(?:\s+[a-z]+)?\s+(?:pada|dari|terhadap|bagi|untuk|atas|dalam)\s+"
)
_ACTS = re.compile(r"\b(?:di|ter|ber|me)[a-z]{4,}", re.IGNORECASE)


_COPULA = re.compile(rf"\b(?:{series.COPULA}|berikut)\b")


def _is_about(text: Text, intro: Node, chosen: CountedNoun) -> bool:
    found = _ABOUT.fullmatch(text.source, intro.body, chosen.number_start)
    if found is None or _ACTS.search(found[0]):
        return False
    return _COPULA.search(text.source, chosen.end, intro.end) is None


_LONGEST_LINE = 70
_LINE_ENDS = re.compile(r"[.:?!]$")


def _judge_bare_lines(text: Text, intro: int, counted: Sequence[CountedNoun]) -> Hit | None:
    """“enam mata lomba:” and short lines without a mark below it, up to an empty line."""
    lead = text.nodes[intro]
    chosen = counted[-1]
    if not text.source.endswith(":", lead.start, lead.end) or not named.can_be_named(chosen):
        return None
    between = text.source[chosen.end : lead.end - 1]
    if len(between) > _LONGEST_INTRO or (between.strip() and not _INTRODUCES.search(between)):
        return None
    last, lines = lead, 0
    for node in text.nodes[intro + 1 : intro + 2 + _MOST_MEMBERS]:
        if text.source[last.end : node.start].count("\n") != 1 or node.unit is Unit.CELL:
            break
        if node.end - node.start > _LONGEST_LINE or _LINE_ENDS.search(
            text.source[node.start : node.end]
        ):
            return None
        last, lines = node, lines + 1
    if lines < _FEWEST_MEMBERS or lines == chosen.value:
        return None
    return Hit(
        chosen.start, chosen.end,
        f"Disebut {plain(chosen.value)} {chosen.name}, tetapi daftar sesudahnya memuat {lines} baris.",
        None, None, (Place(last.start, last.end),),
    )  # fmt: skip


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
