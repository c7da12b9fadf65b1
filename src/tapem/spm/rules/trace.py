"""The index told line by line, so that a head of section can defend each figure."""

from dataclasses import dataclass
from fractions import Fraction

from tapem.kernel.numbers import format_number, percentage
from tapem.spm.rules.index import (
    MEAN,
    POOLED,
    IndexResult,
    Policy,
    QualityFigure,
    ServiceIndex,
    category,
    percent_text,
    printed,
)

_READINGS = {
    MEAN: "rata-rata persentase komponen",
    POOLED: "jumlah terpenuhi dibagi jumlah kebutuhan",
}


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the reckoning: what, how, and what came out."""

    label: str
    formula: str
    result: str


def trace_of(one: ServiceIndex, policy: Policy) -> list[Step]:
    """Tell how the index of a service came about."""
    if one.figures.is_nil:
        told = "dikeluarkan dari semua rata-rata" if one.index is None else "dihitung 100"
        return [Step("Nihil", "tidak ada yang harus dilayani dalam tahun ini", told)]
    steps = [*_recipients(one), *_quality(one, policy)]
    if one.index is not None:
        steps.append(_weighing(one, policy))
        steps.append(
            Step(
                "Kategori",
                f"{_index_text(one, policy)} dibandingkan dengan ambang kategori",
                category(one.index, policy),
            )
        )
    return steps


def _recipients(one: ServiceIndex) -> list[Step]:
    steps = [
        Step(
            row.name or "Penerima layanan",
            f"{format_number(row.served)} ÷ {format_number(row.entitled)} × 100",
            _percent(percentage(row.served, row.entitled)),
        )
        for row in one.figures.recipients
    ]
    if len(steps) > 1:
        steps.append(
            Step(
                "Penerima layanan",
                "jumlah terlayani ÷ jumlah sasaran × 100",
                _percent(one.recipient_raw),
            )
        )
    return steps + _capping("Penerima layanan", one.recipient_raw, one.recipient_used)


def _quality(one: ServiceIndex, policy: Policy) -> list[Step]:
    if one.quality_used is None:
        return [Step("Mutu minimal", "tanpa komponen yang dapat dihitung", "tidak dipakai")]
    steps = [_item(item) for item in one.figures.quality]
    reading = _READINGS[policy.quality_aggregation]
    steps.append(Step("Mutu minimal", reading, _percent(one.quality_raw)))
    return steps + _capping("Mutu minimal", one.quality_raw, one.quality_used)


def _item(item: QualityFigure) -> Step:
    formula = f"{format_number(item.met)} ÷ {format_number(item.needed)} × 100"
    return Step(item.name, formula, _percent(percentage(item.met, item.needed)))


def _capping(label: str, raw: Fraction | None, used: Fraction | None) -> list[Step]:
    if raw is None or raw == used:
        return []
    return [Step(label, "setiap persentase dipakai paling tinggi 100", _percent(used))]


def _weighing(one: ServiceIndex, policy: Policy) -> Step:
    recipients = _percent(one.recipient_used)
    if one.quality_used is None:
        return Step(
            "Indeks layanan", f"persentase penerima saja: {recipients}", _index_text(one, policy)
        )
    formula = (
        f"{policy.recipient_weight} % × {recipients} + "
        f"{policy.quality_weight} % × {_percent(one.quality_used)}"
    )
    return Step("Indeks layanan", formula, _index_text(one, policy))


def group_trace(result: IndexResult) -> list[Step]:
    """Tell how the indices of affairs and of the region came about."""
    policy = result.policy
    steps = [
        Step(
            f"Urusan {group.code}",
            f"rata-rata {group.members} layanan",
            "–" if group.index is None else format_number(printed(group.index, policy) or 0),
        )
        for group in result.affairs
    ]
    members = "urusan" if policy.region_aggregation == "affairs" else "layanan"
    shown = printed(result.region.index, policy)
    steps.append(
        Step(
            "Daerah",
            f"rata-rata {result.region.members} {members}",
            "–" if shown is None else format_number(shown),
        )
    )
    return steps


def _index_text(one: ServiceIndex, policy: Policy) -> str:
    shown = printed(one.index, policy)
    return "–" if shown is None else format_number(shown)


def _percent(value: Fraction | None) -> str:
    return "–" if value is None else f"{percent_text(value)} %"
