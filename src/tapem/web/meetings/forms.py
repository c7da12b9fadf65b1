"""Shapes of what is typed about a meeting; meaning is decided by the acts."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from tapem.meetings.choices import MeetingKind, RecommendationState, Salutation
from tapem.meetings.models import Meeting, MeetingReport, Minute, Recommendation
from tapem.regions.models import Agency, Position, Region
from tapem.web.meetings.fields import HourField, OfficialDateField, at_hour, hour_of

if TYPE_CHECKING:  # Django's fields take no type argument at run time
    PositionField = forms.ModelChoiceField[Position]
    RegionField = forms.ModelChoiceField[Region]
    AgencyField = forms.ModelChoiceField[Agency]
    AgenciesField = forms.ModelMultipleChoiceField[Agency]
else:
    AgencyField = forms.ModelChoiceField
    AgenciesField = forms.ModelMultipleChoiceField

LONG = 20_000


def _text(label: Any, required: Any = "", **options: Any) -> forms.CharField:
    errors = {"required": required} if required else {}
    return forms.CharField(
        label=label, required=bool(required), error_messages=errors, strip=True, **options
    )


def _prose(label: Any, required: Any = "", rows: int = 4, **options: Any) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows})
    return _text(label, required, widget=widget, max_length=LONG, **options)


class VersionedForm(forms.Form):
    """A form that knows which state of the object it was opened with."""

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def renewed_after_stale(self, version: int) -> None:
        """Let the next submit count against what is saved now, once both values were shown."""
        if not hasattr(self, "stale"):
            return
        renewed = cast("QueryDict", self.data).copy()
        renewed[self.add_prefix("version")] = str(version)
        self.data = renewed


class MeetingForm(VersionedForm):
    """Planning and amending a meeting."""

    title = _text(_("Judul rapat"), _("Tulis judul rapat."), max_length=300)
    kind = forms.ChoiceField(label=_("Jenis rapat"), choices=MeetingKind.choices)
    held_on = OfficialDateField(label=_("Hari pelaksanaan"))
    starts_at = HourField(label=_("Mulai pukul"), required=False)
    ends_at = HourField(label=_("Selesai pukul"), required=False)
    place = _text(_("Tempat"), _("Tulis tempat rapat."), max_length=200)
    purpose = _prose(_("Tujuan"), rows=3)
    organizer_note = _text(
        _("Penyelenggara di dalam bagian"),
        max_length=200,
        help_text=_("Misalnya Sub Koordinator Otonomi Daerah"),
    )
    chair: "PositionField" = forms.ModelChoiceField(
        label=_("Pimpinan rapat"),
        queryset=None,
        required=False,
        empty_label=_("belum diketahui"),
    )
    participants_note = _text(_("Unsur peserta"), max_length=400)
    reference_number = _text(_("Nomor surat undangan"), max_length=80)
    reference_date = OfficialDateField(label=_("Tanggal surat undangan"), required=False)
    total_stated = forms.IntegerField(
        label=_("Jumlah peserta yang disebut"),
        required=False,
        min_value=0,
        max_value=10_000,
        help_text=_("Hanya bila sumber menyebut jumlah tanpa rincian."),
    )
    attendance_list_open = forms.BooleanField(
        label=_("Daftar instansi tidak lengkap (“antara lain”)"), required=False
    )
    named_list_open = forms.BooleanField(
        label=_("Daftar pejabat tidak lengkap (“dan lain-lain”)"), required=False
    )

    def __init__(self, *args: Any, positions: QuerySet[Position], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["chair"].queryset = positions  # type: ignore[attr-defined]  # a model choice

    @classmethod
    def initial_of(cls, meeting: Meeting) -> dict[str, object]:
        """Return what the form shows of a saved meeting."""
        values: dict[str, object] = {
            name: getattr(meeting, name) for name in cls.base_fields if hasattr(meeting, name)
        }
        hours = {"starts_at": hour_of(meeting.starts_at), "ends_at": hour_of(meeting.ends_at)}
        return values | hours

    def facts(self) -> dict[str, Any]:
        """Return the typed values as the acts take them."""
        values = {name: value for name, value in self.cleaned_data.items() if name != "version"}
        day = values["held_on"]
        values["starts_at"] = at_hour(day, values["starts_at"])
        values["ends_at"] = at_hour(day, values["ends_at"])
        values["kind"] = MeetingKind(values["kind"])
        return values


class AgencyChoice(AgencyField):
    """One agency of the region, by its name."""

    def label_from_instance(self, obj: Agency) -> str:
        """Return the name people know."""
        return f"{obj.short_name} – {obj.name}" if obj.short_name != obj.name else obj.name


class AgenciesChoice(AgenciesField):
    """Several agencies of the region."""

    def label_from_instance(self, obj: Agency) -> str:
        """Return the short name."""
        return obj.short_name


class InviteForm(forms.Form):
    """Inviting an agency of one's own, or an institution by its name."""

    agency = AgencyChoice(
        label=_("Perangkat daerah"), queryset=None, required=False, empty_label=_("instansi lain")
    )
    invited_region: "RegionField" = forms.ModelChoiceField(
        label=_("Daerah mitra"),
        queryset=None,
        required=False,
        empty_label=_("bukan daerah mitra"),
        help_text=_("Mitra yang diundang melihat rapat ini, kecuali laporannya."),
    )
    institution = _text(_("Instansi lain"), max_length=200)
    obliged = forms.BooleanField(label=_("Wajib hadir"), required=False)
    because = _text(_("Sebab wajib hadir"), max_length=300)

    def __init__(
        self, *args: Any, agencies: QuerySet[Agency], partners: QuerySet[Region], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agency"].queryset = agencies  # type: ignore[attr-defined]  # a model choice
        self.fields["invited_region"].queryset = partners  # type: ignore[attr-defined]  # a model choice

    def clean(self) -> dict[str, Any]:
        """Refuse two institutions in one invitation: only one of them would be kept."""
        values = super().clean() or {}
        named = [name for name in ("agency", "invited_region", "institution") if values.get(name)]
        if len(named) > 1:
            self.add_error(named[1], _("Undang satu instansi setiap kali; kosongkan yang lain."))
        return values


class AgendaForm(forms.Form):
    """Adding agenda items: by a title, by what they discuss, or by both."""

    title = _text(_("Butir acara"), max_length=300)
    subjects = forms.MultipleChoiceField(
        label=_("Bab atau perjanjian yang dibahas"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Tanpa judul, setiap pilihan menjadi butir acara sendiri."),
    )

    def __init__(self, *args: Any, subjects: Iterable[tuple[str, Any]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = list(subjects)
        self.fields["subjects"].choices = choices  # type: ignore[attr-defined]  # a choice
        if not choices:
            del self.fields["subjects"]


class ReasonForm(forms.Form):
    """An act that needs a reason."""

    reason = _text(_("Alasan"), _("Tulis alasannya."), max_length=500)


class ConcludeForm(forms.Form):
    """Closing a meeting."""

    ended_at = HourField(label=_("Selesai pukul"), required=False, help_text=_("WIB"))
    seen_absent = forms.BooleanField(
        label=_("Saya tahu instansi wajib di atas tidak tercatat hadir"), required=False
    )


class AttendanceRow(VersionedForm):
    """How many came from one institution."""

    CAME = (("", _("belum")), ("yes", _("hadir")), ("no", _("tidak hadir")))
    institution = forms.CharField(max_length=200, required=False, widget=forms.HiddenInput)
    came = forms.ChoiceField(
        label=_("Kehadiran"),
        choices=CAME,
        required=False,
        widget=forms.Select(attrs={"class": "in"}),
    )
    count = forms.IntegerField(
        label=_("Jumlah orang"),
        required=False,
        min_value=0,
        max_value=10_000,
        error_messages={"invalid": _("Isi angka bulat, misalnya 23.")},
    )

    def clean(self) -> dict[str, Any]:
        """Refuse a count for an institution that did not come."""
        values = super().clean() or {}
        if values.get("came") == "no" and values.get("count"):
            self.add_error("count", _("Kosongkan jumlah bila instansi ini tidak hadir."))
        if values.get("came") == "" and values.get("count") is not None:
            values["came"] = "yes" if values["count"] else "no"
        return values

    def people(self) -> int | None:
        """Return the count as the act takes it: 0 did not come, None unknown."""
        if self.cleaned_data["came"] == "no":
            return 0
        count: int | None = self.cleaned_data["count"]
        return count


class WalkInForm(AttendanceRow):
    """An institution that came without an invitation."""

    institution = forms.CharField(
        label=_("Instansi lain yang hadir"), max_length=200, required=False
    )


class NamedForm(forms.Form):
    """An official whose presence is mentioned."""

    title = _text(_("Jabatan yang hadir"), _("Tulis jabatan yang hadir."), max_length=200)


class MinuteForm(VersionedForm):
    """A minute, new or mended."""

    text = _prose(_("Catatan"), _("Tulis catatan notula."))
    said_by = _text(_("Disampaikan oleh"), max_length=200, help_text=_("Jabatan atau instansi"))

    @staticmethod
    def initial_of(minute: Minute) -> dict[str, object]:
        """Return what the form shows of a saved minute."""
        return {"text": minute.text, "said_by": minute.said_by, "version": minute.version}


class DecisionForm(forms.Form):
    """A decision with those who must act."""

    text = _prose(_("Bunyi keputusan"), _("Tulis bunyi keputusan."), rows=3)
    agencies = AgenciesChoice(
        label=_("Pelaksana"),
        queryset=None,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    addressee = _text(_("Pelaksana lain"), max_length=300)
    due_on = OfficialDateField(label=_("Batas waktu"), required=False)

    def __init__(self, *args: Any, agencies: QuerySet[Agency], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agencies"].queryset = agencies  # type: ignore[attr-defined]  # a model choice


class RecommendForm(forms.Form):
    """A recommendation to the leader."""

    addressee = _text(_("Siapa"), _("Sebutkan pelaksana saran ini."), max_length=300)
    agency = AgencyChoice(
        label=_("Perangkat daerah pelaksana"),
        queryset=None,
        required=False,
        empty_label=_("bukan satu perangkat daerah"),
    )
    text = _prose(_("agar melakukan apa"), _("Tulis isi saran tindak lanjut."), rows=3)
    due_on = OfficialDateField(label=_("Batas waktu"), required=False)

    def __init__(self, *args: Any, agencies: QuerySet[Agency], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agency"].queryset = agencies  # type: ignore[attr-defined]  # a model choice


class VerdictForm(VersionedForm):
    """What the leader makes of a recommendation."""

    state = forms.ChoiceField(
        label=_("Putusan"),
        choices=[
            choice
            for choice in RecommendationState.choices
            if choice[0] != RecommendationState.PROPOSED
        ],
        error_messages={"required": _("Pilih setujui, ubah, atau tolak.")},
    )
    amended_text = _prose(_("Bunyi setelah diubah"), rows=3)
    note = _text(_("Catatan"), max_length=2000, widget=forms.Textarea(attrs={"rows": 2}))

    @staticmethod
    def initial_of(recommendation: Recommendation) -> dict[str, object]:
        """Return what the form shows: the wording in force, for the leader to change."""
        return {"version": recommendation.version, "amended_text": recommendation.wording}


class DiscrepancyForm(VersionedForm):
    """Explaining a discrepancy, or leaving it open with a footnote."""

    explanation = _prose(_("Penjelasan"), _("Tulis penjelasan selisih ini."), rows=3)
    outcome = forms.ChoiceField(
        label=_("Keputusan atas selisih"),
        choices=[
            ("explain", _("Selisih sudah jelas; penjelasan dicetak di bawah laporan")),
            ("leave", _("Biarkan terbuka; penjelasan menjadi catatan kaki")),
        ],
        widget=forms.RadioSelect,
        initial="explain",
    )


class ClaimForm(forms.Form):
    """A figure that the text states."""

    label = _text(_("Apa yang dihitung"), _("Sebutkan nama angka ini."), max_length=200)
    metric = _text(
        _("Nama data"),
        _("Sebutkan data pembandingnya."),
        max_length=60,
        help_text=_("Misalnya pks.pending; angka tanpa data dibandingkan dengan kalimat lain."),
    )
    value = forms.IntegerField(
        label=_("Angka yang disebut"),
        min_value=0,
        max_value=1_000_000_000,
        error_messages={"required": _("Isi angka yang disebut naskah.")},
    )
    quote = _prose(_("Kalimatnya"), _("Kutip kalimat yang memuat angka ini."), rows=2)
    location = _text(_("Letaknya"), max_length=120, help_text=_("Misalnya Saran 3"))


class ReportForm(VersionedForm):
    """The prose of a report."""

    results = _prose(_("Hasil"), rows=9)
    conclusions = _prose(_("Kesimpulan"), rows=7)
    salutation = forms.ChoiceField(label=_("Sapaan"), choices=Salutation.choices)

    @staticmethod
    def initial_of(report: MeetingReport | None) -> dict[str, object]:
        """Return what the form shows of a saved report."""
        if report is None:
            return {"salutation": Salutation.FATHER, "version": 0}
        names = ("results", "conclusions", "salutation", "version")
        return {name: getattr(report, name) for name in names}


class NoteForm(forms.Form):
    """The note box of the live screen: typed once, kept as minute, decision or correction."""

    text = _prose(_("Koreksi, keputusan, atau catatan"), _("Tulis catatannya."), rows=3)
    agency = AgencyChoice(
        label=_("Untuk"), queryset=None, required=False, empty_label=_("tidak ditujukan")
    )
    due_on = OfficialDateField(label=_("Batas waktu"), required=False)
    target = forms.ChoiceField(label=_("Bagian"), required=False)
    kind = forms.ChoiceField(label=_("Jenis koreksi"), required=False)

    def __init__(
        self,
        *args: Any,
        agencies: QuerySet[Agency],
        targets: Iterable[tuple[str, str]] = (),
        kinds: Iterable[tuple[str, Any]] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agency"].queryset = agencies  # type: ignore[attr-defined]  # a model choice
        self.fields["target"].choices = list(targets)  # type: ignore[attr-defined]  # a choice
        self.fields["kind"].choices = list(kinds)  # type: ignore[attr-defined]  # a choice
        if not targets:
            del self.fields["target"], self.fields["kind"]
