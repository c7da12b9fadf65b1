"""Measure the proofreader on the labelled set: ``python -m tests.proofread_corpus.evaluate``.

Prints recall and precision by rule for each part of the set, apart (``--part`` for
one of them; ``corpus`` says which parts the rules have seen), and fails below the
bar: recall 0.90 for errors and 0.80 for warnings; on clean regulations at most one
false error in 20 pages and one false warning in 2 pages.

``--write`` renews ``tapem.proofread.measured``, which the pages about the rules show.

``--clean FOLDER`` reads the .txt and .md files of a folder instead, takes them for
free of faults and prints the findings in 20 pages, by severity and by rule.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from tapem.proofread import measured, reader
from tapem.proofread.check import proofread
from tapem.proofread.finding import Finding, Severity
from tapem.proofread.rules import RULES
from tapem.proofread.tree import Kind
from tests.proofread_corpus.corpus import PARTS, SIGNS_A_PAGE, Case, Label, load

RECALL = {Severity.ERROR: 0.90, Severity.WARNING: 0.80}
ERRORS_A_PAGE = 1 / 20
WARNINGS_A_PAGE = 1 / 2


@dataclass
class Score:
    """Counts over the cases measured."""

    wanted: Counter[str] = field(default_factory=Counter)
    hit: Counter[str] = field(default_factory=Counter)
    said: Counter[str] = field(default_factory=Counter)
    true: Counter[str] = field(default_factory=Counter)
    missed: list[str] = field(default_factory=list)
    false: list[str] = field(default_factory=list)
    clean_pages: float = 0.0
    false_loud: Counter[Severity] = field(default_factory=Counter)

    def recall(self, severity: Severity) -> float:
        """Recall over all rules of a severity (as the catalogue sets it)."""
        rules = [rule for rule in self.wanted if RULES[rule].severity is severity]
        wanted = sum(self.wanted[rule] for rule in rules)
        return sum(self.hit[rule] for rule in rules) / wanted if wanted else 1.0

    def precision(self, severity: Severity) -> float:
        """Share of true remarks over all rules of a severity."""
        rules = [rule for rule in self.said if RULES[rule].severity is severity]
        said = sum(self.said[rule] for rule in rules)
        return sum(self.true[rule] for rule in rules) / said if said else 1.0

    def false_a_page(self, severity: Severity) -> float:
        """False findings of a severity a page of clean regulation."""
        return self.false_loud[severity] / self.clean_pages if self.clean_pages else 0.0


def measure(cases: list[Case]) -> Score:
    """Run every case and count."""
    score = Score()
    for case in cases:
        _measure_case(score, case, proofread(case.source, kind=case.kind).findings)
    return score


def _measure_case(score: Score, case: Case, findings: tuple[Finding, ...]) -> None:
    for label in case.labels:
        score.wanted[label.rule] += 1
        if any(_meets(finding, label) for finding in findings):
            score.hit[label.rule] += 1
        else:
            score.missed.append(
                f"{case.name}: {label.rule} «{case.source[label.start : label.end]}»"
            )
    for finding in findings:
        labelled = any(_meets(finding, label) for label in case.labels)
        if finding.severity is Severity.INFO and not labelled:
            continue
        score.said[finding.rule] += 1
        score.true[finding.rule] += labelled
        if not labelled:
            score.false.append(
                f"{case.name}: {finding.rule} «{finding.quote[:70]}» {finding.message[:90]}"
            )
    if case.is_document and case.kind is Kind.REGULATION and not case.labels:
        score.clean_pages += case.pages
        score.false_loud.update(finding.severity for finding in findings)


def _meets(finding: Finding, label: Label) -> bool:
    """Same rule, and the places touch (a remark may stand on the word before or after)."""
    return (
        label.is_named_by(finding.rule)
        and finding.start <= label.end
        and finding.end >= label.start
    )


def shortfalls(score: Score) -> list[str]:
    """Where the bar is missed, in words; empty when it is met."""
    found = [
        f"recall of {severity.value}s {score.recall(severity):.2f} is below {bar:.2f}"
        for severity, bar in RECALL.items()
        if score.recall(severity) < bar
    ]
    if score.false_a_page(Severity.ERROR) > ERRORS_A_PAGE:
        found.append(
            f"{score.false_a_page(Severity.ERROR):.3f} false errors a page of clean regulation"
        )
    if score.false_a_page(Severity.WARNING) > WARNINGS_A_PAGE:
        found.append(
            f"{score.false_a_page(Severity.WARNING):.3f} false warnings a page of clean regulation"
        )
    return found


def table(score: Score) -> str:
    """Recall and precision by rule."""
    lines = ["rule    severity  wanted  found  recall  precision"]
    for rule in RULES.values():
        wanted, said = score.wanted[rule.id], score.said[rule.id]
        if not wanted and not said:
            continue
        recall = f"{score.hit[rule.id] / wanted:.2f}" if wanted else "-"
        precision = f"{score.true[rule.id] / said:.2f}" if said else "-"
        lines.append(
            f"{rule.id:<8}{rule.severity.value:<10}{wanted:>6}{score.hit[rule.id]:>7}{recall:>8}{precision:>11}"
        )
    return "\n".join(lines)


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


def _print_part(name: str, cases: list[Case], *, show: bool) -> bool:
    """Print one part; whether it meets the bar."""
    score = measure(cases)
    documents = sum(case.is_document for case in cases)
    _say(f"{name}: {len(cases) - documents} sentences, {documents} documents")
    _say(table(score))
    for severity in RECALL:
        _say(
            f"{name}: {severity.value}s: recall {score.recall(severity):.3f},"
            f" precision {score.precision(severity):.3f}"
        )
    _say(
        f"{name}: clean regulations: {score.clean_pages:.1f} pages,"
        f" {score.false_loud[Severity.ERROR]} false errors, {score.false_loud[Severity.WARNING]} false warnings"
    )
    if show:
        _say("\n  ".join(["missed:", *score.missed]))
        _say("\n  ".join(["false:", *score.false]))
    missing = shortfalls(score)
    for line in missing:
        _say(f"{name}: below the bar: {line}")
    return not missing


MEASURED = Path(measured.__file__)
_MEASURED_HEAD = '''"""What each rule found in the labelled set apart from the part it was written with.

Made by ``python -m tests.proofread_corpus.evaluate --write``; a test keeps it true.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Measured:
    """Faults labelled and found; remarks made and those of them that were right."""

    wanted: int
    found: int
    said: int
    true: int


CASES = {cases}

MEASURED: Mapping[str, Measured] = {{
{rows}
}}
'''


def measured_module(cases: list[Case]) -> str:
    """The text of ``tapem.proofread.measured``."""
    kept = [case for case in cases if case.part != "tune"]
    score = measure(kept)
    rows = "\n".join(
        f'    "{rule}": Measured({score.wanted[rule]}, {score.hit[rule]}, {score.said[rule]}, {score.true[rule]}),'
        for rule in RULES
        if score.wanted[rule] or score.said[rule]
    )
    return _MEASURED_HEAD.format(cases=len(kept), rows=rows)


_TWENTY = 20


def print_clean(folder: Path, kind: Kind | None, *, show: bool) -> bool:
    """Findings in 20 pages of texts that are taken for clean; whether errors and warnings keep the bar."""
    pages, loud, rules = 0.0, Counter[Severity](), Counter[str]()
    for path in sorted(folder.rglob("*")):
        if path.suffix not in (".txt", ".md"):
            continue
        source = reader.decode(path.read_bytes())
        pages += len(source) / SIGNS_A_PAGE
        for finding in proofread(source, kind=kind).findings:
            loud[finding.severity] += 1
            rules[f"{finding.rule} {finding.severity.value}"] += 1
            if show and finding.severity is not Severity.INFO:
                _say(
                    f"{path.name}:{finding.line}: {finding.rule} «{finding.quote[:90]}» {finding.message[:110]}"
                )
    _say(f"{folder}: {pages:.1f} pages")
    for severity in Severity:
        _say(
            f"{severity.value}s in 20 pages: {_TWENTY * loud[severity] / pages if pages else 0:.2f}"
        )
    for rule, count in rules.most_common():
        _say(f"  {rule}: {count}")
    return (
        loud[Severity.ERROR] <= pages * ERRORS_A_PAGE
        and loud[Severity.WARNING] <= pages * WARNINGS_A_PAGE
    )


def main(arguments: list[str] | None = None) -> int:
    """Print the measurement; 1 when the bar is missed."""
    parser = argparse.ArgumentParser(description="Measure the proofreader on the labelled set.")
    parser.add_argument("--part", choices=PARTS, help="only this part")
    parser.add_argument("--write", action="store_true", help="renew the figures shown by rule")
    parser.add_argument("--clean", type=Path, metavar="FOLDER", help="texts without faults")
    parser.add_argument("--kind", type=Kind, choices=list(Kind), help="kind of the clean texts")
    parser.add_argument(
        "--show", action="store_true", help="list what was missed and what was false"
    )
    chosen = parser.parse_args(arguments)
    if chosen.clean is not None:
        return 0 if print_clean(chosen.clean, chosen.kind, show=chosen.show) else 1
    every = load()
    if chosen.write:
        MEASURED.write_text(measured_module(every), encoding="utf-8")
    parts = [chosen.part] if chosen.part else list(PARTS)
    met = [
        _print_part(name, [case for case in every if case.part == name], show=chosen.show)
        for name in parts
    ]
    return 0 if all(met) else 1


if __name__ == "__main__":
    sys.exit(main())
