"""JDL-01 to JDL-03: the name of a regulation, in its title and wherever it is repeated."""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from tapem.proofread import vocabulary
from tapem.proofread.finding import Place, Severity
from tapem.proofread.rules.base import ALL_KINDS, REGULATION, Hit, Material, Rule
from tapem.proofread.tree import Kind, Text, Unit, Zone

_LONGEST_NAME = 600
_OTHER_TEXT = 60
_FURNITURE = 25


@dataclass(frozen=True, slots=True)
class Name:
    """The words after TENTANG, with their place."""

    words: str
    start: int
    end: int

    @property
    def key(self) -> str:
        """Letters and digits only, for comparison."""
        words = re.sub(r"\([^()]*\)|\bREPUBLIK\s+INDONESIA\b", " ", self.words, flags=re.IGNORECASE)
        return re.sub(r"[\W_]+", "", words).casefold()


_ABOUT = re.compile(r"\bTENTANG\b", re.IGNORECASE)
_NAME_END = re.compile(
    r"DENGAN\s+RAHMAT|^\s*(?:PRESIDEN|BUPATI|WALI\s?KOTA|GUBERNUR|MENTERI|KEPALA|DIREKTUR|PENJABAT|Plt\.)\b[^\n]*,\s*$|\bMenimbang\b|^\s*(?:SALINAN|RANCANGAN)\s*$",
    re.MULTILINE,
)


def title_name(text: Text) -> Name | None:
    """The name in the title."""
    nodes = list(text.in_zones(Zone.TITLE))
    if not nodes:
        return None
    start, end = nodes[0].start, nodes[-1].end
    about = _ABOUT.search(text.source, start, end)
    if about is None:
        return None
    stop = _NAME_END.search(text.source, about.end(), end)
    return _trimmed(text, about.end(), stop.start() if stop else end)


def _trimmed(text: Text, start: int, end: int) -> Name | None:
    words = text.source[start:end]
    if re.search(r"\bbahwa\b", words):
        return None
    start += len(words) - len(words.lstrip())
    words = words.strip()
    return Name(words, start, start + len(words)) if words else None


_SHORT_IN_BRACKETS = re.compile(
    r"\((?!\s*(?i:persero|perseroda|perumda|perum|tbk)\b)\s*[A-Z][A-Za-z]{1,12}\s*\)"
)
_LOWER_WORD = re.compile(r"\b[A-Za-z]*[a-z]{3,}\b")
_SHORT_FORMS = frozenset(
    key for key in vocabulary.EXPANSIONS if " " not in key and key not in ("PP", "KUA", "UU")
)


def check_title(material: Material) -> Iterator[Hit]:
    """JDL-01."""
    if material.text.kind is not Kind.REGULATION:
        yield from _cited_names(material)
        return
    name = title_name(material.text)
    if name is None or len(name.words) > _LONGEST_NAME:
        return
    yield from _short_forms(name)
    if material.index.is_scanned:
        return
    low = _LOWER_WORD.search(name.words)
    if low is not None:
        yield Hit(
            name.start,
            name.end,
            "Judul seluruhnya ditulis dengan huruf kapital.",
            name.words.upper(),
        )
    if name.words.endswith((".", ";", ",", ":")):
        yield Hit(name.end - 1, name.end, "Judul tidak diakhiri tanda baca.", "", "")


def _short_forms(name: Name) -> Iterator[Hit]:
    for found in _SHORT_IN_BRACKETS.finditer(name.words):
        start = name.start + found.start()
        yield Hit(
            start,
            name.start + found.end(),
            f"Judul memuat singkatan atau akronim “{found[0]}”.",
            name.words.replace(found[0], "").replace("  ", " "),
        )
    for found in re.finditer(r"(?<!\()\b[A-Z]{2,12}\b(?!\))", name.words):
        if found[0] in _SHORT_FORMS:
            right = vocabulary.EXPANSIONS[found[0]].upper()
            yield Hit(
                name.start + found.start(),
                name.start + found.end(),
                f"Judul memuat singkatan “{found[0]}”.",
                right,
            )


_CITED = re.compile(
    r"\b(?:(?:Rancangan\s+)?(?:Peraturan\s+(?:Bupati|Daerah|Wali\s?[Kk]ota|Gubernur|Menteri|Presiden|Pemerintah)(?:\s+[A-Z]\w+){0,3}|Perbup|Perda|Keputusan\s+Bupati)|Raperbup|Raperda)"
    r"\s+(?:Nomor\s+\S+\s+Tahun\s+\S+\s+)?tentang\s+(?P<name>(?:(?:[A-Z][\w/-]*|dan|di|pada|untuk|atas|dalam|bagi|yang|dengan|serta)\s+){1,20}?)\((?P<short>[A-Z][A-Za-z]{1,12})\)"
)


def _cited_names(material: Material) -> Iterator[Hit]:
    """In a report the cited name must be the name that the instrument may bear."""
    for node in material.text.in_zones(Zone.PROSE):
        for found in _CITED.finditer(material.text.source, node.body, node.end):
            name = " ".join(found["name"].split())
            yield Hit(
                found.start("name"), found.end(), f"Nama peraturan yang dikutip memuat singkatan “({found['short']})”; judul peraturan tidak boleh memuat singkatan.",
                name,
            )  # fmt: skip


_ESTABLISHES = re.compile(
    r"\b(?:menetapkan|membentuk)\s+(?:Rancangan\s+)?(?:Peraturan|Undang-Undang|Keputusan)[^;.]*?\btentang\s+",
    re.DOTALL,
)


def check_same_name(material: Material) -> Iterator[Hit]:
    """JDL-02: one name in title, last consideration, decree and the head of each annex."""
    text = material.text
    name = title_name(text)
    if (
        name is None
        or material.index.is_scanned
        or len(name.words) > _LONGEST_NAME
        or _RATIFIES.match(name.words)
    ):
        return
    for other in _other_names(text):
        if (
            other.key != name.key
            and not _same_but_region(name, other)
            and not (material.index.year and _damaged(name, other))
        ):
            yield Hit(
                other.start, other.end, "Nama peraturan di sini tidak sama dengan judul.", " ".join(name.words.split()),
                None, (Place(name.start, name.end),),
            )  # fmt: skip


# Names of treaties run over pages, in two languages.
_RATIFIES = re.compile(r"\W*PENGESAHAN\b", re.IGNORECASE)


def _same_but_region(name: Name, other: Name) -> bool:
    """Page furniture of extracted texts may sit inside a name; then it only adds words."""
    return abs(len(name.key) - len(other.key)) > _OTHER_TEXT or (
        name.key in other.key and len(other.key) - len(name.key) > _FURNITURE
    )


_SLIPS = 2
_OTHER_WORDS = 6


def _damaged(name: Name, other: Name) -> bool:
    """In an enacted text: letters that a scan changed, or whole lines that extraction lost."""
    words, others = Counter(name.words.casefold().split()), Counter(other.words.casefold().split())
    if sum(((words - others) + (others - words)).values()) > _OTHER_WORDS:
        return True
    one, two = name.words.casefold().split(), other.words.casefold().split()
    if len(one) != len(two):
        return False
    return all(_is_scan_slip(a, b) for a, b in zip(one, two, strict=True) if a != b)


def _is_scan_slip(word: str, other: str) -> bool:
    """Two letters at most are not the same."""
    blocks = difflib.SequenceMatcher(None, word, other, autojunk=False).get_matching_blocks()
    return max(len(word), len(other)) - sum(block.size for block in blocks) <= _SLIPS


def _other_names(text: Text) -> Iterator[Name]:
    considerations = [
        n for n in text.in_zones(Zone.CONSIDERING) if n.unit in (Unit.ITEM, Unit.BLOCK)
    ]
    if considerations:
        last = considerations[-1]
        about = _ESTABLISHES.search(text.source, last.body, last.end)
        if about is not None:
            yield from _ended(text, about.end(), last.end)
    decree = list(text.in_zones(Zone.DECREE))
    about = _ABOUT.search(text.source, decree[0].start, decree[-1].end) if decree else None
    if about is not None:
        stop = _DECREE_END.search(text.source, about.end(), decree[-1].end)
        yield from _ended(text, about.end(), stop.start() if stop else decree[-1].end)
    yield from _annex_names(text)


_DECREE_END = re.compile(r"\.(?=\s|$)|\bBAB\s+I\b|\n\s*\n")


def _ended(text: Text, start: int, end: int) -> Iterator[Name]:
    name = _trimmed(text, start, end)
    if name is not None:
        words = name.words.rstrip(".;, ")
        yield Name(words, name.start, name.start + len(words))


def _annex_names(text: Text) -> Iterator[Name]:
    """Lines after TENTANG in the head block of an annex: up to the next blank line."""
    for node in text.in_zones(Zone.ANNEX):
        if not text.source.startswith("LAMPIRAN", node.start):
            continue
        about = _ABOUT.search(text.source, node.start, min(len(text.source), node.start + 500))
        if about is None:
            continue
        first = re.compile(r"\S").search(text.source, about.end())
        if first is not None:
            stop = text.source.find("\n\n", first.start())
            yield from _ended(text, first.start(), stop if stop >= 0 else len(text.source))


_DRAFT = re.compile(r"\bRANCANGAN\b")
_DOTTED = re.compile(r"\bNOMOR\s*:?\s*(?:\.{2,}|…|_{2,})")
_NUMBERED = re.compile(r"\bNOMOR\s*:?\s*(?P<number>\d+[\w/.]*)\s+TAHUN\s+(?P<year>\d{4}|\.{2,}|…)")


def check_draft(material: Material) -> Iterator[Hit]:
    """JDL-03: a draft says RANCANGAN and leaves number and year as three dots."""
    text = material.text
    nodes = list(text.in_zones(Zone.TITLE))
    if not nodes:
        return
    start, end = nodes[0].start, nodes[-1].end
    about = _ABOUT.search(text.source, start, end)
    end = about.start() if about else end
    is_draft = _DRAFT.search(text.source, start, end)
    dotted = _DOTTED.search(text.source, start, end)
    numbered = _NUMBERED.search(text.source, start, end)
    if dotted and not is_draft:
        yield Hit(
            dotted.start(),
            dotted.end(),
            "Nomor masih kosong tetapi judul tidak didahului “RANCANGAN”.",
            "RANCANGAN",
        )
    if is_draft and numbered:
        yield Hit(
            numbered.start(),
            numbered.end(),
            "Rancangan belum bernomor: nomor dan tahun ditulis dengan tiga titik.",
            "NOMOR ... TAHUN ...",
        )


RULES = (
    Rule(
        id="JDL-01",
        title="Judul",
        severity=Severity.ERROR,
        zones=frozenset({Zone.TITLE, Zone.PROSE}),
        kinds=ALL_KINDS,
        basis="UU 12/2011 Lampiran II angka 4 dan 5 (UU 13/2022)",
        explain_id="Judul ditulis seluruhnya dengan huruf kapital, tanpa tanda baca akhir, dan tanpa singkatan atau akronim.",
        explain_en="A title is all capitals, without a final mark and without abbreviations.",
        wrong="RENCANA AKSI PENERAPAN STANDAR PELAYANAN MINIMAL (SPM)",
        right="RENCANA AKSI PENERAPAN STANDAR PELAYANAN MINIMAL",
        check=check_title,
        report_severity=Severity.WARNING,
    ),
    Rule(
        id="JDL-02",
        title="Nama peraturan seragam",
        severity=Severity.ERROR,
        zones=frozenset({Zone.CONSIDERING, Zone.DECREE, Zone.ANNEX}),
        kinds=REGULATION,
        basis="UU 12/2011 Lampiran II angka 23, 58, 195",
        explain_id="Nama peraturan dalam judul, konsiderans terakhir, diktum, dan kepala lampiran harus sama.",
        explain_en="The name is the same in the title, the last consideration, the decree and the head of the annex.",
        wrong="Judul: TATA KELOLA ARSIP; diktum: TATA KELOLA KEARSIPAN",
        right="Judul dan diktum: TATA KELOLA ARSIP",
        check=check_same_name,
    ),
    Rule(
        id="JDL-03",
        title="Tanda rancangan",
        severity=Severity.WARNING,
        zones=frozenset({Zone.TITLE}),
        kinds=REGULATION,
        basis="UU 12/2011 Lampiran II angka 4a (UU 13/2022)",
        explain_id="Rancangan memuat kata RANCANGAN dan nomor serta tahun berupa tiga titik.",
        explain_en="A draft bears the word RANCANGAN, its number and year are three dots.",
        wrong="RANCANGAN PERATURAN BUPATI PEMALANG NOMOR 75 TAHUN 2022",
        right="RANCANGAN PERATURAN BUPATI PEMALANG NOMOR ... TAHUN ...",
        check=check_draft,
    ),
)
