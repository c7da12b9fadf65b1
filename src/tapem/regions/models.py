"""Regions, agencies, positions and appointments, all of them dated."""

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from tapem.kernel.ids import new_id
from tapem.regions.choices import (
    CAPACITY_PREFIX,
    OFFICIAL_KINDS,
    AgencyKind,
    Capacity,
    PositionKind,
    RegionKind,
)


def in_force(on: date) -> Q:
    """Return the condition "valid on that day" for rows with valid_from and valid_until."""
    started = Q(valid_from__isnull=True) | Q(valid_from__lte=on)
    return started & (Q(valid_until__isnull=True) | Q(valid_until__gte=on))


def _ends_after_start(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=Q(valid_from__isnull=True)
        | Q(valid_until__isnull=True)
        | Q(valid_until__gte=F("valid_from")),
        name=name,
        violation_error_message=_("Tanggal berakhir mendahului tanggal mulai."),
    )


class Region(models.Model):
    """Daerah: a province, regency, city, district or village, by its code (33.27)."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    code = models.CharField(max_length=13)
    edition = models.CharField(max_length=60, help_text=_("Keputusan yang memuat kode ini."))
    kind = models.CharField(max_length=20, choices=RegionKind.choices)
    name = models.CharField(max_length=120)
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="children"
    )

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["code"], name="regions_region_code_once")
        ]
        ordering: ClassVar = ["code"]

    def __str__(self) -> str:
        return self.official_name

    @property
    def official_name(self) -> str:
        """Name with its kind, since Pekalongan and Tegal are each a regency and a city."""
        return f"{OFFICIAL_KINDS[RegionKind(self.kind)]} {self.name}"

    @property
    def short_name(self) -> str:
        """Name as reports abbreviate it: "Kab. Tegal"."""
        prefix = {RegionKind.REGENCY: "Kab. ", RegionKind.DISTRICT: "Kec. "}
        return f"{prefix.get(RegionKind(self.kind), '')}{self.name}"


class Border(models.Model):
    """Batas daerah: two regions that touch; mandatory cooperation needs one.

    Source: PP 28/2018 Pasal 3 ayat (2).
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="borders")
    neighbour = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="+")
    side = models.CharField(max_length=20, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["region", "neighbour"], name="regions_border_once")
        ]

    def __str__(self) -> str:
        return f"{self.region} – {self.neighbour}"


class Agency(models.Model):
    """Perangkat Daerah (OPD): exists between two dates and may have successors."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="agencies")
    kind = models.CharField(max_length=20, choices=AgencyKind.choices)
    name = models.CharField(max_length=200)
    short_name = models.CharField(max_length=60)
    part_of = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="parts"
    )
    valid_from = models.DateField(null=True, blank=True)
    valid_until = models.DateField(null=True, blank=True)
    note = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["region", "name", "valid_from"], name="regions_agency_once"
            ),
            _ends_after_start("regions_agency_dates"),
        ]
        ordering: ClassVar = ["name"]

    def __str__(self) -> str:
        return self.name

    def exists_on(self, day: date) -> bool:
        """Tell whether the agency exists on that day."""
        started = self.valid_from is None or self.valid_from <= day
        return started and (self.valid_until is None or day <= self.valid_until)


class AgencyAlias(models.Model):
    """Sebutan lain perangkat daerah, as people of that region write it ("DPU-TR")."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="aliases")
    alias = models.CharField(max_length=120)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["agency", "alias"], name="regions_alias_once")
        ]

    def __str__(self) -> str:
        return self.alias


class AgencySuccession(models.Model):
    """Penggabungan atau pemekaran: which agency followed which, by what decree."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    predecessor = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="successions")
    successor = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="origins")
    on = models.DateField()
    basis = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["predecessor", "successor"], name="regions_succession_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.predecessor} → {self.successor}"


class Position(models.Model):
    """Jabatan in an agency or of the region itself."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="positions")
    agency = models.ForeignKey(
        Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="positions"
    )
    kind = models.CharField(max_length=30, choices=PositionKind.choices)
    title = models.CharField(max_length=200)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["region", "title"], name="regions_position_once")
        ]

    def __str__(self) -> str:
        return self.title


class Official(models.Model):
    """Pejabat: a person who holds positions; titles stand apart from the name."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="officials")
    name = models.CharField(max_length=200)
    title_before = models.CharField(max_length=60, blank=True)
    title_after = models.CharField(max_length=120, blank=True)
    rank = models.CharField(max_length=80, blank=True)

    def __str__(self) -> str:
        after = f", {self.title_after}" if self.title_after else ""
        return f"{self.title_before} {self.name}".strip() + after


class Appointment(models.Model):
    """Penugasan jabatan: who holds a position, from when to when, in which capacity.

    A position may be held in a capacity without a named official (the example names none).
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    position = models.ForeignKey(Position, on_delete=models.CASCADE, related_name="appointments")
    official = models.ForeignKey(
        Official, on_delete=models.PROTECT, null=True, blank=True, related_name="appointments"
    )
    capacity = models.CharField(
        max_length=20, choices=Capacity.choices, default=Capacity.DEFINITIVE
    )
    decree = models.CharField(max_length=120, blank=True)
    valid_from = models.DateField(null=True, blank=True)
    valid_until = models.DateField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [_ends_after_start("regions_appointment_dates")]

    def __str__(self) -> str:
        return self.title

    @property
    def title(self) -> str:
        """Title with its capacity: "Pj. Sekretaris Daerah Kabupaten Pemalang"."""
        return f"{CAPACITY_PREFIX[Capacity(self.capacity)]}{self.position.title}"
