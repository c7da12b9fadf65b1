"""Who may keep planning periods and mappings of codes."""

from django.utils.translation import gettext as _

from tapem.accounts.actors import Actor
from tapem.accounts.choices import Role
from tapem.kernel.decisions import ALLOWED, Decision, denied


def may_keep_periods(actor: Actor) -> Decision:
    """The coordinator and the administrator keep the planning data of their region."""
    if actor.role in {Role.COORDINATOR, Role.ADMINISTRATOR}:
        return ALLOWED
    return denied(
        _("Data perencanaan diatur oleh Bagian Tata Pemerintahan."), _("Bagian Tata Pemerintahan")
    )
