"""Rules on prose about facts: the two published reports, their variants, and small texts."""

from __future__ import annotations

from pathlib import Path

import pytest

from tapem.proofread.check import proofread
from tapem.proofread.finding import Report
from tapem.proofread.tree import Kind

DATA = Path(__file__).parents[2] / "data"
COOPERATION = (DATA / "rapat-kerja-sama-2022-11-08.txt").read_text(encoding="utf-8")
SPM = (DATA / "rapat-spm-2022-11-29.txt").read_text(encoding="utf-8")


def pairs(report: Report) -> set[tuple[str, str]]:
    return {(finding.rule, finding.quote) for finding in report.findings}


def quotes(source: str, rule: str) -> list[str]:
    return [f.quote for f in proofread(source, kind=Kind.REPORT).findings if f.rule == rule]


def swapped(source: str, old: str, new: str) -> str:
    assert old in source
    return source.replace(old, new)


def test_the_first_report_shows_exactly_its_known_faults() -> None:
    report = proofread(SPM)
    assert report.kind is Kind.REPORT
    loud = {(f.rule, f.quote) for f in report.findings if f.severity.value != "info"}
    assert loud == {
        ("JDL-01", "Rencana Aksi Penerapan Standar Pelayanan Minimal (SPM)"),
        ("YR-01", "2022 – 2026"),
        ("SPL-01", "Peneraan"),
        ("REF-12", "sebagaimana tersebut pada angka 2"),
    }
    quiet = {rule for rule, _ in pairs(report)} - {rule for rule, _ in loud}
    assert quiet == {"DEF-02", "DEF-06", "FRS-01", "SPC-01"}


def test_the_second_report_shows_exactly_its_known_faults() -> None:
    report = proofread(COOPERATION)
    loud = {(f.rule, f.quote) for f in report.findings if f.severity.value != "info"}
    assert loud == {
        ("CPL-01", "4 (empat) PKS"),
        ("ATR-01", "PKS tentang Pemanfaatan Sumber Mata Ir Baku Mata Air Lembeyan/Lember."),
        ("SPL-01", "Ir"),
        ("NUM-06", "sisa 3 (tiga) PKS"),
    }
    undefined = {quote for rule, quote in pairs(report) if rule == "DEF-02"}
    assert undefined >= {"PKS", "TKKSD", "Kesra", "Sekda", "BPBD", "DPU-TR"}
    assert ("LST-02", "; (Dinsos KBPP);") in pairs(report)
    assert ("FRS-01", "dan lain-lain") in pairs(report)


def test_sums_and_rests_are_facts_and_no_faults() -> None:
    facts = {(fact.value, fact.how) for fact in proofread(COOPERATION).facts}
    assert facts == {(108, "23+29+20+8+28"), (10, "14-4"), (18, "14+4")}


REST = "draf PKS dari sisa 3 (tiga) PKS yang seharusnya"
VARIANTS = [
    ("sisa 3 (tiga) PKS", "sisa tiga PKS", "sisa tiga PKS"),
    (REST, "draf PKS yang tinggal tiga dan seharusnya", "tinggal tiga"),
    (REST, "draf PKS yang belum ditandatangani sebanyak 5 (lima) yang seharusnya", "belum ditandatangani sebanyak 5 (lima)"),
    (REST, "draf PKS, masih ada 6 (enam) PKS yang belum ditandatangani dan seharusnya", "masih ada 6 (enam) PKS"),
    (REST, "draf PKS sebanyak 5 PKS lagi yang seharusnya", "sebanyak 5 PKS"),
    (REST, "draf 2 (dua) PKS yang tersisa dan seharusnya", "2 (dua) PKS"),
    ("masih menyisakan 4 (empat) PKS", "masih menyisakan lima PKS", "sisa 3 (tiga) PKS"),
    ("melahirkan 14 (empat belas) PKS", "melahirkan 13 (tiga belas) PKS", "sudah melahirkan 13 (tiga belas) PKS"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "quote"), VARIANTS, ids=range(len(VARIANTS)))
def test_the_same_rest_in_other_words_contradicts_too(old: str, new: str, quote: str) -> None:
    assert any(quote in found for found in quotes(swapped(COOPERATION, old, new), "NUM-06"))


AGREE = [
    ("sisa 3 (tiga) PKS", "sisa 4 (empat) PKS"),
    ("sisa 3 (tiga) PKS", "sisa empat PKS"),
    (REST, "draf PKS yang tinggal empat dan seharusnya"),
    (REST, "draf 4 PKS yang belum ditandatangani dan seharusnya"),
]


@pytest.mark.parametrize(("old", "new"), AGREE, ids=range(len(AGREE)))
def test_an_equal_rest_in_other_words_is_no_contradiction(old: str, new: str) -> None:
    assert quotes(swapped(COOPERATION, old, new), "NUM-06") == []


HEAD = "Laporan Rapat Koordinasi\n\nRapat diadakan pada 8 November 2022 di ruang rapat. "


@pytest.mark.parametrize(
    ("rule", "text", "quote"),
    [
        ("NUM-05", "Terdapat 3 (tiga) kegiatan, yaitu:\n1. sosialisasi;\n2. pelatihan.\n", "3 (tiga) kegiatan"),
        ("NUM-05", "Kecamatan yang belum melapor ada 2, sebagai berikut:\n- Taman\n- Petarukan\n- Comal\n", "2"),
        ("NUM-05", "Ada empat usulan berikut: a. jalan; b. jembatan; c. irigasi.\n", "empat usulan"),
        ("NUM-05", "Terdapat 3 (tiga) kabupaten, yaitu Tegal, Banyumas, Purbalingga, dan Pekalongan.", "3 (tiga) kabupaten, yaitu"),
        ("NUM-06", "Masih ada 7 form yang belum diisi. Pada akhir rapat disebut 6 form belum diisi.", "6 form"),
        ("NUM-06", "Tersisa 9 desa. Tim menjadwalkan kunjungan ke 8 desa yang tersisa.", "8 desa"),
        ("NUM-07", "Rapat dihadiri 45 orang, terdiri atas Dinkes 10 orang, Dinsos 15 orang, dan BPBD 21 orang.", "45 orang"),
        ("NUM-07", "Hadir Kecamatan Taman 12 orang, Kecamatan Comal 9 orang, dan Kecamatan Moga 4 orang. Jumlah peserta 26 orang.", "peserta 26 orang"),
        ("NUM-07", "Dari 14 PKS, 4 sudah dilaksanakan dan 9 belum dilaksanakan.", "14 PKS"),
        ("CPL-01", "Dari 6 (enam) desa, baru 2 (dua) desa yang sudah melapor, yaitu:\n1. Kebon;\n2. Sari.\n", "2 (dua) desa"),
        ("ATR-01", "Daftar kegiatan:\n1. Jembatan (DPU TR);\n2. Data Penduduk (Disdukcapil);\n3. Mata Air.\n", "Mata Air."),
        ("ATR-01", "Daftar kegiatan:\n- Jembatan – DPU TR\n- Data – Disdukcapil\n- Bencana\n- Sekolah – Dindik\n", "Bencana"),
        ("DAY-01", "Tindak lanjut dibahas pada Rabu, 29 November 2022.", "Rabu, 29 November 2022"),
        ("DAY-01", "Batas pengumpulan ialah 31 November 2022.", "31 November 2022"),
        ("DAY-01", "Ditandatangani pada hari Senin tanggal dua puluh sembilan bulan November tahun dua ribu dua puluh dua.", "hari Senin tanggal"),
        ("DAY-01", "Kunjungan lapangan Jumat (18/11/2022) dan Sabtu (20/11/2022).", "Sabtu (20/11/2022"),
        ("DUE-01", "Data agar disampaikan paling lambat tanggal 1 November 2022.", "paling lambat tanggal 1 November 2022"),
        ("DUE-01", "Data disampaikan paling lambat 2 Desember 2022 mengingat penyerahan ke Bagian Hukum 30 November 2022.", "2 Desember 2022"),
        ("DUE-01", "Kunjungan berlangsung 12 November 2022 s.d. 10 November 2022.", "12 November 2022 s.d. 10 November 2022"),
        ("DUE-01", "Berkas diserahkan besok tanggal 10 November 2022.", "besok tanggal 10 November 2022"),
        ("SPL-01", "Rencana Aksi Penerapan SPM dibahas. Rencana Aksi Penerapan SPM disetujui. Rencana Aksi Peneraan SPM dikirim.", "Peneraan"),
        ("SPL-01", "Sumber Mata Air dijaga bersama. Pengelola Mata Ai melapor.", "Ai"),
        ("SPL-01", "DPU TR hadir lengkap, sedangkan DPU-TR tidak membawa data.", "DPU-TR"),
        ("SPL-01", "Kecamatan Warureja hadir. Kecamatan Warureja melapor. Kecamatan Warurejo menyusul.", "Warurejo"),
        ("REF-12", "Hal itu sebagaimana dimaksud pada huruf c agar dilengkapi.", "dimaksud pada huruf c"),
        ("NUM-01", "Dibahas 8 (sembilan) usulan.", "8 (sembilan)"),
        ("YR-01", "Rencana tahun 2026-2022 dibahas.", "2026-2022"),
        ("FRS-01", "Dibahas jalan, jembatan, dll. serta Bab I s/d Bab III.", "dll."),
        ("DEF-06", "Kerja sama ini baik. Kerjasama itu juga; kerja sama berlanjut.", "Kerjasama"),
        ("JDL-01", "Dibahas Rancangan Peraturan Bupati tentang Rencana Aksi Daerah (RAD) Tahun 2023.", "Rencana Aksi Daerah (RAD)"),
    ],
)  # fmt: skip
def test_a_report_rule_finds_its_fault(rule: str, text: str, quote: str) -> None:
    found = quotes(HEAD + text, rule)
    assert any(quote in words for words in found), f"{rule} found {found}"


QUIET = [
    "Terdapat 2 (dua) kegiatan, yaitu:\n1. sosialisasi; dan\n2. pelatihan.\n",
    "Terdapat 3 (tiga) kegiatan, antara lain:\n1. sosialisasi; dan\n2. pelatihan.\n",
    "Kabupaten Tegal menyisakan 4 PKS. Kabupaten Banyumas menyisakan 3 PKS.",
    "Pada tahun 2021 tersisa 8 PKS. Pada tahun 2022 tersisa 5 PKS.",
    "Semula tersisa 8 PKS. Kini tersisa 5 PKS.",
    "Rapat dihadiri 46 orang, terdiri atas Dinkes 10 orang, Dinsos 15 orang, dan BPBD 21 orang.",
    "Dari 14 PKS, 4 sudah dilaksanakan dan 10 belum dilaksanakan.",
    "Sebanyak 10 PKS belum dilaksanakan, sedangkan 4 PKS belum ditandatangani.",
    "Dari 6 (enam) desa, baru 2 (dua) desa yang sudah melapor, yaitu:\n1. Kebon; dan\n2. Sari.\nEmpat desa lainnya melapor pekan depan.",
    "Rapat lanjutan diadakan pada Selasa, 29 November 2022 pukul 09.00 WIB.",
    "Data agar disampaikan paling lambat tanggal 15 November 2022.",
    "Berdasarkan surat tanggal 1 Oktober 2022, data sudah disampaikan paling lambat tanggal 3 Oktober 2022.",
    "Kegiatan selesai 3 (tiga) hari lebih cepat. Pelatihan berlangsung 5 (lima) hari.",
    "Anggaran sebesar Rp6,2 miliar terserap 85,98 persen.",
    "Tim mengunjungi 3 kecamatan. Rapat berikut mengundang 5 kecamatan.",
    "Hadir 5 camat. Lima camat itu menyampaikan laporan.",
    "Program berjalan di desa. Dana desa dan data desa sudah tersedia.",
    "Hal itu diatur dalam Pasal 5 huruf a Peraturan Bupati Nomor 3 Tahun 2020.",
    "Usulan:\na. jalan desa; dan\nb. jembatan.\nUsulan pada huruf b didahulukan.",
    "Salah satu usulan diterima; satu di antaranya ditunda.",
    "Pasal 3 ayat (2) dan angka 4 surat itu sudah dipenuhi.",
]  # fmt: skip


@pytest.mark.parametrize("text", QUIET, ids=range(len(QUIET)))
def test_sound_prose_stays_without_a_finding(text: str) -> None:
    found = [
        (f.rule, f.quote, f.message)
        for f in proofread(HEAD + text, kind=Kind.REPORT).findings
        if f.rule != "DEF-02"
    ]
    assert found == []
