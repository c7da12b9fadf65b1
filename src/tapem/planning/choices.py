"""Levels of the nomenclature and how codes of two editions relate."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Level(TextChoices):
    """Tingkat nomenklatur."""

    AFFAIR_GROUP = "affair_group", _("Urusan")
    AFFAIR = "affair", _("Bidang urusan")
    PROGRAMME = "programme", _("Program")
    ACTIVITY = "activity", _("Kegiatan")
    SUB_ACTIVITY = "sub_activity", _("Sub kegiatan")


class MappingKind(TextChoices):
    """Hubungan kode lama dengan kode baru."""

    SAME = "same", _("Kode dan nama tetap")
    MOVED = "moved", _("Nama tetap, kode pindah")
    OTHER_MEANING = "other_meaning", _("Kode tetap, arti berubah")
    NOT_FOUND = "not_found", _("Belum ditemukan")
