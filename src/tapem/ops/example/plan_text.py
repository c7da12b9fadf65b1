"""Words of the example's draft: recitals, articles and the prose of Bab I–VII.

Own wording after the usual pattern of such papers; nothing is copied from a regulation of a
regency. Figures are tokens, so that text and data cannot differ.
"""

from dataclasses import dataclass

ABOUT = "Rencana Aksi Penerapan Standar Pelayanan Minimal Kabupaten Pemalang Tahun 2022-2026"
SHORT_TITLE = "Raperbup Rencana Aksi SPM"

CONSIDERING = (
    (
        "bahwa pelayanan dasar merupakan hak setiap warga negara yang pemenuhannya menjadi tanggung "
        "jawab Pemerintah Daerah;"
    ),
    (
        "bahwa agar penerapan standar pelayanan minimal di Kabupaten Pemalang berjalan terencana, "
        "terukur, dan berkesinambungan, diperlukan rencana aksi yang menjadi pedoman Perangkat "
        "Daerah pengampu;"
    ),
    (
        "bahwa berdasarkan pertimbangan sebagaimana dimaksud dalam huruf a dan huruf b, perlu "
        f"menetapkan Peraturan Bupati tentang {ABOUT};"
    ),
)

STATE_GAZETTE = "Lembaran Negara Republik Indonesia"
SUPPLEMENT = "Tambahan Lembaran Negara Republik Indonesia"


@dataclass(frozen=True, slots=True)
class CitationSeed:
    """Facts of one regulation; not listed itself where it only changes another one."""

    kind: str
    number: str
    year: int
    about: str
    gazette: str = ""
    supplement: str = ""
    provision: str = ""
    changed: int = 0
    last_change: tuple[str, str, int] = ("", "", 0)
    is_listed: bool = True

    @property
    def key(self) -> tuple[str, str, int]:
        """Kind, number and year: what tells regulations apart."""
        return (self.kind, self.number, self.year)


# Numbers of gazettes as far as they were read; none is verified by the legal section.
CITATIONS = (
    CitationSeed("uud", "", 1945, "", provision="Pasal 18 ayat (6)"),
    CitationSeed(
        "uu", "13", 1950,
        "Pembentukan Daerah-daerah Kabupaten dalam Lingkungan Propinsi Jawa Tengah",
    ),
    CitationSeed(
        "uu", "13", 2022,
        "Perubahan Kedua atas Undang-Undang Nomor 12 Tahun 2011 tentang Pembentukan Peraturan "
        "Perundang-undangan",
        f"{STATE_GAZETTE} Tahun 2022 Nomor 143", is_listed=False,
    ),
    CitationSeed(
        "uu", "12", 2011, "Pembentukan Peraturan Perundang-undangan",
        f"{STATE_GAZETTE} Tahun 2011 Nomor 82", f"{SUPPLEMENT} Nomor 5234", changed=2,
        last_change=("uu", "13", 2022),
    ),
    CitationSeed(
        "uu", "9", 2015,
        "Perubahan Kedua atas Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah",
        f"{STATE_GAZETTE} Tahun 2015 Nomor 58", f"{SUPPLEMENT} Nomor 5679", is_listed=False,
    ),
    CitationSeed(
        "uu", "23", 2014, "Pemerintahan Daerah", f"{STATE_GAZETTE} Tahun 2014 Nomor 244",
        f"{SUPPLEMENT} Nomor 5587", changed=2, last_change=("uu", "9", 2015),
    ),
    CitationSeed(
        "pp", "2", 2018, "Standar Pelayanan Minimal", f"{STATE_GAZETTE} Tahun 2018 Nomor 2",
        f"{SUPPLEMENT} Nomor 6178",
    ),
    CitationSeed("permendagri", "59", 2021, "Penerapan Standar Pelayanan Minimal"),
)  # fmt: skip

# Chapters of the body: title, then articles as (text, clauses, definitions).
BODY: tuple[tuple[str, tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...]], ...] = (
    (
        "Ketentuan Umum",
        (
            (
                "Dalam Peraturan Bupati ini yang dimaksud dengan:",
                (),
                (
                    "Daerah adalah Kabupaten Pemalang.",
                    (
                        "Pemerintah Daerah adalah Bupati sebagai unsur penyelenggara pemerintahan "
                        "daerah yang memimpin pelaksanaan urusan pemerintahan yang menjadi "
                        "kewenangan daerah otonom."
                    ),
                    "Bupati adalah Bupati Pemalang.",
                    (
                        "Perangkat Daerah adalah unsur pembantu Bupati dan Dewan Perwakilan Rakyat "
                        "Daerah dalam penyelenggaraan urusan pemerintahan yang menjadi kewenangan "
                        "Daerah."
                    ),
                    (
                        "Standar Pelayanan Minimal yang selanjutnya disingkat SPM adalah ketentuan "
                        "mengenai jenis dan mutu pelayanan dasar yang merupakan urusan pemerintahan "
                        "wajib yang berhak diperoleh setiap warga negara secara minimal."
                    ),
                    (
                        "Rencana Aksi Penerapan SPM adalah dokumen yang memuat langkah, program, "
                        "kegiatan, sub kegiatan, target, dan pendanaan penerapan SPM di Daerah."
                    ),
                    (
                        "Perangkat Daerah Pengampu adalah Perangkat Daerah yang bertanggung jawab "
                        "atas satu atau lebih jenis pelayanan dasar."
                    ),
                ),
            ),
        ),
    ),
    (
        "Rencana Aksi Penerapan Standar Pelayanan Minimal",
        (
            (
                "",
                (
                    (
                        "Pemerintah Daerah menyusun Rencana Aksi Penerapan SPM sebagai pedoman "
                        "Perangkat Daerah Pengampu."
                    ),
                    (
                        "Rencana Aksi Penerapan SPM sebagaimana dimaksud pada ayat (1) berlaku untuk "
                        "tahun 2022 sampai dengan tahun 2026."
                    ),
                ),
                (),
            ),
            (
                (
                    "Rencana Aksi Penerapan SPM sebagaimana dimaksud dalam Pasal 2 tercantum dalam "
                    "Lampiran yang merupakan bagian tidak terpisahkan dari Peraturan Bupati ini."
                ),
                (),
                (),
            ),
        ),
    ),
    (
        "Pelaksanaan, Pemantauan, dan Pelaporan",
        (
            (
                "",
                (
                    (
                        "Perangkat Daerah Pengampu melaksanakan Rencana Aksi Penerapan SPM sesuai "
                        "dengan tugas dan fungsinya."
                    ),
                    (
                        "Perangkat Daerah Pengampu menyampaikan laporan penerapan SPM kepada Bupati "
                        "melalui Sekretaris Daerah setiap triwulan."
                    ),
                ),
                (),
            ),
            (
                (
                    "Pendanaan Rencana Aksi Penerapan SPM bersumber dari anggaran pendapatan dan "
                    "belanja daerah serta sumber lain yang sah sesuai dengan ketentuan peraturan "
                    "perundang-undangan."
                ),
                (),
                (),
            ),
        ),
    ),
    (
        "Ketentuan Penutup",
        (("Peraturan Bupati ini mulai berlaku pada tanggal diundangkan.", (), ()),),
    ),
)

# Prose of the annex: chapter by place → (subtitle, paragraphs).
PROSE: dict[int, tuple[tuple[str, tuple[str, ...]], ...]] = {
    1: (
        (
            "Latar Belakang",
            (
                (
                    "Standar Pelayanan Minimal yang selanjutnya disingkat SPM menetapkan jenis dan "
                    "mutu pelayanan dasar yang berhak diperoleh setiap warga negara secara minimal. "
                    "Pemerintah Kabupaten Pemalang wajib memenuhi {{ spm.services|terbilang }} jenis "
                    "pelayanan dasar pada {{ spm.affairs|terbilang }} urusan pemerintahan wajib yang "
                    "berkaitan dengan pelayanan dasar."
                ),
                (
                    "Pemenuhan tersebut dilaksanakan oleh {{ spm.duty_agencies|terbilang }} Perangkat "
                    "Daerah pengampu. Agar langkah setiap Perangkat Daerah searah dan dapat diukur, "
                    "disusun Rencana Aksi Penerapan SPM Tahun {{ plan.period }}."
                ),
            ),
        ),
        (
            "Maksud dan Tujuan",
            (
                (
                    "Rencana aksi ini dimaksudkan sebagai pedoman Perangkat Daerah dalam menerapkan "
                    "SPM, dengan tujuan agar seluruh warga negara yang berhak memperoleh pelayanan "
                    "dasar sesuai dengan mutu yang ditetapkan."
                ),
            ),
        ),
        (
            "Ruang Lingkup dan Sistematika",
            (
                (
                    "Rencana aksi memuat gambaran umum dan kebijakan, capaian penerapan, "
                    "permasalahan, matriks program, kegiatan, dan sub kegiatan, pendanaan, serta "
                    "pemantauan, evaluasi, dan pelaporan."
                ),
            ),
        ),
    ),
    2: (
        (
            "Gambaran Umum Daerah",
            (
                (
                    "Kabupaten Pemalang terletak di pesisir utara Provinsi Jawa Tengah. Sebelah "
                    "utara berbatasan dengan Laut Jawa, sebelah timur dengan Kabupaten Pekalongan, "
                    "sebelah selatan dengan Kabupaten Purbalingga dan Kabupaten Banyumas, dan "
                    "sebelah barat dengan Kabupaten Tegal."
                ),
            ),
        ),
        (
            "Kebijakan Penerapan SPM",
            (
                (
                    "Penerapan SPM dilaksanakan melalui tahapan pengumpulan data, penghitungan "
                    "kebutuhan pemenuhan pelayanan dasar, penyusunan rencana pemenuhan, dan "
                    "pelaksanaan pemenuhan. Jenis pelayanan dasar dan Perangkat Daerah pengampunya "
                    "tercantum dalam tabel berikut."
                ),
            ),
        ),
    ),
    3: (
        (
            "Capaian Penerima Layanan",
            (
                (
                    "Berdasarkan form capaian tahun {{ spm.base_year }}, dari "
                    "{{ spm.services|terbilang }} jenis pelayanan dasar, "
                    "{{ spm.at_target|terbilang }} telah melayani seluruh sasaran, "
                    "{{ spm.below_target|terbilang }} belum melayani seluruh sasaran, "
                    "{{ spm.unreported|terbilang }} belum dapat dihitung karena form belum lengkap, "
                    "dan {{ spm.nil|terbilang }} nihil sasaran. "
                    "Keterisian seluruh form mencapai {{ spm.fill_rate }}."
                ),
            ),
        ),
    ),
    4: (
        (
            "Permasalahan Umum",
            (
                (
                    "Dari {{ spm.services|terbilang }} jenis pelayanan dasar, "
                    "{{ spm.below_target|terbilang }} di antaranya belum melayani seluruh sasaran "
                    "pada tahun {{ spm.base_year }}. Permasalahan yang dirumuskan Perangkat Daerah "
                    "pengampu berjumlah {{ spm.problems|terbilang }} dan dikelompokkan menurut "
                    "tahapan penerapan SPM."
                ),
                (
                    "Permasalahan pada tahap pengumpulan data terutama berupa data sasaran yang "
                    "belum terpilah menurut nama dan alamat, sedangkan pada tahap pelaksanaan berupa "
                    "keterbatasan sarana dan tenaga."
                ),
            ),
        ),
    ),
    5: (
        (
            "Strategi",
            (
                (
                    "Strategi penerapan SPM ditempuh melalui pemutakhiran data sasaran, pemenuhan "
                    "mutu barang, jasa, dan sumber daya manusia, serta penganggaran yang memihak "
                    "pada pelayanan dasar."
                ),
            ),
        ),
        (
            "Rencana Aksi",
            (
                (
                    "Rencana aksi tahun {{ plan.period }} memuat {{ plan.rows|terbilang }} baris "
                    "rencana dengan {{ plan.sub_activities|terbilang }} sub kegiatan. Target dan "
                    "pagu setiap tahun tercantum dalam matriks berikut."
                ),
            ),
        ),
    ),
    6: (
        (
            "Pendanaan",
            (
                (
                    "Kebutuhan pendanaan rencana aksi selama tahun {{ plan.period }} berjumlah "
                    "{{ plan.ceiling_total|terbilang }}, dengan kebutuhan tahun 2023 sebesar "
                    "{{ plan.ceiling.2023 }}. Rinciannya menurut urusan dan menurut Perangkat Daerah "
                    "sama dengan jumlah pada matriks Bab V."
                ),
            ),
        ),
        (
            "Pemantauan, Evaluasi, dan Pelaporan",
            (
                (
                    "Perangkat Daerah pengampu menyampaikan laporan capaian setiap triwulan kepada "
                    "Bupati melalui Sekretaris Daerah. Bagian Tata Pemerintahan mengoordinasikan "
                    "pemantauan dan evaluasi bersama Badan Perencanaan Pembangunan Daerah."
                ),
            ),
        ),
    ),
    7: (
        (
            "Penutup",
            (
                (
                    "Rencana aksi ini menjadi dasar penyusunan rencana kerja Perangkat Daerah "
                    "pengampu. Apabila terjadi perubahan kebijakan atau nomenklatur program, "
                    "kegiatan, dan sub kegiatan, rencana aksi disesuaikan dengan ketentuan peraturan "
                    "perundang-undangan."
                ),
            ),
        ),
    ),
}


# Corrections of 29 November: (chapter, agency key, kind, text). The report names the matters in
# general and no agency; who was asked what in particular is filled in as an example.
CORRECTIONS: tuple[tuple[int, str, str, str], ...] = (
    (4, "dinkes", "problem", "Cermati kembali permasalahan layanan hipertensi dan lengkapi akar masalahnya."),
    (4, "dputr", "problem", "Cermati kembali permasalahan air minum; bedakan masalah data dan masalah sarana."),
    (4, "disperkim", "problem", "Cermati kembali permasalahan rumah korban bencana, sesuaikan dengan tahapan SPM."),
    (4, "bpbd", "problem", "Pisahkan permasalahan informasi rawan bencana dari permasalahan kesiapsiagaan."),
    (4, "dinsos", "problem", "Lengkapi permasalahan pendataan penyandang disabilitas terlantar."),
    (5, "dinkes", "sub_activity", "Perbaiki sub kegiatan dan lengkapi target tiap tahun."),
    (5, "dputr", "sub_activity", "Sub kegiatan air minum dan air limbah belum ditetapkan; baru sampai kegiatan."),
    (5, "disperkim", "programme", "Perbaiki program dan kegiatan relokasi agar sesuai dengan jenis layanannya."),
    (5, "satpolpp", "activity", "Lengkapi kegiatan penanganan gangguan ketenteraman dan pagu tahun 2026."),
    (5, "bpbd", "sub_activity", "Lengkapi target dan pagu sub kegiatan kajian risiko bencana."),
    (5, "dinsos", "activity", "Perbaiki kegiatan rehabilitasi sosial gelandangan dan pengemis di luar panti."),
    (6, "bappeda", "programme", "Samakan program, kegiatan, dan sub kegiatan dengan Bab V serta dokumen perencanaan."),
    (7, "bappeda", "wording", "Lengkapi penutup dengan cara perubahan rencana aksi apabila nomenklatur berubah."),
    (3, "dinkes", "missing_data", "Beberapa form capaian belum lengkap; isi sel yang masih kosong."),
    (3, "bpbd", "missing_data", "Beberapa form capaian belum lengkap; isi sel yang masih kosong."),
    (3, "dinsos", "missing_data", "Beberapa form capaian belum lengkap; isi sel yang masih kosong."),
)  # fmt: skip
