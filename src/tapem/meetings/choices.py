"""States and kinds of meetings and of what they decide."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class MeetingKind(TextChoices):
    """Jenis rapat."""

    DRAFTING = "drafting", _("Pembahasan rancangan")
    MONITORING = "monitoring", _("Monitoring dan evaluasi")
    PLENARY = "plenary", _("Rapat pleno")
    COORDINATION = "coordination", _("Rapat koordinasi")


class MeetingState(TextChoices):
    """Keadaan rapat."""

    PLANNED = "planned", _("Direncanakan")
    RUNNING = "running", _("Berlangsung")
    CONCLUDED = "concluded", pgettext_lazy("rapat", "Selesai")
    CANCELLED = "cancelled", _("Dibatalkan")


class ReportState(TextChoices):
    """Keadaan laporan rapat."""

    DRAFT = "draft", _("Konsep")
    FINAL = "final", _("Final")


class Salutation(TextChoices):
    """Sapaan kepada pimpinan dalam laporan."""

    FATHER = "Bapak", _("Bapak")
    MOTHER = "Ibu", _("Ibu")


class RecommendationState(TextChoices):
    """Keadaan saran tindak lanjut."""

    PROPOSED = "proposed", _("Diusulkan")
    APPROVED = "approved", _("Disetujui")
    AMENDED = "amended", _("Disetujui dengan perubahan")
    REFUSED = "refused", _("Ditolak")


class DiscrepancyState(TextChoices):
    """Keadaan selisih."""

    OPEN = "open", _("Terbuka")
    EXPLAINED = "explained", _("Dijelaskan")
    LEFT_OPEN = "left_open", _("Dibiarkan terbuka dengan catatan kaki")
    CORRECTED = "corrected", _("Diperbaiki")


class PaperKind(TextChoices):
    """Jenis naskah; the value begins the file's name."""

    INVITATION = "undangan", _("Undangan")
    ATTENDANCE_LIST = "daftar-hadir", _("Daftar hadir")
    MINUTES = "notula", _("Notula")
    REPORT = "laporan", _("Laporan")
    NEWS = "berita", _("Berita")
    WHATSAPP = "whatsapp", _("Teks WhatsApp")
    MEMO = "memo", _("Memo")
    REGISTER = "rekap-pks", _("Rekap PKS")
    ANNEX = "lampiran", _("Lampiran")
    INSTRUMENT = "naskah", _("Naskah")
    HANDOVER = "serah-terima", _("Serah terima")
