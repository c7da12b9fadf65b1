"""Users and their dated memberships."""

from typing import ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from tapem.accounts.choices import Role
from tapem.kernel.ids import new_id
from tapem.regions.models import Agency


class Users(BaseUserManager["User"]):
    """Access to users; Django's sign-in asks it by user name."""


class User(AbstractBaseUser):
    """Pengguna: somebody who signs in. Rights come from memberships, never from here."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    username = models.CharField(
        _("nama pengguna"),
        max_length=60,
        unique=True,
        error_messages={"unique": _("Nama pengguna ini sudah dipakai.")},
    )
    display_name = models.CharField(_("nama tampilan"), max_length=120)
    email = models.EmailField(_("pos-el"), blank=True)
    is_active = models.BooleanField(_("aktif"), default=True)

    objects: ClassVar[Users] = Users()

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar = ["display_name"]
    # Names that libraries for sign-in ask for; nobody has rights by them.
    is_staff = False
    is_superuser = False

    def __str__(self) -> str:
        return self.display_name or self.username

    def get_full_name(self) -> str:
        """Return the name that screens show."""
        return self.display_name


class Membership(models.Model):
    """Keanggotaan: a user acts for an agency in a role, between two dates."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="memberships")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=20, choices=Role.choices)
    valid_from = models.DateField(null=True, blank=True)
    valid_until = models.DateField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["user", "agency", "role", "valid_from"], name="accounts_membership_once"
            ),
            models.CheckConstraint(
                condition=Q(valid_from__isnull=True)
                | Q(valid_until__isnull=True)
                | Q(valid_until__gte=F("valid_from")),
                name="accounts_membership_dates",
                violation_error_message=_("Tanggal berakhir mendahului tanggal mulai."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} – {self.agency.short_name}"
