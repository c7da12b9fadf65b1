"""What a text implies without saying it: sums of parts, the rest of a whole."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from tapem.proofread.figures import CountedNoun, State
from tapem.proofread.finding import Fact, plain, shorten
from tapem.proofread.rules import sums
from tapem.proofread.rules.base import Material

# A sum of one part says nothing new: parts of zero are left out.
_FEWEST_PARTS = 2


def derive(material: Material) -> Iterator[Fact]:
    """Facts in order of the text; none of them is a fault."""
    yield from _sums(material)
    yield from _rests(material)
    yield from _wholes(material)


def _sums(material: Material) -> Iterator[Fact]:
    for parts in sums.part_groups(material):
        total = sums.stated_total(material, parts)
        added = sum((part.value for part in parts), Decimal(0))
        if sum(1 for part in parts if part.value) < _FEWEST_PARTS:
            continue
        how = "+".join(str(plain(part.value)) for part in parts if part.value)
        stated = "disebut" if total is not None else "tidak disebut dalam teks"
        quote = shorten(material.text.source[parts[0].start : parts[-1].end])
        yield Fact(
            f"jumlah {parts[0].name} ({stated})",
            plain(added),
            how,
            quote,
            parts[0].start,
            parts[-1].end,
        )


def _rests(material: Material) -> Iterator[Fact]:
    for whole, part in sums.wholes_and_parts(material):
        if not part.value:
            continue
        how = f"{plain(whole.value)}-{plain(part.value)}"
        quote = shorten(material.text.source[whole.start : part.end])
        yield Fact(
            f"{whole.name} di luar yang dirinci",
            plain(whole.value - part.value),
            how,
            quote,
            whole.start,
            part.end,
        )


def _wholes(material: Material) -> Iterator[Fact]:
    """Done and left in one sentence make up a whole that is not stated."""
    previous: CountedNoun | None = None
    for counted in material.counted:
        first, previous = previous, counted
        if first is None or first.sentence != counted.sentence or first.noun != counted.noun:
            continue
        if not first.value or not counted.value:
            continue
        if (first.state, counted.state) == (State.DONE, State.REMAINING):
            how = f"{plain(first.value)}+{plain(counted.value)}"
            quote = shorten(material.text.source[first.start : counted.end])
            yield Fact(
                f"seluruh {first.name} (selesai dan sisa)",
                plain(first.value + counted.value),
                how,
                quote,
                first.start,
                counted.end,
            )
