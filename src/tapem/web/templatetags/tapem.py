"""Tags and filters of every screen: official figures and dates, states, icons, and the parts.

Figures and dates come from `tapem.kernel`, so that a screen and a paper cannot print them apart;
an English screen names days and months in English.
The parts are documented in docs/screens-parts.md; each renders a template of `templates/parts/`.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django import template
from django.contrib.messages import constants
from django.core.paginator import Page
from django.forms import BoundField, CheckboxInput, FileInput
from django.forms.forms import BaseForm
from django.template.context import Context
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from tapem.kernel import dates, ids, numbers, numerals
from tapem.kernel.clock import JAKARTA
from tapem.web import words

register = template.Library()

STATES = frozenset({"ok", "due", "late", "open", "none", "lock"})
AREA_ICONS = {
    "": "home",
    "spm": "chart",
    "rencana-aksi": "plan",
    "naskah": "paper",
    "kerja-sama": "link",
    "rapat": "meeting",
    "tindak-lanjut": "tasks",
    "cari": "search",
    "jejak": "trail",
}
HAIR = 0.25  # percent of the bar between two segments
NARROWEST = 6  # percent of the bar below which a figure does not fit in its segment
Figure = int | Decimal | Fraction


# Figures and dates


@register.filter
def official_date(day: date | None) -> str:
    """Print "29 November 2022"; nothing for a missing date."""
    return words.long_date(_local(day)) if day else ""


@register.filter
def day_date(day: date | None) -> str:
    """Print "Selasa, 29 November 2022"; nothing for a missing date."""
    return words.day_date(_local(day)) if day else ""


@register.filter
def moment(at: datetime | None) -> str:
    """Print "Selasa, 29 November 2022, 13.00 WIB"; nothing for a missing instant."""
    return words.day_date_time(at) if at else ""


@register.filter
def clock_time(at: datetime | None) -> str:
    """Print "13.00 WIB"; nothing for a missing instant."""
    return dates.clock_time(at) if at else ""


def _local(day: date) -> date:
    """Return the office's calendar day of an instant; a plain date as it is."""
    return day.astimezone(JAKARTA).date() if isinstance(day, datetime) else day


@register.filter
def number(value: Figure | None, places: int | None = None) -> str:
    """Print 1.234.567,89; an unknown number is "–"."""
    return "–" if value is None else numbers.format_number(value, places)


@register.filter
def percent(value: Fraction | Decimal | int | None, places: int = 2) -> str:
    """Print 85,98 %; an unknown one is "–"."""
    return numbers.format_percent(Fraction(value) if isinstance(value, int) else value, places)


@register.filter
def rupiah(amount: int | None) -> str:
    """Print Rp1.234.567,00; an unknown amount is "–"."""
    return "–" if amount is None else numbers.format_rupiah(amount)


@register.filter
def counted(amount: int | None) -> str:
    """Print 14 (empat belas), as formal prose asks; an unknown count is "–"."""
    return "–" if amount is None else numerals.counted(amount)


# Small marks


@register.simple_tag
def tag(state: str, word: object = "") -> SafeString:
    """Show a state by word, shape and colour; an unknown state looks like "none"."""
    shown = state if state in STATES else "none"
    return format_html('<span class="tag {}">{}</span>', shown, word)


@register.simple_tag
def icon(name: str) -> SafeString:
    """Show a symbol of icons.svg; it only accompanies a word and is silent for the ear."""
    sprite = static("tapem/icons.svg")
    return format_html(
        '<svg class="icon" aria-hidden="true" focusable="false"><use href="{}#{}"/></svg>',
        sprite,
        name,
    )


@register.simple_tag
def nav_icon(url: str) -> SafeString:
    """Show the symbol of an area of the navigation, known by the first word of its address."""
    return icon(AREA_ICONS.get(url.strip("/").split("/")[0], "paper"))


@register.simple_tag
def idempotency_key() -> SafeString:
    """Write the hidden field that lets an action run once, however often the form is sent."""
    return format_html('<input type="hidden" name="idempotency_key" value="{}">', ids.new_id())


@register.simple_tag(takes_context=True)
def active(context: Context, *names: str) -> SafeString:
    """Write aria-current for the link whose address names ("meetings:", "home") are open now."""
    match = getattr(context.get("request"), "resolver_match", None)
    current = match.view_name if match else ""
    here = any(
        current.startswith(name) if name.endswith(":") else current == name for name in names
    )
    return SafeString(' aria-current="page"' if here else "")


@register.filter
def at(items: Sequence[Any], index: int) -> Any:
    """Return the item at an index, or nothing beyond the end."""
    return items[index] if index < len(items) else ""


@register.filter
def has_success(messages: Iterable[Any]) -> bool:
    """Tell whether one of the messages reports that an act was done; leaves them unread."""
    queued = [
        *getattr(messages, "_loaded_messages", ()),
        *getattr(messages, "_queued_messages", ()),
    ]
    return any(message.level == constants.SUCCESS for message in queued)


@register.filter
def page_numbers(page: "Page[Any]") -> list[int | None]:
    """Return the page numbers to offer; None stands for a gap."""
    elided = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    return [number if isinstance(number, int) else None for number in elided]


# Parts that hold others


def _part(name: str, **values: object) -> SafeString:
    return render_to_string(f"parts/{name}.html", values)


@register.simple_block_tag
def page_head(content: str, title: str, lead: str = "") -> SafeString:
    """Open a page: the one h1, a line below it, and the actions of the page."""
    return _part("page_head", content=_filled(content), title=title, lead=lead)


@register.simple_block_tag
def card(content: str, title: str = "", **values: object) -> SafeString:
    """Frame one matter; `parts/card.html` names the values."""
    defaults: dict[str, object] = {"level": 2}
    return _part("card", **(defaults | values), content=content, title=title)


@register.simple_block_tag
def notice(content: str, kind: str = "open", title: str = "", live: bool = False) -> SafeString:
    """Tell a fact that needs attention, with its consequence."""
    return _part("notice", content=_filled(content), kind=kind, title=title, live=live)


@register.simple_block_tag
def scroll(content: str, label: str, tall: bool = False) -> SafeString:
    """Let a wide table scroll inside the page, reachable by keyboard."""
    return _part("scroll", content=content, label=label, tall=tall)


@register.simple_block_tag
def dialog(content: str, title: str, **values: object) -> SafeString:
    """Offer a short form in a dialog; without a script its opener leads to the page `url`."""
    return _part("dialog", content=content, title=title, **values)


@register.simple_block_tag
def empty(content: str, title: str) -> SafeString:
    """Say that nothing is here yet and what to do next."""
    return _part("empty", content=content, title=title)


@register.simple_block_tag
def paper(content: str, note: str = "") -> SafeString:
    """Show a text in the typeface of papers."""
    return _part("paper", content=content, note=note)


def _filled(content: str) -> str:
    """Return the content, or nothing when it is only blanks."""
    return content if content.strip() else ""


# Forms


@register.simple_tag
def field(
    bound: BoundField, *, hint: str = "", optional: bool = True, **values: object
) -> SafeString:
    """Show one field of a form; `parts/field.html` names the values."""
    shown = {"bound": bound, "kind": _kind(bound), "hint": hint or bound.help_text}
    return _part("field", **shown, optional=optional, **values)


def _kind(bound: BoundField) -> str:
    """Return which of the four shapes a field takes."""
    widget = bound.field.widget
    if isinstance(widget, CheckboxInput):
        return "checkbox"
    if isinstance(widget, FileInput):
        return "file"
    return "choices" if widget.use_fieldset else "input"


@register.simple_tag
def error_summary(*forms: object) -> SafeString:
    """List the errors of the forms, each linked to its field, in the words of the field.

    What is no form (a page without one) adds nothing.
    """
    errors = [error for form in forms if isinstance(form, BaseForm) for error in _errors(form)]
    return _part("error_summary", errors=errors, focus=True)


def _errors(form: BaseForm) -> list[dict[str, Any]]:
    """Return the errors of a form in the order of its fields, general ones first."""
    general: list[dict[str, Any]] = [
        {"target": "", "label": "", "message": message} for message in form.non_field_errors()
    ]
    return general + [
        {"target": _target(bound), "label": bound.label, "message": message}
        for bound in form
        for message in bound.errors
    ]


def _target(bound: BoundField) -> str:
    """Return the id that a link to the field must name."""
    return bound.auto_id if _kind(bound) == "choices" else bound.id_for_label or bound.auto_id


# Figures as pictures


@register.simple_tag
def bar(
    label: str,
    value: Figure | float | None,
    *,
    state: str = "",
    text: str = "",
    of: int = 100,
    bare: bool = False,
) -> SafeString:
    """Show a rate with its bar; None is unknown, and shown as unknown."""
    if not text:
        text = (
            gettext("belum diketahui")
            if value is None
            else numbers.format_percent(Fraction(value), 0)
        )
    amount = "0" if value is None else f"{float(value):.2f}"
    values = {"label": label, "state": state, "text": text, "of": of, "amount": amount}
    return _part("bar", **values, bare=bare, label_id=f"bar-{ids.new_id()}")


@register.simple_tag
def split_bar(parts: Iterable[Mapping[str, Any]]) -> SafeString:
    """Show one whole in its parts, with the list of them below."""
    return _part("split_bar", segments=_segments([part for part in parts if part["count"]]))


def _segments(parts: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Return the parts with their place in percent of the whole; a hair of space between them."""
    whole = sum(part["count"] for part in parts)
    placed: list[dict[str, Any]] = []
    before = 0
    for part in parts:
        start, width = 100 * before / whole, 100 * part["count"] / whole
        placed.append(
            {
                **part,
                "x": f"{start:.2f}",
                "width": f"{max(width - (HAIR if before + part['count'] < whole else 0), HAIR):.2f}",
                "middle": f"{start + width / 2:.2f}",
                "wide": width >= NARROWEST,
            }
        )
        before += part["count"]
    return placed
