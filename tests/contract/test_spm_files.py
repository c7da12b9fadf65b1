"""`tapem spm check` and `tapem spm index` on what people bring in: a clear answer to each file.

2 with one line when a file cannot be read, 1 when something in it is wrong, never a traceback.
"""

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from tapem.ops import cli
from tests.rooms.documents.hostile import (
    ENCRYPTED,
    OLD_XLS,
    plain_workbook,
    saved,
    with_parts,
    with_sheet,
)

Answer = tuple[int, str, str]
Ask = Callable[..., Answer]


@pytest.fixture
def ask(capsys: pytest.CaptureFixture[str]) -> Ask:
    """Return a function that calls a command and gives its code, its results and its messages."""

    def call(*arguments: object) -> Answer:
        code = cli.run([str(part) for part in arguments])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return call


HEAD = ("Kode", "Uraian", "Harus dilayani", "Tw I", "Tw II", "Tw III", "Tw IV", "Belum")
FAR = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'


def form(
    *rows: tuple[object, ...], extra: Callable[[openpyxl.Workbook], None] | None = None
) -> bytes:
    """Return a workbook that somebody built herself."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Capaian"
    for row in (HEAD, *rows):
        sheet.append(row)
    if extra:
        extra(book)
    return saved(book)


def hide(book: openpyxl.Workbook) -> None:
    book.create_sheet("Kosong")
    book["Capaian"].sheet_state = "hidden"


def bomb() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        archive.writestr("xl/worksheets/sheet1.xml", b" " * 60_000_000)
    return stream.getvalue()


def many_rows() -> bytes:
    rows = "".join(f'<row r="{n}"><c r="A{n}"><v>{n}</v></c></row>' for n in range(1, 100_001))
    return with_sheet(rows)


UNREADABLE = {
    "empty": (b"", "kosong"),
    "text": (b"bukan excel", "rusak atau bukan berkas Office"),
    "torn": (plain_workbook()[:400], "rusak atau bukan berkas Office"),
    "locked": (ENCRYPTED, "terkunci kata sandi"),
    "old": (OLD_XLS, "berformat lama"),
    "macro": (with_parts(plain_workbook(), {"xl/vbaProject.bin": b"x"}), "memuat makro"),
    "bomb": (bomb(), "tidak aman dibuka"),
    "far-cell": (with_sheet(FAR), "XFD1048576"),
    "rows": (many_rows(), "A100000"),
    "other": (plain_workbook(), "Tidak ada baris yang dikenali"),
    "word": (with_parts(plain_workbook(), {"xl/workbook.xml": b"<no"}), ""),
    "hidden": (form(("KES-02", "Ibu bersalin", 100, 10), extra=hide), "Tidak ada baris yang dikenali"),
}  # fmt: skip


@pytest.mark.parametrize("command", ["check", "index"])
@pytest.mark.parametrize("name", sorted(UNREADABLE))
def test_a_file_that_cannot_be_read_gets_one_line_and_2(
    tmp_path: Path, ask: Ask, name: str, command: str
) -> None:
    content, words = UNREADABLE[name]
    path = tmp_path / "form.xlsx"
    path.write_bytes(content)
    code, printed, told = ask("spm", command, path)
    assert code == 2, printed
    assert told.count("\n") == 1, told
    assert words in told
    assert printed == ""


CELLS = {
    "formula": ("=1+2", "rumus tanpa hasil"),
    "dash": ("-", "bisa berarti banyak hal"),
    "with-word": ("12 orang", "Isi angkanya saja: 12"),
    "english": ("1,234.5", "bilangan bulat"),
    "indonesian": ("1.234,5", "bilangan bulat"),
    "negative": (-5, "tidak boleh kurang dari 0"),
    "huge": (10**17, "terlalu besar"),
    "letters": ("abc", "Ibu bersalin, terlayani triwulan I"),
    "error": ("#DIV/0!", "Ibu bersalin, terlayani triwulan I"),
}


@pytest.mark.parametrize("name", sorted(CELLS))
def test_a_wrong_cell_is_named_and_the_code_is_1(tmp_path: Path, ask: Ask, name: str) -> None:
    value, words = CELLS[name]
    path = tmp_path / "form.xlsx"
    path.write_bytes(form(("KES-02", "Ibu bersalin", 5000, value)))
    code, printed, told = ask("spm", "check", path, "--json")
    assert code == 1, told
    found = [one for one in json.loads(printed)["findings"] if one["rule"] == "BACA"]
    assert [(one["sheet"], one["cell"]) for one in found] == [("Capaian", "D2")]
    assert words in found[0]["message"]


def test_numbers_of_both_kinds_are_read(tmp_path: Path, ask: Ask) -> None:
    path = tmp_path / "form.xlsx"
    path.write_bytes(form(("KES-02", "Ibu bersalin", "1.200", "300", "600", "1,200", "", "0")))
    code, printed, told = ask("spm", "index", path, "--json")
    assert code == 0, told
    document = json.loads(printed)
    assert document["services"][0]["index"] == "100.00"
    assert document["region"]["category"] == "Tuntas Paripurna"


def test_shuffled_doubled_and_foreign_rows(tmp_path: Path, ask: Ask) -> None:
    path = tmp_path / "form.xlsx"
    path.write_bytes(
        form(
            ("PU-01", "Rumah tangga", 10, 1, 2, 3),
            ("KES-02", "Ibu bersalin", 100, 10, 20, 30),
            ("KES-02", "Ibu bersalin", 100, 10, 20, 30),
            ("", "Tanpa kode", 5, 5, 5, 5),
        )
    )
    code, printed, _told = ask("spm", "check", path, "--json")
    assert code == 1
    messages = [one["message"] for one in json.loads(printed)["findings"]]
    assert any("dua kali dalam berkas" in one for one in messages)


def test_sums_that_the_file_states_are_recomputed(tmp_path: Path, ask: Ask) -> None:
    path = tmp_path / "form.xlsx"
    path.write_bytes(form(("KES-02", "Ibu bersalin", 100, 10, 20, 30, None, 60)))
    code, printed, _told = ask("spm", "check", path)
    assert code == 1
    assert "R05" in printed
    assert "tertulis 60, seharusnya 70" in printed


def test_a_missing_file(tmp_path: Path, ask: Ask) -> None:
    for command in ("check", "index"):
        code, printed, told = ask("spm", command, tmp_path / "tiada.xlsx")
        assert (code, printed) == (2, "")
        assert told.count("\n") == 1
