"""Recommendations and what the leader makes of them."""

import pytest

from tapem.followups.choices import FollowUpState
from tapem.kernel.errors import NotAllowed, RuleBroken, Stale
from tapem.meetings import actions
from tapem.meetings.choices import RecommendationState
from tapem.meetings.models import Meeting
from tapem.meetings.queries import recommendations_awaiting
from tests.cast import Cast


def test_three_await_a_decision(cast: Cast, cooperation: Meeting) -> None:
    assert recommendations_awaiting(cast.sekda.region).count() == 3


def test_approval_opens_a_followup(cast: Cast, cooperation: Meeting) -> None:
    third = cooperation.recommendations.get(number=3)
    third = actions.decide_recommendation(
        actor=cast.sekda, recommendation=third, state=RecommendationState.APPROVED, version=1
    )
    assert third.followup is not None
    assert (third.followup.agency, third.followup.state) == (cast.tapem.agency, "open")


def test_no_agency_means_the_addressee(cast: Cast, cooperation: Meeting) -> None:
    first = cooperation.recommendations.get(number=1)
    decided = actions.decide_recommendation(
        actor=cast.sekda, recommendation=first, state=RecommendationState.APPROVED
    )
    assert decided.followup is not None
    assert decided.followup.addressee.startswith("Perangkat Daerah leading sector")


def test_amending_keeps_both_wordings(cast: Cast, cooperation: Meeting) -> None:
    third = cooperation.recommendations.get(number=3)
    decided = actions.decide_recommendation(
        actor=cast.sekda,
        recommendation=third,
        state=RecommendationState.AMENDED,
        amended_text="agar mengagendakan pembahasan sisa 4 (empat) PKS.",
    )
    assert decided.text == third.text
    assert decided.followup is not None
    assert decided.followup.what == "agar mengagendakan pembahasan sisa 4 (empat) PKS."


def test_refusal_withdraws_the_followup(cast: Cast, cooperation: Meeting) -> None:
    third = cooperation.recommendations.get(number=3)
    decided = actions.decide_recommendation(
        actor=cast.sekda, recommendation=third, state=RecommendationState.APPROVED
    )
    actions.decide_recommendation(
        actor=cast.sekda,
        recommendation=decided,
        state=RecommendationState.REFUSED,
        note="Belum perlu",
    )
    assert decided.followup is not None
    decided.followup.refresh_from_db()
    assert decided.followup.state == FollowUpState.DROPPED


@pytest.mark.parametrize(
    ("state", "field"),
    [
        (RecommendationState.REFUSED, "note"),
        (RecommendationState.AMENDED, "amended_text"),
        (RecommendationState.PROPOSED, "state"),
    ],
)
def test_what_is_missing(
    cast: Cast, cooperation: Meeting, state: RecommendationState, field: str
) -> None:
    with pytest.raises(RuleBroken) as caught:
        actions.decide_recommendation(
            actor=cast.sekda, recommendation=cooperation.recommendations.get(number=1), state=state
        )
    assert caught.value.field == field


def test_not_while_the_meeting_runs(cast: Cast, running: Meeting) -> None:
    row = actions.recommend(actor=cast.tapem, meeting=running, addressee="OPD", text="agar x")
    with pytest.raises(RuleBroken):
        actions.decide_recommendation(
            actor=cast.sekda, recommendation=row, state=RecommendationState.APPROVED
        )


def test_stale(cast: Cast, cooperation: Meeting) -> None:
    row = cooperation.recommendations.get(number=1)
    actions.decide_recommendation(
        actor=cast.sekda, recommendation=row, state=RecommendationState.APPROVED, version=1
    )
    with pytest.raises(Stale):
        actions.decide_recommendation(
            actor=cast.sekda,
            recommendation=row,
            state=RecommendationState.REFUSED,
            note="x",
            version=1,
        )


@pytest.mark.parametrize("username", ["tapem", "dinkes", "hukum", "tegal", "stranger"])
def test_only_the_leader(cast: Cast, cooperation: Meeting, username: str) -> None:
    with pytest.raises(NotAllowed):
        actions.decide_recommendation(
            actor=cast[username],
            recommendation=cooperation.recommendations.get(number=1),
            state=RecommendationState.APPROVED,
        )
