"""Fields and values of the trail in the words of the office: "Keadaan: Selesai → Berlangsung"."""

from collections.abc import Mapping

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.db.models import Field
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

_WORDS: Mapping[str, str | Promise] = {
    "agency": _("Perangkat daerah"),
    "computed": _("Hasil hitung data"),
    "conclusions": _("Kesimpulan"),
    "count": _("Jumlah orang"),
    "discussed_at": _("Mulai dibahas"),
    "due_on": _("Batas waktu"),
    "evidence": _("Bukti"),
    "facts": _("Keterangan"),
    "file": _("Berkas"),
    "held_on": _("Hari pelaksanaan"),
    "implementation_state": _("Pelaksanaan"),
    "number": _("Nomor"),
    "obliged": _("Wajib hadir"),
    "paper_state": pgettext_lazy("perjanjian", "Naskah"),
    "parties": _("Pihak"),
    "place": _("Tempat"),
    "quote": _("Kalimatnya"),
    "results": _("Hasil"),
    "said_by": _("Disampaikan oleh"),
    "state": _("Keadaan"),
    "text": _("Bunyi"),
    "title": _("Judul"),
    "value": _("Nilai"),
}


def field_word(name: str) -> str:
    """Return what the office calls a field; a field without a word keeps its name."""
    return str(_WORDS.get(name, name))


def value_word(kind: str, name: str, value: object) -> object:
    """Return a choice of an object of `kind` ("meetings.meeting") by its label, else the value."""
    if value is True or value is False:
        return _("ya") if value else _("tidak")
    return dict(_choices(kind, name)).get(value, value)


def _choices(kind: str, name: str) -> list[tuple[object, object]]:
    try:
        field = apps.get_model(kind)._meta.get_field(name)
    except (LookupError, ValueError, FieldDoesNotExist):
        return []
    return list(field.flatchoices) if isinstance(field, Field) else []
