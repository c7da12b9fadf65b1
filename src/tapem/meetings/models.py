"""Meetings, their attendance, minutes, decisions, recommendations and reports."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from tapem.documents.models import StoredFile
from tapem.followups.models import FollowUp
from tapem.kernel.ids import new_id
from tapem.meetings.choices import (
    DiscrepancyState,
    MeetingKind,
    MeetingState,
    PaperKind,
    RecommendationState,
    ReportState,
    Salutation,
)
from tapem.regions.models import Agency, Position, Region


class Meeting(models.Model):
    """Rapat."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="meetings")
    kind = models.CharField(max_length=20, choices=MeetingKind.choices)
    title = models.CharField(max_length=300)
    purpose = models.TextField(blank=True)
    held_on = models.DateField()
    starts_at = models.DateTimeField(null=True, blank=True)
    ends_at = models.DateTimeField(null=True, blank=True)
    place = models.CharField(max_length=200)
    organizer = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    organizer_note = models.CharField(
        max_length=200, blank=True, help_text=_("Misalnya sub koordinator penyelenggara.")
    )
    chair = models.ForeignKey(
        Position, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    total_stated = models.PositiveIntegerField(
        null=True, blank=True, help_text=_("Jumlah peserta yang disebut sumber, bila ada.")
    )
    participants_note = models.CharField(
        max_length=400, blank=True, help_text=_("Unsur peserta, seperti disebut dalam undangan.")
    )
    attendance_list_open = models.BooleanField(
        default=False, help_text=_("Sumber menyebut “antara lain”: daftar instansi tidak lengkap.")
    )
    named_list_open = models.BooleanField(
        default=False, help_text=_("Sumber menyebut “dan lain-lain”: daftar pejabat tidak lengkap.")
    )
    reference_number = models.CharField(max_length=80, blank=True)
    reference_date = models.DateField(null=True, blank=True)
    state = models.CharField(
        max_length=10, choices=MeetingState.choices, default=MeetingState.PLANNED
    )
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(ends_at__isnull=True) | Q(ends_at__gt=F("starts_at")),
                name="meetings_meeting_ends_after_start",
                violation_error_message=_("Waktu selesai harus sesudah waktu mulai."),
            )
        ]
        indexes: ClassVar = [models.Index(fields=["region", "held_on"], name="meetings_by_day")]
        ordering: ClassVar = ["-held_on"]

    def __str__(self) -> str:
        return self.title


class Invitation(models.Model):
    """Undangan: an institution that is asked to come; `obliged` by what is discussed."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="invitations")
    institution = models.CharField(max_length=200)
    agency = models.ForeignKey(
        Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    invited_region = models.ForeignKey(
        Region, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    obliged = models.BooleanField(default=False)
    obliged_because = models.CharField(max_length=300, blank=True)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["meeting", "institution"], name="meetings_invitation_once"
            )
        ]
        ordering: ClassVar = ["order", "institution"]

    def __str__(self) -> str:
        return self.institution


class AttendanceTally(models.Model):
    """Daftar hadir per instansi: how many came; unknown where only the name is recorded."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="attendance")
    institution = models.CharField(max_length=200)
    agency = models.ForeignKey(
        Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    from_region = models.ForeignKey(
        Region, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    count = models.PositiveIntegerField(null=True, blank=True)
    order = models.PositiveSmallIntegerField(default=0)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["meeting", "institution"], name="meetings_attendance_once"
            )
        ]
        ordering: ClassVar = ["order", "institution"]

    def __str__(self) -> str:
        return self.institution


class NamedAttendee(models.Model):
    """Pejabat yang disebut hadir: an office named in the report, never a headcount."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="named_attendees")
    title = models.CharField(max_length=200)
    from_region = models.ForeignKey(
        Region, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering: ClassVar = ["order"]

    def __str__(self) -> str:
        return self.title


class AgendaItem(models.Model):
    """Butir acara; chapters and agreements point at it from their own rooms."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="agenda")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=300)
    discussed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["meeting", "number"], name="meetings_agenda_numbers")
        ]
        ordering: ClassVar = ["number"]

    def __str__(self) -> str:
        return f"{self.number}. {self.title}"


class Minute(models.Model):
    """Catatan notula: what was said at an agenda item, or to the meeting as a whole."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="minutes")
    agenda_item = models.ForeignKey(
        AgendaItem, on_delete=models.CASCADE, null=True, blank=True, related_name="minutes"
    )
    text = models.TextField()
    said_by = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField()
    order = models.PositiveSmallIntegerField(default=0)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering: ClassVar = ["order", "at"]

    def __str__(self) -> str:
        return self.text[:100]


class Decision(models.Model):
    """Keputusan atau kesimpulan rapat."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="decisions")
    agenda_item = models.ForeignKey(
        AgendaItem, on_delete=models.SET_NULL, null=True, blank=True, related_name="decisions"
    )
    number = models.PositiveSmallIntegerField()
    text = models.TextField()
    followups = models.ManyToManyField(FollowUp, related_name="decisions", blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["meeting", "number"], name="meetings_decision_numbers")
        ]
        ordering: ClassVar = ["number"]

    def __str__(self) -> str:
        return self.text[:120]


class Recommendation(models.Model):
    """Saran tindak lanjut: who should do what; the leader approves, amends or refuses."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="recommendations")
    number = models.PositiveSmallIntegerField()
    addressee = models.CharField(max_length=300)
    agency = models.ForeignKey(
        Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    text = models.TextField()
    amended_text = models.TextField(
        blank=True, help_text=_("Bunyi setelah diubah pimpinan; bunyi semula tetap tersimpan.")
    )
    due_on = models.DateField(null=True, blank=True)
    state = models.CharField(
        max_length=10, choices=RecommendationState.choices, default=RecommendationState.PROPOSED
    )
    note = models.TextField(blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    followup = models.ForeignKey(
        FollowUp, on_delete=models.SET_NULL, null=True, blank=True, related_name="recommendations"
    )
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["meeting", "number"], name="meetings_recommendation_numbers"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["amended", "refused"]) | ~Q(note=""),
                name="meetings_refusal_has_reason",
                violation_error_message=_("Perubahan atau penolakan memerlukan catatan."),
            ),
        ]
        ordering: ClassVar = ["number"]

    def __str__(self) -> str:
        return f"{self.addressee} {self.text}"[:120]

    @property
    def wording(self) -> str:
        """Return the text in force: the amended one where the leader changed it."""
        return self.amended_text or self.text


class MeetingReport(models.Model):
    """Laporan rapat to the (Pj.) Sekda: made from the records, with prose of its own."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    meeting = models.OneToOneField(Meeting, on_delete=models.CASCADE, related_name="report")
    addressed_to = models.CharField(max_length=200)
    salutation = models.CharField(
        max_length=10, choices=Salutation.choices, default=Salutation.FATHER
    )
    results = models.TextField(blank=True, help_text=_("Alinea hasil rapat, dipisah baris kosong."))
    conclusions = models.TextField(blank=True)
    state = models.CharField(max_length=10, choices=ReportState.choices, default=ReportState.DRAFT)
    finalised_at = models.DateTimeField(null=True, blank=True)
    figures = models.JSONField(
        default=dict, blank=True, help_text=_("Angka dari data saat laporan difinalkan.")
    )
    version = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        return f"Laporan {self.meeting.title}"


class Claim(models.Model):
    """Klaim angka: a figure that a text states, with its words; compared with the data.

    `metric` names what is counted ("pks.pending"); rooms above compute it at `as_of`.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="claims")
    metric = models.CharField(max_length=60)
    label = models.CharField(max_length=200)
    value = models.IntegerField()
    quote = models.TextField()
    location = models.CharField(max_length=120, blank=True)
    as_of = models.DateField()
    order = models.PositiveSmallIntegerField(default=0)
    was_read = models.BooleanField(
        default=False, help_text=_("Dibaca sistem dari kalimat laporan, bukan dicatat orang.")
    )

    class Meta:
        ordering: ClassVar = ["order"]

    def __str__(self) -> str:
        return f"{self.label}: {self.value}"


class Discrepancy(models.Model):
    """Selisih: a claim against the data, or against another claim about the same thing."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="discrepancies")
    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="discrepancies")
    other_claim = models.ForeignKey(
        Claim, on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )
    computed = models.IntegerField(null=True, blank=True)
    state = models.CharField(
        max_length=10, choices=DiscrepancyState.choices, default=DiscrepancyState.OPEN
    )
    explanation = models.TextField(blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.CharField(max_length=200, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(state="open") | ~Q(explanation=""),
                name="meetings_settled_with_words",
                violation_error_message=_("Tulis penjelasan selisih ini."),
            ),
            models.CheckConstraint(
                condition=Q(other_claim__isnull=False) | Q(computed__isnull=False),
                name="meetings_compared_with_something",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.claim}"


class IssuedPaper(models.Model):
    """Naskah yang terbit: a file made from the records at a moment, kept as it was."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="papers")
    meeting = models.ForeignKey(
        Meeting, on_delete=models.CASCADE, null=True, blank=True, related_name="papers"
    )
    agency = models.ForeignKey(
        Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    kind = models.CharField(max_length=20, choices=PaperKind.choices)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="papers")
    made_at = models.DateTimeField()
    superseded = models.BooleanField(default=False)

    class Meta:
        ordering: ClassVar = ["-made_at"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.made_at:%d-%m-%Y}"
