"""A draft as the proofreader reads it: zones, places, gate and package."""

import io
import json
import zipfile

import pytest

from tapem.documents.storage import open_file
from tapem.drafting.actions import (
    add_node,
    begin_discussion,
    edit_node,
    hand_over,
    seal_chapter,
)
from tapem.drafting.choices import NodeKind
from tapem.drafting.proof import Part, ReviewedDraft, proof_of, review_draft, subject_of
from tapem.drafting.queries import content_of, gate_of, typed_content
from tapem.kernel.decisions import ALLOWED
from tapem.kernel.errors import Invalid
from tapem.proofread.tree import Zone
from tapem.review.actions import dismiss_finding
from tests.cast import Cast
from tests.rooms.drafting.conftest import Made

FAULT = "Sudah terbit 14 (lima belas) dokumen, dibahas Senin, 29 November 2022."


@pytest.fixture
def faulty(made: Made, cast: Cast) -> Made:
    add_node(
        actor=cast.tapem,
        draft=made.draft,
        kind=NodeKind.CONSIDERING,
        body="bahwa perlu menetapkan Peraturan Bupati tentang Rencana Aksi Contoh",
    )
    article = add_node(actor=cast.tapem, draft=made.draft, kind=NodeKind.ARTICLE)
    for words in ("Rencana aksi ditetapkan.", "Rencana aksi dilaksanakan."):
        add_node(
            actor=cast.tapem,
            draft=made.draft,
            kind=NodeKind.CLAUSE,
            parent=article,
            body=words,
        )
    edit_node(actor=cast.tapem, node=made["one_text"], body=FAULT, version=1)
    return made


def reviewed(made: Made) -> ReviewedDraft:
    return review_draft(made.draft, content_of(made.draft))


def test_zones_come_out_as_on_paper(faulty: Made) -> None:
    text = proof_of(faulty.draft, content_of(faulty.draft)).text
    wanted = (Zone.TITLE, Zone.CONSIDERING, Zone.DECREE, Zone.BODY, Zone.CLOSING, Zone.ANNEX)
    assert all(text.has_zone(zone) for zone in wanted)
    assert len(text.articles) == 1


def test_each_stretch_leads_back_to_the_same_words(faulty: Made) -> None:
    content = content_of(faulty.draft)
    proof = proof_of(faulty.draft, content)
    for stretch in proof.stretches:
        spot = proof.spot(stretch.start, stretch.end)
        block = content.block(spot.unit)
        if block is None or spot.part is Part.CELL:
            continue
        words = block.title if spot.part is Part.TITLE else block.text
        printed = proof.text.source[stretch.start : stretch.end]
        assert words[spot.start : spot.end].casefold() == printed.casefold()


def test_finding_leads_to_the_unit_that_was_written(faulty: Made) -> None:
    found = reviewed(faulty)
    finding = next(one for one in found.findings.open if one.rule == "NUM-01")
    spot = found.spot(finding)
    assert spot.unit == str(faulty["one_text"].pk)
    assert FAULT[spot.start : spot.end] == finding.quote
    assert found.label(finding) == "Bab I, Alinea"


def test_typed_text_is_read_before_it_is_saved(faulty: Made) -> None:
    node = faulty["two_text"]
    content = typed_content(node, "", "Dari 5 (enam) layanan.")
    found = review_draft(faulty.draft, content, unit=str(node.pk))
    assert [one.rule for one in found.findings.open if one.rule == "NUM-01"] == ["NUM-01"]
    assert all(found.spot(one).unit == str(node.pk) for one in found.findings.open)
    node.refresh_from_db()
    assert "5 (enam)" not in node.body


def test_errors_ask_for_a_reason_at_the_hand_over(faulty: Made, cast: Cast) -> None:
    begin_discussion(actor=cast.tapem, draft=faulty.draft)
    for name in ("one", "two"):
        seal_chapter(actor=cast.tapem, node=faulty[name])
    texts = [one.text for one in gate_of(faulty.draft, content_of(faulty.draft))]
    assert any("Pemeriksa naskah" in text and "NUM-01" in text for text in texts)
    with pytest.raises(Invalid):
        hand_over(actor=cast.tapem, draft=faulty.draft)
    assert hand_over(actor=cast.tapem, draft=faulty.draft, reason="Batas waktu.").package


def test_dismissed_errors_hold_nothing_back_and_travel_with_their_reason(
    faulty: Made, cast: Cast
) -> None:
    begin_discussion(actor=cast.tapem, draft=faulty.draft)
    for name in ("one", "two"):
        seal_chapter(actor=cast.tapem, node=faulty[name])
    for finding in reviewed(faulty).findings.blocking:
        dismiss_finding(
            actor=cast.tapem,
            editing=ALLOWED,
            subject=subject_of(faulty.draft),
            finding=finding,
            reason="kutipan risalah",
        )
    assert not [
        one for one in gate_of(faulty.draft, content_of(faulty.draft)) if "Pemeriksa" in one.text
    ]
    handed = hand_over(actor=cast.tapem, draft=faulty.draft)
    with zipfile.ZipFile(io.BytesIO(open_file(handed.package))) as parcel:
        told = json.loads(parcel.read("lint.json"))
    dismissed = next(one for one in told["dismissed"] if one["rule"] == "NUM-01")
    assert dismissed["reason"] == "kutipan risalah"
    assert dismissed["by"] == cast.tapem.label
    assert dismissed["unit"] == str(faulty["one_text"].pk)
