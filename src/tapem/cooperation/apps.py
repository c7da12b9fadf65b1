"""Django's entry for the room."""

from django.apps import AppConfig


class CooperationConfig(AppConfig):
    """Kerja Sama Daerah."""

    name = "tapem.cooperation"
    label = "cooperation"
