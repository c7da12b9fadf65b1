"""One right submission of every form of the area, and what can be wrong with it.

Longer than other files, since it is one table: a form that is looked for is found here.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tapem.cooperation import actions
from tapem.cooperation.actions import Proof
from tapem.cooperation.choices import CooperationKind
from tapem.cooperation.models import Alliance, LegalParameter, NameProposal, Obligation
from tests.cast import Cast
from tests.rooms.cooperation.stage import Stage
from tests.rooms.cooperation.test_copies import amend
from tests.rooms.cooperation.test_signing import prepare

NOBODY = "00000000-0000-7000-8000-000000000000"
PDF = b"%PDF-1.7\ncontoh\n%%EOF"
DAY = "21-11-2022"  # a day of the example that has come
AHEAD = "24-12-2022"
NO_DAYS = ("", "31-02-2022", "besok", "2022", "1-1-1899", "1-1-99999")

Values = dict[str, object]
Fault = tuple[Values, str]


@dataclass(frozen=True)
class Case:
    """A form: its address, a right submission, faults with the field that tells, who may not."""

    url: str
    sent: Values
    faults: tuple[Fault, ...] = ()
    by: str = "tapem"
    refused: str = "tegal"
    stale: Values = field(default_factory=dict)


def at(name: str, *args: object) -> str:
    return reverse(f"cooperation:{name}", args=args)


def key(stage: Stage, code: str) -> str:
    return str(stage.regions[code].pk)


def scan(name: str = "naskah.pdf", content: bytes = PDF) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def faults(name: str, *values: object) -> tuple[Fault, ...]:
    """Return one fault per value, told at the field itself."""
    return tuple(({name: value}, name) for value in values)


def days(name: str, *others: str) -> tuple[Fault, ...]:
    return faults(name, *NO_DAYS, *others)


SCANS: tuple[Callable[[], object], ...] = (
    lambda: "",
    lambda: scan("naskah.docx"),
    lambda: scan("naskah.pdf", b""),
    lambda: scan("naskah.pdf", b"MZ program"),
    lambda: scan("a" * 220 + ".pdf"),
)


def scans() -> tuple[Fault, ...]:
    return tuple(({"file": make()}, "file") for make in SCANS)


def _new_alliance(stage: Stage, cast: Cast) -> Case:
    sent = {
        "working_title": "Kerja sama Pantura",
        "kind": "mandatory",
        "since_year": "2021",
        "form": "forum",
        "members": [key(stage, "33.28")],
    }
    wrong = (
        *faults("working_title", "", "x" * 201, "a\0b"),
        *faults("kind", "", "raja"),
        *faults("since_year", "", "dulu", "1900", "2101", "2031"),
        *faults("form", "", "raja"),
        *faults("members", [], [NOBODY], ["x"]),
    )
    return Case(at("new-alliance"), sent, wrong)


def _new_agreement(stage: Stage, cast: Cast) -> Case:
    wrong = (
        *faults("found", "", "raja"),
        *faults("title", "", "x" * 501, "a\0b", "pencegahan dan penanganan BENCANA"),
        *faults("short_title", "x" * 121),
        *faults("signed_on", "besok", "31-02-2022"),
        ({"found": "signed", "signed_on": AHEAD}, "signed_on"),
        ({"found": "signed", "signed_on": "1-1-1899"}, "signed_on"),
    )
    sent = {"found": "planned", "title": "Angkutan perbatasan"}
    return Case(at("new-agreement", stage.alliance.pk), sent, wrong)


def _meeting(name: str) -> Callable[[Stage, Cast], Case]:
    def make(stage: Stage, cast: Cast) -> Case:
        sent = {"meeting": str(stage.meeting.pk)}
        url = at(name, stage.alliance.pk)
        return Case(url, sent, faults("meeting", "", NOBODY, "x"))

    return make


def _proposal(stage: Stage, cast: Cast, *, agreed: bool = False) -> NameProposal:
    proposal = actions.propose_name(actor=cast.tapem, alliance=stage.alliance, text="Lima Sungai")
    for region in stage.regions.values() if agreed else ():
        actions.vote_name(actor=cast.tapem, proposal=proposal, in_favour=True, for_region=region)
    return proposal


def _propose(stage: Stage, cast: Cast) -> Case:
    wrong = (
        *faults("text", "", "x" * 121, "a\0b"),
        *faults("meaning", "x" * 301),
        *faults("for_region", "", NOBODY, key(stage, "33.27")),
    )
    sent = {"text": "Lima Sungai", "for_region": key(stage, "33.28")}
    return Case(at("propose", stage.alliance.pk), sent, wrong, by="tegal", refused="dputr")


def _vote(stage: Stage, cast: Cast) -> Case:
    wrong = (
        *faults("voice", "", "mungkin"),
        *faults("note", "x" * 301),
        *faults("for_region", "", NOBODY, key(stage, "33.27")),
        ({"voice": "no"}, "note"),
    )
    sent = {"voice": "yes", "for_region": key(stage, "33.28")}
    url = at("vote", _proposal(stage, cast).pk)
    return Case(url, sent, wrong, by="tegal", refused="dputr")


def _agree(stage: Stage, cast: Cast) -> Case:
    wrong = (*faults("basis", "", "x" * 301), *days("on", AHEAD, "28-11-2022"))
    sent = {"basis": "Notula rapat", "on": "29-11-2022"}
    return Case(at("agree", _proposal(stage, cast, agreed=True).pk), sent, wrong)


def _publish(stage: Stage, cast: Cast) -> Case:
    proposal = _proposal(stage, cast, agreed=True)
    actions.agree_name(actor=cast.tapem, proposal=proposal, basis="Notula rapat")
    wrong = (*faults("event", "", "x" * 301), *days("on", AHEAD, "28-11-2022"))
    sent = {"event": "Pertemuan lima bupati", "on": "29-11-2022"}
    return Case(at("publish", stage.alliance.pk), sent, wrong)


def _second_alliance(stage: Stage, cast: Cast) -> Alliance:
    return actions.create_alliance(
        actor=cast.tapem,
        working_title="Kerja sama Pantura",
        kind=CooperationKind.VOLUNTARY,
        since_year=2021,
        members=[stage.regions["33.28"]],
    )


def _hold(stage: Stage, cast: Cast) -> Case:
    wrong = (
        *faults("holder", "", NOBODY, key(stage, "33.02")),
        *days("since", AHEAD),
        *faults("precision", "", "abad"),
        *faults("basis", "x" * 301),
    )
    sent = {"holder": key(stage, "33.28"), "since": "1-1-2021", "precision": "year"}
    return Case(at("hold", _second_alliance(stage, cast).pk), sent, wrong, refused="tegal")


def _hand_over(stage: Stage, cast: Cast) -> Case:
    wrong = (
        *faults("to", "", NOBODY, key(stage, "33.27")),
        *days("on", "1-1-2018", "1-1-2099"),
        *faults("basis", "", "x" * 301),
    )
    sent = {"to": key(stage, "33.28"), "on": "1-1-2023", "basis": "Kesepakatan"}
    return Case(at("hand-over", stage.alliance.pk), sent, wrong)


def _discuss(stage: Stage, cast: Cast) -> Case:
    wrong = (*faults("venue", "", NOBODY), *faults("planned_for", "", "x" * 121))
    sent = {"venue": key(stage, "33.28"), "planned_for": "akhir tahun 2022"}
    return Case(at("discuss", stage.alliance.pk), sent, wrong)


def _move_discussion(stage: Stage, cast: Cast) -> Case:
    plan = stage.alliance.discussions.get()
    wrong = (*faults("to", "", NOBODY), *faults("reason", "", "x" * 501))
    sent = {"to": key(stage, "33.28"), "reason": "Tempat", "version": plan.version}
    return Case(at("move-discussion", plan.pk), sent, wrong, stale={"version": plan.version - 1})


def _new_round(stage: Stage, cast: Cast) -> Case:
    wrong = (
        *faults("label", "", "x" * 121),
        *days("starts_on"),
        *days("due_on", "31-12-2021"),
    )
    sent = {"label": "Tahun 2022", "starts_on": "1-1-2022", "due_on": "31-12-2022"}
    return Case(at("new-round", stage.alliance.pk), sent, wrong)


def _evaluate(stage: Stage, cast: Cast) -> Case:
    round_ = actions.open_evaluation_round(
        actor=cast.tapem,
        alliance=stage.alliance,
        label="Tahun 2022",
        starts_on=date(2022, 1, 1),
        due_on=date(2022, 12, 31),
    )
    wrong = (
        *faults("purpose", "Mungkin"),
        *faults("conclusion", "raja"),
        *faults("obstacles", "x" * 5001),
    )
    sent = {"purpose": "Sebagian", "conclusion": "continued", "version": 0}
    url = at("evaluate", round_.pk, stage["P01"].pk, "33.26")
    return Case(url, sent, wrong, by="pekalongan", refused="dputr", stale={"version": 7})


def _title(stage: Stage, cast: Cast) -> Case:
    wrong = (
        *faults("title", "", "  ", "x" * 501, "a\0b", "pencegahan dan penanganan bencana"),
        *faults("short_title", "x" * 121),
        *faults("affair", "x" * 121),
        *faults("scope", "x" * 5001),
        *faults("version", "satu"),
    )
    sent = {"title": "Pengelolaan sampah", "version": 1}
    return Case(at("title", stage["P05"].pk), sent, wrong, stale={"version": 99})


def _parties(stage: Stage, cast: Cast) -> Case:
    own = key(stage, "33.27")
    wrong = faults("parties", [], [own], [own, NOBODY], ["x"])
    sent = {"parties": [own, key(stage, "33.28")], "version": 1}
    return Case(at("parties", stage["R1"].pk), sent, wrong, stale={"version": 99})


def _lead(stage: Stage, cast: Cast) -> Case:
    wrong = (
        ({"agency_name": ""}, "agency"),
        *faults("agency", NOBODY, "x", str(cast.dinkes.agency.pk)),
        *faults("agency_name", "x" * 201),
    )
    sent = {"agency_name": "DPU Kab. Pekalongan", "version": 0}
    url = at("lead", stage["P01"].pk, "33.26")
    return Case(url, sent, wrong, by="pekalongan", stale={"version": 7})


def _term(stage: Stage, cast: Cast) -> Case:
    wrong = (
        *faults("valid_from", "besok", "31-02-2022", "1-1-1899"),
        *faults("valid_until", "besok", "1-1-2101", "31-12-2019"),
        *faults("term_exception", "x" * 301),
        *faults("council", "mungkin"),
    )
    sent = {"valid_from": "1-1-2020", "valid_until": "31-12-2024", "council": "no", "version": 1}
    return Case(at("term", stage["P05"].pk), sent, wrong, stale={"version": 99})


def _document(stage: Stage, cast: Cast) -> Case:
    wrong = (
        *faults("kind", "", "raja"),
        *faults("of_region", NOBODY, ""),
        *faults("reference_number", "x" * 121),
        *days("dated_on", AHEAD),
    )
    sent = {"kind": "team_approval", "of_region": key(stage, "33.27"), "dated_on": DAY}
    return Case(at("document", stage["R1"].pk), sent, wrong)


def _clause(stage: Stage, cast: Cast) -> Case:
    draft = stage["R1"]
    actions.write_clause(actor=cast.tapem, agreement=draft, category="scope", text="Lama")  # type: ignore[arg-type]
    wrong = (
        *faults("category", "", "raja"),
        *faults("article", "x" * 21),
        *faults("text", "", "  ", "x" * 20_001),
    )
    sent = {"category": "scope", "text": "Baru", "article": "Pasal 3", "version": 1}
    return Case(at("clause", draft.pk), sent, wrong, stale={"version": 0})


def _move(stage: Stage, cast: Cast) -> Case:
    wrong = (*days("on", AHEAD), *faults("reason", "", "x" * 501))
    sent = {"on": "29-11-2022", "reason": "Tidak jadi", "version": stage["R4"].version}
    url = at("move", stage["R4"].pk, "cancelled")
    return Case(url, sent, wrong, stale={"version": 99})


def _sign(stage: Stage, cast: Cast) -> Case:
    draft = prepare(cast, stage)
    accord = draft.accord
    assert accord is not None
    accord.signed_on = date(2020, 1, 1)
    accord.save()
    wrong = (
        *days("on", AHEAD, "31-12-2019"),
        *faults("signatory", "", "x" * 201),
        *faults("capacity", "", "raja"),
        *faults("paper_number", "", "x" * 121),
        ({"capacity": "proxy"}, "power_of_attorney"),
        *faults("power_of_attorney", "x" * 201),
    )
    sent = {
        "on": DAY,
        "signatory": "Bupati Tegal",
        "capacity": "head_of_region",
        "paper_number": "415.4/9",
        "version": 1,
    }
    url = at("sign", draft.pk, "33.28")
    return Case(url, sent, wrong, by="tegal", refused="banyumas", stale={"version": 7})


def _implement(stage: Stage, cast: Cast) -> Case:
    signed = actions.record_already_signed(
        actor=cast.tapem,
        alliance=stage.alliance,
        title="Sampah",
        signed_on=date(2022, 6, 1),
        parties=[stage.regions["33.27"], stage.regions["33.26"]],
    )
    wrong = (
        *faults("side", "", NOBODY, key(stage, "33.27")),
        *days("happened_on", AHEAD, "31-5-2022"),
        *faults("text", "", "x" * 2001),
        *faults("reference_number", "", "x" * 201),
        ({"reference_number": "", "meeting": NOBODY}, "meeting"),
    )
    sent = {
        "side": key(stage, "33.26"),
        "happened_on": DAY,
        "text": "Rapat teknis",
        "reference_number": "BA 1/2022",
    }
    return Case(at("implement", signed.pk), sent, wrong, by="pekalongan", refused="dinkes")


def _stall(stage: Stage, cast: Cast) -> Case:
    bridge = stage["P01"]
    sent = {"reason": "Anggaran", "version": bridge.version}
    wrong = faults("reason", "", "x" * 501)
    return Case(at("stall", bridge.pk), sent, wrong, stale={"version": 99})


def _resume(stage: Stage, cast: Cast) -> Case:
    actions.stall_implementation(actor=cast.tapem, agreement=stage["P01"], reason="Anggaran")
    sent = {"version": stage["P01"].version}
    return Case(at("resume", stage["P01"].pk), sent, stale={"version": 99})


def _duty(stage: Stage, cast: Cast) -> Obligation:
    return actions.add_obligation(
        actor=cast.tapem,
        agreement=stage["P01"],
        holder=stage.regions["33.26"],
        towards=stage.regions["33.27"],
        text="Memelihara oprit",
    )


def _complete(stage: Stage, cast: Cast) -> Case:
    proof = Proof(happened_on=date(2022, 11, 20), text="Selesai", reference_number="BA 1")
    duty = _duty(stage, cast)
    actions.report_obligation(actor=cast.tapem, obligation=duty, proof=proof, is_done=True)
    sent = {"version": stage["P01"].version}
    return Case(at("complete", stage["P01"].pk), sent, stale={"version": 99})


def _oblige(stage: Stage, cast: Cast) -> Case:
    own = key(stage, "33.26")
    wrong = (
        *faults("side", "", "raja"),
        *faults("holder", "", NOBODY, key(stage, "33.02")),
        *faults("towards", "", NOBODY, own),
        *faults("text", "", "x" * 2001),
        *faults("due_on", "besok", "31-02-2023", "1-1-1899"),
        *faults("schedule", "x" * 201),
        *faults("target", "x" * 201),
        *faults("agency", NOBODY, "x"),
    )
    sent = {
        "side": "duty",
        "holder": own,
        "towards": key(stage, "33.27"),
        "text": "Memelihara oprit",
        "due_on": "15 Desember 2022",
    }
    return Case(at("oblige", stage["P01"].pk), sent, wrong, by="pekalongan", refused="dinkes")


def _report_duty(stage: Stage, cast: Cast) -> Case:
    wrong = (
        *days("happened_on", AHEAD),
        *faults("text", "", "x" * 2001),
        *faults("reference_number", "", "x" * 201),
    )
    sent = {
        "happened_on": DAY,
        "text": "Selesai",
        "reference_number": "BA 3",
        "is_done": "on",
        "version": 1,
    }
    url = at("report-duty", _duty(stage, cast).pk)
    return Case(url, sent, wrong, by="pekalongan", refused="dputr", stale={"version": 7})


def _evidence(stage: Stage, cast: Cast) -> UUID:
    proof = Proof(happened_on=date(2022, 11, 20), text="Rapat teknis", reference_number="BA 1")
    made = actions.record_implementation(actor=cast.tapem, agreement=stage["P01"], proof=proof)
    return made.pk


def _confirm(stage: Stage, cast: Cast) -> Case:
    return Case(at("confirm", _evidence(stage, cast)), {}, by="pekalongan", refused="tapem")


def _dispute(stage: Stage, cast: Cast) -> Case:
    url = at("dispute", _evidence(stage, cast))
    wrong = faults("reason", "", "x" * 501)
    return Case(url, {"reason": "Belum terjadi"}, wrong, by="pekalongan", refused="tapem")


def _copy(stage: Stage, cast: Cast) -> Case:
    return Case(at("copy", stage["P01"].pk, "33.26"), {}, by="pekalongan")


def _signed_copy(stage: Stage, cast: Cast) -> Case:
    wrong = (
        *days("dated_on", AHEAD),
        *faults("reference_number", "x" * 121),
        *scans(),
    )
    sent = {"dated_on": "1-3-2020", "reference_number": "415.4/1", "file": scan()}
    url = at("signed-copy", stage["P01"].pk, "33.26")
    return Case(url, sent, wrong, by="pekalongan", refused="dinkes")


def _addendum(stage: Stage, cast: Cast) -> Case:
    amend(cast, stage)
    wrong = (
        *faults("number", "", "x" * 121, "415.4/7/2021"),
        *days("dated_on", AHEAD),
        *faults("matter", "", "raja"),
        *faults("changes_text", "", "x" * 5001),
        *scans()[1:],
    )
    sent = {
        "number": "415.4/8/2022",
        "dated_on": DAY,
        "matter": "funding",
        "changes_text": "Pasal 7 berubah.",
    }
    return Case(at("addendum", stage["P01"].pk), sent, wrong, refused="pekalongan")


def _addendum_copy(stage: Stage, cast: Cast) -> Case:
    url = at("addendum-copy", amend(cast, stage).pk)
    return Case(url, {"file": scan()}, scans(), refused="pekalongan")


def _parameter(stage: Stage, cast: Cast) -> Case:
    parameter = LegalParameter.objects.get(key="max_term_years", region=stage.regions["33.27"])
    wrong = (
        *faults("value", "", "x" * 201),
        *faults("source", "", "x" * 201),
        *faults("valid_from", "besok", "1-1-1899"),
    )
    sent = {"value": "5", "source": "contoh: PP 28/2018 Pasal 1", "version": 1}
    url = at("parameter", parameter.pk)
    return Case(url, sent, wrong, by="hukum", refused="dinkes", stale={"version": 99})


def _accord(stage: Stage, cast: Cast) -> Case:
    wrong = (
        ({"title": "", "number": ""}, "title"),
        *faults("title", "x" * 501, "a\0b"),
        *faults("number", "x" * 121),
        *faults("signed_on", "besok", AHEAD, "1-1-1899"),
        *faults("valid_until", "besok", "1-1-2101", "31-12-2018"),
        *faults("parties", [NOBODY], ["x"]),
        *faults("note", "x" * 301),
    )
    sent = {
        "title": "Kesepakatan Bersama lima kabupaten (contoh)",
        "number": "415.4/1/2019",
        "signed_on": "1-4-2019",
        "valid_until": "31-3-2024",
        "parties": [key(stage, code) for code in ("33.27", "33.26")],
    }
    return Case(at("accord", stage.alliance.pk), sent, wrong)


def _rest_on(stage: Stage, cast: Cast) -> Case:
    narrow = actions.register_accord(
        actor=cast.tapem,
        alliance=stage.alliance,
        title="Tanpa Pekalongan",
        parties=[stage.regions["33.27"], stage.regions["33.28"]],
    )
    wide = actions.register_accord(actor=cast.tapem, alliance=stage.alliance, title="Lima daerah")
    foreign = actions.register_accord(
        actor=cast.tapem, alliance=_second_alliance(stage, cast), title="Wadah lain"
    )
    bridge = stage["P01"]
    wrong = faults("accord", "", NOBODY, "x", str(narrow.pk), str(foreign.pk))
    sent = {"accord": str(wide.pk), "version": bridge.version}
    return Case(at("rest-on", bridge.pk), sent, wrong, stale={"version": 99})


CASES: Mapping[str, Callable[[Stage, Cast], Case]] = {
    "accord": _accord,
    "rest-on": _rest_on,
    "new-alliance": _new_alliance,
    "new-agreement": _new_agreement,
    "issue-register": _meeting("issue-register"),
    "compare": _meeting("compare"),
    "propose": _propose,
    "vote": _vote,
    "agree": _agree,
    "publish": _publish,
    "hold": _hold,
    "hand-over": _hand_over,
    "discuss": _discuss,
    "move-discussion": _move_discussion,
    "new-round": _new_round,
    "evaluate": _evaluate,
    "title": _title,
    "parties": _parties,
    "lead": _lead,
    "term": _term,
    "document": _document,
    "clause": _clause,
    "move": _move,
    "sign": _sign,
    "copy": _copy,
    "signed-copy": _signed_copy,
    "addendum": _addendum,
    "addendum-copy": _addendum_copy,
    "implement": _implement,
    "stall": _stall,
    "resume": _resume,
    "complete": _complete,
    "oblige": _oblige,
    "report-duty": _report_duty,
    "confirm": _confirm,
    "dispute": _dispute,
    "parameter": _parameter,
}
# Forms that change what somebody else may have changed meanwhile; the others only add.
VERSIONED = (
    "clause", "complete", "evaluate", "lead", "move", "move-discussion", "parameter", "parties",
    "report-duty", "rest-on", "resume", "sign", "stall", "term", "title",
)  # fmt: skip
