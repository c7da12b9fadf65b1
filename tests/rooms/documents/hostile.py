"""Files that somebody might bring in, by mistake or with intent."""

import io
import zipfile

import openpyxl

from tapem.documents.guards import OLE_SIGNATURE

SHEET_HEAD = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
)
SHEET_TAIL = "</sheetData></worksheet>"
ENCRYPTED = OLE_SIGNATURE + b"\x00" * 600 + "EncryptedPackage".encode("utf-16-le") + b"\x00" * 600
OLD_XLS = OLE_SIGNATURE + b"\x00" * 600 + "Workbook".encode("utf-16-le") + b"\x00" * 600


def saved(book: openpyxl.Workbook) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def plain_workbook() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Data"
    sheet.append(["Kode", "Nama", "Jumlah"])
    sheet.append(["1.02", "Kesehatan", 425])
    return saved(book)


def with_parts(data: bytes, parts: dict[str, bytes]) -> bytes:
    """Return the archive with some parts replaced or added."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entries = {name: archive.read(name) for name in archive.namelist()}
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in (entries | parts).items():
            archive.writestr(name, content)
    return stream.getvalue()


def with_sheet(cells: str) -> bytes:
    """Return a workbook whose only sheet holds these rows of raw XML."""
    text = (SHEET_HEAD + cells + SHEET_TAIL).encode()
    return with_parts(plain_workbook(), {"xl/worksheets/sheet1.xml": text})
