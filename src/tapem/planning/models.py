"""Editions of the nomenclature, planning periods and funding sources."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from tapem.kernel.ids import new_id
from tapem.planning.choices import Level, MappingKind
from tapem.regions.models import Region


class NomenclatureEdition(models.Model):
    """Edisi nomenklatur: one decree's list of programmes, activities and sub-activities.

    `sub_activity_digits` is the length of the last group: two digits up to Kepmendagri
    050-5889/2021, four from Kepmendagri 900.1.15.5-1317/2023.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    key = models.SlugField(max_length=40, unique=True)
    name = models.CharField(max_length=120)
    decree = models.CharField(max_length=120)
    valid_from = models.DateField()
    sub_activity_digits = models.PositiveSmallIntegerField(default=4)
    source = models.CharField(max_length=300)
    verified_by = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering: ClassVar = ["valid_from"]

    def __str__(self) -> str:
        return self.decree


class NomenclatureRow(models.Model):
    """Baris nomenklatur: a code with its name, meant only inside its edition."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    edition = models.ForeignKey(NomenclatureEdition, on_delete=models.CASCADE, related_name="rows")
    level = models.CharField(max_length=20, choices=Level.choices)
    code = models.CharField(max_length=24)
    name = models.CharField(max_length=400)
    source = models.CharField(max_length=300, blank=True)
    verified_by = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["edition", "code"], name="planning_code_once")
        ]
        ordering: ClassVar = ["edition", "code"]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"

    @property
    def is_verified(self) -> bool:
        """Tell whether somebody compared the row with the decree."""
        return bool(self.verified_by)


class NomenclatureMapping(models.Model):
    """Padanan kode: what became of a code of one edition in a later one.

    A missing `new_row` means that nobody found it yet, not that it was abolished.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    old_row = models.ForeignKey(
        NomenclatureRow, on_delete=models.CASCADE, related_name="mappings_from"
    )
    new_edition = models.ForeignKey(
        NomenclatureEdition, on_delete=models.CASCADE, related_name="mappings_into"
    )
    new_row = models.ForeignKey(
        NomenclatureRow,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="mappings_to",
    )
    kind = models.CharField(max_length=20, choices=MappingKind.choices)
    source = models.CharField(max_length=300, blank=True)
    verified_by = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["old_row", "new_row"], name="planning_mapping_once"),
            models.CheckConstraint(
                condition=Q(kind="not_found", new_row__isnull=True)
                | (~Q(kind="not_found") & Q(new_row__isnull=False)),
                name="planning_mapping_has_target",
                violation_error_message=_("Padanan memerlukan kode tujuan."),
            ),
        ]

    def __str__(self) -> str:
        target = self.new_row.code if self.new_row else "?"
        return f"{self.old_row.code} → {target}"


class PlanningPeriod(models.Model):
    """Periode perencanaan: the years that a plan of a region covers (2022–2026)."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="planning_periods")
    name = models.CharField(max_length=120)
    first_year = models.PositiveSmallIntegerField()
    last_year = models.PositiveSmallIntegerField()
    source = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["region", "first_year", "last_year"], name="planning_period_once"
            ),
            models.CheckConstraint(
                condition=Q(last_year__gte=F("first_year")),
                name="planning_period_years",
                violation_error_message=_("Tahun akhir mendahului tahun awal."),
            ),
        ]
        ordering: ClassVar = ["-first_year"]

    def __str__(self) -> str:
        return f"{self.name} {self.first_year}–{self.last_year}"

    @property
    def years(self) -> range:
        """Years of the period, first to last."""
        return range(self.first_year, self.last_year + 1)


class FundingSource(models.Model):
    """Sumber dana: where the money of a ceiling or an allocation comes from (PAD, DAU, DAK)."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    key = models.SlugField(max_length=40, unique=True)
    name = models.CharField(max_length=120)
    position = models.PositiveSmallIntegerField(default=0)
    is_usual = models.BooleanField(
        default=False, help_text=_("Langsung tersedia sebagai baris pada form baru.")
    )
    source = models.CharField(max_length=300, blank=True)
    verified_by = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering: ClassVar = ["position", "name"]

    def __str__(self) -> str:
        return self.name
