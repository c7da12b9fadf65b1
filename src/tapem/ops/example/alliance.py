"""The cooperation of the five regencies, as the report of 8 November 2022 tells it.

Every title stands exactly as the report writes it, with its faults; what the report does not
say (titles of ten agreements, parties, numbers, dates, a lead agency) is empty here and stays
unknown in the register. `replay_register` plays these facts through the actions of the room.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from tapem.accounts.actors import Actor
from tapem.cooperation import actions
from tapem.cooperation.actions import Proof
from tapem.cooperation.choices import CooperationKind, DatePrecision, PaperState
from tapem.cooperation.models import Agreement, Alliance
from tapem.meetings.models import Meeting
from tapem.regions.models import Agency, Region

MEETING_DAY = date(2022, 11, 8)
MEETING_TITLE = "Rapat Monitoring dan Evaluasi Pelaksanaan Kerja Sama Daerah Tahun 2022"
MEETING_PLACE = "Gedung Sasana Bhakti Praja"
CHAIR = "Asisten Pemerintahan dan Kesra Sekda Kabupaten Pemalang"
PARTICIPANTS_NOTE = (
    "unsur Bagian yang menangani kerja sama daerah dan perangkat daerah leading sector "
    "kerja sama wajib"
)

# Region code → people, in the order of the report; it states no total.
DELEGATIONS = (("33.26", 23), ("33.02", 29), ("33.28", 20), ("33.03", 8), ("33.27", 28))

# Offices that the report names, with the region they come from; "dan lain-lain" follows.
NAMED_ATTENDEES = (
    ("Asisten Pemerintahan dan Kesra Sekda Kab. Pekalongan", "33.26"),
    ("Staf Ahli Bupati Bidang Pemerintahan, Hukum, dan Politik Kab. Pekalongan", "33.26"),
    ("Kepala Dinas Komunikasi dan Informatika Kab. Tegal", "33.28"),
    ("Kepala Dinas Pemuda, Olahraga, Kebudayaan, dan Pariwisata Kab. Banyumas", "33.02"),
)

WORKING_TITLE = "Kerja sama wajib Pemalang, Pekalongan, Banyumas, Tegal, dan Purbalingga"
SINCE_YEAR = 2019
MEMBERS = ("33.26", "33.02", "33.28", "33.03")  # the host 33.27 comes first by itself
SECRETARIAT_SINCE = date(2019, 1, 1)  # the report says the year only
SECRETARIAT_BASIS = "Laporan rapat 8 November 2022: sekretariat sejak 2019 sampai dengan 2022"
ACCORD_NOTE = "Nomor dan tanggal Kesepakatan Bersama tidak disebut dalam laporan."


@dataclass(frozen=True, slots=True)
class AgreementSeed:
    """One agreement: title as written, key of its lead agency, codes of known parties."""

    key: str
    title: str
    short_title: str
    lead: str = ""
    parties: tuple[str, ...] = ()
    quality_notes: str = ""


IMPLEMENTED = (
    AgreementSeed(
        "P01",
        "Sinkronisasi Pembangunan/ Pemeliharaan Jembatan Penghubung Kabupaten Pemalang – "
        "Kabupaten Pekalongan (Kali Keruh) Pada Ruas Jalan Medayu – Kandangserang dan "
        "Gamblok – Luragung",
        "Jembatan penghubung Kali Keruh",
        lead="dputr",
        parties=("33.27", "33.26"),
    ),
    AgreementSeed(
        "P02",
        "Sinkronisasi Pembangunan/ Pemeliharaan Jembatan Penghubung Kabupaten Pemalang – "
        "Kabupaten Tegal (Kali Rambut) Pada Ruas Jalan Paduraksa – Lobongkok Dan Dukuh Bandung "
        "Desa Kendayakan Kecamatan Warurejo",
        "Jembatan penghubung Kali Rambut",
        lead="dputr",
        parties=("33.27", "33.28"),
        quality_notes=(
            "Laporan menulis “Kecamatan Warurejo”; mungkin yang dimaksud Warureja (periksa pada "
            "naskah)."
        ),
    ),
    AgreementSeed(
        "P03",
        "Pelayanan Publik Di Bidang Kependudukan Dan Pencatatan Sipil",
        "Pelayanan kependudukan dan pencatatan sipil",
        lead="disdukcapil",
    ),
    AgreementSeed(
        "P04",
        "Penanganan Pengemis, Gelandangan Dan Orang Terlantar",
        "Penanganan pengemis, gelandangan, dan orang terlantar",
        lead="dinsos",
    ),
)
PLACEHOLDERS = 10  # signed, not implemented, never named by the report
PENDING = (
    AgreementSeed(
        "R1", "Pencegahan dan Penanganan Bencana", "Pencegahan dan penanganan bencana", lead="bpbd"
    ),
    AgreementSeed(
        "R2",
        "Pelayanan Keluarga Berencana dan Kesehatan Reproduksi",
        "Pelayanan KB dan kesehatan reproduksi",
        lead="dinsos",
    ),
    AgreementSeed(
        "R3",
        "Penanganan Kebakaran dan Darurat Kebakaran",
        "Penanganan kebakaran",
        lead="satpolpp",
    ),
    AgreementSeed(
        "R4",
        "Pemanfaatan Sumber Mata Ir Baku Mata Air Lembeyan/Lember",
        "Sumber mata air baku Lembeyan/Lember",
        quality_notes=(
            "Laporan menulis “Sumber Mata Ir Baku” dan dua nama mata air, Lembeyan dan Lember; "
            "leading sector tidak disebut."
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class ClaimSeed:
    """A figure that the report states, with its words and where they stand."""

    metric: str
    label: str
    value: int
    quote: str
    location: str


CLAIMS = (
    ClaimSeed(
        "pks.signed",
        "PKS yang sudah ditandatangani",
        14,
        "Dari 14 (empat belas) PKS yang sudah ditandatangani para pihak",
        "alinea 1",
    ),
    ClaimSeed(
        "pks.implemented",
        "PKS yang sudah ada pelaksanaannya",
        4,
        "baru 4 (empat) PKS yang sudah ada pelaksanaannya",
        "alinea 1",
    ),
    ClaimSeed(
        "pks.signed",
        "PKS yang sudah diterbitkan",
        14,
        "telah diterbitkan 14 (empat belas) Perjanjian Kerja Sama",
        "alinea 2",
    ),
    ClaimSeed(
        "pks.pending",
        "PKS yang tersisa",
        4,
        "masih menyisakan 4 (empat) PKS",
        "alinea 2",
    ),
    ClaimSeed(
        "pks.pending",
        "PKS yang tersisa",
        3,
        "sisa 3 (tiga) PKS yang seharusnya diagendakan dibahas di Kabupaten Purbalingga",
        "Saran Tindak Lanjut angka 3",
    ),
    ClaimSeed(
        "pks.signed",
        "PKS yang sudah dilahirkan",
        14,
        "walaupun sudah melahirkan 14 (empat belas) PKS namun kerja sama wajib ini belum punya nama",
        "alinea 3",
    ),
    ClaimSeed(
        "pks.members",
        "Bupati yang akan dipertemukan",
        5,
        "mempertemukan 5 (lima) Bupati dalam satu event",
        "alinea 3",
    ),
)

CONCLUSION = (
    "Para Pihak sepakat saling berkoordinasi secara berkala dalam waktu tertentu baik mengenai "
    "jadwal dan teknis pelaksanaan kegiatan, dalam pemenuhan hak dan kewajiban, serta monitoring "
    "dan evaluasi secara berkala mengenai pelaksanaan kegiatan."
)


@dataclass(frozen=True, slots=True)
class RecommendationSeed:
    """One recommendation; none has a due date in the report."""

    addressee: str
    text: str


RECOMMENDATIONS = (
    RecommendationSeed(
        "Perangkat Daerah leading sector pelaksana kerja sama wajib dari 5 (lima) Kabupaten",
        "agar melakukan koordinasi baik melalui pertemuan atau rapat membahas jadwal dan teknis "
        "pelaksanaan kegiatan dalam rangka pemenuhan hak dan kewajiban sesuai dengan perjanjian "
        "kerja sama yang telah disepakati bersama.",
    ),
    RecommendationSeed(
        "Tim Koordinasi Kerja Sama Daerah dalam hal ini dapat diwakili Sekretaris TKKSD (Kepala "
        "Bagian Tata Pemerintahan) 5 (lima) Kabupaten",
        "agar melakukan koordinasi untuk membahas penamaan kerja sama wajib, rencana pertemuan "
        "5 (lima) Bupati dalam rangka launching penamaan kerja sama wajib, dan menentukan "
        "Kabupaten sebagai Sekretariat Kerja Sama Wajib, akan diinisiasi oleh Pemerintah "
        "Kabupaten Pemalang.",
    ),
    RecommendationSeed(
        "Bagian Tata Pemerintahan Setda Kabupaten Pemalang",
        "agar mengagendakan pembahasan draf PKS dari sisa 3 (tiga) PKS yang seharusnya diagendakan "
        "dibahas di Kabupaten Purbalingga pada akhir tahun 2022 ini dengan mengundang kabupaten "
        "mitra ke Pemalang.",
    ),
)
DISCUSSION_VENUE = "33.03"
DISCUSSION_WHEN = "akhir tahun 2022"
DISCUSSION_MOVED_TO = "33.27"
DISCUSSION_REASON = "Saran tindak lanjut angka 3: mengundang kabupaten mitra ke Pemalang"


@dataclass(frozen=True, slots=True)
class Replayed:
    """The register that the replay made: the alliance and its agreements by key (P01 … R4)."""

    alliance: Alliance
    agreements: dict[str, Agreement]


def replay_register(
    *, actor: Actor, regions: Mapping[str, Region], agencies: Mapping[str, Agency], meeting: Meeting
) -> Replayed:
    """Play the register through the actions: 14 signed, 4 implemented, 10 idle, 4 pending of 18.

    `regions` by code (33.27 included), `agencies` by the keys of `office.AGENCIES`. The clock
    should stand on or after the day of `meeting`, whose statements are the evidence.
    """
    alliance = _alliance(actor, regions)
    accord = actions.register_accord(actor=actor, alliance=alliance, note=ACCORD_NOTE)
    found: dict[str, Agreement] = {}
    for seed in IMPLEMENTED:
        found[seed.key] = actions.record_already_signed(
            actor=actor,
            alliance=alliance,
            title=seed.title,
            short_title=seed.short_title,
            accord=accord,
            parties=[regions[code] for code in seed.parties] or None,
            leads=_leads(actor, agencies, seed),
            quality_notes=seed.quality_notes,
            on=meeting.held_on,
        )
        statement = "Rapat monitoring menyatakan PKS ini sudah ada pelaksanaannya."
        proof = Proof(happened_on=meeting.held_on, text=statement, meeting=meeting)
        actions.record_implementation(actor=actor, agreement=found[seed.key], proof=proof)
    for place in range(PLACEHOLDERS):
        found[f"P{place + len(IMPLEMENTED) + 1:02d}"] = actions.record_already_signed(
            actor=actor, alliance=alliance, accord=accord, on=meeting.held_on
        )
    for seed in PENDING:
        found[seed.key] = actions.plan_agreement(
            actor=actor,
            alliance=alliance,
            title=seed.title,
            short_title=seed.short_title,
            accord=accord,
            leads=_leads(actor, agencies, seed),
            as_found=PaperState.DRAFTING,
            quality_notes=seed.quality_notes,
            on=meeting.held_on,
        )
    _plan_discussion(actor, alliance, regions)
    return Replayed(alliance, found)


def _alliance(actor: Actor, regions: Mapping[str, Region]) -> Alliance:
    alliance = actions.create_alliance(
        actor=actor,
        working_title=WORKING_TITLE,
        kind=CooperationKind.MANDATORY,
        since_year=SINCE_YEAR,
        members=[regions[code] for code in MEMBERS],
    )
    actions.hold_secretariat(
        actor=actor,
        alliance=alliance,
        holder=actor.region,
        since=SECRETARIAT_SINCE,
        precision=DatePrecision.YEAR,
        basis=SECRETARIAT_BASIS,
    )
    return alliance


def _leads(
    actor: Actor, agencies: Mapping[str, Agency], seed: AgreementSeed
) -> dict[Region, Agency | str]:
    return {actor.region: agencies[seed.lead]} if seed.lead else {}


def _plan_discussion(actor: Actor, alliance: Alliance, regions: Mapping[str, Region]) -> None:
    """Record the discussion that was planned at Purbalingga and moves to Pemalang."""
    plan = actions.plan_discussion(
        actor=actor,
        alliance=alliance,
        venue=regions[DISCUSSION_VENUE],
        planned_for=DISCUSSION_WHEN,
    )
    actions.move_agenda(
        actor=actor, plan=plan, to=regions[DISCUSSION_MOVED_TO], reason=DISCUSSION_REASON
    )
