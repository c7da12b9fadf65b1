"""NUM-01 and NUM-02: digits with their words, and counts in norms that lack them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from tapem.proofread import numerals, vocabulary
from tapem.proofread.finding import Severity
from tapem.proofread.rules import money
from tapem.proofread.rules.base import (
    ALL_KINDS,
    BODY,
    BODY_ANNEX_PROSE,
    REGULATION,
    Hit,
    Material,
    Rule,
)
from tapem.proofread.tree import Kind, Node, Unit, Zone

_PAIR = re.compile(
    r"(?<![\w.,/:\-–×²³^=])(?<!\d )(?<!\d, )(?<!\d\n)(?<![\dO]\. )(?P<money>Rp\.?\s*)?(?P<digits>\d{1,3}(?:\.\d{3})+|\d{1,12})(?P<fraction>,\d{1,4})?"
    r"(?P<gap>(?:,-)?\s?%?\s*)(?P<open>\(\s*)(?P<words>[A-Za-z][A-Za-z \n\-]{1,160}?)(?P<close>\s*\))"
)
_SHARE_WORDS = vocabulary.word_set(
    "kali berbanding sampai setengah per perseratus seperempat sepertiga banding"
)
_UNITS_AFTER = vocabulary.word_set(
    "hari orang persen rupiah meter bulan tahun jam menit kali unit buah minggu kilometer hektare hektar persegi "
    "kerja kalender eksemplar rangkap lembar dolar kubik liter kilogram ton derajat kabupaten anggota"
)

_LONGEST_TAIL = 4
_SHORTEST_WORD = 4
_LETTER_LIKE = re.compile(r"[a-z]+")


def check_pairs(material: Material) -> Iterator[Hit]:
    """NUM-01: the words in brackets must say the number before them."""
    text = material.text
    scanned = text.kind is Kind.REGULATION and material.index.is_scanned
    for node in text.in_zones(Zone.BODY, Zone.ANNEX, Zone.PROSE):
        for found in _PAIR.finditer(text.source, node.body, node.end):
            hit = _judge_pair(found, scanned=scanned)
            if hit is not None:
                yield hit


def _judge_pair(found: re.Match[str], *, scanned: bool) -> Hit | None:
    """In a scan a damaged letter is no slip of the author; a clean other number still is."""
    value = numerals.read_digits(found["digits"] + (found["fraction"] or ""))
    words = found["words"].lower().replace("-", " ").split()
    if value is None or not words or _SHARE_WORDS & set(words):
        return None
    why = _unread_fault(words) if numerals.read_words(words) is None else ""
    if not why:
        why = _read_fault(words, value, scanned=scanned)
    elif scanned:
        return None
    return _pair_hit(found, value, why) if why else None


def _unread_fault(words: list[str]) -> str:
    """What is wrong with words that no number begins."""
    if _unglued(words) is not None:
        return _GLUED
    return _MISSPELLED if _is_misspelled(words) else ""


def _is_heap(words: list[str]) -> bool:
    """Number words that together are no number: “dua lima” for 25."""
    return len(words) > 1 and numerals.WORDS.issuperset(words)


def _read_fault(words: list[str], value: Decimal, *, scanned: bool) -> str:
    """What is wrong with words that a number begins; empty when they say the value."""
    reading = numerals.read_words(words)
    if reading is None:
        return ""
    rest = words[reading.taken :]
    if rest and _is_heap(words) and not scanned:
        return _HEAPED
    if not _is_unit_tail(rest):
        return _MISSPELLED if _is_misspelled(rest) and not scanned else ""
    if reading.value == value or (scanned and rest and rest[0] not in _UNITS_AFTER):
        return ""
    return f"hurufnya berarti {_figure(reading.value)}"


_GLUED = "bilangan dengan huruf ditulis terpisah"
_MISSPELLED = "ejaannya keliru"
_HEAPED = "kata-kata itu tidak membentuk satu bilangan"


def _is_unit_tail(rest: list[str]) -> bool:
    return not rest or (
        len(rest) <= _LONGEST_TAIL
        and not numerals.WORDS & set(rest)
        and not _is_misspelled(rest[:1])
    )


def _figure(value: Decimal) -> str:
    return (
        f"{value:,f}".rstrip("0").rstrip(".")
        if value != value.to_integral_value()
        else f"{int(value):,}".replace(",", ".")
    )


def _pair_hit(found: re.Match[str], value: Decimal, why: str) -> Hit:
    """The finding, with the right words when the number is whole."""
    suggestion = replacement = None
    if value == value.to_integral_value() and value < 10**15:
        right = numerals.in_words(int(value)) + (" rupiah" if found["money"] else "")
        number = found[0][: found.start("gap") - found.start()]
        share = "%" if "%" in found["gap"] else ""
        suggestion = f"{number}{share} ({right}{' persen' if share else ''})"
        if why == _GLUED and _means(found["words"], value):
            replacement = suggestion
    quote = " ".join(found[0].split())
    return Hit(
        found.start(),
        found.end(),
        f"Angka dan huruf tidak sama pada “{quote}”: {why}.",
        suggestion,
        replacement,
    )


def _means(words: str, value: Decimal) -> bool:
    parts = _unglued(words.lower().split())
    reading = numerals.read_words(parts) if parts else None
    return reading is not None and reading.value == value


_GLUE = re.compile(
    r"(satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan)(belas|puluh|ratus|ribu|juta)"
)


def _unglued(words: list[str]) -> list[str] | None:
    """``empatbelas`` → ``empat belas``; None when nothing is glued."""
    parts: list[str] = []
    for word in words:
        found = _GLUE.fullmatch(word)
        parts += [found[1], found[2]] if found else [word]
    return parts if len(parts) > len(words) and numerals.read_words(parts) else None


def _is_misspelled(words: list[str]) -> bool:
    """One word is a number word with one letter wrong (``tuju``, ``emapt``) and the rest are right."""
    odd = [word for word in words if word not in numerals.WORDS and word not in _UNITS_AFTER]
    if len(odd) != 1 or len(odd[0]) < _SHORTEST_WORD or not _LETTER_LIKE.fullmatch(odd[0]):
        return False
    return any(_is_near(odd[0], word) for word in numerals.WORDS)


def _is_near(word: str, other: str) -> bool:
    """One letter added, lost or changed, or two neighbours exchanged."""
    if abs(len(word) - len(other)) > 1 or word == other or len(other) < _SHORTEST_WORD:
        return False
    head = next(
        (i for i, (a, b) in enumerate(zip(word, other, strict=False)) if a != b),
        min(len(word), len(other)),
    )
    left, right = word[head:], other[head:]
    return (
        left[1:] == right[1:]
        or left[1:] == right
        or left == right[1:]
        or (len(left) > 1 and left[:2] == right[1::-1] and left[2:] == right[2:])
    )


_BARE = re.compile(
    r"(?<![\w.,/:\-–×()’'“\"])(?P<number>\d{1,3}(?:\.\d{3})+|\d{1,3})\s+(?P<noun>[a-z]{2,}(?:-[a-z]+)?)\b"
)
_COUNTABLE = vocabulary.word_set(
    "hari bulan tahun minggu jam menit orang kali unit buah rangkap eksemplar lembar meter kilometer hektare anggota "
    "kegiatan program jenis kecamatan desa kelurahan kabupaten bidang seksi subbagian kelompok rumah kamar kendaraan "
    "kursi peserta jiwa kepala perangkat wakil periode tahapan langkah kriteria indikator dokumen laporan lokasi titik "
    "petugas pegawai calon suara persen kilogram ton liter sekolah puskesmas"
)
_BEFORE_BARE = re.compile(
    r"(?:ayat|pasal|huruf|angka|nomor|tahun|tanggal|bab|lampiran|golongan|kelas|tingkat|tipe|tabel|halaman|ke|pukul"
    r"|kolom|baris|form|formulir|gambar|butir|bulan|skala|no\.?|[:/×x])\s*$",
    re.IGNORECASE,
)


# Words that set a limit; in a damaged text only a number right behind one is certain.


def check_bare_numbers(material: Material) -> Iterator[Hit]:
    """NUM-02: a count in a norm is followed by its words in brackets."""
    text = material.text
    scanned = material.index.is_scanned
    for node in text.in_zones(Zone.BODY):
        if (
            node.unit not in (Unit.CLAUSE, Unit.ITEM, Unit.BLOCK)
            or text.source.count("Rp", node.body, node.end) > money.TARIFF
        ):
            continue
        for found in _BARE.finditer(text.source, node.body, node.end):
            if _is_bare_count(text.source, node, found) and (
                not scanned
                or money.LIMIT.search(
                    text.source, max(node.body, found.start() - 24), found.start()
                )
            ):
                number = found["number"]
                words = numerals.in_words(int(number.replace(".", "")))
                start = found.start("number")
                right = f"{number} ({words})"
                yield Hit(
                    start, found.end(), f"Bilangan “{found[0]}” dalam norma belum ditulis dengan huruf.",
                    f"{right} {found['noun']}",
                )  # fmt: skip


def _is_bare_count(source: str, node: Node, found: re.Match[str]) -> bool:
    if found["noun"] not in _COUNTABLE:
        return False
    return not _BEFORE_BARE.search(source, max(node.body, found.start() - 14), found.start())


RULES = (
    Rule(
        id="NUM-01",
        title="Angka dan huruf sama",
        severity=Severity.ERROR,
        zones=BODY_ANNEX_PROSE,
        kinds=ALL_KINDS,
        basis="UU 12/2011 Lampiran II angka 86",
        explain_id="Bilangan yang ditulis dengan angka diikuti huruf dalam kurung; keduanya harus menyebut nilai yang sama.",
        explain_en="A number in digits is followed by its words in brackets; both must state the same value.",
        wrong="Rapat dihadiri 7 (enam) Kepala Desa.",
        right="Rapat dihadiri 7 (tujuh) Kepala Desa.",
        check=check_pairs,
        fixable=True,
    ),
    Rule(
        id="NUM-02",
        title="Bilangan tanpa huruf",
        severity=Severity.WARNING,
        zones=BODY,
        kinds=REGULATION,
        basis="UU 12/2011 Lampiran II angka 86",
        explain_id="Bilangan dalam pasal atau ayat ditulis dengan angka dan huruf. Tahun, tanggal, nomor, rujukan, dan sel tabel dikecualikan.",
        explain_en="A count in an article is written in digits and in words; years, dates, numbers of instruments, references and table cells are exempt.",
        wrong="Permohonan diajukan paling lama 15 hari sejak diterima.",
        right="Permohonan diajukan paling lama 15 (lima belas) hari sejak diterima.",
        check=check_bare_numbers,
    ),
)
