"""FRS-01 to FRS-04: phrases that a norm must not use, and short forms in reports."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tapem.proofread import vocabulary
from tapem.proofread.finding import Severity
from tapem.proofread.rules.base import ALL_KINDS, BODY, REGULATION, Hit, Material, Rule
from tapem.proofread.tree import Kind, Unit, Zone

_WEASEL = re.compile(
    r"\b(?P<open>antara\s+lain|namun\s+tidak\s+terbatas\s+pada|tetapi\s+tidak\s+terbatas\s+pada|dan\s+lain-lain|dan\s+lain\s+sebagainya|dan\s+sebagainya|dan\s+seterusnya)\b"
    r"|\b(?P<short>dsb|dll|dst)\b\.?"
    r"|(?P<range>\bs/d\b|\bs\.d\b\.?)"
    r"|\b(?P<andor>dan\s+atau)\b"
    r"|\b(?P<superlative>se(?:kurang|lambat|tinggi|lama|banyak|sedikit|rendah|cepat)(?:-|\s-\s|\s)(?:kurang|lambat|tinggi|lama|banyak|sedikit|rendah|cepat)nya)\b",
    re.IGNORECASE,
)
_SUPERLATIVE = {
    "kurang": "paling sedikit", "lambat": "paling lambat", "tinggi": "paling tinggi", "lama": "paling lama",
    "banyak": "paling banyak", "sedikit": "paling sedikit", "rendah": "paling rendah", "cepat": "paling cepat",
}  # fmt: skip
_REPORT_SHORT = re.compile(
    r"\b(?P<open>dan\s+lain-lain|dan\s+lain\s+sebagainya|dan\s+sebagainya)\b|\b(?P<short>dsb|dll|dst)\b\.?|(?P<range>\bs/d\b)|\b(?P<andor>dan\s+atau)\b",
    re.IGNORECASE,
)
_OPENERS = re.compile(r"(?:Dan/atau|Dan|Atau|Tetapi|Namun|Sehingga|Maka)\b(?=\s+[a-z])")


def check_phrases(material: Material) -> Iterator[Hit]:
    """FRS-01 over norms, and its short forms over reports."""
    text = material.text
    in_regulation = text.kind is Kind.REGULATION
    pattern, zone = (_WEASEL, Zone.BODY) if in_regulation else (_REPORT_SHORT, Zone.PROSE)
    for node in text.in_zones(zone):
        if node.unit is Unit.CELL:
            continue
        for found in pattern.finditer(text.source, node.body, node.end):
            yield _phrase_hit(found)
        if in_regulation and node.unit in (Unit.CLAUSE, Unit.BLOCK):
            opener = _OPENERS.match(text.source, node.body, node.end)
            if opener is not None:
                yield Hit(
                    opener.start(),
                    opener.end(),
                    f"Rumusan norma tidak diawali dengan “{opener[0]}”.",
                )


def _phrase_hit(found: re.Match[str]) -> Hit:
    words = " ".join(found[0].split())
    if found["range"]:
        return Hit(
            found.start(),
            found.end(),
            f"Tulis “sampai dengan”, bukan “{words}”.",
            "sampai dengan",
            "sampai dengan",
        )
    if found["andor"]:
        return Hit(found.start(), found.end(), "Tulis “dan/atau”, “dan”, atau “atau”.", "dan/atau")
    if "superlative" in found.re.groupindex and found["superlative"]:
        right = _SUPERLATIVE[re.sub(r"^se|[-\s].*$", "", words.lower())]
        return Hit(found.start(), found.end(), f"Tulis “{right}”, bukan “{words}”.", right)
    return Hit(
        found.start(), found.end(), f"“{words}” membuat rincian tidak tertutup; sebut semuanya."
    )


_BLANKET = re.compile(
    r"\b[Hh]al(?:-|\s)*hal\s+(?:lain\s+)?yang\s+belum\s+(?:cukup\s+|jelas\s+)?diatur\b[^.;]{0,160}?\bdiatur\s+(?:lebih\s+lanjut\s+|kemudian\s+)?(?:dengan|dalam|oleh)\b"
)


def check_blanket_delegation(material: Material) -> Iterator[Hit]:
    """FRS-02: what is not regulated cannot be delegated as a whole."""
    for node in material.text.in_zones(Zone.BODY):
        for found in _BLANKET.finditer(material.text.source, node.body, node.end):
            yield Hit(
                found.start(),
                found.end(),
                "Delegasi blanko: sebut materi yang didelegasikan, atau hapus.",
            )


_DOUBLED = re.compile(r"\b(?P<head>[A-Za-z])(?P<rest>[a-z]{2,})-(?P<again>[a-z])(?P=rest)\b")
# Doubled words that are no plural, or whose single form means something else.
_NO_PLURAL = vocabulary.word_set(
    "undang masing rata sewaktu bersama sungguh benar betul kira kadang sama tiba hati cuma laba kupu semata cita "
    "seluas langkah mata pokok asal agar hal lain tiap terus berturut besar kecil baik sendiri satu dua macam "
    "pura lumba biri ubur kanak hak bagian sehari tanda orang gerak lama oleh kura paru anai alang moga "
    "pelan pagi siang malam awal akhir jalan sayur buah umbi rempah gotong warna unit dasar batas syarat pihak "
)


def check_plurals(material: Material) -> Iterator[Hit]:
    """FRS-03: a norm is put in the singular."""
    for node in material.text.in_zones(Zone.BODY):
        for found in _DOUBLED.finditer(material.text.source, node.body, node.end):
            word = found["head"] + found["rest"]
            doubled = found["head"].lower() == found["again"]
            if doubled and word.lower() not in _NO_PLURAL:
                yield Hit(
                    found.start(),
                    found.end(),
                    f"Norma dirumuskan dalam bentuk tunggal: “{word}”.",
                    word,
                )


_WHOLESALE = re.compile(
    r"\b(?:segala|semua|seluruh)\s+(?:ketentuan|peraturan)(?:\s+\w+){0,8}?\s+yang\s+bertentangan\b[^.;]{0,160}?\b(?:dicabut|dinyatakan\s+tidak\s+berlaku|tidak\s+berlaku)\b",
    re.IGNORECASE,
)


def check_wholesale_repeal(material: Material) -> Iterator[Hit]:
    """FRS-04: a repeal names what it repeals."""
    for node in material.text.in_zones(Zone.BODY):
        for found in _WHOLESALE.finditer(material.text.source, node.body, node.end):
            yield Hit(
                found.start(),
                found.end(),
                "Pencabutan umum: sebut dengan tegas peraturan yang dicabut.",
            )


RULES = (
    Rule(
        id="FRS-01",
        title="Frasa yang dihindari",
        severity=Severity.WARNING,
        zones=frozenset({Zone.BODY, Zone.PROSE}),
        kinds=ALL_KINDS,
        basis="UU 12/2011 Lampiran II angka 245, 255, 256, 270a, 270b",
        explain_id="Norma tidak memakai “antara lain”, “dan lain-lain”, “s/d”, “dan atau”, “sekurang-kurangnya”, dan tidak diawali kata sambung. Di laporan hanya bentuk singkat dan rincian terbuka yang ditandai.",
        explain_en="Norms avoid open lists, short forms and leading conjunctions; in reports only short forms and open lists are marked.",
        wrong="Dokumen terdiri atas antara lain peta dan daftar.",
        right="Dokumen terdiri atas peta dan daftar.",
        check=check_phrases,
        fixable=True,
        report_severity=Severity.INFO,
    ),
    Rule(
        id="FRS-02",
        title="Delegasi blanko",
        severity=Severity.ERROR,
        zones=BODY,
        kinds=REGULATION,
        basis="UU 12/2011 Lampiran II angka 210",
        explain_id="Hindari delegasi blanko: “hal-hal yang belum diatur dalam peraturan ini diatur dengan …”.",
        explain_en="Avoid blanket delegation of whatever is not yet regulated.",
        wrong="Hal-hal yang belum diatur dalam Peraturan Bupati ini diatur lebih lanjut dengan Keputusan Bupati.",
        right="Ketentuan lebih lanjut mengenai tata cara pelaporan diatur dengan Keputusan Bupati.",
        check=check_blanket_delegation,
    ),
    Rule(
        id="FRS-03",
        title="Bentuk jamak berulang",
        severity=Severity.INFO,
        zones=BODY,
        kinds=REGULATION,
        basis="UU 12/2011 Lampiran II angka 243",
        explain_id="Norma dirumuskan dalam bentuk tunggal; kata ulang untuk jamak dihindari.",
        explain_en="Norms are put in the singular; reduplication for the plural is avoided.",
        wrong="Program-program disusun setiap tahun.",
        right="Program disusun setiap tahun.",
        check=check_plurals,
    ),
    Rule(
        id="FRS-04",
        title="Pencabutan umum",
        severity=Severity.ERROR,
        zones=BODY,
        kinds=REGULATION,
        basis="UU 12/2011 Lampiran II angka 145",
        explain_id="Pencabutan tidak dirumuskan secara umum, tetapi menyebut dengan tegas peraturan yang dicabut.",
        explain_en="A repeal is not general; it names the instrument that is repealed.",
        wrong="Segala ketentuan yang bertentangan dengan Peraturan Bupati ini dicabut dan dinyatakan tidak berlaku.",
        right="Peraturan Bupati Nomor 5 Tahun 2018 dicabut dan dinyatakan tidak berlaku.",
        check=check_wholesale_repeal,
    ),
)
