"""Signed copies and addenda: only scans, only of what is signed, each with its hash."""

import hashlib
from datetime import date

import pytest

from tapem.audit.models import Entry
from tapem.cooperation import actions
from tapem.cooperation.choices import ClauseCategory, PaperState
from tapem.cooperation.models import Addendum
from tapem.cooperation.queries import addenda_visible_to, papers_kept_for
from tapem.documents.errors import FileRefused
from tapem.documents.storage import open_file
from tapem.kernel.errors import DomainError, NotAllowed, RuleBroken
from tests.cast import Cast
from tests.rooms.cooperation.stage import Stage

PDF = b"%PDF-1.7\ncontoh naskah\n%%EOF"
DAY = date(2020, 3, 1)


def keep(cast: Cast, stage: Stage, code: str = "33.27", **changed: object) -> object:
    values: dict[str, object] = {
        "actor": cast.tapem,
        "agreement": stage["P01"],
        "region": stage.regions[code],
        "dated_on": DAY,
        "content": PDF,
        "name": "pks-kali-keruh.pdf",
    }
    return actions.keep_signed_copy(**(values | changed))  # type: ignore[arg-type]


def amend(cast: Cast, stage: Stage, **changed: object) -> Addendum:
    values: dict[str, object] = {
        "actor": cast.tapem,
        "agreement": stage["P01"],
        "number": "415.4/7/2021",
        "dated_on": date(2021, 5, 4),
        "matter": ClauseCategory.FUNDING,
        "changes_text": "Pasal 7: biaya pemeliharaan dibagi dua.",
    }
    return actions.record_addendum(**(values | changed))  # type: ignore[arg-type]


def test_a_signed_copy_is_kept_with_its_hash_and_noted_at_its_party(
    stage: Stage, cast: Cast
) -> None:
    document = keep(cast, stage)
    file = document.file  # type: ignore[attr-defined]
    assert open_file(file) == PDF
    assert file.sha256 == hashlib.sha256(PDF).hexdigest()
    assert "pks" not in file.storage_name
    assert stage["P01"].parties.get(party_region__code="33.27").copy_received
    entry = Entry.objects.filter(act="cooperation.signed-copy-kept").get()
    assert file.sha256[:12] in str(entry.changes)


def test_a_later_copy_leaves_the_earlier_one(stage: Stage, cast: Cast) -> None:
    keep(cast, stage)
    keep(cast, stage, name="pindai-ulang.PDF")
    assert stage["P01"].documents.filter(file__isnull=False).count() == 2


@pytest.mark.parametrize(
    ("changed", "problem"),
    [
        ({"name": "naskah.docx"}, RuleBroken),
        ({"name": "naskah"}, RuleBroken),
        ({"name": "naskah.pdf.exe"}, RuleBroken),
        ({"content": b""}, FileRefused),
        ({"content": b"MZ program"}, FileRefused),
        ({"content": PDF, "name": "foto.png"}, FileRefused),
        ({"dated_on": date(2022, 12, 24)}, RuleBroken),
        ({"dated_on": date(1901, 1, 1)}, RuleBroken),
        ({"reference_number": "9" * 121}, RuleBroken),
    ],
)
def test_faulty_copies_are_refused(
    stage: Stage, cast: Cast, changed: dict[str, object], problem: type[DomainError]
) -> None:
    with pytest.raises(problem) as caught:
        keep(cast, stage, **changed)
    assert caught.value.field in {"file", "dated_on", "reference_number"}
    assert not stage["P01"].documents.filter(file__isnull=False).exists()


def test_an_unsigned_agreement_has_no_signed_copy(stage: Stage, cast: Cast) -> None:
    with pytest.raises(RuleBroken, match="belum ditandatangani"):
        keep(cast, stage, agreement=stage["R1"])


def test_a_partner_keeps_its_own_copy_and_no_other(stage: Stage, cast: Cast) -> None:
    keep(cast, stage, actor=cast.pekalongan, code="33.26")
    with pytest.raises(NotAllowed):
        keep(cast, stage, actor=cast.pekalongan, code="33.27")
    with pytest.raises(RuleBroken):
        keep(cast, stage, code="33.02")


def test_copies_and_addenda_are_for_the_parties(stage: Stage, cast: Cast) -> None:
    keep(cast, stage)
    amend(cast, stage)
    for member, seen in (("tapem", 1), ("dinkes", 1), ("pekalongan", 1), ("tegal", 0)):
        assert papers_kept_for(cast[member]).count() == seen
        assert addenda_visible_to(cast[member]).count() == seen
    assert papers_kept_for(cast.stranger).count() == 0


def test_addenda_are_numbered_and_say_what_they_change(stage: Stage, cast: Cast) -> None:
    first = amend(cast, stage)
    second = amend(cast, stage, number="415.4/9/2022", content=PDF, name="adendum.pdf")
    assert (first.ordinal, second.ordinal) == (1, 2)
    assert first.file is None
    assert second.file is not None
    entry = Entry.objects.filter(subject_key=str(first.pk)).get()
    assert entry.changes["changes"] == [None, "Pasal 7: biaya pemeliharaan dibagi dua."]


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"number": " "}, "number"),
        ({"number": "x" * 121}, "number"),
        ({"changes_text": ""}, "changes_text"),
        ({"changes_text": "x" * 5001}, "changes_text"),
        ({"dated_on": date(2022, 12, 24)}, "dated_on"),
        ({"content": PDF, "name": "adendum.docx"}, "file"),
    ],
)
def test_faulty_addenda_are_refused(
    stage: Stage, cast: Cast, changed: dict[str, object], field: str
) -> None:
    with pytest.raises(DomainError) as caught:
        amend(cast, stage, **changed)
    assert caught.value.field == field
    assert not Addendum.objects.exists()


def test_the_same_number_is_recorded_once(stage: Stage, cast: Cast) -> None:
    amend(cast, stage)
    with pytest.raises(RuleBroken, match="sudah dicatat"):
        amend(cast, stage, number="415.4/7/2021 ".upper())


def test_an_addendum_follows_the_signing(stage: Stage, cast: Cast) -> None:
    signed = actions.record_already_signed(
        actor=cast.tapem, alliance=stage.alliance, title="Sampah", signed_on=date(2022, 6, 1)
    )
    with pytest.raises(RuleBroken, match="mendahului") as caught:
        amend(cast, stage, agreement=signed, dated_on=date(2022, 5, 31))
    assert caught.value.field == "dated_on"
    assert amend(cast, stage, agreement=signed, dated_on=date(2022, 6, 1)).ordinal == 1


def test_a_draft_is_not_amended(stage: Stage, cast: Cast) -> None:
    assert stage["R1"].paper_state == PaperState.DRAFTING
    with pytest.raises(RuleBroken, match="ditandatangani"):
        amend(cast, stage, agreement=stage["R1"])


def test_only_the_host_records_an_addendum(stage: Stage, cast: Cast) -> None:
    for member in ("pekalongan", "dputr", "sekda", "stranger"):
        with pytest.raises(NotAllowed):
            amend(cast, stage, actor=cast[member])


def test_the_copy_of_an_addendum_follows_once(stage: Stage, cast: Cast) -> None:
    addendum = amend(cast, stage)
    sent = {"addendum": addendum, "content": PDF, "name": "adendum.pdf"}
    with pytest.raises(NotAllowed):
        actions.keep_addendum_copy(actor=cast.pekalongan, **sent)  # type: ignore[arg-type]
    kept = actions.keep_addendum_copy(actor=cast.tapem, **sent)  # type: ignore[arg-type]
    assert kept.file is not None
    with pytest.raises(RuleBroken, match="sudah disimpan"):
        actions.keep_addendum_copy(actor=cast.tapem, **sent)  # type: ignore[arg-type]
