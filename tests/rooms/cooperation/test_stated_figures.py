"""What a report types in words of its own is held against the register."""

from datetime import date

import pytest

from tapem.cooperation import actions as cooperation
from tapem.cooperation.actions.stated import read_stated_figures
from tapem.cooperation.papers import monitoring_parts
from tapem.cooperation.queries import metrics
from tapem.cooperation.rules.stated import stated_figures
from tapem.kernel.errors import NotAllowed, RuleBroken
from tapem.meetings import actions
from tapem.meetings.models import Claim, Meeting
from tests.cast import Cast
from tests.rooms.cooperation.stage import Stage


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Dari 15 (lima belas) PKS yang sudah ditandatangani, baru 5 PKS yang sudah ada "
         "pelaksanaannya.", [("pks.signed", 15), ("pks.implemented", 5)]),
        ("Telah diterbitkan 14 Perjanjian Kerja Sama dan masih menyisakan 3 (tiga) PKS.",
         [("pks.signed", 14), ("pks.pending", 3)]),
        ("Sebanyak sebelas PKS belum ada pelaksanaannya.", [("pks.idle", 11)]),
        ("Tujuh PKS telah berjalan; dua perjanjian belum ditandatangani.",
         [("pks.implemented", 7), ("pks.pending", 2)]),
        ("10 PKS yang sudah ditandatangani belum ada pelaksanaannya.", [("pks.idle", 10)]),
        ("Masih ada 4 PKS yang perlu disusun.", [("pks.pending", 4)]),
        ("Dua PKS jembatan dibahas pada tahun 2022.", []),
        ("Dari {{ pks.signed|terbilang }} PKS yang sudah ditandatangani", []),
        ("Rapat dihadiri 5 (lima) Kabupaten.", []),
        ("", []),
    ],
)  # fmt: skip
def test_figures_in_other_words(text: str, found: list[tuple[str, int]]) -> None:
    assert [(one.metric, one.value) for one in stated_figures(text)] == found


@pytest.fixture
def concluded(cast: Cast, stage: Stage) -> Meeting:
    meeting = stage.meeting
    if meeting.state == "planned":
        actions.start_meeting(actor=cast.tapem, meeting=meeting)
    if meeting.state == "running":
        actions.conclude_meeting(actor=cast.tapem, meeting=meeting, seen_absent=True)
        meeting.refresh_from_db()
    return meeting


def write(cast: Cast, meeting: Meeting, words: str) -> None:
    saved = getattr(meeting, "report", None)
    version = saved.version if saved else None
    actions.write_report(actor=cast.tapem, meeting=meeting, results=words, version=version)
    meeting.refresh_from_db()


def test_an_unbound_figure_holds_the_report_until_it_is_mended(
    cast: Cast, stage: Stage, concluded: Meeting
) -> None:
    write(cast, concluded, "Dari 15 (lima belas) PKS yang sudah ditandatangani, semua dibahas.")
    (claim,) = read_stated_figures(actor=cast.tapem, meeting=concluded, alliance=stage.alliance)
    assert (claim.metric, claim.value, claim.location) == ("pks.signed", 15, "Hasil 1")
    computed = metrics(stage.alliance, concluded.held_on)
    (found,) = actions.compare_claims(actor=cast.tapem, meeting=concluded, computed=computed)
    assert found.computed == 14
    again = read_stated_figures(actor=cast.tapem, meeting=concluded, alliance=stage.alliance)
    assert again == []
    write(cast, concluded, "Dari 14 PKS yang sudah ditandatangani, semua dibahas.")
    read_stated_figures(actor=cast.tapem, meeting=concluded, alliance=stage.alliance)
    assert not Claim.objects.filter(meeting=concluded, was_read=True).exists()
    assert not actions.compare_claims(actor=cast.tapem, meeting=concluded, computed=computed)


def test_a_final_report_is_not_issued_with_a_register_that_moved(
    cast: Cast, stage: Stage, concluded: Meeting
) -> None:
    write(cast, concluded, "Semua PKS dibahas.")
    computed = metrics(stage.alliance, concluded.held_on)
    actions.finalise_report(actor=cast.tapem, report=concluded.report, computed=computed)
    parts = monitoring_parts(stage.alliance, concluded)
    assert actions.issue_papers(actor=cast.tapem, meeting=concluded, parts=parts)
    cooperation.record_already_signed(
        actor=cast.tapem,
        alliance=stage.alliance,
        title="PKS susulan (contoh)",
        signed_on=date(2022, 10, 1),
    )
    parts = monitoring_parts(stage.alliance, concluded)
    with pytest.raises(RuleBroken, match=r"pks\.signed 14 → 15"):
        actions.issue_papers(actor=cast.tapem, meeting=concluded, parts=parts)


def test_others_do_not_read_it(cast: Cast, stage: Stage, concluded: Meeting) -> None:
    for username in ("tegal", "dinkes", "sekda"):
        with pytest.raises(NotAllowed):
            read_stated_figures(actor=cast[username], meeting=concluded, alliance=stage.alliance)
