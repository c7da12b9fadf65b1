"""Which kind of document a text is, and the reason in words that a reader can check."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tapem.proofread.tree import Kind

_ENOUGH_FOR_REGULATION = 2
_ENOUGH_FOR_LETTER = 3

_HEAD = 20_000
_INSTRUMENT = r"(?:RANCANGAN\s+)?(?:PERATURAN|UNDANG\s*-\s*UNDANG|KEPUTUSAN|INSTRUKSI|QANUN|PERDA|PERBUP|RAPERBUP|RAPERDA)"
_REGULATION_SIGNS = (
    (re.compile(r"\bMEMUTUSKAN\b"), "ada diktum “MEMUTUSKAN”"),
    (re.compile(r"^[ \t]*Menimbang\b", re.MULTILINE), "ada konsiderans “Menimbang”"),
    (re.compile(r"^[ \t]*Mengingat\b", re.MULTILINE), "ada dasar hukum “Mengingat”"),
    (re.compile(r"\bDENGAN RAHMAT TUHAN\b"), "ada frasa “DENGAN RAHMAT TUHAN YANG MAHA ESA”"),
    (re.compile(r"^[ \t]*Pasal\s+\d+[A-Z]?[ \t]*$", re.MULTILINE), "ada judul “Pasal n”"),
    (re.compile(r"^[ \t]*BAB\s+[IVXL]+\b", re.MULTILINE), "ada judul “BAB”"),
    (
        re.compile(
            r"\A.{0,600}?(?:PERATURAN|UNDANG-UNDANG|KEPUTUSAN)\b.{0,200}?\bNOMOR\b.{0,40}?\bTAHUN\b",
            re.DOTALL,
        ),
        "kepala naskah memuat jenis, nomor, dan tahun",
    ),
    (
        re.compile(r"\bPERATURAN\s+[A-Z]+(?:\s+[A-Z]+)?\s+TENTANG\b"),
        "ada nama peraturan dalam huruf kapital",
    ),
    (re.compile(rf"^[ \t]*{_INSTRUMENT}\b[^a-z\n]*$", re.MULTILINE), "judulnya nama peraturan"),
)
_LETTER_SIGNS = (
    (re.compile(r"^[ \t]*Nomor[ \t]*:", re.MULTILINE), "ada baris “Nomor :”"),
    (re.compile(r"^[ \t]*(?:Hal|Perihal)[ \t]*:", re.MULTILINE), "ada baris “Hal :”"),
    (re.compile(r"^[ \t]*Sifat[ \t]*:", re.MULTILINE), "ada baris “Sifat :”"),
    (re.compile(r"\b(?:Yth\.|Kepada[ \t]*:?[ \t]*\n)"), "ada alamat “Yth.”"),
    (re.compile(r"^[ \t]*Tembusan\b", re.MULTILINE), "ada “Tembusan”"),
    (re.compile(r"Dengan hormat", re.IGNORECASE), "ada pembuka “Dengan hormat”"),
)


@dataclass(frozen=True, slots=True)
class Guess:
    """A kind and why."""

    kind: Kind
    reason: str


def guess(source: str) -> Guess:
    """Tell regulation, letter and report apart by the fixed parts that only one of them has."""
    head = source[:_HEAD]
    regulation = [why for sign, why in _REGULATION_SIGNS if sign.search(head)]
    letter = [why for sign, why in _LETTER_SIGNS if sign.search(head)]
    if len(regulation) >= _ENOUGH_FOR_REGULATION and len(regulation) >= len(letter):
        return Guess(Kind.REGULATION, "; ".join(regulation))
    if len(letter) >= _ENOUGH_FOR_LETTER:
        return Guess(Kind.LETTER, "; ".join(letter))
    return Guess(Kind.REPORT, "tidak ada bagian tetap peraturan atau surat; dibaca sebagai laporan")
