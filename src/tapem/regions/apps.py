"""The room as Django sees it."""

from django.apps import AppConfig


class RegionsConfig(AppConfig):
    """Regions and agencies."""

    name = "tapem.regions"
    label = "regions"
