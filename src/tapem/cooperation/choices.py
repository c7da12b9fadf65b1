"""Kinds and states of alliances, agreements and what hangs on them.

The values of the two axes equal those of `rules.states`; a test holds them together.
"""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class CooperationKind(TextChoices):
    """Jenis kerja sama daerah (UU 23/2014 Pasal 363 ayat 3)."""

    MANDATORY = "mandatory", _("Kerja sama wajib")
    VOLUNTARY = "voluntary", _("Kerja sama sukarela")


class AllianceForm(TextChoices):
    """Bentuk kelembagaan wadah kerja sama."""

    SECRETARIAT = "secretariat", _("Sekretariat kerja sama")
    COOPERATION_BODY = "cooperation_body", _("Badan kerja sama antardaerah")
    REGIONAL_MANAGEMENT = "regional_management", _("Manajemen regional")
    FORUM = "forum", _("Forum tanpa sekretariat")


class MemberRole(TextChoices):
    """Peran daerah dalam wadah."""

    HOST = "host", _("Tuan rumah register")
    MEMBER = "member", _("Anggota")


class NamingState(TextChoices):
    """Keadaan penamaan."""

    NONE = "none", _("Belum ada nama")
    PROPOSED = "proposed", _("Diusulkan")
    AGREED = "agreed", _("Disepakati")
    PUBLISHED = "published", _("Dipublikasikan")


class DatePrecision(TextChoices):
    """Ketelitian tanggal: what of the date the source really states."""

    DAY = "day", _("Tanggal")
    MONTH = "month", _("Bulan")
    YEAR = "year", _("Tahun")


class PaperState(TextChoices):
    """Keadaan naskah: how far the paper of an agreement is."""

    PLANNED = "planned", _("Direncanakan")
    OFFERED = "offered", _("Ditawarkan")
    DRAFTING = "drafting", _("Disusun")
    REVIEW = "review", _("Dibahas")
    COUNCIL_APPROVAL = "council_approval", _("Menunggu persetujuan DPRD")
    READY = "ready", _("Siap ditandatangani")
    PARTLY_SIGNED = "partly_signed", _("Ditandatangani sebagian")
    SIGNED = "signed", _("Ditandatangani")
    IN_FORCE = "in_force", _("Berlaku")
    ENDED = "ended", _("Berakhir")
    TERMINATED = "terminated", _("Diakhiri")
    REPLACED = "replaced", _("Diganti")
    CANCELLED = "cancelled", _("Dibatalkan")


class ImplementationState(TextChoices):
    """Keadaan pelaksanaan: whether anything of the agreement happens."""

    NOT_STARTED = "not_started", _("Belum ada pelaksanaan")
    RUNNING = "running", _("Berjalan")
    STALLED = "stalled", _("Terhenti")
    DONE = "done", _("Selesai")


class Axis(TextChoices):
    """Sumbu keadaan."""

    PAPER = "paper", pgettext_lazy("perjanjian", "Naskah")
    IMPLEMENTATION = "implementation", _("Pelaksanaan")


class EndReason(TextChoices):
    """Alasan berakhir (PP 28/2018 Pasal 9; daftar belum diverifikasi)."""

    BY_AGREEMENT = "by_agreement", _("Kesepakatan para pihak")
    GOAL_REACHED = "goal_reached", _("Tujuan tercapai")
    FUNDAMENTAL_CHANGE = "fundamental_change", _("Perubahan mendasar")
    BREACH = "breach", _("Tidak dilaksanakan sesuai perjanjian")
    NEW_AGREEMENT = "new_agreement", _("Dibuat perjanjian baru")
    AGAINST_LAW = "against_law", _("Bertentangan dengan peraturan")
    OBJECT_LOST = "object_lost", _("Objek hilang")
    PUBLIC_HARM = "public_harm", _("Merugikan kepentingan umum")
    TERM_ENDED = "term_ended", _("Jangka waktu berakhir")


class SignatoryCapacity(TextChoices):
    """Kapasitas penandatangan."""

    HEAD_OF_REGION = "head_of_region", _("Kepala daerah")
    PROXY = "proxy", _("Dengan surat kuasa")


class DocumentKind(TextChoices):
    """Surat dan persetujuan yang menyertai naskah."""

    TERMS_OF_REFERENCE = "terms_of_reference", _("Kerangka acuan kerja")
    OFFER_LETTER = "offer_letter", _("Surat penawaran")
    REPLY = "reply", _("Surat jawaban penawaran")
    DRAFT_TEXT = "draft_text", _("Rancangan naskah")
    TEAM_APPROVAL = "team_approval", _("Persetujuan TKKSD")
    LEGAL_APPROVAL = "legal_approval", _("Persetujuan Bagian Hukum")
    COUNCIL_APPROVAL = "council_approval", _("Persetujuan DPRD")
    SIGNED_COPY = "signed_copy", _("Salinan bertanda tangan")
    TERMINATION = "termination", _("Naskah pengakhiran")


class ClauseCategory(TextChoices):
    """Materi naskah perjanjian; the first eight are obligatory."""

    SUBJECTS = "subjects", _("Subjek")
    OBJECT = "object", _("Objek")
    SCOPE = "scope", _("Ruang lingkup")
    RIGHTS_AND_DUTIES = "rights_and_duties", _("Hak dan kewajiban")
    TERM = "term", _("Jangka waktu")
    TERMINATION = "termination", _("Pengakhiran")
    FORCE_MAJEURE = "force_majeure", _("Keadaan memaksa")
    DISPUTES = "disputes", _("Penyelesaian perselisihan")
    FUNDING = "funding", _("Pembiayaan")
    MONITORING = "monitoring", _("Monitoring dan evaluasi")
    CORRESPONDENCE = "correspondence", _("Korespondensi")
    AMENDMENT = "amendment", _("Perubahan")
    CLOSING = "closing", _("Penutup")


class ObligationSide(TextChoices):
    """Hak atau kewajiban."""

    RIGHT = "right", _("Hak")
    DUTY = "duty", _("Kewajiban")


class ObligationState(TextChoices):
    """Keadaan kewajiban; late is derived from the date, never stored."""

    NOT_STARTED = "not_started", _("Belum dimulai")
    RUNNING = "running", _("Berjalan")
    DONE = "done", _("Selesai")


class EvidenceKind(TextChoices):
    """Bukti pelaksanaan."""

    DOCUMENT = "document", _("Dokumen")
    MEETING_STATEMENT = "meeting_statement", _("Pernyataan dalam rapat")


class Verdict(TextChoices):
    """Tanggapan pihak lain atas laporan."""

    PENDING = "pending", _("Belum ditanggapi")
    CONFIRMED = "confirmed", _("Dibenarkan")
    DISPUTED = "disputed", _("Disanggah")


class EvaluationConclusion(TextChoices):
    """Kesimpulan evaluasi."""

    CONTINUED = "continued", _("Dilanjutkan")
    EXTENDED = "extended", _("Diperluas")
    STOPPED = "stopped", _("Dihentikan")


class DiscussionState(TextChoices):
    """Keadaan rencana pembahasan."""

    PLANNED = "planned", _("Direncanakan")
    MOVED = "moved", _("Dipindahkan")
    DONE = "done", _("Selesai")
