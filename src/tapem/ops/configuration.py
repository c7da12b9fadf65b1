"""The settings in force, as an operator may read them."""

from dataclasses import asdict, dataclass

from django.conf import settings
from pydantic import SecretStr

MASK = "********"


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting: its variable, the value in force, what it is for, whether it is secret."""

    variable: str
    value: str
    purpose: str
    secret: bool

    def as_dict(self) -> dict[str, object]:
        """Return the setting as plain values."""
        return asdict(self)


def settings_in_force() -> list[Setting]:
    """Return every setting in the order of the code; secrets are masked."""
    environment = settings.ENVIRONMENT
    rows = []
    for name, field in type(environment).model_fields.items():
        value = getattr(environment, name)
        secret = isinstance(value, SecretStr)
        shown = (MASK if value.get_secret_value() else "") if secret else str(value)
        rows.append(Setting(f"TAPEM_{name.upper()}", shown, field.description or "", secret))
    return rows
