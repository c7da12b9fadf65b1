"""Terms and abbreviations that a text defines, and the definitions of higher instruments."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tapem.proofread.tree import Kind, Node, Text, Unit, Zone


@dataclass(frozen=True, slots=True)
class Term:
    """A defined term: its long form, its short form if any, and the item that defines it."""

    long: str
    short: str
    meaning: str
    node: Node

    @property
    def names(self) -> tuple[str, ...]:
        """The forms that the text may use."""
        return (self.short, self.long) if self.short else (self.long,)


_DEFINES = re.compile(
    r"(?P<long>[A-Z(][^:;.\n]{1,150}?)\s*,?\s+(?:yang\s+)?selanjutnya\s+(?:disebut|disingkat)(?:\s+dengan)?\s+(?P<short>[^:;.]{1,80}?)\s*,?\s+(?:adalah|ialah|merupakan)\s+"
    r"|(?P<plain>[A-Z(][^:;.\n,]{1,120}?)\s+(?:adalah|ialah)\s+"
)


def terms(text: Text) -> tuple[Term, ...]:
    """Terms defined in the first article of a regulation."""
    if text.kind is not Kind.REGULATION or not text.articles:
        return ()
    return tuple(_terms(text))


def definition_items(text: Text) -> tuple[Node, ...]:
    """Top items of the list under “yang dimaksud dengan:” in the first article."""
    first = text.articles[0]
    end = text.articles[1].start if len(text.articles) > 1 else len(text.source)
    nodes = [n for n in text.nodes_between(first.start, end) if n.zone is Zone.BODY]
    intro = next((n for n in nodes if _INTRO.search(text.source, n.body, n.end)), None)
    if intro is None:
        return ()
    return tuple(n for n in nodes if n.parent == intro.index and n.unit is Unit.ITEM)


_INTRO = re.compile(r"yang\s+dimaksud(?:kan)?\s+dengan\s*:?\s*$|diartikan\s+sebagai\s*:?\s*$")


def _terms(text: Text) -> Iterator[Term]:
    for node in definition_items(text):
        found = _DEFINES.match(text.source, node.body, min(node.end, node.body + 400))
        if found is None:
            continue
        long = _flat(found["long"] or found["plain"])
        short = _flat(found["short"] or "")
        meaning = _flat(text.source[found.end() : node.end]).rstrip(".;")
        yield Term(long, short, meaning, node)


def _flat(words: str) -> str:
    return re.sub(r"-\s+(?=[a-zA-Z])", "-", " ".join(words.replace("_", " ").split())).strip(
        ' ,"“”'
    )


# Definitions of national instruments, re-typed; a regency's regulation repeats them word for word
# (LII-103, 106). Wording read in the instruments named.
OFFICIAL = {
    "standar pelayanan minimal": (
        "ketentuan mengenai jenis dan mutu Pelayanan Dasar yang merupakan Urusan Pemerintahan Wajib yang berhak "
        "diperoleh setiap Warga Negara secara minimal",
        "PP 2/2018 Pasal 1 angka 1",
    ),
    "pelayanan dasar": (
        "pelayanan publik untuk memenuhi kebutuhan dasar Warga Negara",
        "UU 23/2014 Pasal 1 angka 16; PP 2/2018 Pasal 1",
    ),
    "pemerintah daerah": (
        "kepala daerah sebagai unsur penyelenggara Pemerintahan Daerah yang memimpin pelaksanaan urusan pemerintahan "
        "yang menjadi kewenangan daerah otonom",
        "UU 23/2014 Pasal 1 angka 3",
    ),
    "perangkat daerah": (
        "unsur pembantu kepala daerah dan Dewan Perwakilan Rakyat Daerah dalam penyelenggaraan Urusan Pemerintahan "
        "yang menjadi kewenangan Daerah",
        "UU 23/2014 Pasal 1 angka 23",
    ),
}
