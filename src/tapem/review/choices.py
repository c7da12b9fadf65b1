"""Kinds of texts that are proofread while they are written, and grades of findings."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class SubjectKind(TextChoices):
    """Jenis naskah yang diperiksa."""

    DRAFT = "draft", _("Rancangan produk hukum")
    MEETING_REPORT = "meeting_report", _("Laporan rapat")


class Grade(TextChoices):
    """Bobot temuan: the values are those of the proofreader's severities."""

    ERROR = "error", _("Kesalahan")
    WARNING = "warning", _("Perlu dicermati")
    INFO = "info", _("Saran gaya")
