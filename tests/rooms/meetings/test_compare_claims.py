"""Three against four: claims, discrepancies, and the report that waits for them."""

import pytest

from tapem.audit.models import Entry
from tapem.kernel.errors import NotAllowed, RuleBroken, Stale
from tapem.meetings import actions
from tapem.meetings.choices import DiscrepancyState, ReportState
from tapem.meetings.models import Discrepancy, Meeting
from tapem.meetings.queries import report_of
from tests.cast import Cast
from tests.rooms.meetings.replay import FIGURES


@pytest.fixture
def found(cast: Cast, cooperation: Meeting) -> Discrepancy:
    (row,) = actions.compare_claims(actor=cast.tapem, meeting=cooperation, computed=FIGURES)
    return row


def test_three_against_four(found: Discrepancy) -> None:
    assert found.other_claim is not None
    assert (found.claim.value, found.other_claim.value, found.computed) == (3, 4, 4)
    assert found.claim.quote == "sisa 3 (tiga) PKS"
    assert found.other_claim.quote == "masih menyisakan 4 (empat) PKS"
    assert found.state == DiscrepancyState.OPEN


def test_comparing_again_changes_nothing(cast: Cast, found: Discrepancy) -> None:
    actions.explain_discrepancy(actor=cast.tapem, discrepancy=found, explanation="Salah ketik")
    (again,) = actions.compare_claims(actor=cast.tapem, meeting=found.meeting, computed=FIGURES)
    assert (again.pk, again.state) == (found.pk, DiscrepancyState.EXPLAINED)


def test_other_data_open_it_anew(cast: Cast, found: Discrepancy) -> None:
    actions.explain_discrepancy(actor=cast.tapem, discrepancy=found, explanation="Salah ketik")
    rows = actions.compare_claims(
        actor=cast.tapem, meeting=found.meeting, computed=FIGURES | {"pks.pending": 5}
    )
    assert {(row.claim.value, row.computed, row.state) for row in rows} == {
        (4, 5, "open"),
        (3, 5, "open"),
    }


def test_gone_when_the_data_agree(cast: Cast, found: Discrepancy) -> None:
    rows = actions.compare_claims(
        actor=cast.tapem, meeting=found.meeting, computed=FIGURES | {"pks.pending": 3}
    )
    found.refresh_from_db()
    assert found.state == DiscrepancyState.CORRECTED
    assert [row.claim.value for row in rows] == [4]


def test_the_report_waits(cast: Cast, found: Discrepancy) -> None:
    report = report_of(found.meeting)
    assert report is not None
    with pytest.raises(RuleBroken, match="1 selisih"):
        actions.finalise_report(actor=cast.tapem, report=report, computed=FIGURES)
    actions.leave_discrepancy_open(
        actor=cast.tapem, discrepancy=found, footnote="Menunggu kepastian Purbalingga"
    )
    actions.finalise_report(actor=cast.tapem, report=report, computed=FIGURES)
    report.refresh_from_db()
    assert report.state == ReportState.FINAL
    with pytest.raises(RuleBroken, match="final"):
        actions.write_report(actor=cast.tapem, meeting=found.meeting, results="x")


def test_a_figure_nobody_computes_blocks(cast: Cast, found: Discrepancy) -> None:
    actions.explain_discrepancy(actor=cast.tapem, discrepancy=found, explanation="Salah ketik")
    report = actions.write_report(
        actor=cast.tapem, meeting=found.meeting, results="{{ pks.unknown }} PKS"
    )
    with pytest.raises(RuleBroken, match=r"pks\.unknown"):
        actions.finalise_report(actor=cast.tapem, report=report, computed=FIGURES)


def test_words_are_needed(cast: Cast, found: Discrepancy) -> None:
    for act, words in (
        (actions.explain_discrepancy, {"explanation": " "}),
        (actions.leave_discrepancy_open, {"footnote": ""}),
    ):
        with pytest.raises(RuleBroken) as caught:
            act(actor=cast.tapem, discrepancy=found, **words)
        assert caught.value.field == "explanation"


def test_stale(cast: Cast, found: Discrepancy) -> None:
    actions.explain_discrepancy(
        actor=cast.tapem, discrepancy=found, explanation="Salah ketik", version=found.version
    )
    with pytest.raises(Stale) as caught:
        actions.explain_discrepancy(
            actor=cast.tapem, discrepancy=found, explanation="Lain", version=found.version
        )
    assert caught.value.theirs == "Salah ketik"


def test_the_trail_keeps_the_explanation(cast: Cast, found: Discrepancy) -> None:
    actions.explain_discrepancy(actor=cast.tapem, discrepancy=found, explanation="Salah ketik")
    assert Entry.objects.get(act="meetings.discrepancy-explained").reason == "Salah ketik"


def test_a_report_is_stale_too(cast: Cast, cooperation: Meeting) -> None:
    actions.write_report(actor=cast.tapem, meeting=cooperation, results="Baru", version=1)
    with pytest.raises(Stale):
        actions.write_report(actor=cast.tapem, meeting=cooperation, results="Lain", version=1)


def test_addressed_by_the_capacity_of_the_day(cooperation: Meeting) -> None:
    report = report_of(cooperation)
    assert report is not None
    assert report.addressed_to == "Pj. Sekretaris Daerah Kabupaten Pemalang"


@pytest.mark.parametrize("username", ["dinkes", "sekda", "tegal", "stranger"])
def test_others_may_not(cast: Cast, found: Discrepancy, username: str) -> None:
    actor, meeting = cast[username], found.meeting
    report = report_of(meeting)
    assert report is not None
    with pytest.raises(NotAllowed):
        actions.explain_discrepancy(actor=actor, discrepancy=found, explanation="x")
    with pytest.raises(NotAllowed):
        actions.compare_claims(actor=actor, meeting=meeting, computed={})
    with pytest.raises(NotAllowed):
        actions.write_report(actor=actor, meeting=meeting, results="x")
    with pytest.raises(NotAllowed):
        actions.finalise_report(actor=actor, report=report)
    with pytest.raises(NotAllowed):
        actions.issue_papers(actor=actor, meeting=meeting)
