"""Codes of the nomenclature: their shape, their level, and the dirty forms of real files.

Shape: urusan.bidang.program.kewenangan.kegiatan.sub kegiatan, "1.05.03.2.01.0007"; the
last group has two digits up to Kepmendagri 050-5889/2021 and four afterwards.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

LEVELS = {1: "affair_group", 2: "affair", 3: "programme", 5: "activity", 6: "sub_activity"}
_LENGTHS = (1, 2, 2, 1, 2)
_LEADING_CODE = re.compile(r"^(\d(?:\s*\.\s*\d+)*)(?=\s+[^\d\s.]|\s*$)(.*)$", re.DOTALL)
_ORGANISATION_GROUPS = 7
_AUTHORITY = 3
_LONGEST_NAME = 400


@dataclass(frozen=True, slots=True)
class RawRow:
    """A row as it stands in a file: where, code and name as typed."""

    place: str
    code: str
    name: str


@dataclass(frozen=True, slots=True)
class ReadRow:
    """A row that could be read; `notes` tells what was mended."""

    code: str
    name: str
    level: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadTable:
    """All rows of a file: read ones, what was mended, what was refused and why."""

    rows: tuple[ReadRow, ...]
    notes: tuple[str, ...]
    refused: tuple[str, ...]


def read_table(raw: Iterable[RawRow], digits: int) -> ReadTable:
    """Read the rows of a file in an edition whose sub-activities end in `digits` digits."""
    rows: dict[str, ReadRow] = {}
    notes: list[str] = []
    refused: list[str] = []
    for one in raw:
        if not one.code.strip() and not one.name.strip():
            continue
        try:
            row = read_row(one, digits)
        except ValueError as error:
            refused.append(f"{one.place}: {error}")
            continue
        known = rows.get(row.code)
        if known is None:
            rows[row.code] = row
            notes += [f"{one.place}: {note}" for note in row.notes]
        elif folded(known.name) == folded(row.name):
            notes.append(f"{one.place}: baris {row.code} tertulis dua kali; dipakai satu.")
        else:
            refused.append(f"{one.place}: kode {row.code} sudah dipakai untuk “{known.name}”.")
    return ReadTable(tuple(rows.values()), tuple(notes), tuple(refused))


def read_row(raw: RawRow, digits: int) -> ReadRow:
    """Read one row; ValueError with a sentence when it is no row of the nomenclature."""
    notes: list[str] = []
    code_text, name = raw.code.strip(), raw.name.strip()
    found = _LEADING_CODE.match(code_text)
    if found is None:
        raise ValueError(f"“{code_text[:40] or '(kosong)'}” bukan kode nomenklatur.")
    if rest := found[2].strip():
        notes.append("kode dan nama berada dalam satu sel; dipisahkan.")
        name = f"{rest} {name}".strip()
    compact = re.sub(r"\s+", "", found[1])
    if compact != found[1]:
        notes.append(f"kode terpotong spasi atau baris; dibaca {compact}.")
    code = normal_code(compact, digits)
    if code != compact:
        notes.append(f"kode {compact} dibaca {code}.")
    clean = " ".join(name.split())
    if clean != name:
        notes.append(f"spasi berlebih pada nama {code} dirapikan.")
    if not clean:
        raise ValueError(f"kode {code} tanpa nama.")
    if len(clean) > _LONGEST_NAME:
        raise ValueError(f"nama {code} lebih dari {_LONGEST_NAME} huruf.")
    return ReadRow(code, clean, LEVELS[code.count(".") + 1], tuple(notes))


def normal_code(code: str, digits: int) -> str:
    """Return a code in its official shape; ValueError when it cannot be one.

    A padded authority ("02" for "2") is mended. The last group is never padded or cut: an
    old code with zeros before it may mean something else in a new edition.
    """
    groups = code.split(".")
    if len(groups) >= _ORGANISATION_GROUPS:
        raise ValueError(f"{code} adalah kode organisasi, bukan kode nomenklatur.")
    if len(groups) not in LEVELS:
        raise ValueError(f"{code} tidak lengkap: kode terdiri atas 1, 2, 3, 5, atau 6 bagian.")
    if len(groups) > _AUTHORITY and re.fullmatch(r"0\d", groups[_AUTHORITY]):
        groups[_AUTHORITY] = groups[_AUTHORITY][1:]
    lengths = (*_LENGTHS, digits)
    wrong = [group for group, length in zip(groups, lengths, strict=False) if len(group) != length]
    if wrong:
        raise ValueError(f"{code}: bagian {wrong[0]} tidak sesuai bentuk kode edisi ini.")
    return ".".join(groups)


def parent_of(code: str) -> str:
    """Return the code of the next higher level: "1.05.03.2.01" → "1.05.03"; "" for none."""
    groups = code.split(".")
    if len(groups) == _AUTHORITY + 2:
        return ".".join(groups[:_AUTHORITY])
    return ".".join(groups[:-1])


def folded(text: str) -> str:
    """Return a name for comparison: blanks and case do not count."""
    return " ".join(text.split()).casefold()
