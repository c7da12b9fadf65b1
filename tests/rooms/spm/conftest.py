"""A loaded catalogue, duties as in Pemalang, and one open form."""

from dataclasses import dataclass
from datetime import date

import pytest

from tapem.planning.actions import load_shipped_nomenclature
from tapem.spm.actions import describe_data, fill_block, load_catalogue, open_form
from tapem.spm.actions.cells import CellEntry
from tapem.spm.models import AchievementForm, Duty, ServiceType
from tapem.spm.rules.columns import columns_of
from tests.recall import recall

DUTIES = {
    "PDK": "dindik", "KES": "dinkes", "PU": "dputr", "PR": "disperkim", "SOS": "dinsos",
    "TTL-01": "satpolpp", "TTL-05": "satpolpp", "TTL": "bpbd",
}  # fmt: skip


def owner_of(code):
    return DUTIES.get(code) or DUTIES[code.partition("-")[0]]


@dataclass(frozen=True)
class Spm:
    services: dict[str, ServiceType]
    form: AchievementForm


@pytest.fixture
def spm(cast, world):
    return recall("spm", lambda: make_spm(cast, world))


def make_spm(cast, world):
    load_shipped_nomenclature(actor=cast.tapem)
    load_catalogue(actor=cast.tapem)
    services = {one.code: one for one in ServiceType.objects.filter(catalogue__tier="regency")}
    Duty.objects.bulk_create(
        Duty(region=world.region, service=service, agency=world.agencies[owner_of(code)])
        for code, service in services.items()
    )
    form = open_form(actor=cast.dinkes, service=services["KES-02"], year=2022)
    return Spm(services, form)


def fill_completely(actor, form, needed=1000):
    """Fill every required cell of a form with plausible figures."""
    entries = []
    for line in form.lines.all():
        for column in columns_of(line.block, form.value_kind):
            if column.is_required and (column.month <= 9):
                figure = needed if column.month == 0 else needed * column.month // 12
                entries.append(CellEntry(line.key, column.key, str(figure)))
    describe_data(
        actor=actor, form=form, data_source="Laporan puskesmas", data_date=date(2022, 11, 15)
    )
    return fill_block(actor=actor, form=form, entries=entries)
