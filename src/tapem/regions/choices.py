"""Kinds of regions, agencies, positions and capacities."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class RegionKind(TextChoices):
    """Tingkat daerah."""

    PROVINCE = "province", _("Provinsi")
    REGENCY = "regency", _("Kabupaten")
    CITY = "city", _("Kota")
    DISTRICT = "district", _("Kecamatan")
    URBAN_VILLAGE = "urban_village", _("Kelurahan")
    VILLAGE = "village", _("Desa")


# A kind as it stands in an official name, which no screen translates.
OFFICIAL_KINDS = {
    RegionKind.PROVINCE: "Provinsi",
    RegionKind.REGENCY: "Kabupaten",
    RegionKind.CITY: "Kota",
    RegionKind.DISTRICT: "Kecamatan",
    RegionKind.URBAN_VILLAGE: "Kelurahan",
    RegionKind.VILLAGE: "Desa",
}


class AgencyKind(TextChoices):
    """Bentuk perangkat daerah."""

    SECRETARIAT = "secretariat", _("Sekretariat")
    SECTION = "section", _("Bagian")
    OFFICE = "office", _("Dinas")
    BOARD = "board", _("Badan")
    POLICE_UNIT = "police_unit", _("Satuan")
    INSPECTORATE = "inspectorate", _("Inspektorat")
    DISTRICT_OFFICE = "district_office", _("Kecamatan")


class PositionKind(TextChoices):
    """Jabatan."""

    REGENT = "regent", _("Bupati")
    VICE_REGENT = "vice_regent", _("Wakil Bupati")
    REGIONAL_SECRETARY = "regional_secretary", _("Sekretaris Daerah")
    ASSISTANT = "assistant", _("Asisten")
    EXPERT_STAFF = "expert_staff", _("Staf Ahli")
    HEAD_OF_AGENCY = "head_of_agency", _("Kepala perangkat daerah")
    HEAD_OF_SECTION = "head_of_section", _("Kepala Bagian")
    SUB_COORDINATOR = "sub_coordinator", _("Sub Koordinator")


class Capacity(TextChoices):
    """Kapasitas pejabat: definitif, Pj., Plt., Plh."""

    DEFINITIVE = "definitive", _("Definitif")
    INTERIM = "interim", _("Penjabat (Pj.)")
    ACTING = "acting", _("Pelaksana tugas (Plt.)")
    DAILY_ACTING = "daily_acting", _("Pelaksana harian (Plh.)")


CAPACITY_PREFIX = {
    Capacity.DEFINITIVE: "",
    Capacity.INTERIM: "Pj. ",
    Capacity.ACTING: "Plt. ",
    Capacity.DAILY_ACTING: "Plh. ",
}
