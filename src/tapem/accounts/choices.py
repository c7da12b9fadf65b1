"""Roles."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Role(TextChoices):
    """Peran: what somebody does in Tapem for an office."""

    COORDINATOR = "coordinator", _("Koordinator")
    OPERATOR = "operator", _("Operator")
    HEAD_OF_AGENCY = "head_of_agency", _("Kepala OPD")
    LEGAL_SECTION = "legal_section", _("Bagian Hukum")
    LEADER = "leader", _("Pimpinan")
    PARTNER = "partner", _("Daerah mitra")
    ADMINISTRATOR = "administrator", _("Administrator")
