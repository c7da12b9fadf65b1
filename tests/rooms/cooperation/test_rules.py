"""Each of KSD-01 … KSD-15 once where it must speak and once where it must be silent."""

from dataclasses import replace
from datetime import date

import pytest

from tapem.cooperation import choices
from tapem.cooperation.rules import agreement_checks as one
from tapem.cooperation.rules import alliance_checks as many
from tapem.cooperation.rules.facts import AccordFact, AgreementFacts, DutyFact, PartyFact
from tapem.cooperation.rules.figures import RegisterFigures
from tapem.cooperation.rules.findings import Finding, Thresholds, readable, summarised, years_after
from tapem.cooperation.rules.guards import requirements, unmet
from tapem.cooperation.rules.parameters import CHECKLIST, thresholds
from tapem.cooperation.rules.states import OBLIGATORY_CLAUSES, PAPER_MOVES, Doing, Paper
from tapem.cooperation.rules.words import date_with_precision, joined

TODAY = date(2022, 11, 29)
LIMITS = Thresholds()
HOME, AWAY = "Kab. Pemalang", "Kab. Tegal"
SIGNED_PARTY = PartyFact(HOME, "415/1", date(2022, 1, 3), "head_of_region", "", has_copy=True)

SOUND = AgreementFacts(
    key="k",
    label="Jembatan",
    title="Jembatan",
    paper=Paper.IN_FORCE,
    doing=Doing.RUNNING,
    host=HOME,
    parties_known=True,
    parties=(SIGNED_PARTY, replace(SIGNED_PARTY, region=AWAY)),
    accord=AccordFact(
        is_signed=True, parties=frozenset({HOME, AWAY}), valid_until=date(2027, 1, 1)
    ),
    leads=frozenset({HOME, AWAY}),
    clauses=frozenset(OBLIGATORY_CLAUSES),
    evidence_count=1,
    signed_on=date(2022, 1, 3),
    valid_from=date(2022, 1, 3),
    valid_until=date(2026, 12, 31),
)
READY = replace(SOUND, paper=Paper.READY, doing=Doing.NOT_STARTED)
IDLE = replace(SOUND, doing=Doing.NOT_STARTED, signed_on=date(2021, 1, 3))
LATE = DutyFact("Memelihara", HOME, due_on=date(2022, 11, 28))


def found(facts: AgreementFacts) -> set[tuple[str, str]]:
    return {(each.rule, each.level) for each in one.agreement_findings(facts, TODAY, LIMITS)}


def test_a_sound_agreement_is_silent() -> None:
    assert found(SOUND) == set()
    assert found(READY) == set()


@pytest.mark.parametrize(
    ("facts", "rule", "level"),
    [
        (replace(READY, accord=None), "KSD-01", "block"),
        (replace(SOUND, accord=None, recorded_as_signed=True), "KSD-01", "warning"),
        (
            replace(READY, accord=AccordFact(is_signed=True, parties=frozenset({HOME}))),
            "KSD-02",
            "block",
        ),
        (replace(READY, clauses=frozenset({"object"})), "KSD-03", "block"),
        (
            replace(SOUND, parties=(replace(SIGNED_PARTY, signed_on=date(2022, 12, 1)),)),
            "KSD-04",
            "block",
        ),
        (replace(SOUND, parties=(replace(SIGNED_PARTY, capacity="proxy"),)), "KSD-04", "block"),
        (replace(SOUND, parties=(replace(SIGNED_PARTY, in_office=False),)), "KSD-04", "block"),
        (replace(SOUND, parties=(replace(SIGNED_PARTY, number=""),)), "KSD-05", "error"),
        (
            replace(SOUND, parties_known=False, parties=(), recorded_as_signed=True),
            "KSD-05",
            "warning",
        ),
        (replace(SOUND, valid_from=date(2027, 1, 1)), "KSD-06", "error"),
        (replace(SOUND, valid_from=date(2020, 1, 1)), "KSD-06", "error"),
        (replace(SOUND, valid_until=date(2027, 1, 2)), "KSD-06", "warning"),
        (replace(SOUND, valid_until=date(2023, 2, 1)), "KSD-07", "warning"),
        (replace(SOUND, valid_until=date(2022, 11, 28)), "KSD-07", "error"),
        (IDLE, "KSD-08", "warning"),
        (replace(IDLE, signed_on=None), "KSD-08", "info"),
        (replace(SOUND, evidence_count=0), "KSD-08", "warning"),
        (replace(SOUND, duties=(LATE,)), "KSD-09", "warning"),
        (
            replace(SOUND, duties=(DutyFact("Hak", HOME, "right", is_paired=False),)),
            "KSD-09",
            "warning",
        ),
        (replace(SOUND, leads=frozenset({HOME})), "KSD-10", "error"),
        (replace(SOUND, leads=frozenset({HOME}), recorded_as_signed=True), "KSD-10", "warning"),
        (replace(SOUND, title=""), "MUTU", "info"),
        (replace(SOUND, title="Mata Air Lembeyan/Lember"), "MUTU", "info"),
        (replace(READY, parties_known=False), "MUTU", "info"),
    ],
)
def test_each_rule_speaks(facts: AgreementFacts, rule: str, level: str) -> None:
    assert (rule, level) in found(facts)


@pytest.mark.parametrize(
    ("facts", "rule"),
    [
        (replace(SOUND, paper=Paper.DRAFTING, doing=Doing.NOT_STARTED, accord=None), "KSD-01"),
        (replace(READY, accord=AccordFact(is_signed=True, parties=None)), "KSD-02"),
        (replace(READY, paper=Paper.DRAFTING, clauses=frozenset()), "KSD-03"),
        (replace(SOUND, parties=(PartyFact(HOME),)), "KSD-04"),
        (replace(READY, parties=(PartyFact(HOME),)), "KSD-05"),
        (replace(SOUND, valid_from=date(2020, 1, 1), term_exception="UU sektoral"), "KSD-06"),
        (replace(SOUND, valid_until=date(2023, 2, 1), successor_in_progress=True), "KSD-07"),
        (replace(IDLE, signed_on=date(2022, 6, 1)), "KSD-08"),
        (replace(SOUND, duties=(replace(LATE, is_done=True),)), "KSD-09"),
        (replace(SOUND, duties=(replace(LATE, side="right"),)), "KSD-09"),
        (replace(SOUND, paper=Paper.PLANNED, doing=Doing.NOT_STARTED, leads=frozenset()), "KSD-10"),
        (replace(SOUND, title="Pembangunan/ Pemeliharaan"), "MUTU"),
    ],
)
def test_each_rule_is_silent(facts: AgreementFacts, rule: str) -> None:
    assert rule not in {name for name, _level in found(facts)}


def test_a_cancelled_agreement_is_silent() -> None:
    assert found(replace(SOUND, paper=Paper.CANCELLED, title="", accord=None)) == set()


def test_mandatory_cooperation_names_the_take_over() -> None:
    (warned,) = one.not_implemented(IDLE, TODAY, LIMITS)
    (quiet,) = one.not_implemented(replace(IDLE, is_mandatory=False), TODAY, LIMITS)
    assert "gubernur" in warned.message
    assert "gubernur" not in quiet.message


# The alliance

CLAIM = many.ClaimFact("pks.pending", "PKS yang tersisa", 4, date(2022, 11, 8), listed=4)


def test_claims_against_data_each_other_and_their_list() -> None:
    assert list(many.claim_findings([CLAIM], {"pks.pending": 4})) == []
    other = replace(CLAIM, value=3, listed=None)
    assert len(list(many.claim_findings([CLAIM, other], {"pks.pending": 4}))) == 2
    assert len(list(many.claim_findings([CLAIM, other], {}))) == 1
    assert len(list(many.claim_findings([replace(CLAIM, listed=5)], {}))) == 1
    assert list(many.claim_findings([CLAIM, replace(other, as_of=TODAY)], {})) == []


def test_parts_make_their_whole() -> None:
    figures = RegisterFigures(18, 14, 4, 0, 0, 0, 10, 16)
    delegations = many.SumFact("Peserta", (23, 29, 20, 8, 28), None)
    assert list(many.arithmetic(figures, [delegations])) == []
    assert list(many.arithmetic(figures, [replace(delegations, stated=108)])) == []
    assert len(list(many.arithmetic(figures, [replace(delegations, stated=107)]))) == 1
    assert len(list(many.arithmetic(replace(figures, implemented=15)))) == 1


HELD = many.TermFact(HOME, date(2021, 1, 1))
AROUND = many.AllianceFacts("", 2019, frozenset({HOME, AWAY}), (HELD,), has_signed=True)


def told(findings: object) -> list[str]:
    return [each.message for each in findings]  # type: ignore[attr-defined]  # findings


def test_secretariat() -> None:
    assert told(many.secretariat(AROUND, TODAY, LIMITS)) == []
    assert "Ada 0 pemegang" in told(many.secretariat(replace(AROUND, terms=()), TODAY, LIMITS))[0]
    old = replace(AROUND, terms=(many.TermFact(HOME, date(2019, 1, 1)),))
    assert "belum diputuskan" in told(many.secretariat(old, TODAY, LIMITS))[0]
    assert told(many.secretariat(replace(old, successor_known=True), TODAY, LIMITS)) == []
    gap = replace(AROUND, terms=(many.TermFact(AWAY, date(2019, 1, 1), date(2020, 1, 1)), HELD))
    assert told(many.secretariat(gap, TODAY, LIMITS)) == [
        "Sekretariat kosong antara Kab. Tegal dan Kab. Pemalang."
    ]
    stranger = replace(AROUND, members=frozenset({AWAY}))
    assert [each.level for each in many.secretariat(stranger, TODAY, LIMITS)] == ["error"]


def test_terms_that_share_a_day_overlap() -> None:
    assert many.terms_overlap(HELD, many.TermFact(AWAY, date(2022, 1, 1)))
    ended = replace(HELD, ended_on=date(2021, 12, 31))
    assert not many.terms_overlap(ended, many.TermFact(AWAY, date(2022, 1, 1)))
    assert many.terms_overlap(ended, many.TermFact(AWAY, date(2021, 12, 31)))


def test_naming() -> None:
    assert "belum punya nama" in told(many.naming(AROUND, TODAY, LIMITS))[0]
    named = replace(AROUND, name="Lima Sungai")
    assert told(many.naming(named, TODAY, LIMITS)) == []
    assert told(many.naming(replace(AROUND, has_signed=False), TODAY, LIMITS)) == []
    twin = replace(named, other_names=frozenset({"lima  SUNGAI"}))
    assert "sudah dipakai" in told(many.naming(twin, TODAY, LIMITS))[0]
    young = replace(AROUND, first_signed_on=date(2022, 6, 1))
    assert told(many.naming(young, TODAY, LIMITS)) == []


def test_calendar() -> None:
    empty = many.CalendarFacts(plenary_held=False)
    assert told(many.calendar(empty, TODAY, LIMITS)) == []
    assert "rapat pleno" in told(many.calendar(empty, date(2022, 11, 30), LIMITS))[0]
    held = many.CalendarFacts(plenary_held=True)
    closed = many.RoundFact("Tahun 2021", date(2021, 12, 31), (AWAY,))
    assert told(many.calendar(replace(held, rounds=(closed,)), TODAY, LIMITS)) == [
        "Tahun 2021: belum menjawab Kab. Tegal."
    ]
    assert (
        told(many.calendar(replace(held, rounds=(replace(closed, missing=()),)), TODAY, LIMITS))
        == []
    )
    advice = many.AdviceFact("butir 3", date(2022, 9, 1), has_owner=True, due_on=None)
    assert (
        "tanpa pelaksana atau batas"
        in told(many.calendar(replace(held, advice=(advice,)), TODAY, LIMITS))[0]
    )
    fresh = replace(advice, made_on=date(2022, 11, 8))
    assert told(many.calendar(replace(held, advice=(fresh,)), TODAY, LIMITS)) == []
    late = replace(fresh, due_on=date(2022, 11, 28))
    assert "lewat batas" in told(many.calendar(replace(held, advice=(late,)), TODAY, LIMITS))[0]


# States, parameters, words


def test_choices_and_rules_name_the_same_states() -> None:
    assert set(choices.PaperState.values) == {state.value for state in Paper}
    assert set(choices.ImplementationState.values) == {state.value for state in Doing}
    assert set(OBLIGATORY_CLAUSES) == set(choices.ClauseCategory.values[:8])


def test_every_state_has_guards_in_words() -> None:
    for target in Paper:
        for point in requirements(SOUND, target, TODAY):
            assert point.words
            assert point.met or point.missing


def test_an_empty_draft_lacks_everything() -> None:
    bare = AgreementFacts(key="k", label="x", paper=Paper.REVIEW, host=HOME)
    missing = {point.fix for point in unmet(bare, Paper.READY, TODAY)}
    assert {"parties", "term"} <= missing
    assert unmet(replace(READY, paper=Paper.PLANNED), Paper.DRAFTING, TODAY) == ()


def test_no_parameter_is_verified_by_us() -> None:
    keys = [seed.key for seed in CHECKLIST]
    assert len(keys) == len(set(keys)) == 15
    assert all(seed.source for seed in CHECKLIST)


def test_thresholds_come_from_the_stored_values() -> None:
    assert thresholds({}) == LIMITS
    read = thresholds({"max_term_years": "7", "idle_days": "banyak", "expiry_marks": "90, 30"})
    assert (read.max_term_years, read.idle_days, read.expiry_marks) == (7, 365, (90, 30))


def test_findings_are_put_together_and_kept_to_readers() -> None:
    rows = [*one.duties_overdue(replace(SOUND, duties=(LATE, LATE)), TODAY)]
    (summary,) = summarised(rows)
    assert (summary.count, summary.title) == (2, "Kewajiban yang terlambat")
    general = Finding("KSD-15", rows[0].level, "Belum ada pleno.")
    assert readable([*rows, general], is_host=False, inside_keys=set()) == []
    assert readable([*rows, general], is_host=False, inside_keys={"k"}) == rows
    assert len(readable([*rows, general], is_host=True, inside_keys=set())) == 3


def test_words() -> None:
    assert [joined(names) for names in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == [
        "",
        "a",
        "a dan b",
        "a, b, dan c",
    ]
    day = date(2019, 3, 1)
    printed = [date_with_precision(day, each) for each in ("year", "month", "day")]
    assert printed == ["2019", "Maret 2019", "1 Maret 2019"]
    assert years_after(date(2020, 2, 29), 1) == date(2021, 2, 28)


def test_moves_lead_only_to_known_states() -> None:
    assert set(PAPER_MOVES) == set(Paper)
