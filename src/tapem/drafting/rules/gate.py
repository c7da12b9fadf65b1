"""What stands in the way of a hand-over, and whether a reason may lift it.

The deadline may be tomorrow: open corrections hold the draft back only as long as nobody
says in writing why it goes anyway; that reason is printed on the cover letter. A draft
without text never goes.
"""

from collections.abc import Sequence
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


@dataclass(frozen=True, slots=True)
class Obstacle:
    """One thing that is not in order; a hard one cannot be passed with a reason."""

    text: str
    hard: bool = False


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
        found.append(Obstacle(f"{chapter.label}: belum berisi naskah.", hard=True))
    if chapter.unsettled:
        found.append(Obstacle(f"{chapter.label}: {chapter.unsettled} koreksi belum selesai."))
    if chapter.missing_cells:
        found.append(Obstacle(f"{chapter.label}: {chapter.missing_cells} sel wajib masih kosong."))
    found += [
        Obstacle(f"{chapter.label}: belum disepakati pengampu ({name}).")
        for name in chapter.absent_agencies
    ]
    if chapter.seal == "broken":
        found.append(Obstacle(f"{chapter.label}: berubah sesudah disepakati."))
    if chapter.seal == "none":
        found.append(Obstacle(f"{chapter.label}: belum disegel."))
    return found


def needs_reason(found: Sequence[Obstacle]) -> bool:
    """Tell whether the hand-over must say why it goes anyway."""
    return bool(found)


def is_blocked(found: Sequence[Obstacle]) -> bool:
    """Tell whether no reason can help."""
    return any(obstacle.hard for obstacle in found)
