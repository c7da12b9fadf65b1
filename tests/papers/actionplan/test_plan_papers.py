"""Annex, instrument and memo: their words against reviewed files, their shape in Word and PDF.

To renew the files after a change on purpose: TAPEM_WRITE_GOLDEN=1, then read the difference.
"""

import io
import os
import subprocess
from pathlib import Path

import docx
import pytest
from docx.shared import Mm

from tapem.actionplan.actions.papers import memo_facts
from tapem.actionplan.models import ActionPlan
from tapem.actionplan.papers import memo, message
from tapem.actionplan.queries import Board, board_of, debts_of
from tapem.documents.blocks import Document
from tapem.documents.docx import render_docx
from tapem.documents.pdf import render_pdf
from tapem.documents.text import render_text, render_whatsapp
from tapem.drafting.papers.facts import InstrumentFacts, facts_of
from tapem.drafting.papers.instrument import annex_paper, instrument
from tapem.kernel.clock import today

GOLDEN = Path(__file__).with_name("golden")


@pytest.fixture
def board(discussed: ActionPlan) -> Board:
    return board_of(discussed)


@pytest.fixture
def facts(board: Board) -> InstrumentFacts:
    return facts_of(board.plan.draft, board.content, today())


def same_as(name: str, text: str) -> None:
    path = GOLDEN / name
    if os.environ.get("TAPEM_WRITE_GOLDEN"):
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8"), f"{name} differs; read the difference"


def of_putr(board: Board, facts: InstrumentFacts) -> tuple[Document, Document]:
    debt = next(d for d in debts_of(board) if d.agency.short_name == "DPU TR")
    told = memo_facts(board, debt, facts)
    return memo(told), message(told)


def test_words_of_the_instrument(facts: InstrumentFacts) -> None:
    same_as("naskah.txt", render_text(instrument(facts)))


def test_words_of_the_annex(facts: InstrumentFacts) -> None:
    same_as("lampiran.txt", render_text(annex_paper(facts)))


def test_words_of_the_memo(board: Board, facts: InstrumentFacts) -> None:
    paper, short = of_putr(board, facts)
    same_as("memo.txt", render_text(paper))
    same_as("memo-whatsapp.txt", render_whatsapp(short))


def test_skeleton_by_the_book(facts: InstrumentFacts) -> None:
    lines = [line for line in render_text(instrument(facts)).splitlines() if line]
    order = [
        "BUPATI PEMALANG", "PROVINSI JAWA TENGAH", "RANCANGAN", "PERATURAN BUPATI PEMALANG",
        "NOMOR ... TAHUN ...", "TENTANG", "DENGAN RAHMAT TUHAN YANG MAHA ESA", "BUPATI PEMALANG,",
        "MEMUTUSKAN:", "BAB I", "Pasal 1", "Pasal 6", "BUPATI PEMALANG,",
        "Pj. SEKRETARIS DAERAH KABUPATEN PEMALANG,", "LAMPIRAN",
    ]  # fmt: skip
    place = -1
    for wanted in order:
        place = lines.index(wanted, place + 1)
    title = lines[lines.index("TENTANG") + 1]
    assert title == facts.about.upper()
    assert "(SPM)" not in title


def test_annex_ends_with_the_signature(facts: InstrumentFacts) -> None:
    lines = [line for line in render_text(annex_paper(facts)).splitlines() if line]
    assert lines[-2] == "BUPATI PEMALANG,"
    assert [line for line in lines if line.startswith("BAB ")] == [
        f"BAB {number}" for number in ("I", "II", "III", "IV", "V", "VI", "VII")
    ]


def test_word_file_lies_on_f4_and_turns_for_the_matrix(facts: InstrumentFacts) -> None:
    word = docx.Document(io.BytesIO(render_docx(annex_paper(facts))))
    sizes = {
        (round(Mm(215) - s.page_width) // 1000, s.page_width > s.page_height) for s in word.sections
    }
    assert {turned for _width, turned in sizes} == {False, True}
    assert {min(s.page_width, s.page_height) // 36000 for s in word.sections} == {215}
    matrix = max(word.tables, key=lambda table: len(table.columns))
    repeated = [row for row in matrix.rows if row._tr.xpath("./w:trPr/w:tblHeader")]
    assert len(repeated) >= 2
    assert matrix.rows[-1].cells[0].text == "Jumlah"


def test_bytes_repeat_and_the_pdf_has_the_same_words(
    facts: InstrumentFacts, tmp_path: Path
) -> None:
    paper = annex_paper(facts)
    assert render_docx(paper) == render_docx(paper)
    path = tmp_path / "lampiran.pdf"
    path.write_bytes(render_pdf(paper))
    text = subprocess.run(
        ["pdftotext", str(path), "-"], capture_output=True, text=True, check=True
    ).stdout
    assert "29 (dua puluh sembilan) jenis pelayanan dasar" in " ".join(text.split())
