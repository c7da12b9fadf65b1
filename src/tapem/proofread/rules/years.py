"""YR-01: year ranges run forward and are written one way; years stay within the period."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from tapem.proofread.finding import Place, Severity
from tapem.proofread.rules.base import ALL_KINDS, Hit, Material, Rule
from tapem.proofread.tree import Zone

_TWO_RANGES = 2
_RULING = 3

_RANGE = re.compile(
    r"(?<![\d./-])(?P<first>(?:19|20)\d\d)(?P<link>\s*[-–—]\s*|\s+(?:s/d|s\.d\.?|sampai\s+dengan|hingga)\s+(?:tahun\s+)?)(?P<last>(?:19|20)\d\d)(?![\d/-])",
    re.IGNORECASE,
)
_ZONES = (Zone.TITLE, Zone.DECREE, Zone.BODY, Zone.ANNEX, Zone.PROSE)


def check_year_ranges(material: Material) -> Iterator[Hit]:
    """YR-01."""
    ranges = [
        found
        for node in material.text.in_zones(*_ZONES)
        for found in _RANGE.finditer(material.text.source, node.start, node.end)
    ]
    for found in ranges:
        if int(found["last"]) < int(found["first"]):
            yield Hit(
                found.start(),
                found.end(),
                "Rentang tahun terbalik: tahun akhir lebih kecil daripada tahun awal.",
            )
    yield from _mixed(ranges)
    yield from _stray(ranges)


def _form(found: re.Match[str]) -> str:
    link = found["link"]
    if link.strip() in ("-", "–", "—"):
        return "berspasi" if link != link.strip() else "rapat"
    return "kata"


def _mixed(ranges: list[re.Match[str]]) -> Iterator[Hit]:
    """The same range written in two ways; a dash between spaces is named as the odd one."""
    seen: dict[tuple[str, str], re.Match[str]] = {}
    reported: set[tuple[str, str, str]] = set()
    for found in ranges:
        key, form = (found["first"], found["last"]), _form(found)
        other = seen.setdefault(key, found)
        mark = (*key, form)
        spaced = form == "berspasi"
        differs = _form(other) != form and "kata" not in (form, _form(other))
        if mark in reported or not (spaced or differs):
            continue
        reported.add(mark)
        right = f"{found['first']}-{found['last']}"
        why = (
            "tanda hubung tahun ditulis rapat"
            if spaced
            else "rentang yang sama ditulis dengan dua cara"
        )
        related = (Place(other.start(), other.end()),) if differs else ()
        yield Hit(found.start(), found.end(), f"“{found[0]}”: {why}.", right, right, related)


def _stray(ranges: list[re.Match[str]]) -> Iterator[Hit]:
    """A range that shares its first year with the ruling one but ends otherwise."""
    counts = Counter((found["first"], found["last"]) for found in ranges)
    if len(counts) < _TWO_RANGES:
        return
    ruling, often = counts.most_common(1)[0]
    if often < _RULING:
        return
    for found in ranges:
        key = (found["first"], found["last"])
        near = (key[0] == ruling[0]) != (key[1] == ruling[1])
        if (
            near
            and counts[key] == 1
            and abs(int(key[0]) + int(key[1]) - int(ruling[0]) - int(ruling[1])) == 1
        ):
            yield Hit(
                found.start(),
                found.end(),
                f"Rentang tahun ini lain dari periode naskah {ruling[0]}-{ruling[1]}.",
            )


RULES = (
    Rule(
        id="YR-01",
        title="Rentang tahun",
        severity=Severity.ERROR,
        zones=frozenset(_ZONES),
        kinds=ALL_KINDS,
        basis="logika naskah; UU 12/2011 Lampiran II angka 3",
        explain_id="Rentang tahun tidak terbalik, ditulis dengan satu cara, dan sama dengan periode naskah.",
        explain_en="A range of years runs forward, is written one way, and equals the period of the text.",
        wrong="Rencana Aksi Tahun 2026-2022",
        right="Rencana Aksi Tahun 2022-2026",
        check=check_year_ranges,
        fixable=True,
        report_severity=Severity.WARNING,
    ),
)
