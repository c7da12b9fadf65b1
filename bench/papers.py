"""Report and annex beside plain python-docx and plain typst with the same content."""

import io
import json
from collections.abc import Iterator

import docx
import typst

from bench.measuring import Row, timed
from tapem.documents.blocks import Document, Table
from tapem.documents.docx import render_docx
from tapem.documents.pdf import render_pdf
from tapem.documents.text import render_text
from tapem.kernel import clock

RUNS = 5
PLAIN = """
#let told = json(bytes(sys.inputs.told))
#for text in told.lines { par(text) }
#for rows in told.tables { table(columns: rows.at(0).len(), ..rows.flatten()) }
"""


def rows() -> list[Row]:
    """Measure the report of the first meeting and the annex of the draft."""
    from tapem.drafting.models import Draft
    from tapem.drafting.papers.facts import facts_of as draft_facts
    from tapem.drafting.papers.instrument import annex_paper
    from tapem.drafting.queries import content_of
    from tapem.meetings.models import Meeting
    from tapem.meetings.papers.facts import facts_of as meeting_facts
    from tapem.meetings.papers.report import report

    meeting = Meeting.objects.order_by("held_on").first()
    draft = Draft.objects.get()
    today = clock.today()

    def composed_annex() -> Document:
        return annex_paper(draft_facts(draft, content_of(draft), today))

    paper, annex = report(meeting_facts(meeting)), composed_annex()
    note = "bare python-docx, same content"
    return [
        Row("report, composed", str(timed(lambda: report(meeting_facts(meeting)), RUNS)), "–"),
        Row("report docx", *_both(render_docx, _plain_docx, paper), note),
        Row("annex, composed", str(timed(composed_annex, RUNS)), "–"),
        Row("annex docx", *_both(render_docx, _plain_docx, annex), note),
        Row("annex pdf", *_both(render_pdf, _plain_pdf, annex), "bare typst, same content"),
    ]


def _both(ours: object, bare: object, document: Document) -> tuple[str, str]:
    return str(timed(lambda: ours(document), RUNS)), str(timed(lambda: bare(document), RUNS))


def _lines(document: Document) -> list[str]:
    return [line for line in render_text(document).split("\n") if line.strip()]


def _tables(document: Document) -> Iterator[list[list[str]]]:
    for block in document.blocks:
        if isinstance(block, Table) and block.rows:
            width = len(block.columns)
            texts = [[_text(cell) for cell in row.cells] for row in block.rows]
            yield [(row + [""] * width)[:width] for row in texts]


def _text(cell: object) -> str:
    return cell if isinstance(cell, str) else str(getattr(cell, "text", ""))


def _plain_docx(document: Document) -> bytes:
    word = docx.Document()
    for line in _lines(document):
        word.add_paragraph(line)
    for rows_of_table in _tables(document):
        table = word.add_table(len(rows_of_table), len(rows_of_table[0]))
        for row, texts in zip(table.rows, rows_of_table, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
    stream = io.BytesIO()
    word.save(stream)
    return stream.getvalue()


def _plain_pdf(document: Document) -> bytes:
    told = json.dumps({"lines": _lines(document), "tables": list(_tables(document))})
    return typst.compile(PLAIN.encode(), sys_inputs={"told": told}, format="pdf")
