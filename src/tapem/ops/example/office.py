"""The regions, agencies, positions and people of the example.

Agencies are those that the two reports name, and those that the SPM services need.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from tapem.accounts.choices import Role
from tapem.accounts.models import Membership, User
from tapem.followups.models import Deadline
from tapem.ops import region_table
from tapem.regions.actions import load_regions
from tapem.regions.choices import AgencyKind, Capacity, PositionKind
from tapem.regions.models import (
    Agency,
    AgencyAlias,
    Appointment,
    Border,
    Position,
    Region,
)
from tapem.regions.queries import region_by_code

NOON = datetime(2022, 11, 29, 6, 0, tzinfo=UTC)  # 13.00 WIB
TODAY = date(2022, 11, 29)

PEMALANG = "33.27"
PARTNERS = ("33.26", "33.02", "33.28", "33.03")  # in the order of the report
SIDES = {"33.26": "timur", "33.03": "selatan", "33.02": "selatan", "33.28": "barat"}


@dataclass(frozen=True, slots=True)
class AgencySeed:
    """One agency of Pemalang: key of the example, kind, name, short name, other names."""

    key: str
    kind: AgencyKind
    name: str
    short: str
    aliases: tuple[str, ...] = ()
    part_of: str = ""


AGENCIES = (
    AgencySeed("setda", AgencyKind.SECRETARIAT, "Sekretariat Daerah", "Setda"),
    AgencySeed(
        "tapem", AgencyKind.SECTION, "Bagian Tata Pemerintahan", "Bagian Tapem",
        ("Bagian Tata Pemerintahan Setda",), "setda",
    ),
    AgencySeed("hukum", AgencyKind.SECTION, "Bagian Hukum", "Bagian Hukum", (), "setda"),
    AgencySeed(
        "bappeda", AgencyKind.BOARD, "Badan Perencanaan Pembangunan Daerah", "Bappeda", ("BAPPEDA",)
    ),
    AgencySeed("dindik", AgencyKind.OFFICE, "Dinas Pendidikan dan Kebudayaan", "Dindikbud"),
    AgencySeed("dinkes", AgencyKind.OFFICE, "Dinas Kesehatan", "Dinkes"),
    AgencySeed(
        "dputr", AgencyKind.OFFICE, "Dinas Pekerjaan Umum dan Tata Ruang", "DPU TR",
        ("DPU-TR", "DPUTR"),
    ),
    AgencySeed(
        "disperkim", AgencyKind.OFFICE, "Dinas Perumahan dan Kawasan Permukiman", "Disperkim",
        ("Dinas Perkim",),
    ),
    AgencySeed(
        "satpolpp", AgencyKind.POLICE_UNIT, "Satuan Polisi Pamong Praja", "Satpol PP",
        ("Satpol-PP",),
    ),
    AgencySeed("bpbd", AgencyKind.BOARD, "Badan Penanggulangan Bencana Daerah", "BPBD"),
    AgencySeed(
        "dinsos", AgencyKind.OFFICE,
        "Dinas Sosial, Keluarga Berencana, Pemberdayaan Perempuan dan Perlindungan Anak",
        "Dinsos KBPP", ("Dinas Sosial", "Dinsos"),
    ),
    AgencySeed(
        "disdukcapil", AgencyKind.OFFICE, "Dinas Kependudukan dan Pencatatan Sipil", "Disdukcapil"
    ),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class PersonSeed:
    """A member of the cast: user name, name on screens, agency key (or region code), role."""

    username: str
    name: str
    agency: str
    role: Role


PEOPLE = (
    PersonSeed("tapem", "Koordinator Tapem", "tapem", Role.COORDINATOR),
    PersonSeed("dinkes", "Operator Dinkes", "dinkes", Role.OPERATOR),
    PersonSeed("kadinkes", "Kepala Dinkes", "dinkes", Role.HEAD_OF_AGENCY),
    PersonSeed("dputr", "Operator DPU TR", "dputr", Role.OPERATOR),
    PersonSeed("disperkim", "Operator Disperkim", "disperkim", Role.OPERATOR),
    PersonSeed("satpolpp", "Operator Satpol PP", "satpolpp", Role.OPERATOR),
    PersonSeed("bpbd", "Operator BPBD", "bpbd", Role.OPERATOR),
    PersonSeed("dinsos", "Operator Dinsos KBPP", "dinsos", Role.OPERATOR),
    PersonSeed("dindik", "Operator Dindikbud", "dindik", Role.OPERATOR),
    PersonSeed("bappeda", "Operator Bappeda", "bappeda", Role.OPERATOR),
    PersonSeed("hukum", "Bagian Hukum", "hukum", Role.LEGAL_SECTION),
    PersonSeed("sekda", "Pj. Sekretaris Daerah", "setda", Role.LEADER),
    PersonSeed("pekalongan", "Mitra Kab. Pekalongan", "33.26", Role.PARTNER),
    PersonSeed("tegal", "Mitra Kab. Tegal", "33.28", Role.PARTNER),
    PersonSeed("banyumas", "Mitra Kab. Banyumas", "33.02", Role.PARTNER),
    PersonSeed("purbalingga", "Mitra Kab. Purbalingga", "33.03", Role.PARTNER),
    PersonSeed("admin", "Administrator", "tapem", Role.ADMINISTRATOR),
)

POSITIONS = (
    (PositionKind.REGENT, "", "Bupati Pemalang", None),
    (PositionKind.REGIONAL_SECRETARY, "setda", "Sekretaris Daerah Kabupaten Pemalang", Capacity.INTERIM),
    (
        PositionKind.ASSISTANT, "setda",
        "Asisten Pemerintahan dan Kesra Sekda Kabupaten Pemalang", Capacity.DEFINITIVE,
    ),
    (PositionKind.HEAD_OF_SECTION, "tapem", "Kepala Bagian Tata Pemerintahan", Capacity.DEFINITIVE),
    (PositionKind.SUB_COORDINATOR, "tapem", "Sub Koordinator Otonomi Daerah", Capacity.DEFINITIVE),
    (PositionKind.HEAD_OF_SECTION, "hukum", "Kepala Bagian Hukum", Capacity.DEFINITIVE),
    (PositionKind.HEAD_OF_AGENCY, "dinkes", "Kepala Dinas Kesehatan", Capacity.DEFINITIVE),
)  # fmt: skip


def load_all_regions() -> None:
    """Load provinces, regencies and cities, and the kecamatan of Pemalang."""
    rows = [*region_table.provinces_and_regencies(), *region_table.districts_of(PEMALANG)]
    load_regions(rows, edition=region_table.EDITION)


def load_office() -> dict[str, Agency]:
    """Make the agencies, positions, people and deadlines; return the agencies by key.

    Needs the regions to be loaded. Keys are those of `AGENCIES`, and region codes for the
    sections of the partner regencies.
    """
    region = region_by_code(PEMALANG)
    agencies = _agencies(region)
    _positions(region, agencies)
    for code in PARTNERS:
        partner = region_by_code(code)
        Border.objects.create(region=region, neighbour=partner, side=SIDES[code])
        agencies[code] = Agency.objects.create(
            region=partner,
            kind=AgencyKind.SECTION,
            name="Bagian yang menangani kerja sama daerah",
            short_name="Bagian KSD",
        )
    _people(agencies)
    Deadline.objects.create(
        region=region,
        key="draft-to-legal-section",
        title="Draf Raperbup Rencana Aksi SPM diserahkan ke Bagian Hukum",
        due_on=date(2022, 11, 30),
        source="Laporan rapat 29 November 2022",
    )
    return agencies


def _agencies(region: Region) -> dict[str, Agency]:
    made: dict[str, Agency] = {}
    for seed in AGENCIES:
        made[seed.key] = Agency.objects.create(
            region=region,
            kind=seed.kind,
            name=seed.name,
            short_name=seed.short,
            part_of=made.get(seed.part_of),
        )
        for alias in seed.aliases:
            AgencyAlias.objects.create(agency=made[seed.key], alias=alias)
    return made


def _positions(region: Region, agencies: dict[str, Agency]) -> None:
    for kind, key, title, capacity in POSITIONS:
        position = Position.objects.create(
            region=region, agency=agencies.get(key), kind=kind, title=title
        )
        if capacity:
            Appointment.objects.create(position=position, capacity=capacity)


def _people(agencies: dict[str, Agency]) -> None:
    for seed in PEOPLE:
        user = User(username=seed.username, display_name=seed.name)
        user.set_unusable_password()
        user.save(force_insert=True)
        Membership.objects.create(user=user, agency=agencies[seed.agency], role=seed.role)
