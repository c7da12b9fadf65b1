"""Totals that are written in figures: the last row of a table, and amounts of money in a sentence.

Both feed NUM-07. A column is only judged where every cell above the total is a
plain number, so that averages, shares and codes stay outside.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from tapem.proofread import numerals
from tapem.proofread.finding import Place, plain
from tapem.proofread.rules.base import Hit
from tapem.proofread.tree import Node, Text, Unit, Zone

_FEWEST_ROWS = 2
_MOST_ROWS = 400
_FEWEST_COLUMNS = 2
_FEWEST_AMOUNTS = 2
_MOST_AMOUNTS = 30


@dataclass(frozen=True, slots=True)
class _Cell:
    words: str
    start: int
    end: int


_GAP = re.compile(r"\S(?:.*?\S)?(?=\s{3,}|\s*$)")
_PLAIN_NUMBER = re.compile(r"\d{1,3}(?:\.\d{3})+|\d{1,12}")
_RULER = re.compile(r"[\s:|+=-]+")
_TOTAL_NAME = re.compile(
    r"(?:jumlah|total|jumlah\s+(?:total|seluruh\w*)|grand\s+total)\s*:?", re.IGNORECASE
)
_NOT_ADDED = re.compile(
    r"%|persen|rata|indeks|nilai|skor|rasio|kode|nomor|^no\.?$|tahun|harga|tarif|satuan|kepadatan|peringkat|rank|usia|umur|luas|sisa|saldo",
    re.IGNORECASE,
)
_PART_ROW = re.compile(
    r"^(?:sub\s*-?\s*(?:total|jumlah)|jumlah|total|rata)|\b(?:rata-rata|di\s?antaranya)\b",
    re.IGNORECASE,
)


def column_hits(text: Text) -> Iterator[Hit]:
    """A total row whose figure is not the sum of its column."""
    for table in (*_tables(text), *_drawn_tables(text), *_labelled_lines(text)):
        yield from _judge_table(table)


# “Dinas Sosial : 4 orang”, a row without a drawn table.
_LINE = re.compile(
    r"(?P<label>[A-Za-z][^:=\n\d]{1,60}?)\s*[:=]\s*(?P<number>\d{1,3}(?:\.\d{3})+|\d{1,9})(?:\s+(?P<unit>[a-z]{2,15}))?\s*[.;,]?(?:\s+dan)?"
)


def _labelled_lines(text: Text) -> Iterator[list[list[_Cell]]]:
    """Neighbouring lines of one label and one number of the same unit, under a head of their own."""
    rows: list[list[_Cell]] = []
    unit = ""
    for node in text.in_zones(Zone.PROSE, Zone.ANNEX):
        found = _LINE.fullmatch(text.source, node.body, node.end)
        if found is None or (rows and (found["unit"] or "") != unit):
            if len(rows) > _FEWEST_ROWS + 1:
                yield rows
            rows = []
        if found is None:
            continue
        unit = found["unit"] or ""
        if not rows:
            start = found.start()
            rows.append([_Cell("uraian", start, start), _Cell(unit or "jumlah", start, start)])
        rows.append([_Cell(found[name], *found.span(name)) for name in ("label", "number")])
    if len(rows) > _FEWEST_ROWS + 1:
        yield rows


def _drawn_tables(text: Text) -> Iterator[list[list[_Cell]]]:
    """Tables that a word processor drew: their cells tell table, row and column."""
    tables: dict[int, dict[int, dict[int, _Cell]]] = {}
    for paragraph in text.paragraphs:
        if paragraph.cell is None or paragraph.start < 0:
            continue
        table, row, column = paragraph.cell
        cell = _Cell(paragraph.text.strip(), paragraph.start, paragraph.start + len(paragraph.text))
        tables.setdefault(table, {}).setdefault(row, {}).setdefault(column, cell)
    for rows in tables.values():
        columns = max(len(row) for row in rows.values())
        whole = [row for row in rows.values() if len(row) == columns >= _FEWEST_COLUMNS]
        if len(whole) > _FEWEST_ROWS:
            yield [[row[column] for column in sorted(row)] for row in whole]


def _tables(text: Text) -> Iterator[list[list[_Cell]]]:
    """Neighbouring rows of cells with as many columns as the row before."""
    rows: list[list[_Cell]] = []
    for node in text.in_zones(Zone.PROSE, Zone.ANNEX):
        row = _row(text, node) if node.unit is Unit.CELL else []
        if row is None:
            continue
        if len(row) < _FEWEST_COLUMNS or (rows and len(row) != len(rows[-1])):
            if len(rows) > _FEWEST_ROWS:
                yield rows
            rows = []
        if len(row) >= _FEWEST_COLUMNS:
            rows.append(row)
    if len(rows) > _FEWEST_ROWS:
        yield rows


def _row(text: Text, node: Node) -> list[_Cell] | None:
    """The cells of a row; None for a rule between head and body."""
    words = text.source[node.start : node.end]
    if _RULER.fullmatch(words):
        return None
    if "|" in words or "\t" in words:
        return _barred(text.source, node)
    return [
        _Cell(found[0].strip(), found.start(), found.end())
        for found in _GAP.finditer(text.source, node.start, node.end)
        if found[0].strip()
    ]


def _barred(source: str, node: Node) -> list[_Cell]:
    """Cells between bars or tabs, empty ones among them; the bars that frame a row part nothing."""
    sign = "|" if "|" in source[node.start : node.end] else "\t"
    cells, place = [], node.start
    for piece in source[node.start : node.end].split(sign):
        cells.append(_Cell(piece.strip(), place, place + len(piece)))
        place += len(piece) + 1
    framed = sign == "|"
    first = 1 if framed and not cells[0].words else 0
    last = len(cells) - 1 if framed and not cells[-1].words and len(cells) > 1 else len(cells)
    return cells[first:last]


def _judge_table(rows: list[list[_Cell]]) -> Iterator[Hit]:
    head, begin = rows[0], 1
    for place in range(1, min(len(rows), _MOST_ROWS)):
        row = rows[place]
        if any(_TOTAL_NAME.fullmatch(cell.words) for cell in row[:2]):
            yield from _judge_row(head, rows[begin:place], row)
            begin = place + 1


def _judge_row(head: list[_Cell], rows: Sequence[list[_Cell]], total: list[_Cell]) -> Iterator[Hit]:
    if len(rows) < _FEWEST_ROWS or any(_PART_ROW.search(row[0].words) for row in rows):
        return
    if not head[0].start < head[0].end and any(_NOT_ADDED.search(row[0].words) for row in rows):
        return
    for column in range(1, len(total)):
        stated = _number(total[column].words)
        parts = [_number(row[column].words) for row in rows]
        if stated is None or None in parts or _NOT_ADDED.search(head[column].words):
            continue
        added = sum((part for part in parts if part is not None), Decimal(0))
        if added != stated:
            how = "+".join(row[column].words for row in rows[:12])
            yield Hit(
                total[column].start, total[column].end,
                f"Jumlah kolom “{head[column].words}” tertulis {total[column].words}, padahal {how} = {plain(added)}.",
                str(plain(added)), None, tuple(Place(row[column].start, row[column].end) for row in rows[:12]),
            )  # fmt: skip


def _number(words: str) -> Decimal | None:
    if words in ("-", "–"):
        return Decimal(0)
    return numerals.read_digits(words) if _PLAIN_NUMBER.fullmatch(words) else None


_SCALE = r"ribu|juta|miliar|milyar|triliun"
_AMOUNT = rf"Rp\.?\s?(?:\d{{1,3}}(?:\.\d{{3}})+(?:,\d\d)?|\d{{1,4}}(?:,\d{{1,3}})?\s(?:{_SCALE})\b)(?:\s*\([^()]{{3,160}}\))?"
_BREAKDOWN = re.compile(
    rf"(?P<total>{_AMOUNT})[^.;:\n]{{0,60}}?(?:\b(?:terdiri\s+(?:atas|dari)|(?:dengan\s+)?(?:pe)?rincian(?:nya)?|meliputi|yaitu|yakni"
    rf"|masing-masing\s+(?:untuk|bagi|kepada|pada|di))\b\s*:?|:|\.\s+(?:Adapun\s+|Dengan\s+)?(?:[Pp]erincian|[Rr]incian)(?:nya)?\s*[:,]?)\s*"
    rf"(?P<parts>[^;:\n]{{0,60}}?{_AMOUNT}(?:\s*[,;]?\s*(?:(?:dan|serta)\s+)?[a-zA-Z][^;:\n\d]{{0,60}}?{_AMOUNT}){{1,12}})"
)
_ONE_AMOUNT = re.compile(
    rf"Rp\.?\s?(?:(?P<digits>\d{{1,3}}(?:\.\d{{3}})+)(?:,(?P<cents>\d\d))?|(?P<short>\d{{1,4}}(?:,\d{{1,3}})?)\s(?P<scale>{_SCALE})\b)"
)


def money_hits(text: Text) -> Iterator[Hit]:
    """“Rp90.000.000,00 terdiri atas …”: the amounts behind it must add up to it."""
    for node in text.in_zones(Zone.PROSE, Zone.ANNEX):
        if node.unit is Unit.CELL:
            continue
        for found in _BREAKDOWN.finditer(text.source, node.body, node.end):
            yield from _judge_money(text, found)


def _judge_money(text: Text, found: re.Match[str]) -> Iterator[Hit]:
    parts = list(_ONE_AMOUNT.finditer(text.source, *found.span("parts")))
    total = _ONE_AMOUNT.match(found["total"])
    if total is None or not _FEWEST_AMOUNTS <= len(parts) <= _MOST_AMOUNTS:
        return
    added = sum((_amount(part) for part in parts), Decimal(0))
    if added != _amount(total):
        start = found.start("total")
        yield Hit(
            start, start + total.end(),
            f"Jumlah yang disebut {total[0]}, tetapi rinciannya berjumlah {_as_rupiah(added)}.",
            _as_rupiah(added), None, tuple(Place(part.start(), part.end()) for part in parts),
        )  # fmt: skip


def _amount(found: re.Match[str]) -> Decimal:
    if found["short"]:
        return Decimal(found["short"].replace(",", ".")) * numerals.SCALES[found["scale"]]
    return Decimal(f"{found['digits'].replace('.', '')}.{found['cents'] or '00'}")


def _as_rupiah(value: Decimal) -> str:
    whole, cents = f"{value:,.2f}".split(".")
    return f"Rp{whole.replace(',', '.')},{cents}"
