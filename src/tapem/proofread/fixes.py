"""Safe automatic fixes: only replacements that a rule marked as such."""

from __future__ import annotations

from collections.abc import Iterable

from tapem.proofread.finding import Finding
from tapem.proofread.tree import Text


def apply_safe_fixes(text: Text | str, findings: Iterable[Finding]) -> str:
    """The source with every safe replacement made; overlapping ones after the first are left out.

    Findings must belong to exactly this text: offsets count its characters.
    """
    source = text.source if isinstance(text, Text) else text
    pieces: list[str] = []
    place = 0
    for finding in sorted(findings, key=lambda f: (f.start, f.end)):
        if finding.replacement is None or finding.start < place:
            continue
        pieces += [source[place : finding.start], finding.replacement]
        place = finding.end
    pieces.append(source[place:])
    return "".join(pieces)
