"""Sums of attendance, moves of a meeting, figures that contradict, and when a report is final.

Pure decisions: what is known arrives as values, and what is unknown stays unknown.
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from tapem.kernel.numbers import format_number
from tapem.kernel.numerals import counted

MOVES: Mapping[str, frozenset[str]] = {
    "planned": frozenset({"running", "cancelled"}),
    "running": frozenset({"concluded"}),
    "concluded": frozenset({"running"}),
    "cancelled": frozenset(),
}
UNKNOWN = "belum diketahui"
_FIGURE = re.compile(r"\{\{\s*([a-z0-9_.-]+)\s*(?:\|\s*(terbilang|angka)\s*)?\}\}")


def may_move(old: str, new: str) -> bool:
    """Tell whether a meeting may go from one state to another; a concluded one can be reopened."""
    return new in MOVES.get(old, frozenset())


def folded(name: str) -> str:
    """Return a name as it is compared: without case and without double blanks."""
    return " ".join(name.split()).casefold()


# Attendance


@dataclass(frozen=True, slots=True)
class Present:
    """One institution that came; `count` None: it came, but how many is not recorded."""

    institution: str
    count: int | None


@dataclass(frozen=True, slots=True)
class AttendanceSum:
    """What is known of the number of participants.

    `counted` adds the recorded counts; `stated` is a total that the source itself gives.
    """

    counted: int
    known: int
    unknown: tuple[str, ...]
    stated: int | None

    @property
    def is_complete(self) -> bool:
        """Tell whether every institution that came has a count."""
        return self.known > 0 and not self.unknown

    @property
    def figure(self) -> int | None:
        """Number of participants that papers may print; None when nobody knows it."""
        if self.is_complete:
            return self.counted
        return self.stated

    @property
    def contradicts(self) -> bool:
        """Tell whether the stated total is not what the counts add up to.

        With some counts unknown, only a stated total below the known ones contradicts.
        """
        if self.stated is None or not self.known:
            return False
        return self.stated != self.counted if self.is_complete else self.stated < self.counted


def attendance_sum(present: Iterable[Present], stated: int | None) -> AttendanceSum:
    """Add up who came; institutions with count 0 did not come.

    Where each recorded one did not come, the number is known: nobody.
    """
    rows = list(present)
    came = [row for row in rows if row.count != 0] or rows
    known = [row.count for row in came if row.count is not None]
    unknown = tuple(row.institution for row in came if row.count is None)
    return AttendanceSum(sum(known), len(known), unknown, stated)


def total_in_words(total: AttendanceSum) -> str:
    """Say the number of participants together with how one knows it."""
    if total.contradicts:
        return f"{_people(total.counted)} (hasil hitung; disebut {total.stated} orang)"
    if total.is_complete:
        how = "hasil hitung" if total.stated is None else "disebut, sama dengan hasil hitung"
        return f"{_people(total.counted)} ({how})"
    if total.stated is not None:
        how = "rincian per instansi tidak dicatat" if not total.known else _unknown_of(total)
        return f"{_people(total.stated)} (jumlah disebut, {how})"
    if total.known:
        return f"sekurangnya {_people(total.counted)} ({_unknown_of(total)})"
    return UNKNOWN


def _people(number: int) -> str:
    return f"{format_number(number)} orang"


def _unknown_of(total: AttendanceSum) -> str:
    return f"jumlah dari {len(total.unknown)} instansi tidak dicatat"


def obliged_absent(obliged: Iterable[str], present: Iterable[Present]) -> tuple[str, ...]:
    """Return the obliged institutions that are not recorded as present, in their order."""
    came = {folded(row.institution) for row in present if row.count != 0}
    return tuple(name for name in obliged if folded(name) not in came)


# Figures that are claimed


@dataclass(frozen=True, slots=True)
class Stated:
    """A figure that a text states about something that can be counted."""

    key: str
    metric: str
    value: int


@dataclass(frozen=True, slots=True)
class Difference:
    """A claim that is not equal to the data or to another claim about the same thing."""

    claim: str
    other: str | None
    computed: int | None


def differences(claims: Sequence[Stated], computed: Mapping[str, int]) -> list[Difference]:
    """Compare every claim with the data and with the claims before it.

    Where the data are known, only a claim that departs from them differs, and the claim that
    agrees with them is its counterpart; otherwise a later claim differs from the first one.
    """
    found = []
    for place, claim in enumerate(claims):
        same = [other for other in claims if other.metric == claim.metric and other != claim]
        value = computed.get(claim.metric)
        if value is not None and claim.value != value:
            agreeing = [other for other in same if other.value == value]
            found.append(Difference(claim.key, agreeing[0].key if agreeing else None, value))
        elif value is None:
            earlier = [other for other in claims[:place] if other in same]
            if earlier and earlier[0].value != claim.value:
                found.append(Difference(claim.key, earlier[0].key, None))
    return found


@dataclass(frozen=True, slots=True)
class Reading:
    """A figure that a rule read in the report: what is counted, how many, the words, the place."""

    metric: str
    label: str
    value: int
    quote: str
    location: str

    def is_told_by(self, metric: str, value: int, quote: str) -> bool:
        """Tell whether a kept claim already says this: same figure, and one quotes the other."""
        mine, theirs = folded(self.quote), folded(quote)
        return (self.metric, self.value) == (metric, value) and (mine in theirs or theirs in mine)


def moved_figures(kept: Mapping[str, int], now: Mapping[str, int]) -> tuple[str, ...]:
    """Return "pks.signed 14 → 15" for each figure that is no longer what it was."""
    return tuple(
        f"{name} {value} → {now[name]}"
        for name, value in kept.items()
        if name in now and now[name] != value
    )


# The report


def obstacles(meeting_state: str, open_discrepancies: int, *, has_words: bool) -> tuple[str, ...]:
    """Return why a report cannot be made final yet; empty when it can.

    A discrepancy must be explained, or left open on purpose: then a footnote says so.
    """
    found = []
    if meeting_state != "concluded":
        found.append("Rapat belum ditutup.")
    if not has_words:
        found.append("Hasil dan kesimpulan rapat belum ditulis.")
    if open_discrepancies:
        found.append(
            f"Masih ada {open_discrepancies} selisih angka yang belum dijelaskan atau "
            "dibiarkan terbuka dengan catatan kaki."
        )
    return tuple(found)


def bind_figures(text: str, figures: Mapping[str, int]) -> str:
    """Fill `{{ metric }}` and `{{ metric|terbilang }}` in prose from the data.

    The second form prints "14 (empat belas)". A figure that is not known prints as unknown.
    """
    return "".join(piece.text for piece in figure_pieces(text, figures))


@dataclass(frozen=True, slots=True)
class BoundPiece:
    """A stretch of prose; a filled figure names its metric, so that a screen can mark it."""

    text: str
    metric: str = ""


def figure_pieces(text: str, figures: Mapping[str, int]) -> tuple[BoundPiece, ...]:
    """Return prose in pieces, each `{{ metric }}` replaced by its figure."""
    pieces, end = [], 0
    for match in _FIGURE.finditer(text):
        pieces.append(BoundPiece(text[end : match.start()]))
        pieces.append(BoundPiece(_printed(figures.get(match[1]), match[2]), match[1]))
        end = match.end()
    return (*pieces, BoundPiece(text[end:]))


def _printed(value: int | None, form: str | None) -> str:
    if value is None:
        return UNKNOWN
    return counted(value) if form == "terbilang" else format_number(value)


def unbound_figures(text: str, figures: Collection[str]) -> tuple[str, ...]:
    """Return the names of figures that a text asks for and that nobody computes."""
    return tuple(match[1] for match in _FIGURE.finditer(text) if match[1] not in figures)


def paragraphs(text: str) -> tuple[str, ...]:
    """Return the paragraphs of a prose field: parted by an empty line, each in one line."""
    parts = re.split(r"\n\s*\n", text.replace("\r\n", "\n").strip())
    return tuple(" ".join(part.split()) for part in parts if part.strip())
