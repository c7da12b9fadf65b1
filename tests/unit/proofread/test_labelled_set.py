"""The labelled set meets the bar, is large enough, and is balanced."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.proofread_corpus import corpus, evaluate


@pytest.fixture(scope="module")
def cases() -> list[corpus.Case]:
    return corpus.load()


def test_the_set_is_large_and_balanced(cases: list[corpus.Case]) -> None:
    # The free texts are three in four faulty by design.
    cases = [case for case in cases if case.part not in corpus.FREE]
    sentences = [case for case in cases if not case.is_document]
    documents = [case for case in cases if case.is_document]
    assert len(sentences) >= 300
    assert len(documents) >= 40
    for group in (sentences, documents):
        faulty = sum(bool(case.labels) for case in group)
        assert 0.4 <= faulty / len(group) <= 0.6


def test_the_held_out_part_is_a_fair_share(cases: list[corpus.Case]) -> None:
    first = [case for case in cases if not case.fresh]
    share = sum(case.part == "held-out" for case in first) / len(first)
    assert 0.3 <= share <= 0.5


@pytest.mark.parametrize("part", corpus.PARTS)
def test_the_bar_is_met(cases: list[corpus.Case], part: str) -> None:
    score = evaluate.measure([case for case in cases if case.part == part])
    assert evaluate.shortfalls(score) == []


def test_the_figures_shown_by_rule_are_those_measured(cases: list[corpus.Case]) -> None:
    """Renew them with ``python -m tests.proofread_corpus.evaluate --write``."""
    assert evaluate.MEASURED.read_text(encoding="utf-8") == evaluate.measured_module(cases)


def test_a_folder_of_clean_texts_is_measured(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "satu.txt").write_text("Rapat dihadiri 12 (dua puluh) orang.", encoding="utf-8")
    assert evaluate.main(["--clean", str(tmp_path), "--show"]) == 1
    assert "NUM-01" in capsys.readouterr().out
