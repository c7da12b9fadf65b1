"""The index against an independent reference, written the slow and plain way."""

from decimal import ROUND_DOWN, Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from tapem.spm.rules.index import (
    MEAN,
    POOLED,
    Policy,
    QualityFigure,
    Recipients,
    ServiceFigures,
    compute,
    printed,
)

amounts = st.one_of(st.integers(0, 10**6), st.decimals(0, 1000, places=2))
pairs = st.tuples(amounts, amounts)


@st.composite
def services(draw):
    code = f"{draw(st.sampled_from(['PDK', 'KES', 'PU']))}-{draw(st.integers(1, 10**6)):06d}"
    return ServiceFigures(
        code,
        tuple(Recipients(*pair) for pair in draw(st.lists(pairs, max_size=4))),
        tuple(QualityFigure("x", *pair) for pair in draw(st.lists(pairs, max_size=6))),
        draw(st.booleans()),
    )


def reference(figures: ServiceFigures, reading: str) -> Fraction | None:
    if figures.is_nil:
        return None
    whole = sum((Fraction(row.entitled) for row in figures.recipients if row.entitled), Fraction(0))
    if whole == 0:
        return None
    part = sum((Fraction(row.served) for row in figures.recipients if row.entitled), Fraction(0))
    recipients = min(part / whole * 100, Fraction(100))
    items = [item for item in figures.quality if item.needed]
    if not items:
        return recipients
    if reading == MEAN:
        rates = [min(Fraction(i.met) / Fraction(i.needed) * 100, Fraction(100)) for i in items]
        quality = sum(rates, Fraction(0)) / len(rates)
    else:
        met = sum((Fraction(i.met) for i in items), Fraction(0))
        quality = min(
            met / sum((Fraction(i.needed) for i in items), Fraction(0)) * 100, Fraction(100)
        )
    return Fraction(8, 10) * recipients + Fraction(2, 10) * quality


@given(
    st.lists(services(), max_size=6, unique_by=lambda one: one.code),
    st.sampled_from([MEAN, POOLED]),
)
def test_index_agrees_with_the_reference(rows, reading):
    policy = Policy(quality_aggregation=reading)
    result = compute(rows, policy)
    groups: dict[str, list[Fraction]] = {}
    for one in result.services:
        wanted = reference(one.figures, reading)
        assert one.index == wanted
        if wanted is not None:
            assert 0 <= wanted <= 100
            groups.setdefault(one.code.split("-")[0], []).append(wanted)
            cut = Decimal(wanted.numerator * 100 // wanted.denominator) / 100
            assert printed(wanted, policy) == cut.quantize(Decimal("0.01"), ROUND_DOWN)
    means = [sum(members, Fraction(0)) / len(members) for members in groups.values()]
    assert result.region.index == (sum(means, Fraction(0)) / len(means) if means else None)


@given(st.lists(services(), min_size=2, max_size=6, unique_by=lambda one: one.code), st.randoms())
def test_order_does_not_matter(rows, random):
    shuffled = list(rows)
    random.shuffle(shuffled)
    assert compute(rows, Policy()).region.index == compute(shuffled, Policy()).region.index
