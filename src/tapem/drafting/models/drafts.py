"""Drafts, their team and the rounds of their discussion."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from tapem.drafting.choices import DraftState, InstrumentKind, RoundKind, TeamRole
from tapem.kernel.ids import new_id
from tapem.meetings.models import Meeting
from tapem.regions.models import Agency, Region


class Draft(models.Model):
    """Rancangan produk hukum: title, initiator and period of a regulation in the making.

    `about` is the name after TENTANG, without abbreviations (UU 12/2011 Lampiran II angka 5).
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="drafts")
    kind = models.CharField(max_length=20, choices=InstrumentKind.choices)
    about = models.CharField(max_length=300)
    short_title = models.CharField(max_length=120, help_text=_("Sebutan di layar dan memo."))
    initiator = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    first_year = models.PositiveSmallIntegerField(null=True, blank=True)
    last_year = models.PositiveSmallIntegerField(null=True, blank=True)
    state = models.CharField(max_length=20, choices=DraftState.choices, default=DraftState.CONCEPT)
    due_on = models.DateField(
        null=True, blank=True, help_text=_("Batas penyampaian ke Bagian Hukum.")
    )
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(first_year__isnull=True, last_year__isnull=True)
                | Q(last_year__gte=F("first_year")),
                name="drafting_draft_years",
                violation_error_message=_("Tahun akhir mendahului tahun awal."),
            ),
            models.UniqueConstraint(fields=["region", "kind", "about"], name="drafting_draft_once"),
        ]
        ordering: ClassVar = ["-id"]

    def __str__(self) -> str:
        return self.short_title

    @property
    def years(self) -> range:
        """Years of the period, both ends included; empty when there is no period."""
        if self.first_year is None or self.last_year is None:
            return range(0)
        return range(self.first_year, self.last_year + 1)


class TeamMember(models.Model):
    """Anggota Tim Penyusun: an agency that drafts along."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="team")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=10, choices=TeamRole.choices, default=TeamRole.MEMBER)
    order = models.PositiveSmallIntegerField(default=0)
    note = models.CharField(max_length=200, blank=True, help_text=_("Dasar keanggotaan."))

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["draft", "agency"], name="drafting_team_once")
        ]
        ordering: ClassVar = ["order", "id"]

    def __str__(self) -> str:
        return f"{self.agency.short_name} – {self.draft}"


class Round(models.Model):
    """Putaran pembahasan: who discusses the draft now, from when to when."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="rounds")
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=20, choices=RoundKind.choices)
    meeting = models.ForeignKey(
        Meeting, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    opened_on = models.DateField()
    closed_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["draft", "number"], name="drafting_round_numbers"),
            models.CheckConstraint(
                condition=Q(closed_on__isnull=True) | Q(closed_on__gte=F("opened_on")),
                name="drafting_round_dates",
                violation_error_message=_("Tanggal tutup mendahului tanggal buka."),
            ),
        ]
        ordering: ClassVar = ["number"]

    def __str__(self) -> str:
        return f"Putaran {self.number} {self.draft}"
