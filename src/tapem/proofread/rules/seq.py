"""SEQ-01 to SEQ-04: the count and the order of units."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from tapem.proofread import glossary, numerals
from tapem.proofread.finding import Place, Severity
from tapem.proofread.markers import name_of
from tapem.proofread.rules.base import BODY, BODY_ANNEX, REGULATION, Hit, Material, Rule
from tapem.proofread.tree import MarkerStyle, Node, Unit, Zone

_SHORTEST_WORDS = 3
_FEWEST_ITEMS = 2

_HEADS = (Unit.CHAPTER, Unit.PART, Unit.SUBPART, Unit.ARTICLE)


def check_sequence(material: Material) -> Iterator[Hit]:
    """SEQ-01: units count on from one without a gap and without a double."""
    index = material.index
    if index.is_amendment or index.is_scanned:
        return
    yield from _articles(material)
    for unit in (Unit.CHAPTER, Unit.PART, Unit.SUBPART):
        yield from _heads(material, unit)
    if index.is_reliable:
        yield from (_gap_hit(last, node) for last, node in index.gaps)
        yield from _doubles(material)


def _articles(material: Material) -> Iterator[Hit]:
    nodes = material.text.articles
    jumps = [(a, b) for a, b in pairwise(nodes) if not _follows(a, b)]
    if len(jumps) > max(3, len(nodes) // 30):
        return
    for last, node in jumps:
        trace = re.compile(rf"(?<!dalam )(?<!ketentuan )Pasal\s+{last.ordinal + 1}\b")
        if node.ordinal > last.ordinal and trace.search(material.text.source, last.end, node.start):
            continue
        if node.ordinal > last.ordinal and _stands_elsewhere(material, last.ordinal + 1):
            continue
        yield Hit(
            node.start, node.end, f"Urutan pasal: sesudah Pasal {last.ordinal}{last.suffix} seharusnya Pasal {last.ordinal + 1}.",
            f"Pasal {last.ordinal + 1}", None, (Place(last.start, last.end),),
        )  # fmt: skip


def _stands_elsewhere(material: Material, number: int) -> bool:
    """A heading of that number at another place: extraction put the pages out of order."""
    return any(node.ordinal == number for node in material.text.articles)


def _follows(last: Node, node: Node) -> bool:
    return node.ordinal == last.ordinal + 1 or bool(node.suffix) or node.ordinal == 0


def _heads(material: Material, unit: Unit) -> Iterator[Hit]:
    """Chapters through the body; parts inside a chapter; subparts inside a part."""
    by_parent: dict[int, list[Node]] = {}
    for node in material.text.in_zones(Zone.BODY):
        if node.unit is unit and node.ordinal and (node.parent >= 0 or unit is Unit.CHAPTER):
            by_parent.setdefault(node.parent, []).append(node)
    for nodes in by_parent.values():
        for last, node in pairwise(nodes):
            right = _head_name(unit, last.ordinal + 1)
            if node.ordinal != last.ordinal + 1 and node.marker[-1:].isalnum() and not node.suffix:
                if node.ordinal > last.ordinal and re.search(rf"{right}\b", material.text.source):
                    continue
                yield Hit(
                    node.start, node.end, f"Urutan {unit.value}: sesudah {_flat(last.marker)} seharusnya {right}.", right,
                    None, (Place(last.start, last.end),),
                )  # fmt: skip


def _flat(words: str) -> str:
    return " ".join(words.split())


def _head_name(unit: Unit, number: int) -> str:
    if unit is Unit.CHAPTER:
        return f"BAB {numerals.to_roman(number)}"
    if unit is Unit.PART:
        return f"Bagian {numerals.ordinal_word(number)}"
    return f"Paragraf {number}"


def _gap_hit(last: Node, node: Node) -> Hit:
    right = name_of(last.style, last.ordinal + 1)
    return Hit(
        node.start, node.body, f"Urutan {node.unit.value}: sesudah {last.marker} seharusnya {right}, bukan {node.marker}.", right,
        None, (Place(last.start, last.body),),
    )  # fmt: skip


def _doubles(material: Material) -> Iterator[Hit]:
    """The same marker twice in a row under one parent."""
    for kids in material.text.children.values():
        nodes = [material.text.nodes[index] for index in kids]
        for last, node in pairwise(nodes):
            same = (
                node.style is last.style
                and node.ordinal == last.ordinal > 1
                and node.suffix == last.suffix
            )
            same = same and not _is_catchword(material, last, node)
            if same and node.zone is Zone.BODY and node.unit in (Unit.CLAUSE, Unit.ITEM):
                right = name_of(last.style, last.ordinal + 1)
                yield Hit(
                    node.start, node.body, f"Nomor {node.marker} dipakai dua kali berturut-turut.", right,
                    None, (Place(last.start, last.body),),
                )  # fmt: skip


def _is_catchword(material: Material, last: Node, node: Node) -> bool:
    """The foot of a page announces the next item: “b. adil …” above “b. adil; dan”."""
    first, second = _flat(material.text.of(last)), _flat(material.text.of(node))
    return first[:8] == second[:8] or "..." in first or len(first) < _SHORTEST_WORDS


_WORDED = re.compile(r"Ke[a-z]+")


def check_forms(material: Material) -> Iterator[Hit]:
    """SEQ-02: how chapter, part, article and clause numbers are written; each form once."""
    scanned = material.index.is_scanned
    seen: dict[str, list[Node]] = {}
    for node in material.text.in_zones(Zone.BODY):
        if scanned and (node.unit not in (Unit.CHAPTER, Unit.PART) or node.inline):
            continue
        fault = _form_fault(node)
        if fault:
            seen.setdefault(fault, []).append(node)
    for fault, nodes in seen.items():
        yield from _form_hits(fault, nodes)


def _form_fault(node: Node) -> str:
    if node.unit is Unit.CHAPTER and node.marker.split()[1].strip(".").isdecimal():
        return "Nomor bab ditulis dengan angka Romawi"
    if node.unit is Unit.PART and (
        not _WORDED.match(node.marker.split()[1]) or "Pertama" in node.marker
    ):
        return "Nomor bagian ditulis dengan bilangan tingkat (Kesatu, Kedua, …)"
    if node.unit is Unit.SUBPART and not node.marker.split()[1].isdecimal():
        return "Nomor paragraf ditulis dengan angka Arab"
    if node.unit is Unit.ARTICLE and node.marker.endswith("."):
        return "Nomor pasal tidak diikuti titik"
    if node.unit is Unit.CLAUSE and node.marker.endswith("."):
        return "Nomor ayat tidak diikuti titik"
    return ""


def _form_hits(fault: str, nodes: Sequence[Node]) -> Iterator[Hit]:
    first, *others = nodes
    more = f" (juga di {len(others)} tempat lain)" if others else ""
    right = _right_form(first)
    end = first.end if first.unit in _HEADS else first.body
    yield Hit(
        first.start, end, f"{fault}: “{_flat(first.marker)}”{more}.", right, None,
        tuple(Place(node.start, node.start + len(node.marker)) for node in others[:20]),
    )  # fmt: skip


def _right_form(node: Node) -> str:
    if node.unit is Unit.CHAPTER:
        return f"BAB {numerals.to_roman(node.ordinal)}"
    if node.unit is Unit.PART:
        return f"Bagian {numerals.ordinal_word(node.ordinal)}" if node.ordinal else "Bagian Kesatu"
    if node.unit is Unit.SUBPART:
        return f"Paragraf {node.ordinal or 1}"
    return node.marker.rstrip(".")


_LEVELS = (
    MarkerStyle.LETTER_DOT,
    MarkerStyle.NUMBER_DOT,
    MarkerStyle.LETTER_PAREN,
    MarkerStyle.NUMBER_PAREN,
)


def check_depth(material: Material) -> Iterator[Hit]:
    """SEQ-03: details are a. – 1. – a) – 1) and never deeper; each list is named once."""
    if not material.index.is_reliable or material.index.is_amendment:
        return
    seen: dict[str, list[Node]] = {}
    definitions = (
        {n.index for n in glossary.definition_items(material.text)}
        if material.text.articles
        else set()
    )
    for items in material.text.lists:
        first = material.text.nodes[items.items[0]]
        if (
            first.zone is not Zone.BODY
            or first.index in definitions
            or first.ordinal != 1
            or len(items.items) < _FEWEST_ITEMS
        ):
            continue
        depth = _depth(material, first, definitions)
        if depth > len(_LEVELS):
            yield Hit(first.start, first.body, "Rincian lebih dari empat tingkat: bagi pasal ini.")
        elif first.style is not _LEVELS[depth - 1] and _is_style_fault(first, depth):
            right = name_of(_LEVELS[depth - 1], 1)
            seen.setdefault(
                f"Rincian tingkat ke-{depth} memakai “{right}”, bukan “{first.marker}”", []
            ).append(first)
    for fault, (first, *others) in seen.items():
        more = f" (juga di {len(others)} tempat lain)" if others else ""
        places = tuple(Place(node.start, node.body) for node in others[:20])
        yield Hit(first.start, first.body, f"{fault}{more}.", None, None, places)


def _depth(material: Material, node: Node, definitions: set[int]) -> int:
    """Levels of details above and with this one; a definition itself is no detail."""
    depth, parent = 1, node.parent
    while parent >= 0:
        above = material.text.nodes[parent]
        if above.unit is Unit.ITEM and above.index not in definitions:
            depth += 1
        parent = above.parent
    return depth


def _is_style_fault(node: Node, depth: int) -> bool:
    """Bullets and capitals never fit; numbers on the first level are the usual slip."""
    return node.style in (*_LEVELS, MarkerStyle.UPPER_DOT, MarkerStyle.BULLET) and depth <= len(
        _LEVELS
    )


_GENERAL = re.compile(r"KETENTUAN\s+UMUM")
_FINAL = re.compile(r"(?:KETENTUAN\s+)?PENUTUP\b")
_PENAL = re.compile(r"KETENTUAN\s+PIDANA")


def check_grouping(material: Material) -> Iterator[Hit]:
    """SEQ-04: which groups may hold which, and where general, penal and final provisions stand."""
    text = material.text
    chapters = [n for n in text.in_zones(Zone.BODY) if n.unit is Unit.CHAPTER]
    if material.index.is_amendment or material.index.is_scanned:
        return
    for node in text.in_zones(Zone.BODY):
        if node.unit is Unit.PART and node.parent < 0 and not chapters:
            yield Hit(
                node.start, node.end, "Bagian tanpa bab: pengelompokan ialah bab, bagian, paragraf."
            )
        if node.unit is Unit.SUBPART and (
            node.parent < 0 or text.nodes[node.parent].unit is not Unit.PART
        ):
            yield Hit(
                node.start,
                node.end,
                "Paragraf tanpa bagian: pengelompokan ialah bab, bagian, paragraf.",
            )
    titles = [_title_of(material, chapter) for chapter in chapters]
    for place, (chapter, title) in enumerate(zip(chapters, titles, strict=True)):
        yield from _misplaced(material, chapter, title, place, len(chapters))


def _title_of(material: Material, chapter: Node) -> str:
    kids = material.text.children.get(chapter.index, ())
    head = next(
        (material.text.nodes[k] for k in kids if material.text.nodes[k].unit is Unit.HEADING), None
    )
    return _flat(material.text.of(head)) if head is not None else ""


def _misplaced(
    material: Material, chapter: Node, title: str, place: int, count: int
) -> Iterator[Hit]:
    if _GENERAL.fullmatch(title) and place != 0:
        yield Hit(
            chapter.start, chapter.end, "Ketentuan umum ditempatkan dalam bab pertama.", "BAB I"
        )
    if _FINAL.fullmatch(title) and place != count - 1:
        yield Hit(chapter.start, chapter.end, "Ketentuan penutup ditempatkan dalam bab terakhir.")
    if _PENAL.fullmatch(title) and re.search(
        r"PERATURAN\s+(?:BUPATI|WALI\s?KOTA|GUBERNUR|MENTERI)", material.index.title
    ):
        yield Hit(
            chapter.start,
            chapter.end,
            "Ketentuan pidana hanya dimuat dalam undang-undang dan peraturan daerah.",
        )


def _lii(number: str) -> str:
    return f"UU 12/2011 Lampiran II angka {number}"


RULES = (
    Rule(
        id="SEQ-01",
        title="Urutan nomor",
        severity=Severity.ERROR,
        zones=BODY_ANNEX,
        kinds=REGULATION,
        basis=_lii("72 sampai dengan 82, 92 sampai dengan 95"),
        explain_id="Pasal, bab, bagian, ayat, huruf, dan angka berurutan tanpa lompatan dan tanpa nomor ganda.",
        explain_en="Articles, chapters, parts, clauses and items count on without gaps or doubles.",
        wrong="Pasal 4, Pasal 6",
        right="Pasal 4, Pasal 5",
        check=check_sequence,
    ),
    Rule(
        id="SEQ-02",
        title="Bentuk nomor",
        severity=Severity.ERROR,
        zones=BODY_ANNEX,
        kinds=REGULATION,
        basis=_lii("72 sampai dengan 82"),
        explain_id="Bab memakai angka Romawi, bagian bilangan tingkat, paragraf dan pasal angka Arab tanpa titik, ayat “(1)”.",
        explain_en="Chapters take Roman numerals, parts ordinals in words, articles plain digits, clauses “(1)”.",
        wrong="Bagian Pertama",
        right="Bagian Kesatu",
        check=check_forms,
    ),
    Rule(
        id="SEQ-03",
        title="Tingkat rincian",
        severity=Severity.ERROR,
        zones=BODY,
        kinds=REGULATION,
        basis=_lii("87 huruf g dan huruf h, 95"),
        explain_id="Rincian bertingkat memakai a. lalu 1. lalu a) lalu 1), paling banyak empat tingkat.",
        explain_en="Details go a., 1., a), 1) and never deeper than four levels.",
        wrong="(1) … meliputi:\n1. sarana; dan\n2. prasarana.",
        right="(1) … meliputi:\na. sarana; dan\nb. prasarana.",
        check=check_depth,
    ),
    Rule(
        id="SEQ-04",
        title="Pengelompokan",
        severity=Severity.ERROR,
        zones=BODY,
        kinds=REGULATION,
        basis=_lii("70, 96, 117, 136"),
        explain_id="Paragraf ada di dalam bagian, bagian di dalam bab; ketentuan umum bab pertama, ketentuan penutup bab terakhir; pidana hanya dalam UU dan Perda.",
        explain_en="Subparts lie in parts, parts in chapters; general provisions come first, final ones last; penalties only in Acts and regional regulations.",
        wrong="BAB II KETENTUAN UMUM",
        right="BAB I KETENTUAN UMUM",
        check=check_grouping,
    ),
)
