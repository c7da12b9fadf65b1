"""The report of a meeting as the proofreader reads it."""

import pytest

from tapem.meetings import actions
from tapem.meetings.models import Meeting
from tapem.meetings.proof import Field, lines_of, proof_of, saved_lines
from tapem.proofread.check import proofread
from tapem.proofread.errors import Unreadable
from tests.cast import Cast

RESULTS = "Alinea satu memuat {{ pks.signed|terbilang }} PKS.\n\nDibahas Senin, 29 November 2022."


def test_lines_lead_back_to_their_field(running: Meeting, cast: Cast) -> None:
    actions.write_report(
        actor=cast.tapem, meeting=running, results=RESULTS, conclusions="Perlu ditindaklanjuti."
    )
    proof = proof_of(saved_lines(running, {"pks.signed": 14}))
    assert "14 (empat belas) PKS" in proof.text.source
    finding = next(one for one in proofread(proof.text).findings if one.rule == "DAY-01")
    line = proof.line_at(finding.start)
    assert (line.field, line.label) == (Field.RESULTS, "Hasil 2")
    assert finding.quote in line.words
    for start, end, line in zip(proof.starts, proof.ends, proof.lines, strict=True):
        assert proof.text.source[start:end] == line.words


def test_touched_range_covers_the_prose_only(running: Meeting, cast: Cast) -> None:
    actions.decide(actor=cast.tapem, meeting=running, text="Naskah dilengkapi.")
    proof = proof_of(lines_of(running, "Satu.", "Dua.", {}))
    prose = proof.range_of(Field.RESULTS, Field.CONCLUSIONS)
    assert proof.text.source[prose.start : prose.stop] == "Satu.\nDua."
    assert "Naskah dilengkapi." in proof.text.source


def test_empty_report_is_unreadable(running: Meeting) -> None:
    with pytest.raises(Unreadable):
        proof_of(saved_lines(running, {}))
