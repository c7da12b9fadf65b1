"""Form fields that read dates and hours as offices write them."""

import re
from datetime import date, datetime, time
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tapem.kernel.clock import JAKARTA
from tapem.kernel.dates import parse_date

_HOUR = re.compile(r"(\d{1,2})[.:](\d{2})(?:\s*wib)?", re.IGNORECASE)


class OfficialDateField(forms.Field):
    """A day, read as people write it: 29-11-2022, 29/11/2022, 29 November 2022."""

    # A text field, since a browser's own calendar prints months and days in its language's order.
    widget = forms.DateInput(attrs={"placeholder": "29-11-2022"}, format="%d-%m-%Y")
    default_error_messages = {"required": _("Isi tanggal.")}

    def to_python(self, value: Any) -> date | None:
        """Read the day; the error says what was wrong."""
        if value in self.empty_values:
            return None
        if isinstance(value, date):
            return value
        try:
            return parse_date(str(value)[:40])
        except ValueError as problem:
            raise forms.ValidationError(str(problem)) from problem


class HourField(forms.Field):
    """An hour of the day: 09.00 or 9:00."""

    widget = forms.TextInput(attrs={"inputmode": "decimal", "placeholder": "09.00"})

    def to_python(self, value: Any) -> time | None:
        """Read the hour; the error shows how to write it."""
        if value in self.empty_values:
            return None
        match = _HOUR.fullmatch(str(value).strip())
        if match is None or int(match[1]) > 23 or int(match[2]) > 59:  # noqa: PLR2004 (hours and minutes)
            raise forms.ValidationError(_("Tulis jam seperti 09.00."))
        return time(int(match[1]), int(match[2]))


def at_hour(day: date | None, hour: time | None) -> datetime | None:
    """Return the instant of an hour on a day in the office's zone."""
    return datetime.combine(day, hour, JAKARTA) if day and hour else None


def hour_of(at: datetime | None) -> str:
    """Return the hour of an instant as the field shows it."""
    return f"{at.astimezone(JAKARTA):%H.%M}" if at else ""
