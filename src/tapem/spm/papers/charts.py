"""Charts of the annual report: each answers one question, and its table stands beside."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from tapem.documents.blocks import Picture
from tapem.documents.charts import BarChart, Series, render_bars
from tapem.kernel.numbers import format_number
from tapem.kernel.numerals import roman
from tapem.spm.queries.figures import AchievementRow
from tapem.spm.rules.index import IndexResult, Policy, printed, printed_percentage

_FULL = 100
_MILLION = 1_000_000
_ENOUGH = 2  # one bar answers nothing that the table does not


def affairs_chart(result: IndexResult, names: dict[str, str]) -> Picture | None:
    """Return the index of each affair; None where none can be computed yet."""
    shown = [
        (names.get(one.code, one.code), printed(one.index, result.policy)) for one in result.affairs
    ]
    known = [(name, value) for name, value in shown if value is not None]
    if not known:
        return None
    best, lowest = max(known, key=_value), min(known, key=_value)
    title = f"Indeks tertinggi {best[0]} ({format_number(best[1])}), terendah {lowest[0]} ({format_number(lowest[1])})"
    labels, values = tuple(name for name, _shown in shown), tuple(value for _name, value in shown)
    return _picture(title, labels, (Series("Indeks", values),), "Indeks SPM menurut urusan")


def _value(pair: tuple[str, Decimal]) -> Decimal:
    return pair[1]


def services_chart(
    rows: Sequence[AchievementRow], policy: Policy, affair: str, quarter: int
) -> Picture | None:
    """Return recipients and quality of the services of an affair; nil services stay out."""
    live = [row for row in rows if not row.is_nil]
    if not any(row.rate is not None for row in live):
        return None
    full = sum(row.rate is not None and row.rate >= _FULL for row in live)
    title = f"{full} dari {len(live)} layanan sudah melayani semua yang berhak"
    recipients = Series("Penerima", tuple(_percent(row.rate, policy) for row in live))
    quality = Series("Mutu", tuple(_percent(row.quality_rate, policy) for row in live))
    has_quality = any(value is not None for value in quality.values)
    series = (recipients, quality) if has_quality else (recipients,)
    caption = f"Capaian urusan {affair} sampai triwulan {roman(quarter)}"
    return _picture(title, tuple(row.service.name for row in live), series, caption)


def money_chart(rows: Sequence[AchievementRow], policy: Policy, affair: str) -> Picture | None:
    """Return how much of each allocation is spent, in percent; None for a single service."""
    spent = [row for row in rows if row.figures.spending_rate is not None]
    if len(spent) < _ENOUGH:
        return None
    whole = sum((row.figures.allocation or Decimal(0) for row in spent), Decimal(0))
    part = sum((row.figures.realised or Decimal(0) for row in spent), Decimal(0))
    title = f"Terserap Rp{format_number(int(part / _MILLION))} juta dari Rp{format_number(int(whole / _MILLION))} juta"
    values = tuple(_percent(row.figures.spending_rate, policy) for row in spent)
    labels = tuple(row.service.name for row in spent)
    return _picture(
        title, labels, (Series("Realisasi", values),), f"Realisasi anggaran urusan {affair}"
    )


def _percent(rate: Fraction | None, policy: Policy) -> Decimal | None:
    return printed_percentage(rate, policy)


def _picture(
    title: str, labels: tuple[str, ...], series: tuple[Series, ...], caption: str
) -> Picture:
    chart = BarChart(title, labels, series, unit="%", maximum=_FULL)
    words = f"Grafik: {caption}. {title}. Angkanya termuat dalam tabel."
    return Picture(render_bars(chart), words, f"Grafik. {caption}")
