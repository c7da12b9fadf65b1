"""What the two published reports tell of their meetings, as far as `alliance` does not.

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


MONITORING_START = datetime(2022, 11, 8, 2, 0, tzinfo=UTC)  # 09.00 WIB, contoh: not in the report
MONITORING_PURPOSE = (
    "Memantau dan mengevaluasi pelaksanaan kerja sama wajib lima kabupaten tahun 2022."
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
DRAFTING_SUGGESTION = (
    "agar menyampaikan perbaikan dan penambahan data secepatnya kepada Bagian Tata Pemerintahan, "
    "mengingat batas waktu penyampaian draf Rancangan Peraturan Bupati ke Bagian Hukum tanggal "
    "30 November 2022."
)
