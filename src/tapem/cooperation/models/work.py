"""What the parties owe, do and judge: obligations, evidence, evaluation, discussion."""

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from tapem.cooperation.choices import (
    DiscussionState,
    EvaluationConclusion,
    EvidenceKind,
    ObligationSide,
    ObligationState,
    Verdict,
)
from tapem.cooperation.models.agreement import Agreement
from tapem.cooperation.models.alliance import Alliance
from tapem.cooperation.models.base import Hosted
from tapem.documents.models import StoredFile
from tapem.meetings.models import AgendaItem, Meeting
from tapem.regions.models import Agency, Region


class Obligation(Hosted):
    """Hak atau kewajiban: what one party owes another; a right mirrors the other's duty."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="obligations")
    side = models.CharField(max_length=5, choices=ObligationSide.choices)
    holder = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    towards = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    mirror = models.OneToOneField(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="mirrored_by"
    )
    text = models.TextField()
    due_on = models.DateField(null=True, blank=True)
    schedule = models.CharField(max_length=200, blank=True)
    target = models.CharField(max_length=200, blank=True)
    agency = models.ForeignKey(
        Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    state = models.CharField(
        max_length=12, choices=ObligationState.choices, default=ObligationState.NOT_STARTED
    )
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(holder=F("towards")),
                name="cooperation_owed_to_another",
                violation_error_message=_("Kewajiban selalu terhadap pihak lain."),
            ),
            models.CheckConstraint(
                condition=~Q(text=""),
                name="cooperation_obligation_says_what",
                violation_error_message=_("Uraikan hak atau kewajiban ini."),
            ),
        ]
        ordering: ClassVar = ["due_on", "id"]

    def __str__(self) -> str:
        return self.text[:120]

    def is_late(self, on: date) -> bool:
        """Tell whether the date is past and the obligation is not done."""
        is_open = self.state != ObligationState.DONE
        return is_open and self.due_on is not None and self.due_on < on


class ImplementationEvidence(Hosted):
    """Bukti pelaksanaan: a dated document, or a dated statement in a meeting."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="evidence")
    obligation = models.ForeignKey(
        Obligation, on_delete=models.CASCADE, null=True, blank=True, related_name="evidence"
    )
    kind = models.CharField(max_length=20, choices=EvidenceKind.choices)
    happened_on = models.DateField()
    text = models.TextField()
    reference_number = models.CharField(max_length=200, blank=True)
    meeting = models.ForeignKey(
        Meeting, on_delete=models.PROTECT, null=True, blank=True, related_name="evidence"
    )
    file = models.ForeignKey(
        StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    reported_by = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(
        Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    verdict = models.CharField(max_length=10, choices=Verdict.choices, default=Verdict.PENDING)
    verdict_by = models.ForeignKey(
        Region, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    verdict_note = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(kind="document") | Q(meeting__isnull=False),
                name="cooperation_statement_in_a_meeting",
                violation_error_message=_("Pernyataan memerlukan rapatnya."),
            ),
            models.CheckConstraint(
                condition=~Q(verdict="disputed") | ~Q(verdict_note=""),
                name="cooperation_dispute_with_reason",
                violation_error_message=_("Sanggahan memerlukan alasan."),
            ),
        ]
        ordering: ClassVar = ["-happened_on", "id"]

    def __str__(self) -> str:
        return self.text[:120]


class EvaluationRound(Hosted):
    """Periode monitoring dan evaluasi; keeps the questions as they were asked."""

    alliance = models.ForeignKey(
        Alliance, on_delete=models.CASCADE, related_name="evaluation_rounds"
    )
    label = models.CharField(max_length=120)
    starts_on = models.DateField()
    due_on = models.DateField()
    questions = models.JSONField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["alliance", "label"], name="cooperation_round_once"),
            models.CheckConstraint(
                condition=Q(due_on__gte=F("starts_on")),
                name="cooperation_round_dates",
                violation_error_message=_("Batas jawaban mendahului awal periode."),
            ),
        ]
        ordering: ClassVar = ["-starts_on"]

    def __str__(self) -> str:
        return self.label


class Evaluation(Hosted):
    """Evaluasi: what one party answers about one agreement in one round."""

    round = models.ForeignKey(EvaluationRound, on_delete=models.CASCADE, related_name="answers")
    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="evaluations")
    party_region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    answers = models.JSONField(default=dict)
    conclusion = models.CharField(max_length=10, choices=EvaluationConclusion.choices, blank=True)
    obstacles = models.TextField(blank=True)
    answered_at = models.DateTimeField()
    answered_by = models.CharField(max_length=200)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["round", "agreement", "party_region"], name="cooperation_answer_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.round} – {self.agreement} – {self.party_region}"


class DiscussionPlan(Hosted):
    """Rencana pembahasan draf: where which agreements are to be discussed, and if it moved."""

    alliance = models.ForeignKey(Alliance, on_delete=models.CASCADE, related_name="discussions")
    agreements = models.ManyToManyField(Agreement, related_name="discussions", blank=True)
    agreements_known = models.BooleanField(default=False)
    venue = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    planned_for = models.CharField(max_length=120)
    state = models.CharField(
        max_length=10, choices=DiscussionState.choices, default=DiscussionState.PLANNED
    )
    moved_to = models.ForeignKey(
        Region, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    reason = models.CharField(max_length=500, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(state="moved") | (Q(moved_to__isnull=False) & ~Q(reason="")),
                name="cooperation_moved_somewhere_because",
                violation_error_message=_("Sebutkan tempat baru dan alasannya."),
            )
        ]

    def __str__(self) -> str:
        return f"Pembahasan draf PKS, {self.planned_for}"


class AgendaAgreement(Hosted):
    """Perjanjian dalam acara rapat: the agenda item that discusses an agreement."""

    agenda_item = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="agreements")
    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="agenda")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["agenda_item", "agreement"], name="cooperation_agenda_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.agenda_item} – {self.agreement}"
