"""What would change the index: levers, the cost of full service, a planned ceiling."""

from decimal import Decimal
from fractions import Fraction

import pytest

from tapem.spm.rules.figures import FormFigures
from tapem.spm.rules.index import Policy, QualityFigure, Recipients, ServiceFigures, compute
from tapem.spm.rules.whatif import full_cost, levers, reached_by, with_more_served

POLICY = Policy()
SERVICES = (
    ServiceFigures(
        "KES-01", (Recipients(100, 80),), (QualityFigure("Buku", 10, 5), QualityFigure("Bidan", 4, 4)),
        affair="1.02",
    ),
    ServiceFigures("KES-02", (Recipients(100, 100),), affair="1.02"),
    ServiceFigures("PU-01", (Recipients(10, 5), Recipients(20, 10)), affair="1.03"),
    ServiceFigures("TTL-04", is_nil=True, affair="1.05"),
)  # fmt: skip


def figures(needed=None, served=None, realised=None):
    plain = [None if value is None else Decimal(value) for value in (needed, served, realised)]
    return FormFigures(plain[0], plain[1], None, None, None, None, plain[2], 0)


def test_levers_name_every_incomplete_figure_the_strongest_first():
    found = [(one.code, one.label, one.missing) for one in levers(SERVICES, POLICY)]
    assert found == [
        ("PU-01", "Penerima layanan", Decimal(10)),
        ("PU-01", "Penerima layanan", Decimal(5)),
        ("KES-01", "Penerima layanan", Decimal(20)),
        ("KES-01", "Buku", Decimal(5)),
    ]


def test_gain_of_a_lever_is_what_computing_again_gives():
    before = compute(SERVICES, POLICY).region.index
    strongest = levers(SERVICES, POLICY)[0]
    full = (*SERVICES[:2], ServiceFigures("PU-01", (Recipients(10, 5), Recipients(20, 20)), affair="1.03"),
            SERVICES[3])  # fmt: skip
    assert compute(full, POLICY).region.index == before + strongest.region_gain


def test_cost_of_full_service_at_the_spending_per_recipient():
    cost = full_cost("X", figures(100, 80, 400))
    assert (cost.unserved, cost.per_recipient, cost.cost) == (20, 5, 100)
    stored = full_cost("X", figures("100.00", "80.00", "400.00"))
    assert str(stored.cost) == "100"  # rupiah are whole


@pytest.mark.parametrize(
    "known", [figures(100, 0, 400), figures(100, 80, None), figures(None, 80, 400)]
)
def test_cost_is_unknown_without_served_spent_or_needed(known):
    assert full_cost("X", known).cost is None
    assert reached_by(Decimal(1000), known) is None


def test_ceiling_serves_whole_recipients_and_no_more_than_wait():
    known = figures(100, 80, 400)
    assert reached_by(Decimal(14), known) == 2
    assert reached_by(Decimal(4), known) == 0
    assert reached_by(Decimal(10_000), known) == 20


def test_effect_of_a_ceiling_fills_group_after_group():
    effect = with_more_served(SERVICES, "PU-01", Decimal(7), POLICY)
    assert effect.service_before == 50
    assert effect.service_after == Fraction(2200, 30)
    whole = with_more_served(SERVICES, "PU-01", Decimal(99), POLICY)
    assert whole.service_after == 100
    assert with_more_served(SERVICES, "XX-99", Decimal(1), POLICY) is None
