"""The room as Django sees it."""

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    """Papers and stored files."""

    name = "tapem.documents"
    label = "documents"
