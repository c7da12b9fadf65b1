"""KSD-01 … KSD-10 and the flags of quality: checks on one agreement, as pure functions."""

from collections.abc import Iterator
from datetime import date

from tapem.cooperation.rules.facts import AgreementFacts
from tapem.cooperation.rules.findings import Finding, Level, Thresholds, years_after
from tapem.cooperation.rules.guards import missing_clauses, outside_accord
from tapem.cooperation.rules.states import Doing, Paper
from tapem.cooperation.rules.words import joined
from tapem.kernel.dates import long_date

_LATE_PAPERS = frozenset({Paper.REVIEW, Paper.COUNCIL_APPROVAL, Paper.READY, Paper.PARTLY_SIGNED})
_SIGNING_PAPERS = frozenset({Paper.READY, Paper.PARTLY_SIGNED})
_EARLY_PAPERS = frozenset({Paper.PLANNED, Paper.OFFERED, Paper.CANCELLED})
_RUNNING_PAPERS = frozenset({Paper.SIGNED, Paper.IN_FORCE})


def _about(facts: AgreementFacts, rule: str, level: Level, message: str) -> Finding:
    return Finding(rule, level, message, facts.label, facts.key)


def agreement_findings(
    facts: AgreementFacts, today: date, limits: Thresholds
) -> tuple[Finding, ...]:
    """Run KSD-01 … KSD-10 and the flags of quality on one agreement; cancelled ones are silent."""
    if facts.paper is Paper.CANCELLED:
        return ()
    return (
        *without_accord(facts),
        *before_accord(facts),
        *parties_outside_accord(facts),
        *clauses_missing(facts),
        *faulty_signatures(facts, today),
        *incomplete_signing(facts),
        *term_faults(facts, limits),
        *expiry(facts, today, limits),
        *not_implemented(facts, today, limits),
        *evidence_lost(facts),
        *duties_overdue(facts, today),
        *lead_missing(facts),
        *quality_flags(facts),
    )


def without_accord(facts: AgreementFacts) -> Iterator[Finding]:
    """KSD-01: an agreement rests on a signed accord."""
    signed = facts.accord is not None and facts.accord.is_signed
    if signed or not (facts.is_signed or facts.paper in _SIGNING_PAPERS):
        return
    level = Level.WARNING if facts.recorded_as_signed else Level.BLOCK
    yield _about(facts, "KSD-01", level, "PKS belum punya Kesepakatan Bersama yang ditandatangani.")


def before_accord(facts: AgreementFacts) -> Iterator[Finding]:
    """KSD-01, second half: nobody signs an agreement before its accord is signed."""
    agreed = facts.accord.signed_on if facts.accord else None
    early = [
        party.region
        for party in facts.parties
        if agreed and party.signed_on and party.signed_on < agreed
    ]
    if early:
        level = Level.WARNING if facts.recorded_as_signed else Level.ERROR
        text = f"Tanda tangan mendahului Kesepakatan Bersama: {joined(early)}."
        yield _about(facts, "KSD-01", level, text)


def parties_outside_accord(facts: AgreementFacts) -> Iterator[Finding]:
    """KSD-02: no party stands outside the accord."""
    if extra := outside_accord(facts):
        yield _about(
            facts, "KSD-02", Level.BLOCK, f"Pihak di luar Kesepakatan Bersama: {joined(extra)}."
        )


def clauses_missing(facts: AgreementFacts) -> Iterator[Finding]:
    """KSD-03: a draft under review holds the eight obligatory matters."""
    missing = missing_clauses(facts)
    if missing and facts.paper in _LATE_PAPERS:
        yield _about(facts, "KSD-03", Level.BLOCK, f"Materi wajib belum ada: {joined(missing)}.")


def faulty_signatures(facts: AgreementFacts, today: date) -> Iterator[Finding]:
    """KSD-04: who signed could sign, and not in the future.

    What was recorded as already signed only warns: its facts come from a source, not from here.
    """
    level = Level.WARNING if facts.recorded_as_signed else Level.BLOCK
    for party in facts.parties:
        if party.signed_on is None:
            continue
        if party.signed_on > today:
            text = f"{party.region}: tanggal tanda tangan {long_date(party.signed_on)} belum tiba."
            yield _about(facts, "KSD-04", level, text)
        if party.capacity != "head_of_region" and not party.power_of_attorney:
            text = f"{party.region}: penandatangan bukan kepala daerah dan tanpa surat kuasa."
            yield _about(facts, "KSD-04", level, text)
        if not party.in_office:
            day = long_date(party.signed_on)
            text = f"{party.region}: penandatangan tidak tercatat sebagai kepala daerah pada {day}."
            yield _about(facts, "KSD-04", level, text)


def incomplete_signing(facts: AgreementFacts) -> Iterator[Finding]:
    """KSD-05: a signed agreement has date, number and signed copy of every party."""
    if not facts.is_signed:
        return
    level = Level.WARNING if facts.recorded_as_signed else Level.ERROR
    if not facts.parties_known:
        text = "Pihak, nomor, tanggal, dan salinan bertanda tangan belum dicatat."
        yield _about(facts, "KSD-05", level, text)
    for party in facts.parties:
        missing = [
            words
            for words, present in (
                ("tanggal", party.signed_on is not None),
                ("nomor", bool(party.number)),
                ("salinan", party.has_copy),
            )
            if not present
        ]
        if missing:
            yield _about(facts, "KSD-05", level, f"{party.region}: belum ada {joined(missing)}.")


def term_faults(facts: AgreementFacts, limits: Thresholds) -> Iterator[Finding]:
    """KSD-06: the term runs forward, is not too long, and does not outlive the accord."""
    start, end = facts.valid_from, facts.valid_until
    if start and end and start > end:
        yield _about(facts, "KSD-06", Level.ERROR, "Tanggal mulai sesudah tanggal berakhir.")
    elif (
        start
        and end
        and years_after(start, limits.max_term_years) < end
        and not facts.term_exception
    ):
        text = f"Jangka waktu lebih dari {limits.max_term_years} tahun tanpa dasar pengecualian."
        yield _about(facts, "KSD-06", Level.ERROR, text)
    accord_end = facts.accord.valid_until if facts.accord else None
    if end and accord_end and end > accord_end:
        text = "Berakhir sesudah Kesepakatan Bersama berakhir."
        yield _about(facts, "KSD-06", Level.WARNING, text)


def expiry(facts: AgreementFacts, today: date, limits: Thresholds) -> Iterator[Finding]:
    """KSD-07: an agreement that ends soon has a successor, one that ended is closed."""
    if facts.paper is not Paper.IN_FORCE or facts.valid_until is None:
        return
    days = (facts.valid_until - today).days
    if days < 0:
        text = f"Berakhir {long_date(facts.valid_until)} tetapi masih berstatus berlaku."
        yield _about(facts, "KSD-07", Level.ERROR, text)
    elif days <= max(limits.expiry_marks) and not facts.successor_in_progress:
        text = f"Berakhir dalam {days} hari dan belum ada penggantinya."
        yield _about(facts, "KSD-07", Level.WARNING, text)


def not_implemented(facts: AgreementFacts, today: date, limits: Thresholds) -> Iterator[Finding]:
    """KSD-08: a signed agreement is carried out; the mandatory one may be taken over.

    Source of the risk: UU 23/2014 Pasal 364, PP 28/2018 Pasal 10–11.
    """
    if facts.paper not in _RUNNING_PAPERS or facts.doing is not Doing.NOT_STARTED:
        return
    if facts.signed_on is None:
        text = "Belum dilaksanakan; tanggal tanda tangan belum diketahui."
        yield _about(facts, "KSD-08", Level.INFO, text)
    elif (today - facts.signed_on).days > limits.idle_days:
        risk = (
            " Kerja sama wajib yang tidak dilaksanakan dapat diambil alih gubernur "
            "(UU 23/2014 Pasal 364)."
            if facts.is_mandatory
            else ""
        )
        text = f"Belum dilaksanakan sejak ditandatangani {long_date(facts.signed_on)}.{risk}"
        yield _about(facts, "KSD-08", Level.WARNING, text)


def evidence_lost(facts: AgreementFacts) -> Iterator[Finding]:
    """KSD-08, second half: what counts as carried out has evidence that nobody disputes."""
    if facts.doing is not Doing.NOT_STARTED and facts.evidence_count == 0:
        text = "Berstatus dilaksanakan, tetapi semua buktinya disanggah atau tidak ada."
        yield _about(facts, "KSD-08", Level.WARNING, text)


def duties_overdue(facts: AgreementFacts, today: date) -> Iterator[Finding]:
    """KSD-09: no duty is past its date, and each right has its duty."""
    for duty in facts.duties:
        late = duty.due_on is not None and duty.due_on < today and not duty.is_done
        if late and duty.side == "duty" and duty.due_on:
            text = f"{duty.holder} terlambat sejak {long_date(duty.due_on)}: {duty.text}"
            yield _about(facts, "KSD-09", Level.WARNING, text)
        if duty.side == "right" and not duty.is_paired:
            text = f"Hak {duty.holder} belum berpasangan dengan kewajiban pihak lain: {duty.text}"
            yield _about(facts, "KSD-09", Level.WARNING, text)


def lead_missing(facts: AgreementFacts) -> Iterator[Finding]:
    """KSD-10: every party names the agency that leads.

    Placeholders are left to the flags of quality; what was recorded as already signed only
    warns, since the source may not have said it.
    """
    if facts.paper in _EARLY_PAPERS or not facts.title or not facts.without_lead:
        return
    level = Level.WARNING if facts.recorded_as_signed else Level.ERROR
    text = f"Leading sector belum ditetapkan untuk {joined(facts.without_lead)}."
    yield _about(facts, "KSD-10", level, text)


def quality_flags(facts: AgreementFacts) -> Iterator[Finding]:
    """Tell what is not known or written in two ways; no reproach, only a flag."""
    if not facts.title:
        yield _about(facts, "MUTU", Level.INFO, "Judul belum diketahui.")
    if not facts.parties_known:
        yield _about(facts, "MUTU", Level.INFO, "Para pihak belum diketahui.")
    for word in facts.title.split():
        first, mark, second = word.strip(".,;()").partition("/")
        if mark and first[:1].isupper() and second[:1].isupper():
            text = f"Satu tempat ditulis dua cara: {first} dan {second}."
            yield _about(facts, "MUTU", Level.INFO, text)
