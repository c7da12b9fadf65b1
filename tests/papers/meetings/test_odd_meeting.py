"""Meetings as no example shows them: nobody came, names full of signs, far days, no decision."""

from datetime import date

import pytest

from tapem.documents.storage import open_file
from tapem.meetings import actions
from tapem.meetings.choices import MeetingKind
from tapem.meetings.models import Meeting
from tests.cast import Cast
from tests.papers.meetings.test_papers import Papers, issued, words
from tests.world import World

SIGNS = "Rapat \"Forum & Mitra\" <Desa> 'Maju' 🙂"
LONG = f"{SIGNS} {'tentang penyelarasan program dan kegiatan lintas perangkat daerah ' * 4}"[:300]
STRANGER = "CV \"Maju & Jaya\" <cabang Taman> 'Pusat' 🙂"
CLOSED = ("notula", "laporan", "berita", "whatsapp")


def planned(cast: Cast, title: str, on: date) -> Meeting:
    return actions.plan_meeting(
        actor=cast.tapem,
        kind=MeetingKind.COORDINATION,
        title=title,
        held_on=on,
        place="Aula <Setda> & “Pendopo”",
    )


def held(cast: Cast, title: str, *, came: tuple[tuple[str, int | None], ...] = ()) -> Meeting:
    """Hold a meeting without a decision; return it concluded."""
    meeting = actions.start_meeting(
        actor=cast.tapem, meeting=planned(cast, title, date(2022, 11, 29))
    )
    for institution, count in came:
        actions.record_attendance(
            actor=cast.tapem, meeting=meeting, institution=institution, count=count
        )
    actions.conclude_meeting(actor=cast.tapem, meeting=meeting, seen_absent=True)
    meeting.refresh_from_db()
    return meeting


@pytest.fixture
def nobody(cast: Cast, world: World) -> Papers:
    """Papers of a meeting to which an invited institution sent nobody."""
    return issued(cast, held(cast, LONG.strip(), came=((STRANGER, 0),)))


def test_signs_and_length_stand_in_every_paper(nobody: Papers) -> None:
    for kind in CLOSED:
        assert LONG.strip().casefold() in nobody[kind].casefold(), kind
    assert all("&amp;" not in text and "&lt;" not in text for text in nobody.values())


def test_nobody_came_is_not_printed_as_unknown(nobody: Papers) -> None:
    for kind in ("notula", "laporan", "berita"):
        assert "0 orang (hasil hitung)" in nobody[kind], kind
        assert "belum diketahui" not in nobody[kind].partition("Peserta")[2][:60], kind


def test_without_decisions_the_papers_say_so(nobody: Papers) -> None:
    assert "belum dicatat" in nobody["notula"]
    assert "Tidak ada saran tindak lanjut yang dicatat." in nobody["laporan"]
    assert "Keputusan rapat:" not in nobody["berita"]


def test_one_institution_named_twice_is_one(cast: Cast, world: World) -> None:
    meeting = held(
        cast, "Rapat dua nama", came=((STRANGER, 2), (f" {STRANGER.upper()}  ", 5), ("BPBD", None))
    )
    assert [(row.institution, row.count) for row in meeting.attendance.all()] == [
        (STRANGER, 5),
        ("BPBD", None),
    ]
    papers = issued(cast, meeting)
    for kind in CLOSED:
        assert STRANGER in papers[kind], kind
        assert "sekurangnya 5 orang (jumlah dari 1 instansi tidak dicatat)" in papers[kind], kind


@pytest.mark.parametrize(
    ("on", "day"),
    [
        (date(2031, 2, 28), "Jumat, 28 Februari 2031"),
        (date(2000, 1, 1), "Sabtu, 1 Januari 2000"),
        (date(2024, 2, 29), "Kamis, 29 Februari 2024"),
    ],
)
def test_far_days(cast: Cast, world: World, on: date, day: str) -> None:
    papers = issued(cast, planned(cast, "Rapat lain hari", on))
    assert sorted(papers) == ["daftar-hadir", "undangan", "whatsapp"]
    assert all(day in text for text in papers.values())


def test_the_message_has_plain_short_lines(cast: Cast, world: World) -> None:
    (text,) = [
        open_file(paper.file).decode()
        for paper in actions.issue_papers(actor=cast.tapem, meeting=held(cast, LONG.strip()))
        if paper.kind == "whatsapp"
    ]
    assert "🙂" in words(text.encode(), "whatsapp.txt")
    assert "Peserta" not in text  # nobody recorded anything, so the message claims nothing
