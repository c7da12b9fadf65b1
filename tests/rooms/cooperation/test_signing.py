"""The paper of an agreement moves by its checklist and by the signatures of its parties."""

from datetime import date

import pytest

from tapem.cooperation import actions
from tapem.cooperation.choices import (
    ClauseCategory,
    DocumentKind,
    EndReason,
    PaperState,
    SignatoryCapacity,
)
from tapem.cooperation.models import Agreement, StateChange
from tapem.cooperation.queries import register_figures
from tapem.kernel.errors import NotAllowed, RuleBroken, Stale
from tests.cast import Cast
from tests.rooms.cooperation.stage import Stage

DAY = date(2022, 11, 20)
TWO = ("33.27", "33.28")


def sign(cast: Cast, agreement: Agreement, region: object, **changed: object) -> None:
    values: dict[str, object] = {
        "on": DAY,
        "signatory": "Bupati",
        "capacity": SignatoryCapacity.HEAD_OF_REGION,
        "paper_number": "415.4/1/2022",
    }
    actions.sign_as_party(
        actor=cast.tapem,
        agreement=agreement,
        region=region,
        **(values | changed),  # type: ignore[arg-type]
    )


def prepare(cast: Cast, stage: Stage, key: str = "R1") -> Agreement:
    """Bring a draft to the table of signing: parties, leads, clauses, approvals."""
    agreement = stage[key]
    regions = [stage.regions[code] for code in TWO]
    actions.set_parties(actor=cast.tapem, agreement=agreement, parties=regions)
    tegal = regions[1]
    actions.name_lead_agency(
        actor=cast.tapem, agreement=agreement, region=tegal, agency_name="BPBD Kab. Tegal"
    )
    actions.attach_document(
        actor=cast.tapem, agreement=agreement, kind=DocumentKind.DRAFT_TEXT, dated_on=DAY
    )
    for category in list(ClauseCategory)[:8]:
        actions.write_clause(
            actor=cast.tapem, agreement=agreement, category=category, text="Isi materi."
        )
    actions.advance_paper(actor=cast.tapem, agreement=agreement, to=PaperState.REVIEW)
    for region in regions:
        for kind in (DocumentKind.TEAM_APPROVAL, DocumentKind.LEGAL_APPROVAL):
            actions.attach_document(
                actor=cast.tapem, agreement=agreement, kind=kind, dated_on=DAY, of_region=region
            )
    actions.set_term(
        actor=cast.tapem,
        agreement=agreement,
        valid_from=DAY,
        valid_until=date(2027, 11, 19),
        needs_council=False,
    )
    actions.advance_paper(actor=cast.tapem, agreement=agreement, to=PaperState.READY)
    return stage[key]


def test_the_whole_way_to_a_signed_agreement(stage: Stage, cast: Cast) -> None:
    agreement = prepare(cast, stage)
    for code in TWO:
        sign(cast, agreement, stage.regions[code])
    signed = stage["R1"]
    assert signed.paper_state == PaperState.SIGNED
    assert signed.signed_on == DAY
    figures = register_figures(stage.alliance)
    assert (figures.signed, figures.pending, figures.planned) == (15, 3, 18)


def test_one_signature_of_two_is_partly_signed(stage: Stage, cast: Cast) -> None:
    sign(cast, prepare(cast, stage), stage.regions["33.27"])
    assert stage["R1"].paper_state == PaperState.PARTLY_SIGNED
    assert register_figures(stage.alliance).signed == 14


def test_the_log_keeps_each_state_in_the_order_of_recording(stage: Stage, cast: Cast) -> None:
    agreement = prepare(cast, stage)
    for code in TWO:
        sign(cast, agreement, stage.regions[code])
    changes = StateChange.objects.filter(agreement=agreement).order_by("pk")
    states = ["drafting", "review", "ready", "partly_signed", "signed"]
    assert [change.new for change in changes] == states


def test_a_partner_signs_for_itself_only(stage: Stage, cast: Cast) -> None:
    agreement = prepare(cast, stage)
    values = {
        "agreement": agreement,
        "on": DAY,
        "signatory": "Bupati Tegal",
        "capacity": SignatoryCapacity.HEAD_OF_REGION,
        "paper_number": "415.4/9/2022",
    }
    actions.sign_as_party(actor=cast.tegal, region=stage.regions["33.28"], **values)
    with pytest.raises(NotAllowed):
        actions.sign_as_party(actor=cast.tegal, region=stage.regions["33.27"], **values)


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"on": date(2022, 12, 24)}, "on"),
        ({"on": date(1899, 1, 1)}, "on"),
        ({"signatory": " "}, "signatory"),
        ({"signatory": "x" * 201}, "signatory"),
        ({"paper_number": ""}, "paper_number"),
        ({"capacity": SignatoryCapacity.PROXY}, "power_of_attorney"),
    ],
)
def test_faulty_signatures_are_refused(
    stage: Stage, cast: Cast, changed: dict[str, object], field: str
) -> None:
    agreement = prepare(cast, stage)
    with pytest.raises(RuleBroken) as caught:
        sign(cast, agreement, stage.regions["33.27"], **changed)
    assert caught.value.field == field
    assert stage["R1"].paper_state == PaperState.READY


def test_nobody_signs_twice(stage: Stage, cast: Cast) -> None:
    agreement = prepare(cast, stage)
    sign(cast, agreement, stage.regions["33.27"])
    with pytest.raises(RuleBroken, match="sudah menandatangani"):
        sign(cast, agreement, stage.regions["33.27"])


def test_a_region_that_is_no_party_cannot_sign(stage: Stage, cast: Cast) -> None:
    with pytest.raises(RuleBroken):
        sign(cast, prepare(cast, stage), stage.regions["33.02"])


def test_a_draft_cannot_be_signed(stage: Stage, cast: Cast) -> None:
    actions.set_parties(
        actor=cast.tapem, agreement=stage["R1"], parties=[stage.regions[code] for code in TWO]
    )
    with pytest.raises(RuleBroken, match="belum siap"):
        sign(cast, stage["R1"], stage.regions["33.27"])


def test_review_names_every_missing_matter(stage: Stage, cast: Cast) -> None:
    with pytest.raises(RuleBroken, match="keadaan memaksa"):
        actions.advance_paper(actor=cast.tapem, agreement=stage["R1"], to=PaperState.REVIEW)


def test_a_move_that_the_table_does_not_know(stage: Stage, cast: Cast) -> None:
    with pytest.raises(RuleBroken, match="tidak dapat langsung"):
        actions.advance_paper(actor=cast.tapem, agreement=stage["P01"], to=PaperState.DRAFTING)


def test_cancelling_needs_a_reason_and_leaves_the_figures(stage: Stage, cast: Cast) -> None:
    with pytest.raises(RuleBroken) as caught:
        actions.advance_paper(actor=cast.tapem, agreement=stage["R4"], to=PaperState.CANCELLED)
    assert caught.value.field == "reason"
    actions.advance_paper(
        actor=cast.tapem, agreement=stage["R4"], to=PaperState.CANCELLED, reason="Tidak jadi"
    )
    figures = register_figures(stage.alliance)
    assert (figures.planned, figures.pending, figures.cancelled) == (17, 3, 1)


def test_a_stale_move_shows_both(stage: Stage, cast: Cast) -> None:
    with pytest.raises(Stale) as caught:
        actions.advance_paper(
            actor=cast.tapem,
            agreement=stage["R4"],
            to=PaperState.CANCELLED,
            reason="Tidak jadi",
            version=99,
        )
    assert (caught.value.theirs, caught.value.mine) == ("Disusun", "Dibatalkan")


def test_a_partner_moves_no_paper(stage: Stage, cast: Cast) -> None:
    for member in ("tegal", "bpbd", "sekda", "stranger"):
        with pytest.raises(NotAllowed):
            actions.advance_paper(
                actor=cast[member], agreement=stage["R1"], to=PaperState.CANCELLED, reason="x"
            )


def test_in_force_then_terminated_with_reason_and_paper(stage: Stage, cast: Cast) -> None:
    agreement = prepare(cast, stage)
    for code in TWO:
        sign(cast, agreement, stage.regions[code])
    actions.advance_paper(actor=cast.tapem, agreement=agreement, to=PaperState.IN_FORCE)
    with pytest.raises(RuleBroken, match="Naskah pengakhiran"):
        actions.advance_paper(
            actor=cast.tapem,
            agreement=agreement,
            to=PaperState.TERMINATED,
            reason="Tujuan tercapai",
            end_reason=EndReason.GOAL_REACHED,
        )
    actions.attach_document(
        actor=cast.tapem, agreement=agreement, kind=DocumentKind.TERMINATION, dated_on=DAY
    )
    ended = actions.advance_paper(
        actor=cast.tapem,
        agreement=agreement,
        to=PaperState.TERMINATED,
        reason="Tujuan tercapai",
        end_reason=EndReason.GOAL_REACHED,
    )
    assert ended.paper_state == PaperState.TERMINATED
    assert register_figures(stage.alliance).signed == 15


def test_what_was_recorded_as_signed_is_filled_in_later(stage: Stage, cast: Cast) -> None:
    for code in ("33.27", "33.26"):
        sign(cast, stage["P01"], stage.regions[code], on=date(2020, 3, 1), copy_received=True)
    agreement = stage["P01"]
    assert agreement.signed_on == date(2020, 3, 1)
    assert agreement.paper_state == PaperState.SIGNED


def test_a_copy_is_received(stage: Stage, cast: Cast) -> None:
    party = actions.receive_copy(
        actor=cast.pekalongan, agreement=stage["P01"], region=stage.regions["33.26"]
    )
    assert party.copy_received
