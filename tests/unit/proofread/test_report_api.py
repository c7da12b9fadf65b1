"""The outcome as other rooms use it: JSON, fingerprints, parts, fixes, the catalogue of rules."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tapem.proofread import check, figures, fixes, reader
from tapem.proofread.figures import State
from tapem.proofread.finding import Severity
from tapem.proofread.rules import RULES
from tapem.proofread.tree import Kind
from tests.unit.proofread.drafts import MATTER, changed, regulation

SOURCE = "Judul Laporan\n\nDibahas 8 (sembilan) usulan.\n\nMasih tersisa 4 PKS. Agar dibahas sisa 3 PKS.\n"
CATALOGUE = {
    "NUM": 7, "REF": 12, "SEQ": 4, "LST": 4, "DEF": 7, "JDL": 3, "MBG": 2, "MGT": 2, "PNT": 1, "LMP": 2, "YR": 1,
    "FRS": 4, "SPC": 1, "DAY": 1, "ATR": 1, "CPL": 1, "DUE": 1, "SPL": 1,
}  # fmt: skip


def test_json_has_the_shape_of_the_contract() -> None:
    document = json.loads(json.dumps(check.proofread(SOURCE).as_json(file="laporan.txt")))
    assert document["file"] == "laporan.txt"
    assert document["kind"] == "report"
    first = document["findings"][0]
    assert set(first) == {
        "rule",
        "severity",
        "message",
        "quote",
        "start",
        "end",
        "line",
        "basis",
        "suggestion",
        "related",
    }
    assert (first["rule"], first["severity"], first["line"]) == ("NUM-01", "error", 3)
    assert SOURCE[first["start"] : first["end"]] == first["quote"] == "8 (sembilan)"
    assert first["suggestion"] == "8 (delapan)"
    related = next(f for f in document["findings"] if f["rule"] == "NUM-06")["related"]
    assert related == [
        {
            "quote": "Masih tersisa 4 PKS",
            "start": SOURCE.index("Masih"),
            "end": SOURCE.index("Masih") + 19,
            "line": 5,
        }
    ]


def test_facts_have_the_shape_of_the_contract() -> None:
    source = "Judul\n\nHadir Kecamatan Taman 12 orang, Kecamatan Comal 9 orang, dan Kecamatan Moga 4 orang.\n"
    facts = check.proofread(source).as_json()["facts"]
    assert [(f["value"], f["how"]) for f in facts] == [(25, "12+9+4")]
    assert set(facts[0]) == {"label", "value", "how", "quote"}


def test_a_fingerprint_stays_until_its_own_words_change() -> None:
    before = {f.rule: f.fingerprint for f in check.proofread(SOURCE).findings}
    elsewhere = SOURCE.replace(
        "Judul Laporan", "Laporan Rapat Koordinasi\n\nPembukaan panjang sekali."
    )
    assert {
        f.rule: f.fingerprint for f in check.proofread(elsewhere, kind=Kind.REPORT).findings
    } == before
    spaced = SOURCE.replace("Dibahas 8", "Dibahas   8")
    assert check.proofread(spaced).findings[-1].fingerprint == before["NUM-06"]
    edited = SOURCE.replace("usulan", "usulan warga")
    assert check.proofread(edited).findings[0].fingerprint != before["NUM-01"]


def test_equal_remarks_have_fingerprints_of_their_own() -> None:
    findings = check.proofread(
        "Judul\n\nDibahas 8 (sembilan) usulan.\n\nDibahas 8 (sembilan) usulan.\n"
    ).findings
    assert len({f.fingerprint for f in findings}) == len(findings) == 2


def test_a_part_gives_what_touches_it() -> None:
    place = SOURCE.index("sisa 3")
    touched = {f.rule for f in check.proofread_part(SOURCE, range(place, place + 6)).findings}
    assert "NUM-06" in touched
    assert "NUM-01" not in touched
    first = SOURCE.index("Dibahas")
    assert [f.rule for f in check.proofread_part(SOURCE, range(first, first + 3)).findings] == [
        "NUM-01"
    ]
    assert check.proofread_part(SOURCE, range(5)).findings == ()


def test_known_terms_need_no_definition() -> None:
    source = "Judul\n\nRapat membahas SIPD dan SIPD lagi.\n"
    assert [f.rule for f in check.proofread(source).findings] == ["DEF-02"]
    assert check.proofread(source, known_terms={"SIPD"}).findings == ()


def test_safe_fixes_leave_nothing_to_fix() -> None:
    source = regulation(
        matter=changed(MATTER, "a. pemindahan;", "a. pemindahan.").replace(
            "pada ayat (1) huruf b", "dalam ayat (1) huruf b"
        )
    )
    report = check.proofread(source)
    assert {f.rule for f in report.findings} == {"LST-02", "REF-03"}
    fixed = fixes.apply_safe_fixes(report.text, report.findings)
    assert fixed == regulation()
    assert check.proofread(fixed).findings == ()


def test_a_fix_without_a_replacement_changes_nothing() -> None:
    report = check.proofread("Judul\n\nDibahas 8 (sembilan) usulan.\n")
    assert fixes.apply_safe_fixes(report.text.source, report.findings) == report.text.source


def test_every_rule_of_the_catalogue_is_there_and_explained() -> None:
    families: dict[str, int] = {}
    for rule in RULES.values():
        family = rule.id.split("-")[0]
        families[family] = families.get(family, 0) + 1
        assert re.fullmatch(r"[A-Z]{2,3}-\d{2}", rule.id)
        assert all(
            (rule.title, rule.explain_id, rule.explain_en, rule.wrong, rule.right, rule.basis)
        )
        assert rule.wrong != rule.right
        assert rule.zones
        assert rule.kinds
    assert families == CATALOGUE


def test_rules_of_drafting_technique_are_never_loud_in_reports() -> None:
    loud = {"NUM-01", "NUM-05", "NUM-07", "REF-12", "DAY-01"}
    for rule in RULES.values():
        if Kind.REPORT in rule.kinds and rule.severity_in(Kind.REPORT) is Severity.ERROR:
            assert rule.id in loud


def test_counted_nouns_of_the_published_report() -> None:
    source = (Path(__file__).parents[2] / "data" / "rapat-kerja-sama-2022-11-08.txt").read_text(
        encoding="utf-8"
    )
    counted = figures.extract(reader.from_plain_text(source))
    agreements = [(int(c.value), c.state) for c in counted if c.noun == "pks"]
    assert agreements == [
        (14, State.DONE), (4, State.DONE), (14, State.DONE), (4, State.REMAINING), (14, State.DONE), (3, State.REMAINING),
    ]  # fmt: skip
    assert sum(c.value for c in counted if c.noun == "orang") == 108
    for c in counted:
        assert source[c.start : c.end] == c.quote


@pytest.mark.parametrize(
    ("sentence", "value", "noun", "state"),
    [
        ("Sebanyak 12 (dua belas) desa telah melapor.", 12, "desa", State.DONE),
        ("Kami mencatat dua puluh tiga kelompok tani.", 23, "kelompok tani", State.PLAIN),
        ("Total peserta 45 orang.", 45, "orang", State.TOTAL),
        ("PKS yang belum ditandatangani sebanyak 5.", 5, "pks", State.REMAINING),
        ("Perjanjian Kerja Sama yang tersisa tinggal tiga.", 3, "pks", State.REMAINING),
        (
            "Ada 1.250 kepala keluarga penerima bantuan.",
            1250,
            "kepala keluarga penerima bantuan",
            State.PLAIN,
        ),
    ],
)
def test_the_grammar_of_counts(sentence: str, value: int, noun: str, state: State) -> None:
    counted = figures.extract(reader.from_plain_text(f"Judul\n\nIsi. {sentence}", Kind.REPORT))
    assert [(int(c.value), c.noun, c.state) for c in counted] == [(value, noun, state)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Rapat tanggal 29 November 2022 pukul 09.00 WIB.",
        "Surat Nomor 5 Tahun 2022 dan Pasal 7 ayat (2).",
        "Anggaran Rp5.000.000,00 terserap 85 persen.",
        "Salah satu usulan diterima.",
        "Tahun 2022 dan triwulan 3 berjalan.",
    ],
)
def test_dates_references_and_money_count_nothing(sentence: str) -> None:
    assert figures.extract(reader.from_plain_text(f"Judul\n\nIsi. {sentence}", Kind.REPORT)) == ()
