"""Shapes of what is typed about a draft as a whole."""

from django import forms
from django.utils.translation import gettext_lazy as _

from tapem.web.meetings.fields import OfficialDateField
from tapem.web.meetings.forms import VersionedForm

ABANDON_WORD = "HENTIKAN"


class AmendForm(VersionedForm):
    """The name of a draft and its due date."""

    about = forms.CharField(
        label=_("Tentang"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Nama sesudah kata tentang, tanpa singkatan dalam kurung."),
        error_messages={"required": _("Tulis nama peraturan.")},
    )
    short_title = forms.CharField(
        label=_("Sebutan singkat"),
        max_length=120,
        help_text=_("Sebutan di layar dan memo, misalnya Raperbup Rencana Aksi SPM."),
        error_messages={"required": _("Tulis sebutan singkat rancangan.")},
    )
    due_on = OfficialDateField(label=_("Batas penyampaian ke Bagian Hukum"), required=False)


class AbandonForm(forms.Form):
    """Giving a draft up; cannot be undone, so a word must be typed."""

    reason = forms.CharField(
        label=_("Alasan"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Tulis alasan penghentian.")},
    )
    confirm = forms.CharField(required=False)

    def clean_confirm(self) -> str:
        """Check the typed word; capitals do not matter."""
        typed = str(self.cleaned_data.get("confirm", "")).strip()
        if typed.upper() != ABANDON_WORD:
            raise forms.ValidationError(_("Ketik HENTIKAN untuk melanjutkan."))
        return typed
