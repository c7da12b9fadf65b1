"""Shapes of what sets a draft up and follows it: name, team, owners, regulations, stages."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tapem.drafting.choices import CitationKind, DraftState, InstrumentKind
from tapem.drafting.models import Citation
from tapem.web.drafting.forms import AgencyField, NodeField, choose_from
from tapem.web.meetings.fields import OfficialDateField
from tapem.web.meetings.forms import VersionedForm

if TYPE_CHECKING:  # Django's fields take no type argument at run time
    CitationField = forms.ModelChoiceField[Citation]
else:
    CitationField = forms.ModelChoiceField


def _words(label: Any, required: Any = "", limit: int = 300, **options: Any) -> forms.CharField:
    errors = {"required": required} if required else {}
    return forms.CharField(
        label=label, required=bool(required), max_length=limit, error_messages=errors, **options
    )


def _year(label: Any, *, required: bool = False, first: int = 2000) -> forms.IntegerField:
    wrong = _("Tulis tahun dengan empat angka, misalnya 2023.")
    errors = {"required": wrong, "invalid": wrong, "min_value": wrong, "max_value": wrong}
    return forms.IntegerField(
        label=label, required=required, min_value=first, max_value=2100,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "maxlength": 4}),
        error_messages=errors,
    )  # fmt: skip


class StartForm(forms.Form):
    """Beginning a draft."""

    kind = forms.ChoiceField(
        label=_("Jenis"),
        error_messages={"required": _("Pilih jenis.")},
        choices=InstrumentKind.choices,
        initial=InstrumentKind.REGENT_REGULATION,
    )
    about = _words(
        _("Tentang"),
        _("Tulis nama peraturan."),
        help_text=_("Nama sesudah kata tentang, tanpa singkatan dalam kurung."),
    )
    short_title = _words(
        _("Sebutan singkat"),
        _("Tulis sebutan singkat rancangan."),
        limit=120,
        help_text=_("Misalnya Raperbup Rencana Aksi SPM."),
    )
    first_year = _year(_("Tahun awal periode"))
    last_year = _year(_("Tahun akhir periode"))
    due_on = OfficialDateField(label=_("Batas penyampaian ke Bagian Hukum"), required=False)


class MemberForm(forms.Form):
    """Taking an agency into the drafting team."""

    agency = AgencyField(
        label=_("Perangkat Daerah"),
        queryset=None,
        error_messages={"required": _("Pilih perangkat daerah.")},
    )
    note = _words(_("Dasar keanggotaan"), limit=200, help_text=_("Misalnya nomor SK tim."))

    def __init__(self, *args: Any, agencies: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_from(self, "agency", agencies)


class OwnerForm(forms.Form):
    """Naming the agency that writes a chapter."""

    chapter = NodeField(label=_("Bab"), queryset=None, error_messages={"required": _("Pilih bab.")})
    owner = AgencyField(
        label=pgettext_lazy("satu", "Pengampu"),
        queryset=None,
        error_messages={"required": _("Pilih perangkat daerah pengampu.")},
    )
    obliged = forms.BooleanField(
        label=_("Wajib menyetujui bab ini sebelum diserahkan"), required=False
    )

    def __init__(self, *args: Any, agencies: Any, chapters: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_from(self, "owner", agencies)
        choose_from(self, "chapter", chapters)


class CiteForm(forms.Form):
    """Choosing a regulation that is in the register."""

    citation = CitationField(
        label=_("Peraturan dari daftar"),
        queryset=None,
        error_messages={"required": _("Pilih peraturan.")},
    )

    def __init__(self, *args: Any, citations: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_from(self, "citation", citations)


class CitationForm(forms.Form):
    """Writing a regulation into the register."""

    kind = forms.ChoiceField(
        label=_("Jenis peraturan"),
        choices=CitationKind.choices,
        error_messages={"required": _("Pilih jenis peraturan.")},
    )
    number = _words(_("Nomor"), limit=20)
    year = _year(_("Tahun"), required=True, first=1945)
    about = _words(_("Tentang"), _("Tulis nama peraturan sesudah kata tentang."), limit=400)
    gazette = _words(
        _("Lembaran atau Berita"),
        limit=200,
        help_text=_("Misalnya Lembaran Negara Republik Indonesia Tahun 2018 Nomor 2."),
    )
    supplement = _words(_("Tambahan Lembaran"), limit=200)
    source = _words(
        _("Sumber data"),
        _("Sebutkan sumber data peraturan ini."),
        limit=200,
        help_text=_("Misalnya salinan dari JDIH, dibaca 29-11-2022."),
    )
    verified_by = _words(
        _("Diperiksa oleh"), limit=120, help_text=_("Kosong berarti belum diverifikasi.")
    )


class StageForm(VersionedForm):
    """Recording a step after the hand-over."""

    to = forms.ChoiceField(label=_("Tahap"), error_messages={"required": _("Pilih tahap.")})
    held_on = OfficialDateField(label=_("Tanggal"))
    reference_number = _words(
        _("Nomor"),
        limit=80,
        help_text=_(
            "Nomor surat; pada penetapan nomor peraturan, pada pengundangan nomor Berita Daerah."
        ),
    )
    note = _words(_("Catatan"), help_text=_("Wajib diisi bila rancangan kembali ke tim penyusun."))

    def __init__(self, *args: Any, stages: tuple[str, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["to"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(one, DraftState(one).label) for one in stages]
