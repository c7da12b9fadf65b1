"""One way for every form page of this area: show, send once, errors at their field."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.forms.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.datastructures import MultiValueDict

from tapem.accounts.actors import Actor
from tapem.cooperation.models import Agreement, Alliance
from tapem.web.cooperation.frame import agreement_crumbs, alliance_frame
from tapem.web.submits import answer, show

Make = Callable[..., BaseForm]
Act = Callable[[BaseForm], object]


@dataclass(frozen=True, slots=True)
class Words:
    """What a form page says: its heading, its button, what is said once it is done, a lead."""

    title: str
    submit: str
    done: str
    lead: str = ""


def files_of(request: HttpRequest) -> MultiValueDict[str, Any] | None:
    """Return the files that were sent; None for a form that is only shown."""
    return request.FILES if request.method == "POST" else None


def form_page(
    request: HttpRequest,
    make: Make,
    act: Act,
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


def alliance_form(
    request: HttpRequest,
    actor: Actor,
    alliance: Alliance,
    make: Make,
    act: Act,
    *,
    words: Words,
    to: str,
    version: int | None = None,
) -> HttpResponse:
    """Show a form about an alliance; it leads back to the tab `to` ("naming")."""
    context = {
        **alliance_frame(actor, alliance),
        "title": words.title,
        "lead": words.lead,
        "submit": words.submit,
        "fresh_version": version,
    }
    address = reverse(f"cooperation:{to}", args=[alliance.pk])
    return form_page(request, make, act, to=address, done=words.done, context=context)


def agreement_form(
    request: HttpRequest,
    agreement: Agreement,
    make: Make,
    act: Act,
    *,
    words: Words,
    version: int | None = None,
    template: str = "cooperation/form.html",
    **extra: object,
) -> HttpResponse:
    """Show a form about an agreement; it leads back to the agreement's page.

    `version` is that of what the form changes, the agreement itself unless told otherwise.
    """
    context = {
        "agreement": agreement,
        "crumbs": agreement_crumbs(agreement),
        "title": words.title,
        "lead": words.lead or agreement.title or agreement.label,
        "submit": words.submit,
        "fresh_version": agreement.version if version is None else version,
        **extra,
    }
    to = reverse("cooperation:agreement", args=[agreement.pk])
    return form_page(request, make, act, to=to, done=words.done, context=context, template=template)
