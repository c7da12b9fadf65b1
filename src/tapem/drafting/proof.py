"""A draft as the proofreader reads it, with the way back from each place to its unit.

The words stand in the order of the printed instrument (`papers.instrument`), so that the
zones of the proofreader come out as on paper: title, Menimbang, Mengingat, diktum, body,
closing, annex. Figures are resolved, tables give their cells.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property

from tapem.drafting.models import Draft
from tapem.drafting.rules.bindings import Piece
from tapem.drafting.rules.content import Block, Content
from tapem.kernel import clock
from tapem.proofread.finding import Finding
from tapem.proofread.reader import from_paragraphs
from tapem.proofread.tree import Kind, Paragraph, Text
from tapem.regions.choices import RegionKind
from tapem.regions.models import Agency
from tapem.review.choices import SubjectKind
from tapem.review.queries import ReviewedFindings, Subject, findings_on

_HEADS = {RegionKind.REGENCY: "BUPATI", RegionKind.CITY: "WALI KOTA"}
_ENDINGS = (";", ".", ":", "dan", "atau")
_SECRETARY = "SEKRETARIS DAERAH"


class Part(StrEnum):
    """Which of a unit's texts a place lies in."""

    TITLE = "title"
    TEXT = "text"
    CELL = "cell"


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a unit: `start` and `end` count in its title, text or cell.

    A unit of "" is what the draft itself says: its name, the printed frame of the instrument.
    """

    unit: str
    part: Part
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Characters of the source that are characters of one unit, `at` counting in the latter."""

    start: int
    end: int
    unit: str
    part: Part
    at: int


@dataclass(frozen=True)
class Proof:
    """The text of a draft and where each stretch of it comes from."""

    text: Text
    stretches: tuple[_Stretch, ...]

    @cached_property
    def _starts(self) -> list[int]:
        return [stretch.start for stretch in self.stretches]

    def spot(self, start: int, end: int) -> Spot:
        """Return the unit that a place of the text lies in; what is only printed is the draft's."""
        place = bisect_right(self._starts, max(start, end - 1)) - 1
        if place < 0 or self.stretches[place].end <= start:
            return Spot("", Part.TEXT, start, end)
        found = self.stretches[place]
        shift = found.at - found.start
        low = max(start, found.start) + shift
        return Spot(found.unit, found.part, low, max(low, min(end, found.end) + shift))

    def range_of(self, *units: str) -> range:
        """Return the characters from the first to the last of some units; empty when absent."""
        own = [stretch for stretch in self.stretches if stretch.unit in units]
        return range(own[0].start, own[-1].end) if own else range(0)


def proof_of(draft: Draft, content: Content) -> Proof:
    """Return a draft as the proofreader reads it."""
    press = _Press()
    for line in (*_opening(draft), *_recitals(draft, content), *_body(content)):
        press.set(line)
    for line in (*_closing(draft), *_annexes(draft, content)):
        press.set(line)
    return Proof(from_paragraphs(press.paragraphs, Kind.REGULATION), tuple(press.stretches))


def rewritten(content: Content, unit: str, title: str, pieces: tuple[Piece, ...]) -> Content:
    """Return the content with one unit as somebody is typing it now."""
    return Content(
        tuple(
            replace(block, title=title, pieces=pieces) if block.id == unit else block
            for block in content.blocks
        )
    )


@dataclass(frozen=True)
class ReviewedDraft:
    """The findings on a draft, with where each of them lies."""

    proof: Proof
    content: Content
    findings: ReviewedFindings

    def spot(self, finding: Finding) -> Spot:
        """Return the unit that a finding lies in."""
        return self.proof.spot(finding.start, finding.end)

    def label(self, finding: Finding) -> str:
        """Return where a finding lies, as people say it: "Bab IV, Alinea"."""
        block = self.content.block(self.spot(finding).unit)
        if block is None:
            return "Kerangka naskah"
        chapter = self.content.block(block.chapter)
        if chapter is None or chapter.id == block.id:
            return block.label
        return f"{chapter.label}, {block.label}"


def subject_of(draft: Draft) -> Subject:
    """Return the draft as the room of findings knows it."""
    return Subject(SubjectKind.DRAFT, draft.pk, draft.region)


def review_draft(draft: Draft, content: Content, *, unit: str = "") -> ReviewedDraft:
    """Proofread a draft, or what touches one unit; short names of agencies count as known."""
    proof = proof_of(draft, content)
    names = Agency.objects.filter(region=draft.region).values_list("short_name", flat=True)
    findings = findings_on(
        proof.text,
        subject=subject_of(draft),
        changed=proof.range_of(unit) if unit else None,
        known_terms=tuple(names),
        today=clock.today(),
    )
    return ReviewedDraft(proof, content, findings)


@dataclass(frozen=True, slots=True)
class _Line:
    """A printed paragraph: `before` and `after` are the paper's, `words` are the unit's."""

    words: str = ""
    unit: str = ""
    part: Part = Part.TEXT
    before: str = ""
    after: str = ""
    at: int = 0
    is_cell: bool = False


@dataclass(slots=True)
class _Press:
    """Sets line after line and remembers where the words of each unit went."""

    paragraphs: list[Paragraph] = field(default_factory=list)
    stretches: list[_Stretch] = field(default_factory=list)
    size: int = 0

    def set(self, line: _Line) -> None:
        """Set one line below the last one."""
        text = f"{line.before}{line.words}{line.after}"
        if not text.strip():
            return
        start = self.size + 1 if self.paragraphs else 0
        self.paragraphs.append(Paragraph(text, start, is_table_cell=line.is_cell))
        self.size = start + len(text)
        first = start + len(line.before)
        last = first + len(line.words)
        if line.words:
            self.stretches.append(_Stretch(first, last, line.unit, line.part, line.at))


def _upper(words: str) -> str:
    """Return capitals where they keep the length, so that places still count alike."""
    capitals = words.upper()
    return capitals if len(capitals) == len(words) else words


def _instrument(draft: Draft) -> str:
    return f"{str(draft.get_kind_display()).upper()} {draft.region.name.upper()}"


def _head_office(draft: Draft) -> str:
    head = _HEADS.get(RegionKind(draft.region.kind), "KEPALA DAERAH")
    return f"{head} {draft.region.name}".upper()


def _about(draft: Draft) -> _Line:
    return _Line(_upper(draft.about), part=Part.TITLE)


def _opening(draft: Draft) -> list[_Line]:
    return [
        _Line(before=f"RANCANGAN {_instrument(draft)}"),
        _Line(before="NOMOR ... TAHUN ..."),
        _Line(before="TENTANG"),
        _about(draft),
        _Line(before="DENGAN RAHMAT TUHAN YANG MAHA ESA"),
        _Line(before=f"{_head_office(draft)},"),
    ]


def _recitals(draft: Draft, content: Content) -> Iterator[_Line]:
    for label, kind in (("Menimbang", "considering"), ("Mengingat", "legal_basis")):
        units = content.of_kind(kind)
        yield _Line(before=f"{label} :" if units else f"{label} : ...")
        for unit in units:
            words = unit.text.rstrip()
            end = "" if words.endswith(_ENDINGS) else ";"
            yield _Line(words, unit.id, before=f"{unit.number}. ", after=end)
    yield _Line(before="MEMUTUSKAN:")
    kind_name = str(draft.get_kind_display()).upper()
    yield _Line(before=f"Menetapkan : {kind_name} TENTANG {_upper(draft.about)}.")


def _body(content: Content) -> Iterator[_Line]:
    inside = {
        unit.id for annex in content.of_kind("annex") for unit in (annex, *content.inside(annex.id))
    }
    for unit in content.blocks:
        if unit.id not in inside and unit.kind not in {"considering", "legal_basis"}:
            yield from _unit(unit)


def _unit(unit: Block) -> Iterator[_Line]:
    """Set one unit as the paper does; a heading stands on a line of its own."""
    if unit.kind in {"chapter", "annex_chapter"}:
        yield _Line(before=f"BAB {unit.number}")
        yield _Line(_upper(unit.title), unit.id, Part.TITLE)
    elif unit.kind == "article":
        yield _Line(before=f"Pasal {unit.number}")
    elif unit.kind == "heading":
        yield _Line(unit.title, unit.id, Part.TITLE, before=f"{unit.number}. ")
    elif unit.kind == "table":
        yield from _table(unit)
        return
    yield from _words(unit)


def _words(unit: Block) -> Iterator[_Line]:
    marker = _marker(unit)
    for words, at in _paragraphs(unit.text):
        yield _Line(words, unit.id, before=marker, at=at)
        marker = ""


def _marker(unit: Block) -> str:
    if unit.kind == "clause":
        return f"{unit.number} "
    return f"{unit.number}. " if unit.kind in {"item", "definition"} else ""


def _paragraphs(text: str) -> Iterator[tuple[str, int]]:
    """Yield the paragraphs of a text, parted by empty lines, with where each begins."""
    at = 0
    for part in text.split("\n\n"):
        words = part.strip()
        if words:
            yield words, at + part.index(words)
        at += len(part) + 2


def _table(unit: Block) -> Iterator[_Line]:
    yield _Line(unit.title, unit.id, Part.TITLE, before=f"Tabel {unit.number} ")
    if unit.table is None:
        return
    heads = [column.title for column in unit.table.columns]
    rows = [[cell.text for cell in row.cells] for row in unit.table.rows]
    for words in _flat([heads, *rows]):
        yield _Line(words, unit.id, Part.CELL, is_cell=True)


def _flat(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    for row in rows:
        yield from row


def _closing(draft: Draft) -> list[_Line]:
    region = draft.region
    order = (
        "Agar setiap orang mengetahuinya, memerintahkan pengundangan "
        f"{draft.get_kind_display()} ini dengan penempatannya dalam Berita Daerah "
        f"{region.official_name}."
    )
    return [
        _Line(before=order),
        _Line(before=f"Ditetapkan di {region.name}"),
        _Line(before="pada tanggal ..."),
        _Line(before=f"{_head_office(draft)},"),
        _Line(before=f"Diundangkan di {region.name}"),
        _Line(before="pada tanggal ..."),
        _Line(before=f"{_SECRETARY} {region.official_name.upper()},"),
        _Line(before=f"BERITA DAERAH {region.official_name.upper()} TAHUN ... NOMOR ..."),
    ]


def _annexes(draft: Draft, content: Content) -> Iterator[_Line]:
    for annex in content.of_kind("annex"):
        yield _Line(before=f"LAMPIRAN {annex.number}".strip())
        yield _Line(before=_instrument(draft))
        yield _Line(before="NOMOR ... TAHUN ...")
        yield _Line(before="TENTANG")
        yield _Line(before=_upper(draft.about))
        yield _Line(_upper(annex.title), annex.id, Part.TITLE)
        for unit in content.inside(annex.id):
            yield from _unit(unit)
        yield _Line(before=f"{_head_office(draft)},")
