"""Common Indonesian roots of office language, and the affixes that build words from them.

Not a dictionary: it only keeps the spelling rule from marking a real word as a
slip of a similar one ("data" beside "dana").
"""

from __future__ import annotations

import re
from functools import lru_cache

from tapem.proofread import vocabulary

_TOO_SHORT = 2

MONTHS = vocabulary.word_set(
    "januari februari maret april mei juni juli agustus september oktober november desember "
    "senin selasa rabu kamis jumat sabtu minggu"
)

ROOTS = vocabulary.word_set(
    """
abadi acara acu ada adab adat adil administrasi advokasi agama agar agenda agraria ahli air ajak ajar aju akan akar akhir
akibat akrab aksara akses aksi aktif aktual akumulasi akun akurat akuntabel alam alamat alami alas alat alih alir aliran alokasi alur
aman amanat amat ambil analisis anak ancam anda andal aneka anggap anggar anggaran anggota angka angkat angkut angsur antar antara antisipasi
antri apa apabila aparat aparatur api aplikasi arah areal arsip arti artikel asal asas aset asing asli aspek aspirasi asisten asosiasi
asrama asuh asumsi atap atas atau atasan atur aturan audit awal awas ayat bab baca badan bagai bagaimana bagi bagian bagus bahan bahas
bahasa bahaya bahkan bahwa baik baja baju baku balai balik ban bangga bangsa bangun bantu banyak bapak barang barat baru basah basis
batal batas batu bawa bawah baya bayar bayi beasiswa beban bebas beda bela belah belajar belakang belanja belas beli belum benah benar bencana benda bendahara
bendung bentang bentuk berat beri berita berkas bersama bersih besar besok besi betul biasa biaya bibit bicara bidan bidang bila bilang bimbing bina
bisa bisnis blok bobot boleh bongkar bohong buah buat budaya budi buka bukan bukti bukit buku bulan bulat bumi bunga bunyi bupati buruh buruk butir butuh
cabang cabut cacat cadang cagar cair cakup calon camat cap capai cara cari catat cegah cek cepat cerdas cerita cermat cetak ciri cipta citra
coba cocok contoh cukup cuma cuti curah daerah dadak dagang daging dahulu daki dalam dalil damai damping dampak dan dana dangkal dapat dapur darat dari darurat dasar data datang
datar daur daya debat debit dekat delegasi demi demikian dengan dengar denda depan desa desain desak detail dewan dewasa di dia diam didik digital
dinas dini dini dingin diri direktur direktorat disiplin diskusi disposisi distribusi divisi dokter dokumen dorong draf dua duduk duga dukung dukuh dulu dunia duta edar
edisi edukasi efektif efisien ekonomi ekspor elektronik elemen emas empat enam endap energi entitas evaluasi evakuasi fakir fakta faktor fasilitas fasilitasi festival
fiktif fisik fokus formal format formulir forum foto fungsi gabung gagal gagas gaji galang galeri galian gambar ganda gandeng ganggu ganti garis gas gawat gedung gelandang gelar gempa
gerak gereja gizi golong gotong gratis gubernur gudang gugat gugus guna gunung guru habis hadap hadiah hadir hak hakikat hal halaman halang hambat hanya
harap harga hari haru harus hasil hati hemat henti heran hewan hidup hibah hilang himpun hindar hingga hitung hormat hubung hujan hukum hutan huni huruf
ia ibadah ibu idea identifikasi identitas ijazah ikan iklan iklim ikut ilmu imbal imbau impor imunisasi ikat inap indeks indikator individu industri informasi
infrastruktur ingat ingin ini inisiasi inisiatif inovasi input insan insentif inspeksi inspektur instalasi instansi instruksi integrasi intensif internal inti inventaris investasi iring irigasi isi
islam istilah istimewa isu itu iuran izin jabat jadi jadwal jaga jahat jajak jalan jalin jalur jam jaman jaminan jamin jangka jangkau janji jarak jaring jasa
jatuh jawab jelas jembatan jemput jenis jenjang jernih jiwa jual juang juga jujur jumlah jumpa jurus juta kabar kabupaten kader kadar kaji kait kakak kala
kalau kali kalimat kalender kampung kampanye kamar kami kanan kandung kantor kapal kapan kapasitas karena karya karakter karang karir kartu kas kasih kasus kata kategori kaum kawal kawasan
kayu ke kebun kecamatan kecil kecuali kejar kelas keliling kelola kelompok keluar keluarga keluh kelurahan kemas kembali kembang kementerian kemudian kena kenal kendala kendara kendali kepada
kepala keras kering kerja kertas kerugian kesan ketat ketemu ketik ketika ketua khas khusus kilat kilogram kini kira kiri kirim kita klasifikasi klinik
koefisien kolam kolom komisi komite komitmen komoditas kompensasi kompetensi komponen komputer komunikasi komunitas kondisi konferensi konflik konsep konsisten konstruksi konsultasi konsumsi kontak kontrak kontribusi kontrol konversi koordinasi koordinator koperasi korban koreksi kosong kota kredit krisis kriteria kritik
kuasa kuat kualitas kuantitas kuitansi kuliah kuning kunci kunjung kurang kursus kurun kursi kutip labuh lacak ladang lagi lahan lahir lain laju laku lalu lama
lambang lambat lampau lampir lampu lancar landas langgar langganan langit langka langkah langsung lanjut lansia lantai lapang lapor larang latih latar laut lawan layak layan lebar lebih
legal lembaga lembar lengkap lepas letak lewat liar libat libur lihat limbah limpah lindung lingkar lingkungan lingkup lintas lisan listrik litigasi lokasi lokal lolos lomba longsor luar luas
lulus lunas lupa lurah lurus luncur maaf macam madrasah mahasiswa maju maka makan makam makin maklum makna maksimal maksud malam mampu mana manajemen manfaat manusia masa masalah masih masing masjid
masker massa masuk masukan masyarakat mata material mau media medis mekanisme mendadak menengah menteri menerus mental menu merah merdeka merek mereka meski mesin mineral minim minimal minta minum minyak miskin misi mitra mobil
modal model modern mohon monitoring motivasi motor mudah muka mula mulai mulia mulus muncul mungkin murah murid murni musim musnah musyawarah mutakhir mutasi mutlak mutu naik nama namun
narasumber narkotika nasihat nasional naskah nekat negara negeri negosiasi nelayan nilai niat niaga nikah nomor nonaktif norma notula nota nusantara nyata objek obat olah olahraga oleh
operasi operasional operator opini opsi optimal orang ordo organisasi orientasi otonomi padam padat pagar pagi pagu paham pajak pakai paket pakan paksa paling panas panen panduan pandu pangan panggil pangkalan pangkat panggung panitia panjang pantas pantau
papan para paraf parah paragraf parkir partai partisipasi pasang pasar pasal pasien pasif pasir paskah pasti pasok paspor patuh patut payung pecah pedagang pedoman peduli pegang pegawai pejabat pelihara pelopor peluang pemerintah penduduk
penanganan pendek pengaruh penjabat penting penuh perangkat peran peraturan perawat percaya percepat perempuan pergi periksa perihal periode perintah perkara perlu permohonan permukiman pernah perpustakaan persen persepsi personel pertama peristiwa pertiwi perusahaan pesan pesat pesawat peserta pesisir peta petak petani petik petir petugas pidana
pihak pikir pilah pilih pimpin pinggir pindah pinjam pintu pipa piutang plafon planning pokok pola politik polisi populasi porsi pos posisi posyandu potensi potong praktik prakarsa prasarana prestasi presiden prima prinsip prioritas pribadi produk produksi
produktif profesi profil program proposal proses prosedur provinsi proyek publik publikasi pukul pulang pulau puluh pungut pupuk pusat puskesmas puso putar putih putra putus putusan rabat racun radio raga ragam raih rakyat ramah ramai rambu rancang rangka rangkai rangkap
rapat rapi rasa rasional rasio rata ratus rawan rawat raya realisasi rekam rekap rekan rekening rekomendasi rekrut rekreasi relevan relokasi remaja rencana rendah rentan rentang renovasi reproduksi resiko resmi respon retribusi revisi rezim ribu rinci ringan ringkas rintis risiko riset rujuk rukun
rumah rumit rumus ruang rusak rute rutin saat sabar sah sakit saksi saksama salah saling salin salur sama sambung sambut sampah sampai sampaikan sanggah sanggup sangat sangka sanitasi sanksi santun saran sarana sasar sasaran satu satuan satpol sawah saya sebab sebar sebut
sedang sedia sederhana segera segi sehat sejahtera sejak sejarah sekali sekarang sekat sekolah sekretariat sekretaris sekitar sektor selaku selalu selam selamat selang selaras selatan selenggara selesai seleksi seluruh selain semakin semangat sembuh sementara semua seminar senang sendiri seni sengketa sentra
sentuh sepakat sepeda seperti serah serap serasi serba serentak seri serius serta sertifikat sertifikasi servis sesuai sesuatu setara setelah setiap setor setuju setup sewa siaga siap siapa siar siasat sidang sifat sikap siklus silakan silang simpan simpul sinergi singgah singkat sinkron sinkronisasi sirkulasi
sisa sisi sistem sistematis siswa situ situasi situs skala skema soal sopan sore sosial sosialisasi spesifik stabil staf standar statistik status stok strategi strategis struktur studi suai suara suasana suatu subjek subsidi sudah sudut suka sukses sulit sumber sumbang sungai supaya supervisi surat survei
surut susah susul susun swadaya swasta syarat syukur taat tabel tabung tagih tahan tahap tahu tahun tahunan tajam tak taman tambah tambak tambang tamu tampil tampung tanah tanam tanda tanding tangan tangani tanggal tanggap tanggul tanggung tani tanpa tanya target tarif taruh tarik tata tawar tayang tebal tegas tegur tekan
teknis teknik teknologi teladan telantar telah telaah teliti telepon tema teman tempat tempuh temu tenaga tenang tengah tentang tentara tentu tepat tepi terang terap terbang terbit tercapai teriak terima terkait terlalu ternak terus terminal tetap tetapi tidak tiga tim timbul timbang timpang timur tindak tindakan tinggal tinggi tinjau tingkat tiru titik titip toleransi tolak
tokoh tolong tonton topik total tradisi tradisional transaksi transfer transparan transportasi triwulan tua tuang tuan tubuh tuduh tugas tuju tujuan tukar tuli tulis tumbuh tunggak tunggal tunggu tunai tunjang tunjuk tuntas tuntut turis turun turut tutup uang uji ujian ujung ukur ulang umum umur unit
undang unggah unggul unjuk unsur untuk untung upah upaya urai urus urusan urut usaha usai usia usul utama utara utang utuh vaksin validasi variabel verifikasi versi veteran vertikal video visi volume wabah wadah wajar wajib wakil waktu walau wali wanita warga warta warung waris wasit waspada wawancara wawasan
wewenang wilayah wirausaha wisata wujud yaitu yakin yakni yang yayasan yuridis zakat zaman zat zona zonasi kesra sekda setda tapem dukcapil posko lomba pramuka kirab bazar camilan batik ronda rukun apel upacara lurah perdes bumdes dusun balita lansia stunting gizi jamban sumur keruh rambut bor
"""
)  # fmt: skip

_PREFIXES = (
    "memper", "diper", "pember", "penge", "menge", "meng", "meny", "mem", "men", "peng", "peny", "pem", "pen", "keber", "keter", "ber", "ter", "per", "pe", "me",
    "di", "ke", "se", "bel", "pel",
)  # fmt: skip
_SUFFIXES = ("kannya", "annya", "inya", "kan", "an", "nya", "lah", "i", "isasi", "wan", "if")
_NASALS = {
    "meny": "s",
    "peny": "s",
    "men": "t",
    "pen": "t",
    "mem": "p",
    "pem": "p",
    "meng": "k",
    "peng": "k",
}


def stem(word: str) -> str:
    """The longest common root that the word is built from, or the word itself."""
    roots = [part for part in _stems(word) if part in ROOTS]
    return max(roots, key=len) if roots else word


def is_root(word: str) -> bool:
    """Whether the word itself is one of the common roots."""
    return word in ROOTS


@lru_cache(maxsize=20_000)
def is_known(word: str) -> bool:
    """Whether the word is a common root or built from one by affixes or doubling."""
    return any(part in ROOTS for part in _stems(word))


def _stems(word: str) -> set[str]:
    stems = {word, *re.split(r"-", word)[:1]}
    for _ in range(2):
        for stem in tuple(stems):
            stems |= {stem[: -len(end)] for end in _SUFFIXES if _takes(stem, end)}
            stems |= _without_prefix(stem)
    return stems


def _takes(word: str, end: str) -> bool:
    """``-i`` never follows an i; stems keep at least three letters."""
    rest = word[: -len(end)]
    return word.endswith(end) and len(rest) > _TOO_SHORT and not (end == "i" and rest.endswith("i"))


def _without_prefix(word: str) -> set[str]:
    found: set[str] = set()
    for prefix in _PREFIXES:
        rest = word[len(prefix) :]
        if word.startswith(prefix) and len(rest) > _TOO_SHORT:
            found.add(rest)
            if prefix in _NASALS:
                found.add(_NASALS[prefix] + rest)
    return found
