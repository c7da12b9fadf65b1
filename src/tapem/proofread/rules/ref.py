"""REF-01, REF-05 to REF-07 and REF-12: references that are resolved against the tree."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tapem.proofread.finding import Severity
from tapem.proofread.markers import letter_value
from tapem.proofread.numerals import from_roman
from tapem.proofread.refs import Chain, Level, Part
from tapem.proofread.rules.base import (
    ALL_KINDS,
    ANNEX_PROSE,
    BODY,
    BODY_ANNEX,
    REGULATION,
    Hit,
    Material,
    Rule,
)
from tapem.proofread.tree import Kind, MarkerStyle, Node, Text, Zone

_LONGEST_CHAIN = 3
_FEWEST_IN_RANGE = 3


def check_targets(material: Material) -> Iterator[Hit]:
    """REF-01: what a reference names must exist in this regulation."""
    index = material.index
    if index.is_amendment or index.is_ratification or not material.text.articles:
        return
    hits = [
        hit
        for chain in material.chains
        if not chain.is_foreign
        for hit in _missing_in(material, chain)
    ]
    # So many articles without clauses that others refer to: the reading lost the clauses.
    lost = sum(1 for hit in hits if "tidak berayat" in hit.message)
    yield from (hit for hit in hits if lost <= _MOST_LOST or "tidak berayat" not in hit.message)


_MOST_LOST = 2


@dataclass(slots=True)
class _Target:
    """Where a chain has led so far: the article and clause that its next part lies in."""

    own: Node | None
    article: Node | None
    clause: Node | None


def _missing_in(material: Material, chain: Chain) -> Iterator[Hit]:
    """Walk a chain from article to letter; stop at the first part without a target."""
    own = material.index.article_of(chain.node)
    target = _Target(own, own, material.index.clause_of(chain.node))
    for part in chain.parts:
        if part.level is Level.ARTICLE:
            target.article, target.clause = _target_article(material, part), None
            if target.article is None:
                yield from _missing_article(material, part)
                return
        elif part.level is Level.CLAUSE and target.article is not None:
            target.clause = _target_clause(material, target.article, part)
            if target.clause is None:
                yield from _missing_clause(material, target, part)
                return
        elif part.level is Level.LETTER and target.article is not None:
            yield from _missing_letter(material, part, target.article, target.clause)
        elif part.level is Level.CHAPTER:
            yield from _missing_chapter(material, part)


def _missing_article(material: Material, part: Part) -> Iterator[Hit]:
    if _is_surely_no_article(material, part):
        yield _missing(part, f"pasal terakhir ialah Pasal {material.index.last_article}")


def _missing_clause(material: Material, target: _Target, part: Part) -> Iterator[Hit]:
    article = target.article
    if article is None or not _is_surely_no_clause(material, article, part):
        return
    here = "Pasal ini" if article is target.own else f"Pasal {article.ordinal}{article.suffix}"
    clauses = material.index.clauses.get(article.index, ())
    end = f"berakhir pada ayat ({clauses[-1].ordinal})" if clauses else "tidak berayat"
    yield _missing(part, f"{here} {end}")


def _missing(part: Part, why: str) -> Hit:
    name = (
        f"{part.level.value} ({part.value})"
        if part.level is Level.CLAUSE
        else f"{part.level.value} {part.value}"
    )
    return Hit(part.start, part.end, f"Rujukan ke {name} tidak ada sasarannya: {why}.")


def _target_article(material: Material, part: Part) -> Node | None:
    return material.index.by_number.get((part.number, part.value[len(str(part.number)) :]))


_ENOUGH_READ = 10


def _is_surely_no_article(material: Material, part: Part) -> bool:
    """Beyond the last article, with the count of articles unbroken and no trace of that heading."""
    index = material.index
    if index.is_scanned:
        # A scan may have lost the last articles, and may have doubled a digit.
        return index.last_article >= _ENOUGH_READ and part.number > 2 * index.last_article
    if not index.has_most_articles or (
        part.number <= index.last_article and part.value.isdecimal()
    ):
        return False
    return part.value not in index.heading_traces


def _target_clause(material: Material, article: Node, part: Part) -> Node | None:
    return material.index.clause(article, part.number, inserted=not part.value.isdecimal())


def _is_surely_no_clause(material: Material, article: Node, part: Part) -> bool:
    index = material.index
    if not index.is_reliable or article.suffix or not index.counts_on(article):
        return False
    start, end = index.spans[article.index]
    return not index.has_trace(MarkerStyle.CLAUSE, part.number, start, end)


def _missing_letter(
    material: Material, part: Part, article: Node, clause: Node | None
) -> Iterator[Hit]:
    """A letter beyond the last one of a list that counts from a without a break."""
    index = material.index
    if not index.is_reliable or len(part.value) > 1:
        return
    start, end = index.spans[article.index]
    if clause is not None:
        start, end = clause.start, material.text.span_end(clause)
    last = index.last_letter(start, end)
    value = letter_value(part.value)
    if last and value > last and not index.has_trace(MarkerStyle.LETTER_DOT, value, start, end):
        yield _missing(part, f"rinciannya berakhir pada huruf {chr(96 + last)}")


def _missing_chapter(material: Material, part: Part) -> Iterator[Hit]:
    chapters = material.index.chapters
    # A chapter named beside an annex may be one of the annex.
    if not chapters or material.text.has_zone(Zone.ANNEX):
        return
    if material.index.chapters_count_on and from_roman(part.value) > chapters[-1]:
        yield _missing(part, f"bab terakhir ialah Bab ke-{chapters[-1]}")


_POINTING = re.compile(r"sebagaimana\s+dimaksud\s+(?:dalam|pada)\s+$")
_EXEMPT_FORWARD = re.compile(
    r"\b(?:kecuali|pidana|sanksi|denda|diatur|dikecualikan|dipidana|peralihan)\b", re.IGNORECASE
)


def check_forward(material: Material) -> Iterator[Hit]:
    """REF-05: a norm refers back, not ahead; penal and delegating provisions may look ahead."""
    index = material.index
    if index.is_amendment or index.is_scanned:
        return
    seen: set[tuple[int, str]] = set()
    for chain in material.chains:
        if (
            chain.is_foreign
            or not _POINTING.search(chain.lead)
            or len(chain.parts) > _LONGEST_CHAIN
        ):
            continue
        article, clause = index.article_of(chain.node), index.clause_of(chain.node)
        first = chain.parts[0]
        if article is None or _EXEMPT_FORWARD.search(
            material.text.source, chain.node.body, min(chain.node.end, chain.node.body + 1500)
        ):
            continue
        ahead_article = (
            first.level is Level.ARTICLE and article.ordinal < first.number <= index.last_article
        )
        ahead_clause = (
            first.level is Level.CLAUSE and clause is not None and first.number > clause.ordinal
        )
        if ahead_article or (
            ahead_clause and article is not None and _target_clause(material, article, first)
        ):
            name = material.text.source[first.start : first.end]
            if (article.index, name) in seen:
                continue
            seen.add((article.index, name))
            yield Hit(
                first.start, first.end, f"Rujukan maju: {name} terletak sesudah ketentuan ini."
            )


def _unforeign(material: Material) -> Iterator[Chain]:
    return (chain for chain in material.chains if not chain.is_foreign)


def check_order(material: Material) -> Iterator[Hit]:
    """REF-06: in a series the own clauses come first, then articles from low to high."""
    for chain in _unforeign(material):
        articles = [part for part in chain.parts if part.level is Level.ARTICLE]
        late_clause = any(
            part.level is Level.CLAUSE and chain.parts[place - 1].level is Level.ARTICLE and _is_listed(material, chain.parts[place - 1], part)
            for place, part in enumerate(chain.parts) if place
        )  # fmt: skip
        numbers = [part.number for part in articles]
        if late_clause or numbers != sorted(numbers):
            yield Hit(
                chain.start,
                chain.end,
                "Urutan rujukan: ayat dari pasal yang sama lebih dahulu, lalu pasal dari nomor kecil.",
            )


def _is_listed(material: Material, article: Part, clause: Part) -> bool:
    """“Pasal 12, ayat (1)”: a comma makes the clause an item of its own."""
    return "," in material.text.source[article.end : clause.start]


def check_ranges(material: Material) -> Iterator[Hit]:
    """REF-07: three or more units in a row are written as a range."""
    for chain in _unforeign(material):
        for run in _runs(chain.parts):
            if len(run) < _FEWEST_IN_RANGE:
                continue
            between = material.text.source[run[0].end : run[-1].start]
            if "atau" in between or "sampai" in between or "serta" in between:
                continue
            first, last = (material.text.source[p.start : p.end] for p in (run[0], run[-1]))
            yield Hit(
                run[0].start, run[-1].end, "Lebih dari dua satuan yang berurutan dirujuk dengan “sampai dengan”.",
                f"{first} sampai dengan {last}",
            )  # fmt: skip


def _runs(parts: Sequence[Part]) -> Iterator[list[Part]]:
    run: list[Part] = []
    for part in parts:
        if run and not (part.level is run[-1].level and _value(part) == _value(run[-1]) + 1):
            yield run
            run = []
        run.append(part)
    if run:
        yield run


def _value(part: Part) -> int:
    return part.number or letter_value(part.value[:2])


_DANGLING = re.compile(
    r"\b(?:sebagaimana\s+)?(?:tersebut|dimaksud|disebutkan|disebut|diuraikan|tercantum|dijelaskan|pada|dalam|sesuai|lihat|poin|dengan|terhadap|atas|mengenai|untuk|terkait|khusus|melaksanakan|menindaklanjuti|memenuhi|menjalankan|menyelesaikan|menangani|membahas)\s+"
    r"(?:di\s+atas\s+)?(?:pada|dalam|di)?\s*(?P<unit>angka|huruf|butir|poin|nomor)\s+(?:ke-?)?(?P<value>\d{1,2}|[a-z])\b(?!\s*/)",
    re.IGNORECASE,
)
_OWNED = re.compile(
    r"\s*(?:,?\s*(?:surat|peraturan|undang|keputusan|diktum|lampiran|pasal|nota|instruksi|uu\b|pp\b|permendagri|perbup|perda|se\b|tahun|\d))",
    re.IGNORECASE,
)
# “Temuan pada nomor 6” speaks of the text's own items, as long as it has some.
_OWN_NUMBER = re.compile(r"(?:pada|dalam)\s+nomor\b", re.IGNORECASE)
_OWNER_BEFORE = re.compile(r"(?:pasal|ayat|huruf|lampiran|nomor)\s+\S{1,6}\s*$", re.IGNORECASE)


def check_dangling(material: Material) -> Iterator[Hit]:
    """REF-12: “tersebut pada angka 2” in a text that has no item 2."""
    text = material.text
    yield from _dangling_chapters(text)
    numbers = {n.ordinal for n in text.nodes if n.style in _NUMBERED}
    letters = {n.ordinal for n in text.nodes if n.style in _LETTERED}
    for node in text.in_zones(Zone.ANNEX, Zone.PROSE):
        for found in _DANGLING.finditer(text.source, node.body, node.end):
            if _OWNED.match(text.source, found.end(), node.end) or _OWNER_BEFORE.search(
                text.source, max(node.body, found.start() - 30), found.start("unit")
            ):
                continue
            value = found["value"].lower()
            known = int(value) in numbers if value.isdecimal() else letter_value(value) in letters
            if not known and not (
                found["unit"].lower() == "nomor"
                and not found[0].lower().startswith(("sebagaimana", "tersebut"))
                and not (numbers and _OWN_NUMBER.match(found[0]))
            ):
                yield Hit(
                    found.start(), found.end(),
                    f"Rujukan menggantung: tidak ada {found['unit'].lower()} {found['value']} dalam naskah ini.",
                )  # fmt: skip


_CHAPTER_LINE = re.compile(r"^[ \t#*]*(?:BAB|Bab)\s+(?P<number>[IVXLC]{1,7})\b", re.MULTILINE)
_OWN_CHAPTER = re.compile(
    r"\b(?:dalam|pada|di|lihat|vide|[Ss]ebagaimana(?:\s+[a-z]+)?)\s+(?P<name>(?:Bab|BAB)\s+(?P<number>[IVXLC]{1,7}))\b"
    r"(?=\s*(?:[.;)]|laporan|naskah|dokumen|di\s+(?:atas|bawah|depan|muka)|$))"
)
_FEWEST_CHAPTERS = 2


def _dangling_chapters(text: Text) -> Iterator[Hit]:
    """“tercantum dalam Bab VIII” of a report whose chapters end before."""
    if text.kind is Kind.REGULATION:
        return
    numbers = {from_roman(found["number"]) for found in _CHAPTER_LINE.finditer(text.source)}
    if len(numbers) < _FEWEST_CHAPTERS or 1 not in numbers:
        return
    for node in text.in_zones(Zone.PROSE):
        for found in _OWN_CHAPTER.finditer(text.source, node.body, node.end):
            if from_roman(found["number"]) > max(numbers):
                yield Hit(
                    found.start("name"), found.end("name"),
                    f"Rujukan menggantung: naskah ini tidak memuat {found['name']}.",
                )  # fmt: skip


_NUMBERED = (
    MarkerStyle.NUMBER_DOT,
    MarkerStyle.NUMBER_PAREN,
    MarkerStyle.CLAUSE,
    MarkerStyle.ROMAN_DOT,
)
_LETTERED = (MarkerStyle.LETTER_DOT, MarkerStyle.LETTER_PAREN, MarkerStyle.UPPER_DOT)

RULES = (
    Rule(
        id="REF-01",
        title="Rujukan tidak ada",
        severity=Severity.ERROR,
        zones=BODY_ANNEX,
        kinds=REGULATION,
        basis="UU 12/2011 Lampiran II angka 280",
        explain_id="Pasal, ayat, huruf, atau bab yang dirujuk harus ada dalam peraturan ini.",
        explain_en="The article, clause, letter or chapter referred to must exist in this regulation.",
        wrong="Izin sebagaimana dimaksud dalam Pasal 45 berlaku (padahal pasal terakhir Pasal 20).",
        right="Izin sebagaimana dimaksud dalam Pasal 15 berlaku.",
        check=check_targets,
    ),
    Rule(
        id="REF-05",
        title="Rujukan maju",
        severity=Severity.WARNING,
        zones=BODY,
        kinds=REGULATION,
        basis="UU 12/2011 Lampiran II angka 279",
        explain_id="Hindari merujuk ke pasal atau ayat yang terletak sesudahnya; ketentuan pidana dan pendelegasian dikecualikan.",
        explain_en="Do not refer to an article or clause further on; penal and delegating provisions are exempt.",
        wrong="Pasal 5: Rencana sebagaimana dimaksud dalam Pasal 9 ayat (1) disusun setiap tahun.",
        right="Pasal 9: Rencana sebagaimana dimaksud dalam Pasal 5 ayat (1) disusun setiap tahun.",
        check=check_forward,
    ),
    Rule(
        id="REF-06",
        title="Urutan rujukan",
        severity=Severity.INFO,
        zones=BODY,
        kinds=REGULATION,
        basis="UU 12/2011 Lampiran II angka 276",
        explain_id="Rujukan ke beberapa ketentuan dimulai dari ayat dalam pasal yang sama, lalu pasal lain dari nomor kecil ke besar.",
        explain_en="Several references begin with clauses of the same article, then articles in ascending order.",
        wrong="Pasal 12 dan Pasal 7",
        right="Pasal 7 dan Pasal 12",
        check=check_order,
    ),
    Rule(
        id="REF-07",
        title="Rujukan beruntun",
        severity=Severity.INFO,
        zones=BODY,
        kinds=REGULATION,
        basis="UU 12/2011 Lampiran II angka 273",
        explain_id="Tiga satuan atau lebih yang berurutan tidak disebut satu per satu, tetapi dengan “sampai dengan”.",
        explain_en="Three or more consecutive units are not listed one by one but as a range.",
        wrong="ayat (1), ayat (2), dan ayat (3)",
        right="ayat (1) sampai dengan ayat (3)",
        check=check_ranges,
    ),
    Rule(
        id="REF-12",
        title="Rujukan angka menggantung",
        severity=Severity.ERROR,
        zones=ANNEX_PROSE,
        kinds=ALL_KINDS,
        basis="UU 12/2011 Lampiran II angka 280 (analogi)",
        explain_id="“Sebagaimana tersebut pada angka 2” harus menunjuk butir bernomor 2 dalam naskah yang sama.",
        explain_en="“As stated in number 2” must point to an item 2 of the same text.",
        wrong="Data sebagaimana tersebut pada angka 2 agar dilengkapi (naskah tanpa butir bernomor).",
        right="Data sebagaimana tersebut pada alinea kedua agar dilengkapi.",
        check=check_dangling,
    ),
)
