"""One way for every form page of this area: show, send once, errors at their field."""

from collections.abc import Callable
from typing import TypeVar

from django.forms.forms import BaseForm
from django.http import HttpRequest, HttpResponse

from tapem.web.submits import answer, show

T = TypeVar("T")


def form_page(
    request: HttpRequest,
    make: Callable[..., BaseForm],
    act: Callable[[BaseForm], object],
    *,
    to: str,
    done: str,
    context: dict[str, object],
    template: str = "cooperation/form.html",
) -> HttpResponse:
    """Show a form or run its act; `make(data)` builds it, None for an empty one.

    After a stale edit the form carries the newer version (`context["fresh_version"]`), so that
    a second submit, after both values were shown, is kept.
    """
    sent = request.method == "POST"
    form = make(request.POST if sent else None)
    if sent and (response := answer(request, form, lambda: act(form), to=to, done=done)):
        return response
    fresh = context.get("fresh_version")
    if isinstance(fresh, int) and hasattr(form, "renewed_after_stale"):
        form.renewed_after_stale(fresh)
    return show(request, template, {**context, "form": form, "back": to}, form)
