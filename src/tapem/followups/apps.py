"""The room as Django sees it."""

from django.apps import AppConfig


class FollowupsConfig(AppConfig):
    """Follow-ups and deadlines."""

    name = "tapem.followups"
    label = "followups"
