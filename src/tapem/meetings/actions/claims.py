"""Figures that a text states, and what becomes of those that contradict."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tapem.accounts.actors import Actor
from tapem.accounts.door import require
from tapem.audit.actions import record
from tapem.audit.vocabulary import term
from tapem.kernel.clock import now
from tapem.meetings.actions.guards import (
    next_place,
    require_fresh,
    require_not_final,
    require_text,
)
from tapem.meetings.choices import DiscrepancyState
from tapem.meetings.models import Claim, Discrepancy, Meeting
from tapem.meetings.policies import may_write_report
from tapem.meetings.queries import discrepancies_of
from tapem.meetings.rules import Difference, Reading, Stated, differences

CLAIM_STATED = term(
    "meetings.claim-stated",
    gettext_lazy("Angka dalam naskah dicatat"),
    gettext_lazy("{actor} mencatat angka yang disebut naskah: {subject}"),
)
CLAIM_GONE = term(
    "meetings.claim-gone",
    gettext_lazy("Kalimat berangka tidak ada lagi"),
    gettext_lazy("{actor} membandingkan angka; kalimatnya tidak ada lagi: {subject}"),
)
DISCREPANCY_FOUND = term(
    "meetings.discrepancy-found",
    gettext_lazy("Selisih ditemukan"),
    gettext_lazy("{actor} membandingkan angka; ditemukan selisih pada {subject}"),
)
CLAIMS_COMPARED = term(
    "meetings.claims-compared",
    gettext_lazy("Angka dibandingkan dengan data"),
    gettext_lazy("{actor} membandingkan angka naskah dengan data untuk {subject}"),
)
DISCREPANCY_GONE = term(
    "meetings.discrepancy-gone",
    gettext_lazy("Selisih hilang"),
    gettext_lazy("{actor} membandingkan angka; selisih hilang pada {subject}"),
)
EXPLAINED = term(
    "meetings.discrepancy-explained",
    gettext_lazy("Selisih dijelaskan"),
    gettext_lazy("{actor} menjelaskan selisih pada {subject}"),
)
LEFT_OPEN = term(
    "meetings.discrepancy-left-open",
    gettext_lazy("Selisih dibiarkan terbuka"),
    gettext_lazy("{actor} membiarkan terbuka selisih pada {subject}, dengan catatan kaki"),
)


@transaction.atomic
def state_claim(
    *,
    actor: Actor,
    meeting: Meeting,
    metric: str,
    label: str,
    value: int,
    quote: str,
    location: str = "",
    as_of: date | None = None,
) -> Claim:
    """Keep a figure that a text states, with the words that state it.

    `metric` names what is counted ("pks.pending"), `location` where the words stand
    ("Saran 3"), `as_of` the day for which they speak (the meeting's day by default).
    """
    require(may_write_report(actor, meeting))
    require_not_final(meeting)
    claim = Claim.objects.create(
        meeting=meeting,
        metric=require_text(metric, "metric", _("Sebutkan apa yang dihitung."), 60),
        label=require_text(label, "label", _("Sebutkan nama angka ini."), 200),
        value=value,
        quote=require_text(quote, "quote", _("Kutip kalimat yang memuat angka ini.")),
        location=location[:120],
        as_of=as_of or meeting.held_on,
        order=next_place(meeting.claims.all(), "order"),
    )
    record(actor, CLAIM_STATED, claim, changes={"value": (None, value), "quote": (None, quote)})
    return claim


@transaction.atomic
def keep_readings(*, actor: Actor, meeting: Meeting, readings: Sequence[Reading]) -> list[Claim]:
    """Keep figures that a rule read in the report, and drop those whose words no longer stand.

    What somebody stated already is not kept twice; what somebody stated is never dropped.
    Returns the new ones.
    """
    require(may_write_report(actor, meeting))
    require_not_final(meeting)
    for claim in meeting.claims.filter(was_read=True):
        if not any(one.is_told_by(claim.metric, claim.value, claim.quote) for one in readings):
            record(actor, CLAIM_GONE, claim, changes={"value": (claim.value, None)})
            claim.delete()
    kept = []
    for one in readings:
        known = meeting.claims.values_list("metric", "value", "quote")
        if any(one.is_told_by(*claim) for claim in known):
            continue
        claim = state_claim(
            actor=actor, meeting=meeting, metric=one.metric, label=one.label, value=one.value,
            quote=one.quote, location=one.location,
        )  # fmt: skip
        claim.was_read = True
        claim.save(update_fields=["was_read"])
        kept.append(claim)
    return kept


@transaction.atomic
def compare_claims(
    *, actor: Actor, meeting: Meeting, computed: Mapping[str, int]
) -> list[Discrepancy]:
    """Compare every claim with the data (metric → value) and with the other claims.

    A new difference opens a discrepancy, a settled one stays settled as long as its figures
    are the same, and one that is gone is marked as corrected. Returns those that remain.
    """
    require(may_write_report(actor, meeting))
    require_not_final(meeting)
    claims = {str(claim.pk): claim for claim in meeting.claims.all()}
    stated = [Stated(key, claim.metric, claim.value) for key, claim in claims.items()]
    known = {str(row.claim_id): row for row in discrepancies_of(meeting)}
    found = differences(stated, computed)
    remaining = [_keep(actor, meeting, known.get(one.claim), one, claims) for one in found]
    gone = set(known) - {one.claim for one in found}
    for key in gone:
        _close(actor, known[key])
    changes: dict[str, tuple[object, object]] = {
        metric: (None, value) for metric, value in computed.items()
    }
    record(actor, CLAIMS_COMPARED, meeting, changes=changes)
    return remaining


@transaction.atomic
def explain_discrepancy(
    *, actor: Actor, discrepancy: Discrepancy, explanation: str, version: int | None = None
) -> Discrepancy:
    """Say why the figures differ; the words go into the trail and under the report."""
    return _settle(actor, discrepancy, DiscrepancyState.EXPLAINED, explanation, version)


@transaction.atomic
def leave_discrepancy_open(
    *, actor: Actor, discrepancy: Discrepancy, footnote: str, version: int | None = None
) -> Discrepancy:
    """Leave a difference open on purpose; the report prints `footnote`."""
    return _settle(actor, discrepancy, DiscrepancyState.LEFT_OPEN, footnote, version)


def _settle(
    actor: Actor, discrepancy: Discrepancy, state: DiscrepancyState, words: str, version: int | None
) -> Discrepancy:
    require(may_write_report(actor, discrepancy.meeting))
    require_not_final(discrepancy.meeting)
    discrepancy = Discrepancy.objects.select_for_update().get(pk=discrepancy.pk)
    require_fresh(discrepancy.version, version, theirs=discrepancy.explanation, mine=words)
    words = require_text(words, "explanation", _("Tulis penjelasan selisih ini."), 2000)
    old = discrepancy.state
    discrepancy.state, discrepancy.explanation = state, words
    discrepancy.settled_at = now()
    discrepancy.settled_by = f"{actor.label}, {actor.agency_label}"[:200]
    discrepancy.version += 1
    discrepancy.save()
    act = EXPLAINED if state is DiscrepancyState.EXPLAINED else LEFT_OPEN
    record(actor, act, discrepancy, changes={"state": (old, state)}, reason=words)
    return discrepancy


def _keep(
    actor: Actor,
    meeting: Meeting,
    row: Discrepancy | None,
    found: Difference,
    claims: Mapping[str, Claim],
) -> Discrepancy:
    """Return the row of a difference, opened anew when its figures are not those it had."""
    other = claims[found.other] if found.other else None
    figures = (found.computed, other)
    if row is None:
        row = Discrepancy(meeting=meeting, claim=claims[found.claim], version=0)
    elif row.state != DiscrepancyState.CORRECTED and (row.computed, row.other_claim) == figures:
        return row
    old, row.state = row.computed, DiscrepancyState.OPEN
    row.computed, row.other_claim = found.computed, other
    row.settled_at, row.settled_by = None, ""
    row.version += 1
    row.save()
    record(actor, DISCREPANCY_FOUND, row, changes={"computed": (old, found.computed)})
    return row


def _close(actor: Actor, row: Discrepancy) -> None:
    if row.state == DiscrepancyState.CORRECTED:
        return
    old, row.state = row.state, DiscrepancyState.CORRECTED
    row.explanation = row.explanation or "Angka naskah kini sama dengan data."
    row.settled_at = now()
    row.version += 1
    row.save()
    record(actor, DISCREPANCY_GONE, row, changes={"state": (old, row.state)})
