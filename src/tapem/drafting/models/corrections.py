"""Corrections and what is said about them."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tapem.drafting.choices import CorrectionKind, CorrectionState, MessageKind
from tapem.drafting.models.drafts import Draft, Round
from tapem.drafting.models.handovers import Handover
from tapem.drafting.models.nodes import Node, NodeRevision
from tapem.kernel.ids import new_id
from tapem.meetings.models import AgendaItem
from tapem.regions.models import Agency, Region


class Correction(models.Model):
    """Koreksi dan masukan: what an agency must mend, where, by when.

    The target is a node, and inside it a table row or a cell by its key
    ("<row>:<column>"). Closed by a revision, a changed cell, or with a reason.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="corrections")
    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="corrections")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=20, choices=CorrectionKind.choices)
    chapter = models.ForeignKey(
        Node, on_delete=models.SET_NULL, null=True, blank=True, related_name="chapter_corrections"
    )
    target_node = models.ForeignKey(
        Node, on_delete=models.SET_NULL, null=True, blank=True, related_name="corrections"
    )
    target_key = models.CharField(max_length=200, blank=True)
    target_label = models.CharField(max_length=300, blank=True)
    quote = models.TextField(blank=True)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="corrections")
    text = models.TextField()
    due_on = models.DateField(null=True, blank=True)
    state = models.CharField(
        max_length=10, choices=CorrectionState.choices, default=CorrectionState.OPEN
    )
    agenda_item = models.ForeignKey(
        AgendaItem, on_delete=models.SET_NULL, null=True, blank=True, related_name="corrections"
    )
    handover = models.ForeignKey(
        Handover, on_delete=models.PROTECT, null=True, blank=True, related_name="notes"
    )
    closing_revision = models.ForeignKey(
        NodeRevision, on_delete=models.PROTECT, null=True, blank=True, related_name="closes"
    )
    closing_change = models.CharField(
        max_length=300, blank=True, help_text=_("Perubahan data, semula → menjadi, atau alasan.")
    )
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["draft", "number"], name="drafting_correction_numbers"),
            models.CheckConstraint(
                condition=~Q(state="accepted")
                | Q(closing_revision__isnull=False)
                | ~Q(closing_change=""),
                name="drafting_accepted_with_change",
                violation_error_message=_("Koreksi ditutup dengan perubahan atau alasan."),
            ),
            models.CheckConstraint(
                condition=Q(state__in=["accepted", "withdrawn"], closed_at__isnull=False)
                | Q(state__in=["open", "answered", "returned"], closed_at__isnull=True),
                name="drafting_correction_closed_with_time",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["draft", "agency", "state"], name="drafting_correction_owed")
        ]
        ordering: ClassVar = ["number"]

    def __str__(self) -> str:
        return f"{self.code} {self.text[:80]}"

    @property
    def code(self) -> str:
        """Number as papers and people say it: K-014."""
        return f"K-{self.number:03d}"


class CorrectionMessage(models.Model):
    """Catatan dalam benang koreksi; append-only."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    correction = models.ForeignKey(Correction, on_delete=models.PROTECT, related_name="messages")
    kind = models.CharField(max_length=10, choices=MessageKind.choices)
    text = models.TextField()
    revision = models.ForeignKey(
        NodeRevision, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    at = models.DateTimeField()
    by = models.CharField(max_length=200)
    office = models.CharField(max_length=200)

    class Meta:
        ordering: ClassVar = ["at", "id"]

    def __str__(self) -> str:
        return self.text[:80]
