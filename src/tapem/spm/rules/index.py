"""The SPM index: recipients and quality weighed, exactly, with every step told.

IP = weight of recipients × recipients' percentage + weight of quality × quality's
percentage (Permendagri 59/2021, weights seen in public forms, the rest unverified). Every
choice is a field of `Policy`. Sums of items run over plain integers, which keeps 800,000
items exact and under two seconds; one Fraction per percentage comes out.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction

from tapem.kernel.numbers import format_number, round_half_up, truncate

MEAN, POOLED = "mean", "pooled"
AFFAIRS, SERVICES = "affairs", "services"
EXCLUDE, AS_FULL = "exclude", "as_full"
TRUNCATE, HALF_UP = "truncate", "half_up"
DEFAULT_CATEGORIES = (
    (Decimal(100), "Tuntas Paripurna"),
    (Decimal(90), "Tuntas Utama"),
    (Decimal(80), "Tuntas Madya"),
    (Decimal(70), "Tuntas Pratama"),
    (Decimal(60), "Tuntas Muda"),
    (Decimal(0), "Belum Tuntas"),
)
_HUNDRED = Fraction(100)
Figure = int | Decimal


@dataclass(frozen=True, slots=True)
class Policy:
    """How figures become the index. Percentages and weights are in percent."""

    key: str = "kemendagri-2021"
    name: str = "Indeks SPM menurut Permendagri 59/2021"
    recipient_weight: int = 80
    quality_weight: int = 20
    recipient_aggregation: str = POOLED
    quality_aggregation: str = MEAN
    region_aggregation: str = AFFAIRS
    cap: int = 100
    nil_rule: str = EXCLUDE
    places: int = 2
    index_rounding: str = TRUNCATE
    percentage_rounding: str = HALF_UP
    categories: tuple[tuple[Decimal, str], ...] = DEFAULT_CATEGORIES
    source: str = ""
    verified_by: str = ""

    def with_other_quality_reading(self) -> "Policy":
        """Return the same policy with the other admissible reading of block B."""
        other = POOLED if self.quality_aggregation == MEAN else MEAN
        return replace(self, quality_aggregation=other)


@dataclass(frozen=True, slots=True)
class Recipients:
    """A group of recipients: who had to be served and who was."""

    entitled: Figure
    served: Figure
    name: str = ""


@dataclass(frozen=True, slots=True)
class QualityFigure:
    """A quality item: how much was needed and how much of it was met."""

    name: str
    needed: Figure
    met: Figure


@dataclass(frozen=True, slots=True)
class ServiceFigures:
    """The figures of one service in one year; `affair` groups services."""

    code: str
    recipients: tuple[Recipients, ...] = ()
    quality: tuple[QualityFigure, ...] = ()
    is_nil: bool = False
    affair: str = ""


@dataclass(frozen=True, slots=True)
class ServiceIndex:
    """Index of one service: percentages as used and as they came, and the exact index.

    `index` None: nil, or it cannot be computed (the warnings say why).
    """

    figures: ServiceFigures
    recipient_raw: Fraction | None
    recipient_used: Fraction | None
    quality_raw: Fraction | None
    quality_used: Fraction | None
    index: Fraction | None

    @property
    def warnings(self) -> tuple[str, ...]:
        """What a reader of the index must know: capped, left out, not computed."""
        return () if self.figures.is_nil else _warnings(self.figures, self.recipient_raw)

    @property
    def code(self) -> str:
        """Code of the service."""
        return self.figures.code


@dataclass(frozen=True, slots=True)
class GroupIndex:
    """Index of an affair or of the region: mean of its members; None without any."""

    code: str
    index: Fraction | None
    members: int


@dataclass(frozen=True, slots=True)
class IndexResult:
    """Indices of services, affairs and region under one policy."""

    policy: Policy
    services: tuple[ServiceIndex, ...]
    affairs: tuple[GroupIndex, ...] = ()
    region: GroupIndex = field(default_factory=lambda: GroupIndex("", None, 0))


def service_index(figures: ServiceFigures, policy: Policy) -> ServiceIndex:
    """Compute the index of one service."""
    if figures.is_nil:
        full = _HUNDRED if policy.nil_rule == AS_FULL else None
        return ServiceIndex(figures, None, None, None, None, full)
    raw, recipient_used = _recipient_percentage(figures.recipients, policy)
    quality_raw, quality_used = _quality_percentage(figures.quality, policy)
    return ServiceIndex(
        figures,
        raw,
        recipient_used,
        quality_raw,
        quality_used,
        _weighed(recipient_used, quality_used, policy),
    )


def _recipient_percentage(
    rows: Sequence[Recipients], policy: Policy
) -> tuple[Fraction | None, Fraction | None]:
    """Return recipients' percentage as it came and capped."""
    pairs = [(row.served, row.entitled) for row in rows]
    aggregate = _pooled if policy.recipient_aggregation == POOLED else _mean
    return aggregate(pairs, policy.cap)


def _quality_percentage(
    items: Sequence[QualityFigure], policy: Policy
) -> tuple[Fraction | None, Fraction | None]:
    """Return quality's percentage as it came and capped."""
    pairs = [(item.met, item.needed) for item in items]
    return (_mean if policy.quality_aggregation == MEAN else _pooled)(pairs, policy.cap)


def _pooled(
    pairs: Sequence[tuple[Figure, Figure]], cap: int
) -> tuple[Fraction | None, Fraction | None]:
    part: Figure = 0
    whole: Figure = 0
    for reached, needed in pairs:
        if needed:
            part, whole = part + reached, whole + needed
    if not whole:
        return None, None
    if isinstance(part, int) and isinstance(whole, int):
        raw = Fraction(part * 100, whole)
    else:
        raw = Fraction(part) * 100 / Fraction(whole)
    return raw, raw if raw <= cap else Fraction(cap)


def _mean(
    pairs: Sequence[tuple[Figure, Figure]], cap: int
) -> tuple[Fraction | None, Fraction | None]:
    """Return the mean of percentages, as they came and each capped."""
    measured = [(reached, needed) for reached, needed in pairs if needed]
    if not measured:
        return None, None
    raw = _mean_percentage(measured)
    if all(reached * 100 <= cap * needed for reached, needed in measured):
        return raw, raw
    capped = [(min(reached * 100, cap * needed), needed * 100) for reached, needed in measured]
    return raw, _mean_percentage(capped)


def _mean_percentage(pairs: Sequence[tuple[Figure, Figure]]) -> Fraction:
    """Return the mean in percent over one common denominator.

    Exact without a greatest common divisor at every step; the denominator grows instead.
    """
    top, bottom = 0, 1
    for reached, needed in pairs:
        part, whole = reached, needed
        if not (isinstance(part, int) and isinstance(whole, int)):
            part, whole = (Fraction(part) / Fraction(whole)).as_integer_ratio()
        top, bottom = top * whole + part * bottom, bottom * whole
    return Fraction(top * 100, bottom * len(pairs))


def _weighed(
    recipients: Fraction | None, quality: Fraction | None, policy: Policy
) -> Fraction | None:
    """Weigh both percentages; a service without quality items has its recipients' alone."""
    if recipients is None:
        return None
    if quality is None:
        return recipients
    (part, whole), (met, needed) = recipients.as_integer_ratio(), quality.as_integer_ratio()
    top = part * needed * policy.recipient_weight + met * whole * policy.quality_weight
    return Fraction(top, whole * needed * (policy.recipient_weight + policy.quality_weight))


def _warnings(figures: ServiceFigures, raw: Fraction | None) -> tuple[str, ...]:
    found = []
    if raw is None:
        found.append(f"{figures.code}: belum ada sasaran lebih dari 0; belum dapat dihitung.")
    elif raw > _HUNDRED:
        found.append(
            f"{figures.code}: terlayani {percent_text(raw)} % dari sasaran; "
            "dipakai 100 % dalam indeks."
        )
    measured = False
    for item in figures.quality:
        if not item.needed:
            found.append(f"{figures.code}, {item.name}: kebutuhan 0; tidak ikut dihitung.")
            continue
        measured = True
        if item.met > item.needed:
            found.append(
                f"{figures.code}, {item.name}: terpenuhi {format_number(item.met)} melebihi "
                f"kebutuhan {format_number(item.needed)}; dipakai 100 %."
            )
    if not measured:
        found.append(
            f"{figures.code}: tanpa komponen mutu; indeks memakai persentase penerima saja."
        )
    return tuple(found)


def compute(services: Iterable[ServiceFigures], policy: Policy) -> IndexResult:
    """Compute services, affairs (mean of their services) and the region.

    The region is the mean of its affairs or of all services, as the policy says. A nil or
    unknown service is left out of every mean.
    """
    results = tuple(service_index(figures, policy) for figures in services)
    affairs = _affair_indices(results)
    members = affairs if policy.region_aggregation == AFFAIRS else results
    known = [member.index for member in members if member.index is not None]
    return IndexResult(policy, results, affairs, GroupIndex("", _average(known), len(known)))


def _affair_indices(results: Sequence[ServiceIndex]) -> tuple[GroupIndex, ...]:
    groups: dict[str, list[Fraction]] = {}
    for result in results:
        members = groups.setdefault(result.figures.affair or affair_of(result.code), [])
        if result.index is not None:
            members.append(result.index)
    return tuple(
        GroupIndex(code, _average(members), len(members)) for code, members in groups.items()
    )


def affair_of(code: str) -> str:
    """Return the affair that a service's code begins with: "KES-08" → "KES"."""
    return code.rpartition("-")[0] or code


def _average(values: Sequence[Fraction]) -> Fraction | None:
    """Return the exact mean over one common denominator; None without values."""
    if not values:
        return None
    top, bottom = 0, 1
    for value in values:
        top, bottom = (
            top * value.denominator + value.numerator * bottom,
            bottom * value.denominator,
        )
    return Fraction(top, bottom * len(values))


def printed(value: Fraction | None, policy: Policy) -> Decimal | None:
    """Return an index as it is printed: reduced once, at the very end."""
    if value is None:
        return None
    reduce = truncate if policy.index_rounding == TRUNCATE else round_half_up
    return reduce(value, policy.places)


def printed_percentage(value: Fraction | None, policy: Policy) -> Decimal | None:
    """Return a percentage as it is printed; less than 100 never reads 100."""
    if value is None:
        return None
    if policy.percentage_rounding == TRUNCATE:
        return truncate(value, policy.places)
    return _never_full(value, policy.places)


def percent_text(value: Fraction) -> str:
    """Print a percentage in Indonesian: "85,33"."""
    return format_number(_never_full(value, 2))


def _never_full(value: Fraction, places: int) -> Decimal:
    rounded = round_half_up(value, places)
    return truncate(value, places) if value < _HUNDRED <= rounded else rounded


def category(value: Fraction | None, policy: Policy) -> str:
    """Return the category of the printed index, by half-open intervals; "" when unknown."""
    shown = printed(value, policy)
    if shown is None:
        return ""
    return next((name for floor, name in policy.categories if shown >= floor), "")


def alternatives(result: IndexResult) -> list[ServiceIndex]:
    """Return the services whose category the other reading of block B changes."""
    other = result.policy.with_other_quality_reading()
    changed = []
    for one in result.services:
        again = service_index(one.figures, other)
        if category(again.index, other) != category(one.index, result.policy):
            changed.append(again)
    return changed
