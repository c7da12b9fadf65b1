"""The room as Django sees it."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """Audit trail."""

    name = "tapem.audit"
    label = "audit"
