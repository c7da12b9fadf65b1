"""The live screen: typed once, kept as minute, decision or correction."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from tapem.drafting import actions as drafting
from tapem.drafting.choices import InstrumentKind, NodeKind
from tapem.drafting.models import Correction
from tapem.kernel.ids import new_id
from tapem.meetings.models import Meeting
from tests.cast import Cast
from tests.rooms.meetings import replay
from tests.world import World

SignIn = Callable[[str], Client]


@pytest.fixture
def live(cast: Cast, world: World) -> Meeting:
    """The meeting of 29 November with Bab IV on its agenda."""
    meeting = replay.spm_meeting(cast, world, concluded=False)
    draft = drafting.start_draft(
        actor=cast.tapem,
        kind=InstrumentKind.REGENT_REGULATION,
        about="Rencana Aksi Penerapan Standar Pelayanan Minimal",
        short_title="Rencana Aksi SPM",
        first_year=2022,
        last_year=2026,
    )
    for key in ("dputr", "dinkes"):
        drafting.add_team_member(actor=cast.tapem, draft=draft, agency=world.agencies[key])
    annex = drafting.add_node(actor=cast.tapem, draft=draft, kind=NodeKind.ANNEX, title="Lampiran")
    chapter = drafting.add_node(
        actor=cast.tapem,
        draft=draft,
        kind=NodeKind.ANNEX_CHAPTER,
        parent=annex,
        title="Permasalahan",
    )
    drafting.add_node(
        actor=cast.tapem,
        draft=draft,
        kind=NodeKind.PARAGRAPH,
        parent=chapter,
        body="Isi bab contoh.",
    )
    drafting.put_chapter_on_agenda(
        actor=cast.tapem, agenda_item=meeting.agenda.get(number=1), node=chapter
    )
    return meeting


def address(meeting: Meeting, number: int = 1) -> str:
    return reverse("meetings:item", args=[meeting.pk, number])


def test_the_chapter_stands_on_the_screen(sign_in: SignIn, live: Meeting) -> None:
    page = sign_in("tapem").get(address(live)).content.decode()
    assert "Isi bab contoh." in page
    assert "Butir 1 dari 4" in page
    assert "17 orang hadir dari 7 instansi" in page
    assert "Lanjut ke butir 2" in page


def test_the_projector(sign_in: SignIn, live: Meeting) -> None:
    page = sign_in("tapem").get(f"{address(live)}?tampilan=proyektor").content.decode()
    assert "Isi bab contoh." in page
    assert "<textarea" not in page


def test_a_correction_typed_once(sign_in: SignIn, live: Meeting, world: World) -> None:
    client, key = sign_in("tapem"), str(new_id())
    note = {
        "text": "Lengkapi sub kegiatan air minum",
        "agency": str(world.agencies["dputr"].pk),
        "due_on": "30 November 2022",
        "kind": "sub_activity",
        "as": "correction",
        "idempotency_key": key,
    }
    for _ in "12":
        assert client.post(address(live), note).status_code == 302
    correction = Correction.objects.get()
    assert (correction.agency, correction.due_on) == (world.agencies["dputr"], date(2022, 11, 30))
    assert correction.agenda_item == live.agenda.get(number=1)
    page = client.get(address(live)).content.decode()
    assert "K-001" in page
    assert "DPU TR: Lengkapi sub kegiatan air minum" in page


def test_a_decision_and_a_minute(sign_in: SignIn, live: Meeting, world: World) -> None:
    client = sign_in("tapem")
    note = {
        "text": "Lengkapi data",
        "agency": str(world.agencies["dinkes"].pk),
        "due_on": "30-11-2022",
    }
    assert client.post(address(live, 2), note | {"as": "decision"}).status_code == 302
    assert client.post(address(live, 2), note | {"as": "minute"}).status_code == 302
    item = live.agenda.get(number=2)
    assert (item.decisions.count(), item.minutes.count()) == (1, 1)
    assert item.minutes.get().said_by == "Dinkes"
    assert item.discussed_at is not None


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"text": " "}, "Tulis catatannya."),
        ({"agency": ""}, "Pilih OPD yang harus memperbaiki."),
        ({"due_on": "28-11-2022"}, "Batas waktu sudah lewat."),
        ({"due_on": "31-11-2022"}, "tidak ada di kalender"),
        ({"agency": "01a20dc1-0000-7000-8000-000000000001"}, ""),
        ({"target": "01a20dc1-0000-7000-8000-000000000001"}, ""),
    ],
)
def test_bad_notes_stay_in_the_box(
    sign_in: SignIn, live: Meeting, world: World, changes: dict[str, str], words: str
) -> None:
    note = {"text": "Catatan tetap", "agency": str(world.agencies["dputr"].pk), "as": "correction"}
    answer = sign_in("tapem").post(address(live), note | changes)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert words in page
    assert "text" in changes or "Catatan tetap" in page
    assert not Correction.objects.exists()


def test_an_agency_outside_the_team(sign_in: SignIn, live: Meeting, world: World) -> None:
    note = {"text": "x", "agency": str(world.agencies["bappeda"].pk), "as": "correction"}
    answer = sign_in("tapem").post(address(live), note)
    assert answer.status_code == 422
    assert "bukan anggota tim penyusun" in answer.content.decode()


def test_unknown_items_and_unknown_acts(sign_in: SignIn, live: Meeting) -> None:
    client = sign_in("tapem")
    assert client.get(address(live, 9)).status_code == 404
    assert client.post(address(live), {"text": "x", "as": "anything"}).status_code == 404


@pytest.mark.parametrize(
    ("username", "status"), [("dinkes", 403), ("sekda", 403), ("stranger", 404)]
)
def test_others_do_not_write(sign_in: SignIn, live: Meeting, username: str, status: int) -> None:
    answer = sign_in(username).post(address(live), {"text": "x", "as": "minute"})
    assert answer.status_code == status


def test_an_agency_outside_the_team_reads_no_chapter(sign_in: SignIn, live: Meeting) -> None:
    page = sign_in("bpbd").get(address(live)).content.decode()
    assert "Isi bab contoh." not in page


def test_questions_asked(
    sign_in: SignIn, live: Meeting, django_assert_max_num_queries: Callable[[int], object]
) -> None:
    client = sign_in("tapem")
    with django_assert_max_num_queries(30):  # type: ignore[attr-defined]  # a context manager
        client.get(address(live))
