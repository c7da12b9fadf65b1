"""Frozen versions and their hand-over to the legal section."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tapem.documents.models import StoredFile
from tapem.drafting.choices import HandoverState
from tapem.drafting.models.drafts import Draft
from tapem.kernel.ids import new_id
from tapem.regions.models import Agency


class Version(models.Model):
    """Versi naskah: the whole tree with its figures and table rows, frozen; write-once.

    `tree` is canonical JSON, `digest` the SHA-256 over it.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    draft = models.ForeignKey(Draft, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    label = models.CharField(max_length=120)
    tree = models.JSONField()
    digest = models.CharField(max_length=64)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=200)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["draft", "number"], name="drafting_version_numbers")
        ]
        ordering: ClassVar = ["number"]

    def __str__(self) -> str:
        return f"V{self.number} {self.label}"


class Handover(models.Model):
    """Penyampaian draf ke Bagian Hukum: a frozen version, its package and its receipt."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    draft = models.ForeignKey(Draft, on_delete=models.PROTECT, related_name="handovers")
    version = models.OneToOneField(Version, on_delete=models.PROTECT, related_name="handover")
    number = models.PositiveSmallIntegerField()
    to_agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    package = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    reference_number = models.CharField(max_length=80, blank=True)
    open_corrections = models.PositiveIntegerField(default=0)
    reason = models.TextField(blank=True)
    handed_over_at = models.DateTimeField()
    handed_over_by = models.CharField(max_length=200)
    state = models.CharField(
        max_length=10, choices=HandoverState.choices, default=HandoverState.SENT
    )
    received_at = models.DateTimeField(null=True, blank=True)
    received_by = models.CharField(max_length=200, blank=True)
    receipt_note = models.CharField(max_length=300, blank=True)
    returned_at = models.DateTimeField(null=True, blank=True)
    returned_by = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["draft", "number"], name="drafting_handover_numbers"),
            models.CheckConstraint(
                condition=Q(open_corrections=0) | ~Q(reason=""),
                name="drafting_open_corrections_need_reason",
                violation_error_message=_(
                    "Draf dengan koreksi terbuka hanya dapat diserahkan dengan alasan."
                ),
            ),
            models.CheckConstraint(
                condition=Q(state="sent", received_at__isnull=True)
                | Q(state__in=["received", "returned"], received_at__isnull=False),
                name="drafting_received_with_time",
            ),
        ]
        ordering: ClassVar = ["number"]

    def __str__(self) -> str:
        return f"Serah terima ke-{self.number} {self.draft}"
