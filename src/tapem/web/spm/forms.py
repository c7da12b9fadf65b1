"""Shape of what is typed beside the grid; meaning is checked by the actions."""

from collections.abc import Iterable, Mapping

from django import forms
from django.utils.translation import gettext_lazy as _

from tapem.kernel.numbers import parse_number
from tapem.kernel.numerals import roman
from tapem.regions.models import Region
from tapem.spm.choices import FormState, ProblemState, Stage, StageState, ValueKind
from tapem.spm.queries.board import BoardRow
from tapem.spm.queries.catalogue import districts_of
from tapem.spm.rules.columns import QUARTERS
from tapem.spm.rules.reading import read_cell
from tapem.web.meetings.fields import OfficialDateField

NO_FORM = "none"


def _stage(value: str) -> Stage:
    return Stage(int(value))


class SideForm(forms.Form):
    """One of several forms on a page: its fields have ids that no other form uses."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        kwargs.setdefault("auto_id", f"{type(self).__name__.lower()}_%s")
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # passed through to Django


class ReasonForm(SideForm):
    """A refusal needs a reason."""

    reason = forms.CharField(
        label=_("Alasan"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Tulis apa yang perlu diperbaiki, agar yang menerima tahu."),
        error_messages={"required": _("Tulis alasan pengembalian.")},
    )


class NilForm(SideForm):
    """Why nobody had to be served."""

    reason = forms.CharField(
        label=_("Alasan nihil"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Misalnya: tidak ada kejadian bencana sampai triwulan ini."),
        error_messages={"required": _("Tulis alasan tidak ada yang harus dilayani.")},
    )


class ApprovalForm(SideForm):
    """An approval that was signed on paper; the head herself needs no number."""

    paper_reference = forms.CharField(
        label=_("Nomor surat pengesahan"),
        max_length=120,
        required=False,
        help_text=_("Hanya bila Kepala OPD mengesahkan di atas kertas."),
    )


class DescriptionForm(SideForm):
    """Where the figures come from."""

    data_source = forms.CharField(
        label=_("Sumber data"),
        max_length=200,
        required=False,
        help_text=_("Misalnya: laporan puskesmas (PWS KIA) sampai September."),
    )
    data_date = OfficialDateField(label=_("Tanggal data"), required=False)
    reference_population = forms.CharField(
        label=_("Penduduk acuan"),
        max_length=30,
        required=False,
        help_text=_("Penduduk kelompok sasaran menurut Disdukcapil, bila ada."),
    )

    def clean_reference_population(self) -> object:
        """Read the number with Indonesian marks."""
        text = self.cleaned_data["reference_population"].strip()
        if not text:
            return None
        try:
            return parse_number(text).value
        except ValueError as problem:
            raise forms.ValidationError(str(problem)) from problem


class ReopenForm(SideForm):
    """One cell, why, and until when."""

    cell = forms.ChoiceField(label=_("Sel"))
    reason = forms.CharField(
        label=_("Alasan"),
        max_length=300,
        error_messages={"required": _("Tulis alasan sel ini dibuka.")},
    )
    until = OfficialDateField(label=_("Terbuka sampai"), help_text=_("Sampai akhir hari itu."))

    def __init__(self, *args: object, cells: list[tuple[str, str]], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["cell"].choices = cells  # type: ignore[attr-defined]  # a ChoiceField


class NoteForm(SideForm):
    """A note at a cell explains a warning."""

    note = forms.CharField(
        label=_("Keterangan sel"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Menjelaskan angka yang tidak biasa; peringatan lalu dianggap terjawab."),
    )


class ValueKindForm(SideForm):
    """Monthly or cumulative figures, said once for the whole form."""

    value_kind = forms.TypedChoiceField(
        label=_("Jenis angka"), choices=ValueKind.choices, coerce=ValueKind
    )


class DistrictsForm(SideForm):
    """The kecamatan by which block A is split."""

    districts: "forms.ModelMultipleChoiceField[Region]" = forms.ModelMultipleChoiceField(
        label=_("Kecamatan"),
        queryset=None,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Pilih paling sedikit satu kecamatan.")},
    )

    def __init__(self, *args: object, region: Region, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["districts"].queryset = districts_of(region)  # type: ignore[attr-defined]  # a model's choice


class StageForm(SideForm):
    """How far one of the four stages is."""

    stage = forms.TypedChoiceField(label=_("Tahapan"), choices=Stage.choices, coerce=_stage)
    state = forms.TypedChoiceField(
        label=_("Keadaan"), choices=StageState.choices, coerce=StageState
    )
    evidence = forms.CharField(
        label=_("Bukti"),
        max_length=300,
        required=False,
        help_text=_("Nomor dokumen, berita acara, atau halaman RKPD."),
    )


class ProblemForm(SideForm):
    """A problem with its cause, its solution and the plan row that answers it."""

    stage = forms.TypedChoiceField(label=_("Tahapan"), choices=Stage.choices, coerce=_stage)
    description = forms.CharField(label=_("Permasalahan"), widget=forms.Textarea(attrs={"rows": 2}))
    root_cause = forms.CharField(
        label=_("Akar masalah"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    solution = forms.CharField(
        label=_("Solusi"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    plan_row = forms.CharField(
        label=_("Baris rencana aksi"),
        max_length=200,
        required=False,
        help_text=_("Kode sub kegiatan yang menjawab masalah ini."),
    )


class ProblemEditForm(ProblemForm):
    """The same, with the state and the version that was read."""

    stage = None  # type: ignore[assignment]  # the stage of a problem does not change
    state = forms.ChoiceField(label=_("Keadaan"), choices=ProblemState.choices)
    version = forms.IntegerField(widget=forms.HiddenInput)


class PeriodForm(forms.Form):
    """The dates of a quarter, by the letter of the ministry."""

    opens_on = OfficialDateField(label=_("Dibuka"))
    closes_on = OfficialDateField(label=_("Ditutup"))
    source = forms.CharField(
        label=_("Dasar"),
        max_length=300,
        help_text=_("Surat yang menetapkan tanggal ini."),
        error_messages={"required": _("Sebutkan surat atau berita yang memuat tanggal ini.")},
    )


class BoardFilter(forms.Form):
    """Which services the board shows: of an affair, of an agency, in a state, until a quarter."""

    tahun = forms.IntegerField(required=False, widget=forms.HiddenInput)
    urusan = forms.ChoiceField(label=_("Urusan"), required=False)
    opd = forms.ChoiceField(label=_("OPD"), required=False)
    tw = forms.TypedChoiceField(
        label=_("Sampai triwulan"),
        required=False,
        coerce=int,
        choices=[("", _("yang terakhir lewat")), *((number, roman(number)) for number in QUARTERS)],
    )
    keadaan = forms.ChoiceField(
        label=_("Keadaan"),
        required=False,
        choices=[("", _("semua")), (NO_FORM, _("belum dibuka")), *FormState.choices],
    )

    @property
    def quarter(self) -> int | None:
        """Return the chosen quarter; None for the last one that is over, or for nonsense."""
        text = self.data.get("tw", "")
        return int(text) if text in {str(number) for number in QUARTERS} else None

    @property
    def is_used(self) -> bool:
        """Tell whether anything narrows the board."""
        return any(self.data.get(name) for name in ("urusan", "opd", "tw", "keadaan"))

    def offer(self, board: Iterable[BoardRow]) -> None:
        """Offer the affairs and agencies that the board holds."""
        rows = list(board)
        affairs = {row.service.affair.code: row.service.affair.short_name for row in rows}
        agencies = {str(row.agency.pk): row.agency.short_name for row in rows}
        for name, found in (("urusan", affairs), ("opd", agencies)):
            self.fields[name].choices = [("", _("semua")), *found.items()]  # type: ignore[attr-defined]  # a ChoiceField

    def keeps(self, row: BoardRow) -> bool:
        """Tell whether a row is among the chosen ones."""
        facts = {
            "urusan": row.service.affair.code,
            "opd": str(row.agency.pk),
            "keadaan": row.form.state if row.form else NO_FORM,
        }
        return all(self.data.get(name, "") in ("", value) for name, value in facts.items())


class CeilingForm(forms.Form):
    """A planned ceiling for one service, to see what it would change."""

    layanan = forms.ChoiceField(label=_("Layanan"))
    pagu = forms.CharField(
        label=_("Pagu tambahan"),
        max_length=30,
        help_text=_("Rupiah utuh, misalnya 250.000.000."),
        error_messages={"required": _("Isi pagu tambahan dalam rupiah.")},
    )

    def __init__(self, *args: object, services: Mapping[str, str], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # passed through to Django
        self.fields["layanan"].choices = list(services.items())  # type: ignore[attr-defined]  # a ChoiceField

    def clean_pagu(self) -> object:
        """Read the amount as a cell of the budget is read."""
        try:
            value = read_cell(self.cleaned_data["pagu"], is_rupiah=True).value
        except ValueError as problem:
            raise forms.ValidationError(str(problem)) from problem
        if not value:
            raise forms.ValidationError(_("Isi pagu tambahan dalam rupiah."))
        return value


class UploadForm(forms.Form):
    """A filled workbook."""

    file = forms.FileField(
        label=_("Buku kerja yang sudah diisi"),
        help_text=_("Berkas xlsx. Belum ada yang berubah sebelum Anda memilih menggabungkan."),
        error_messages={"required": _("Pilih berkas buku kerja (.xlsx).")},
    )
