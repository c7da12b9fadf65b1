"""How a form is sent: once, with errors at their field, nothing lost."""

from collections.abc import Callable, Mapping
from typing import TypeVar

from django.contrib import messages
from django.forms.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from tapem.kernel.errors import DomainError, Invalid, NotAllowed, Stale
from tapem.web.requests import is_repeated, remember_answer

T = TypeVar("T")
INVALID, CONFLICT = 422, 409


def attempt(form: BaseForm, act: Callable[[], T]) -> T | None:
    """Run an act; a refusal of the domain becomes an error at its field and None is returned.

    A missing permission is not the form's matter and goes on. A stale edit leaves both values on
    the form as `form.stale`, for the page to show side by side.
    """
    try:
        return act()
    except NotAllowed:
        raise
    except Invalid as problem:
        for field, message in problem.problems.items():
            form.add_error(field if field in form.fields else None, message)
    except Stale as problem:
        form.stale = problem  # type: ignore[attr-defined]  # read by the page and by `status_of`
        form.add_error(None, problem.message)
    except DomainError as problem:
        form.add_error(problem.field if problem.field in form.fields else None, problem.message)
    return None


def answer(
    request: HttpRequest,
    form: BaseForm,
    act: Callable[[], T],
    *,
    to: str | Callable[[T], str],
    done: str,
) -> HttpResponse | None:
    """Handle a sent form: redirect with the message `done`, or None to show it again.

    `to` is an address, or a function that makes one of what the act returned. A submit that is
    repeated leads where the first one led.
    """
    if address := is_repeated(request):
        return redirect(address)
    if not form.is_valid():
        return None
    outcome = attempt(form, act)
    if form.errors:
        return None
    messages.success(request, done)
    return remember_answer(request, to(outcome) if callable(to) else to)  # type: ignore[arg-type]  # the act ran


def show(
    request: HttpRequest, template: str, context: Mapping[str, object], *forms: BaseForm
) -> HttpResponse:
    """Show a page with its forms; 422 when one has errors, 409 when somebody saved first."""
    wrong = [form for form in forms if form.is_bound and form.errors]
    stale = next((form.stale for form in wrong if hasattr(form, "stale")), None)
    status = CONFLICT if stale else INVALID if wrong else 200
    extra = {"stale": stale, "has_errors": bool(wrong), "wrong_forms": wrong}
    return render(request, template, {**context, **extra}, status=status)
