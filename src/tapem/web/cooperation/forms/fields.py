"""Fields that the forms of this area share: dates as offices write them, members, agencies."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from tapem.cooperation.models import Accord, Agreement
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
    AccordField = forms.ModelChoiceField[Accord]
    MeetingField = forms.ModelChoiceField[Meeting]
else:
    RegionField = AgencyField = AgreementField = forms.ModelChoiceField
    AccordField = MeetingField = forms.ModelChoiceField
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


def text_field(label: Any, required: Any = "", **options: Any) -> forms.CharField:
    """Return a line of text; `required` is what is said when it is empty."""
    errors = {"required": required} if required else {}
    return forms.CharField(label=label, required=bool(required), error_messages=errors, **options)


def prose_field(label: Any, required: Any = "", rows: int = 3, **options: Any) -> forms.CharField:
    """Return a text of several lines, at most 2,000 letters unless told otherwise."""
    options.setdefault("max_length", 2000)
    return text_field(label, required, widget=forms.Textarea(attrs={"rows": rows}), **options)


def date_field(label: Any, **options: Any) -> TypedDateField:
    """Return a day with an example of how to write it."""
    return TypedDateField(label=label, help_text=EXAMPLE_DATE, **options)


def scan_field(label: Any, *, required: bool) -> forms.FileField:
    """Return a field for a scanned paper; its content is judged when it is stored."""
    return forms.FileField(
        label=label,
        required=required,
        max_length=200,
        allow_empty_file=False,
        widget=forms.FileInput(attrs={"accept": ".pdf,.jpg,.jpeg,.png"}),
        help_text=_("PDF, JPG, atau PNG. Berkas disimpan dengan sidik SHA-256-nya."),
        error_messages={
            "required": _("Pilih berkas pindaiannya."),
            "empty": _("Berkas ini kosong. Pindai ulang, lalu pilih lagi."),
            "max_length": _("Nama berkas terlalu panjang. Ganti namanya, lalu pilih lagi."),
        },
    )


def say(field: forms.Field, message: Any) -> None:
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
            say(self.fields[name], _("Pilih daerah anggota wadah ini."))


class ReasonForm(VersionedForm):
    """An act that needs a reason."""

    reason = prose_field(_("Alasan"), _("Tulis alasannya."), max_length=500)


class ConfirmForm(VersionedForm):
    """An act that needs nothing but the wish."""
