"""PNT-01, LMP-01 and LMP-02: closing words, signature blocks, annexes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tapem.proofread.finding import Severity
from tapem.proofread.rules.base import REGULATION, Hit, Material, Rule
from tapem.proofread.tree import Node, Text, Zone

_LOCAL = re.compile(r"\b(?:BUPATI|WALI\s?KOTA|GUBERNUR|PERATURAN\s+DAERAH|PERDA)\b")
_BY_REGENT = re.compile(r"PERATURAN\s+(?:BUPATI|WALI\s?KOTA|GUBERNUR)")
_BY_COUNCIL = re.compile(r"PERATURAN\s+DAERAH")
_EFFECTIVE = re.compile(r"\bmulai\s+berlaku\b")
_ORDER = re.compile(r"memerintahkan\s+pengundangan")
_ENACTED = re.compile(r"\bDitetapkan\s+di\b")
_PROMULGATED = re.compile(r"\bDiundangkan\s+di\b")
_GAZETTE_LINE = re.compile(r"\b(?:BERITA|LEMBARAN)\s+DAERAH\b")
_WRONG_REGENT = re.compile(r"\bLembaran\s+Daerah\b|\bLEMBARAN\s+DAERAH\b")
_WRONG_COUNCIL = re.compile(r"\bBerita\s+Daerah\b|\bBERITA\s+DAERAH\b")
_DEGREE = re.compile(
    r"^[ \t]*(?:(?:Prof|Drs|Dra|Dr|Ir|Hj|H|KH)\.\s*)+[A-Z]|,\s*(?:S|M)\.?(?:H|Si|Sos|E|M|IP|T|Pd|STP|Kom|AP|Hum|P|Ag|Kes)\b\.?|\bNIP\b\.?|^[ \t]*Pembina\b|^[ \t]*Penata\b",
    re.MULTILINE,
)
_COPY = re.compile(r"Salinan\s+sesuai|SALINAN\s+SESUAI|sesuai\s+dengan\s+aslinya")
_OFFICE = re.compile(
    r"^[ \t]*(?:(?:Plt|Plh|Pj|Pjs)\.\s*)?(?:BUPATI|WALI\s?KOTA|GUBERNUR|SEKRETARIS\s+DAERAH)\b(?P<rest>[^\n,]*)$",
    re.MULTILINE,
)


def _is_local(material: Material) -> bool:
    return _LOCAL.search(material.index.title) is not None and not material.index.is_scanned


def _closing_span(text: Text) -> tuple[int, int] | None:
    """The signature part: up to the certificate of a copy, an explanation or an annex."""
    nodes = list(text.in_zones(Zone.CLOSING))
    if not nodes:
        return None
    start, end = nodes[0].start, nodes[-1].end
    copied = _COPY.search(text.source, start, end)
    return start, copied.start() if copied else end


def check_closing(material: Material) -> Iterator[Hit]:
    """PNT-01: what every closing needs, and what its names must not carry."""
    if not _is_local(material) or not material.text.articles:
        return
    span = _closing_span(material.text)
    if span is None:
        last = material.text.articles[-1]
        yield Hit(
            last.start,
            last.end,
            "Bagian penutup (perintah pengundangan, penetapan, pengundangan) tidak ditemukan.",
            None,
            None,
            (),
            Severity.WARNING,
        )
        return
    yield from _missing_parts(material, span)
    yield from _wrong_gazette(material, span)
    yield from _signature_faults(material.text, span)


def _missing_parts(material: Material, span: tuple[int, int]) -> Iterator[Hit]:
    text = material.text
    start, end = span
    head = min(end, start + 60)
    body_start = text.articles[0].start
    wanted = (
        (_EFFECTIVE, body_start, "ketentuan “mulai berlaku pada tanggal diundangkan”"),
        (_ORDER, body_start, "perintah pengundangan (“Agar setiap orang mengetahuinya, …”)"),
        (_ENACTED, start, "blok “Ditetapkan di … pada tanggal …”"),
        (_PROMULGATED, start, "blok “Diundangkan di … pada tanggal …”"),
        (_GAZETTE_LINE, start, "baris “BERITA DAERAH … TAHUN … NOMOR …”" if _BY_REGENT.search(material.index.title) else "baris “LEMBARAN DAERAH … TAHUN … NOMOR …”"),
    )  # fmt: skip
    for pattern, low, name in wanted:
        if pattern.search(text.source, low, end) is None:
            yield Hit(start, head, f"Penutup belum memuat {name}.")


def _wrong_gazette(material: Material, span: tuple[int, int]) -> Iterator[Hit]:
    title = material.index.title
    if _BY_REGENT.search(title):
        pattern, right = _WRONG_REGENT, "Berita Daerah"
    elif _BY_COUNCIL.search(title):
        pattern, right = _WRONG_COUNCIL, "Lembaran Daerah"
    else:
        return
    for found in pattern.finditer(material.text.source, *span):
        named = right.upper() if found[0].isupper() else right
        yield Hit(
            found.start(), found.end(), f"Peraturan ini diundangkan dalam {right}.", named, named
        )


def _signature_faults(text: Text, span: tuple[int, int]) -> Iterator[Hit]:
    blocks = _ENACTED.search(text.source, *span)
    if blocks is None:
        return
    for found in _DEGREE.finditer(text.source, blocks.start(), span[1]):
        line_start = text.source.rfind("\n", 0, found.start() + 1) + 1
        line_end = text.source.find("\n", found.end())
        line_end = span[1] if line_end < 0 else min(line_end, span[1])
        yield Hit(
            line_start + _indent(text, line_start),
            line_end,
            "Nama penanda tangan ditulis tanpa gelar, pangkat, golongan, dan NIP.",
        )
    for found in _OFFICE.finditer(text.source, blocks.start(), span[1]):
        if "TAHUN" in found["rest"] or "NOMOR" in found["rest"]:
            continue
        words = found[0].strip()
        start = found.start() + _indent(text, found.start())
        yield Hit(
            start,
            start + len(words),
            f"Nama jabatan diakhiri koma: “{words},”.",
            f"{words},",
            f"{words},",
        )


def _indent(text: Text, start: int) -> int:
    line = text.source[start : start + 200]
    return len(line) - len(line.lstrip(" \t"))


_ANNEX_CLAUSE = re.compile(r"bagian\s+(?:yang\s+)?(?:tak|tidak)\s+terpisahkan")
_IN_ANNEX = re.compile(
    r"\b(?:tercantum|sebagaimana\s+tercantum|termuat|dimuat)\s+dalam\s+[Ll]ampiran\b[^.;]{0,160}?(?:tidak|tak)\s+terpisahkan"
)
_HEAD = re.compile(r"LAMPIRAN\b(?P<number>\s+[IVXL]+\b)?")


def _annex_heads(text: Text) -> list[Node]:
    return [
        n
        for n in text.in_zones(Zone.ANNEX)
        if _HEAD.match(text.source, n.start, n.end) and _looks_like_head(text, n)
    ]


def _looks_like_head(text: Text, node: Node) -> bool:
    line = text.source[node.start : node.start + 60].split("\n")[0]
    return line.upper() == line


_DRAFT = re.compile(r"\bRANCANGAN\b|NOMOR\s*:?\s*(?:\.{2,}|…)")


def check_annex_clause(material: Material) -> Iterator[Hit]:
    """LMP-01: an annex is announced in the body, and an announced annex is there; several are numbered."""
    text = material.text
    if material.index.is_scanned or not text.articles:
        return
    heads = _annex_heads(text)
    start, end = text.articles[0].start, heads[0].start if heads else len(text.source)
    if heads and not _ANNEX_CLAUSE.search(text.source, start, end):
        yield Hit(
            heads[0].start,
            heads[0].start + len("LAMPIRAN"),
            "Lampiran belum dinyatakan dalam batang tubuh sebagai bagian yang tidak terpisahkan.",
        )
    announced = _IN_ANNEX.search(text.source, start, end)
    if announced and not heads and _DRAFT.search(material.index.title):
        yield Hit(
            announced.start(),
            announced.end(),
            "Batang tubuh menyebut lampiran, tetapi naskah ini tidak memuatnya.",
        )
    if len(heads) > 1:
        for head in heads:
            found = _HEAD.match(text.source, head.start, head.end)
            if found and not found["number"]:
                yield Hit(
                    head.start,
                    head.start + len("LAMPIRAN"),
                    "Lampiran lebih dari satu diberi nomor Romawi.",
                    "LAMPIRAN I",
                )


_SIGNED = re.compile(r"\b(?:BUPATI|WALI\s?KOTA|GUBERNUR)\b[^\n,]{0,60},")


def check_annex_frame(material: Material) -> Iterator[Hit]:
    """LMP-02: each annex has its head block and ends with the signature of the head of region."""
    text = material.text
    if not _is_local(material):
        return
    heads = _annex_heads(text)
    if not heads:
        return
    stops = [head.start for head in heads[1:]] + [len(text.source)]
    for head, stop in zip(heads, stops, strict=True):
        block = text.source[head.start : min(stop, head.start + 700)]
        missing = [name for name, sign in _HEAD_PARTS if not sign.search(block)]
        name_end = head.start + len("LAMPIRAN")
        if missing:
            yield Hit(
                head.start,
                name_end,
                f"Kepala lampiran belum memuat {', '.join(missing)}.",
                "LAMPIRAN / PERATURAN BUPATI … / NOMOR … TAHUN … / TENTANG / …",
            )
        if not _SIGNED.search(text.source, max(head.start, stop - 1500), stop):
            yield Hit(
                head.start,
                name_end,
                "Halaman terakhir lampiran belum memuat jabatan dan tanda tangan kepala daerah.",
            )


_HEAD_PARTS = (
    ("jenis peraturan", re.compile(r"\bPERATURAN\b")),
    ("nomor dan tahun", re.compile(r"\bNOMOR\b.*\bTAHUN\b", re.DOTALL)),
    ("nama peraturan", re.compile(r"\bTENTANG\b")),
)


def _lii(number: str) -> str:
    return f"UU 12/2011 Lampiran II angka {number}"


RULES = (
    Rule(
        id="PNT-01",
        title="Penutup",
        severity=Severity.ERROR,
        zones=frozenset({Zone.CLOSING, Zone.BODY}),
        kinds=REGULATION,
        basis=f"{_lii('160 sampai dengan 173')}; UU 12/2011 Pasal 86",
        explain_id="Penutup memuat mulai berlaku, perintah pengundangan dalam Berita Daerah, blok penetapan dan pengundangan; nama tanpa gelar, pangkat, dan NIP.",
        explain_en="The closing holds entry into force, the order to promulgate, both signature blocks and the gazette line; names bear no degrees, ranks or numbers.",
        wrong="Dr. H. CONTOH, S.H.",
        right="CONTOH",
        check=check_closing,
        fixable=True,
    ),
    Rule(
        id="LMP-01",
        title="Lampiran dan pasalnya",
        severity=Severity.ERROR,
        zones=frozenset({Zone.BODY, Zone.ANNEX}),
        kinds=REGULATION,
        basis=_lii("192 dan 194"),
        explain_id="Lampiran dinyatakan dalam batang tubuh sebagai bagian yang tidak terpisahkan; lebih dari satu diberi nomor Romawi.",
        explain_en="An annex is announced in the body as an inseparable part; several annexes carry Roman numerals.",
        wrong="Lampiran tanpa pasal yang menyebutnya.",
        right="… tercantum dalam Lampiran yang merupakan bagian tidak terpisahkan dari Peraturan Bupati ini.",
        check=check_annex_clause,
    ),
    Rule(
        id="LMP-02",
        title="Kepala dan tanda tangan lampiran",
        severity=Severity.ERROR,
        zones=frozenset({Zone.ANNEX}),
        kinds=REGULATION,
        basis=_lii("195 sampai dengan 197"),
        explain_id="Tiap lampiran memuat kepala lampiran dan diakhiri jabatan serta tanda tangan kepala daerah.",
        explain_en="Each annex has its head block and ends with the office and signature of the head of region.",
        wrong="LAMPIRAN tanpa nomor dan nama peraturan.",
        right="LAMPIRAN\nPERATURAN BUPATI PEMALANG\nNOMOR … TAHUN …\nTENTANG\n…",
        check=check_annex_frame,
    ),
)
