"""The room as Django sees it."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Screens."""

    name = "tapem.web"
    label = "web"
