"""How many findings of which severity, and which of them stand in the way of a hand-over."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tapem.proofread.finding import Finding, Severity

GRAVITY = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}


@dataclass(frozen=True, slots=True)
class Tally:
    """Findings by severity."""

    errors: int = 0
    warnings: int = 0
    hints: int = 0

    @property
    def total(self) -> int:
        """Return how many there are."""
        return self.errors + self.warnings + self.hints


def tally(findings: Iterable[Finding]) -> Tally:
    """Count findings by severity."""
    counts = dict.fromkeys(Severity, 0)
    for finding in findings:
        counts[finding.severity] += 1
    return Tally(counts[Severity.ERROR], counts[Severity.WARNING], counts[Severity.INFO])


def blocking(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings that a hand-over must mend, or give a reason for: the errors."""
    return tuple(finding for finding in findings if finding.severity is Severity.ERROR)


def gravest(findings: Sequence[Finding]) -> Finding:
    """Return the finding that a place is marked for when several lie on it."""
    return min(findings, key=lambda finding: (GRAVITY[finding.severity], finding.start))
