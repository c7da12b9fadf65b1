"""Excel files: `render_workbook(workbook)` turns typed sheets into bytes.

Strings are always written as strings, so "=1+1", "+62…" or "@…" typed by
somebody never becomes a formula. Lists of values go through defined names,
because Excel refuses lists of more than 255 characters in a cell rule. The same
workbook gives the same bytes.
"""

from __future__ import annotations

import datetime as dt
import io
import re
import textwrap
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import xlsxwriter
from django.utils.translation import gettext as _

from tapem.documents.archive import rewrite_zip
from tapem.documents.blocks import Orientation, Paper
from tapem.documents.errors import RenderFailed
from tapem.documents.layout import clean
from tapem.documents.sheets import (
    LISTS_SHEET,
    META_SHEET,
    Kind,
    Sheet,
    SheetColumn,
    Value,
    ValueList,
    Visibility,
    Workbook,
)

NUMBER_FORMATS = {
    Kind.TEXT: "@",
    Kind.CODE: "@",
    Kind.INTEGER: "#,##0",
    Kind.DECIMAL: "#,##0.00",
    Kind.PERCENT: "0.00",
    Kind.RUPIAH: '"Rp"#,##0',
    Kind.DATE: "[$-421]d mmmm yyyy",
}
TEXT_KINDS = (Kind.TEXT, Kind.CODE)
PAPER_CODES = {Paper.F4: 14, Paper.A4: 9}
LONGEST_CELL = 32_767
LONGEST_NAME = 31
FORBIDDEN_IN_NAME = re.compile(r"[\[\]:*?/\\\n]")
LINE_PT = 13
TALLEST_ROW_PT = 400
BOLD_SHARE = 0.8  # of the plain letters that fit a column, so many bold ones do
NARROWEST = 4


@dataclass(slots=True)
class _Formats:
    """Formats of one workbook, each made once."""

    book: Any
    made: dict[tuple[object, ...], Any]

    def get(self, **wanted: object) -> Any:
        key = tuple(sorted(wanted.items()))
        if key not in self.made:
            self.made[key] = self.book.add_format({"font_name": "Arial", "font_size": 10} | wanted)
        return self.made[key]

    def title(self, place: int) -> Any:
        return self.get(bold=place == 0, font_size=13 if place == 0 else 10)

    def header(self) -> Any:
        return self.get(
            bold=True,
            bg_color="#E7E6E6",
            border=1,
            text_wrap=True,
            align="center",
            valign="vcenter",
        )

    def body(self, column: SheetColumn, *, bold: bool = False) -> Any:
        align = {Kind.CODE: "left", Kind.TEXT: "left", Kind.DATE: "left"}.get(column.kind, "right")
        wanted: dict[str, object] = {
            "num_format": NUMBER_FORMATS[column.kind],
            "align": align,
            "valign": "top",
            "text_wrap": column.kind is Kind.TEXT,
            "border": 1,
            "locked": column.locked,
        }
        if bold:
            wanted |= {"bold": True, "bg_color": "#F2F2F2"}
        elif not column.locked:
            wanted["bg_color"] = "#FFFBE6"
        return self.get(**wanted)


def render_workbook(workbook: Workbook) -> bytes:
    """Return the workbook as an xlsx file; equal workbooks give equal bytes."""
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True, "strings_to_formulas": False})
    book.set_properties(
        {
            "title": clean(workbook.title)[:255],
            "author": clean(workbook.author)[:255],
            "created": workbook.created.astimezone(dt.UTC).replace(tzinfo=None),
        }
    )
    formats = _Formats(book, {})
    names = sheet_names(tuple(sheet.name for sheet in workbook.sheets))
    for sheet, name in zip(workbook.sheets, names, strict=True):
        _write_sheet(book.add_worksheet(name), sheet, formats)
    _write_lists(book, workbook.lists)
    _write_meta(book, workbook)
    book.close()
    return rewrite_zip(stream.getvalue())


def sheet_names(wanted: tuple[str, ...]) -> tuple[str, ...]:
    """Return names that Excel accepts: 31 letters, no brackets or slashes, each once."""
    taken: list[str] = []
    for given in wanted:
        plain = FORBIDDEN_IN_NAME.sub("-", clean(given)).strip().strip("'") or "Lembar"
        name, count = plain[:LONGEST_NAME], 1
        while name.lower() in (one.lower() for one in taken):
            count += 1
            ending = f" ({count})"
            name = plain[: LONGEST_NAME - len(ending)] + ending
        taken.append(name)
    return tuple(taken)


def _write_sheet(page: Any, sheet: Sheet, formats: _Formats) -> None:
    seen = next((place for place, column in enumerate(sheet.columns) if not column.hidden), 0)
    for place, text in enumerate(sheet.title_rows):
        page.write_string(place, seen, clean(text), formats.title(place))
    top = len(sheet.title_rows) + (1 if sheet.title_rows else 0)
    for place, column in enumerate(sheet.columns):
        page.set_column(place, place, column.width, None, {"hidden": column.hidden})
        page.write_string(top, place, clean(column.title), formats.header())
        if column.note:
            page.write_comment(top, place, clean(column.note), {"x_scale": 2, "y_scale": 1.2})
    tallest = max((_header_lines(column) for column in sheet.columns), default=1)
    _set_height(page, top, tallest)
    first = top + 1
    last = _write_rows(page, sheet, formats, first)
    for note in sheet.notes:
        at = (first + note.row, note.column)
        page.write_comment(*at, clean(note.text), {"x_scale": 2, "y_scale": 1.2})
    _add_validations(page, sheet, first, last)
    _set_view(page, sheet, top, last)


def _write_rows(page: Any, sheet: Sheet, formats: _Formats, first: int) -> int:
    """Write rows, empty rows and the total; return the last row that holds data."""
    body = [formats.body(column) for column in sheet.columns]
    filled = (*sheet.rows, *((),) * sheet.blank_rows)
    for row, values in enumerate(filled, start=first):
        _write_row(page, sheet, row, values, body)
    end = first + len(filled)
    if sheet.total:
        bold = [formats.body(column, bold=True) for column in sheet.columns]
        _write_row(page, sheet, end, sheet.total, bold)
    return end - 1


def _write_row(
    page: Any, sheet: Sheet, row: int, values: tuple[Value, ...], formats: list[Any]
) -> None:
    for place, column in enumerate(sheet.columns):
        value = values[place] if place < len(values) else None
        _write_cell(page, (row, place), column.kind, value, formats[place])
    lines = max(map(_line_count, values, sheet.columns), default=1)
    _set_height(page, row, lines)


def _set_height(page: Any, row: int, lines: int) -> None:
    if lines > 1:
        page.set_row(row, min(lines * LINE_PT + 2, TALLEST_ROW_PT))


def _header_lines(column: SheetColumn) -> int:
    """Lines that a title takes in its column; bold letters need more room than plain ones."""
    width = max(NARROWEST, int(column.width * BOLD_SHARE))
    return 1 if column.hidden else len(textwrap.wrap(column.title, width)) or 1


def _line_count(value: Value, column: SheetColumn) -> int:
    """Lines that a wrapped text takes; not every program finds the height itself."""
    if not isinstance(value, str) or column.kind is not Kind.TEXT:
        return 1
    width = max(NARROWEST, int(column.width))
    if len(value) <= width and "\n" not in value:
        return 1
    return sum(len(textwrap.wrap(line, width)) or 1 for line in value.split("\n"))


def _write_cell(page: Any, at: tuple[int, int], kind: Kind, value: Value, form: Any) -> None:
    match value:
        case None | "":
            page.write_blank(*at, None, form)
        case str():
            page.write_string(*at, _checked(value), form)
        case bool():
            page.write_string(*at, "Ya" if value else "Tidak", form)
        case dt.date():
            page.write_datetime(*at, _naive(value), form)
        case int() | float() | Decimal() if kind in TEXT_KINDS:
            page.write_string(*at, str(value), form)
        case _:
            page.write_number(*at, float(value), form)


def _naive(value: dt.date) -> dt.datetime:
    moment = value if isinstance(value, dt.datetime) else dt.datetime.combine(value, dt.time())
    return moment.replace(tzinfo=None)


def _checked(value: str) -> str:
    text = clean(value)
    if len(text) > LONGEST_CELL:
        told = {"most": LONGEST_CELL, "start": text[:40]}
        raise RenderFailed(
            _("Isi sel melebihi %(most)s karakter: “%(start)s…”. Pendekkan isinya.") % told
        )
    return text


def _add_validations(page: Any, sheet: Sheet, first: int, last: int) -> None:
    if last < first:
        return
    for place, column in enumerate(sheet.columns):
        rule = _validation(column)
        if rule:
            page.data_validation(first, place, last, place, rule)


def _validation(column: SheetColumn) -> dict[str, object]:
    """Return the rule of an unlocked column; locked cells need none."""
    told: dict[str, object] = {"error_title": "Isian tidak sesuai", "error_type": "stop"}
    if column.locked or column.takes_words:
        return {}
    if column.list_name:
        words = "Pilih salah satu nilai dari daftar."
        return told | {"validate": "list", "source": f"={column.list_name}", "error_message": words}
    if column.kind in TEXT_KINDS:
        return {}
    if column.kind is Kind.DATE:
        words = "Isi dengan tanggal, misalnya 29/11/2022."
        first = dt.date(1945, 8, 17)
        return told | {"validate": "date", "criteria": ">=", "value": first, "error_message": words}
    low = 0 if column.minimum is None else column.minimum
    high = column.maximum if column.maximum is not None else 10**15
    whole = column.kind in (Kind.INTEGER, Kind.RUPIAH)
    words = f"Isi dengan {'bilangan bulat' if whole else 'angka'} dari {low} sampai {high}."
    if column.maximum is None:
        words = f"Isi dengan {'bilangan bulat' if whole else 'angka'}, paling sedikit {low}."
    bounds = {"validate": "integer" if whole else "decimal", "criteria": "between"}
    return told | bounds | {"minimum": low, "maximum": high, "error_message": words}


def _set_view(page: Any, sheet: Sheet, top: int, last: int) -> None:
    page.freeze_panes(top + 1, 0)
    if last > top:
        page.autofilter(top, 0, last, len(sheet.columns) - 1)
    if sheet.orientation is Orientation.LANDSCAPE:
        page.set_landscape()
    page.set_paper(PAPER_CODES[sheet.paper])
    page.set_margins(left=0.6, right=0.6, top=0.7, bottom=0.7)
    page.repeat_rows(top)
    page.fit_to_pages(1, 0)
    page.set_footer("&C&9Halaman &P dari &N")
    if sheet.is_protected:
        allowed = ("format_columns", "format_rows", "sort", "autofilter")
        page.protect("", dict.fromkeys(allowed, True))
    if sheet.visibility is Visibility.HIDDEN:
        page.hide()
    elif sheet.visibility is Visibility.VERY_HIDDEN:
        page.very_hidden()


def _write_lists(book: Any, lists: tuple[ValueList, ...]) -> None:
    if not lists:
        return
    page = book.add_worksheet(LISTS_SHEET)
    page.very_hidden()
    for place, values in enumerate(lists):
        letter = xlsxwriter.utility.xl_col_to_name(place)
        for row, value in enumerate(values.values):
            page.write_string(row, place, _checked(value))
        end = max(1, len(values.values))
        book.define_name(values.name, f"='{LISTS_SHEET}'!${letter}$1:${letter}${end}")


def _write_meta(book: Any, workbook: Workbook) -> None:
    if not workbook.meta:
        return
    page = book.add_worksheet(META_SHEET)
    page.very_hidden()
    for row, (key, value) in enumerate(sorted(workbook.meta.items())):
        page.write_string(row, 0, _checked(key))
        page.write_string(row, 1, _checked(value))
