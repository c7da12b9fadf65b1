"""Figures that a report states, and what of the register they can be compared with."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from tapem.accounts.actors import Actor
from tapem.drafting.figures import figure_labels
from tapem.meetings.models import Claim, Meeting
from tapem.meetings.proof import Field, ReportProof
from tapem.meetings.queries import claims_of, report_of
from tapem.proofread import figures
from tapem.proofread.finding import shorten
from tapem.web.meetings.computed import computed_for, parts_for

PROSE = (Field.RESULTS, Field.CONCLUSIONS)
# The register of agreements names its figures for texts; here they get words for a list.
REGISTER = {
    "pks.total": _("PKS seluruhnya"),
    "pks.signed": _("PKS yang sudah ditandatangani"),
    "pks.implemented": _("PKS yang sudah dilaksanakan"),
    "pks.idle": _("PKS ditandatangani, belum dilaksanakan"),
    "pks.pending": _("PKS yang belum ditandatangani"),
    "pks.members": _("Daerah anggota kerja sama"),
}


@dataclass(frozen=True, slots=True)
class Stated:
    """A figure that the prose states; `claim` is there once it is bound."""

    number: int
    value: int
    name: str
    quote: str
    place: str
    claim: Claim | None = None


def metrics_for(actor: Actor, meeting: Meeting) -> list[tuple[str, str]]:
    """Return what a figure can be compared with: name and label of whole-numbered data."""
    labels = {name: str(label) for name, label in REGISTER.items()} | figure_labels()
    names = set(parts_for(actor, meeting, report_of(meeting)).figures)
    names |= set(computed_for(actor, meeting)) | set(figure_labels())
    return sorted(((name, labels.get(name, name)) for name in names), key=lambda pair: pair[1])


def stated_in(meeting: Meeting, proof: ReportProof) -> list[Stated]:
    """Return the whole numbers that the prose of a report counts something with."""
    claims = {(claim.quote, claim.value): claim for claim in claims_of(meeting)}
    found = []
    for number, one in enumerate(figures.extract(proof.text), 1):
        line = proof.line_at(one.number_start)
        if one.value != one.value.to_integral_value() or line.field not in PROSE:
            continue
        quote = shorten(proof.text.source[slice(*_clause(proof.text.source, one))])
        value = int(one.value)
        claim = claims.get((quote, value))
        found.append(Stated(number, value, one.name or one.noun, quote, line.label, claim))
    return found


def _clause(source: str, counted: figures.CountedNoun) -> tuple[int, int]:
    """Return the part of the sentence between commas that holds the number.

    One sentence often counts several things; its clauses tell them apart.
    """
    start, end = counted.sentence
    before = source.rfind(", ", start, counted.number_start)
    after = source.find(", ", counted.end, end)
    return before + 2 if before >= 0 else start, after if after >= 0 else end
