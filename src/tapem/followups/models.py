"""Follow-ups of agencies and the deadlines of the office."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tapem.followups.choices import FollowUpState, SubjectKind
from tapem.kernel.ids import new_id
from tapem.regions.models import Agency, Region


class Deadline(models.Model):
    """Batas waktu: a date of the office or of the law, as editable data with its source."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="deadlines")
    key = models.SlugField(max_length=60)
    title = models.CharField(max_length=200)
    due_on = models.DateField()
    source = models.CharField(max_length=200)
    verified_by = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["region", "key"], name="followups_deadline_once")
        ]
        ordering: ClassVar = ["due_on"]

    def __str__(self) -> str:
        return self.title


class FollowUp(models.Model):
    """Tindak lanjut: what an agency must do, because of what, until when."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="followups")
    agency = models.ForeignKey(
        Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="followups"
    )
    addressee = models.CharField(
        max_length=300, blank=True, help_text=_("Pelaksana, bila bukan satu perangkat daerah.")
    )
    what = models.TextField()
    why = models.CharField(max_length=300, blank=True)
    subject_kind = models.CharField(max_length=20, choices=SubjectKind.choices)
    subject_key = models.UUIDField(null=True, blank=True, db_index=True)
    due_on = models.DateField(null=True, blank=True)
    state = models.CharField(
        max_length=10, choices=FollowUpState.choices, default=FollowUpState.OPEN
    )
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)
    evidence = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(agency__isnull=False) | ~Q(addressee=""),
                name="followups_somebody_is_meant",
                violation_error_message=_("Sebutkan pelaksana tindak lanjut ini."),
            ),
            models.CheckConstraint(
                condition=Q(state__in=["open", "reported"], closed_at__isnull=True)
                | Q(state__in=["done", "dropped"], closed_at__isnull=False),
                name="followups_closed_with_time",
                violation_error_message=_("Tindak lanjut yang selesai memerlukan waktu selesai."),
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["region", "agency", "state"], name="followups_inbox")
        ]
        ordering: ClassVar = ["due_on", "opened_at"]

    def __str__(self) -> str:
        return self.what[:120]
