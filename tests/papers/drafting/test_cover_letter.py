"""The cover letter prints what was not in order and why the draft goes anyway."""

import io
import json
import zipfile

import openpyxl
import pytest

from tapem.documents.storage import open_file
from tapem.documents.text import render_text
from tapem.drafting.actions import begin_discussion, hand_over, send_correction
from tapem.drafting.choices import CorrectionKind
from tapem.drafting.models import Handover
from tapem.drafting.papers.facts import facts_of
from tapem.drafting.papers.handover import CoverFacts, cover_letter
from tapem.drafting.queries import content_of
from tapem.drafting.rules.digests import digest_of
from tapem.kernel.clock import today
from tests.cast import Cast
from tests.rooms.drafting.conftest import TOMORROW, Made, made
from tests.world import World

__all__ = ["made"]
REASON = "Batas waktu penyampaian 30 November 2022."


@pytest.fixture
def handed(made: Made, cast: Cast, world: World) -> Handover:
    begin_discussion(actor=cast.tapem, draft=made.draft)
    send_correction(
        actor=cast.tapem,
        draft=made.draft,
        agency=world.agencies["dinkes"],
        text="Lengkapi akar masalah.",
        kind=CorrectionKind.PROBLEM,
        due_on=TOMORROW,
        target_node=made["two"],
        target_label="Permasalahan",
    )
    return hand_over(
        actor=cast.tapem, draft=made.draft, reason=REASON, reference_number="180/01/2022"
    )


def test_letter_with_open_corrections(made: Made) -> None:
    facts = facts_of(made.draft, content_of(made.draft), today())
    cover = CoverFacts(
        facts=facts, to_name="Kepala Bagian Hukum Sekretariat Daerah", reference_number="",
        version_label="V1 penyerahan", digest="ab" * 32, due_on=TOMORROW, reason=REASON,
        obstacles=("Bab II: 1 koreksi belum selesai.",), open_corrections=1,
    )  # fmt: skip
    text = render_text(cover_letter(cover))
    for words in (
        "SURAT PENGANTAR", "Kepala Bagian Hukum Sekretariat Daerah", "1 (satu) koreksi",
        "Bab II: 1 koreksi belum selesai.", f"Alasan penyerahan: {REASON}", "ab" * 32,
        "Diterima tanggal", "KEPALA BAGIAN TATA PEMERINTAHAN", "30 November 2022",
    ):  # fmt: skip
        assert words in text


def test_letter_of_a_draft_in_order(made: Made) -> None:
    facts = facts_of(made.draft, content_of(made.draft), today())
    cover = CoverFacts(facts, "Kepala Bagian Hukum", "1", "V1", "x", None, "", (), 0)
    text = render_text(cover_letter(cover))
    assert "tidak ada koreksi terbuka" in text
    assert "Alasan" not in text


def test_package_lists_the_correction_and_the_frozen_tree(handed: Handover) -> None:
    with zipfile.ZipFile(io.BytesIO(open_file(handed.package))) as archive:
        tree = json.loads(archive.read("pohon.json"))
        book = openpyxl.load_workbook(io.BytesIO(archive.read("koreksi-terbuka.xlsx")))
    assert digest_of(tree) == handed.version.digest
    cells = [str(cell.value) for row in book.worksheets[0].iter_rows() for cell in row]
    assert "K-001" in cells
    assert "Bab II" in cells
    assert "Dinkes" in cells
