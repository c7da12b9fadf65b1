"""The wordings that officials choose freely: each fault beside the same words without it."""

from __future__ import annotations

import pytest

from tapem.proofread.check import proofread
from tapem.proofread.tree import Kind


def rules_of(words: str) -> set[str]:
    """Rules that speak aloud about the words, set into a report."""
    source = f"LAPORAN HASIL RAPAT\n\n{words}\n"
    found = proofread(source, kind=Kind.REPORT).findings
    return {one.rule for one in found if one.severity.value != "info"}


# The rule, the words with a gap, what is wrong in the gap, and what is right.
PAIRS = [
    # Wholes and parts.
    ("NUM-07", "Peserta 63 orang dengan perincian petani 28 orang, pedagang 15 orang, dan perangkat desa {} orang.", "17", "20"),
    ("NUM-07", "Tim meninjau {} ruas jalan. Dari jumlah tersebut, 15 ruas mantap, 7 ruas rusak ringan, sedangkan yang rusak berat empat ruas.", "27", "26"),
    ("NUM-07", "Stok yang terserap {} ton. Rinciannya, Kecamatan Jrengik 340 ton, Kecamatan Sampang 225 ton, dan Kecamatan Torjun 205 ton.", "780", "770"),
    ("NUM-07", "Kebutuhan hunian 85 unit. Sampai hari ini terbangun 36 unit, kekurangannya {} unit yang selesai dua pekan lagi.", "47", "49"),
    ("NUM-07", "Hibah yang disalurkan Rp45.000.000,00, masing-masing untuk masjid Rp21.000.000,00, musala Rp13.500.000,00, dan madrasah Rp{}.500.000,00.", "9", "10"),
    ("NUM-07", "Kabupaten Batang mengusulkan 2 nama, Kabupaten Kendal 3 nama, dan Kabupaten Tegal 1 nama, total {} nama usulan.", "7", "6"),
    ("NUM-07", "Instansi | Jumlah\nDinkes | 5\nDinsos | 4\nBPBD | 6\nJumlah | {}", "16", "15"),
    ("NUM-07", "No | Desa | Balita\n1 | Ambulu | 46\n2 | Sabrang | 38\n3 | Pontang | 25\nJumlah | | {}", "119", "109"),
    ("NUM-07", "Pembinaan menyasar 12 desa. Sebanyak 8 desa telah melapor, sedangkan {} desa masih menunggu.", "3", "4"),
    ("NUM-07", "Yang ditargetkan 310 ekor. Sampai hari ketiga telah divaksin 215 ekor. Sisanya, yakni {} ekor, didatangi.", "105", "95"),
    ("NUM-07", "Sebanyak 75 guru mendaftar; 48 di antaranya memenuhi syarat dan {} lainnya tidak memenuhi syarat.", "29", "27"),
    ("NUM-07", "Luas tanam mencapai {} hektare. Terluas di Kecamatan Manggelewa 1.900 hektare, disusul Kecamatan Kempo 1.250 hektare dan Kecamatan Pekat 1.150 hektare.", "4.200", "4.300"),
    ("NUM-07", "Target {} sertifikat: Bidang Jalan 20 sertifikat; Bidang Pendidikan 18 sertifikat; dan Bidang Pasar 4 sertifikat.", "43", "42"),
    ("NUM-07", "Hilisataro : 34 orang\nBawodobara : 27 orang\nHiligeho : 22 orang\nJumlah : {} orang", "93", "83"),
    ("NUM-07", "Verifikasi menghasilkan data {} jiwa. Data tersebut terbagi menjadi layak 120 jiwa, tidak layak 31 jiwa, dan pindah 30 jiwa.", "182", "181"),
    ("NUM-07", "Jumlahnya 64 pegawai, dengan komposisi golongan IV sebanyak 8 pegawai, golongan III sebanyak 45 pegawai, dan golongan II sebanyak {} pegawai.", "9", "11"),
    ("NUM-07", "Formasi disediakan untuk 30 guru. Sampai batas akhir, yang melapor 22 guru sehingga masih kurang {} guru.", "7", "8"),
    ("NUM-07", "Kebutuhan biaya sebesar Rp{} juta dengan rincian hadiah Rp40 juta, konsumsi Rp15,5 juta, dan publikasi Rp18 juta.", "75", "73,5"),
    ("NUM-07", "Panjang jalan {} kilometer. Dalam kondisi baik 40 kilometer, sedang 15 kilometer, dan rusak 27 kilometer.", "85", "82"),
    ("NUM-07", "Posbindu aktif pada 19 desa dan tidak aktif pada 10 desa dari keseluruhan {} desa.", "28", "29"),
    ("NUM-07", "Usulan sejumlah Rp{}.000.000,00. Rinciannya: rehabilitasi Rp100.000.000,00; karpet Rp80.000.000,00; dan pengeras suara Rp60.000.000,00.", "250", "240"),
    ("NUM-07", "Yang terdata {} pedagang; 95 pedagang bersedia pindah, sedangkan 50 pedagang menolak.", "150", "145"),
    # Series against their count.
    ("NUM-05", "Dokumen yang belum diserahkan ada {} buah, yaitu surat kuasa, denah lokasi, foto lapangan, dan berita acara.", "3 (tiga)", "4 (empat)"),
    ("NUM-05", "{} desa dimaksud ialah Kemiren, Tamansari, Gintangan, dan Gombengsari.", "Ketiga", "Keempat"),
    ("NUM-05", "{} kecamatan sudah mengirim data. Kecamatan yang sudah mengirim data yaitu Bawang, Reban, dan Tersono.", "Empat", "Tiga"),
    ("NUM-05", "Vaksinasi dilayani di {} rumah sakit. Rumah sakit yang melayani vaksinasi adalah RSUD dr. Koesma, RS Harapan, dan RS Medika.", "empat", "tiga"),
    ("NUM-05", "Masih ada {} desa yang belum memiliki peta batas, yaitu Candi, Kluwih, Pretek, dan Soka.", "5", "4"),
    ("NUM-05", "Rapat menghasilkan {} kesepakatan sebagai berikut.\n1. Lahan disediakan.\n2. Biaya ditanggung.\n3. Tim dibentuk.", "empat", "tiga"),
    ("NUM-05", "{} rekomendasi tersebut adalah sebagai berikut:\n1. perbaikan data;\n2. pelatihan; dan\n3. pendampingan.", "Keempat", "Ketiga"),
    ("NUM-05", "Normalisasi dikerjakan pada {} sungai, masing-masing Sungai Sampanahan, Sungai Manunggul, dan Sungai Cengal.", "empat", "tiga"),
    ("NUM-05", "Terdapat {} kendala: harga pupuk naik, jalan produksi rusak, tenaga penyuluh kurang, dan bibit terlambat.", "tiga", "empat"),
    ("NUM-05", "Konsultan memaparkan {} opsi lokasi. Opsi pertama Desa Awan, opsi kedua Desa Pagi, dan opsi ketiga Desa Batin.", "dua", "tiga"),
    ("NUM-05", "Tahun ini diadakan {} mata lomba:\nTarik tambang\nBalap karung\nGobak sodor\n\nHadiah disiapkan.", "enam", "tiga"),
    # The same things twice.
    ("NUM-06", "Alat diberikan kepada 12 perajin perahu. Alat diserahkan di balai desa.\n\n“Ke-{} perajin perahu sudah menandatangani surat,” ujarnya.", "13", "12"),
    ("NUM-06", "Wali nagari yang hadir 18 orang. Bantuan dibahas.\n\nDaftar ditandatangani oleh {} wali nagari yang hadir.", "19", "18"),
    ("NUM-06", "Ada tiga jabatan pengawas yang lowong. Untuk mengisi {} jabatan pengawas yang lowong tersebut diusulkan rapat.", "empat", "tiga"),
    ("NUM-06", "Perbaikan jalan sepanjang 18 kilometer yang menghubungkan Cancar dan Golo ditinjau.\n\nJalan yang menghubungkan Cancar dan Golo sepanjang {} kilometer itu rampung.", "16", "18"),
    ("NUM-06", "Di wilayah itu terdapat 6 sekolah rusak berat.\n\nCamat menambahkan bahwa {} sekolah rusak berat sudah ditinjau.", "7", "6"),
    ("NUM-06", "Ada 5 desa yang belum memiliki peta.\n\nDua minggu lagi {} desa yang belum memiliki peta didampingi.", "keenam", "kelima"),
    ("NUM-06", "MAROS – Enam posyandu menjadi percontohan. {} posyandu itu menerima alat baru.", "Kelima", "Keenam"),
    ("NUM-06", "Nagari yang sudah memiliki pengelola sebanyak 23 nagari.\n\nDisampaikan bahwa sudah ada {} nagari yang memiliki pengelola.", "25", "23"),
    # Part and rest.
    ("CPL-01", "Telah ditandatangani {} perjanjian. Baru tiga di antaranya yang dilaksanakan, yakni perjanjian wisata, perjanjian angkutan, dan perjanjian data.", "delapan", "tiga"),
    ("CPL-01", "Dari {} kelompok penerima, hanya tiga kelompok yang laporannya masuk: Kelompok Maju, Kelompok Subur, dan Kelompok Makmur.", "11", "3"),
    ("CPL-01", "Tim menilai {} desa selama lima pekan. Baru dua di antaranya yang selesai, yaitu Desa Bangko dan Desa Ampaian.", "tujuh", "dua"),
    ("CPL-01", "Di kawasan itu beroperasi {} perusahaan. Yang telah memiliki tim ada tiga perusahaan, yaitu PT Baja, PT Bahari, dan PT Surya.", "21", "tiga"),
    ("CPL-01", "Ada {} pos yang direncanakan. Dua pos sudah selesai, yakni Pos Jagoi dan Pos Siding.", "lima", "dua"),
    # Days and deadlines.
    ("DUE-01", "Rabu, 20 Maret 2024\n\nPeta dikumpulkan paling telat tanggal {} Maret 2024.", "5", "25"),
    ("DUE-01", "Baturaja, 17 Januari 2024\n\nPengunggahan ditutup pada tanggal {} Januari 2024 pukul 23.59 WIB.", "2", "22"),
    ("DUE-01", "Lingga, 24 November 2022\n\nArsip supaya sudah diserahkan paling lama tanggal {} November 2022.", "4", "28"),
    ("DAY-01", "Hari : {}\nTanggal : 16 Februari 2023\nTempat : Ruang Kresna", "Jumat", "Kamis"),
    ("DAY-01", "Rapat berlangsung pada 16 Februari 2023 ({}).", "Jumat", "Kamis"),
    ("DAY-01", "Rapat berlangsung {}, 16 Feb. 2023.", "Jumat", "Kamis"),
    ("DUE-01", "Magetan, 11 Juni 2025\n\nMenindaklanjuti rapat evaluasi, data dikirim paling lambat {} Juni 2025.", "3", "23"),
    # References, numbers in words, names.
    ("REF-12", "1. Harga diumumkan.\n2. Timbangan ditera.\n3. Koperasi menampung.\nUntuk melaksanakan poin {} dibentuk kelompok kerja.", "4", "3"),
    ("SPL-01", "Jembatan Kampung Gistang rusak. Warga Kampung Gistang melapor. Jembatan Kampung {} dapat dilalui.", "Gisting", "Gistang"),
    ("REF-12", "1. Oprit turun.\n2. Railing hilang.\n3. Drainase tersumbat.\nTemuan pada nomor {} ditangani lebih dahulu.", "6", "3"),
    ("REF-12", "1. Bukti diserahkan.\n2. Riwayat dibenarkan.\n3. Batas diperselisihkan.\nBerkenaan dengan angka {} di atas, tim mengukur ulang.", "5", "3"),
    ("NUM-01", "Dibina 25 ({}) perpustakaan desa.", "dua lima", "dua puluh lima"),
    ("SPL-01", "Desa Sengon hadir. Desa Sengon melapor. Desa {} menyusul.", "Senggon", "Sengon"),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "words", "wrong", "right"), PAIRS, ids=range(len(PAIRS)))
def test_a_free_wording_is_judged(rule: str, words: str, wrong: str, right: str) -> None:
    assert rule in rules_of(words.format(wrong))
    assert rules_of(words.format(right)) == set()


QUIET = [
    "Sebanyak 12 desa dibina. Sebanyak 8 desa telah menyusun profil, 3 desa sedang menyusun, dan satu desa belum memulai.",
    "Terdapat 12 kesepakatan, 3 di antaranya dibahas bupati, yaitu jalan, jembatan, dan irigasi.",
    "Dari 8 perjanjian baru dua yang dilaksanakan, yaitu perjanjian wisata dan perjanjian data. Sisanya menunggu anggaran.",
    "Tiga dinas hadir, yaitu Dinas Pendidikan, Pemuda, dan Olahraga, Dinas Kesehatan, serta Dinas Sosial.",
    "Dua dinas hadir, yaitu Dinas Kesehatan dan Dinas Pendidikan, Pemuda, dan Olahraga.",
    "Kunjungan ke tiga lokasi berlangsung sehari, meliputi peninjauan bangunan, wawancara, pengambilan sampel, dan dokumentasi.",
    "Tim terdiri atas tiga orang, yaitu ketua, sekretaris, dan seorang anggota.",
    "Empat kecamatan sudah mengirim data. Kecamatan yang belum mengirim data yaitu Bawang, Reban, dan Tersono.",
    "Enam lokasi disurvei. Pada minggu kelima lokasi ditutup.",
    "1. Festival berlangsung empat hari, 17 s.d. 20 Oktober 2024.\n2. Proposal diserahkan paling lambat 30 September 2024.",
    "Brebes, 18 Juli 2024\n\nAcara dilaksanakan besok Senin, 22 Juli 2024.",
    "Kami mohon 2 (dua) orang narasumber untuk materi sebagai berikut:\n1. penyusunan peraturan;\n2. keuangan; dan\n3. pelaporan.",
    "Bantuan diberikan di empat desa di Kecamatan Panjalu dan Kecamatan Sukamantri. Di Kecamatan Panjalu bantuan diberikan di dua desa.",
    "Sebanyak 10 bidang bermasalah. Tiga bidang yang bermasalah berada di Sungailiat; dua bidang di Belinyu; selebihnya tersebar.",
    "Ada perbaikan 695 unit. Rinciannya, sebanyak 400 unit dari kabupaten. Sedangkan sisanya, sebanyak 63 unit dari pusat dan dari provinsi 232 unit.",
    "Banjir menelan dua orang korban jiwa, yakni Darwan dan Rohisca.\n\nSebanyak 199 orang mengungsi di Subang, 102 orang di Karawang, dan 161 orang di Demak.",
    "Rapat diikuti 4 desa. Desa Alasdowo, Desa Bakaran, dan Desa Cabak belum melapor. Tiga desa tersebut akan disurati.",
    "Kontingen terbesar berasal dari Kecamatan Kapuas 45 orang, disusul Kecamatan Parindu 38 orang dan Kecamatan Tayan 36 orang. Total peserta 412 orang.",
    "Lolak, 14 Oktober 2024\n\nMenunjuk surat Bupati tanggal 2 September 2024 tentang batas waktu penyampaian data tanggal 7 Oktober 2024, sampai hari ini sembilan kecamatan mengirim.",
    "Inflasi mencapai angka 5 persen.",
    "Usulan yang masuk 43 usulan, terdiri atas jalan 20 usulan, gizi 13 usulan, dan pasar 10 usulan. Setelah verifikasi, 26 usulan layak: jalan 15 usulan, gizi 6 usulan, dan pasar 5 usulan.",
    "Longsor terjadi di empat titik. Jalan tertutup di dua titik dan sudah dibuka. Dua titik lain berada di lahan pertanian.",
    "Permasalahan pada tiga naskah yang lambat:\na. anggaran belum tersedia; dan\nb. petugas berganti.",
    "Ada dua tahap. Tahap pertama selesai, tahap kedua berjalan.",
    "Peserta 30 orang dibagi menjadi tiga kelompok, masing-masing 10 orang.",
]  # fmt: skip


@pytest.mark.parametrize("words", QUIET, ids=range(len(QUIET)))
def test_a_free_wording_without_fault_stays_quiet(words: str) -> None:
    assert rules_of(words) == set()
