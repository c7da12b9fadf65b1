"""The index: vectors, boundaries, caps, nil, alternatives, and the JSON document."""

from decimal import Decimal
from fractions import Fraction

import pytest

from tapem.kernel.numbers import percentage, round_half_up
from tapem.spm.rules.document import InputUnreadable, index_document
from tapem.spm.rules.index import (
    AS_FULL,
    HALF_UP,
    MEAN,
    POOLED,
    SERVICES,
    Policy,
    QualityFigure,
    Recipients,
    ServiceFigures,
    alternatives,
    category,
    compute,
    printed,
    printed_percentage,
    replace,
    service_index,
)
from tapem.spm.rules.trace import group_trace, trace_of

MEAN_POLICY, POOLED_POLICY = Policy(), Policy(quality_aggregation=POOLED)


def figures(entitled, served, quality=(), code="KES-08"):
    items = tuple(
        QualityFigure(f"Komponen {place}", *pair) for place, pair in enumerate(quality, 1)
    )
    return ServiceFigures(code, (Recipients(entitled, served),), items)


VECTORS = [
    ("V-A", figures(500, 425, [(500, 500), (10, 6), (5, 5)]), "87.84", "85.33", "Madya", "Madya"),
    ("V-B", figures(1000, 900, [(1000, 1000), (4, 1)]), "91.94", "84.50", "Utama", "Madya"),
    ("V-C", figures(600, 500, [(600, 500), (3, 3)]), "83.34", "85.00", "Madya", "Madya"),
]


@pytest.mark.parametrize(
    ("service", "pooled", "mean", "pooled_name", "mean_name"),
    [vector[1:] for vector in VECTORS],
    ids=[vector[0] for vector in VECTORS],
)
def test_vectors_under_both_readings(service, pooled, mean, pooled_name, mean_name):
    for policy, wanted, name in (
        (POOLED_POLICY, pooled, pooled_name),
        (MEAN_POLICY, mean, mean_name),
    ):
        index = service_index(service, policy).index
        assert printed(index, policy) == Decimal(wanted)
        assert category(index, policy) == f"Tuntas {name}"


def test_rounding_is_a_choice_of_the_policy():
    half_up = Policy(quality_aggregation=POOLED, index_rounding=HALF_UP)
    index = service_index(VECTORS[2][1], half_up).index
    assert printed(index, half_up) == Decimal("83.35")


@pytest.mark.parametrize(
    ("rows", "pooled", "mean"),
    [
        ([(1500, 1200), (1800, 1500), (1200, 1000), (1600, 1400), (1400, 1100)], "82.67", "82.55"),
        ([(500, 425), (600, 500), (400, 350), (550, 480), (480, 400)], "85.18", "85.29"),
        ([(200, 170), (250, 200), (180, 160), (220, 190), (190, 150)], "83.65", "83.84"),
        ([(50, 45), (60, 50), (40, 38), (55, 48), (45, 40)], "88.40", "88.90"),
    ],
    ids=["usia-produktif", "hipertensi", "dm", "odgj"],
)
def test_recipients_of_real_forms(rows, pooled, mean):
    service = ServiceFigures("KES-06", tuple(Recipients(*row) for row in rows))
    assert printed_percentage(
        service_index(service, MEAN_POLICY).recipient_used, MEAN_POLICY
    ) == Decimal(pooled)
    by_rows = Policy(recipient_aggregation=MEAN)
    assert printed_percentage(service_index(service, by_rows).recipient_used, by_rows) == Decimal(
        mean
    )


@pytest.mark.parametrize(
    ("value", "name"),
    [
        ("100", "Tuntas Paripurna"), ("99.999", "Tuntas Utama"), ("99.99", "Tuntas Utama"),
        ("90", "Tuntas Utama"), ("89.99", "Tuntas Madya"), ("89.5", "Tuntas Madya"),
        ("80", "Tuntas Madya"), ("79.99", "Tuntas Pratama"), ("70", "Tuntas Pratama"),
        ("69.99", "Tuntas Muda"), ("60", "Tuntas Muda"), ("59.99", "Belum Tuntas"),
        ("0", "Belum Tuntas"), ("85.47", "Tuntas Madya"),
    ],
)  # fmt: skip
def test_categories_are_half_open(value, name):
    assert category(Fraction(value), Policy()) == name


def test_index_is_cut_and_never_rounded_up_to_full():
    index = Fraction(99995, 1000)
    assert printed(index, Policy()) == Decimal("99.99")
    assert printed_percentage(Fraction("99.996"), Policy()) == Decimal("99.99")


@pytest.mark.parametrize(
    ("part", "whole", "shown"),
    [(26, 546, "4.76"), (520, 546, "95.24"), (466, 542, "85.98"), (506, 542, "93.36"),
     (518, 542, "95.57")],
)  # fmt: skip
def test_published_percentages(part, whole, shown):
    assert round_half_up(percentage(part, whole), 2) == Decimal(shown)


def test_more_than_entitled_counts_as_full_and_is_warned_of():
    one = service_index(figures(100, 120, [(10, 15), (10, 5)]), Policy())
    assert one.recipient_raw == 120
    assert one.recipient_used == 100
    assert one.quality_used == 75
    assert one.quality_raw == 100
    assert one.index == 95
    assert len(one.warnings) == 2


def test_nil_is_left_out_of_every_mean_and_never_zero():
    nil = ServiceFigures("TTL-04", is_nil=True, affair="1.05")
    full = figures(10, 10, code="TTL-02")
    result = compute([nil, replace(full, affair="1.05")], Policy())
    assert result.affairs[0].index == 100
    assert result.affairs[0].members == 1
    assert result.services[0].index is None
    assert compute([nil], Policy(nil_rule=AS_FULL)).region.index == 100
    assert compute([nil], Policy()).region.index is None


def test_without_quality_items_the_recipients_stand_alone_and_it_is_said():
    one = service_index(figures(500, 425), Policy())
    assert one.index == 85
    assert "tanpa komponen mutu" in one.warnings[0]


def test_without_entitled_nothing_is_computed():
    one = service_index(figures(0, 0, [(1, 1)]), Policy())
    assert one.index is None
    assert "belum dapat dihitung" in one.warnings[0]


def test_item_without_need_is_left_out():
    one = service_index(figures(10, 5, [(0, 0), (10, 10)]), Policy())
    assert one.quality_used == 100
    assert "kebutuhan 0" in one.warnings[0]


def test_region_is_the_mean_of_affairs_not_of_services():
    services = [figures(10, 10, code=f"KES-{n:02d}") for n in range(1, 4)]
    services.append(figures(10, 5, code="PU-01"))
    assert compute(services, Policy()).region.index == 75
    assert compute(services, Policy(region_aggregation=SERVICES)).region.index == Fraction(175, 2)


def test_alternatives_name_only_changed_categories():
    result = compute([figures(1000, 900, [(1000, 1000), (4, 1)], "A-1"), VECTORS[0][1]], Policy())
    assert [one.code for one in alternatives(result)] == ["A-1"]


def test_decimal_figures_stay_exact():
    one = service_index(
        figures(Decimal("0.3"), Decimal("0.1"), [(Decimal("0.7"), Decimal("0.1"))]), Policy()
    )
    assert one.recipient_used == Fraction(100, 3)
    assert one.quality_used == Fraction(100, 7)


def test_trace_tells_each_step():
    policy = Policy()
    steps = trace_of(service_index(VECTORS[0][1], policy), policy)
    assert [step.result for step in steps] == [
        "85,00 %", "100,00 %", "60,00 %", "100,00 %", "86,67 %", "85,33", "Tuntas Madya",
    ]  # fmt: skip
    assert steps[0].formula == "425 ÷ 500 × 100"
    assert "80 % × 85,00 %" in steps[5].formula
    nil = trace_of(service_index(ServiceFigures("X-1", is_nil=True), policy), policy)
    assert "Nihil" in nil[0].label
    assert group_trace(compute([VECTORS[0][1]], policy))[-1].result == "85,33"


def test_document_has_the_promised_shape():
    document = index_document({"policy": "kemendagri-2021", "services": [{
        "code": "KES-08", "nil": False,
        "recipients": [{"entitled": 500, "served": 425}],
        "quality": [{"name": "Obat", "needed": 500, "met": 500}, {"name": "Dokter", "needed": 10, "met": 6},
                    {"name": "Alat", "needed": 5, "met": 5}],
    }]})  # fmt: skip
    service = document["services"][0]
    assert (service["recipient_pct"], service["quality_pct"]) == ("85.00", "86.67")
    assert (service["index"], service["category"]) == ("85.33", "Tuntas Madya")
    assert document["affairs"][0]["code"] == "KES"
    assert document["region"] == {"index": "85.33", "category": "Tuntas Madya"}
    assert document["policy"]["verified_by"] is None
    assert document["alternatives"] == []


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ([], "objek JSON"),
        ({"services": []}, "kosong"),
        ({"services": "x"}, "daftar"),
        ({"policy": "lain", "services": [{"code": "A"}]}, "tidak dikenal"),
        ({"policy": {"nil_rule": "x"}, "services": [{"code": "A"}]}, "nil_rule"),
        ({"services": [{"nil": False}]}, "code"),
        ({"services": [{"code": "A", "nil": "ya"}]}, "nil"),
        ({"services": [{"code": "A", "recipients": [{"entitled": 1}]}]}, "served"),
        ({"services": [{"code": "A", "recipients": [{"entitled": -1, "served": 0}]}]}, "0 atau lebih"),
        ({"services": [{"code": "A", "recipients": [{"entitled": "x", "served": 0}]}]}, "bukan angka"),
        ({"services": [{"code": "A", "recipients": [{"entitled": float("nan"), "served": 0}]}]}, "0 atau lebih"),
        ({"services": [{"code": "A", "recipients": [{"entitled": True, "served": 0}]}]}, "harus angka"),
        ({"services": [{"code": "A"}, {"code": "A"}]}, "dua kali"),
        ({"services": [1]}, "objek"),
    ],
)  # fmt: skip
def test_malformed_documents_are_refused_with_a_sentence(data, words):
    with pytest.raises(InputUnreadable, match=words):
        index_document(data)


def test_policy_may_be_given_with_choices():
    data = {
        "policy": {"key": "kemendagri-2021", "quality_aggregation": "pooled"},
        "services": [{"code": "KES-08", "recipients": [{"entitled": 1000, "served": 900}],
                      "quality": [{"name": "a", "needed": 1000, "met": 1000}, {"name": "b", "needed": 4, "met": 1}]}],
    }  # fmt: skip
    document = index_document(data)
    assert document["services"][0]["index"] == "91.94"
    assert document["alternatives"] == [
        {
            "code": "KES-08",
            "quality_aggregation": "mean",
            "index": "84.50",
            "category": "Tuntas Madya",
        }
    ]
