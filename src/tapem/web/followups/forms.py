"""What is typed about a follow-up."""

from django import forms
from django.utils.translation import gettext_lazy as _


class EvidenceForm(forms.Form):
    """Saying that the task is done, and by what one can see it."""

    evidence = forms.CharField(
        label=_("Bukti atau hasil"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Tulis bukti atau hasil tindak lanjut.")},
        help_text=_("Misalnya nomor surat, nama berkas, atau apa yang sudah diperbaiki."),
    )


class CloseForm(forms.Form):
    """Closing after looking at the evidence."""

    evidence = forms.CharField(
        label=_("Catatan pemeriksaan"),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class DropForm(forms.Form):
    """Giving a task up."""

    reason = forms.CharField(
        label=_("Alasan pembatalan"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("Tulis alasan pembatalan.")},
    )
