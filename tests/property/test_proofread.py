"""Properties of the proofreader that hold for every text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tapem.proofread import check, fixes, markers, numerals, reader
from tapem.proofread.errors import Unreadable
from tapem.proofread.tree import Kind, Paragraph

PIECES = st.sampled_from(
    [
        "Pasal 1\n", "(1) ", "a. ", "1) ", "BAB II\n", "Menimbang : ", "Mengingat : ", "MEMUTUSKAN:\n", "sebanyak 5 (lima) orang",
        "sisa 3 PKS", "huruf a dan b", "sebagaimana dimaksud pada Pasal 9", ";", ".", ",", " dan ", "\n", "\n\n", "Rp. 5,000", "yaitu:",
        "29 November 2022", "Rabu, ", "2022 – 2026", "SPM", "(", ")", "\t", "  ", "LAMPIRAN\n", "Dari 14 PKS, baru 4 PKS yang sudah ada, yaitu:\n- x\n",
    ]
)  # fmt: skip
TEXTS = st.lists(PIECES | st.text(max_size=8), max_size=40).map("".join)
KINDS = st.sampled_from([None, *Kind])


@given(st.integers(min_value=0, max_value=10**15 - 1))
def test_words_of_a_number_read_back_as_the_number(number: int) -> None:
    words = numerals.in_words(number).split()
    reading = numerals.read_words(words)
    assert reading is not None
    assert (reading.value, reading.taken) == (number, len(words))


@given(st.integers(min_value=1, max_value=3_999))
def test_roman_numerals_read_back(number: int) -> None:
    assert numerals.from_roman(numerals.to_roman(number)) == number


@given(st.integers(min_value=1, max_value=52))
def test_letters_of_items_read_back(count: int) -> None:
    assert markers.letter_value(markers.letter_name(count)) == count


@settings(deadline=None, max_examples=150)
@given(TEXTS, KINDS)
def test_any_text_is_read_and_every_finding_quotes_its_place(
    source: str, kind: Kind | None
) -> None:
    try:
        report = check.proofread(source, kind=kind)
    except Unreadable:
        return
    text = report.text
    assert len(text.source) == len(source)
    for node in text.nodes:
        assert 0 <= node.start <= node.body <= node.end <= len(source)
        assert node.parent < node.index
    for finding in report.findings:
        assert 0 <= finding.start <= finding.end <= len(source)
        assert finding.line == source.count("\n", 0, finding.start) + 1
        assert finding.message
        assert finding.fingerprint


@settings(deadline=None, max_examples=60)
@given(TEXTS, KINDS)
def test_reading_twice_says_the_same(source: str, kind: Kind | None) -> None:
    try:
        first = check.proofread(source, kind=kind)
    except Unreadable:
        return
    assert check.proofread(source, kind=kind).findings == first.findings


@settings(deadline=None, max_examples=60)
@given(TEXTS)
def test_a_fix_changes_only_what_a_finding_covers(source: str) -> None:
    try:
        report = check.proofread(source)
    except Unreadable:
        return
    fixed = fixes.apply_safe_fixes(report.text, report.findings)
    if all(finding.replacement is None for finding in report.findings):
        assert fixed == report.text.source
    assert fixes.apply_safe_fixes(report.text, ()) == report.text.source


@settings(deadline=None, max_examples=60)
@given(st.lists(TEXTS, min_size=1, max_size=6))
def test_paragraphs_make_up_one_source(texts: list[str]) -> None:
    try:
        text = reader.from_paragraphs([Paragraph(words) for words in texts])
    except Unreadable:
        return
    assert len(text.source) == sum(map(len, texts)) + len(texts) - 1 or not all(texts)


@given(st.binary(max_size=300))
def test_bytes_are_text_or_are_refused_in_one_line(data: bytes) -> None:
    try:
        text = reader.decode(data)
    except Unreadable as error:
        text = str(error)
        outcome = "\n" not in text
    else:
        outcome = "\r" not in text
    assert outcome


def test_a_broken_sum_is_found_whatever_the_parts() -> None:
    source = "Laporan\n\nHadir Kecamatan Taman {} orang, Kecamatan Comal {} orang, dan Kecamatan Moga {} orang. Jumlah peserta {} orang.\n"
    for parts in ((1, 2, 3), (40, 55, 7), (120, 3, 18)):
        right = check.proofread(source.format(*parts, sum(parts)))
        wrong = check.proofread(source.format(*parts, sum(parts) + 1))
        assert "NUM-07" not in {f.rule for f in right.findings}
        assert "NUM-07" in {f.rule for f in wrong.findings}


@pytest.mark.parametrize("place", range(0, 60, 7))
def test_a_part_never_says_what_the_whole_does_not(place: int) -> None:
    source = (
        "Judul\n\nDibahas 8 (sembilan) usulan.\n\nMasih tersisa 4 PKS. Agar dibahas sisa 3 PKS.\n"
    )
    whole = {f.fingerprint for f in check.proofread(source).findings}
    part = {f.fingerprint for f in check.proofread_part(source, range(place, place + 3)).findings}
    assert part <= whole
