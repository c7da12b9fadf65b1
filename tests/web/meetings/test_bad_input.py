"""What people mistype in every form of a meeting: a clear word at the field, nothing lost, no row."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import pytest
from django.apps import apps
from django.test import Client
from django.urls import reverse

from tapem.audit.models import Entry
from tapem.kernel.ids import new_id
from tapem.meetings import actions
from tapem.meetings.models import Discrepancy, Meeting
from tests.cast import Cast
from tests.rooms.meetings.replay import FIGURES

SignIn = Callable[[str], Client]
UNKNOWN_ID = "01a20dc1-0000-7000-8000-000000000001"
LONG_PROSE, LONG_LINE = "x" * 20_001, "x" * 401
PLAN = {
    "title": "Rapat <b>“contoh” & 'uji'</b> 🙂", "kind": "coordination",
    "held_on": "29-11-2022", "place": "Ruang & <aula>",
}  # fmt: skip


@dataclass(frozen=True)
class Bad:
    """One mistake: the form, what is sent besides the good values, and words of the answer."""

    form: str
    typed: Mapping[str, str]
    says: str
    kept: str = ""  # something typed that must still stand on the page


@dataclass(frozen=True)
class Place:
    """Where a form is sent: the state of its meeting, who sends it, good values."""

    meeting: str
    good: Mapping[str, str] = field(default_factory=dict)
    by: str = "tapem"


PLACES = {
    "new": Place("", PLAN),
    "amend": Place("planned", PLAN),
    "invite": Place("planned", {"institution": "Kodim contoh"}),
    "add-item": Place("planned", {"title": "Butir contoh"}),
    "cancel": Place("planned", {"reason": "Sebab contoh"}),
    "conclude": Place("running"),
    "attendance": Place("running"),
    "name-attendee": Place("running", {"title": "Camat contoh"}),
    "minutes": Place("running", {"text": "Catatan contoh"}),
    "decisions": Place("running", {"text": "Putusan contoh", "addressee": "Semua"}),
    "reopen": Place("cooperation", {"reason": "Sebab contoh"}),
    "recommendations": Place("cooperation", {"addressee": "Semua OPD", "text": "agar contoh"}),
    "discrepancies": Place(
        "cooperation", {"label": "PKS", "metric": "pks.total", "value": "18", "quote": "18 PKS"}
    ),
    "report": Place("cooperation", {"results": "Hasil contoh", "salutation": "Bapak"}),
    "verdict": Place("cooperation", {"state": "approved"}, by="sekda"),
    "discrepancy": Place("cooperation", {"explanation": "Contoh", "outcome": "explain"}),
}
MISTAKES = [
    Bad("new", {"title": " "}, "Tulis judul rapat.", "Ruang &amp; &lt;aula&gt;"),
    Bad("new", {"title": "x" * 301}, "300", "Ruang &amp; &lt;aula&gt;"),
    Bad("new", {"kind": "pesta"}, "pesta", "Ruang &amp; &lt;aula&gt;"),
    Bad("new", {"kind": ""}, "Jenis rapat", "🙂"),
    Bad("new", {"held_on": ""}, "Isi tanggal.", "🙂"),
    Bad("new", {"held_on": "31-11-2022"}, "tidak ada di kalender", "31-11-2022"),
    Bad("new", {"held_on": "besok"}, "besok", "🙂"),
    Bad("new", {"held_on": "1-1-1900"}, "Periksa tahun pelaksanaan rapat.", "1-1-1900"),
    Bad("new", {"held_on": "1-1-9999"}, "Periksa tahun pelaksanaan rapat.", "1-1-9999"),
    Bad("new", {"starts_at": "25.00"}, "Tulis jam seperti 09.00.", "25.00"),
    Bad("new", {"starts_at": "pagi"}, "Tulis jam seperti 09.00.", "pagi"),
    Bad("new", {"starts_at": "10.00", "ends_at": "09.00"}, "harus sesudah waktu mulai", "10.00"),
    Bad("new", {"ends_at": "09.00"}, "harus sesudah waktu mulai", "09.00"),
    Bad("new", {"place": ""}, "Tulis tempat rapat.", "🙂"),
    Bad("new", {"chair": UNKNOWN_ID}, "Pimpinan rapat", "🙂"),
    Bad("new", {"chair": "x"}, "Pimpinan rapat", "🙂"),
    Bad("new", {"total_stated": "-1"}, "Jumlah peserta yang disebut", "🙂"),
    Bad("new", {"total_stated": "banyak"}, "Jumlah peserta yang disebut", "banyak"),
    Bad("new", {"total_stated": "99999"}, "Jumlah peserta yang disebut", "99999"),
    Bad("new", {"purpose": LONG_PROSE}, "Tujuan", "🙂"),
    Bad("new", {"participants_note": LONG_LINE}, "Unsur peserta", "🙂"),
    Bad("new", {"reference_number": "x" * 81}, "80", "🙂"),
    Bad("new", {"reference_date": "kemarin dulu"}, "Tanggal surat undangan", "kemarin dulu"),
    Bad("amend", {"title": ""}, "Tulis judul rapat.", "Ruang &amp; &lt;aula&gt;"),
    Bad("amend", {"held_on": "30-2-2022"}, "tidak ada di kalender", "30-2-2022"),
    Bad("invite", {"institution": ""}, "Sebutkan instansi yang diundang."),
    Bad("invite", {"institution": "x" * 201}, "200"),
    Bad("invite", {"agency": UNKNOWN_ID}, "Perangkat daerah", "Kodim contoh"),
    Bad("invite", {"invited_region": UNKNOWN_ID}, "Daerah mitra", "Kodim contoh"),
    Bad("invite", {"because": "x" * 301}, "300", "Kodim contoh"),
    Bad("add-item", {"title": ""}, "Tulis judul butir acara"),
    Bad("add-item", {"title": "x" * 301}, "300"),
    Bad("cancel", {"reason": " "}, "Tulis alasannya."),
    Bad("cancel", {"reason": "x" * 501}, "500"),
    Bad("conclude", {"ended_at": "sore"}, "Tulis jam seperti 09.00.", "sore"),
    Bad("attendance", {"w0-institution": "Kodim", "w0-count": "dua"}, "Isi angka bulat", "Kodim"),
    Bad("attendance", {"w0-institution": "Kodim", "w0-count": "-3"}, "0", "Kodim"),
    Bad("attendance", {"w0-institution": "Kodim", "w0-count": "10001"}, "10000", "Kodim"),
    Bad("attendance", {"w0-count": "3"}, "Sebutkan instansi yang hadir.", "3"),
    Bad("attendance", {"w0-institution": "x" * 201, "w0-count": "3"}, "200"),
    Bad(
        "attendance",
        {"w0-institution": "Kodim", "w0-came": "no", "w0-count": "3"},
        "Kosongkan jumlah bila instansi ini tidak hadir.",
        "Kodim",
    ),
    Bad("name-attendee", {"title": ""}, "Tulis jabatan yang hadir."),
    Bad("name-attendee", {"title": "x" * 201}, "200"),
    Bad("minutes", {"text": ""}, "Tulis catatan notula."),
    Bad("minutes", {"text": LONG_PROSE}, "20000"),
    Bad("minutes", {"said_by": "x" * 201}, "200", "Catatan contoh"),
    Bad("decisions", {"text": ""}, "Tulis bunyi keputusan.", "Semua"),
    Bad("decisions", {"agencies": UNKNOWN_ID}, "Pelaksana", "Putusan contoh"),
    Bad("decisions", {"due_on": "28-11-2022"}, "Batas waktu sudah lewat.", "Putusan contoh"),
    Bad("decisions", {"due_on": "1-1-2999"}, "Periksa tahun batas waktu ini.", "Putusan contoh"),
    Bad("reopen", {"reason": ""}, "Tulis alasannya."),
    Bad("recommendations", {"addressee": ""}, "Sebutkan pelaksana saran ini.", "agar contoh"),
    Bad("recommendations", {"text": ""}, "Tulis isi saran tindak lanjut.", "Semua OPD"),
    Bad("recommendations", {"due_on": "31-04-2023"}, "tidak ada di kalender", "Semua OPD"),
    Bad("recommendations", {"due_on": "1-11-2022"}, "Batas waktu sudah lewat.", "Semua OPD"),
    Bad("recommendations", {"agency": UNKNOWN_ID}, "Perangkat daerah pelaksana", "Semua OPD"),
    Bad("discrepancies", {"value": ""}, "Isi angka yang disebut naskah.", "18 PKS"),
    Bad("discrepancies", {"value": "empat"}, "Angka yang disebut", "18 PKS"),
    Bad("discrepancies", {"value": "-4"}, "Angka yang disebut", "18 PKS"),
    Bad("discrepancies", {"quote": ""}, "Kutip kalimat yang memuat angka ini.", "pks.total"),
    Bad("discrepancies", {"metric": ""}, "Sebutkan data pembandingnya.", "18 PKS"),
    Bad("report", {"results": LONG_PROSE}, "20000"),
    Bad("report", {"salutation": "Saudara"}, "Saudara", "Hasil contoh"),
    Bad("verdict", {"state": ""}, "Pilih setujui, ubah, atau tolak."),
    Bad("verdict", {"state": "refused"}, "Tulis alasan penolakan."),
    Bad("verdict", {"state": "amended"}, "Tulis bunyi saran setelah diubah."),
    Bad("verdict", {"state": "x", "note": "Sebab contoh"}, "Putusan", "Sebab contoh"),
    Bad("discrepancy", {"explanation": " "}, "Tulis penjelasan selisih ini."),
    Bad("discrepancy", {"explanation": "x" * 2001}, "2000"),
    Bad("discrepancy", {"outcome": "nanti"}, "Keputusan atas selisih", "Contoh"),
]

OTHERWISE = {
    "amend": {"place": "Ruang lain"},
    "report": {"results": "Hasil lain"},
    "discrepancy": {"explanation": "Penjelasan lain"},
}


@pytest.fixture
def addressed(request: pytest.FixtureRequest, cast: Cast) -> Callable[[str], str]:
    """Return a function that makes what a form needs and returns the form's address."""

    def address(form: str) -> str:
        needs = PLACES[form].meeting
        if not needs:
            return reverse(f"meetings:{form}")
        meeting: Meeting = request.getfixturevalue(needs)
        key: object = meeting.pk
        if form == "verdict":
            key = meeting.recommendations.get(number=1).pk
        if form == "discrepancy":
            actions.compare_claims(actor=cast.tapem, meeting=meeting, computed=FIGURES)
            key = Discrepancy.objects.get().pk
        return reverse(f"meetings:{form}", args=[key])

    return address


def rows() -> dict[str, int]:
    """Return how many rows the room and the trail have."""
    models = [*apps.get_app_config("meetings").get_models(), Entry]
    return {model.__name__: model._default_manager.count() for model in models}


@pytest.mark.parametrize("bad", MISTAKES, ids=lambda bad: f"{bad.form}-{'-'.join(bad.typed)}")
def test_a_mistake_is_named_and_nothing_is_lost(
    sign_in: SignIn, addressed: Callable[[str], str], bad: Bad
) -> None:
    place, address = PLACES[bad.form], addressed(bad.form)
    before = rows()
    answer = sign_in(place.by).post(address, {**place.good, **bad.typed})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "data-focus" in page
    assert bad.says in page
    assert bad.kept in page
    assert rows() == before


@pytest.mark.parametrize("form", sorted(set(PLACES) - {"attendance", "conclude"}))
def test_a_doubled_submit_is_kept_once(
    sign_in: SignIn, addressed: Callable[[str], str], form: str
) -> None:
    place, address = PLACES[form], addressed(form)
    client, sent = sign_in(place.by), {**place.good, "idempotency_key": str(new_id())}
    first = client.post(address, sent)
    after = rows()
    second = client.post(address, sent)
    assert (first.status_code, second.status_code) == (302, 302)
    assert first["Location"] == second["Location"]
    assert rows() == after


@pytest.mark.parametrize("form", ["amend", "verdict", "discrepancy", "report"])
def test_a_stale_edit_shows_both_and_may_be_sent_again(
    sign_in: SignIn, addressed: Callable[[str], str], form: str
) -> None:
    place, address = PLACES[form], addressed(form)
    client = sign_in(place.by)
    assert client.post(address, place.good).status_code == 302
    mine = {**place.good, **OTHERWISE.get(form, {}), "version": "1"}
    stale = client.post(address, mine)
    page = stale.content.decode()
    assert stale.status_code == 409
    assert "Tersimpan sekarang" in page
    assert "Yang Anda kirim" in page
    assert all(value in page for value in OTHERWISE.get(form, {}).values())
    version = re.search(r'name="version" value="(\d+)"', page)
    assert version is not None
    assert client.post(address, mine | {"version": version[1]}).status_code == 302


@pytest.mark.parametrize("form", sorted(PLACES))
def test_who_may_not_is_told_who_can(
    sign_in: SignIn, addressed: Callable[[str], str], form: str
) -> None:
    place, address = PLACES[form], addressed(form)
    before = rows()
    answer = sign_in("dinkes").post(address, place.good)
    page = answer.content.decode()
    assert answer.status_code == 403
    assert ("Sekretaris Daerah" if form == "verdict" else "Bagian Tata Pemerintahan") in page
    assert rows() == before


@pytest.mark.parametrize("form", sorted(PLACES))
def test_an_expired_session_leads_to_the_sign_in(
    client: Client, addressed: Callable[[str], str], form: str
) -> None:
    address = addressed(form)
    before = rows()
    answer = client.post(address, PLACES[form].good)
    assert answer.status_code == 302
    assert answer["Location"].startswith("/masuk/")
    assert rows() == before


@pytest.mark.parametrize(
    ("form", "typed"),
    [
        ("minutes", {"text": "Catatan yang terlambat"}),
        ("decisions", {"text": "Putusan yang terlambat"}),
        ("name-attendee", {"title": "Camat yang terlambat"}),
        ("attendance", {"w0-institution": "Kodim yang terlambat", "w0-count": "2"}),
    ],
)
def test_what_was_typed_while_somebody_closed_the_meeting_stays(
    sign_in: SignIn, cooperation: Meeting, form: str, typed: dict[str, str]
) -> None:
    address = reverse(f"meetings:{form}", args=[cooperation.pk])
    answer = sign_in("tapem").post(address, typed)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Rapat sudah ditutup. Buka kembali rapat untuk mengubahnya." in page
    assert all(value in page for value in typed.values())


@pytest.mark.parametrize("form", sorted(set(PLACES) - {"new"}))
def test_an_unknown_key_is_not_found(sign_in: SignIn, form: str) -> None:
    answer = sign_in(PLACES[form].by).post(reverse(f"meetings:{form}", args=[UNKNOWN_ID]), {})
    assert answer.status_code == 404
