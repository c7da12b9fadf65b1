"""MBG-01 and MBG-02: the considerations of a regulation."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tapem.proofread.finding import Place, Severity
from tapem.proofread.markers import letter_name
from tapem.proofread.rules.base import REGULATION, Hit, Material, Rule
from tapem.proofread.tree import MarkerStyle, Node, Text, Unit, Zone

_PAIR = 2


def _considerations(text: Text) -> list[Node]:
    return [
        n
        for n in text.in_zones(Zone.CONSIDERING)
        if n.unit is Unit.ITEM and n.style is MarkerStyle.LETTER_DOT
    ]


def check_considerations(material: Material) -> Iterator[Hit]:
    """MBG-01: each consideration begins with “bahwa” and ends with a semicolon; the last sums up."""
    if material.index.is_scanned:
        return
    text = material.text
    items = _considerations(text)
    single = [n for n in text.in_zones(Zone.CONSIDERING) if n.unit is Unit.BLOCK]
    if not items and len(single) != 1:
        return
    if [n.ordinal for n in items] != list(range(1, len(items) + 1)):
        return
    for node in items or single:
        yield from _consideration_faults(text, node)
    if len(items) > 1:
        yield from _closing_faults(text, items)


def _consideration_faults(text: Text, node: Node) -> Iterator[Hit]:
    words = text.of(node).rstrip("_^* \n")
    if len(words) < _SHORTEST:
        return
    if not words.lstrip('_^*"“ ').lower().startswith("bahwa"):
        yield Hit(
            node.start,
            min(node.end, node.body + 50),
            "Pertimbangan diawali kata “bahwa”.",
            f"bahwa {words[:40]}",
        )
    if not words.endswith(";"):
        end = node.body + len(words)
        mark = words[-1]
        fix = ";" if mark in ".,:" else None
        yield Hit(
            end - 1 if fix else max(node.body, end - 30),
            end,
            "Pertimbangan diakhiri titik koma.",
            ";",
            fix,
        )


_SHORTEST = 15
_SUMS_UP = re.compile(
    r"berdasarkan\s+pertimbangan|pertimbangan\s+sebagaimana|sebagaimana\s+dimaksud\s+(?:dalam|pada)\s+huruf"
)
_RANGE = re.compile(r"huruf\s+([a-z])\s+(?:sampai\s+dengan|s/d|s\.d\.)\s+(?:huruf\s+)?([a-z])\b")
_NAMED = re.compile(r"\bhuruf\s+([a-z])\b")


def _closing_faults(text: Text, items: list[Node]) -> Iterator[Hit]:
    last = items[-1]
    words = text.of(last)
    if not _SUMS_UP.search(words):
        if not re.search(r"\bperlu\s+(?:menetapkan|membentuk|mengubah|mengesahkan|diganti)", words):
            yield Hit(
                last.start,
                min(last.end, last.body + 60),
                "Pertimbangan terakhir belum memuat “berdasarkan pertimbangan sebagaimana dimaksud dalam huruf a …, perlu menetapkan …”.",
            )
        return
    named = set(_NAMED.findall(words))
    for first, final in _RANGE.findall(words):
        named |= {chr(code) for code in range(ord(first), ord(final) + 1)}
    wanted = [letter_name(number) for number in range(1, len(items))]
    missing = [letter for letter in wanted if letter not in named]
    if missing and named:
        place = re.search(r"huruf\s+[a-z]\b.*?(?=,?\s+perlu|;|$)", words, re.DOTALL)
        start = last.body + (place.start() if place else 0)
        end = last.body + (place.end() if place else len(words))
        links = [f"huruf {letter}" for letter in wanted]
        right = (
            links[0]
            if len(links) == 1
            else f"{', '.join(links[:-1])}{',' if len(links) > _PAIR else ''} dan {links[-1]}"
        )
        yield Hit(
            start,
            end,
            f"Pertimbangan terakhir menyebut setiap huruf; belum disebut: {', '.join(missing)}.",
            right,
        )


_KINDS_OF_REASON = {
    "filosofis": re.compile(r"\b(?:Pancasila|cita-cita|amanat konstitusi|kesejahteraan rakyat|keadilan sosial|hak asasi)\b", re.IGNORECASE),
    "sosiologis": re.compile(r"\b(?:kebutuhan masyarakat|perkembangan masyarakat|kondisi masyarakat|perkembangan keadaan|meningkatnya|semakin)\b", re.IGNORECASE),
    "yuridis": re.compile(r"\b(?:melaksanakan ketentuan|berdasarkan ketentuan|tidak sesuai lagi|belum diatur|perlu diganti|perlu diubah|amanat Pasal)\b", re.IGNORECASE),
}  # fmt: skip
_MOST = 2


def check_many_considerations(material: Material) -> Iterator[Hit]:
    """MBG-02: at most two considerations for each of the three elements."""
    if material.index.is_scanned:
        return
    text = material.text
    groups: dict[str, list[Node]] = {}
    for node in _considerations(text)[:-1]:
        words = text.of(node)
        kind = next((name for name, sign in _KINDS_OF_REASON.items() if sign.search(words)), "")
        if kind:
            groups.setdefault(kind, []).append(node)
    for kind, nodes in groups.items():
        if len(nodes) > _MOST:
            extra = nodes[_MOST]
            yield Hit(
                extra.start, min(extra.end, extra.body + 60), f"Unsur {kind} dimuat dalam {len(nodes)} pertimbangan; paling banyak dua.",
                None, None, tuple(Place(n.start, n.body) for n in nodes[:_MOST]),
            )  # fmt: skip


def _lii(number: str) -> str:
    return f"UU 12/2011 Lampiran II angka {number}"


RULES = (
    Rule(
        id="MBG-01",
        title="Menimbang",
        severity=Severity.ERROR,
        zones=frozenset({Zone.CONSIDERING}),
        kinds=REGULATION,
        basis=_lii("22 dan 23"),
        explain_id="Tiap pertimbangan diawali “bahwa” dan diakhiri titik koma; yang terakhir menyebut semua huruf sebelumnya.",
        explain_en="Each consideration begins with “bahwa” and ends with a semicolon; the last names every letter before it.",
        wrong="berdasarkan pertimbangan dalam huruf a, perlu menetapkan …",
        right="berdasarkan pertimbangan sebagaimana dimaksud dalam huruf a dan huruf b, perlu menetapkan …;",
        check=check_considerations,
        fixable=True,
    ),
    Rule(
        id="MBG-02",
        title="Banyaknya pertimbangan",
        severity=Severity.WARNING,
        zones=frozenset({Zone.CONSIDERING}),
        kinds=REGULATION,
        basis=_lii("19 (UU 13/2022)"),
        explain_id="Tiap unsur filosofis, sosiologis, dan yuridis dimuat paling banyak dalam dua pertimbangan.",
        explain_en="Each of the philosophical, sociological and legal elements takes at most two considerations.",
        wrong="Tiga pertimbangan yuridis.",
        right="Dua pertimbangan yuridis.",
        check=check_many_considerations,
    ),
)
