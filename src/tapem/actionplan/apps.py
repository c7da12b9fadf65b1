"""The room as Django sees it."""

from django.apps import AppConfig


class ActionplanConfig(AppConfig):
    """Action plan of the SPM."""

    name = "tapem.actionplan"
    label = "actionplan"

    def ready(self) -> None:
        """Lend the plan's figures and tables to drafting."""
        # Late, because models exist only once every room is loaded.
        from tapem.actionplan.bindings.registration import register_all

        register_all()
