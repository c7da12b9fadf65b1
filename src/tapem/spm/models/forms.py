"""The achievement form: lines, cells, their revisions, and the reopening of one cell."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tapem.kernel.ids import new_id
from tapem.planning.models import FundingSource
from tapem.regions.models import Agency, Region
from tapem.spm.choices import Block, CellState, FormState, Origin, ValueKind
from tapem.spm.models.catalogue import QualityItem, ServiceType


class AchievementForm(models.Model):
    """Form capaian: what one agency reports of one service in one year (blocks A, B, C).

    `is_nil` means that nobody had to be served in the year, always with a reason.
    `changed_at` is the last change since the latest verification, None where there was none.
    `locked_quarter` is the last quarter whose figures stay locked when the next one opens.
    `reference_population` is the population of the service's age group, to compare with.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="spm_forms")
    service = models.ForeignKey(ServiceType, on_delete=models.PROTECT, related_name="forms")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="spm_forms")
    year = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=10, choices=FormState.choices, default=FormState.DRAFT)
    value_kind = models.CharField(
        max_length=12, choices=ValueKind.choices, default=ValueKind.CUMULATIVE
    )
    is_nil = models.BooleanField(default=False)
    nil_reason = models.CharField(max_length=300, blank=True)
    is_example = models.BooleanField(default=False)
    data_source = models.CharField(max_length=200, blank=True)
    data_date = models.DateField(null=True, blank=True)
    reference_population = models.DecimalField(
        max_digits=16, decimal_places=2, null=True, blank=True
    )
    return_reason = models.CharField(max_length=500, blank=True)
    submitted_at = models.DateTimeField(null=True, blank=True)
    submitted_by = models.CharField(max_length=200, blank=True)
    approved_at = models.DateTimeField(null=True, blank=True)
    approved_by = models.CharField(max_length=200, blank=True)
    approval_reference = models.CharField(max_length=120, blank=True)
    verified_at = models.DateTimeField(null=True, blank=True)
    verified_by = models.CharField(max_length=200, blank=True)
    locked_at = models.DateTimeField(null=True, blank=True)
    locked_quarter = models.PositiveSmallIntegerField(default=0)
    changed_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["region", "service", "agency", "year"], name="spm_form_once"
            ),
            models.CheckConstraint(
                condition=Q(is_nil=False) | ~Q(nil_reason=""),
                name="spm_nil_with_reason",
                violation_error_message=_("Nihil memerlukan alasan."),
            ),
            models.CheckConstraint(
                condition=~Q(state="returned") | ~Q(return_reason=""),
                name="spm_returned_with_reason",
                violation_error_message=_("Tulis alasan pengembalian."),
            ),
            models.CheckConstraint(
                condition=~Q(state="locked") | Q(locked_at__isnull=False),
                name="spm_locked_with_time",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["region", "year"], name="spm_form_by_year")]
        ordering: ClassVar = ["year", "service"]

    def __str__(self) -> str:
        return f"Form {self.service.name} {self.year}"

    @property
    def is_changed_since_verification(self) -> bool:
        """Tell whether a cell changed after the last verification."""
        return self.verified_at is not None and self.changed_at is not None


class FormLine(models.Model):
    """Baris form: a group of recipients, a quality item, a funding source or staff.

    A recipients' line of a district (kecamatan) is a part of the line without district.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    form = models.ForeignKey(AchievementForm, on_delete=models.CASCADE, related_name="lines")
    block = models.CharField(max_length=1, choices=Block.choices)
    key = models.SlugField(max_length=60)
    label = models.CharField(max_length=240)
    unit = models.CharField(max_length=40)
    position = models.PositiveSmallIntegerField(default=0)
    quality_item = models.ForeignKey(
        QualityItem, on_delete=models.PROTECT, null=True, blank=True, related_name="lines"
    )
    funding_source = models.ForeignKey(
        FundingSource, on_delete=models.PROTECT, null=True, blank=True, related_name="spm_lines"
    )
    district = models.ForeignKey(
        Region, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["form", "key"], name="spm_line_once")
        ]
        ordering: ClassVar = ["form", "block", "position"]

    def __str__(self) -> str:
        return self.label


class Cell(models.Model):
    """Sel: one figure of a form; a cell without a row in this table is empty, version 0.

    Empty, 0, "tidak ada" (counts as nothing) and "tidak berlaku" (left out of every sum)
    are four different answers.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    line = models.ForeignKey(FormLine, on_delete=models.CASCADE, related_name="cells")
    column = models.SlugField(max_length=24)
    state = models.CharField(max_length=16, choices=CellState.choices, default=CellState.EMPTY)
    value = models.DecimalField(max_digits=18, decimal_places=2, null=True, blank=True)
    note = models.CharField(max_length=300, blank=True)
    version = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField()
    changed_by = models.CharField(max_length=200)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["line", "column"], name="spm_cell_once"),
            models.CheckConstraint(
                condition=Q(state="number", value__isnull=False)
                | (~Q(state="number") & Q(value__isnull=True)),
                name="spm_cell_number_has_value",
                violation_error_message=_("Sel berisi angka memerlukan nilainya."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.line.label}, {self.column}"


class CellRevision(models.Model):
    """Riwayat sel: what a cell held before and after one change, who changed it and why."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    line = models.ForeignKey(FormLine, on_delete=models.CASCADE, related_name="revisions")
    column = models.SlugField(max_length=24)
    version = models.PositiveIntegerField()
    old_state = models.CharField(max_length=16, choices=CellState.choices)
    old_value = models.DecimalField(max_digits=18, decimal_places=2, null=True, blank=True)
    new_state = models.CharField(max_length=16, choices=CellState.choices)
    new_value = models.DecimalField(max_digits=18, decimal_places=2, null=True, blank=True)
    at = models.DateTimeField()
    by_label = models.CharField(max_length=200)
    agency_label = models.CharField(max_length=200)
    origin = models.CharField(max_length=10, choices=Origin.choices)
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["line", "column", "version"], name="spm_revision_once")
        ]
        ordering: ClassVar = ["-version"]

    def __str__(self) -> str:
        return f"{self.line.label}, {self.column}, {self.version}"


class CellReopening(models.Model):
    """Pembukaan sel: one cell of a closed form, open to one agency until a moment."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    form = models.ForeignKey(AchievementForm, on_delete=models.CASCADE, related_name="reopenings")
    line = models.ForeignKey(FormLine, on_delete=models.CASCADE, related_name="reopenings")
    column = models.SlugField(max_length=24)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=300)
    opened_at = models.DateTimeField()
    opened_by = models.CharField(max_length=200)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(reason=""),
                name="spm_reopening_with_reason",
                violation_error_message=_("Tulis alasan sel ini dibuka."),
            )
        ]
        ordering: ClassVar = ["-opened_at"]

    def __str__(self) -> str:
        return f"{self.line.label}, {self.column}"
