"""A clean draft regulation in pieces, so that a test changes exactly one thing."""

from __future__ import annotations

from tapem.proofread.check import proofread
from tapem.proofread.finding import Finding
from tapem.proofread.tree import Kind

NAME = "TATA KELOLA ARSIP PERANGKAT DAERAH"

TITLE = f"""RANCANGAN

PERATURAN BUPATI PEMALANG
NOMOR ... TAHUN ...
TENTANG
{NAME}

DENGAN RAHMAT TUHAN YANG MAHA ESA

BUPATI PEMALANG,
"""

CONSIDERING = """Menimbang : a. bahwa arsip merupakan bukti pertanggungjawaban yang harus dijaga;
b. bahwa pengelolaan arsip belum memiliki pedoman yang seragam;
c. bahwa berdasarkan pertimbangan sebagaimana dimaksud dalam huruf a dan huruf b, perlu menetapkan Peraturan Bupati tentang Tata Kelola Arsip Perangkat Daerah;
"""

RECALLING = """Mengingat : 1. Pasal 18 ayat (6) Undang-Undang Dasar Negara Republik Indonesia Tahun 1945;
2. Undang-Undang Nomor 13 Tahun 1950 tentang Pembentukan Daerah-daerah Kabupaten dalam Lingkungan Propinsi Jawa Tengah;
3. Undang-Undang Nomor 43 Tahun 2009 tentang Kearsipan (Lembaran Negara Republik Indonesia Tahun 2009 Nomor 152, Tambahan Lembaran Negara Republik Indonesia Nomor 5071);
4. Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah (Lembaran Negara Republik Indonesia Tahun 2014 Nomor 244, Tambahan Lembaran Negara Republik Indonesia Nomor 5587);
5. Peraturan Pemerintah Nomor 28 Tahun 2012 tentang Pelaksanaan Undang-Undang Nomor 43 Tahun 2009 tentang Kearsipan (Lembaran Negara Republik Indonesia Tahun 2012 Nomor 53, Tambahan Lembaran Negara Republik Indonesia Nomor 5286);
"""

DECREE = f"""MEMUTUSKAN:

Menetapkan : PERATURAN BUPATI TENTANG {NAME}.
"""

GENERAL = """BAB I
KETENTUAN UMUM

Pasal 1
Dalam Peraturan Bupati ini yang dimaksud dengan:
1. Bupati adalah Bupati Pemalang.
2. Perangkat Daerah adalah unsur pembantu Bupati dalam penyelenggaraan urusan pemerintahan.
3. Arsip adalah rekaman kegiatan dalam berbagai bentuk dan media.
4. Lembaga Kearsipan Daerah yang selanjutnya disingkat LKD adalah Perangkat Daerah yang menyelenggarakan urusan kearsipan.
5. Unit Kearsipan adalah satuan kerja yang mengelola Arsip pada Perangkat Daerah.

Pasal 2
Ruang lingkup Peraturan Bupati ini meliputi:
a. penciptaan Arsip;
b. penggunaan Arsip; dan
c. penyusutan Arsip.
"""

MATTER = """BAB II
PENGELOLAAN

Bagian Kesatu
Penciptaan

Pasal 3
(1) Perangkat Daerah menciptakan Arsip sesuai dengan tugasnya.
(2) Penciptaan Arsip sebagaimana dimaksud pada ayat (1) dilaksanakan oleh Unit Kearsipan.
(3) Arsip sebagaimana dimaksud pada ayat (1) dicatat paling lambat 3 (tiga) hari sejak diciptakan.

Bagian Kedua
Penyusutan

Pasal 4
(1) Penyusutan Arsip dilakukan melalui:
a. pemindahan;
b. pemusnahan; dan
c. penyerahan kepada LKD.
(2) Pemusnahan sebagaimana dimaksud pada ayat (1) huruf b dilaporkan kepada Bupati.
(3) Biaya pemusnahan sebagaimana dimaksud pada ayat (2) paling banyak Rp5.000.000,00 (lima juta rupiah).

Pasal 5
Ketentuan lebih lanjut mengenai penyerahan Arsip sebagaimana dimaksud dalam Pasal 4 ayat (1) huruf c diatur dengan Keputusan Bupati.
"""

FINAL = """BAB III
KETENTUAN PENUTUP

Pasal 6
Peraturan Bupati ini mulai berlaku pada tanggal diundangkan.
"""

CLOSING = """Agar setiap orang mengetahuinya, memerintahkan pengundangan Peraturan Bupati ini dengan penempatannya dalam Berita Daerah Kabupaten Pemalang.

Ditetapkan di Pemalang
pada tanggal ...
BUPATI PEMALANG,

(tanda tangan)

NAMA

Diundangkan di Pemalang
pada tanggal ...
SEKRETARIS DAERAH KABUPATEN PEMALANG,

(tanda tangan)

NAMA

BERITA DAERAH KABUPATEN PEMALANG TAHUN ... NOMOR ...
"""

ANNEX = f"""LAMPIRAN
PERATURAN BUPATI PEMALANG
NOMOR ... TAHUN ...
TENTANG
{NAME}

JADWAL RETENSI

BAB I
PENDAHULUAN

Jadwal retensi memuat jenis, jangka simpan, dan keterangan.

BUPATI PEMALANG,

(tanda tangan)

NAMA
"""

ANNEX_CLAUSE = """Pasal 6
Jadwal retensi tercantum dalam Lampiran yang merupakan bagian tidak terpisahkan dari Peraturan Bupati ini.

Pasal 7
Peraturan Bupati ini mulai berlaku pada tanggal diundangkan.
"""


def regulation(
    *,
    title: str = TITLE,
    considering: str = CONSIDERING,
    recalling: str = RECALLING,
    decree: str = DECREE,
    general: str = GENERAL,
    matter: str = MATTER,
    final: str = FINAL,
    closing: str = CLOSING,
    annex: str = "",
) -> str:
    """The whole draft."""
    parts = (title, considering, recalling, decree, general, matter, final, closing, annex)
    return "\n".join(part for part in parts if part)


def found(source: str, rule: str, kind: Kind | None = None) -> list[Finding]:
    """Findings of one rule."""
    return [finding for finding in proofread(source, kind=kind).findings if finding.rule == rule]


def changed(part: str, old: str, new: str) -> str:
    """A piece with one stretch replaced; the stretch must be there."""
    assert old in part, f"{old!r} is not in the piece"
    return part.replace(old, new, 1)
