"""MGT-01 and MGT-02: the legal bases of a regulation, their form and their order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tapem.proofread.finding import Place, Severity
from tapem.proofread.rules.base import REGULATION, Hit, Material, Rule
from tapem.proofread.tree import MarkerStyle, Node, Text, Unit, Zone

_SHORTEST = 15


_RANKS = (
    (re.compile(r"(?:Pasal\s.*)?Undang-Undang\s+Dasar|UUD", re.IGNORECASE), 0, "Undang-Undang Dasar"),
    (re.compile(r"Ketetapan\s+M", re.IGNORECASE), 1, "Ketetapan MPR"),
    (re.compile(r"(?:Undang\s*-?\s*Undang|UU|Peraturan\s+Pemerintah\s+Pengganti|Perppu|Perpu)\b", re.IGNORECASE), 2, "Undang-Undang"),
    (re.compile(r"(?:Peraturan\s+Pemerintah|PP)\b", re.IGNORECASE), 3, "Peraturan Pemerintah"),
    (re.compile(r"(?:Peraturan\s+Presiden|Perpres|Keputusan\s+Presiden)\b", re.IGNORECASE), 4, "Peraturan Presiden"),
    (re.compile(r"(?:Peraturan\s+(?:Menteri|Bersama|Badan|Lembaga|Kepala|Bank|Otoritas|Mahkamah|Komisi)|Permen\w+)\b", re.IGNORECASE), 5, "Peraturan Menteri"),
    (re.compile(r"Peraturan\s+Daerah\s+(?:Provinsi|Propinsi)|Perda\s+Provinsi", re.IGNORECASE), 6, "Peraturan Daerah Provinsi"),
    (re.compile(r"Peraturan\s+Gubernur", re.IGNORECASE), 7, "Peraturan Gubernur"),
    (re.compile(r"(?:Peraturan\s+Daerah|Perda|Qanun)\b", re.IGNORECASE), 8, "Peraturan Daerah Kabupaten"),
    (re.compile(r"(?:Peraturan\s+(?:Bupati|Wali\s?kota)|Perbup|Perwal)\b", re.IGNORECASE), 9, "Peraturan Bupati"),
)  # fmt: skip
_NUMBER_YEAR = re.compile(
    r"\bN(?:omor|o\.?)\s*(?P<number>\d+)[\w/.\-]*?\s*(?:Tahun|Th\.?|/)\s*(?P<year>\d{4})",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Basis:
    """One entry of Mengingat."""

    node: Node
    words: str
    rank: int
    number: int
    year: int


def _bases(text: Text) -> list[Basis]:
    nodes = [
        n
        for n in text.in_zones(Zone.RECALLING)
        if n.unit is Unit.ITEM and n.style is MarkerStyle.NUMBER_DOT and n.depth == 0
    ]
    return [_basis(text, node) for node in nodes if node.end - node.body >= _SHORTEST]


def _basis(text: Text, node: Node) -> Basis:
    words = re.sub(r"-\s+(?=[A-Za-z])", "-", " ".join(text.of(node).split())).lstrip("[")
    rank = next((rank for pattern, rank, _ in _RANKS if pattern.match(words)), -1)
    found = _NUMBER_YEAR.search(words[:200])
    return Basis(
        node, words, rank, int(found["number"]) if found else 0, int(found["year"]) if found else 0
    )


_GAZETTE = re.compile(
    r"Lembaran(?:\s|-)+Negara|Berita(?:\s|-)+Negara|Lembaran(?:\s|-)+Daerah|Berita(?:\s|-)+Daerah|\bLN\b|\bL\.N\.|\bBN\b",
    re.IGNORECASE,
)
_GAZETTE_YEAR = re.compile(
    r"Lembaran\s+Negara\s+(?:Republik\s+Indonesia\s+)?Tahun\s+(?P<year>\d{4})"
)
_FIRST_WITH_GAZETTE = 1960


def check_citations(material: Material) -> Iterator[Hit]:
    """MGT-01: the form of each entry."""
    if material.index.is_scanned:
        return
    for basis in _bases(material.text):
        yield from _form_faults(material.text, basis)


_SHORT_KIND = re.compile(r"(?:UU|PP|Perpres|Permen\w*|Perda|Perbup|Perpu|Perppu)\b")
_NO = re.compile(r"\bNo\.?\s*\d|\bTh\.?\s*\d{4}")
_STATE_NAME = re.compile(
    r"(?:Undang-Undang|Peraturan\s+Pemerintah|Peraturan\s+Presiden|Peraturan\s+Menteri(?:\s+\w+){1,5}?)\s+Republik\s+Indonesia\s+Nomor"
)


# Words of the next part that extraction ran into the last entry.
_CONTAMINATED = re.compile(
    r"\);\s.*[A-Z]{4}|\bBAB I\b|\bPasal I\b|MEMUTUSKAN|Persetujuan Bersama|PERATURAN PEMERINTAH TENTANG|;\s+[A-Z]"
)


def _form_faults(text: Text, basis: Basis) -> Iterator[Hit]:
    node, words = basis.node, basis.words
    head = min(node.end, node.body + 60)
    if _SHORT_KIND.match(words) or _NO.search(words[:80]):
        yield Hit(
            node.body,
            head,
            "Dasar hukum ditulis lengkap: jenis, “Nomor”, “Tahun”, dan nama peraturan.",
            "Undang-Undang Nomor … Tahun … tentang …",
        )
    elif words.startswith("Undang-undang"):
        yield Hit(
            node.body,
            node.body + len("Undang-undang"),
            "Tulis “Undang-Undang”.",
            "Undang-Undang",
            "Undang-Undang",
        )
    elif _STATE_NAME.match(words):
        yield Hit(node.body, head, "Jenis peraturan tidak ditambah “Republik Indonesia”.")
    yield from _gazette_faults(basis, head)
    if not words.rstrip().endswith(";") and not _CONTAMINATED.search(words):
        end = node.body + len(text.of(node).rstrip())
        yield Hit(max(node.body, end - 30), end, "Dasar hukum diakhiri titik koma.", ";")


def _gazette_faults(basis: Basis, head: int) -> Iterator[Hit]:
    node, words = basis.node, basis.words
    if basis.rank in (2, 3) and basis.year >= _FIRST_WITH_GAZETTE and not _GAZETTE.search(words):
        yield Hit(
            node.body,
            head,
            "Undang-Undang dan Peraturan Pemerintah memuat Lembaran Negara dan Tambahannya.",
            "(Lembaran Negara Republik Indonesia Tahun … Nomor …, Tambahan Lembaran Negara Republik Indonesia Nomor …)",
        )
    found = _GAZETTE_YEAR.search(words)
    if (
        found
        and basis.rank in (2, 3)
        and basis.year
        and abs(int(found["year"]) - basis.year) > 0
        and not re.search("diubah|Penetapan", words[: found.start()])
    ):
        yield Hit(
            node.body,
            head,
            f"Tahun peraturan {basis.year}, tetapi tahun Lembaran Negara {found['year']}.",
            None,
            None,
            (),
            Severity.WARNING,
        )


# Replaced instruments that still linger in drafts, with the one in force and its year.
_REPLACED = {
    (2, 10, 2004): ("Undang-Undang Nomor 12 Tahun 2011", 2011),
    (2, 32, 2004): ("Undang-Undang Nomor 23 Tahun 2014", 2014),
    (3, 50, 2007): ("Peraturan Pemerintah Nomor 28 Tahun 2018", 2018),
}


def check_order(material: Material) -> Iterator[Hit]:
    """MGT-02: rank, then year, then number; nothing below the regulation's own rank, nothing replaced."""
    if material.index.is_scanned:
        return
    bases = _bases(material.text)
    yield from _disorder(bases)
    for basis in bases:
        yield from _unfit(material, basis)
    yield from _missing_amended(material, bases)


def _disorder(bases: list[Basis]) -> Iterator[Hit]:
    last: Basis | None = None
    for basis in bases:
        if basis.rank < 0:
            continue
        if last is not None and _key(basis) < _key(last):
            node = basis.node
            yield Hit(
                node.start, min(node.end, node.body + 60), f"Urutan dasar hukum: {_short(basis)} ditempatkan sebelum {_short(last)}.",
                None, None, (Place(last.node.start, min(last.node.end, last.node.body + 60)),),
            )  # fmt: skip
            continue
        last = basis


def _key(basis: Basis) -> tuple[int, int, int]:
    return (basis.rank, basis.year, basis.number) if basis.year else (basis.rank, 0, 0)


def _short(basis: Basis) -> str:
    name = next((name for _, rank, name in _RANKS if rank == basis.rank), "peraturan ini")
    return f"{name} {basis.number}/{basis.year}" if basis.year else name


_ARTICLE_OF_ACT = re.compile(r"Pasal\s+\d+[^;]*?\bUndang-Undang\s+Nomor")
_TOO_LOW = re.compile(
    r"(?:Surat\s+Edaran|Keputusan\s+(?:Bupati|Menteri|Gubernur|Kepala)|Instruksi)\b"
)


def _unfit(material: Material, basis: Basis) -> Iterator[Hit]:
    node = basis.node
    head = min(node.end, node.body + 60)
    if _ARTICLE_OF_ACT.match(basis.words):
        yield Hit(node.body, head, "Dasar hukum selain Undang-Undang Dasar tidak menyebut pasal.")
    if _TOO_LOW.match(basis.words):
        yield Hit(
            node.body,
            head,
            "Dasar hukum hanya peraturan perundang-undangan yang tingkatnya sama atau lebih tinggi.",
            None,
            None,
            (),
            Severity.WARNING,
        )
    replaced = _REPLACED.get((basis.rank, basis.number, basis.year))
    written = _year_of(material)
    if replaced and written > replaced[1]:
        yield Hit(
            node.body,
            head,
            f"Peraturan ini sudah dicabut; periksa {replaced[0]}.",
            None,
            None,
            (),
            Severity.WARNING,
        )


def _year_of(material: Material) -> int:
    if material.index.year:
        return material.index.year
    return material.today.year if material.today else 0


_AMENDED_LISTED_SINCE = 2022
_AMENDED = re.compile(
    r"PERUBAHAN\s+(?:\w+\s+)?ATAS\s+(?:UNDANG|PERATURAN)[^\n]*?NOMOR\s+(?P<number>\d+)\s+TAHUN\s+(?P<year>\d{4})"
)


def _missing_amended(material: Material, bases: list[Basis]) -> Iterator[Hit]:
    found = _AMENDED.search(material.index.title)
    if found is None or not bases or 0 < _year_of(material) < _AMENDED_LISTED_SINCE:
        return
    number, year = found["number"], found["year"]
    whole = " ".join(basis.words for basis in bases)
    if not re.search(rf"Nomor\s+{number}\b[^;]{{0,20}}?Tahun\s+{year}", whole):
        node = bases[-1].node
        yield Hit(
            node.start,
            min(node.end, node.body + 60),
            f"Peraturan yang diubah (Nomor {number} Tahun {year}) belum dimuat dalam dasar hukum.",
        )


def _lii(number: str) -> str:
    return f"UU 12/2011 Lampiran II angka {number}"


RULES = (
    Rule(
        id="MGT-01",
        title="Penulisan dasar hukum",
        severity=Severity.ERROR,
        zones=frozenset({Zone.RECALLING}),
        kinds=REGULATION,
        basis=_lii("45 sampai dengan 47, 52"),
        explain_id="Dasar hukum ditulis lengkap dengan Lembaran Negara dan Tambahannya serta diakhiri titik koma.",
        explain_en="Legal bases are written in full with their gazette and end with a semicolon.",
        wrong="1. UU No. 23 Th 2014;",
        right="1. Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah (Lembaran Negara Republik Indonesia Tahun 2014 Nomor 244, Tambahan Lembaran Negara Republik Indonesia Nomor 5587);",
        check=check_citations,
        fixable=True,
    ),
    Rule(
        id="MGT-02",
        title="Urutan dasar hukum",
        severity=Severity.ERROR,
        zones=frozenset({Zone.RECALLING}),
        kinds=REGULATION,
        basis=_lii("41 sampai dengan 45"),
        explain_id="Dasar hukum diurutkan menurut tingkat, lalu tahun dan nomor; peraturan yang diubah dimuat; pasal hanya disebut untuk Undang-Undang Dasar.",
        explain_en="Legal bases go by rank, then year and number; the amended instrument is listed; only the Constitution is cited by article.",
        wrong="1. Peraturan Pemerintah …; 2. Undang-Undang …;",
        right="1. Undang-Undang …; 2. Peraturan Pemerintah …;",
        check=check_order,
    ),
)
