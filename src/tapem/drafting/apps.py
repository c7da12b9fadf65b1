"""The room as Django sees it."""

from django.apps import AppConfig


class DraftingConfig(AppConfig):
    """Drafting of legal instruments."""

    name = "tapem.drafting"
    label = "drafting"
