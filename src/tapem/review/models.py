"""Dismissed findings."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tapem.kernel.ids import new_id
from tapem.regions.models import Agency, Region
from tapem.review.choices import SubjectKind

LONGEST_REASON = 500


class Dismissal(models.Model):
    """Temuan yang diabaikan: who set a finding aside, and why.

    `fingerprint` is the proofreader's: rule, quote and the words around it. It changes with
    those words, so that the dismissal ends by itself when they are rewritten.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    subject_kind = models.CharField(max_length=20, choices=SubjectKind.choices)
    subject_key = models.UUIDField()
    rule = models.CharField(max_length=12)
    fingerprint = models.CharField(max_length=40)
    quote = models.CharField(max_length=300)
    reason = models.CharField(max_length=LONGEST_REASON)
    dismissed_by = models.CharField(max_length=200)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    dismissed_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["subject_kind", "subject_key", "fingerprint"],
                name="review_dismissed_once",
                violation_error_message=_("Temuan ini sudah diabaikan."),
            ),
            models.CheckConstraint(
                condition=~Q(reason=""),
                name="review_dismissed_with_reason",
                violation_error_message=_("Tulis alasan mengabaikan temuan."),
            ),
        ]
        ordering: ClassVar = ["dismissed_at", "id"]

    def __str__(self) -> str:
        return f"{self.rule}: {self.quote}"[:120]
