"""What each move of the paper needs, as a checklist in words that a screen can show.

Guards follow PP 28/2018 and Permendagri 22/2020; the silence rule for the council's answer is
left out because its number of days is not verified.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from tapem.cooperation.rules.facts import AgreementFacts
from tapem.cooperation.rules.states import OBLIGATORY_CLAUSES, Paper
from tapem.cooperation.rules.words import joined

LEAST_PARTIES = 2


@dataclass(frozen=True, slots=True)
class Requirement:
    """One point of the checklist; `missing` says what to add when it is not met.

    `fix` names what is filled in: parties, lead, accord, term, document or clause.
    """

    words: str
    met: bool
    missing: str = ""
    fix: str = ""


def requirements(facts: AgreementFacts, target: Paper, today: date) -> tuple[Requirement, ...]:
    """Return everything that the move to `target` needs, met or not."""
    return tuple(_GUARDS[target](facts, today))


def unmet(facts: AgreementFacts, target: Paper, today: date) -> tuple[Requirement, ...]:
    """Return what the move to `target` still lacks."""
    return tuple(point for point in requirements(facts, target, today) if not point.met)


def _two_parties(facts: AgreementFacts) -> Requirement:
    met = facts.parties_known and len(facts.parties) >= LEAST_PARTIES
    return Requirement(
        "Para pihak diketahui, paling sedikit dua", met, "Isi para pihak.", "parties"
    )


def _lead_for_each(facts: AgreementFacts) -> Requirement:
    missing = facts.without_lead
    words = "Setiap pihak mempunyai perangkat daerah leading sector"
    return Requirement(words, not missing, f"Belum ada untuk {joined(missing)}.", "lead")


def _signed_accord(facts: AgreementFacts) -> Requirement:
    met = facts.accord is not None and facts.accord.is_signed
    return Requirement(
        "Kesepakatan Bersama sudah ditandatangani",
        met,
        "Hubungkan dengan Kesepakatan Bersama.",
        "accord",
    )


def _within_accord(facts: AgreementFacts) -> Requirement:
    extra = outside_accord(facts)
    words = "Semua pihak termasuk dalam Kesepakatan Bersama"
    return Requirement(words, not extra, f"Di luar Kesepakatan Bersama: {joined(extra)}.")


def outside_accord(facts: AgreementFacts) -> tuple[str, ...]:
    """Return the parties that are no party of the accord; none where either is unknown."""
    if facts.accord is None or facts.accord.parties is None or not facts.parties_known:
        return ()
    allowed = facts.accord.parties
    return tuple(region for region in facts.regions if region not in allowed)


def missing_clauses(facts: AgreementFacts) -> tuple[str, ...]:
    """Return the obligatory matters that the draft does not hold yet, in words."""
    return tuple(
        words for category, words in OBLIGATORY_CLAUSES.items() if category not in facts.clauses
    )


def _offered(facts: AgreementFacts, today: date) -> Iterable[Requirement]:
    yield _two_parties(facts)
    yield Requirement(
        "Kerangka acuan kerja ada",
        facts.has_terms_of_reference,
        "Catat kerangka acuan kerja.",
        "document",
    )


def _drafting(facts: AgreementFacts, today: date) -> Iterable[Requirement]:
    if facts.paper is Paper.OFFERED:
        others = tuple(region for region in facts.regions if region != facts.host)
        silent = tuple(region for region in others if region not in facts.replies)
        words = "Setiap pihak lain menjawab penawaran"
        yield Requirement(words, not silent, f"Belum menjawab: {joined(silent)}.", "document")
    elif facts.paper is Paper.PLANNED:
        yield _two_parties(facts)
        yield _signed_accord(facts)
        yield _within_accord(facts)
        yield _lead_for_each(facts)


def _review(facts: AgreementFacts, today: date) -> Iterable[Requirement]:
    yield Requirement(
        "Rancangan naskah ada", facts.has_draft, "Catat rancangan naskahnya.", "document"
    )
    missing = missing_clauses(facts)
    words = "Delapan materi wajib terisi"
    yield Requirement(words, not missing, f"Belum ada: {joined(missing)}.", "clause")


def _council(facts: AgreementFacts, today: date) -> Iterable[Requirement]:
    words = "Perjanjian ini memerlukan persetujuan DPRD"
    yield Requirement(
        words, facts.needs_council is True, "Tandai bahwa persetujuan DPRD perlu.", "term"
    )


def _ready(facts: AgreementFacts, today: date) -> Iterable[Requirement]:
    yield _two_parties(facts)
    yield _signed_accord(facts)
    yield _within_accord(facts)
    yield from _approvals(facts)
    if facts.paper is Paper.COUNCIL_APPROVAL:
        words = "Persetujuan DPRD sudah ada"
        yield Requirement(words, facts.has_council_approval, "Catat persetujuan DPRD.", "document")
    else:
        words = "Perlu tidaknya persetujuan DPRD sudah ditentukan: tidak perlu"
        yield Requirement(words, facts.needs_council is False, "Tentukan dahulu.", "term")


def _approvals(facts: AgreementFacts) -> Iterable[Requirement]:
    for words, given in (
        ("TKKSD setiap pihak menyetujui", facts.team_approvals),
        ("Bagian Hukum setiap pihak menyetujui", facts.legal_approvals),
    ):
        missing = tuple(region for region in facts.regions if region not in given)
        yield Requirement(words, not missing, f"Belum: {joined(missing)}.", "document")


def _partly(facts: AgreementFacts, today: date) -> Iterable[Requirement]:
    signed = [party for party in facts.parties if party.signed_on]
    yield Requirement("Paling sedikit satu pihak menandatangani", bool(signed), "Belum ada.")


def _signed(facts: AgreementFacts, today: date) -> Iterable[Requirement]:
    yield _two_parties(facts)
    unsigned = tuple(party.region for party in facts.parties if party.signed_on is None)
    unnumbered = tuple(party.region for party in facts.parties if not party.number)
    yield Requirement("Semua pihak menandatangani", not unsigned, f"Belum: {joined(unsigned)}.")
    yield Requirement(
        "Setiap pihak mempunyai nomor naskah", not unnumbered, f"Belum: {joined(unnumbered)}."
    )


def _in_force(facts: AgreementFacts, today: date) -> Iterable[Requirement]:
    met = facts.valid_from is not None and facts.valid_from <= today
    yield Requirement(
        "Tanggal mulai berlaku sudah tiba", met, "Isi jangka waktu perjanjian.", "term"
    )


def _ended(facts: AgreementFacts, today: date) -> Iterable[Requirement]:
    met = facts.valid_until is not None and facts.valid_until < today
    yield Requirement("Tanggal berakhir sudah lewat", met, "Jangka waktu belum habis.")
    yield Requirement(
        "Belum ada perjanjian pengganti yang ditandatangani",
        not facts.successor_signed,
        "Gunakan keadaan “Diganti”.",
    )


def _terminated(facts: AgreementFacts, today: date) -> Iterable[Requirement]:
    yield Requirement("Alasan pengakhiran dipilih", bool(facts.end_reason), "Pilih alasannya.")
    yield Requirement(
        "Naskah pengakhiran ada",
        facts.has_termination_paper,
        "Catat naskah pengakhiran.",
        "document",
    )
    left = [duty for duty in facts.duties if duty.side == "duty" and not duty.is_done]
    yield Requirement(
        "Tidak ada kewajiban yang masih terbuka", not left, f"Masih {len(left)} kewajiban."
    )


def _replaced(facts: AgreementFacts, today: date) -> Iterable[Requirement]:
    words = "Perjanjian pengganti sudah ditandatangani"
    yield Requirement(words, facts.successor_signed, "Pilih perjanjian penggantinya.")


def _free(facts: AgreementFacts, today: date) -> Iterable[Requirement]:
    return ()


_GUARDS: Mapping[Paper, Callable[[AgreementFacts, date], Iterable[Requirement]]] = {
    Paper.PLANNED: _free,
    Paper.OFFERED: _offered,
    Paper.DRAFTING: _drafting,
    Paper.REVIEW: _review,
    Paper.COUNCIL_APPROVAL: _council,
    Paper.READY: _ready,
    Paper.PARTLY_SIGNED: _partly,
    Paper.SIGNED: _signed,
    Paper.IN_FORCE: _in_force,
    Paper.ENDED: _ended,
    Paper.TERMINATED: _terminated,
    Paper.REPLACED: _replaced,
    Paper.CANCELLED: _free,
}
