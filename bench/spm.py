"""The goals of size of the SPM room: a large workbook, many writers, a board of five years.

Everything happens in the example's database of the scratch folder: one agency gets ten
thousand lines, eight processes save cells at once, and eight agencies hold five years.
"""

import io
import multiprocessing
import resource
import sqlite3
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
from django.db import connection, connections
from django.test.utils import CaptureQueriesContext

from bench.measuring import Row, Times, peak_megabytes, timed

if TYPE_CHECKING:
    from tapem.accounts.actors import Actor
    from tapem.spm.models import FormLine

LINES = 10_000
WRITERS, SAVES = 8, 40
YEARS = 5
THINKING = 0.2  # seconds between two cells: people type, and a browser sends three at once


def rows(scratch: Path) -> list[Row]:
    """Measure all three, each beside its bare counterpart, on the example's day."""
    from tapem.kernel.clock import set_clock
    from tapem.ops.example.office import NOON

    set_clock(NOON)
    return [*workbook_rows(scratch), *writer_rows(scratch), board_row()]


# A workbook of ten thousand rows


def workbook_rows(scratch: Path) -> list[Row]:
    """Compare, check and merge a filled quarter of ten thousand rows; bare: read the same file."""
    from tapem.accounts.queries import actor_for
    from tapem.kernel.clock import today

    actor = actor_for("dindik", today())
    content = _filled_quarter(actor)
    path = scratch / "ten-thousand.xlsx"
    path.write_bytes(content)
    bare = timed(lambda: _bare_read(path), 3)
    told = [_in_a_fresh_process(content) for _run in range(3)]
    ours = Times([seconds for seconds, _saved, _peak in told])
    saved, peak = told[0][1], max(peak for _seconds, _saved, peak in told)
    note = f"{ours.p50 / bare.p50:.2f} of the bare read; {saved} cells saved; peak {peak} MB"
    return [Row(f"workbook of {LINES} rows, checked and merged", str(ours), str(bare), note)]


def _in_a_fresh_process(content: bytes) -> tuple[float, int, int]:
    with multiprocessing.get_context("spawn").Pool(1, initializer=_begin) as child:
        told: tuple[float, int, int] = child.apply(_merged, (content,))
    return told


def _begin() -> None:
    """Start a process of its own, which shares no memory with the bench."""
    import django

    django.setup()
    from tapem.kernel.clock import set_clock
    from tapem.ops.example.office import NOON

    set_clock(NOON)


def _filled_quarter(actor: "Actor") -> bytes:
    """Return the agency's workbook with the first quarter of every line filled in Excel."""
    from tapem.documents.xlsx import render_workbook
    from tapem.spm.models import FormLine
    from tapem.spm.papers.workbook import agency_workbook
    from tapem.spm.queries.forms import forms_of

    forms = list(forms_of(actor.region, [2022]).filter(agency=actor.agency))
    FormLine.objects.bulk_create(
        FormLine(
            form=forms[number % len(forms)], block="A", key=f"kel-{number}", unit="orang",
            label=f"Kelompok {number}", position=number,
        )
        for number in range(LINES)
    )  # fmt: skip
    _store_the_year(FormLine.objects.filter(key__startswith="kel-"))
    forms = list(forms_of(actor.region, [2022]).filter(agency=actor.agency))
    meta = {"region": actor.region.code, "agency": str(actor.agency.pk), "year": "2022"}
    book = openpyxl.load_workbook(io.BytesIO(render_workbook(agency_workbook(forms, "Form", meta))))
    sheet = book["A Penerima"]
    titles = {cell.value: cell.column for row in sheet.iter_rows(max_row=5) for cell in row}
    for number in range(5, sheet.max_row + 1):
        sheet.cell(number, titles["Tw I"]).value = number
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _store_the_year(lines: "Iterable[FormLine]") -> None:
    """Let every line hold its need and the other quarters already."""
    from tapem.kernel.clock import now
    from tapem.spm.models import Cell

    figures = {"needed": 40_000, "q2": 20_000, "q3": 30_000}
    Cell.objects.bulk_create(
        Cell(line=line, column=column, state="number", value=value, changed_at=now())
        for line in lines
        for column, value in figures.items()
    )


def _bare_read(path: Path) -> int:
    book = openpyxl.load_workbook(path, data_only=True)
    return sum(1 for sheet in book for row in sheet.iter_rows(values_only=True) if any(row))


def _merged(content: bytes) -> tuple[float, int, int]:
    """Return seconds, saved cells and the peak of memory; the cells are taken away again."""
    from tapem.accounts.queries import actor_for
    from tapem.kernel.clock import today
    from tapem.spm.actions import merge_workbook, upload_workbook
    from tapem.spm.models import Cell, CellRevision

    connections.close_all()
    actor = actor_for("dindik", today())
    start = time.perf_counter()
    upload = upload_workbook(actor=actor, content=content, name="isi.xlsx", year=2022)
    outcome = merge_workbook(actor=actor, upload=upload)
    seconds = time.perf_counter() - start
    assert upload.comparison["findings"]
    for table in (Cell, CellRevision):
        table.objects.filter(line__key__startswith="kel-", column="q1").delete()
    reading = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    return seconds, outcome.saved, max(peak_megabytes(), reading)


# Eight people saving cells at once


def writer_rows(scratch: Path) -> list[Row]:
    """Save cells from eight processes at once; bare: one insert each into a file of its own."""
    from tapem.spm.models import Cell

    before = Cell.objects.count()
    connections.close_all()
    ours = _together(_save_cells)
    lost = WRITERS * (SAVES + 1) - (Cell.objects.count() - before)
    path = scratch / "bare.sqlite3"
    with sqlite3.connect(path) as bare:
        bare.execute("PRAGMA journal_mode=WAL")
        bare.execute("CREATE TABLE cell (id INTEGER PRIMARY KEY, writer INTEGER, value INTEGER)")
    theirs = _together(_insert_bare, str(path))
    note = f"{WRITERS} processes × {SAVES} cells, {lost} lost; bare: one insert, no rules, no trail"
    return [Row(f"saving a cell, {WRITERS} writers", str(ours), str(theirs), note)]


def _together(work: Callable[..., list[float]], *given: object) -> Times:
    """Run the work in all writers at once and gather the seconds of every save."""
    with multiprocessing.get_context("fork").Pool(WRITERS) as pool:
        told = pool.starmap(work, [(writer, *given) for writer in range(WRITERS)], chunksize=1)
    return Times([seconds for one in told for seconds in one])


def _save_cells(writer: int) -> list[float]:
    from tapem.accounts.queries import actor_for
    from tapem.kernel.clock import today
    from tapem.spm.models import AchievementForm

    connections.close_all()
    actor = actor_for("dindik", today())
    forms = AchievementForm.objects.select_related("service", "agency", "region")
    form = forms.filter(agency=actor.agency, year=2022).first()
    keys = list(form.lines.filter(key__startswith="kel-").values_list("key", flat=True))
    mine = keys[writer * (SAVES + 1) : (writer + 1) * (SAVES + 1)]
    _warm, *told = [_one_save(actor, form, key) for key in mine]
    return told


def _one_save(actor: "Actor", form: object, key: str) -> float:
    from tapem.spm.actions import fill_cell

    start = time.perf_counter()
    fill_cell(actor=actor, form=form, line=key, column="q4", text="35.000", version=0)
    seconds = time.perf_counter() - start
    time.sleep(THINKING)
    return seconds


def _insert_bare(writer: int, path: str) -> list[float]:
    bare = sqlite3.connect(path, timeout=20, isolation_level=None)
    found = []
    for value in range(SAVES):
        start = time.perf_counter()
        bare.execute("BEGIN IMMEDIATE")
        bare.execute("INSERT INTO cell (writer, value) VALUES (?, ?)", (writer, value))
        bare.execute("COMMIT")
        found.append(time.perf_counter() - start)
        time.sleep(THINKING)
    return found


# The board of a region and its trend over five years


def board_row() -> Row:
    """Count the queries of board and trend with five years stored; bare: the same queries."""
    from tapem.kernel.clock import today
    from tapem.regions.models import Region
    from tapem.spm.queries.board import board_of
    from tapem.spm.queries.figures import trend

    region = Region.objects.get(code="33.27")
    _without_the_ten_thousand()
    few = _queries(lambda: (board_of(region, 2022, today()), trend(region, [2022])))
    _store_five_years(region)

    def board() -> None:
        board_of(region, 2022, today())
        trend(region, range(2023 - YEARS, 2023))

    many = _queries(board)
    ours = timed(board, 5)
    bare = timed(lambda: _run_bare(many), 5)
    note = f"{len(few)} queries with one year, {len(many)} with {YEARS}; bare: the same queries"
    return Row(
        f"board and trend, 29 services × 7 agencies × {YEARS} years", str(ours), str(bare), note
    )


def _queries(work: Callable[[], object]) -> list[str]:
    with CaptureQueriesContext(connection) as captured:
        work()
    return [query["sql"] for query in captured]


def _run_bare(statements: list[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
            cursor.fetchall()


def _without_the_ten_thousand() -> None:
    from tapem.spm.models import FormLine

    FormLine.objects.filter(key__startswith="kel-").delete()


def _store_five_years(region: object) -> None:
    """Copy the forms of 2021, which are full, into the years before."""
    from tapem.spm.models import AchievementForm, Cell

    for form in AchievementForm.objects.filter(region=region, year=2021):
        lines = [(line, list(line.cells.all())) for line in form.lines.all()]
        for year in range(2023 - YEARS, 2021):
            copy = AchievementForm.objects.get(pk=form.pk)
            copy.pk, copy.year = None, year
            copy.save(force_insert=True)
            for line, cells in lines:
                line.pk, line.form = None, copy
                line.save(force_insert=True)
                Cell.objects.bulk_create(
                    Cell(line=line, column=one.column, state=one.state, value=one.value,
                         changed_at=one.changed_at)
                    for one in cells
                )  # fmt: skip
