"""Who sees which meeting and which paper."""

import pytest

from tapem.meetings import actions
from tapem.meetings.choices import PaperKind
from tapem.meetings.models import Meeting
from tapem.meetings.queries import (
    discrepancies_visible_to,
    meeting_list,
    meetings_visible_to,
    papers_visible_to,
    recommendations_visible_to,
)
from tests.cast import Cast
from tests.rooms.meetings.replay import FIGURES
from tests.world import World


@pytest.mark.parametrize(
    ("username", "count"),
    [("tapem", 2), ("sekda", 2), ("hukum", 2), ("dinkes", 2), ("tegal", 1), ("stranger", 0)],
)
def test_meetings(
    cast: Cast, cooperation: Meeting, spm: Meeting, username: str, count: int
) -> None:
    assert meetings_visible_to(cast[username]).count() == count


def test_an_agency_sees_a_meeting_of_another_office_only_when_invited(
    cast: Cast, world: World, planned: Meeting
) -> None:
    actions.amend_meeting(actor=cast.tapem, meeting=planned, organizer=world.agencies["bappeda"])
    assert planned not in meetings_visible_to(cast.dinkes)
    actions.invite(actor=cast.tapem, meeting=planned, agency=world.agencies["dinkes"])
    assert planned in meetings_visible_to(cast.dinkes)
    assert planned not in meetings_visible_to(cast.bpbd)


def test_the_report_stays_inside(cast: Cast, cooperation: Meeting) -> None:
    actions.issue_papers(actor=cast.tapem, meeting=cooperation)
    kinds = {paper.kind for paper in papers_visible_to(cast.tegal)}
    assert kinds == {"undangan", "daftar-hadir", "notula", "berita", "whatsapp"}
    assert {paper.kind for paper in papers_visible_to(cast.sekda)} == kinds | {"laporan"}
    assert not papers_visible_to(cast.stranger).exists()


def test_a_memo_is_read_by_its_agency(cast: Cast, world: World) -> None:
    actions.issue_file(
        actor=cast.tapem,
        kind=PaperKind.MEMO,
        name="memo-dinkes.txt",
        content=b"Memo",
        agency=world.agencies["dinkes"],
    )
    assert papers_visible_to(cast.dinkes).count() == 1
    assert not papers_visible_to(cast.bpbd).exists()
    assert not papers_visible_to(cast.tegal).exists()


def test_issuing_again_supersedes(cast: Cast, cooperation: Meeting) -> None:
    actions.issue_papers(actor=cast.tapem, meeting=cooperation)
    actions.issue_papers(actor=cast.tapem, meeting=cooperation)
    papers = cooperation.papers.all()
    assert (papers.count(), papers.filter(superseded=False).count()) == (12, 6)


def test_partners_see_no_recommendations_and_no_discrepancies(
    cast: Cast, cooperation: Meeting
) -> None:
    actions.compare_claims(actor=cast.tapem, meeting=cooperation, computed=FIGURES)
    assert discrepancies_visible_to(cast.tapem).count() == 1
    assert not discrepancies_visible_to(cast.tegal).exists()
    assert recommendations_visible_to(cast.sekda).count() == 3
    assert not recommendations_visible_to(cast.tegal).exists()


def test_the_list_takes_one_query(
    cast: Cast, cooperation: Meeting, spm: Meeting, django_assert_num_queries: object
) -> None:
    with django_assert_num_queries(1):  # type: ignore[operator]  # a fixture without a type
        rows = list(meeting_list(cast.tapem))
        assert [row.organizer.name for row in rows] == ["Bagian Tata Pemerintahan"] * 2
