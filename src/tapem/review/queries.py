"""What the proofreader says about a text, parted by what was set aside."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass, replace
from uuid import UUID

from tapem.proofread.check import proofread, proofread_part
from tapem.proofread.finding import Finding, Report
from tapem.proofread.tree import Kind, Text
from tapem.regions.models import Region
from tapem.review.choices import SubjectKind
from tapem.review.models import Dismissal
from tapem.review.rules import Tally, blocking, tally


@dataclass(frozen=True, slots=True)
class Subject:
    """The text that is proofread: the room above says what it is and whose."""

    kind: SubjectKind
    key: UUID
    region: Region


@dataclass(frozen=True, slots=True)
class Dismissed:
    """A finding that was set aside, with who did it and why."""

    finding: Finding
    dismissal: Dismissal


@dataclass(frozen=True, slots=True)
class ReviewedFindings:
    """The findings of one reading: open ones, and those that were set aside."""

    report: Report
    open: tuple[Finding, ...]
    dismissed: tuple[Dismissed, ...]

    @property
    def tally(self) -> Tally:
        """Return the open findings by severity."""
        return tally(self.open)

    @property
    def blocking(self) -> tuple[Finding, ...]:
        """Return the open findings that a hand-over must give a reason for."""
        return blocking(self.open)

    def finding(self, fingerprint: str) -> Finding | None:
        """Return an open finding by its fingerprint."""
        return next((one for one in self.open if one.fingerprint == fingerprint), None)


def dismissals_of(subject: Subject) -> dict[str, Dismissal]:
    """Return what was set aside in a text, by fingerprint; one query.

    Some may speak of words that are gone: only the text says which still count.
    """
    rows = Dismissal.objects.filter(
        region=subject.region, subject_kind=subject.kind, subject_key=subject.key
    )
    return {row.fingerprint: row for row in rows.select_related("agency")}


def findings_on(
    text: Text | str,
    *,
    subject: Subject,
    kind: Kind | None = None,
    changed: range | None = None,
    known_terms: Collection[str] = (),
    today: dt.date | None = None,
) -> ReviewedFindings:
    """Proofread a text, or what touches its `changed` characters, and part the findings.

    A finding is dismissed if, and only if, somebody set it aside and the words around it
    still stand: a rewritten place is found anew. Raises `proofread.errors.Unreadable` when a
    plain string holds no words. An empty stretch of changed characters touches nothing.
    """
    if changed:
        report = proofread_part(text, changed, kind=kind, known_terms=known_terms, today=today)
    else:
        report = proofread(text, kind=kind, known_terms=known_terms, today=today)
    if changed is not None and not changed:
        report = replace(report, findings=(), facts=())
    return parted(report, dismissals_of(subject))


def parted(report: Report, dismissals: dict[str, Dismissal]) -> ReviewedFindings:
    """Part the findings of a report by what was set aside."""
    return ReviewedFindings(
        report=report,
        open=tuple(one for one in report.findings if one.fingerprint not in dismissals),
        dismissed=tuple(
            Dismissed(one, dismissals[one.fingerprint])
            for one in report.findings
            if one.fingerprint in dismissals
        ),
    )
