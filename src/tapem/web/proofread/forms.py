"""Shapes of what is given to the proofreader."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tapem.documents.errors import Unreadable
from tapem.proofread.tree import Kind, Text
from tapem.review.models import LONGEST_REASON
from tapem.web.proofread.reading import ACCEPTED, read_typed, read_upload

KINDS = (
    ("auto", gettext_lazy("Tebak sendiri")),
    (Kind.REGULATION.value, gettext_lazy("Peraturan")),
    (Kind.REPORT.value, gettext_lazy("Laporan, notula, atau berita")),
    (Kind.LETTER.value, gettext_lazy("Surat")),
)


class PaperForm(forms.Form):
    """A text to be proofread: pasted or uploaded, read when the form is valid."""

    text = forms.CharField(
        label=gettext_lazy("Teks naskah"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 14}),
    )
    file = forms.FileField(
        label=gettext_lazy("Atau unggah berkas"),
        required=False,
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
        help_text=gettext_lazy(".txt, .md, .docx, atau .pdf, paling besar 20 MB"),
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("Jenis naskah"), choices=KINDS, initial="auto", required=False
    )

    read: Text | None = None

    def clean(self) -> dict[str, Any]:
        """Read the text; what cannot be read becomes an error at its field."""
        values = super().clean() or self.cleaned_data
        if self.errors:
            return values
        name = values.get("kind") or "auto"
        kind = None if name == "auto" else Kind(name)
        upload, typed = values.get("file"), values.get("text", "")
        if upload is None and not typed.strip():
            self.add_error("text", _("Tempel teks naskah, atau unggah berkasnya."))
            return values
        try:
            self.read = _read(upload, typed, kind)
        except Unreadable as problem:
            self.add_error("text" if upload is None else "file", problem.message)
        return values


def _read(upload: UploadedFile[bytes] | None, typed: str, kind: Kind | None) -> Text:
    return read_typed(typed, kind) if upload is None else read_upload(upload, kind)


class DismissForm(forms.Form):
    """Setting one finding aside."""

    fingerprint = forms.CharField(max_length=40, widget=forms.HiddenInput)
    why = forms.CharField(
        label=gettext_lazy("Alasan mengabaikan"),
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": gettext_lazy("Tulis alasan mengabaikan temuan.")},
    )


class RestoreForm(forms.Form):
    """Taking one finding up again."""

    fingerprint = forms.CharField(max_length=40, widget=forms.HiddenInput)


class BindForm(forms.Form):
    """Binding a figure of the prose to the register."""

    number = forms.IntegerField(min_value=1, widget=forms.HiddenInput)
    metric = forms.ChoiceField(
        label=gettext_lazy("Data pembanding"),
        error_messages={"required": gettext_lazy("Pilih data pembandingnya.")},
    )

    def __init__(self, *args: Any, metrics: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", _("pilih data")), *metrics]
        self.fields["metric"].choices = choices  # type: ignore[attr-defined]  # a choice field
