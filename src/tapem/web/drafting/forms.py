"""Shapes of what is typed about drafts; meaning is decided by the acts."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tapem.drafting.choices import CorrectionKind, NodeKind
from tapem.drafting.models import Node, NodeRevision
from tapem.regions.models import Agency
from tapem.web.meetings.fields import OfficialDateField
from tapem.web.meetings.forms import VersionedForm

if TYPE_CHECKING:  # Django's fields take no type argument at run time
    AgencyField = forms.ModelChoiceField[Agency]
    NodeField = forms.ModelChoiceField[Node]
    RevisionField = forms.ModelChoiceField[NodeRevision]
else:
    AgencyField = NodeField = RevisionField = forms.ModelChoiceField

LONGEST_CORRECTION = 4_000
LONGEST_BODY = 20_000
HAND_OVER_WORD = "SERAHKAN"
UNNAMED = "---------"  # Django's own word for nothing chosen


class ProseField(forms.CharField):
    """Text over several lines; a line end counts as one letter, as the browser counts it."""

    def to_python(self, value: Any) -> Any:
        """Return the text with plain line ends: browsers send two signs for each."""
        text = super().to_python(value)
        return text.replace("\r\n", "\n") if isinstance(text, str) else text


def _area(label: Any, required: Any = "", rows: int = 4, **options: Any) -> forms.CharField:
    errors = {"required": required} if required else {}
    options.setdefault("max_length", LONGEST_CORRECTION)
    return ProseField(
        label=label,
        required=bool(required),
        error_messages=errors,
        widget=forms.Textarea(attrs={"rows": rows}),
        **options,
    )


def choose_from(form: forms.Form, name: str, rows: Any) -> None:
    """Let a field choose among the rows that this page may offer."""
    field = form.fields[name]
    assert isinstance(field, forms.ModelChoiceField)
    if field.empty_label == UNNAMED:
        field.empty_label = _("pilih") if field.required else _("tidak disebut")
    field.queryset = rows


class NodeForm(VersionedForm):
    """The text of one unit."""

    title = forms.CharField(label=_("Judul"), max_length=300, required=False)
    body = _area(
        _("Teks"),
        rows=10,
        max_length=LONGEST_BODY,
        help_text=_("Angka dari data ditulis sebagai {{ nama }} atau {{ nama|terbilang }}."),
    )
    reason = forms.CharField(label=_("Alasan perubahan"), max_length=300, required=False)


class NewNodeForm(forms.Form):
    """A new paragraph or subtitle in a chapter."""

    kind = forms.ChoiceField(
        label=_("Jenis"),
        error_messages={"required": _("Pilih jenis.")},
        choices=[
            (NodeKind.PARAGRAPH, NodeKind.PARAGRAPH.label),
            (NodeKind.HEADING, NodeKind.HEADING.label),
        ],
    )
    title = forms.CharField(label=_("Judul"), max_length=300, required=False)
    body = _area(_("Teks"), rows=8, max_length=LONGEST_BODY)

    def clean(self) -> dict[str, Any]:
        """Ask for the part that the kind needs."""
        values = super().clean() or {}
        if values.get("kind") == NodeKind.HEADING and not values.get("title", "").strip():
            self.add_error("title", _("Tulis subjudul."))
        if values.get("kind") == NodeKind.PARAGRAPH and not values.get("body", "").strip():
            self.add_error("body", _("Tulis teks alinea."))
        return values


class ReasonForm(forms.Form):
    """An act that needs a reason."""

    reason = _area(_("Alasan"), _("Tulis alasannya."), rows=3)


class SettleForm(VersionedForm):
    """Accepting an answer; a note may go with it."""

    note = _area(_("Catatan"), rows=2)


class ReasonedSettleForm(VersionedForm):
    """Returning an answer or withdrawing a correction."""

    reason = _area(_("Alasan"), _("Tulis alasannya agar OPD tahu apa yang diperbaiki."), rows=3)


class CommentForm(forms.Form):
    """Saying something in the thread."""

    text = _area(_("Tanggapan"), _("Tulis tanggapan."), rows=3)


class AnswerForm(VersionedForm):
    """Answering a correction, with what closes it."""

    text = _area(_("Jawaban"), _("Tulis jawaban koreksi."))
    revision = RevisionField(
        label=_("Perubahan naskah yang menutup koreksi"),
        queryset=None,
        required=False,
        empty_label=_("tidak ada perubahan naskah"),
    )
    change = forms.CharField(
        label=_("Perubahan data"),
        max_length=300,
        required=False,
        help_text=_("Semula dan menjadi, misalnya: Pagu 2026 kosong menjadi Rp900.000.000,00."),
    )

    def __init__(self, *args: Any, revisions: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_from(self, "revision", revisions)


class CorrectionForm(forms.Form):
    """A new correction: to whom, about what, by when."""

    agency = AgencyField(
        label=_("OPD yang dituju"),
        queryset=None,
        error_messages={"required": _("Pilih OPD yang dituju.")},
    )
    target_node = NodeField(label=_("Bab"), queryset=None, required=False)
    kind = forms.ChoiceField(
        label=_("Jenis koreksi"),
        choices=CorrectionKind.choices,
        error_messages={"required": _("Pilih jenis koreksi.")},
    )
    text = _area(_("Koreksi"), _("Tulis apa yang harus diperbaiki."))
    quote = _area(_("Kutipan naskah yang dikoreksi"), rows=2)
    target_label = forms.CharField(label=_("Letak"), max_length=300, required=False)
    due_on = OfficialDateField(label=_("Batas waktu"), required=False)

    def __init__(self, *args: Any, agencies: Any, chapters: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_from(self, "agency", agencies)
        choose_from(self, "target_node", chapters)


class FreezeForm(forms.Form):
    """Keeping the draft as a version."""

    label = forms.CharField(
        label=_("Nama versi"),
        max_length=120,
        help_text=_("Misalnya hasil rapat 29-11-2022."),
        error_messages={"required": _("Beri nama versi.")},
    )


class HandOverForm(forms.Form):
    """Handing the draft over; cannot be undone, so a word must be typed."""

    reference_number = forms.CharField(
        label=_("Nomor surat pengantar"), max_length=80, required=False
    )
    reason = _area(_("Alasan penyerahan"), rows=4, max_length=2_000)
    confirm = forms.CharField(required=False)

    def clean_confirm(self) -> str:
        """Check the typed word; capitals do not matter."""
        typed = str(self.cleaned_data.get("confirm", "")).strip()
        if typed.upper() != HAND_OVER_WORD:
            raise forms.ValidationError(_("Ketik SERAHKAN untuk melanjutkan."))
        return typed


class ReceiptForm(forms.Form):
    """Confirming that the package has come."""

    note = forms.CharField(label=_("Catatan penerimaan"), max_length=300, required=False)


class NoteForm(forms.Form):
    """One remark of the legal section; a row without text is left out."""

    chapter = NodeField(label=_("Bab"), queryset=None, required=False)
    agency = AgencyField(label=_("OPD"), queryset=None, required=False)
    text = _area(_("Catatan"), rows=2)

    def __init__(self, *args: Any, agencies: Any, chapters: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_from(self, "agency", agencies)
        choose_from(self, "chapter", chapters)


class ReturnForm(forms.Form):
    """Until when the notes must be answered."""

    due_on = OfficialDateField(label=_("Batas waktu menjawab"), required=False)
