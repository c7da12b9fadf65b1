"""NUM-03 and NUM-04: sums of money with their words, and the form of rupiah."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tapem.proofread import numerals
from tapem.proofread.finding import Place, Severity
from tapem.proofread.rules.base import (
    ALL_KINDS,
    BODY,
    BODY_ANNEX_PROSE,
    REGULATION,
    Hit,
    Material,
    Rule,
)
from tapem.proofread.tree import Node, Text, Unit, Zone

_MOST_DIGITS = 16
# Words in front of a number that a norm sets as a limit.
LIMIT = re.compile(
    r"\b(?:paling\s+\w+|selama|setiap|sebanyak|sebesar|senilai|jangka\s+waktu|berjumlah)\s+$"
)
_MONEY = re.compile(
    r"\bRp(?P<gap>\.?\s*)(?P<number>\d[\d.,]{0,24}\d|\d)(?P<tail>\s*,-)?(?P<scale>\s+(?:ribu|juta|miliar|milyar|triliun))?"
)
_BRACKET = re.compile(r"\s*(?:,-)?\s*\(")
_DOTS_OK = re.compile(r"\d{1,3}(?:\.\d{3})*(?:,\d{2})?")


def check_money_words(material: Material) -> Iterator[Hit]:
    """NUM-03: a sum of money in a norm is followed by its words."""
    text = material.text
    scanned = material.index.is_scanned
    if _is_tariff_text(text):
        return
    for node in text.in_zones(Zone.BODY):
        found_here = _sums(text.source, node)
        bare = [
            f
            for f in found_here
            if not _BRACKET.match(text.source, f.end(), node.end) and not f["scale"]
        ]
        if _is_tariff(node, found_here, bare):
            continue
        for found in bare:
            if scanned and not _is_certain(text.source, node, found):
                continue
            right = _right_money(found["number"])
            yield Hit(
                found.start(), found.end(), f"Jumlah uang “{found[0]}” belum ditulis dengan huruf.", right,
            )  # fmt: skip


def _is_certain(source: str, node: Node, found: re.Match[str]) -> bool:
    """In a damaged text: a whole sum with its cents, right behind a word that sets a limit."""
    limit = LIMIT.search(source, max(node.body, found.start() - 24), found.start())
    return limit is not None and _WHOLE_SUM.fullmatch(found["number"]) is not None


_WHOLE_SUM = re.compile(r"\d{1,3}(?:\.\d{3})+,00")


def _sums(source: str, node: Node) -> list[re.Match[str]]:
    """Sums of money in a node; a number that a scan broke off is left out."""
    return [
        f
        for f in _MONEY.finditer(source, node.body, node.end)
        if not _BROKEN.match(source, f.end(), node.end)
    ]


_BROKEN = re.compile(r"[.,]?\s?[OoIl°](?![a-z]{2})|[.,]?\s\d")
TARIFF = 3


def _is_tariff(node: Node, found: list[re.Match[str]], bare: list[re.Match[str]]) -> bool:
    """A table, or what is left of one in extracted text: many sums, hardly any in words."""
    return node.unit is Unit.CELL or (len(found) >= TARIFF and len(bare) > 0.8 * len(found))


_TARIFF_TEXT = 20


def _is_tariff_text(text: Text) -> bool:
    """A regulation that is mostly a list of rates: most of its many sums stand without words."""
    found = [f for node in text.in_zones(Zone.BODY) for f in _sums(text.source, node)]
    bare = sum(1 for f in found if not _BRACKET.match(text.source, f.end()))
    return bare > _TARIFF_TEXT and bare > len(found) // 2


def _right_money(number: str) -> str | None:
    """``10.000.000`` → ``Rp10.000.000,00 (sepuluh juta rupiah)``."""
    value = _money_value(number)
    if value is None:
        return None
    return f"Rp{value:,}".replace(",", ".") + f",00 ({numerals.in_words(value)} rupiah)"


def _money_value(number: str) -> int | None:
    cents = re.search(r"[.,]\d{2}$", number)
    whole = re.sub(r"[.,]", "", number[: cents.start()] if cents else number)
    return int(whole) if whole.isdecimal() and len(whole) < _MOST_DIGITS else None


def check_money_form(material: Material) -> Iterator[Hit]:
    """NUM-04: ``Rp`` joins the number, points part thousands, a comma parts cents."""
    hits = list(_money_hits(material.text))
    if len(hits) <= _TARIFF_TEXT:
        yield from hits
        return
    first, *others = hits
    places = tuple(Place(hit.start, hit.end) for hit in others[:_TARIFF_TEXT])
    message = f"{first.message} (juga di {len(others)} tempat lain)"
    yield Hit(first.start, first.end, message, first.suggestion, first.replacement, places)


def _money_hits(text: Text) -> Iterator[Hit]:
    for node in text.in_zones(Zone.BODY, Zone.ANNEX, Zone.PROSE):
        found_here = _sums(text.source, node)
        if node.zone is not Zone.PROSE and len(found_here) > 3 * TARIFF:
            continue
        for found in found_here:
            faults = ", ".join(_money_faults(found, node))
            if faults:
                yield _money_hit(node, found, faults)


def _money_hit(node: Node, found: re.Match[str], faults: str) -> Hit:
    value = None if found["scale"] else _money_value(found["number"])
    right = None if value is None else f"Rp{value:,}".replace(",", ".") + ",00"
    fixable = node.unit is not Unit.CELL and not found["tail"]
    message = f"Penulisan rupiah “{found[0]}”: {faults}."
    return Hit(found.start(), found.end(), message, right, right if fixable else None)


def _money_faults(found: re.Match[str], node: Node) -> Iterator[str]:
    number = found["number"]
    if found["gap"]:
        yield "“Rp” ditulis langsung di depan angka tanpa titik dan spasi"
    if found["scale"]:
        return
    if re.search(r",\d{3}\b", number):
        yield "ribuan dipisah dengan titik, bukan koma"
    elif re.fullmatch(r"\d{4,}", number):
        yield "ribuan belum dipisah dengan titik"
    elif (
        node.zone is Zone.BODY
        and node.unit is not Unit.CELL
        and _DOTS_OK.fullmatch(number)
        and "," not in number
    ):
        yield "dua angka desimal “,00” belum ada"


RULES = (
    Rule(
        id="NUM-03",
        title="Rupiah tanpa huruf",
        severity=Severity.ERROR,
        zones=BODY,
        kinds=REGULATION,
        basis="UU 12/2011 Lampiran II angka 270c (UU 13/2022)",
        explain_id="Jumlah uang dalam norma ditulis dengan angka dan huruf. Di dalam tabel boleh angka saja.",
        explain_en="A sum of money in a norm is written in digits and in words; inside a table digits suffice.",
        wrong="Denda paling banyak Rp10.000.000,00.",
        right="Denda paling banyak Rp10.000.000,00 (sepuluh juta rupiah).",
        check=check_money_words,
    ),
    Rule(
        id="NUM-04",
        title="Bentuk penulisan rupiah",
        severity=Severity.WARNING,
        zones=BODY_ANNEX_PROSE,
        kinds=ALL_KINDS,
        basis="UU 12/2011 Lampiran II angka 119 dan 255 (contoh)",
        explain_id="“Rp” ditulis rapat dengan angkanya; ribuan dipisah titik; dalam norma diikuti “,00”.",
        explain_en="“Rp” touches the number, points part the thousands, and a norm adds “,00”.",
        wrong="Biaya sebesar Rp. 5,000,000 (lima juta rupiah).",
        right="Biaya sebesar Rp5.000.000,00 (lima juta rupiah).",
        check=check_money_form,
        fixable=True,
    ),
)
