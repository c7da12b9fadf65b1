"""DEF-01 to DEF-07: terms, abbreviations and the list that defines them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from tapem.proofread import glossary, vocabulary
from tapem.proofread.finding import Place, Severity
from tapem.proofread.glossary import Term
from tapem.proofread.rules.base import (
    ALL_KINDS,
    BODY,
    BODY_ANNEX,
    BODY_ANNEX_PROSE,
    REGULATION,
    Hit,
    Material,
    Rule,
)
from tapem.proofread.tree import Kind, MarkerStyle, Node, Text, Unit, Zone

_FEWEST_ARTICLES = 3
_OFTEN = 2
_CAPITAL_SHARE = 0.4
_SHORT_LINE = 12
_OWN_ORGAN_WORDS = 8
_TWO_WORDS = 2


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


_SHORT = re.compile(
    r"(?<![\w./-])(?P<short>[A-Z]{2,}(?:[- ][A-Z]{2,3}(?![a-z]))?)(?![\w/]|-\d|\.[A-Z])"
)
_OFFICE_SHORT = re.compile(
    r"(?<![\w./-])(?P<short>(?:Satpol[- ]PP|Dinsos KBPP|Sekda|Setda|Kesra|Bappeda|Dinkes|Dinsos|Disdukcapil|Diskominfo|Disperkim|"
    r"Disdikbud|Dindikpora|Perbup|Raperbup|Perda|Raperda|Permendagri|Pemkab|Tapem))(?![\w-])"
)
_DEFINED_AS = re.compile(
    r"(?:disingkat|disebut)\s+(?:dengan\s+)?[“\"]?(?P<short>[A-Z][\w./-]{1,14}(?:[ -][A-Z]{2,4}\b)?)"
)
_BRACKETED = re.compile(r"\(\s*(?P<short>[A-Z][A-Za-z]{1,10}(?:[- ][A-Z]{2,4})?)\s*\)")
_EXPLAINED = re.compile(r"\((?P<long>[A-Z][^()]{5,90})\)")
_SHORT_BEFORE = re.compile(r"\b(?P<short>[A-Z]{2,10})\s+$")
_BRACKET_REACH = 120


def check_undefined_short_forms(material: Material) -> Iterator[Hit]:
    """DEF-02: an abbreviation is introduced before its first use; each is named once."""
    text = material.text
    in_regulation = text.kind is Kind.REGULATION
    if in_regulation and (not _usable(material) or not material.terms):
        return
    known = _introduced(text) | {_plain(term) for term in material.known_terms}
    known |= {
        _plain(word)
        for term in material.terms
        for name in term.names
        for word in (name, *name.split())
    }
    uses = _uses(text, in_regulation=in_regulation)
    counts = Counter(_plain(use["short"]) for use in uses)
    seen: set[str] = set()
    for use in uses:
        key = _plain(use["short"])
        if key in known or key in seen or _is_common(use["short"]):
            continue
        seen.add(key)
        expansion = _EXPANDED.get(key)
        if expansion is None and not in_regulation and counts[key] < _OFTEN:
            continue
        yield Hit(
            use.start(), use.end(), f"Singkatan “{use['short']}” dipakai tanpa dijelaskan kepanjangannya.",
            f"{expansion} ({use['short']})" if expansion else None,
        )  # fmt: skip


def _plain(short: str) -> str:
    return re.sub(r"[\s-]", "", short).upper()


_EXPANDED = {_plain(short): long for short, long in vocabulary.EXPANSIONS.items()}


def _is_common(short: str) -> bool:
    parts = re.split(r"[\s-]", short)
    return all(
        p in vocabulary.KNOWN_ALWAYS or p in vocabulary.ROMAN_OR_SIGN or _is_roman(p) for p in parts
    )


def _is_roman(word: str) -> bool:
    return bool(re.fullmatch(r"[IVXLCDM]+", word))


def _uses(text: Text, *, in_regulation: bool) -> list[re.Match[str]]:
    zones = (Zone.BODY, Zone.ANNEX) if in_regulation else (Zone.PROSE,)
    uses: list[re.Match[str]] = []
    for node in text.in_zones(*zones):
        if node.unit in (Unit.TITLE, Unit.HEADING, Unit.CHAPTER, Unit.CELL) or _is_capitals(
            text, node
        ):
            continue
        uses += [
            use
            for use in _SHORT.finditer(text.source, node.body, node.end)
            if not _among_capitals(text.source, use)
        ]
        if not in_regulation:
            uses += _OFFICE_SHORT.finditer(text.source, node.body, node.end)
    return list(_outermost(sorted(uses, key=lambda use: (use.start(), -use.end()))))


_CAPITALS_BEFORE = re.compile(r"[A-Z]{4,}[\s,]+(?:DAN\s+|DI\s+)?$")
_CAPITALS_AFTER = re.compile(r"[\s,]+(?:DAN\s+|DI\s+)?[A-Z]{4,}\b")
_LONGEST_SHORT = 9


def _among_capitals(source: str, use: re.Match[str]) -> bool:
    """A word inside a heading or a name in capitals is no abbreviation, nor is a long one."""
    if len(use["short"]) > _LONGEST_SHORT:
        return True
    return bool(
        _CAPITALS_BEFORE.search(source, max(0, use.start() - 20), use.start())
        or _CAPITALS_AFTER.match(source, use.end())
    )


def _outermost(uses: list[re.Match[str]]) -> Iterator[re.Match[str]]:
    """“PP” inside “Satpol PP” is no abbreviation of its own."""
    reach = -1
    for use in uses:
        if use.end() > reach:
            reach = use.end()
            yield use


def _is_capitals(text: Text, node: Node) -> bool:
    """A heading, or a line with several capital words in a row, abbreviates nothing."""
    words = text.source[node.body : min(node.end, node.body + 300)]
    capitals = sum(1 for sign in words if sign.isupper())
    share = capitals / max(1, sum(1 for sign in words if sign.isalpha()))
    return (share == 1 and node.unit is Unit.BLOCK) or (
        share > _CAPITAL_SHARE and len(words) > _SHORT_LINE
    )


def _introduced(text: Text) -> set[str]:
    """Abbreviations that the text itself explains, in any of the usual ways."""
    known: set[str] = set()
    for found in _DEFINED_AS.finditer(text.source):
        known.add(_plain(found["short"]))
    source = text.source
    for found in _BRACKETED.finditer(source):
        long = re.split(
            r"[()\n;:.]", source[max(0, found.start() - _BRACKET_REACH) : found.start()]
        )[-1]
        if _stands_for(found["short"], long):
            known.add(_plain(found["short"]))
    for found in _EXPLAINED.finditer(source):
        short = _SHORT_BEFORE.search(source, max(0, found.start() - 14), found.start())
        if short is not None and _stands_for(short["short"], found["long"]):
            known.add(_plain(short["short"]))
    return known


def _stands_for(short: str, long: str) -> bool:
    """Whether the capitals of the short form follow in the words of the long one."""
    official = _EXPANDED.get(_plain(short))
    if official is not None and official.casefold() in long.casefold():
        return True
    initials = "".join(word[0] for word in re.findall(r"[A-Za-z]+", long)).casefold()
    signs = re.sub(r"[^A-Z]", "", short).casefold() or short.casefold()
    place = 0
    for sign in initials[-3 * len(signs) - 2 :]:
        if place < len(signs) and sign == signs[place]:
            place += 1
    return place == len(signs) or place >= max(2, len(signs) - 1)


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


# Words for one thing; the first of each set is the official one.
_SYNONYMS = (
    (
        ("perangkat daerah", "opd", "skpd"),
        r"\bPerangkat Daerah\b|\bperangkat daerah\b",
        r"\bOPD\b",
        r"\bSKPD\b",
    ),
    (("kerja sama", "kerjasama"), r"\b[Kk]erja [Ss]ama\b", r"\b[Kk]erjasama\b"),
    (
        ("bagian tata pemerintahan", "bagian tapem"),
        r"\bBagian Tata Pemerintahan\b",
        r"\bBagian Tapem\b",
    ),
    (("satpol pp", "satpol-pp"), r"\bSatpol PP\b", r"\bSatpol-PP\b"),
    (("rencana aksi", "renaksi"), r"\b[Rr]encana [Aa]ksi\b", r"\b[Rr]enaksi\b"),
)
_SYNONYM_PATTERNS = tuple(
    (signs, tuple(re.compile(p) for p in patterns)) for signs, *patterns in _SYNONYMS
)


def check_synonyms(material: Material) -> Iterator[Hit]:
    """DEF-06: one word for one thing; the rarer one is named once."""
    text = material.text
    zones = (Zone.BODY, Zone.ANNEX) if text.kind is Kind.REGULATION else (Zone.PROSE,)
    nodes = [n for n in text.in_zones(*zones) if n.unit not in (Unit.TITLE, Unit.CELL)]
    low = text.source.lower()
    for signs, patterns in _SYNONYM_PATTERNS:
        if sum(1 for sign in signs if sign in low) < _TWO_WORDS:
            continue
        found = [
            [f for n in nodes for f in pattern.finditer(text.source, n.body, n.end)]
            for pattern in patterns
        ]
        used = [matches for matches in found if matches]
        if len(used) < _TWO_WORDS:
            continue
        common = max(used, key=len)
        for matches in used:
            if matches is not common:
                first, other = matches[0], common[0]
                yield Hit(
                    first.start(), first.end(), f"“{first[0]}” dan “{other[0]}” dipakai untuk hal yang sama; pilih satu.",
                    other[0], None, (Place(other.start(), other.end()),),
                )  # fmt: skip


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
        id="DEF-02",
        title="Singkatan belum dijelaskan",
        severity=Severity.WARNING,
        zones=BODY_ANNEX_PROSE,
        kinds=ALL_KINDS,
        basis=_lii("98 (UU 13/2022)"),
        explain_id="Singkatan dijelaskan sebelum dipakai pertama kali (“yang selanjutnya disingkat SPM”).",
        explain_en="An abbreviation is explained before its first use.",
        wrong="Penerapan SPM dilaksanakan oleh OPD.",
        right="Penerapan Standar Pelayanan Minimal (SPM) dilaksanakan oleh Perangkat Daerah.",
        check=check_undefined_short_forms,
        report_severity=Severity.INFO,
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
        id="DEF-06",
        title="Istilah ganda",
        severity=Severity.WARNING,
        zones=BODY_ANNEX_PROSE,
        kinds=ALL_KINDS,
        basis=_lii("250"),
        explain_id="Satu hal disebut dengan satu istilah (OPD atau Perangkat Daerah, kerja sama bukan kerjasama).",
        explain_en="One thing is called by one word.",
        wrong="kerjasama … kerja sama",
        right="kerja sama … kerja sama",
        check=check_synonyms,
        report_severity=Severity.INFO,
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
