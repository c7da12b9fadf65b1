"""Shapes of what is typed about alliances and agreements; meaning is decided by the acts."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from tapem.cooperation.choices import (
    AllianceForm,
    ClauseCategory,
    CooperationKind,
    DatePrecision,
    DocumentKind,
    EndReason,
    EvaluationConclusion,
    ObligationSide,
    SignatoryCapacity,
)
from tapem.cooperation.models import Agreement
from tapem.cooperation.rules.questions import Question
from tapem.kernel.dates import short_date
from tapem.meetings.models import Meeting
from tapem.regions.models import Agency, Region
from tapem.web.meetings.fields import OfficialDateField
from tapem.web.meetings.forms import VersionedForm

if TYPE_CHECKING:  # Django's fields take no type argument at run time
    RegionField = forms.ModelChoiceField[Region]
    RegionsField = forms.ModelMultipleChoiceField[Region]
    AgencyField = forms.ModelChoiceField[Agency]
    AgreementField = forms.ModelChoiceField[Agreement]
    MeetingField = forms.ModelChoiceField[Meeting]
else:
    RegionField = AgencyField = AgreementField = MeetingField = forms.ModelChoiceField
    RegionsField = forms.ModelMultipleChoiceField

LONG = 20_000
EXAMPLE_DATE = _("Misalnya 29-11-2022 atau 29 November 2022")


class TypedDateField(OfficialDateField):
    """A day in a plain text field: browsers show their own calendar in the order of their maker."""

    def __init__(self, **options: Any) -> None:
        super().__init__(widget=forms.TextInput(attrs={"autocomplete": "off"}), **options)

    def prepare_value(self, value: Any) -> Any:
        """Show a saved day as offices write it, and what was typed as it was typed."""
        return short_date(value) if isinstance(value, date) else value


def _text(label: Any, required: Any = "", **options: Any) -> forms.CharField:
    errors = {"required": required} if required else {}
    return forms.CharField(label=label, required=bool(required), error_messages=errors, **options)


def _prose(label: Any, required: Any = "", rows: int = 3, **options: Any) -> forms.CharField:
    options.setdefault("max_length", 2000)
    return _text(label, required, widget=forms.Textarea(attrs={"rows": rows}), **options)


def _date(label: Any, **options: Any) -> TypedDateField:
    return TypedDateField(label=label, help_text=EXAMPLE_DATE, **options)


def _words(field: forms.Field, message: Any) -> None:
    """Say in the words of the field what is missing, or not on offer."""
    field.error_messages |= {"required": message, "invalid_choice": message}


class RegionChoice(RegionField):
    """One member of the alliance."""

    def label_from_instance(self, obj: Region) -> str:
        """Return the name as reports write it."""
        return obj.official_name


class RegionsChoice(RegionsField):
    """Several members of the alliance."""

    def label_from_instance(self, obj: Region) -> str:
        """Return the name as reports write it."""
        return obj.official_name


class AgencyChoice(AgencyField):
    """One agency, by short and full name."""

    def label_from_instance(self, obj: Agency) -> str:
        """Return the name people know."""
        return f"{obj.short_name} – {obj.name}" if obj.short_name != obj.name else obj.name


class MembersMixin(forms.Form):
    """A form that chooses among the members of an alliance."""

    region_fields: Sequence[str] = ()

    def __init__(self, *args: Any, regions: QuerySet[Region], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in self.region_fields:
            self.fields[name].queryset = regions  # type: ignore[attr-defined]  # a model choice
            _words(self.fields[name], _("Pilih daerah anggota wadah ini."))


class ReasonForm(VersionedForm):
    """An act that needs a reason."""

    reason = _prose(_("Alasan"), _("Tulis alasannya."), max_length=500)


class ConfirmForm(VersionedForm):
    """An act that needs nothing but the wish."""


class AllianceEntryForm(forms.Form):
    """Opening the register of an alliance."""

    working_title = _text(
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


class NewAgreementForm(forms.Form):
    """Adding an agreement to the register."""

    KINDS = (
        ("planned", _("Masih direncanakan")),
        ("drafting", _("Sedang disusun")),
        ("signed", _("Sudah ditandatangani sebelum dicatat di sini")),
    )
    found = forms.ChoiceField(
        label=_("Keadaan saat ini"), choices=KINDS, widget=forms.RadioSelect, initial="planned"
    )
    title = _prose(
        _("Judul"),
        max_length=500,
        help_text=_("Boleh kosong hanya bila sudah ditandatangani dan judulnya belum diketahui."),
    )
    short_title = _text(_("Judul singkat"), max_length=120)
    signed_on = _date(_("Tanggal ditandatangani"), required=False)

    def clean(self) -> dict[str, Any]:
        """Ask for a title unless the agreement is a placeholder."""
        values = super().clean() or {}
        if (
            values.get("found") != "signed"
            and not values.get("title")
            and "title" not in self.errors
        ):
            self.add_error("title", _("Tulis judul perjanjian."))
        return values


class TitleForm(VersionedForm):
    """Title and subject of an agreement."""

    title = _prose(_("Judul"), _("Tulis judul perjanjian."), max_length=500)
    short_title = _text(_("Judul singkat"), max_length=120, help_text=_("Untuk daftar dan papan."))
    affair = _text(_("Bidang urusan"), max_length=120)
    scope = _prose(_("Ruang lingkup"), max_length=5000)


class PartiesForm(MembersMixin, VersionedForm):
    """Which members are parties."""

    region_fields = ("parties",)
    parties = RegionsChoice(
        label=_("Para pihak"),
        queryset=None,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Urutan pihak mengikuti urutan anggota wadah."),
    )


class LeadForm(forms.Form):
    """Lead agency of one region."""

    agency = AgencyChoice(
        label=_("Perangkat daerah"),
        queryset=None,
        required=False,
        empty_label=_("tidak ada dalam daftar"),
    )
    agency_name = _text(
        _("Nama perangkat daerah"), max_length=200, help_text=_("Bila tidak ada dalam daftar.")
    )

    def __init__(self, *args: Any, agencies: QuerySet[Agency], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agency"].queryset = agencies  # type: ignore[attr-defined]  # a model choice
        _words(self.fields["agency"], _("Pilih perangkat daerah dari daftar."))


class TermForm(VersionedForm):
    """Term of an agreement, and whether the council must approve."""

    COUNCIL = (("", _("belum ditentukan")), ("yes", _("perlu")), ("no", _("tidak perlu")))
    valid_from = _date(_("Mulai berlaku"), required=False)
    valid_until = _date(_("Berakhir"), required=False)
    term_exception = _text(
        _("Dasar pengecualian jangka waktu"), max_length=300, help_text=_("Bila melebihi batas.")
    )
    council = forms.ChoiceField(label=_("Persetujuan DPRD"), choices=COUNCIL, required=False)

    def needs_council(self) -> bool | None:
        """Return the answer as the act takes it."""
        return {"yes": True, "no": False}.get(self.cleaned_data["council"])


class DocumentForm(MembersMixin):
    """A dated letter or approval."""

    region_fields = ("of_region",)
    kind = forms.ChoiceField(label=_("Jenis surat"), choices=DocumentKind.choices)
    of_region = RegionChoice(
        label=_("Dari daerah"), queryset=None, required=False, empty_label=_("bersama")
    )
    reference_number = _text(_("Nomor"), max_length=120)
    dated_on = _date(_("Tanggal"))


class ClauseForm(forms.Form):
    """One matter of the draft."""

    category = forms.ChoiceField(label=_("Materi"), choices=ClauseCategory.choices)
    article = _text(_("Pasal"), max_length=20, help_text=_("Misalnya Pasal 5"))
    text = _prose(_("Isi"), _("Isi klausul ini."), rows=6, max_length=LONG)


class MoveForm(VersionedForm):
    """Moving the paper to its next state."""

    on = _date(_("Sejak tanggal"))
    reason = _prose(_("Alasan"), max_length=500)
    end_reason = forms.ChoiceField(
        label=_("Alasan pengakhiran"),
        choices=[("", _("pilih")), *EndReason.choices],
        required=False,
    )
    replaced_by = AgreementField(
        label=_("Perjanjian pengganti"), queryset=None, required=False, empty_label=_("pilih")
    )

    def __init__(
        self,
        *args: Any,
        target: str,
        needs_reason: bool,
        others: QuerySet[Agreement],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["replaced_by"].queryset = others  # type: ignore[attr-defined]  # a model choice
        _words(self.fields["replaced_by"], _("Pilih perjanjian dari wadah ini."))
        if target != "terminated":
            del self.fields["end_reason"]
        if target != "replaced":
            del self.fields["replaced_by"]
        if needs_reason:
            self.fields["reason"].required = True
            _words(self.fields["reason"], _("Tulis alasannya."))
        else:
            del self.fields["reason"]


class SignForm(VersionedForm):
    """The signature of one party."""

    on = _date(_("Tanggal tanda tangan"))
    signatory = _text(
        _("Jabatan penandatangan"),
        _("Sebutkan jabatan penandatangan."),
        max_length=200,
        help_text=_("Misalnya Bupati Tegal. Tulis jabatan, bukan nama."),
    )
    capacity = forms.ChoiceField(
        label=_("Kapasitas"), choices=SignatoryCapacity.choices, widget=forms.RadioSelect
    )
    power_of_attorney = _text(
        _("Surat kuasa"), max_length=200, help_text=_("Wajib bila bukan kepala daerah.")
    )
    paper_number = _text(
        _("Nomor naskah pihak ini"), _("Isi nomor naskah pihak ini."), max_length=120
    )
    copy_received = forms.BooleanField(
        label=_("Salinan bertanda tangan sudah diterima"), required=False
    )


class ProofForm(VersionedForm):
    """Evidence: what happened, when, and by what one sees it."""

    happened_on = _date(_("Tanggal kegiatan"))
    text = _prose(_("Apa yang dilaksanakan"), _("Uraikan apa yang dilaksanakan."))
    reference_number = _text(
        _("Dokumen bukti"), max_length=200, help_text=_("Nomor atau nama dokumen bertanggal.")
    )
    meeting = MeetingField(
        label=_("atau pernyataan dalam rapat"),
        queryset=None,
        required=False,
        empty_label=_("bukan dari rapat"),
    )

    def __init__(self, *args: Any, meetings: QuerySet[Meeting], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["meeting"].queryset = meetings  # type: ignore[attr-defined]  # a model choice
        _words(self.fields["meeting"], _("Pilih rapat dari daftar."))

    def clean(self) -> dict[str, Any]:
        """Ask for a document or a meeting: without one the stage does not count."""
        values = super().clean() or {}
        if not values.get("reference_number") and not values.get("meeting"):
            message = _("Sebutkan dokumen atau rapatnya; tanpa bukti tahap ini tidak dihitung.")
            self.add_error("reference_number", message)
        return values


class SidedProofForm(MembersMixin, ProofForm):
    """Evidence of an agreement, reported by one side."""

    region_fields = ("side",)
    side = RegionChoice(label=_("Pihak yang melapor"), queryset=None, empty_label=_("pilih daerah"))


class DutyProofForm(ProofForm):
    """Evidence of one duty."""

    is_done = forms.BooleanField(label=_("Kewajiban ini sudah selesai"), required=False)


class ObligationForm(MembersMixin):
    """A duty or right with its mirror."""

    region_fields = ("holder", "towards")
    side = forms.ChoiceField(
        label=_("Jenis"), choices=ObligationSide.choices, widget=forms.RadioSelect, initial="duty"
    )
    holder = RegionChoice(label=_("Pemegang"), queryset=None, empty_label=_("pilih daerah"))
    towards = RegionChoice(label=_("Terhadap"), queryset=None, empty_label=_("pilih daerah"))
    text = _prose(_("Uraian"), _("Uraikan hak atau kewajiban ini."))
    due_on = _date(_("Batas waktu"), required=False)
    schedule = _text(_("Jadwal"), max_length=200, help_text=_("Misalnya setiap triwulan"))
    target = _text(_("Target"), max_length=200)
    agency = AgencyChoice(
        label=_("Perangkat daerah pelaksana"),
        queryset=None,
        required=False,
        empty_label=_("belum ditetapkan"),
    )

    def __init__(self, *args: Any, agencies: QuerySet[Agency], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agency"].queryset = agencies  # type: ignore[attr-defined]  # a model choice
        _words(self.fields["agency"], _("Pilih perangkat daerah dari daftar."))


class RoundForm(forms.Form):
    """Opening an evaluation round."""

    label = _text(_("Nama periode"), _("Beri nama periode ini."), max_length=120)
    starts_on = _date(_("Awal periode"))
    due_on = _date(_("Batas jawaban"))


class EvaluationForm(VersionedForm):
    """Answers of one party; the questions come from the round."""

    obstacles = _prose(_("Kendala"), max_length=5000)
    conclusion = forms.ChoiceField(
        label=_("Kesimpulan"),
        choices=[("", _("belum disimpulkan")), *EvaluationConclusion.choices],
        required=False,
    )

    def __init__(self, *args: Any, questions: Sequence[Question], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        last = {name: self.fields.pop(name) for name in ("obstacles", "conclusion")}
        for question in questions:
            self.fields[question.key] = _answer_field(question)
        self.fields.update(last)
        self.keys = [question.key for question in questions]

    def answers(self) -> dict[str, str]:
        """Return what was answered."""
        return {key: self.cleaned_data.get(key) or "" for key in self.keys}


def _answer_field(question: Question) -> forms.Field:
    if not question.answers:
        return _prose(question.text)
    choices = [("", _("belum dijawab")), *((answer, answer) for answer in question.answers)]
    return forms.ChoiceField(
        label=question.text,
        choices=choices,
        required=False,
        error_messages={"invalid_choice": _("Pilih salah satu jawaban.")},
    )


class HoldForm(MembersMixin):
    """Who holds the secretariat."""

    region_fields = ("holder",)
    holder = RegionChoice(
        label=_("Pemegang sekretariat"), queryset=None, empty_label=_("pilih daerah")
    )
    since = _date(_("Sejak"))
    precision = forms.ChoiceField(label=_("Yang diketahui"), choices=DatePrecision.choices)
    basis = _text(_("Dasar"), max_length=300)


class HandOverForm(MembersMixin):
    """Handing the secretariat over."""

    region_fields = ("to",)
    to = RegionChoice(label=_("Pengganti"), queryset=None, empty_label=_("pilih daerah"))
    on = _date(_("Mulai tanggal"))
    basis = _text(
        _("Keputusan atau kesepakatan"),
        _("Sebutkan keputusan atau kesepakatannya."),
        max_length=300,
        help_text=_("Giliran disepakati para pihak; tidak diatur undang-undang."),
    )


class ProposalForm(MembersMixin):
    """Proposing a name."""

    region_fields = ("for_region",)
    text = _text(_("Nama"), _("Tulis nama yang diusulkan."), max_length=120)
    meaning = _text(_("Arti"), max_length=300)
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
    note = _text(_("Catatan"), max_length=300, help_text=_("Wajib bila tidak setuju."))


class AgreeForm(forms.Form):
    """Recording the agreed name."""

    basis = _text(
        _("Dasar kesepakatan"),
        _("Sebutkan dasar kesepakatannya."),
        max_length=300,
        help_text=_("Misalnya notula rapat koordinasi dan tanggalnya."),
    )
    on = _date(_("Tanggal"))


class PublishForm(forms.Form):
    """Recording the publication of the name."""

    event = _text(_("Acara publikasi"), _("Sebutkan acara publikasinya."), max_length=300)
    on = _date(_("Tanggal"))


class DiscussionForm(MembersMixin):
    """Planning a discussion of drafts."""

    region_fields = ("venue",)
    venue = RegionChoice(label=_("Tuan rumah"), queryset=None, empty_label=_("pilih daerah"))
    planned_for = _text(
        _("Waktu"),
        _("Tulis rencana waktunya."),
        max_length=120,
        help_text=_("Misalnya akhir tahun 2022"),
    )


class MoveDiscussionForm(MembersMixin, VersionedForm):
    """Moving a discussion to another member."""

    region_fields = ("to",)
    to = RegionChoice(label=_("Dipindahkan ke"), queryset=None, empty_label=_("pilih daerah"))
    reason = _prose(_("Alasan"), _("Tulis alasan pemindahan."), max_length=500)


class ParameterForm(VersionedForm):
    """Confirming a legal parameter."""

    value = _text(_("Nilai"), _("Isi nilainya."), max_length=200)
    source = _text(_("Peraturan dan pasal"), _("Sebutkan peraturan dan pasalnya."), max_length=200)
    valid_from = _date(_("Berlaku sejak"), required=False)


class MeetingChoiceForm(forms.Form):
    """Choosing one meeting of the host."""

    meeting = MeetingField(label=_("Rapat"), queryset=None, empty_label=None)

    def __init__(self, *args: Any, meetings: QuerySet[Meeting], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["meeting"].queryset = meetings  # type: ignore[attr-defined]  # a model choice
        _words(self.fields["meeting"], _("Pilih rapat dari daftar."))
