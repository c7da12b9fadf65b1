"""The tab Riwayat, invitations of partners, and corrections that wait from elsewhere."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from tapem.drafting import actions as drafting
from tapem.drafting.choices import CorrectionKind
from tapem.drafting.models import Node
from tapem.meetings import actions
from tapem.meetings.models import Meeting
from tests.cast import Cast
from tests.web.meetings.test_live import address, live
from tests.world import World

SignIn = Callable[[str], Client]

__all__ = ["live"]


def page_of(client: Client, name: str, meeting: Meeting) -> str:
    return client.get(reverse(f"meetings:{name}", args=[meeting.pk])).content.decode()


def test_who_when_from_what_to_what_and_why(
    sign_in: SignIn, cast: Cast, cooperation: Meeting
) -> None:
    minute = cooperation.minutes.first() or actions.take_minute(
        actor=cast.tapem,
        meeting=actions.reopen_meeting(actor=cast.tapem, meeting=cooperation, reason="Ralat."),
        text="Bunyi lama",
    )
    actions.amend_minute(actor=cast.tapem, minute=minute, text="Bunyi baru", version=minute.version)
    page = page_of(sign_in("sekda"), "history", cooperation)
    assert "Bunyi baru" in page
    assert "Selasa, 29 November 2022, 13.00 WIB" in page
    assert "perubahan tercatat pada rapat ini" in page


def test_the_reason_of_reopening_stands_in_the_history(
    sign_in: SignIn, cast: Cast, cooperation: Meeting
) -> None:
    actions.reopen_meeting(actor=cast.tapem, meeting=cooperation, reason="Daftar hadir menyusul.")
    page = page_of(sign_in("tapem"), "history", cooperation)
    assert "Alasan: Daftar hadir menyusul." in page
    assert "Selesai → Berlangsung" in page


@pytest.mark.parametrize(
    ("username", "status"),
    [
        ("tapem", 200), ("sekda", 200), ("hukum", 200), ("admin", 200),
        ("dinkes", 403), ("tegal", 403), ("stranger", 404),
    ],
)  # fmt: skip
def test_who_reads_the_history(
    sign_in: SignIn, cooperation: Meeting, username: str, status: int
) -> None:
    client = sign_in(username)
    answer = client.get(reverse("meetings:history", args=[cooperation.pk]))
    assert answer.status_code == status
    if status != 404:
        assert ("Riwayat" in page_of(client, "detail", cooperation)) == (status == 200)


def test_a_partner_that_is_invited_sees_the_meeting(
    sign_in: SignIn, world: World, planned: Meeting
) -> None:
    address = reverse("meetings:invite", args=[planned.pk])
    tegal = str(world.partners["33.28"].pk)
    assert sign_in("tapem").post(address, {"invited_region": tegal}).status_code == 302
    invited = planned.invitations.get()
    assert (invited.institution, str(invited.invited_region_id)) == ("Kabupaten Tegal", tegal)
    assert "Kabupaten Tegal" in page_of(sign_in("tegal"), "detail", planned)


def test_one_institution_in_each_invitation(
    sign_in: SignIn, world: World, planned: Meeting
) -> None:
    typed = {"agency": str(world.agencies["bpbd"].pk), "institution": "Kodim contoh"}
    answer = sign_in("tapem").post(reverse("meetings:invite", args=[planned.pk]), typed)
    assert answer.status_code == 422
    assert "Undang satu instansi setiap kali" in answer.content.decode()
    assert "Kodim contoh" in answer.content.decode()


def test_presence_counts_under_any_writing_of_the_name(
    sign_in: SignIn, cast: Cast, running: Meeting
) -> None:
    actions.invite(actor=cast.tapem, meeting=running, institution="Kodim  Contoh", obliged=True)
    actions.record_attendance(
        actor=cast.tapem, meeting=running, institution="kodim contoh", count=2
    )
    assert "tidak tercatat" not in page_of(sign_in("tapem"), "detail", running)


def test_open_corrections_of_the_chapter_stand_beside_it(
    sign_in: SignIn, cast: Cast, world: World, live: Meeting
) -> None:
    chapter = Node.objects.get(title="Permasalahan")
    drafting.send_correction(
        actor=cast.tapem, draft=chapter.draft, agency=world.agencies["dinkes"],
        text="Koreksi sebelum rapat", kind=CorrectionKind.WORDING, due_on=date(2022, 11, 30),
        target_node=chapter,
    )  # fmt: skip
    for query in ("", "?tampilan=proyektor"):
        page = sign_in("tapem").get(address(live) + query).content.decode()
        assert "Koreksi lain yang masih terbuka" in page
        assert "Koreksi sebelum rapat" in page
