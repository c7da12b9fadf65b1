"""Each rule on a draft regulation: what it must find, at which words, and what it must leave alone."""

from __future__ import annotations

import pytest

from tapem.proofread.check import proofread
from tests.unit.proofread.drafts import (
    ANNEX,
    ANNEX_CLAUSE,
    CLOSING,
    CONSIDERING,
    DECREE,
    FINAL,
    GENERAL,
    MATTER,
    RECALLING,
    TITLE,
    changed,
    found,
    regulation,
)

EFFECTIVE = "Pasal 6\nPeraturan Bupati ini mulai berlaku pada tanggal diundangkan.\n"
WITH_ANNEX = changed(FINAL, EFFECTIVE, ANNEX_CLAUSE)
LAST_CLAUSE = "(3) Biaya pemusnahan sebagaimana dimaksud pada ayat (2) paling banyak Rp5.000.000,00 (lima juta rupiah).\n"


def matter(old: str, new: str) -> str:
    return regulation(matter=changed(MATTER, old, new))


def clause(words: str) -> str:
    """The draft with one more clause at the end of Pasal 4."""
    return matter(LAST_CLAUSE, f"{LAST_CLAUSE}(4) {words}\n")


def article(words: str) -> str:
    """The draft with Pasal 5 replaced."""
    start = MATTER.index("Pasal 5\n")
    return regulation(matter=f"{MATTER[:start]}Pasal 5\n{words}\n")


def definition(words: str) -> str:
    return regulation(
        general=changed(GENERAL, "5. Unit Kearsipan", f"5. {words}\n6. Unit Kearsipan")
    )


CASES = [
    # numbers and their words
    ("NUM-01", clause("Laporan disampaikan paling lambat 7 (enam) hari."), "7 (enam)"),
    ("NUM-01", clause("Tim terdiri atas 14 (empatbelas) orang."), "14 (empatbelas)"),
    ("NUM-01", clause("Denda paling banyak Rp2.500.000,00 (dua juta rupiah)."), "Rp2.500.000,00 (dua juta rupiah)"),
    ("NUM-01", clause("Luas ruang paling sedikit 12,5 (dua belas koma enam) meter persegi."), "12,5"),
    ("NUM-01", clause("Laporan disampaikan setiap 6 (emam) bulan."), "6 (emam)"),
    ("NUM-02", clause("Laporan disampaikan paling lambat 15 hari sejak diminta."), "15 hari"),
    ("NUM-02", clause("Tim penilai beranggotakan 5 orang."), "5 orang"),
    ("NUM-03", clause("Penggantian biaya paling banyak Rp750.000,00 setiap tahun."), "Rp750.000,00"),
    ("NUM-04", clause("Biaya sebesar Rp. 5,000,000 (lima juta rupiah)."), "Rp. 5,000,000"),
    ("NUM-04", clause("Biaya sebesar Rp 500.000,00 (lima ratus ribu rupiah)."), "Rp 500.000,00"),
    # references
    ("REF-01", clause("Arsip sebagaimana dimaksud dalam Pasal 27 dipelihara."), "Pasal 27"),
    ("REF-01", clause("Arsip sebagaimana dimaksud dalam Pasal 3 ayat (5) dipelihara."), "ayat (5)"),
    ("REF-01", clause("Penyerahan sebagaimana dimaksud pada ayat (1) huruf g dicatat."), "huruf g"),
    ("REF-01", clause("Petunjuk sebagaimana dimaksud pada ayat (9) disusun."), "ayat (9)"),
    ("REF-02", clause("Ketentuan tersebut di atas berlaku bagi Unit Kearsipan."), "Ketentuan tersebut di atas"),
    ("REF-02", clause("Tata cara dalam pasal terdahulu berlaku bagi Unit Kearsipan."), "pasal terdahulu"),
    ("REF-03", clause("Arsip sebagaimana dimaksud pada Pasal 3 dipelihara."), "dimaksud pada"),
    ("REF-03", clause("Laporan sebagaimana dimaksud dalam ayat (2) disimpan."), "dimaksud dalam"),
    ("REF-03", clause("Laporan sebagaimana dimaksud pada huruf b disimpan."), "dimaksud pada"),
    ("REF-04", clause("Laporan sebagaimana dimaksud pada ayat (2) Pasal ini disimpan."), "ayat (2) Pasal ini"),
    ("REF-05", matter("pada ayat (1) dilaksanakan", "dalam Pasal 5 dilaksanakan"), "Pasal 5"),
    ("REF-06", clause("Pengawasan meliputi ketentuan Pasal 4 dan Pasal 3."), "Pasal 4 dan Pasal 3"),
    ("REF-07", article("Ketentuan Pasal 2, Pasal 3, dan Pasal 4 diawasi oleh Bupati."), "Pasal 2, Pasal 3, dan Pasal 4"),
    ("REF-08", clause("Bentuk laporan sebagaimana diatur dalam Keputusan Kepala Dinas Nomor 4 Tahun 2020 berlaku."), "sebagaimana diatur dalam Keputusan Kepala"),
    ("REF-09", clause("Sebagaimana dimaksud dalam Pasal 3 berlaku bagi semua Arsip."), "Sebagaimana dimaksud dalam Pasal"),
    ("REF-10", clause("Tanpa mengurangi ketentuan Pasal 3, Bupati dapat menunda pemusnahan."), "Tanpa mengurangi"),
    ("REF-11", clause("Ketentuan ayat (1) dan (2) berlaku bagi kecamatan."), "ayat (1) dan (2)"),
    ("REF-11", clause("Kegiatan sebagaimana dimaksud pada ayat (1) huruf a dan b dicatat."), "huruf a dan b"),
    # counting of units
    ("SEQ-01", matter("Pasal 5\nKetentuan", "Pasal 6\nKetentuan"), "Pasal 6"),
    ("SEQ-01", matter("(2) Pemusnahan", "(4) Pemusnahan"), "(4)"),
    ("SEQ-01", matter("b. pemusnahan;", "d. pemusnahan;"), "d."),
    ("SEQ-01", regulation(matter=changed(MATTER, "BAB II", "BAB IV")), "BAB IV"),
    ("SEQ-01", matter("Bagian Kedua", "Bagian Ketiga"), "Bagian Ketiga"),
    ("SEQ-02", matter("Bagian Kesatu", "Bagian Pertama"), "Bagian Pertama"),
    ("SEQ-02", regulation(matter=changed(MATTER, "BAB II\n", "BAB 2\n")), "BAB 2"),
    ("SEQ-02", matter("Pasal 4\n", "Pasal 4.\n"), "Pasal 4."),
    ("SEQ-03", matter("a. pemindahan;\nb. pemusnahan; dan\nc.", "1. pemindahan;\n2. pemusnahan; dan\n3."), "1."),
    ("SEQ-04", regulation(general=changed(GENERAL, "KETENTUAN UMUM", "RUANG LINGKUP"), matter=changed(MATTER, "PENGELOLAAN", "KETENTUAN UMUM")), "BAB II"),
    ("SEQ-04", regulation(matter=changed(MATTER, "PENGELOLAAN", "KETENTUAN PIDANA")), "BAB II"),
    # lists
    ("LST-01", matter("dilakukan melalui:", "dilakukan melalui"), "melalui"),
    ("LST-02", matter("a. pemindahan;", "a. pemindahan."), "."),
    ("LST-02", matter("a. pemindahan;", "a. pemindahan"), "pemindahan"),
    ("LST-03", matter("b. pemusnahan; dan", "b. pemusnahan;"), "b. pemusnahan;"),
    ("LST-03", matter("a. pemindahan;", "a. pemindahan; dan"), "indahan; dan"),
    ("LST-04", matter("b. pemusnahan;", "b. Pemusnahan;"), "Pemusnahan"),
    # definitions
    ("DEF-01", definition("Jadwal Retensi adalah daftar jangka simpan."), "Jadwal Retensi"),
    ("DEF-02", clause("Arsip yang bersifat rahasia dilaporkan kepada ANRI."), "ANRI"),
    ("DEF-03", clause("Daftar disimpan oleh lembaga kearsipan daerah setempat."), "lembaga kearsipan daerah"),
    ("DEF-04", regulation(general=changed(GENERAL, "3. Arsip adalah", "3. arsip adalah")), "arsip adalah rekaman"),
    ("DEF-04", regulation(general=changed(GENERAL, "bentuk dan media.", "bentuk dan media;")), ";"),
    ("DEF-04", definition("Arsip adalah naskah yang disimpan."), "Arsip"),
    ("DEF-05", definition("Pelayanan Dasar adalah pelayanan yang diberikan kepada penduduk secara merata di wilayah ini."), "Pelayanan Dasar adalah"),
    ("DEF-06", clause("Perangkat Daerah menyusun jadwal, dan setiap OPD melaporkannya."), "OPD"),
    ("DEF-07", definition("Gubernur adalah Gubernur Jawa Tengah."), "Gubernur"),
    # title and names
    ("JDL-01", regulation(title=changed(TITLE, "ARSIP PERANGKAT DAERAH", "ARSIP PERANGKAT DAERAH (APD)")), "(APD)"),
    ("JDL-01", regulation(title=changed(TITLE, "PERANGKAT DAERAH\n", "PERANGKAT DAERAH.\n")), "."),
    ("JDL-01", regulation(title=changed(TITLE, "TATA KELOLA ARSIP PERANGKAT DAERAH", "Tata Kelola Arsip Perangkat Daerah")), "Tata Kelola Arsip Perangkat Daerah"),
    ("JDL-01", regulation(title=changed(TITLE, "ARSIP PERANGKAT DAERAH", "ARSIP OPD")), "OPD"),
    ("JDL-02", regulation(decree=changed(DECREE, "TATA KELOLA ARSIP", "TATA KELOLA KEARSIPAN")), "TATA KELOLA KEARSIPAN PERANGKAT DAERAH"),
    ("JDL-02", regulation(considering=changed(CONSIDERING, "Tata Kelola Arsip", "Pengelolaan Arsip")), "Pengelolaan Arsip Perangkat Daerah"),
    ("JDL-02", regulation(final=WITH_ANNEX, annex=changed(ANNEX, "TATA KELOLA", "PENATAAN")), "PENATAAN ARSIP PERANGKAT DAERAH"),
    ("JDL-03", regulation(title=changed(TITLE, "NOMOR ... TAHUN ...", "NOMOR 75 TAHUN 2022")), "NOMOR 75 TAHUN 2022"),
    ("JDL-03", regulation(title=changed(TITLE, "RANCANGAN\n\n", "")), "NOMOR ..."),
    # considerations and legal bases
    ("MBG-01", regulation(considering=changed(CONSIDERING, "b. bahwa pengelolaan", "b. pengelolaan")), "b. pengelolaan arsip"),
    ("MBG-01", regulation(considering=changed(CONSIDERING, "yang seragam;", "yang seragam.")), "."),
    ("MBG-01", regulation(considering=changed(CONSIDERING, "huruf a dan huruf b", "huruf b")), "huruf b"),
    ("MBG-02", regulation(considering="Menimbang : a. bahwa berdasarkan ketentuan Pasal 5 arsip dijaga;\nb. bahwa pedoman yang lama tidak sesuai lagi;\nc. bahwa tata cara penyusutan belum diatur;\nd. bahwa berdasarkan pertimbangan sebagaimana dimaksud dalam huruf a, huruf b, dan huruf c, perlu menetapkan Peraturan Bupati tentang Tata Kelola Arsip Perangkat Daerah;\n"), "c. bahwa tata cara"),
    ("MGT-01", regulation(recalling=changed(RECALLING, "Undang-Undang Nomor 43 Tahun 2009 tentang Kearsipan (", "UU No. 43 Th 2009 tentang Kearsipan (")), "UU No. 43"),
    ("MGT-01", regulation(recalling=changed(RECALLING, " (Lembaran Negara Republik Indonesia Tahun 2014 Nomor 244, Tambahan Lembaran Negara Republik Indonesia Nomor 5587)", "")), "Undang-Undang Nomor 23 Tahun 2014"),
    ("MGT-01", regulation(recalling=changed(RECALLING, "Nomor 5587);", "Nomor 5587).")), "5587)."),
    ("MGT-01", regulation(recalling=changed(RECALLING, "Tahun 2014 Nomor 244", "Tahun 2004 Nomor 244")), "Undang-Undang Nomor 23 Tahun 2014"),
    ("MGT-02", regulation(recalling=changed(RECALLING, "3. Undang-Undang Nomor 43 Tahun 2009", "3. Undang-Undang Nomor 43 Tahun 2019")), "4. Undang-Undang Nomor 23"),
    ("MGT-02", regulation(recalling=changed(RECALLING, "2. Undang-Undang", "2. Pasal 4 Undang-Undang")), "Pasal 4 Undang-Undang"),
    # closing and annexes
    ("PNT-01", regulation(closing=changed(CLOSING, "dalam Berita Daerah", "dalam Lembaran Daerah")), "Lembaran Daerah"),
    ("PNT-01", regulation(closing=changed(CLOSING, "BUPATI PEMALANG,\n\n(tanda tangan)\n\nNAMA", "BUPATI PEMALANG,\n\n(tanda tangan)\n\nDr. H. CONTOH, S.H.")), "Dr. H. CONTOH, S.H."),
    ("PNT-01", regulation(closing=changed(CLOSING, "BUPATI PEMALANG,", "BUPATI PEMALANG")), "BUPATI PEMALANG"),
    ("PNT-01", regulation(final=changed(FINAL, "mulai berlaku pada tanggal diundangkan", "berlaku bagi semua Arsip")), "Agar setiap orang"),
    ("LMP-01", regulation(annex=ANNEX), "LAMPIRAN"),
    ("LMP-01", regulation(final=WITH_ANNEX), "tercantum dalam Lampiran"),
    ("LMP-01", regulation(final=WITH_ANNEX, annex=f"{ANNEX}\n{ANNEX}"), "LAMPIRAN"),
    ("LMP-02", regulation(final=WITH_ANNEX, annex=changed(ANNEX, "NOMOR ... TAHUN ...\n", "")), "LAMPIRAN"),
    ("LMP-02", regulation(final=WITH_ANNEX, annex=ANNEX[: ANNEX.index("BUPATI PEMALANG,")]), "LAMPIRAN"),
    # years and phrases
    ("YR-01", clause("Rencana penyusutan disusun untuk Tahun 2026-2022."), "2026-2022"),
    ("YR-01", clause("Rencana penyusutan disusun untuk Tahun 2022 – 2026."), "2022 – 2026"),
    ("FRS-01", clause("Sarana Arsip terdiri atas antara lain rak dan kotak."), "antara lain"),
    ("FRS-01", clause("Laporan disampaikan selambat-lambatnya tanggal 10 Januari."), "selambat-lambatnya"),
    ("FRS-01", clause("Dan pemusnahan wajib disaksikan oleh dua pejabat."), "Dan"),
    ("FRS-02", clause("Hal-hal yang belum diatur dalam Peraturan Bupati ini diatur lebih lanjut dengan Keputusan Bupati."), "Hal-hal yang belum diatur"),
    ("FRS-03", clause("Daftar-daftar disusun menurut program-program."), "program-program"),
    ("FRS-04", clause("Segala ketentuan yang bertentangan dengan Peraturan Bupati ini dicabut."), "Segala ketentuan yang bertentangan"),
    ("SPC-01", clause("Arsip  disimpan menurut Undang-undang."), "Undang-undang"),
    ("SPC-01", clause("Daftar ditempel diatas rak."), "diatas"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("rule", "source", "quote"), CASES, ids=[f"{c[0]}-{i}" for i, c in enumerate(CASES)]
)
def test_the_rule_finds_its_fault_at_the_right_words(rule: str, source: str, quote: str) -> None:
    quotes = [finding.quote for finding in found(source, rule)]
    assert any(quote in words for words in quotes), f"{rule} found {quotes}"


CLEAN = [
    regulation(),
    regulation(final=WITH_ANNEX, annex=ANNEX),
    clause("Tarif sebesar 2,5% (dua koma lima persen) dari nilai, atau 1/3 (sepertiga) dari pagu."),
    clause(
        "Skala peta 1:50.000 (satu banding lima puluh ribu) dipakai untuk wilayah 2 (dua) kecamatan."
    ),
    clause("Luas ruang paling sedikit 12,25 (dua belas koma dua lima) meter persegi."),
    clause(
        "Denda paling banyak Rp1.250.000.000,00 (satu miliar dua ratus lima puluh juta rupiah)."
    ),
    clause(
        "Arsip sebagaimana dimaksud dalam Pasal 40 Undang-Undang Nomor 43 Tahun 2009 dipelihara."
    ),
    clause(
        "Ketentuan sebagaimana dimaksud dalam Pasal 3 ayat (1) sampai dengan ayat (3) berlaku bagi LKD."
    ),
    clause("Laporan tahun 2022 memuat daftar pada tanggal 31 Desember 2022."),
    clause("Undang-undangan tidak dikenal; peraturan perundang-undangan berlaku."),
    clause("Masing-masing Unit Kearsipan menyusun daftar."),
    clause("Arsip dapat dipindahkan ke luar daerah dengan persetujuan Bupati."),
    regulation(closing=CLOSING.replace("BUPATI PEMALANG,", "Plt. BUPATI PEMALANG,\nWAKIL BUPATI,")),
]


@pytest.mark.parametrize("source", CLEAN, ids=range(len(CLEAN)))
def test_a_clean_draft_stays_without_a_finding(source: str) -> None:
    findings = [(f.rule, f.quote, f.message) for f in proofread(source).findings]
    assert findings == []


def test_an_amendment_may_number_as_it_likes() -> None:
    title = changed(
        TITLE,
        "TATA KELOLA ARSIP",
        "PERUBAHAN ATAS PERATURAN BUPATI NOMOR 5 TAHUN 2020 TENTANG TATA KELOLA ARSIP",
    )
    body = (
        "Pasal I\nBeberapa ketentuan diubah sebagai berikut:\n1. Ketentuan Pasal 7 diubah sehingga berbunyi sebagai berikut:\n\n"
        "Pasal 7\n(1) Arsip dipelihara.\n(1a) Arsip dicatat sebagaimana dimaksud dalam Pasal 99.\n\nPasal II\n"
        "Peraturan Bupati ini mulai berlaku pada tanggal diundangkan.\n"
    )  # fmt: skip
    source = regulation(title=title, general="", matter=body, final="")
    rules = {f.rule for f in proofread(source).findings}
    assert not rules & {"SEQ-01", "REF-01", "SEQ-03", "DEF-02"}


def test_a_reference_into_another_instrument_is_never_dangling() -> None:
    source = clause(
        "Tata cara sebagaimana dimaksud dalam Pasal 99 ayat (9) Peraturan Pemerintah Nomor 28 Tahun 2012 berlaku."
    )
    assert found(source, "REF-01") == []


def test_a_copy_may_carry_the_rank_of_its_certifier() -> None:
    certified = f"{CLOSING}\nSalinan sesuai dengan aslinya\nKEPALA BAGIAN HUKUM,\n\nCONTOH, S.H.\nPembina\nNIP. 1\n"
    assert found(regulation(closing=certified), "PNT-01") == []
