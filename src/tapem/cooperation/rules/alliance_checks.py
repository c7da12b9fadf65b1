"""KSD-11 … KSD-15: checks on figures, secretariat, name and calendar, as pure functions."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from tapem.cooperation.rules.figures import RegisterFigures
from tapem.cooperation.rules.findings import Finding, Level, Thresholds, years_after
from tapem.cooperation.rules.words import folded, joined
from tapem.kernel.numerals import counted

_PLENARY_MONTH, _PLENARY_DAY = 11, 30


@dataclass(frozen=True, slots=True)
class TermFact:
    """One term of the secretariat."""

    holder: str
    started_on: date
    ended_on: date | None = None


@dataclass(frozen=True, slots=True)
class AllianceFacts:
    """The alliance as the rules see it."""

    name: str
    since_year: int
    members: frozenset[str]
    terms: tuple[TermFact, ...] = ()
    successor_known: bool = False
    first_signed_on: date | None = None
    has_signed: bool = False
    other_names: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class ClaimFact:
    """A figure that a text states; `listed` counts the items that the text enumerates."""

    metric: str
    label: str
    value: int
    as_of: date
    listed: int | None = None


@dataclass(frozen=True, slots=True)
class SumFact:
    """A total and the parts that must make it."""

    label: str
    parts: tuple[int, ...]
    stated: int | None


@dataclass(frozen=True, slots=True)
class RoundFact:
    """An evaluation round: its end, and who has not answered for which agreement."""

    label: str
    due_on: date
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AdviceFact:
    """A recommendation of a meeting that is not done."""

    label: str
    made_on: date
    has_owner: bool
    due_on: date | None


@dataclass(frozen=True, slots=True)
class CalendarFacts:
    """The calendar of governance in the current year."""

    plenary_held: bool
    rounds: tuple[RoundFact, ...] = ()
    advice: tuple[AdviceFact, ...] = ()


def claim_findings(claims: Sequence[ClaimFact], computed: Mapping[str, int]) -> Iterator[Finding]:
    """KSD-11: a stated figure equals the data, other statements of it, and its own list."""
    for claim in claims:
        known = computed.get(claim.metric)
        if known is not None and known != claim.value:
            text = (
                f"{claim.label}: teks menyebut {counted(claim.value)}, register {counted(known)}."
            )
            yield Finding("KSD-11", Level.ERROR, text)
        if claim.listed is not None and claim.listed != claim.value:
            text = (
                f"{claim.label}: teks menyebut {counted(claim.value)}, "
                f"daftarnya {counted(claim.listed)}."
            )
            yield Finding("KSD-11", Level.ERROR, text)
    for place, first in enumerate(claims):
        for second in claims[place + 1 :]:
            if _contradict(first, second):
                text = (
                    f"{first.label}: teks menyebut {counted(first.value)}, "
                    f"di tempat lain {counted(second.value)}."
                )
                yield Finding("KSD-11", Level.ERROR, text)


def _contradict(first: ClaimFact, second: ClaimFact) -> bool:
    same = (first.metric, first.as_of) == (second.metric, second.as_of)
    return same and first.value != second.value


def arithmetic(figures: RegisterFigures, sums: Iterable[SumFact] = ()) -> Iterator[Finding]:
    """KSD-12: parts make their whole."""
    if figures.planned != figures.signed + figures.pending:
        yield Finding(
            "KSD-12", Level.ERROR, "Jumlah rencana tidak sama dengan ditandatangani dan sisa."
        )
    if figures.implemented > figures.signed:
        yield Finding(
            "KSD-12", Level.ERROR, "Yang dilaksanakan lebih banyak daripada yang ditandatangani."
        )
    for each in sums:
        total = sum(each.parts)
        if each.stated is not None and each.stated != total:
            text = (
                f"{each.label}: disebut {counted(each.stated)}, jumlah bagiannya {counted(total)}."
            )
            yield Finding("KSD-12", Level.ERROR, text)


def secretariat(facts: AllianceFacts, today: date, limits: Thresholds) -> Iterator[Finding]:
    """KSD-13: exactly one member holds the secretariat, without gaps and not for ever.

    The length of a turn is agreed by the parties; no law sets it.
    """
    current = [term for term in facts.terms if _holds(term, today)]
    if len(current) != 1:
        text = f"Ada {len(current)} pemegang sekretariat pada hari ini; seharusnya satu."
        yield Finding("KSD-13", Level.WARNING, text)
    for term in current:
        if (
            years_after(term.started_on, limits.rotation_years) <= today
            and not facts.successor_known
        ):
            text = (
                f"{term.holder} memegang sekretariat sejak {term.started_on.year}; "
                "penggantinya belum diputuskan."
            )
            yield Finding("KSD-13", Level.WARNING, text)
    yield from _gaps(facts.terms)
    for term in facts.terms:
        if term.holder not in facts.members:
            text = f"{term.holder} memegang sekretariat tetapi bukan anggota."
            yield Finding("KSD-13", Level.ERROR, text)


def _holds(term: TermFact, day: date) -> bool:
    return term.started_on <= day and (term.ended_on is None or day <= term.ended_on)


def _gaps(terms: Sequence[TermFact]) -> Iterator[Finding]:
    ordered = sorted(terms, key=lambda term: term.started_on)
    for before, after in pairwise(ordered):
        if before.ended_on is not None and (after.started_on - before.ended_on).days > 1:
            text = f"Sekretariat kosong antara {before.holder} dan {after.holder}."
            yield Finding("KSD-13", Level.WARNING, text)


def terms_overlap(first: TermFact, second: TermFact) -> bool:
    """Tell whether two terms of the secretariat share a day."""
    early, late = sorted((first, second), key=lambda term: term.started_on)
    return early.ended_on is None or late.started_on <= early.ended_on


def naming(facts: AllianceFacts, today: date, limits: Thresholds) -> Iterator[Finding]:
    """KSD-14: an alliance that has signed bears a name, and one of its own."""
    if facts.name and folded(facts.name) in {folded(name) for name in facts.other_names}:
        yield Finding("KSD-14", Level.ERROR, f"Nama “{facts.name}” sudah dipakai wadah lain.")
    if facts.name or not facts.has_signed:
        return
    begin = facts.first_signed_on or date(facts.since_year, 1, 1)
    if (today - begin).days >= limits.nameless_days:
        text = f"Wadah ini belum punya nama walaupun berjalan sejak {facts.since_year}."
        yield Finding("KSD-14", Level.WARNING, text)


def calendar(facts: CalendarFacts, today: date, limits: Thresholds) -> Iterator[Finding]:
    """KSD-15: the yearly plenary is held, rounds are answered, recommendations are owned."""
    if not facts.plenary_held and (today.month, today.day) >= (_PLENARY_MONTH, _PLENARY_DAY):
        text = (
            f"Belum ada rapat pleno TKKSD pada tahun {today.year} (Permendagri 22/2020 Pasal 48)."
        )
        yield Finding("KSD-15", Level.WARNING, text)
    for each in facts.rounds:
        if each.due_on < today and each.missing:
            text = f"{each.label}: belum menjawab {joined(each.missing)}."
            yield Finding("KSD-15", Level.WARNING, text)
    for advice in facts.advice:
        unowned = not advice.has_owner or advice.due_on is None
        if unowned and (today - advice.made_on).days > limits.recommendation_days:
            text = f"Saran tindak lanjut tanpa pelaksana atau batas waktu: {advice.label}"
            yield Finding("KSD-15", Level.WARNING, text)
        elif advice.due_on is not None and advice.due_on < today:
            text = f"Saran tindak lanjut lewat batas waktu: {advice.label}"
            yield Finding("KSD-15", Level.WARNING, text)
