"""Kinds, states and stages of the SPM."""

from django.db.models import IntegerChoices, TextChoices
from django.utils.translation import gettext_lazy as _


class Tier(TextChoices):
    """Tingkat katalog."""

    REGENCY = "regency", _("Kabupaten/Kota")
    PROVINCE = "province", _("Provinsi")


class Nature(TextChoices):
    """Sifat layanan: whether the annual denominator is known, or arises from an event."""

    REGULAR = "regular", _("Reguler")
    EVENT = "event", _("Kejadian")


class QualityKind(TextChoices):
    """Jenis mutu minimal (Permendagri 101/2018 Pasal 1 ayat (1))."""

    GOODS = "goods", _("Barang dan/atau jasa")
    STAFF = "staff", _("Sumber daya manusia")
    GUIDELINE = "guideline", _("Petunjuk teknis")


class DutyRole(TextChoices):
    """Peran OPD pengampu."""

    MAIN = "main", _("Pengampu utama")
    SUPPORTING = "supporting", _("Pendukung")


class FormState(TextChoices):
    """Keadaan form capaian."""

    DRAFT = "draft", _("Draf")
    SUBMITTED = "submitted", _("Diajukan")
    RETURNED = "returned", _("Dikembalikan")
    VERIFIED = "verified", _("Diverifikasi")
    LOCKED = "locked", _("Dikunci")


class Step(TextChoices):
    """Langkah berikutnya pada form capaian."""

    AMEND = "amend", _("Perbaiki")
    APPROVE = "approve", _("Sahkan")
    VERIFY = "verify", _("Verifikasi")
    LOCK = "lock", _("Kunci")


class ValueKind(TextChoices):
    """Jenis angka."""

    CUMULATIVE = "cumulative", _("Kumulatif sejak Januari, per triwulan")
    MONTHLY = "monthly", _("Per bulan")


class Block(TextChoices):
    """Bagian form."""

    RECIPIENTS = "A", _("Penerima layanan dasar")
    QUALITY = "B", _("Mutu minimal layanan dasar")
    BUDGET = "C", _("Alokasi anggaran dan realisasi")
    PERSONNEL = "D", _("Dukungan personil")


class CellState(TextChoices):
    """Keadaan sel: kosong, angka, tidak ada, tidak berlaku."""

    EMPTY = "empty", _("kosong")
    NUMBER = "number", _("angka")
    NONE = "none", _("tidak ada")
    NOT_APPLICABLE = "not_applicable", _("tidak berlaku")


class Origin(TextChoices):
    """Jalan masuk sebuah isian."""

    GRID = "grid", _("Diketik")
    PASTE = "paste", _("Ditempel")
    WORKBOOK = "workbook", _("Buku kerja")
    LOAD = "load", _("Dimuat")


class Stage(IntegerChoices):
    """Tahapan penerapan SPM."""

    DATA = 1, _("Pengumpulan data")
    NEEDS = 2, _("Penghitungan kebutuhan")
    PLAN = 3, _("Penyusunan rencana pemenuhan")
    IMPLEMENTATION = 4, _("Pelaksanaan pemenuhan")


class StageState(TextChoices):
    """Keadaan tahapan."""

    NOT_STARTED = "not_started", _("Belum mulai")
    RUNNING = "running", _("Berjalan")
    DONE = "done", _("Selesai")


class ProblemState(TextChoices):
    """Keadaan permasalahan."""

    OPEN = "open", _("Terbuka")
    SOLVED = "solved", _("Terselesaikan")


class SnapshotKind(TextChoices):
    """Saat potret dibuat."""

    SUBMITTED = "submitted", _("Diajukan")
    VERIFIED = "verified", _("Diverifikasi")
    LOCKED = "locked", _("Dikunci")


class UploadState(TextChoices):
    """Keadaan unggahan buku kerja."""

    COMPARED = "compared", _("Dibandingkan")
    MERGED = "merged", _("Digabungkan")
    DISCARDED = "discarded", _("Dibuang")
