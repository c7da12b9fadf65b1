"""Password strength by how hard a password is to guess, not by classes of characters."""

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from zxcvbn import zxcvbn

_ENOUGH = 3
_LONGEST = 72


class GuessabilityValidator:
    """Refuses passwords that zxcvbn rates below 3 of 4."""

    def validate(self, password: str, user: AbstractBaseUser | None = None) -> None:
        """Raise ValidationError for a password that is easy to guess."""
        own = [str(getattr(user, name, "") or "") for name in ("username", "display_name")]
        if zxcvbn(password[:_LONGEST], user_inputs=[*own, "tapem"])["score"] < _ENOUGH:
            raise ValidationError(
                _("Kata sandi ini mudah ditebak. Pakai beberapa kata yang tidak berhubungan.")
            )

    def get_help_text(self) -> str:
        """Return the hint under the field."""
        return _("Paling sedikit 12 karakter; beberapa kata yang tidak berhubungan lebih kuat.")
