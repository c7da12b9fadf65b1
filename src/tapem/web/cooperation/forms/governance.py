"""Forms of an alliance: its register, secretariat, name, discussions and parameters of law."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tapem.cooperation.choices import AllianceForm, CooperationKind, DatePrecision
from tapem.meetings.models import Meeting
from tapem.regions.models import Region
from tapem.web.cooperation.forms.fields import (
    MeetingField,
    MembersMixin,
    RegionChoice,
    RegionsChoice,
    date_field,
    prose_field,
    say,
    text_field,
)
from tapem.web.meetings.forms import VersionedForm


class AllianceEntryForm(forms.Form):
    """Opening the register of an alliance."""

    working_title = text_field(
        _("Judul kerja"),
        _("Tulis judul kerja wadah ini."),
        max_length=200,
        help_text=_("Dipakai sampai nama resminya disepakati."),
    )
    kind = forms.ChoiceField(label=_("Jenis"), choices=CooperationKind.choices)
    since_year = forms.IntegerField(
        label=_("Sejak tahun"),
        min_value=1945,
        max_value=2100,
        error_messages={
            "required": _("Isi tahun mulainya."),
            "invalid": _("Isi tahun, misalnya 2019."),
        },
    )
    form = forms.ChoiceField(label=_("Bentuk kelembagaan"), choices=AllianceForm.choices)
    members = RegionsChoice(
        label=_("Daerah anggota lain"),
        queryset=None,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Pilih paling sedikit satu daerah lain.")},
    )

    def __init__(self, *args: Any, neighbours: QuerySet[Region], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["members"].queryset = neighbours  # type: ignore[attr-defined]  # a model choice


class HoldForm(MembersMixin):
    """Who holds the secretariat."""

    region_fields = ("holder",)
    holder = RegionChoice(
        label=_("Pemegang sekretariat"), queryset=None, empty_label=_("pilih daerah")
    )
    since = date_field(_("Sejak"))
    precision = forms.ChoiceField(label=_("Yang diketahui"), choices=DatePrecision.choices)
    basis = text_field(_("Dasar"), max_length=300)


class HandOverForm(MembersMixin):
    """Handing the secretariat over."""

    region_fields = ("to",)
    to = RegionChoice(label=_("Pengganti"), queryset=None, empty_label=_("pilih daerah"))
    on = date_field(_("Mulai tanggal"))
    basis = text_field(
        _("Keputusan atau kesepakatan"),
        _("Sebutkan keputusan atau kesepakatannya."),
        max_length=300,
        help_text=_("Giliran disepakati para pihak; tidak diatur undang-undang."),
    )


class ProposalForm(MembersMixin):
    """Proposing a name."""

    region_fields = ("for_region",)
    text = text_field(_("Nama"), _("Tulis nama yang diusulkan."), max_length=120)
    meaning = text_field(_("Arti"), max_length=300)
    for_region = RegionChoice(
        label=_("Diusulkan oleh"), queryset=None, empty_label=_("pilih daerah")
    )


class VoteForm(MembersMixin):
    """The voice of a member."""

    region_fields = ("for_region",)
    VOICES = (("yes", _("setuju")), ("no", _("tidak setuju")))
    for_region = RegionChoice(label=_("Suara dari"), queryset=None, empty_label=_("pilih daerah"))
    voice = forms.ChoiceField(
        label=_("Pendapat"),
        choices=VOICES,
        widget=forms.RadioSelect,
        error_messages={"required": _("Pilih setuju atau tidak setuju.")},
    )
    note = text_field(_("Catatan"), max_length=300, help_text=_("Wajib bila tidak setuju."))


class AgreeForm(forms.Form):
    """Recording the agreed name."""

    basis = text_field(
        _("Dasar kesepakatan"),
        _("Sebutkan dasar kesepakatannya."),
        max_length=300,
        help_text=_("Misalnya notula rapat koordinasi dan tanggalnya."),
    )
    on = date_field(_("Tanggal"))


class PublishForm(forms.Form):
    """Recording the publication of the name."""

    event = text_field(_("Acara publikasi"), _("Sebutkan acara publikasinya."), max_length=300)
    on = date_field(_("Tanggal"))


class DiscussionForm(MembersMixin):
    """Planning a discussion of drafts."""

    region_fields = ("venue",)
    venue = RegionChoice(label=_("Tuan rumah"), queryset=None, empty_label=_("pilih daerah"))
    planned_for = text_field(
        _("Waktu"),
        _("Tulis rencana waktunya."),
        max_length=120,
        help_text=_("Misalnya akhir tahun 2022"),
    )


class MoveDiscussionForm(MembersMixin, VersionedForm):
    """Moving a discussion to another member."""

    region_fields = ("to",)
    to = RegionChoice(label=_("Dipindahkan ke"), queryset=None, empty_label=_("pilih daerah"))
    reason = prose_field(_("Alasan"), _("Tulis alasan pemindahan."), max_length=500)


class ParameterForm(VersionedForm):
    """Confirming a legal parameter."""

    value = text_field(_("Nilai"), _("Isi nilainya."), max_length=200)
    source = text_field(
        _("Peraturan dan pasal"), _("Sebutkan peraturan dan pasalnya."), max_length=200
    )
    valid_from = date_field(_("Berlaku sejak"), required=False)


class MeetingChoiceForm(forms.Form):
    """Choosing one meeting of the host."""

    meeting = MeetingField(label=pgettext_lazy("satu", "Rapat"), queryset=None, empty_label=None)

    def __init__(self, *args: Any, meetings: QuerySet[Meeting], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["meeting"].queryset = meetings  # type: ignore[attr-defined]  # a model choice
        say(self.fields["meeting"], _("Pilih rapat dari daftar."))
