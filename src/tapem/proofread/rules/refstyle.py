"""REF-02 to REF-04 and REF-08 to REF-11: the wording of references."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tapem.proofread.finding import Severity
from tapem.proofread.rules.base import BODY, REGULATION, Hit, Material, Rule
from tapem.proofread.tree import Unit, Zone

_PAIR = 2

_VAGUE = re.compile(
    r"\b(?:[Pp]asal|[Aa]yat|[Bb]ab|[Kk]etentuan)\s+(?:yang\s+)?(?:tersebut\s+di\s?atas|terdahulu|di\s?atas|yang\s+lalu|di\s+muka|sebelumnya)\b"
    r"|\b(?:sebagaimana\s+)?tersebut\s+di\s?atas\b",
)


def check_vague(material: Material) -> Iterator[Hit]:
    """REF-02: “pasal tersebut di atas” names nothing."""
    for found in _in_body(material, _VAGUE):
        yield Hit(
            found.start(), found.end(), f"Rujukan kabur “{_flat(found[0])}”: sebut pasal atau ayatnya.",
            "sebagaimana dimaksud dalam Pasal …",
        )  # fmt: skip


def _in_body(material: Material, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    for node in material.text.in_zones(Zone.BODY):
        if node.unit is not Unit.CELL:
            yield from pattern.finditer(material.text.source, node.body, node.end)


def _flat(words: str) -> str:
    return " ".join(words.split())


_PREPOSITION = re.compile(
    r"\b(?P<verb>[Dd]imaksud(?:kan)?)\s+(?:(?P<pada>pada)\s+(?=(?P<dalam_unit>Pasal\s+\d|huruf\s+[a-z]{1,2}\b(?!\s+ayat)))"
    r"|(?P<dalam>dalam)\s+(?=(?P<pada_unit>ayat\s+\()))"
)


def check_prepositions(material: Material) -> Iterator[Hit]:
    """REF-03: *dalam* Pasal, *pada* ayat, *dalam* huruf."""
    for found in _in_body(material, _PREPOSITION):
        right = "dalam" if found["pada"] else "pada"
        group = "pada" if found["pada"] else "dalam"
        unit = (found["dalam_unit"] or found["pada_unit"]).split()[0]
        verb = found["verb"]
        yield Hit(
            found.start(), found.end(group), f"Kata depan untuk {unit} ialah “{right}”: “{verb} {right} {unit} …”.",
            f"{verb} {right}", f"{verb} {right}",
        )  # fmt: skip


_THIS_ARTICLE = re.compile(r"\bayat\s+\(\d+\)\s+Pasal\s+ini\b")


def check_this_article(material: Material) -> Iterator[Hit]:
    """REF-04: a clause of the same article is named without “Pasal ini”."""
    for found in _in_body(material, _THIS_ARTICLE):
        right = re.sub(r"\s+Pasal\s+ini$", "", found[0])
        yield Hit(
            found.start(),
            found.end(),
            "“Pasal ini” berlebih pada rujukan ke ayat dalam pasal yang sama.",
            right,
            right,
        )


# Rank of instruments, highest first; a norm may lean on its own rank or a higher one.
_RANKS = (
    ("UNDANG-UNDANG", re.compile(r"UNDANG\s*[-–]\s*UNDANG"), 1),
    ("PERATURAN PEMERINTAH", re.compile(r"PERATURAN\s+PEMERINTAH"), 2),
    ("PERATURAN PRESIDEN", re.compile(r"PERATURAN\s+PRESIDEN"), 3),
    ("PERATURAN MENTERI", re.compile(r"PERATURAN\s+(?:MENTERI|BADAN|KEPALA\s+BADAN|LEMBAGA)"), 4),
    ("PERATURAN DAERAH", re.compile(r"PERATURAN\s+DAERAH|QANUN"), 5),
    ("PERATURAN BUPATI", re.compile(r"PERATURAN\s+(?:BUPATI|WALI\s?KOTA|GUBERNUR)"), 6),
)
_CITED = re.compile(
    r"\bsebagaimana\s+(?:dimaksud|diatur|ditetapkan)\s+(?:dalam|dengan|pada)\s+"
    r"(?P<name>Peraturan\s+Menteri|Peraturan\s+Daerah|Peraturan\s+Bupati|Peraturan\s+Wali\s?[Kk]ota|Keputusan\s+\w+|Surat\s+Edaran|Instruksi\s+\w+)"
    r"[^.;]{0,60}?\bNomor\b"
)
_LOWER_RANK = {
    "Peraturan Menteri": 4,
    "Peraturan Daerah": 5,
    "Peraturan Bupati": 6,
    "Peraturan Walikota": 6,
    "Peraturan Wali Kota": 6,
}


def check_lower_rank(material: Material) -> Iterator[Hit]:
    """REF-08: a norm leans on an instrument of its own rank or a higher one."""
    title = material.index.title
    own = next((rank for _, pattern, rank in _RANKS if pattern.search(title)), 0)
    if not own:
        return
    for found in _in_body(material, _CITED):
        name = _flat(found["name"])
        if _LOWER_RANK.get(name, 9) > own:
            yield Hit(
                found.start(),
                found.end("name"),
                f"Norma dirujukkan ke {name} yang tingkatnya lebih rendah.",
            )


_NO_SUBJECT = re.compile(
    r"Sebagaimana\s+(?:yang\s+)?dimaksud\s+(?:dalam|pada)\s+(?:Pasal|ayat|huruf)\b"
)


def check_no_subject(material: Material) -> Iterator[Hit]:
    """REF-09: a norm names its matter before the reference."""
    for found in _in_body(material, _NO_SUBJECT):
        yield Hit(
            found.start(), found.end(), "Rujukan tanpa materi pokok: sebut dahulu apa yang dimaksud.",
            "… sebagaimana dimaksud dalam Pasal …",
        )  # fmt: skip


_RESERVING = re.compile(
    r"\b(?:tanpa\s+mengurangi|dengan\s+tidak\s+mengurangi|tanpa\s+menyimpang\s+dari)\s+"
    r"(?=(?:\w+\s+){0,2}?(?:ketentuan|Pasal|pasal|berlakunya|peraturan|Undang-Undang|ayat|maksud))",
    re.IGNORECASE,
)


def check_reserving(material: Material) -> Iterator[Hit]:
    """REF-10: “tanpa mengurangi ketentuan …” leaves open which norm prevails."""
    for found in _in_body(material, _RESERVING):
        yield Hit(
            found.start(),
            found.end(),
            f"Hindari frasa “{_flat(found[0])}” saat mengacu ketentuan lain.",
        )


_REPEATED = re.compile(
    r"\bhuruf\s+(?P<l>[a-z])(?P<lm>(?:,\s*[a-z](?![\w.]))*),?\s+(?P<lc>dan/atau|dan|atau)\s+(?P<ll>[a-z])\b(?![\w./)])"
    r"|\bayat\s+\((?P<c>\d+)\)(?P<cm>(?:,\s*\(\d+\))*),?\s+(?P<cc>dan/atau|dan|atau)\s+\((?P<cl>\d+)\)"
    r"|\bPasal\s+(?P<a>\d+)(?P<am>(?:,\s*\d+(?!\s+[a-z]))*),?\s+(?P<ac>dan/atau|dan|atau)\s+(?P<al>\d+)\b(?!\s*\(|\s+(?:hari|bulan|tahun|orang))"
)


def check_repeated_unit(material: Material) -> Iterator[Hit]:
    """REF-11: the unit is named before each number."""
    for found in _in_body(material, _REPEATED):
        right = _with_units(found)
        yield Hit(found.start(), found.end(), "Satuan diulang pada setiap rujukan.", right, right)


def _with_units(found: re.Match[str]) -> str:
    if found["l"]:
        unit, members, link = (
            "huruf",
            [*re.findall(r"[a-z]", found["l"] + found["lm"]), found["ll"]],
            found["lc"],
        )
    elif found["c"]:
        unit, link = "ayat", found["cc"]
        members = [f"({n})" for n in [*re.findall(r"\d+", found["c"] + found["cm"]), found["cl"]]]
    else:
        unit, members, link = (
            "Pasal",
            [*re.findall(r"\d+", found["a"] + found["am"]), found["al"]],
            found["ac"],
        )
    named = [f"{unit} {member}" for member in members]
    comma = "," if len(named) > _PAIR else ""
    return f"{', '.join(named[:-1])}{comma} {link} {named[-1]}"


RULES = (
    Rule(
        id="REF-02",
        title="Rujukan kabur",
        severity=Severity.ERROR,
        zones=BODY,
        kinds=REGULATION,
        basis="UU 12/2011 Lampiran II angka 280",
        explain_id="Hindari “pasal tersebut di atas” dan sejenisnya; sebut nomor pasal atau ayatnya.",
        explain_en="Avoid “the article above” and the like; name the number of the article or clause.",
        wrong="Ketentuan tersebut di atas berlaku bagi Desa.",
        right="Ketentuan sebagaimana dimaksud dalam Pasal 5 berlaku bagi Desa.",
        check=check_vague,
    ),
    Rule(
        id="REF-03",
        title="Kata depan rujukan",
        severity=Severity.WARNING,
        zones=BODY,
        kinds=REGULATION,
        basis="UU 12/2011 Lampiran II angka 272 dan 273",
        explain_id="Rujukan ke Pasal dan huruf memakai “dalam”, rujukan ke ayat memakai “pada”.",
        explain_en="References to articles and letters take “dalam”, references to clauses take “pada”.",
        wrong="sebagaimana dimaksud pada Pasal 4",
        right="sebagaimana dimaksud dalam Pasal 4",
        check=check_prepositions,
        fixable=True,
    ),
    Rule(
        id="REF-04",
        title="“Pasal ini” berlebih",
        severity=Severity.WARNING,
        zones=BODY,
        kinds=REGULATION,
        basis="UU 12/2011 Lampiran II angka 275",
        explain_id="Rujukan ke ayat dalam pasal yang sama tidak diberi tambahan “Pasal ini”.",
        explain_en="A reference to a clause of the same article does not add “Pasal ini”.",
        wrong="sebagaimana dimaksud pada ayat (1) Pasal ini",
        right="sebagaimana dimaksud pada ayat (1)",
        check=check_this_article,
        fixable=True,
    ),
    Rule(
        id="REF-08",
        title="Rujukan ke tingkat lebih rendah",
        severity=Severity.WARNING,
        zones=BODY,
        kinds=REGULATION,
        basis="UU 12/2011 Lampiran II angka 278",
        explain_id="Pengacuan hanya dilakukan ke peraturan yang tingkatnya sama atau lebih tinggi.",
        explain_en="Norms refer only to instruments of the same or a higher rank.",
        wrong="sebagaimana diatur dalam Keputusan Bupati Nomor 3",
        right="sebagaimana diatur dalam Peraturan Daerah Nomor 3",
        check=check_lower_rank,
    ),
    Rule(
        id="REF-09",
        title="Rujukan tanpa materi pokok",
        severity=Severity.INFO,
        zones=BODY,
        kinds=REGULATION,
        basis="UU 12/2011 Lampiran II angka 277",
        explain_id="Pernyataan bahwa sesuatu dimaksud dalam pasal tertentu didahului materi pokoknya.",
        explain_en="The matter is named before the words “as referred to in Article …”.",
        wrong="Sebagaimana dimaksud dalam Pasal 15 berlaku 1 (satu) tahun.",
        right="Izin sebagaimana dimaksud dalam Pasal 15 berlaku 1 (satu) tahun.",
        check=check_no_subject,
    ),
    Rule(
        id="REF-10",
        title="Frasa yang dihindari saat mengacu",
        severity=Severity.WARNING,
        zones=BODY,
        kinds=REGULATION,
        basis="UU 12/2011 Lampiran II angka 251",
        explain_id="Frasa “tanpa mengurangi”, “dengan tidak mengurangi”, dan “tanpa menyimpang dari” dihindari.",
        explain_en="The phrases “without prejudice to” in their three Indonesian forms are avoided.",
        wrong="Tanpa mengurangi ketentuan Pasal 4, Dinas dapat menolak permohonan.",
        right="Dinas dapat menolak permohonan yang tidak memenuhi ketentuan Pasal 4.",
        check=check_reserving,
    ),
    Rule(
        id="REF-11",
        title="Satuan tidak diulang",
        severity=Severity.INFO,
        zones=BODY,
        kinds=REGULATION,
        basis="UU 12/2011 Lampiran II angka 23 dan 273",
        explain_id="Kata “huruf”, “ayat”, atau “Pasal” diulang pada setiap satuan yang dirujuk.",
        explain_en="The words “huruf”, “ayat” or “Pasal” are repeated before each unit.",
        wrong="huruf a dan b",
        right="huruf a dan huruf b",
        check=check_repeated_unit,
        fixable=True,
    ),
)
