"""The typed tree that every official paper is made of.

One tree renders equally to Word, PDF and plain text, so the three can be
compared. All lengths are millimetres, all sizes points; colours do not exist
because official papers are black on white. The classes hold values only: what
a number or a capital letter should be is decided by the caller.

Sources: UU 12/2011 Lampiran II angka 195 (annex head), 284 and 284a (font,
paper, margins); Permendagri 54/2009 (letterhead, head of letter, signature).

This file is longer than most because a reader wants the whole vocabulary of
papers on one page.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias


class Align(StrEnum):
    """Where the lines of a text stand."""

    LEFT = "left"
    CENTRE = "center"
    RIGHT = "right"
    JUSTIFY = "justify"


class Orientation(StrEnum):
    """How the sheet lies."""

    PORTRAIT = "portrait"
    LANDSCAPE = "landscape"


class Paper(StrEnum):
    """Sheets that offices use: F4 for regulations and letters, A4 for the rest."""

    F4 = "F4"
    A4 = "A4"

    @property
    def size_mm(self) -> tuple[int, int]:
        """Width and height in millimetres, upright. F4 is 215 × 330 in Indonesia."""
        return {Paper.F4: (215, 330), Paper.A4: (210, 297)}[self]


class PageNumber(StrEnum):
    """Where the number of the page is printed, "- 2 -", never on the first page."""

    NONE = "none"
    TOP = "top"
    BOTTOM = "bottom"


class RowKind(StrEnum):
    """What a row of a table is."""

    NORMAL = "normal"
    GROUP = "group"
    TOTAL = "total"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one type face."""

    text: str
    bold: bool = False
    italic: bool = False


Text: TypeAlias = str | tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Kop surat: who writes. The last of `lines` is printed largest; no emblem."""

    lines: tuple[str, ...]
    address: tuple[str, ...] = ()
    rule: bool = True


@dataclass(frozen=True, slots=True)
class TitleLines:
    """Lines in the middle of the page: the name of a regulation, of minutes, of a report."""

    lines: tuple[str, ...]
    bold: bool = False
    gap_after_pt: float | None = None


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading with its level in the outline (1–6); a line feed breaks the line.

    `number` hangs ("A." before "Pendahuluan"). Without `align`, level 1 stands
    in the middle and the others on the left.
    """

    level: int
    text: str
    number: str = ""
    align: Align | None = None
    bold: bool = True


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; a line feed inside it breaks the line."""

    text: Text
    align: Align = Align.JUSTIFY
    indent_mm: float = 0
    first_line_mm: float = 0
    gap_after_pt: float | None = None
    keep_with_next: bool = False


@dataclass(frozen=True, slots=True)
class Numbered:
    """An item whose number is text ("1.", "a.", "(2)"), hanging before its body.

    Literal numbers survive copying, comparison and other programs, which is
    why Word's own numbering is not used.
    """

    number: str
    text: Text
    indent_mm: float = 0
    hanging_mm: float = 9
    align: Align = Align.JUSTIFY
    gap_after_pt: float | None = None
    keep_with_next: bool = False


@dataclass(frozen=True, slots=True)
class Recital:
    """Menimbang, Mengingat, Menetapkan: a label, a colon, numbered or plain items."""

    label: str
    items: tuple[tuple[str, Text], ...]
    label_mm: float = 30
    number_mm: float = 9


@dataclass(frozen=True, slots=True)
class KeyValue:
    """Pairs with a colon between them: Nomor/Sifat/Hal, or Hari/tanggal of a meeting.

    `right` stands at the right margin in the line of the first pair (the place
    and date of a letter).
    """

    pairs: tuple[tuple[str, Text], ...]
    key_mm: float = 26
    indent_mm: float = 0
    right: str = ""


@dataclass(frozen=True, slots=True)
class Recipient:
    """Yth. …: the lines of the address of a letter, on the left or the right half."""

    lines: tuple[str, ...]
    on_right: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table."""

    text: Text = ""
    align: Align | None = None
    bold: bool = False
    columns: int = 1


@dataclass(frozen=True, slots=True)
class HeaderCell:
    """One cell of a header of several rows."""

    text: str
    columns: int = 1
    rows: int = 1


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its heading, its width and how its cells are aligned."""

    title: str
    width_mm: float
    align: Align = Align.LEFT


@dataclass(frozen=True, slots=True)
class Row:
    """One row. A group row has one text over the whole width; a total row is bold."""

    cells: tuple[str | Cell, ...]
    kind: RowKind = RowKind.NORMAL


@dataclass(frozen=True, slots=True)
class Table:
    """A table with lines.

    `header` replaces the plain row of column titles where headings span several
    columns. `numbered` adds the row 1, 2, 3 … under the heading. Header rows
    repeat on every page. A landscape table gets a section of its own. Widths
    that exceed the page are scaled down in proportion.
    """

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    header: tuple[tuple[HeaderCell, ...], ...] = ()
    caption: str = ""
    numbered: bool = False
    landscape: bool = False
    size_pt: float | None = None
    row_height_mm: float = 0


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs: lines above, office, room for the signature, name.

    `prefix` is the capacity before the office ("a.n.", "Pj.", "Plt."); the lines
    of the office hang after it. `name` None prints a dotted line to be filled by
    hand. Rank and NIP are left out of regulations (UU 12/2011 Lampiran II 164d).
    """

    office: tuple[str, ...]
    above: tuple[str, ...] = ()
    prefix: str = ""
    name: str | None = None
    rank: str = ""
    employee_number: str = ""
    mark: str = ""


@dataclass(frozen=True, slots=True)
class SignatureBlock:
    """One signature on a side, or two beside each other; never torn by a page end."""

    right: Signature | None = None
    left: Signature | None = None


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows starts on a new page."""


@dataclass(frozen=True, slots=True)
class SectionBreak:
    """What follows starts on a new page that lies as told."""

    orientation: Orientation = Orientation.PORTRAIT


@dataclass(frozen=True, slots=True)
class Note:
    """A small remark under a table or at the end: a source, a caution."""

    text: Text
    label: str = ""


@dataclass(frozen=True, slots=True)
class CopyTo:
    """Tembusan: who gets a copy of the letter."""

    items: tuple[str, ...]
    label: str = "Tembusan:"


@dataclass(frozen=True, slots=True)
class DispositionBox:
    """Lembar disposisi: boxes to tick for the addressees and room for instructions."""

    addressees: tuple[str, ...]
    instructions: tuple[str, ...] = ()
    title: str = "DISPOSISI"
    blank_lines: int = 4


@dataclass(frozen=True, slots=True)
class AnnexHead:
    """LAMPIRAN …: top right, left-aligned inside the block (Lampiran II angka 195)."""

    lines: tuple[str, ...]
    width_mm: float = 85


@dataclass(frozen=True, slots=True)
class Contents:
    """Daftar isi: the headings down to `levels` with their pages.

    In a Word file it is a field whose pages are those of the PDF, so that nothing
    has to be updated before it is read.
    """

    levels: int = 2
    title: str = "DAFTAR ISI"


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing over the whole width, as SVG; `words` say it to those who do not see it.

    The figures of a chart stand in a table beside it: a picture is never their only place.
    """

    svg: bytes
    words: str
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Space:
    """Empty height."""

    height_mm: float = 5


Block: TypeAlias = (
    Letterhead
    | TitleLines
    | Heading
    | Paragraph
    | Numbered
    | Recital
    | KeyValue
    | Recipient
    | Table
    | SignatureBlock
    | PageBreak
    | SectionBreak
    | Note
    | CopyTo
    | DispositionBox
    | AnnexHead
    | Contents
    | Picture
    | Space
)


@dataclass(frozen=True, slots=True)
class Margins:
    """Margins in millimetres; 25 on each side by Lampiran II angka 284a."""

    top: float = 25
    bottom: float = 25
    left: float = 25
    right: float = 25


@dataclass(frozen=True, slots=True)
class Properties:
    """What the file tells about itself. `created` is given, so that bytes repeat."""

    author: str = ""
    keywords: tuple[str, ...] = ()
    version: str = ""
    created: dt.datetime = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
    extra: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Document:
    """A whole paper.

    `draft_mark` ("RANCANGAN 29 November 2022") is printed at the top right of
    every page; `first_page_top_mm` is the distance from the edge of the paper to
    the first line (80 for a regulation).
    """

    title: str
    blocks: tuple[Block, ...]
    subject: str = ""
    paper: Paper = Paper.F4
    orientation: Orientation = Orientation.PORTRAIT
    language: str = "id-ID"
    font: str = "Bookman Old Style"
    size_pt: float = 12
    gap_pt: float = 6
    margins: Margins = Margins()
    page_number: PageNumber = PageNumber.TOP
    header_text: str = ""
    footer_text: str = ""
    first_page_top_mm: float | None = None
    draft_mark: str = ""
    properties: Properties = Properties()
