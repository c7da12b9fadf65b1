"""The room as Django sees it."""

from django.apps import AppConfig


class SpmConfig(AppConfig):
    """Minimum service standards: catalogue, forms and index."""

    name = "tapem.spm"
    label = "spm"
