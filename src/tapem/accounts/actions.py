"""Adding users and memberships."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tapem.accounts.actors import Actor
from tapem.accounts.choices import Role
from tapem.accounts.door import require
from tapem.accounts.models import Membership, User
from tapem.accounts.policies import may_manage_users
from tapem.audit.actions import record
from tapem.audit.vocabulary import Personal, term
from tapem.kernel.errors import RuleBroken
from tapem.regions.models import Agency

USER_ADDED = term(
    "accounts.user-added",
    _("Pengguna ditambahkan"),
    _("{actor} menambahkan pengguna {subject}"),
    Personal.MASK,
)
MEMBERSHIP_ENDED = term(
    "accounts.membership-ended",
    _("Keanggotaan diakhiri"),
    _("{actor} mengakhiri keanggotaan {subject}"),
    Personal.MASK,
)


@transaction.atomic
def add_user(
    *,
    actor: Actor,
    username: str,
    display_name: str,
    agency: Agency,
    role: Role,
    password: str | None,
) -> User:
    """Add a user with one membership; without a password she cannot sign in by one."""
    require(may_manage_users(actor))
    if User.objects.filter(username=username).exists():
        raise RuleBroken(_("Nama pengguna ini sudah dipakai."), field="username")
    user = User(username=username, display_name=display_name)
    if password is None:
        user.set_unusable_password()
    else:
        user.set_password(password)
    user.save(force_insert=True)
    Membership.objects.create(user=user, agency=agency, role=role)
    record(actor, USER_ADDED, user, changes={"role": (None, role), "agency": (None, agency)})
    return user


@transaction.atomic
def end_membership(*, actor: Actor, membership: Membership, on: date, reason: str) -> None:
    """Let a membership end on a day; the reason is kept."""
    require(may_manage_users(actor))
    if not reason.strip():
        raise RuleBroken(_("Tulis alasan keanggotaan ini berakhir."), field="reason")
    old, membership.valid_until = membership.valid_until, on
    membership.save(update_fields=["valid_until"])
    record(actor, MEMBERSHIP_ENDED, membership, changes={"valid_until": (old, on)}, reason=reason)
