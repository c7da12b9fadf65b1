"""Loading the shipped catalogue; keeping duties and the reporting calendar."""

import csv
import json
from collections.abc import Iterator
from datetime import date
from importlib.resources import files

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tapem.accounts.actors import Actor
from tapem.accounts.door import require
from tapem.audit.actions import Who, record
from tapem.audit.vocabulary import term
from tapem.kernel.errors import RuleBroken
from tapem.regions.models import Agency, Region
from tapem.spm.choices import DutyRole, Tier
from tapem.spm.models import (
    Affair,
    Catalogue,
    Duty,
    IndexPolicy,
    QualityItem,
    ReportingPeriod,
    ServiceType,
)
from tapem.spm.policies import may_keep_catalogue

CATALOGUE_LOADED = term(
    "spm.catalogue-loaded", _("Katalog SPM dimuat"), _("{actor} memuat {subject}")
)
DUTY_ASSIGNED = term(
    "spm.duty-assigned", _("Pengampu ditetapkan"), _("{actor} menetapkan pengampu {subject}")
)
DUTY_ENDED = term(
    "spm.duty-ended", _("Pengampuan diakhiri"), _("{actor} mengakhiri pengampuan {subject}")
)
PERIOD_SET = term(
    "spm.period-set", _("Kalender lapor diubah"), _("{actor} menetapkan batas {subject}")
)
_FILES = {Tier.REGENCY: "services_regency.csv", Tier.PROVINCE: "services_province.csv"}
_CLOSING_DAY = 20


@transaction.atomic
def load_catalogue(*, actor: Who) -> tuple[int, int]:
    """Load the shipped catalogues, quality items and index policies; return (services, items).

    Counts what was added: running it twice adds nothing, and nothing that the office
    verified or changed is overwritten.
    """
    for place, row in enumerate(_table("affairs.csv"), 1):
        Affair.objects.get_or_create(code=row["code"], defaults={
            "name": row["name"], "short_name": row["short_name"], "position": place,
        })  # fmt: skip
    services = 0
    for row in _table("catalogues.csv"):
        catalogue, _made = Catalogue.objects.get_or_create(
            key=row["key"],
            defaults={name: value for name, value in row.items() if name != "key"},
        )
        added = _load_services(catalogue)
        services += added
        record(actor, CATALOGUE_LOADED, catalogue, changes={"services": (0, added)})
    _load_policies()
    return services, _load_items()


def _load_services(catalogue: Catalogue) -> int:
    affairs = {affair.code: affair for affair in Affair.objects.all()}
    known = set(catalogue.services.values_list("code", flat=True))
    added = [
        _service(catalogue, affairs, row, place)
        for place, row in enumerate(_table(_FILES[Tier(catalogue.tier)]), 1)
        if row["code"] not in known
    ]
    ServiceType.objects.bulk_create(added)
    return len(added)


def _service(
    catalogue: Catalogue, affairs: dict[str, Affair], row: dict[str, str], place: int
) -> ServiceType:
    names = (
        "code", "sub_affair", "name", "nature", "recipients", "unit", "sector_regulation",
        "legal_basis", "definition", "usual_source", "plan_codes", "source", "verified_by",
    )  # fmt: skip
    return ServiceType(
        catalogue=catalogue,
        affair=affairs[row["affair"]],
        position=place,
        allows_fraction=bool(row["allows_fraction"]),
        minimum_age=int(row["minimum_age"]) if row["minimum_age"] else None,
        maximum_age=int(row["maximum_age"]) if row["maximum_age"] else None,
        **{name: row[name] for name in names},
    )


def _load_items() -> int:
    services = {service.code: service for service in ServiceType.objects.all()}
    known = set(QualityItem.objects.values_list("service__code", "key"))
    added = [
        QualityItem(
            service=services[row["service"]],
            key=row["key"],
            name=row["name"],
            kind=row["kind"],
            unit=row["unit"],
            ratio=row["ratio"] or None,
            is_mandatory=bool(row["is_mandatory"]),
            ministry_code=row["ministry_code"],
            position=place,
            source=row["source"],
            verified_by=row["verified_by"],
        )
        for place, row in enumerate(_table("quality_items.csv"), 1)
        if (row["service"], row["key"]) not in known
    ]
    QualityItem.objects.bulk_create(added)
    return len(added)


def _load_policies() -> None:
    for row in json.loads(_text("index_policies.json")):
        key = row.pop("key")
        row["valid_from"] = date.fromisoformat(row["valid_from"])
        IndexPolicy.objects.get_or_create(key=key, defaults=row)


@transaction.atomic
def assign_duty(
    *,
    actor: Actor,
    service: ServiceType,
    agency: Agency,
    since: date | None = None,
    role: DutyRole = DutyRole.MAIN,
    source: str = "",
) -> Duty:
    """Put an agency in charge of a service; a main duty that another one holds must end first."""
    require(may_keep_catalogue(actor))
    if agency.region_id != actor.region.pk:
        raise RuleBroken(_("OPD ini bukan milik daerah Anda."), field="agency")
    held = (
        Duty.objects.filter(
            region=actor.region, service=service, role=DutyRole.MAIN, valid_until__isnull=True
        )
        .select_related("agency")
        .first()
    )
    if role == DutyRole.MAIN and held is not None:
        if held.agency_id == agency.pk:
            return held
        words = _("%(service)s masih diampu %(agency)s. Akhiri pengampuan itu lebih dulu.")
        names = {"service": service.name, "agency": held.agency.name}
        raise RuleBroken(words % names, field="agency")
    duty = Duty.objects.create(
        region=actor.region,
        service=service,
        agency=agency,
        role=role,
        valid_from=since,
        source=source,
    )
    record(actor, DUTY_ASSIGNED, duty, changes={"agency": (None, agency.name)})
    return duty


@transaction.atomic
def end_duty(*, actor: Actor, duty: Duty, on: date, reason: str) -> None:
    """Let a duty end on a day, for instance because the agency merged with another."""
    require(may_keep_catalogue(actor))
    if not reason.strip():
        raise RuleBroken(_("Tulis alasan pengampuan ini berakhir."), field="reason")
    if duty.valid_from is not None and on < duty.valid_from:
        raise RuleBroken(_("Tanggal berakhir mendahului tanggal mulai."), field="on")
    old, duty.valid_until = duty.valid_until, on
    duty.save(update_fields=["valid_until"])
    record(actor, DUTY_ENDED, duty, changes={"valid_until": (old, on)}, reason=reason)


@transaction.atomic
def load_calendar(*, actor: Actor, year: int) -> list[ReportingPeriod]:
    """Make the four reporting periods of a year that are not there yet.

    Known closing dates come from press reports; otherwise the 20th of the month after the
    quarter, a rule of thumb that the office replaces by the date of the ministry.
    """
    require(may_keep_catalogue(actor))
    known = {
        (int(row["year"]), int(row["quarter"])): row for row in _table("reporting_periods.csv")
    }
    periods = []
    for quarter in range(1, 5):
        row = known.get((year, quarter))
        closes_on = date.fromisoformat(row["closes_on"]) if row else _usual_close(year, quarter)
        source = row["source"] if row else "kebiasaan: tanggal 20 bulan berikutnya"
        period, made = ReportingPeriod.objects.get_or_create(
            region=actor.region,
            year=year,
            quarter=quarter,
            defaults={
                "opens_on": date(year, quarter * 3 - 2, 1),
                "closes_on": closes_on,
                "source": source,
            },
        )
        if made:
            record(actor, PERIOD_SET, period, changes={"closes_on": (None, closes_on)})
        periods.append(period)
    return periods


def _usual_close(year: int, quarter: int) -> date:
    month = quarter * 3 + 1
    return date(year + 1, 1, _CLOSING_DAY) if month > 12 else date(year, month, _CLOSING_DAY)  # noqa: PLR2004 (months)


@transaction.atomic
def set_period(
    *, actor: Actor, year: int, quarter: int, opens_on: date, closes_on: date, source: str
) -> ReportingPeriod:
    """Set the dates of a quarter by the ministry's letter, which `source` names."""
    require(may_keep_catalogue(actor))
    if closes_on < opens_on:
        raise RuleBroken(_("Tanggal tutup mendahului tanggal buka."), field="closes_on")
    if not source.strip():
        raise RuleBroken(_("Sebutkan surat atau berita yang memuat tanggal ini."), field="source")
    region: Region = actor.region
    old = ReportingPeriod.objects.filter(region=region, year=year, quarter=quarter).first()
    period, _made = ReportingPeriod.objects.update_or_create(
        region=region,
        year=year,
        quarter=quarter,
        defaults={
            "opens_on": opens_on,
            "closes_on": closes_on,
            "source": source,
            "verified_by": actor.label,
        },
    )
    changes = {"closes_on": (old.closes_on if old else None, closes_on)}
    record(actor, PERIOD_SET, period, changes=changes)
    return period


def _table(name: str) -> Iterator[dict[str, str]]:
    yield from csv.DictReader(_text(name).splitlines())


def _text(name: str) -> str:
    return files("tapem.spm").joinpath("data", name).read_text(encoding="utf-8")
