"""Shapes of what is typed about rows of the plan."""

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tapem.kernel.numbers import parse_number
from tapem.planning.models import FundingSource, NomenclatureEdition
from tapem.planning.queries import editions, funding_sources
from tapem.regions.models import Agency
from tapem.spm.models import ServiceType
from tapem.web.meetings.forms import VersionedForm

if TYPE_CHECKING:  # Django's fields take no type argument at run time
    EditionField = forms.ModelChoiceField[NomenclatureEdition]
    SourceField = forms.ModelChoiceField[FundingSource]
    AgencyField = forms.ModelChoiceField[Agency]
    ServiceField = forms.ModelChoiceField[ServiceType]
else:
    EditionField = SourceField = AgencyField = ServiceField = forms.ModelChoiceField


def _choose_from(form: forms.Form, name: str, rows: Any) -> None:
    field = form.fields[name]
    assert isinstance(field, forms.ModelChoiceField)
    field.queryset = rows


class FigureField(forms.Field):
    """A figure as it is written in Indonesia; nothing is unknown, not 0."""

    widget = forms.TextInput(attrs={"inputmode": "decimal"})

    def to_python(self, value: Any) -> Decimal | None:
        """Read the figure; the error says how to write it."""
        if value in self.empty_values:
            return None
        try:
            return parse_number(str(value)).value
        except ValueError as problem:
            raise forms.ValidationError(str(problem)) from problem


class PlanForm(forms.Form):
    """Making a plan of a draft."""

    base_year = forms.IntegerField(
        label=_("Tahun capaian awal"),
        min_value=2000,
        max_value=2100,
        help_text=_("Tahun formulir capaian yang ditampilkan pada Bab III."),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "maxlength": 4}),
        error_messages=dict.fromkeys(
            ("required", "invalid", "min_value", "max_value"),
            _("Tulis tahun dengan empat angka, misalnya 2023."),
        ),
    )
    edition = EditionField(
        label=_("Edisi nomenklatur"),
        queryset=None,
        help_text=_("Kode program, kegiatan, dan sub kegiatan diambil dari edisi ini."),
        error_messages={"required": _("Pilih edisi nomenklatur.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choose_from(self, "edition", editions())


class RowForm(VersionedForm):
    """The row's own fields; targets and ceilings are typed into the grid."""

    code = forms.CharField(
        label=_("Kode sub kegiatan"),
        max_length=24,
        help_text=_("Menurut edisi nomenklatur rencana ini. Nama mengikuti kode."),
        error_messages={"required": _("Tulis kode sub kegiatan.")},
    )
    indicator = forms.CharField(label=_("Indikator"), max_length=300, required=False)
    unit = forms.CharField(label=_("Satuan"), max_length=40, required=False)
    base_value = FigureField(
        label=_("Kondisi awal"), required=False, help_text=_("Misalnya 1.234 atau 85,5.")
    )
    funding_source = SourceField(label=_("Sumber dana"), queryset=None, required=False)
    note = forms.CharField(
        label=pgettext_lazy("catatan", "Keterangan"), max_length=300, required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choose_from(self, "funding_source", funding_sources())


class NewRowForm(RowForm):
    """A new row: for which service, of which agency."""

    service = ServiceField(
        label=_("Jenis pelayanan dasar"),
        queryset=None,
        error_messages={"required": _("Pilih jenis pelayanan dasar.")},
    )
    agency = AgencyField(
        label=_("Perangkat Daerah pengampu"),
        queryset=None,
        error_messages={"required": _("Pilih perangkat daerah.")},
    )
    field_order = ("service", "agency", "code", "indicator", "unit", "base_value")

    def __init__(self, *args: Any, services: Any, agencies: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choose_from(self, "service", services)
        _choose_from(self, "agency", agencies)


class ReasonForm(forms.Form):
    """Why something is taken away."""

    reason = forms.CharField(
        label=_("Alasan"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("Tulis alasannya.")},
    )
