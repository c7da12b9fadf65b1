"""The room as Django sees it."""

from django.apps import AppConfig


class ActionplanConfig(AppConfig):
    """Action plan of the SPM."""

    name = "tapem.actionplan"
    label = "actionplan"
