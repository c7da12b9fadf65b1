"""The plan, the purpose of its chapters, its rows and their yearly cells."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from tapem.actionplan.choices import Measure, PlanCellState, Purpose
from tapem.drafting.models import Draft, Node
from tapem.kernel.ids import new_id
from tapem.planning.models import FundingSource, NomenclatureEdition
from tapem.regions.models import Agency, Region
from tapem.spm.models import Catalogue, ServiceType


class ActionPlan(models.Model):
    """Rencana Aksi Penerapan SPM: one draft, one period, one catalogue of services.

    `base_year` is the year whose achievement forms Bab III shows; `edition` the nomenclature
    from which the rows' codes come.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="action_plans")
    draft = models.OneToOneField(Draft, on_delete=models.CASCADE, related_name="action_plan")
    catalogue = models.ForeignKey(Catalogue, on_delete=models.PROTECT, related_name="+")
    edition = models.ForeignKey(NomenclatureEdition, on_delete=models.PROTECT, related_name="+")
    first_year = models.PositiveSmallIntegerField()
    last_year = models.PositiveSmallIntegerField()
    base_year = models.PositiveSmallIntegerField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(last_year__gte=F("first_year")),
                name="actionplan_years",
                violation_error_message=_("Tahun akhir mendahului tahun awal."),
            )
        ]
        ordering: ClassVar = ["-first_year", "-id"]

    def __str__(self) -> str:
        return f"Rencana Aksi Penerapan SPM {self.first_year}–{self.last_year}"

    @property
    def years(self) -> range:
        """Years of the plan, both ends included."""
        return range(self.first_year, self.last_year + 1)


class PlanChapter(models.Model):
    """Ikatan bab: which purpose a chapter has, hence which empty cells count against it.

    No regulation that was read fixes the chapters, so each says where its place comes from.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    plan = models.ForeignKey(ActionPlan, on_delete=models.CASCADE, related_name="chapters")
    node = models.OneToOneField(Node, on_delete=models.CASCADE, related_name="plan_chapter")
    purpose = models.CharField(max_length=20, choices=Purpose.choices)
    source = models.CharField(max_length=200, blank=True)
    verified_by = models.CharField(max_length=120, blank=True)

    def __str__(self) -> str:
        return f"{self.node} – {self.get_purpose_display()}"

    @property
    def is_verified(self) -> bool:
        """Tell whether somebody confirmed the chapter's place and purpose."""
        return bool(self.verified_by)


class PlanRow(models.Model):
    """Baris rencana: one sub-activity of one agency for one service.

    Codes and names are kept as they were in their edition (snapshot), so that a new
    nomenclature never rewrites a plan. `base_value` empty is unknown, not 0.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    plan = models.ForeignKey(ActionPlan, on_delete=models.CASCADE, related_name="rows")
    service = models.ForeignKey(ServiceType, on_delete=models.PROTECT, related_name="plan_rows")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="plan_rows")
    edition = models.ForeignKey(NomenclatureEdition, on_delete=models.PROTECT, related_name="+")
    code = models.CharField(max_length=24)
    name = models.CharField(max_length=400)
    activity_code = models.CharField(max_length=24, blank=True)
    activity_name = models.CharField(max_length=400, blank=True)
    programme_code = models.CharField(max_length=24, blank=True)
    programme_name = models.CharField(max_length=400, blank=True)
    indicator = models.CharField(max_length=300, blank=True)
    unit = models.CharField(max_length=40, blank=True)
    base_value = models.DecimalField(max_digits=18, decimal_places=2, null=True, blank=True)
    funding_source = models.ForeignKey(
        FundingSource, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    note = models.CharField(max_length=300, blank=True)
    is_example = models.BooleanField(default=False)
    order = models.PositiveSmallIntegerField(default=0)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["plan", "service", "agency", "code", "indicator"],
                name="actionplan_row_once",
                violation_error_message=_("Baris dengan indikator ini sudah ada."),
            )
        ]
        indexes: ClassVar = [models.Index(fields=["plan", "agency"], name="actionplan_by_agency")]
        ordering: ClassVar = ["service__position", "order", "code"]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


class PlanCell(models.Model):
    """Target tahunan atau pagu: one figure of a row in one year.

    Empty, 0 and "–" are three answers. Ceilings are whole rupiah.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    row = models.ForeignKey(PlanRow, on_delete=models.CASCADE, related_name="cells")
    year = models.PositiveSmallIntegerField()
    measure = models.CharField(max_length=10, choices=Measure.choices)
    state = models.CharField(
        max_length=10, choices=PlanCellState.choices, default=PlanCellState.EMPTY
    )
    value = models.DecimalField(max_digits=18, decimal_places=2, null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField()
    changed_by = models.CharField(max_length=200)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["row", "year", "measure"], name="actionplan_cell_once"),
            models.CheckConstraint(
                condition=Q(state="number", value__isnull=False)
                | Q(state__in=["empty", "none"], value__isnull=True),
                name="actionplan_number_has_value",
            ),
            models.CheckConstraint(
                condition=Q(value__isnull=True) | Q(value__gte=0),
                name="actionplan_not_negative",
                violation_error_message=_("Isi 0 atau lebih."),
            ),
        ]
        ordering: ClassVar = ["year", "measure"]

    def __str__(self) -> str:
        return f"{self.row.code} {self.get_measure_display()} {self.year}"
