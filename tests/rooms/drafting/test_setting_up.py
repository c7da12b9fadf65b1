"""Starting a draft, naming and releasing owners, citing, recording stages."""

from datetime import date, timedelta

import pytest

from tapem.drafting.actions import (
    add_node,
    agree_to_chapter,
    begin_discussion,
    cite,
    hand_over,
    keep_citation,
    receive_handover,
    record_stage,
    release_owner,
    start_draft,
)
from tapem.drafting.choices import CitationKind, DraftState, InstrumentKind, NodeKind
from tapem.drafting.models import Citation, Draft, Handover, NodeOwner
from tapem.drafting.queries.citations import citable
from tapem.drafting.queries.trail import history_of_draft, history_of_unit
from tapem.kernel.errors import Invalid, NotAllowed, RuleBroken, Stale
from tests.cast import Cast
from tests.rooms.drafting.conftest import Made

TODAY = date(2022, 11, 29)
REASON = "Contoh: batas waktu besok."


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"about": " "}, "about"),
        ({"about": "Rencana (RA)"}, "about"),
        ({"about": "x" * 301}, "about"),
        ({"short_title": ""}, "short_title"),
        ({"short_title": "x" * 121}, "short_title"),
        ({"first_year": None}, "first_year"),
        ({"last_year": None}, "last_year"),
        ({"last_year": 2020}, "last_year"),
        ({"last_year": 2060}, "last_year"),
        ({"first_year": 1900}, "first_year"),
    ],
)
def test_a_draft_says_what_is_wrong(cast: Cast, wrong: dict[str, object], field: str) -> None:
    good: dict[str, object] = {
        "kind": InstrumentKind.REGENT_REGULATION, "about": "Contoh Lain",
        "short_title": "Raperbup Lain", "first_year": 2022, "last_year": 2026,
    }  # fmt: skip
    with pytest.raises(Invalid) as refused:
        start_draft(actor=cast.tapem, **(good | wrong))  # type: ignore[arg-type]  # wrong on purpose
    assert set(refused.value.problems) == {field}
    assert not Draft.objects.exists()
    assert start_draft(actor=cast.tapem, **good).pk  # type: ignore[arg-type]  # the same call, right


def test_a_draft_is_begun_once_and_before_its_day(made: Made, cast: Cast) -> None:
    same = {"kind": InstrumentKind.REGENT_REGULATION, "short_title": "Lagi"}
    with pytest.raises(RuleBroken, match="sudah ada"):
        start_draft(actor=cast.tapem, about="Rencana Aksi Contoh", **same)  # type: ignore[arg-type]  # fields as a table
    with pytest.raises(RuleBroken, match="sudah lewat"):
        start_draft(
            actor=cast.tapem, about="Lain", due_on=TODAY - timedelta(days=1), **same,  # type: ignore[arg-type]  # fields as a table
        )  # fmt: skip


def test_an_owner_is_released_with_a_reason_until_it_agreed(made: Made, cast: Cast) -> None:
    owner = NodeOwner.objects.get()
    with pytest.raises(RuleBroken, match="alasan"):
        release_owner(actor=cast.tapem, owner=owner, reason=" ")
    with pytest.raises(NotAllowed):
        release_owner(actor=cast.dinkes, owner=owner, reason=REASON)
    agree_to_chapter(actor=cast.dinkes, owner=owner)
    with pytest.raises(RuleBroken, match="sudah menyetujui"):
        release_owner(actor=cast.tapem, owner=owner, reason=REASON)
    NodeOwner.objects.update(agreed_at=None)
    release_owner(actor=cast.tapem, owner=NodeOwner.objects.get(), reason=REASON)
    assert not NodeOwner.objects.exists()


def kept(cast: Cast, **other: object) -> Citation:
    facts: dict[str, object] = {
        "kind": CitationKind.GOVERNMENT_REGULATION, "number": "2", "year": 2018,
        "about": "Standar Pelayanan Minimal", "source": "contoh",
    }  # fmt: skip
    return keep_citation(actor=cast.tapem, **(facts | other))  # type: ignore[arg-type]  # fields as a table


@pytest.mark.parametrize(
    "wrong",
    [{"number": ""}, {"year": 2023}, {"year": 1800}, {"about": ""}, {"about": "x" * 401}, {"source": " "}],
)  # fmt: skip
def test_a_regulation_says_what_is_wrong(cast: Cast, wrong: dict[str, object]) -> None:
    with pytest.raises(Invalid) as refused:
        kept(cast, **wrong)
    assert set(refused.value.problems) == set(wrong)
    assert kept(cast).pk


def test_a_regulation_is_cited_once(made: Made, cast: Cast) -> None:
    regulation = kept(cast)
    assert list(citable(cast.tapem, made.draft)) == [regulation]
    cite(actor=cast.tapem, draft=made.draft, citation=regulation)
    assert not citable(cast.tapem, made.draft).exists()
    with pytest.raises(RuleBroken, match="sudah ada"):
        cite(actor=cast.tapem, draft=made.draft, citation=regulation)


def test_a_regulation_that_another_region_cites_stays_as_it_is(made: Made, cast: Cast) -> None:
    """National regulations are one register: mending one would change the others' Mengingat."""
    regulation = kept(cast)
    cite(actor=cast.tapem, draft=made.draft, citation=regulation)
    assert kept(cast, about="Standar Pelayanan Minimal (SPM)").pk == regulation.pk
    with pytest.raises(NotAllowed) as refused:
        keep_citation(
            actor=cast.stranger, kind=CitationKind.GOVERNMENT_REGULATION, number="2", year=2018,
            about="Hal lain", source="contoh",
        )  # fmt: skip
    assert refused.value.who_can
    regulation.refresh_from_db()
    assert regulation.about == "Standar Pelayanan Minimal (SPM)"


def with_legal(made: Made, cast: Cast, *, receive: bool = True) -> Draft:
    begin_discussion(actor=cast.tapem, draft=made.draft)
    handover = hand_over(actor=cast.tapem, draft=made.draft, reason=REASON)
    if receive:
        receive_handover(actor=cast["hukum"], handover=handover)
    return Draft.objects.get()


def step(cast: Cast, to: DraftState, **other: object) -> None:
    draft = Draft.objects.get()
    facts: dict[str, object] = {"held_on": TODAY, "version": draft.version}
    record_stage(actor=cast["hukum"], draft=draft, to=to, **(facts | other))  # type: ignore[arg-type]  # fields as a table


def test_nothing_enters_a_draft_that_is_with_the_legal_section(made: Made, cast: Cast) -> None:
    draft = with_legal(made, cast)
    with pytest.raises(NotAllowed):
        cite(actor=cast.tapem, draft=draft, citation=kept(cast))
    with pytest.raises(NotAllowed):
        add_node(actor=cast.tapem, draft=draft, kind=NodeKind.CONSIDERING, body="bahwa")


def test_a_draft_walks_to_the_gazette(made: Made, cast: Cast) -> None:
    with_legal(made, cast)
    step(cast, DraftState.HARMONISATION)
    step(cast, DraftState.FACILITATION, reference_number="180/12")
    with pytest.raises(Invalid) as refused:
        step(cast, DraftState.ENACTED)
    assert set(refused.value.problems) == {"reference_number"}
    step(cast, DraftState.ENACTED, reference_number="12")
    step(cast, DraftState.PROMULGATED, reference_number="12")
    assert Draft.objects.get().state == DraftState.PROMULGATED
    assert made.draft.stages.count() == 4
    acts = set(history_of_draft(made.draft).values_list("act", flat=True))
    assert {"drafting.stage_recorded", "drafting.started", "drafting.handed_over"} <= acts


def test_a_stage_that_is_wrong_is_refused(made: Made, cast: Cast) -> None:
    with_legal(made, cast)
    for wrong, field in (
        ({"held_on": TODAY + timedelta(days=1)}, "held_on"),
        ({"held_on": TODAY - timedelta(days=1)}, "held_on"),
        ({"reference_number": "x" * 81}, "reference_number"),
        ({"note": "x" * 301}, "note"),
    ):
        with pytest.raises(Invalid) as refused:
            step(cast, DraftState.HARMONISATION, **wrong)
        assert set(refused.value.problems) == {field}
    with pytest.raises(RuleBroken, match="tidak dapat mengikuti"):
        step(cast, DraftState.PROMULGATED, reference_number="1")
    with pytest.raises(Stale):
        step(cast, DraftState.HARMONISATION, version=1)
    with pytest.raises(NotAllowed):
        record_stage(
            actor=cast.tapem, draft=made.draft, to=DraftState.HARMONISATION, held_on=TODAY, version=1
        )  # fmt: skip


def test_a_receipt_comes_first(made: Made, cast: Cast) -> None:
    with_legal(made, cast, receive=False)
    with pytest.raises(RuleBroken, match="tanda terima"):
        step(cast, DraftState.HARMONISATION)
    receive_handover(actor=cast["hukum"], handover=Handover.objects.get())
    step(cast, DraftState.HARMONISATION)


def test_the_way_back_to_the_team_needs_a_note_and_opens_the_text(made: Made, cast: Cast) -> None:
    with_legal(made, cast)
    step(cast, DraftState.HARMONISATION)
    with pytest.raises(Invalid) as refused:
        step(cast, DraftState.DISCUSSION)
    assert set(refused.value.problems) == {"note"}
    step(cast, DraftState.DISCUSSION, note="Perbaiki Pasal 3.")
    cite(actor=cast.tapem, draft=Draft.objects.get(), citation=kept(cast))


def test_the_history_of_a_chapter_tells_of_its_units_and_owner(made: Made, cast: Cast) -> None:
    labels = list(history_of_unit(made["two"]).values_list("act", flat=True))
    assert labels.count("drafting.node_added") == 2
    assert "drafting.owner_named" in labels
    assert "drafting.owner_named" not in history_of_unit(made["one"]).values_list("act", flat=True)


def test_the_history_outlives_the_owner(made: Made, cast: Cast) -> None:
    release_owner(actor=cast.tapem, owner=NodeOwner.objects.get(), reason=REASON)
    told = {entry.act: entry for entry in history_of_unit(made["two"])}
    assert told["drafting.owner_named"].changes["agency"][1] == "Dinas Kesehatan"
    assert told["drafting.owner_released"].changes["agency"] == ["Dinas Kesehatan", None]
    assert told["drafting.owner_released"].reason == REASON
