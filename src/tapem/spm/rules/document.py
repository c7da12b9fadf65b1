"""The index as a JSON document: what `tapem spm index` reads and prints.

The shape is a promise to other programs; see docs/import-formats.md.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from typing import Any

from tapem.kernel.errors import DomainError
from tapem.spm.rules import index
from tapem.spm.rules.index import (
    IndexResult,
    Policy,
    QualityFigure,
    Recipients,
    ServiceFigures,
    ServiceIndex,
)
from tapem.spm.rules.trace import trace_of

POLICIES = {"kemendagri-2021": Policy(
    source=(
        "Bobot 80/20 dan kategori terlihat pada dua aplikasi publik; perataan mutu, urusan, "
        "dan daerah dari ingatan; pemotongan dua desimal keputusan Tapem"
    )
)}  # fmt: skip
_CHOICES = {
    "quality_aggregation": (index.MEAN, index.POOLED),
    "recipient_aggregation": (index.POOLED, index.MEAN),
    "region_aggregation": (index.AFFAIRS, index.SERVICES),
    "nil_rule": (index.EXCLUDE, index.AS_FULL),
}
_LARGEST = Decimal(10) ** 15


class InputUnreadable(DomainError):
    """The document does not have the promised shape; the sentence names the place."""


def index_document(data: Mapping[str, Any]) -> dict[str, Any]:
    """Compute the index of a document; InputUnreadable with a sentence when it is malformed.

    Input: `{"policy": key, "services": [{"code", "nil", "recipients": [{"entitled",
    "served"}], "quality": [{"name", "needed", "met"}]}]}`.
    """
    if not isinstance(data, Mapping):
        raise InputUnreadable("Isi berkas harus berupa objek JSON dengan kunci “services”.")
    policy = _policy(data.get("policy", "kemendagri-2021"))
    rows = _list(data, "services", "berkas")
    if not rows:
        raise InputUnreadable("“services” kosong: sebutkan paling sedikit satu layanan.")
    services = [_service(row, place) for place, row in enumerate(rows, 1)]
    codes = [service.code for service in services]
    doubled = next((code for code in codes if codes.count(code) > 1), None)
    if doubled:
        raise InputUnreadable(f"Layanan {doubled} disebut dua kali.")
    return result_document(index.compute(services, policy))


def result_document(result: IndexResult) -> dict[str, Any]:
    """Return a result in the promised shape; figures are strings with two decimals."""
    policy = result.policy
    return {
        "policy": policy_document(policy),
        "services": [_service_document(one, policy) for one in result.services],
        "affairs": [
            {
                "code": group.code,
                "index": _text(index.printed(group.index, policy)),
                "category": index.category(group.index, policy) or None,
                "services": group.members,
            }
            for group in result.affairs
        ],
        "region": {
            "index": _text(index.printed(result.region.index, policy)),
            "category": index.category(result.region.index, policy) or None,
        },
        "alternatives": _alternatives(result),
        "warnings": [warning for one in result.services for warning in one.warnings],
    }


def policy_document(policy: Policy) -> dict[str, Any]:
    """Return every choice of a policy, with its source and who verified it."""
    names = (
        "key", "name", "recipient_weight", "quality_weight", "recipient_aggregation",
        "quality_aggregation", "region_aggregation", "cap", "nil_rule", "places",
        "index_rounding", "percentage_rounding", "source",
    )  # fmt: skip
    document: dict[str, Any] = {name: getattr(policy, name) for name in names}
    document["categories"] = [[str(floor), name] for floor, name in policy.categories]
    document["verified_by"] = policy.verified_by or None
    return document


def _service_document(one: ServiceIndex, policy: Policy) -> dict[str, Any]:
    return {
        "code": one.code,
        "recipient_pct": _text(index.printed_percentage(one.recipient_used, policy)),
        "recipient_pct_raw": _text(index.printed_percentage(one.recipient_raw, policy)),
        "quality_pct": _text(index.printed_percentage(one.quality_used, policy)),
        "quality_pct_raw": _text(index.printed_percentage(one.quality_raw, policy)),
        "index": _text(index.printed(one.index, policy)),
        "category": index.category(one.index, policy) or None,
        "nil": one.figures.is_nil,
        "trace": [
            {"label": step.label, "formula": step.formula, "result": step.result}
            for step in trace_of(one, policy)
        ],
    }


def _alternatives(result: IndexResult) -> list[dict[str, Any]]:
    other = result.policy.with_other_quality_reading()
    return [
        {
            "code": one.code,
            "quality_aggregation": other.quality_aggregation,
            "index": _text(index.printed(one.index, other)),
            "category": index.category(one.index, other),
        }
        for one in index.alternatives(result)
    ]


def _text(value: Decimal | None) -> str | None:
    return None if value is None else f"{value:f}"


def _policy(given: object) -> Policy:
    if isinstance(given, str):
        return _named(given)
    if not isinstance(given, Mapping):
        raise InputUnreadable("“policy” harus nama kebijakan, misalnya “kemendagri-2021”.")
    fields = dict(given)
    policy = _named(str(fields.pop("key", "kemendagri-2021")))
    changed: dict[str, Any] = {}
    for name, value in fields.items():
        if name not in _CHOICES or value not in _CHOICES[name]:
            raise InputUnreadable(f"“policy”: pilihan {name} = {value!r} tidak dikenal.")
        changed[name] = value
    return replace(policy, **changed)


def _named(key: str) -> Policy:
    if key not in POLICIES:
        known = ", ".join(POLICIES)
        raise InputUnreadable(f"Kebijakan indeks “{key}” tidak dikenal. Yang ada: {known}.")
    return POLICIES[key]


def _service(row: object, place: int) -> ServiceFigures:
    where = f"layanan ke-{place}"
    if not isinstance(row, Mapping):
        raise InputUnreadable(f"{where}: harus berupa objek.")
    code = row.get("code")
    if not isinstance(code, str) or not code.strip():
        raise InputUnreadable(f"{where}: “code” wajib diisi, misalnya “KES-08”.")
    nil = row.get("nil", False)
    if not isinstance(nil, bool):
        raise InputUnreadable(f"{code}: “nil” harus true atau false.")
    return ServiceFigures(
        code=code.strip(),
        recipients=tuple(_recipients(one, code) for one in _list(row, "recipients", code)),
        quality=tuple(_quality(one, code) for one in _list(row, "quality", code)),
        is_nil=nil,
        affair=str(row.get("affair") or ""),
    )


def _recipients(row: object, code: str) -> Recipients:
    if not isinstance(row, Mapping):
        raise InputUnreadable(f"{code}: setiap “recipients” harus berupa objek.")
    return Recipients(
        entitled=_figure(row, "entitled", code),
        served=_figure(row, "served", code),
        name=str(row.get("name") or ""),
    )


def _quality(row: object, code: str) -> QualityFigure:
    if not isinstance(row, Mapping):
        raise InputUnreadable(f"{code}: setiap “quality” harus berupa objek.")
    name = str(row.get("name") or "Komponen mutu")
    where = f"{code}, {name}"
    return QualityFigure(name, _figure(row, "needed", where), _figure(row, "met", where))


def _list(row: Mapping[str, Any], key: str, where: str) -> Sequence[Any]:
    value = row.get(key, [])
    if value is None:
        return []
    if not isinstance(value, list | tuple):
        raise InputUnreadable(f"{where}: “{key}” harus berupa daftar.")
    return value


def _figure(row: Mapping[str, Any], key: str, where: str) -> int | Decimal:
    value = row.get(key)
    if value is None:
        raise InputUnreadable(f"{where}: “{key}” belum diisi.")
    if isinstance(value, bool) or not isinstance(value, int | float | str | Decimal):
        raise InputUnreadable(f"{where}: “{key}” harus angka.")
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        raise InputUnreadable(f"{where}: “{key}” = “{value}” bukan angka.") from None
    if not number.is_finite() or not 0 <= number <= _LARGEST:
        raise InputUnreadable(f"{where}: “{key}” harus angka 0 atau lebih, yang wajar.")
    return int(number) if number == int(number) else number
