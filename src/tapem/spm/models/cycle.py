"""The reporting cycle: calendar, stages, problems, snapshots, ticks and uploaded workbooks."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from tapem.documents.models import StoredFile
from tapem.kernel.ids import new_id
from tapem.kernel.numerals import roman
from tapem.regions.models import Agency, Region
from tapem.spm.choices import ProblemState, SnapshotKind, Stage, StageState, UploadState
from tapem.spm.models.catalogue import ServiceType
from tapem.spm.models.forms import AchievementForm, FormLine


class ReportingPeriod(models.Model):
    """Periode lapor: a quarter with the dates on which input opens and closes.

    Source of the rhythm: Permendagri 59/2021 Pasal 24 ayat (1), every three months; the
    closing dates are set anew each year, so they are data.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="spm_periods")
    year = models.PositiveSmallIntegerField()
    quarter = models.PositiveSmallIntegerField()
    opens_on = models.DateField()
    closes_on = models.DateField()
    source = models.CharField(max_length=300)
    verified_by = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["region", "year", "quarter"], name="spm_period_once"),
            models.CheckConstraint(
                condition=Q(quarter__gte=1, quarter__lte=4),
                name="spm_period_quarter",
                violation_error_message=_("Triwulan adalah 1 sampai 4."),
            ),
            models.CheckConstraint(
                condition=Q(closes_on__gte=F("opens_on")),
                name="spm_period_dates",
                violation_error_message=_("Tanggal tutup mendahului tanggal buka."),
            ),
        ]
        ordering: ClassVar = ["year", "quarter"]

    def __str__(self) -> str:
        return f"Triwulan {roman(self.quarter)} {self.year}"


class StageRecord(models.Model):
    """Tahapan penerapan SPM of a service in a year: data, needs, plan, implementation."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    form = models.ForeignKey(AchievementForm, on_delete=models.CASCADE, related_name="stages")
    stage = models.PositiveSmallIntegerField(choices=Stage.choices)
    state = models.CharField(
        max_length=12, choices=StageState.choices, default=StageState.NOT_STARTED
    )
    done_on = models.DateField(null=True, blank=True)
    evidence = models.CharField(max_length=300, blank=True)
    file = models.ForeignKey(
        StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["form", "stage"], name="spm_stage_once")
        ]
        ordering: ClassVar = ["form", "stage"]

    def __str__(self) -> str:
        return f"{self.get_stage_display()}"


class Problem(models.Model):
    """Permasalahan dan solusi of a service: description, root cause, solution, plan row."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="spm_problems")
    service = models.ForeignKey(ServiceType, on_delete=models.PROTECT, related_name="problems")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="spm_problems")
    year = models.PositiveSmallIntegerField()
    stage = models.PositiveSmallIntegerField(choices=Stage.choices)
    description = models.TextField()
    root_cause = models.TextField(blank=True)
    solution = models.TextField(blank=True)
    plan_row = models.CharField(max_length=200, blank=True)
    due_on = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=10, choices=ProblemState.choices, default=ProblemState.OPEN)
    is_example = models.BooleanField(default=False)
    position = models.PositiveSmallIntegerField(default=0)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering: ClassVar = ["year", "service", "position"]

    def __str__(self) -> str:
        return self.description[:120]


class FormSnapshot(models.Model):
    """Potret: the figures of a form as they were submitted, verified or locked; never changed."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    form = models.ForeignKey(AchievementForm, on_delete=models.CASCADE, related_name="snapshots")
    kind = models.CharField(max_length=10, choices=SnapshotKind.choices)
    at = models.DateTimeField()
    by_label = models.CharField(max_length=200)
    figures = models.JSONField()
    digest = models.CharField(max_length=64)

    class Meta:
        ordering: ClassVar = ["-at"]

    def __str__(self) -> str:
        return f"{self.form} {self.get_kind_display()}"


class MinistryTick(models.Model):
    """Tanda "sudah diinput": a line was typed into the ministry's application for a quarter.

    `figures` keeps what was typed, so that a later change shows as a difference.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    line = models.ForeignKey(FormLine, on_delete=models.CASCADE, related_name="ticks")
    quarter = models.PositiveSmallIntegerField()
    figures = models.JSONField()
    at = models.DateTimeField()
    by_label = models.CharField(max_length=200)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["line", "quarter"], name="spm_tick_once")
        ]

    def __str__(self) -> str:
        return f"{self.line.label} TW {self.quarter}"


class WorkbookUpload(models.Model):
    """Unggahan buku kerja: a filled workbook, compared cell by cell before anything changes."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="spm_uploads")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="spm_uploads")
    year = models.PositiveSmallIntegerField()
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="spm_uploads")
    state = models.CharField(
        max_length=10, choices=UploadState.choices, default=UploadState.COMPARED
    )
    comparison = models.JSONField(default=dict)
    at = models.DateTimeField()
    by_label = models.CharField(max_length=200)

    class Meta:
        ordering: ClassVar = ["-at"]

    def __str__(self) -> str:
        return f"{self.agency.short_name} {self.year}"
