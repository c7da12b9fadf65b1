"""The page that shows findings on unsaved text where no script runs; nothing typed is lost."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse

from tapem.web.submits import show

Named = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Typed:
    """The form as it was typed: (name, label, value) of its areas and lines, hidden values."""

    heading: str
    save_url: str
    back_url: str
    areas: tuple[Named, ...]
    lines: tuple[Named, ...] = ()
    hidden: tuple[tuple[str, str], ...] = ()


def typed_page(request: HttpRequest, typed: Typed, context: Mapping[str, object]) -> HttpResponse:
    """Show the typed text with its findings, in a form that saves it or checks it again."""
    return show(request, "proofread/typed.html", {**context, "typed": typed})
