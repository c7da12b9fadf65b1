"""Prose of a draft says the register's figures by name, as they stood on the day of the text."""

from datetime import date

import pytest

from tapem.cooperation import actions
from tapem.cooperation.choices import CooperationKind
from tapem.drafting.figures import Context, Resolver, is_figure
from tests.cast import Cast
from tests.rooms.cooperation.stage import Stage

TODAY = date(2022, 11, 29)


def text_of(stage: Stage, source: str, on: date = TODAY, code: str = "33.27") -> str:
    pieces = Resolver(Context(stage.regions[code], on)).text(source)
    return "".join(piece.text for piece in pieces)


@pytest.mark.parametrize(
    ("metric", "said"),
    [
        ("pks.total", "18 (delapan belas)"),
        ("pks.signed", "14 (empat belas)"),
        ("pks.implemented", "4 (empat)"),
        ("pks.idle", "10 (sepuluh)"),
        ("pks.pending", "4 (empat)"),
        ("pks.members", "5 (lima)"),
    ],
)
def test_each_metric_in_words(stage: Stage, metric: str, said: str) -> None:
    assert text_of(stage, f"terdapat {{{{ {metric}|terbilang }}}} PKS") == f"terdapat {said} PKS"


def test_a_figure_names_its_source_and_day(stage: Stage) -> None:
    (piece,) = Resolver(Context(stage.regions["33.27"], TODAY)).text("{{ pks.signed }}")
    assert (piece.figure, piece.known, piece.as_of) == ("pks.signed", True, TODAY)
    assert piece.source == "Register perjanjian kerja sama daerah"


def test_a_past_day_keeps_its_figure(stage: Stage, cast: Cast) -> None:
    actions.record_already_signed(
        actor=cast.tapem, alliance=stage.alliance, title="Pengelolaan sampah", on=TODAY
    )
    assert text_of(stage, "{{ pks.signed }}", date(2022, 11, 8)) == "14"
    assert text_of(stage, "{{ pks.signed }}") == "15"


def test_a_region_without_a_register_has_no_figure(stage: Stage) -> None:
    (piece,) = Resolver(Context(stage.regions["33.28"], TODAY)).text("{{ pks.signed|terbilang }}")
    assert not piece.known
    assert "belum mencatat" in piece.source


def test_two_registers_are_not_added_up(stage: Stage, cast: Cast) -> None:
    actions.create_alliance(
        actor=cast.tapem,
        working_title="Kerja sama Pantura",
        kind=CooperationKind.VOLUNTARY,
        since_year=2021,
        members=[stage.regions["33.28"]],
    )
    (piece,) = Resolver(Context(stage.regions["33.27"], TODAY)).text("{{ pks.signed }}")
    assert not piece.known
    assert "lebih dari satu" in piece.source


def test_the_names_are_known_and_no_others(stage: Stage) -> None:
    assert is_figure("pks.idle")
    assert not is_figure("pks.unsigned")
