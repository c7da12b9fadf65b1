"""SPC-01: spaces, hyphens and words that belong apart; all of it fixed safely."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tapem.proofread.finding import Severity
from tapem.proofread.rules.base import ALL_KINDS, EVERYWHERE, Hit, Material, Rule
from tapem.proofread.tree import Kind, Node, Unit, Zone

_FEWEST_QUOTES = 3

_DOUBLE = re.compile(r"(?<=[\w,;)])[ \u00a0]{2,4}(?=[\w(“\"])")
_BEFORE_MARK = re.compile(r"(?<=[A-Za-z)]) +(?=[;,](?:\s|$)|:(?:\s|$))")
_AFTER_SLASH = re.compile(r"(?<=[a-z])(?: /|/ )(?=[A-Za-z])")
_ACT = re.compile(r"\bUndang\s?[–—]\s?[Uu]ndang\b|\bUndang-undang\b(?!an)|\bUndang undang\b")
_APART = re.compile(
    r"\b(?P<prep>[Dd]i|[Kk]e)(?P<noun>atas|bawah|dalam|luar|depan|belakang|antara|mana|sini|sana)\b(?!\w|-)"
)
_DOUBLED = re.compile(
    r"\b(?P<word>[Mm]asing|[Rr]ata|[Ss]ewaktu|[Uu]ndang|[Ss]ama|[Tt]iap|[Hh]al|[Bb]ersama) (?P<again>masing|rata|waktu|undang|sama|tiap|hal)\b"
)
_TOGETHER = frozenset(("masing", "rata", "tiap", "hal"))
_SERIES = re.compile(
    r"\b(?P<first>[a-z]{4,}|[A-Z][a-z]{3,}), (?P<second>[a-z]{4,}|[A-Z][a-z]{3,}) (?P<link>dan|atau) (?=(?:[a-z]{4,}|[A-Z][a-z]{3,})\b)"
)
_LAYOUT_LIMIT = 12


def check_spacing(material: Material) -> Iterator[Hit]:
    """SPC-01."""
    text = material.text
    if material.text.kind is Kind.REGULATION and material.index.is_scanned:
        return
    doubles = [hit for node in _nodes(material) for hit in _doubles(material, node)]
    if len(doubles) <= _LAYOUT_LIMIT:
        yield from doubles
    for node in _nodes(material):
        yield from _marks(text.source, node)
        yield from _words(text.source, node)
        if node.zone in (Zone.BODY, Zone.PROSE):
            yield from _series(text.source, node)
    yield from _quotes(material)


def _nodes(material: Material) -> Iterator[Node]:
    zones = (
        Zone.TITLE,
        Zone.CONSIDERING,
        Zone.RECALLING,
        Zone.DECREE,
        Zone.BODY,
        Zone.ANNEX,
        Zone.PROSE,
    )
    return (node for node in material.text.in_zones(*zones) if node.unit is not Unit.CELL)


def _doubles(material: Material, node: Node) -> Iterator[Hit]:
    for found in _DOUBLE.finditer(material.text.source, node.body, node.end):
        yield Hit(found.start() - 1, found.end() + 1, "Spasi ganda.", None, None)


# “Nomor   : 100/215”: colons of a letter's head stand under one another.
_LABEL = re.compile(r"[ \t]*[\w/().,-]+(?: [\w/().,-]+){0,5}")


_LONGEST_LABEL = 60


def _line_start(source: str, node: Node, found: re.Match[str]) -> int:
    low = max(node.start, found.start() - _LONGEST_LABEL)
    return max(low, source.rfind("\n", low, found.start()) + 1)


def _marks(source: str, node: Node) -> Iterator[Hit]:
    for found in _BEFORE_MARK.finditer(source, node.body, node.end):
        if node.unit is Unit.HEADING or node.zone is Zone.TITLE:
            continue
        mark = source[found.end()]
        if mark == ":" and _LABEL.fullmatch(
            source, _line_start(source, node, found), found.start()
        ):
            continue
        yield Hit(found.start(), found.end() + 1, f"Tidak ada spasi sebelum “{mark}”.", mark, mark)
    for found in _AFTER_SLASH.finditer(source, node.body, node.end):
        yield Hit(found.start(), found.end(), "Garis miring ditulis tanpa spasi.", "/", "/")


def _words(source: str, node: Node) -> Iterator[Hit]:
    for found in _ACT.finditer(source, node.body, node.end):
        yield Hit(
            found.start(),
            found.end(),
            f"Tulis “Undang-Undang”, bukan “{found[0]}”.",
            "Undang-Undang",
            "Undang-Undang",
        )
    for found in _APART.finditer(source, node.body, node.end):
        if found[0].lower() == "keluar":
            continue
        right = f"{found['prep']} {found['noun']}"
        yield Hit(
            found.start(), found.end(), f"Kata depan ditulis terpisah: “{right}”.", right, right
        )
    for found in _DOUBLED.finditer(source, node.body, node.end):
        if found["word"].lower() == found["again"] and found["again"] in _TOGETHER:
            right = f"{found['word']}-{found['again']}"
            yield Hit(
                found.start(),
                found.end(),
                f"Kata ulang memakai tanda hubung: “{right}”.",
                right,
                right,
            )


def _series(source: str, node: Node) -> Iterator[Hit]:
    """Three members or more: a comma also before the last “dan” (single words only)."""
    for found in _SERIES.finditer(source, node.body, node.end):
        right = f"{found['first']}, {found['second']}, {found['link']}"
        yield Hit(
            found.start(),
            found.end("link"),
            f"Rincian tiga atau lebih: beri koma sebelum “{found['link']}”.",
            right,
        )


def _quotes(material: Material) -> Iterator[Hit]:
    """Straight and curly quotation marks in one text: the rarer sort is named once."""
    source = material.text.source
    straight, curly = source.count('"'), source.count("“") + source.count("”")
    if not straight or not curly or max(straight, curly) < _FEWEST_QUOTES:
        return
    sign = '"' if straight <= curly else "“"
    place = source.find(sign)
    yield Hit(place, place + 1, "Tanda petik lurus dan lengkung dipakai bersama; pilih satu.")


RULES = (
    Rule(
        id="SPC-01",
        title="Spasi dan tanda hubung",
        severity=Severity.INFO,
        zones=EVERYWHERE,
        kinds=ALL_KINDS,
        basis="UU 12/2011 Lampiran II angka 46; EYD",
        explain_id="Spasi ganda, spasi sebelum tanda baca, “Undang-undang”, kata depan yang dirangkai, dan kata ulang tanpa tanda hubung.",
        explain_en="Double spaces, spaces before marks, the form of “Undang-Undang”, prepositions written together, missing hyphens.",
        wrong="tersebut diatas",
        right="tersebut di atas",
        check=check_spacing,
        fixable=True,
    ),
)
