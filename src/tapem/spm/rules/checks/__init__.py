"""The twenty rules of a form, run together; each says in the words of the cell what is wrong.

R13–R17 concern rows of the action plan and live in `plan`; R01 looks at all forms of an
agency and lives in `cycle`.
"""

from collections.abc import Callable, Iterator

from tapem.spm.rules.checks import cycle, parts, recipients
from tapem.spm.rules.checks.base import Finding, FormContext, Severity
from tapem.spm.rules.facts import FormFact

FormRule = Callable[[FormFact, FormContext], Iterator[Finding]]
FORM_RULES: tuple[FormRule, ...] = (
    recipients.entitled_missing,
    recipients.nil_contradicted,
    recipients.more_than_entitled,
    recipients.unserved_differs,
    parts.total_differs,
    recipients.cumulative_falls,
    recipients.entitled_moves,
    recipients.unlike_last_year,
    recipients.beyond_population,
    parts.quality_incomplete,
    parts.quality_beyond,
    cycle.gap_without_plan,
    parts.budget_faults,
    cycle.evidence_and_dates,
)
RULE_NAMES = {
    "R01": "Layanan hilang",
    "R02": "Sasaran kosong",
    "R03": "Nihil bertentangan",
    "R04": "Lebih dari sasaran",
    "R05": "Belum dilayani tidak cocok",
    "R06": "Total tidak cocok",
    "R07": "Kumulatif turun",
    "R08": "Sasaran berubah",
    "R09": "Lonjakan",
    "R10": "Penduduk acuan",
    "R11": "Mutu tidak lengkap",
    "R12": "Mutu lebih atau rasio",
    "R13": "Target dan pagu",
    "R14": "Tahun rencana",
    "R15": "Target akhir",
    "R16": "Kode nomenklatur",
    "R17": "Urusan dan OPD",
    "R18": "Tanpa rencana",
    "R19": "Anggaran",
    "R20": "Bukti, pengesahan, tenggat",
}
_ORDER = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}


def check_form(form: FormFact, context: FormContext) -> list[Finding]:
    """Run every rule of a form; errors first, in the order of the rules."""
    found = [finding for rule in FORM_RULES for finding in rule(form, context)]
    return sorted(found, key=lambda finding: (_ORDER[finding.severity], finding.code))
