"""DEF-01, DEF-03 to DEF-05 and DEF-07: terms and the list that defines them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tapem.proofread import glossary
from tapem.proofread.finding import Place, Severity
from tapem.proofread.glossary import Term
from tapem.proofread.rules.base import (
    BODY,
    BODY_ANNEX,
    REGULATION,
    Hit,
    Material,
    Rule,
)
from tapem.proofread.tree import MarkerStyle, Node, Text, Unit, Zone

_FEWEST_ARTICLES = 3
_OWN_ORGAN_WORDS = 8


def _usable(material: Material) -> bool:
    index = material.index
    return not (index.is_scanned or index.is_amendment)


def check_unused(material: Material) -> Iterator[Hit]:
    """DEF-01: a defined term that the rest of the regulation never uses."""
    terms = material.terms
    if not _usable(material) or not terms or len(material.text.articles) < _FEWEST_ARTICLES:
        return
    others = _words_outside(material)
    for term in terms:
        names = [name for name in term.names if len(name) > 1]
        if any(_occurs(name, others) for name in names) or _helps_another(term, terms):
            continue
        start, end = term.node.body, min(term.node.end, term.node.body + len(term.long))
        yield Hit(
            start,
            end,
            f"Istilah “{term.short or term.long}” didefinisikan tetapi tidak dipakai dalam pasal lain.",
        )


def _words_outside(material: Material) -> str:
    """All words after the defining article, lines joined."""
    text = material.text
    start = text.articles[1].start if len(text.articles) > 1 else len(text.source)
    return re.sub(r"\s+", " ", text.source[start:].replace("- ", "-")).casefold()


def _occurs(name: str, words: str) -> bool:
    low = re.sub(r"\s+", " ", name).casefold()
    return low in words or low.replace("-", "- ") in words


def _helps_another(term: Term, terms: tuple[Term, ...]) -> bool:
    """A term may serve only the definition of another one."""
    return any(
        any(name.casefold() in other.meaning.casefold() or name.casefold() in other.long.casefold() for name in term.names)
        for other in terms if other is not term
    )  # fmt: skip


_MIN_WORDS = 3


def check_term_capitals(material: Material) -> Iterator[Hit]:
    """DEF-03: a defined term of three words or more is not written in lower case."""
    if not _usable(material):
        return
    text = material.text
    for term in material.terms:
        if len(term.long.split()) < _MIN_WORDS or term.long[1:].lower() == term.long[1:]:
            continue
        low = term.long.lower()
        hits = [place for place in _places_of(low, text.source) if _in_norm(text, place, term)]
        uses = text.source.count(term.short or term.long)
        if hits and len(hits) <= max(2, uses // 4):
            for place in hits[:5]:
                right = term.short or term.long
                yield Hit(
                    place, place + len(low), f"Istilah yang didefinisikan ditulis “{right}”.", right
                )


def _places_of(words: str, source: str) -> Iterator[int]:
    """Where whole words stand in the source."""
    place = source.find(words)
    while place >= 0:
        end = place + len(words)
        if not source[place - 1 : place].isalnum() and not source[end : end + 1].isalnum():
            yield place
        place = source.find(words, end)


def _in_norm(text: Text, place: int, term: Term) -> bool:
    node = text.node_at(place)
    if node is None or node.zone not in (Zone.BODY, Zone.ANNEX) or node.unit is Unit.HEADING:
        return False
    second = text.articles[1].start if len(text.articles) > 1 else term.node.end
    return place >= second


def check_items(material: Material) -> Iterator[Hit]:
    """DEF-04: each definition is numbered, begins with a capital, ends with a point, stands once."""
    index = material.index
    if not _usable(material) or not index.is_reliable or not material.text.articles:
        return
    text = material.text
    nodes = glossary.definition_items(text)
    seen: dict[str, Node] = {}
    for place, node in enumerate(nodes):
        if not _defines(text, node):
            continue
        yield from _form_faults(text, node, is_last=place == len(nodes) - 1)
    for term in material.terms:
        first = seen.setdefault(term.long.casefold(), term.node)
        if first is not term.node:
            yield Hit(
                term.node.body, term.node.body + len(term.long), f"Istilah “{term.long}” didefinisikan dua kali.",
                None, None, (Place(first.body, first.body + len(term.long)),),
            )  # fmt: skip


_ADALAH = re.compile(r"\b(?:adalah|ialah|merupakan)\b")


def _defines(text: Text, node: Node) -> bool:
    return _ADALAH.search(text.source, node.body, min(node.end, node.body + 300)) is not None


def _form_faults(text: Text, node: Node, *, is_last: bool) -> Iterator[Hit]:
    words = text.source[node.body : node.end].rstrip()
    end = node.body + len(words)
    head = min(end, node.body + 60)
    has_list = bool(text.children.get(node.index))
    if node.style is not MarkerStyle.NUMBER_DOT and node.style is not MarkerStyle.NONE:
        yield Hit(node.start, head, "Butir definisi diberi nomor angka Arab dan titik (1., 2., …).")
    if words[:1].islower():
        yield Hit(
            node.start, head, "Definisi diawali huruf kapital.", words[0].upper() + words[1:60]
        )
    if words.endswith(";") and not has_list:
        yield Hit(end - 1, end, "Definisi diakhiri titik, bukan titik koma.", ".", ".")
    elif words[-1:].isalpha() and not has_list and not is_last:
        yield Hit(max(node.body, end - 30), end, "Definisi diakhiri titik.", f"{words[-30:]}.")


_OFFICIAL_SINCE = 2015


def check_official_wording(material: Material) -> Iterator[Hit]:
    """DEF-05: a term that a higher instrument defines keeps that wording."""
    if not _usable(material) or 0 < material.index.year < _OFFICIAL_SINCE:
        return
    for term in material.terms:
        official = glossary.OFFICIAL.get(term.long.casefold())
        if official is None:
            continue
        wording, source = official
        if _letters(term.meaning) != _letters(wording) and not _is_short_cut(term.meaning):
            yield Hit(
                term.node.body, term.node.end, f"Definisi “{term.long}” berbeda dari {source}.",
                f"{term.long} adalah {wording}.",
            )  # fmt: skip


def _letters(words: str) -> str:
    return re.sub(r"[\W_]+", "", words).casefold()


def _is_short_cut(meaning: str) -> bool:
    """“… adalah Bupati Pemalang …”: the regency names its own organ instead of defining."""
    return len(meaning.split()) < _OWN_ORGAN_WORDS or bool(
        re.search(r"\b(?:Bupati|Wali\s?[Kk]ota|Gubernur|Kabupaten [A-Z])\b", meaning)
    )


_OFFICES = (
    (re.compile(r"Presiden\b"), 1), (re.compile(r"Menteri\b"), 2), (re.compile(r"Gubernur\b"), 3),
    (re.compile(r"Bupati\b|Wali ?[Kk]ota\b"), 4), (re.compile(r"Wakil Bupati\b"), 5),
    (re.compile(r"Sekretaris Daerah\b"), 6), (re.compile(r"Camat\b"), 8), (re.compile(r"Lurah\b"), 9),
    (re.compile(r"Kepala Desa\b"), 10),
)  # fmt: skip


def check_office_order(material: Material) -> Iterator[Hit]:
    """DEF-07: offices are defined from the highest to the lowest."""
    last, holder = 0, ""
    for term in material.terms:
        rank = next(
            (
                rank
                for pattern, rank in _OFFICES
                if pattern.fullmatch(term.long) or pattern.fullmatch(term.short)
            ),
            0,
        )
        if not rank:
            continue
        if rank < last:
            yield Hit(
                term.node.body, term.node.body + len(term.long),
                f"{term.short or term.long} didefinisikan sesudah {holder}; urutkan jabatan dari yang tertinggi.",
            )  # fmt: skip
        else:
            last, holder = rank, term.short or term.long


def _lii(number: str) -> str:
    return f"UU 12/2011 Lampiran II angka {number}"


RULES = (
    Rule(
        id="DEF-01",
        title="Definisi tidak dipakai",
        severity=Severity.WARNING,
        zones=BODY,
        kinds=REGULATION,
        basis=_lii("102, 105"),
        explain_id="Istilah hanya didefinisikan jika dipakai berulang dalam pasal berikutnya.",
        explain_en="A term is defined only when later articles use it.",
        wrong="Pasal 1 mendefinisikan “Arsip Vital” yang tidak dipakai lagi.",
        right="Hapus definisi yang tidak dipakai.",
        check=check_unused,
    ),
    Rule(
        id="DEF-03",
        title="Huruf kapital istilah",
        severity=Severity.WARNING,
        zones=BODY_ANNEX,
        kinds=REGULATION,
        basis=_lii("108, 243"),
        explain_id="Istilah yang didefinisikan ditulis dengan huruf awal kapital di seluruh naskah.",
        explain_en="A defined term keeps its capitals throughout.",
        wrong="standar pelayanan minimal",
        right="Standar Pelayanan Minimal",
        check=check_term_capitals,
    ),
    Rule(
        id="DEF-04",
        title="Bentuk butir definisi",
        severity=Severity.ERROR,
        zones=BODY,
        kinds=REGULATION,
        basis=_lii("101"),
        explain_id="Tiap definisi diberi nomor urut angka Arab, diawali huruf kapital, diakhiri titik, dan hanya satu kali.",
        explain_en="Each definition is numbered, begins with a capital, ends with a point and stands once.",
        wrong="1. daerah adalah Kabupaten Pemalang;",
        right="1. Daerah adalah Kabupaten Pemalang.",
        check=check_items,
        fixable=True,
    ),
    Rule(
        id="DEF-05",
        title="Definisi berbeda dari induk",
        severity=Severity.WARNING,
        zones=BODY,
        kinds=REGULATION,
        basis=_lii("103, 106"),
        explain_id="Definisi yang sudah ada dalam peraturan yang lebih tinggi dikutip sama.",
        explain_en="A definition of a higher instrument is repeated word for word.",
        wrong="Pelayanan Dasar adalah pelayanan kepada warga.",
        right="Pelayanan Dasar adalah pelayanan publik untuk memenuhi kebutuhan dasar Warga Negara.",
        check=check_official_wording,
    ),
    Rule(
        id="DEF-07",
        title="Urutan jabatan",
        severity=Severity.INFO,
        zones=BODY,
        kinds=REGULATION,
        basis=_lii("109a (UU 13/2022)"),
        explain_id="Jabatan dan lembaga didefinisikan dari tingkat tertinggi ke terendah.",
        explain_en="Offices are defined from the highest to the lowest.",
        wrong="1. Camat adalah …\n2. Bupati adalah …",
        right="1. Bupati adalah …\n2. Camat adalah …",
        check=check_office_order,
    ),
)
