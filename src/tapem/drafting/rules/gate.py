"""What stands in the way of a hand-over, and whether a reason may lift it.

The deadline may be tomorrow: open corrections hold the draft back only as long as nobody
says in writing why it goes anyway; that reason is printed on the cover letter. A draft
without text never goes.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ChapterFacts:
    """What the gate asks of one chapter."""

    label: str
    is_filled: bool
    unsettled: int
    missing_cells: int
    seal: str
    absent_agencies: tuple[str, ...] = ()
    key: str = ""


@dataclass(frozen=True, slots=True)
class Obstacle:
    """One thing that is not in order; a hard one cannot be passed with a reason.

    `chapter` is the key of the chapter where it can be mended; empty outside the chapters.
    """

    text: str
    hard: bool = False
    chapter: str = ""


LISTED_FAULTS = 5


def obstacles(
    chapters: Sequence[ChapterFacts], *, other_corrections: int = 0, faults: Sequence[str] = ()
) -> list[Obstacle]:
    """Return what is not in order, in the order of the chapters.

    `faults` are places of errors that the proofreader found and nobody set aside.
    """
    if not chapters:
        return [Obstacle("Lampiran belum mempunyai bab.", hard=True)]
    found = [obstacle for chapter in chapters for obstacle in _of_chapter(chapter)]
    if other_corrections:
        found.append(Obstacle(f"Di luar bab lampiran: {other_corrections} koreksi belum selesai."))
    if faults:
        found.append(Obstacle(_faults(faults)))
    return found


def _faults(faults: Sequence[str]) -> str:
    listed = "; ".join(faults[:LISTED_FAULTS])
    more = len(faults) - LISTED_FAULTS
    rest = f"; dan {more} lainnya" if more > 0 else ""
    return f"Pemeriksa naskah: {len(faults)} kesalahan belum diperbaiki: {listed}{rest}."


def _of_chapter(chapter: ChapterFacts) -> list[Obstacle]:
    found = []
    if not chapter.is_filled:
        found.append(Obstacle(f"{chapter.label}: belum berisi naskah.", True, chapter.key))
    found += [
        Obstacle(f"{chapter.label}: {words}.", chapter=chapter.key) for words in _open(chapter)
    ]
    return found


def _open(chapter: ChapterFacts) -> Iterator[str]:
    """Yield what of a chapter is open, and may stay so with a reason."""
    if chapter.unsettled:
        yield f"{chapter.unsettled} koreksi belum selesai"
    if chapter.missing_cells:
        yield f"{chapter.missing_cells} sel wajib masih kosong"
    for name in chapter.absent_agencies:
        yield f"belum disepakati pengampu ({name})"
    if chapter.seal == "broken":
        yield "berubah sesudah disepakati"
    if chapter.seal == "none":
        yield "belum disegel"


def needs_reason(found: Sequence[Obstacle]) -> bool:
    """Tell whether the hand-over must say why it goes anyway."""
    return bool(found)


def is_blocked(found: Sequence[Obstacle]) -> bool:
    """Tell whether no reason can help."""
    return any(obstacle.hard for obstacle in found)
