"""Forms of the work: evidence, duties and rights, and the evaluation of a party."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from tapem.cooperation.choices import EvaluationConclusion, ObligationSide
from tapem.cooperation.rules.questions import Question
from tapem.meetings.models import Meeting
from tapem.regions.models import Agency
from tapem.web.cooperation.forms.fields import (
    AgencyChoice,
    MeetingField,
    MembersMixin,
    RegionChoice,
    date_field,
    prose_field,
    say,
    text_field,
)
from tapem.web.meetings.forms import VersionedForm


class ProofForm(VersionedForm):
    """Evidence: what happened, when, and by what one sees it."""

    happened_on = date_field(_("Tanggal kegiatan"))
    text = prose_field(_("Apa yang dilaksanakan"), _("Uraikan apa yang dilaksanakan."))
    reference_number = text_field(
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
        say(self.fields["meeting"], _("Pilih rapat dari daftar."))

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
    text = prose_field(_("Uraian"), _("Uraikan hak atau kewajiban ini."))
    due_on = date_field(_("Batas waktu"), required=False)
    schedule = text_field(_("Jadwal"), max_length=200, help_text=_("Misalnya setiap triwulan"))
    target = text_field(_("Target"), max_length=200)
    agency = AgencyChoice(
        label=_("Perangkat daerah pelaksana"),
        queryset=None,
        required=False,
        empty_label=_("belum ditetapkan"),
    )

    def __init__(self, *args: Any, agencies: QuerySet[Agency], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agency"].queryset = agencies  # type: ignore[attr-defined]  # a model choice
        say(self.fields["agency"], _("Pilih perangkat daerah dari daftar."))


class RoundForm(forms.Form):
    """Opening an evaluation round."""

    label = text_field(_("Nama periode"), _("Beri nama periode ini."), max_length=120)
    starts_on = date_field(_("Awal periode"))
    due_on = date_field(_("Batas jawaban"))


class EvaluationForm(VersionedForm):
    """Answers of one party; the questions come from the round."""

    obstacles = prose_field(_("Kendala"), max_length=5000)
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
        return prose_field(question.text)
    choices = [("", _("belum dijawab")), *((answer, answer) for answer in question.answers)]
    return forms.ChoiceField(
        label=question.text,
        choices=choices,
        required=False,
        error_messages={"invalid_choice": _("Pilih salah satu jawaban.")},
    )
