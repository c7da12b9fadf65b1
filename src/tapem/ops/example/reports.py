"""The facts of the two published reports, as they stand there.

Nothing is added: a count that a report does not give is None, and a fault stays as it is,
since showing it is what the product is for.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime


@dataclass(frozen=True, slots=True)
class Delegation:
    """An institution at a meeting and its headcount; None where the report gives none."""

    institution: str
    count: int | None
    agency: str = ""
    region: str = ""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One item of "saran tindak lanjut": who, and what she should do."""

    addressee: str
    text: str
    agency: str = ""


MONITORING_TITLE = "Rapat Monitoring dan Evaluasi Pelaksanaan Kerja Sama Daerah Tahun 2022"
MONITORING_DAY = date(2022, 11, 8)
MONITORING_START = datetime(2022, 11, 8, 2, 0, tzinfo=UTC)  # 09.00 WIB, contoh: not in the report
MONITORING_PLACE = "Gedung Sasana Bhakti Praja"
MONITORING_CHAIR = "Asisten Pemerintahan dan Kesra Sekda Kabupaten Pemalang"
MONITORING_PURPOSE = (
    "Monitoring dan evaluasi pelaksanaan kerja sama wajib lima kabupaten tahun 2022."
)
DELEGATIONS = (
    Delegation("Kabupaten Pekalongan", 23, region="33.26"),
    Delegation("Kabupaten Banyumas", 29, region="33.02"),
    Delegation("Kabupaten Tegal", 20, region="33.28"),
    Delegation("Kabupaten Purbalingga", 8, region="33.03"),
    Delegation("Kabupaten Pemalang", 28, region="33.27"),
)
NAMED_OFFICES = (
    ("Asisten Pemerintahan dan Kesra Sekda Kab. Pekalongan", "33.26"),
    (
        "Staf Ahli Bupati Bidang Pemerintahan, Hukum, dan Politik Kab. Pekalongan",
        "33.26",
    ),
    ("Kepala Dinas Komunikasi dan Informatika Kab. Tegal", "33.28"),
    ("Kepala Dinas Pemuda, Olahraga, Kebudayaan, dan Pariwisata Kab. Banyumas", "33.02"),
)
MONITORING_DECISIONS = (
    "Para pihak sepakat saling berkoordinasi secara berkala, baik mengenai jadwal dan teknis "
    "pelaksanaan kegiatan, pemenuhan hak dan kewajiban, maupun monitoring dan evaluasi "
    "pelaksanaan kegiatan.",
    "Kerja sama wajib lima kabupaten perlu segera memiliki nama, dan diharapkan 5 (lima) Bupati "
    "dapat bertemu dalam satu acara untuk memublikasikan nama yang disepakati.",
    "Sekretariat kerja sama wajib perlu berpindah ke kabupaten lain, karena sejak tahun 2019 "
    "sampai dengan tahun 2022 berada di Kabupaten Pemalang.",
)
SUGGESTIONS = (
    Suggestion(
        "Perangkat Daerah leading sector pelaksana kerja sama wajib dari 5 (lima) Kabupaten",
        "agar melakukan koordinasi, baik melalui pertemuan atau rapat, membahas jadwal dan teknis "
        "pelaksanaan kegiatan dalam rangka pemenuhan hak dan kewajiban sesuai dengan perjanjian "
        "kerja sama yang telah disepakati bersama.",
    ),
    Suggestion(
        "Tim Koordinasi Kerja Sama Daerah, dalam hal ini dapat diwakili Sekretaris TKKSD "
        "(Kepala Bagian Tata Pemerintahan) 5 (lima) Kabupaten,",
        "agar melakukan koordinasi untuk membahas penamaan kerja sama wajib, rencana pertemuan "
        "5 (lima) Bupati dalam rangka peluncuran nama kerja sama wajib, dan menentukan Kabupaten "
        "sebagai Sekretariat Kerja Sama Wajib, diinisiasi oleh Pemerintah Kabupaten Pemalang.",
    ),
    Suggestion(
        "Bagian Tata Pemerintahan Setda Kabupaten Pemalang",
        "agar mengagendakan pembahasan draf PKS yang masih perlu disusun, yang seharusnya "
        "dibahas di Kabupaten Purbalingga pada akhir tahun 2022 ini, dengan mengundang kabupaten "
        "mitra ke Pemalang.",
        agency="tapem",
    ),
)

DRAFTING_TITLE = (
    "Rapat Lanjutan Rancangan Peraturan Bupati tentang Rencana Aksi Penerapan Standar Pelayanan "
    "Minimal Kabupaten Pemalang Tahun 2022-2026"
)
DRAFTING_DAY = date(2022, 11, 29)
DRAFTING_START = datetime(2022, 11, 29, 2, 0, tzinfo=UTC)  # 09.00 WIB, contoh: not in the report
DRAFTING_END = datetime(2022, 11, 29, 5, 30, tzinfo=UTC)  # 12.30 WIB, contoh: not in the report
DRAFTING_PLACE = "WTS Bu Ruslani, Kecamatan Taman"
DRAFTING_ORGANIZER_NOTE = "Sub Koordinator Otonomi Daerah"
DRAFTING_PURPOSE = (
    "Menyamakan persepsi yang akan dituangkan dalam Rancangan Peraturan Bupati tentang Rencana "
    "Aksi Penerapan SPM di wilayah Kabupaten Pemalang."
)
DRAFTING_TOTAL = 17
DRAFTING_TEAM = (
    Delegation("Bappeda", None, agency="bappeda"),
    Delegation("Dinas Kesehatan", None, agency="dinkes"),
    Delegation("DPU TR", None, agency="dputr"),
    Delegation("Dinas Perumahan dan Kawasan Permukiman", None, agency="disperkim"),
    Delegation("Satpol PP", None, agency="satpolpp"),
    Delegation("BPBD", None, agency="bpbd"),
    Delegation("Dinas Sosial", None, agency="dinsos"),
)
OBLIGED_BUT_ABSENT = (
    "dindik",
    "Dinas Pendidikan dan Kebudayaan",
    "Mengampu tiga layanan SPM pendidikan.",
)
DISCUSSED_CHAPTERS = (4, 5, 6, 7)
DRAFTING_MINUTES = (
    "Lampiran Rancangan Peraturan Bupati dibahas per bab, mulai dari Bab IV sampai dengan Bab VII.",
    "Program, kegiatan, dan sub kegiatan dari masing-masing bab perlu diperbaiki dan dilengkapi.",
    "Beberapa permasalahan pada Bab IV perlu dicermati kembali.",
    "Pencapaian SPM pada beberapa form belum lengkap sehingga perlu dilengkapi.",
)
DRAFTING_DECISIONS = (
    "OPD pengampu SPM memperbaiki dan melengkapi program, kegiatan, dan sub kegiatan pada "
    "bab yang menjadi bagiannya.",
    "OPD pengampu SPM mencermati kembali permasalahan pada Bab IV.",
    "OPD pengampu SPM melengkapi form pencapaian SPM yang belum lengkap.",
    "Perbaikan dan penambahan data disampaikan secepatnya kepada Bagian Tata Pemerintahan, "
    "mengingat batas waktu penyampaian draf Rancangan Peraturan Bupati ke Bagian Hukum tanggal "
    "30 November 2022.",
)
HANDOVER_DUE = date(2022, 11, 30)
