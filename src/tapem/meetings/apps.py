"""The room as Django sees it."""

from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    """Meetings and what comes out of them."""

    name = "tapem.meetings"
    label = "meetings"
