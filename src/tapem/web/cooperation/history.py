"""Entries of the trail as lines that anybody of the alliance can read: who, when, what, why.

The names of people stay inside their own regency; the others see which office acted.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tapem.accounts.actors import Actor
from tapem.audit.models import Entry
from tapem.audit.vocabulary import terms
from tapem.cooperation.choices import (
    ClauseCategory,
    EvaluationConclusion,
    ImplementationState,
    NamingState,
    ObligationState,
    PaperState,
    Verdict,
)
from tapem.cooperation.rules.questions import QUESTIONS
from tapem.web.words import long_date

MOST = 40
LONGEST = 300
_ISO_DAY = re.compile(r"(?<![\w-])\d{4}-\d\d-\d\d(?![\w-]|\.\w)")  # not in a file name

_FIELDS: Mapping[str, str | Promise] = {
    "accord": gettext_lazy("Kesepakatan Bersama"),
    "changes": gettext_lazy("yang diubah"),
    "clause": gettext_lazy("materi"),
    "conclusion": gettext_lazy("kesimpulan"),
    "document": gettext_lazy("surat"),
    "dated_on": gettext_lazy("tanggal"),
    "due_on": gettext_lazy("batas waktu"),
    "evidence": gettext_lazy("bukti"),
    "happened_on": gettext_lazy("tanggal kegiatan"),
    "holder": gettext_lazy("pemegang"),
    "implementation_state": gettext_lazy("pelaksanaan"),
    "in_favour": gettext_lazy("setuju"),
    "joined_on": gettext_lazy("bergabung"),
    "lead": gettext_lazy("leading sector"),
    "members": gettext_lazy("anggota"),
    "naming_state": gettext_lazy("keadaan nama"),
    "number": gettext_lazy("nomor"),
    "official_name": gettext_lazy("nama resmi"),
    "on": gettext_lazy("sejak"),
    "obstacles": gettext_lazy("kendala"),
    "paper_state": gettext_lazy("naskah"),
    "parties": gettext_lazy("para pihak"),
    "proposed_by": gettext_lazy("pengusul"),
    "agenda": gettext_lazy("acara rapat"),
    "discrepancies": gettext_lazy("selisih"),
    "file": gettext_lazy("berkas"),
    "signatory": gettext_lazy("penandatangan"),
    "signed_copy": gettext_lazy("salinan bertanda tangan"),
    "signed_on": gettext_lazy("tanda tangan"),
    "since": gettext_lazy("sejak"),
    "since_year": gettext_lazy("sejak tahun"),
    "state": gettext_lazy("keadaan"),
    "term": gettext_lazy("jangka waktu"),
    "title": gettext_lazy("judul"),
    "venue": gettext_lazy("tuan rumah"),
    "verdict": gettext_lazy("tanggapan"),
}
_VALUES: Mapping[str, Mapping[str, str | Promise]] = {
    "conclusion": dict(EvaluationConclusion.choices),
    "implementation_state": dict(ImplementationState.choices),
    "naming_state": dict(NamingState.choices),
    "paper_state": dict(PaperState.choices),
    "state": dict(ObligationState.choices),
    "verdict": dict(Verdict.choices),
}


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One field: what it was and what it became, in the words of the screens."""

    field: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One act: when, what, on which subject, by whom, what changed and why."""

    at: datetime
    what: str
    about: str
    who: str
    changes: tuple[ChangeLine, ...]
    reason: str


def history_context(actor: Actor, entries: QuerySet[Entry], subject: object) -> dict[str, object]:
    """Return the newest lines of a page and how many there are.

    `subject` is the object of the page, which its own lines need not name.
    """
    lines = [_line(actor, entry, str(subject)) for entry in entries[:MOST]]
    total = entries.count() if len(lines) == MOST else len(lines)
    return {"history": lines, "history_total": total}


def _line(actor: Actor, entry: Entry, subject: str) -> HistoryLine:
    term = terms().get(entry.act)
    is_own = entry.chain == actor.chain_key
    who = f"{entry.actor_label}, {entry.agency_label}" if is_own else entry.agency_label
    return HistoryLine(
        at=entry.at,
        what=str(term.label) if term else entry.act,
        about="" if entry.subject_label == subject else entry.subject_label,
        who=who,
        changes=tuple(
            _change(field, *pair) for field, pair in entry.changes.items() if _tells(pair)
        ),
        reason=entry.reason,
    )


def _tells(pair: list[object]) -> bool:
    """Tell whether a change says anything: nothing that became nothing does not."""
    return any(value not in {None, ""} for value in pair)


def _change(field: str, old: object, new: object) -> ChangeLine:
    name, _blank, rest = field.partition(" ")
    questions = {question.key: question.text for question in QUESTIONS}
    label = str(_FIELDS.get(name) or questions.get(name) or _("salinan"))
    if name == "clause":
        rest = str(dict(ClauseCategory.choices).get(rest, rest)).lower()
    elif name not in _FIELDS and name not in questions:
        rest = field  # the copy of a region, told by its name alone
    return ChangeLine(f"{label} {rest}".strip(), _shown(name, old), _shown(name, new))


def _shown(name: str, value: object) -> str:
    if value is None or value == "":
        return "–"
    if isinstance(value, bool):
        return _("ya") if value else _("tidak")
    text = str(_VALUES.get(name, {}).get(str(value), value))
    text = _ISO_DAY.sub(lambda found: _day(found[0]), text)
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"


def _day(text: str) -> str:
    """Return a day as offices write it; what only looks like one stays."""
    try:
        return long_date(date.fromisoformat(text))
    except ValueError:
        return text
