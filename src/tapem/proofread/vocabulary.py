"""Words that several rules share: abbreviations of the office, generic nouns, stop words."""

from __future__ import annotations


def word_set(words: str) -> frozenset[str]:
    """The words of a line, as a set."""
    return frozenset(words.split())


# Abbreviations of regency offices and what they stand for; names of programmes of one region
# do not belong here.
EXPANSIONS = {
    "APBD": "Anggaran Pendapatan dan Belanja Daerah",
    "APBN": "Anggaran Pendapatan dan Belanja Negara",
    "BAPPEDA": "Badan Perencanaan Pembangunan Daerah",
    "BPBD": "Badan Penanggulangan Bencana Daerah",
    "BPKAD": "Badan Pengelolaan Keuangan dan Aset Daerah",
    "BUMD": "Badan Usaha Milik Daerah",
    "DISDIKBUD": "Dinas Pendidikan dan Kebudayaan",
    "DISDUKCAPIL": "Dinas Kependudukan dan Pencatatan Sipil",
    "DINDIKPORA": "Dinas Pendidikan, Pemuda, dan Olahraga",
    "DINKES": "Dinas Kesehatan",
    "DINSOS": "Dinas Sosial",
    "DINSOSKBPP": "Dinas Sosial, Keluarga Berencana, Pemberdayaan Perempuan dan Perlindungan Anak",
    "DISKOMINFO": "Dinas Komunikasi dan Informatika",
    "DISPERKIM": "Dinas Perumahan dan Kawasan Permukiman",
    "DPRD": "Dewan Perwakilan Rakyat Daerah",
    "DPU TR": "Dinas Pekerjaan Umum dan Tata Ruang",
    "DPUTR": "Dinas Pekerjaan Umum dan Tata Ruang",
    "KESRA": "Kesejahteraan Rakyat",
    "KUA": "Kebijakan Umum Anggaran",
    "OPD": "Organisasi Perangkat Daerah",
    "PBG": "Persetujuan Bangunan Gedung",
    "PEMKAB": "Pemerintah Kabupaten",
    "PERBUP": "Peraturan Bupati",
    "PERDA": "Peraturan Daerah",
    "PERMENDAGRI": "Peraturan Menteri Dalam Negeri",
    "PKS": "Perjanjian Kerja Sama",
    "PP": "Peraturan Pemerintah",
    "PPAS": "Prioritas dan Plafon Anggaran Sementara",
    "RAPERBUP": "Rancangan Peraturan Bupati",
    "RAPERDA": "Rancangan Peraturan Daerah",
    "RKPD": "Rencana Kerja Pemerintah Daerah",
    "RPJMD": "Rencana Pembangunan Jangka Menengah Daerah",
    "SATPOL PP": "Satuan Polisi Pamong Praja",
    "SEKDA": "Sekretaris Daerah",
    "SETDA": "Sekretariat Daerah",
    "SKPD": "Satuan Kerja Perangkat Daerah",
    "SPM": "Standar Pelayanan Minimal",
    "TAPEM": "Tata Pemerintahan",
    "TKKSD": "Tim Koordinasi Kerja Sama Daerah",
    "UPTD": "Unit Pelaksana Teknis Daerah",
    "UU": "Undang-Undang",
}

# Words in front of a counted noun that do not change what is counted.
CLASSIFIERS = word_set(
    "buah dokumen naskah draf draft lembar macam eksemplar berkas total jumlah nama para"
)
# Units of measure: two different amounts of them never contradict each other by themselves.
MEASURES = word_set(
    "orang hari bulan tahun minggu pekan jam menit detik kali persen km kilometer meter m m2 ha hektare hektar kg ton "
    "liter rupiah juta miliar ribu triliun derajat tahap kerja kalender pertama terakhir besar "
    "lantai hal halaman rangkap dari dosis jiwa kk"
)
# Lengths of time: nothing is “di antaranya” of them, and no share of other things.
TIMES = word_set("hari bulan tahun minggu pekan jam menit detik kali persen")
PEOPLE = word_set("orang peserta jiwa undangan pegawai anggota")
STOP_WORDS = word_set(
    "yang dan di ke dari untuk pada dengan telah sudah belum akan agar dapat ini itu tersebut dimaksud adalah "
    "ialah yaitu yakni meliputi antara serta atau oleh sebagai dalam karena sehingga baru masih lagi saja lainnya "
    "lain sisanya secara melalui terdiri atas bagi tidak hanya maupun supaya guna sebanyak sejumlah berjumlah "
    "seluruhnya terhadap tentang mengenai selama sejak sampai hingga per setiap juga namun tetapi sedangkan "
    "sementara bahwa ketika saat jika apabila ada perlu harus wajib bisa sebelum sesudah setelah berikut "
    "mulai tinggal sisa menjadi seperti kepada hadir yg utk"
)
NOT_VERBS = word_set(
    "dinas desa direktur direktorat berita berkas bersama menteri mesin meja meter terminal ternak termin terapi "
    "media medis mebel berlian beras digital dividen diare disabilitas dimensi divisi disiplin distrik diklat "
    "difabel diktum berita teras mentor mediator metode merek"
)

ROMAN_OR_SIGN = word_set("I II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XX")
# Never in need of a definition: state, form and name parts that every reader knows.
KNOWN_ALWAYS = word_set(
    "RI NIP NIK NPWP TTD WIB WITA WIT KTP SH MH NKRI UUD TNI POLRI PT CV USD IDR VI VII SK RT RW "
    "ISO PNS ASN CPNS PPPK SD SMP SMA SMK TK KK TV PBB ASEAN DKI DIY WHO KM HA CM MM KG LN TLN BN TBN LD TLD"
)
# Names that no reader of a report needs explained; a norm defines them all the same.
KNOWN_IN_REPORTS = word_set(
    "PLN PDAM BRI BNI BTN BCA PMI PKK KPU KPK BPK BPS BPJS BNN BMKG MUI HUT HP SMS ATM BBM LPG AC PC USB GPS LCD LED WA "
    "PAUD TPQ MI MTS MA SDN SMPN SMAN SMKN SLB SDM UMKM HAM TBC DBD HIV AIDS PON PBB RSUD KTT APK PDF CCTV LSM KB IT "
    "COVID CSR BUMN BUMDES FGD ATK MCK IPAL TPA TPS TPST PNPM NU TVRI RRI"
)
