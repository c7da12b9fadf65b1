"""The room as Django sees it."""

from django.apps import AppConfig


class PlanningConfig(AppConfig):
    """Nomenclature, planning periods and funding sources."""

    name = "tapem.planning"
    label = "planning"
