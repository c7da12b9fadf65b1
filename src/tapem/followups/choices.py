"""States and subjects of follow-ups."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class FollowUpState(TextChoices):
    """Keadaan tindak lanjut."""

    OPEN = "open", _("Terbuka")
    REPORTED = "reported", _("Dilaporkan selesai")
    DONE = "done", _("Selesai")
    DROPPED = "dropped", _("Dibatalkan")


class SubjectKind(TextChoices):
    """What a follow-up is about; the screens turn it into an address."""

    CORRECTION = "correction", _("Koreksi")
    FORM = "form", _("Form capaian")
    DECISION = "decision", _("Keputusan rapat")
    RECOMMENDATION = "recommendation", _("Saran tindak lanjut")
    AGREEMENT = "agreement", _("Perjanjian kerja sama")
    OBLIGATION = "obligation", _("Kewajiban")
    CHAPTER = "chapter", _("Bab")
    OTHER = "other", _("Lainnya")
