"""Forms: what is wrong is said at its field, nothing is lost, a doubled submit acts once."""

from uuid import uuid4

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from tapem.audit.models import Entry
from tapem.cooperation import actions
from tapem.cooperation.choices import NamingState, PaperState
from tapem.cooperation.models import Evaluation, LegalParameter, NameVote, Obligation
from tests.cast import Cast
from tests.rooms.cooperation.stage import Stage
from tests.rooms.cooperation.test_signing import prepare


@pytest.fixture
def desk(stage: Stage, cast: Cast, client: Client) -> Client:
    """The coordinator at her desk."""
    client.force_login(cast.tapem.user)
    return client


def at(name: str, *args: object) -> str:
    return reverse(f"cooperation:{name}", args=args)


def errors_of(answer: HttpResponse) -> dict[str, list[str]]:
    return answer.context["form"].errors.get_json_data() and {
        field: [str(each) for each in messages]
        for field, messages in answer.context["form"].errors.items()
    }


def test_a_placeholder_gets_its_title(desk: Client, stage: Stage) -> None:
    answer = desk.post(
        at("title", stage["P05"].pk), {"title": "Pengelolaan sampah", "version": 1}, follow=True
    )
    assert "Judul dicatat." in answer.content.decode()
    assert stage["P05"].title == "Pengelolaan sampah"


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("", "Tulis judul perjanjian."),
        ("   ", "Tulis judul perjanjian."),
        ("x" * 501, "501"),
        ("pencegahan dan penanganan bencana", "Judul ini sudah ada dalam register."),
    ],
)
def test_a_faulty_title(desk: Client, stage: Stage, title: str, words: str) -> None:
    answer = desk.post(at("title", stage["P05"].pk), {"title": title, "short_title": "Sampah"})
    assert answer.status_code == 422
    assert words in " ".join(errors_of(answer)["title"])
    body = answer.content.decode()
    assert "Galat:" in body
    assert 'value="Sampah"' in body
    assert stage["P05"].title == ""


def test_a_doubled_submit_acts_once(desk: Client, stage: Stage) -> None:
    sent = {"found": "planned", "title": "Angkutan perbatasan", "idempotency_key": str(uuid4())}
    first = desk.post(at("new-agreement", stage.alliance.pk), sent)
    again = desk.post(at("new-agreement", stage.alliance.pk), sent)
    assert first["Location"] == again["Location"]
    assert stage.alliance.agreements.filter(title="Angkutan perbatasan").count() == 1


def test_a_stale_edit_shows_both_and_the_second_submit_is_kept(
    desk: Client, stage: Stage, cast: Cast
) -> None:
    agreement = stage["P05"]
    actions.name_agreement(actor=cast.tapem, agreement=agreement, title="Judul orang lain")
    sent = {"title": "Judul saya", "version": agreement.version}
    answer = desk.post(at("title", agreement.pk), sent)
    body = answer.content.decode()
    assert answer.status_code == 409
    assert "Judul orang lain" in body
    assert "Judul saya" in body
    fresh = answer.context["form"]["version"].value()
    assert desk.post(at("title", agreement.pk), sent | {"version": fresh}).status_code == 302
    assert stage["P05"].title == "Judul saya"


def test_parties_are_set_in_the_order_of_members(desk: Client, stage: Stage) -> None:
    wanted = [str(stage.regions[code].pk) for code in ("33.28", "33.27")]
    desk.post(at("parties", stage["R1"].pk), {"parties": wanted, "version": 1})
    parties = [party.party_region.code for party in stage["R1"].parties.all()]
    assert parties == ["33.27", "33.28"]


@pytest.mark.parametrize("parties", [[], ["one"], ["none"]])
def test_faulty_parties(desk: Client, stage: Stage, parties: list[str]) -> None:
    keys = {"one": str(stage.regions["33.27"].pk), "none": str(uuid4())}
    answer = desk.post(at("parties", stage["R1"].pk), {"parties": [keys[each] for each in parties]})
    assert answer.status_code == 422
    assert "parties" in errors_of(answer)
    assert not stage["R1"].parties_known


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"on": ""}, "on"),
        ({"on": "31-02-2022"}, "on"),
        ({"on": "besok"}, "on"),
        ({"on": "1-12-2022"}, "on"),
        ({"signatory": ""}, "signatory"),
        ({"capacity": "king"}, "capacity"),
        ({"capacity": "proxy"}, "power_of_attorney"),
        ({"paper_number": "9" * 200}, "paper_number"),
    ],
)
def test_faulty_signatures(
    desk: Client, stage: Stage, cast: Cast, changed: dict[str, str], field: str
) -> None:
    agreement = prepare(cast, stage)
    sent = {
        "on": "20 November 2022",
        "signatory": "Bupati Pemalang",
        "capacity": "head_of_region",
        "paper_number": "415.4/1",
    }
    answer = desk.post(at("sign", agreement.pk, "33.27"), sent | changed)
    assert answer.status_code == 422
    assert set(errors_of(answer)) == {field}
    assert stage["R1"].paper_state == PaperState.READY


def test_a_partner_signs_its_own_side(stage: Stage, cast: Cast, client: Client) -> None:
    agreement = prepare(cast, stage)
    client.force_login(cast.tegal.user)
    sent = {
        "on": "20-11-2022",
        "signatory": "Bupati Tegal",
        "capacity": "head_of_region",
        "paper_number": "415.4/9",
    }
    assert client.post(at("sign", agreement.pk, "33.28"), sent).status_code == 302
    assert client.post(at("sign", agreement.pk, "33.27"), sent).status_code == 403
    assert stage["R1"].paper_state == PaperState.PARTLY_SIGNED


def test_the_checklist_names_what_is_missing(desk: Client, stage: Stage) -> None:
    page = desk.get(at("move", stage["R1"].pk, "review")).content.decode()
    assert "2 syarat belum terpenuhi" in page
    assert "keadaan memaksa" in page
    answer = desk.post(at("move", stage["R1"].pk, "review"), {"on": "29-11-2022"})
    assert answer.status_code == 422
    assert stage["R1"].paper_state == PaperState.DRAFTING


def test_cancelling_asks_for_a_reason(desk: Client, stage: Stage) -> None:
    url = at("move", stage["R4"].pk, "cancelled")
    answer = desk.post(url, {"on": "29-11-2022", "reason": ""})
    assert errors_of(answer) == {"reason": ["Tulis alasannya."]}
    assert desk.post(url, {"on": "29-11-2022", "reason": "Tidak jadi"}).status_code == 302
    assert stage["R4"].paper_state == PaperState.CANCELLED


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"happened_on": ""}, "happened_on"),
        ({"happened_on": "30-11-2022"}, "happened_on"),
        ({"text": ""}, "text"),
        ({"reference_number": ""}, "reference_number"),
        ({"side": "stranger"}, "side"),
        ({"reference_number": "", "meeting": "nothing"}, "meeting"),
    ],
)
def test_faulty_evidence(desk: Client, stage: Stage, changed: dict[str, str], field: str) -> None:
    sent = {
        "side": str(stage.regions["33.27"].pk),
        "happened_on": "21-11-2022",
        "text": "Rapat teknis",
        "reference_number": "BA 1/2022",
    }
    answer = desk.post(at("implement", stage["P05"].pk), sent | changed)
    assert answer.status_code == 422
    assert field in errors_of(answer)
    assert stage["P05"].implementation_state == "not_started"


def test_evidence_of_a_lead_agency(stage: Stage, cast: Cast, client: Client) -> None:
    client.force_login(cast.dputr.user)
    sent = {
        "side": str(stage.regions["33.27"].pk),
        "happened_on": "21-11-2022",
        "text": "Pemeliharaan oprit",
        "reference_number": "BA 2/2022",
    }
    assert client.post(at("implement", stage["P01"].pk), sent).status_code == 302
    evidence = stage["P01"].evidence.filter(text="Pemeliharaan oprit").get()
    assert evidence.agency == cast.dputr.agency


def test_evidence_by_statement_in_a_meeting(desk: Client, stage: Stage) -> None:
    sent = {
        "side": str(stage.regions["33.27"].pk),
        "happened_on": "8-11-2022",
        "text": "Dinyatakan berjalan",
        "meeting": str(stage.meeting.pk),
    }
    assert desk.post(at("implement", stage["P06"].pk), sent).status_code == 302
    assert stage["P06"].implementation_state == "running"


def test_a_duty_is_recorded_reported_and_disputed(desk: Client, stage: Stage, cast: Cast) -> None:
    sent = {
        "side": "duty",
        "holder": str(stage.regions["33.27"].pk),
        "towards": str(stage.regions["33.26"].pk),
        "text": "Memelihara oprit",
        "due_on": "15 Desember 2022",
    }
    assert desk.post(at("oblige", stage["P01"].pk), sent | {"towards": ""}).status_code == 422
    assert desk.post(at("oblige", stage["P01"].pk), sent).status_code == 302
    duty = Obligation.objects.get(side="duty")
    proof = {
        "happened_on": "21-11-2022",
        "text": "Selesai",
        "reference_number": "BA 3",
        "is_done": "on",
    }
    assert desk.post(at("report-duty", duty.pk), proof | {"version": 1}).status_code == 302
    duty.refresh_from_db()
    assert duty.state == "done"
    evidence = duty.evidence.get()
    desk.force_login(cast.pekalongan.user)
    assert desk.post(at("dispute", evidence.pk), {"reason": ""}).status_code == 422
    assert desk.post(at("dispute", evidence.pk), {"reason": "Belum"}).status_code == 302
    duty.refresh_from_db()
    assert duty.state == "running"
    assert desk.post(at("confirm", evidence.pk)).status_code == 302


def test_the_name_from_proposal_to_publication(stage: Stage, cast: Cast, client: Client) -> None:
    client.force_login(cast.banyumas.user)
    own = str(stage.regions["33.02"].pk)
    url = at("propose", stage.alliance.pk)
    assert client.post(url, {"text": "", "for_region": own}).status_code == 422
    other = {"text": "Lima Sungai", "for_region": str(stage.regions["33.27"].pk)}
    assert client.post(url, other).status_code == 422
    assert client.post(url, other | {"for_region": own}).status_code == 302
    assert client.post(url, other | {"for_region": own}).status_code == 422
    proposal = stage.alliance.proposals.get()
    vote = at("vote", proposal.pk)
    assert client.post(vote, {"for_region": own, "voice": "no"}).status_code == 422
    client.force_login(cast.tapem.user)
    agree = at("agree", proposal.pk)
    sent = {"basis": "Notula rapat", "on": "29-11-2022"}
    assert "Belum semua anggota setuju" in client.post(agree, sent).content.decode()
    for region in stage.regions.values():
        client.post(vote, {"for_region": str(region.pk), "voice": "yes"})
    assert NameVote.objects.filter(in_favour=True).count() == 5
    assert client.post(agree, sent).status_code == 302
    publish = at("publish", stage.alliance.pk)
    assert client.post(publish, {"event": "", "on": "29-11-2022"}).status_code == 422
    assert (
        client.post(publish, {"event": "Pertemuan lima bupati", "on": "29-11-2022"}).status_code
        == 302
    )
    stage.alliance.refresh_from_db()
    assert (stage.alliance.naming_state, stage.alliance.official_name) == (
        NamingState.PUBLISHED,
        "Lima Sungai",
    )


def test_handing_the_secretariat_over(desk: Client, stage: Stage) -> None:
    url = at("hand-over", stage.alliance.pk)
    to = str(stage.regions["33.28"].pk)
    for faulty in (
        {"to": to, "on": "1-1-2023", "basis": ""},
        {"to": "", "on": "1-1-2023", "basis": "Kesepakatan"},
        {"to": to, "on": "1-1-2099", "basis": "Kesepakatan"},
        {"to": str(stage.regions["33.27"].pk), "on": "1-1-2023", "basis": "Kesepakatan"},
    ):
        assert desk.post(url, faulty).status_code == 422
    assert desk.post(url, {"to": to, "on": "1-1-2023", "basis": "Kesepakatan"}).status_code == 302
    page = desk.get(at("secretariat", stage.alliance.pk)).content.decode()
    assert "Sekretariat di Kabupaten Pemalang, kemudian Kabupaten Tegal" in page


def test_moving_a_discussion(desk: Client, stage: Stage) -> None:
    plan = stage.alliance.discussions.get()
    url = at("move-discussion", plan.pk)
    back = {"to": str(stage.regions["33.03"].pk), "version": plan.version}
    assert desk.post(url, back | {"reason": ""}).status_code == 422
    assert desk.post(url, back | {"reason": "Kembali", "version": 1}).status_code == 409
    assert desk.post(url, back | {"reason": "Kembali"}).status_code == 302


def test_each_party_evaluates_for_itself(desk: Client, stage: Stage, cast: Cast) -> None:
    opened = {"label": "Tahun 2022", "starts_on": "1-1-2022", "due_on": "31-12-2021"}
    assert desk.post(at("new-round", stage.alliance.pk), opened).status_code == 422
    desk.post(at("new-round", stage.alliance.pk), opened | {"due_on": "31-12-2022"})
    round_ = stage.alliance.evaluation_rounds.get()
    desk.force_login(cast.pekalongan.user)
    url = at("evaluate", round_.pk, stage["P01"].pk, "33.26")
    assert desk.post(url, {"purpose": "Mungkin", "version": 0}).status_code == 422
    assert desk.post(url, {"obstacles": "x" * 5001, "version": 0}).status_code == 422
    sent = {"purpose": "Sebagian", "conclusion": "continued", "obstacles": "Anggaran", "version": 0}
    assert desk.post(url, sent).status_code == 302
    assert desk.post(url, sent).status_code == 409
    assert Evaluation.objects.get().answers["purpose"] == "Sebagian"
    other = at("evaluate", round_.pk, stage["P01"].pk, "33.27")
    assert desk.post(other, sent).status_code == 403


def test_the_legal_section_verifies_a_parameter(stage: Stage, cast: Cast, client: Client) -> None:
    client.force_login(cast.hukum.user)
    parameter = LegalParameter.objects.get(key="max_term_years", region=stage.regions["33.27"])
    url = at("parameter", parameter.pk)
    assert client.post(url, {"value": "", "source": "PP 28/2018"}).status_code == 422
    assert client.post(url, {"value": "5", "source": ""}).status_code == 422
    sent = {"value": "5", "source": "contoh: PP 28/2018 Pasal 1", "version": 1}
    assert client.post(url, sent).status_code == 302
    assert client.post(url, sent | {"value": "7"}).status_code == 409
    assert (
        "14 parameter peraturan belum diverifikasi" in client.get(at("parameters")).content.decode()
    )


def test_comparing_and_issuing_from_the_register(desk: Client, stage: Stage) -> None:
    for name in ("compare", "issue-register"):
        url = at(name, stage.alliance.pk)
        assert desk.post(url, {"meeting": ""}).status_code == 422
        assert desk.post(url, {"meeting": str(uuid4())}).status_code == 422
        assert desk.post(url, {"meeting": str(stage.meeting.pk)}).status_code == 302
    assert (
        "rekap-pks-2022-11-08.xlsx" in desk.get(at("register", stage.alliance.pk)).content.decode()
    )


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"since_year": "dulu"}, "since_year"),
        ({"since_year": "2031"}, "since_year"),
        ({"members": []}, "members"),
        ({"working_title": ""}, "working_title"),
    ],
)
def test_a_faulty_alliance(
    desk: Client, stage: Stage, changed: dict[str, object], field: str
) -> None:
    sent: dict[str, object] = {
        "working_title": "Kerja sama Pantura",
        "kind": "mandatory",
        "since_year": "2021",
        "form": "forum",
        "members": [str(stage.regions["33.28"].pk)],
    }
    answer = desk.post(at("new-alliance"), sent | changed)
    assert answer.status_code == 422
    assert field in errors_of(answer)


def test_a_second_alliance_shows_the_list(desk: Client, stage: Stage) -> None:
    sent = {
        "working_title": "Kerja sama Pantura",
        "kind": "mandatory",
        "since_year": "2021",
        "form": "forum",
        "members": [str(stage.regions["33.28"].pk)],
    }
    assert desk.post(at("new-alliance"), sent).status_code == 302
    page = desk.get(at("board")).content.decode()
    assert "2 wadah kerja sama" in page


def test_refused_forms_leave_no_trail(desk: Client, stage: Stage) -> None:
    before = Entry.objects.count()
    desk.post(at("title", stage["P05"].pk), {"title": ""})
    desk.post(at("move", stage["R1"].pk, "review"), {"on": "29-11-2022"})
    assert Entry.objects.count() == before
