"""Forms of an agreement: what is known of it, its letters and matters, moves and signatures."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from tapem.cooperation.choices import (
    ClauseCategory,
    DocumentKind,
    EndReason,
    SignatoryCapacity,
)
from tapem.cooperation.models import Accord, Agreement
from tapem.documents.storage import upload_limits
from tapem.regions.models import Agency
from tapem.web.cooperation.forms.fields import (
    LONG,
    AccordField,
    AgencyChoice,
    AgreementField,
    MembersMixin,
    RegionChoice,
    RegionsChoice,
    date_field,
    prose_field,
    say,
    scan_field,
    text_field,
)
from tapem.web.meetings.forms import VersionedForm

MEGABYTE = 1024 * 1024


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
    title = prose_field(
        _("Judul"),
        max_length=500,
        help_text=_("Boleh kosong hanya bila sudah ditandatangani dan judulnya belum diketahui."),
    )
    short_title = text_field(_("Judul singkat"), max_length=120)
    signed_on = date_field(_("Tanggal ditandatangani"), required=False)

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

    title = prose_field(_("Judul"), _("Tulis judul perjanjian."), max_length=500)
    short_title = text_field(
        _("Judul singkat"), max_length=120, help_text=_("Untuk daftar dan papan.")
    )
    affair = text_field(_("Bidang urusan"), max_length=120)
    scope = prose_field(_("Ruang lingkup"), max_length=5000)


class PartiesForm(MembersMixin, VersionedForm):
    """Which members are parties."""

    region_fields = ("parties",)
    parties = RegionsChoice(
        label=_("Para pihak"),
        queryset=None,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Urutan pihak mengikuti urutan anggota wadah."),
    )


class LeadForm(VersionedForm):
    """Lead agency of one region."""

    agency = AgencyChoice(
        label=_("Perangkat daerah"),
        queryset=None,
        required=False,
        empty_label=_("tidak ada dalam daftar"),
    )
    agency_name = text_field(
        _("Nama perangkat daerah"), max_length=200, help_text=_("Bila tidak ada dalam daftar.")
    )

    def __init__(self, *args: Any, agencies: QuerySet[Agency], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agency"].queryset = agencies  # type: ignore[attr-defined]  # a model choice
        say(self.fields["agency"], _("Pilih perangkat daerah dari daftar."))


class TermForm(VersionedForm):
    """Term of an agreement, and whether the council must approve."""

    COUNCIL = (("", _("belum ditentukan")), ("yes", _("perlu")), ("no", _("tidak perlu")))
    valid_from = date_field(_("Mulai berlaku"), required=False)
    valid_until = date_field(_("Berakhir"), required=False)
    term_exception = text_field(
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
    reference_number = text_field(_("Nomor"), max_length=120)
    dated_on = date_field(_("Tanggal"))


class ClauseForm(VersionedForm):
    """One matter of the draft."""

    category = forms.ChoiceField(label=_("Materi"), choices=ClauseCategory.choices)
    article = text_field(_("Pasal"), max_length=20, help_text=_("Misalnya Pasal 5"))
    text = prose_field(_("Isi"), _("Isi klausul ini."), rows=6, max_length=LONG)


class MoveForm(VersionedForm):
    """Moving the paper to its next state."""

    on = date_field(_("Sejak tanggal"))
    reason = prose_field(_("Alasan"), max_length=500)
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
        say(self.fields["replaced_by"], _("Pilih perjanjian dari wadah ini."))
        if target != "terminated":
            del self.fields["end_reason"]
        if target != "replaced":
            del self.fields["replaced_by"]
        if needs_reason:
            self.fields["reason"].required = True
            say(self.fields["reason"], _("Tulis alasannya."))
        else:
            del self.fields["reason"]


class SignForm(VersionedForm):
    """The signature of one party."""

    on = date_field(_("Tanggal tanda tangan"))
    signatory = text_field(
        _("Jabatan penandatangan"),
        max_length=200,
        help_text=_(
            "Misalnya Bupati Tegal. Tulis jabatan, bukan nama. Bila kepala daerahnya tercatat, "
            "boleh kosong: diisi menurut tanggal tanda tangan."
        ),
    )
    capacity = forms.ChoiceField(
        label=_("Kapasitas"), choices=SignatoryCapacity.choices, widget=forms.RadioSelect
    )
    power_of_attorney = text_field(
        _("Surat kuasa"), max_length=200, help_text=_("Wajib bila bukan kepala daerah.")
    )
    paper_number = text_field(
        _("Nomor naskah pihak ini"), _("Isi nomor naskah pihak ini."), max_length=120
    )
    copy_received = forms.BooleanField(
        label=_("Salinan bertanda tangan sudah diterima"), required=False
    )


class ScanForm(forms.Form):
    """A signed paper, scanned."""

    file = scan_field(_("Pindaian naskah bertanda tangan"), required=True)

    def clean_file(self) -> UploadedFile[Any] | None:
        """Refuse what is too large before it is read."""
        given: UploadedFile[Any] | None = self.cleaned_data["file"]
        megabytes = upload_limits().megabytes
        if given and given.size and given.size > megabytes * MEGABYTE:
            problem = _(
                "Berkas ini lebih besar dari %(most)d MB. Pindai dengan resolusi lebih kecil."
            )
            raise forms.ValidationError(problem, params={"most": megabytes})
        return given


class SignedCopyForm(ScanForm):
    """The signed copy of an agreement that one party holds."""

    dated_on = date_field(_("Tanggal pada naskah"))
    reference_number = text_field(_("Nomor naskah pihak ini"), max_length=120)
    field_order = ("dated_on", "reference_number", "file")


class AddendumForm(ScanForm):
    """A change of a signed agreement."""

    number = text_field(_("Nomor adendum"), _("Isi nomor adendum."), max_length=120)
    dated_on = date_field(_("Tanggal adendum"))
    matter = forms.ChoiceField(label=_("Materi yang diubah"), choices=ClauseCategory.choices)
    changes_text = prose_field(
        _("Apa yang diubah"),
        _("Tulis apa yang diubah."),
        rows=5,
        max_length=5000,
        help_text=_("Sebut pasalnya, bunyi semula, dan bunyi menjadi."),
    )
    file = scan_field(_("Pindaian adendum bertanda tangan"), required=False)
    field_order = ("number", "dated_on", "matter", "changes_text", "file")


class AccordForm(MembersMixin):
    """A signed accord, as far as it is known."""

    region_fields = ("parties",)
    title = prose_field(_("Judul"), max_length=500)
    number = text_field(_("Nomor"), max_length=120)
    signed_on = date_field(_("Tanggal ditandatangani"), required=False)
    valid_until = date_field(_("Berlaku sampai"), required=False)
    parties = RegionsChoice(
        label=_("Para pihak"),
        queryset=None,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Kosongkan bila belum diketahui."),
    )
    note = text_field(_("Catatan"), max_length=300)

    def clean(self) -> dict[str, Any]:
        """Ask for something by which the accord is known again."""
        values = super().clean() or {}
        if not self.errors and not values.get("title") and not values.get("number"):
            self.add_error("title", _("Isi judul atau nomornya."))
        return values


class RestOnForm(VersionedForm):
    """The accord on which an agreement rests."""

    accord = AccordField(label=_("Kesepakatan Bersama"), queryset=None, empty_label=_("pilih"))

    def __init__(self, *args: Any, accords: QuerySet[Accord], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["accord"].queryset = accords  # type: ignore[attr-defined]  # a model choice
        say(self.fields["accord"], _("Pilih Kesepakatan Bersama wadah ini."))
