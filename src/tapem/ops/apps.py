"""The room as Django sees it."""

from django.apps import AppConfig


class OpsConfig(AppConfig):
    """Commands."""

    name = "tapem.ops"
    label = "ops"
