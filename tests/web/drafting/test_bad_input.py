"""Bad input to every form about drafts: told at its field, nothing written, nothing typed lost.

One entry of FORMS for each form. For each: what is wrong and the words that say so; the same
sent twice counts once; who may not send it learns why and who can.
"""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from django.test import Client
from django.urls import reverse

from tapem.actionplan.models import ActionPlan
from tapem.audit.models import Entry
from tapem.drafting.actions import (
    answer_correction,
    hand_over,
    keep_citation,
    receive_handover,
    seal_chapter,
)
from tapem.drafting.choices import CitationKind
from tapem.drafting.models import Citation, Correction, Draft, Handover, Node
from tapem.drafting.queries import chapters_of
from tests.cast import Cast
from tests.web.drafting.conftest import SignIn

NOBODY = "00000000-0000-7000-8000-000000000000"
KEPT = "Ini yang diketik orang dan tidak boleh hilang"
Sent = dict[str, object]


@dataclass(frozen=True)
class Scene:
    """The draft of the example and what the forms need of it."""

    plan: ActionPlan
    cast: Cast

    @property
    def chapter(self) -> Node:
        return chapters_of(self.plan.draft)[3]

    @property
    def text(self) -> Node:
        found = self.chapter.children.filter(kind="paragraph").last()
        assert found is not None
        return found

    @property
    def correction(self) -> Correction:
        return self.plan.draft.corrections.get(number=1)

    def answered(self) -> Correction:
        answer_correction(actor=self.cast.dinkes, correction=self.correction, text="Sudah.")
        return self.correction

    def uncited(self) -> Citation:
        facts = {"about": "Hal Lain", "source": "contoh"}
        return keep_citation(
            actor=self.cast.tapem, kind=CitationKind.LAW, number="1", year=2004, **facts
        )

    def sealed(self) -> Node:
        seal_chapter(actor=self.cast.tapem, node=self.chapter)
        return self.chapter

    def handed_over(self) -> Handover:
        return hand_over(actor=self.cast.tapem, draft=self.plan.draft, reason="Batas waktu.")

    def received(self) -> Handover:
        made = self.handed_over()
        receive_handover(actor=self.cast.hukum, handover=made)
        return made


@dataclass(frozen=True)
class Form:
    """One form: who sends it where, what is right, and what is wrong with which words."""

    name: str
    who: str
    url: Callable[[Scene], str]
    right: Callable[[Scene], Sent]
    wrong: tuple[tuple[Sent, str], ...]
    kept: str = ""  # field whose text must stay on the page
    stranger: tuple[str, str] = ("sekda", "Bagian Tata Pemerintahan")  # who may not, and who can


def of_draft(name: str) -> Callable[[Scene], str]:
    return lambda scene: reverse(f"drafting:{name}", args=[scene.plan.draft_id])


def of_correction(name: str) -> Callable[[Scene], str]:
    return lambda scene: reverse(f"drafting:{name}-correction", args=[scene.correction.pk])


def settling(name: str) -> Callable[[Scene], str]:
    return lambda scene: reverse(f"drafting:{name}-correction", args=[scene.answered().pk])


FORMS = (
    Form(
        "node", "tapem", lambda scene: reverse("drafting:node", args=[scene.text.pk]),
        lambda _scene: {"body": "Teks baru.", "reason": "Rapat.", "version": 1},
        (
            ({"body": "x" * 20_001}, "20000"),
            ({"title": "x" * 301}, "300"),
            ({"reason": "x" * 301}, "300"),
            ({"body": "Ada {{ tidak.ada }}."}, "tidak dikenal"),
            ({"body": "Ada {{ spm.services|huruf }}."}, "terbilang atau angka"),
            ({"body": "Ada {{ spm.services"}, "kurung"),
            ({"version": "satu"}, "bilangan"),
        ),
        kept="reason", stranger=("sekda", "Dinkes"),
    ),
    Form(
        "add", "tapem", lambda scene: reverse("drafting:add-node", args=[scene.chapter.pk]),
        lambda _scene: {"kind": "paragraph", "body": "Alinea baru."},
        (
            ({"body": ""}, "Tulis teks alinea."),
            ({"kind": "heading"}, "Tulis subjudul."),
            ({"kind": "pasal"}, "pasal"),
            ({"kind": ""}, "Pilih jenis"),
            ({"body": "x" * 20_001}, "20000"),
        ),
        kept="body", stranger=("sekda", "Dinkes"),
    ),
    Form(
        "remove", "tapem", lambda scene: reverse("drafting:remove-node", args=[scene.text.pk]),
        lambda _scene: {"reason": "Dobel."},
        (({"reason": ""}, "Tulis alasannya."), ({"reason": "x" * 4001}, "4000")),
        stranger=("sekda", "Dinkes"),
    ),
    Form(
        "lift", "tapem", lambda scene: reverse("drafting:lift-seal", args=[scene.sealed().pk]),
        lambda _scene: {"reason": "Ada koreksi."},
        (({"reason": "  "}, "Tulis alasannya."), ({"reason": "x" * 4001}, "4000")),
    ),
    Form(
        "send", "tapem", of_draft("send-correction"),
        lambda scene: {
            "agency": scene.cast.bpbd.agency.pk, "kind": "activity", "text": "Perbaiki.",
            "due_on": "30-11-2022", "target_node": scene.chapter.pk,
        },
        (
            ({"text": ""}, "Tulis apa yang harus diperbaiki."),
            ({"text": "x" * 4001}, "4000"),
            ({"agency": ""}, "Pilih OPD yang dituju."),
            ({"agency": NOBODY}, "pilihan"),
            ({"agency": "bukan id"}, "UUID"),
            ({"target_node": NOBODY}, "pilihan"),
            ({"target_label": "x" * 301}, "300"),
            ({"kind": "lain"}, "lain"),
            ({"due_on": "31-02-2023"}, "tidak ada di kalender"),
            ({"due_on": "besok"}, "tanggal"),
            ({"due_on": "28-11-2022"}, "Batas waktu sudah lewat."),
        ),
        kept="quote",
    ),
    Form(
        "answer", "dinkes", of_correction("answer"),
        lambda _scene: {"text": "Sudah diperbaiki.", "version": 1},
        (
            ({"text": ""}, "Tulis jawaban koreksi."),
            ({"text": "x" * 4001}, "4000"),
            ({"change": "x" * 301}, "300"),
            ({"revision": NOBODY}, "pilihan"),
            ({"revision": "bukan id"}, "UUID"),
        ),
        kept="change", stranger=("bpbd", "Dinas Kesehatan"),
    ),
    Form(
        "comment", "dinkes", of_correction("comment"), lambda _scene: {"text": "Mohon waktu."},
        (({"text": " "}, "Tulis tanggapan."), ({"text": "x" * 4001}, "4000")),
        stranger=("bpbd", "Dinas Kesehatan"),
    ),
    Form(
        "accept", "tapem", settling("accept"), lambda _scene: {"version": 2},
        (({"note": "x" * 4001}, "4000"), ({"version": "dua"}, "bilangan")),
        stranger=("dinkes", "Bagian Tata Pemerintahan"),
    ),
    Form(
        "return", "tapem", settling("return"),
        lambda _scene: {"kembali-reason": "Belum lengkap.", "kembali-version": 2},
        (
            ({"kembali-reason": ""}, "Tulis alasannya agar OPD tahu apa yang diperbaiki."),
            ({"kembali-reason": "x" * 4001}, "4000"),
        ),
        stranger=("dinkes", "Bagian Tata Pemerintahan"),
    ),
    Form(
        "withdraw", "tapem", settling("withdraw"),
        lambda _scene: {"tarik-reason": "Dobel.", "tarik-version": 2},
        (({"tarik-reason": " "}, "Tulis alasannya"), ({"tarik-reason": "x" * 4001}, "4000")),
        stranger=("dinkes", "Bagian Tata Pemerintahan"),
    ),
    Form(
        "freeze", "tapem", of_draft("versions"), lambda _scene: {"label": "hasil rapat"},
        (({"label": "  "}, "Beri nama versi."), ({"label": "x" * 121}, "120")),
    ),
    Form(
        "hand over", "tapem", of_draft("hand-over"),
        lambda _scene: {"reason": "Batas waktu.", "confirm": "SERAHKAN"},
        (
            ({"confirm": "ya"}, "Ketik SERAHKAN"),
            ({"reason": ""}, "Tulis alasan mengapa draf tetap diserahkan."),
            ({"reason": "x" * 2001}, "2000"),
            ({"reference_number": "x" * 81}, "80"),
        ),
    ),
    Form(
        "receive", "hukum",
        lambda scene: reverse("drafting:receive", args=[scene.handed_over().pk]),
        lambda _scene: {"note": "Lengkap."},
        (({"note": "x" * 301}, "300"),),
        stranger=("tapem", "Bagian Hukum"),
    ),
    Form(
        "send back", "hukum", lambda scene: reverse("drafting:return", args=[scene.received().pk]),
        lambda scene: {
            "catatan1-text": "Judul tabel.", "catatan1-chapter": scene.chapter.pk,
            "due_on": "6 Desember 2022",
        },
        (
            ({"catatan1-text": ""}, "Tulis sekurangnya satu catatan."),
            ({"catatan1-text": "x" * 4001}, "4000"),
            ({"catatan1-agency": NOBODY}, "pilihan"),
            ({"catatan1-chapter": "bukan id"}, "UUID"),
            ({"due_on": "31 Februari 2023"}, "tidak ada di kalender"),
            ({"due_on": "28-11-2022"}, "Batas waktu sudah lewat."),
        ),
        kept="catatan1-text", stranger=("tapem", "Bagian Hukum"),
    ),
    Form(
        "amend", "tapem", of_draft("amend"),
        lambda scene: {
            "about": "Rencana Aksi Penerapan", "short_title": "Raperbup Renaksi",
            "due_on": "30-11-2022", "version": scene.plan.draft.version,
        },
        (
            ({"about": ""}, "Tulis nama peraturan."),
            ({"about": "Rencana Aksi (SPM)"}, "singkatan dalam kurung"),
            ({"about": "x" * 301}, "300"),
            ({"short_title": " "}, "Tulis sebutan singkat rancangan."),
            ({"short_title": "x" * 121}, "120"),
            ({"due_on": "28-11-2022"}, "Batas waktu sudah lewat."),
            ({"due_on": "32-11-2022"}, "tidak ada di kalender"),
            ({"version": "x"}, "bilangan"),
        ),
        kept="about",
    ),
    Form(
        "abandon", "tapem", of_draft("abandon"),
        lambda _scene: {"reason": "Digabung.", "confirm": "hentikan"},
        (
            ({"reason": ""}, "Tulis alasan penghentian."),
            ({"reason": "x" * 301}, "300"),
            ({"confirm": "ya"}, "Ketik HENTIKAN"),
        ),
    ),
    Form(
        "start", "tapem", lambda _scene: reverse("drafting:start"),
        lambda _scene: {
            "kind": "perbup", "about": "Rencana Lain", "short_title": "Raperbup Lain",
            "first_year": "2023", "last_year": "2026", "due_on": "30-11-2022",
        },
        (
            ({"kind": "uu"}, "uu"),
            ({"about": " "}, "Tulis nama peraturan."),
            ({"about": "Rencana (RA)"}, "singkatan dalam kurung"),
            ({"about": "x" * 301}, "300"),
            ({"short_title": ""}, "Tulis sebutan singkat rancangan."),
            ({"first_year": "dua"}, "Tulis tahun dengan empat angka"),
            ({"first_year": ""}, "tahun awal"),
            ({"last_year": "2020"}, "Tahun akhir"),
            ({"last_year": "9999"}, "Tulis tahun dengan empat angka"),
            ({"due_on": "28-11-2022"}, "Batas waktu sudah lewat."),
            ({"due_on": "31-02-2023"}, "tidak ada di kalender"),
        ),
        kept="short_title",
    ),
    Form(
        "member", "tapem", of_draft("add-member"),
        lambda scene: {"agency": scene.cast.hukum.agency.pk, "note": "SK tim."},
        (
            ({"agency": ""}, "Pilih perangkat daerah."),
            ({"agency": NOBODY}, "pilihan"),
            ({"agency": "bukan id"}, "UUID"),
            ({"note": "x" * 201}, "200"),
        ),
        kept="note",
    ),
    Form(
        "owner", "tapem", of_draft("name-owner"),
        lambda scene: {"chapter": scene.chapter.pk, "owner": scene.cast.bpbd.agency.pk},
        (
            ({"chapter": ""}, "Pilih bab."),
            ({"chapter": NOBODY}, "pilihan"),
            ({"owner": ""}, "Pilih perangkat daerah pengampu."),
            ({"owner": "bukan id"}, "UUID"),
        ),
    ),
    Form(
        "citation", "tapem", of_draft("keep-citation"),
        lambda _scene: {
            "kind": "pp", "number": "12", "year": "2019", "source": "JDIH",
            "about": "Pengelolaan Keuangan Daerah",
        },
        (
            ({"kind": "lain"}, "lain"),
            ({"number": ""}, "Tulis nomor peraturan."),
            ({"number": "x" * 21}, "20"),
            ({"kind": "uu", "number": "23", "year": "2014"}, "pilih dari daftar"),
            ({"year": "2023"}, "tahun ini"),
            ({"year": "1800"}, "Tulis tahun dengan empat angka"),
            ({"about": ""}, "Tulis nama peraturan sesudah kata tentang."),
            ({"about": "x" * 401}, "400"),
            ({"gazette": "x" * 201}, "200"),
            ({"source": " "}, "Sebutkan sumber data peraturan ini."),
        ),
        kept="supplement",
    ),
    Form(
        "cite", "tapem", of_draft("cite"), lambda scene: {"citation": scene.uncited().pk},
        (
            ({"citation": ""}, "Pilih peraturan."),
            ({"citation": NOBODY}, "pilihan"),
            ({"citation": "bukan id"}, "UUID"),
        ),
    ),
    Form(
        "stage", "hukum", lambda scene: reverse("drafting:stages", args=[scene.received().draft_id]),
        lambda scene: {
            "to": "harmonisation", "held_on": "29-11-2022",
            "version": Draft.objects.get(pk=scene.plan.draft_id).version,
        },
        (
            ({"to": ""}, "Pilih tahap."),
            ({"to": "promulgated"}, "promulgated"),
            ({"held_on": ""}, "Isi tanggal."),
            ({"held_on": "30-11-2022"}, "Tanggal belum tiba"),
            ({"held_on": "1-1-2022"}, "mendahului tahap sebelumnya"),
            ({"held_on": "kemarin"}, "tanggal"),
            ({"reference_number": "x" * 81}, "80"),
            ({"note": "x" * 301}, "300"),
        ),
        kept="reference_number", stranger=("dinkes", "Bagian Hukum"),
    ),
)  # fmt: skip
BY_NAME = [pytest.param(form, id=form.name) for form in FORMS]


@pytest.fixture
def scene(discussed: ActionPlan, cast: Cast) -> Scene:
    return Scene(discussed, cast)


def send(client: Client, url: str, sent: Sent) -> str:
    response = client.post(url, sent)
    assert response.status_code == 422, (sent, response.status_code)
    return response.content.decode()


def _key_in(url: str) -> str:
    """Return the key of the object in an address; nothing where it names none."""
    return next((part for part in url.split("/") if len(part) == len(NOBODY)), "")


@pytest.mark.parametrize("form", BY_NAME)
def test_wrong_input_is_told_and_nothing_is_written(
    form: Form, scene: Scene, sign_in: SignIn
) -> None:
    url = form.url(scene)
    client, right = sign_in(form.who), form.right(scene)
    if form.kept:
        right[form.kept] = f"{right.get(form.kept, '')} {KEPT}".strip()
    before = Entry.objects.count()
    for change, says in form.wrong:
        page = send(client, url, right | change)
        assert says in page, change
        assert "Galat:" in page, change
        assert 'id="galat"' in page, change
        if form.kept and form.kept not in change:
            assert KEPT in page, change
    assert Entry.objects.count() == before


@pytest.mark.parametrize("form", BY_NAME)
def test_the_same_sent_twice_counts_once(form: Form, scene: Scene, sign_in: SignIn) -> None:
    url = form.url(scene)
    client, sent = sign_in(form.who), form.right(scene) | {"idempotency_key": "kunci"}
    first = client.post(url, sent)
    assert first.status_code == 302, first.content.decode()
    done = Entry.objects.count()
    second = client.post(url, sent)
    assert second.headers["Location"] == first.headers["Location"]
    assert Entry.objects.count() == done


@pytest.mark.parametrize("form", BY_NAME)
def test_who_may_not_learns_who_can(form: Form, scene: Scene, sign_in: SignIn) -> None:
    url, sent = form.url(scene), form.right(scene)
    who, can = form.stranger
    before = Entry.objects.count()
    refused = sign_in(who).post(url, sent)
    assert refused.status_code == 403
    assert can in refused.content.decode()
    for elsewhere in ("stranger", "tegal") if _key_in(url) else ():
        assert sign_in(elsewhere).post(url, sent).status_code == 404
    assert Entry.objects.count() == before


@pytest.mark.parametrize("form", BY_NAME)
def test_an_unknown_object_is_not_found(form: Form, scene: Scene, sign_in: SignIn) -> None:
    url = form.url(scene)
    if key := _key_in(url):
        gone = url.replace(key, NOBODY)
        assert sign_in(form.who).post(gone, form.right(scene)).status_code == 404


@pytest.mark.parametrize("form", BY_NAME)
def test_nothing_sent_at_all(form: Form, scene: Scene, sign_in: SignIn) -> None:
    """An empty form answers with its errors, or does what needs no words; it never fails."""
    url = form.url(scene)
    assert sign_in(form.who).post(url, {}).status_code in {302, 409, 422}


STALE: tuple[tuple[str, Sent, tuple[str, ...]], ...] = (
    ("node", {"body": "Punya saya.", "version": 0}, ("Punya saya.", "Tersimpan sekarang")),
    ("answer", {"text": "Punya saya.", "version": 9}, ("Punya saya.", "Tersimpan sekarang")),
    ("accept", {"note": "Punya saya.", "version": 1}, ("Punya saya.", "Sudah.")),
    (
        "return", {"kembali-reason": "Punya saya.", "kembali-version": 1},
        ("Punya saya.", "Sudah."),
    ),
    ("withdraw", {"tarik-reason": "Punya saya.", "tarik-version": 1}, ("Punya saya.", "Sudah.")),
    ("stage", {"to": "harmonisation", "held_on": "29-11-2022", "version": 0}, ("Tersimpan sekarang", "Di Bagian Hukum", "Harmonisasi")),
    (
        "amend", {"about": "Nama dari saya", "short_title": "Sebutan saya", "version": 0},
        ("Nama dari saya", "Tersimpan sekarang", "Rencana Aksi Penerapan"),
    ),
)  # fmt: skip


@pytest.mark.parametrize(("name", "sent", "shown"), STALE, ids=[one[0] for one in STALE])
def test_a_stale_edit_shows_both(
    name: str, sent: Sent, shown: tuple[str, ...], scene: Scene, sign_in: SignIn
) -> None:
    form = next(one for one in FORMS if one.name == name)
    url = form.url(scene)
    response = sign_in(form.who).post(url, sent)
    page = response.content.decode()
    assert response.status_code == 409
    for text in shown:
        assert text in page


def test_odd_addresses_do_no_harm(scene: Scene, sign_in: SignIn) -> None:
    client, draft = sign_in("tapem"), scene.plan.draft_id
    for name, query in (
        ("corrections", "?keadaan=lain"),
        ("send-correction", "?bab=bukan-id&opd=x"),
        ("send-correction", f"?bab={NOBODY}"),
    ):
        url = reverse(f"drafting:{name}", args=[draft])
        assert client.get(url + query).status_code == 200, query
    compare = reverse("drafting:compare", args=[draft, 99999999999, 1])
    assert client.get(compare).status_code == 404
