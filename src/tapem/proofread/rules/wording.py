"""DEF-02 and DEF-06: abbreviations that nobody explains, and one thing under two names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from tapem.proofread import vocabulary
from tapem.proofread.finding import Place, Severity
from tapem.proofread.rules.base import (
    ALL_KINDS,
    BODY_ANNEX_PROSE,
    Hit,
    Material,
    Rule,
)
from tapem.proofread.tree import Kind, Node, Text, Unit, Zone

_OFTEN = 2
_CAPITAL_SHARE = 0.4
_SHORT_LINE = 12
_TWO_WORDS = 2

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
_BRACKETED = re.compile(
    r"\(\s*(?P<short>[A-Z][A-Za-z]{1,10}(?:[- ](?:[A-Z]{2,4}|[A-Z][a-z]{2,9}))?)\s*\)"
)
_EXPLAINED = re.compile(r"\((?P<long>[A-Z][^()]{5,90})\)")
_SHORT_BEFORE = re.compile(r"\b(?P<short>[A-Z]{2,10})\s+$")
_BRACKET_REACH = 120


def check_undefined_short_forms(material: Material) -> Iterator[Hit]:
    """DEF-02: an abbreviation is introduced before its first use; each is named once."""
    text = material.text
    in_regulation = text.kind is Kind.REGULATION
    if in_regulation and (
        material.index.is_scanned or material.index.is_amendment or not material.terms
    ):
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
        if not in_regulation and use["short"] in vocabulary.KNOWN_IN_REPORTS:
            continue
        seen.add(key)
        expansion = _EXPANDED.get(key)
        once = expansion is None and not in_regulation and counts[key] < _OFTEN
        if once and (_is_name_part(text.source, use) or not _LIKE_SHORT.fullmatch(use["short"])):
            continue
        yield Hit(
            use.start(), use.end(), f"Singkatan “{use['short']}” dipakai tanpa dijelaskan kepanjangannya.",
            f"{expansion} ({use['short']})" if expansion else None,
            severity=Severity.INFO if once else None,
        )  # fmt: skip


_LIKE_SHORT = re.compile(r"[A-Z]{3,7}")


def _is_name_part(source: str, use: re.Match[str]) -> bool:
    """Between quotes, beside a number or behind a company's form it is a name, not a short form."""
    before, after = source[max(0, use.start() - 4) : use.start()], source[use.end() : use.end() + 3]
    is_dateline = re.match(r"\s[–—-]", after) and before[-1:] in ("", "\n")
    return before[-1:] in ("“", '"', "@", "#") or bool(
        is_dateline or re.search(r"\b(?:PT|CV|UD|PD)\.? $", before) or re.match(r"[- ]?\d", after)
    )


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
            known |= {_plain(found["short"]), found["short"].split()[0].upper()}
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


def _lii(number: str) -> str:
    return f"UU 12/2011 Lampiran II angka {number}"


RULES = (
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
)
