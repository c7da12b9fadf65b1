"""A table of programmes, activities and sub-activities that somebody brings."""

import csv
import io
from collections.abc import Iterable, Iterator
from pathlib import Path

from tapem.documents.readers import read_text, read_workbook
from tapem.ops.console import Unreadable, read_bytes
from tapem.planning.rules import RawRow

_TITLES = {"code": ("code", "kode"), "name": ("name", "nama", "nomenklatur", "uraian")}


def read_rows(path: Path) -> list[RawRow]:
    """Return the rows of a .csv or .xlsx file that has the columns code/kode and name/nama."""
    data = read_bytes(path)
    if path.suffix.lower() == ".xlsx":
        rows: Iterable[tuple[object, ...]] = read_workbook(data).visible[0].rows
    elif path.suffix.lower() == ".csv":
        text = read_text(data)
        mark = ";" if ";" in text.partition("\n")[0] else ","
        rows = (tuple(row) for row in csv.reader(io.StringIO(text), delimiter=mark))
    else:
        raise Unreadable(f"{path}: only .csv and .xlsx can be read")
    return list(_rows(path, iter(rows)))


def _rows(path: Path, rows: Iterator[tuple[object, ...]]) -> Iterator[RawRow]:
    titles = [str(title or "").strip().lower() for title in next(rows, ())]
    code, name = (_column(path, titles, wanted) for wanted in ("code", "name"))
    for line, row in enumerate(rows, 2):
        cells = [str(cell if cell is not None else "") for cell in row]
        if any(cells):
            padded = cells + [""] * (max(code, name) + 1 - len(cells))
            yield RawRow(f"{path.name}:{line}", padded[code], padded[name])


def _column(path: Path, titles: list[str], wanted: str) -> int:
    for title in _TITLES[wanted]:
        if title in titles:
            return titles.index(title)
    raise Unreadable(f"{path}: the first row needs a column {' or '.join(_TITLES[wanted])}")
