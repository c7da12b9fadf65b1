"""A form turned into what the index and the tables need."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from tapem.kernel.numbers import percentage
from tapem.spm.rules.columns import NEEDED, served_until, whole_of
from tapem.spm.rules.facts import BUDGET, NOT_APPLICABLE, QUALITY, RECIPIENTS, FormFact
from tapem.spm.rules.index import (
    Figure,
    Policy,
    QualityFigure,
    Recipients,
    ServiceFigures,
    service_index,
)


@dataclass(frozen=True, slots=True)
class FormFigures:
    """Sums of one form until the end of a quarter; None where a figure is not known yet."""

    needed: Decimal | None
    served: Decimal | None
    recipient_rate: Fraction | None
    quality_rate: Fraction | None
    index: Fraction | None
    allocation: Decimal | None
    realised: Decimal | None
    unknown_items: int

    @property
    def unserved(self) -> Decimal | None:
        """Return how many still wait, never below zero."""
        if self.needed is None or self.served is None:
            return None
        return max(self.needed - self.served, Decimal(0))

    @property
    def spending_rate(self) -> Fraction | None:
        """Return realised of allocation in percent."""
        if self.allocation is None or self.realised is None:
            return None
        return percentage(self.realised, self.allocation)


def service_figures(forms: tuple[FormFact, ...], affair: str, quarter: int = 4) -> ServiceFigures:
    """Return the index's input of one service: its form, or several when agencies changed.

    A recipients' line without entitled or served makes the service unknown rather than
    better; a quality item without figures is left out and counted by `unknown_items`.
    """
    return ServiceFigures(
        code=forms[0].service_code,
        recipients=_recipients(forms, quarter),
        quality=tuple(item for form in forms for item in _items(form, quarter)),
        is_nil=all(form.is_nil for form in forms),
        affair=affair,
    )


def _recipients(forms: tuple[FormFact, ...], quarter: int) -> tuple[Recipients, ...]:
    rows = []
    for form in forms:
        for line in () if form.is_nil else form.block(RECIPIENTS):
            needed = line.amount(NEEDED)
            served = served_until(line, form.value_kind, quarter)
            if needed is None or served is None:
                return ()
            rows.append(Recipients(_plain(needed), _plain(served), line.label))
    return tuple(rows)


def _items(form: FormFact, quarter: int) -> list[QualityFigure]:
    if form.is_nil:
        return []
    figures = []
    for line in form.block(QUALITY):
        needed, met = line.amount(NEEDED), served_until(line, form.value_kind, quarter)
        if needed is not None and met is not None:
            figures.append(QualityFigure(line.label, _plain(needed), _plain(met)))
    return figures


def _plain(value: Decimal) -> Figure:
    return int(value) if value == int(value) else value


def form_figures(form: FormFact, policy: Policy, quarter: int = 4) -> FormFigures:
    """Return the sums of one form under a policy."""
    figures = service_figures((form,), "", quarter)
    one = service_index(figures, policy)
    applicable = [line for line in form.block(QUALITY) if line.cell(NEEDED).state != NOT_APPLICABLE]
    lines = () if form.is_nil else form.block(RECIPIENTS)
    return FormFigures(
        needed=_sum([line.amount(NEEDED) for line in lines]),
        served=_sum([served_until(line, form.value_kind, quarter) for line in lines]),
        recipient_rate=one.recipient_raw,
        quality_rate=one.quality_used,
        index=one.index,
        allocation=_sum([whole_of(line) for line in form.block(BUDGET)]),
        realised=_sum(
            [served_until(line, form.value_kind, quarter) for line in form.block(BUDGET)]
        ),
        unknown_items=0 if form.is_nil else len(applicable) - len(figures.quality),
    )


def _sum(values: list[Decimal | None]) -> Decimal | None:
    known = [value for value in values if value is not None]
    return sum(known, Decimal(0)) if known else None
