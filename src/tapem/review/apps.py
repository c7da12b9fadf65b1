"""The room as Django sees it."""

from django.apps import AppConfig


class ReviewConfig(AppConfig):
    """Findings on living texts."""

    name = "tapem.review"
    label = "review"
