"""The two real meetings, replayed through the acts of the room as people would do it."""

from datetime import date

from tapem.documents.blocks import Numbered
from tapem.kernel.numerals import counted
from tapem.meetings import actions
from tapem.meetings.choices import MeetingKind
from tapem.meetings.models import Meeting
from tapem.meetings.papers import ReportParts
from tapem.regions.choices import PositionKind
from tapem.regions.models import Position
from tests.cast import Cast
from tests.world import World

DELEGATIONS = (("33.26", 23), ("33.02", 29), ("33.28", 20), ("33.03", 8), ("33.27", 28))
NAMED = (
    ("33.26", "Asisten Pemerintahan dan Kesra Sekda Kab. Pekalongan"),
    ("33.26", "Staf Ahli Bupati Bidang Pemerintahan, Hukum, dan Politik Kab. Pekalongan"),
    ("33.28", "Kepala Dinas Komunikasi dan Informatika Kab. Tegal"),
    ("33.02", "Kepala Dinas Pemuda, Olahraga, Kebudayaan, dan Pariwisata Kab. Banyumas"),
)
FIGURES = {"pks.signed": 14, "pks.implemented": 4, "pks.pending": 4, "pks.total": 18}
IMPLEMENTED = (
    "PKS tentang Pelayanan Publik Di Bidang Kependudukan Dan Pencatatan Sipil (Disdukcapil)",
    "PKS tentang Penanganan Pengemis, Gelandangan Dan Orang Terlantar (Dinsos KBPP)",
)
RESULTS = (
    "Dari {{ pks.signed|terbilang }} PKS yang sudah ditandatangani para pihak, baru "
    "{{ pks.implemented|terbilang }} PKS yang sudah ada pelaksanaannya.\n\n"
    "Tindak lanjut dari Kesepakatan Bersama dimaksud telah diterbitkan {{ pks.signed|terbilang }} "
    "Perjanjian Kerja Sama, dan masih menyisakan {{ pks.pending|terbilang }} PKS."
)
CONCLUSIONS = (
    "Para Pihak sepakat saling berkoordinasi secara berkala dalam waktu tertentu baik mengenai "
    "jadwal dan teknis pelaksanaan kegiatan, dalam pemenuhan hak dan kewajiban, serta monitoring "
    "dan evaluasi secara berkala mengenai pelaksanaan kegiatan.\n\n"
    "Kerja sama wajib ini perlu segera memiliki nama, karena walaupun sudah melahirkan "
    "{{ pks.signed|terbilang }} PKS namun kerja sama wajib ini belum punya nama."
)
RECOMMENDATIONS = (
    (
        "Perangkat Daerah leading sector pelaksana kerja sama wajib dari 5 (lima) Kabupaten",
        "agar melakukan koordinasi baik melalui pertemuan atau rapat membahas jadwal dan teknis "
        "pelaksanaan kegiatan dalam rangka pemenuhan hak dan kewajiban sesuai dengan perjanjian "
        "kerja sama yang telah disepakati bersama.",
    ),
    (
        "Tim Koordinasi Kerja Sama Daerah",
        "dalam hal ini dapat diwakili Sekretaris TKKSD (Kepala Bagian Tata Pemerintahan) 5 (lima) "
        "Kabupaten agar melakukan koordinasi untuk membahas penamaan kerja sama wajib, rencana "
        "pertemuan 5 (lima) Bupati dalam rangka launching penamaan kerja sama wajib, dan menentukan "
        "Kabupaten sebagai Sekretariat Kerja Sama Wajib, akan diinisiasi oleh Pemerintah Kabupaten "
        "Pemalang.",
    ),
    (
        "Bagian Tata Pemerintahan Setda Kabupaten Pemalang",
        "agar mengagendakan pembahasan draf PKS dari sisa 3 (tiga) PKS yang seharusnya diagendakan "
        "dibahas di Kabupaten Purbalingga pada akhir tahun 2022 ini dengan mengundang kabupaten "
        "mitra ke Pemalang.",
    ),
)
CLAIMS = (
    ("pks.signed", "PKS ditandatangani", 14, "Dari 14 (empat belas) PKS yang sudah ditandatangani para pihak", "alinea 1"),
    ("pks.implemented", "PKS sudah dilaksanakan", 4, "baru 4 (empat) PKS yang sudah ada pelaksanaannya", "alinea 1"),
    ("pks.pending", "PKS yang belum disusun", 4, "masih menyisakan 4 (empat) PKS", "alinea 2"),
    ("pks.signed", "PKS diterbitkan", 14, "telah diterbitkan 14 (empat belas) Perjanjian Kerja Sama", "alinea 2"),
    ("pks.pending", "PKS yang belum disusun", 3, "sisa 3 (tiga) PKS", "Saran 3"),
)  # fmt: skip
INSTITUTIONS = ("bappeda", "dinkes", "dputr", "disperkim", "satpolpp", "bpbd", "dinsos")
CHAPTERS = (
    "Bab IV Permasalahan penerapan SPM",
    "Bab V Program, kegiatan, dan sub kegiatan",
    "Bab VI Pembiayaan",
    "Bab VII Penutup",
)


def cooperation_meeting(cast: Cast, world: World) -> Meeting:
    """Hold the meeting of 8 November 2022 and conclude it, with its five claims stated."""
    tapem = cast.tapem
    meeting = actions.plan_meeting(
        actor=tapem,
        kind=MeetingKind.MONITORING,
        title="Rapat Monitoring dan Evaluasi Pelaksanaan Kerja Sama Daerah Tahun 2022",
        held_on=date(2022, 11, 8),
        place="Gedung Sasana Bhakti Praja",
        chair=Position.objects.get(kind=PositionKind.ASSISTANT),
        participants_note=(
            "unsur Bagian yang menangani kerja sama daerah dan perangkat daerah leading sector "
            "kerja sama wajib"
        ),
        named_list_open=True,
    )
    regions = {**world.partners, "33.27": world.region}
    for code, _ in DELEGATIONS:
        actions.invite(
            actor=tapem,
            meeting=meeting,
            invited_region=regions[code],
            obliged=True,
            because="Anggota kerja sama wajib",
        )
    actions.start_meeting(actor=tapem, meeting=meeting)
    for code, count in DELEGATIONS:
        actions.record_attendance(
            actor=tapem, meeting=meeting, from_region=regions[code], count=count
        )
    for code, title in NAMED:
        actions.name_attendee(actor=tapem, meeting=meeting, title=title, from_region=regions[code])
    for addressee, text in RECOMMENDATIONS:
        agency = world.agencies["tapem"] if addressee.startswith("Bagian") else None
        actions.recommend(
            actor=tapem, meeting=meeting, addressee=addressee, text=text, agency=agency
        )
    for metric, label, value, quote, location in CLAIMS:
        actions.state_claim(
            actor=tapem,
            meeting=meeting,
            metric=metric,
            label=label,
            value=value,
            quote=quote,
            location=location,
        )
    actions.conclude_meeting(actor=tapem, meeting=meeting)
    actions.write_report(actor=tapem, meeting=meeting, results=RESULTS, conclusions=CONCLUSIONS)
    return meeting


def cooperation_parts() -> ReportParts:
    """Return what the room of cooperation would add, computed from its register."""
    items = tuple(
        Numbered(f"{place})", title, indent_mm=18) for place, title in enumerate(IMPLEMENTED, 1)
    )
    news = f"Dari {counted(14)} PKS yang sudah ditandatangani, baru {counted(4)} yang berjalan."
    return ReportParts(results=items, news=(news,), figures=FIGURES)


def spm_meeting(cast: Cast, world: World, *, concluded: bool = True) -> Meeting:
    """Hold the meeting of 29 November 2022: seven institutions, 17 people, no split."""
    tapem = cast.tapem
    meeting = actions.plan_meeting(
        actor=tapem,
        kind=MeetingKind.DRAFTING,
        title=(
            "Rapat Lanjutan Rancangan Peraturan Bupati tentang Rencana Aksi Penerapan Standar "
            "Pelayanan Minimal (SPM) Kabupaten Pemalang Tahun 2022–2026"
        ),
        held_on=date(2022, 11, 29),
        place="WTS Bu Ruslani Kecamatan Taman",
        organizer_note="Sub Koordinator Otonomi Daerah",
        purpose=(
            "Menyamakan persepsi yang akan dituangkan pada Rancangan Perbup tentang Rencana Aksi "
            "Penerapan SPM di wilayah Kabupaten Pemalang"
        ),
        total_stated=17,
        attendance_list_open=True,
    )
    for title in CHAPTERS:
        actions.add_agenda_item(actor=tapem, meeting=meeting, title=title)
    for key in (*INSTITUTIONS, "dindik"):
        actions.invite(
            actor=tapem,
            meeting=meeting,
            agency=world.agencies[key],
            obliged=key != "bappeda",
            because="OPD pengampu SPM",
        )
    actions.start_meeting(actor=tapem, meeting=meeting)
    for key in INSTITUTIONS:
        actions.record_attendance(
            actor=tapem, meeting=meeting, agency=world.agencies[key], count=None
        )
    first = meeting.agenda.get(number=1)
    actions.take_minute(
        actor=tapem,
        meeting=meeting,
        agenda_item=first,
        text="Beberapa permasalahan pada Bab IV perlu dicermati kembali.",
    )
    actions.take_minute(
        actor=tapem,
        meeting=meeting,
        text=(
            "Perlu adanya perbaikan pada program, kegiatan dan sub kegiatan dari masing-masing Bab "
            "dan masih perlu dilengkapi."
        ),
    )
    actions.decide(
        actor=tapem,
        meeting=meeting,
        text=(
            "Perbaikan dan penambahan data oleh OPD pengampu SPM agar disampaikan secepatnya "
            "kepada Bagian Tata Pemerintahan."
        ),
        agencies=[world.agencies[key] for key in INSTITUTIONS if key != "bappeda"],
        due_on=date(2022, 11, 30),
    )
    if concluded:
        actions.conclude_meeting(actor=tapem, meeting=meeting, seen_absent=True)
    return meeting
