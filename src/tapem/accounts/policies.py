"""Who may manage users."""

from django.utils.translation import gettext as _

from tapem.accounts.actors import Actor
from tapem.accounts.choices import Role
from tapem.kernel.decisions import ALLOWED, Decision, denied


def may_manage_users(actor: Actor) -> Decision:
    """Only the administrator and the coordinator of the region manage users."""
    if actor.role in {Role.ADMINISTRATOR, Role.COORDINATOR}:
        return ALLOWED
    return denied(_("Pengguna dikelola oleh administrator."), _("Administrator"))
