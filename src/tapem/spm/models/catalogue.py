"""The catalogue of services, who is in charge of them, and the policy of the index."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from tapem.kernel.ids import new_id
from tapem.regions.models import Agency, Region
from tapem.spm.choices import DutyRole, Nature, QualityKind, Tier


class Catalogue(models.Model):
    """Katalog SPM: one version of the list of services, for regencies/cities or provinces."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    key = models.SlugField(max_length=40, unique=True)
    name = models.CharField(max_length=160)
    tier = models.CharField(max_length=20, choices=Tier.choices)
    legal_basis = models.CharField(max_length=300)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=300)
    verified_by = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(valid_until__gte=F("valid_from")),
                name="spm_catalogue_dates",
                violation_error_message=_("Tanggal berakhir mendahului tanggal mulai."),
            )
        ]
        ordering: ClassVar = ["key"]

    def __str__(self) -> str:
        return self.name


class Affair(models.Model):
    """Urusan pemerintahan wajib yang berkaitan dengan pelayanan dasar (UU 23/2014 Pasal 12)."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    code = models.CharField(max_length=8, unique=True)
    name = models.CharField(max_length=160)
    short_name = models.CharField(max_length=60)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering: ClassVar = ["position"]

    def __str__(self) -> str:
        return self.name


class ServiceType(models.Model):
    """Jenis pelayanan dasar: one of the 29 services (regency/city) or 14 (province)."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    catalogue = models.ForeignKey(Catalogue, on_delete=models.CASCADE, related_name="services")
    affair = models.ForeignKey(Affair, on_delete=models.PROTECT, related_name="services")
    code = models.CharField(max_length=12)
    name = models.CharField(max_length=240)
    sub_affair = models.CharField(max_length=120, blank=True)
    position = models.PositiveSmallIntegerField(default=0)
    nature = models.CharField(max_length=10, choices=Nature.choices)
    recipients = models.CharField(max_length=300)
    definition = models.TextField(blank=True)
    usual_source = models.CharField(max_length=200, blank=True)
    unit = models.CharField(max_length=40)
    allows_fraction = models.BooleanField(default=False)
    minimum_age = models.PositiveSmallIntegerField(null=True, blank=True)
    maximum_age = models.PositiveSmallIntegerField(null=True, blank=True)
    sector_regulation = models.CharField(max_length=200)
    legal_basis = models.CharField(max_length=300)
    plan_codes = models.CharField(max_length=200, blank=True)
    source = models.CharField(max_length=300)
    verified_by = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["catalogue", "code"], name="spm_service_code_once")
        ]
        ordering: ClassVar = ["catalogue", "position"]

    def __str__(self) -> str:
        return self.name

    @property
    def is_verified(self) -> bool:
        """Tell whether somebody compared the row with the regulation."""
        return bool(self.verified_by)


class QualityItem(models.Model):
    """Komponen mutu minimal: goods or services, staff, or technical guidance of a service.

    `ratio` is the need per recipient (1 = one each); empty where no source gives one.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    service = models.ForeignKey(ServiceType, on_delete=models.CASCADE, related_name="quality_items")
    key = models.SlugField(max_length=60)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=12, choices=QualityKind.choices)
    unit = models.CharField(max_length=40)
    ratio = models.DecimalField(max_digits=10, decimal_places=4, null=True, blank=True)
    is_mandatory = models.BooleanField(default=True)
    ministry_code = models.CharField(max_length=20, blank=True)
    position = models.PositiveSmallIntegerField(default=0)
    valid_from = models.DateField(null=True, blank=True)
    valid_until = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=300)
    verified_by = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["service", "key"], name="spm_quality_item_once")
        ]
        ordering: ClassVar = ["service", "position"]

    def __str__(self) -> str:
        return self.name


class Duty(models.Model):
    """Pengampuan: which agency of a region is in charge of a service, between two dates.

    The duty belongs to the service, never to an agency's name: agencies merge and split.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="spm_duties")
    service = models.ForeignKey(ServiceType, on_delete=models.CASCADE, related_name="duties")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="spm_duties")
    role = models.CharField(max_length=12, choices=DutyRole.choices, default=DutyRole.MAIN)
    valid_from = models.DateField(null=True, blank=True)
    valid_until = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["region", "service", "agency", "role", "valid_from"],
                name="spm_duty_once",
            ),
            models.CheckConstraint(
                condition=Q(valid_from__isnull=True)
                | Q(valid_until__isnull=True)
                | Q(valid_until__gte=F("valid_from")),
                name="spm_duty_dates",
                violation_error_message=_("Tanggal berakhir mendahului tanggal mulai."),
            ),
        ]
        verbose_name_plural = "duties"

    def __str__(self) -> str:
        return f"{self.service} – {self.agency.short_name}"


class IndexPolicy(models.Model):
    """Kebijakan indeks: how figures become the index; every choice is data with its source.

    `categories` is a list of [lowest value, name], highest first, half-open intervals.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    key = models.SlugField(max_length=40, unique=True)
    name = models.CharField(max_length=160)
    recipient_weight = models.PositiveSmallIntegerField(default=80)
    quality_weight = models.PositiveSmallIntegerField(default=20)
    recipient_aggregation = models.CharField(max_length=12, default="pooled")
    quality_aggregation = models.CharField(max_length=12, default="mean")
    region_aggregation = models.CharField(max_length=12, default="affairs")
    cap = models.PositiveSmallIntegerField(default=100)
    nil_rule = models.CharField(max_length=12, default="exclude")
    places = models.PositiveSmallIntegerField(default=2)
    index_rounding = models.CharField(max_length=12, default="truncate")
    percentage_rounding = models.CharField(max_length=12, default="half_up")
    categories = models.JSONField(default=list)
    valid_from = models.DateField(null=True, blank=True)
    valid_until = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=400)
    verified_by = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(recipient_weight=100 - F("quality_weight")),
                name="spm_policy_weights",
                violation_error_message=_("Bobot penerima dan mutu harus berjumlah 100."),
            )
        ]
        verbose_name_plural = "index policies"

    def __str__(self) -> str:
        return self.name
