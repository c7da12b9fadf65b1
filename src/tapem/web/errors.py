"""Answers to what goes wrong: each says what happened and how to go on."""

from django.http import HttpRequest, HttpResponse, HttpResponseServerError
from django.shortcuts import render
from django.template import loader
from django.utils.translation import gettext as _

from tapem.audit.actions import request_key
from tapem.kernel.errors import DomainError, NotAllowed, Stale


def refused(request: HttpRequest, error: DomainError) -> HttpResponse:
    """Answer a refusal: 403 with who can, 409 with both values, 422 otherwise."""
    if isinstance(error, NotAllowed):
        context = {"reason": error.message, "who_can": error.who_can}
        return render(request, "errors/403.html", context, status=403)
    if isinstance(error, Stale):
        context = {"reason": error.message, "theirs": error.theirs, "mine": error.mine}
        return render(request, "errors/409.html", context, status=409)
    return render(request, "errors/422.html", {"reason": error.message}, status=422)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer a request that cannot be read."""
    reason = _("Permintaan ini tidak dapat dibaca. Kembali dan coba lagi.")
    return render(request, "errors/422.html", {"reason": reason}, status=400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer what is not permitted."""
    return render(request, "errors/403.html", {"reason": str(exception or "")}, status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer what does not exist, or not for this person."""
    return render(request, "errors/404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer a fault of ours; rendered without the shell, which may be what failed."""
    page = loader.render_to_string("errors/500.html", {"request_id": request_key.get()})
    return HttpResponseServerError(page)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer an expired or foreign form; the browser keeps what was typed."""
    return render(request, "errors/csrf.html", {"reason": reason}, status=403)
