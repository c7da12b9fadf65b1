"""Purposes of chapters, measures and states of the plan's cells."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Purpose(TextChoices):
    """Isi bab: what a chapter of the annex is for, hence which data it draws."""

    INTRODUCTION = "introduction", _("Pendahuluan")
    OVERVIEW = "overview", _("Gambaran umum dan kebijakan")
    ACHIEVEMENT = "achievement", _("Capaian penerapan")
    PROBLEMS = "problems", _("Permasalahan")
    MATRIX = "matrix", _("Matriks rencana aksi")
    FUNDING = "funding", _("Pendanaan, pemantauan, dan pelaporan")
    CLOSING = "closing", _("Penutup")
    OTHER = "other", _("Lainnya")


class Measure(TextChoices):
    """Isian tahunan baris rencana."""

    TARGET = "target", _("Target")
    CEILING = "ceiling", _("Pagu")


class PlanCellState(TextChoices):
    """Keadaan isian: empty, a number (0 counts), or "–" (no activity in that year)."""

    EMPTY = "empty", _("kosong")
    NUMBER = "number", _("angka")
    NONE = "none", _("tidak ada kegiatan")
