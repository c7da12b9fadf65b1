"""LST-01 to LST-04: how a list is introduced, how its items begin and end."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tapem.proofread import glossary
from tapem.proofread.finding import Severity
from tapem.proofread.rules.base import ALL_KINDS, BODY, BODY_ANNEX_PROSE, Hit, Material, Rule
from tapem.proofread.tree import ItemList, Kind, MarkerStyle, Node, Text, Unit, Zone

_FEWEST_ITEMS = 2

_LINK_END = re.compile(r";\s*(?:dan\s*/\s*atau|dan|atau|serta|kecuali)\s*$")
_ANY_LINK_END = re.compile(r"\b(?:dan\s*/\s*atau|dan|atau)\s*$")
_INNER_STOP = re.compile(r"[.]\s+[A-Z(]")


def _lists(material: Material) -> Iterator[ItemList]:
    """Lists of norms that were read without a jump, or lists of a report."""
    text = material.text
    regulation = text.kind is Kind.REGULATION
    if regulation and material.index.is_amendment:
        return
    doubtful = regulation and not material.index.is_reliable
    skipped = (
        {n.index for n in glossary.definition_items(text)}
        if regulation and text.articles
        else set()
    )
    for items in text.lists:
        nodes = [text.nodes[index] for index in items.items]
        first = nodes[0]
        if (
            len(nodes) < _FEWEST_ITEMS
            or first.index in skipped
            or first.zone not in (Zone.BODY, Zone.PROSE)
        ):
            continue
        if first.style is MarkerStyle.BULLET and regulation:
            continue
        if first.style is not MarkerStyle.BULLET and [n.ordinal for n in nodes] != list(
            range(1, len(nodes) + 1)
        ):
            continue
        if not doubtful or _reads_soundly(material, nodes):
            yield items


_SOUND_ITEM = 300


def _reads_soundly(material: Material, nodes: list[Node]) -> bool:
    """In a damaged text: every item on its own line, short, and free of broken words."""
    text = material.text
    end = text.span_end(nodes[-1])
    if end - nodes[0].start > _SOUND_ITEM * len(nodes):
        return False
    return not any(node.inline for node in nodes) and not material.index.is_damaged(
        nodes[0].start, end
    )


def _tail(text: Text, node: Node) -> tuple[str, int]:
    """The last words of an item with everything under it, and where they end."""
    end = text.span_end(node)
    words = text.source[max(node.body, end - 60) : end].rstrip()
    lead = len(text.source[max(node.body, end - 60) : end]) - len(words)
    return words, end - lead


def check_intros(material: Material) -> Iterator[Hit]:
    """LST-01: the line before a list ends with a colon."""
    text = material.text
    for items in _lists(material):
        if items.intro < 0:
            continue
        intro = text.nodes[items.intro]
        if intro.unit not in (Unit.BLOCK, Unit.CLAUSE, Unit.ITEM) or intro.index > items.items[0]:
            continue
        words = text.source[max(intro.body, intro.end - 60) : intro.end].rstrip()
        if not words or words.endswith(":") or not words[-1].isalpha():
            continue
        end = max(intro.body, intro.end - 60) + len(words)
        last = words.split()[-1]
        yield Hit(
            end - len(last),
            end,
            f"Kalimat sebelum rincian diakhiri titik dua: “{last}:”.",
            f"{last}:",
            f"{last}:",
        )


def check_ends(material: Material) -> Iterator[Hit]:
    """LST-02: items end with a semicolon, the last with a point."""
    text = material.text
    for items in _lists(material):
        nodes = [text.nodes[index] for index in items.items]
        if not _is_series(text, nodes):
            continue
        for node in nodes[:-1]:
            hit = _middle_fault(text, node)
            if hit is not None:
                yield hit
        yield from _last_fault(text, nodes[-1])
        if nodes[0].zone is Zone.PROSE:
            yield from _stray_marks(text, nodes)


def _is_series(text: Text, nodes: list[Node]) -> bool:
    """Most middle items end with a semicolon, and none is a paragraph of sentences."""
    middle = nodes[:-1]
    marked = sum(1 for node in middle if _ends_well(_tail(text, node)[0]))
    sentences = any(_INNER_STOP.search(text.source, n.body, text.span_end(n)) for n in nodes[:30])
    need = 0.5 if nodes[0].zone is Zone.BODY else 0.6
    return not sentences and marked >= max(1, need * len(middle))


def _ends_well(words: str) -> bool:
    return words.endswith((";", ":")) or _LINK_END.search(words) is not None


def _middle_fault(text: Text, node: Node) -> Hit | None:
    words, end = _tail(text, node)
    if _ends_well(words) or not words:
        return None
    mark = words[-1]
    if mark in ".,":
        return Hit(
            end - 1, end, f"Butir {node.marker} diakhiri titik koma, bukan “{mark}”.", ";", ";"
        )
    if _ANY_LINK_END.search(words):
        return Hit(
            max(node.body, end - 20),
            end,
            f"Sebelum kata penghubung di akhir butir {node.marker} ada titik koma.",
        )
    if mark.isalnum() or mark in ')”"':
        last = words.split()[-1]
        return Hit(
            end - len(last),
            end,
            f"Butir {node.marker} belum diakhiri titik koma.",
            f"{last};",
            f"{last};",
        )
    return None


def _last_fault(text: Text, node: Node) -> Iterator[Hit]:
    """The last item of a top list ends with a point unless the sentence goes on."""
    words, end = _tail(text, node)
    if not words or node.depth > 1 or _parent_is_item(text, node):
        return
    if words.endswith(";") and not _goes_on(text, end):
        yield Hit(end - 1, end, "Butir terakhir diakhiri titik, bukan titik koma.", ".", ".")


def _parent_is_item(text: Text, node: Node) -> bool:
    return node.parent >= 0 and text.nodes[node.parent].unit is Unit.ITEM


def _goes_on(text: Text, end: int) -> bool:
    after = text.source[end : end + 80].lstrip()
    return (
        not after
        or after[0].islower()
        or (after[0] in "(0123456789" and not re.match(r"\(\d|\d+\.", after))
    )


_STRAY = re.compile(r";(?=\s*\([^()]{1,60}\)\s*[;.]?\s*$)")


def _stray_marks(text: Text, nodes: list[Node]) -> Iterator[Hit]:
    for node in nodes:
        found = _STRAY.search(text.source, node.body, node.end)
        if found is not None:
            yield Hit(
                found.start(),
                node.end,
                "Titik koma di tengah butir, sebelum keterangan dalam kurung.",
            )


def check_links(material: Material) -> Iterator[Hit]:
    """LST-03: “dan”, “atau” or “dan/atau” stands once, after the last item but one."""
    text = material.text
    for items in _lists(material):
        nodes = [text.nodes[index] for index in items.items]
        if not _is_series(text, nodes) or (
            _tail(text, nodes[-1])[0].endswith(";")
            and nodes[0].zone is Zone.BODY
            and _parent_is_item(text, nodes[-1])
        ):
            continue
        linked = [bool(_ANY_LINK_END.search(_tail(text, node)[0])) for node in nodes[:-1]]
        if not linked[-1]:
            words, end = _tail(text, nodes[-2])
            if words.endswith(";"):
                yield Hit(
                    max(nodes[-2].start, end - 40),
                    end,
                    f"Sesudah butir {nodes[-2].marker} belum ada “dan”, “atau”, atau “dan/atau”.",
                    f"{words[-20:]} dan",
                )
        elif sum(linked) > 1 and len(nodes) > _FEWEST_ITEMS:
            first = nodes[linked.index(True)]
            words, end = _tail(text, first)
            yield Hit(
                max(first.body, end - 12),
                end,
                "“dan”, “atau”, atau “dan/atau” cukup sekali, sesudah butir kedua dari akhir.",
            )


def check_first_letters(material: Material) -> Iterator[Hit]:
    """LST-04: an item begins in lower case unless a defined term or a name begins it."""
    text = material.text
    if text.kind is not Kind.REGULATION:
        return
    names = {name.split()[0] for term in material.terms for name in term.names if name}
    for items in _lists(material):
        nodes = [text.nodes[index] for index in items.items]
        odd = [node for node in nodes if _begins_high(text, node, names)]
        if odd and len(odd) * 2 <= len(nodes) and nodes[0].zone is Zone.BODY:
            for node in odd:
                word = text.source[node.body : node.body + 40].split()[0]
                yield Hit(
                    node.body,
                    node.body + len(word),
                    f"Butir diawali huruf kecil: “{word.lower()}”.",
                    word.lower(),
                )


_NAME_LIKE = re.compile(
    r"[A-Z][a-z]+\s+[A-Z]|[A-Z]{2}|[A-Z][\w-]*[A-Z]|(?:Pasal|Bab|Lampiran|Undang|Peraturan|Bupati|Menteri|Presiden|Gubernur|Camat|Desa|Daerah|Pemerintah|Indonesia|Pancasila|Kepala|Sekretaris|Wakil|Dinas|Badan)\b"
)


def _begins_high(text: Text, node: Node, names: set[str]) -> bool:
    if not text.source[node.body : node.body + 1].isupper() or _NAME_LIKE.match(
        text.source, node.body, node.end
    ):
        return False
    return text.source[node.body : node.body + 60].split()[0].strip(",;.") not in names


def _lii(number: str) -> str:
    return f"UU 12/2011 Lampiran II angka {number}"


_LIST_ZONES = BODY_ANNEX_PROSE

RULES = (
    Rule(
        id="LST-01",
        title="Titik dua sebelum rincian",
        severity=Severity.WARNING,
        zones=_LIST_ZONES,
        kinds=ALL_KINDS,
        basis=_lii("87 huruf f"),
        explain_id="Kata atau frasa pembuka rincian diakhiri titik dua.",
        explain_en="The words that open a list end with a colon.",
        wrong="Ruang lingkup meliputi\na. sarana; dan\nb. prasarana.",
        right="Ruang lingkup meliputi:\na. sarana; dan\nb. prasarana.",
        check=check_intros,
        fixable=True,
        report_severity=Severity.INFO,
    ),
    Rule(
        id="LST-02",
        title="Tanda akhir butir",
        severity=Severity.WARNING,
        zones=_LIST_ZONES,
        kinds=ALL_KINDS,
        basis=_lii("85, 87 huruf d"),
        explain_id="Tiap butir diakhiri titik koma, butir terakhir diakhiri titik.",
        explain_en="Each item ends with a semicolon, the last one with a point.",
        wrong="a. sarana.\nb. prasarana; dan\nc. tenaga.",
        right="a. sarana;\nb. prasarana; dan\nc. tenaga.",
        check=check_ends,
        fixable=True,
        report_severity=Severity.INFO,
    ),
    Rule(
        id="LST-03",
        title="Dan/atau dalam rincian",
        severity=Severity.WARNING,
        zones=frozenset({Zone.BODY, Zone.PROSE}),
        kinds=ALL_KINDS,
        basis=_lii("88 sampai dengan 91"),
        explain_id="Kata “dan”, “atau”, atau “dan/atau” ditaruh sekali, di belakang butir kedua dari terakhir.",
        explain_en="“dan”, “atau” or “dan/atau” stands once, behind the last item but one.",
        wrong="a. ketua;\nb. wakil;\nc. anggota.",
        right="a. ketua;\nb. wakil; dan\nc. anggota.",
        check=check_links,
        report_severity=Severity.INFO,
    ),
    Rule(
        id="LST-04",
        title="Huruf awal butir",
        severity=Severity.INFO,
        zones=BODY,
        kinds=frozenset({Kind.REGULATION}),
        basis=_lii("87 huruf c"),
        explain_id="Butir rincian diawali huruf kecil, kecuali istilah yang didefinisikan atau nama.",
        explain_en="An item begins in lower case, except for defined terms and names.",
        wrong="a. Sarana;\nb. prasarana; dan\nc. tenaga.",
        right="a. sarana;\nb. prasarana; dan\nc. tenaga.",
        check=check_first_letters,
    ),
)
